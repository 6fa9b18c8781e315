//! Labelled turns: "Q: …", "MODERATOR: …", "MR. SMITH: …".
//!
//! A label is up to five words at the start of a paragraph with a colon behind them. It must be written in capitals,
//! be a lone letter, or come back, so that "One thing is clear: …" is none.

use std::collections::HashMap;

use super::lexicon::Class;
use super::spans::{Span, span};
use super::tokens::{Text, Token, sign};
use super::words::WordId;
use crate::model::QuoteKind;

/// Finds the turns of a transcript or an interview.
pub fn find(text: &Text<'_>) -> Vec<Span> {
    let labels: Vec<Option<usize>> = (0..text.paragraphs.len())
        .map(|it| label_end(text, it))
        .collect();
    let mut counts: HashMap<Vec<WordId>, u32> = HashMap::new();
    for (index, end) in labels.iter().enumerate() {
        if let Some(end) = *end {
            *counts.entry(key(text, index, end)).or_default() += 1;
        }
    }
    let known: u32 = counts.values().filter(|&&count| count >= 2).sum();
    if known < 2 {
        return Vec::new();
    }
    let mut spans = Vec::new();
    for (index, end) in labels.iter().enumerate() {
        let Some(end) = *end else { continue };
        let paragraph = &text.paragraphs[index];
        let (from, to) = (end + 1, paragraph.to as usize);
        let often = counts
            .get(&key(text, index, end))
            .copied()
            .unwrap_or_default()
            >= 2;
        if from < to && (often || shouted(text, paragraph.from as usize, end)) {
            let mut turn = span(text, index, (from, to), (from, to), true);
            turn.kind = QuoteKind::Turn;
            spans.push(turn);
        }
    }
    spans
}

/// The token of the colon that ends a label at the start of a paragraph.
fn label_end(text: &Text<'_>, index: usize) -> Option<usize> {
    const WORDS: usize = 5;
    let paragraph = &text.paragraphs[index];
    let (from, to) = (paragraph.from as usize, paragraph.to as usize);
    let mut words = 0;
    for at in from..to.min(from + 2 * WORDS) {
        let token = &text.tokens[at];
        match token.sign {
            sign::WORD => {
                let small = text.class(at).has(Class::PARTICLE);
                if !token.is(Token::CAPITAL) && !small || words == WORDS {
                    return None;
                }
                words += 1;
            }
            b'.' | sign::NUMBER | b'*' | b'_' => {}
            b':' => {
                return (words > 0 && at + 1 < to && text.tokens[at + 1].is(Token::SPACED))
                    .then_some(at);
            }
            _ => return None,
        }
    }
    None
}

fn key(text: &Text<'_>, index: usize, end: usize) -> Vec<WordId> {
    let from = text.paragraphs[index].from as usize;
    text.tokens[from..end]
        .iter()
        .filter(|it| it.is_word())
        .map(|it| it.word)
        .collect()
}

/// Whether all words of a label are in capitals.
fn shouted(text: &Text<'_>, from: usize, end: usize) -> bool {
    text.tokens[from..end]
        .iter()
        .filter(|token| token.is_word())
        .all(|token| token.is(Token::UPPER) || token.end - token.start == 1)
}
