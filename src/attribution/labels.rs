//! Labelled turns: "Q: …", "MODERATOR: …", "MR. SMITH [00:12]: …", a bold "**Anna Berg:** …".
//!
//! A label is up to six words at the start of a paragraph with a colon behind them. A text is a transcript when labels
//! come back as voices do; then a label that occurs once is one, too, and a paragraph without a label between two
//! turns goes on with the turn before it. A list of "Tools: …", a dateline and a "Note: …" are none.

use std::collections::HashMap;

use super::lexicon::Class;
use super::sign;
use super::spans::{Span, span};
use super::tokens::{Text, Token};
use super::words::{Phrase, WordId};
use crate::model::{QuoteKind, Style};

/// Who a turn is labelled with.
#[derive(Clone, Debug)]
pub struct Label {
    /// Its paragraph.
    pub paragraph: u32,
    /// The first token of the name in it, behind an article.
    pub from: u32,
    /// One past the last token of the name.
    pub to: u32,
    /// The words of the name; of initials those of the name they stand for.
    pub words: Phrase,
    /// The first token of the turn, behind colon, time stamp and stage direction.
    says: u32,
}

/// Finds the turns of a transcript or an interview, and the labels they stand under.
pub fn find(text: &Text<'_>) -> (Vec<Span>, Vec<Label>) {
    let mut labels: Vec<Label> = (0..text.paragraphs.len())
        .filter_map(|it| read(text, it))
        .collect();
    let voices = Voices::of(text, &labels);
    labels.retain(|label| voices.has(text, label));
    if !voices.speak(text, &labels) {
        return (Vec::new(), Vec::new());
    }
    expand(text, &mut labels);
    let mut spans = Vec::new();
    for (index, label) in labels.iter().enumerate() {
        turn(
            text,
            label.paragraph as usize,
            label.says as usize,
            &mut spans,
        );
        let Some(next) = labels.get(index + 1) else {
            break;
        };
        // A lone questioner's label tells nothing of the paragraphs behind it: they are the answer.
        if voices.alone() {
            continue;
        }
        for paragraph in label.paragraph as usize + 1..next.paragraph as usize {
            if !goes_on(text, paragraph, label) || tells_of(text, paragraph, &labels) {
                break;
            }
            turn(
                text,
                paragraph,
                text.paragraphs[paragraph].from as usize,
                &mut spans,
            );
        }
    }
    (spans, labels)
}

fn turn(text: &Text<'_>, paragraph: usize, from: usize, into: &mut Vec<Span>) {
    let to = text.paragraphs[paragraph].to as usize;
    if from < to {
        let mut turn = span(text, paragraph, (from, to), (from, to), true);
        turn.kind = QuoteKind::Turn;
        into.push(turn);
    }
}

/// Reads the label at the start of a paragraph, if there is one.
fn read(text: &Text<'_>, index: usize) -> Option<Label> {
    const WORDS: usize = 6;
    let paragraph = &text.paragraphs[index];
    let (first, to) = (paragraph.from as usize, paragraph.to as usize);
    let mut at = stamp(text, first, to);
    let described =
        at + 1 < to && text.class(at).has(Class::DETERMINER) && text.tokens[at + 1].is_word();
    if described && text.class(at).has(Class::ARTICLE) {
        at += 1;
    }
    let from = at;
    let mut words = Phrase::new();
    while at < to {
        let token = &text.tokens[at];
        match token.sign {
            sign::WORD => {
                let small = described || text.class(at).has(Class::PARTICLE | Class::SUFFIX);
                if !token.is(Token::CAPITAL) && !small || words.len() == WORDS {
                    return None;
                }
                words.push(token.word);
            }
            b'.' | b'-' | b'*' | b'_' | b'#' | sign::NUMBER => {}
            b':' | b'[' | b'(' => break,
            _ => return None,
        }
        at += 1;
    }
    let end = at;
    let colon = stamp(text, at, to);
    // “Le Monde” is a name as it stands, in French and Spanish.
    let lexicon = text.words.lexicon();
    let titled = lexicon.inversion && !lexicon.nouns_capital && from > first;
    let named = titled && (from..end).all(|it| text.tokens[it].is(Token::CAPITAL));
    let person = !described
        || named
        || words
            .iter()
            .any(|&it| text.words.class(it).has(Class::PERSON | Class::ANY_TITLE));
    if words.is_empty() || !person || text.sign(colon) != b':' || colon >= to {
        return None;
    }
    let says = direction(text, colon + 1, to);
    (says < to && text.tokens[colon + 1].is(Token::SPACED)).then(|| Label {
        paragraph: index as u32,
        from: from as u32,
        to: end as u32,
        words,
        says: says as u32,
    })
}

/// Behind a time stamp or another remark in brackets at `at`.
fn stamp(text: &Text<'_>, at: usize, to: usize) -> usize {
    const LONG: usize = 12;
    let close = match text.sign(at) {
        b'[' => b']',
        b'(' => b')',
        _ => return at,
    };
    let end = (at..to.min(at + LONG)).find(|&it| text.sign(it) == close);
    end.map_or(at, |end| end + 1)
}

