//! How far the words of a quotation are somebody's own: everybody has their "ma'am" and "I reckon", and speaks of what
//! concerns them.
//!
//! What a pass gave to each member tells how often they say each word; a quotation is compared without itself.

use std::collections::HashMap;

use super::around::Guess;
use super::cases::{Case, Cases};
use super::numbers::ln;

/// Which words members say.
pub struct Diction {
    /// How often a member says a word, by both.
    said: HashMap<u64, f32, Quick>,
    /// How many words each member says.
    totals: Vec<f32>,
    /// How often each word is said by anybody.
    words: Vec<f32>,
    total: f32,
}

/// A member is as talkative as everybody for so many words.
const SMOOTH: f32 = 400.0;
/// Answers less likely than this tell of nobody's words.
const SURE: f32 = 0.7;

impl Diction {
    /// Counts what a pass gave to whom.
    pub fn new(cases: &Cases, guesses: &[Guess]) -> Self {
        let mut diction = Self {
            said: HashMap::with_capacity_and_hasher(cases.words.len() / 2, Quick::default()),
            totals: vec![0.0; cases.genders.len()],
            words: vec![0.0; cases.vocabulary],
            total: 1.0,
        };
        for (case, guess) in cases.all.iter().zip(guesses) {
            for &word in words(cases, case) {
                diction.words[word as usize] += 1.0;
            }
            diction.total += words(cases, case).len() as f32;
            let Some(who) = guess.who.filter(|_| guess.probability >= SURE) else {
                continue;
            };
            for &word in words(cases, case) {
                *diction.said.entry(key(who, word)).or_default() += 1.0;
            }
            diction.totals[who as usize] += words(cases, case).len() as f32;
        }
        diction
    }

    /// How much more a member says these words than everybody does: a logarithm, 0 when nothing is known.
    pub fn own(&self, cases: &Cases, case: &Case, guess: &Guess, who: u32) -> f32 {
        let words = words(cases, case);
        let counted = guess.who == Some(who) && guess.probability >= SURE;
        let (own, all) = if counted {
            (1.0, words.len() as f32)
        } else {
            (0.0, 0.0)
        };
        let total = self.totals[who as usize] - all;
        if total <= 0.0 {
            return 0.0;
        }
        let mut odds = 1.0_f32;
        let mut sum = 0.0;
        for &word in words {
            let share = SMOOTH * self.words[word as usize] / self.total;
            let said = self.said.get(&key(who, word)).copied().unwrap_or_default() - own;
            odds *= (said.max(0.0) + share) / share * (SMOOTH / (total + SMOOTH));
            if !(1e-12..1e12).contains(&odds) {
                sum += ln(odds);
                odds = 1.0;
            }
        }
        sum + ln(odds)
    }
}

fn words<'a>(cases: &'a Cases, case: &Case) -> &'a [u32] {
    &cases.words[case.words.0 as usize..case.words.1 as usize]
}

fn key(who: u32, word: u32) -> u64 {
    u64::from(who) << 32 | u64::from(word)
}

/// A quick hash of such a key.
#[derive(Clone, Default)]
pub struct Quick(u64);

impl std::hash::BuildHasher for Quick {
    type Hasher = Self;
    fn build_hasher(&self) -> Self {
        Self(0)
    }
}

impl std::hash::Hasher for Quick {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(byte.into());
        }
    }

    fn write_u64(&mut self, number: u64) {
        let mixed = (self.0 ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = mixed ^ mixed >> 32;
    }
}
