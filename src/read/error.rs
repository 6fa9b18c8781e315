//! Why something cannot be read. Every message says what is wrong, where, and what to do about it; the names in it are
//! display-safe, since file names are as little to be trusted as files.

use std::io;
use std::path::Path;

use crate::model::sanitise;

/// Why something cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// No such file.
    #[error("{name}: there is no such file; check the path")]
    Missing {
        /// What was to be read.
        name: String,
    },
    /// The file may not be read.
    #[error("{name}: no permission to read it; check its owner and mode (ls -l)")]
    Denied {
        /// What was to be read.
        name: String,
    },
    /// A folder.
    #[error("{name} is a folder; name a file in it")]
    Directory {
        /// What was to be read.
        name: String,
    },
    /// A device, a socket or the like.
    #[error("{name} is {kind}, not a file; save what it gives to a file, or pipe it to `dixit -`")]
    Special {
        /// What was to be read.
        name: String,
        /// What it is, with its article.
        kind: &'static str,
    },
    /// A FIFO at whose other end nobody is.
    #[error("{name} is a FIFO that nobody writes to; start what writes to it first")]
    NoWriter {
        /// What was to be read.
        name: String,
    },
    /// Nothing in it.
    #[error("{name} is empty; there is nothing to read")]
    Empty {
        /// What was to be read.
        name: String,
    },
    /// Not text, and no format that dixit knows.
    #[error(
        "{name} is binary, in no format that dixit reads ({formats}); if it is text after all, say --read-as text"
    )]
    Binary {
        /// What was to be read.
        name: String,
        /// The names of the formats.
        formats: String,
    },
    /// Larger than offsets can count.
    #[error("{name} is larger than {limit} MB; cut it into parts (split -C 1000m)")]
    TooLarge {
        /// What was to be read.
        name: String,
        /// The limit in megabytes.
        limit: u64,
    },
    /// A format's rules are broken.
    #[error("{name}:{line}:{column}: {message}")]
    Broken {
        /// What was to be read.
        name: String,
        /// The line, from 1.
        line: usize,
        /// The column in characters, from 1.
        column: usize,
        /// What is wrong there and what was expected.
        message: String,
    },
    /// A format cannot be read, nowhere in particular.
    #[error("{name}: {message}")]
    Unreadable {
        /// What was to be read.
        name: String,
        /// What is wrong and what to do.
        message: String,
    },
    /// No format or encoding of that name.
    #[error("there is no {kind} called {name}; there are {known}")]
    Unknown {
        /// "format" or "encoding".
        kind: &'static str,
        /// The name that was asked for.
        name: String,
        /// The names there are.
        known: String,
    },
    /// The system says no.
    #[error("{name}: {error}")]
    Io {
        /// What was to be read.
        name: String,
        /// What the system says.
        error: io::Error,
    },
}

impl ReadError {
    /// What the system said of `name`, display-safe already.
    pub(super) fn io(name: &str, error: io::Error) -> Self {
        let name = name.to_owned();
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::Missing { name },
            io::ErrorKind::PermissionDenied => Self::Denied { name },
            io::ErrorKind::IsADirectory => Self::Directory { name },
            _ => Self::Io { name, error },
        }
    }

    /// Something is wrong at byte `at` of `text`.
    pub(super) fn broken(name: &str, text: &str, at: usize, message: &str) -> Self {
        let before = text.get(..at.min(text.len())).unwrap_or_default();
        let line = before.rsplit('\n').next().unwrap_or_default();
        Self::Broken {
            name: name.to_owned(),
            line: before.matches('\n').count() + 1,
            column: line.chars().count() + 1,
            message: sanitise(message, true).into_string(),
        }
    }
}

/// A path as it can be shown.
pub(super) fn shown(path: &Path) -> String {
    sanitise(&path.to_string_lossy(), false).into_string()
}
