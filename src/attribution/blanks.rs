//! Inner marks that became blanks on their way through an encoding: “He nodded.  Sit down,  said I, and he did.”
//!
//! Two blanks stand where one mark was, three where one closed and the next opened. Where the text sets its sentences two
//! blanks apart, only a comma in front of them tells.

use super::spans::{self, Span};
use super::tokens::{Text, Token};

/// What stands between such blanks in a stretch. Any of it may be narration, too.
pub fn find(text: &Text<'_>, span: &Span, into: &mut Vec<Span>) {
    let (from, to) = (span.from as usize, span.to as usize);
    let opened = from > 0 && text.tokens[from].is(Token::SPACED);
    let closed = text.tokens.get(to).is_some_and(|it| it.is(Token::SPACED));
    let first = opened.then_some(from);
    let wide = (from + 1..to).filter(|&at| blanks(text, at) > 1);
    let last = (!span.closed || closed).then_some(to);
    let marks: Vec<usize> = first.into_iter().chain(wide).chain(last).collect();
    let sparing = marks.len() > 1 && sets_one_apart(text, from, to);
    for pair in marks.windows(2) {
        let (start, end) = (pair[0], pair[1]);
        let tells = text.sign(end - 1) == b',' || sparing;
        if tells {
            let paragraph = span.paragraph as usize;
            into.push(spans::span(
                text,
                paragraph,
                (start, end),
                (start, end),
                true,
            ));
        }
    }
}

/// How many blanks stand before a token, those at a line's end among them.
pub fn blanks(text: &Text<'_>, at: usize) -> usize {
    let (before, here) = (text.tokens[at - 1].end, text.tokens[at].start);
    let between = text
        .document
        .text
        .as_bytes()
        .get(before as usize..here as usize);
    let between = between.unwrap_or_default();
    between.iter().filter(|it| **it != b'\r').count()
}

/// Whether some sentence begins one blank behind the one before.
fn sets_one_apart(text: &Text<'_>, from: usize, to: usize) -> bool {
    (from + 1..to).any(|at| {
        let ended = matches!(text.sign(at - 1), b'.' | b'!' | b'?');
        let between = text.tokens[at - 1].end as usize..text.tokens[at].start as usize;
        let blank = text.document.text.as_bytes().get(between) == Some(b" ");
        ended && blank && text.tokens[at].is(Token::CAPITAL)
    })
}
