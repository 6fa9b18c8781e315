//! Text → cells: the units that are measured, wrapped and painted.
//!
//! Wrapping and painting read a text through the same iterator, so that they cannot disagree about a width. A cell is
//! a grapheme cluster, or a whole run of white space where white space flows. Cells tile the text. What is painted
//! comes out of the sanitiser.

use std::borrow::Cow;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::model::sanitise;

/// How the white space of a text is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// A run of it, line ends included, is one space.
    Flow,
    /// Line ends end the row, spaces stay, tabs go to the next multiple of so many columns.
    Kept(u16),
    /// As in `Flow`, but a tab ends the cell of a table.
    Table,
}

/// What a cell is to the one who wraps or paints.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Something to paint, or to leave out when its width is 0.
    Ink,
    /// White space; it may stand past the edge at the end of a row, unpainted.
    Space,
    /// Soft hyphens: nothing, but a hyphen at the end of a row.
    SoftHyphen,
    /// The end of a line or of a table's cell.
    End,
}

/// One unit of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cell<'a> {
    /// Display-safe text to paint.
    pub text: Cow<'a, str>,
    /// Columns.
    pub width: u16,
    /// First byte of the text.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// What it is.
    pub kind: Kind,
}

/// As many spaces as a tab or a table's gap may need at once.
pub(super) const SPACES: &str = "                                                                ";

/// Reads a stretch of a text cell by cell.
pub(super) struct Cells<'a> {
    /// The text up to the end of the stretch.
    text: &'a str,
    at: usize,
    mode: Mode,
    /// Columns before the next cell in its row; only tabs ask.
    column: u32,
}

impl<'a> Cells<'a> {
    /// The cells of `range` in `text`; what stands before the range is only looked at.
    pub(super) fn new(text: &'a str, range: Range<usize>, mode: Mode) -> Self {
        Self {
            text: text.get(..range.end).unwrap_or_default(),
            at: range.start,
            mode,
            column: 0,
        }
    }

    /// Begins a new row at byte `at`.
    pub(super) fn restart(&mut self, at: usize) {
        (self.at, self.column) = (at, 0);
    }

    fn cell(&mut self, text: Cow<'a, str>, width: u16, len: usize, kind: Kind) -> Cell<'a> {
        let start = self.at;
        self.at += len;
        Cell {
            text,
            width,
            start,
            end: self.at,
            kind,
        }
    }

    fn end(&mut self, len: usize) -> Cell<'a> {
        self.cell(Cow::Borrowed(""), 0, len, Kind::End)
    }

    /// The cell of white space that starts with the byte `first`.
    fn white(&mut self, rest: &'a str, first: u8) -> Cell<'a> {
        let bytes = rest.as_bytes();
        match (self.mode, first) {
            (Mode::Kept(_), b'\r') if bytes.get(1) == Some(&b'\n') => self.end(2),
            (Mode::Table, b'\t') | (Mode::Kept(_), b'\n' | b'\r') => self.end(1),
            (Mode::Kept(stop), b'\t') => {
                let stop = stop.clamp(1, SPACES.len() as u16);
                let width = stop - (self.column % u32::from(stop)) as u16;
                let spaces = SPACES.get(..usize::from(width)).unwrap_or(SPACES);
                self.cell(Cow::Borrowed(spaces), width, 1, Kind::Space)
            }
            (Mode::Kept(_), b' ') => self.cell(Cow::Borrowed(" "), 1, 1, Kind::Space),
            (Mode::Kept(_), _) => self.ink(rest),
            (Mode::Flow | Mode::Table, _) => {
                let ends_cell = self.mode == Mode::Table;
                let len = bytes
                    .iter()
                    .take_while(|&&byte| is_white(byte) && !(ends_cell && byte == b'\t'))
                    .count();
                let (run, after) = rest.split_at(len);
                if run.contains(['\n', '\r']) && joins(self.before(), after) {
                    return self.cell(Cow::Borrowed(""), 0, len, Kind::Space);
                }
                self.cell(Cow::Borrowed(" "), 1, len, Kind::Space)
            }
        }
    }

    fn before(&self) -> &'a str {
        self.text.get(..self.at).unwrap_or_default()
    }

