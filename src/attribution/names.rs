//! Names as they are written: which capitals can begin one, and where it ends.

use super::bodies;
use super::enclitics;
use super::lexicon::Class;
use super::nouns;
use super::proper;
use super::sign;
use super::subjects::sets_off;
use super::tokens::{Text, Token};
use super::words::WordId;

/// Whether the word at `at` is written like a name and can be one.
pub fn capital_name(text: &Text<'_>, at: usize) -> bool {
    let token = &text.tokens[at];
    if !token.is(Token::CAPITAL) {
        return false;
    }
    let word = text.words.get(token.word);
    let class = text.class(at);
    let next = text.tokens.get(at + 1);
    if token.end - token.start == 1 {
        return initial(text, at);
    }
    if let Some(known) = proper::known(text, at) {
        return known;
    }
    if word.person {
        return learned(text, at);
    }
    // “Anna Weiß”: inside a German sentence no verb has a capital.
    let noun = text.words.lexicon().nouns_capital && !token.is(Token::INITIAL);
    if class.has(Class::YOU)
        || class.has(Class::VERB) && !noun
        || token.is(Token::JOINED) && contracted(text.words.text(token.word))
    {
        return false;
    }
    if text.words.lexicon().nouns_capital && !class.has(Class::MONTH) {
        return nouns::is_name(text, at);
    }
    let next_capital = next.is_some_and(|next| next.is(Token::CAPITAL));
    if class.has(Class::ANY_TITLE) && (!class.has(Class::ROLE) || next_capital) {
        return true;
    }
    if class.has(Class::MONTH) {
        return month_is_name(text, at);
    }
    if class.has(Class::STOP) {
        return proper::opens_body(text, at);
    }
    let (lower, inside) = (word.lower, word.inside);
    if token.is(Token::INITIAL) && inside == 0 {
        // Only ever seen at the start of a sentence: it must look like a name.
        let spelled = text.words.text(token.word);
        let given = class.has(Class::MAN | Class::WOMAN);
        // “Lin, who runs the club, agrees.”
        let told = || sets_off(text, at + 1);
        let acts = next.is_some_and(|next| {
            next.paragraph == token.paragraph
                && (text.class(at + 1).has(Class::SAY | Class::AUXILIARY) || told())
        });
        let common = spelled.ends_with("ing")
            || spelled.ends_with("ly")
            || spelled.contains('-') && !token.is(Token::UPPER)
            || taken_for_verb(text, spelled) && !acts
            || past(text, spelled);
        lower == 0
            && (given
                || !common && (word.initial > 1 || acts || next_capital || token.is(Token::SPEECH)))
    } else if token.is(Token::INITIAL) {
        inside * 10 > lower * 3
    } else if token.is(Token::UPPER) && token.end - token.start > 3 {
        inside > 0 || lower == 0
    } else {
        inside * 4 >= lower
    }
}

/// Whether the letter at `at` stands for a name.
fn initial(text: &Text<'_>, at: usize) -> bool {
    // “…,” said I.
    let said = text.class(at).has(Class::I) && at > 0 && text.class(at - 1).has(Class::SAY);
    let next = text.tokens.get(at + 1);
    let stop = next.is_some_and(|next| next.sign == b'.' && !next.is(Token::SPACED));
    // Assessor a. D. Harald Lang.
    let former = text.words.lexicon().nouns_capital
        && at > 1
        && text.spelled(at) == "d"
        && text.sign(at - 1) == b'.'
        && text.spelled(at - 2) == "a"
        && !text.tokens[at - 2].is(Token::CAPITAL);
    stop && !said && !former && !proper::okay(text, at)
}

/// Whether the word at `at`, somebody's name in this text that mostly is another word, is their name there.
fn learned(text: &Text<'_>, at: usize) -> bool {
    let (token, class) = (&text.tokens[at], text.class(at));
    let says = text.class(at + 1).has(Class::SPEECH);
    let opens = token.is(Token::INITIAL) && class.has(Class::STOP | Class::VERB);
    // “April said” makes no name of “in April”.
    let when =
        class.has(Class::MONTH) && at > 0 && text.class(at - 1).has(Class::PREPOSITION) && !says;
    !dated(text, at) && (says || !opens) && !when
}

