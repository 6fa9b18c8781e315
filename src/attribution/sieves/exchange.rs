//! Turn and turn about, where paragraphs are turns and not pieces of news: who spoke two turns ago speaks again.

use super::{Answer, beat, in_line};
use crate::attribution::address::{address_gender, called_out};
use crate::attribution::analysis::Analysis;
use crate::attribution::lexicon::Class;
use crate::attribution::mentions::{Kind, Mention};

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
    // “Oui, mademoiselle” is not said to him who spoke before.
    if address_gender(analysis, quote) * analysis.member(last.who).gender() < 0 {
        return None;
    }
    let dashes = !analysis.text.words.lexicon().nouns_capital;
    let answer = match spoke(turn.checked_sub(2)?).filter(|it| it.who != last.who) {
        Some(answer) if !dashes || !told_between(analysis, turn, 2) => answer,
        _ if dashes && !told_between(analysis, turn, 1) => {
            called(analysis, turn - 1, last.who).or_else(|| the_other(analysis, turn, &spoke))?
        }
        _ => return None,
    };
    if dashes && (beat::calls(analysis, quote, answer.who) || beat::several(analysis, quote)) {
        return None;
    }
    Some(Answer {
        mention: None,
        cue: None,
        probability: 0.5,
        ..answer
    })
}

/// Whom a turn calls by name, not the one who speaks it: they answer.
fn called(analysis: &Analysis<'_>, turn: usize, speaker: u32) -> Option<Answer> {
    let turn = &analysis.turns[turn];
    let mut found = None;
    for quote in turn.from as usize..turn.to as usize {
        let span = &analysis.quotes[quote].span;
        let inside = analysis.mentions.within((span.from, span.to));
        let names = inside.filter(|it| it.kind == Kind::Name && called_out(&analysis.text, it));
        // “Disimule, señor” is no name that is called once.
        let known = |it: &&Mention| {
            let member = analysis.member(it.who);
            let given = Class::MAN | Class::WOMAN;
            member.narrated + member.quoted > 1
                || analysis.text.class(it.to as usize - 1).has(given)
        };
        let others = names.filter(known).map(|it| it.who);
        for who in others.filter(|&it| it != speaker) {
            if found.is_some_and(|it| it != who) {
                return None;
            }
            found = Some(who);
        }
    }
    found.map(|who| Answer {
        who,
        mention: None,
        cue: None,
        probability: 0.5,
        sieve: "",
    })
}

/// The other of the only two who spoke in the turns before.
fn the_other(
    analysis: &Analysis<'_>,
    turn: usize,
    spoke: &dyn Fn(usize) -> Option<Answer>,
) -> Option<Answer> {
    const TURNS: usize = 8;
    const FAR: u32 = 20;
    let near = |it: &usize| analysis.turns[turn].paragraph - analysis.turns[*it].paragraph <= FAR;
    let heard = (turn.saturating_sub(TURNS)..turn).rev().take_while(near);
    let heard: Vec<Answer> = heard.filter_map(spoke).collect();
    let last = heard.first()?.who;
    let other = *heard.iter().find(|it| it.who != last)?;
    heard
        .iter()
        .all(|it| it.who == last || it.who == other.who)
        .then_some(other)
}

/// Whether narration parts a turn from so many before it: then anybody may go on.
fn told_between(analysis: &Analysis<'_>, turn: usize, before: usize) -> bool {
    let paragraph = |turn: usize| analysis.turns[turn].paragraph as usize;
    turn < before || paragraph(turn) - paragraph(turn - before) > before
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
