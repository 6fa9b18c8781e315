//! Noun phrases for persons: "the ferryman", "her brother", "ein 39-jähriger Landwirt".

use super::cut::AGE;
use super::headed::{self, reports};
use super::heard;
use super::lexicon::Class;
use super::names::capital_name;
use super::nouns;
use super::sign;
use super::speaking;
use super::subjects;
use super::tokens::{Text, Token};
use super::words::WordId;

/// The description that starts with the determiner at `at`: its words, its end, whether it is possessive.
pub fn description(text: &Text<'_>, at: usize, words: &mut Vec<WordId>) -> Option<(usize, bool)> {
    let Some(noun) = headed::partisan(text, at) else {
        return (!aged_name(text, at)).then(|| phrase(text, at, words))?;
    };
    let first = at + usize::from(text.class(at).has(Class::ARTICLE));
    words.extend((first..=noun).map(|it| text.tokens[it].word));
    Some((noun + 1, text.tokens[noun].is(Token::POSSESSIVE)))
}

/// Whether a German age and a name stand behind the article at `at`: der 49 Jahre alte Lang.
fn aged_name(text: &Text<'_>, at: usize) -> bool {
    text.words.lexicon().nouns_capital
        && text.sign(at + 1) == sign::NUMBER
        && ["jahr", "jahre", "monate", "wochen"].contains(&text.spelled(at + 2))
        && text.spelled(at + 3).starts_with("alt")
        && text.stands_out(at + 4)
        && !person(text, at + 4)
        && capital_name(text, at + 4)
}

/// Whether a German plural without an article makes a genitive of the noun before it, behind the adjective at `next`: die
/// Räumung eines Lagers junger Zeugen.
fn of_some(text: &Text<'_>, next: usize) -> bool {
    let before = &text.tokens[next - 1];
    let word = text.spelled(next);
    let noun = before.is_word() && before.is(Token::CAPITAL) && !text.ends(next - 1, "er");
    let counted = next > 1 && text.sign(next - 2) == sign::NUMBER;
    noun && !counted
        && !text.tokens[next].is(Token::CAPITAL)
        && word.ends_with("er")
        && text.class(next) == Class::default()
        && text.stands_out(next + 1)
}

/// The same, where the noun of the description has no capital in English.
fn phrase(text: &Text<'_>, at: usize, words: &mut Vec<WordId>) -> Option<(usize, bool)> {
    const WORDS: usize = 6;
    /// How many more where adjectives are joined.
    const JOINED: usize = 3;
    let paragraph = text.tokens[at].paragraph;
    let capital_nouns = text.words.lexicon().nouns_capital;
    if !text.class(at).has(Class::ARTICLE) {
        words.push(text.tokens[at].word);
    }
    let (mut last, mut joint, several) = (None, None, headed::one_of(text, at));
    let mut next = at + 1 + headed::capitals(text, at, |it| person(text, it));
    let limit = next - 1 + WORDS;
    if capital_nouns && one_of(text, at) {
        next += 1;
    } else if heard::one_of(text, at) || several {
        next += 2;
    }
    let person = |it: usize| person(text, it) || stands_for(text, at, it, several);
    while next < limit + if joint.is_some() { JOINED } else { 0 } {
        let Some(token) = text.tokens.get(next) else {
            break;
        };
        if last.is_none() && headed::joins(text, at, next) {
            joint.get_or_insert(next);
            next += 1;
            continue;
        }
        let class = text.class(next);
        // "ein 39-jähriger Landwirt"
        let number = capital_nouns && last.is_none() && matches!(token.sign, sign::NUMBER | b'-');
        let fits = (token.is_word() || number)
            && token.paragraph == paragraph
            && (capital_nouns || !token.is(Token::CAPITAL) || heard::office(text, at, next))
            && (!class.has(Class::BREAK | Class::PRONOUN) || abbreviated(text, next))
            && !(capital_nouns && (class.has(Class::ARTICLE) || nouns::given(text, next)))
            && !(capital_nouns && (nouns::ends_phrase(text, next) || owns(text, at, next)))
            && !(capital_nouns && of_some(text, next))
            && (capital_nouns || !class.has(Class::DETERMINER | Class::HIS | Class::HER));
        let noun = fits && person(next);
        if !fits || !noun && (last.is_some() || class.has(Class::SAY) && next > at + 1) {
            break;
        }
        if noun {
            last = Some(next);
            if token.is(Token::POSSESSIVE) && !(text.words.lexicon().english() && person(next + 1))
            {
                break;
            }
        }
        next += 1;
    }
    let next = joint.filter(|_| last.is_none()).unwrap_or(next);
    let last = spoken(text, at, next, last)?;
    if is_part(text, at, last) {
        return None;
    }
    if let Some(word) = told_woman(text, at, last) {
        words.push(word);
    }
    let inside = (at + 1..=last).filter(|&it| text.tokens[it].is_word());
    words.extend(inside.map(|it| text.tokens[it].word));
    Some((last + 1, text.tokens[last].is(Token::POSSESSIVE)))
}

