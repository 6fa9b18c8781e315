//! Footnotes and endnotes: where they are referred to and where their texts stand.

use std::collections::HashMap;

use super::numbering::roman;
use crate::model::{BlockKind, Document, Extent, Note};

/// The notes of a document, by their kind and the id they have there.
#[derive(Debug, Default)]
pub struct Notes {
    references: Vec<(Key, Extent)>,
    labels: HashMap<Key, String>,
    texts: HashMap<Key, Extent>,
    /// How many of each kind there are.
    counts: HashMap<&'static str, u32>,
    /// The note that is being read, and how many blocks there were before it.
    open: Option<(Key, usize)>,
    /// How many comments there are, which are not shown.
    pub comments: usize,
}

type Key = (&'static str, String);

impl Notes {
    /// The label of the note `id`, which it has or gets: 1, 2, 3 for footnotes, i, ii, iii for endnotes.
    pub fn label(&mut self, kind: &'static str, id: &str) -> String {
        let key = (kind, id.to_owned());
        if let Some(label) = self.labels.get(&key) {
            return label.clone();
        }
        let count = self.counts.entry(kind).or_default();
        *count += 1;
        let label = if kind == "endnote" {
            roman(*count).to_lowercase()
        } else {
            count.to_string()
        };
        self.labels.insert(key, label.clone());
        label
    }

    /// The words of `extent` refer to the note `id`.
    pub fn refer(&mut self, kind: &'static str, id: &str, extent: Extent) {
        self.references.push(((kind, id.to_owned()), extent));
    }

    /// Whether any note of that kind is referred to.
    pub fn any(&self, kind: &str) -> bool {
        self.counts.contains_key(kind)
    }

    /// The text of the note `id` begins behind the first `blocks` blocks; false when nothing refers to it.
    pub fn begin(&mut self, kind: &'static str, id: &str, blocks: usize) -> bool {
        let key = (kind, id.to_owned());
        let known = self.labels.contains_key(&key);
        self.open = known.then_some((key, blocks));
        known
    }

    /// The text of the note has ended.
    pub fn end(&mut self, document: &mut Document) {
        let Some((key, from)) = self.open.take() else {
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
            self.texts.insert(key, Extent { start, end });
        }
    }

    /// Puts the notes into the document.
    pub fn place(self, document: &mut Document) {
        for (key, reference) in self.references {
            document.notes.push(Note {
                label: self.labels.get(&key).cloned().unwrap_or_default(),
                reference,
                text: self.texts.get(&key).copied().unwrap_or_default(),
            });
        }
    }
}
