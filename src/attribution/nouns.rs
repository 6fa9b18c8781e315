//! Names where every noun has a capital, as in German.
//!
//! There a capital tells little. A word is a name when the lexicon knows it as a given name; when it stands behind a
//! given name, a title or a word for a person ("Sozialminister Carlos Rodas"); when two nouns stand side by side
//! without an article ("Filep Karma"); or when a bare noun says something ("Lang betonte"). What was found once is a
//! name in the whole text, unless it also stands behind an article.

use super::lexicon::Class;
use super::names::{dotted, with_article};
use super::sign;
use super::speaking;
use super::surnames::{addressed, noble, said_again, surname};
use super::tags::opening;
use super::tokens::{Text, Token};
use super::words::WordId;

/// Finds the names of a text and notes them with its words as [`Class::NAME`].
pub fn learn(text: &mut Text<'_>) {
    let determined = determined(text);
    for word in common(text, &determined) {
        text.words.add_class(word, Class::STOP);
    }
    for word in speaking::learn(text) {
        text.words.add_class(word, Class::PERSON);
    }
    let found: Vec<usize> = {
        let often = |at: usize| determined[text.tokens[at].word.0 as usize];
        let possible = |at: usize| possible(text, at) && often(at) == 0;
        let mut found = labelled(text);
        let mut run = false;
        for at in 0..text.tokens.len() {
            if !text.tokens[at].is_word() {
                // The stop of a title or an initial leaves the name open.
                run &= text.sign(at) == b'.' && at > 0 && dotted(text, at - 1);
                continue;
            }
            let given = given(text, at);
            let letter = text.tokens[at].end - text.tokens[at].start == 1;
            let initial = letter && (run || second_initial(text, at));
            // “Ihr lieber Lang” is still Lang, if he mostly goes without.
            let rarely = || {
                let word = text.words.get(text.tokens[at].word);
                often(at) * 4 <= word.inside + word.initial && self::possible(text, at)
            };
            let new = run && (free(text, at) || surname(text, at))
                || possible(at)
                    && (behind_person(text, at)
                        || speaking::behind_speaker(text, at)
                        || foreign(text, at)
                        || side_by_side(text, at, &possible))
                || said_alone(text, at) && rarely();
            if new {
                found.push(at);
            }
            let particle =
                run && (text.class(at).has(Class::PARTICLE) || at > 0 && with_article(text, at));
            run = new || given || initial || particle || introduces(text, at);
        }
        found
    };
    for at in found {
        let word = text.tokens[at].word;
        text.words.add_class(word, Class::NAME);
    }
}

/// Whether the letter at `at` is the second of two that stand for given names: C. F. Gerber.
fn second_initial(text: &Text<'_>, at: usize) -> bool {
    let stands = |it: usize| {
        let token = &text.tokens[it];
        token.is(Token::CAPITAL) && token.end - token.start == 1 && dotted(text, it)
    };
    let dot = at > 1 && text.sign(at - 1) == b'.';
    dot && stands(at) && text.sign(at + 1) == b'.' && stands(at - 2)
}

/// Given names that are common nouns in this text, as they hardly go without an article: der Wolf.
fn common(text: &Text<'_>, determined: &[u32]) -> Vec<WordId> {
    const OFTEN: u32 = 2;
    let given = |it: &WordId| text.words.class(*it).has(Class::MAN | Class::WOMAN);
    let noun = |it: &WordId| {
        let (word, often) = (text.words.get(*it), determined[it.0 as usize]);
        often >= OFTEN && often * 4 >= (word.inside + word.initial) * 3
    };
    let all = (0..text.words.len() as u32).map(WordId);
    all.filter(|it| given(it) && noun(it)).collect()
}

/// The capitals that stand at the start of a paragraph before what they say: Anna Lang (Verein): „…“
fn labelled(text: &Text<'_>) -> Vec<usize> {
    const LONG: usize = 8;
    let mut found = Vec::new();
    for paragraph in &text.paragraphs {
        let (from, to) = (paragraph.from as usize, paragraph.to as usize);
        let words = (from..to).take_while(|&it| free(text, it) || given(text, it));
        let words: Vec<usize> = words.collect();
        let mut at = from + words.len();
        if text.sign(at) == b'(' {
            let close = (at..to.min(at + LONG)).find(|&it| text.sign(it) == b')');
            at = close.map_or(at, |it| it + 1);
        }
        let says = text.sign(at) == b':' && opening(text.sign(at + 1)) && at + 1 < to;
        if says && matches!(words.len(), 2 | 3) {
            found.extend(words);
        }
    }
    found
}

/// Whether the capital at `at` is (a part of) a name.
pub fn is_name(text: &Text<'_>, at: usize) -> bool {
    let token = &text.tokens[at];
    let class = text.class(at);
    if named_so(text, at) {
        return false;
    }
    if surname(text, at) || at > 0 && introduces(text, at - 1) && addressed(text, at - 1) {
        return true;
    }
    if class.has(Class::STOP) {
        return class.has(Class::NAME) && said_again(text, at);
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
        let other = Class::STOP | Class::PERSON | Class::ORGANISATION;
        return named && !text.class(next).has(other)
            || noble(text, at)
            || named && addressed(text, at)
            || class.has(Class::KIN) && speaking::says(text, at) && !article_before(text, at);
    }
    token.is(Token::UPPER)
        && !class.has(Class::SUFFIX)
        && text.words.text(token.word).chars().all(char::is_alphabetic)
}

