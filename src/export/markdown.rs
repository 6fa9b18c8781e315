//! Markdown: the quotations of a lesson under its heading, each a block quote that ends in "— Name", which dixit reads
//! back as a quotation by that name.

use std::io::{self, Write};

use super::{Source, words};
use crate::layout::flowed;
use crate::model::{Quote, sanitise};

/// The heading of a lesson, and of the work when it is another one.
pub(super) fn heading(
    out: &mut dyn Write,
    source: Source<'_>,
    section: usize,
    work: bool,
) -> io::Result<()> {
    if work {
        let title = source.document.title().unwrap_or(source.name);
        writeln!(out, "# {}\n", escaped(&sanitise(title, false).to_string()))?;
    }
    match words::lesson(source.document, section) {
        Some(lesson) => writeln!(out, "## {}\n", escaped(&lesson)),
        None => Ok(()),
    }
}

pub(super) fn quotation(
    out: &mut dyn Write,
    source: Source<'_>,
    quote: &Quote,
    why: bool,
) -> io::Result<()> {
    let (document, voices) = (source.document, source.voices);
    writeln!(out, "> {}", escaped(&flowed(document, quote.extent)))?;
    if let Some(speaker) = words::speaker(voices, quote) {
        writeln!(out, ">\n> — {}", escaped(&speaker))?;
    }
    if why {
        writeln!(out, "\n*{}*", escaped(&words::why(document, voices, quote)))?;
    }
    writeln!(out)
}

/// `text` with a backslash before everything that Markdown would take for a mark.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for (at, c) in text.char_indices() {
        let opens = at == 0 && matches!(c, '#' | '+' | '-' | '=' | '>' | '~');
        let number = c == '.'
            && text
                .get(..at)
                .is_some_and(|before| before.parse::<u64>().is_ok());
        if opens || number || matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '&' | '|') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
