//! How a text is set: whether its lines were wrapped by hand, at which width, and how far it is indented as a whole.
//!
//! Judged from the first part of the text alone, so that its head looks the same before the rest is read.

use super::lines::{self, Line};
use crate::model::code_points;

/// How much of a text is looked at, in bytes.
const SAMPLE: usize = 256 * 1024;

/// Widths at which people and programs wrap lines, in characters.
const WIDTHS: std::ops::RangeInclusive<usize> = 36..=100;

/// How a text is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// The width at which its lines were wrapped, if they were.
    pub width: Option<usize>,
    /// The indentation that all of it has.
    pub indent: usize,
    /// Whether its paragraphs begin with an indented line.
    pub first_lines_indented: bool,
}

/// Looks at the first part of `text`.
pub fn profile(text: &str) -> Profile {
    let mut cut = text.len().min(SAMPLE);
    while !text.is_char_boundary(cut) {
        cut -= 1;
    }
    let sample = text.get(..cut).unwrap_or_default();
    let mut seen = Seen::default();
    lines::groups(sample, |group, _| seen.add(sample, group));
    seen.judge()
}

impl Profile {
    /// A text whose line ends are spaces at any width.
    pub fn flowing() -> Self {
        Self {
            width: Some(0),
            ..Self::default()
        }
    }
}

/// What is counted.
#[derive(Default)]
struct Seen {
    /// Of every line that another follows: its length, and that length with the next line's first word.
    followed: Vec<(usize, usize)>,
    indents: Vec<usize>,
    groups: usize,
    indented_first: usize,
}

impl Seen {
    fn add(&mut self, text: &str, group: &[Line]) {
        for pair in group.windows(2) {
            if let [line, next] = pair {
                self.followed
                    .push((line.chars, line.chars + 1 + first_word(text, *next)));
            }
        }
        self.indents.extend(group.iter().map(|line| line.indent));
        if let [first, second, ..] = group {
            self.groups += 1;
            self.indented_first +=
                usize::from((2..=10).contains(&first.indent.saturating_sub(second.indent)));
        }
    }

    fn judge(mut self) -> Profile {
        self.indents.sort_unstable();
        let indent = self
            .indents
            .get(self.indents.len() / 20)
            .copied()
            .unwrap_or(0);
        Profile {
            width: self.width(),
            indent,
            first_lines_indented: self.indented_first * 2 > self.groups,
        }
    }

    /// Lines are wrapped when most of them could not have taken the next word.
    fn width(&mut self) -> Option<usize> {
        self.followed.sort_unstable();
        let (width, _) = *self.followed.get(self.followed.len() * 19 / 20)?;
        let full = self
            .followed
            .iter()
            .filter(|(_, with_next)| *with_next + 2 >= width)
            .count();
        (WIDTHS.contains(&width) && full * 10 >= self.followed.len() * 6).then_some(width)
    }
}

/// The length of a line's first word in characters.
pub fn first_word(text: &str, line: Line) -> usize {
    let words = text.as_bytes().get(line.text..line.end).unwrap_or_default();
    let end = words
        .iter()
        .position(|byte| *byte <= b' ')
        .unwrap_or(words.len());
    code_points(words.get(..end).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_texts_are_set() {
        let wrapped = "The mill stood where the river turned, and\nevery morning the miller's cart went over the\nbridge with flour for the town.\n\n";
        assert_eq!(
            profile(&wrapped.repeat(3)).width,
            Some(45),
            "the longest line"
        );
        let verse = "The river runs\nbelow the mill\nand never asks\nwho had his fill\n\n";
        assert_eq!(profile(&verse.repeat(3)).width, None);
        let web = format!(
            "{}\n{}\n",
            "A long paragraph. ".repeat(20),
            "Another one. ".repeat(30)
        );
        assert_eq!(profile(&web).width, None);
        let indented = "   The mill stood where the river turned, and\nevery morning the miller's cart went over the\nbridge.\n";
        assert!(profile(&indented.repeat(3)).first_lines_indented);
    }
}
