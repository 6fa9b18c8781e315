//! Document → quotations and their speakers.
//!
//! ```text
//! lexicon     what is known of words before any text is read (derived: of those in no list, by how they are made;
//!             enclitics: of verbs with their pronoun); language: which of the lexicons (lists: their files; filter: which
//!             words they may have)
//! words       every distinct word once, in a table; tokens: of words and signs (scanner: one pass over the paragraphs; cut:
//!             where words end; sign; hyphens: those that stand for dashes)
//! genre       whether the text reports or tells
//! spans       what is printed as speech: marks, singles, dashes, labels
//! mentions    names (proper: English capitals that make none; bodies: with what a body is for), descriptions of persons
//!             (complements: with what belongs to them; headed: English ones that go about to their noun; subjects: and to
//!             their verb), pronouns; honours: French titles before a title;
//!             nouns: names among German nouns (surnames: those that are words, too; speaking: which nouns speak; heard:
//!             which do in French and Spanish); cast: who they all are, by parts, namesakes (relatives: who only share a
//!             name), descriptions, offices (bearers: the same in French and Spanish), epithets
//! starts      mentions by the token they start at; things: members whom no "he" means
//! tags        what beside a quotation says whose it is, by how close a tie (heads: which of several names; content: where
//!             one clause stands in another); order, verbs, clause, depending, pronouns, phrases, sources, agencies, late,
//!             adverbials: the same where the verb may come first (full: what leaves no room for another)
//! analysis    all of that for one text, with its turns; keep: which stretches are speech at all (works: titles;
//!             letters); interrupted: what parts them (asides: brackets; nested: the words of another; blanks: those whose
//!             marks an encoding lost)
//! sieves      rules that name speakers, the most precise first
//! scenes      what holds around a quotation; address: who is spoken to; company: who is named where a description
//!             stands; narrated: whom narration names; portraits: what members are by themselves
//! candidates  who could have said it; frame, rows: what speaks for each (told: found once for all; run: in the turns
//!             around); features: all of that by name
//! history     who spoke before; around: who speaks on both sides (nearby: in which turns); diction: whose words they are
//! ranker      the network that weighs it, in three passes; weights: what it learned
//! decide      sieves, then the ranker, then how sure that is (doubts: what is never certain; suspects:
//!             which tags are not)
//! speakers    members of the cast as a reader sees them (nominative: in German); utterances: the answers as quotations
//! ```

mod address;
mod adverbials;
mod agencies;
mod analysis;
mod around;
mod asides;
mod bearers;
mod blanks;
mod bodies;
mod candidates;
mod cases;
mod cast;
mod clause;
mod company;
mod complements;
mod content;
mod cut;
mod dashes;
mod decide;
mod depending;
mod derived;
mod descriptions;
mod diction;
mod doubts;
mod enclitics;
mod epithets;
mod features;
mod filter;
mod frame;
mod full;
mod genre;
mod given;
mod headed;
mod heads;
mod heard;
mod history;
mod honours;
mod hyphens;
mod incise;
mod interrupted;
mod keep;
mod labels;
mod language;
mod late;
#[doc(hidden)]
pub mod learning;
mod letters;
mod lexicon;
mod lists;
mod marks;
mod mentions;
mod names;
mod namesakes;
mod narrated;
mod narrator;
mod nearby;
mod nested;
mod network;
mod nominative;
mod nouns;
mod numbers;
mod offices;
mod order;
mod parts;
mod persons;
mod phrases;
mod portraits;
mod portrayal;
mod pronouns;
mod proper;
mod ranker;
mod relatives;
mod rows;
mod rules;
mod run;
mod scanner;
mod scenes;
mod sieves;
mod sign;
mod singles;
mod sources;
mod spans;
mod speakers;
mod speaking;
mod starts;
mod subjects;
mod surnames;
mod suspects;
mod table;
mod tags;
mod tails;
mod terms;
#[cfg(test)]
mod tests;
mod things;
mod tie;
mod tokens;
mod utterances;
mod verbs;
mod weights;
mod words;
mod works;

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

/// A text of so many bytes is analysed at once. Each of them takes about eight more meanwhile.
const WHOLE: u32 = 1_000_000;
/// A longer one is analysed in parts of at most so many: a long novel each.
const PART: u32 = 750_000;

