//! A pronoun says it, in languages that tell gender of things, too: the person before it that fits best.
//!
//! Who was last said to say something, who opened a sentence and who is near are the better candidates; a body
//! ("die Polizei") is a last resort.

use super::Answer;
use crate::attribution::analysis::{Analysis, Quoted};
use crate::attribution::lexicon::Class;
use crate::attribution::mentions::Mention;
use crate::attribution::tokens::Token;

/// The best candidate before the pronoun of the quotation's tag.
pub fn decide(analysis: &Analysis<'_>, answers: &[Option<Answer>], quote: usize) -> Option<Answer> {
    const BACK: usize = 40;
    // A paragraph's end counts as a sentence, too.
    const FAR: u32 = 8;
    let (tag, pronoun) = analysis.tag(quote)?;
    let gender = pronoun.kind.gender();
    if gender == 0 {
        return None;
    }
    let spoke = last_speaker(analysis, answers, quote);
    let sentence = analysis.text.tokens[pronoun.from as usize].sentence;
    let mut best: Option<(i32, &Mention)> = None;
    for mention in analysis.mentions.all[..tag.mention as usize]
        .iter()
        .rev()
        .take(BACK)
    {
        let token = &analysis.text.tokens[mention.from as usize];
        let away = sentence - token.sentence;
        if away > FAR {
            break;
        }
        if !mention.kind.is_noun() || token.is(Token::SPEECH) || mention.possessive {
            continue;
        }
        let fit = score(analysis, mention, gender, away as i32);
        let score = if fit > 0 && spoke == Some(mention.who) {
            fit + 3
        } else {
            fit
        };
        if score > 0 && best.is_none_or(|(other, _)| score > other) {
            best = Some((score, mention));
        }
    }
    let (score, found) = best?;
    Some(Answer {
        who: found.who,
        mention: Some(tag.mention),
        cue: tag.cue,
        probability: if score >= 11 { 0.8 } else { 0.6 },
        sieve: "",
    })
}

fn score(analysis: &Analysis<'_>, mention: &Mention, gender: i32, away: i32) -> i32 {
    let member = analysis.member(mention.who);
    let theirs = member.gender();
    // Several people are no "sie" that one can name.
    if theirs == -gender || member.described && theirs != gender || body(analysis, mention) {
        return 0;
    }
    let opens = analysis.text.tokens[mention.from as usize].is(Token::INITIAL);
    8 - 2 * away
        + 3 * i32::from(theirs == gender)
        + 2 * i32::from(opens)
        + i32::from(member.cues > 0)
        - 2 * i32::from(member.described)
}

/// Whether a mention is an organisation by its words.
fn body(analysis: &Analysis<'_>, mention: &Mention) -> bool {
    let tokens = mention.from as usize..mention.to as usize;
    let mut words = tokens.filter(|&it| analysis.text.tokens[it].is_word());
    words.all(|it| {
        analysis.text.tokens[it].is(Token::UPPER)
            || analysis
                .text
                .class(it)
                .has(Class::ORGANISATION | Class::ARTICLE)
    })
}

/// Who said the quotation before, if it stands in the same paragraph.
fn last_speaker(analysis: &Analysis<'_>, answers: &[Option<Answer>], quote: usize) -> Option<u32> {
    let paragraph = |it: &Quoted| it.span.paragraph;
    let before = quote.checked_sub(1)?;
    let same = paragraph(&analysis.quotes[before]) == paragraph(&analysis.quotes[quote]);
    answers[before].filter(|_| same).map(|it| it.who)
}
