//! One pass over the paragraphs: words, numbers and signs, with their sentence and paragraph.
//!
//! A word keeps inner apostrophes and hyphens; its possessive ending is cut off before it is looked up.

use super::cut::{bare, joint, lower_case, number_end, word_end};
use super::labels::Label;
use super::lexicon::{Class, Lexicon};
use super::sign;
use super::words::{WordId, Words};
use crate::model::{BlockKind, Document, Extent};

/// A word, a number or a sign.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// The word, for a sign the sign itself.
    pub word: WordId,
    /// The number of its sentence.
    pub sentence: u32,
    /// The index of its paragraph.
    pub paragraph: u32,
    /// Which sign it is; see [`sign`].
    pub sign: u8,
    /// What is special about it; see the constants.
    pub flags: u8,
}

impl Token {
    /// Begins with a capital.
    pub const CAPITAL: u8 = 1;
    /// All capitals, more than one.
    pub const UPPER: u8 = 2;
    /// The first word of a sentence (or after a colon or a mark).
    pub const INITIAL: u8 = 4;
    /// Had a possessive ending.
    pub const POSSESSIVE: u8 = 8;
    /// Inside a quotation.
    pub const SPEECH: u8 = 16;
    /// White space stands before it.
    pub const SPACED: u8 = 32;

    /// Whether a flag is set.
    pub fn is(&self, flag: u8) -> bool {
        self.flags & flag != 0
    }

    /// Whether it is a word.
    pub fn is_word(&self) -> bool {
        self.sign == sign::WORD
    }

    /// Its stretch of the text.
    pub fn extent(&self) -> Extent {
        Extent {
            start: self.start,
            end: self.end,
        }
    }
}

/// A paragraph that can hold speech.
#[derive(Clone, Copy, Debug)]
pub struct Paragraph {
    /// Its stretch of the text.
    pub extent: Extent,
    /// Its first token.
    pub from: u32,
    /// One past its last token.
    pub to: u32,
    /// Whether nothing but white space parts it from the paragraph before (no heading or picture).
    pub follows: bool,
}

/// A document (or a part of one), taken apart.
pub struct Text<'a> {
    /// The document.
    pub document: &'a Document,
    /// Its distinct words.
    pub words: Words,
    /// Its tokens.
    pub tokens: Vec<Token>,
    /// Its paragraphs.
    pub paragraphs: Vec<Paragraph>,
    /// The labels of its turns, in order.
    pub labels: Vec<Label>,
    /// What stands in marks and is a name that says something: schrieb „Die Zeit“; tokens from, to.
    pub named: Vec<(u32, u32)>,
}

impl<'a> Text<'a> {
    /// Takes the blocks `from..to` of a document apart.
    pub fn new(document: &'a Document, from: usize, to: usize, lexicon: &'static Lexicon) -> Self {
        const BYTES_A_TOKEN: usize = 4;
        let blocks = document.blocks.get(from..to).unwrap_or_default();
        let bytes = match blocks {
            [first, .., last] => (last.extent.end - first.extent.start) as usize,
            [only] => only.extent.len(),
            [] => 0,
        };
        let mut text = Self {
            document,
            words: Words::new(lexicon, bytes),
            tokens: Vec::with_capacity(bytes / BYTES_A_TOKEN),
            paragraphs: Vec::new(),
            labels: Vec::new(),
            named: Vec::new(),
        };
        let mut scanner = Scanner::default();
        let mut follows = false;
        for block in blocks {
            match block.kind {
                BlockKind::Paragraph
                | BlockKind::Item(_)
                | BlockKind::Verse
                | BlockKind::Note
                | BlockKind::Row(_) => {
                    let first = text.tokens.len() as u32;
                    let paragraph = text.paragraphs.len() as u32;
                    scanner.scan(&mut text, block.extent, paragraph);
                    text.paragraphs.push(Paragraph {
                        extent: block.extent,
                        from: first,
                        to: text.tokens.len() as u32,
                        follows,
                    });
                    follows = true;
                }
                BlockKind::Title
                | BlockKind::Heading(_)
                | BlockKind::Aside
                | BlockKind::Code
                | BlockKind::Rule
                | BlockKind::Image => follows = false,
            }
        }
        text
    }

    /// What the lexicon says of a token's word.
    pub fn class(&self, at: usize) -> Class {
        self.words.class(self.tokens[at].word)
    }

