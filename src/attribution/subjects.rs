//! English subjects whose verb stands behind what belongs to them: a resident of Dover with two dogs said; neighbours of
//! Lake said; a man who knew Lake said.
//!
//! The name beside the verb is not who speaks there.

use super::headed::{DOCUMENTS, other, reports};
use super::lexicon::Class;
use super::sign;
use super::tokens::{Text, Token};

/// How many tokens may stand between a noun and its verb.
pub const FAR: usize = 14;

/// What begins a complement behind a noun; other prepositions rather begin another clause.
const LEADS: &[&str] = &[
    "across", "against", "among", "around", "at", "behind", "by", "for", "from", "in", "inside",
    "near", "of", "on", "outside", "to", "under", "with", "within",
];

/// What begins a clause that tells of the noun before it.
const RELATIVES: &[&str] = &["that", "which", "who"];

/// Nouns that begin no person: the rest of the team, the day of the match.
const NOBODY: &[&str] = &[
    "afternoon",
    "day",
    "end",
    "evening",
    "fact",
    "hour",
    "idea",
    "majority",
    "moment",
    "month",
    "morning",
    "night",
    "number",
    "point",
    "problem",
    "rest",
    "start",
    "thing",
    "time",
    "way",
    "week",
    "weekend",
    "year",
];

/// The verb that reports what the noun phrase `at..end` says, where something that belongs to the phrase parts the two.
pub fn verb(text: &Text<'_>, at: usize, end: usize) -> Option<usize> {
    let noun = end.checked_sub(1)?;
    // “A statement from Lake said”: so says Lake.
    let theirs = || {
        ["by", "from", "of"].contains(&text.spelled(end)) && DOCUMENTS.contains(&text.spelled(noun))
    };
    if !text.words.lexicon().english()
        || !opens(text, at)
        || NOBODY.contains(&text.spelled(noun))
        || theirs()
    {
        return None;
    }
    behind(text, end)
}

/// The verb that reports behind the complements that begin at `from`.
fn behind(text: &Text<'_>, from: usize) -> Option<usize> {
    let verb = complements(text, from)?;
    let own = |it: &usize| !text.class(*it).has(Class::ADVERB | Class::AUXILIARY);
    // A clause has a verb of its own.
    let least = if RELATIVES.contains(&text.spelled(from)) {
        2
    } else {
        1
    };
    let enough = (from + 1..verb).filter(own).count() >= least;
    (reports(text, verb) && enough).then_some(verb)
}

/// The first token behind the complements that begin at `from`: a verb that reports, a comma or what else ends them.
pub fn complements(text: &Text<'_>, from: usize) -> Option<usize> {
    let first = text.tokens.get(from)?;
    let led = |it: usize| text.class(it).has(Class::BREAK) && LEADS.contains(&text.spelled(it));
    let relative = RELATIVES.contains(&text.spelled(from));
    // “A letter signed by Lake”, “people familiar with the talks”.
    let second = !first.is(Token::CAPITAL) && !text.class(from).has(other()) && led(from + 1);
    if !first.is_word() || !(relative || led(from) || second) || text.spelled(from) == "to" {
        return None;
    }
    let inner = from + if second { 2 } else { 1 };
    let inside = |it: usize| {
        text.tokens.get(it).is_some_and(|token| {
            let class = text.class(it);
            let word = token.is_word() && !class.has(Class::PRONOUN | Class::SAY);
            let same = token.sentence == first.sentence && token.paragraph == first.paragraph;
            let parts = matches!(token.sign, sign::NUMBER | b'-');
            let goes_on =
                led(it) || relative || class.has(Class::AUXILIARY) || text.spelled(it) == "and";
            let breaks = class.has(Class::BREAK) && !goes_on;
            same && !token.is(Token::SPEECH) && (word && !breaks || parts)
        })
    };
    (from + 1..from + FAR).find(|&it| it > inner && reports(text, it) || !inside(it))
}

/// Whether a clause that is set off by a comma at `at` tells of the name before it: Lake, who runs the club.
pub fn sets_off(text: &Text<'_>, at: usize) -> bool {
    text.sign(at) == b',' && text.spelled(at + 1) == "who"
}

/// What goes on behind the clause that commas set off from the name before the token `at`: Lake, who runs the club, agrees.
pub fn set_off(text: &Text<'_>, at: usize) -> Option<usize> {
    const LONG: usize = 24;
    if !sets_off(text, at) {
        return None;
    }
    let end = text.tokens.len().min(at + LONG);
    let comma = (at + 1..end).find(|&it| matches!(text.sign(it), b',' | b'.'))?;
    (text.sign(comma) == b',' && comma + 1 < end).then_some(comma + 1)
}

/// Whether the phrase at `at` can be the subject of its clause: nothing stands before it there but adjectives.
fn opens(text: &Text<'_>, at: usize) -> bool {
    const ADJECTIVES: usize = 2;
    let mut from = at;
    for _ in 0..=ADJECTIVES {
        let joins =
            |it: &str| ["and", "as", "because", "but", "that", "when", "while"].contains(&it);
        let before = from.checked_sub(1).filter(|&it| text.tokens[it].is_word());
        match before {
            None => return true,
            Some(_) if text.tokens[from].is(Token::INITIAL) => return true,
            Some(it) if joins(text.spelled(it)) => return true,
            Some(it) if text.class(at).has(Class::DETERMINER) || text.class(it).has(other()) => {
                return false;
            }
            Some(it) => from = it,
        }
    }
    false
}
