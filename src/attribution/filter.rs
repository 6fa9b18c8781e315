//! A Bloom filter of one hash: which words a table may have, small enough to stay near the processor where a large table
//! does not. It sees most of the words that the table lacks.

use super::table::{SEED, Spelling, Table};

/// See above.
pub struct Filter {
    seed: u64,
    bits: Vec<u64>,
}

impl Filter {
    const BITS: usize = 1 << 16;

    /// Of the words of a table.
    pub fn of(table: &Table) -> Self {
        let mut filter = Self {
            seed: *SEED,
            bits: vec![0; Self::BITS / u64::BITS as usize],
        };
        for key in table.keys() {
            let (at, bit) = filter.place(key);
            filter.bits[at] |= bit;
        }
        filter
    }

    /// Whether the table may have a word; where not, it has it not.
    #[inline]
    pub fn may_have(&self, word: Spelling<'_>) -> bool {
        let (at, bit) = self.place(word.key());
        self.bits[at] & bit != 0
    }

    /// Where the bit of a key is, and which it is there.
    fn place(&self, key: u64) -> (usize, u64) {
        let hash = key.wrapping_mul(self.seed) >> (u64::BITS - Self::BITS.ilog2());
        ((hash / 64) as usize, 1 << (hash % 64))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_table_passes_and_few_others() {
        let mut table = Table::with_room(0);
        // Words with little in common: those that differ in a digit or two meet more often under some seeds.
        let word = |n: u32| format!("{:x}", n.wrapping_mul(0x9e37_79b1));
        let words: Vec<String> = (0..4000).map(word).collect();
        for word in &words {
            table.enter(Spelling::exact(word));
        }
        let filter = Filter::of(&table);
        let passes = |word: &str| filter.may_have(Spelling::exact(word));
        assert!(words.iter().all(|it| passes(it)));
        let others = (4000..5000).filter(|&n| passes(&word(n))).count();
        assert!(others < 500, "{others} of 1000");
    }
}
