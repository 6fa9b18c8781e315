//! Nouns heard to speak where only names have a capital, as in French and Spanish: « … », répondit le meunier; —Sí —dijo
//! el mesonero—; El portavoz afirmó que …
//!
//! Right behind a quotation, or before its colon, any noun with an article is somebody; so is one that opens a sentence
//! before a verb of saying.

use super::lexicon::Class;
use super::sign;
use super::tags::opening;
use super::tokens::{Text, Token};
use super::words::WordId;

/// One of two or more: l'autre, el primero.
const ONE_OF: &[&str] = &[
    "autre",
    "premier",
    "première",
    "second",
    "seconde",
    "dernier",
    "dernière",
    "otro",
    "otra",
    "primero",
    "primera",
    "segundo",
    "segunda",
    "último",
    "última",
];

/// Adjectives before their noun that are nouns for persons, too: le jeune marin, el viejo molinero.
const BEFORE_NOUN: &[&str] = &[
    "ancien",
    "ancienne",
    "antigua",
    "antiguo",
    "autre",
    "bon",
    "bonne",
    "brave",
    "buen",
    "buena",
    "célebre",
    "célèbre",
    "gran",
    "grand",
    "grande",
    "gros",
    "grosse",
    "important",
    "importante",
    "jeune",
    "joven",
    "nouveau",
    "nouvelle",
    "nueva",
    "nuevo",
    "otra",
    "otro",
    "pauvre",
    "petit",
    "petite",
    "pobre",
    "premier",
    "première",
    "principal",
    "propia",
    "propio",
    "propre",
    "vieil",
    "vieille",
    "vieja",
    "viejo",
    "vieux",
];

/// When something was said, not by whom: la semaine dernière, la víspera.
const TIMES: &[&str] = &[
    "an",
    "année",
    "ans",
    "après-midi",
    "año",
    "días",
    "día",
    "fois",
    "heure",
    "hora",
    "jour",
    "lendemain",
    "madrugada",
    "mañana",
    "matin",
    "mes",
    "mois",
    "noche",
    "nuit",
    "semaine",
    "semana",
    "soir",
    "soirée",
    "tarde",
    "veille",
    "vez",
    "víspera",
    "week-end",
];

/// What says something within somebody, who then need not speak: el corazón le dijo que …
const INNER: &[&str] = &[
    "conciencia",
    "conscience",
    "corazón",
    "cœur",
    "instinct",
    "instinto",
];

/// Determiners that point, as they do at days, and those that hold a preposition.
const OTHERS: &[&str] = &[
    "al", "aquel", "aquella", "au", "aux", "d'", "de", "del", "du", "ce", "ces", "cet", "cette",
    "esa", "esas", "ese", "esos", "esta", "estas", "este", "estos",
];

/// Whether the language of the text is one of those.
pub fn applies(text: &Text<'_>) -> bool {
    text.words.lexicon().romance()
}

/// The noun of the phrase that the determiner at `at` opens, if that is said to say something.
pub fn noun(text: &Text<'_>, at: usize) -> Option<usize> {
    if !applies(text) {
        return None;
    }
    let noun = head(text, at)?;
    let says = behind_quotation(text, at)
        || announces(text, at, noun + 1)
        || opens_sentence(text, at, noun)
        || opens_main(text, at, noun)
        || is_source(text, at, noun);
    says.then_some(noun)
}

/// Whether the noun at `at` behind the article `article` is written like a name, and is an office: la Présidente de Larix.
pub fn office(text: &Text<'_>, article: usize, at: usize) -> bool {
    let next = text.tokens.get(at + 1);
    let named = next.is_some_and(|it| it.is_word() && it.is(Token::CAPITAL));
    let small =
        |it: usize| !text.tokens[it].is(Token::CAPITAL) || text.tokens[it].is(Token::INITIAL);
    // El CEO de Nubia.
    let short = text.tokens[at].end - text.tokens[at].start <= 3;
    applies(text)
        && article + 1 == at
        && small(article)
        && text.class(at).has(Class::ROLE)
        && text.class(at).has(Class::PERSON)
        && (!text.tokens[at].is(Token::UPPER) || short)
        && !named
}

/// The nouns that speak somewhere in the text, right beside what they say.
pub fn learn(text: &Text<'_>) -> Vec<WordId> {
    let known = Class::PERSON | Class::ORGANISATION | Class::DOCUMENT;
    if !applies(text) {
        return Vec::new();
    }
    let nouns = (0..text.tokens.len())
        .filter(|&it| told(text, it) && text.class(it).has(Class::ARTICLE))
        .filter_map(|at| Some((at, head(text, at)?)))
        .filter(|&(at, noun)| behind_quotation(text, at) || announces(text, at, noun + 1))
        .map(|(_, noun)| noun);
    nouns
        .filter(|&it| {
            !text.class(it).has(known | Class::SAY) && !ONE_OF.contains(&text.spelled(it))
        })
        .map(|it| text.tokens[it].word)
        .collect()
}

