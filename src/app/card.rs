//! A card over the text: a footnote, or an address outside with what there is to know before it is opened.
//!
//! A card is a list whose rows are rows of text; nothing in it is selected, it scrolls.

use super::{App, Effect, Work, moving, shelf};
use crate::layout::{self, Row};
use crate::model::{Block, BlockKind, Document, Extent};

/// The longest text of a card, in bytes; a note may be as long as a chapter.
const LONGEST: u32 = 20_000;
/// The most rows of a card.
const ROWS: usize = 2_000;

/// What `Enter` does on a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Goes to this place in the text.
    Go(u32),
    /// Opens this address outside.
    Browse(String),
    /// Reads this work, from the place of that name on.
    Read(Work, Option<String>),
    /// Closes the card.
    Nothing,
}

/// A card.
#[derive(Clone, Debug)]
pub struct Card {
    /// Its title.
    pub title: String,
    /// What stands on it, as a document of its own.
    pub document: Document,
    /// What `Enter` does.
    pub act: Act,
}

impl Card {
    /// A note of a document.
    pub(super) fn note(document: &Document, title: String, extent: Extent) -> Self {
        let from = document
            .blocks
            .partition_point(|it| it.extent.end <= extent.start);
        let blocks = document.blocks.get(from..).unwrap_or_default().iter();
        let blocks = blocks.take_while(|it| it.extent.start < extent.end);
        let mut own = Document::default();
        for block in blocks.take_while(|it| it.extent.end <= extent.start.saturating_add(LONGEST)) {
            add(&mut own, document.slice(block.extent), BlockKind::Paragraph);
        }
        Self {
            title,
            document: own,
            act: Act::Go(extent.start),
        }
    }

    /// Words, the first of them what matters most.
    pub(super) fn words(title: &str, words: &[&str], act: Act) -> Self {
        let mut document = Document::default();
        for (at, words) in words.iter().enumerate() {
            let kind = if at == 0 {
                BlockKind::Title
            } else {
                BlockKind::Paragraph
            };
            add(&mut document, words, kind);
        }
        Self {
            title: title.to_owned(),
            document,
            act,
        }
    }

    /// Its rows in a width.
    pub fn rows(&self, width: u16) -> Vec<Row> {
        layout::screen(&self.document, 0, width, ROWS)
    }

    /// What is copied from it.
    pub(super) fn copied(&self) -> String {
        match &self.act {
            Act::Browse(address) => address.clone(),
            Act::Read(..) | Act::Go(_) | Act::Nothing => self.document.text.clone(),
        }
    }
}

fn add(document: &mut Document, words: &str, kind: BlockKind) {
    let words = words.trim();
    if words.is_empty() {
        return;
    }
    if !document.text.is_empty() {
        document.text.push_str("\n\n");
    }
    let start = document.text.len();
    document.text.push_str(words);
    document.blocks.push(Block {
        extent: Extent::new(start, document.text.len()),
        kind,
        space: u8::from(start > 0),
        ..Block::default()
    });
}

/// `Enter` on a card.
pub(super) fn act(app: &mut App, card: Card) {
    match card.act {
        Act::Go(byte) => moving::jump(app, byte),
        Act::Browse(address) => app.ask(Effect::Browse(address)),
        Act::Read(work, place) => shelf::follow(app, work, place),
        Act::Nothing => {}
    }
}
