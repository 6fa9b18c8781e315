//! A line taken as a heading: its class, its number, its title.

use std::ops::Range;

use crate::model::Extent;

/// What sort of heading a line would be; a document's levels follow this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// "VOLUME I".
    Volume,
    /// "BOOK THE FIRST".
    Book,
    /// "Part Two: The River".
    Part,
    /// Underlined with "===".
    Underlined,
    /// "Chapter 3. The Mill", "Prologue".
    Chapter,
    /// Underlined with "---".
    Underdashed,
    /// "Scene II", "Section 4".
    Scene,
    /// "IV", "IV. The Mill".
    Roman,
    /// "4", "4. The Mill".
    Digits,
    /// "THE MILL".
    Capitals,
}

/// A line taken as a heading; its extents are of the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heading {
    /// What sort it is.
    pub class: Class,
    /// Its number's worth, if it has one.
    pub value: Option<u32>,
    /// Its number as written, with the word that goes with it.
    pub number: Extent,
    /// The words of its title, possibly none.
    pub title: Extent,
}

impl Heading {
    /// A heading whose number and title stand there in the line.
    pub fn new(
        class: Class,
        value: Option<u32>,
        number: Range<usize>,
        title: Range<usize>,
    ) -> Self {
        Self {
            class,
            value,
            number: number.into(),
            title: title.into(),
        }
    }

    /// The same heading `by` bytes further on.
    pub fn shifted(self, by: usize) -> Self {
        let shift = |it: Extent| Extent::new(it.start as usize + by, it.end as usize + by);
        Self {
            number: shift(self.number),
            title: shift(self.title),
            ..self
        }
    }
}