/// Analyses a whole document.
pub fn attribute(document: &Document) -> Attribution {
    let mut voices = Attribution::default();
    attribute_in_batches(document, &mut |batch| {
        voices.extend(batch.quotes, batch.speakers, batch.reached);
        true
    });
    voices
}

/// Analyses a document from its start, handing out what is found part by part (a part is a megabyte at most, cut
/// between sections), so that a book of any size needs little memory and shows its first voices at once. Ends early
/// when `take` says `false`.
pub fn attribute_in_batches(document: &Document, take: &mut dyn FnMut(Batch) -> bool) {
    let mut listener = Listener::new(document);
    while listener.part().is_some() {
        if !take(listener.hear()) {
            return;
        }
    }
}

/// Goes through a document part by part and analyses those it is told to. Speakers keep their numbers from part to
/// part; a name that only a part left out tells in full stays as short as it is.
pub struct Listener<'a> {
    document: &'a Document,
    lexicon: &'static lexicon::Lexicon,
    speakers: Speakers,
    utterance: u32,
    /// The first block of the next part, and the byte where it begins; `None` behind the last.
    next: Option<(usize, u32)>,
}

impl<'a> Listener<'a> {
    /// Stands before the first part.
    pub fn new(document: &'a Document) -> Self {
        Self {
            document,
            lexicon: document
                .meta
                .language
                .as_deref()
                .and_then(lexicon::of)
                .unwrap_or_else(|| lexicon::guess(&document.text)),
            speakers: Speakers::default(),
            utterance: 0,
            next: Some((0, 0)),
        }
    }

    /// The part that is next.
    pub fn part(&self) -> Option<Extent> {
        let (from, start) = self.next?;
        let end = self.reached(part_end(self.document, from));
        Some(Extent { start, end })
    }

    /// Leaves the next part out.
    pub fn skip(&mut self) {
        let Some((from, _)) = self.next else {
            return;
        };
        let to = part_end(self.document, from);
        self.next = (to < self.document.blocks.len()).then(|| (to, self.reached(to)));
    }

    /// Analyses the next part.
    pub fn hear(&mut self) -> Batch {
        let (Some((from, _)), Some(part)) = (self.next, self.part()) else {
            return Batch::default();
        };
        let (document, lexicon, weights) = (self.document, self.lexicon, Weights::shipped());
        let keep = (!lexicon.inversion).then_some(&weights.keep);
        let analysis = Analysis::new(document, from, part_end(document, from), lexicon, keep);
        let answers = decide::decide(&analysis, weights);
        let (speakers, utterance) = (&mut self.speakers, &mut self.utterance);
        let mut quotes = utterances::quotes(&analysis, &answers, speakers, utterance);
        given::add(document, part, &mut quotes, speakers, utterance);
        self.skip();
        Batch {
            quotes,
            speakers: self.speakers.all.clone(),
            reached: part.end,
        }
    }

    /// The byte where block `to` begins, or the end of the text.
    fn reached(&self, to: usize) -> u32 {
        let block = self.document.blocks.get(to);
        block.map_or(self.document.text.len() as u32, |it| it.extent.start)
    }
}

/// The block before which the part that begins at block `from` ends: at a section if one is near, else anywhere. What is
/// left of the text is shared out evenly, so that the last part is no scrap that knows nobody.
fn part_end(document: &Document, from: usize) -> usize {
    let (blocks, length) = (&document.blocks, document.text.len() as u32);
    let Some(first) = blocks.get(from) else {
        return blocks.len();
    };
    let start = first.extent.start;
    let left = length.saturating_sub(start);
    if length <= WHOLE || left <= PART {
        return blocks.len();
    }
    let share = left.div_ceil(left.div_ceil(PART));
    let behind = |bytes: u32| blocks.partition_point(|it| it.extent.start < start + bytes);
    let (half, limit) = (behind(share / 2), behind(share));
    let heading = (half..limit).rev().find(|&it| {
        let section = document.section_at(document.blocks[it].extent.start);
        document
            .sections
            .get(section)
            .is_some_and(|section| section.extent.start + 4 > document.blocks[it].extent.start)
    });
    heading.unwrap_or(limit).max(from + 1)
}
