//! What the trainer (`examples/train`) stands on: a text as questions with named candidates, and the parts of the
//! ranker to fit and try.
//!
//! Nothing here is for reading documents; see [`super::attribute`].

pub use super::analysis::{CONTEXTS, Context};
pub use super::around::{Around, FLOOR, Guess};
pub use super::cases::{Candidate, Case, Cases};
pub use super::doubts::{Doubt, firm};
pub use super::features::{COUNT, Cell, GROUPS, Group, Rows, UNIT};
pub use super::genre::FACTS;
pub use super::history::History;
pub use super::network::{HIDDEN, Learned, Network, ONE};
pub use super::ranker::{OPEN, PASSES, Pass, Ranker, TOGETHER, again, in_order};
pub use super::rules::RULES;
pub use super::weights::{Calibration, Curves, Weights, odds};

use super::analysis::Analysis;
use super::doubts::Doubts;
use super::speakers::names;
use super::tags::Tagger;
use super::tokens::Text;
use super::{decide, genre, interrupted, keep, lexicon, sieves};
use crate::model::{Document, Extent};

/// A document as questions.
pub struct Prepared {
    /// One question for each stretch.
    pub cases: Cases,
    /// Whether the text reports rather than tells.
    pub reports: bool,
    /// Speakers that the sieves named.
    pub given: Vec<Option<u32>>,
    /// What names each speaker: the sieve that did, or what the ranker goes by.
    pub rules: Vec<&'static str>,
    /// The stretches, with their marks.
    pub spans: Vec<Extent>,
    /// How likely each of them is speech, where it is short.
    pub speech: Vec<f32>,
    /// How doubtful each candidate is.
    pub doubts: Vec<Doubt>,
    /// The name each member of the cast is shown by.
    pub names: Vec<String>,
}

/// Takes a document apart into questions; `keep` drops what is no speech.
pub fn prepare(document: &Document, keep: Option<&Network>) -> Prepared {
    let lexicon = lexicon::guess(&document.text);
    let analysis = Analysis::new(document, 0, document.blocks.len(), lexicon, keep);
    let answers = sieves::run(&analysis);
    let given: Vec<Option<u32>> = answers.iter().map(|it| it.map(|it| it.who)).collect();
    let rules = answers.iter().zip(&analysis.quotes);
    let cases = Cases::new(&analysis, &given);
    let doubts = Doubts::new(&analysis);
    let doubt = |(index, case)| {
        let candidates = cases.candidates(case).iter();
        candidates
            .map(|it| doubts.of(index, it.who))
            .collect::<Vec<_>>()
    };
    Prepared {
        doubts: cases.all.iter().enumerate().flat_map(doubt).collect(),
        speech: (0..analysis.quotes.len())
            .map(|it| analysis.speech(it))
            .collect(),
        cases,
        given,
        rules: rules
            .map(|(answer, quote)| answer.map_or(decide::rule(quote.context), |it| it.sieve))
            .collect(),
        reports: analysis.is_report(),
        spans: analysis.quotes.iter().map(|it| it.span.extent).collect(),
        names: analysis
            .cast
            .members
            .iter()
            .map(|it| names(&analysis, it).0)
            .collect(),
    }
}

/// What may be speech.
pub struct Stretch {
    /// Where it stands, with its marks.
    pub whole: Extent,
    /// The parts it is shown in if it is speech.
    pub parts: Vec<Extent>,
    /// Its kind as the network's context.
    pub context: usize,
}

/// The stretches of a document that may be speech, and their rows.
pub fn stretches(document: &Document) -> (Vec<Stretch>, Rows) {
    let lexicon = lexicon::guess(&document.text);
    let analysis = Analysis::new(document, 0, document.blocks.len(), lexicon, None);
    let (tagger, tells) = (Tagger::of(&analysis), !analysis.is_report());
    let stretch = |index: usize| {
        let span = analysis.quotes[index].span;
        let parted = interrupted::part(&tagger, &[(span, 1.0)], tells);
        Stretch {
            whole: span.extent,
            parts: parted.spans.iter().map(|it| it.0.extent).collect(),
            context: keep::context(&analysis, index),
        }
    };
    let stretches = (0..analysis.quotes.len()).map(stretch).collect();
    (stretches, keep::rows(&analysis))
}

/// What a document is judged by where it is asked whether it reports or tells.
pub fn facts(document: &Document) -> [f32; FACTS] {
    let lexicon = lexicon::guess(&document.text);
    genre::facts(&Text::new(document, 0, document.blocks.len(), lexicon))
}

/// How likely a stretch of such a kind and row is speech.
pub fn chance(network: &Network, context: usize, row: &[Cell]) -> f32 {
    keep::chance(network, context, row)
}