/// Whether the word at `at` of the description from `from` on, which may be about one of several, stands for people only
/// there.
fn stands_for(text: &Text<'_>, from: usize, at: usize, one: bool) -> bool {
    headed::several(text, from, at) || aged(text, from, at) || one && headed::people_of(text, at)
}

/// Whether the word at `at` is the noun behind an English age, whatever it is: a 42-year-old builder from Dover, said.
fn aged(text: &Text<'_>, from: usize, at: usize) -> bool {
    let other =
        Class::BREAK | Class::SAY | Class::AUXILIARY | Class::ADVERB | Class::PRONOUN | Class::STOP;
    let ends = |it: usize| {
        let next = text.tokens.get(it);
        !next.is_some_and(Token::is_word) || text.class(it).has(Class::BREAK | Class::SAY)
    };
    at > from + 1
        && text.tokens[at - 1].is(Token::JOINED)
        && text.ends(at - 1, AGE)
        && !text.tokens[at].is(Token::CAPITAL)
        && !text.class(at).has(other)
        && ends(at + 1)
}

/// Whether what somebody owns is no person: a part of them, or a thing that an adjective tells: sa petite bourse is no little
/// one of hers.
fn is_part(text: &Text<'_>, at: usize, noun: usize) -> bool {
    let owned = text.class(at).has(Class::HIS | Class::HER | Class::MY);
    let adjective = heard::applies(text) && heard::leads(text, noun);
    owned && (text.class(noun).has(Class::PERSON_PART) || adjective)
}

/// The article that alone tells a French or Spanish woman from a man: la journaliste, una activista.
fn told_woman(text: &Text<'_>, at: usize, noun: usize) -> Option<WordId> {
    if text.words.lexicon().nouns_capital {
        return told_adjective(text, at, noun);
    }
    let feminine = ["la", "una", "une"].contains(&text.spelled(at));
    let told = text
        .class(noun)
        .has(Class::PERSON_MAN | Class::PERSON_WOMAN | Class::ORGANISATION | Class::DOCUMENT);
    let woman = heard::applies(text) && feminine && !told;
    text.words.find("la").filter(|_| woman)
}

/// The same in German, where adjectives are nouns: die Alte, der Alte.
fn told_adjective(text: &Text<'_>, at: usize, noun: usize) -> Option<WordId> {
    let feminine = ["die", "eine"].contains(&text.spelled(at));
    let word = text.spelled(noun);
    let class = text.class(noun);
    let adjective = || {
        let man = text.words.lexicon().class(&format!("{word}r"));
        word.ends_with('e') && man.has(Class::PERSON)
    };
    let open = class.has(Class::PERSON) && !class.has(Class::PERSON_MAN | Class::PERSON_WOMAN);
    text.words
        .find("die")
        .filter(|_| feminine && open && adjective())
}

/// Whether the German possessive at `next` makes a genitive of what follows the noun before it: der Arm unseres Veteranen.
fn owns(text: &Text<'_>, at: usize, next: usize) -> bool {
    const OWNERS: [&str; 6] = ["dein", "eur", "ihr", "mein", "sein", "unser"];
    let word = text.spelled(next);
    let stem = word.strip_suffix("es").or_else(|| word.strip_suffix("er"));
    let possessive = stem.is_some_and(|it| OWNERS.contains(&it));
    possessive && (at + 1..next).any(|it| text.tokens[it].is(Token::CAPITAL))
}

