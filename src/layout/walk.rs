//! From row to row: the screen from a byte on, and the byte so many rows away.
//!
//! A step is one piece of a block with the blank rows before it; nothing wider than what is asked for is wrapped.

use super::shape::mode;
use super::{Row, RowKind, piece_rows, pieces};
use crate::model::{Document, Extent};

/// A piece of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Step {
    block: usize,
    piece: usize,
}

impl Step {
    fn next(self, document: &Document) -> Option<Self> {
        let Self { block, piece } = self;
        let range = document.blocks.get(block)?.extent.range();
        if piece + 1 < pieces::count(&range) {
            let piece = piece + 1;
            return Some(Self { block, piece });
        }
        let block = block + 1;
        (block < document.blocks.len()).then_some(Self { block, piece: 0 })
    }

    fn previous(self, document: &Document) -> Option<Self> {
        let Self { block, piece } = self;
        if let Some(piece) = piece.checked_sub(1) {
            return Some(Self { block, piece });
        }
        Self::last_of(document, block.checked_sub(1)?)
    }

    fn last_of(document: &Document, block: usize) -> Option<Self> {
        let range = document.blocks.get(block)?.extent.range();
        let piece = pieces::count(&range) - 1;
        Some(Self { block, piece })
    }

    /// The rows of this step, the blank ones first.
    fn rows(self, document: &Document, width: u16) -> Vec<Row> {
        let Self { block, piece } = self;
        let Some(it) = document.blocks.get(block) else {
            return Vec::new();
        };
        let mut rows = if piece == 0 {
            blanks(document, block)
        } else {
            Vec::new()
        };
        rows.extend(piece_rows(document, block, it, piece, width));
        rows
    }
}

/// The blank rows before a block: as many as its source wants, as far as there is white space to name them by.
fn blanks(document: &Document, index: usize) -> Vec<Row> {
    let Some(block) = document.blocks.get(index) else {
        return Vec::new();
    };
    let Some(before) = index
        .checked_sub(1)
        .and_then(|index| document.blocks.get(index))
    else {
        return Vec::new();
    };
    let gap = Extent {
        start: before.extent.end,
        end: block.extent.start,
    };
    // An empty block is named by the first character behind it.
    let free = usize::from(before.extent.is_empty());
    let mut rows: Vec<Row> = gap
        .of(&document.text)
        .char_indices()
        .rev()
        .take_while(|&(at, _)| at >= free)
        .take(usize::from(block.space))
        .map(|(at, _)| Row {
            block: index as u32,
            extent: Extent::new(gap.start as usize + at, gap.start as usize + at),
            indent: 0,
            kind: RowKind::Blank,
        })
        .collect();
    rows.reverse();
    rows
}

/// The step that holds `byte`, its rows, and the index of the row that does. Of the white space between two blocks,
/// what names no blank row belongs to the block before it.
fn locate(document: &Document, byte: u32, width: u16) -> Option<(Step, Vec<Row>, usize)> {
    let after = document
        .blocks
        .partition_point(|block| block.extent.start <= byte);
    let next = Step {
        block: after,
        piece: 0,
    };
    let blank = blanks(document, after)
        .iter()
        .rposition(|row| row.extent.start <= byte);
    let inside = after.checked_sub(1);
    let in_gap = inside.is_none_or(|index| {
        document
            .blocks
            .get(index)
            .is_some_and(|block| block.extent.end <= byte)
    });
    if let Some(index) = blank.filter(|_| in_gap) {
        return Some((next, next.rows(document, width), index));
    }
    let Some(index) = inside else {
        let rows = next.rows(document, width);
        return (!rows.is_empty()).then_some((next, rows, 0));
    };
    let block = document.blocks.get(index)?;
    let piece = pieces::at(
        &document.text,
        &block.extent.range(),
        mode(block.kind),
        byte as usize,
    );
    let step = Step {
        block: index,
        piece,
    };
    let rows = step.rows(document, width);
    let row = rows
        .partition_point(|row| row.extent.start <= byte)
        .checked_sub(1)?;
    Some((step, rows, row))
}

/// At most `height` rows, from the row that holds byte `top` on.
pub fn screen(document: &Document, top: u32, width: u16, height: usize) -> Vec<Row> {
    let Some((mut step, mut rows, index)) = locate(document, top, width) else {
        return Vec::new();
    };
    rows.drain(..index);
    while rows.len() < height {
        let Some(next) = step.next(document) else {
            break;
        };
        rows.extend(next.rows(document, width));
        step = next;
    }
    rows.truncate(height);
    rows
}

/// The byte at which the row `by` rows below (above, when negative) the row of byte `from` starts, blank rows counted;
/// stops at the first and the last row of the document.
pub fn moved(document: &Document, from: u32, by: isize, width: u16) -> u32 {
    let Some((mut step, mut rows, index)) = locate(document, from, width) else {
        return 0;
    };
    let mut index = index as isize + by;
    while index < 0 {
        let Some(previous) = step.previous(document) else {
            break;
        };
        step = previous;
        rows = step.rows(document, width);
        index += rows.len() as isize;
    }
    while index >= rows.len() as isize {
        let Some(next) = step.next(document) else {
            break;
        };
        index -= rows.len() as isize;
        step = next;
        rows = step.rows(document, width);
    }
    let index = index.clamp(0, rows.len() as isize - 1);
    rows.get(index as usize)
        .map_or(0, |row: &Row| row.extent.start)
}
