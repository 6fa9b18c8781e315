//! EPUB 2 and 3: the chapters in the order of the spine, with the book's own outline.
//!
//! A file that cannot be had is left out and named in a notice; the book opens. Sizes are checked before they are
//! believed and counted while they come (`archive`), and chapters go the way of web pages (`markup`).

mod book;
mod contents;
mod package;

use std::collections::HashMap;
use std::io::{Cursor, Read, Seek};

use book::{Book, Leading};
use contents::Entry;
use package::{Item, Package};

use super::archive::{Archive, Refusal};
use super::decode::decode;
use super::html::declared;
use super::markup::{self, Dialect, Manner, Piece};
use super::{ReadError, Source, outline, path};
use crate::model::{Document, sanitise};

/// The largest chapter, in bytes; as a tree it takes about fifteen times as much.
const CHAPTER: u64 = 8 << 20;
/// The largest file that describes the book, in bytes.
const DESCRIPTION: u64 = 16 << 20;
/// How much of a book its beginning is, in bytes of text.
const HEAD: usize = 24 << 10;
/// How many files that were left out are named.
const NAMED: usize = 5;

/// Whether a file begins like an EPUB: its first entry says so by the standard.
pub fn sniff(head: &[u8]) -> bool {
    let says = head.get(30..).unwrap_or_default();
    head.starts_with(b"PK\x03\x04") && says.starts_with(b"mimetypeapplication/epub+zip")
}

/// Reads a book.
pub fn parse(source: Source) -> Result<Document, ReadError> {
    let book = Reading::open(Cursor::new(source.bytes), &source.name)?;
    book.read(usize::MAX).map(|(document, _)| document)
}

/// Reads the beginning of a book; none when that is all of it.
pub fn head(file: impl Read + Seek, name: &str) -> Result<Option<Document>, ReadError> {
    let (document, complete) = Reading::open(file, name)?.read(HEAD)?;
    Ok((!complete && !document.blocks.is_empty()).then_some(document))
}

/// A book that is being read.
struct Reading<R> {
    archive: Archive<R>,
    name: String,
    package: Package,
    outline: Vec<Entry>,
    /// What names the chapters that are locked.
    locks: String,
    left_out: Vec<String>,
    notices: Vec<String>,
}

impl<R: Read + Seek> Reading<R> {
    fn open(reader: R, name: &str) -> Result<Self, ReadError> {
        let unreadable = |message: String| ReadError::Unreadable {
            name: name.to_owned(),
            message: sanitise(&message, false).into_string(),
        };
        let no_book =
            |refusal: Refusal| unreadable(format!("this is no EPUB that can be read: {refusal}"));
        let mut archive = Archive::open(reader).map_err(no_book)?;
        let root = archive
            .read("META-INF/container.xml", DESCRIPTION)
            .ok()
            .and_then(package::root)
            .or_else(|| archive.ending_in(".opf"))
            .ok_or_else(|| unreadable("this is no EPUB: nothing in it describes a book".into()))?;
        let root = path::joined("", &root);
        let described = archive.read(&root, DESCRIPTION);
        let described = described.map_err(|refusal| unreadable(format!("{root}: {refusal}")))?;
        let package = package::read(described, &root);
        let locks = archive.read("META-INF/encryption.xml", DESCRIPTION);
        let mut reading = Self {
            archive,
            name: name.to_owned(),
            package,
            outline: Vec::new(),
            locks: String::from_utf8_lossy(&locks.unwrap_or_default()).into_owned(),
            left_out: Vec::new(),
            notices: Vec::new(),
        };
        reading.outline = reading.outline();
        Ok(reading)
    }

    /// The outline: of the navigation document, or else of the table of contents.
    fn outline(&mut self) -> Vec<Entry> {
        type Read = fn(Vec<u8>, &str) -> Vec<Entry>;
        let sources: [(Option<Item>, Read); 2] = [
            (self.package.nav.clone(), contents::nav),
            (self.package.ncx.clone(), contents::ncx),
        ];
        for (item, read) in sources {
            let Some(item) = item else { continue };
            let entries = match self.archive.read(&item.path, DESCRIPTION) {
                Ok(bytes) => read(bytes, &item.path),
                Err(refusal) => {
                    self.leave_out(&item.path, &refusal.to_string());
                    Vec::new()
                }
            };
            if !entries.is_empty() {
                return entries;
            }
        }
        Vec::new()
    }

    fn leave_out(&mut self, what: &str, why: &str) {
        let words = format!("{what} was left out: {why}");
        self.left_out.push(sanitise(&words, false).into_string());
    }