/// Whether a word looks like an English participle, with which a sentence may begin: Asked about it, Anna smiled.
fn taken_for_verb(text: &Text<'_>, word: &str) -> bool {
    let english = text.words.lexicon().english();
    english && word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed")
}

/// Whether a word is a Spanish verb in the past, with which a sentence may begin: Levantó la mano; Acercóse Marta.
fn past(text: &Text<'_>, word: &str) -> bool {
    let ends = ["ó", "aron", "ieron"].iter().any(|it| word.ends_with(it));
    text.words.lexicon().spanish() && (ends || enclitics::is_verb(word))
}

fn contracted(word: &str) -> bool {
    ["'ll", "'d", "'ve", "'re", "'t", "'m", "'s"]
        .iter()
        .any(|it| word.ends_with(it))
}

/// Marks the months that are somebody's name in this text: June said, June's.
pub fn learn_months(text: &mut Text<'_>) {
    const OFTEN: u32 = 4;
    let mut acts: Vec<(WordId, u32)> = Vec::new();
    for at in text.capitals() {
        let (token, next) = (&text.tokens[at], text.tokens.get(at + 1));
        let (true, Some(next)) = (text.class(at).has(Class::MONTH), next) else {
            continue;
        };
        let next = text.words.class(next.word);
        if token.is(Token::POSSESSIVE) || next.has(Class::SPEECH | Class::AUXILIARY) {
            match acts.iter_mut().find(|it| it.0 == token.word) {
                Some(entry) => entry.1 += 1,
                None => acts.push((token.word, 1)),
            }
        }
    }
    for (word, often) in acts {
        let word = text.words.get_mut(word);
        word.person = often >= OFTEN && often * 5 >= word.inside + word.initial;
    }
}

/// June said, but in June.
fn month_is_name(text: &Text<'_>, at: usize) -> bool {
    let next = text.tokens.get(at + 1);
    if next.is_some() && text.class(at + 1).has(Class::SAY) {
        return true;
    }
    let before = at
        .checked_sub(1)
        .map(|it| text.class(it))
        .unwrap_or_default();
    let loose = next.is_none() || text.class(at + 1).has(Class::BREAK);
    !text.tokens[at].is(Token::INITIAL)
        && !dated(text, at)
        && !loose
        && !before.has(Class::PREPOSITION | Class::DETERMINER)
        && text.words.get(text.tokens[at].word).inside > 3
}

/// Whether a number follows: a date.
fn dated(text: &Text<'_>, at: usize) -> bool {
    text.sign(at + 1) == sign::NUMBER
}

/// The name that starts at `at`: its words into `words`, its end, and whether it is possessive.
pub fn name(text: &Text<'_>, at: usize, words: &mut Vec<WordId>) -> Option<(usize, bool)> {
    const WORDS: usize = 8;
    let paragraph = text.tokens[at].paragraph;
    let (mut next, mut end, mut led) = (at, at, false);
    while words.len() < WORDS {
        let Some(token) = text
            .tokens
            .get(next)
            .filter(|token| token.paragraph == paragraph)
        else {
            break;
        };
        let joins = || joins(text, next) && !parts(text, at, next);
        let joined = || next == at || led || joins() && !bodies::ends(text, next, words);
        if token.is(Token::CAPITAL) && token.is_word() && joined() {
            led = false;
            if let Some(owner) = nouns::genitive(text, next) {
                words.push(owner);
                return Some((next + 1, true));
            }
            words.push(token.word);
            next += 1;
            end = next;
            if token.is(Token::POSSESSIVE) && !proper::owns_body(text, next - 1) {
                return Some((end, true));
            }
            if text.sign(next) == b'.' && dotted(text, next - 1) {
                next += 1;
                end = next;
            }
        } else if let Some(behind) = office(text, at, next) {
            words.clear();
            next = behind;
        } else if bodies::goes_on(text, next, words) {
            led = true;
            words.push(token.word);
            next += 1;
        } else if !words.is_empty()
            && (particle(text, next, words) || words.len() > 1 && with_article(text, next))
        {
            words.push(token.word);
            next += 1;
        } else {
            break;
        }
    }
    while words.last().is_some_and(|&word| {
        let class = text.words.class(word);
        class.has(Class::PARTICLE)
            || text.words.lexicon().nouns_capital && class.has(Class::ARTICLE)
    }) && words.len() > 1
    {
        words.pop();
    }
    let bare = matches!(text.sign(end), b'\'' | sign::HIGH_9)
        && text.tokens.get(end + 1).is_some_and(|it| {
            !text.tokens[end].is(Token::SPACED) && it.is_word() && it.end - it.start == 1
        });
    (end > at).then_some((end, bare))
}

