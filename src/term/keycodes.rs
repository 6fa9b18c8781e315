//! Which key a terminal means by a number, a letter and its number for what is held down.

use crate::app::{Code, Key};

/// A key with xterm's number for its modifiers.
pub fn held(code: Code, modifiers: u16) -> Key {
    let held = modifiers.saturating_sub(1);
    Key {
        code,
        shift: held & 1 != 0,
        alt: held & (2 | 32) != 0,
        ctrl: held & 4 != 0,
    }
    .normal()
}

/// A key with Alt.
pub fn with_alt(key: Key) -> Key {
    Key { alt: true, ..key }.normal()
}

/// The key of a byte below 0x80, as it is typed.
pub fn ascii(byte: u8) -> Key {
    let control = |byte: u8| Key {
        ctrl: true,
        ..Key::char(char::from(byte))
    };
    match byte {
        b'\r' | b'\n' => Key::plain(Code::Enter),
        b'\t' => Key::plain(Code::Tab),
        0x08 | 0x7f => Key::plain(Code::Backspace),
        0x1b => Key::plain(Code::Esc),
        0 => control(b' '),
        0x01..0x1b => control(byte - 1 + b'a'),
        0x1c..0x20 => control(byte + 0x40),
        0x20.. => Key::char(char::from(byte)),
    }
}

/// The key of a character that a terminal sent as a number.
pub fn typed(c: char) -> Option<Code> {
    Some(match c {
        '\r' | '\n' | '\u{e036}' => Code::Enter,
        '\t' => Code::Tab,
        '\u{8}' | '\u{7f}' => Code::Backspace,
        '\u{1b}' => Code::Esc,
        c if c.is_control() || ('\u{e000}'..='\u{f8ff}').contains(&c) => return None,
        c => Code::Char(c),
    })
}

/// The keys that end in a letter: `CSI A`, `SS3 A`.
pub fn single(last: u8) -> Option<Code> {
    Some(match last {
        b'A' => Code::Up,
        b'B' => Code::Down,
        b'C' => Code::Right,
        b'D' => Code::Left,
        b'F' => Code::End,
        b'H' => Code::Home,
        b'M' => Code::Enter,
        b'P'..=b'S' => Code::F(last - b'P' + 1),
        // The keypad in application mode: `*` to `9`.
        b'j'..=b'y' => Code::Char(char::from(last - 0x40)),
        _ => return None,
    })
}

/// The keys that end in `~`.
pub fn numbered(number: u16) -> Option<Code> {
    let f = |first: u16, from: u16| Some(Code::F((from + number - first) as u8));
    match number {
        1 | 7 => Some(Code::Home),
        2 => Some(Code::Insert),
        3 => Some(Code::Delete),
        4 | 8 => Some(Code::End),
        5 => Some(Code::PageUp),
        6 => Some(Code::PageDown),
        11..=15 => f(11, 1),
        17..=21 => f(17, 6),
        23 | 24 => f(23, 11),
        _ => None,
    }
}