    /// The sign of a token, a space past the end.
    pub fn sign(&self, at: usize) -> u8 {
        self.tokens.get(at).map_or(b' ', |token| token.sign)
    }

    /// The first token that starts at `byte` or behind it.
    pub fn token_at(&self, byte: u32) -> usize {
        self.tokens.partition_point(|token| token.start < byte)
    }

    /// Whether a token's word ends in `ending`.
    pub fn ends(&self, at: usize, ending: &str) -> bool {
        self.words.text(self.tokens[at].word).ends_with(ending)
    }
}

/// What is carried from token to token.
#[derive(Default)]
struct Scanner {
    sentence: u32,
    initial: bool,
}

impl Scanner {
    fn scan(&mut self, text: &mut Text<'_>, extent: Extent, paragraph: u32) {
        let document = text.document;
        let source = document.slice(extent);
        let bytes = source.as_bytes();
        let (mut at, mut spaced) = (0, true);
        self.initial = true;
        while let Some(&byte) = bytes.get(at) {
            let mut next = 0;
            let (end, sign) = match byte {
                b' ' | b'\t' | b'\n' | b'\r' => {
                    spaced = true;
                    at += 1;
                    continue;
                }
                b'a'..=b'z' | b'A'..=b'Z' => (word_end(source, at), sign::WORD),
                b'0'..=b'9' => (number_end(bytes, at), sign::NUMBER),
                b'-' | b'.' | b'`' | b'\'' => sign::run_end(bytes, at),
                ..0x80 => (at + 1, byte),
                _ => {
                    let c = source.get(at..).and_then(|rest| rest.chars().next());
                    let c = c.unwrap_or(' ');
                    if c.is_whitespace() || c == '\u{feff}' {
                        spaced = true;
                        at += c.len_utf8();
                        continue;
                    }
                    if c.is_alphabetic() {
                        (word_end(source, at), sign::WORD)
                    } else {
                        (at + c.len_utf8(), sign::fold(c))
                    }
                }
            };
            let end = if sign == sign::WORD && text.words.lexicon().joins {
                let joined = source.get(at..end).unwrap_or_default();
                let (cut, skip) = joint(text.words.lexicon(), joined);
                next = at + skip;
                at + cut
            } else {
                end
            };
            let place = Extent {
                start: extent.start + at as u32,
                end: extent.start + end as u32,
            };
            let gap = if spaced { Token::SPACED } else { 0 };
            self.push(
                text,
                source.get(at..end).unwrap_or_default(),
                place,
                paragraph,
                sign,
                gap,
            );
            at = next.max(end);
            spaced = false;
        }
        self.sentence += 1;
    }

    fn push(
        &mut self,
        text: &mut Text<'_>,
        source: &str,
        place: Extent,
        paragraph: u32,
        sign: u8,
        gap: u8,
    ) {
        let (word, mut flags) = word(text, source, sign);
        flags |= gap;
        let transparent = matches!(
            sign,
            b'_' | b'"' | b'*' | b'(' | b'[' | b'\'' | sign::HIGH_66..=sign::RIGHT_ANGLE
        );
        if self.initial && !transparent {
            flags |= Token::INITIAL;
        }
        if sign == sign::WORD {
            let word = text.words.get_mut(word);
            if flags & Token::CAPITAL == 0 {
                word.lower += 1;
            } else if flags & Token::INITIAL != 0 {
                word.initial += 1;
            } else {
                word.inside += 1;
            }
        }
        let ends = match sign {
            b'!' | b'?' | sign::DOTS => true,
            b'.' => !abbreviates(text),
            _ => false,
        };
        text.tokens.push(Token {
            start: place.start,
            end: place.end,
            word,
            sentence: self.sentence,
            paragraph,
            sign,
            flags,
        });
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
}

/// The word of a token without its possessive ending, and how it is written.
fn word(text: &mut Text<'_>, source: &str, sign: u8) -> (WordId, u8) {
    if sign != sign::WORD {
        return (text.words.intern(source), 0);
    }
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
            flags = 0;
        }
    }
    let mut chars = stem.chars();
    if chars.next().is_some_and(char::is_uppercase) {
        flags |= Token::CAPITAL;
        let mut rest = chars.filter(|c| c.is_alphabetic()).peekable();
        if rest.peek().is_some() && rest.all(char::is_uppercase) {
            flags |= Token::UPPER;
        }
    }
    (id, flags)
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
