//! English noun phrases that do not go straight to their noun: the England forward, a soft, sad, little voice, an official
//! statement, one of Hatta's comrades.

use super::lexicon::Class;
use super::tokens::{Text, Token};

/// What is written down, whoever says what it says.
pub const DOCUMENTS: &[&str] = &[
    "account",
    "announcement",
    "document",
    "email",
    "filing",
    "findings",
    "letter",
    "memo",
    "notice",
    "post",
    "release",
    "report",
    "statement",
    "study",
    "survey",
];

/// How many words stand up to the last capital before the noun of the description at `at`: the Great Britain captain, the
/// England forward said, a former Acme aide said.
pub fn capitals(text: &Text<'_>, at: usize, person: impl Fn(usize) -> bool) -> usize {
    const CAPITALS: usize = 3;
    const FORMER: &[&str] = &[
        "former", "longtime", "one-time", "onetime", "second", "then",
    ];
    const WORDS: usize = 2;
    let token = &text.tokens[at];
    let one = || ["one", "another", "some"].contains(&text.spelled(at));
    if !text.words.lexicon().english() || !(text.class(at).has(Class::ARTICLE) || one()) {
        return 0;
    }
    // Most phrases have none; a look tells.
    let mut few = text.tokens.iter().skip(at + 1).take(WORDS + 1);
    if few.all(|it| !it.is(Token::CAPITAL)) {
        return 0;
    }
    let word = |it: usize| {
        let it = text.tokens.get(it)?;
        (it.is_word() && it.sentence == token.sentence && it.paragraph == token.paragraph)
            .then_some(it)
    };
    let capital = |it: &usize| {
        word(*it).is_some_and(|it| it.is(Token::CAPITAL) && !it.is(Token::POSSESSIVE))
            && !text
                .class(*it)
                .has(Class::MAN | Class::WOMAN | Class::ANY_TITLE)
    };
    let small = |it: &usize| word(*it).is_some() && is_plain(text, *it);
    let adjective = |it: &usize| small(it) || FORMER.contains(&text.spelled(*it));
    let lead = (at + 1..=at + WORDS).take_while(adjective).count();
    let start = at + 1 + lead;
    let run = (start..start + CAPITALS).take_while(capital).count();
    let first = start + run;
    let end = first + (first..first + WORDS).take_while(small).count();
    let noun = (first..end).rev().find(|&it| person(it));
    let told = at > 0 && text.class(at - 1).has(Class::SPEECH);
    // The England captain Anna Lake is named.
    let alone = |noun: usize| {
        let next = word(noun + 1);
        next.is_some_and(|it| !it.is(Token::CAPITAL)) || text.sign(noun + 1) == b','
    };
    // Said a Leeds police dispatcher.
    let ended = || told && text.tokens.get(end).is_some_and(|it| !it.is_word());
    let heads =
        end > first && (reports(text, end) || ended()) || noun.is_some_and(|it| told || alone(it));
    if run > 0 && heads { lead + run } else { 0 }
}

/// The capital that is the noun of the English phrase at `at`, whoever it names before: the Ohio Republican said.
pub fn partisan(text: &Text<'_>, at: usize) -> Option<usize> {
    const ADJECTIVES: usize = 2;
    const CAPITALS: usize = 3;
    const PARTIES: &[&str] = &[
        "conservative",
        "democrat",
        "independent",
        "liberal",
        "nationalist",
        "republican",
        "socialist",
        "tory",
    ];
    let capital = |it: &usize| text.stands_out(*it);
    let first = (at + 1..=at + 1 + ADJECTIVES).find(capital)?;
    let noun = (first..first + CAPITALS).take_while(capital).last()?;
    let adjective = |it: usize| text.tokens[it].is_word() && !text.class(it).has(Class::BREAK);
    // The Ohio Republican primary is none.
    let ends = |it: usize| {
        let verb = Class::BREAK | Class::SAY | Class::AUXILIARY | Class::ADVERB;
        !text.tokens.get(it).is_some_and(Token::is_word) || text.class(it).has(verb)
    };
    (text.words.lexicon().english()
        && PARTIES.contains(&text.spelled(noun))
        && (at + 1..first).all(adjective)
        && ends(noun + 1))
    .then_some(noun)
}

/// Whether the English phrase at `at` is about one or some of those that follow: one of the nurses.
pub fn one_of(text: &Text<'_>, at: usize) -> bool {
    let theirs = Class::ARTICLE | Class::HIS | Class::HER | Class::MY;
    !text.class(at).has(Class::ARTICLE)
        && text.words.lexicon().english()
        && ["one", "some"].contains(&text.spelled(at))
        && text.spelled(at + 1) == "of"
        && (text.class(at + 2).has(theirs) || text.spelled(at + 2) == "their")
}

/// The noun of the English phrase `at..end` for some of those of whom a clause tells: some of the firms that got it.
pub fn some_of(text: &Text<'_>, at: usize, end: usize) -> Option<usize> {
    let told = one_of(text, at) && ["that", "which", "who"].contains(&text.spelled(end));
    (told && end > at + 3).then_some(end - 1)
}

