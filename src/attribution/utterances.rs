//! From answers to quotations as the model has them, grouped into utterances.
//!
//! Quotations of one paragraph with the same speaker are one utterance: “A,” said Ma. “B.”

use super::analysis::Analysis;
use super::given;
use super::interrupted::Nested;
use super::nested::By;
use super::sieves::Answer;
use super::spans::Span;
use super::speakers::{Names, Speakers};
use super::tokens::Token;
use crate::model::{Certainty, Extent, Quote, QuoteKind, SpeakerId};

/// From this probability on a speaker is shown as certain.
pub const CERTAIN: f32 = 0.95;

/// How likely the tag of nested words names their speaker; no marked set tells.
const NAMED: f32 = 0.9;

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
            speakers.count(speaker, words(analysis, &quoted.span));
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
    let nested: Vec<Quote> = analysis
        .nested
        .iter()
        .map(|it| {
            nested(analysis, it, &quotes[it.within as usize], &mut |who| {
                speakers.of_member(analysis, &mut names, who)
            })
        })
        .collect();
    for (quote, it) in nested.iter().zip(&analysis.nested) {
        if let Some(speaker) = quote.speaker {
            speakers.count(speaker, words(analysis, &it.span));
        }
    }
    quotes.extend(nested);
    quotes.sort_by_key(|it| it.extent);
    quotes
}

/// Words of another in the quotation `outer`, part of the same utterance.
fn nested(
    analysis: &Analysis<'_>,
    it: &Nested,
    outer: &Quote,
    speaker_of: &mut dyn FnMut(u32) -> SpeakerId,
) -> Quote {
    let speaker = it.tag.and_then(|it| match it.by {
        By::Speaker => outer.speaker,
        By::Member(who) => Some(speaker_of(who)),
        By::Somebody => None,
    });
    let tag = it.tag.filter(|_| speaker.is_some());
    Quote {
        extent: it.span.extent,
        kind: QuoteKind::Nested,
        speaker,
        certainty: match (tag.map(|it| it.by), outer.certainty) {
            (None, _) => Certainty::Unknown,
            (Some(By::Speaker), Certainty::Likely(outer)) => Certainty::Likely(outer.min(NAMED)),
            (Some(_), _) => Certainty::Likely(NAMED),
        },
        mention: tag.map(|it| analysis.text.extent(it.subject)),
        cue: tag.map(|it| analysis.text.tokens[it.verb as usize].extent()),
        sieve: tag.map_or("none", |_| "nested"),
        utterance: outer.utterance,
    }
}

/// How many words a stretch has.
fn words(analysis: &Analysis<'_>, span: &Span) -> u32 {
    let inside = &analysis.text.tokens[span.from as usize..span.to as usize];
    inside.iter().filter(|it| it.is_word()).count() as u32
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
    let mut extent = analysis.text.extent((it.from, it.to));
    let tokens = &analysis.text.tokens[it.from as usize..it.to as usize];
    if tokens.last().is_some_and(|it| it.is(Token::POSSESSIVE)) {
        let words = analysis.text.document.slice(extent);
        let bare = words
            .trim_end_matches(['s', 'S'])
            .trim_end_matches(['\'', '’']);
        extent.end = extent.start + bare.len() as u32;
    }
    extent
}
