//! What still tells how something was said behind the comma of a French reporting clause: dit-elle, amusée. | en riant. |
//! d'une voix sourde. | les yeux au ciel. | qui n'y croyait pas.
//!
//! Behind any other comma the speech goes on: dit-elle, et je pars.

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

/// Whether the word at `at` is a Spanish gerund: riéndose, bajando.
fn gerund(text: &Text<'_>, at: usize) -> bool {
    const ENDS: &[&str] = &[
        "ando", "iendo", "yendo", "ándose", "iéndose", "ándole", "iéndole",
    ];
    small(text, at) && ENDS.iter().any(|it| text.ends(at, it))
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
