//! The query language, folding, matching.
//!
//! A query is parsed once ([`Query::parse`]), bound to a document and its voices ([`Finder::new`]) and then asked for
//! the matches in any stretch of the text, or for those of the whole text bit by bit ([`Finder::sweep`]). Matching is
//! over the text and not over rows: a phrase is found across line ends, curls, accents and hyphenation.

mod bind;
mod finder;
mod fold;
mod names;
mod needle;
mod parts;
mod pattern;
mod query;
mod scan;
#[cfg(test)]
mod slow;
mod sweep;
#[cfg(test)]
mod tests;

pub use finder::{Finder, Match, NEAR};
pub use names::rank;
pub use query::{Query, QueryError};
pub use sweep::Found;
