//! Quotations whose speaker the source itself names: they win over what is inferred.
//!
//! A stretch that was found in the text keeps its extent and takes the given name; a given quotation that no rule found
//! is added.

use super::speakers::Speakers;
use crate::model::{Certainty, Document, Extent, Given, Quote, QuoteKind, SpeakerId};

/// The name of this rule among the sieves.
pub const SIEVE: &str = "given";

/// What the source says of the stretch `extent`, if it says who speaks there.
pub fn over(document: &Document, extent: Extent) -> Option<&Given> {
    let near = document
        .given
        .partition_point(|it| it.extent.end <= extent.start);
    document
        .given
        .get(near)
        .filter(|it| it.extent.intersection(extent).is_some())
}

/// Adds the given quotations in `part` that none of `quotes`, which are all of that part, shares a byte with.
pub fn add(
    document: &Document,
    part: Extent,
    quotes: &mut Vec<Quote>,
    speakers: &mut Speakers,
    utterance: &mut u32,
) {
    let found = quotes.len();
    for it in &document.given {
        let before = quotes[..found].partition_point(|quote| quote.extent.end <= it.extent.start);
        let known = quotes[..found]
            .get(before)
            .is_some_and(|quote| quote.extent.intersection(it.extent).is_some());
        if known || !part.contains(it.extent.start) {
            continue;
        }
        let speaker = speakers.named(&it.speaker);
        let words = document.slice(it.extent).split_whitespace().count();
        speakers.count(speaker, words as u32);
        quotes.push(quote(it, speaker, *utterance));
        *utterance += 1;
    }
    quotes.sort_by_key(|quote| quote.extent);
}

fn quote(given: &Given, speaker: SpeakerId, utterance: u32) -> Quote {
    Quote {
        extent: given.extent,
        kind: match given.mention {
            Some(_) => QuoteKind::Block,
            None => QuoteKind::Quotation,
        },
        speaker: Some(speaker),
        certainty: Certainty::Certain,
        mention: given.mention,
        cue: None,
        sieve: SIEVE,
        utterance,
    }
}
