//! A list of any length with one selected row and a window on it: the lessons, the speakers, results, help, ….
//!
//! Only what is in the window is ever painted, so that 30,000 rows cost no more than thirty. Invariant: the selected
//! entry is a row and not a heading, whenever there is any row.

/// One entry of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A heading; it cannot be selected.
    Head(u32),
    /// Something to select, by its number in what the list shows.
    Row(u32),
}

/// The entries, which of them is selected, and which is the first in the window.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    entries: Vec<Entry>,
    selected: usize,
    scroll: usize,
}

impl Listing {
    /// Shows other entries; the selection stays where it was, as far as it can.
    pub(super) fn show(&mut self, entries: Vec<Entry>) {
        self.entries = entries;
        self.select(self.selected);
    }

    /// Every entry.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// What is selected, by its number.
    pub fn chosen(&self) -> Option<u32> {
        match self.entries.get(self.selected) {
            Some(Entry::Row(row)) => Some(*row),
            Some(Entry::Head(_)) | None => None,
        }
    }

    /// The entries in a window of `height` rows, each with whether it is the selected one. A heading whose rows are all
    /// below the window is left out.
    pub fn window(&self, height: u16) -> impl Iterator<Item = (Entry, bool)> {
        let height = usize::from(height);
        let from = self.scroll.min(self.entries.len());
        let last = from.saturating_add(height).saturating_sub(1);
        let bare = height > 1 && matches!(self.entries.get(last), Some(Entry::Head(_)));
        let window = self
            .entries
            .iter()
            .enumerate()
            .skip(from)
            .take(height - usize::from(bare));
        window.map(|(at, entry)| (*entry, at == self.selected))
    }

    /// How many entries there are above the window and below it.
    #[cfg(test)]
    fn beyond(&self, height: u16) -> (usize, usize) {
        let shown_to = self.scroll + usize::from(height);
        (self.scroll, self.entries.len().saturating_sub(shown_to))
    }

    /// The place of the entry in row `row` of the window.
    pub(super) fn at(&self, row: u16) -> Option<usize> {
        let at = self.scroll + usize::from(row);
        matches!(self.entries.get(at), Some(Entry::Row(_))).then_some(at)
    }

    /// Selects an entry, or the row nearest to it.
    pub(super) fn select(&mut self, at: usize) {
        let at = at.min(self.entries.len().saturating_sub(1));
        let row = |at: &usize| matches!(self.entries.get(*at), Some(Entry::Row(_)));
        let nearest = (at..self.entries.len())
            .find(row)
            .or_else(|| (0..at).rev().find(row));
        self.selected = nearest.unwrap_or(0);
    }

    /// Selects the entry that shows `row`, if there is one. The rows have to be in order.
    pub(super) fn select_row(&mut self, row: u32) {
        let is_before = |entry: &Entry| match entry {
            Entry::Row(at) => *at < row,
            Entry::Head(_) => false,
        };
        // A list with headings begins with one.
        let found = if matches!(self.entries.first(), Some(Entry::Head(_))) {
            self.entries.iter().position(|it| *it == Entry::Row(row))
        } else {
            Some(self.entries.partition_point(is_before))
        };
        if let Some(at) = found {
            self.select(at);
        }
    }

    /// Moves the selection by so many entries, over headings.
    pub(super) fn step(&mut self, by: isize) {
        let target = self
            .selected
            .saturating_add_signed(by)
            .min(self.entries.len().saturating_sub(1));
        let row = |at: &usize| matches!(self.entries.get(*at), Some(Entry::Row(_)));
        let found = if by < 0 {
            (0..=target).rev().find(row)
        } else {
            (target..self.entries.len()).find(row)
        };
        match found {
            Some(at) => self.selected = at,
            None => self.select(target),
        }
    }

    /// Moves the window so that the selected entry is in it, with the heading above it where there is one.
    pub(super) fn settle(&mut self, height: u16) {
        let height = usize::from(height.max(1));
        let headed = self.selected > 0
            && matches!(self.entries.get(self.selected - 1), Some(Entry::Head(_)));
        let first = self.selected - usize::from(headed && height > 1);
        self.scroll = self
            .scroll
            .min(first)
            .max((self.selected + 1).saturating_sub(height));
        self.scroll = self.scroll.min(self.entries.len().saturating_sub(height));
    }

    /// Moves the window itself, and the selection with it as far as needed.
    pub(super) fn scroll(&mut self, by: isize, height: u16) {
        let most = self.entries.len().saturating_sub(usize::from(height));
        self.scroll = self.scroll.saturating_add_signed(by).min(most);
        let last = self.scroll + usize::from(height.max(1)) - 1;
        self.select(self.selected.clamp(self.scroll, last));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listing() -> Listing {
        let mut listing = Listing::default();
        listing.show(vec![
            Entry::Head(0),
            Entry::Row(0),
            Entry::Row(1),
            Entry::Head(1),
            Entry::Row(2),
        ]);
        listing
    }

    #[test]
    fn a_heading_is_never_selected() {
        let mut listing = listing();
        assert_eq!(listing.chosen(), Some(0));
        for (by, chosen) in [(1, 1), (1, 2), (1, 2), (-1, 1), (-9, 0), (9, 2)] {
            listing.step(by);
            assert_eq!(listing.chosen(), Some(chosen), "{by}");
        }
        listing.show(Vec::new());
        listing.step(1);
        assert_eq!(listing.chosen(), None);
    }

    #[test]
    fn the_window_follows_the_selection_and_shows_its_heading() {
        let mut listing = listing();
        listing.step(9);
        listing.settle(2);
        assert_eq!(listing.window(2).next(), Some((Entry::Head(1), false)));
        assert_eq!(listing.beyond(2), (3, 0));
        listing.step(-9);
        listing.settle(2);
        assert_eq!(listing.window(2).next(), Some((Entry::Head(0), false)));
    }

    #[test]
    fn no_heading_stands_alone_at_the_end_of_the_window() {
        for (height, shown) in [(1, 1), (2, 2), (3, 3), (4, 3), (5, 5), (9, 5)] {
            assert_eq!(listing().window(height).count(), shown, "{height}");
        }
    }

    #[test]
    fn the_wheel_moves_the_window_and_takes_the_selection_along() {
        let mut listing = Listing::default();
        listing.show((0..30_000).map(Entry::Row).collect());
        listing.scroll(100, 10);
        assert_eq!(
            (listing.chosen(), listing.beyond(10)),
            (Some(100), (100, 29_890))
        );
        listing.scroll(-1_000_000, 10);
        assert_eq!(
            (listing.chosen(), listing.beyond(10)),
            (Some(9), (0, 29_990))
        );
        listing.select_row(77);
        assert_eq!(listing.chosen(), Some(77));
    }
}
