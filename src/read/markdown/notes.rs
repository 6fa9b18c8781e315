//! Footnotes: their numbers in the order of their references, and where their texts stand.

use std::collections::HashMap;

use crate::model::{BlockKind, Document, Extent, Note};

/// Footnotes by their label.
#[derive(Default)]
pub struct Notes {
    numbers: HashMap<String, usize>,
    references: Vec<(String, Extent)>,
    texts: HashMap<String, Extent>,
    /// The definition that is open, and how many blocks there were before it.
    open: Option<(String, usize)>,
}

impl Notes {
    /// The number that a label has, or gets.
    pub fn number(&mut self, label: &str) -> usize {
        let next = self.numbers.len() + 1;
        *self.numbers.entry(label.to_owned()).or_insert(next)
    }

    /// The words of `extent` refer to a note.
    pub fn refer(&mut self, label: &str, extent: Extent) {
        self.references.push((label.to_owned(), extent));
    }

    /// The text of a note begins behind the first `blocks` blocks.
    pub fn begin(&mut self, label: &str, blocks: usize) {
        self.open = Some((label.to_owned(), blocks));
    }

    /// The text of a note has ended.
    pub fn end(&mut self, document: &mut Document) {
        let Some((label, from)) = self.open.take() else {
            return;
        };
        let blocks = document.blocks.get_mut(from..).unwrap_or_default();
        for block in blocks
            .iter_mut()
            .filter(|block| block.kind == BlockKind::Paragraph)
        {
            block.kind = BlockKind::Note;
        }
        if let (Some(first), Some(last)) = (blocks.first(), blocks.last()) {
            let (start, end) = (first.extent.start, last.extent.end);
            self.texts.insert(label, Extent { start, end });
        }
    }

    /// Puts the notes into the document.
    pub fn place(&mut self, document: &mut Document) {
        for (label, reference) in std::mem::take(&mut self.references) {
            let text = self.texts.get(&label).copied().unwrap_or_default();
            document.notes.push(Note {
                label: self.number(&label).to_string(),
                reference,
                text,
            });
        }
    }
}
