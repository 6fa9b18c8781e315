//! Labels inside a paragraph, where a transcript runs its turns together: "ANNA: Yes. BEN: No."
//!
//! Prose has its colons, too: only names in capitals that return or are a person's, and names that stand as labels at the
//! start of other paragraphs, are believed.

use std::collections::HashSet;

use super::voices::{person, shouted};
use super::{Form, Label, form, tally};
use crate::attribution::sign;
use crate::attribution::tokens::{Text, Token};
use crate::attribution::words::{Phrase, WordId};
use crate::model::BlockKind;

/// Finds the labels inside the paragraphs; `starts` are those at their starts.
pub fn find(text: &Text<'_>, starts: &[Label]) -> Vec<Label> {
    // Behind "[00:12]" at a start stands the label of that start.
    let names: HashSet<u32> = starts.iter().map(|it| it.from).collect();
    let mut labels: Vec<Label> = (0..text.paragraphs.len())
        .filter(|&it| text.paragraphs[it].kind == BlockKind::Paragraph)
        .flat_map(|it| within(text, it))
        .filter(|it| !names.contains(&it.from))
        .collect();
    let words: HashSet<&Phrase> = starts.iter().map(|it| &it.words).collect();
    let known = |it: &Label| it.form == Form::Colon && words.contains(&it.words);
    let last = |it: &Label| it.words.last().copied();
    let loud = || labels.iter().filter(|it| shouted(text, it));
    let counts = tally(starts.iter().chain(loud()).filter_map(last));
    let voices = loud().filter_map(last).filter(|it| counts[it] >= 2);
    let voices: HashSet<WordId> = voices.collect();
    let returns = |it: &Label| voices.len() >= 2 && last(it).is_some_and(|it| voices.contains(&it));
    labels.retain(|it| known(it) || shouted(text, it) && (person(text, it) || returns(it)));
    labels
}

/// What may be a label behind the end of a sentence in a paragraph.
fn within<'a>(text: &'a Text<'_>, index: usize) -> impl Iterator<Item = Label> + 'a {
    let it = &text.paragraphs[index];
    let (from, to) = (it.from as usize, it.to as usize);
    let inside = it.signs.may_have(form::COLON).then_some(from..to);
    let inside = &text.tokens[inside.unwrap_or_default()];
    let colon = inside.iter().rposition(|it| it.sign == b':');
    (from + 1..from + colon.unwrap_or(0))
        .filter(|&at| text.tokens[at].is(Token::CAPITAL) && begins(text, at))
        .filter_map(move |at| form::read(text, form::Place::new(index, at, to)))
        .filter(|it| it.form == Form::Colon && !it.tight)
}

/// Whether a sentence or a remark ends before `at`, not a title or an initial.
fn begins(text: &Text<'_>, at: usize) -> bool {
    let ends = |sign: u8| {
        matches!(
            sign,
            b'.' | b'!'
                | b'?'
                | b']'
                | b')'
                | b'>'
                | b'"'
                | sign::DOTS
                | sign::DASH
                | sign::HIGH_99
        )
    };
    text.tokens[at].is(Token::SPACED)
        && ends(text.sign(at - 1))
        && (text.sign(at - 1) != b'.' || at < 2 || form::full_stop(text, at - 1, 0))
}
