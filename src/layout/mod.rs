//! Wrapping: block × width → rows.
//!
//! Only what is visible is laid out: a screen costs a few blocks, however long the text. The rows of a block tile its
//! text; a giant paragraph is cut into pieces at safe places and a piece is wrapped on its own. The place in a
//! document is a byte, never a row; an empty row between blocks is named by a byte of the white space between them.
//! U+2028 in flowing text ends a row. Widths and columns are columns of the terminal, from the text column's left edge.

mod cells;
mod paint;
mod pieces;
mod shape;
#[cfg(test)]
mod tests;
mod walk;
mod wrap;

pub use paint::{flowed, glyphs};
pub use shape::{LIST_STEP, QUOTE_STEP, marker};
pub use walk::{moved, screen};

use crate::model::{Block, Document, Extent};
use cells::Mode;
use wrap::{Begin, wrap};

/// One row of text on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The block it belongs to, as an index into [`Document::blocks`]; of a blank row, the block that follows it.
    pub block: u32,
    /// Its stretch of the text, with the white space at its end; empty for a blank row.
    pub extent: Extent,
    /// Columns left free before it (lists, quotations, code), counted from the left edge of the column.
    pub indent: u16,
    /// What it is.
    pub kind: RowKind,
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// The first row of a block; the marker of a list item stands before it.
    First,
    /// A further row.
    More,
    /// An empty row between blocks.
    Blank,
}

/// What one or more bytes of a row look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyph<'a> {
    /// What to paint: display-safe, possibly not what stands in the text (a space for a line end, ␛ for escape).
    pub text: &'a str,
    /// Its width in columns, at least 1; more than 2 for what is shown as its code and for wide spaces.
    pub width: u16,
    /// The column it starts in.
    pub column: u16,
    /// The bytes it stands for.
    pub extent: Extent,
}

/// The rows of one block, without the blank ones before it. For whole documents of moderate size and for tests; the
/// screen asks [`screen`].
pub fn rows(document: &Document, block: usize, width: u16) -> Vec<Row> {
    let Some(it) = document.blocks.get(block) else {
        return Vec::new();
    };
    (0..pieces::count(&it.extent.range()))
        .flat_map(|piece| piece_rows(document, block, it, piece, width))
        .collect()
}

/// The rows of one piece of a block.
fn piece_rows(
    document: &Document,
    index: usize,
    block: &Block,
    piece: usize,
    width: u16,
) -> Vec<Row> {
    let width = width.max(1);
    let shape = shape::shape(document, block, width);
    let row = |extent: Extent, indent, first| Row {
        block: index as u32,
        extent,
        indent,
        kind: if first { RowKind::First } else { RowKind::More },
    };
    if shape.mode == Mode::Table && shape::aligns(document, block, shape) {
        return vec![row(block.extent, shape.indent, true)];
    }
    let range = pieces::piece(&document.text, &block.extent.range(), shape.mode, piece);
    let begin = match document.text.get(..range.start) {
        _ if piece == 0 => Begin::Block,
        Some(before) if before.ends_with('\n') => Begin::Line,
        Some(_) | None => Begin::Inside,
    };
    wrap(&document.text, range, shape, begin)
        .into_iter()
        .enumerate()
        .map(|(at, line)| row(line.range.into(), line.indent, at == 0 && piece == 0))
        .collect()
}
