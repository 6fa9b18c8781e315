//! Which tables hold data and become rows, and which only lay out a page and flow.
//!
//! A table is judged before any of it is written, in a pass of its own, so that nothing has to be kept.

use crate::read::xml::{Xml, over};

/// The longest cell of a table of data, in bytes.
const CELL: usize = 300;

#[derive(Default)]
struct Judge {
    depth: usize,
    rows: usize,
    cells: usize,
    widest: usize,
    bytes: usize,
    in_text: bool,
    flows: bool,
    judged: Vec<bool>,
}

/// For every outermost table of the text, in order, whether it holds data.
pub fn judged(text: &str) -> Vec<bool> {
    if memchr::memmem::find(text.as_bytes(), b":tbl>").is_none() && !text.contains("<tbl") {
        return Vec::new();
    }
    let mut judge = Judge::default();
    over(text, |event| judge.event(&event));
    judge.judged
}

impl Judge {
    fn event(&mut self, event: &Xml<'_>) {
        match event {
            Xml::Open("tbl", _) => {
                self.depth += 1;
                if self.depth == 1 {
                    *self = Self {
                        depth: 1,
                        judged: std::mem::take(&mut self.judged),
                        ..Self::default()
                    };
                } else {
                    self.flows = true;
                }
            }
            Xml::Close("tbl") => {
                if self.depth == 1 {
                    self.judged
                        .push(!self.flows && self.rows > 1 && self.widest > 1);
                }
                self.depth = self.depth.saturating_sub(1);
            }
            Xml::Open("tr", _) => (self.rows, self.cells) = (self.rows + 1, 0),
            Xml::Open("tc", _) => {
                (self.cells, self.bytes) = (self.cells + 1, 0);
                self.widest = self.widest.max(self.cells);
            }
            Xml::Open("numPr", _) if self.depth > 0 => self.flows = true,
            Xml::Open("t", _) => self.in_text = true,
            Xml::Close("t") => self.in_text = false,
            Xml::Text(words) if self.in_text => {
                self.bytes += words.len();
                self.flows |= self.bytes > CELL;
            }
            Xml::Open(..) | Xml::Close(_) | Xml::Text(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_is_short_and_in_rows() {
        let row = |words: &str| {
            format!("<w:tr><w:tc><w:t>{words}</w:t></w:tc><w:tc><w:t>b</w:t></w:tc></w:tr>")
        };
        let long = "word ".repeat(100);
        for (rows, is) in [
            ([row("a"), row("c")].concat(), true),
            (row("a"), false),
            ([row("a"), row(&long)].concat(), false),
            ([row("a"), row("<w:tbl></w:tbl>")].concat(), false),
            ("<w:tr><w:tc/></w:tr>".repeat(3), false),
        ] {
            assert_eq!(judged(&format!("<w:tbl>{rows}</w:tbl>")), [is], "{rows}");
        }
        assert_eq!(judged("<w:p/>"), [false; 0]);
    }
}
