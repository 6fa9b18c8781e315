//! Labels as chats print them: "<anna> …", "[Anna: …]".

use super::Label;
use super::form::{Form, Place, ends_line, label};
use super::name::Name;
use crate::attribution::tokens::{Text, Token};
use crate::attribution::words::Phrase;

/// "[Anna: …]", a line of a chat with all of it in brackets.
pub fn in_brackets(text: &Text<'_>, place: Place) -> Option<Label> {
    let (first, to) = (place.from, place.to);
    if text.sign(first) != b'[' {
        return None;
    }
    let name =
        Name::coded(text, first + 1, to).or_else(|| Name::read(text, first + 1, to, |_| false))?;
    let says = name.to + 1;
    let named = says < to && text.sign(name.to) == b':' && text.tokens[says].is(Token::SPACED);
    if !named || !name.person(text) {
        return None;
    }
    let end = (says..to).find(|&it| ends_line(text, it + 1, to))?;
    let mut depth = 1;
    let whole = (says..=end).find(|&it| {
        match text.sign(it) {
            b'[' => depth += 1,
            b']' => depth -= 1,
            _ => {}
        }
        depth == 0
    }) == Some(end);
    (whole && says < end).then(|| Label {
        closes: Some(end as u32),
        ..label(text, name, place, Form::Colon, says)
    })
}

/// "<anna> …", as chats print it.
pub fn nick(text: &Text<'_>, place: Place, at: usize) -> Option<Label> {
    const LONG: usize = 5;
    if text.sign(at) != b'<' {
        return None;
    }
    let to = place.to;
    let close = (at + 1..to.min(at + LONG)).find(|&it| text.sign(it) == b'>')?;
    let words: Phrase = text.tokens[at + 1..close]
        .iter()
        .filter(|it| it.is_word())
        .map(|it| it.word)
        .collect();
    let next = text.tokens.get(close + 1).filter(|_| close + 1 < to)?;
    let spaced = next.is(Token::SPACED) && next.sign != b'<';
    // <b>…</b> is no nickname.
    let tag = (close..to).any(|it| text.sign(it) == b'<' && text.sign(it + 1) == b'/');
    let named = spaced && !tag && !words.is_empty();
    let name = Name {
        from: at + 1,
        to: close,
        words,
        described: false,
    };
    named.then(|| Label {
        stamped: true,
        // The "_" of a nickname is no mark around it.
        from: at as u32 + 1,
        to: close as u32,
        ..label(text, name, place, Form::Set, close + 1)
    })
}