/// The last word of the noun phrase `at..end` whose last noun for a person is `last`, where it is said to say something.
fn spoken(text: &Text<'_>, at: usize, end: usize, last: Option<usize>) -> Option<usize> {
    let capital_nouns = text.words.lexicon().nouns_capital;
    let reported = reported(text, at, end);
    let noun = || {
        if capital_nouns {
            noun(text, at + 1, end)
        } else {
            headed::people(text, end).or(Some(end - 1))
        }
    };
    let any = reported && end > at + 1 && end - at <= 5 && !heard::applies(text);
    let last = last
        .map(|it| {
            let goes_on =
                headed::document(text, end) || it + 1 == end && headed::goes_on(text, end);
            if goes_on { end } else { it }
        })
        .or_else(|| noun().filter(|_| any))
        .or_else(|| one_of_two(text, at).filter(|_| reported))
        .or_else(|| speaking::subject(text, at))
        .or_else(|| body(text, at, end))
        .or_else(|| headed::group(text, at, end))
        .or_else(|| headed::some_of(text, at, end));
    match (last, heard::noun(text, at)) {
        (Some(last), Some(noun)) => Some(last.max(noun)),
        (last, noun) => last.or(noun),
    }
}

/// The noun of the English phrase `at..end` that is said to say something, whatever it is: the company said, according to
/// the report.
fn body(text: &Text<'_>, at: usize, end: usize) -> Option<usize> {
    let source = at > 1
        && text.class(at - 1).has(Class::PREPOSITION)
        && text.class(at - 2).has(Class::SOURCE);
    // “They have the final say.”
    let bare = text.spelled(end) == "say" && !text.ends(end - 1, "s");
    let says = || {
        !bare && reports(text, end) && !headed::placed(text, at)
            || subjects::verb(text, at, end).is_some()
    };
    let told = text.words.lexicon().english() && end > at + 1 && (source || says());
    // According to the explanatory notes of the bill.
    let noun = source
        && text.class(end).has(Class::SAY)
        && text.ends(end, "s")
        && text.class(end + 1).has(Class::PREPOSITION);
    told.then_some(if noun { end } else { end - 1 })
}

/// Whether several people, or a body, are said to say something without an article in English: officials said, police say.
fn plural(text: &Text<'_>, at: usize) -> bool {
    let other = Class::BREAK
        | Class::ADVERB
        | Class::PRONOUN
        | Class::DETERMINER
        | Class::AUXILIARY
        | Class::SAY
        | Class::STOP
        | Class::INDEFINITE;
    let (token, class) = (&text.tokens[at], text.class(at));
    if class.has(other) || token.stands_out() || token.is(Token::POSSESSIVE) {
        return false;
    }
    let said = || {
        let before = at > 0 && text.class(at - 1).has(Class::SPEECH);
        before || text.class(at + 1).has(Class::SPEECH)
    };
    // What may lead on to a verb.
    let leads = [at + 1, at + 2].map(|it| text.class(it).has(Class::BREAK));
    if !leads.contains(&true) && !said() {
        return false;
    }
    let word = text.words.text(token.word);
    let several = || word.len() > 4 && word.ends_with('s') && !word.ends_with("ss");
    let noun = class.has(Class::PERSON | Class::ORGANISATION) || several();
    // “Lake, a dealer in lamps, clocks, and stamps says.”
    let listed = at > 1 && text.spelled(at - 1) == "and" && text.sign(at - 2) == b',';
    let free = at == 0 || !listed && !text.class(at - 1).has(Class::AUXILIARY | Class::PRONOUN);
    noun && free
        && (reports(text, at + 1)
            || reported(text, at, at + 1)
            || subjects::verb(text, at, at + 1).is_some())
}

/// The German noun among the words `from..to`. A name may stand behind it, and what follows does not belong to it: sagte
/// der Gast Lake kurz.
fn noun(text: &Text<'_>, from: usize, to: usize) -> Option<usize> {
    let capital = |it: &usize| text.tokens[*it].is(Token::CAPITAL);
    let first = (from..to).find(capital)?;
    // Die Hoover Institution is one, der HSV-Spieler Jan Lake has a name of his own.
    let run = (first..to).take_while(capital).count();
    let last = if run == 2 { first + 1 } else { first };
    (!text.tokens[first].is(Token::UPPER)).then_some(last)
}

