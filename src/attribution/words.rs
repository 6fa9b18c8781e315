//! Every distinct word of a document once, in lower case, with what the lexicon knows of it.
//!
//! Tokens carry a [`WordId`]; comparing words is comparing numbers, and asking what a word is tests a bit.

use smallvec::SmallVec;

use super::lexicon::{Class, Lexicon};
use super::table::{Free, Spelling, Table};

/// The number of a distinct word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WordId(pub u32);

/// A few words, as a name or a description has them.
pub type Phrase = SmallVec<[WordId; 4]>;

/// How a distinct word is written.
#[derive(Clone, Copy, Debug, Default)]
pub struct Word {
    /// How often it stands in lower case.
    pub lower: u32,
    /// How often it has a capital inside a sentence.
    pub inside: u32,
    /// How often it has a capital at the start of a sentence.
    pub initial: u32,
    /// Whether it is somebody's name in this text, though it mostly is something else.
    pub person: bool,
}

/// The distinct words of a document.
pub struct Words {
    table: Table,
    all: Vec<Word>,
    /// What the lexicon says of each word, apart because it is asked for most.
    classes: Vec<Class>,
    /// The numbers of ASCII signs that came in alone.
    signs: [Option<WordId>; 128],
    lexicon: &'static Lexicon,
}

impl Words {
    /// No words yet of a text of so many bytes; what comes in is looked up in `lexicon`.
    pub fn new(lexicon: &'static Lexicon, bytes: usize) -> Self {
        const BYTES_A_WORD: usize = 16;
        const MOST: usize = 1 << 13;
        let room = (bytes / BYTES_A_WORD).min(MOST);
        Self {
            table: Table::with_room(room),
            all: Vec::with_capacity(room),
            classes: Vec::with_capacity(room),
            signs: [None; 128],
            lexicon,
        }
    }

    /// The lexicon of the document's language.
    pub fn lexicon(&self) -> &'static Lexicon {
        self.lexicon
    }

    /// The number of `word`, which must be in lower case.
    pub fn intern(&mut self, word: &str) -> WordId {
        self.enter(Spelling::exact(word))
    }

    /// The number of `word`, whose letters are all ASCII, in lower case.
    pub fn intern_ascii(&mut self, word: &str) -> WordId {
        self.enter(Spelling::small(word))
    }

    /// The number of a sign, or of several that are written as one.
    pub fn sign(&mut self, sign: &str) -> WordId {
        let &[byte @ ..0x80] = sign.as_bytes() else {
            return self.intern(sign);
        };
        if let Some(known) = self.signs[usize::from(byte)] {
            return known;
        }
        let id = self.intern(sign);
        self.signs[usize::from(byte)] = Some(id);
        id
    }

    /// The number of a word as it is spelled.
    #[inline]
    pub fn enter(&mut self, word: Spelling<'_>) -> WordId {
        let known = self.table.place(word);
        known.map_or_else(|free| self.add(word, free), WordId)
    }

    /// Enters a new word.
    #[cold]
    fn add(&mut self, word: Spelling<'_>, free: Free) -> WordId {
        let id = self.table.add(word, free);
        self.all.push(Word::default());
        let class = self.lexicon.class_of(word, self.table.text(id));
        self.classes.push(class);
        WordId(id)
    }

    /// The number of `word` (in lower case), if the document has it.
    pub fn find(&self, word: &str) -> Option<WordId> {
        self.table.find(Spelling::exact(word)).map(WordId)
    }

    /// Tells of every word of the document, by its number, whether it is in a list of words in lower case.
    pub fn marked(&self, list: &[&str]) -> Vec<bool> {
        let mut all = vec![false; self.len()];
        for id in list.iter().filter_map(|word| self.find(word)) {
            all[id.0 as usize] = true;
        }
        all
    }

    /// How a word is written.
    pub fn get(&self, id: WordId) -> &Word {
        &self.all[id.0 as usize]
    }

    /// Counts a word that stands with or without a capital, at the start of a sentence or inside.
    pub fn count(&mut self, id: WordId, capital: bool, initial: bool) {
        let word = self.get_mut(id);
        *match (capital, initial) {
            (false, _) => &mut word.lower,
            (true, true) => &mut word.initial,
            (true, false) => &mut word.inside,
        } += 1;
    }

    /// The same, to change.
    pub fn get_mut(&mut self, id: WordId) -> &mut Word {
        &mut self.all[id.0 as usize]
    }

    /// What the lexicon says of a word.
    pub fn class(&self, id: WordId) -> Class {
        self.classes[id.0 as usize]
    }

    /// Says that a word is in another class as well.
    pub fn add_class(&mut self, id: WordId, class: Class) {
        let known = &mut self.classes[id.0 as usize];
        *known = *known | class;
    }

    /// The word itself, in lower case.
    pub fn text(&self, id: WordId) -> &str {
        self.table.text(id.0)
    }

    /// How many distinct words there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }
}

#[cfg(test)]
mod tests {
    use super::super::lexicon;
    use super::*;

    #[test]
    fn a_word_is_known_by_what_the_lexicon_says_of_it_in_lower_case() {
        let mut words = Words::new(lexicon::guess(""), 0);
        let ferryman = words.intern("ferryman");
        assert_eq!(words.intern_ascii("FerryMan"), ferryman);
        assert!(words.class(ferryman).has(Class::PERSON));
        assert_eq!(words.text(ferryman), "ferryman");
        let xanthippe = words.intern_ascii("Xanthippe");
        assert_eq!(words.find("xanthippe"), Some(xanthippe));
        assert_eq!(words.find("Xanthippe"), None);
        words.add_class(xanthippe, Class::NAME);
        assert!(words.class(xanthippe).has(Class::NAME));
    }
}
