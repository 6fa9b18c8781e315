//! Which keys do what: TOML → one trie for each place where keys are pressed.
//!
//! No sequence is the beginning of another, so a key never has to wait for a clock. A key that two actions claim, in
//! one place, is an error that names both.

use std::collections::BTreeMap;

use super::bindings::{Binding, Written, read};
use super::key::spelled;
use super::source::{self, SourceError};
use super::{Action, Context, Key};

/// The keys that come with the program.
pub const BUILTIN: &str = include_str!("../../assets/keys.toml");

/// What the keys typed so far lead to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To no action.
    Nothing,
    /// To an action, when more keys follow.
    More,
    /// To this action.
    Does(Action),
}

#[derive(Clone, Debug, Default)]
struct Trie {
    action: Option<Action>,
    next: BTreeMap<Key, Trie>,
}

/// All keys of all places.
#[derive(Clone, Debug, Default)]
pub struct Keymap {
    bindings: Vec<Binding>,
    tries: BTreeMap<Context, Trie>,
}

impl Keymap {
    /// The keys that come with the program.
    pub fn builtin() -> Self {
        // A test holds that the built-in file is sound.
        Self::overridden("").unwrap_or_default()
    }

    /// The built-in keys with those of the table `[keys]` in `config` (a whole `config.toml`) put over them.
    pub fn overridden(config: &str) -> Result<Self, SourceError> {
        let builtin = source::parse(BUILTIN).and_then(|table| read(BUILTIN, &table))?;
        let own = if config.is_empty() {
            Vec::new()
        } else {
            match source::parse(config)?.get("keys") {
                Some(keys) => read(config, source::table(config, keys, "`keys`")?)?,
                None => Vec::new(),
            }
        };
        let replaced = |it: &Written| {
            own.iter()
                .any(|new| new.context == it.context && new.action == it.action)
        };
        let mut keymap = Self::default();
        for written in builtin.iter().filter(|it| !replaced(it)) {
            keymap.add(BUILTIN, written)?;
        }
        for written in &own {
            keymap.add(config, written)?;
        }
        Ok(keymap)
    }

    /// What `keys` lead to, typed in `context`.
    pub fn lookup(&self, context: Context, keys: &[Key]) -> Step {
        let step = |context: &Context| {
            let mut node = self.tries.get(context)?;
            for key in keys {
                node = node.next.get(key)?;
            }
            Some(node.action.map_or(Step::More, Step::Does))
        };
        context
            .chain()
            .iter()
            .find_map(step)
            .unwrap_or(Step::Nothing)
    }

    /// Every binding, in the order of the tables.
    pub fn bindings(&self) -> &[Binding] {
        &self.bindings
    }

    /// The keys of an action as they are shown ("j", "↓", "g g"), those of `context` and the places it falls back to.
    pub fn shown(&self, context: Context, action: Action) -> Vec<String> {
        let mut shown = Vec::new();
        for place in context.chain() {
            for binding in self
                .bindings
                .iter()
                .filter(|it| it.context == *place && it.action == action)
            {
                let keys = spelled(&binding.keys);
                if !shown.contains(&keys) {
                    shown.push(keys);
                }
            }
        }
        shown
    }

    /// Every key of an action as help shows it: those of the text, or of the first other place that has some.
    pub fn told(&self, action: Action) -> Vec<String> {
        let places = [
            Context::Reader,
            Context::Index,
            Context::List,
            Context::Prompt,
        ];
        let keys = places.map(|place| self.shown(place, action));
        keys.into_iter()
            .find(|keys| !keys.is_empty())
            .unwrap_or_default()
    }

