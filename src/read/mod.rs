//! Bytes → [`Document`]. One file per format; [`FORMATS`] is the table.
//!
//! Nothing here trusts its input: what cannot be read is an error that says what, where and what to do, or a notice in
//! the document when the rest can be read.

mod text;

use crate::model::Document;

/// One row of the table of formats.
pub struct Format {
    /// Its name, as `--format` takes it.
    pub name: &'static str,
    /// File name extensions, in lower case and without the dot.
    pub extensions: &'static [&'static str],
    /// Text → document; never fails on text, only notices.
    pub parse: fn(String) -> Document,
}

/// Every format that can be read.
pub const FORMATS: &[Format] = &[Format {
    name: "text",
    extensions: &["txt", "text"],
    parse: text::parse,
}];

/// Reads plain text that is already decoded, keeping it as it is.
pub fn plain(text: String) -> Document {
    text::parse(text)
}
