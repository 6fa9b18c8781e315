//! A key as it is pressed, in words of our own: no terminal library is named here.
//!
//! Written as readers know keys: `j`, `Space`, `PgDn`, `Ctrl-o`, `Alt-Right`, `Shift-Tab`, `F1`. A shifted letter is
//! its capital; `Shift` is kept only for keys that have no capital.

use std::fmt;
use std::str::FromStr;

/// What was pressed, without modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Code {
    /// A character, as it would be typed.
    Char(char),
    /// Return.
    Enter,
    /// Escape.
    Esc,
    /// Tabulator.
    Tab,
    /// The key that erases backwards.
    Backspace,
    /// The key that erases forwards.
    Delete,
    /// Insert.
    Insert,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// A function key.
    F(u8),
}

/// A key with its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// What was pressed.
    pub code: Code,
    /// With Control.
    pub ctrl: bool,
    /// With Alt (or Option, or Meta).
    pub alt: bool,
    /// With Shift, where the character does not say so itself.
    pub shift: bool,
}

/// Names of keys; the first name of a key is the one that is shown.
const NAMES: &[(&str, Code)] = &[
    ("Space", Code::Char(' ')),
    ("Enter", Code::Enter),
    ("cr", Code::Enter),
    ("Return", Code::Enter),
    ("Esc", Code::Esc),
    ("Escape", Code::Esc),
    ("Tab", Code::Tab),
    ("Backspace", Code::Backspace),
    ("bs", Code::Backspace),
    ("Del", Code::Delete),
    ("Delete", Code::Delete),
    ("Ins", Code::Insert),
    ("Insert", Code::Insert),
    ("↑", Code::Up),
    ("Up", Code::Up),
    ("↓", Code::Down),
    ("Down", Code::Down),
    ("←", Code::Left),
    ("Left", Code::Left),
    ("→", Code::Right),
    ("Right", Code::Right),
    ("Home", Code::Home),
    ("End", Code::End),
    ("PgUp", Code::PageUp),
    ("PageUp", Code::PageUp),
    ("PgDn", Code::PageDown),
    ("PageDown", Code::PageDown),
    ("lt", Code::Char('<')),
    ("gt", Code::Char('>')),
];

impl Key {
    /// A key without modifiers.
    pub fn plain(code: Code) -> Self {
        Self {
            code,
            ctrl: false,
            alt: false,
            shift: false,
        }
    }

    /// The key that types this character.
    pub fn char(c: char) -> Self {
        Self::plain(Code::Char(c))
    }

    /// One spelling for each key: a letter with Shift is its capital, a character carries no Shift of its own, and
    /// Control makes no difference between capitals and small letters.
    #[must_use]
    pub fn normal(mut self) -> Self {
        if let Code::Char(c) = self.code {
            let typed = if self.shift && !self.ctrl {
                c.to_uppercase().next().unwrap_or(c)
            } else if self.ctrl {
                c.to_lowercase().next().unwrap_or(c)
            } else {
                c
            };
            self.code = Code::Char(typed);
            self.shift = false;
        }
        self
    }

    /// The character it types, if it is one without Control or Alt.
    pub fn typed(self) -> Option<char> {
        match self.code {
            Code::Char(c) if !self.ctrl && !self.alt => Some(c),
            _ => None,
        }
    }
}

/// A name that is no key.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is no key; keys are written like j, Space, Enter, PgDn, Ctrl-o, Alt-Right, Shift-Tab, F1"
)]
pub struct NoSuchKey(pub String);

impl FromStr for Key {
    type Err = NoSuchKey;

    fn from_str(name: &str) -> Result<Self, NoSuchKey> {
        let mut key = Self::plain(Code::Esc);
        let mut rest = name;
        while let Some((prefix, after)) =
            rest.split_once('-').filter(|(_, after)| !after.is_empty())
        {
            match prefix.to_ascii_lowercase().as_str() {
                "ctrl" | "c" => key.ctrl = true,
                "alt" | "a" | "m" => key.alt = true,
                "shift" | "s" => key.shift = true,
                _ => break,
            }
            rest = after;
        }
        key.code = code(rest).ok_or_else(|| NoSuchKey(name.to_owned()))?;
        Ok(key.normal())
    }
}

fn code(name: &str) -> Option<Code> {
    let mut chars = name.chars();
    if let (Some(c), None) = (chars.next(), chars.next()) {
        let arrow = NAMES.iter().find(|(known, _)| *known == name);
        return Some(arrow.map_or(Code::Char(c), |(_, code)| *code));
    }
    if let Some(number) = name.strip_prefix(['F', 'f']).and_then(|it| it.parse().ok()) {
        return (1..=24).contains(&number).then_some(Code::F(number));
    }
    NAMES
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(name))
        .map(|(_, code)| *code)
}

/// Keys one after the other as they are shown: "g g".
pub(super) fn spelled(keys: &[Key]) -> String {
    let keys: Vec<String> = keys.iter().map(ToString::to_string).collect();
    keys.join(" ")
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in [
            (self.ctrl, "Ctrl-"),
            (self.alt, "Alt-"),
            (self.shift, "Shift-"),
        ] {
            if held {
                f.write_str(name)?;
            }
        }
        if let Some((name, _)) = NAMES
            .iter()
            .find(|(name, code)| *code == self.code && name.chars().count() != 2)
        {
            return f.write_str(name);
        }
        match self.code {
            Code::Char(c) => write!(f, "{c}"),
            Code::F(number) => write!(f, "F{number}"),
            other => write!(f, "{other:?}"),
        }
    }
}

/// The keys of a script as tests and scripts write it: `jj/anna<cr><c-o>`.
pub fn script(text: &str) -> Result<Vec<Key>, NoSuchKey> {
    let mut keys = Vec::new();
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        if c == '<' {
            let name: String = rest.by_ref().take_while(|c| *c != '>').collect();
            keys.push(name.parse()?);
        } else {
            keys.push(Key::char(c));
        }
    }
    Ok(keys)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_of_a_key_is_read_and_shown_in_one_way() {
        for (written, shown) in [
            ("j", "j"),
            ("G", "G"),
            ("Shift-g", "G"),
            ("ctrl-O", "Ctrl-o"),
            ("Alt-Right", "Alt-→"),
            ("Alt-→", "Alt-→"),
            ("s-tab", "Shift-Tab"),
            ("cr", "Enter"),
            ("pagedown", "PgDn"),
            ("space", "Space"),
            (" ", "Space"),
            ("-", "-"),
            ("Ctrl--", "Ctrl--"),
            ("f1", "F1"),
            ("lt", "<"),
        ] {
            let key: Key = written.parse().unwrap();
            assert_eq!(key.to_string(), shown, "{written}");
        }
        for wrong in ["", "jj", "Hyper-x", "F99", "Ctrl-"] {
            assert!(wrong.parse::<Key>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_script_mixes_letters_and_named_keys() {
        let keys = script("j<cr><c-o>é").unwrap();
        let shown: Vec<String> = keys.iter().map(ToString::to_string).collect();
        assert_eq!(shown, ["j", "Enter", "Ctrl-o", "é"]);
    }
}
