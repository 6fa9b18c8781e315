//! A text as words, numbers and signs, with their sentence and paragraph.

use super::hyphens;
use super::labels::{Asked, Label};
use super::lexicon::{Class, Lexicon};
use super::scanner::Scanner;
use super::sign::{self, Signs};
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

    /// Whether it is a word with a capital that tells something: not the first of its sentence.
    pub fn stands_out(&self) -> bool {
        self.is(Self::CAPITAL) && !self.is(Self::INITIAL)
    }

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
    /// The signs in it.
    pub signs: Signs,
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
    /// The tokens that begin with a capital: one in eight.
    pub(super) capitals: Vec<u32>,
}

impl<'a> Text<'a> {
    /// Takes the blocks `from..to` of a document apart.
    pub fn new(document: &'a Document, from: usize, to: usize, lexicon: &'static Lexicon) -> Self {
        let mut dashes = false;
        loop {
            let text = Self::scan(document, (from, to), lexicon, Scanner::new(dashes));
            if dashes || !hyphens::begin_speech(&text) {
                return text;
            }
            dashes = true;
        }
    }

    fn scan(
        document: &'a Document,
        (from, to): (usize, usize),
        lexicon: &'static Lexicon,
        mut scanner: Scanner,
    ) -> Self {
        const BYTES_A_TOKEN: usize = 4;
        const TOKENS_A_CAPITAL: usize = 8;
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
            capitals: Vec::with_capacity(bytes / BYTES_A_TOKEN / TOKENS_A_CAPITAL),
        };
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
                    let signs = scanner.scan(&mut text, block.extent, paragraph);
                    text.paragraphs.push(Paragraph {
                        extent: block.extent,
                        kind: block.kind,
                        from: first,
                        to: text.tokens.len() as u32,
                        follows,
                        place,
                        signs,
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

    /// What the lexicon says of a token's word; nothing past the end.
    pub fn class(&self, at: usize) -> Class {
        let token = self.tokens.get(at);
        token.map_or(Class::default(), |it| self.words.class(it.word))
    }

    /// Whether a stretch of tokens holds a word; none that ends before it begins does.
    pub fn has_words(&self, (from, to): (u32, u32)) -> bool {
        let tokens = self.tokens.get(from as usize..to as usize);
        tokens.is_some_and(|it| it.iter().any(Token::is_word))
    }

    /// From the first of some tokens to the last.
    pub fn extent(&self, (from, to): (u32, u32)) -> Extent {
        match &self.tokens[from as usize..to as usize] {
            [first, .., last] => Extent {
                start: first.start,
                end: last.end,
            },
            [only] => only.extent(),
            [] => Extent::default(),
        }
    }

    /// Takes tokens out of what is said.
    pub fn unmark(&mut self, tokens: std::ops::Range<usize>) {
        for token in &mut self.tokens[tokens] {
            token.flags &= !Token::SPEECH;
        }
    }

    /// The sign of a token, a space past the end.
    pub fn sign(&self, at: usize) -> u8 {
        self.tokens.get(at).map_or(b' ', |token| token.sign)
    }

    /// Whether a token is a word whose capital tells something; none is past the end.
    pub fn stands_out(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(Token::stands_out)
    }

    /// The tokens that begin with a capital.
    pub fn capitals(&self) -> impl Iterator<Item = usize> {
        self.capitals.iter().map(|&at| at as usize)
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
