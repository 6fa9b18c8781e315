//! A half-open stretch of bytes in a document's text.
//!
//! Offsets are `u32`: a document is at most 4 GiB, and a book of a million quotations stays small in memory. Whoever
//! makes an extent puts both ends on character boundaries of the text it belongs to.

use std::ops::Range;

/// Bytes `start..end` of a document's text, both on character boundaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Extent {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Extent {
    /// The extent from byte `start` up to byte `end`; empty at `start` when `end` lies before it.
    pub fn new(start: usize, end: usize) -> Self {
        Self {
            start: start as u32,
            end: end.max(start) as u32,
        }
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it holds no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The same stretch as a range of `usize`.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether `byte` lies inside.
    pub fn contains(self, byte: u32) -> bool {
        self.start <= byte && byte < self.end
    }

    /// Whether all of `other` lies inside.
    pub fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// What both have in common, if that is at least one byte.
    pub fn intersection(self, other: Self) -> Option<Self> {
        let (start, end) = (self.start.max(other.start), self.end.min(other.end));
        (start < end).then_some(Self { start, end })
    }

    /// The words of `text` that it covers; empty when it does not fit the text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or_default()
    }
}

impl From<Range<usize>> for Extent {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_extent_that_does_not_fit_gives_nothing() {
        assert_eq!(Extent::new(1, 2).of("“"), "", "inside a character");
        assert_eq!(Extent::new(0, 9).of("abc"), "", "past the end");
        assert_eq!(Extent::new(1, 3).of("abc"), "bc");
    }

    #[test]
    fn intersection_is_none_where_extents_only_touch() {
        let (a, b) = (Extent::new(0, 4), Extent::new(4, 8));
        assert_eq!(a.intersection(b), None);
        assert_eq!(a.intersection(Extent::new(2, 8)), Some(Extent::new(2, 4)));
    }
}
