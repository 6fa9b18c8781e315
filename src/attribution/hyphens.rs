//! French and Spanish dialogue behind plain hyphens: -Sí, señora -contestaba Ana-. Y luego…; - Oui, dit Paul.
//!
//! Hyphens may begin the items of a list as well: several paragraphs must begin so and end as sentences do, and one of
//! them must hold a clause that reports it. Then they are read as dashes.

use super::incise;
use super::lexicon::Class;
use super::sign;
use super::tokens::{Paragraph, Text, Token};

/// Whether a text, scanned with its hyphens as they are, begins speech with them.
pub fn begin_speech(text: &Text<'_>) -> bool {
    const SEVERAL: usize = 3;
    if !text.words.lexicon().romance() {
        return false;
    }
    let first = |it: &&Paragraph| it.from < it.to && opens(text.sign(it.from as usize));
    let hyphen = |it: &&Paragraph| text.sign(it.from as usize) == b'-';
    let led = text.paragraphs.iter().filter(first);
    let ended = led.clone().filter(|it| ends(text, it)).count();
    let mut hyphens = led.clone().filter(hyphen).filter(|it| ends(text, it));
    let most = ended >= SEVERAL && ended * 4 >= led.count() * 3;
    most && hyphens.any(|it| is_told(text, it))
}

/// Whether the hyphen at `at` stands where a dash would: before or behind a word, not between two.
pub fn is_dash(source: &str, at: usize) -> bool {
    let before = source.get(..at).and_then(|it| it.chars().next_back());
    let after = source.get(at + 1..).and_then(|it| it.chars().next());
    let space = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let opens = |c: char| c.is_alphabetic() || matches!(c, '¡' | '¿' | '«' | '“' | '"' | '…' | '.');
    let ends = |c: char| matches!(c, '.' | ',' | ';' | ':' | '!' | '?');
    if space(before) {
        space(after) || after.is_some_and(opens)
    } else {
        space(after) || after.is_some_and(ends)
    }
}

/// Whether a sign may begin speech.
fn opens(sign: u8) -> bool {
    matches!(sign, b'-' | sign::DASH)
}

/// Whether a paragraph ends as a sentence does, or announces the next.
fn ends(text: &Text<'_>, paragraph: &Paragraph) -> bool {
    let last = text.sign(paragraph.to as usize - 1);
    matches!(
        last,
        b'.' | b'!' | b'?' | b':' | sign::DOTS | sign::RIGHT_ANGLES
    )
}

/// Whether a clause in the paragraph reports it: -Sí -dijo Ana; - Oui, dit Paul.
fn is_told(text: &Text<'_>, paragraph: &Paragraph) -> bool {
    let (from, to) = (paragraph.from as usize, paragraph.to as usize);
    let small = |it: usize| !text.tokens[it].is(Token::CAPITAL);
    let says = |it: usize| small(it) && text.class(it).has(Class::SPEECH);
    (from + 2..to.saturating_sub(1)).any(|it| {
        let set_off = opens(text.sign(it)) && says(it + 1);
        let stop = matches!(text.sign(it), b',' | b'!' | b'?' | sign::DOTS);
        set_off || stop && incise::clause(text, it + 1, to).is_some()
    })
}

#[cfg(test)]
mod tests {
    use super::is_dash;

    #[test]
    fn a_hyphen_between_words_or_before_a_number_is_none() {
        for (source, expected) in [
            ("-Sí", true),
            ("- Oui", true),
            ("Sí -dijo", true),
            ("Sí - dijo", true),
            ("dijo Ana-. Y", true),
            ("dijo Ana- y", true),
            ("-5 grados", false),
            ("Jean-Luc", false),
            ("de 3-4", false),
        ] {
            let at = source.find('-').expect("it has one");
            assert_eq!(is_dash(source, at), expected, "{source}");
        }
    }
}
