//! Words that stand for somebody: names, descriptions ("the ferryman") and pronouns.
//!
//! A capital makes a name unless the word is known to be none or mostly occurs without one. Mentions are sorted and
//! names and descriptions do not overlap.

use std::borrow::Cow;
use std::collections::HashMap;

use super::complements;
use super::lexicon::Class;
use super::nouns;
use super::phrases::oblique;
use super::sign;
use super::table::ByNumber;
use super::tokens::{Text, Token};
use super::words::WordId;

/// Words that stand for somebody.
#[derive(Clone, Copy, Debug)]
pub struct Mention {
    /// First token.
    pub from: u32,
    /// One past the last token.
    pub to: u32,
    /// What kind of words they are.
    pub kind: Kind,
    /// Of a name or description: its form, and once the cast stands its member. Of others nothing.
    pub who: u32,
    /// "Anna's": not the subject of what follows.
    pub possessive: bool,
}

/// What kind of words a mention is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A name.
    Name,
    /// A noun phrase: "the ferryman", "her brother".
    Description,
    /// He.
    He,
    /// She.
    She,
    /// I.
    I,
    /// We.
    We,
    /// They.
    They,
    /// It.
    It,
}

impl Kind {
    /// 1 for he, -1 for she, 0 for anything else.
    pub fn gender(self) -> i32 {
        match self {
            Self::He => 1,
            Self::She => -1,
            Self::Name | Self::Description | Self::I | Self::We | Self::They | Self::It => 0,
        }
    }

    /// Whether it stands for a member of the cast by itself.
    pub fn is_noun(self) -> bool {
        matches!(self, Self::Name | Self::Description)
    }
}

/// One way of writing a name or a description.
#[derive(Clone, Debug)]
pub struct Form {
    /// Its words; of a description without article, with what belongs to it (“the head of the school”).
    pub words: Box<[WordId]>,
    /// Of a description: which of them is its noun.
    pub noun: usize,
    /// Whether it is a description.
    pub described: bool,
    /// How often it occurs.
    pub count: u32,
    /// How often outside quotations.
    pub narrated: u32,
    /// Where it occurs first, if it can be not in capitals: tokens from, to.
    pub first: (u32, u32),
}

/// Mentions and the forms they take.
#[derive(Default)]
pub struct Mentions {
    /// All mentions, sorted.
    pub all: Vec<Mention>,
    /// The forms of names and descriptions.
    pub forms: Vec<Form>,
    /// Forms by their words: of names, of descriptions.
    known: [HashMap<Box<[WordId]>, u32, ByNumber>; 2],
}

/// Finds all mentions of a text whose speech is marked.
pub fn find(text: &mut Text<'_>) -> Mentions {
    learn_months(text);
    let text = &*text;
    let mut found = Mentions::default();
    let mut words = Vec::new();
    let mut at = 0;
    let mut labels = text.labels.iter().peekable();
    let mut named = text.named.iter().peekable();
    while at < text.tokens.len() {
        if let Some(label) = labels.next_if(|it| it.from as usize <= at) {
            let place = (label.from as usize, label.to as usize);
            found.push(text, place, Kind::Name, &label.words, false);
            at = at.max(place.1);
            continue;
        }
        if let Some(&(from, to)) = named.next_if(|it| it.0 as usize <= at) {
            let place = (from as usize, to as usize);
            words.clear();
            words.extend(text.tokens[place.0..place.1].iter().map(|it| it.word));
            found.push(text, place, Kind::Name, &words, false);
            at = place.1;
            continue;
        }
        let end = match text.tokens[at].sign {
            sign::WORD => found.take(text, at, &mut words),
            _ => None,
        };
        at = end.unwrap_or(at + 1);
    }
    found
}

