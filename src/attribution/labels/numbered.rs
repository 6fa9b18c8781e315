//! The number that goes with a name: "Speaker 2" is not "Speaker 1", but "Q1" and "Q2" are one voice that counts what it
//! asks.

use std::collections::HashSet;

use super::voices::titled;
use super::{Label, tally};
use crate::attribution::sign;
use crate::attribution::tokens::Text;
use crate::attribution::words::{Phrase, WordId};

/// Takes out of the names the numbers that count turns: they never come back, and no person goes by them.
pub fn settle(text: &Text<'_>, labels: &mut [Label]) {
    let numbered = labels.iter().filter(|it| is_numbered(text, it));
    let back: HashSet<Vec<WordId>> = tally(numbered.map(|it| &it.words))
        .iter()
        .filter(|it| *it.1 >= 2)
        .map(|it| stem(it.0).to_vec())
        .collect();
    for label in labels.iter_mut().filter(|it| is_numbered(text, it)) {
        if !titled(text, label) && !back.contains(stem(&label.words)) {
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
