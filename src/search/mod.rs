//! The query language, folding, matching.
//!
//! A query is parsed once ([`Query::parse`]), bound to a document and its voices ([`Finder::new`]) and then asked for
//! the matches in any stretch of the text. Matching is over the text and not over rows: a phrase is found across line
//! ends, curls, accents and hyphenation.

use crate::model::{Attribution, Document, Extent};

/// A parsed query; see `design.md` §5 and the README for the language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    words: Vec<String>,
}

/// What is wrong with a query, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message} (at character {at})")]
pub struct QueryError {
    /// The code point at which it went wrong, counted from 1.
    pub at: usize,
    /// What is wrong and what was expected.
    pub message: String,
}

/// One place that a query finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// From the first to the last byte of what was found, in one paragraph.
    pub extent: Extent,
    /// The stretches to highlight: each word or phrase of the query; the whole quotation when it was only asked for
    /// its speaker.
    pub parts: Vec<Extent>,
    /// The quotation it lies in, as an index into [`Attribution::quotes`].
    pub quote: Option<u32>,
}

/// A query bound to a document and its voices.
pub struct Finder<'a> {
    document: &'a Document,
}

impl Query {
    /// Parses a query. An empty one finds nothing.
    pub fn parse(text: &str) -> Result<Self, QueryError> {
        Ok(Self {
            words: text.split_whitespace().map(str::to_owned).collect(),
        })
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

impl<'a> Finder<'a> {
    /// Binds `query`: speakers and lessons are looked up here, and so are the errors they can cause.
    pub fn new(_query: &Query, document: &'a Document, _voices: &Attribution) -> Self {
        Self { document }
    }

    /// The matches that start in `within`, in order. The stretch is widened to whole blocks.
    pub fn matches(&self, within: Extent) -> Vec<Match> {
        let _ = (self.document, within);
        Vec::new()
    }
}
