//! Double marks: " “ ” „ « » 「 」, straight, curly, mis-curled, nested, unclosed, or with the opening one lost.
//!
//! A mark is read by its shape first (what it should do) and by its surroundings when that makes no sense: one glued
//! to the word before it and loose behind closes, whatever its curl.

use super::lexicon::Class;
use super::sign::{self, Signs};
use super::spans::{Span, span};
use super::tokens::{Text, Token};

/// Finds the stretches between marks in the tokens `from..to` of a paragraph.
pub fn find(text: &Text<'_>, paragraph: usize, from: usize, to: usize, into: &mut Vec<Span>) {
    if !text.paragraphs[paragraph].signs.may_have(MARKS) {
        return;
    }
    let mut open: Option<Open> = None;
    // Behind the last span: a lost opening mark is looked for from here on.
    let mut free = from;
    let mut at = from;
    while let Some(words) = text.tokens[at..to].iter().position(|it| !it.is_word()) {
        at += words;
        if text.sign(at) == b'='
            && open.is_none()
            && let Some(end) = attribute_end(text, at, to)
        {
            at = end;
            continue;
        }
        let mark = Mark::of(text, from, at, to);
        match (mark, &mut open) {
            (None, _) => {}
            (Some(mark), None) => {
                if mark.begins() {
                    open = Some(Open { at, mark, depth: 0 });
                } else if let Some(start) = lost_start(text, free, at, to) {
                    into.push(span(text, paragraph, (start, at + 1), (start, at), true));
                    free = at + 1;
                }
            }
            (Some(mark), Some(opened)) => {
                if opened.nests(text, mark, at, to) {
                    opened.depth += 1;
                } else if mark.ends(opened.mark) && opened.depth > 0 {
                    opened.depth -= 1;
                } else if mark.ends(opened.mark) {
                    if opened.at + 1 < at {
                        into.push(span(
                            text,
                            paragraph,
                            (opened.at, at + 1),
                            (opened.at + 1, at),
                            true,
                        ));
                    }
                    open = None;
                    free = at + 1;
                }
            }
        }
        at += 1;
    }
    // Speech that runs on into the next paragraph has no closing mark here.
    if let Some(open) = open.filter(|open| open.at + 1 < to) {
        into.push(span(
            text,
            paragraph,
            (open.at, to),
            (open.at + 1, to),
            false,
        ));
    }
}

/// The marks that [`Mark::of`] knows.
const MARKS: Signs = Signs::of(&[
    b'"',
    sign::HIGH_66,
    sign::HIGH_99,
    sign::LOW_99,
    sign::LEFT_ANGLES,
    sign::RIGHT_ANGLES,
    sign::LEFT_CORNER,
    sign::RIGHT_CORNER,
    sign::TWO_TICKS,
]);

/// Behind the value of an attribute left over from a web page, whose `=` stands at `at`: class="…".
fn attribute_end(text: &Text<'_>, at: usize, to: usize) -> Option<usize> {
    const LONGEST: usize = 60;
    if text.sign(at + 1) != b'"' || text.tokens[at + 1].is(Token::SPACED) {
        return None;
    }
    let end = (at + 2..to.min(at + LONGEST)).find(|&it| text.sign(it) == b'"');
    end.map(|it| it + 1)
}

/// The mark a quotation was opened with.
struct Open {
    at: usize,
    mark: Mark,
    depth: u32,
}

impl Open {
    /// Whether `mark` opens a quotation inside this one: it must open by shape, and two must close behind it.
    fn nests(&self, text: &Text<'_>, mark: Mark, at: usize, to: usize) -> bool {
        const AHEAD: usize = 400;
        if mark.sign != sign::HIGH_66 && mark.sign != sign::LOW_99
            || !mark.shaped_to_open
            || self.mark.sign == b'"'
        {
            return false;
        }
        let closing = if mark.sign == sign::LOW_99 {
            sign::HIGH_66
        } else {
            sign::HIGH_99
        };
        let mut closers = 0;
        for token in &text.tokens[at + 1..to.min(at + AHEAD)] {
            closers += usize::from(token.sign == closing);
            if token.sign == mark.sign || closers == 2 {
                break;
            }
        }
        closers == 2
    }
}