/// The noun behind the determiner at `at`, whatever it is called.
pub fn head(text: &Text<'_>, at: usize) -> Option<usize> {
    if !text.class(at).has(Class::DETERMINER)
        || OTHERS.contains(&text.spelled(at))
        || before_verb(text, at)
    {
        return None;
    }
    let first = at + 1;
    if !follows(text, first) {
        return None;
    }
    let second = first + 1;
    if let Some(noun) = behind_two(text, first) {
        return Some(noun);
    }
    if BEFORE_NOUN.contains(&text.spelled(first)) && is_noun(text, second) {
        return Some(second);
    }
    (ONE_OF.contains(&text.spelled(first)) || is_noun(text, first)).then_some(first)
}

/// The noun for a person behind two adjectives from `at` on: le sage et vieil archevêque.
fn behind_two(text: &Text<'_>, at: usize) -> Option<usize> {
    let noun = at + 3;
    let plain = |it: usize| {
        !text
            .class(it)
            .has(Class::SAY | Class::AUXILIARY | Class::DETERMINER)
    };
    let and =
        text.tokens.get(at + 1)?.is_word() && ["e", "et", "y"].contains(&text.spelled(at + 1));
    let adjectives = and && follows(text, at + 2) && plain(at) && plain(at + 2);
    let person = adjectives && is_noun(text, noun) && text.class(noun).has(Class::PERSON);
    (person && !text.class(at).has(Class::PERSON)).then_some(noun)
}

/// Whether one of several is meant: l'un des témoins; una de las vecinas.
pub fn one_of(text: &Text<'_>, at: usize) -> bool {
    let next = || (text.spelled(at + 1), text.spelled(at + 2));
    let french = || text.spelled(at) == "l'" && matches!(next(), ("un" | "une", "des" | "d'"));
    let spanish = || text.spelled(at) == "una" && next() == ("de", "las");
    applies(text) && (french() || spanish())
}

/// Whether the article at `at` is a pronoun before its verb: se la entrega; il me le donne; mientras la cierra.
fn before_verb(text: &Text<'_>, at: usize) -> bool {
    const PRONOUNS: &[&str] = &["la", "las", "le", "les", "lo", "los"];
    const BEFORE: &[&str] = &["je", "me", "n'", "ne", "no", "se", "te", "tu"];
    let Some(before) = at
        .checked_sub(1)
        .filter(|_| PRONOUNS.contains(&text.spelled(at)))
    else {
        return false;
    };
    let last = text.tokens.get(at + 2).is_none_or(|it| !it.is_word());
    BEFORE.contains(&text.spelled(before)) || last && subordinates(text, before)
}

/// Whether the word at `at` is an adjective before the noun behind it: importante cámara.
pub fn leads(text: &Text<'_>, at: usize) -> bool {
    let word = text.spelled(at);
    BEFORE_NOUN.contains(&word) && is_noun(text, at + 1)
}

/// Whether a word written small stands at `at`, in the sentence of the one before.
fn follows(text: &Text<'_>, at: usize) -> bool {
    text.tokens.get(at).is_some_and(|it| {
        let before = &text.tokens[at - 1];
        small(text, at) && it.sentence == before.sentence && it.paragraph == before.paragraph
    })
}

/// Whether the small word at `at` can be a noun.
fn is_noun(text: &Text<'_>, at: usize) -> bool {
    let other = Class::BREAK
        | Class::PRONOUN
        | Class::DETERMINER
        | Class::AUXILIARY
        | Class::ADVERB
        | Class::PREPOSITION
        | Class::NAMING
        | Class::STATEMENT;
    if !follows(text, at) {
        return false;
    }
    let class = text.class(at);
    (class.has(Class::PERSON)
        || !class.has(other)
            && (!class.has(Class::STOP) || class.has(Class::ORGANISATION | Class::DOCUMENT))
            && !adverb(text, at))
        && !TIMES.contains(&text.spelled(at))
        && !INNER.contains(&text.spelled(at))
}

/// Whether the word at `at` opens a clause that another follows: Quand Paul dormait, …
pub fn subordinates(text: &Text<'_>, at: usize) -> bool {
    const WORDS: &[&str] = &[
        "aunque", "comme", "como", "cuando", "lorsqu'", "lorsque", "mientras", "puisque", "quand",
        "si",
    ];
    let word = |it: usize| text.spelled(it);
    let that = || at + 1 < text.tokens.len() && ["que", "qu'"].contains(&word(at + 1));
    applies(text)
        && (WORDS.contains(&word(at)) || ["pendant", "tandis"].contains(&word(at)) && that())
}

