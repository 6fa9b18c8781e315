//! Which keys do what: TOML → one trie for each place where keys are pressed.
//!
//! No sequence is the beginning of another, so a key never has to wait for a clock. A key that two actions claim, in
//! one place, is an error that names both.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::de::DeTable;

use super::source::{self, SourceError};
use super::{Action, Key};

/// The keys that come with the program.
pub const BUILTIN: &str = include_str!("../../assets/keys.toml");

/// Where a key is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Context {
    /// In the text.
    Reader,
    /// In the index or the speakers beside the text.
    Index,
    /// In a list over the text.
    List,
    /// Where something is typed.
    Prompt,
    /// Anywhere.
    Everywhere,
}

impl Context {
    const ALL: [Self; 5] = [
        Self::Reader,
        Self::Index,
        Self::List,
        Self::Prompt,
        Self::Everywhere,
    ];

    /// Its table in `keys.toml`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Reader => "reader",
            Self::Index => "index",
            Self::List => "list",
            Self::Prompt => "prompt",
            Self::Everywhere => "everywhere",
        }
    }

    /// Whether digits are counts here; where they are not, what no key does is typed.
    pub(super) fn counts(self) -> bool {
        match self {
            Self::Reader | Self::Index | Self::List => true,
            Self::Prompt | Self::Everywhere => false,
        }
    }

    /// The tables that are asked, in this order.
    fn chain(self) -> &'static [Self] {
        match self {
            Self::Reader => &[Self::Reader, Self::Everywhere],
            Self::Index => &[Self::Index, Self::Reader, Self::Everywhere],
            Self::List => &[Self::List, Self::Everywhere],
            Self::Prompt => &[Self::Prompt, Self::Everywhere],
            Self::Everywhere => &[Self::Everywhere],
        }
    }
}

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

/// One sequence of keys and what it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    /// Where.
    pub context: Context,
    /// The keys, one after the other.
    pub keys: Vec<Key>,
    /// What they do.
    pub action: Action,
}

/// All keys of all places.
#[derive(Clone, Debug, Default)]
pub struct Keymap {
    bindings: Vec<Binding>,
    tries: BTreeMap<Context, Trie>,
}

/// A binding as a file has it, with its place there.
struct Written {
    binding: Option<Binding>,
    context: Context,
    action: Action,
    span: Range<usize>,
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
                let keys: Vec<String> = binding.keys.iter().map(ToString::to_string).collect();
                let keys = keys.join(" ");
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
        let Some(binding) = &written.binding else {
            return Ok(());
        };
        let mut node = self.tries.entry(binding.context).or_default();
        for key in &binding.keys {
            if let Some(other) = node.action {
                return Err(conflict(source, written, binding, other));
            }
            node = node.next.entry(*key).or_default();
        }
        if let Some(other) = first_action(node) {
            return Err(conflict(source, written, binding, other));
        }
        node.action = Some(binding.action);
        self.bindings.push(binding.clone());
        Ok(())
    }
}

fn first_action(node: &Trie) -> Option<Action> {
    node.action
        .or_else(|| node.next.values().find_map(first_action))
}

fn conflict(source: &str, written: &Written, binding: &Binding, other: Action) -> SourceError {
    let keys: Vec<String> = binding.keys.iter().map(ToString::to_string).collect();
    let message = format!(
        "the key `{}` is wanted by both `{}` and `{}` in [{}]; give one of them another key, or [] for none",
        keys.join(" "),
        other.row().name,
        binding.action.row().name,
        binding.context.name(),
    );
    SourceError::at(source, &written.span, message)
}

/// The bindings of the tables `[reader]`, `[index]` … in `tables`.
fn read(source: &str, tables: &DeTable<'_>) -> Result<Vec<Written>, SourceError> {
    let mut all = Vec::new();
    for (name, value) in tables {
        let context = Context::ALL
            .into_iter()
            .find(|it| it.name() == name.get_ref())
            .ok_or_else(|| {
                let known = Context::ALL.map(|it| format!("[{}]", it.name())).join(", ");
                SourceError::at(
                    source,
                    &name.span(),
                    format!(
                        "`{}` is no place for keys; there are {known}",
                        name.get_ref()
                    ),
                )
            })?;
        for (name, keys) in source::table(source, value, name.get_ref())? {
            let action = Action::named(name.get_ref()).ok_or_else(|| {
                let message = format!(
                    "there is no action `{}`; `dixit keys` lists them",
                    name.get_ref()
                );
                SourceError::at(source, &name.span(), message)
            })?;
            let list = source::strings(source, keys)?;
            if list.is_empty() {
                all.push(Written {
                    binding: None,
                    context,
                    action,
                    span: keys.span(),
                });
            }
            for (keys, span) in list {
                let binding = Binding {
                    context,
                    keys: sequence(source, keys, &span)?,
                    action,
                };
                all.push(Written {
                    binding: Some(binding),
                    context,
                    action,
                    span,
                });
            }
        }
    }
    Ok(all)
}

fn sequence(source: &str, keys: &str, span: &Range<usize>) -> Result<Vec<Key>, SourceError> {
    let keys: Result<Vec<Key>, _> = keys.split_whitespace().map(str::parse).collect();
    match keys {
        Ok(keys) if keys.is_empty() => Err(SourceError::at(
            source,
            span,
            "no key; write [] to take the keys away",
        )),
        Ok(keys) => Ok(keys),
        Err(wrong) => Err(SourceError::at(source, span, wrong.to_string())),
    }
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
