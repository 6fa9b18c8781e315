//! Words by their spelling: a hash table in which a short word is its own key.
//!
//! A word has the number it was entered with, so that nothing depends on how it is hashed; the hash itself differs
//! from run to run, and no document can be written so that its words meet in one place.

use std::hash::{BuildHasher, BuildHasherDefault, Hasher, RandomState};
use std::sync::LazyLock;

/// Distinct words, numbered in the order they came in.
pub struct Table {
    seed: u64,
    slots: Vec<Slot>,
    words: Vec<Entry>,
    arena: String,
}

/// A place in the table, with all that a short word is told by: one look finds it.
#[derive(Clone, Copy)]
struct Slot {
    key: u64,
    /// How long the word is, in bytes.
    len: u32,
    id: u32,
}

/// No word is so long.
const FREE: Slot = Slot {
    key: 0,
    len: u32::MAX,
    id: u32::MAX,
};

/// A word that was entered: where it begins in the arena, and where it ends.
#[derive(Clone, Copy)]
struct Entry {
    start: u32,
    end: u32,
}

/// Where a word belongs that is not there yet.
#[derive(Clone, Copy)]
pub struct Free(usize);

/// A word on its way into a table.
#[derive(Clone, Copy)]
pub struct Spelling<'a> {
    word: &'a str,
    key: u64,
    /// Whether it may have capitals, all of them ASCII, that count as small letters.
    capitals: bool,
}

impl<'a> Spelling<'a> {
    /// The word as it is.
    pub fn exact(word: &'a str) -> Self {
        Self {
            word,
            key: key(word.as_bytes(), |chunk| chunk),
            capitals: false,
        }
    }

    /// The word, whose letters are all ASCII, in lower case.
    pub fn small(word: &'a str) -> Self {
        Self {
            word,
            key: key(word.as_bytes(), lower_case),
            capitals: true,
        }
    }

    /// The word that starts at `at`, if it is of ASCII letters alone, and behind them stands neither an apostrophe, a
    /// hyphen nor anything beyond ASCII, which may lead on. Looks at eight bytes at once, as many as there must be.
    #[inline]
    pub fn plain(source: &'a str, at: usize) -> Option<Self> {
        let mut rest = source.as_bytes().get(at..)?;
        let mut long = 0;
        let (chunk, len) = loop {
            let chunk = u64::from_le_bytes(*rest.first_chunk::<WHOLE>()?);
            let len = (!letters(chunk) & TOPS).trailing_zeros() / u8::BITS;
            if (len as usize) < WHOLE {
                break (chunk, len);
            }
            long += WHOLE;
            rest = rest.get(WHOLE..)?;
        };
        let behind = (chunk >> (u8::BITS * len)) as u8;
        if matches!(behind, b'\'' | b'-' | 0x80..) {
            return None;
        }
        let word = source.get(at..at + long + len as usize)?;
        if long > 0 {
            return Some(Self::small(word));
        }
        let written = chunk & ((1 << (u8::BITS * len)) - 1);
        let key = lower_case(written);
        (len > 0).then_some(Self {
            word,
            key,
            capitals: key != written,
        })
    }

    /// The word as it is written.
    pub fn word(&self) -> &'a str {
        self.word
    }

    /// What it is found by: the same for all spellings of a word.
    pub fn key(&self) -> u64 {
        self.key
    }

    fn is(&self, known: &str) -> bool {
        known == self.word || self.capitals && known.eq_ignore_ascii_case(self.word)
    }
}

impl Table {
    /// An empty table with room for so many words; more make it grow.
    pub fn with_room(words: usize) -> Self {
        Self {
            seed: *SEED,
            slots: vec![FREE; (2 * words.max(32)).next_power_of_two()],
            words: Vec::with_capacity(words),
            arena: String::with_capacity(WHOLE * words),
        }
    }

    /// The number of a word, if it is there.
    #[inline]
    pub fn find(&self, word: Spelling<'_>) -> Option<u32> {
        self.place(word).ok()
    }

    /// The number of a word, which is entered when it is new: then the number is the former [`Table::len`].
    pub fn enter(&mut self, word: Spelling<'_>) -> u32 {
        self.place(word).unwrap_or_else(|free| self.add(word, free))
    }

