//! What is fuzzed: for each target a function that takes any bytes and panics when a promise is broken. The fuzz targets
//! call them, and so do the tests under `cargo test` (`tests/fuzzed.rs`), which include this file.

use std::io::{Cursor, Write};

use dixit::attribution::attribute;
use dixit::layout;
use dixit::model::{BlockKind, Certainty, Document, Extent, sanitise};
use dixit::read::{self, Options};
use dixit::search::{Finder, Query};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Every target by its name.
pub const TARGETS: &[&str] = &[
    "text",
    "markdown",
    "lesson",
    "html",
    "epub",
    "docx",
    "subtitles",
    "pdf",
    "encodings",
    "query",
    "attribution",
];

/// What parts the files of an archive, or the query from its text.
pub const BETWEEN: &[u8] = b"\n=====\n";
/// The longest input: what is slow on more is no fault of its kind.
const LONGEST: usize = 1 << 16;

pub fn text(data: &[u8]) {
    as_format("text", data);
}

pub fn markdown(data: &[u8]) {
    as_format("markdown", data);
}

pub fn lesson(data: &[u8]) {
    as_format("lesson", data);
}

pub fn html(data: &[u8]) {
    as_format("html", data);
    as_format("page", data);
}

pub fn subtitles(data: &[u8]) {
    as_format("subtitles", data);
}

/// An archive as it is, or the files of a book: its description, its outline, chapters.
pub fn epub(data: &[u8]) {
    if data.starts_with(b"PK") {
        return as_format("epub", data);
    }
    let container = b"<container><rootfiles><rootfile full-path='p.opf'/></rootfiles></container>";
    let mut files: Vec<(&str, &[u8])> = vec![
        ("mimetype", b"application/epub+zip"),
        ("META-INF/container.xml", container),
    ];
    files.extend(
        ["p.opf", "nav.xhtml", "a.xhtml", "b.xhtml"]
            .into_iter()
            .zip(parts(data)),
    );
    as_format("epub", &packed(&files));
}

/// An archive as it is, or the parts of a document: its text, styles, lists, notes.
pub fn docx(data: &[u8]) {
    if data.starts_with(b"PK") {
        return as_format("docx", data);
    }
    let names = [
        "word/document.xml",
        "word/styles.xml",
        "word/numbering.xml",
        "word/footnotes.xml",
        "word/_rels/document.xml.rels",
    ];
    let files: Vec<(&str, &[u8])> = names.into_iter().zip(parts(data)).collect();
    as_format("docx", &packed(&files));
}

/// What pdftotext says of words and their places.
pub fn pdf(data: &[u8]) {
    let said = String::from_utf8_lossy(short(data));
    if let Ok(document) = read::words_of_pdf(&said) {
        check(&document, "pdf");
    }
}

/// Plain text from one encoding after the other.
pub fn encodings(data: &[u8]) {
    let data = short(data);
    let _ = read::recognise_encoding(data);
    for name in [
        "utf-8",
        "utf-16le",
        "utf-32",
        "windows-1252",
        "shift_jis",
        "gb18030",
        "euc-tw",
        "iso-2022-kr",
        "johab",
        "ibm855",
        "big5",
        "iso-2022-jp",
    ] {
        let options = Options {
            encoding: read::encoding_named(name).ok(),
            format: read::format_named("text").ok(),
        };
        assert!(options.encoding.is_some(), "{name} is an encoding");
        if let Ok(document) = read::bytes("a.txt", data.to_vec(), &options) {
            check(&document, name);
        }
    }
}

/// A query, and behind [`BETWEEN`] the text that it is asked of.
pub fn query(data: &[u8]) {
    const TEXT: &str = "“Hold the rope,” said Ann Hill.\n\nHe didn’t—not at the co\u{ad}operative’s Caf\u{e9}, re-\nmember.";
    let mut parts = parts(data);
    let asked = String::from_utf8_lossy(parts.next().unwrap_or_default()).into_owned();
    let text = parts
        .next()
        .map(|text| String::from_utf8_lossy(text).into_owned());
    let document = read::plain(text.unwrap_or_else(|| TEXT.to_owned()));
    let voices = attribute(&document);
    for query in [Query::parse(&asked), Query::parse_for_quotations(&asked)] {
        let Ok(query) = query else { continue };
        let whole = Extent::new(0, document.text.len());
        let mut last = 0;
        for found in Finder::new(&query, &document, &voices).matches(whole) {
            assert!(
                fits(&document, found.extent),
                "{found:?} is not on character boundaries"
            );
            assert!(
                found.extent.start >= last,
                "{found:?} comes before the match before it"
            );
            assert!(
                found.parts.iter().all(|part| fits(&document, *part)),
                "{found:?}"
            );
            last = found.extent.start;
        }
    }
}

/// Plain text in which somebody speaks.
pub fn attribution(data: &[u8]) {
    let text = String::from_utf8_lossy(short(data)).into_owned();
    listened(&read::plain(text));
}

