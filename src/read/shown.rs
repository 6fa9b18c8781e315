//! What the tests of the formats look at in a document.

use crate::model::{BlockKind, Document};

/// The outline, a line a section: level, number, title.
pub fn outline(document: &Document) -> Vec<String> {
    let sections = document.sections.iter();
    sections
        .map(|it| {
            let (number, title) = (document.slice(it.number), document.slice(it.title));
            format!("{} {number}|{title}", it.level)
        })
        .collect()
}

/// The blocks, each as its kind and its words.
pub fn blocks(document: &Document) -> Vec<(BlockKind, &str)> {
    let blocks = document.blocks.iter();
    blocks
        .map(|it| (it.kind, document.slice(it.extent)))
        .collect()
}
