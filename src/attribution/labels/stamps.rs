//! What stands around a name in a label: times, remarks in brackets, marks of emphasis.

use crate::attribution::sign;
use crate::attribution::tokens::{Text, Token};

/// Behind a time stamp or another remark in brackets at `at`.
pub fn stamp(text: &Text<'_>, at: usize, to: usize) -> usize {
    const LONG: usize = 12;
    bracket(text, at, to, LONG)
}

/// Behind what brackets between a name and its colon tell: a time, a remark, an office of more words.
pub fn office(text: &Text<'_>, at: usize, to: usize) -> usize {
    const LONG: usize = 32;
    let end = bracket(text, at, to, LONG);
    if end < to && text.sign(end) == b':' {
        return end;
    }
    stamp(text, at, to)
}

fn bracket(text: &Text<'_>, at: usize, to: usize, long: usize) -> usize {
    let close = match text.sign(at) {
        b'[' => b']',
        b'(' => b')',
        _ => return at,
    };
    let end = (at..to.min(at + long)).find(|&it| text.sign(it) == close);
    end.map_or(at, |end| end + 1)
}

/// Whether a time begins at `at`: 00:03:12.
pub fn is_time(text: &Text<'_>, at: usize, to: usize) -> bool {
    at + 2 < to
        && text.sign(at) == sign::NUMBER
        && text.sign(at + 1) == b':'
        && text.sign(at + 2) == sign::NUMBER
}

/// Behind a time without brackets at `at`.
pub fn time(text: &Text<'_>, at: usize, to: usize) -> usize {
    if !is_time(text, at, to) {
        return at;
    }
    let mut end = at + 3;
    while end + 1 < to
        && matches!(text.sign(end), b':' | b'.' | b',')
        && text.sign(end + 1) == sign::NUMBER
        && !text.tokens[end + 1].is(Token::SPACED)
    {
        end += 2;
    }
    end
}

/// Whether a time stands among tokens.
pub fn is_timed(text: &Text<'_>, from: usize, to: usize) -> bool {
    (from..to).any(|it| is_time(text, it, to))
}

/// Behind marks of emphasis.
pub fn marks(text: &Text<'_>, at: usize, to: usize) -> usize {
    let end = (at..to).find(|&it| !is_mark(text, it));
    end.unwrap_or(to)
}

/// Where what stands before the closing marks of emphasis ends.
pub fn unmarked(text: &Text<'_>, from: usize, to: usize) -> usize {
    let last = (from..to).rfind(|&it| !is_mark(text, it));
    last.map_or(from, |it| it + 1)
}

/// Whether what ends at `to` ends as a sentence does.
pub fn closes(text: &Text<'_>, from: usize, to: usize) -> bool {
    let last = text.sign(unmarked(text, from, to).max(from + 1) - 1);
    !matches!(last, sign::WORD | sign::NUMBER)
}

/// Whether a token is a mark of emphasis.
pub fn is_mark(text: &Text<'_>, at: usize) -> bool {
    matches!(text.sign(at), b'*' | b'_')
}

/// Behind what may stand before a name: a time, the ">>" of subtitles, marks of emphasis.
pub fn opening(text: &Text<'_>, from: usize, to: usize) -> usize {
    let mut at = from;
    loop {
        let timed = time(text, stamp(text, at, to), to);
        let mut next = marks(text, timed, to);
        let parts =
            matches!(text.sign(next), b'-' | b'|' | sign::DASH) && is_timed(text, from, next);
        if next < to && (parts || text.sign(next) == b'>') {
            next += 1;
        }
        if next == at || next >= to {
            return at;
        }
        at = next;
    }
}

/// Behind what may follow a name: where somebody is from, a time.
pub fn tail(text: &Text<'_>, from: usize, to: usize) -> usize {
    let mut at = from;
    while at < to {
        let parts =
            matches!(text.sign(at), b',' | b'-' | b'|' | sign::DASH) && is_time(text, at + 1, to);
        let next = marks(
            text,
            time(text, office(text, at + usize::from(parts), to), to),
            to,
        );
        if next == at {
            break;
        }
        at = next;
    }
    at
}

/// Behind the degrees that follow a name at `at`: ", M.D., Ph.D".
pub fn degrees(text: &Text<'_>, at: usize, to: usize) -> usize {
    const LETTERS: u32 = 4;
    let mut end = at;
    while end + 1 < to && text.sign(end) == b',' {
        let part = |it: usize| {
            let token = &text.tokens[it];
            let letters = token.is(Token::CAPITAL) && token.end - token.start <= LETTERS;
            (token.is_word() && letters || token.sign == b'.')
                && (it == end + 1 || !token.is(Token::SPACED))
        };
        let next = (end + 1..to).find(|&it| !part(it)).unwrap_or(to);
        if next == end + 1 {
            return at;
        }
        end = next;
    }
    end
}

/// Behind the marks of emphasis and the stage directions that open a turn: (rising), [laughs].
pub fn direction(text: &Text<'_>, at: usize, to: usize) -> usize {
    let mut at = at;
    loop {
        let next = if is_mark(text, at) {
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
