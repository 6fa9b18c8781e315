//! Labelled turns: "Q: …", "MODERATOR: …", "MR. SMITH [00:12]: …", a bold "**Anna Berg:** …"; "HAMLET. …"; a name on a
//! line of its own over what it says.
//!
//! ```text
//! form      what a paragraph begins with, if it may be a label (stamps: times and remarks around the name)
//! chat      the forms that chats have
//! name      the name in it
//! inner     labels inside a paragraph
//! numbered  the numbers that go with names, or count the turns
//! voices    whether labels with a colon are voices, and the text a transcript
//! people    whether those voices are people: lists and fields come back, too
//! manner    the same for labels without one, which need more to be believed
//! initials  the names that initials and short labels stand for
//! turns     what is said under the labels, and what is asked between them (aside: what is not said there)
//! ```
//!
//! A text is a transcript when labels come back as voices do; then a label that occurs once is one, too, and a
//! paragraph without a label between two turns goes on with the turn before it.

mod aside;
mod chat;
mod form;
mod initials;
mod inner;
mod manner;
mod name;
mod numbered;
mod people;
mod stamps;
mod turns;
mod voices;

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use super::lexicon::Class;
use super::spans::Span;
use super::tokens::Text;
use super::words::Phrase;
pub use form::Form;
pub use turns::Asked;
use turns::Turns;
use voices::Voices;

/// Who a turn is labelled with.
#[derive(Clone, Debug)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each tells of another sign of print"
)]
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
    /// Whether a remark as those of screenplays goes with it: (CONT'D).
    again: bool,
    /// Whether no space parts its colon from the turn.
    tight: bool,
    /// The first token of the turn, behind colon, time stamp and stage direction.
    says: u32,
    /// The bracket that closes the turn, where one opened before the name.
    closes: Option<u32>,
}

impl Label {
    /// One past the last token of what is said beside it; `next` is the label that follows.
    fn end(&self, text: &Text<'_>, next: Option<&Self>) -> usize {
        let paragraph = text.paragraphs[self.paragraph as usize].to;
        let end = next.map_or(paragraph, |it| it.start.min(paragraph));
        self.closes.map_or(end, |it| it.min(end)) as usize
    }
}

/// Finds the turns of a transcript or an interview, the labels they stand under, and the turns of them that others say.
pub fn find(text: &Text<'_>) -> (Vec<Span>, Vec<Label>, Vec<Asked>) {
    let mut all: Vec<Label> = (0..text.paragraphs.len())
        .flat_map(|it| form::places(text, it))
        .filter_map(|it| form::read(text, it))
        .collect();
    drop_tight(&mut all);
    let inner = inner::find(text, &all);
    all.extend(inner);
    all.sort_by_key(|it| it.start);
    numbered::settle(text, &mut all);
    manner::drop_codes(text, &mut all);
    manner::drop_remarks(text, &mut all);
    let (mut labels, others): (Vec<Label>, Vec<Label>) =
        all.into_iter().partition(|it| it.form == Form::Colon);
    voices::drop_headlines(text, &mut labels);
    let voices = Voices::of(text, &labels);
    let mut others = manner::kept(text, others, &labels);
    let mut some: Vec<Label> = labels
        .iter()
        .filter(|it| voices.has(text, it))
        .cloned()
        .collect();
    people::drop_things(text, &labels, &mut some);
    if voices.speak(text, &some) {
        voices::add_asking(text, &labels, &mut some);
        labels = some;
    } else {
        // In a transcript of another manner, "THE COURT: …" is a turn, too.
        let known: HashSet<&Phrase> = others.iter().map(|it| &it.words).collect();
        labels.retain(|it| {
            let named = voices::of_class(text, it, Class::ANY_TITLE);
            let apart = it.stamped || named || voices::shouted(text, it);
            let apart = apart || known.contains(&it.words);
            apart && !known.is_empty() && !voices::is_notice(text, it)
        });
        people::drop_mute(text, &mut labels, |it| known.contains(&it.words));
    }
    if labels.is_empty() && others.is_empty() {
        return Default::default();
    }
    // A lone questioner's label tells nothing of the paragraphs behind it: they are the answer.
    let alone = others.is_empty() && voices.alone() && !turns::answer(text, &labels);
    labels.append(&mut others);
    labels.sort_by_key(|it| it.start);
    initials::expand(text, &mut labels);
    let turns = Turns::of(text, &labels, alone);
    (turns.spans, labels, turns.asked)
}

/// Drops labels whose colon no space follows ("Lake:When I was young"), unless the name has others.
fn drop_tight(labels: &mut Vec<Label>) {
    let loose = labels
        .iter()
        .filter(|it| it.form == Form::Colon && !it.tight);
    let loose: HashSet<Phrase> = loose.map(|it| it.words.clone()).collect();
    labels.retain(|it| !it.tight || loose.contains(&it.words));
}

/// How often each of some things occurs.
fn tally<T: Eq + Hash>(all: impl Iterator<Item = T>) -> HashMap<T, usize> {
    let mut counts = HashMap::new();
    for it in all {
        *counts.entry(it).or_default() += 1;
    }
    counts
}
