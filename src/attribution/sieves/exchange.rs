//! Turn and turn about, where paragraphs are turns and not pieces of news: who spoke two turns ago speaks again.

use super::Answer;
use crate::attribution::analysis::Analysis;

/// The speaker of the turn before the last, if this paragraph is little but speech.
pub fn decide(analysis: &Analysis<'_>, answers: &[Option<Answer>], quote: usize) -> Option<Answer> {
    const LITTLE: u32 = 25;
    let quoted = &analysis.quotes[quote];
    let begins =
        quoted.span.from <= analysis.text.paragraphs[quoted.span.paragraph as usize].from + 2;
    if !begins || quoted.after.1 - quoted.after.0 > LITTLE {
        return None;
    }
    let turn = quoted.turn as usize;
    let spoke = |turn: usize| {
        let turn = &analysis.turns[turn];
        answers[turn.from as usize..turn.to as usize]
            .iter()
            .flatten()
            .next()
            .copied()
    };
    let last = spoke(turn.checked_sub(1)?)?;
    let answer = spoke(turn.checked_sub(2)?).filter(|it| it.who != last.who)?;
    Some(Answer {
        mention: None,
        cue: None,
        probability: 0.5,
        ..answer
    })
}
