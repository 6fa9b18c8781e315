//! Bytes from the terminal → events.
//!
//! Understands what terminals send without being asked for more; whatever else arrives is dropped without a trace on the
//! screen. Our own reader instead of a library's, because the loop waits for keys, workers and signals in one place and
//! has to see a terminal that is gone. `sequence` tells what bytes begin with; here they are kept until all are there.
//!
//! Invariants: no input makes it keep more than [`PASTE`] + [`SEQUENCE`] bytes; every byte is looked at once or twice.

use super::keycodes::with_alt;
use super::sequence::{Told, first};
use crate::app::{Code, Event, Key};

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
    paste: Option<Paste>,
}

/// As much as is kept of what is pasted.
#[derive(Debug, Default)]
struct Paste(Vec<u8>);

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
            [0x1b] => events.push(escape()),
            [0x1b, 0x1b] => events.extend([escape(), escape()]),
            [0x1b, byte @ 0x21..0x7f] => {
                events.push(Event::Key(with_alt(Key::char(char::from(*byte)))));
            }
            _ => {}
        }
    }

    /// Decodes from the front; returns how many bytes are left over at the end.
    fn decode(&mut self, bytes: &[u8], events: &mut Vec<Event>) -> usize {
        let mut rest = bytes;
        while !rest.is_empty() {
            let taken = if let Some(paste) = &mut self.paste {
                let Some(taken) = paste.take(rest) else {
                    return rest.len().min(PASTE_END.len() - 1);
                };
                events.push(paste.event());
                self.paste = None;
                taken
            } else {
                match first(rest) {
                    Some((taken, told)) => {
                        match told {
                            Told::Event(event) => events.push(event),
                            Told::Nothing => {}
                            Told::Paste => self.paste = Some(Paste::default()),
                        }
                        taken
                    }
                    None if rest.len() > SEQUENCE => 1,
                    None => return rest.len(),
                }
            };
            rest = rest.get(taken..).unwrap_or_default();
        }
        0
    }
}

impl Paste {
    /// Takes more of the paste from the front of `rest`; the number of bytes taken when the paste ends in them.
    fn take(&mut self, rest: &[u8]) -> Option<usize> {
        let end = memchr::memmem::find(rest, PASTE_END);
        // The last bytes may be the beginning of its end; they are kept by the caller until more comes.
        let sure = end.unwrap_or_else(|| rest.len().saturating_sub(PASTE_END.len() - 1));
        let room = PASTE.saturating_sub(self.0.len());
        self.0.extend(rest.iter().take(sure.min(room)));
        end.map(|end| end + PASTE_END.len())
    }

    fn event(&self) -> Event {
        Event::Paste(String::from_utf8_lossy(&self.0).into_owned())
    }
}

fn escape() -> Event {
    Event::Key(Key::plain(Code::Esc))
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
