//! Names where every noun has a capital, as in German.
//!
//! There a capital tells little. A word is a name when the lexicon knows it as a given name; when it stands behind a
//! given name, a title or a word for a person ("Sozialminister Carlos Rodas"); when two nouns stand side by side
//! without an article ("Filep Karma"); or when a bare noun says something ("Lang betonte"). What was found once is a
//! name in the whole text, unless it also stands behind an article.

use super::lexicon::Class;
use super::sign;
use super::tokens::{Text, Token};
use super::words::WordId;

/// Finds the names of a text and notes them with its words as [`Class::NAME`].
pub fn learn(text: &mut Text<'_>) {
    let found: Vec<usize> = {
        let determined = determined(text);
        let possible =
            |at: usize| possible(text, at) && determined[text.tokens[at].word.0 as usize] == 0;
        let mut found = Vec::new();
        let mut run = false;
        for at in 0..text.tokens.len() {
            if !text.tokens[at].is_word() {
                // The stop of a title or an initial leaves the name open.
                run &= text.sign(at) == b'.' && !text.tokens[at].is(Token::SPACED);
                continue;
            }
            let given = given(text, at);
            let initial = text.tokens[at].end - text.tokens[at].start == 1 && run;
            let new = run && (free(text, at) || surname(text, at))
                || possible(at)
                    && (behind_person(text, at)
                        || foreign(text, at)
                        || said_alone(text, at)
                        || side_by_side(text, at, &possible));
            if new {
                found.push(at);
            }
            let particle = text.class(at).has(Class::PARTICLE) && run;
            run = new || given || initial || particle || introduces(text, at);
        }
        found
    };
    for at in found {
        let word = text.tokens[at].word;
        text.words.add_class(word, Class::NAME);
    }
}

/// Whether the capital at `at` is (a part of) a name.
pub fn is_name(text: &Text<'_>, at: usize) -> bool {
    let token = &text.tokens[at];
    let class = text.class(at);
    if surname(text, at) {
        return true;
    }
    if class.has(Class::STOP) {
        return false;
    }
    if class.has(Class::NAME) && !(class.has(Class::PERSON) && article_before(text, at))
        || given(text, at)
    {
        return true;
    }
    if introduces(text, at) {
        let next = at + 1 + usize::from(text.sign(at + 1) == b'.');
        let named = text
            .tokens
            .get(next)
            .is_some_and(|it| it.is(Token::CAPITAL) && it.paragraph == token.paragraph);
        return named
            && !text
                .class(next)
                .has(Class::STOP | Class::PERSON | Class::ORGANISATION)
            || class.has(Class::KIN) && says(text, at) && !article_before(text, at);
    }
    token.is(Token::UPPER)
        && !class.has(Class::SUFFIX)
        && text.words.text(token.word).chars().all(char::is_alphabetic)
}

/// Whether the bare noun at `at` is said to say something: “…“, sagte Lang; Lang betonte.
pub fn says(text: &Text<'_>, at: usize) -> bool {
    let small = |it: usize, class: Class| {
        text.tokens
            .get(it)
            .is_some_and(|token| token.is_word() && !token.is(Token::CAPITAL))
            && text.class(it).has(class)
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
        free && small(verb, Class::SPEECH)
            || text.class(it).has(Class::SOURCE) && !text.class(it).has(Class::BREAK)
    });
    let token = &text.tokens[at];
    let opens = token.is(Token::INITIAL) || at == 0 || !text.tokens[at - 1].is_word();
    before || opens && small(at + 1, Class::SPEECH)
}

/// The same for a word that could be a name: one that only opens sentences may be anything ("Ähnlich äußerte sich").
fn said_alone(text: &Text<'_>, at: usize) -> bool {
    let inside = text.words.get(text.tokens[at].word).inside > 0;
    (inside || !text.tokens[at].is(Token::INITIAL) || compound_name(text, at)) && says(text, at)
}

/// Whether the word at `at` has letters that German nouns lack: Mladić.
fn foreign(text: &Text<'_>, at: usize) -> bool {
    const LETTERS: &str = "ćčšžđłńśźżęąřťůığşøåőű";
    let word = text.words.text(text.tokens[at].word);
    word.contains(|letter| LETTERS.contains(letter))
}

