//! What still tells how something was said behind the comma of a French reporting clause: dit-elle, amusée. | en riant. |
//! d'une voix sourde. | les yeux au ciel. | qui n'y croyait pas.
//!
//! Behind any other comma the speech goes on: dit-elle, et je pars.

use super::adverbials;
use super::complements::VOICES;
use super::lexicon::Class;
use super::sign;
use super::tokens::{Text, Token};

/// Parts of somebody who speaks: les yeux brillants.
const PARTS: &[&str] = &[
    "bouche", "bras", "cœur", "doigt", "doigts", "dos", "front", "gorge", "joues", "larmes",
    "lèvres", "main", "mains", "menton", "mine", "poing", "poings", "regard", "sourcils",
    "sourire", "souffle", "tête", "traits", "visage", "yeux", "œil",
];

/// Where somebody stands: derrière nous.
const PLACES: &[&str] = &["depuis", "derrière", "devant"];

/// Where the speech goes on, or the sentence ends, when the words behind the comma at `comma` still tell how.
pub fn end(text: &Text<'_>, comma: usize, to: usize) -> Option<usize> {
    const LONG: usize = 40;
    let at = comma + 1;
    let spanish = text.words.lexicon().inversion && !text.words.lexicon().joins;
    if spanish && text.sign(comma) == b',' && at < to && gerund(text, at) {
        return Some((at..to).find(|&it| text.sign(it) == b'.').unwrap_or(to));
    }
    let stop = |it: &usize| matches!(text.sign(*it), b'.' | b'!' | b'?' | b':' | sign::DOTS);
    if !text.words.lexicon().joins || text.sign(comma) != b',' || at >= to || !small(text, at) {
        return None;
    }
    let end = (at..to).find(stop).unwrap_or(to);
    let pause = (at..end).find(|&it| text.sign(it) == b',').unwrap_or(end);
    let closed = end == to || matches!(text.sign(end), b'.' | b':');
    if !closed || end - at > LONG {
        return None;
    }
    if how(text, at, pause) {
        return match text.sign(pause) {
            b',' => self::end(text, pause, to).or(Some(pause)),
            _ => Some(end),
        };
    }
    tells_on(text, at, pause).then_some(end)
}

/// Where the paragraph ends, if “and” and what the speaker did go on behind the comma at `comma` of the reporting clause that
/// the sign at `at` opens: dijo Ana, y se fue. | dit-il, et il sortit. What they said before tells of no such deeds.
pub fn deeds(text: &Text<'_>, at: usize, comma: usize, to: usize) -> Option<usize> {
    let and = comma + 1;
    if !text.words.lexicon().romance()
        || text.sign(comma) != b','
        || !["e", "et", "y"].contains(&text.spelled(and))
    {
        return None;
    }
    let end = (and..to)
        .find(|&it| matches!(text.sign(it), b'.' | b'!' | b'?' | sign::DASH | sign::DOTS))
        .unwrap_or(to);
    let talks = Class::YOU | Class::I;
    let told = end + 1 >= to
        && matches!(text.sign(end), b'.' | b' ')
        && !(and..end).any(|it| text.class(it).has(talks));
    let paragraph = text.tokens[at].paragraph;
    let mut before = (0..at)
        .rev()
        .take_while(|&it| text.tokens[it].paragraph == paragraph);
    (told && done(text, and + 1, end) && !before.any(|it| past(text, it))).then_some(end)
}

/// Whether the words from `at` on begin with what somebody did: se fue; il sortit; volviéndose cerró.
fn done(text: &Text<'_>, at: usize, end: usize) -> bool {
    const FAR: usize = 8;
    const IRREGULAR: &[&str] = &["fue", "hizo", "marchó", "puso", "supo", "tuvo", "vino"];
    let pronoun = usize::from(text.class(at).has(Class::HE | Class::SHE));
    let verb = adverbials::pronouns(text, at + pronoun, end);
    let own = verb > at;
    if text.words.lexicon().joins {
        return own && past(text, verb);
    }
    let behind = (verb + 1..end.min(verb + FAR)).take_while(|&it| text.tokens[it].is_word());
    past(text, verb)
        || own && IRREGULAR.contains(&text.spelled(verb))
        || gerund(text, verb) && behind.into_iter().any(|it| past(text, it))
}

/// Whether the word at `at` is a verb in the past by its end: salió; sortit, leva.
fn past(text: &Text<'_>, at: usize) -> bool {
    let other = Class::STOP | Class::PERSON | Class::DETERMINER | Class::ADVERB | Class::AUXILIARY;
    let ends: &[&str] = if text.words.lexicon().joins {
        &["a", "it", "ut", "int"]
    } else {
        &["ó"]
    };
    small(text, at) && !text.class(at).has(other) && ends.iter().any(|it| text.ends(at, it))
}

/// How Spanish gerunds end.
pub const GERUNDS: [&str; 3] = ["ando", "iendo", "yendo"];

/// Whether the word at `at` is a Spanish gerund: riéndose, bajando.
fn gerund(text: &Text<'_>, at: usize) -> bool {
    const WITH_PRONOUNS: [&str; 5] = ["ándose", "iéndose", "yéndose", "ándole", "iéndole"];
    let mut ends = GERUNDS.iter().chain(&WITH_PRONOUNS);
    small(text, at) && ends.any(|it| text.ends(at, it))
}

/// Whether `at..pause` is a word or two for the state of who speaks, or a part of them: amusée; les yeux brillants.
fn how(text: &Text<'_>, at: usize, pause: usize) -> bool {
    const FEW: usize = 3;
    const NEAR: usize = 4;
    let one = |list: &[&str]| (at..pause.min(at + NEAR)).any(|it| list.contains(&text.spelled(it)));
    let opens =
        text.class(at).has(Class::DETERMINER | Class::PREPOSITION) || text.spelled(at) == "et";
    let talks = |it: usize| {
        text.class(it)
            .has(Class::YOU | Class::PRONOUN | Class::VERB)
    };
    let part = opens && (one(PARTS) || one(VOICES)) && !(at..pause).any(talks);
    let last = pause.saturating_sub(1);
    let participle = ["é", "ée", "és", "ées"]
        .iter()
        .any(|it| text.ends(last, it));
    let other = text.class(last) != Class::default() || !small(text, last);
    let lead = (at..last).all(|it| text.class(it).has(Class::ADVERB));
    let state = pause - at <= FEW && lead && (participle || !other);
    part || state && last >= at
}

/// Whether what begins at `at` tells what who speaks does, or who they are: en souriant; sans bouger; qui riait.
fn tells_on(text: &Text<'_>, at: usize, pause: usize) -> bool {
    const FEW: usize = 4;
    let next = at + 1;
    let doing = |it: usize| {
        let other = Class::ADVERB | Class::PREPOSITION | Class::BREAK | Class::STOP | Class::PERSON;
        small(text, it) && text.ends(it, "ant") && !text.class(it).has(other)
    };
    let infinitive =
        |it: usize| small(text, it) && ["er", "ir", "re"].iter().any(|end| text.ends(it, end));
    doing(at)
        || text.spelled(at) == "en" && doing(next)
        || text.spelled(at) == "sans" && (infinitive(next) || infinitive(next + 1))
        || text.spelled(at) == "qui"
        || PLACES.contains(&text.spelled(at)) && pause - at <= FEW
}

fn small(text: &Text<'_>, at: usize) -> bool {
    let token = text.tokens.get(at);
    token.is_some_and(|it| it.is_word() && !it.is(Token::CAPITAL))
}