    /// Reads chapters until `enough` bytes of text stand, and tells whether that was all.
    fn read(mut self, enough: usize) -> Result<(Document, bool), ReadError> {
        let spine = std::mem::take(&mut self.package.spine);
        for id in std::mem::take(&mut self.package.unknown) {
            self.leave_out(
                &format!("chapter {id}"),
                "the book does not say where it is",
            );
        }
        let outline = std::mem::take(&mut self.outline);
        let mut book = Book::default();
        book.files
            .extend(spine.iter().map(|item| item.path.clone()));
        let mut leading = leading(&outline, &book);
        let lost = leading.remove("").map_or(0, |lost| lost.len());
        let mut complete = true;
        for item in &spine {
            if book.document.text.len() >= enough {
                complete = false;
                break;
            }
            if let Some(piece) = self.chapter(item) {
                let entries = leading.remove(item.path.as_str()).unwrap_or_default();
                book.append(&item.path, piece, &entries);
            }
        }
        if lost > 0 {
            self.notices
                .push(format!("{lost} entries of the outline lead to no chapter"));
        }
        self.finish(book, complete)
            .map(|document| (document, complete))
    }

    fn finish(mut self, book: Book, complete: bool) -> Result<Document, ReadError> {
        let mut document = book.finish();
        if document.blocks.is_empty()
            && complete
            && let Some(first) = self.left_out.first()
        {
            return Err(ReadError::Unreadable {
                name: self.name,
                message: format!("nothing in this book can be read; {first}"),
            });
        }
        document.meta = self.package.meta;
        let sections = std::mem::take(&mut document.sections);
        if sections.is_empty() {
            document.sections = markup::sections(&document);
            let notice = "this book has no outline; it was made of its headings";
            self.notices.push(notice.into());
        } else {
            document.sections = outline::tiled(&document.text, &document.blocks, sections);
        }
        let more = self.left_out.len().saturating_sub(NAMED);
        self.left_out.truncate(NAMED);
        document.notices = self.left_out;
        if more > 0 {
            document
                .notices
                .push(format!("{more} more files were left out"));
        }
        document.notices.append(&mut self.notices);
        Ok(document)
    }

    /// Reads one file of the spine; none when it is left out.
    fn chapter(&mut self, item: &Item) -> Option<Piece> {
        if self.locks.contains(&format!("\"{}\"", item.path)) {
            self.leave_out(&item.path, "its seller locked it (DRM)");
            return None;
        }
        if item.is_picture() {
            let name = item.path.rsplit('/').next().unwrap_or_default();
            return Some(markup::picture(name));
        }
        if !item.is_text() {
            self.leave_out(&item.path, &format!("{} cannot be read", item.media));
            return None;
        }
        let bytes = match self.archive.read(&item.path, CHAPTER) {
            Ok(bytes) => bytes,
            Err(refusal) => {
                self.leave_out(&item.path, &refusal.to_string());
                return None;
            }
        };
        let hint = declared(&bytes);
        let text = decode(bytes, None, hint).text;
        let dialect = if item.media == "text/html" {
            Dialect::Html
        } else {
            Dialect::Xhtml
        };
        let parsed = markup::parse(&text, dialect);
        let told = parsed.notices.into_iter();
        self.notices
            .extend(told.map(|notice| format!("{}: {notice}", item.path)));
        let manner = Manner {
            name_pictures: true,
            language: self.package.meta.language.as_deref(),
            head: &[],
        };
        let root = parsed.tree.body().unwrap_or_else(|| parsed.tree.root());
        Some(markup::piece(root, manner))
    }
}

/// The entries by the file they lead to; a heading over others leads where the first of those does. Under no name stand
/// those that lead to no file of the book.
fn leading<'a>(outline: &'a [Entry], book: &Book) -> HashMap<&'a str, Vec<Leading<'a>>> {
    let mut leading: HashMap<&str, Vec<Leading<'a>>> = HashMap::new();
    let mut next = None;
    for entry in outline.iter().rev() {
        next = entry.target.as_deref().or(next);
        let (file, name) = match next.map(|target| target.split_once('#').unwrap_or((target, ""))) {
            Some((file, name)) if book.files.contains(file) => (file, name),
            Some(_) | None => ("", ""),
        };
        let name = (!name.is_empty()).then(|| name.to_owned());
        leading.entry(file).or_default().push((entry, name));
    }
    for entries in leading.values_mut() {
        entries.reverse();
    }
    leading
}

#[cfg(test)]
mod tests;