/// Whether the noun phrase `at..end` stands where any noun will do, right behind a quotation: “…,” said the carpenter's
/// wife's lodger; in German before one, too.
fn reported(text: &Text<'_>, at: usize, end: usize) -> bool {
    let capital_nouns = text.words.lexicon().nouns_capital;
    // “…“, lautete der Tenor”: a thing that reads so.
    let reads = || capital_nouns && text.class(at - 1).has(Class::NAMING | Class::STATES);
    at > 1
        && text.class(at - 1).has(Class::SPEECH)
        && !reads()
        && text.tokens[at - 1].paragraph == text.tokens[at].paragraph
        && !text.tokens[at - 2].is_word()
        && (capital_nouns || matches!(text.sign(at - 2), b'"' | sign::HIGH_66..=sign::RIGHT_ANGLE))
        || capital_nouns && speaking::announces(text, at, end)
}

/// Whether one of several is meant: einer der Zeugen.
fn one_of(text: &Text<'_>, at: usize) -> bool {
    let one = ["einer", "eine", "eines"].contains(&text.spelled(at));
    one && text.class(at + 1).has(Class::ARTICLE)
}

/// The last word where one of two is set against the other: der eine, der andere Dieb.
fn one_of_two(text: &Text<'_>, at: usize) -> Option<usize> {
    const WORDS: &[&str] = &["eine", "andere", "erste", "zweite", "dritte"];
    let word = |it: usize| text.tokens.get(it).filter(|it| it.is_word());
    let one = word(at + 1).is_some_and(|it| WORDS.contains(&text.words.text(it.word)));
    let noun = word(at + 2).is_some_and(|it| it.is(Token::CAPITAL));
    let german = text.words.lexicon().nouns_capital && text.class(at).has(Class::ARTICLE);
    (german && one).then_some(at + 1 + usize::from(noun))
}

/// Whether people are said to say something without an article: "Experten warnen".
pub fn bare_noun(text: &Text<'_>, at: usize) -> bool {
    if text.words.lexicon().english() {
        return plural(text, at);
    }
    let token = &text.tokens[at];
    let source = at > 0 && text.class(at - 1).has(Class::SOURCE);
    let class = text.class(at);
    // “Laut Berliner Polizei” names no Berliner.
    let tells = text.tokens.get(at + 1).is_some_and(|next| {
        next.is(Token::CAPITAL) && text.class(at + 1).has(Class::ORGANISATION | Class::PERSON)
    });
    // Polizei nennt Lage „…“: so write headings.
    let next = at + 1;
    let heads = (token.is(Token::INITIAL) || at > 0 && text.sign(at - 1) == b':')
        && text
            .tokens
            .get(next)
            .is_some_and(|it| it.is_word() && !it.is(Token::CAPITAL))
        && text.class(next).has(Class::SPEECH);
    token.is(Token::CAPITAL)
        && (class.has(Class::PERSON)
            || heads && class.has(Class::ORGANISATION)
            || source && class.has(Class::ORGANISATION | Class::DOCUMENT))
        && !tells
        && (token.is(Token::INITIAL)
            || heads
            || speaking::says(text, at)
            || at > 0 && text.class(at - 1).has(Class::AGENT))
}

/// Whether the word at `at` is a noun for a person; of a compound its last part decides.
fn person(text: &Text<'_>, at: usize) -> bool {
    let class = text.class(at);
    let lexicon = text.words.lexicon();
    if abbreviated(text, at) {
        return true;
    }
    if class.has(Class::PERSON) {
        return !lexicon.nouns_capital || text.tokens[at].is(Token::CAPITAL);
    }
    if lexicon.inversion && class.has(Class::ORGANISATION | Class::DOCUMENT) {
        return !lexicon.nouns_capital || text.tokens[at].is(Token::CAPITAL);
    }
    if !text.tokens.get(at).is_some_and(|it| it.is(Token::JOINED)) {
        return false;
    }
    let word = text.spelled(at);
    word.ends_with(AGE)
        || word.rsplit_once('-').is_some_and(|(_, last)| {
            let class = lexicon.class(last);
            class.has(Class::PERSON) || lexicon.inversion && class.has(Class::DOCUMENT)
        })
}

/// Whether a German office stands at `at` by its first letters: der OB.
fn abbreviated(text: &Text<'_>, at: usize) -> bool {
    text.words.lexicon().nouns_capital
        && text.tokens.get(at).is_some_and(|it| it.is(Token::UPPER))
        && ["ob", "ceo", "cfo", "mdb", "mdl"].contains(&text.spelled(at))
}
