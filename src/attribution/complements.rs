//! What belongs to a description behind its noun: ein Sprecher **des Ministeriums**, la directora **del colegio**.
//!
//! Without it a reader learns only that “a spokesman” said it, and two spokesmen are one.

use super::heard;
use super::lexicon::Class;
use super::names::capital_name;
use super::tokens::{Text, Token};

/// How many complements are taken: le porte-parole du ministère de l'Intérieur.
const MOST: usize = 2;

/// How something sounds or looks that is said.
pub const VOICES: &[&str] = &["air", "geste", "gesto", "ton", "tono", "voix", "voz"];

/// Where the description ends whose noun ends at `to`: a token.
pub fn end(text: &Text<'_>, to: usize) -> usize {
    let mut end = bare_name(text, to).unwrap_or(to);
    for _ in 0..MOST {
        match one(text, end) {
            Some(next) => end = next,
            None => break,
        }
    }
    end
}

/// The word at `at` in the same sentence as the one before it.
fn word<'a>(text: &'a Text<'_>, at: usize) -> Option<&'a Token> {
    let token = text.tokens.get(at).filter(|it| it.is_word())?;
    let before = &text.tokens[at.checked_sub(1)?];
    let same = before.sentence == token.sentence && before.paragraph == token.paragraph;
    (same && !token.is(Token::SPEECH)).then_some(token)
}

/// Behind the name that a body has without more ado: das Magazin Rundblick.
fn bare_name(text: &Text<'_>, at: usize) -> Option<usize> {
    let noun = at.checked_sub(1)?;
    let body = text.class(noun).has(Class::ORGANISATION | Class::DOCUMENT)
        && !text.tokens[noun].is(Token::UPPER);
    let token = word(text, at).filter(|_| body && text.words.lexicon().nouns_capital)?;
    (token.is(Token::CAPITAL) && !text.class(at).has(Class::STOP)).then_some(at + 1)
}

/// Behind one complement that begins at `at`.
fn one(text: &Text<'_>, at: usize) -> Option<usize> {
    const ADJECTIVES: usize = 3;
    let opens = word(text, at)?;
    if opens.is(Token::CAPITAL) || !text.class(at).has(Class::COMPLEMENT) {
        return None;
    }
    if told(text, at) {
        return None;
    }
    let mut noun = at + 1;
    if word(text, noun).is_some() && text.class(noun).has(Class::ARTICLE) {
        // “Wurde ein Bauer von einer Kugel getroffen”: no bullet's farmer.
        let agent = text.class(at).has(Class::AGENT) && text.class(noun).has(Class::INTRODUCING);
        // “Rief die Alte aus dem Fenster” tells where she called from, “der Mann aus Kiel” who he is.
        let place = text.words.text(opens.word) == "aus";
        if (agent || place) && text.words.lexicon().nouns_capital {
            return None;
        }
        noun += 1;
    }
    if text.words.lexicon().nouns_capital {
        let adjective = |it: usize| {
            let other =
                Class::BREAK | Class::SAY | Class::AUXILIARY | Class::ADVERB | Class::PRONOUN;
            word(text, it).is_some_and(|token| !token.is(Token::CAPITAL))
                && !text.class(it).has(other)
        };
        let limit = noun + ADJECTIVES;
        while noun < limit && adjective(noun) {
            noun += 1;
        }
        capitals(text, noun)
    } else {
        let other = Class::STOP
            | Class::BREAK
            | Class::SAY
            | Class::AUXILIARY
            | Class::PRONOUN
            | Class::DETERMINER;
        let token = word(text, noun)?;
        // “Répondit le facteur d'une voix sèche” tells how, “le chef de l'État” who.
        if VOICES.contains(&text.words.text(token.word)) {
            return None;
        }
        let body = text.class(noun).has(Class::ORGANISATION | Class::DOCUMENT);
        let other = if body { Class::BREAK } else { other };
        let named = token.is(Token::CAPITAL)
            && capital_name(text, noun)
            && !text.class(noun).has(Class::PLACE);
        // “El presidente de una importante cámara”: not without its noun.
        let led = heard::leads(text, noun) && word(text, noun + 1).is_some();
        let end = noun + 1 + usize::from(led);
        (!named && !text.class(noun).has(other)).then_some(end)
    }
}

/// Whether the paper behind the article at `at` is who hears what a German person says: sagte der Minister der Zeitung.
fn told(text: &Text<'_>, at: usize) -> bool {
    const LONG: usize = 4;
    const PAPERS: &[&str] = &["zeitung", "agentur", "presse", "illustrierten"];
    const STAFF: &[&str] = &[
        "chef",
        "chefin",
        "journalist",
        "journalistin",
        "korrespondent",
        "korrespondentin",
        "mitarbeiter",
        "mitarbeiterin",
        "redakteur",
        "redakteurin",
        "reporter",
        "reporterin",
        "sprecher",
        "sprecherin",
        "vertreter",
        "vertreterin",
    ];
    let small = |it: usize, class: Class| {
        text.tokens[it].is_word()
            && !text.tokens[it].is(Token::CAPITAL)
            && text.class(it).has(class)
    };
    let paper = at + 1 < text.tokens.len() && PAPERS.iter().any(|it| text.ends(at + 1, it));
    let german = text.words.lexicon().nouns_capital && text.spelled(at) == "der";
    let first = (at.saturating_sub(LONG)..at)
        .rev()
        .find(|&it| small(it, Class::ARTICLE));
    // “Ein Reporter der Zeitung” is hers, “ein Nachbar der Zeitung” tells her.
    let staff = STAFF.iter().any(|it| text.ends(at - 1, it));
    german
        && paper
        && first.is_some_and(|it| {
            let theirs = staff && text.class(it).has(Class::INTRODUCING);
            it > 0 && !theirs && small(it - 1, Class::SPEECH)
        })
}

/// Behind the German nouns at `at`; none of them names a person.
fn capitals(text: &Text<'_>, at: usize) -> Option<usize> {
    const MOST: usize = 3;
    let mut end = at;
    while end < at + MOST && word(text, end).is_some_and(|token| token.is(Token::CAPITAL)) {
        let abbreviated = text.tokens[end].is(Token::UPPER);
        if capital_name(text, end) && !abbreviated {
            break;
        }
        end += 1;
    }
    (end > at).then_some(end)
}
