//! Labelled turns: "Q: …", "MODERATOR: …", "MR. SMITH [00:12]: …", a bold "**Anna Berg:** …"; "HAMLET. …"; a name on a
//! line of its own over what it says.
//!
//! ```text
//! form      what a paragraph begins with, if it may be a label (stamps: times and remarks around the name)
//! name      the name in it
//! inner     labels inside a paragraph
//! numbered  the numbers that go with names, or count the turns
//! voices    whether labels with a colon are voices, and the text a transcript
//! manner    the same for labels without one, which need more to be believed
//! initials  the names that initials and short labels stand for
//! ```
//!
//! A text is a transcript when labels come back as voices do; then a label that occurs once is one, too, and a
//! paragraph without a label between two turns goes on with the turn before it.

mod form;
mod initials;
mod inner;
mod manner;
mod name;
mod numbered;
mod stamps;
mod voices;

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use super::spans::{Span, span};
use super::tokens::{Text, Token};
use super::words::Phrase;
use crate::model::{BlockKind, QuoteKind, Style};
pub use form::Form;
use voices::Voices;

/// Who a turn is labelled with.
#[derive(Clone, Debug)]
pub struct Label {
    /// Its paragraph.
    pub paragraph: u32,
    /// The first token of its line.
    start: u32,
    /// The first token of the name in it, behind an article.
    pub from: u32,
    /// One past the last token of the name.
    pub to: u32,
    /// The words of the name; of initials those of the name they stand for.
    pub words: Phrase,
    /// How it is set apart from its turn.
    form: Form,
    /// Whether a time stamp goes with it.
    stamped: bool,
    /// Whether its name is set in bold or italics and the turn is not.
    marked: bool,
    /// The first token of the turn, behind colon, time stamp and stage direction.
    says: u32,
}

/// Finds the turns of a transcript or an interview, and the labels they stand under.
pub fn find(text: &Text<'_>) -> (Vec<Span>, Vec<Label>) {
    let mut all: Vec<Label> = (0..text.paragraphs.len())
        .flat_map(|it| form::places(text, it))
        .filter_map(|it| form::read(text, it))
        .collect();
    let inner = inner::find(text, &all);
    all.extend(inner);
    all.sort_by_key(|it| it.start);
    numbered::settle(text, &mut all);
    manner::drop_codes(text, &mut all);
    let (mut labels, others): (Vec<Label>, Vec<Label>) =
        all.into_iter().partition(|it| it.form == Form::Colon);
    voices::drop_headlines(text, &mut labels);
    let voices = Voices::of(text, &labels);
    let mut others = manner::kept(text, others, &labels);
    let some: Vec<Label> = labels
        .iter()
        .filter(|it| voices.has(text, it))
        .cloned()
        .collect();
    if voices.speak(text, &some) {
        labels = some;
    } else {
        // In a transcript of another manner, "THE COURT: …" is a turn, too.
        let known: HashSet<&Phrase> = others.iter().map(|it| &it.words).collect();
        labels.retain(|it| {
            let apart = it.stamped || voices::shouted(text, it) || known.contains(&it.words);
            apart && !known.is_empty() && !voices::is_notice(text, it)
        });
    }
    if labels.is_empty() && others.is_empty() {
        return (Vec::new(), Vec::new());
    }
    // A lone questioner's label tells nothing of the paragraphs behind it: they are the answer.
    let alone = others.is_empty() && voices.alone();
    labels.append(&mut others);
    labels.sort_by_key(|it| it.start);
    initials::expand(text, &mut labels);
    (turns(text, &labels, alone), labels)
}

/// How often each of some things occurs.
fn tally<T: Eq + Hash>(all: impl Iterator<Item = T>) -> HashMap<T, usize> {
    let mut counts = HashMap::new();
    for it in all {
        *counts.entry(it).or_default() += 1;
    }
    counts
}

