//! A line that is typed: the search prompt, the filter of a list.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// The longest line that can be typed or pasted, in bytes.
const LONGEST: usize = 4096;

/// Text and a cursor in it. Invariant: the cursor is on a grapheme boundary.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    text: String,
    cursor: usize,
}

impl Line {
    /// A line with this text and the cursor behind it.
    pub(super) fn new(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            cursor: text.len(),
        }
    }

    /// What is typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The byte before which the next character goes.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// What stands before the cursor.
    pub fn before(&self) -> &str {
        self.text.get(..self.cursor).unwrap_or(&self.text)
    }

    /// Puts text in at the cursor; control characters become spaces.
    pub(super) fn insert(&mut self, text: &str) {
        let mut room = LONGEST.saturating_sub(self.text.len());
        let mut clean = String::new();
        for c in text.chars().map(|c| if c.is_control() { ' ' } else { c }) {
            let Some(left) = room.checked_sub(c.len_utf8()) else {
                break;
            };
            room = left;
            clean.push(c);
        }
        self.text.insert_str(self.cursor, &clean);
        self.cursor += clean.len();
    }

    /// Replaces the bytes from `from` up to the cursor.
    pub(super) fn replace(&mut self, from: usize, with: &str) {
        self.text.replace_range(from..self.cursor, "");
        self.cursor = from;
        self.insert(with);
    }

    pub(super) fn left(&mut self) {
        self.cursor = self.boundary(false);
    }

    pub(super) fn right(&mut self) {
        self.cursor = self.boundary(true);
    }

    pub(super) fn home(&mut self) {
        self.cursor = 0;
    }

    pub(super) fn end(&mut self) {
        self.cursor = self.text.len();
    }

    pub(super) fn erase(&mut self) {
        let from = self.boundary(false);
        self.replace(from, "");
    }

    pub(super) fn erase_forward(&mut self) {
        let to = self.boundary(true);
        self.text.replace_range(self.cursor..to, "");
    }

    pub(super) fn erase_word(&mut self) {
        let kept = self.before().trim_end();
        let from = kept
            .char_indices()
            .rev()
            .find(|(_, c)| c.is_whitespace())
            .map_or(0, |(at, c)| at + c.len_utf8());
        self.replace(from, "");
    }

    pub(super) fn erase_line(&mut self) {
        self.replace(0, "");
    }

    fn boundary(&self, forward: bool) -> usize {
        let mut cursor = GraphemeCursor::new(self.cursor, self.text.len(), true);
        let found = if forward {
            cursor.next_boundary(&self.text, 0)
        } else {
            cursor.prev_boundary(&self.text, 0)
        };
        // The whole text is given, so the cursor never asks for more of it.
        found.ok().flatten().unwrap_or(self.cursor)
    }

    /// The graphemes before the cursor, to place it on the screen.
    pub fn graphemes(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.grapheme_indices(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn editing_keeps_to_graphemes_and_words() {
        let mut line = Line::new("say e\u{301}t\u{e9}");
        line.erase();
        line.erase();
        assert_eq!(line.text(), "say e\u{301}");
        line.erase();
        assert_eq!(line.text(), "say ", "accent and letter go together");
        line.insert("blue sky");
        line.erase_word();
        assert_eq!(line.text(), "say blue ");
        line.left();
        line.insert("r");
        assert_eq!(line.text(), "say bluer ");
        line.home();
        line.erase_forward();
        assert_eq!(line.text(), "ay bluer ");
        line.end();
        line.erase_line();
        assert_eq!(line.text(), "");
        line.left();
        line.erase();
        line.erase_forward();
        line.right();
        assert_eq!((line.text(), line.cursor()), ("", 0));
    }

    #[test]
    fn a_paste_is_one_line_and_has_an_end() {
        let mut line = Line::default();
        line.insert("a\nb\u{1b}c");
        assert_eq!(line.text(), "a b c");
        line.insert(&"é".repeat(1_000_000));
        assert!(line.text().len() <= LONGEST);
    }
}
