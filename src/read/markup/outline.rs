//! Headings → sections.

use crate::model::{Block, BlockKind, Extent, Section};
use crate::read::build::tile;
use crate::read::text::heading_parts;

/// The sections that the headings of `blocks` make. Their levels begin at 1, whatever the source's begin at; headings
/// inside block quotes make none.
pub fn sections(text: &str, blocks: &[Block]) -> Vec<Section> {
    let headings: Vec<(Extent, u8)> = blocks
        .iter()
        .filter(|block| block.quoted == 0)
        .filter_map(|block| match block.kind {
            BlockKind::Heading(level) => Some((block.extent, level)),
            BlockKind::Paragraph
            | BlockKind::Title
            | BlockKind::Aside
            | BlockKind::Item(_)
            | BlockKind::Verse
            | BlockKind::Code
            | BlockKind::Row(_)
            | BlockKind::Note
            | BlockKind::Rule
            | BlockKind::Image => None,
        })
        .collect();
    let top = headings.iter().map(|(_, level)| *level).min().unwrap_or(1);
    let found = headings.into_iter().map(|(extent, level)| {
        let (number, title) = heading_parts(extent.of(text), extent.start as usize);
        Section {
            extent,
            title,
            number,
            level: level - top + 1,
        }
    });
    tiled(text, blocks, found.collect())
}

/// Makes sections that only know where they begin tile the text, with one before the first heading where text is.
pub fn tiled(text: &str, blocks: &[Block], mut sections: Vec<Section>) -> Vec<Section> {
    let first = sections.first().map(|section| section.extent.start);
    let begins = blocks.first().map_or(0, |block| block.extent.start);
    if first.is_none_or(|first| first > begins) {
        sections.insert(0, Section::default());
    }
    tile(&mut sections, text.len() as u32);
    sections
}
