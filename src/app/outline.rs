//! The lessons as the index shows them: which are folded away, which is current.
//!
//! A section lies inside the one before it with a lower level. Invariant: `ends[i]` is one past the last section inside
//! section `i`, and `listing` holds what no folded section hides, in order.

use super::listing::{Entry, Listing};
use crate::model::{Attribution, Document, Extent, Quote};

/// The outline of one document.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    ends: Vec<u32>,
    folded: Vec<bool>,
    least: u8,
    busiest: usize,
    pub(super) listing: Listing,
}

impl Outline {
    pub(super) fn of(document: &Document) -> Self {
        let sections = &document.sections;
        let mut ends = vec![sections.len() as u32; sections.len()];
        let mut open: Vec<usize> = Vec::new();
        for (at, section) in sections.iter().enumerate() {
            while let Some(last) = open.pop_if(|it| {
                sections
                    .get(*it)
                    .is_some_and(|it| it.level >= section.level || it.level == 0)
            }) {
                if let Some(end) = ends.get_mut(last) {
                    *end = at as u32;
                }
            }
            open.push(at);
        }
        let mut outline = Self {
            ends,
            folded: vec![false; sections.len()],
            least: sections
                .iter()
                .map(|it| it.level)
                .filter(|it| *it > 0)
                .min()
                .unwrap_or(1),
            busiest: 0,
            listing: Listing::default(),
        };
        outline.refresh();
        outline
    }

    /// The lessons that are shown, with the selected one.
    pub fn listing(&self) -> &Listing {
        &self.listing
    }

    /// Whether lessons inside this one are folded away.
    pub fn folded(&self, section: u32) -> bool {
        self.folded.get(section as usize).copied().unwrap_or(false) && self.parent(section)
    }

    /// The most quotations that begin in one lesson.
    pub fn busiest(&self) -> usize {
        self.busiest
    }

    /// Counts the quotations of each lesson.
    pub(super) fn count(&mut self, document: &Document, voices: &Attribution) {
        let mut quotes = voices.quotes.iter().peekable();
        let counts = document.sections.iter().map(|section| {
            let inside = |it: &&Quote| it.extent.start < section.extent.end;
            std::iter::from_fn(|| quotes.next_if(inside)).count()
        });
        self.busiest = counts.max().unwrap_or(0);
    }

    /// Steps that a section of this level stands in from the margin.
    pub fn depth(&self, level: u8) -> u16 {
        u16::from(level.saturating_sub(self.least))
    }

    /// The stretch of text that an entry stands for: with what is folded into it, or its own alone.
    pub fn extent(&self, document: &Document, section: u32) -> Extent {
        let own = document
            .sections
            .get(section as usize)
            .map(|it| it.extent)
            .unwrap_or_default();
        if !self.folded(section) {
            return own;
        }
        let last = self.end(section).saturating_sub(1);
        let end = document
            .sections
            .get(last as usize)
            .map_or(own.end, |it| it.extent.end);
        Extent {
            start: own.start,
            end,
        }
    }

    /// The entry that stands for a section: itself, or the folded one that hides it.
    pub fn shown(&self, section: u32) -> u32 {
        let at = self.listing.entries().partition_point(|entry| match entry {
            Entry::Row(row) => *row <= section,
            Entry::Head(_) => true,
        });
        match at
            .checked_sub(1)
            .and_then(|at| self.listing.entries().get(at))
        {
            Some(Entry::Row(row)) => *row,
            Some(Entry::Head(_)) | None => section,
        }
    }

    fn end(&self, section: u32) -> u32 {
        self.ends
            .get(section as usize)
            .copied()
            .unwrap_or(section + 1)
    }

    fn parent(&self, section: u32) -> bool {
        self.end(section) > section + 1
    }

    /// Folds the lesson; when it is folded or holds none, selects the one it lies in.
    pub(super) fn fold(&mut self, section: u32) {
        if self.parent(section) && !self.folded(section) {
            self.set(section, true);
        } else if let Some(outer) = (0..section).rev().find(|it| self.end(*it) > section) {
            self.listing.select_row(outer);
        }
    }

    /// Unfolds the lesson; when it is not folded, selects the next one.
    pub(super) fn unfold(&mut self, section: u32) {
        if self.folded(section) {
            self.set(section, false);
        } else {
            self.listing.step(1);
        }
    }

    pub(super) fn fold_all(&mut self, folded: bool) {
        let chosen = self.listing.chosen();
        self.folded.fill(folded);
        self.refresh();
        if let Some(chosen) = chosen {
            self.listing.select_row(self.shown(chosen));
        }
    }

    fn set(&mut self, section: u32, folded: bool) {
        if let Some(it) = self.folded.get_mut(section as usize) {
            *it = folded;
        }
        self.refresh();
        self.listing.select_row(section);
    }

    fn refresh(&mut self) {
        let mut shown = Vec::new();
        let mut at = 0;
        while (at as usize) < self.ends.len() {
            shown.push(Entry::Row(at));
            at = if self.folded(at) {
                self.end(at)
            } else {
                at + 1
            };
        }
        self.listing.show(shown);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Section;

    /// Sections of these levels, ten bytes each.
    fn document(levels: &[u8]) -> Document {
        let section = |(at, level): (usize, &u8)| Section {
            extent: Extent::new(at * 10, at * 10 + 10),
            title: Extent::default(),
            number: Extent::default(),
            level: *level,
        };
        Document {
            sections: levels.iter().enumerate().map(section).collect(),
            ..Document::default()
        }
    }

    fn rows(outline: &Outline) -> Vec<u32> {
        let row = |it: &Entry| match it {
            Entry::Row(row) | Entry::Head(row) => *row,
        };
        outline.listing.entries().iter().map(row).collect()
    }

    #[test]
    fn folding_hides_what_lies_inside_and_counts_it_with_its_parent() {
        let document = document(&[0, 1, 2, 3, 2, 1]);
        let mut outline = Outline::of(&document);
        assert_eq!(
            rows(&outline),
            [0, 1, 2, 3, 4, 5],
            "the opening holds nothing"
        );
        outline.fold(2);
        assert_eq!(rows(&outline), [0, 1, 2, 4, 5]);
        outline.fold(1);
        assert_eq!(rows(&outline), [0, 1, 5]);
        assert_eq!(outline.extent(&document, 1), Extent::new(10, 50));
        assert_eq!(outline.shown(3), 1);
        outline.unfold(1);
        assert_eq!(
            rows(&outline),
            [0, 1, 2, 4, 5],
            "what was folded inside stays folded"
        );
        outline.fold_all(false);
        assert_eq!(rows(&outline).len(), 6);
    }

    #[test]
    fn folding_what_holds_nothing_goes_to_the_lesson_around_it() {
        let mut outline = Outline::of(&document(&[1, 2, 3, 1]));
        outline.listing.select_row(2);
        outline.fold(2);
        assert_eq!(outline.listing.chosen(), Some(1));
        outline.fold(3);
        assert_eq!(
            outline.listing.chosen(),
            Some(1),
            "nothing lies around the last"
        );
    }
}