/// Whether the word or comma at `at` joins adjectives of the description from `from` on: a reserved and private woman, a
/// soft, sad, little voice.
pub fn joins(text: &Text<'_>, from: usize, at: usize) -> bool {
    let (token, Some(next)) = (&text.tokens[at], text.tokens.get(at + 1)) else {
        return false;
    };
    let other = Class::BREAK
        | Class::SAY
        | Class::AUXILIARY
        | Class::PRONOUN
        | Class::DETERMINER
        | Class::PREPOSITION;
    let joint = || token.sign == b',' || text.words.text(token.word) == "and";
    at > from + 1
        && text.words.lexicon().english()
        && text.class(from).has(Class::INTRODUCING)
        && joint()
        && text.tokens[at - 1].is_word()
        && next.is_word()
        && !next.is(Token::CAPITAL)
        && next.sentence == text.tokens[from].sentence
        && !text.class(at + 1).has(other)
}

/// Whether the noun at `at` is what the English phrase before it is about, whoever that names: an official statement said.
pub fn document(text: &Text<'_>, at: usize) -> bool {
    text.words.lexicon().english()
        && text
            .tokens
            .get(at)
            .is_some_and(|it| it.is_word() && DOCUMENTS.contains(&text.words.text(it.word)))
        && reports(text, at + 1)
}

/// Whether the word at `at`, behind a noun for a person, is the noun of an English phrase that says something: the veteran
/// coach said.
pub fn goes_on(text: &Text<'_>, at: usize) -> bool {
    text.words.lexicon().english()
        && text.tokens.get(at).is_some_and(Token::is_word)
        && reports(text, at + 1)
        && is_plain(text, at)
        && !text.ends(at, "ed")
}

/// What is no noun, adjective or participle of a phrase.
pub fn other() -> Class {
    Class::BREAK
        | Class::SAY
        | Class::AUXILIARY
        | Class::ADVERB
        | Class::PRONOUN
        | Class::DETERMINER
}

/// Whether the word at `at` is written small and may be a noun or an adjective.
fn is_plain(text: &Text<'_>, at: usize) -> bool {
    let other = other() | Class::STOP;
    !text.tokens[at].is(Token::CAPITAL) && !text.class(at).has(other) && !text.ends(at, "ly")
}

/// Whether the word at `at` tells of several people whom an English name owns: Hatta's comrades.
pub fn several(text: &Text<'_>, owner: usize, at: usize) -> bool {
    let named = text.words.lexicon().english() && text.tokens[owner].is(Token::POSSESSIVE);
    named && people_of(text, at)
}

/// Whether the word at `at` is an English noun for several people.
pub fn people_of(text: &Text<'_>, at: usize) -> bool {
    let token = &text.tokens[at];
    let one = text.words.text(token.word).strip_suffix('s');
    !token.is(Token::CAPITAL)
        && one.is_some_and(|it| text.words.lexicon().class(it).has(Class::PERSON))
}

/// The noun of the English phrase `at..end`, where that is for several people who do something and say something: the
/// neighbours went to Martha and said.
pub fn group(text: &Text<'_>, at: usize, end: usize) -> Option<usize> {
    const FAR: usize = 12;
    let noun = end - 1;
    if !text.words.lexicon().english() || noun == at || !people_of(text, noun) {
        return None;
    }
    let sentence = text.tokens[at].sentence;
    let behind = (end..end + FAR).take_while(|&it| {
        text.tokens
            .get(it)
            .is_some_and(|it| it.sentence == sentence)
    });
    let says = |it: usize| text.spelled(it) == "and" && reports(text, it + 1);
    behind.into_iter().any(says).then_some(noun)
}

/// The capital behind the English phrase that ends at `end`, where it is its noun: said the young American.
pub fn people(text: &Text<'_>, end: usize) -> Option<usize> {
    const ENDINGS: [&str; 4] = ["an", "ese", "ish", "i"];
    let token = text.tokens.get(end)?;
    let noun = text.words.lexicon().english()
        && token.is_word()
        && token.is(Token::CAPITAL)
        && !token.is(Token::INITIAL)
        && text.class(end).has(Class::STOP)
        && ENDINGS.iter().any(|it| text.ends(end, it));
    let goes_on = text
        .tokens
        .get(end + 1)
        .is_some_and(|it| it.is_word() && it.is(Token::CAPITAL));
    (noun && !goes_on).then_some(end)
}

/// Whether the phrase at `at` only says where: a merchant in the market told.
pub fn placed(text: &Text<'_>, at: usize) -> bool {
    const WHERE: &[&str] = &[
        "at", "behind", "beside", "in", "inside", "near", "on", "outside", "under",
    ];
    at.checked_sub(1)
        .is_some_and(|it| WHERE.contains(&text.spelled(it)))
}

/// Whether the word at `at` is an English verb that reports, in a form that no noun has.
pub fn reports(text: &Text<'_>, at: usize) -> bool {
    const FORMS: [&str; 7] = ["said", "say", "says", "tells", "told", "writes", "wrote"];
    let Some(token) = text.tokens.get(at).filter(|it| it.is_word()) else {
        return false;
    };
    let verb = !token.is(Token::CAPITAL) && text.class(at).has(Class::SPEECH);
    // The company claims its prices have fallen.
    let has_object = || {
        let next = Class::DETERMINER | Class::PRONOUN | Class::HIS | Class::HER;
        text.ends(at, "s") && text.class(at + 1).has(next)
    };
    let sure = text.ends(at, "ed") || FORMS.contains(&text.words.text(token.word));
    verb && (sure || has_object())
}
