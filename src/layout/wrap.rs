//! First-fit wrapping of one piece of text.
//!
//! Linear in the piece: a cell is measured again only when its word moves to the next line. The lines tile the piece;
//! white space at the end of a line belongs to it and may stand past the edge. A word too long for a line is cut
//! between grapheme clusters.

use std::ops::Range;

use unicode_linebreak::linebreaks;

use super::cells::{Cell, Cells, Kind, Mode};

/// How a block is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shape {
    /// How its white space is read.
    pub mode: Mode,
    /// Columns of the whole text column.
    pub width: u16,
    /// Columns left free before it.
    pub indent: u16,
    /// Further columns before its very first line, which the source has in front of the block.
    pub lead: u16,
}

impl Shape {
    /// How far the rest of a kept line is set in when it is too long for one row.
    const HANG: u32 = 2;

    /// The indent of a further row of a line that itself starts with `lead` columns of white space.
    fn hanging(self, lead: u32) -> u16 {
        match self.mode {
            Mode::Flow => self.indent,
            Mode::Kept(_) | Mode::Table => {
                let room = u32::from(self.width.saturating_sub(self.indent)) / 2;
                self.indent + (lead + Self::HANG).min(room) as u16
            }
        }
    }

    /// The indent of what follows the end of a line, or of a table's cell when its row is set as a list of cells.
    fn after_end(self) -> u16 {
        match self.mode {
            Mode::Flow | Mode::Kept(_) => self.indent,
            Mode::Table => self.hanging(0),
        }
    }

    fn limit(self, indent: u16) -> u32 {
        u32::from(self.width.saturating_sub(indent).max(1))
    }
}

/// One line of a wrapped piece: its bytes and the columns before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub range: Range<usize>,
    pub indent: u16,
}

/// Where a piece begins within its block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Begin {
    /// At its start.
    Block,
    /// At the start of one of its lines.
    Line,
    /// Inside a line.
    Inside,
}

/// Wraps the piece of `text` at `range`.
pub(super) fn wrap(text: &str, range: Range<usize>, shape: Shape, begin: Begin) -> Vec<Line> {
    let piece = text.get(range.clone()).unwrap_or_default();
    let chances: Vec<usize> = linebreaks(piece).map(|(at, _)| range.start + at).collect();
    let mut upcoming = 0;
    let mut cells = Cells::new(text, range.clone(), shape.mode);
    let mut filler = Filler::new(range.start, shape, begin);
    while let Some(cell) = cells.next() {
        while chances.get(upcoming).is_some_and(|&at| at < cell.start) {
            upcoming += 1;
        }
        if chances.get(upcoming) == Some(&cell.start) && !splits_dash(text, &cell, filler.last) {
            filler.offer(cell.start);
        }
        if let Some(at) = filler.take(&cell) {
            cells.restart(at);
            upcoming = chances.partition_point(|&chance| chance <= at);
        }
    }
    filler.finish(range.end)
}

/// Whether a break before `cell` would push a dash that hangs on a word to the next line, where a break behind the
/// dash is allowed as well.
fn splits_dash(text: &str, cell: &Cell<'_>, last: Option<(Kind, usize)>) -> bool {
    cell.text == "\u{2014}"
        && matches!(last, Some((Kind::Ink, _)))
        && text
            .get(cell.end..)
            .and_then(|after| after.chars().next())
            .is_some_and(char::is_alphanumeric)
}

/// Fills one row after the other.
struct Filler {
    shape: Shape,
    lines: Vec<Line>,
    start: usize,
    indent: u16,
    limit: u32,
    /// Columns taken in this row.
    column: u32,
    /// The cell before, in this row: its kind and first byte.
    last: Option<(Kind, usize)>,
    /// The last place where this row may end.
    chance: Option<usize>,
    /// Columns of white space at the start of the source's line, once something follows it.
    lead: Option<u32>,
    /// What the source has of that before the block.
    outside: u32,
}

impl Filler {
    fn new(start: usize, shape: Shape, begin: Begin) -> Self {
        let (indent, lead, outside) = match begin {
            Begin::Block => (shape.indent + shape.lead, None, u32::from(shape.lead)),
            Begin::Line => (shape.indent, None, 0),
            Begin::Inside => (shape.hanging(0), Some(0), 0),
        };
        Self {
            shape,
            lines: Vec::new(),
            start,
            indent,
            limit: shape.limit(indent),
            column: 0,
            last: None,
            chance: None,
            lead,
            outside,
        }
    }

    /// The row may end at byte `at`, unless nothing stands in it yet or the hyphen it would need there has no room.
    /// White space in front of a line ends a row only when there is much of it.
    fn offer(&mut self, at: usize) {
        let hyphen = matches!(self.last, Some((Kind::SoftHyphen, _)));
        let filled = self.lead.is_some() || self.column * 2 > self.limit;
        if filled && self.column > 0 && (!hyphen || self.column < self.limit) {
            self.chance = Some(at);
        }
    }

    /// Takes a cell into the row, or ends the row and says from where the next one has to be filled.
    fn take(&mut self, cell: &Cell<'_>) -> Option<usize> {
        let width = u32::from(cell.width);
        match cell.kind {
            Kind::End => {
                self.end_row(cell.end, self.shape.after_end());
                (self.lead, self.outside) = (None, 0);
                return None;
            }
            Kind::Space if self.column == 0 && !matches!(self.shape.mode, Mode::Kept(_)) => {}
            Kind::Space | Kind::SoftHyphen => self.column += width,
            Kind::Ink if width == 0 => {}
            Kind::Ink => {
                if self.column > 0 && self.column + width > self.limit {
                    let at = self.chance.unwrap_or_else(|| self.cut(cell.start));
                    self.end_row(at, self.shape.hanging(self.lead.unwrap_or(0)));
                    return Some(at);
                }
                self.lead.get_or_insert(self.outside + self.column);
                self.column += width;
            }
        }
        self.last = Some((cell.kind, cell.start));
        None
    }

    /// Where a word is cut before the cell at `start`: before a soft hyphen, which would want a column.
    fn cut(&self, start: usize) -> usize {
        match self.last {
            Some((Kind::SoftHyphen, before)) => before,
            Some((Kind::Ink | Kind::Space | Kind::End, _)) | None => start,
        }
    }

    fn end_row(&mut self, end: usize, next_indent: u16) {
        self.lines.push(Line {
            range: self.start..end,
            indent: self.indent,
        });
        (self.start, self.indent) = (end, next_indent);
        self.limit = self.shape.limit(next_indent);
        (self.column, self.last, self.chance) = (0, None, None);
    }

    fn finish(mut self, end: usize) -> Vec<Line> {
        if self.start < end || self.lines.is_empty() {
            self.end_row(end, 0);
        }
        self.lines
    }
}
