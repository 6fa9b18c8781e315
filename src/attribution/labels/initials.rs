//! The names that initials stand for: CV after CLARA VOSS.

use std::collections::HashMap;

use super::Label;
use crate::attribution::tokens::{Text, Token};
use crate::attribution::words::{Phrase, WordId};

/// Puts the full name for initials: CV after CLARA VOSS.
pub fn expand(text: &Text<'_>, labels: &mut [Label]) {
    let mut full: HashMap<String, Option<Phrase>> = HashMap::new();
    for label in labels.iter().filter(|it| it.words.len() >= 2) {
        let letters = initials(text, &label.words);
        full.entry(letters)
            .or_insert_with(|| Some(label.words.clone()));
    }
    for label in labels.iter_mut() {
        let [only] = label.words[..] else { continue };
        let letters = text.words.text(only);
        let token = &text.tokens[label.from as usize];
        if !token.is(Token::UPPER) || !(2..=4).contains(&letters.len()) {
            continue;
        }
        let found = full
            .entry(letters.to_owned())
            .or_insert_with(|| named(text, letters));
        if let Some(words) = found {
            label.words.clone_from(words);
        }
    }
}

fn initials(text: &Text<'_>, words: &[WordId]) -> String {
    words
        .iter()
        .filter_map(|&it| text.words.text(it).chars().next())
        .collect()
}

/// A name with these initials near the start of the text.
fn named(text: &Text<'_>, letters: &str) -> Option<Phrase> {
    const FIRST: usize = 1000;
    let count = letters.chars().count().max(1);
    text.tokens.windows(count).take(FIRST).find_map(|run| {
        let written = run
            .iter()
            .all(|it| it.is_word() && it.is(Token::CAPITAL) && it.paragraph == run[0].paragraph);
        let words: Phrase = run.iter().map(|it| it.word).collect();
        (written && initials(text, &words) == letters).then_some(words)
    })
}
