//! Every distinct word of a document once, in lower case, with what the lexicon knows of it.
//!
//! Tokens carry a [`WordId`]; comparing words is comparing numbers, and asking what a word is tests a bit.

use super::lexicon::{Class, Lexicon};

/// The number of a distinct word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WordId(pub u32);

/// What is known of a distinct word.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    start: u32,
    len: u32,
    hash: u32,
    /// What the lexicon says of it.
    pub class: Class,
    /// How often it stands in lower case.
    pub lower: u32,
    /// How often it has a capital inside a sentence.
    pub inside: u32,
    /// How often it has a capital at the start of a sentence.
    pub initial: u32,
}

/// The distinct words of a document.
pub struct Words {
    slots: Vec<u32>,
    all: Vec<Word>,
    arena: String,
    lexicon: &'static Lexicon,
}

const FREE: u32 = u32::MAX;

impl Words {
    /// No words yet; what comes in is looked up in `lexicon`.
    pub fn new(lexicon: &'static Lexicon) -> Self {
        Self {
            slots: vec![FREE; 1 << 10],
            all: Vec::new(),
            arena: String::new(),
            lexicon,
        }
    }

    /// The lexicon of the document's language.
    pub fn lexicon(&self) -> &'static Lexicon {
        self.lexicon
    }

    /// The number of `word`, which must be in lower case.
    pub fn intern(&mut self, word: &str) -> WordId {
        let hash = hash(word.as_bytes());
        let slot = self.slot(word, hash);
        let found = self.slots[slot];
        if found != FREE {
            return WordId(found);
        }
        let id = self.all.len() as u32;
        self.all.push(Word {
            start: self.arena.len() as u32,
            len: word.len() as u32,
            hash,
            class: self.lexicon.class(word),
            lower: 0,
            inside: 0,
            initial: 0,
        });
        self.arena.push_str(word);
        self.slots[slot] = id;
        if self.all.len() * 2 > self.slots.len() {
            self.grow();
        }
        WordId(id)
    }

    /// The number of `word` (in lower case), if the document has it.
    pub fn find(&self, word: &str) -> Option<WordId> {
        let found = self.slots[self.slot(word, hash(word.as_bytes()))];
        (found != FREE).then_some(WordId(found))
    }

    /// What is known of a word.
    pub fn get(&self, id: WordId) -> &Word {
        &self.all[id.0 as usize]
    }

    /// The same, to count in.
    pub fn get_mut(&mut self, id: WordId) -> &mut Word {
        &mut self.all[id.0 as usize]
    }

    /// What the lexicon says of a word.
    pub fn class(&self, id: WordId) -> Class {
        self.all[id.0 as usize].class
    }

    /// The word itself, in lower case.
    pub fn text(&self, id: WordId) -> &str {
        let word = self.get(id);
        self.arena
            .get(word.start as usize..(word.start + word.len) as usize)
            .unwrap_or_default()
    }

    /// How many distinct words there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    fn slot(&self, word: &str, hash: u32) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = hash as usize & mask;
        loop {
            let found = self.slots[slot];
            if found == FREE {
                return slot;
            }
            let other = &self.all[found as usize];
            if other.hash == hash && self.text(WordId(found)) == word {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
    }

    fn grow(&mut self) {
        let mask = self.slots.len() * 2 - 1;
        self.slots.clear();
        self.slots.resize(mask + 1, FREE);
        for (id, word) in self.all.iter().enumerate() {
            let mut slot = word.hash as usize & mask;
            while self.slots[slot] != FREE {
                slot = (slot + 1) & mask;
            }
            self.slots[slot] = id as u32;
        }
    }
}

/// A quick hash of a short word; the same on every machine.
pub fn hash(bytes: &[u8]) -> u32 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for chunk in bytes.chunks(8) {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        hash = (hash.rotate_left(5) ^ u64::from_le_bytes(word)).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
    (hash >> 32) as u32 ^ (hash as u32)
}

#[cfg(test)]
mod tests {
    use super::super::lexicon;
    use super::*;

    #[test]
    fn a_word_keeps_its_number_while_the_table_grows() {
        let mut words = Words::new(lexicon::of("en"));
        let first = words.intern("ferryman");
        for n in 0..5000 {
            words.intern(&format!("w{n}"));
        }
        assert_eq!(words.find("ferryman"), Some(first));
        assert_eq!(words.text(first), "ferryman");
        assert!(words.class(first).has(Class::PERSON));
        assert_eq!(words.find("nowhere"), None);
    }
}
