//! Plain text: paragraphs, title, metadata lines and lessons, found in text that stays as it was decoded.
//!
//! `lines` groups lines, `profile` tells how they were wrapped, `paragraphs` makes blocks of them, `heading` and
//! `numerals` read single lines, `front` finds the title and what stands around it, `outline` decides what the
//! sections are.

mod front;
mod heading;
mod lines;
mod numerals;
mod outline;
mod paragraphs;
mod profile;

use crate::model::Document;

/// Finds what is in `text`, which stays as it is.
pub fn parse(text: String) -> Document {
    let mut found = paragraphs::Paragraphs::new(&text, profile::profile(&text));
    lines::groups(&text, |group, blanks| found.add(group, blanks));
    let (mut blocks, mut candidates) = (found.blocks, found.candidates);
    blocks.shrink_to_fit();
    let meta = front::front(&text, &mut blocks, &mut candidates);
    let sections = outline::outline(&text, &mut blocks, &candidates);
    Document {
        text,
        meta,
        blocks,
        sections,
        ..Document::default()
    }
}
