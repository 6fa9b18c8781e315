//! Frames out: the cells that changed, as one write.
//!
//! Invariants: a frame is one write between the marks of a synchronised update, and none at all when nothing changed;
//! what has to be said before it goes out in the same write; every sequence that can be written stands in this file, in
//! `pen.rs`, `hyperlinks.rs`, `tty.rs` and `outside.rs`; a cell that holds anything a terminal could take for an order is
//! replaced here, whatever the floors below have missed.

use std::io;
use std::io::Write as _;

use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

use super::hyperlinks::Hyperlinks;
use super::pen::Pen;
use super::tty::Tty;
use crate::model::sanitise;
use crate::ui::Hyperlink;

const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";

/// The painter of one terminal: collects what changed and writes it in one piece.
pub struct Painter {
    tty: Tty,
    size: Size,
    /// What goes out before the next frame.
    before: Vec<u8>,
    /// Whether the terminal is taken over by that.
    takes_over: bool,
    frame: Vec<u8>,
    pen: Pen,
    /// Where the terminal's cursor stands, when that is known.
    at: Option<Position>,
    /// Whether the cursor is shown.
    cursor: bool,
    links: Hyperlinks,
}

impl Painter {
    /// Paints on `tty`, which is about to be entered: empty, the cursor hidden.
    pub fn new(tty: Tty) -> Self {
        Self {
            size: tty.size(),
            tty,
            before: Vec::new(),
            takes_over: false,
            frame: BEGIN.to_vec(),
            pen: Pen::PLAIN,
            at: None,
            cursor: false,
            links: Hyperlinks::default(),
        }
    }

    /// The size of the window.
    pub fn size(&self) -> Size {
        self.size
    }

    /// The window has this size now.
    pub fn resize(&mut self, size: Size) {
        self.size = size;
    }

    /// Takes the terminal over with the next frame, by the bytes of [`Tty::enter`].
    pub fn take_over(&mut self, bytes: &[u8]) {
        self.before.splice(..0, bytes.iter().copied());
        self.takes_over = true;
    }

    /// Says `bytes` before the next frame.
    pub fn say(&mut self, bytes: &[u8]) {
        self.before.extend_from_slice(bytes);
    }

    /// Forgets what the terminal was told, since another program has used it meanwhile.
    pub fn forget(&mut self) {
        self.frame.truncate(BEGIN.len());
        self.pen = Pen::PLAIN;
        self.at = None;
        self.cursor = false;
        self.frame.extend_from_slice(b"\x1b[0m\x1b[?25l");
    }

    /// Paints cells, each where it stands.
    pub fn paint<'a>(&mut self, cells: impl Iterator<Item = (u16, u16, &'a Cell)>) {
        for (x, y, cell) in cells {
            self.show(false);
            self.move_to(Position { x, y });
            self.links.enter(x, y, &mut self.frame);
            self.pen.change(Pen::of(cell), &mut self.frame);
            let symbol = cell.symbol();
            let symbol = if harmless(symbol) { symbol } else { "?" };
            self.frame.extend_from_slice(symbol.as_bytes());
            // Where the cursor stands after a character that is not ASCII is the terminal's opinion; in the last column
            // it waits before the margin. Neither is relied on.
            self.at =
                (symbol.len() == 1 && x + 1 < self.size.width).then_some(Position { x: x + 1, y });
        }
        self.links.leave(&mut self.frame);
    }

    /// What leads outside in the frames from here on, by row and column; what did so before.
    pub fn set_links(&mut self, links: Vec<Hyperlink>) -> Vec<Hyperlink> {
        self.links.replace(links)
    }

    /// What leads outside in the last frame.
    pub fn links(&self) -> &[Hyperlink] {
        self.links.all()
    }

    /// Shows the cursor there, or hides it.
    pub fn cursor(&mut self, at: Option<Position>) {
        self.show(at.is_some());
        if let Some(at) = at {
            self.move_to(at);
        }
    }

    /// Empties the whole screen.
    pub fn clear(&mut self) {
        self.pen.change(Pen::PLAIN, &mut self.frame);
        self.frame.extend_from_slice(b"\x1b[2J");
    }

    /// Writes the frame, if there is anything to write.
    pub fn flush(&mut self) -> io::Result<()> {
        if self.frame.len() > BEGIN.len() {
            self.before.extend_from_slice(&self.frame);
            self.before.extend_from_slice(END);
            self.frame.truncate(BEGIN.len());
        }
        let bytes = std::mem::take(&mut self.before);
        if std::mem::take(&mut self.takes_over) {
            self.tty.tell(&bytes)
        } else if bytes.is_empty() {
            Ok(())
        } else {
            self.tty.write(&bytes)
        }
    }

    fn move_to(&mut self, to: Position) {
        if self.at != Some(to) {
            let (row, column) = (u32::from(to.y) + 1, u32::from(to.x) + 1);
            // Writing to a vector cannot fail.
            let _ = write!(self.frame, "\x1b[{row};{column}H");
            self.at = Some(to);
        }
    }

    fn show(&mut self, cursor: bool) {
        if self.cursor != cursor {
            let bytes: &[u8] = if cursor { b"\x1b[?25h" } else { b"\x1b[?25l" };
            self.frame.extend_from_slice(bytes);
            self.cursor = cursor;
        }
    }
}

