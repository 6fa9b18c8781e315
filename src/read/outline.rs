//! Headings → sections, for every format that marks its headings.

use super::text::heading_parts;
use crate::model::{Block, Extent, Section};

/// The section that a heading of this level begins. It reaches no further than its heading yet.
pub fn section(text: &str, heading: Extent, level: u8) -> Section {
    let (number, title) = heading_parts(heading.of(text), heading.start as usize);
    Section {
        extent: heading,
        title,
        number,
        level,
    }
}

/// The sections that those of `blocks` begin which are headings, their levels from 1, whatever the source's begin at.
pub fn sections<'a>(text: &str, blocks: impl Iterator<Item = &'a Block>) -> Vec<Section> {
    let headings = blocks.filter_map(|block| Some((block.extent, block.kind.level()?)));
    let mut sections: Vec<Section> = headings
        .map(|(extent, level)| section(text, extent, level))
        .collect();
    let top = sections.iter().map(|it| it.level).min().unwrap_or(1);
    for section in &mut sections {
        section.level = section.level + 1 - top;
    }
    sections
}

/// Lets sections that only know where they begin tile the text, with one before the first heading where text is.
pub fn tiled(text: &str, blocks: &[Block], mut sections: Vec<Section>) -> Vec<Section> {
    let begins = blocks.first().map_or(0, |block| block.extent.start);
    if sections.first().is_none_or(|it| it.extent.start > begins) {
        sections.insert(0, Section::default());
    }
    let mut next = text.len() as u32;
    for section in sections.iter_mut().rev() {
        section.extent.end = next;
        next = section.extent.start;
    }
    if let Some(first) = sections.first_mut() {
        first.extent.start = 0;
    }
    sections
}