/// The same for a word that could be a name: one that only opens sentences may be anything ("Ähnlich äußerte sich").
fn said_alone(text: &Text<'_>, at: usize) -> bool {
    let inside = text.words.get(text.tokens[at].word).inside > 0;
    (inside || !text.tokens[at].is(Token::INITIAL) || compound_name(text, at))
        && speaking::says(text, at)
}

/// Whether the word at `at` has letters that German nouns lack: Mladić.
fn foreign(text: &Text<'_>, at: usize) -> bool {
    const LETTERS: &str = "ćčšžđłńśźżęąřťůığşøåőű";
    let word = text.spelled(at);
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

/// Numbers that stand before several.
const NUMBERS: &[&str] = &[
    "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf",
];

/// Whether an article, an adjective or a number stands before the noun at `at`.
pub fn article_before(text: &Text<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    let class = text.class(before);
    if class.has(Class::DETERMINER | Class::HIS | Class::HER) {
        return !class.has(Class::SHE | Class::HE);
    }
    // “…“, schnappte Lang: a verb.
    let verb = text.ends(before, "te")
        && (before > 0 && speaking::closing(text.sign(before - 1))
            || before > 1
                && text.sign(before - 1) == b','
                && speaking::closing(text.sign(before - 2)));
    // An adjective: a small word with an ending that is none of the function words.
    let token = &text.tokens[before];
    let inflected = ["e", "en", "er", "es", "em"]
        .iter()
        .any(|it| text.ends(before, it));
    // Sechs Monaten Haft.
    if NUMBERS.contains(&text.spelled(before)) {
        return true;
    }
    // Den ersten Löffeln.
    let article = before > 0 && text.class(before - 1).has(Class::ARTICLE);
    let stop = class.has(Class::STOP) && !article;
    token.is_word()
        && !token.is(Token::CAPITAL)
        && inflected
        && !verb
        && !stop
        && !class
            .has(Class::SAY | Class::ADVERB | Class::AUXILIARY | Class::PREPOSITION | Class::BREAK)
}

/// Whether the word at `at` can be a name even without a name beside it: it does not end as nouns do.
pub fn possible(text: &Text<'_>, at: usize) -> bool {
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
        | Class::BEFORE_ADDRESS
        | Class::ADVERB;
    // Wirtschafts- und Kulturforscherin.
    let half = at > 2 && text.spelled(at - 1) == "und" && text.sign(at - 2) == b'-';
    !half
        && token.is_word()
        && token.is(Token::CAPITAL)
        && token.end - token.start > 1
        && !text.class(at).has(other)
        && word.lower * 4 <= word.inside + word.initial
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
        .is_some_and(|it| text.spelled(it) == "den" && text.ends(at, "n"));
    dative && token.is(Token::CAPITAL) && !text.class(at).has(Class::PERSON | Class::PLACE)
}

/// Whether a title stands at `at`: Frau, Dr.
fn introduces(text: &Text<'_>, at: usize) -> bool {
    let class = text.class(at);
    text.tokens[at].is(Token::CAPITAL)
        && class.has(Class::TITLE_MAN | Class::TITLE_WOMAN | Class::TITLE)
}

/// Whether a word for one person stands right before: "Regierungssprecher Edano".
pub fn behind_person(text: &Text<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        text.tokens[before].is(Token::CAPITAL)
            && text.tokens[before].paragraph == text.tokens[at].paragraph
            && text.class(before).has(Class::ROLE)
    })
}

/// Whether the noun at `at` only says what the name behind it is: Skateboard-Legende Titus Lang.
fn named_so(text: &Text<'_>, at: usize) -> bool {
    let joined = text.spelled(at).contains('-');
    joined && !given(text, at) && text.stands_out(at + 1) && text.stands_out(at + 2)
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
    let stem = owns.then(|| text.words.text(token.word).strip_suffix('s'))?;
    let owner = text.words.find(stem?)?;
    let class = text.words.class(owner);
    class
        .has(Class::NAME | Class::MAN | Class::WOMAN)
        .then_some(owner)
}

/// Whether another bare noun stands beside it inside a sentence: "Filep Karma".
fn side_by_side(text: &Text<'_>, at: usize, possible: &dyn Fn(usize) -> bool) -> bool {
    // Langs Vertreter are two.
    let owned = |it: usize| {
        let stem = text.spelled(it).strip_suffix('s');
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
            || text.class(it + 2).has(Class::SPEECH)
    };
    let free = |it: usize| {
        let before = it.checked_sub(1);
        (!text.tokens[it].is(Token::INITIAL) || set_off(it))
            && before.is_none_or(|it| {
                let noun = text.tokens[it].is(Token::CAPITAL) && !named_so(text, it);
                !noun && text.sign(it) != sign::NUMBER
            })
            && !article_before(text, it)
    };
    let next = same(at + 1) && possible(at + 1) && free(at);
    let previous = at > 0 && same(at - 1) && possible(at - 1) && free(at - 1);
    next || previous
}
