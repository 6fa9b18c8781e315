//! Quotations out: text, Markdown, JSON, CSV, and the citation that `y` copies.
//!
//! Everything is display-safe: words are sanitised, and in JSON, which has to keep them as they are, what is not safe
//! is escaped.

mod csv;
mod json;
mod markdown;
mod record;
mod words;

use std::io::{self, Write};

pub use json::{to_json, to_json_with_room};
pub use record::{Points, Quoted};
pub use words::{certainty, citation, lesson, plain, why};

use crate::model::{Attribution, Document};

/// The forms that quotations go out in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Form {
    /// A citation on a line of its own.
    #[default]
    Text,
    /// Block quotes under their lessons.
    Markdown,
    /// An array of objects.
    Json,
    /// A table with a heading.
    Csv,
}

/// A document that quotations are taken from.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// What it is called: the path as it was given.
    pub name: &'a str,
    /// The document.
    pub document: &'a Document,
    /// Who says what in it.
    pub voices: &'a Attribution,
}

/// Writes quotations of one or more documents.
pub struct Exporter<W: Write> {
    out: W,
    form: Form,
    /// Whether the evidence is told in words.
    why: bool,
    /// Whether a citation has to name its work.
    several: bool,
    count: usize,
    /// The document and the lesson that was written last.
    last: Option<(String, usize)>,
}

impl<W: Write> Exporter<W> {
    /// Begins. `several` says that more than one document will come.
    pub fn new(out: W, form: Form, why: bool, several: bool) -> Self {
        Self {
            out,
            form,
            why,
            several,
            count: 0,
            last: None,
        }
    }

    /// Writes the quotations of `source` with these indices.
    pub fn add(&mut self, source: Source<'_>, quotes: &[usize]) -> io::Result<()> {
        let mut points = Points::new(&source.document.text);
        for &index in quotes {
            let Some(quote) = source.voices.quotes.get(index) else {
                continue;
            };
            match self.form {
                Form::Text => {
                    let line = words::citation(source.document, source.voices, quote, self.several);
                    writeln!(self.out, "{line}")?;
                    if self.why {
                        let why = words::why(source.document, source.voices, quote);
                        writeln!(self.out, "    {why}")?;
                    }
                }
                Form::Markdown => {
                    let section = source.document.section_at(quote.extent.start);
                    let place = Some((source.name.to_owned(), section));
                    if self.last != place {
                        let same_work =
                            self.last.as_ref().is_some_and(|last| last.0 == source.name);
                        markdown::heading(&mut self.out, source, section, !same_work)?;
                        self.last = place;
                    }
                    markdown::quotation(&mut self.out, source, quote, self.why)?;
                }
                Form::Json => {
                    self.out
                        .write_all(if self.count == 0 { b"[\n" } else { b",\n" })?;
                    let line = json::line(source, quote, &mut points);
                    self.out.write_all(line.as_bytes())?;
                }
                Form::Csv => {
                    if self.count == 0 {
                        csv::heading(&mut self.out)?;
                    }
                    csv::row(&mut self.out, source, quote, &mut points)?;
                }
            }
            self.count += 1;
        }
        Ok(())
    }

    /// Ends; how many were written.
    pub fn finish(mut self) -> io::Result<usize> {
        match (self.form, self.count) {
            (Form::Json, 0) => self.out.write_all(b"[]\n")?,
            (Form::Json, _) => self.out.write_all(b"\n]\n")?,
            (Form::Csv, 0) => csv::heading(&mut self.out)?,
            (Form::Text | Form::Markdown | Form::Csv, _) => {}
        }
        self.out.flush()?;
        Ok(self.count)
    }
}

#[cfg(test)]
mod tests;