/// Whether the word at `at` is joined of two with capitals: EBay-Deutschland.
fn compound_name(text: &Text<'_>, at: usize) -> bool {
    let written = text.document.slice(text.tokens[at].extent());
    let capital = |part: &str| part.chars().next().is_some_and(char::is_uppercase);
    written
        .split_once('-')
        .is_some_and(|(one, other)| capital(one) && capital(other))
}

/// How often each word stands behind an article, an adjective or a number.
fn determined(text: &Text<'_>) -> Vec<u32> {
    let mut counts = vec![0; text.words.len()];
    for at in 1..text.tokens.len() {
        let (token, before) = (&text.tokens[at], &text.tokens[at - 1]);
        if token.is(Token::CAPITAL) && (article_before(text, at) || before.sign == sign::NUMBER) {
            counts[token.word.0 as usize] += 1;
        }
    }
    counts
}

fn article_before(text: &Text<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    let class = text.class(before);
    if class.has(Class::DETERMINER | Class::HIS | Class::HER) {
        return !class.has(Class::SHE | Class::HE);
    }
    // An adjective: a small word with an ending that is none of the function words.
    let token = &text.tokens[before];
    let inflected = ["e", "en", "er", "es", "em"]
        .iter()
        .any(|it| text.ends(before, it));
    token.is_word()
        && !token.is(Token::CAPITAL)
        && inflected
        && !class.has(
            Class::SAY
                | Class::STOP
                | Class::ADVERB
                | Class::AUXILIARY
                | Class::PREPOSITION
                | Class::BREAK,
        )
}

/// Whether the word at `at` can be a name even without a name beside it: it does not end as nouns do.
fn possible(text: &Text<'_>, at: usize) -> bool {
    const NOUNS: &[&str] = &[
        "ung", "ungen", "heit", "heiten", "keit", "keiten", "schaft", "schaften", "tion", "tionen",
        "tät", "täten", "ismus", "nis", "nisse", "nahme", "nahmen", "enz", "anz", "ieren", "tum",
        "ling", "linge", "chen",
    ];
    let length = text.tokens[at].end - text.tokens[at].start;
    free(text, at)
        && !NOUNS
            .iter()
            .any(|it| text.ends(at, it) && length > it.len() as u32 + 1)
}

/// Whether the word at `at` is written like a name and known to be nothing else.
fn free(text: &Text<'_>, at: usize) -> bool {
    let token = &text.tokens[at];
    let word = text.words.get(token.word);
    let other = Class::STOP
        | Class::PERSON
        | Class::ORGANISATION
        | Class::DOCUMENT
        | Class::NAMING
        | Class::STATEMENT
        | Class::MONTH
        | Class::PLACE
        | Class::SAY
        | Class::ADVERB;
    token.is_word()
        && token.is(Token::CAPITAL)
        && token.end - token.start > 1
        && !text.class(at).has(other)
        && word.lower * 4 <= word.inside + word.initial
}