/// Whether a terminal shows this as it is. Nearly every cell is one printable byte.
fn harmless(symbol: &str) -> bool {
    match symbol.as_bytes() {
        [byte] => (b' '..0x7f).contains(byte),
        _ => sanitise(symbol, false).as_str() == symbol,
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Seek, SeekFrom};

    use proptest::prelude::*;
    use ratatui::buffer::Buffer;
    use ratatui::style::{Color, Modifier, Style};

    use super::super::screen::Screen;
    use super::*;

    /// A terminal of 20×4.
    struct Terminal {
        file: std::fs::File,
        screen: Screen,
    }

    impl Terminal {
        fn new() -> Self {
            let file = tempfile::tempfile().unwrap();
            let mut painter = Painter::new(Tty::of_file(&file).unwrap());
            painter.resize(Size::new(20, 4));
            let screen = Screen::new(painter);
            Self { file, screen }
        }

        /// What it gets when `paint` draws on it.
        fn shows(&mut self, links: Vec<Hyperlink>, paint: impl Fn(&mut Buffer)) -> String {
            let start = self.file.seek(SeekFrom::End(0)).unwrap();
            self.screen.link(links);
            let draw = |buffer: &mut Buffer| {
                paint(buffer);
                None
            };
            self.screen.show(draw).unwrap();
            let mut text = String::new();
            self.file.seek(SeekFrom::Start(start)).unwrap();
            self.file.read_to_string(&mut text).unwrap();
            text
        }
    }

    #[test]
    fn a_frame_is_one_synchronised_update_and_nothing_when_nothing_changed() {
        let bold = Style::new().fg(Color::Red).add_modifier(Modifier::BOLD);
        let hello = |buffer: &mut Buffer| {
            buffer.set_string(1, 1, "ab", bold);
            buffer.set_string(3, 1, "c日", Style::new());
        };
        let mut terminal = Terminal::new();
        assert_eq!(
            [(); 2].map(|()| terminal.shows(Vec::new(), hello)),
            ["\x1b[?2026h\x1b[2;2H\x1b[1;31mab\x1b[0mc日\x1b[?2026l", ""]
        );
    }

    #[test]
    fn links_are_opened_and_closed_around_their_words_and_repainted_when_they_lead_elsewhere() {
        let link = |address: &str| Hyperlink {
            y: 1,
            x: 2,
            width: 2,
            address: address.into(),
            id: 7,
        };
        let words = |buffer: &mut Buffer| buffer.set_string(1, 1, "abcd", Style::new());
        let mut terminal = Terminal::new();
        let frames = [
            vec![link("https://a.example")],
            vec![link("https://a.example")],
            vec![link("https://b.example")],
            vec![],
        ]
        .map(|links| terminal.shows(links, words));
        let frame = |it: &str| format!("\x1b[?2026h{it}\x1b[?2026l");
        let to = |host: &str| format!("\x1b]8;id=7;https://{host}.example\x1b\\bc\x1b]8;;\x1b\\");
        assert_eq!(
            frames,
            [
                frame(&format!("\x1b[2;2Ha{}d", to("a"))),
                String::new(),
                frame(&format!("\x1b[2;3H{}", to("b"))),
                frame("\x1b[2;3Hbc"),
            ]
        );
    }

    /// Whether `text` is nothing but moves, pens, clearing, the cursor and the marks of a frame, and harmless words.
    fn is_allowed(text: &str) -> bool {
        let mut parts = text.split("\x1b[");
        let is_plain = |text: &str| sanitise(text, false).as_str() == text;
        parts.next().is_some_and(is_plain)
            && parts.all(|part| {
                let length = part.find(|c: char| !c.is_ascii_digit() && c != ';' && c != '?');
                let Some((sequence, words)) = length.and_then(|at| part.split_at_checked(at + 1))
                else {
                    return false;
                };
                let known = match sequence.strip_prefix('?') {
                    Some(mode) => ["25h", "25l", "2026h", "2026l"].contains(&mode),
                    None => sequence.ends_with(['H', 'm']) || sequence == "2J",
                };
                known && is_plain(words)
            })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn nothing_is_ever_written_but_what_is_allowed(
            cells in prop::collection::vec((0u16..20, 0u16..4, "(\\PC|[\\x00-\\x1f\\x7f-\\x9f]|\u{202e}|e\u{301}{1,40}){1,3}", 0u8..=255), 0..60)
        ) {
            let mut file = tempfile::tempfile().unwrap();
            let mut painter = Painter::new(Tty::of_file(&file).unwrap());
            painter.resize(Size::new(20, 4));
            let cells: Vec<(u16, u16, Cell)> = cells
                .into_iter()
                .map(|(x, y, symbol, colour)| {
                    let mut cell = Cell::default();
                    cell.set_symbol(&symbol).set_fg(Color::Indexed(colour));
                    cell.modifier = Modifier::from_bits_truncate(u16::from(colour));
                    (x, y, cell)
                })
                .collect();
            painter.paint(cells.iter().map(|(x, y, cell)| (*x, *y, cell)));
            painter.cursor(Some(Position { x: 1, y: 2 }));
            painter.flush().unwrap();
            painter.forget();
            painter.clear();
            painter.flush().unwrap();
            let mut bytes = Vec::new();
            file.seek(SeekFrom::Start(0)).unwrap();
            file.read_to_end(&mut bytes).unwrap();
            let text = String::from_utf8(bytes).unwrap();
            prop_assert!(is_allowed(&text), "{text:?}");
        }
    }

    #[test]
    fn the_list_of_what_is_allowed_is_no_open_door() {
        for evil in [
            "\x1b]2;x\x07",
            "\x1bc",
            "\x1b[6n",
            "\x1b[?1049l",
            "a\x07b",
            "\u{9b}2J",
        ] {
            assert!(!is_allowed(evil), "{evil:?}");
        }
    }
}