    /// The cell of the grapheme cluster at the start of `rest`.
    fn ink(&mut self, rest: &'a str) -> Cell<'a> {
        let cluster = rest.graphemes(true).next().unwrap_or(rest);
        match cluster {
            "\u{2028}" | "\u{2029}" => return self.end(cluster.len()),
            "\u{AD}" => {
                let run = rest.len() - rest.trim_start_matches('\u{AD}').len();
                return self.cell(Cow::Borrowed(""), 0, run, Kind::SoftHyphen);
            }
            _ => {}
        }
        let kind = if cluster.chars().all(hangs) {
            Kind::Space
        } else {
            Kind::Ink
        };
        let text = sanitise(cluster, false).into_cow();
        let width = text.width().min(usize::from(u16::MAX)) as u16;
        self.cell(text, width, cluster.len(), kind)
    }
}

impl<'a> Iterator for Cells<'a> {
    type Item = Cell<'a>;

    fn next(&mut self) -> Option<Cell<'a>> {
        let rest = self.text.get(self.at..)?;
        let bytes = rest.as_bytes();
        let first = *bytes.first()?;
        let cell = if first.is_ascii_graphic() && bytes.get(1).is_none_or(u8::is_ascii) {
            // Nothing can combine across two ASCII characters: no table has to be asked.
            let text = rest.get(..1).unwrap_or_default();
            self.cell(Cow::Borrowed(text), 1, 1, Kind::Ink)
        } else if is_white(first) {
            self.white(rest, first)
        } else {
            self.ink(rest)
        };
        self.column = match cell.kind {
            Kind::End => 0,
            Kind::Ink | Kind::Space | Kind::SoftHyphen => {
                self.column.saturating_add(u32::from(cell.width))
            }
        };
        Some(cell)
    }
}

/// White space that flows.
fn is_white(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t'..=b'\r')
}

/// Whether `c` is white space that vanishes at the end of a row.
pub(super) fn hangs(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{202F}' | '\u{2007}')
}

/// Whether a line end between `before` and `after` is nothing rather than a space: after a hyphen or a dash that
/// hangs on a word, and between two characters of a script that is written without spaces.
fn joins(before: &str, after: &str) -> bool {
    let mut back = before.chars().rev();
    let (Some(last), Some(next)) = (back.next(), after.chars().next()) else {
        return false;
    };
    let earlier = back.next();
    match last {
        '-' | '\u{2010}' if earlier.is_some_and(char::is_alphanumeric) => next.is_alphanumeric(),
        '-' if earlier == Some('-') => back.next().is_some_and(|c| !c.is_whitespace()),
        '\u{2014}' => earlier.is_some_and(|c| !c.is_whitespace()),
        _ => unspaced(last) && unspaced(next),
    }
}

/// Han, kana, their punctuation and full-width forms; Hangul is written with spaces.
fn unspaced(c: char) -> bool {
    matches!(c,
        '\u{2E80}'..='\u{312F}' | '\u{3190}'..='\u{A4CF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FF60}'
        | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn painted(text: &str, mode: Mode) -> String {
        Cells::new(text, 0..text.len(), mode)
            .map(|cell| cell.text)
            .collect()
    }

    #[test]
    fn white_space_flows_or_stays() {
        for (text, mode, shown) in [
            ("a  b\r\n   c", Mode::Flow, "a b c"),
            ("a\u{A0} b", Mode::Flow, "a\u{A0} b"),
            ("ab\tc", Mode::Kept(4), "ab  c"),
            ("a \n b", Mode::Kept(4), "a  b"),
            ("well-\nknown", Mode::Flow, "well-known"),
            ("two -\nthree", Mode::Flow, "two - three"),
            ("then—\nnothing", Mode::Flow, "then—nothing"),
            ("then --\nnothing", Mode::Flow, "then -- nothing"),
            ("then--\nnothing", Mode::Flow, "then--nothing"),
            ("你\n好", Mode::Flow, "你好"),
            ("한\n국", Mode::Flow, "한 국"),
            ("so\u{AD}ft", Mode::Flow, "soft"),
            ("\u{1b}[2J", Mode::Flow, "␛[2J"),
        ] {
            assert_eq!(painted(text, mode), shown, "{text:?}");
        }
    }

    #[test]
    fn a_cluster_is_one_cell() {
        for (text, widths) in [
            ("e\u{301}x", vec![1, 1]),
            ("日本", vec![2, 2]),
            ("👩‍🚀!", vec![2, 1]),
            ("🇩🇪🇫🇷", vec![2, 2]),
            ("a\u{200B}b", vec![1, 0, 1]),
        ] {
            let found: Vec<u16> = Cells::new(text, 0..text.len(), Mode::Flow)
                .map(|cell| cell.width)
                .collect();
            assert_eq!(found, widths, "{text:?}");
        }
    }
}