    fn add(&mut self, source: &str, written: &Written) -> Result<(), SourceError> {
        let Written {
            context, action, ..
        } = *written;
        let Some(keys) = &written.keys else {
            return Ok(());
        };
        let mut node = self.tries.entry(context).or_default();
        for key in keys {
            if let Some(other) = node.action {
                return Err(conflict(source, written, keys, other));
            }
            node = node.next.entry(*key).or_default();
        }
        if let Some(other) = first_action(node) {
            return Err(conflict(source, written, keys, other));
        }
        node.action = Some(action);
        self.bindings.push(Binding {
            context,
            keys: keys.clone(),
            action,
        });
        Ok(())
    }
}

fn first_action(node: &Trie) -> Option<Action> {
    node.action
        .or_else(|| node.next.values().find_map(first_action))
}

fn conflict(source: &str, written: &Written, keys: &[Key], other: Action) -> SourceError {
    let message = format!(
        "the key `{}` is wanted by both `{}` and `{}` in [{}]; give one of them another key, or [] for none",
        spelled(keys),
        other.row().name,
        written.action.row().name,
        written.context.name(),
    );
    SourceError::at(source, &written.span, message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::key::script;

    #[test]
    fn the_built_in_keys_are_sound() {
        Keymap::overridden("").unwrap();
        let keymap = Keymap::builtin();
        let j = script("j").unwrap();
        assert_eq!(keymap.lookup(Context::Reader, &j), Step::Does(Action::Down));
        assert_eq!(
            keymap.lookup(Context::Index, &j),
            Step::Does(Action::Down),
            "falls back to the reader"
        );
        assert_eq!(
            keymap.lookup(Context::Prompt, &j),
            Step::Nothing,
            "is typed"
        );
        let stop = script("<c-c>").unwrap();
        for context in Context::ALL {
            assert_eq!(
                keymap.lookup(context, &stop),
                Step::Does(Action::QuitNow),
                "{}",
                context.name()
            );
        }
    }

    #[test]
    fn own_keys_replace_those_of_the_same_action_in_the_same_place() {
        let keymap =
            Keymap::overridden("[keys.reader]\ndown = [\"Ctrl-d\", \"x x\"]\nzen = []\n").unwrap();
        let look = |keys| keymap.lookup(Context::Reader, &script(keys).unwrap());
        assert_eq!(look("<c-d>"), Step::Does(Action::Down));
        assert_eq!(look("x"), Step::More);
        assert_eq!(look("xx"), Step::Does(Action::Down));
        assert_eq!(look("xy"), Step::Nothing);
        assert_eq!(look("j"), Step::Nothing);
        assert_eq!(look("z"), Step::Nothing);
        assert_eq!(
            keymap.shown(Context::Reader, Action::Down),
            ["Ctrl-d", "x x"]
        );
        assert_eq!(
            keymap.shown(Context::List, Action::Down),
            ["j", "↓"],
            "other places keep theirs"
        );
    }

    #[test]
    fn what_is_wrong_is_named_with_its_place() {
        for (config, line, column, words) in [
            (
                "[keys.reader]\nzen = \"j\"",
                2,
                7,
                "both `down` and `zen` in [reader]",
            ),
            (
                "[keys.reader]\nzen = [\"x\"]\nmouse = \"x y\"",
                0,
                0,
                "both",
            ),
            ("[keys.reader]\nfly = \"j\"", 2, 1, "no action `fly`"),
            ("[keys.cellar]\ndown = \"j\"", 1, 7, "`cellar` is no place"),
            (
                "[keys.reader]\ndown = \"Hyper-x\"",
                2,
                8,
                "`Hyper-x` is no key",
            ),
            ("[keys.reader]\ndown = 3", 2, 8, "expected a string"),
            ("[keys.reader]\ndown = \"\"", 2, 8, "no key"),
            ("keys = 3", 1, 8, "has to be a table"),
            ("[keys.reader\n", 1, 13, ""),
        ] {
            let error = Keymap::overridden(config).unwrap_err();
            assert!(error.message.contains(words), "{config}: {error}");
            if line > 0 {
                assert_eq!(
                    (error.line, error.column),
                    (line, column),
                    "{config}: {error}"
                );
            }
        }
    }
}
