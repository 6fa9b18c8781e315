//! Writing words into a row of cells: clipped, display-safe, never beyond its place.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::app::Area;
use crate::model::sanitise;

/// A row of cells that is filled from left to right.
pub(super) struct Pen<'a> {
    buffer: &'a mut Buffer,
    area: Area,
    x: u16,
}

impl<'a> Pen<'a> {
    /// A pen at the left end of the first row of `area`; without rows or columns nothing is ever painted.
    pub fn new(buffer: &'a mut Buffer, area: Area) -> Self {
        Self {
            buffer,
            x: area.x,
            area,
        }
    }

    /// Columns that are left.
    pub fn room(&self) -> u16 {
        if self.area.height == 0 {
            0
        } else {
            self.area.right().saturating_sub(self.x)
        }
    }

    /// The column it stands in.
    pub fn x(&self) -> u16 {
        self.x
    }

    /// Goes on in column `x`, but never back.
    pub fn skip_to(&mut self, x: u16) -> &mut Self {
        self.x = self.x.max(x);
        self
    }

    /// Leaves columns free.
    pub fn skip(&mut self, columns: u16) -> &mut Self {
        self.skip_to(self.x.saturating_add(columns))
    }

    /// Writes words as far as there is room, without breaking a character.
    pub fn text(&mut self, words: &str, style: Style) -> &mut Self {
        for grapheme in sanitise(words, false).as_str().graphemes(true) {
            let width = width(grapheme);
            if width > self.room() {
                self.x = self.x.max(self.area.right());
                break;
            }
            self.cell(grapheme, width, style);
        }
        self
    }

    /// Writes words into exactly `columns`, cut with an ellipsis or filled with spaces.
    pub fn fit(&mut self, words: &str, columns: u16, style: Style) -> &mut Self {
        let end = self.x.saturating_add(columns.min(self.room()));
        let cut = shorten(words, columns.min(self.room()));
        self.text(&cut, style);
        self.x = self.x.max(end);
        self
    }

    /// Writes words so that they end at the right end of the area, when there is room.
    pub fn right(&mut self, words: &str, style: Style) -> &mut Self {
        let start = self.area.right().saturating_sub(width(words));
        if start >= self.x {
            self.skip_to(start).text(words, style);
        }
        self
    }

    /// Gives the whole row a style, under what is written.
    pub fn ground(&mut self, style: Style) -> &mut Self {
        let row = Rect {
            height: self.area.height.min(1),
            ..rect(self.area)
        };
        self.buffer.set_style(row, style);
        self
    }

    fn cell(&mut self, grapheme: &str, width: u16, style: Style) {
        if let Some(cell) = self.buffer.cell_mut((self.x, self.area.y)) {
            cell.set_symbol(grapheme).set_style(style);
        }
        for behind in 1..width {
            if let Some(cell) = self.buffer.cell_mut((self.x + behind, self.area.y)) {
                cell.reset();
                cell.set_style(style);
            }
        }
        self.x += width;
    }
}

/// The columns that display-safe words take.
pub(super) fn width(words: &str) -> u16 {
    u16::try_from(words.width()).unwrap_or(u16::MAX)
}

/// Words on one line, cut to `columns` with an ellipsis: every run of white space is one space.
pub(super) fn shorten(words: &str, columns: u16) -> String {
    let columns = usize::from(columns);
    // What cannot fit is not looked at: a heading may be as long as a book.
    let mut looked_at = String::new();
    for word in words.split_whitespace() {
        if !looked_at.is_empty() {
            looked_at.push(' ');
        }
        looked_at.extend(word.chars().take(columns * 4 + 4));
        if looked_at.chars().count() > columns * 2 + 8 && looked_at.width() > columns {
            break;
        }
    }
    let safe = sanitise(&looked_at, false).into_string();
    if safe.width() <= columns {
        return safe;
    }
    let mut cut = String::new();
    let mut used = 0;
    for grapheme in safe.graphemes(true) {
        used += grapheme.width();
        if used + 1 > columns {
            break;
        }
        cut.push_str(grapheme);
    }
    if columns > 0 {
        cut.truncate(cut.trim_end().len());
        cut.push('…');
    }
    cut
}

/// An area in ratatui's words.
pub(super) fn rect(area: Area) -> Rect {
    Rect {
        x: area.x,
        y: area.y,
        width: area.width,
        height: area.height,
    }
}

/// Row `row` of an area.
pub(super) fn row(area: Area, row: u16) -> Area {
    Area {
        y: area.y + row,
        height: u16::from(row < area.height),
        ..area
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cut_where_a_character_ends() {
        for (words, columns, cut) in [
            ("one two", 7, "one two"),
            ("one two", 6, "one t…"),
            ("one two", 5, "one…"),
            ("one\n  two", 9, "one two"),
            ("一二三", 6, "一二三"),
            ("一二三", 5, "一二…"),
            ("一二三", 4, "一…"),
            ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
            ("abc", 0, ""),
            ("abc", 1, "…"),
        ] {
            assert_eq!(shorten(words, columns), cut, "{words} {columns}");
        }
        assert!(shorten(&"word ".repeat(1_000_000), 10).width() <= 10);
        assert!(shorten(&"\u{301}".repeat(1_000_000), 10).len() < 1000);
    }

    #[test]
    fn a_pen_stays_in_its_row() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 8, 2));
        let area = Area {
            x: 1,
            y: 0,
            width: 5,
            height: 1,
        };
        Pen::new(&mut buffer, area).text("一二三四", Style::new());
        Pen::new(&mut buffer, Area { height: 0, ..area }).text("no", Style::new());
        Pen::new(&mut buffer, Area { y: 1, ..area }).text("\u{1b}[31mred", Style::new());
        assert_eq!(buffer, Buffer::with_lines([" 一二   ", " ␛[31m  "]));
    }
}
