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

/// A name with these initials near the start of the text: the one that has them in brackets behind it, "Clara Voss (CVO)";
/// without such, the only one of them that has no others.
fn named(text: &Text<'_>, letters: &str) -> Option<Phrase> {
    const FIRST: usize = 1000;
    if let Some(at) = rostered(text, letters, FIRST) {
        return bracketed(text, at);
    }
    let count = letters.chars().count().max(1);
    let mut found: Option<Phrase> = None;
    for (at, run) in text.tokens.windows(count).enumerate().take(FIRST) {
        let written = run
            .iter()
            .all(|it| it.is_word() && it.is(Token::CAPITAL) && it.paragraph == run[0].paragraph);
        let words: Phrase = run.iter().map(|it| it.word).collect();
        let others = opens(text, at + count) && at + count + 2 < text.tokens.len();
        if !written || initials(text, &words) != letters || others {
            continue;
        }
        if found.as_ref().is_some_and(|it| *it != words) {
            return None;
        }
        found = Some(words);
    }
    found
}

/// Where initials stand in brackets among the first tokens.
fn rostered(text: &Text<'_>, letters: &str, first: usize) -> Option<usize> {
    let stand = |at: usize| {
        let own = &text.tokens[at];
        own.is(Token::UPPER)
            && text.words.text(own.word) == letters
            && matches!(text.sign(at + 1), b')' | b']')
    };
    (1..text.tokens.len().min(first)).find(|&at| opens(text, at - 1) && stand(at))
}

/// The name before the bracket in which the initials at `at` stand.
fn bracketed(text: &Text<'_>, at: usize) -> Option<Phrase> {
    const WORDS: usize = 4;
    let own = text.tokens[at].paragraph;
    let part = |it: &&Token| it.is_word() && it.is(Token::CAPITAL) && it.paragraph == own;
    let before = text.tokens[..at.saturating_sub(1)].iter().rev();
    let stop = |it: &&Token| part(it) || it.sign == b'.' || it.sign == b'-';
    let mut words: Phrase = before
        .take_while(stop)
        .filter(part)
        .take(WORDS)
        .map(|it| it.word)
        .collect();
    words.reverse();
    (words.len() >= 2).then_some(words)
}

/// Whether a bracket opens at a token.
fn opens(text: &Text<'_>, at: usize) -> bool {
    matches!(text.sign(at), b'(' | b'[')
}
