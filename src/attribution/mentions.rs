//! Words that stand for somebody: names, descriptions ("the ferryman") and pronouns.
//!
//! A capital makes a name unless the word is known to be none or mostly occurs without one. Mentions are sorted and
//! names and descriptions do not overlap.

use std::borrow::Cow;
use std::collections::HashMap;

use super::complements;
use super::honours;
use super::lexicon::Class;
use super::names::{capital_name, learn_months, name};
use super::persons::{bare_noun, description};
use super::phrases::oblique;
use super::proper;
use super::sign;
use super::surnames;
use super::table::ByNumber;
use super::tokens::{Text, Token};
use super::words::{Phrase, WordId};

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
    pub words: Phrase,
    /// Of a description: which of them is its noun.
    pub noun: usize,
    /// Whether it is a description.
    pub described: bool,
    /// How often it occurs.
    pub count: u32,
    /// How often outside quotations.
    pub narrated: u32,
    /// Where it occurs first as it is shown best, not in capitals and in the nominative if it ever is: tokens from, to.
    pub first: (u32, u32),
}

/// Mentions and the forms they take.
pub struct Mentions {
    /// All mentions, sorted.
    pub all: Vec<Mention>,
    /// The forms of names and descriptions.
    pub forms: Vec<Form>,
    /// Forms by their words: of names, of descriptions.
    known: [HashMap<Phrase, u32, ByNumber>; 2],
}

/// Finds all mentions of a text whose speech is marked.
pub fn find(text: &mut Text<'_>) -> Mentions {
    learn_months(text);
    surnames::learn(text);
    let text = &*text;
    let mut found = Mentions::with_room(text);
    let mut words = Vec::new();
    let mut at = 0;
    let mut labels = text.labels.iter().peekable();
    let mut named = text.named.iter().peekable();
    // Most texts have neither: where the next of them begins is all that is asked at every token.
    let mut next = 0;
    while at < text.tokens.len() {
        if at < next {
            let end = match text.tokens[at].sign {
                sign::WORD => found.take(text, at, &mut words),
                _ => None,
            };
            at = end.unwrap_or(at + 1);
        } else if let Some(label) = labels.next_if(|it| it.from as usize <= at) {
            let place = (label.from as usize, label.to as usize);
            found.push(text, place, Kind::Name, &label.words, false);
            at = at.max(place.1);
        } else if let Some(&(from, to)) = named.next_if(|it| it.0 as usize <= at) {
            let place = (from as usize, to as usize);
            words.clear();
            words.extend(text.tokens[place.0..place.1].iter().map(|it| it.word));
            found.push(text, place, Kind::Name, &words, false);
            at = place.1;
        } else {
            let label = labels.peek().map_or(u32::MAX, |it| it.from);
            next = named.peek().map_or(label, |it| it.0.min(label)) as usize;
        }
    }
    found
}

impl Mentions {
    /// None yet, with room for as many as a text of that length may have.
    fn with_room(text: &Text<'_>) -> Self {
        const TOKENS_A_MENTION: usize = 8;
        const WORDS_A_FORM: usize = 16;
        let forms = text.words.len() / WORDS_A_FORM;
        let known = || HashMap::with_capacity_and_hasher(forms, ByNumber::default());
        Self {
            all: Vec::with_capacity(text.tokens.len() / TOKENS_A_MENTION),
            forms: Vec::with_capacity(2 * forms),
            known: [known(), known()],
        }
    }

    /// Takes a French title before another at `at` with the name behind them, if there is one: M. le baron de Larix.
    #[cold]
    fn take_honoured(
        &mut self,
        text: &Text<'_>,
        at: usize,
        words: &mut Vec<WordId>,
    ) -> Option<usize> {
        let article = honours::before(text, at)?;
        let Some(end) = honours::titled(text, at, words) else {
            return Some(article);
        };
        self.push(text, (at, end), Kind::Name, words, false);
        Some(end)
    }

