//! Words that name people: bylines and the signature under a quotation.

use std::ops::Range;

/// Small words that stand inside names and between them.
const INSIDE: &[&str] = &[
    "and", "und", "et", "y", "e", "de", "di", "da", "du", "von", "van", "der", "den", "la", "le",
    "of", "for", "bin", "al", "zu",
];

/// Whether `words` could be the name of a person or of a few: capitalised words without a sentence's marks.
pub fn is_name(words: &str) -> bool {
    let words = words.trim_matches(['_', '*', ' ']);
    let fits = |word: &str| word.starts_with(|c: char| !c.is_lowercase()) || INSIDE.contains(&word);
    let count = words.split_whitespace().count();
    (1..=12).contains(&count)
        && !words.ends_with(['!', '?', ':', ';', ','])
        && words.split_whitespace().all(fits)
        && !words.contains(['"', '“', '”', '«', '»', '!', '?'])
}

/// The bytes of the name in a line that signs what stands above it: "— Name", "-- Name, where". The name ends at a
/// comma, a bracket or a second dash.
pub fn signature(line: &str) -> Option<Range<usize>> {
    let is_dash = |c: char| matches!(c, '—' | '–' | '―' | '-');
    let trimmed = line.trim_start();
    let words = trimmed.trim_start_matches(is_dash);
    let dashes = trimmed.len() - words.len();
    let single_hyphen = dashes == 1 && trimmed.starts_with('-');
    let words = words.trim_start();
    if dashes == 0 || single_hyphen || words.is_empty() {
        return None;
    }
    let start = line.len() - words.len();
    let end = words
        .find([',', '(', '—', '–', '\n', ';'])
        .unwrap_or(words.len());
    let name = words.get(..end)?.trim_end();
    let name = if name.len() > 4 && !name.ends_with("Jr.") && !name.ends_with("Sr.") {
        name.trim_end_matches('.')
    } else {
        name
    };
    (is_name(name) && name.chars().any(char::is_alphabetic)).then(|| start..start + name.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatures() {
        for (line, name) in [
            ("— Marta Lindqvist", Some("Marta Lindqvist")),
            ("-- Marta Lindqvist, in a speech", Some("Marta Lindqvist")),
            (
                "– Ludwig van Beethoven (1802)",
                Some("Ludwig van Beethoven"),
            ),
            ("—Ann Hill.", Some("Ann Hill")),
            ("- Ann Hill", None),
            ("— I would take the train", None),
            ("Ann Hill", None),
            ("—", None),
        ] {
            assert_eq!(
                signature(line).map(|range| line.get(range).unwrap()),
                name,
                "{line}"
            );
        }
    }
}