impl Mentions {
    /// Takes the mention that starts at `at`, if there is one, and tells where it ends.
    fn take(&mut self, text: &Text<'_>, at: usize, words: &mut Vec<WordId>) -> Option<usize> {
        words.clear();
        let class = text.class(at);
        if capital_name(text, at)
            && let Some((end, possessive)) = name(text, at, words)
        {
            self.push(text, (at, end), Kind::Name, words, possessive);
            return Some(end);
        }
        let speech = text.tokens[at].is(Token::SPEECH);
        if class.has(Class::PRONOUN) {
            if !speech {
                self.all.push(Mention {
                    from: at as u32,
                    to: at as u32 + 1,
                    kind: pronoun(class),
                    who: 0,
                    possessive: false,
                });
            }
            return Some(at + 1);
        }
        if speech {
            return None;
        }
        if class.has(Class::DETERMINER)
            && let Some((end, possessive)) = description(text, at, words)
        {
            self.push(text, (at, end), Kind::Description, words, possessive);
            return Some(end);
        }
        if text.words.lexicon().nouns_capital && bare_noun(text, at) {
            words.push(text.tokens[at].word);
            self.push(text, (at, at + 1), Kind::Description, words, false);
            return Some(at + 1);
        }
        if class.has(Class::INDEFINITE) {
            words.push(text.tokens[at].word);
            self.push(text, (at, at + 1), Kind::Description, words, false);
            return Some(at + 1);
        }
        None
    }

    fn push(
        &mut self,
        text: &Text<'_>,
        place: (usize, usize),
        kind: Kind,
        words: &[WordId],
        possessive: bool,
    ) {
        let described = kind == Kind::Description;
        let noun = words.len().saturating_sub(1);
        let mut end = place.1;
        let mut words = Cow::Borrowed(words);
        if described && !possessive && text.words.lexicon().inversion {
            end = complements::end(text, place.1);
            let inside = text.tokens[place.1..end].iter().filter(|it| it.is_word());
            words.to_mut().extend(inside.map(|it| it.word));
        }
        let who = self.form(described, &words).unwrap_or_else(|| {
            let form = self.forms.len() as u32;
            self.known[usize::from(described)].insert((&*words).into(), form);
            self.forms.push(Form {
                words: (&*words).into(),
                noun,
                described,
                count: 0,
                narrated: 0,
                first: (place.0 as u32, end as u32),
            });
            form
        });
        let form = &mut self.forms[who as usize];
        let shouted = |at: usize| text.tokens[at].is(Token::UPPER);
        if form.words.len() > 1 && shouted(form.first.0 as usize) && !shouted(place.0) {
            form.first = (place.0 as u32, end as u32);
        }
        if described
            && text.words.lexicon().nouns_capital
            && oblique(text, form.first.0 as usize)
            && !oblique(text, place.0)
            && alike(text, form.first.0 as usize, place.0)
        {
            form.first = (place.0 as u32, end as u32);
        }
        form.count += 1;
        form.narrated += u32::from(!text.tokens[place.0].is(Token::SPEECH));
        self.all.push(Mention {
            from: place.0 as u32,
            to: place.1 as u32,
            kind,
            who,
            possessive,
        });
    }

    /// The number of the form with these words.
    pub fn form(&self, described: bool, words: &[WordId]) -> Option<u32> {
        self.known[usize::from(described)].get(words).copied()
    }
}

/// Whether two German articles are both definite or both indefinite: des, der.
fn alike(text: &Text<'_>, one: usize, other: usize) -> bool {
    let first = |at: usize| text.words.text(text.tokens[at].word).chars().next();
    first(one) == first(other)
}

