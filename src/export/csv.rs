//! CSV (RFC 4180): a heading, then a row for each quotation.
//!
//! A document is not to be trusted, and a spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula:
//! such a cell gets an apostrophe in front, which spreadsheets hide.

use std::io::{self, Write};

use super::record::Points;
use super::{Source, words};
use crate::layout::flowed;
use crate::model::{Quote, sanitise};

const HEADING: &str =
    "file,title,number,lesson,speaker,certainty,kind,quotation,start,end,utterance,why";

pub(super) fn heading(out: &mut dyn Write) -> io::Result<()> {
    write!(out, "{HEADING}\r\n")
}

pub(super) fn row(
    out: &mut dyn Write,
    source: Source<'_>,
    quote: &Quote,
    points: &mut Points<'_>,
) -> io::Result<()> {
    let (document, voices) = (source.document, source.voices);
    let section = document
        .sections
        .get(document.section_at(quote.extent.start));
    let speaker = quote.speaker.and_then(|id| voices.speaker(id));
    let [start, end] = points.pair(quote.extent);
    let cells = [
        source.name.to_owned(),
        document.title().unwrap_or_default().to_owned(),
        section.map_or_else(String::new, |it| flowed(document, it.number)),
        section.map_or_else(String::new, |it| flowed(document, it.title)),
        speaker.map_or_else(String::new, |it| it.name.clone()),
        quote.certainty.name().to_owned(),
        quote.kind.name().to_owned(),
        flowed(document, quote.extent),
        start.to_string(),
        end.to_string(),
        quote.utterance.to_string(),
        words::why(document, voices, quote),
    ];
    let cells: Vec<String> = cells.iter().map(|text| cell(text)).collect();
    write!(out, "{}\r\n", cells.join(","))
}

fn cell(text: &str) -> String {
    let safe = sanitise(text, false).into_string();
    let guard = if safe.starts_with(['=', '+', '-', '@']) {
        "'"
    } else {
        ""
    };
    if safe.contains(['"', ',']) {
        format!("\"{guard}{}\"", safe.replace('"', "\"\""))
    } else {
        format!("{guard}{safe}")
    }
}
