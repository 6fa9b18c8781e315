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
    /// Whether blank lines part its paragraphs, so that a line end alone parts none.
    pub spaced: bool,
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

/// A line that another follows.
struct Followed {
    /// Its length.
    chars: usize,
    /// The same with the next line's first word.
    with_next: usize,
    /// Whether it closes a sentence.
    closes: bool,
}

/// What is counted.
#[derive(Default)]
struct Seen {
    followed: Vec<Followed>,
    /// How many of them break off inside a sentence, and the next goes on with a small letter.
    broken: usize,
    indents: Vec<usize>,
    groups: usize,
    /// Of them those of several lines, and of these those whose first is indented.
    several: usize,
    indented_first: usize,
}

impl Seen {
    fn add(&mut self, text: &str, group: &[Line]) {
        for pair in group.windows(2) {
            if let [line, next] = pair {
                self.followed.push(Followed {
                    chars: line.chars,
                    with_next: line.chars + 1 + first_word(text, *next),
                    closes: closes(text, *line),
                });
                self.broken += usize::from(breaks(text, *line, *next));
            }
        }
        self.indents.extend(group.iter().map(|line| line.indent));
        self.groups += 1;
        if let [first, second, ..] = group {
            self.several += 1;
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
        let width = self.width().or_else(|| self.ragged());
        Profile {
            width,
            indent,
            first_lines_indented: self.indented_first * 2 > self.several,
            spaced: width.is_some_and(|width| self.ends(width) <= self.groups),
        }
    }

    /// Lines are wrapped when most of them could not have taken the next word.
    fn width(&mut self) -> Option<usize> {
        self.followed.sort_unstable_by_key(|it| it.chars);
        let width = self.followed.get(self.followed.len() * 19 / 20)?.chars;
        let full = self.followed.iter().filter(|it| it.with_next + 2 >= width);
        let full = full.count();
        (WIDTHS.contains(&width) && full * 10 >= self.followed.len() * 6).then_some(width)
    }

    /// How many lines close a sentence and would have taken the next word: so ends a paragraph, and now and then another
    /// line.
    fn ends(&self, width: usize) -> usize {
        let short = self.followed.iter().filter(|it| it.with_next + 2 < width);
        short.filter(|it| it.closes).count()
    }

    /// No width at all, where lines are of many lengths and most break sentences: as an old print has them.
    fn ragged(&self) -> Option<usize> {
        const FEWEST: usize = 4;
        let all = self.followed.len();
        (all >= FEWEST && self.broken * 2 > all).then_some(0)
    }
}

/// Whether a line ends as a sentence does, or leads up to what follows.
pub fn closes(text: &str, line: Line) -> bool {
    const ENDS: [char; 11] = ['.', '!', '?', '"', '”', '’', '»', '“', ':', '—', '…'];
    let words = text.get(line.text..line.end).unwrap_or_default();
    words.ends_with(ENDS)
}

/// Whether a line that is too long for verse breaks off inside a sentence, which the next goes on with a small letter.
fn breaks(text: &str, line: Line, next: Line) -> bool {
    let words = |line: Line| text.get(line.text..line.end).unwrap_or_default();
    line.chars >= *WIDTHS.start()
        && line.indent >= next.indent
        && words(line).ends_with(|c: char| c.is_alphabetic() || c == ',')
        && words(next).starts_with(char::is_lowercase)
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
        let ragged = "The mill stood where the river turned, and\nevery morning the miller's cart went over the bridge with flour for the town, which\nlay behind the hill, and for all\nthe villages around it, as far as the sea and the\nold harbour.\n\n";
        assert_eq!(profile(&ragged.repeat(2)).width, Some(0), "any width");
        let list = "a lamp that stands on the table by the window.\na clock.\nthe chair on which nobody has sat since last winter.\na stool.\n";
        assert_eq!(profile(&list.repeat(3)).width, None, "sentences");
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
