//! English capitals that make no name by themselves, and names that begin or go on with what mostly is none: a Federal
//! budget, but the Federal Reserve; the Bill, but Bill Lake; the European Union; India Today; the Sheriff's Office.

use super::bodies;
use super::lexicon::Class;
use super::tokens::{Text, Token};
use super::words::WordId;

/// Whether the capital at `at` is no name, whatever else speaks for one.
fn no_name(text: &Text<'_>, at: usize) -> bool {
    const ADJECTIVES: &[&str] = &[
        "central",
        "congressional",
        "federal",
        "international",
        "national",
        "presidential",
        "public",
        "royal",
    ];
    /// Names for short that are words, too, behind an article.
    const LAWS: &[&str] = &["act", "bill", "web", "will"];
    if !text.words.lexicon().english() {
        return false;
    }
    let token = &text.tokens[at];
    let word = text.words.text(token.word);
    let alone = !text
        .tokens
        .get(at + 1)
        .is_some_and(|next| next.is_word() && next.is(Token::CAPITAL));
    let behind_article = || {
        at.checked_sub(1)
            .is_some_and(|it| text.class(it).has(Class::ARTICLE) || text.spelled(it) == "this")
    };
    // T-shirt.
    let letter = token.is(Token::JOINED)
        && word
            .split_once('-')
            .is_some_and(|(first, _)| first.chars().count() == 1);
    let opens = token.is(Token::INITIAL) && text.words.get(token.word).inside == 0;
    letter
        || alone && ADJECTIVES.contains(&word)
        || alone && LAWS.contains(&word) && behind_article()
        || opens && alone && ending(text, at, word)
}

/// Whether the capital at `at` is a name, where what stands beside it settles that.
pub fn known(text: &Text<'_>, at: usize) -> Option<bool> {
    let named = titled(text, at);
    (named || no_name(text, at)).then_some(named)
}

/// Whether an English title makes a name of the word at `at`, whatever else it is: Mrs May.
fn titled(text: &Text<'_>, at: usize) -> bool {
    let title = Class::TITLE_MAN | Class::TITLE_WOMAN;
    let before = at.checked_sub(1).filter(|&it| text.class(it).has(title));
    let formal = before
        .is_some_and(|it| text.tokens[it].is(Token::CAPITAL) && text.class(it).has(Class::FORMAL));
    formal && text.words.lexicon().english()
}

/// Whether the letter at `at` is one of “O.K.”.
pub fn okay(text: &Text<'_>, at: usize) -> bool {
    let spelled = |from: usize| {
        text.spelled(from) == "o" && text.sign(from + 1) == b'.' && text.spelled(from + 2) == "k"
    };
    spelled(at) || at > 1 && spelled(at - 2)
}

/// Whether the word that opens a sentence at `at` ends as names hardly do: Preparations were made, Needless to say, Benched in
/// May.
fn ending(text: &Text<'_>, at: usize, word: &str) -> bool {
    let next = |class: Class| text.class(at + 1).has(class);
    let given = text.class(at).has(Class::MAN | Class::WOMAN);
    let participle = !given && word.ends_with("ed") && next(Class::PREPOSITION);
    let noun = word.ends_with("tions") || word.ends_with("less") && !next(Class::SAY);
    word.len() > 6 && (noun || participle)
}

/// Whether an adjective at `at` that is no name opens that of a body: the European Union, the Australian Government.
pub fn opens_body(text: &Text<'_>, at: usize) -> bool {
    const WORDS: usize = 3;
    /// Of peoples.
    const ENDINGS: [&str; 6] = ["an", "ch", "ese", "ic", "ish", "eli"];
    let class = text.class(at);
    let small = Class::BREAK
        | Class::DETERMINER
        | Class::PRONOUN
        | Class::PREPOSITION
        | Class::AUXILIARY
        | Class::SAY
        | Class::ADVERB;
    let people = || ENDINGS.iter().any(|it| text.ends(at, it));
    if !text.words.lexicon().english() || !class.has(Class::STOP) || class.has(small) || !people() {
        return false;
    }
    let paragraph = text.tokens[at].paragraph;
    let capital = |it: &usize| {
        text.tokens
            .get(*it)
            .is_some_and(|token| token.paragraph == paragraph && token.stands_out())
    };
    let run = (at + 1..=at + WORDS).take_while(capital);
    run.last()
        .is_some_and(|it| bodies::is_head(text, text.tokens[it].word))
}

/// Whether the word at `at` goes on with the name of a newspaper: India Today, USA Today.
pub fn paper(text: &Text<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|it| &text.tokens[it]) else {
        return false;
    };
    let token = &text.tokens[at];
    let named = text.class(at - 1).has(Class::PLACE)
        || before.is(Token::UPPER) && before.end - before.start > 2;
    text.words.lexicon().english()
        && text.words.text(token.word) == "today"
        && token.is(Token::CAPITAL)
        && !token.is(Token::INITIAL)
        && before.is(Token::CAPITAL)
        && named
}

/// Whether a possessive at `at` goes on with the body that bears it: the Sheriff's Office.
pub fn owns_body(text: &Text<'_>, at: usize) -> bool {
    text.words.lexicon().english()
        && text.tokens.get(at + 1).is_some_and(|next| {
            next.is(Token::CAPITAL)
                && !next.is(Token::INITIAL)
                && next.paragraph == text.tokens[at].paragraph
                && text.class(at + 1).has(Class::ORGANISATION)
        })
}

/// Whether a name at `at` is nobody's: a place somebody is in, the end of another name, or something said, written or
/// given: in Iowa; Jr.; the Inaugural Address.
pub fn nobody(text: &Text<'_>, at: usize, words: &[WordId]) -> bool {
    const WORKS: &[&str] = &[
        "act",
        "address",
        "agreement",
        "amendment",
        "award",
        "awards",
        "constitution",
        "declaration",
        "prize",
        "speech",
        "treaty",
    ];
    if !text.words.lexicon().english() {
        return false;
    }
    match words {
        [only] if text.words.class(*only).has(Class::SUFFIX) => true,
        [only] => text.words.class(*only).has(Class::PLACE) && inside(text, at),
        [.., last] => WORKS.contains(&text.words.text(*last)),
        [] => false,
    }
}

/// Whether the words before the place at `at` tell that somebody or something is in it.
fn inside(text: &Text<'_>, at: usize) -> bool {
    const WHERE: &[&str] = &["across", "in", "inside", "near", "outside", "throughout"];
    at.checked_sub(1)
        .is_some_and(|it| WHERE.contains(&text.spelled(it)))
}
