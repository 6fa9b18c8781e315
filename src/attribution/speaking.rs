//! Nouns that speak where every noun has a capital, as in German: „…“, sagte Lang; da sprach der Fuchs: „…“

use super::lexicon::Class;
use super::nouns::given;
use super::sign;
use super::tags::opening;
use super::tokens::{Text, Token};
use super::words::WordId;

/// Whether the bare noun at `at` is said to say something: “…“, sagte Lang; Lang betonte.
pub fn says(text: &Text<'_>, at: usize) -> bool {
    let small = |it: usize, class: Class| {
        text.tokens
            .get(it)
            .is_some_and(|token| token.is_word() && !token.is(Token::CAPITAL))
            && text.class(it).has(class)
    };
    // „…!“ Rief Lang.
    let starts = |it: usize| {
        text.tokens[it].is(Token::INITIAL) && text.class(it).has(Class::SPEECH) && it + 1 == at
    };
    let before = at.checked_sub(1).is_some_and(|it| {
        let verb = if small(it, Class::ADVERB) && !small(it, Class::SPEECH | Class::SOURCE) {
            it.saturating_sub(1)
        } else {
            it
        };
        let free = verb == 0
            || matches!(
                text.sign(verb - 1),
                b',' | b'"' | sign::DASH | sign::HIGH_66..=sign::RIGHT_ANGLE
            );
        // “…“, lachte Lang: right behind a quotation more verbs tell who says it.
        let quoted = verb > 0 && closing(text.sign(verb - 1))
            || verb > 1 && text.sign(verb - 1) == b',' && closing(text.sign(verb - 2));
        free && small(verb, Class::SPEECH)
            || quoted && small(verb, Class::MANNER)
            || verb > 0 && closing(text.sign(verb - 1)) && starts(verb)
            || text.class(it).has(Class::SOURCE) && !text.class(it).has(Class::BREAK)
    });
    let token = &text.tokens[at];
    let opens = token.is(Token::INITIAL) || at == 0 || !text.tokens[at - 1].is_word();
    // In dem Brief schreibt Lang: „…“
    let announced = at > 0
        && small(at - 1, Class::SPEECH)
        && text.sign(at + 1) == b':'
        && opening(text.sign(at + 2));
    before || announced || opens && small(at + 1, Class::SPEECH)
}

/// The noun of the phrase that opens a sentence at `at`, when it is said to say something: Die neue Fassung verspricht.
pub fn subject(text: &Text<'_>, at: usize) -> Option<usize> {
    const LONG: usize = 4;
    if !text.words.lexicon().nouns_capital {
        return None;
    }
    let word = |it: &usize| text.tokens.get(*it).is_some_and(Token::is_word);
    let noun = (at + 1..at + LONG).take_while(word).find(|&it| {
        let paper = text.spelled(it) == "taz";
        text.tokens[it].is(Token::CAPITAL) || paper
    })?;
    let small = |it: usize| text.tokens[it].is_word() && !text.tokens[it].is(Token::CAPITAL);
    let light = |it: &usize| {
        let verb = text.class(*it).has(Class::SPEECH);
        small(*it) && text.class(*it).has(Class::ADVERB) && !verb
    };
    // Der Fuchs aber sprach.
    let verb = noun + 1 + (noun + 1..text.tokens.len()).take_while(light).count();
    // … als der Fuchs sprach: „…“
    let announced = text.sign(verb + 1) == b':' && opening(text.sign(verb + 2));
    let behind = at > 0 && text.class(at - 1).has(Class::PREPOSITION);
    if !text.tokens[at].is(Token::INITIAL) && (!announced || behind) {
        return None;
    }
    let says = verb < text.tokens.len()
        && !text.tokens[verb].is(Token::CAPITAL)
        && text.class(verb).has(Class::SPEECH)
        && !text.class(verb).has(Class::NAMING | Class::STATES);
    (says && !text.class(noun).has(Class::NAMING)).then_some(noun)
}

