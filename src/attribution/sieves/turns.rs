//! Turn and turn about: who spoke two turns ago speaks again.

use super::Answer;
use crate::attribution::analysis::Analysis;

/// The speaker of the turn before the last.
pub fn decide(analysis: &Analysis<'_>, answers: &[Option<Answer>], quote: usize) -> Option<Answer> {
    let turn = analysis.quotes[quote].turn as usize;
    let spoke = |turn: usize| {
        let turn = &analysis.turns[turn];
        answers[turn.from as usize..turn.to as usize]
            .iter()
            .flatten()
            .next()
            .copied()
    };
    let same = analysis.turns[turn].from as usize..quote;
    let answer = answers[same]
        .iter()
        .flatten()
        .next()
        .copied()
        .or_else(|| spoke(turn.checked_sub(2)?))?;
    Some(Answer {
        mention: None,
        cue: None,
        probability: 0.5,
        ..answer
    })
}

/// The same, where the paragraph is a turn and not a piece of news: it begins with the quotation and narrates little.
pub fn of_dialogue(
    analysis: &Analysis<'_>,
    answers: &[Option<Answer>],
    quote: usize,
) -> Option<Answer> {
    const LITTLE: u32 = 25;
    let quoted = &analysis.quotes[quote];
    let begins =
        quoted.span.from <= analysis.text.paragraphs[quoted.span.paragraph as usize].from + 2;
    let narrated = quoted.after.1 - quoted.after.0;
    (begins && narrated <= LITTLE)
        .then(|| decide(analysis, answers, quote))
        .flatten()
}
