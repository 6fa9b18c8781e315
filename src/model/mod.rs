//! Floor 0: plain data, no I/O.
//!
//! One text, everything else an extent over it. A [`Document`] owns one `String`; blocks, sections, inline styles,
//! links, quotations and matches point into it with an [`Extent`].

mod document;
mod extent;
mod line;
mod marks;
pub mod numerals;
mod points;
mod safe;
mod voices;

pub use document::{
    Block, BlockKind, Document, Given, Inline, Link, Marker, Meta, Note, Section, Style, Table,
};
pub use extent::Extent;
pub use line::one_line;
pub use marks::{is_quotation_mark, is_single_mark};
pub use points::code_points;
pub use safe::{MARKS, Safe, sanitise};
pub use voices::{Attribution, Certainty, Quote, QuoteKind, Speaker, SpeakerId, SpeakerKind};
