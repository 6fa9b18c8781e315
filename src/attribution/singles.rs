//! Single marks as the marks of dialogue: ‘…’, '…', ‚…‘, ‹…›.
//!
//! Apostrophes inside words are part of the word and never seen here; one before a word (’tis) or behind it (boys’) is
//! told from a mark by its surroundings.

use super::sign;
use super::spans::{Span, span};
use super::tokens::{Text, Token};

/// Finds the stretches between single marks in the tokens `from..to` of a paragraph.
pub fn find(text: &Text<'_>, paragraph: usize, from: usize, to: usize, into: &mut Vec<Span>) {
    let mut open = None;
    for at in from..to {
        match open {
            None if opens(text, at) => open = Some(at),
            Some(start) if closes(text, from, at, to) => {
                if start + 1 < at {
                    into.push(span(
                        text,
                        paragraph,
                        (start, at + 1),
                        (start + 1, at),
                        true,
                    ));
                }
                open = None;
            }
            _ => {}
        }
    }
    if let Some(start) = open.filter(|start| start + 1 < to) {
        into.push(span(text, paragraph, (start, to), (start + 1, to), false));
    }
}

/// Whether a single mark opens here: loose before, glued to what follows.
pub fn opens(text: &Text<'_>, at: usize) -> bool {
    let token = &text.tokens[at];
    let first = at == 0 || text.tokens[at - 1].paragraph != token.paragraph;
    let loose =
        first || token.is(Token::SPACED) || matches!(text.sign(at - 1), sign::DASH | b'(' | b'[');
    loose && leads(text, at)
}

/// Whether a single mark is glued to what follows, whatever stands before it.
pub fn leads(text: &Text<'_>, at: usize) -> bool {
    let token = &text.tokens[at];
    // A curly apostrophe opens only where the printer curled every mark the same way.
    let shape = matches!(
        token.sign,
        sign::HIGH_6 | b'\'' | sign::LOW_9 | sign::LEFT_ANGLE
    );
    shape
        && text.tokens.get(at + 1).is_some_and(|next| {
            next.paragraph == token.paragraph
                && !next.is(Token::SPACED)
                && (next.is_word() || next.sign == sign::NUMBER || next.sign == sign::DOTS)
        })
}

/// Whether a single mark closes here: glued to what stands before, loose behind. Behind a bare word it closes only
/// where no more of the sentence follows, for it may be the apostrophe of a plural.
pub fn closes(text: &Text<'_>, from: usize, at: usize, to: usize) -> bool {
    let token = &text.tokens[at];
    if !matches!(
        token.sign,
        b'\'' | sign::HIGH_9 | sign::HIGH_6 | sign::RIGHT_ANGLE
    ) || at == from
        || token.is(Token::SPACED)
    {
        return false;
    }
    let Some(next) = text.tokens.get(at + 1).filter(|_| at + 1 < to) else {
        return true;
    };
    if !next.is(Token::SPACED) {
        return !next.is_word() && next.sign != sign::NUMBER;
    }
    let bare = text.tokens[at - 1].is_word();
    !bare || !text.ends(at - 1, "s") && !text.ends(at - 1, "in") || next.is(Token::CAPITAL)
}
