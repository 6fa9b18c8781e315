//! Bytes → [`Document`]. One file per format; [`FORMATS`] is the table.
//!
//! Nothing here trusts its input: what cannot be read is an error that says what, where and what to do, or a notice in
//! the document when the rest can be read.

mod archive;
mod build;
mod cyrillic;
mod decode;
mod docx;
mod door;
mod epub;
mod error;
mod fetch;
mod html;
mod joined;
mod legacy;
mod lesson;
mod markdown;
mod markup;
mod names;
mod notes;
mod outline;
mod path;
mod pdf;
mod secure;
#[cfg(test)]
mod shown;
mod stream;
mod subtitles;
mod text;
mod xml;

use std::ffi::OsStr;
use std::fs::File;
use std::io::BufReader;

pub use decode::Encoding;
pub use door::{Input, Likeness, Options, looks_like, open, open_head};
pub use error::ReadError;
pub use markup::percent_decoded;
pub use secure::secure;
pub use stream::{Came, PAUSE, Stream};

use crate::model::Document;

/// One row of the table of formats.
#[derive(Debug)]
pub struct Format {
    /// Its name, as `--format` takes it.
    pub name: &'static str,
    /// What it is, in a few words.
    pub about: &'static str,
    /// File name extensions, in lower case and without the dot.
    pub extensions: &'static [&'static str],
    /// Whether the first bytes of a file can be nothing else.
    sniff: fn(&[u8]) -> bool,
    head: Head,
    parse: fn(Source) -> Result<Document, ReadError>,
}

/// How the beginning of a work is read before the whole.
#[derive(Clone, Copy, Debug)]
enum Head {
    /// Not at all.
    No,
    /// It is the beginning of the file's text, up to the end of a paragraph.
    Text,
    /// So many bytes of a file at least twice as long are read as if they were all, cut where a paragraph of a web page
    /// ends; it counts when there is nothing to tell of it.
    Page(u64),
    /// By this function; none when the beginning is all.
    Own(fn(File, &str) -> Result<Option<Document>, ReadError>),
}

/// Every format that can be read. The first is what is read when nothing says otherwise.
pub const FORMATS: &[Format] = &[
    Format {
        name: "text",
        about: "plain text, in any encoding",
        extensions: &["txt", "text"],
        sniff: |_| false,
        head: Head::Text,
        parse: |source| source.text(None, |text| Ok(text::parse(text))),
    },
    Format {
        name: "markdown",
        about: "Markdown: CommonMark, tables, footnotes, front matter",
        extensions: &["md", "markdown", "mkd"],
        sniff: |_| false,
        head: Head::Text,
        parse: |source| source.text(None, |text| Ok(markdown::parse(&text))),
    },
    Format {
        name: "lesson",
        about: "dixit's own: lessons and who is quoted in them, in TOML",
        extensions: &["toml"],
        sniff: lesson::sniff,
        head: Head::No,
        parse: lesson::parse,
    },
    Format {
        name: "html",
        about: "a saved web page: its article",
        extensions: &["html", "htm", "xhtml", "xht"],
        sniff: html::sniff,
        head: Head::Page(128 * 1024),
        parse: |source| html::parse(source, html::Extent::Article),
    },
    Format {
        name: "epub",
        about: "an e-book, EPUB 2 or 3",
        extensions: &["epub"],
        sniff: epub::sniff,
        head: Head::Own(|file, name| epub::head(BufReader::new(file), name)),
        parse: epub::parse,
    },
    Format {
        name: "docx",
        about: "a Word document",
        extensions: &["docx", "docm", "dotx"],
        sniff: docx::sniff,
        head: Head::No,
        parse: docx::parse,
    },
    Format {
        name: "subtitles",
        about: "WebVTT and SubRip: voices and names before a colon are speakers",
        extensions: &["vtt", "srt"],
        sniff: subtitles::sniff,
        head: Head::No,
        parse: subtitles::parse,
    },
    Format {
        name: "pdf",
        about: "PDF, where pdftotext (poppler) is installed",
        extensions: &["pdf"],
        sniff: pdf::sniff,
        head: Head::No,
        parse: pdf::parse,
    },
    Format {
        name: "page",
        about: "a saved web page: all of it",
        extensions: &[],
        sniff: |_| false,
        head: Head::No,
        parse: |source| html::parse(source, html::Extent::Page),
    },
];

/// How much of a file formats are recognised by, in bytes.
const SNIFFED: usize = 1024;

/// The bytes of one work, and what is known of them.
pub(crate) struct Source {
    /// What they are called, display-safe.
    pub name: String,
    /// The bytes.
    pub bytes: Vec<u8>,
    /// Where on the web it was fetched.
    pub address: Option<String>,
    encoding: Option<Encoding>,
    /// The encoding that came with it.
    declared: Option<Encoding>,
    format: &'static Format,
}

impl Source {
    fn new(name: String, bytes: Vec<u8>, extension: Option<&OsStr>, options: &Options) -> Self {
        let format = options
            .format
            .unwrap_or_else(|| recognise(&bytes, extension));
        Self {
            name,
            bytes,
            address: None,
            encoding: options.encoding,
            declared: None,
            format,
        }
    }

    /// What an address gave.
    fn fetched(name: String, fetched: fetch::Fetched, options: &Options) -> Self {
        let extension = fetched.extension.map(OsStr::new);
        Self {
            address: Some(fetched.address),
            declared: fetched.encoding,
            ..Self::new(name, fetched.bytes, extension, options)
        }
    }

