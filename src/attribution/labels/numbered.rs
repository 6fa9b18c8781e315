//! The number that goes with a name: "Speaker 2" is not "Speaker 1", but "Q1" and "Q2" are one voice that counts what it
//! asks.

use std::collections::{HashMap, HashSet};

use super::Label;
use crate::attribution::lexicon::Class;
use crate::attribution::sign;
use crate::attribution::tokens::Text;
use crate::attribution::words::{Phrase, WordId};

/// Takes out of the names the numbers that count turns: they never come back, and no person goes by them.
pub fn settle(text: &Text<'_>, labels: &mut [Label]) {
    let mut counts: HashMap<Phrase, u32> = HashMap::new();
    for label in labels.iter().filter(|it| is_numbered(text, it)) {
        *counts.entry(label.words.clone()).or_default() += 1;
    }
    let back: HashSet<Vec<WordId>> = counts
        .iter()
        .filter(|it| *it.1 >= 2)
        .map(|it| stem(it.0).to_vec())
        .collect();
    let person = Class::PERSON | Class::ANY_TITLE;
    for label in labels.iter_mut().filter(|it| is_numbered(text, it)) {
        let name = stem(&label.words);
        let named = name.iter().any(|&it| text.words.class(it).has(person));
        if !named && !back.contains(name) {
            label.words.pop();
        }
    }
}

/// Whether a name ends in a number.
pub fn is_numbered(text: &Text<'_>, label: &Label) -> bool {
    label.words.len() >= 2 && text.sign(label.to as usize - 1) == sign::NUMBER
}

fn stem(words: &Phrase) -> &[WordId] {
    words.split_last().map_or(&[], |it| it.1)
}
