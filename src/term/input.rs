//! Bytes from the terminal → events.
//!
//! Understands what terminals send without being asked for more: the legacy encodings of xterm, rxvt, the Linux console
//! and `PuTTY`, `CSI u` and xterm's `modifyOtherKeys`, SGR mouse reports, pastes in brackets. Whatever else arrives is
//! dropped without a trace on the screen. Our own reader instead of a library's, because the loop waits for keys,
//! workers and signals in one place and has to see a terminal that is gone.
//!
//! Invariants: no input makes it keep more than [`PASTE`] + [`SEQUENCE`] bytes; every byte is looked at once or twice.

use crate::app::{Code, Event, Key, Mouse, MouseKind};

/// How much of a paste is kept, in bytes; it can only go into a prompt of one line.
const PASTE: usize = 16 * 1024;
/// The longest sequence that is waited for, in bytes.
const SEQUENCE: usize = 256;
const PASTE_END: &[u8] = b"\x1b[201~";

/// Turns bytes into events, keeping what is not complete yet.
#[derive(Debug, Default)]
pub struct Decoder {
    waiting: Vec<u8>,
    /// What has been pasted so far, while a paste goes on.
    paste: Option<Vec<u8>>,
}

/// What the bytes at hand begin with.
enum Found {
    /// An event, and how many bytes it took.
    Event(usize, Event),
    /// Nothing to tell, and how many bytes that took.
    Nothing(usize),
    /// The start of a paste, and how many bytes that took.
    Paste(usize),
    /// The start of something that is not all there.
    Part,
}

impl Decoder {
    /// Takes what was read and hands out the events that are complete.
    pub fn feed(&mut self, bytes: &[u8], events: &mut Vec<Event>) {
        let mut held = std::mem::take(&mut self.waiting);
        held.extend_from_slice(bytes);
        let rest = self.decode(&held, events);
        held.drain(..held.len() - rest);
        self.waiting = held;
    }

    /// Whether bytes wait for more to come. If nothing does come, call [`Decoder::settle`].
    pub fn is_waiting(&self) -> bool {
        self.paste.is_none() && !self.waiting.is_empty()
    }

    /// Nothing more has come: an escape was the key of that name, and what followed it was pressed with Alt.
    pub fn settle(&mut self, events: &mut Vec<Event>) {
        if !self.is_waiting() {
            return;
        }
        match std::mem::take(&mut self.waiting).as_slice() {
            [0x1b] => events.push(pressed(Code::Esc)),
            [0x1b, 0x1b] => events.extend([pressed(Code::Esc), pressed(Code::Esc)]),
            [0x1b, byte @ 0x21..0x7f] => events.push(alt(Key::char(char::from(*byte)))),
            _ => {}
        }
    }

    /// Decodes from the front; returns how many bytes are left over at the end.
    fn decode(&mut self, bytes: &[u8], events: &mut Vec<Event>) -> usize {
        let mut rest = bytes;
        loop {
            if let Some(paste) = self.paste.take() {
                match self.pasted(paste, rest, events) {
                    Some(taken) => rest = rest.get(taken..).unwrap_or_default(),
                    None => return rest.len().min(PASTE_END.len() - 1),
                }
                continue;
            }
            let taken = match next(rest) {
                _ if rest.is_empty() => return 0,
                Found::Event(taken, event) => {
                    events.push(event);
                    taken
                }
                Found::Nothing(taken) => taken,
                Found::Paste(taken) => {
                    self.paste = Some(Vec::new());
                    taken
                }
                Found::Part if rest.len() > SEQUENCE => 1,
                Found::Part => return rest.len(),
            };
            rest = rest.get(taken..).unwrap_or_default();
        }
    }

    /// Takes more of a paste from the front of `rest`; the number of bytes taken when the paste ends in them.
    fn pasted(
        &mut self,
        mut paste: Vec<u8>,
        rest: &[u8],
        events: &mut Vec<Event>,
    ) -> Option<usize> {
        let end = memchr::memmem::find(rest, PASTE_END);
        // The last bytes may be the beginning of its end; they are kept by the caller until more comes.
        let sure = end.unwrap_or_else(|| rest.len().saturating_sub(PASTE_END.len() - 1));
        let room = PASTE.saturating_sub(paste.len());
        paste.extend(rest.iter().take(sure.min(room)));
        if end.is_some() {
            events.push(Event::Paste(String::from_utf8_lossy(&paste).into_owned()));
        } else {
            self.paste = Some(paste);
        }
        end.map(|end| end + PASTE_END.len())
    }
}

fn pressed(code: Code) -> Event {
    Event::Key(Key::plain(code))
}