fn pronoun(class: Class) -> Kind {
    if class.has(Class::HE) {
        Kind::He
    } else if class.has(Class::SHE) {
        Kind::She
    } else if class.has(Class::I) {
        Kind::I
    } else if class.has(Class::WE) {
        Kind::We
    } else if class.has(Class::THEY) {
        Kind::They
    } else {
        Kind::It
    }
}

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
        return next.is_some_and(|next| next.sign == b'.' && !next.is(Token::SPACED));
    }
    if word.person {
        return !dated(text, at);
    }
    if class.has(Class::VERB | Class::YOU) || contracted(text.words.text(token.word)) {
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
        return false;
    }
    let (lower, inside) = (word.lower, word.inside);
    if token.is(Token::INITIAL) && inside == 0 {
        // Only ever seen at the start of a sentence: it must look like a name.
        let spelled = text.words.text(token.word);
        let given = class.has(Class::MAN | Class::WOMAN);
        let acts = next.is_some_and(|next| {
            next.paragraph == token.paragraph
                && text.class(at + 1).has(Class::SAY | Class::AUXILIARY)
        });
        let common = spelled.ends_with("ing") || spelled.ends_with("ly") || spelled.contains('-');
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

fn contracted(word: &str) -> bool {
    ["'ll", "'d", "'ve", "'re", "'t", "'m", "'s"]
        .iter()
        .any(|it| word.ends_with(it))
}

/// Marks the months that are somebody's name in this text: June said, June's.
fn learn_months(text: &mut Text<'_>) {
    const OFTEN: u32 = 4;
    let mut acts: Vec<(WordId, u32)> = Vec::new();
    for at in 0..text.tokens.len().saturating_sub(1) {
        let token = &text.tokens[at];
        if !token.is(Token::CAPITAL) || !text.class(at).has(Class::MONTH) {
            continue;
        }
        let next = text.class(at + 1);
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
fn name(text: &Text<'_>, at: usize, words: &mut Vec<WordId>) -> Option<(usize, bool)> {
    const WORDS: usize = 8;
    let paragraph = text.tokens[at].paragraph;
    let (mut next, mut end) = (at, at);
    while words.len() < WORDS {
        let Some(token) = text
            .tokens
            .get(next)
            .filter(|token| token.paragraph == paragraph)
        else {
            break;
        };
        if token.is(Token::CAPITAL) && token.is_word() && (next == at || joins(text, next)) {
            if let Some(owner) = nouns::genitive(text, next) {
                words.push(owner);
                return Some((next + 1, true));
            }
            words.push(token.word);
            next += 1;
            end = next;
            if token.is(Token::POSSESSIVE) {
                return Some((end, true));
            }
            if text.sign(next) == b'.' && dotted(text, next - 1) {
                next += 1;
                end = next;
            }
        } else if !words.is_empty()
            && text.class(next).has(Class::PARTICLE)
            && particle_leads_on(text, next)
            && (!text.words.lexicon().inversion || behind_given(text, words))
        {
            words.push(token.word);
            next += 1;
        } else {
            break;
        }
    }
    while words
        .last()
        .is_some_and(|&word| text.words.class(word).has(Class::PARTICLE))
        && words.len() > 1
    {
        words.pop();
    }
    let bare = matches!(text.sign(end), b'\'' | sign::HIGH_9)
        && text.tokens.get(end + 1).is_some_and(|it| {
            !text.tokens[end].is(Token::SPACED) && it.is_word() && it.end - it.start == 1
        });
    (end > at).then_some((end, bare))
}

/// Whether the capital at `at` goes on with the name before it.
fn joins(text: &Text<'_>, at: usize) -> bool {
    let initial = text.tokens[at].is(Token::INITIAL) && text.sign(at - 1) != b'.';
    let letter = text.tokens[at].end - text.tokens[at].start == 1 && text.sign(at + 1) == b'.';
    (capital_name(text, at) || letter)
        && !initial
        && !(at > 0 && text.sign(at - 1) == b'.' && !dotted(text, at - 2))
}

/// Whether a full stop behind the word at `at` belongs to it: a title or an initial, without space between.
fn dotted(text: &Text<'_>, at: usize) -> bool {
    let token = &text.tokens[at];
    let class = text.class(at);
    text.tokens
        .get(at + 1)
        .is_some_and(|dot| !dot.is(Token::SPACED))
        && (class.has(Class::ABBREVIATION)
            || class.has(Class::ANY_TITLE) && token.end - token.start < 5
            || token.end - token.start == 1)
}

/// Whether a small word ("de la") is followed by another capital.
fn particle_leads_on(text: &Text<'_>, at: usize) -> bool {
    let capital = |at: usize| {
        text.tokens
            .get(at)
            .is_some_and(|token| token.is(Token::CAPITAL) && !text.class(at).has(Class::STOP))
    };
    capital(at + 1)
        || at + 1 < text.tokens.len() && text.class(at + 1).has(Class::PARTICLE) && capital(at + 2)
}

/// Whether no more than a given name stands before a particle: Kurt von Figura, but Bernard Aubin von der CFTC.
fn behind_given(text: &Text<'_>, words: &[WordId]) -> bool {
    let names = words.iter().filter(|&&word| {
        !text
            .words
            .class(word)
            .has(Class::ANY_TITLE | Class::PARTICLE)
    });
    names.count() < 2
}

/// The description that starts with the determiner at `at`: its words, its end, whether it is possessive.
fn description(text: &Text<'_>, at: usize, words: &mut Vec<WordId>) -> Option<(usize, bool)> {
    const WORDS: usize = 6;
    let paragraph = text.tokens[at].paragraph;
    let capital_nouns = text.words.lexicon().nouns_capital;
    if !text.class(at).has(Class::ARTICLE) {
        words.push(text.tokens[at].word);
    }
    let mut last = None;
    let mut next = at + 1;
    if capital_nouns && one_of(text, at) {
        next += 1;
    }
    while next < at + WORDS {
        let Some(token) = text.tokens.get(next) else {
            break;
        };
        let class = text.class(next);
        // "ein 39-jähriger Landwirt"
        let number = capital_nouns && last.is_none() && matches!(token.sign, sign::NUMBER | b'-');
        let fits = (token.is_word() || number)
            && token.paragraph == paragraph
            && (capital_nouns || !token.is(Token::CAPITAL))
            && !class.has(Class::BREAK | Class::PRONOUN)
            && !(capital_nouns && (class.has(Class::ARTICLE) || nouns::given(text, next)))
            && !(capital_nouns && nouns::ends_phrase(text, next))
            && (capital_nouns || !class.has(Class::DETERMINER | Class::HIS | Class::HER));
        if !fits
            || last.is_some() && !person(text, next)
            || class.has(Class::SAY) && next > at + 1 && !person(text, next)
        {
            break;
        }
        if person(text, next) {
            last = Some(next);
            if token.is(Token::POSSESSIVE) {
                break;
            }
        }
        next += 1;
    }
    // “…,” said the carpenter's wife's lodger: right behind a quotation any noun will do.
    let reported = at > 1
        && text.class(at - 1).has(Class::SPEECH)
        && text.tokens[at - 1].paragraph == paragraph
        && !text.tokens[at - 2].is_word()
        && (capital_nouns || matches!(text.sign(at - 2), b'"' | sign::HIGH_66..=sign::RIGHT_ANGLE));
    if last.is_none() && reported && next > at + 1 && next - at <= 5 {
        last = Some(next - 1);
    }
    let last = last.or_else(|| nouns::speaks(text, at))?;
    let owned = text.class(at).has(Class::HIS | Class::HER | Class::MY);
    if owned && text.class(last).has(Class::PERSON_PART) {
        return None;
    }
    let inside = (at + 1..=last).filter(|&it| text.tokens[it].is_word());
    words.extend(inside.map(|it| text.tokens[it].word));
    Some((last + 1, text.tokens[last].is(Token::POSSESSIVE)))
}

/// Whether one of several is meant: einer der Zeugen.
fn one_of(text: &Text<'_>, at: usize) -> bool {
    let one = ["einer", "eine", "eines"].contains(&text.words.text(text.tokens[at].word));
    one && at + 1 < text.tokens.len() && text.class(at + 1).has(Class::ARTICLE)
}

/// Whether people are said to say something without an article: "Experten warnen".
fn bare_noun(text: &Text<'_>, at: usize) -> bool {
    let token = &text.tokens[at];
    token.is(Token::CAPITAL)
        && text.class(at).has(Class::PERSON)
        && (token.is(Token::INITIAL)
            || nouns::says(text, at)
            || at > 0 && text.class(at - 1).has(Class::AGENT))
}

/// Whether the word at `at` is a noun for a person; of a compound its last part decides.
fn person(text: &Text<'_>, at: usize) -> bool {
    let class = text.class(at);
    let lexicon = text.words.lexicon();
    if class.has(Class::PERSON) {
        return !lexicon.nouns_capital || text.tokens[at].is(Token::CAPITAL);
    }
    if lexicon.inversion && class.has(Class::ORGANISATION | Class::DOCUMENT) {
        return !lexicon.nouns_capital || text.tokens[at].is(Token::CAPITAL);
    }
    let word = text.words.text(text.tokens[at].word);
    word.rsplit_once('-').is_some_and(|(_, last)| {
        let class = lexicon.class(last);
        class.has(Class::PERSON) || lexicon.inversion && class.has(Class::DOCUMENT)
    })
}