/// Reads the bytes as that format and listens to what comes.
fn as_format(name: &str, data: &[u8]) {
    let options = Options {
        format: read::format_named(name).ok(),
        ..Options::default()
    };
    assert!(options.format.is_some(), "{name} is a format");
    match read::bytes("a", short(data).to_vec(), &options) {
        Ok(document) => {
            check(&document, name);
            tiled(&document, name);
            listened(&document);
        }
        Err(error) => {
            let told = error.to_string();
            assert!(told.len() > 4 && !told.contains('\x1b'), "{name}: {told:?}");
        }
    }
}

/// What every document promises, whatever it was made of.
pub fn check(document: &Document, name: &str) {
    let fits = |extent| fits(document, extent);
    let mut last = 0;
    for block in &document.blocks {
        assert!(
            fits(block.extent),
            "{name}: {block:?} is not on character boundaries"
        );
        assert!(
            block.extent.start >= last,
            "{name}: {block:?} overlaps the block before"
        );
        let between = Extent {
            start: last,
            end: block.extent.start,
        };
        // In plain text the marker of an item stands there too, which is painted anew, and the line under a heading.
        let marked = matches!(block.kind, BlockKind::Item(_));
        let between = document.slice(between).trim();
        assert!(
            marked || between.is_empty() || is_underline(between),
            "{name}: only white space stands before {block:?}"
        );
        last = block.extent.end;
    }
    let mut next = 0;
    for section in &document.sections {
        assert_eq!(section.extent.start, next, "{name}: sections tile the text");
        assert!(
            fits(section.title) && fits(section.number),
            "{name}: {section:?}"
        );
        next = section.extent.end;
    }
    assert_eq!(
        next as usize,
        document.text.len(),
        "{name}: sections reach the end"
    );
    let sorted = |starts: &mut dyn Iterator<Item = Extent>, what: &str| {
        let extents: Vec<Extent> = starts.collect();
        assert!(
            extents.is_sorted_by_key(|it| it.start),
            "{name}: {what} are sorted"
        );
        assert!(extents.into_iter().all(fits), "{name}: {what} fit");
    };
    sorted(&mut document.inlines.iter().map(|it| it.extent), "inlines");
    sorted(&mut document.links.iter().map(|it| it.extent), "links");
    sorted(
        &mut document.given.iter().map(|it| it.extent),
        "given quotations",
    );
    sorted(
        &mut document.notes.iter().map(|it| it.reference),
        "references",
    );
    assert!(
        document.notes.iter().all(|it| fits(it.text)),
        "{name}: notes fit"
    );
}

fn is_underline(words: &str) -> bool {
    let first = words.chars().next();
    first.is_some_and(|first| "=#*-~^_—–".contains(first) && words.chars().all(|c| c == first))
}

fn fits(document: &Document, extent: Extent) -> bool {
    document.text.get(extent.range()).is_some()
}

/// The rows of a block tile it, and nothing that is painted is an order to a terminal.
fn tiled(document: &Document, name: &str) {
    for (at, block) in document.blocks.iter().enumerate().take(200) {
        let mut next = block.extent.start;
        for row in layout::rows(document, at, 31) {
            assert_eq!(
                row.extent.start, next,
                "{name}: {row:?} follows the row before"
            );
            assert!(fits(document, row.extent), "{name}: {row:?}");
            next = row.extent.end;
        }
        assert!(
            next >= block.extent.end,
            "{name}: the rows of {block:?} reach its end"
        );
    }
    let safe = sanitise(&document.text, true).into_string();
    assert_eq!(
        sanitise(&safe, true).into_string(),
        safe,
        "what is safe stays"
    );
    assert!(!safe.contains(|c: char| c.is_control() && !"\n\t".contains(c)));
}

/// Who says what: quotations in order and apart, their speakers known.
fn listened(document: &Document) {
    let voices = attribute(document);
    let mut last = 0;
    for quote in &voices.quotes {
        assert!(fits(document, quote.extent), "{quote:?}");
        assert!(
            quote.extent.start >= last,
            "{quote:?} overlaps the quotation before"
        );
        last = quote.extent.end;
        for part in [quote.mention, quote.cue].into_iter().flatten() {
            assert!(fits(document, part), "{quote:?}");
        }
        let known = quote.speaker.and_then(|id| voices.speaker(id));
        assert_eq!(known.is_some(), quote.speaker.is_some(), "{quote:?}");
        assert_eq!(
            known.is_none(),
            quote.certainty == Certainty::Unknown,
            "{quote:?}"
        );
    }
}

fn short(data: &[u8]) -> &[u8] {
    data.get(..LONGEST).unwrap_or(data)
}

/// What stands between [`BETWEEN`].
fn parts(data: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = Some(short(data));
    std::iter::from_fn(move || {
        let data = rest.take()?;
        let at = data.windows(BETWEEN.len()).position(|it| it == BETWEEN);
        let Some(at) = at else { return Some(data) };
        rest = data.get(at + BETWEEN.len()..);
        data.get(..at)
    })
}

/// An archive of those files, as they are.
fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in files {
        zip.start_file(*name, stored)
            .expect("a name that an archive can have");
        zip.write_all(bytes).expect("memory takes all bytes");
    }
    zip.finish().expect("memory takes all bytes").into_inner()
}