fn alt(key: Key) -> Event {
    Event::Key(Key { alt: true, ..key }.normal())
}

/// The first thing in `bytes`.
fn next(bytes: &[u8]) -> Found {
    match bytes {
        [] => Found::Part,
        [0x1b, rest @ ..] => match after_escape(rest) {
            Found::Event(taken, event) => Found::Event(taken + 1, event),
            Found::Nothing(taken) => Found::Nothing(taken + 1),
            Found::Paste(taken) => Found::Paste(taken + 1),
            Found::Part => Found::Part,
        },
        _ => character(bytes),
    }
}

/// What follows an escape.
fn after_escape(bytes: &[u8]) -> Found {
    match bytes {
        // An escape or nothing: perhaps the key of that name, perhaps the start of a sequence with Alt.
        [] | [0x1b | b'[' | b'O' | b']' | b'P' | b'_' | b'^'] => Found::Part,
        [0x1b, b'[' | b'O', ..] => with_alt(next(bytes)),
        [0x1b, ..] => Found::Event(0, pressed(Code::Esc)),
        [b'[', b'[', rest @ ..] => match rest {
            [] => Found::Part,
            [key @ b'A'..=b'E', ..] => Found::Event(3, pressed(Code::F(key - b'A' + 1))),
            _ => Found::Nothing(3),
        },
        [b'[', b'M', rest @ ..] => match rest {
            [button, column, row, ..] => {
                let [button, column, row] = [*button, *column, *row].map(|it| it.wrapping_sub(32));
                let released = button & 3 == 3;
                let button = if released { button & !3 } else { button };
                mouse(5, button.into(), column.into(), row.into(), released)
            }
            _ => Found::Part,
        },
        [b'[', rest @ ..] => control_sequence(rest),
        [b'O', key, ..] => Found::key(2, single(*key), 1),
        [b']' | b'P' | b'_' | b'^', rest @ ..] => string(rest),
        _ => with_alt(character(bytes)),
    }
}

impl Found {
    /// A key with xterm's number for its modifiers; nothing for a key that is not known.
    fn key(taken: usize, code: Option<Code>, modifiers: u16) -> Self {
        let held = modifiers.saturating_sub(1);
        code.map_or(Self::Nothing(taken), |code| {
            let key = Key {
                code,
                shift: held & 1 != 0,
                alt: held & (2 | 32) != 0,
                ctrl: held & 4 != 0,
            };
            Self::Event(taken, Event::Key(key.normal()))
        })
    }
}

fn with_alt(found: Found) -> Found {
    match found {
        Found::Event(taken, Event::Key(key)) => Found::Event(taken, alt(key)),
        other => other,
    }
}

/// The answer to a question that another program asked: up to its terminator, dropped.
fn string(bytes: &[u8]) -> Found {
    let end = bytes.iter().position(|byte| matches!(byte, 0x07 | 0x1b));
    match end.map(|end| (end, bytes.get(end..))) {
        Some((end, Some([0x07, ..]))) => Found::Nothing(end + 2),
        Some((end, Some([0x1b, b'\\', ..]))) => Found::Nothing(end + 3),
        Some((end, Some([0x1b, _, ..]))) => Found::Nothing(end + 1),
        _ => Found::Part,
    }
}

/// One key as it is typed: a control character or a character in UTF-8.
fn character(bytes: &[u8]) -> Found {
    let control = |c: u8| Key {
        ctrl: true,
        ..Key::char(char::from(c))
    };
    let Some(&byte) = bytes.first() else {
        return Found::Part;
    };
    let key = match byte {
        b'\r' | b'\n' => Key::plain(Code::Enter),
        b'\t' => Key::plain(Code::Tab),
        0x08 | 0x7f => Key::plain(Code::Backspace),
        0x1b => Key::plain(Code::Esc),
        0 => control(b' '),
        0x01..0x1b => control(byte - 1 + b'a'),
        0x1c..0x20 => control(byte + 0x40),
        0x20..0x7f => Key::char(char::from(byte)),
        _ => return wide_character(bytes),
    };
    Found::Event(1, Event::Key(key))
}

fn wide_character(bytes: &[u8]) -> Found {
    let window = bytes.get(..bytes.len().min(4)).unwrap_or_default();
    let (valid, error) = match std::str::from_utf8(window) {
        Ok(text) => (text, None),
        Err(error) => {
            let valid = window.get(..error.valid_up_to()).unwrap_or_default();
            (
                std::str::from_utf8(valid).unwrap_or_default(),
                error.error_len(),
            )
        }
    };
    match (valid.chars().next(), error) {
        (Some(c), _) => Found::Event(c.len_utf8(), Event::Key(Key::char(c).normal())),
        (None, Some(length)) => Found::Nothing(length),
        (None, None) => Found::Part,
    }
}

