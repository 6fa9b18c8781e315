//! Places that have a name, and references that lead to one.

use crate::model::Extent;

/// A named place, for links and for the outline of a book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// `id` or `name` as the source has it.
    pub name: String,
    /// From here, that is from the first block that ends behind it.
    pub start: usize,
    /// To here.
    pub end: usize,
}

/// A reference to a note in the running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    pub extent: Extent,
    pub target: String,
}
