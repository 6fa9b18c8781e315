//! What stands outside the text: footnotes, endnotes and, but for their number, comments.

use super::numbering::roman;
use crate::model::Document;
use crate::read::notes::Notes;

/// What stands outside the text of a document.
pub struct Apart {
    footnotes: Notes,
    endnotes: Notes,
    /// How many comments there are, which are not shown.
    pub comments: usize,
}

impl Default for Apart {
    fn default() -> Self {
        Self {
            footnotes: Notes::default(),
            endnotes: Notes::labelled(|number| roman(number as u32).to_lowercase()),
            comments: 0,
        }
    }
}

impl Apart {
    /// The notes whose texts are elements of that name, "footnote" or "endnote".
    pub fn notes(&mut self, kind: &str) -> &mut Notes {
        if kind == "endnote" {
            &mut self.endnotes
        } else {
            &mut self.footnotes
        }
    }

    /// Puts the notes into the document.
    pub fn place(self, document: &mut Document) {
        self.footnotes.place(document);
        self.endnotes.place(document);
    }
}
