//! One pass over the paragraphs, which cuts them into words, numbers and signs.
//!
//! A word keeps inner apostrophes and hyphens; its possessive ending is cut off before it is looked up.

use super::cut::{bare, is_age, joint, lower_case, number_end, word_end};
use super::hyphens;
use super::lexicon::Class;
use super::sign::{self, Signs};
use super::table::Spelling;
use super::tokens::{Text, Token};
use super::words::WordId;
use crate::model::Extent;

/// What is carried from token to token.
#[derive(Default)]
pub struct Scanner {
    paragraph: u32,
    sentence: u32,
    /// Whether the next word begins a sentence.
    initial: bool,
    /// Whether white space stands before it.
    spaced: bool,
    /// The signs of the paragraph.
    signs: Signs,
    /// Whether hyphens stand for dashes; see [`hyphens`].
    hyphens: bool,
}

/// What starts at a place, and where it ends.
enum Piece {
    Gap(usize),
    Word(usize),
    Sign(usize, u8),
}

impl Scanner {
    /// Before the first paragraph; with `hyphens`, those before and behind words are read as dashes.
    pub fn new(hyphens: bool) -> Self {
        Self {
            hyphens,
            ..Self::default()
        }
    }

    /// Adds the tokens of a paragraph to those of its text, and tells which signs are among them.
    pub fn scan(&mut self, text: &mut Text<'_>, extent: Extent, paragraph: u32) -> Signs {
        let source = text.document.slice(extent);
        let place = |from: usize, to: usize| Extent {
            start: extent.start + from as u32,
            end: extent.start + to as u32,
        };
        *self = Self {
            paragraph,
            sentence: self.sentence,
            initial: true,
            spaced: true,
            signs: Signs::default(),
            hyphens: self.hyphens,
        };
        let mut at = 0;
        while at < source.len() {
            if let Some(plain) = Spelling::plain(source, at) {
                let end = at + plain.word().len();
                let (word, special) = (text.words.enter(plain), capitals(plain.word()));
                self.word(text, word, special, place(at, end));
                // Nearly always a space is next.
                self.spaced = source.as_bytes().get(end) == Some(&b' ');
                at = end + usize::from(self.spaced);
                continue;
            }
            match piece(source, at) {
                Piece::Gap(end) => {
                    if self.spaced || end > at + 1 {
                        self.signs.add(sign::BLANKS);
                    }
                    self.spaced = true;
                    at = end;
                }
                Piece::Word(end) => {
                    let whole = source.get(at..end).unwrap_or_default();
                    let (end, next) = if text.words.lexicon().joins {
                        let (cut, skip) = joint(text.words.lexicon(), whole);
                        (at + cut, at + skip)
                    } else {
                        (end, end)
                    };
                    let written = source.get(at..end).unwrap_or_default();
                    let (word, special) = enter(text, written);
                    self.word(text, word, special, place(at, end));
                    at = next.max(end);
                }
                Piece::Sign(end, sign) => {
                    let written = source.get(at..end).unwrap_or_default();
                    let dash = self.hyphens && sign == b'-' && hyphens::is_dash(source, at);
                    let sign = if dash { sign::DASH } else { sign };
                    // A closing mark in some papers.
                    let closes = written == "″" && text.words.lexicon().romance();
                    let sign = if closes { sign::HIGH_99 } else { sign };
                    let word = text.words.sign(written);
                    self.sign(text, word, sign, place(at, end));
                    at = end;
                }
            }
        }
        self.sentence += 1;
        self.signs
    }

    /// Adds a word, with what is special about how it is written.
    fn word(&mut self, text: &mut Text<'_>, word: WordId, special: u8, at: Extent) {
        let opens = if self.initial { Token::INITIAL } else { 0 };
        let capital = special & Token::CAPITAL != 0;
        if capital {
            text.capitals.push(text.tokens.len() as u32);
        }
        text.words
            .count(word, capital, std::mem::take(&mut self.initial));
        self.push(text, word, (sign::WORD, special | opens), at);
    }

    /// Adds a sign or a number; some begin a sentence.
    fn sign(&mut self, text: &mut Text<'_>, word: WordId, sign: u8, at: Extent) {
        let transparent = matches!(
            sign,
            b'_' | b'"' | b'*' | b'(' | b'[' | b'\'' | sign::HIGH_66..=sign::RIGHT_ANGLE
        );
        let opens = if self.initial && !transparent {
            Token::INITIAL
        } else {
            0
        };
        let ends = match sign {
            b'!' | b'?' | sign::DOTS => true,
            b'.' => !abbreviates(text),
            _ => false,
        };
        self.push(text, word, (sign, opens), at);
        self.signs.add(sign);
        self.initial = if transparent {
            // A mark that opens begins a sentence of its own.
            self.initial
                || !matches!(
                    sign,
                    b'_' | b'*' | b'(' | b'[' | b'\'' | sign::HIGH_9 | sign::HIGH_99
                )
        } else {
            ends || matches!(sign, b':' | sign::DASH)
        };
        self.sentence += u32::from(ends);
    }