    /// The number of a word, or the free place where it belongs.
    #[inline]
    pub fn place(&self, word: Spelling<'_>) -> Result<u32, Free> {
        let mask = self.slots.len() - 1;
        let mut at = hash(word.key, self.seed) & mask;
        loop {
            let slot = self.slots[at];
            if slot.key == word.key && slot.len as usize == word.word.len() {
                if word.word.len() <= WHOLE || word.is(self.text(slot.id)) {
                    return Ok(slot.id);
                }
            } else if slot.id == FREE.id {
                return Err(Free(at));
            }
            at = (at + 1) & mask;
        }
    }

    /// Enters a new word at the place that is free for it.
    pub fn add(&mut self, word: Spelling<'_>, Free(at): Free) -> u32 {
        let id = self.words.len() as u32;
        let start = self.arena.len();
        self.arena.push_str(word.word);
        if word.capitals
            && let Some(entered) = self.arena.get_mut(start..)
        {
            entered.make_ascii_lowercase();
        }
        self.words.push(Entry {
            start: start as u32,
            end: self.arena.len() as u32,
        });
        self.slots[at] = Slot {
            key: word.key,
            len: word.word.len() as u32,
            id,
        };
        if self.words.len() * 3 > self.slots.len() * 2 {
            self.grow();
        }
        id
    }

    /// A word.
    pub fn text(&self, id: u32) -> &str {
        let Entry { start, end, .. } = self.words[id as usize];
        self.arena
            .get(start as usize..end as usize)
            .unwrap_or_default()
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// The keys of its words.
    pub fn keys(&self) -> impl Iterator<Item = u64> {
        let taken = self.slots.iter().filter(|it| it.id != FREE.id);
        taken.map(|it| it.key)
    }

    fn grow(&mut self) {
        let mask = self.slots.len() * 2 - 1;
        let old = std::mem::replace(&mut self.slots, vec![FREE; mask + 1]);
        for slot in old.into_iter().filter(|it| it.id != FREE.id) {
            let mut at = hash(slot.key, self.seed) & mask;
            while self.slots[at].id != FREE.id {
                at = (at + 1) & mask;
            }
            self.slots[at] = slot;
        }
    }
}

/// The longest word, in bytes, that its key tells from every other of its length.
const WHOLE: usize = 8;

/// What a word is found by: the bytes of a short one, a hash of a long one. Every eight bytes pass through `fold`.
fn key(bytes: &[u8], fold: impl Fn(u64) -> u64) -> u64 {
    let Some(last) = bytes.last_chunk::<WHOLE>() else {
        return fold(short(bytes));
    };
    if bytes.len() == WHOLE {
        return fold(u64::from_le_bytes(*last));
    }
    let seed = *SEED;
    let mut key = 0_u64;
    let mut mix = |chunk: [u8; WHOLE]| {
        key = (key.rotate_left(5) ^ fold(u64::from_le_bytes(chunk))).wrapping_mul(seed);
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
    let (Some(&first), Some(&last)) = (bytes.first(), bytes.last()) else {
        return 0;
    };
    // One to three bytes: the middle one may be one of the others.
    let middle = bytes.len() / 2;
    u64::from(first)
        | (u64::from(bytes[middle]) << (8 * middle))
        | (u64::from(last) << (8 * (bytes.len() - 1)))
}

/// One in each of eight bytes.
const ONES: u64 = 0x0101_0101_0101_0101;
/// The top bit of each.
const TOPS: u64 = 0x80 * ONES;

/// The top bit of each of eight bytes that is in a range of ASCII; the bytes themselves must be ASCII.
fn within(chunk: u64, first: u8, last: u8) -> u64 {
    let reaches = chunk + u64::from(0x80 - first) * ONES;
    let beyond = chunk + u64::from(0x7f - last) * ONES;
    reaches & !beyond & TOPS
}

/// Eight ASCII characters at once in lower case.
fn lower_case(chunk: u64) -> u64 {
    chunk | (within(chunk, b'A', b'Z') >> 2)
}

/// The top bit of each of eight bytes that is an ASCII letter.
fn letters(chunk: u64) -> u64 {
    const CASE: u64 = 0x20 * ONES;
    within((chunk | CASE) & !TOPS, b'a', b'z') & !chunk
}

/// The best bits of a key's hash; the lowest of them tell where it is looked for first.
fn hash(key: u64, seed: u64) -> usize {
    (key.wrapping_mul(seed) >> 32) as usize
}

/// An odd number that nobody can know beforehand.
pub(super) static SEED: LazyLock<u64> = LazyLock::new(|| RandomState::new().hash_one(WHOLE) | 1);

/// A quick hash for maps whose keys are numbers of words; seeded, too.
pub type ByNumber = BuildHasherDefault<Numbers>;

/// See [`ByNumber`].
#[derive(Default)]
pub struct Numbers(u64);

impl Hasher for Numbers {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(u64::from(byte));
        }
    }