/// Whether the word at `at` is a surname that is a common word, too, told by the given name before it: Herta Müller,
/// Frank-Jürgen Weise, but not Karl Montag.
fn surname(text: &Text<'_>, at: usize) -> bool {
    let token = &text.tokens[at];
    let behind_given = at.checked_sub(1).is_some_and(|before| {
        let given = given(text, before) || behind_person(text, before) && possible(text, before);
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
        && (class.has(Class::PERSON) || class.has(Class::STOP) && set_off)
}

/// Whether the word at `at` is a given name.
pub fn given(text: &Text<'_>, at: usize) -> bool {
    let class = text.class(at);
    text.tokens[at].is(Token::CAPITAL)
        && class.has(Class::MAN | Class::WOMAN)
        && !class.has(Class::STOP | Class::MONTH)
}

/// Whether a plural in the dative ends the noun phrase that the next noun is no part of: in den Neunzigern Trainer.
pub fn ends_phrase(text: &Text<'_>, at: usize) -> bool {
    let token = &text.tokens[at];
    let dative = at
        .checked_sub(1)
        .is_some_and(|it| text.words.text(text.tokens[it].word) == "den" && text.ends(at, "n"));
    dative && token.is(Token::CAPITAL) && !text.class(at).has(Class::PERSON | Class::PLACE)
}

/// Whether a title stands at `at`: Frau, Dr.
fn introduces(text: &Text<'_>, at: usize) -> bool {
    let class = text.class(at);
    text.tokens[at].is(Token::CAPITAL)
        && class.has(Class::TITLE_MAN | Class::TITLE_WOMAN | Class::TITLE)
}

/// The noun of the phrase that opens a sentence at `at`, when it is said to say something: Die neue Fassung verspricht.
pub fn speaks(text: &Text<'_>, at: usize) -> Option<usize> {
    const LONG: usize = 4;
    if !text.words.lexicon().nouns_capital || !text.tokens[at].is(Token::INITIAL) {
        return None;
    }
    let word = |it: &usize| text.tokens.get(*it).is_some_and(Token::is_word);
    let noun = (at + 1..at + LONG)
        .take_while(word)
        .find(|&it| text.tokens[it].is(Token::CAPITAL))?;
    let verb = noun + 1;
    let says = verb < text.tokens.len()
        && !text.tokens[verb].is(Token::CAPITAL)
        && text.class(verb).has(Class::SPEECH)
        && !text.class(verb).has(Class::NAMING | Class::STATES);
    (says && !text.class(noun).has(Class::NAMING)).then_some(noun)
}

/// Whether a word for one person stands right before: "Regierungssprecher Edano".
fn behind_person(text: &Text<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        text.tokens[before].is(Token::CAPITAL)
            && text.tokens[before].paragraph == text.tokens[at].paragraph
            && text.class(before).has(Class::ROLE)
    })
}

/// The name of which the word at `at` is the genitive, before what is theirs: Langs Vertreter.
pub fn genitive(text: &Text<'_>, at: usize) -> Option<WordId> {
    let token = &text.tokens[at];
    let next = text.tokens.get(at + 1)?;
    let owns = text.words.lexicon().nouns_capital
        && token.is(Token::CAPITAL)
        && !given(text, at)
        && next.is(Token::CAPITAL)
        && next.sentence == token.sentence;
    let stem = text.words.text(token.word).strip_suffix('s')?;
    let owner = text.words.find(stem).filter(|_| owns)?;
    let class = text.words.class(owner);
    class
        .has(Class::NAME | Class::MAN | Class::WOMAN)
        .then_some(owner)
}

/// Whether another bare noun stands beside it inside a sentence: "Filep Karma".
fn side_by_side(text: &Text<'_>, at: usize, possible: &dyn Fn(usize) -> bool) -> bool {
    // Langs Vertreter are two.
    let owned = |it: usize| {
        let stem = text.words.text(text.tokens[it].word).strip_suffix('s');
        let owner = stem.and_then(|it| text.words.find(it));
        !given(text, it) && owner.is_some_and(|it| text.words.get(it).inside > 0)
    };
    if owned(at) || at > 0 && owned(at - 1) {
        return false;
    }
    let same = |it: usize| {
        text.tokens
            .get(it)
            .is_some_and(|other| other.sentence == text.tokens[at].sentence)
    };
    // At the start of a sentence any word has a capital; there what follows must tell.
    let set_off = |it: usize| {
        text.sign(it + 2) == b','
            || text.sign(it + 2) == b'('
            || it + 2 < text.tokens.len() && text.class(it + 2).has(Class::SPEECH)
    };
    let free = |it: usize| {
        let before = it.checked_sub(1);
        (!text.tokens[it].is(Token::INITIAL) || set_off(it))
            && before.is_none_or(|it| {
                !text.tokens[it].is(Token::CAPITAL) && text.sign(it) != sign::NUMBER
            })
            && !article_before(text, it)
    };
    let next = same(at + 1) && possible(at + 1) && free(at);
    let previous = at > 0 && same(at - 1) && possible(at - 1) && free(at - 1);
    next || previous
}
