//! Document → quotations and their speakers.
//!
//! ```text
//! lexicon     what is known of words before any text is read; language: which of the lexicons
//! words       every distinct word once; tokens: one pass over the paragraphs
//! spans       what is printed as speech: marks, singles, dashes, labels
//! mentions    names, descriptions, pronouns; cast: who they all are
//! tags        what beside a quotation says whose it is
//! analysis    all of that for one text, with its turns; keep: which stretches are speech at all
//! sieves      rules that name speakers, the most precise first
//! scenes      what holds around a quotation; candidates: who could have said it; frame, rows: what speaks for each
//! history     who spoke before; around: who speaks on both sides; features: all of that by name
//! ranker      the network that weighs it, in three passes; weights: what it learned
//! decide      sieves, then the ranker, then how sure that is
//! speakers    members of the cast as a reader sees them; utterances: the answers as quotations
//! ```

mod analysis;
mod around;
mod candidates;
mod cases;
mod cast;
mod dashes;
mod decide;
mod features;
mod frame;
mod given;
mod history;
mod incise;
mod keep;
mod labels;
mod language;
#[doc(hidden)]
pub mod learning;
mod lexicon;
mod marks;
mod mentions;
mod narrator;
mod network;
mod nouns;
mod numbers;
mod order;
mod ranker;
mod rows;
mod rules;
mod scenes;
mod sieves;
mod singles;
mod spans;
mod speakers;
mod tags;
mod terms;
#[cfg(test)]
mod tests;
mod tokens;
mod utterances;
mod weights;
mod words;

use crate::model::{Attribution, Document, Extent, Quote, Speaker};
use analysis::Analysis;
pub use rules::in_words;
use speakers::Speakers;
use weights::Weights;

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

/// How much text is analysed at once, in bytes.
const PART: u32 = 1_500_000;

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
    let lexicon = match &document.meta.language {
        Some(tag) => lexicon::of(tag),
        None => lexicon::guess(&document.text),
    };
    let weights = Weights::shipped();
    let mut speakers = Speakers::default();
    let mut utterance = 0;
    let (mut from, mut begun) = (0, 0);
    loop {
        let to = part_end(document, from);
        let keep = (!lexicon.inversion).then_some(&weights.keep);
        let analysis = Analysis::new(document, from, to, lexicon, keep);
        let answers = decide::decide(&analysis, weights);
        let mut quotes = utterances::quotes(&analysis, &answers, &mut speakers, &mut utterance);
        let reached = match document.blocks.get(to) {
            Some(block) => block.extent.start,
            None => document.text.len() as u32,
        };
        let part = Extent {
            start: begun,
            end: reached,
        };
        given::add(document, part, &mut quotes, &mut speakers, &mut utterance);
        let more = take(Batch {
            quotes,
            speakers: speakers.all.clone(),
            reached,
        });
        if !more || to >= document.blocks.len() {
            return;
        }
        (from, begun) = (to, reached);
    }
}

/// The block before which the part that begins at block `from` ends: at a section if one is near, else anywhere.
fn part_end(document: &Document, from: usize) -> usize {
    let Some(first) = document.blocks.get(from) else {
        return document.blocks.len();
    };
    let start = first.extent.start;
    let limit = document
        .blocks
        .partition_point(|it| it.extent.start < start + PART);
    if limit >= document.blocks.len() {
        return document.blocks.len();
    }
    let half = document
        .blocks
        .partition_point(|it| it.extent.start < start + PART / 2);
    let heading = (half..limit).rev().find(|&it| {
        let section = document.section_at(document.blocks[it].extent.start);
        document
            .sections
            .get(section)
            .is_some_and(|section| section.extent.start + 4 > document.blocks[it].extent.start)
    });
    heading.unwrap_or(limit).max(from + 1)
}