    fn write_u32(&mut self, number: u32) {
        self.write_u64(u64::from(number));
    }

    fn write_usize(&mut self, number: usize) {
        self.write_u64(number as u64);
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = (self.0.rotate_left(5) ^ number).wrapping_mul(*SEED);
    }

    fn finish(&self) -> u64 {
        // The best bits of a product are on top, and maps look at the lowest.
        self.0 ^ (self.0 >> 32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_keeps_its_number_while_the_table_grows() {
        let mut table = Table::with_room(0);
        let first = table.enter(Spelling::exact("ferryman"));
        for n in 0..5000 {
            table.enter(Spelling::exact(&format!("w{n}")));
        }
        assert_eq!(table.find(Spelling::exact("ferryman")), Some(first));
        assert_eq!(table.text(first), "ferryman");
        assert_eq!(table.find(Spelling::exact("nowhere")), None);
    }

    #[test]
    fn capitals_make_no_other_word() {
        let words = [
            "I",
            "It",
            "She",
            "Anna",
            "ANNA@[",
            "O'Hara",
            "FERRYMAN",
            "Self-Reliance",
            "abcdefgh-ABCDEFGH-Z",
        ];
        let mut table = Table::with_room(0);
        for (number, word) in words.into_iter().enumerate() {
            let small = word.to_ascii_lowercase();
            let id = table.enter(Spelling::small(word));
            assert_eq!(id as usize, number, "{word} is like none before it");
            assert_eq!(table.text(id), small);
            assert_eq!(table.find(Spelling::exact(&small)), Some(id), "{word}");
            let large = word.to_ascii_uppercase();
            assert_eq!(table.find(Spelling::small(&large)), Some(id), "{word}");
        }
    }

    #[test]
    fn a_word_seen_at_one_look_is_the_whole_word_as_it_is_spelled() {
        let text = "The O'Hara ship-yard, a Café: ABC's fortunes; l’eau [x] {y} Z abcdefg abcdefgh? naïve end of it";
        let mut seen = Vec::new();
        for (at, _) in text.char_indices() {
            if let Some(plain) = Spelling::plain(text, at) {
                let end = crate::attribution::cut::word_end(text, at);
                assert_eq!(text.get(at..end), Some(plain.word()));
                assert_eq!(plain.key, Spelling::small(plain.word()).key);
                let inside = at > 0 && text.as_bytes()[at - 1].is_ascii_alphabetic();
                seen.extend((!inside).then_some(plain.word()));
            }
        }
        // What ends within eight bytes of the end is left to others, as are words that lead on.
        let expected = [
            "The", "Hara", "yard", "a", "s", "fortunes", "eau", "x", "y", "Z", "abcdefg",
            "abcdefgh", "ve", "end",
        ];
        assert_eq!(seen, expected);
    }

    #[test]
    fn words_that_are_nearly_the_same_are_told_apart() {
        let mut table = Table::with_room(0);
        for (one, other) in [
            ("ab", "ab\0"),
            ("a", "b"),
            ("[", "{"),
            ("abcdefgh", "abcdefgi"),
            ("abcdefghi", "abcdefghj"),
            ("abcdefghi", "bbcdefghi"),
            ("éa", "éb"),
        ] {
            let (one, other) = (Spelling::exact(one), Spelling::exact(other));
            assert_ne!(table.enter(one), table.enter(other), "{}", one.word);
        }
    }
}
