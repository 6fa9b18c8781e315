//! Prose to measure with: the same on every machine, written by this file.

use dixit::model::Document;

const WORDS: &[&str] = &[
    "harbour",
    "lantern",
    "the",
    "a",
    "of",
    "and",
    "keeps",
    "follows",
    "measures",
    "quiet",
    "patient",
    "northern",
    "river",
    "window",
    "without",
    "complaint",
    "before",
    "supper",
    "naïve",
    "café",
    "—",
    "“Well,”",
    "said",
    "she",
    "it",
    "was",
    "in",
    "ordinary",
    "weathered",
    "whenever",
    "teachers",
    "answered,",
    "mended.",
    "crossed",
];

/// At least `size` bytes of paragraphs, hard-wrapped at 72 columns; `rare` stands once, shortly before the end.
pub fn prose(size: usize, rare: &str) -> String {
    let mut text = String::with_capacity(size + 1024);
    let mut seed = 0x9E37_79B9_7F4A_7C15_u64;
    let (mut column, mut words, mut told) = (0, 0, false);
    while text.len() < size {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let mut word = WORDS[(seed >> 33) as usize % WORDS.len()];
        if !told && text.len() > size - size / 64 {
            (word, told) = (rare, true);
        }
        words += 1;
        let end = if words % 90 == 0 {
            "\n\n"
        } else if column > 66 {
            "\n"
        } else {
            " "
        };
        text.push_str(word);
        text.push_str(end);
        column = if end == " " {
            column + word.len() + 1
        } else {
            0
        };
    }
    text
}

/// The same as a document.
pub fn document(size: usize, rare: &str) -> Document {
    dixit::read::plain(prose(size, rare))
}
