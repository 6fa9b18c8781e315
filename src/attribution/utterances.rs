//! From answers to quotations as the model has them, grouped into utterances.
//!
//! Quotations of one paragraph with the same speaker are one utterance: “A,” said Ma. “B.”

use super::analysis::Analysis;
use super::given;
use super::sieves::Answer;
use super::speakers::{Names, Speakers};
use super::tokens::Token;
use crate::model::{Certainty, Extent, Quote, QuoteKind};

/// From this probability on a speaker is shown as certain.
pub const CERTAIN: f32 = 0.95;

/// Turns the answers of a part into quotations; `utterance` is the number of the next utterance.
pub fn quotes(
    analysis: &Analysis<'_>,
    answers: &[Option<Answer>],
    speakers: &mut Speakers,
    utterance: &mut u32,
) -> Vec<Quote> {
    let mut quotes: Vec<Quote> = Vec::with_capacity(answers.len());
    let mut names = Names::default();
    let mut turn = u32::MAX;
    for (quoted, answer) in analysis.quotes.iter().zip(answers) {
        let told = given::over(analysis.text.document, quoted.span.extent);
        // Whose a turn is only labels tell.
        let turn_of_nobody =
            |it: &Answer| quoted.span.kind == QuoteKind::Turn && it.sieve != "label";
        let answer = answer.filter(|it| told.is_none() && !turn_of_nobody(it));
        let speaker = match told {
            Some(it) => Some(speakers.named(&it.speaker)),
            None => answer.map(|it| speakers.of_member(analysis, &mut names, it.who)),
        };
        if let Some(speaker) = speaker {
            let inside = quoted.span.from as usize..quoted.span.to as usize;
            let words = analysis.text.tokens[inside]
                .iter()
                .filter(|it| it.is_word())
                .count();
            speakers.count(speaker, words as u32);
        }
        let goes_on = turn == quoted.turn && quotes.last().is_some_and(|it| it.speaker == speaker);
        *utterance += u32::from(!goes_on);
        turn = quoted.turn;
        quotes.push(Quote {
            extent: quoted.span.extent,
            kind: quoted.span.kind,
            speaker,
            certainty: match told {
                Some(_) => Certainty::Certain,
                None => answer.map_or(Certainty::Unknown, certainty),
            },
            mention: match told {
                Some(it) => it.mention,
                None => answer
                    .and_then(|it| it.mention)
                    .map(|it| mention(analysis, it)),
            },
            cue: answer
                .and_then(|it| it.cue)
                .map(|it| analysis.text.tokens[it as usize].extent()),
            sieve: match told {
                Some(_) => given::SIEVE,
                None => answer.map_or("none", |it| it.sieve),
            },
            utterance: utterance.saturating_sub(1),
        });
    }
    quotes
}

fn certainty(answer: Answer) -> Certainty {
    if answer.probability >= CERTAIN {
        Certainty::Certain
    } else {
        Certainty::Likely(answer.probability)
    }
}

/// The words of a mention, without a possessive ending.
fn mention(analysis: &Analysis<'_>, index: u32) -> Extent {
    let it = &analysis.mentions.all[index as usize];
    let tokens = &analysis.text.tokens[it.from as usize..it.to as usize];
    let (start, end) = match tokens {
        [first, .., last] => (first.start, last),
        [only] => (only.start, only),
        [] => return Extent::default(),
    };
    let mut end = Extent {
        start,
        end: end.end,
    };
    if tokens.last().is_some_and(|it| it.is(Token::POSSESSIVE)) {
        let words = analysis.text.document.slice(end);
        let bare = words
            .trim_end_matches(['s', 'S'])
            .trim_end_matches(['\'', '’']);
        end.end = start + bare.len() as u32;
    }
    end
}