/// Where the name begins behind an English office, whose words start at `from` and go on with “of” at `of`: Secretary of
/// State Ann Lake, Chancellor of the Exchequer Paul Reed.
fn office(text: &Text<'_>, from: usize, of: usize) -> Option<usize> {
    const WORDS: usize = 8;
    let title = of
        .checked_sub(1)
        .is_some_and(|it| text.class(it).has(Class::ANY_TITLE));
    let word = |at: usize| text.tokens.get(at).map(|it| text.words.text(it.word));
    if !text.words.lexicon().english() || of == from || !title || word(of) != Some("of") {
        return None;
    }
    let first = of + 1 + usize::from(word(of + 1) == Some("the"));
    let paragraph = text.tokens[from].paragraph;
    let capital = |at: &usize| {
        text.tokens.get(*at).is_some_and(|it| {
            it.is(Token::CAPITAL)
                && it.is_word()
                && it.paragraph == paragraph
                && !it.is(Token::INITIAL)
        })
    };
    let end = first + (first..first + WORDS).take_while(capital).count();
    // Two words are the name, unless the first is somebody's given name and more follow.
    let given = (first + 1..end.saturating_sub(1))
        .find(|&it| text.class(it).has(Class::MAN | Class::WOMAN));
    given.or((end > first + 2).then(|| end - 2))
}

/// Whether a French or Spanish name from `next` on is another's than the one at `at`, to whom or where it is said:
/// escribió en Facebook Pablo Vega; a déclaré à l'AFP Paul Lang; or what they hold an office of.
fn parts(text: &Text<'_>, at: usize, next: usize) -> bool {
    const NEAR: usize = 2;
    let lexicon = text.words.lexicon();
    let given = Class::MAN | Class::WOMAN;
    if !lexicon.inversion
        || lexicon.nouns_capital
        || !text.class(next).has(given) && !acronym(text, at, next)
        || text.class(at).has(given | Class::ANY_TITLE)
        || !text
            .tokens
            .get(next + 1)
            .is_some_and(|it| it.is(Token::CAPITAL))
    {
        return false;
    }
    // A la agencia Efe Pablo Vega.
    let body = |it: usize| {
        let class = text.class(it);
        class.has(Class::ORGANISATION | Class::NAMING) && !text.tokens[it].is(Token::CAPITAL)
    };
    let at = at - usize::from(at > 0 && body(at - 1));
    let article = at.checked_sub(1).filter(|&it| {
        text.class(it).has(Class::ARTICLE) && !text.class(it).has(Class::PREPOSITION)
    });
    let before = article.unwrap_or(at).checked_sub(1);
    // La maire de Lanvec Anne Roux.
    let office = |it: usize| {
        it > 0
            && text.class(it).has(Class::COMPLEMENT)
            && text.class(it - 1).has(Class::ROLE | Class::PERSON)
            && !text.class(it - 1).has(Class::KIN)
            && !text.tokens[it - 1].is(Token::CAPITAL)
    };
    before.is_some_and(|it| {
        text.class(it).has(Class::PREPOSITION)
            && (it.saturating_sub(NEAR)..it).any(|verb| text.class(verb).has(Class::SPEECH))
            || office(it)
    })
}

/// Whether an acronym at `at` stands before a word that is none: CNBC Ebba Holm.
fn acronym(text: &Text<'_>, at: usize, next: usize) -> bool {
    let upper = |it: usize| text.tokens[it].is(Token::UPPER);
    next == at + 1 && upper(at) && !upper(next)
}