/// Behind the marks of emphasis and the stage directions that open a turn: (rising), [laughs].
fn direction(text: &Text<'_>, at: usize, to: usize) -> usize {
    let mut at = at;
    loop {
        let next = if matches!(text.sign(at), b'*' | b'_') {
            at + 1
        } else {
            stamp(text, at, to)
        };
        if next == at || at >= to {
            return at;
        }
        at = next;
    }
}

/// The labels that stand for a voice.
struct Voices {
    counts: HashMap<Phrase, u32>,
    shouted: u32,
}

impl Voices {
    fn of(text: &Text<'_>, labels: &[Label]) -> Self {
        let mut counts: HashMap<Phrase, u32> = HashMap::new();
        for label in labels {
            *counts.entry(label.words.clone()).or_default() += 1;
        }
        let shouted = labels.iter().filter(|it| shouted(text, it)).count() as u32;
        Self { counts, shouted }
    }

    fn count(&self, label: &Label) -> u32 {
        self.counts.get(&label.words).copied().unwrap_or_default()
    }

    /// Whether a label is a voice, if the text is a transcript at all.
    fn has(&self, text: &Text<'_>, label: &Label) -> bool {
        let class = label
            .words
            .iter()
            .fold(Class::default(), |all, &it| all | text.words.class(it));
        if class.has(Class::NOTICE) {
            return false;
        }
        self.count(label) >= 2
            || shouted(text, label) && !class.has(Class::PLACE)
            || person(text, label)
            || strong(text, label)
    }

    /// Whether what is left are voices: some come back, and a listing would name its things but once; or all are in
    /// capitals, which datelines are, too, but a person is among them.
    fn speak(&self, text: &Text<'_>, labels: &[Label]) -> bool {
        const FEWEST: usize = 3;
        let back = labels.iter().filter(|it| self.count(it) >= 2).count();
        let all = labels.len();
        let shouted = self.shouted as usize >= all && labels.iter().any(|it| person(text, it));
        all >= FEWEST && (back >= 2 || shouted)
    }

    /// Whether there is but one label, of somebody who asks.
    fn alone(&self) -> bool {
        self.counts.values().filter(|&&count| count >= 2).count() == 1 && self.counts.len() == 1
    }
}

/// Whether a label has the word for a person, a title or a given name.
fn person(text: &Text<'_>, label: &Label) -> bool {
    let person = Class::PERSON | Class::ANY_TITLE | Class::MAN | Class::WOMAN;
    let mut words = label.words.iter();
    words.any(|&it| text.words.class(it).has(person))
}

/// Whether all words of a label are in capitals.
fn shouted(text: &Text<'_>, label: &Label) -> bool {
    let mut words = text.tokens[label.from as usize..label.to as usize]
        .iter()
        .filter(|it| it.is_word());
    words.all(|token| {
        token.is(Token::UPPER) || token.end - token.start == 1 && token.is(Token::CAPITAL)
    })
}

/// Whether a label is set in bold, or marked as one.
fn strong(text: &Text<'_>, label: &Label) -> bool {
    let start = text.paragraphs[label.paragraph as usize].extent.start;
    let inlines = &text.document.inlines;
    let from = inlines.partition_point(|it| it.extent.start < start);
    let set = |style: Style| match style {
        Style::Strong | Style::Label => true,
        Style::Emphasis | Style::Strike | Style::Code => false,
    };
    inlines[from..]
        .iter()
        .take_while(|it| it.extent.start == start)
        .any(|it| set(it.style))
}

/// Whether a paragraph without a label goes on with the turn before it.
fn goes_on(text: &Text<'_>, paragraph: usize, label: &Label) -> bool {
    let it = &text.paragraphs[paragraph];
    let (from, to) = (it.from as usize, it.to as usize);
    // "[Thunder.]", "Note: …", and "Orlov laughs." are not said.
    let aside = stamp(text, from, to) != from;
    let listed = read(text, paragraph).is_some();
    let told = label
        .words
        .last()
        .is_some_and(|name| text.tokens[from..to].iter().any(|it| it.word == *name));
    it.follows && from < to && !aside && !listed && !told
}

/// Whether a paragraph begins with the name of somebody else's label and tells what they do: “Orlov laughs.”
fn tells_of(text: &Text<'_>, paragraph: usize, labels: &[Label]) -> bool {
    let first = text.paragraphs[paragraph].from as usize;
    let small = text
        .tokens
        .get(first + 1)
        .is_some_and(|it| it.is_word() && !it.is(Token::CAPITAL));
    let named = |it: &Label| it.words.last() == Some(&text.tokens[first].word);
    small && labels.iter().any(named)
}

/// Puts the full name for initials: CV after CLARA VOSS.
fn expand(text: &Text<'_>, labels: &mut [Label]) {
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
