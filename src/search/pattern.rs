//! A regular expression as it is looked for.
//!
//! It sees one paragraph at a time: `^` and `$` are its ends, `.` crosses its line ends. Outside brackets a space
//! stands for any white space and a straight quotation mark for a curly one too. Case follows the rule of the query:
//! capitals only where one is asked for. Size and time are limited by the crate; memory by us.

use std::ops::Range;

use regex::{Regex, RegexBuilder};

/// What a pattern may take when it is compiled, in bytes.
const SIZE_LIMIT: usize = 1 << 20;

/// A compiled regular expression; two are equal when they are written alike.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    source: String,
    regex: Regex,
}

impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.source == other.source
    }
}

impl Eq for Pattern {}

impl Pattern {
    /// Compiles `source`. An error says at which character of `source`, counted from 0, and what is wrong.
    pub(super) fn new(source: &str) -> Result<Self, (usize, String)> {
        regex_syntax::Parser::new()
            .parse(source)
            .map_err(|error| explain(source, &error))?;
        let regex = RegexBuilder::new(&loosen(source))
            .case_insensitive(!asks_for_capitals(source))
            .dot_matches_new_line(true)
            .size_limit(SIZE_LIMIT)
            .dfa_size_limit(SIZE_LIMIT)
            .build()
            .map_err(|_| (0, "this expression is too large".to_owned()))?;
        Ok(Self {
            source: source.to_owned(),
            regex,
        })
    }

    /// The matches in `text` that are not empty, from left to right, as ranges of its bytes.
    pub(super) fn all<'t>(
        &self,
        text: &'t str,
    ) -> impl Iterator<Item = Range<usize>> + use<'_, 't> {
        self.regex
            .find_iter(text)
            .map(|found| found.range())
            .filter(|range| !range.is_empty())
    }
}

fn explain(source: &str, error: &regex_syntax::Error) -> (usize, String) {
    let (start, what) = match error {
        regex_syntax::Error::Parse(error) => (error.span().start.offset, error.kind().to_string()),
        regex_syntax::Error::Translate(error) => {
            (error.span().start.offset, error.kind().to_string())
        }
        _ => (0, "this is not a regular expression".to_owned()),
    };
    let characters = source
        .get(..start)
        .map_or(0, |before| before.chars().count());
    (characters, what)
}

/// Whether a capital letter stands in `source` other than in an escape (`\W`, `\P{…}`).
fn asks_for_capitals(source: &str) -> bool {
    let mut escaped = false;
    source.chars().any(|c| {
        let capital = c.is_uppercase() && !escaped;
        escaped = c == '\\' && !escaped;
        capital
    })
}

/// `source` with its spaces and straight marks, outside brackets and escapes, standing for all that look like them.
fn loosen(source: &str) -> String {
    let mut out = String::with_capacity(source.len() + 16);
    let (mut escaped, mut brackets) = (false, 0_u32);
    for c in source.chars() {
        match c {
            _ if escaped => out.push(c),
            '[' => {
                brackets += 1;
                out.push(c);
            }
            ']' => {
                brackets = brackets.saturating_sub(1);
                out.push(c);
            }
            ' ' if brackets == 0 => out.push_str(r"\s+"),
            '\'' | '’' if brackets == 0 => out.push_str("['‘’ʼ]"),
            '"' if brackets == 0 => out.push_str("[\"“”„«»]"),
            _ => out.push(c),
        }
        escaped = c == '\\' && !escaped;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_sees_through_line_ends_and_curls() {
        for (source, text, found) in [
            ("blue sky", "the blue\n  sky", Some("blue\n  sky")),
            ("don't", "I don’t", Some("don’t")),
            ("\"no\"", "“no”", Some("“no”")),
            ("re(gex)?", "a REGEX", Some("REGEX")),
            ("Re", "re", None),
            (r"\W", "a b", Some(" ")),
            (r"a.*c", "a\nb\nc", Some("a\nb\nc")),
            ("^b", "a\nb", None),
            ("x*", "aaxx", Some("xx")),
            ("[ ]", "a\u{A0}b", None),
        ] {
            let pattern = Pattern::new(source).unwrap();
            let place = pattern.all(text).next();
            assert_eq!(
                place.and_then(|range| text.get(range)),
                found,
                "{source} in {text:?}"
            );
        }
    }

    #[test]
    fn an_error_has_its_place() {
        for (source, at, word) in [
            ("a(b", 1, "unclosed group"),
            ("é[z-a]", 2, "invalid character class range"),
            ("*", 0, "repetition"),
        ] {
            let (found, message) = Pattern::new(source).unwrap_err();
            assert_eq!(found, at, "{source}: {message}");
            assert!(message.contains(word), "{source}: {message}");
        }
        let huge = Pattern::new(r"\w{1000}{1000}").unwrap_err();
        assert!(huge.1.contains("too large"), "{huge:?}");
    }
}
