//! What is searched as one: a paragraph, or a part of a giant one.
//!
//! Everything a query asks for has to lie in one part, so that any stretch of a text can be searched without the rest
//! of it; only a single word or phrase may run over the end of a part into the next.

use crate::model::{Document, Extent};

/// Bytes of a part of a giant paragraph; paragraphs up to this size are one part.
const SIZE: usize = 64 * 1024;
/// How far a word or phrase may run over the end of a part.
const OVERRUN: usize = 4 * 1024;

/// What is searched as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// Where a match may start; the parts of a paragraph tile it.
    pub extent: Extent,
    /// How far it may reach.
    pub until: u32,
}

/// The part that holds `byte`, or else the first one behind it.
pub(super) fn part_at(document: &Document, byte: u32) -> Option<Part> {
    let index = document
        .blocks
        .partition_point(|block| block.extent.end <= byte);
    let block = document.blocks.get(index)?.extent;
    if block.len() <= SIZE {
        return Some(Part {
            extent: block,
            until: block.end,
        });
    }
    let start = block.start as usize;
    let within = (byte as usize).saturating_sub(start);
    let bounded = |at: usize| boundary(&document.text, at.min(block.end as usize));
    let cut = |count: usize| bounded(start + count * SIZE);
    // A cut may move forward to a character boundary, past the byte.
    let count = within / SIZE;
    let count = count - usize::from(count > 0 && cut(count) > byte as usize);
    let extent = Extent::new(cut(count), cut(count + 1));
    Some(Part {
        extent,
        until: bounded(extent.end as usize + OVERRUN) as u32,
    })
}

/// The first character boundary at or behind `at`.
fn boundary(text: &str, at: usize) -> usize {
    (at..text.len())
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Block, BlockKind};

    #[test]
    fn parts_tile_a_giant_paragraph() {
        let text = "日本語 ".repeat(SIZE / 4);
        let block = Block {
            extent: Extent::new(3, text.len() - 1),
            kind: BlockKind::Paragraph,
            ..Block::default()
        };
        let document = Document {
            text,
            blocks: vec![block],
            ..Document::default()
        };
        let mut reached = block.extent.start;
        while reached < block.extent.end {
            let part = part_at(&document, reached).unwrap();
            assert_eq!(part.extent.start, reached);
            assert!(part.until >= part.extent.end && part.until <= block.extent.end);
            assert_eq!(part_at(&document, part.extent.end - 1), Some(part));
            assert!(!document.slice(part.extent).is_empty());
            reached = part.extent.end;
        }
        assert_eq!(part_at(&document, reached), None);
        let first = part_at(&document, 0).unwrap();
        assert_eq!(first.extent.start, 3, "the first behind");
    }
}
