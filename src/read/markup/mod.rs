//! Markup → text and the extents over it: what web pages and the chapters of books share.
//!
//! `guard` passes over the source once and takes out what is made to hurt (`tag` reads it, `nesting` knows what is open),
//! `parse` makes a tree of it, `walk` goes over the tree by the table in `element`, `flow` makes the text and its blocks,
//! `spans` what lies over them, `notes` and `given` find in the whole what no single element tells.

mod attributes;
mod broken;
mod element;
mod flow;
mod given;
mod guard;
mod lists;
mod nesting;
mod notes;
mod parse;
mod pictures;
mod places;
mod signs;
mod spans;
mod table;
mod tag;
mod verse;
mod walk;

use dom_query::NodeRef;

use super::outline;
use crate::model::{Document, Section};

pub use guard::Dialect;
pub use notes::percent_decoded;
pub use parse::{Parsed, parse};
pub use places::{Anchor, Reference};
pub use walk::Manner;

/// A text made of markup, its named places and its references to notes not yet tied together.
#[derive(Default)]
pub struct Piece {
    /// The text and the extents over it; without sections.
    pub document: Document,
    /// The named places, in order.
    pub anchors: Vec<Anchor>,
    /// References to notes, in order.
    pub references: Vec<Reference>,
}

/// Reads all that `root` holds.
pub fn piece(root: NodeRef<'_>, manner: Manner<'_>) -> Piece {
    let walk = walk::Walk::over(root, manner);
    let (document, references) = walk.flow.finish();
    Piece {
        document: Document {
            tables: walk.tables,
            ..document
        },
        anchors: walk.anchors,
        references,
    }
}

/// The sections that the headings of a text make, but for those inside block quotes.
pub fn sections(document: &Document) -> Vec<Section> {
    let (text, blocks) = (&document.text, &document.blocks);
    let headings = blocks.iter().filter(|block| block.quoted == 0);
    outline::tiled(text, blocks, outline::sections(text, headings))
}

/// A picture that stands for itself, by its file name.
pub fn picture(name: &str) -> Piece {
    let mut flow = flow::Flow::default();
    flow.picture(name);
    let (document, references) = flow.finish();
    Piece {
        document,
        anchors: Vec::new(),
        references,
    }
}

impl Piece {
    /// Ties references to their notes and quotations to the names below them.
    pub fn tied(mut self) -> Document {
        notes::tie(&mut self.document, &self.anchors, &self.references);
        notes::lead(&mut self.document, &self.anchors);
        given::find(&mut self.document);
        self.document
    }
}
