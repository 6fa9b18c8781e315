//! What stands between the turns and is not said: stage directions, remarks in brackets, signatures, what the minutes tell.

use super::stamps::{is_timed, marks, stamp, unmarked};
use super::{Form, Label};
use crate::attribution::lexicon::Class;
use crate::attribution::sign;
use crate::attribution::tokens::{Paragraph, Text, Token};
use crate::model::{Extent, Style};

/// Whether a paragraph tells what happens on the stage: all in italics, or "Enter HORATIO".
pub fn is_direction(text: &Text<'_>, paragraph: usize) -> bool {
    const WORDS: [&str; 4] = ["enter", "re-enter", "exit", "exeunt"];
    let it = &text.paragraphs[paragraph];
    let first = marks(text, it.from as usize, it.to as usize);
    let word = text.tokens.get(first).map(|it| text.words.text(it.word));
    let named = word.is_some_and(|word| WORDS.contains(&word));
    let inlines = &text.document.inlines;
    let from = inlines.partition_point(|inline| inline.extent.start < it.extent.start);
    let italics = inlines[from..]
        .iter()
        .take_while(|inline| inline.extent.start == it.extent.start)
        .any(|inline| inline.style == Style::Emphasis && inline.extent.end >= it.extent.end);
    named || italics || is_in_brackets(text, it.from as usize, it.to as usize)
}

/// Whether what stands in the bracket that opens at `from` is all there is until `to`, or the bracket is never closed.
fn is_in_brackets(text: &Text<'_>, from: usize, to: usize) -> bool {
    if text.sign(from) != b'[' {
        return false;
    }
    let close = (from..to).find(|&it| text.sign(it) == b']');
    close.is_none_or(|close| marks(text, close + 1, to) == to)
}

/// Whether a paragraph is not said: it begins with a remark in brackets (words behind a direction right `below` a name
/// are said, and words behind a time), signs, or is of the minutes.
pub fn is_aside(text: &Text<'_>, paragraph: usize, below: bool) -> bool {
    let it = &text.paragraphs[paragraph];
    let (from, to) = (it.from as usize, it.to as usize);
    let behind = stamp(text, from, to);
    let words = behind < to && (below || is_timed(text, from, behind));
    let remark = behind != from && !words || is_in_brackets(text, from, to);
    remark || is_signature(text, from, to) || is_procedure(text, from, to)
}

/// Whether a paragraph signs what stands before it: "-- Anna Lake".
fn is_signature(text: &Text<'_>, from: usize, to: usize) -> bool {
    const LONG: usize = 12;
    let named = to > from + 1 && to - from <= LONG && text.sign(from) == sign::DASH;
    let last = to.max(from + 1) - 1;
    let sentence = matches!(
        text.sign(last),
        b'.' | b'!' | b'?' | sign::DOTS | sign::DASH
    );
    named && !sentence && text.tokens[from + 1].is(Token::CAPITAL)
}

/// Whether a paragraph is nothing but a remark or a time in brackets: “(Applause.)”, “[00:03:12]”.
pub fn is_remark(text: &Text<'_>, paragraph: usize) -> bool {
    let it = &text.paragraphs[paragraph];
    let (from, to) = (it.from as usize, it.to as usize);
    let open = marks(text, from, to);
    let close = match text.sign(open) {
        b'[' => b']',
        b'(' => b')',
        _ => return false,
    };
    let colon = usize::from(to > from && text.sign(to - 1) == b':');
    let end = unmarked(text, open, to - colon);
    it.follows && end > open + 1 && text.sign(end - 1) == close
}

/// Whether a paragraph tells that those who meet go on or stop: "The sitting was suspended at noon."
fn is_procedure(text: &Text<'_>, from: usize, to: usize) -> bool {
    const BODIES: [&str; 9] = [
        "chamber",
        "committee",
        "council",
        "court",
        "hearing",
        "house",
        "meeting",
        "session",
        "sitting",
    ];
    const VERBS: [&str; 7] = [
        "adjourned",
        "closed",
        "met",
        "recessed",
        "resumed",
        "rose",
        "suspended",
    ];
    const LONG: usize = 16;
    let any = |words: &[&str], from: usize, to: usize| {
        (from..to).any(|it| words.contains(&text.words.text(text.tokens[it].word)))
    };
    let heard = Class::I | Class::MY | Class::WE | Class::YOU;
    let short = to - from <= LONG && to > from + 3 && text.class(from).has(Class::ARTICLE);
    short
        && any(&BODIES, from + 1, from + 2)
        && any(&VERBS, from + 2, to)
        && !(from..to).any(|it| text.class(it).has(heard))
}

/// Whether an empty line parts a paragraph from the one before.
pub fn is_apart(text: &Text<'_>, paragraph: usize) -> bool {
    let own = text.paragraphs[paragraph].extent.start;
    let before = paragraph.checked_sub(1);
    before.is_some_and(|before| {
        let start = text.paragraphs[before].extent.end.min(own);
        let gap = text.document.slice(Extent { start, end: own });
        gap.matches('\n').count() >= 2
    })
}

/// Whether labels are those of a screenplay: with (CONT'D), or among the heads of its scenes.
pub fn is_script(text: &Text<'_>, labels: &[Label]) -> bool {
    const HEADS: [&str; 2] = ["int", "ext"];
    let head = |it: &Paragraph| {
        let (from, to) = (it.from as usize, it.to as usize);
        from + 2 < to
            && text.sign(from + 1) == b'.'
            && text.tokens[from].is(Token::UPPER)
            && HEADS.contains(&text.words.text(text.tokens[from].word))
    };
    let lines = labels.iter().any(|it| it.form == Form::Line);
    lines && (labels.iter().any(|it| it.again) || text.paragraphs.iter().any(head))
}
