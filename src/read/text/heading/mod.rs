//! What a line would be as a heading, judged by its words alone. Whether it is one, the outline decides.
//!
//! `class` is what comes of it, `terms` the words that make headings, `title` how titles look, and `forms` the ways in
//! which headings are written.

mod class;
mod forms;
mod terms;
mod title;

use std::ops::Range;

pub use class::{Class, Heading};
pub use title::{sentences, titled, unmarked};

/// The longest heading, in bytes.
const LONGEST: usize = 160;

/// Takes `line`, trimmed, as a heading by its words; of several readings the most telling.
pub fn by_words(line: &str) -> Option<Heading> {
    if line.len() > LONGEST || line.is_empty() {
        return None;
    }
    let inner = unwrapped(line);
    let found = forms::read(line.get(inner.clone())?)?;
    Some(found.shifted(inner.start))
}

/// The bytes of `line` inside ornaments ("— I —", "[ 1 ]", "_SOWING_").
pub fn unwrapped(line: &str) -> Range<usize> {
    let ornament = |c: char| {
        matches!(c, '_' | '*' | '=' | '—' | '–' | '-' | '[' | ']' | '~' | '|') || c.is_whitespace()
    };
    let left = line.trim_start_matches(ornament);
    let start = line.len() - left.len();
    start..start + left.trim_end_matches(ornament).len()
}

#[cfg(test)]
mod tests {
    use super::Class::*;
    use super::*;

    fn read(line: &str) -> Option<(Class, Option<u32>, &str, &str)> {
        by_words(line).map(|it| (it.class, it.value, it.number.of(line), it.title.of(line)))
    }

    type Row = (&'static str, Class, Option<u32>, &'static str, &'static str);

    const HEADINGS: &[Row] = &[
        ("CHAPTER I", Chapter, Some(1), "CHAPTER I", ""),
        ("Chapter 12", Chapter, Some(12), "Chapter 12", ""),
        (
            "CHAPTER II. Mrs. Orchard Is Late",
            Chapter,
            Some(2),
            "CHAPTER II",
            "Mrs. Orchard Is Late",
        ),
        (
            "CHAPTER III IN WHICH NOBODY COMES",
            Chapter,
            Some(3),
            "CHAPTER III",
            "IN WHICH NOBODY COMES",
        ),
        ("CHAP. IV.", Chapter, Some(4), "CHAP. IV", ""),
        ("Chapter the Last: Home", Chapter, None, "", ""),
        ("BOOK THE SECOND", Book, Some(2), "BOOK THE SECOND", ""),
        (
            "BOOK THE THIRD. _Mending_.",
            Book,
            Some(3),
            "BOOK THE THIRD",
            "Mending",
        ),
        (
            "Book the First--The Mill",
            Book,
            Some(1),
            "Book the First",
            "The Mill",
        ),
        (
            "CHAPTER IV.--The Weir.",
            Chapter,
            Some(4),
            "CHAPTER IV",
            "The Weir",
        ),
        (
            "CHAPTER V—THE ROPE",
            Chapter,
            Some(5),
            "CHAPTER V",
            "THE ROPE",
        ),
        ("VOLUME I", Volume, Some(1), "VOLUME I", ""),
        (
            "Part Two — The River",
            Part,
            Some(2),
            "Part Two",
            "The River",
        ),
        ("Erstes Kapitel", Chapter, Some(1), "Erstes Kapitel", ""),
        ("3. Akt", Part, Some(3), "3. Akt", ""),
        (
            "Lesson 4: Keep the door open.",
            Chapter,
            Some(4),
            "Lesson 4",
            "Keep the door open",
        ),
        (
            "Rule #3: Ask twice",
            Chapter,
            Some(3),
            "Rule #3",
            "Ask twice",
        ),
        ("Appendix B", Chapter, Some(2), "Appendix B", ""),
        ("PROLOGUE", Chapter, None, "", "PROLOGUE"),
        (
            "Introduction: The Mill",
            Chapter,
            None,
            "",
            "Introduction: The Mill",
        ),
        (
            "第十二章 川のほとり",
            Chapter,
            None,
            "第十二章",
            "川のほとり",
        ),
        ("IV", Roman, Some(4), "IV", ""),
        ("— II —", Roman, Some(2), "II", ""),
        ("[ 7 ]", Digits, Some(7), "7", ""),
        ("I. THE MILL DOOR", Roman, Some(1), "I", "THE MILL DOOR"),
        ("I  The Old Mill", Roman, Some(1), "I", "The Old Mill"),
        ("03 The Ferry", Digits, Some(3), "03", "The Ferry"),
        ("5. Be patient.", Digits, Some(5), "5", "Be patient"),
        ("6) Don’t ask why!", Digits, Some(6), "6", "Don’t ask why!"),
        (
            "THE FERRY AT NIGHT",
            Capitals,
            None,
            "",
            "THE FERRY AT NIGHT",
        ),
        ("_SOWING_", Capitals, None, "", "SOWING"),
    ];

    #[test]
    fn headings_by_their_words() {
        for (line, class, value, number, title) in HEADINGS {
            let any = !title.is_empty() || !number.is_empty();
            assert_eq!(
                read(line),
                any.then_some((*class, *value, *number, *title)),
                "{line}"
            );
        }
    }

    #[test]
    fn what_is_no_heading() {
        for line in [
            "Chapter 3 of the report says nothing.",
            "Part of the roof was gone.",
            "Book two seats for tonight.",
            "1. She came in. He left.",
            "2. bread",
            "1984 was a cold year",
            "He said nothing.",
            "\"STOP!\"",
            "THE END",
            "END OF THE FIRST BOOK",
            "I am here.",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }
}
