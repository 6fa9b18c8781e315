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
    let other = Class::BREAK
        | Class::SAY
        | Class::AUXILIARY
        | Class::ADVERB
        | Class::PRONOUN
        | Class::DETERMINER
        | Class::STOP;
    let small = |it: &usize| {
        word(*it).is_some_and(|it| !it.is(Token::CAPITAL))
            && !text.class(*it).has(other)
            && !text.ends(*it, "ly")
    };
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
    let heads = end > first && reports(text, end) || noun.is_some_and(|it| told || alone(it));
    if run > 0 && heads { lead + run } else { 0 }
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

/// Whether the word at `at` tells of several people whom an English name owns: Hatta's comrades.
pub fn several(text: &Text<'_>, owner: usize, at: usize) -> bool {
    let named = text.words.lexicon().english() && text.tokens[owner].is(Token::POSSESSIVE);
    named && people_of(text, at)
}

/// Whether the word at `at` is an English noun for several people.
fn people_of(text: &Text<'_>, at: usize) -> bool {
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
        text.ends(at, "s") && at + 1 < text.tokens.len() && text.class(at + 1).has(next)
    };
    let sure = text.ends(at, "ed") || FORMS.contains(&text.words.text(token.word));
    verb && (sure || has_object())
}