    /// Takes the mention that starts at `at`, if there is one, and tells where it ends.
    fn take(&mut self, text: &Text<'_>, at: usize, words: &mut Vec<WordId>) -> Option<usize> {
        words.clear();
        let (token, class) = (&text.tokens[at], text.class(at));
        if class.has(Class::FORMAL)
            && let Some(end) = self.take_honoured(text, at, words)
        {
            return Some(end);
        }
        if token.is(Token::CAPITAL)
            && capital_name(text, at)
            && let Some((end, possessive)) = name(text, at, words)
        {
            let nobody = proper::nobody(text, at, words) || honours::bare(text, words);
            if !possessive && nobody {
                return Some(end);
            }
            if honours::people(text, at, words.len()) {
                return Some(at + 1);
            }
            self.push(text, (at, end), Kind::Name, words, possessive);
            if end - at > words.len() {
                self.shown_from(at, behind_office(text, at, end, words.len()));
            }
            return Some(self.owned(text, at, end, words).unwrap_or(end));
        }
        let speech = token.is(Token::SPEECH);
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
        let lexicon = text.words.lexicon();
        if (lexicon.nouns_capital || lexicon.english()) && bare_noun(text, at) {
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

    /// Takes the description that belongs to the English name at `at..end`, if that is possessive: Anna's brother.
    fn owned(
        &mut self,
        text: &Text<'_>,
        at: usize,
        end: usize,
        words: &mut Vec<WordId>,
    ) -> Option<usize> {
        let owner = &text.tokens[end - 1];
        if !text.words.lexicon().english()
            || !owner.is(Token::POSSESSIVE)
            || owner.is(Token::SPEECH)
        {
            return None;
        }
        let names = words.len();
        let (to, possessive) = description(text, end - 1, words)?;
        // The owner again, in place of an article.
        words.remove(names);
        self.push(text, (end, to), Kind::Description, words, possessive);
        self.shown_from(end, at);
        Some(to)
    }

    /// Shows the form of the last mention, if it is the first of its form and starts at `at`, from another token on.
    fn shown_from(&mut self, at: usize, from: usize) {
        if let Some(last) = self.all.last() {
            let shown = &mut self.forms[last.who as usize].first;
            if shown.0 as usize == at {
                shown.0 = from as u32;
            }
        }
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
            let written = Phrase::from_slice(&words);
            self.known[usize::from(described)].insert(written.clone(), form);
            self.forms.push(Form {
                words: written,
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
            && (oblique(text, form.first.0 as usize) || genitive(text, form.first.0 as usize))
            && !oblique(text, place.0)
            && !genitive(text, place.0)
            && alike(text, form.first.0 as usize, place.0)
        {
            form.first = (place.0 as u32, end as u32);
        }
        // “Minister Lake” first, “der Minister” then.
        let article = |at: usize| text.class(at).has(Class::ARTICLE);
        if described
            && text.words.lexicon().nouns_capital
            && !article(form.first.0 as usize)
            && article(place.0)
            && !genitive(text, place.0)
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

    /// The first mention at or behind a token, by its index.
    pub fn first_at(&self, token: u32) -> usize {
        self.all.partition_point(|it| it.from < token)
    }

    /// The mentions that start in the tokens `from..to`, in order.
    pub fn within(&self, (from, to): (u32, u32)) -> impl Iterator<Item = &Mention> {
        let behind = self.all[self.first_at(from)..].iter();
        behind.take_while(move |it| it.from < to)
    }

    /// Whose somebody a description is, where a name says so: of “Anna's brother” the mention of Anna.
    pub fn owner(&self, description: usize) -> Option<&Mention> {
        let mention = &self.all[description];
        let before = &self.all[description.checked_sub(1)?];
        let owned = mention.kind == Kind::Description
            && before.kind == Kind::Name
            && before.possessive
            && before.to == mention.from;
        owned.then_some(before)
    }

    /// The number of the form with these words.
    pub fn form(&self, described: bool, words: &[WordId]) -> Option<u32> {
        self.known[usize::from(described)].get(words).copied()
    }
}

/// Where a name of so many words begins in `at..end`, behind the office that its mention starts with.
fn behind_office(text: &Text<'_>, at: usize, end: usize, words: usize) -> usize {
    let all = (at..end).rev().filter(|&it| text.tokens[it].is_word());
    all.take(words).last().unwrap_or(at)
}

/// Whether an article right behind a noun may make a genitive: die Daten der Hacker.
fn genitive(text: &Text<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|it| {
        let token = &text.tokens[it];
        token.is_word() && token.is(Token::CAPITAL) && !text.tokens[at].is(Token::CAPITAL)
    })
}

/// Whether two German articles are both definite or both indefinite: des, der.
fn alike(text: &Text<'_>, one: usize, other: usize) -> bool {
    let first = |at: usize| text.spelled(at).chars().next();
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
