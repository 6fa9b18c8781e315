//! Markup → text and the extents over it: what web pages and the chapters of books share.
//!
//! `guard` passes over the source once and takes out what is made to hurt, `parse` makes a tree of it, `walk` goes over
//! the tree by the table in `element`, `flow` makes the text and its blocks, `notes`, `given` and `outline` find in the
//! whole what no single element tells.

mod element;
mod flow;
mod given;
mod guard;
mod nesting;
mod notes;
mod outline;
mod parse;
mod table;
mod tag;
mod verse;
mod walk;

use dom_query::NodeRef;

use crate::model::Document;

pub use flow::Reference;
pub use guard::Dialect;
pub use notes::percent_decoded;
pub use outline::{sections, tiled};
pub use parse::{Parsed, parse};
pub use walk::{Anchor, Manner};

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
    Piece {
        document: Document {
            text: walk.flow.text,
            blocks: walk.flow.blocks,
            inlines: walk.flow.inlines,
            links: walk.flow.links,
            tables: walk.tables,
            ..Document::default()
        },
        anchors: walk.anchors,
        references: walk.flow.references,
    }
}

/// A picture that stands for itself, by its file name.
pub fn picture(name: &str) -> Piece {
    let mut flow = flow::Flow::default();
    flow.picture(name);
    flow.finish();
    Piece {
        document: Document {
            text: flow.text,
            blocks: flow.blocks,
            ..Document::default()
        },
        ..Piece::default()
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
