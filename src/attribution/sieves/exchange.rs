//! Turn and turn about, where paragraphs are turns and not pieces of news: who spoke two turns ago speaks again.

use super::{Answer, beat, in_line};
use crate::attribution::analysis::Analysis;

/// The other of two who speak in turn, in one paragraph or from paragraph to paragraph.
pub fn decide(analysis: &Analysis<'_>, answers: &[Option<Answer>], quote: usize) -> Option<Answer> {
    in_turn(analysis, answers, quote).or_else(|| by_paragraph(analysis, answers, quote))
}

/// The speaker of the turn before the last, where each turn is a paragraph.
fn by_paragraph(
    analysis: &Analysis<'_>,
    answers: &[Option<Answer>],
    quote: usize,
) -> Option<Answer> {
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
    if !analysis.text.words.lexicon().nouns_capital
        && (told_between(analysis, turn) || beat::calls(analysis, quote, answer.who))
    {
        return None;
    }
    Some(Answer {
        mention: None,
        cue: None,
        probability: 0.5,
        ..answer
    })
}

/// Whether narration parts a turn from the two before it: then anybody may go on.
fn told_between(analysis: &Analysis<'_>, turn: usize) -> bool {
    let paragraph = |turn: usize| analysis.turns[turn].paragraph;
    turn < 2 || paragraph(turn) - paragraph(turn - 2) > 2
}

/// The other of the two who speak in a dialogue that runs on in one paragraph.
fn in_turn(analysis: &Analysis<'_>, answers: &[Option<Answer>], quote: usize) -> Option<Answer> {
    const FAR: usize = 4;
    let before = quote
        .checked_sub(1)
        .filter(|&it| in_line::turns(analysis, it));
    let behind = Some(quote + 1).filter(|_| in_line::turns(analysis, quote));
    let partner = [before, behind]
        .into_iter()
        .flatten()
        .find_map(|it| answers[it])?;
    let paragraph = |it: usize| analysis.quotes[it].span.paragraph;
    let near = (quote.saturating_sub(FAR)..quote)
        .rev()
        .chain(quote + 1..answers.len().min(quote + FAR))
        .filter(|&it| paragraph(it).abs_diff(paragraph(quote)) <= 1);
    let other = near
        .filter_map(|it| answers[it])
        .find(|it| it.who != partner.who)?;
    Some(Answer {
        mention: None,
        cue: None,
        probability: 0.5,
        ..other
    })
}
