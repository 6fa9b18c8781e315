//! Notes whose texts the source keeps apart from their references, both under one name: those of Markdown and Word.

use std::collections::HashMap;

use super::build::Builder;
use crate::model::{BlockKind, Document, Extent, Note};

/// Notes of one kind, which are counted together.
pub struct Notes {
    /// The label of a note by its number.
    label: fn(usize) -> String,
    /// In the order of their first references, by their names.
    numbers: HashMap<String, usize>,
    references: Vec<(String, Extent)>,
    texts: HashMap<String, Extent>,
    /// The note whose text is being read, and how many blocks there were before it.
    open: Option<(String, usize)>,
}

impl Default for Notes {
    fn default() -> Self {
        Self::labelled(|number| number.to_string())
    }
}

impl Notes {
    /// Notes whose numbers are written in a way of their own.
    pub fn labelled(label: fn(usize) -> String) -> Self {
        Self {
            label,
            numbers: HashMap::new(),
            references: Vec::new(),
            texts: HashMap::new(),
            open: None,
        }
    }

    /// Writes a reference to the note `name`: the label that it has, or gets.
    pub fn refer(&mut self, name: &str, out: &mut Builder) {
        let next = self.numbers.len() + 1;
        let number = *self.numbers.entry(name.to_owned()).or_insert(next);
        let from = out.at();
        out.words(&format!("[{}]", (self.label)(number)));
        self.references.push((name.to_owned(), out.since(from)));
    }

    /// Whether anything has referred to a note.
    pub fn any(&self) -> bool {
        !self.numbers.is_empty()
    }

    /// Whether anything has referred to the note `name`.
    pub fn knows(&self, name: &str) -> bool {
        self.numbers.contains_key(name)
    }

    /// The text of the note `name` begins; no block is open.
    pub fn begin(&mut self, name: &str, out: &mut Builder) {
        self.open = Some((name.to_owned(), out.document().blocks.len()));
    }

    /// The text of the note has ended, and its last block.
    pub fn end(&mut self, out: &mut Builder) {
        let Some((name, from)) = self.open.take() else {
            return;
        };
        let blocks = out.document().blocks.get_mut(from..).unwrap_or_default();
        for block in &mut *blocks {
            if block.kind == BlockKind::Paragraph {
                block.kind = BlockKind::Note;
            }
        }
        if let (Some(first), Some(last)) = (blocks.first(), blocks.last()) {
            let (start, end) = (first.extent.start, last.extent.end);
            self.texts.insert(name, Extent { start, end });
        }
    }

    /// Puts the notes that are referred to into the document.
    pub fn place(self, document: &mut Document) {
        for (name, reference) in self.references {
            let number = self.numbers.get(&name).copied();
            document.notes.push(Note {
                label: number.map(self.label).unwrap_or_default(),
                reference,
                text: self.texts.get(&name).copied().unwrap_or_default(),
            });
        }
    }
}
