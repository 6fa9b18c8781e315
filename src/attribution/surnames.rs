//! Surnames that are common words, too, told by what stands before them: Karl Berg, Frau Richter; those with a particle:
//! Frau von Trotha; and in English, where one is learned from the text: Tim Long.

use super::lexicon::Class;
use super::names::with_article;
use super::nouns::{article_before, behind_person, given, possible};
use super::sign;
use super::speaking;
use super::tokens::{Text, Token};
use super::words::WordId;

/// Marks the words that are hardly ever names and are somebody's in this English text: Tim Long, said Long.
pub fn learn(text: &mut Text<'_>) {
    /// Of days and peoples.
    const ENDINGS: [&str; 9] = ["day", "an", "ans", "ats", "ch", "ese", "ic", "ish", "im"];
    let small = Class::BREAK
        | Class::DETERMINER
        | Class::PRONOUN
        | Class::AUXILIARY
        | Class::PREPOSITION
        | Class::MONTH
        | Class::PLACE
        | Class::PERSONAL;
    if !text.words.lexicon().english() {
        return;
    }
    let mut found: Vec<WordId> = Vec::new();
    for at in text.capitals().filter(|&it| it > 0) {
        let (token, Some(next)) = (&text.tokens[at], text.tokens.get(at + 1)) else {
            continue;
        };
        if beside_quotation(text, at) {
            found.push(token.word);
            continue;
        }
        if token.is(Token::INITIAL) || token.is(Token::UPPER) {
            continue;
        }
        let class = text.class(at);
        if !class.has(Class::STOP | Class::VERB)
            || class.has(small)
            || ENDINGS.iter().any(|it| text.ends(at, it))
        {
            continue;
        }
        let before = &text.tokens[at - 1];
        let apart = before.paragraph != token.paragraph || next.paragraph != token.paragraph;
        let given = before.is(Token::CAPITAL) && text.class(at - 1).has(Class::MAN | Class::WOMAN);
        let said =
            |it: usize| !text.tokens[it].is(Token::CAPITAL) && text.class(it).has(Class::SPEECH);
        let alone = !next.is_word() || said(at + 1);
        if !apart && alone && (given || said(at - 1) || said(at + 1)) {
            found.push(token.word);
        }
    }
    for word in found {
        text.words.get_mut(word).person = true;
    }
}

/// Whether a given name or a month at `at` that mostly is another word stands with a verb of saying right beside a
/// quotation: “…,” Will said; “…,” said April.
fn beside_quotation(text: &Text<'_>, at: usize) -> bool {
    let class = text.class(at);
    let given = class.has(Class::MAN | Class::WOMAN) && class.has(Class::STOP | Class::VERB);
    if !given && !class.has(Class::MONTH) {
        return false;
    }
    let says = |it: usize| {
        let token = &text.tokens[it];
        token.is_word()
            && !token.is(Token::CAPITAL)
            && !token.is(Token::SPEECH)
            && text.class(it).has(Class::SPEECH)
    };
    let closes = |it: Option<usize>| {
        it.is_some_and(|it| {
            matches!(
                text.sign(it),
                b'"' | b'\'' | sign::HIGH_66..=sign::RIGHT_ANGLE
            )
        })
    };
    let spoken = text.tokens[at].is(Token::SPEECH);
    let before = says(at + 1) && closes(at.checked_sub(1));
    // “Said May 5” is a date.
    let behind =
        at > 1 && says(at - 1) && closes(at.checked_sub(2)) && text.sign(at + 1) != sign::NUMBER;
    !spoken && (before || behind)
}

/// Whether the word at `at` is a surname that is a common word, too, told by the given name before it: Herta Müller,
/// Frank-Jürgen Weise, but not Karl Montag.
pub fn surname(text: &Text<'_>, at: usize) -> bool {
    let token = &text.tokens[at];
    let behind_given = at.checked_sub(1).is_some_and(|before| {
        let given = given(text, before)
            || (behind_person(text, before) || apposed(text, before)) && possible(text, before);
        given && text.tokens[before].paragraph == token.paragraph
    });
    let class = text.class(at);
    let next = text.tokens.get(at + 1);
    let set_off = next.is_none_or(|next| !next.is_word()) || text.class(at + 1).has(Class::SAY);
    behind_given
        && token.is(Token::CAPITAL)
        && !token.is(Token::INITIAL)
        && !next.is_some_and(|next| next.is(Token::CAPITAL))
        && !class.has(Class::PLACE | Class::MONTH | Class::ORGANISATION)
        && (class.has(Class::PERSON | Class::DOCUMENT)
            || class.has(Class::STOP | Class::VERB) && (set_off || speaks(text, at)))
}

/// Whether two capitals from `at` on are set off by commas behind a noun, as only a name is: der Präsident des Verbands,
/// Lambert Koch, sagte.
fn apposed(text: &Text<'_>, at: usize) -> bool {
    let noun = at > 1 && text.sign(at - 1) == b',' && text.stands_out(at - 2);
    // “Der Sieger, Kölner Koch, …” tells where he comes from.
    let place = text.ends(at, "er");
    noun && !place && text.stands_out(at + 1) && text.sign(at + 2) == b','
}

