//! One pass over the paragraphs: words, numbers and signs, with their sentence and paragraph.
//!
//! A word keeps inner apostrophes and hyphens; its possessive ending is cut off before it is looked up.

use super::cut::{bare, is_age, joint, lower_case, number_end, word_end};
use super::labels::{Asked, Label};
use super::lexicon::{Class, Lexicon};
use super::sign;
use super::table::Spelling;
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
    /// An apostrophe or a hyphen is part of its word.
    pub const JOINED: u8 = 64;

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
    /// How it is set.
    pub kind: BlockKind,
    /// Its first token.
    pub from: u32,
    /// One past its last token.
    pub to: u32,
    /// Whether nothing but white space parts it from the paragraph before (no heading or picture).
    pub follows: bool,
    /// Its number among the paragraphs as talk goes: a heading or a rule leaves a gap, over which no turn follows another.
    pub place: u32,
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
    /// The turns of them that are not of the one whose label stands before, in order.
    pub asked: Vec<Asked>,
    /// What stands in marks and is a name that says something: schrieb „Die Zeit“; tokens from, to.
    pub named: Vec<(u32, u32)>,
}

impl<'a> Text<'a> {
    /// Takes the blocks `from..to` of a document apart.
    pub fn new(document: &'a Document, from: usize, to: usize, lexicon: &'static Lexicon) -> Self {
        const BYTES_A_TOKEN: usize = 4;
        const APART: u32 = 8;
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
            asked: Vec::new(),
            named: Vec::new(),
        };
        let mut scanner = Scanner::default();
        let mut follows = false;
        let mut place = 0;
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
                        kind: block.kind,
                        from: first,
                        to: text.tokens.len() as u32,
                        follows,
                        place,
                    });
                    follows = true;
                    place += 1;
                }
                BlockKind::Title | BlockKind::Heading(_) | BlockKind::Rule => {
                    follows = false;
                    place += APART;
                }
                BlockKind::Aside | BlockKind::Code | BlockKind::Image => follows = false,
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

    /// The tokens that begin with a capital.
    pub fn capitals(&self) -> impl Iterator<Item = usize> {
        let tokens = self.tokens.iter().enumerate();
        let capitals = tokens.filter(|(_, token)| token.is(Token::CAPITAL));
        capitals.map(|(at, _)| at)
    }

    /// The first token that starts at `byte` or behind it.
    pub fn token_at(&self, byte: u32) -> usize {
        self.tokens.partition_point(|token| token.start < byte)
    }

    /// The word of a token, in lower case; of none past the end.
    pub fn spelled(&self, at: usize) -> &str {
        let token = self.tokens.get(at);
        token.map_or("", |it| self.words.text(it.word))
    }

    /// Whether a token's word ends in `ending`.
    pub fn ends(&self, at: usize, ending: &str) -> bool {
        self.spelled(at).ends_with(ending)
    }
}

/// What is carried from token to token.
#[derive(Default)]
struct Scanner {
    paragraph: u32,
    sentence: u32,
    /// Whether the next word begins a sentence.
    initial: bool,
    /// Whether white space stands before it.
    spaced: bool,
}

/// What starts at a place, and where it ends.
enum Piece {
    Gap(usize),
    Word(usize),
    Sign(usize, u8),
}

impl Scanner {
    fn scan(&mut self, text: &mut Text<'_>, extent: Extent, paragraph: u32) {
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
                    let word = text.words.sign(source.get(at..end).unwrap_or_default());
                    self.sign(text, word, sign, place(at, end));
                    at = end;
                }
            }
        }
        self.sentence += 1;
    }

    /// Adds a word, with what is special about how it is written.
    fn word(&mut self, text: &mut Text<'_>, word: WordId, special: u8, at: Extent) {
        let opens = if self.initial { Token::INITIAL } else { 0 };
        text.words.count(
            word,
            special & Token::CAPITAL != 0,
            std::mem::take(&mut self.initial),
        );
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attribution::lexicon;
    use crate::attribution::tests::document;

    #[test]
    fn a_heading_or_a_rule_leaves_a_gap_between_turns() {
        let mut document =
            document("“Sit,” said Anna.\n\n* * *\n\n“Stand,” said Tom.\n\nThe rain fell.");
        document.blocks[1].kind = BlockKind::Rule;
        let text = Text::new(&document, 0, document.blocks.len(), lexicon::guess(""));
        let places: Vec<u32> = text.paragraphs.iter().map(|it| it.place).collect();
        let [first, second, third] = places[..] else {
            panic!("{places:?}");
        };
        assert!(second - first > 4 && third - second == 1, "{places:?}");
    }
}
