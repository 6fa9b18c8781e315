//! Titles before a title and peoples before a name, in French and Spanish: M. le baron de Larix; S. M. le roi; la Suédoise
//! Ebba Holm.

use super::lexicon::Class;
use super::tokens::{Text, Token};
use super::words::WordId;

/// The name behind the French title at `at`, whose holder has another: its words and its end. M. le baron de Larix.
pub fn titled(text: &Text<'_>, at: usize, words: &mut Vec<WordId>) -> Option<usize> {
    const WORDS: usize = 4;
    let noun = before(text, at)? + 1;
    if !text.class(noun).has(Class::TITLE_MAN | Class::TITLE_WOMAN) || sovereign(text, noun) {
        return None;
    }
    let capital = |it: usize| {
        text.tokens
            .get(it)
            .is_some_and(|it| it.is_word() && it.is(Token::CAPITAL))
            && !text.class(it).has(Class::STOP)
            && text.tokens[it].paragraph == text.tokens[at].paragraph
    };
    let small = |it: &usize| text.class(*it).has(Class::PARTICLE) && !capital(*it);
    let particles = (noun + 1..noun + 3).take_while(small).count();
    let first = noun + 1 + particles;
    let end = first + (first..first + WORDS).take_while(|&it| capital(it)).count();
    if end == first {
        return None;
    }
    words.push(text.tokens[at].word);
    words.extend((noun - 1..end).map(|it| text.tokens[it].word));
    Some(end)
}

/// The article behind the French title at `at` that stands before another: M. le baron; Mme la princesse.
pub fn before(text: &Text<'_>, at: usize) -> Option<usize> {
    let formal = text.class(at).has(Class::FORMAL) && text.tokens[at].is(Token::CAPITAL);
    if !formal || !text.words.lexicon().joins {
        return None;
    }
    let article = at + 1 + usize::from(text.sign(at + 1) == b'.');
    let noun = text.class(article + 1);
    let fits = ["l'", "la", "le"].contains(&text.spelled(article))
        && !text.tokens[article].is(Token::CAPITAL)
        && noun.has(Class::PERSON | Class::ANY_TITLE)
        && article + 1 < text.tokens.len()
        && !text.tokens[article + 1].is(Token::CAPITAL);
    fits.then_some(article)
}

/// Whether letters that stand for a title are all there is of a name: M.; S. M.; S. A. R.
pub fn bare(text: &Text<'_>, words: &[WordId]) -> bool {
    let letter = |it: &WordId| text.words.text(*it).chars().count() == 1;
    let short = |it: WordId| {
        let class = text.words.class(it);
        class.has(Class::FORMAL) && class.has(Class::ABBREVIATION)
    };
    match words {
        _ if !text.words.lexicon().romance() => false,
        [only] => short(*only),
        [first, ..] => text.words.text(*first) == "s" && words.iter().all(letter),
        [] => false,
    }
}

/// Whether the French name of so many words at `at` begins with where somebody is from: la Suédoise Ebba Holm.
pub fn people(text: &Text<'_>, at: usize, words: usize) -> bool {
    const ENDS: &[&str] = &[
        "ain", "aine", "ais", "aise", "and", "ande", "ien", "ienne", "ois", "oise", "éen", "éenne",
    ];
    if words <= 2 || !text.words.lexicon().joins {
        return false;
    }
    let article = at.checked_sub(1).is_some_and(|it| {
        ["l'", "la", "le"].contains(&text.spelled(it))
            && text.tokens[it + 1].paragraph == text.tokens[it].paragraph
    });
    let named = ENDS.iter().any(|it| text.ends(at, it));
    let given = text.class(at).has(Class::MAN | Class::WOMAN);
    article && named && !given
}

/// Whether somebody of the title at `noun` is called by their country, not by a name: le roi de Suède.
fn sovereign(text: &Text<'_>, noun: usize) -> bool {
    const NOUNS: &[&str] = &["empereur", "impératrice", "pape", "reine", "roi"];
    NOUNS.contains(&text.spelled(noun))
}
