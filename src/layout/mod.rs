//! Wrapping: block × width → rows.
//!
//! Only what is visible is laid out. The rows of a block tile its text: every byte lies in exactly one row. A giant
//! paragraph is cut into pieces at safe places, and a piece is wrapped on its own. The place in a document is a byte,
//! never a row.

use crate::model::{Document, Extent};

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

/// One grapheme cluster as it is painted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyph<'a> {
    /// What to paint: display-safe, possibly not what stands in the text (a space for a line end, ␛ for escape).
    pub text: &'a str,
    /// Its width in columns: 0, 1 or 2 (more for what is shown as its code).
    pub width: u16,
    /// The bytes it stands for.
    pub extent: Extent,
}

/// The rows of one block at a width of `width` columns.
pub fn rows(document: &Document, block: usize, width: u16) -> Vec<Row> {
    let _ = width;
    document
        .blocks
        .get(block)
        .map(|it| Row {
            block: block as u32,
            extent: it.extent,
            indent: 0,
            kind: RowKind::First,
        })
        .into_iter()
        .collect()
}

/// At most `height` rows, from the row that holds byte `top` on.
pub fn screen(document: &Document, top: u32, width: u16, height: usize) -> Vec<Row> {
    let first = document.block_at(top);
    (first..document.blocks.len())
        .flat_map(|block| rows(document, block, width))
        .take(height)
        .collect()
}

/// The byte at which the row `by` rows below (above, when negative) the row of byte `from` starts, blank rows counted;
/// stops at the first and the last row of the document.
pub fn moved(document: &Document, from: u32, by: isize, width: u16) -> u32 {
    let _ = width;
    let at = document.block_at(from).saturating_add_signed(by);
    document
        .blocks
        .get(at.min(document.blocks.len().saturating_sub(1)))
        .map_or(0, |block| block.extent.start)
}

/// Calls `paint` for every glyph of a row, from left to right.
pub fn glyphs(document: &Document, row: Row, paint: &mut dyn FnMut(Glyph<'_>)) {
    paint(Glyph {
        text: document.slice(row.extent),
        width: row.extent.len() as u16,
        extent: row.extent,
    });
}