/// What follows `CSI`: parameters, then one final byte.
fn control_sequence(bytes: &[u8]) -> Found {
    let Some(length) = bytes.iter().position(|byte| !(0x20..0x40).contains(byte)) else {
        return Found::Part;
    };
    let taken = length + 2;
    let parameters = bytes.get(..length).unwrap_or_default();
    let Some(last @ 0x40..0x7f) = bytes.get(length).copied() else {
        return Found::Nothing(taken - 1);
    };
    if let Some((b'<', report)) = parameters.split_first() {
        let [button, column, row] = numbers(report).map(|(number, _)| number);
        return match last {
            b'M' | b'm' => mouse(taken, button, column, row, last == b'm'),
            _ => Found::Nothing(taken),
        };
    }
    if parameters
        .first()
        .is_some_and(|byte| matches!(byte, b'=' | b'>' | b'?'))
    {
        return Found::Nothing(taken);
    }
    let [(first, _), (second, kind), (third, _)] = numbers(parameters);
    // One and a byte of what is held down.
    let modifiers = second.clamp(1, 256);
    // With the events of kitty's protocol, 3 is the release of a key.
    let code = match last {
        _ if kind == 3 => None,
        b'~' if first == 200 => return Found::Paste(taken),
        b'~' if first == 27 => char::from_u32(third.into()).and_then(typed),
        b'~' => numbered(first),
        b'u' => char::from_u32(first.into()).and_then(typed),
        b'Z' => return Found::key(taken, Some(Code::Tab), ((modifiers - 1) | 1) + 1),
        // `CSI 1;5R` is Ctrl-F3, `CSI 24;80R` the answer to a question of somebody else's.
        _ if first > 1 => None,
        _ => single(last),
    };
    Found::key(taken, code, modifiers)
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

/// The key of a character that a terminal sent as a number.
fn typed(c: char) -> Option<Code> {
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
fn single(last: u8) -> Option<Code> {
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
fn numbered(number: u16) -> Option<Code> {
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

/// A mouse report; `button` as xterm numbers them, `column` and `row` from 1.
fn mouse(taken: usize, button: u16, column: u16, row: u16, released: bool) -> Found {
    // 4, 8 and 16 are Shift, Alt and Control.
    let kind = match (button & !(4 | 8 | 16), released) {
        (0, false) => MouseKind::Press,
        (0, true) => MouseKind::Release,
        (32, _) => MouseKind::Drag,
        (64, _) => MouseKind::ScrollUp,
        (65, _) => MouseKind::ScrollDown,
        _ => return Found::Nothing(taken),
    };
    let report = Mouse {
        kind,
        column: column.saturating_sub(1),
        row: row.saturating_sub(1),
    };
    Found::Event(taken, Event::Mouse(report))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What comes of `bytes`, fed in pieces of `piece` bytes and then left alone, as words.
    fn told(bytes: &[u8], piece: usize) -> String {
        let (mut decoder, mut events) = (Decoder::default(), Vec::new());
        for part in bytes.chunks(piece) {
            decoder.feed(part, &mut events);
        }
        decoder.settle(&mut events);
        assert!(!decoder.is_waiting());
        let words = events.into_iter().map(|event| match event {
            Event::Key(key) => key.to_string(),
            Event::Mouse(mouse) => format!("{:?}@{},{}", mouse.kind, mouse.column, mouse.row),
            Event::Paste(text) => format!("paste {text:?}"),
            other => format!("{other:?}"),
        });
        words.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn keys_are_understood_whole_and_in_pieces() {
        for (bytes, expected) in [
            ("j", "j"),
            ("jjG", "j j G"),
            ("é日🙂", "é 日 🙂"),
            ("\r\n\t", "Enter Enter Tab"),
            ("\x7f\x08", "Backspace Backspace"),
            ("\x03\x0f\x1a\0", "Ctrl-c Ctrl-o Ctrl-z Ctrl-Space"),
            ("\x1c\x1f", "Ctrl-\\ Ctrl-_"),
            ("\x1b", "Esc"),
            ("\x1b\x1b", "Esc Esc"),
            ("\x1bx", "Alt-x"),
            ("\x1b[", "Alt-["),
            ("\x1bO", "Alt-O"),
            ("\x1b]", "Alt-]"),
            ("\x1b[A\x1b[B\x1b[C\x1b[D", "↑ ↓ → ←"),
            ("\x1bOA\x1bOH\x1bOF\x1bOP", "↑ Home End F1"),
            (
                "\x1b[H\x1b[F\x1b[1~\x1b[4~\x1b[7~\x1b[8~",
                "Home End Home End Home End",
            ),
            ("\x1b[5~\x1b[6~\x1b[2~\x1b[3~", "PgUp PgDn Ins Del"),
            (
                "\x1b[11~\x1b[15~\x1b[17~\x1b[21~\x1b[23~\x1b[24~",
                "F1 F5 F6 F10 F11 F12",
            ),
            ("\x1b[[A\x1b[[E", "F1 F5"),
            ("\x1b[1;3C\x1b[1;3D", "Alt-→ Alt-←"),
            ("\x1b\x1b[C\x1b\x1bOD", "Alt-→ Alt-←"),
            ("\x1b[1;5A\x1b[5;5~\x1b[1;2P", "Ctrl-↑ Ctrl-PgUp Shift-F1"),
            ("\x1b[Z\x1b[1;65535Z", "Shift-Tab Ctrl-Alt-Shift-Tab"),
            (
                "\x1b[27u\x1b[111;5u\x1b[9;2u\x1b[97;2u",
                "Esc Ctrl-o Shift-Tab A",
            ),
            ("\x1b[27;5;111~", "Ctrl-o"),
            ("\x1b[97;1:3u\x1b[97;1:1u", "a"),
            ("\x1bOM\x1bOj", "Enter *"),
        ] {
            assert_eq!(told(bytes.as_bytes(), bytes.len()), expected, "{bytes:?}");
            assert_eq!(
                told(bytes.as_bytes(), 1),
                expected,
                "{bytes:?} byte by byte"
            );
        }
    }

    #[test]
    fn the_mouse_is_understood() {
        for (bytes, expected) in [
            ("\x1b[<0;1;1M\x1b[<0;1;1m", "Press@0,0 Release@0,0"),
            ("\x1b[<32;120;40M", "Drag@119,39"),
            ("\x1b[<64;5;6M\x1b[<65;5;6M", "ScrollUp@4,5 ScrollDown@4,5"),
            ("\x1b[<16;2;3M", "Press@1,2"),
            ("\x1b[<2;2;3M\x1b[<35;2;3M\x1b[<66;2;3M", ""),
            ("\x1b[M !!\x1b[M#!!", "Press@0,0 Release@0,0"),
        ] {
            assert_eq!(told(bytes.as_bytes(), bytes.len()), expected, "{bytes:?}");
            assert_eq!(told(bytes.as_bytes(), 2), expected, "{bytes:?} in pieces");
        }
    }

    #[test]
    fn what_is_no_key_is_dropped_and_the_next_key_is_not() {
        for bytes in [
            "\x1b[?62;22cj",
            "\x1b[24;80Rj",
            "\x1b[Ij",
            "\x1b[99~j",
            "\x1b]11;rgb:0000/0000/0000\x1b\\j",
            "\x1b]11;rgb:0000/0000/0000\x07j",
            "\x1bP1+r436f\x1b\\j",
            "\x1b[57358uj",
            "\x1b[1;\x01j",
        ] {
            for piece in [1, 3, bytes.len()] {
                let told = told(bytes.as_bytes(), piece);
                let keys = told.trim_start_matches("Ctrl-a ");
                assert!(keys == "j", "{bytes:?}: {told}");
            }
        }
        assert_eq!(told(b"\xff\xc3j", 3), "j", "not UTF-8");
        let endless = [b"\x1b[".as_slice(), &vec![b'1'; 100_000]].concat();
        let (mut decoder, mut events) = (Decoder::default(), Vec::new());
        decoder.feed(&endless, &mut events);
        assert!(decoder.waiting.len() <= SEQUENCE);
    }

    #[test]
    fn a_paste_is_one_event_however_it_arrives_and_however_long_it_is() {
        let bytes = b"\x1b[200~two\rlines \x1b[A\x1b[201~q";
        for piece in 1..bytes.len() {
            assert_eq!(
                told(bytes, piece),
                "paste \"two\\rlines \\u{1b}[A\" q",
                "{piece}"
            );
        }
        let (mut decoder, mut events) = (Decoder::default(), Vec::new());
        decoder.feed(b"\x1b[200~", &mut events);
        for _ in 0..1000 {
            decoder.feed(&[b'x'; 1000], &mut events);
            assert!(decoder.waiting.len() < PASTE_END.len() && !decoder.is_waiting());
        }
        decoder.feed(b"\x1b[201~", &mut events);
        let [Event::Paste(text)] = events.as_slice() else {
            panic!("{events:?}");
        };
        assert_eq!(text.len(), PASTE);
    }
}