/// The nouns that speak like persons somewhere in the text: „…“, sagte der Fuchs; da sprach der Fuchs: „…“
pub fn learn(text: &Text<'_>) -> Vec<WordId> {
    const LONG: usize = 4;
    let small = |it: usize| text.tokens[it].is_word() && !text.tokens[it].is(Token::CAPITAL);
    let noun = |verb: usize| {
        let at = verb + 1;
        let article = at < text.tokens.len() && small(at) && text.class(at).has(Class::ARTICLE);
        let noun = (at + 1..text.tokens.len().min(at + LONG))
            .take_while(|&it| text.tokens[it].is_word())
            .find(|&it| text.tokens[it].is(Token::CAPITAL))?;
        let behind = verb > 0 && closing(text.sign(verb - 1))
            || verb > 1 && text.sign(verb - 1) == b',' && closing(text.sign(verb - 2));
        let capital = |it: &usize| text.tokens.get(*it).is_some_and(|it| it.is(Token::CAPITAL));
        let run = (noun..noun + LONG).take_while(capital).count();
        let noun = if run == 2 { noun + 1 } else { noun };
        (article && (behind || announces(text, at, noun + 1))).then_some(noun)
    };
    let other = Class::PERSON
        | Class::ORGANISATION
        | Class::DOCUMENT
        | Class::NAMING
        | Class::NAME
        | Class::STATEMENT;
    let said = (0..text.tokens.len())
        .filter(|&it| small(it) && text.class(it).has(Class::SPEECH | Class::SOURCE))
        .filter(|&it| !text.class(it).has(Class::NAMING | Class::STATES))
        .filter_map(noun)
        .filter(|&it| !text.tokens[it].is(Token::UPPER))
        .filter(|&it| !text.class(it).has(other) && !given(text, it) && !behind_speaker(text, it));
    said.map(|it| text.tokens[it].word).collect()
}

/// Whether a verb of saying before the noun phrase `at..end` and a quotation behind it make it one who speaks: da
/// sprach der Fuchs: „…“
pub fn announces(text: &Text<'_>, at: usize, end: usize) -> bool {
    let verb = at.checked_sub(1);
    let says = verb.is_some_and(|it| {
        let class = text.class(it);
        class.has(Class::SPEECH)
            && !class.has(Class::NAMING | Class::STATES)
            && !text.tokens[it].is(Token::CAPITAL)
    });
    says && (text.sign(end) == b':' && opening(text.sign(end + 1)) || opening(text.sign(end)))
}

/// Whether a noun stands right before that is said to say something: sagte der BVB-Spieler Lang.
pub fn behind_speaker(text: &Text<'_>, at: usize) -> bool {
    const LONG: usize = 4;
    let small =
        |it: usize, class: Class| text.class(it).has(class) && !text.tokens[it].is(Token::CAPITAL);
    let more = text
        .tokens
        .get(at + 1)
        .is_some_and(|it| it.is_word() && it.is(Token::CAPITAL));
    let Some(noun) = at.checked_sub(1).filter(|&it| {
        let token = &text.tokens[it];
        let body = text.class(it).has(Class::ORGANISATION | Class::DOCUMENT);
        more && !body
            && token.is_word()
            && token.is(Token::CAPITAL)
            && token.paragraph == text.tokens[at].paragraph
    }) else {
        return false;
    };
    let article = (noun.saturating_sub(LONG)..noun)
        .rev()
        .take_while(|&it| text.tokens[it].is_word() && !text.tokens[it].is(Token::CAPITAL))
        .find(|&it| small(it, Class::ARTICLE));
    article
        .is_some_and(|it| it > 1 && small(it - 1, Class::SPEECH) && !text.tokens[it - 2].is_word())
}

/// Whether a sign is a mark that may close a quotation.
pub fn closing(sign: u8) -> bool {
    matches!(sign, b'"' | sign::HIGH_66..=sign::RIGHT_ANGLE)
}