/// Whether the capital at `at` goes on with the name before it.
fn joins(text: &Text<'_>, at: usize) -> bool {
    let initial = text.tokens[at].is(Token::INITIAL) && text.sign(at - 1) != b'.';
    let letter = text.tokens[at].end - text.tokens[at].start == 1 && text.sign(at + 1) == b'.';
    (capital_name(text, at) || letter || proper::paper(text, at))
        && !initial
        && !(at > 0 && text.sign(at - 1) == b'.' && !dotted(text, at - 2))
}

/// Whether a full stop behind the word at `at` belongs to it: a short form or an initial, without space between.
pub fn dotted(text: &Text<'_>, at: usize) -> bool {
    let token = &text.tokens[at];
    let next = text.tokens.get(at + 1);
    next.is_some_and(|dot| !dot.is(Token::SPACED))
        && (text.class(at).has(Class::ABBREVIATION) || token.end - token.start == 1)
}

/// Whether the small word at `at` leads on to a family name: de, von.
fn particle(text: &Text<'_>, at: usize, words: &[WordId]) -> bool {
    // “Présidente de Larix” holds an office there.
    let office = words.iter().all(|&word| {
        let class = text.words.class(word);
        // Frau von Trotha, Graf von Dorff.
        let titled =
            text.words.lexicon().nouns_capital && class.has(Class::TITLE_MAN | Class::TITLE_WOMAN);
        class.has(Class::ROLE) && text.words.lexicon().inversion && !titled
    });
    text.class(at).has(Class::PARTICLE)
        && !office
        && (!and(text, at) || two_surnames(text, at, words))
        && particle_leads_on(text, at)
        && (!text.words.lexicon().inversion || behind_given(text, words) || and(text, at))
}

/// Whether a Spanish "y" stands at `at`.
fn and(text: &Text<'_>, at: usize) -> bool {
    text.words.lexicon().inversion && text.spelled(at) == "y"
}

/// Whether a Spanish "y" joins the surnames of one: José Ortega y Gasset, but Emma y Raquel; Pedro Gil y Ana Ruiz.
fn two_surnames(text: &Text<'_>, at: usize, words: &[WordId]) -> bool {
    let other = Class::ANY_TITLE | Class::PARTICLE;
    let names = words
        .iter()
        .filter(|&&word| !text.words.class(word).has(other));
    let capital = |it: usize| text.tokens.get(it).is_some_and(|it| it.is(Token::CAPITAL));
    names.count() > 1 && !text.class(at + 1).has(Class::MAN | Class::WOMAN) && !capital(at + 2)
}

/// Whether a small word ("de la") is followed by another capital.
fn particle_leads_on(text: &Text<'_>, at: usize) -> bool {
    let capital = |at: usize| {
        text.tokens
            .get(at)
            .is_some_and(|token| token.is(Token::CAPITAL) && !text.class(at).has(Class::STOP))
    };
    capital(at + 1)
        || at + 1 < text.tokens.len()
            && (text.class(at + 1).has(Class::PARTICLE) || with_article(text, at + 1))
            && capital(at + 2)
}

/// Whether a German article behind a particle belongs to a name: Anna von der Heide, but Anna von der Feuerwehr.
pub fn with_article(text: &Text<'_>, at: usize) -> bool {
    let other = Class::STOP | Class::ORGANISATION | Class::PERSON | Class::DOCUMENT | Class::PLACE;
    let name = text.tokens.get(at + 1).is_some_and(|it| {
        it.is(Token::CAPITAL) && !it.is(Token::UPPER) && !text.class(at + 1).has(other)
    });
    text.words.lexicon().nouns_capital
        && text.class(at - 1).has(Class::PARTICLE)
        && ["der", "den", "dem"].contains(&text.spelled(at))
        && name
}

/// Whether no more than a given name stands before a particle: Kurt von Figura, but Bernard Aubin von der CFTC.
fn behind_given(text: &Text<'_>, words: &[WordId]) -> bool {
    let names = words.iter().filter(|&&word| {
        !text
            .words
            .class(word)
            .has(Class::ANY_TITLE | Class::PARTICLE)
    });
    // Jean Claude de l'Estrac.
    let given = |it: &WordId| text.words.class(*it).has(Class::MAN | Class::WOMAN);
    let double = || text.words.lexicon().romance() && names.clone().all(given);
    match names.clone().count() {
        0 | 1 => true,
        2 => double(),
        _ => false,
    }
}
