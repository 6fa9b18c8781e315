//! The first thing in the bytes of a terminal: a key, a mouse report, the start of a paste, or nothing to tell.
//!
//! Understands the legacy encodings of xterm, rxvt, the Linux console and `PuTTY`, `CSI u` and xterm's
//! `modifyOtherKeys`, SGR mouse reports and those of before.

use super::keycodes::{ascii, held, numbered, single, typed, with_alt};
use crate::app::{Code, Event, Key, Mouse, MouseKind};

/// What the bytes at hand begin with.
pub enum Told {
    /// An event.
    Event(Event),
    /// Something that is dropped.
    Nothing,
    /// The start of a paste.
    Paste,
}

/// How many bytes it took, and what it is.
pub type Found = (usize, Told);

fn event(taken: usize, event: Event) -> Found {
    (taken, Told::Event(event))
}

fn nothing(taken: usize) -> Found {
    (taken, Told::Nothing)
}

/// A key with xterm's number for its modifiers; nothing for one that is not known.
fn key(taken: usize, code: Option<Code>, modifiers: u16) -> Found {
    match code {
        Some(code) => event(taken, Event::Key(held(code, modifiers))),
        None => nothing(taken),
    }
}

/// The first thing in `bytes`; none for the start of something that is not all there.
pub fn first(bytes: &[u8]) -> Option<Found> {
    match bytes {
        [0x1b, rest @ ..] => {
            let (taken, told) = after_escape(rest)?;
            Some((taken + 1, told))
        }
        _ => character(bytes),
    }
}

/// What follows an escape.
fn after_escape(bytes: &[u8]) -> Option<Found> {
    match bytes {
        // An escape or nothing: perhaps the key of that name, perhaps the start of a sequence with Alt.
        [] | [0x1b | b'[' | b'O' | b']' | b'P' | b'_' | b'^'] => None,
        [0x1b, b'[' | b'O', ..] => first(bytes).map(alt),
        [0x1b, ..] => Some(event(0, Event::Key(Key::plain(Code::Esc)))),
        [b'[', b'[', rest @ ..] => Some(match rest.first()? {
            key @ b'A'..=b'E' => event(3, Event::Key(Key::plain(Code::F(key - b'A' + 1)))),
            _ => nothing(3),
        }),
        [b'[', b'M', rest @ ..] => {
            let [button, column, row] = rest
                .first_chunk::<3>()?
                .map(|it| u16::from(it.wrapping_sub(32)));
            let released = button & 3 == 3;
            let button = if released { button & !3 } else { button };
            Some(mouse(5, [button, column, row], released))
        }
        [b'[', rest @ ..] => control_sequence(rest),
        [b'O', letter, ..] => Some(key(2, single(*letter), 1)),
        [b']' | b'P' | b'_' | b'^', rest @ ..] => string(rest),
        _ => character(bytes).map(alt),
    }
}

fn alt(found: Found) -> Found {
    match found {
        (taken, Told::Event(Event::Key(key))) => event(taken, Event::Key(with_alt(key))),
        other => other,
    }
}

/// The answer to a question that another program asked: up to its terminator, dropped.
fn string(bytes: &[u8]) -> Option<Found> {
    let end = bytes.iter().position(|byte| matches!(byte, 0x07 | 0x1b))?;
    let taken = match bytes.get(end..)? {
        [0x07, ..] => end + 2,
        [0x1b, b'\\', ..] => end + 3,
        [0x1b, _, ..] => end + 1,
        _ => return None,
    };
    Some(nothing(taken))
}

/// One key as it is typed: a control character or a character in UTF-8.
fn character(bytes: &[u8]) -> Option<Found> {
    let byte = *bytes.first()?;
    if byte.is_ascii() {
        return Some(event(1, Event::Key(ascii(byte))));
    }
    let window = bytes.get(..bytes.len().min(4))?;
    let chunk = window.utf8_chunks().next()?;
    if let Some(c) = chunk.valid().chars().next() {
        return Some(event(c.len_utf8(), Event::Key(Key::char(c).normal())));
    }
    let incomplete = std::str::from_utf8(window).is_err_and(|it| it.error_len().is_none());
    (!incomplete).then(|| nothing(chunk.invalid().len()))
}

/// What follows `CSI`: parameters, then one final byte.
fn control_sequence(bytes: &[u8]) -> Option<Found> {
    let length = bytes.iter().position(|byte| !(0x20..0x40).contains(byte))?;
    let taken = length + 2;
    let parameters = bytes.get(..length)?;
    let Some(last @ 0x40..0x7f) = bytes.get(length).copied() else {
        return Some(nothing(taken - 1));
    };
    Some(match parameters {
        [b'<', report @ ..] if matches!(last, b'M' | b'm') => mouse(
            taken,
            numbers(report).map(|(number, _)| number),
            last == b'm',
        ),
        [b'<'..=b'?', ..] => nothing(taken),
        _ => pressed(taken, numbers(parameters), last),
    })
}

/// The key of a control sequence, by its parameters and its final byte.
fn pressed(taken: usize, parameters: [(u16, u16); 3], last: u8) -> Found {
    let [(number, _), (modifiers, kind), (third, _)] = parameters;
    // One and a byte of what is held down.
    let modifiers = modifiers.clamp(1, 256);
    let character = |number: u16| char::from_u32(number.into()).and_then(typed);
    // With the events of kitty's protocol, 3 is the release of a key.
    let code = match last {
        _ if kind == 3 => None,
        b'~' if number == 200 => return (taken, Told::Paste),
        b'~' if number == 27 => character(third),
        b'~' => numbered(number),
        b'u' => character(number),
        b'Z' => return key(taken, Some(Code::Tab), ((modifiers - 1) | 1) + 1),
        // `CSI 1;5R` is Ctrl-F3, `CSI 24;80R` the answer to a question of somebody else's.
        _ if number > 1 => None,
        _ => single(last),
    };
    key(taken, code, modifiers)
}

/// Up to three parameters, each with its first sub-parameter: `1;5:3` is `[(1, 0), (5, 3), (0, 0)]`.
fn numbers(parameters: &[u8]) -> [(u16, u16); 3] {
    let number = |bytes: Option<&[u8]>| {
        let digits = bytes.and_then(|bytes| std::str::from_utf8(bytes).ok());
        digits.and_then(|digits| digits.parse().ok()).unwrap_or(0)
    };
    let mut all = parameters.split(|byte| *byte == b';');
    std::array::from_fn(|_| {
        let mut parts = all.next().unwrap_or_default().split(|byte| *byte == b':');
        (number(parts.next()), number(parts.next()))
    })
}

/// A mouse report; `button` as xterm numbers them, `column` and `row` from 1.
fn mouse(taken: usize, [button, column, row]: [u16; 3], released: bool) -> Found {
    // 4, 8 and 16 are Shift, Alt and Control.
    let kind = match (button & !(4 | 8 | 16), released) {
        (0, false) => MouseKind::Press,
        (0, true) => MouseKind::Release,
        (32, _) => MouseKind::Drag,
        (64, _) => MouseKind::ScrollUp,
        (65, _) => MouseKind::ScrollDown,
        _ => return nothing(taken),
    };
    let report = Mouse {
        kind,
        column: column.saturating_sub(1),
        row: row.saturating_sub(1),
    };
    event(taken, Event::Mouse(report))
}
