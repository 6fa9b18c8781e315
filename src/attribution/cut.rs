//! Where a word or a number ends, and what is cut off it: a possessive ending, the small word it is joined to.

use super::lexicon::{Class, Lexicon};

/// The end of the word that starts at `at`: letters, with apostrophes and hyphens between letters.
pub fn word_end(source: &str, at: usize) -> usize {
    let bytes = source.as_bytes();
    let mut end = at;
    loop {
        match bytes.get(end) {
            Some(byte) if byte.is_ascii_alphabetic() => end += 1,
            Some(b'\'' | b'-')
                if end > at && bytes.get(end + 1).is_some_and(u8::is_ascii_alphabetic) =>
            {
                end += 2;
            }
            Some(0x80..) => {
                let mut chars = source.get(end..).unwrap_or_default().chars();
                match (chars.next(), chars.next()) {
                    (Some(c), _) if c.is_alphabetic() || c == '\u{301}' || c == '\u{ad}' => {
                        end += c.len_utf8();
                    }
                    (Some('’'), Some(c)) if end > at && c.is_alphabetic() => {
                        end += '’'.len_utf8();
                    }
                    _ => return end,
                }
            }
            Some(b'\'' | b'-')
                if end > at
                    && source
                        .get(end + 1..)
                        .and_then(|rest| rest.chars().next())
                        .is_some_and(char::is_alphabetic) =>
            {
                end += 1;
            }
            _ => return end,
        }
    }
}

/// The end of the number that starts at `at`.
pub fn number_end(bytes: &[u8], at: usize) -> usize {
    let digits = bytes[at..].iter().take_while(|byte| byte.is_ascii_digit());
    at + digits.count()
}

/// How an age ends that stands for a person: a 42-year-old.
pub const AGE: &str = "-year-old";

/// Whether a number that ends at `end` is an age, which makes a word with what follows.
pub fn is_age(bytes: &[u8], end: usize) -> bool {
    bytes[end..].starts_with(AGE.as_bytes())
}

/// Where the first of two joined words ends and where the second begins: l'|homme, dit-|elle, a-t-|il.
pub fn joint(lexicon: &Lexicon, word: &str) -> (usize, usize) {
    const SMALL: usize = 12;
    let whole = (word.len(), word.len());
    let class = |part: &str| lexicon.class(&lower_case(part));
    if let Some(at) = word.find(['\'', '’']).filter(|&at| at < SMALL) {
        let end = at
            + word
                .get(at..)
                .and_then(|it| it.chars().next())
                .map_or(1, char::len_utf8);
        let small = word.get(..end).unwrap_or_default();
        if class(small).has(Class::ELISION) {
            return (end, end);
        }
    }
    let Some((verb, subject)) = word.rsplit_once('-') else {
        return whole;
    };
    if !class(subject).has(Class::ENCLITIC) {
        return whole;
    }
    let verb = verb.strip_suffix("-t").unwrap_or(verb);
    (verb.len(), word.len() - subject.len())
}

/// A word without its possessive ending.
pub fn bare(word: &str) -> &str {
    let Some(b's' | b'S') = word.as_bytes().last() else {
        return word;
    };
    let endings = ["'s", "’s", "'S", "’S"];
    let stem = endings.iter().find_map(|it| word.strip_suffix(it));
    stem.unwrap_or(word)
}

/// A word as the lexicon has it.
pub fn lower_case(word: &str) -> String {
    word.to_lowercase().replace('’', "'")
}