/// A double mark and what its surroundings say of it.
#[derive(Clone, Copy)]
struct Mark {
    sign: u8,
    shaped_to_open: bool,
    shaped_to_close: bool,
}

impl Mark {
    fn of(text: &Text<'_>, from: usize, at: usize, to: usize) -> Option<Self> {
        let token = &text.tokens[at];
        let known = matches!(
            token.sign,
            b'"' | sign::HIGH_66
                | sign::HIGH_99
                | sign::LOW_99
                | sign::LEFT_ANGLES
                | sign::RIGHT_ANGLES
                | sign::LEFT_CORNER
                | sign::RIGHT_CORNER
                | sign::TWO_TICKS
        );
        if !known {
            return None;
        }
        let before = if at == from { b' ' } else { text.sign(at - 1) };
        // The body"s members: an apostrophe.
        let joined = |it: usize| text.tokens.get(it).is_some_and(|it| !it.is(Token::SPACED));
        let owns = || joined(at) && joined(at + 1) && text.spelled(at + 1) == "s";
        if token.sign == b'"' && before == sign::WORD && owns() {
            return None;
        }
        let loose_before = at == from
            || token.is(Token::SPACED)
            || matches!(
                before,
                b'(' | b'[' | sign::DASH | b'_' | b'*' | sign::HIGH_6
            );
        let loose_after = at + 1 >= to || text.tokens[at + 1].is(Token::SPACED);
        Some(Self {
            sign: token.sign,
            shaped_to_open: loose_before && !loose_after,
            shaped_to_close: !loose_before && (loose_after || !text.tokens[at + 1].is_word()),
        })
    }

    /// Whether it can open a quotation.
    fn begins(self) -> bool {
        match self.sign {
            sign::HIGH_99 | sign::RIGHT_ANGLES => self.shaped_to_open,
            sign::RIGHT_CORNER | sign::TWO_TICKS => false,
            sign::HIGH_66 => !self.shaped_to_close,
            _ => true,
        }
    }

    /// Whether it can close what `opening` opened.
    fn ends(self, opening: Self) -> bool {
        match opening.sign {
            sign::LEFT_ANGLES => self.sign == sign::RIGHT_ANGLES,
            sign::RIGHT_ANGLES => self.sign == sign::LEFT_ANGLES,
            sign::LEFT_CORNER => self.sign == sign::RIGHT_CORNER,
            sign::LOW_99 => matches!(self.sign, sign::HIGH_66 | sign::HIGH_99 | b'"'),
            _ => match self.sign {
                b'"' | sign::HIGH_99 => true,
                sign::TWO_TICKS => opening.sign == sign::HIGH_66,
                sign::HIGH_66 => self.shaped_to_close,
                _ => false,
            },
        }
    }
}

/// Where speech begins that a mark at `at` closes though none opened it: at a sentence that is glued to the one
/// before (`owners.Small firms have passion,” said Anna`), or, when a reporting verb follows, at the start.
fn lost_start(text: &Text<'_>, free: usize, at: usize, to: usize) -> Option<usize> {
    if text.tokens[at].is(Token::SPACED) || at < free + 3 {
        return None;
    }
    let glued = (free + 1..at).rev().find(|&it| {
        let token = &text.tokens[it];
        token.is(Token::CAPITAL)
            && !token.is(Token::SPACED)
            && matches!(text.sign(it - 1), b'.' | b'!' | b'?')
            && it >= 2
            && text.tokens[it - 2].end - text.tokens[it - 2].start > 1
    });
    let reported = text.sign(at - 1) == b','
        && (at + 1..to.min(at + 4)).any(|it| text.class(it).has(Class::SPEECH));
    glued.or_else(|| reported.then(|| sentence_start(text, free, at)))
}

fn sentence_start(text: &Text<'_>, free: usize, at: usize) -> usize {
    let sentence = text.tokens[at - 1].sentence;
    (free..at)
        .rev()
        .take_while(|&it| text.tokens[it].sentence == sentence)
        .last()
        .unwrap_or(free)
}
