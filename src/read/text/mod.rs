//! Plain text: paragraphs, title, metadata lines and lessons, found in text that stays as it was decoded.
//!
//! `lines` groups lines, `profile` tells how they were wrapped, `paragraphs` makes blocks of them, `heading` and
//! `model::numerals` read single lines, `front` finds the title and what stands around it (`turns`: what is
//! said under a label instead), `outline` decides what the
//! sections are, `emphasis` finds the words that were typed between marks.

mod emphasis;
mod front;
mod heading;
mod lines;
mod outline;
mod paragraphs;
mod profile;
mod turns;

use crate::model::{Block, BlockKind, Document, Extent};

/// Finds what is in `text`, which stays as it is.
pub fn parse(text: String) -> Document {
    let mut found = paragraphs::Paragraphs::new(&text, profile::profile(&text));
    lines::groups(&text, |group, blanks| found.add(group, blanks));
    let (mut blocks, mut candidates) = (found.blocks, found.candidates);
    blocks.shrink_to_fit();
    let meta = front::front(&text, &mut blocks, &mut candidates);
    let sections = outline::outline(&text, &mut blocks, &candidates);
    let inlines = emphasis::emphasis(&text, &blocks);
    Document {
        text,
        meta,
        blocks,
        sections,
        inlines,
        ..Document::default()
    }
}

/// The blocks of `text`, which stands at byte `at` of a document. Its lines flow, wherever they were broken, unless they
/// are indented; none of them is a heading.
pub fn blocks(text: &str, at: usize) -> Vec<Block> {
    let mut found = paragraphs::Paragraphs::new(text, profile::Profile::flowing());
    lines::groups(text, |group, blanks| found.add(group, blanks));
    let mut blocks = found.blocks;
    for block in &mut blocks {
        block.extent = Extent::new(
            block.extent.start as usize + at,
            block.extent.end as usize + at,
        );
        block.space = block
            .space
            .max(u8::from(block.kind == BlockKind::Paragraph));
    }
    blocks
}

/// The number and the title of a heading that stands at byte `at`: "Chapter 2: The Mill" has both, "The Mill" is all
/// title.
pub fn heading_parts(words: &str, at: usize) -> (Extent, Extent) {
    let read = heading::by_words(words).filter(|it| it.value.is_some());
    match read {
        Some(heading) => {
            let heading = heading.shifted(at);
            (heading.number, heading.title)
        }
        None => (
            Extent::new(at, at),
            Extent::new(at, at + words.trim_end_matches('.').len()),
        ),
    }
}

#[cfg(test)]
mod tests;
