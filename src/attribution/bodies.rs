//! English names of bodies that go on behind a small word: the University of Dover, the Department for Transport, the
//! Committee on Roads and Bridges.

use super::lexicon::Class;
use super::tokens::{Text, Token};
use super::words::{WordId, Words};

/// What leads on from what a body is to what it is for.
const LINKS: &[&str] = &["for", "of", "on"];

/// What the last word of a name makes a body, though alone it names none; what the body is for may follow.
const BODIES: &[&str] = &[
    "alliance",
    "association",
    "center",
    "centre",
    "coalition",
    "college",
    "federation",
    "foundation",
    "fund",
    "hospital",
    "museum",
    "school",
    "society",
    "times",
    "trust",
];

/// The same of a name that goes on: the Academy of Dover.
const HOUSES: &[&str] = &["academy", "bureau", "chamber"];

/// The same of a name that ends with it.
const FIRMS: &[&str] = &[
    "airlines",
    "airways",
    "brothers",
    "corp",
    "corporation",
    "daily",
    "gazette",
    "herald",
    "holdings",
    "inc",
    "industries",
    "international",
    "journal",
    "laboratory",
    "limited",
    "llc",
    "ltd",
    "mail",
    "news",
    "plc",
    "post",
    "radio",
    "research",
    "television",
    "tribune",
];

const DAYS: &[&str] = &[
    "friday",
    "monday",
    "saturday",
    "sunday",
    "thursday",
    "tuesday",
    "wednesday",
];

/// Whether the small word at `at` goes on with the name of a body that begins with `words`.
pub fn goes_on(text: &Text<'_>, at: usize, words: &[WordId]) -> bool {
    let Some(&last) = words.last() else {
        return false;
    };
    if !text.words.lexicon().english()
        || !text.class(at).has(Class::BREAK | Class::ARTICLE)
        || text.tokens[at].is(Token::CAPITAL)
    {
        return false;
    }
    let link = |it: &WordId| LINKS.contains(&text.words.text(*it));
    match text.spelled(at) {
        "the" => link(&last) && text.stands_out(at + 1),
        // “The University of Dover and Anna Berg” are two.
        "and" => {
            let other = Class::PLACE | Class::ORGANISATION;
            let two = Class::MAN | Class::WOMAN | Class::ORGANISATION | Class::PLACE;
            words.iter().any(link)
                && !text.words.class(last).has(other)
                && text.stands_out(at + 1)
                && !text.tokens[at + 1].is(Token::UPPER)
                && !text.class(at + 1).has(two)
        }
        word => {
            let when = word == "on" && DAYS.contains(&text.spelled(at + 1));
            LINKS.contains(&word) && is_head(text, last) && leads(text, at + 1) && !when
        }
    }
}

/// Whether the name of a body, `words`, ends before the capital at `at`, which begins somebody's name: Dover Weather Bureau
/// Ian Hill.
pub fn ends(text: &Text<'_>, at: usize, words: &[WordId]) -> bool {
    let body = |it: &WordId| text.words.class(*it).has(Class::ORGANISATION);
    let other = Class::ORGANISATION | Class::ANY_TITLE | Class::PLACE;
    words.len() > 1
        && words.last().is_some_and(body)
        && text.words.lexicon().english()
        && text.class(at).has(Class::MAN | Class::WOMAN)
        && !text.class(at).has(other)
        && text.stands_out(at + 1)
        && !text.class(at + 1).has(other)
}

/// Whether a word tells that a name that may go on is that of a body.
pub fn is_head(text: &Text<'_>, word: WordId) -> bool {
    let written = text.words.text(word);
    let head = BODIES.contains(&written) || HOUSES.contains(&written);
    text.words.class(word).has(Class::ORGANISATION) || head
}

/// Whether the last of several words makes a name that of a body.
pub fn ends_as_body(words: &Words, name: &[WordId]) -> bool {
    let is_body = |it: &str| BODIES.contains(&it) || FIRMS.contains(&it);
    matches!(name, [_, .., last] if is_body(words.text(*last)))
}

/// Whether a capital stands at `at`, with an article before it or without.
fn leads(text: &Text<'_>, at: usize) -> bool {
    text.stands_out(at) || text.spelled(at) == "the" && text.stands_out(at + 1)
}