/// Whether the phrase `at..=noun` opens the main clause behind another, and a colon ends that behind a verb of saying:
/// Comme la reine parlait, une écrevisse parut et dit :
fn opens_main(text: &Text<'_>, at: usize, noun: usize) -> bool {
    const LONG: usize = 40;
    let sentence = text.tokens[at].sentence;
    let same = |it: &usize| text.tokens[*it].sentence == sentence;
    // “Une vieille entra” has its noun.
    if noun > at + 1 && text.class(at + 1).has(Class::PERSON) {
        return false;
    }
    if at == 0 || text.sign(at - 1) != b',' || !text.class(at).has(Class::ARTICLE) {
        return false;
    }
    let first = (at.saturating_sub(LONG)..at).rev().take_while(same).last();
    let depends =
        first.is_some_and(|it| text.tokens[it].is(Token::INITIAL) && subordinates(text, it));
    let colon = (noun + 1..text.tokens.len().min(noun + LONG))
        .take_while(same)
        .find(|&it| text.sign(it) == b':');
    depends
        && colon.is_some_and(|it| {
            let says = it > noun + 1 && small(text, it - 1);
            says && text.class(it - 1).has(Class::SPEECH) && opening(text.sign(it + 1))
        })
}

/// Whether the word at `at` tells how: solennellement, tranquilamente.
pub fn adverb(text: &Text<'_>, at: usize) -> bool {
    const SHORTEST: u32 = 8;
    let token = &text.tokens[at];
    applies(text)
        && small(text, at)
        && token.end - token.start >= SHORTEST
        && (text.ends(at, "ment") || text.ends(at, "mente"))
        && !text
            .class(at)
            .has(Class::PERSON | Class::ORGANISATION | Class::SAY)
}

/// Whether nothing but a verb of saying parts the noun phrase at `at` from the quotation before: « … », a répondu le
/// meunier.
fn behind_quotation(text: &Text<'_>, at: usize) -> bool {
    const LIGHT: usize = 5;
    const SIGNS: usize = 4;
    let mut verb = false;
    let mut from = at;
    while from > at.saturating_sub(LIGHT) && from > 0 && told(text, from - 1) {
        let (it, class) = (from - 1, text.class(from - 1));
        let manner = from == at && class.has(Class::MANNER);
        verb |= class.has(Class::SPEECH) || manner;
        if !class.has(Class::SPEECH | Class::AUXILIARY | Class::ADVERB)
            && !manner
            && !adverb(text, it)
        {
            return false;
        }
        from -= 1;
    }
    let paragraph = text.tokens[at].paragraph;
    let said = (from.saturating_sub(SIGNS)..from)
        .rev()
        .find(|&it| text.tokens[it].is_word())
        .is_some_and(|it| {
            text.tokens[it].is(Token::SPEECH) && text.tokens[it].paragraph == paragraph
        });
    verb && said && from > 0 && !text.tokens[from - 1].is_word()
}

/// Whether a verb of saying before the noun phrase `at..end` and a colon behind it announce a quotation: A esto respondió
/// el labrador:
fn announces(text: &Text<'_>, at: usize, end: usize) -> bool {
    let verb = at
        .checked_sub(1)
        .is_some_and(|it| told(text, it) && text.class(it).has(Class::SPEECH));
    let last = text.tokens.get(end + 1);
    let next = last.is_none_or(|it| it.paragraph != text.tokens[at].paragraph)
        || opening(text.sign(end + 1))
        || text.sign(end + 1) == sign::DASH;
    verb && text.sign(end) == b':' && next
}

/// Whether the phrase `at..=noun` opens its sentence and a verb of saying follows: El portavoz afirmó.
fn opens_sentence(text: &Text<'_>, at: usize, noun: usize) -> bool {
    const LIGHT: usize = 3;
    let other = Class::NAMING | Class::STATES;
    let verb = (noun + 1..text.tokens.len().min(noun + 1 + LIGHT))
        .take_while(|&it| it == noun + 1 || light(text, it - 1))
        .find(|&it| {
            small(text, it) && text.class(it).has(Class::SPEECH) && !text.class(it).has(other)
        });
    text.tokens[at].is(Token::INITIAL) && text.class(at).has(Class::ARTICLE) && verb.is_some()
}

/// Whether the phrase `at..=noun` is a source by itself: Según la contable, …
fn is_source(text: &Text<'_>, at: usize, noun: usize) -> bool {
    let source = at > 0 && text.class(at - 1).has(Class::SOURCE) && told(text, at);
    source && matches!(text.sign(noun + 1), b',' | b'.') && text.class(at).has(Class::ARTICLE)
}

fn light(text: &Text<'_>, at: usize) -> bool {
    small(text, at) && text.class(at).has(Class::ADVERB | Class::AUXILIARY) || adverb(text, at)
}

/// Whether a word that is written small stands at `at`.
fn small(text: &Text<'_>, at: usize) -> bool {
    let token = text.tokens.get(at);
    token.is_some_and(|it| it.is_word() && !it.is(Token::CAPITAL))
}

/// The same outside quotations.
fn told(text: &Text<'_>, at: usize) -> bool {
    small(text, at) && !text.tokens[at].is(Token::SPEECH)
}
