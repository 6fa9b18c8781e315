//! Row → glyphs, and words on one line.

use super::cells::{Cell, Cells, Kind, Mode, SPACES};
use super::shape::{align, mode};
use super::{Glyph, Row, RowKind};
use crate::model::{Block, Document, Extent};

/// Calls `paint` for every glyph of a row, from left to right. White space at the end of the row and what has no look
/// of its own are left out.
pub fn glyphs(document: &Document, row: Row, paint: &mut dyn FnMut(Glyph<'_>)) {
    let Some(block) = document.blocks.get(row.block as usize) else {
        return;
    };
    if row.kind == RowKind::Blank {
        return;
    }
    if is_aligned(document, row, block) {
        aligned(document, row, block, paint);
        return;
    }
    let mode = mode(block.kind);
    let start = u32::from(row.indent);
    let mut column = start;
    let mut last = None;
    // White space waits for something visible behind it.
    let mut waiting: Vec<(u32, Cell<'_>)> = Vec::new();
    for cell in Cells::new(&document.text, row.extent.range(), mode) {
        let (kind, width) = (cell.kind, u32::from(cell.width));
        last = Some((kind, cell.start));
        let leading = column == start && !matches!(mode, Mode::Kept(_));
        if kind == Kind::Space {
            if !leading {
                waiting.push((column, cell));
                column += width;
            }
        } else if width > 0 {
            for (column, space) in waiting.drain(..) {
                put(&space, column, paint);
            }
            put(&cell, column, paint);
            column += width;
        }
    }
    if let Some((Kind::SoftHyphen, at)) = last.filter(|_| row.extent.end < block.extent.end) {
        paint(Glyph {
            text: "-",
            width: 1,
            column: narrow(column),
            extent: Extent::new(at, row.extent.end as usize),
        });
    }
}

/// Whether a row of a table was set with its cells side by side: only then a tab stands before its last byte.
fn is_aligned(document: &Document, row: Row, block: &Block) -> bool {
    mode(block.kind) == Mode::Table
        && row.extent == block.extent
        && document
            .slice(row.extent)
            .trim_end_matches('\t')
            .contains('\t')
}

/// An aligned row of a table: the tab between two cells is the space between them.
fn aligned(document: &Document, row: Row, block: &Block, paint: &mut dyn FnMut(Glyph<'_>)) {
    let indent = u32::from(row.indent);
    let mut painted = indent;
    let mut tab = Extent::default();
    align(document, block, &mut |column, cell| {
        let column = indent + column;
        while painted < column {
            let width = (column - painted).min(SPACES.len() as u32);
            paint(Glyph {
                text: SPACES.get(..width as usize).unwrap_or(SPACES),
                width: width as u16,
                column: narrow(painted),
                extent: tab,
            });
            painted += width;
        }
        put(&cell, column, paint);
        painted = column + u32::from(cell.width);
        tab = Extent::new(cell.start, cell.end);
    });
}

fn put(cell: &Cell<'_>, column: u32, paint: &mut dyn FnMut(Glyph<'_>)) {
    if cell.width > 0 {
        paint(Glyph {
            text: &cell.text,
            width: cell.width,
            column: narrow(column),
            extent: Extent::new(cell.start, cell.end),
        });
    }
}

fn narrow(column: u32) -> u16 {
    u16::try_from(column).unwrap_or(u16::MAX)
}

/// The words of `extent` on one line, as they would be painted: line ends and the gaps between blocks are spaces.
pub fn flowed(document: &Document, extent: Extent) -> String {
    let mut line = String::with_capacity(extent.len());
    let first = document.block_at(extent.start);
    for block in document.blocks.iter().skip(first) {
        if block.extent.start >= extent.end {
            break;
        }
        let Some(within) = block.extent.intersection(extent) else {
            continue;
        };
        if !line.is_empty() && !line.ends_with(' ') {
            line.push(' ');
        }
        for cell in Cells::new(&document.text, within.range(), Mode::Flow) {
            match cell.kind {
                Kind::End | Kind::Space if line.is_empty() || line.ends_with(' ') => {}
                Kind::End => line.push(' '),
                Kind::Ink | Kind::Space | Kind::SoftHyphen => line.push_str(&cell.text),
            }
        }
    }
    line.truncate(line.trim_end().len());
    line
}