    /// Adds a token.
    fn push(&mut self, text: &mut Text<'_>, word: WordId, (sign, flags): (u8, u8), at: Extent) {
        let spaced = if std::mem::take(&mut self.spaced) {
            Token::SPACED
        } else {
            0
        };
        text.tokens.push(Token {
            start: at.start,
            end: at.end,
            word,
            sentence: self.sentence,
            paragraph: self.paragraph,
            sign,
            flags: flags | spaced,
        });
    }
}

/// What starts at `at`.
fn piece(source: &str, at: usize) -> Piece {
    let bytes = source.as_bytes();
    match bytes[at] {
        b' ' | b'\t' | b'\n' | b'\r' => Piece::Gap(at + 1),
        b'a'..=b'z' | b'A'..=b'Z' => Piece::Word(word_end(source, at)),
        b'0'..=b'9' => match number_end(bytes, at) {
            end if is_age(bytes, end) => Piece::Word(word_end(source, end + 1)),
            end => Piece::Sign(end, sign::NUMBER),
        },
        b'-' | b'.' | b'`' | b'\'' => {
            let (end, sign) = sign::run_end(bytes, at);
            Piece::Sign(end, sign)
        }
        byte @ ..0x80 => Piece::Sign(at + 1, byte),
        0x80.. => {
            let c = source.get(at..).and_then(|rest| rest.chars().next());
            let c = c.unwrap_or(' ');
            if c.is_whitespace() || c == '\u{feff}' {
                Piece::Gap(at + c.len_utf8())
            } else if c.is_alphabetic() {
                Piece::Word(word_end(source, at))
            } else {
                Piece::Sign(at + c.len_utf8(), sign::fold(c))
            }
        }
    }
}

/// A word without its possessive ending, and how it is written.
fn enter(text: &mut Text<'_>, source: &str) -> (WordId, u8) {
    let stem = bare(source);
    let mut flags = 0;
    let mut id = if stem.is_ascii() {
        text.words.intern_ascii(stem)
    } else {
        text.words.intern(&lower_case(stem))
    };
    let contracted = Class::PRONOUN | Class::BREAK | Class::DETERMINER | Class::YOU;
    if stem.len() < source.len() {
        flags = Token::POSSESSIVE;
        if text.words.class(id).has(contracted) {
            id = text.words.intern(&(lower_case(stem) + "'s"));
            flags = Token::JOINED;
        }
    }
    if stem.contains(['\'', '’', '-']) {
        flags |= Token::JOINED;
    }
    (id, flags | capitals(stem))
}

/// Which letters of a word are capitals.
#[inline]
fn capitals(word: &str) -> u8 {
    match word.as_bytes() {
        [b'a'..=b'z', ..] => 0,
        [b'A'..=b'Z', b'a'..=b'z', ..] => Token::CAPITAL,
        _ => shouted(word),
    }
}

/// The same of a word whose first two letters do not tell.
fn shouted(word: &str) -> u8 {
    let mut chars = word.chars();
    if !chars.next().is_some_and(char::is_uppercase) {
        return 0;
    }
    let mut rest = chars.filter(|c| c.is_alphabetic());
    if rest.next().is_some_and(char::is_uppercase) && rest.all(char::is_uppercase) {
        Token::CAPITAL | Token::UPPER
    } else {
        Token::CAPITAL
    }
}

/// Whether the full stop that comes now belongs to the word before it, or to an ordinal as German writes it: 3. Mai.
fn abbreviates(text: &Text<'_>) -> bool {
    const DAYS: u32 = 2;
    if text.words.lexicon().nouns_capital
        && text
            .tokens
            .last()
            .is_some_and(|it| it.sign == sign::NUMBER && it.end - it.start <= DAYS)
    {
        return true;
    }
    let Some(last) = text.tokens.last().filter(|token| token.is_word()) else {
        return false;
    };
    let class = text.words.class(last.word);
    let letter = last.end - last.start == 1 && last.is(Token::CAPITAL) && !class.has(Class::I);
    letter || class.has(Class::ABBREVIATION) && (last.is(Token::CAPITAL) || !class.has(Class::STOP))
}
