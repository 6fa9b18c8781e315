//! Names and titles: whom `@` and which lesson `#` means, and the order of a list that is filtered by typing.
//!
//! A name that holds the words asked for always goes before one that only begins like them, and that before one that
//! merely has their letters in order; the first of these ranks that anything reaches is the answer.

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::fold::plain;
use crate::model::{Document, Section, Speaker, numerals};

/// How well a name answers what was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// Its letters in order, with this score.
    Fuzzy(u32),
    /// A part of it, inside a word.
    Part,
    /// It has words that begin so.
    Begins,
    /// It has these words.
    Words,
    /// It is these words.
    Whole,
}

/// Compares names with what was asked.
struct Judge {
    asked: String,
    pattern: Pattern,
    matcher: Matcher,
    buffer: Vec<char>,
}

impl Judge {
    fn new(asked: &str) -> Self {
        let asked = plain(asked);
        Self {
            pattern: Pattern::new(
                &asked,
                CaseMatching::Ignore,
                Normalization::Smart,
                AtomKind::Fuzzy,
            ),
            matcher: Matcher::new(Config::DEFAULT),
            buffer: Vec::new(),
            asked,
        }
    }

    fn rank(&mut self, name: &str) -> Option<Rank> {
        let name = plain(name);
        if name == self.asked {
            return Some(Rank::Whole);
        }
        let exact = name
            .match_indices(&self.asked)
            .map(|(at, found)| {
                let before = name.get(..at).unwrap_or_default();
                let after = name.get(at + found.len()..).unwrap_or_default();
                match (before.ends_with(in_word), after.starts_with(in_word)) {
                    (false, false) => Rank::Words,
                    (false, true) => Rank::Begins,
                    (true, _) => Rank::Part,
                }
            })
            .max();
        exact.or_else(|| {
            let name = Utf32Str::new(&name, &mut self.buffer);
            let score = self.pattern.score(name, &mut self.matcher)?;
            Some(Rank::Fuzzy(score))
        })
    }
}

fn in_word(c: char) -> bool {
    c.is_alphanumeric()
}

/// Of several names of one thing, the best.
fn best<'n>(judge: &mut Judge, names: impl Iterator<Item = &'n str>) -> Option<Rank> {
    names.filter_map(|name| judge.rank(name)).max()
}

/// Which of these ranks answer: those that hold the words, else those that begin so, else have the letters.
fn answers(ranks: &[Option<Rank>]) -> Vec<bool> {
    let top = ranks.iter().copied().max().flatten();
    ranks
        .iter()
        .map(|rank| match (*rank, top) {
            (Some(rank), Some(Rank::Whole | Rank::Words)) => rank >= Rank::Words,
            (Some(rank), Some(Rank::Begins)) => rank == Rank::Begins,
            (Some(rank), Some(Rank::Part)) => rank == Rank::Part,
            (Some(Rank::Fuzzy(score)), Some(Rank::Fuzzy(top))) => score * 4 >= top * 3,
            (Some(_) | None, _) => false,
        })
        .collect()
}

/// Which speakers `asked` means, by name or alias.
pub(super) fn speakers(asked: &str, speakers: &[Speaker]) -> Vec<bool> {
    let mut judge = Judge::new(asked);
    let ranks: Vec<_> = speakers
        .iter()
        .map(|speaker| {
            let names = std::iter::once(&speaker.name).chain(&speaker.aliases);
            best(&mut judge, names.map(String::as_str))
        })
        .collect();
    answers(&ranks)
}

/// Which sections `asked` means: by number as the source writes it, else counted from the first heading (0 is what
/// comes before it), else by title. Empty means every section with a heading.
pub(super) fn lessons(asked: &str, document: &Document) -> Vec<bool> {
    let sections = &document.sections;
    let headed = |section: &Section| section.level > 0;
    if asked.trim().is_empty() {
        return sections.iter().map(headed).collect();
    }
    let asked_plain = plain(asked);
    let by_number: Vec<bool> = sections
        .iter()
        .map(|section| is_number(&plain(document.slice(section.number)), &asked_plain))
        .collect();
    if by_number.contains(&true) {
        return by_number;
    }
    if let Ok(count) = asked_plain.parse::<usize>() {
        let before = usize::from(sections.first().is_some_and(|section| !headed(section)));
        let index = match count {
            0 => 0,
            _ => count - 1 + before,
        };
        let fits = |at: usize| at == index && (count > 0) == sections.get(at).is_some_and(headed);
        return (0..sections.len()).map(fits).collect();
    }
    let mut judge = Judge::new(asked);
    let ranks: Vec<_> = sections
        .iter()
        .map(|section| {
            let title = document.slice(section.title);
            (!title.is_empty()).then(|| judge.rank(title)).flatten()
        })
        .collect();
    answers(&ranks)
}

/// Whether a section's number ("3.", "IV", "chapter 2", "part three") is the one asked for ("3", "iv", "2"); asked for in
/// digits, it may be written in any way.
fn is_number(number: &str, asked: &str) -> bool {
    let number = number.trim_matches(|c: char| !c.is_alphanumeric());
    let last = number.rsplit(' ').next().unwrap_or(number);
    let value = || numerals::number(last).map(|(value, _)| value);
    !number.is_empty()
        && (number == asked || last == asked || asked.parse().is_ok_and(|it| value() == Some(it)))
}

/// `meant` and the subsections of what it holds.
pub(super) fn with_subsections(sections: &[Section], meant: &[bool]) -> Vec<bool> {
    let mut above: Option<u8> = None;
    sections
        .iter()
        .zip(meant)
        .map(|(section, &meant)| {
            let inside = above.is_some_and(|level| section.level > level && level > 0);
            if !inside {
                above = meant.then_some(section.level);
            }
            inside || meant
        })
        .collect()
}

/// The indices of the names that answer `asked`, best first: equal, with these words, beginning so, holding it, with
/// its letters in order. All of them, in their order, when nothing is asked.
pub fn rank<'n>(asked: &str, names: impl IntoIterator<Item = &'n str>) -> Vec<usize> {
    let names = names.into_iter().enumerate();
    if asked.trim().is_empty() {
        return names.map(|(index, _)| index).collect();
    }
    let mut judge = Judge::new(asked);
    let mut found: Vec<(Rank, usize)> = names
        .filter_map(|(index, name)| Some((judge.rank(name)?, index)))
        .collect();
    found.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    found.into_iter().map(|(_, index)| index).collect()
}
