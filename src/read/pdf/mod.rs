//! PDF, through poppler's `pdftotext` where it is installed.
//!
//! The program runs as a child with limits of time, memory and output; the file goes in by its standard input, so that
//! no name can be taken for an option. It tells where every word stands on its page (`page`); from that come the lines
//! that are no text (`furniture`), paragraphs and headings (`paragraphs`).

mod furniture;
mod page;
mod paragraphs;
mod program;

use std::io;

use super::error::ReadError;
use super::{Source, secure};
use crate::model::Document;

use program::{PATIENCE, Said};

/// Whether bytes begin as PDF does.
pub fn sniff(head: &[u8]) -> bool {
    head.starts_with(b"%PDF-")
}

/// Reads a PDF.
pub fn parse(source: Source) -> Result<Document, ReadError> {
    let (name, bytes) = (source.name, source.bytes);
    let failed = |message: String| ReadError::Unreadable { name, message };
    if secure() {
        let message = "PDF is read by another program (pdftotext), which DIXIT_SECURE forbids";
        return Err(failed(message.into()));
    }
    match program::run(bytes) {
        Ok(said) => read(&said).map_err(failed),
        Err(error) => Err(failed(told(&error))),
    }
}

/// The document of what the program says of a file.
fn read(said: &Said) -> Result<Document, String> {
    let mut pages = page::read(&said.out);
    if pages.lines.is_empty() {
        let complaint = said.complaint.to_lowercase();
        let message = if complaint.contains("password") {
            "a password locks this PDF; take it off first (qpdf --decrypt) and open the copy"
        } else if pages.sizes.is_empty() {
            "pdftotext cannot read this file; it may be damaged (qpdf or mutool clean may mend it)"
        } else {
            "there is no text in this PDF; it may be scanned pages (ocrmypdf adds their text)"
        };
        return Err(message.into());
    }
    furniture::remove(&mut pages);
    let mut document = paragraphs::document(&pages);
    if said.cut {
        let notice = "this PDF holds more text than is taken from one; the rest was left out";
        document.notices.push(notice.into());
    }
    Ok(document)
}

/// The document of words and their places alone.
pub fn words(said: &str) -> Result<Document, String> {
    read(&Said {
        out: said.to_owned(),
        ..Said::default()
    })
}

fn told(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "PDF is read through pdftotext, which is not installed; install poppler (apt install poppler-utils, brew install poppler) and try again".into(),
        io::ErrorKind::TimedOut => format!("pdftotext took longer than {} seconds and was stopped", PATIENCE.as_secs()),
        _ => format!("pdftotext failed: {error}"),
    }
}
