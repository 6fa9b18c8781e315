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
    /// How often it stands in lower case.
    pub lower: u32,
    /// How often it has a capital inside a sentence.
    pub inside: u32,
    /// How often it has a capital at the start of a sentence.
    pub initial: u32,
}

/// The distinct words of a document.
pub struct Words {
    /// A hash table: where a word stands is told by its key.
    slots: Vec<Slot>,
    all: Vec<Word>,
    /// What the lexicon says of each word, apart because it is asked for most.
    classes: Vec<Class>,
    arena: String,
    lexicon: &'static Lexicon,
}

/// A place in the table.
#[derive(Clone, Copy)]
struct Slot {
    key: u64,
    len: u32,
    id: u32,
}

const FREE: Slot = Slot {
    key: 0,
    len: 0,
    id: u32::MAX,
};

impl Words {
    /// No words yet; what comes in is looked up in `lexicon`.
    pub fn new(lexicon: &'static Lexicon) -> Self {
        Self {
            slots: vec![FREE; 1 << 12],
            all: Vec::new(),
            classes: Vec::new(),
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
        let key = key(word.as_bytes(), |chunk| chunk);
        self.enter(key, word, |known| known == word, str::to_owned)
    }

    /// The number of `word`, whose letters are all ASCII, in lower case.
    pub fn intern_ascii(&mut self, word: &str) -> WordId {
        let key = key(word.as_bytes(), lower_case);
        let same = |known: &str| known.eq_ignore_ascii_case(word);
        self.enter(key, word, same, str::to_ascii_lowercase)
    }

    fn enter(
        &mut self,
        key: u64,
        word: &str,
        same: impl Fn(&str) -> bool,
        lower: impl FnOnce(&str) -> String,
    ) -> WordId {
        let len = word.len() as u32;
        let slot = self.slot(key, len, same);
        let found = self.slots[slot].id;
        if found != FREE.id {
            return WordId(found);
        }
        let id = self.all.len() as u32;
        let word = lower(word);
        self.classes.push(self.lexicon.class(&word));
        self.all.push(Word {
            start: self.arena.len() as u32,
            len,
            lower: 0,
            inside: 0,
            initial: 0,
        });
        self.arena.push_str(&word);
        self.slots[slot] = Slot { key, len, id };
        if self.all.len() * 2 > self.slots.len() {
            self.grow();
        }
        WordId(id)
    }

    /// The number of `word` (in lower case), if the document has it.
    pub fn find(&self, word: &str) -> Option<WordId> {
        let key = key(word.as_bytes(), |chunk| chunk);
        let found = self.slots[self.slot(key, word.len() as u32, |known| known == word)].id;
        (found != FREE.id).then_some(WordId(found))
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
        self.classes[id.0 as usize]
    }

    /// Says that a word is in another class as well.
    pub fn add_class(&mut self, id: WordId, class: Class) {
        let known = &mut self.classes[id.0 as usize];
        *known = *known | class;
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

    /// Where a word stands, or the free place where it belongs.
    fn slot(&self, key: u64, len: u32, same: impl Fn(&str) -> bool) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = place(key) & mask;
        loop {
            let slot = self.slots[at];
            if slot.id == FREE.id {
                return at;
            }
            // A short word is its key.
            let known = slot.key == key && slot.len == len;
            if known && (len as usize <= WHOLE || same(self.text(WordId(slot.id)))) {
                return at;
            }
            at = (at + 1) & mask;
        }
    }

    fn grow(&mut self) {
        let mask = self.slots.len() * 4 - 1;
        let old = std::mem::replace(&mut self.slots, vec![FREE; mask + 1]);
        for slot in old.into_iter().filter(|it| it.id != FREE.id) {
            let mut at = place(slot.key) & mask;
            while self.slots[at].id != FREE.id {
                at = (at + 1) & mask;
            }
            self.slots[at] = slot;
        }
    }
}

/// The longest word, in bytes, that its key tells from every other of its length.
const WHOLE: usize = 8;

/// What a word is found by: the bytes of a short one, a hash of a long one, the same on every machine. Every eight
/// bytes pass through `fold`.
fn key(bytes: &[u8], fold: impl Fn(u64) -> u64) -> u64 {
    let Some(last) = bytes.last_chunk::<WHOLE>() else {
        return fold(short(bytes));
    };
    if bytes.len() == WHOLE {
        return fold(u64::from_le_bytes(*last));
    }
    let mut key = 0_u64;
    let mut mix = |chunk: [u8; WHOLE]| {
        key = (key.rotate_left(5) ^ fold(u64::from_le_bytes(chunk)))
            .wrapping_mul(0x517c_c1b7_2722_0a95);
    };
    let mut rest = bytes;
    while let Some((chunk, behind)) = rest.split_first_chunk::<WHOLE>() {
        mix(*chunk);
        rest = behind;
    }
    // The last bytes once more rather than a part of eight.
    mix(*last);
    key
}

/// Fewer than eight bytes as a number.
fn short(bytes: &[u8]) -> u64 {
    if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        let apart = 8 * (bytes.len() - 4);
        return u64::from(u32::from_le_bytes(*first))
            | (u64::from(u32::from_le_bytes(*last)) << apart);
    }
    bytes
        .iter()
        .rev()
        .fold(0, |all, &byte| (all << 8) | u64::from(byte))
}

/// Eight ASCII characters at once in lower case.
fn lower_case(chunk: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    // The top bit of each byte tells whether it is at least 'A', and whether it is beyond 'Z'.
    let from_a = chunk + u64::from(0x80 - b'A') * ONES;
    let beyond = chunk + u64::from(0x7f - b'Z') * ONES;
    chunk | (((from_a & !beyond) >> 2) & (0x20 * ONES))
}

/// Where a key is looked for first.
fn place(key: u64) -> usize {
    (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize
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

    #[test]
    fn capitals_make_no_other_word() {
        let mut words = Words::new(lexicon::of("en"));
        for word in [
            "I",
            "It",
            "She",
            "Anna",
            "ANNA@[",
            "O'Hara",
            "FERRYMAN",
            "Self-Reliance",
            "abcdefgh-ABCDEFGH-Z",
        ] {
            let lower = word.to_ascii_lowercase();
            let id = words.intern_ascii(word);
            assert_eq!(words.text(id), lower);
            assert_eq!(words.intern(&lower), id, "{word}");
            assert_eq!(words.intern_ascii(&word.to_ascii_uppercase()), id, "{word}");
        }
        assert_eq!(words.len(), 9, "no two of them are the same");
        for (one, other) in [
            ("ab", "ab\0"),
            ("a", "b"),
            ("abcdefghi", "abcdefghj"),
            ("[", "{"),
        ] {
            assert_ne!(words.intern(one), words.intern(other), "{one} {other}");
        }
    }
}
