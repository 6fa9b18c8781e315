//! Turn and turn about, where paragraphs are turns and not pieces of news: who spoke two turns ago speaks again.

use super::Answer;
use crate::attribution::analysis::Analysis;

/// The speaker of the turn before the last, if this paragraph is little but speech.
pub fn decide(analysis: &Analysis<'_>, answers: &[Option<Answer>], quote: usize) -> Option<Answer> {
    const LITTLE: u32 = 25;
    // A turn, and no piece of news.
    let talks = |quote: usize| {
        let quoted = &analysis.quotes[quote];
        let paragraph = &analysis.text.paragraphs[quoted.span.paragraph as usize];
        quoted.span.from <= paragraph.from + 2 && quoted.after.1 - quoted.after.0 <= LITTLE
    };
    let turn = analysis.quotes[quote].turn as usize;
    let earlier = analysis.turns.get(turn.checked_sub(2)?)?;
    if !talks(quote) || !talks(earlier.from as usize) {
        return None;
    }
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
