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
    let (tag, _) = analysis.tag(quote)?;
    let spoke = last_speaker(analysis, answers, quote);
    let (who, probability) = best(analysis, tag.mention as usize, tag.cue, spoke)?;
    Some(Answer {
        who,
        mention: Some(tag.mention),
        cue: tag.cue,
        probability,
        sieve: "",
    })
}

/// Whom the pronoun `index` stands for, the subject of the verb `cue`, and how likely it is they; `spoke` is who was
/// quoted last.
pub fn best(
    analysis: &Analysis<'_>,
    index: usize,
    cue: Option<u32>,
    spoke: Option<u32>,
) -> Option<(u32, f32)> {
    const BACK: usize = 40;
    // A paragraph's end counts as a sentence, too.
    const FAR: u32 = 8;
    const LEAD: i32 = 4;
    let pronoun = &analysis.mentions.all[index];
    let gender = pronoun.kind.gender();
    if gender == 0 {
        return None;
    }
    let several = gender < 0 && cue.is_some_and(|cue| plural(analysis, cue as usize));
    let tokens = &analysis.text.tokens;
    let sentence = tokens[pronoun.from as usize].sentence;
    let fits = |mention: &Mention| {
        let away = (sentence - tokens[mention.from as usize].sentence) as i32;
        let fit = if several {
            several_score(analysis, mention, away)
        } else {
            score(analysis, mention, gender, away)
        };
        let again = fit > 0 && spoke == Some(mention.who);
        (if again { fit + 3 } else { fit }, mention.who)
    };
    let scores: Vec<(i32, u32)> = analysis.mentions.all[..index]
        .iter()
        .rev()
        .take(BACK)
        .take_while(|it| sentence - tokens[it.from as usize].sentence <= FAR)
        .filter(|it| it.kind.is_noun() && !it.possessive)
        .filter(|it| !tokens[it.from as usize].is(Token::SPEECH))
        .map(fits)
        .filter(|&(score, _)| score > 0)
        .collect();
    // Of equals the nearest.
    let &(score, who) = scores.iter().rev().max_by_key(|it| it.0)?;
    let others = scores.iter().filter(|it| it.1 != who).map(|it| it.0);
    let rival = others.max().unwrap_or_default();
    let probability = match score {
        11.. if score >= rival + LEAD => 0.96,
        11.. => 0.8,
        _ => 0.6,
    };
    Some((who, probability))
}

/// Whether a verb tells of several: sie bezeichneten.
fn plural(analysis: &Analysis<'_>, cue: usize) -> bool {
    analysis.text.words.lexicon().nouns_capital && analysis.text.ends(cue, "en")
}

/// How well a mention fits a "sie" of several: a body, or people without an article of one.
fn several_score(analysis: &Analysis<'_>, mention: &Mention, away: i32) -> i32 {
    let member = analysis.member(mention.who);
    let first = mention.from as usize;
    let one = ["der", "das", "dem", "ein", "einen", "einem"];
    let article = analysis.text.words.text(analysis.text.tokens[first].word);
    let people = member.described && member.gender() == 0 && !one.contains(&article);
    if !people && !body(analysis, mention) {
        return 0;
    }
    let opens = analysis.text.tokens[first].is(Token::INITIAL);
    6 - 2 * away + 2 * i32::from(opens) + i32::from(member.cues > 0)
}

fn score(analysis: &Analysis<'_>, mention: &Mention, gender: i32, away: i32) -> i32 {
    let member = analysis.member(mention.who);
    let theirs = match member.gender() {
        0 if member.described => by_article(analysis, mention),
        known => known,
    };
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

/// The gender that the article before a noun for one person tells: dem Präsidenten.
fn by_article(analysis: &Analysis<'_>, mention: &Mention) -> i32 {
    let text = &analysis.text;
    let article = text.words.text(text.tokens[mention.from as usize].word);
    let person = text.class(mention.to as usize - 1).has(Class::PERSON);
    let man = ["dem", "einem", "einen"].contains(&article);
    i32::from(person && man && text.words.lexicon().nouns_capital)
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
                .has(Class::ORGANISATION | Class::DOCUMENT | Class::ARTICLE)
    })
}

/// Who said the quotation before, if it stands in the same paragraph.
fn last_speaker(analysis: &Analysis<'_>, answers: &[Option<Answer>], quote: usize) -> Option<u32> {
    let paragraph = |it: &Quoted| it.span.paragraph;
    let before = quote.checked_sub(1)?;
    let same = paragraph(&analysis.quotes[before]) == paragraph(&analysis.quotes[quote]);
    answers[before].filter(|_| same).map(|it| it.who)
}
