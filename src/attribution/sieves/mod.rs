//! The sieves: precise rules that name a speaker, from the most precise to the least; the ranker decides what they
//! leave open.
//!
//! Each looks at one quotation that is still open. Adding a sieve is adding a file and a row.

mod acts;
mod alone;
mod antecedent;
mod beat;
mod clause;
mod exchange;
mod fit;
mod goes_on;
mod hearers;
mod in_line;
mod joined;
mod label;
mod mine;
mod said_before;
mod spoke;
mod subject;
mod tag;
mod two;

use super::analysis::Analysis;
use super::tags::Tagger;

/// What is decided of a quotation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Answer {
    /// The member of the cast.
    pub who: u32,
    /// The mention that names them.
    pub mention: Option<u32>,
    /// The token of the reporting verb.
    pub cue: Option<u32>,
    /// How likely it is right.
    pub probability: f32,
    /// The rule that decided.
    pub sieve: &'static str,
}

/// One attribution rule.
pub struct Sieve {
    /// Its name, as `dixit extract` shows it.
    pub name: &'static str,
    /// Names the speaker of a quotation, or leaves it open; sees what was decided before.
    pub decide: fn(&Analysis<'_>, &[Option<Answer>], usize) -> Option<Answer>,
}

/// All sieves, the most precise first.
pub const SIEVES: &[Sieve] = &[
    Sieve {
        name: "label",
        decide: label::decide,
    },
    Sieve {
        name: "tag",
        decide: tag::name,
    },
    Sieve {
        name: "clause",
        decide: clause::decide,
    },
    Sieve {
        name: "said-before",
        decide: said_before::decide,
    },
];

/// The sieves for languages where the verb may stand before its subject.
pub const INVERTED: &[Sieve] = &[
    Sieve {
        name: "label",
        decide: label::decide,
    },
    Sieve {
        name: "mine",
        decide: mine::decide,
    },
    Sieve {
        name: "tag",
        decide: tag::own,
    },
    Sieve {
        name: "subject",
        decide: subject::decide,
    },
    Sieve {
        name: "joined",
        decide: joined::decide,
    },
    Sieve {
        name: "antecedent",
        decide: antecedent::decide,
    },
    Sieve {
        name: "joined",
        decide: joined::decide,
    },
    Sieve {
        name: "goes-on",
        decide: goes_on::decide,
    },
    Sieve {
        name: "beat",
        decide: beat::decide,
    },
    Sieve {
        name: "beat",
        decide: acts::decide,
    },
    Sieve {
        name: "exchange",
        decide: exchange::decide,
    },
    Sieve {
        name: "alone",
        decide: alone::decide,
    },
    Sieve {
        name: "goes-on",
        decide: goes_on::decide,
    },
];

/// Runs every sieve over all quotations that are still open.
pub fn run(analysis: &Analysis<'_>) -> Vec<Option<Answer>> {
    let mut answers = vec![None; analysis.quotes.len()];
    let inverted = analysis.text.words.lexicon().inversion;
    let tagger = Tagger::of(analysis);
    let nobody: Vec<bool> = (0..answers.len())
        .map(|it| {
            let range = |(from, to): (u32, u32)| (from as usize, to as usize);
            let quoted = &analysis.quotes[it];
            let together = || analysis.tag(it).is_some_and(|(tag, _)| tagger.of_two(tag));
            inverted
                && (analysis.tag(it).is_none()
                    && tagger.stands(range(quoted.before), range(quoted.after))
                    || together()
                    || analysis.cast.narrator.is_none() && mine::verb(analysis, it).is_some())
        })
        .collect();
    for sieve in if inverted { INVERTED } else { SIEVES } {
        for quote in 0..answers.len() {
            if answers[quote].is_none() && !nobody[quote] {
                let answer = (sieve.decide)(analysis, &answers, quote);
                answers[quote] = answer.map(|answer| Answer {
                    sieve: sieve.name,
                    ..answer
                });
            }
        }
    }
    answers
}