/// Times, and nouns that stand without an article behind a given name, too: versprach Anna Hilfe.
const OTHERS: &[&str] = &[
    "abend",
    "anfang",
    "angst",
    "antwort",
    "arbeit",
    "auskunft",
    "dank",
    "dienstag",
    "donnerstag",
    "durst",
    "ende",
    "energie",
    "essen",
    "feuer",
    "freiheit",
    "freitag",
    "freude",
    "frieden",
    "geld",
    "gewalt",
    "glück",
    "hilfe",
    "hoffnung",
    "hunger",
    "informationen",
    "kaffee",
    "krieg",
    "mitte",
    "mittag",
    "mittwoch",
    "montag",
    "morgen",
    "nacht",
    "öl",
    "platz",
    "recht",
    "samstag",
    "schulden",
    "schutz",
    "sonnabend",
    "sonntag",
    "tee",
    "vormittag",
    "nachmittag",
    "wasser",
    "zeit",
];

/// Whether the noun at `at`, behind a given name, ends the name of who speaks or holds an office: sagte Karl Berg am
/// Montag; Trainer Jan Wald. Neither a time nor what stands without an article elsewhere: versprach Anna Hilfe.
fn speaks(text: &Text<'_>, at: usize) -> bool {
    let class = text.class(at);
    if function(class) || OTHERS.contains(&text.spelled(at)) {
        return false;
    }
    let mut first = at;
    while first > 0
        && given(text, first - 1)
        && text.tokens[first - 1].paragraph == text.tokens[at].paragraph
    {
        first -= 1;
    }
    // “Karl Berg kam”: the second word of a sentence would be its verb.
    let small = |it: usize| {
        text.tokens
            .get(it)
            .is_some_and(|it| it.is_word() && !it.is(Token::CAPITAL))
    };
    let other = Class::PREPOSITION | Class::ADVERB | Class::BREAK | Class::DETERMINER | Class::STOP;
    if first < at && text.tokens[first].is(Token::INITIAL) {
        let next = small(at + 1).then(|| text.class(at + 1));
        return next.is_some_and(|it| it.has(Class::AUXILIARY) || !it.has(other));
    }
    first.checked_sub(1).is_some_and(|it| {
        let class = text.class(it);
        let word = text.spelled(it);
        let told = class.has(Class::SPEECH | Class::SOURCE | Class::AUXILIARY | Class::MANNER)
            || ["sich", "von"].contains(&word);
        let office = class.has(Class::ROLE | Class::PERSON) && text.tokens[it].is(Token::CAPITAL);
        text.tokens[it].paragraph == text.tokens[at].paragraph && (office || small(it) && told)
    })
}

/// Whether a surname that is a common word, too, stands as one without its given name: sagte Berg; Berg sagte.
pub fn said_again(text: &Text<'_>, at: usize) -> bool {
    let token = &text.tokens[at];
    let says = |it: usize| {
        text.tokens
            .get(it)
            .is_some_and(|it| it.is_word() && !it.is(Token::CAPITAL))
            && text.class(it).has(Class::SPEECH)
    };
    let bare = !token.is(Token::INITIAL) && !article_before(text, at);
    bare && (speaking::says(text, at) || at > 0 && says(at - 1) || behind_person(text, at))
        || speaking::says(text, at) && says(at + 1)
}

/// Whether a title at `at` leads on to a family name with a particle: Frau von Trotha, Herr von der Heide.
pub fn noble(text: &Text<'_>, at: usize) -> bool {
    let particle = at + 1;
    let small = text.tokens.get(particle).is_some_and(|it| {
        it.is_word() && !it.is(Token::CAPITAL) && it.paragraph == text.tokens[at].paragraph
    });
    if !small
        || !text.class(particle).has(Class::PARTICLE)
        || !text.class(at).has(Class::TITLE_MAN | Class::TITLE_WOMAN)
        || article_before(text, at)
    {
        return false;
    }
    let article = particle + 1 < text.tokens.len() && with_article(text, particle + 1);
    let name = particle + 1 + usize::from(article);
    let other = Class::STOP | Class::PERSON | Class::ORGANISATION | Class::PLACE;
    text.tokens
        .get(name)
        .is_some_and(|it| it.is_word() && it.is(Token::CAPITAL))
        && !text.class(name).has(other)
}

/// Whether the title at `at` is no more than a way to address somebody, so that the noun behind it is their name, as one
/// tells of them: Frau Richter, Herr Koch, Frau Berg.
pub fn addressed(text: &Text<'_>, at: usize) -> bool {
    let next = at + 1;
    let more = text.stands_out(next + 1);
    text.class(at).has(Class::FORMAL)
        && !text.tokens[at].is(Token::SPEECH)
        && !article_before(text, at)
        && !more
        && !text.tokens[next].is(Token::INITIAL)
        && !function(text.class(next))
        && !text.class(next).has(Class::ORGANISATION)
}

/// Whether a word with a capital is how one addresses somebody, and no noun: Sie, Ihr.
fn function(class: Class) -> bool {
    class.has(
        Class::PRONOUN
            | Class::DETERMINER
            | Class::PREPOSITION
            | Class::HIS
            | Class::HER
            | Class::YOU,
    )
}