    fn parse(self, options: &Options) -> Result<Document, ReadError> {
        let name = self.name.clone();
        if self.bytes.is_empty() {
            return Err(ReadError::Empty { name });
        }
        if matches!(self.format.head, Head::Text)
            && options.format.is_none()
            && options.encoding.is_none()
            && decode::is_binary(&self.bytes)
        {
            return Err(ReadError::Binary {
                name,
                formats: names(FORMATS),
            });
        }
        let document = (self.format.parse)(self)?;
        if document.blocks.is_empty() {
            Err(ReadError::Empty { name })
        } else {
            Ok(document)
        }
    }

    /// The document of the beginning of a file, its last paragraph left out.
    fn parse_head(mut self, options: &Options) -> Option<Result<Document, ReadError>> {
        if !matches!(self.format.head, Head::Text) || decode::is_binary(&self.bytes) {
            return None;
        }
        let end = memchr::memmem::rfind(&self.bytes, b"\n\n")
            .or_else(|| memchr::memchr(b'\n', &self.bytes))?;
        self.bytes.truncate(end);
        // Whatever is not plain UTF-8 is judged by more than its beginning.
        std::str::from_utf8(&self.bytes).ok()?;
        Some(self.parse(options))
    }

    /// Decodes the bytes and parses the text, adding a notice of what could not be decoded.
    fn text(
        self,
        hint: Option<Encoding>,
        parse: impl FnOnce(String) -> Result<Document, ReadError>,
    ) -> Result<Document, ReadError> {
        let decoded = decode::decode(self.bytes, self.encoding, self.declared.or(hint));
        let mut document = parse(decoded.text)?;
        let name = decoded.encoding.name();
        if decoded.guessed {
            document.notices.push(format!("this is not UTF-8 and was read as {name}, which is a guess; --encoding chooses another"));
        }
        if decoded.lost > 0 {
            let places = if decoded.lost == 1 { "place" } else { "places" };
            let lost = decoded.lost;
            document.notices.push(format!(
                "{lost} {places} could not be decoded from {name} and show as \u{fffd}"
            ));
        }
        Ok(document)
    }
}

/// The format of a file: by its content where that is certain, else by its name, else plain text.
fn recognise(bytes: &[u8], extension: Option<&OsStr>) -> &'static Format {
    let head = bytes.get(..SNIFFED.min(bytes.len())).unwrap_or_default();
    let extension = extension
        .and_then(OsStr::to_str)
        .unwrap_or_default()
        .to_lowercase();
    FORMATS
        .iter()
        .find(|format| (format.sniff)(head))
        .or_else(|| {
            FORMATS
                .iter()
                .find(|format| format.extensions.contains(&extension.as_str()))
        })
        .unwrap_or(&FORMATS[0])
}

/// Whether a file name says by itself that the file can be read. Many a file ends in `.toml` and is no lesson.
fn names_a_format(extension: Option<&OsStr>) -> bool {
    let extension = extension.and_then(OsStr::to_str).unwrap_or_default();
    let extension = extension.to_lowercase();
    FORMATS
        .iter()
        .any(|it| it.name != "lesson" && it.extensions.contains(&extension.as_str()))
}

fn names(formats: &[Format]) -> String {
    let names: Vec<&str> = formats.iter().map(|format| format.name).collect();
    names.join(", ")
}

/// The format of that name, for `--format`.
pub fn format_named(name: &str) -> Result<&'static Format, ReadError> {
    FORMATS
        .iter()
        .find(|format| format.name == name || format.extensions.contains(&name))
        .ok_or_else(|| ReadError::Unknown {
            kind: "format",
            name: crate::model::sanitise(name, false).into_string(),
            known: names(FORMATS),
        })
}

/// The encoding of that name, for `--encoding`.
pub fn encoding_named(name: &str) -> Result<Encoding, ReadError> {
    Encoding::named(name).ok_or_else(|| ReadError::Unknown {
        kind: "encoding",
        name: crate::model::sanitise(name, false).into_string(),
        known: "those of the web (utf-8, windows-1252, shift_jis, …), utf-32, ibm855, johab, euc-tw and iso-2022-kr".into(),
    })
}

/// The encoding that bytes are taken to be in when nobody says which.
pub fn recognise_encoding(bytes: &[u8]) -> Encoding {
    decode::recognise(bytes)
}

/// Reads a work that is at hand, such as those that come with the program, as the format that its name ends in.
pub fn bundled(name: &str, text: &str) -> Result<Document, ReadError> {
    bytes(name, text.as_bytes().to_vec(), &Options::default())
}

/// Reads bytes that are at hand, as [`open`] reads a file of that name.
pub fn bytes(name: &str, bytes: Vec<u8>, options: &Options) -> Result<Document, ReadError> {
    let extension = std::path::Path::new(name).extension();
    Source::new(name.to_owned(), bytes, extension, options).parse(options)
}

/// What becomes of the words that pdftotext says; for tests that have no such program.
#[doc(hidden)]
pub fn words_of_pdf(said: &str) -> Result<Document, String> {
    pdf::words(said)
}

/// Reads plain text that is already decoded, keeping it as it is.
pub fn plain(text: String) -> Document {
    text::parse(text)
}
