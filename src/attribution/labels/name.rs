//! The name in a label: "ANNA", "Mr. J. Lake", "the lodger", "Speaker 2", `spk_0`.

use super::stamps::is_time;
use crate::attribution::lexicon::Class;
use crate::attribution::sign;
use crate::attribution::tokens::{Text, Token};
use crate::attribution::words::Phrase;

/// The most words of a name.
const WORDS: usize = 6;

/// A name at the start of a paragraph, as tokens.
pub struct Name {
    /// Its first token, behind an article.
    pub from: usize,
    /// One past its last token.
    pub to: usize,
    /// Its words, and the number that goes with them.
    pub words: Phrase,
    /// Whether words in small letters are part of it: "the lodger".
    pub described: bool,
}

impl Name {
    /// Reads the name at `start`; what follows must be a sign, or a token where it `ends`.
    pub fn read(
        text: &Text<'_>,
        start: usize,
        to: usize,
        ends: impl Fn(usize) -> bool,
    ) -> Option<Self> {
        let mut at = start;
        let mut described =
            at + 1 < to && text.class(at).has(Class::DETERMINER) && text.tokens[at + 1].is_word();
        if described && text.class(at).has(Class::ARTICLE) {
            at += 1;
        }
        let from = at;
        let mut words = Phrase::new();
        while at < to && !(at > start && ends(at)) {
            let token = &text.tokens[at];
            match token.sign {
                sign::WORD => {
                    let class = text.class(at);
                    // M. le président
                    described |= class.has(Class::ARTICLE)
                        && at > from
                        && text.class(from).has(Class::ANY_TITLE);
                    let small = described || class.has(Class::PARTICLE | Class::SUFFIX);
                    if !token.is(Token::CAPITAL) && !small || words.len() == WORDS {
                        return None;
                    }
                    words.push(token.word);
                }
                sign::NUMBER if !is_time(text, at, to) => {
                    // A number before the name is that of the line.
                    if !words.is_empty() && words.len() < WORDS {
                        words.push(token.word);
                    }
                }
                b'.' | b'-' | b'*' | b'_' | b'#' => {}
                _ => break,
            }
            at += 1;
        }
        (!words.is_empty()).then_some(Self {
            from,
            to: at,
            words,
            described,
        })
    }

    /// Reads a name as machines write it: `spk_0`.
    pub fn coded(text: &Text<'_>, at: usize, to: usize) -> Option<Self> {
        let number = at + 1 + usize::from(matches!(text.sign(at + 1), b'_' | b'-'));
        let glued = |it: usize| !text.tokens[it].is(Token::SPACED);
        let coded = number < to
            && text.tokens[at].is_word()
            && text.sign(number) == sign::NUMBER
            && (at + 1..=number).all(glued)
            && matches!(text.sign(number + 1), b':' | b']');
        coded.then(|| Self {
            from: at,
            to: number + 1,
            words: [at, number]
                .iter()
                .map(|&it| text.tokens[it].word)
                .collect(),
            described: false,
        })
    }

    /// Whether it may be somebody: with small words in it only where one of them stands for a person.
    pub fn person(&self, text: &Text<'_>) -> bool {
        let person = Class::PERSON | Class::ANY_TITLE;
        !self.described
            || self
                .words
                .iter()
                .any(|&it| text.words.class(it).has(person))
    }

    /// Whether a title opens it.
    pub fn titled(&self, text: &Text<'_>) -> bool {
        text.class(self.from).has(Class::ANY_TITLE)
    }
}
