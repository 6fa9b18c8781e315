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
