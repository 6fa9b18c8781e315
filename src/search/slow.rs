//! A slow second opinion on every match: each way the rules allow is tried, without any scan or shortcut.

use std::ops::Range;

use proptest::prelude::*;

use super::fold::{Folded, fold};
use super::needle::Needle;
use crate::model::Extent;

/// A text by characters, each with its byte.
struct Slow(Vec<(usize, char)>);

impl Slow {
    fn folded(&self, at: usize) -> Option<Folded> {
        self.0.get(at).map(|&(_, c)| fold(c))
    }

    fn byte(&self, at: usize) -> usize {
        match self.0.get(at) {
            Some(&(byte, _)) => byte,
            None => self.0.last().map_or(0, |&(byte, c)| byte + c.len_utf8()),
        }
    }

    /// Where the run of characters that count as one of `kinds` ends that starts at `at`.
    fn run(&self, at: usize, kinds: &[Folded]) -> usize {
        let is = |at| self.folded(at).is_some_and(|kind| kinds.contains(&kind));
        (at..=self.0.len()).find(|&at| !is(at)).unwrap()
    }

    /// Where the white space at `at` ends, if there is a line end in it.
    fn line_end(&self, at: usize) -> Option<usize> {
        let end = self.run(at, &[Folded::Space]);
        self.0[at..end]
            .iter()
            .any(|(_, c)| ['\n', '\r'].contains(c))
            .then_some(end)
    }

    /// Behind what may stand for nothing at `at`, where `asked` comes next.
    fn passed(&self, at: usize, asked: Folded) -> Option<usize> {
        match self.folded(at)? {
            Folded::Nothing | Folded::SoftHyphen => Some(at + 1),
            Folded::Space => self.line_end(at),
            Folded::Dash if asked != Folded::Dash && self.0[at].1 == '-' => self.line_end(at + 1),
            Folded::Dash | Folded::Letter(_) | Folded::Letters(..) | Folded::Accent(_) => None,
        }
    }

    /// Behind what `asked` finds at `at`.
    fn compared(&self, at: usize, asked: Folded) -> Option<usize> {
        let blank = [Folded::Space, Folded::SoftHyphen, Folded::Nothing];
        match (asked, self.folded(at)) {
            (Folded::Letter(letter), Some(Folded::Letter(mut other))) => {
                let mut next = at + 1;
                while let Some(Folded::Accent(accent)) = self.folded(next) {
                    other = other.accented(accent);
                    next += 1;
                }
                letter.finds(other).then_some(next)
            }
            (Folded::Space, _) => {
                let end = self.run(at, &blank);
                let seen = self.run(at, &[Folded::Nothing]) < end;
                seen.then_some(end)
            }
            (Folded::Dash, Some(Folded::Dash)) => Some(self.run(at, &[Folded::Dash])),
            _ => None,
        }
    }

    /// Where a match of `needle` that has come to `at` may end.
    fn end(&self, needle: &[char], at: usize, started: bool) -> Option<usize> {
        let Some((&asked, rest)) = needle.split_first() else {
            return Some(at);
        };
        let asked = fold(asked);
        let may_pass = started && asked != Folded::Space;
        let passed = self.passed(at, asked).filter(|_| may_pass);
        passed
            .and_then(|next| self.end(needle, next, true))
            .or_else(|| self.end(rest, self.compared(at, asked)?, true))
    }

    fn all(&self, needle: &str) -> Vec<Range<usize>> {
        let needle: Vec<char> = needle.chars().collect();
        let (mut found, mut at) = (Vec::new(), 0);
        while at < self.0.len() {
            let end = self.end(&needle, at, false);
            found.extend(end.map(|end| self.byte(at)..self.byte(end)));
            at = end.unwrap_or(at + 1);
        }
        found
    }
}

pub(super) fn any_of(parts: &'static [&'static str], most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(parts), 1..most).prop_map(|parts| parts.concat())
}

pub(super) const ALPHABET: &[&str] = &[
    "a", "b", "A", "á", "a\u{301}", "à", "б", "Б", "日", " ", "\n", "\r\n", "-", "—", "-\n",
    "\u{AD}", "\u{200B}", "’", "'", "“", "\u{A0}", " \n ",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn a_slow_matcher_agrees(
        needle in any_of(&["a", "b", "A", "á", "à", "б", "Б", "日", "a b", "a-b", "-", "'", "\""], 5),
        text in any_of(ALPHABET, 40),
    ) {
        prop_assume!(!needle.contains("--"));
        let quickly: Vec<Range<usize>> = Needle::new(&needle)
            .unwrap()
            .all(&text, 0..text.len())
            .into_iter()
            .map(Extent::range)
            .collect();
        prop_assert_eq!(quickly, Slow(text.char_indices().collect()).all(&needle), "{:?} in {:?}", needle, text);
    }
}