fn turns(text: &Text<'_>, labels: &[Label], alone: bool) -> Vec<Span> {
    let mut spans = Vec::new();
    for (index, label) in labels.iter().enumerate() {
        let (own, says) = (label.paragraph as usize, label.says as usize);
        let next = labels.get(index + 1);
        let paragraph = text.paragraphs[own].to;
        let end = next.map_or(paragraph, |it| it.start.min(paragraph)) as usize;
        turn(text, own, (says, end), &mut spans);
        let behind = match next {
            Some(next) => next.paragraph as usize,
            // Nothing tells where the last turn ends; but one under a line of its own has not begun yet.
            None if says == end => (own + 2).min(text.paragraphs.len()),
            None => break,
        };
        if alone {
            continue;
        }
        for paragraph in own + 1..behind {
            if is_remark(text, paragraph)
                || label.form != Form::Colon && is_direction(text, paragraph)
            {
                continue;
            }
            if !goes_on(text, paragraph, label) || tells_of(text, paragraph, labels) {
                break;
            }
            let it = &text.paragraphs[paragraph];
            turn(
                text,
                paragraph,
                (it.from as usize, it.to as usize),
                &mut spans,
            );
        }
        // Lines above the next label in its own paragraph go on, too.
        if let Some(next) = next {
            let it = &text.paragraphs[next.paragraph as usize];
            if next.paragraph > label.paragraph
                && it.from < next.start
                && goes_on(text, next.paragraph as usize, label)
            {
                turn(
                    text,
                    next.paragraph as usize,
                    (it.from as usize, next.start as usize),
                    &mut spans,
                );
            }
        }
    }
    spans
}

fn turn(text: &Text<'_>, paragraph: usize, (from, to): (usize, usize), into: &mut Vec<Span>) {
    if from < to {
        let mut turn = span(text, paragraph, (from, to), (from, to), true);
        turn.kind = QuoteKind::Turn;
        into.push(turn);
    }
}

/// Whether a paragraph tells what happens on the stage: all in italics, or "Enter HORATIO".
fn is_direction(text: &Text<'_>, paragraph: usize) -> bool {
    const WORDS: [&str; 4] = ["enter", "re-enter", "exit", "exeunt"];
    let it = &text.paragraphs[paragraph];
    let first = stamps::marks(text, it.from as usize, it.to as usize);
    let word = text.tokens.get(first).map(|it| text.words.text(it.word));
    let named = word.is_some_and(|word| WORDS.contains(&word));
    let inlines = &text.document.inlines;
    let from = inlines.partition_point(|inline| inline.extent.start < it.extent.start);
    let italics = inlines[from..]
        .iter()
        .take_while(|inline| inline.extent.start == it.extent.start)
        .any(|inline| inline.style == Style::Emphasis && inline.extent.end >= it.extent.end);
    named || italics
}

/// Whether a paragraph is nothing but a remark or a time in brackets: “(Applause.)”, “[00:03:12]”.
fn is_remark(text: &Text<'_>, paragraph: usize) -> bool {
    let it = &text.paragraphs[paragraph];
    let (from, to) = (it.from as usize, it.to as usize);
    let open = stamps::marks(text, from, to);
    let close = match text.sign(open) {
        b'[' => b']',
        b'(' => b')',
        _ => return false,
    };
    let colon = usize::from(to > from && text.sign(to - 1) == b':');
    let end = stamps::unmarked(text, open, to - colon);
    it.follows && end > open + 1 && text.sign(end - 1) == close
}

/// Whether a paragraph without a label goes on with the turn before it.
fn goes_on(text: &Text<'_>, paragraph: usize, label: &Label) -> bool {
    let it = &text.paragraphs[paragraph];
    let (from, to) = (it.from as usize, it.to as usize);
    // "[Thunder.]", "Note: …", and "Orlov laughs." are not said.
    let aside = stamps::stamp(text, from, to) != from;
    let listed = form::is_listed(text, paragraph);
    // Right below a name on a line of its own people say who they are.
    let below = label.form == Form::Line && paragraph == label.paragraph as usize + 1;
    let told = !below
        && label
            .words
            .last()
            .is_some_and(|name| text.tokens[from..to].iter().any(|it| it.word == *name));
    // A caption or a name is no sentence.
    let verse = form::kind(text, paragraph) == Some(BlockKind::Verse);
    let sentence =
        verse || label.form == Form::Colon || from < to && stamps::closes(text, from, to);
    it.follows && from < to && !aside && !listed && !told && sentence
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
