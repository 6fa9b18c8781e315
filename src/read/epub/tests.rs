//! Books made here and what they come to.

use std::io::Write;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::*;
use crate::model::BlockKind;
use crate::read::shown::outline;

const CONTAINER: &str =
    "<container><rootfiles><rootfile full-path='OPS/p.opf'/></rootfiles></container>";
const PACKAGE: &str = "<package xmlns:dc='x'><metadata><dc:title>The Mill &amp; the River</dc:title>
    <dc:creator>Ruth Hale</dc:creator><dc:creator>Jon Weir</dc:creator><dc:language>en</dc:language></metadata><manifest>
    <item id='n' href='nav.xhtml' media-type='application/xhtml+xml' properties='nav'/>
    <item id='a' href='a.xhtml' media-type='application/xhtml+xml'/>
    <item id='b' href='b.xhtml' media-type='application/xhtml+xml'/></manifest>
    <spine><itemref idref='a'/><itemref idref='b'/></spine></package>";
const NAV: &str = "<html><nav epub:type='toc'><ol><li><span>Part One</span><ol><li><a href='a.xhtml'>1. The Mill</a></li>
    <li><a href='a.xhtml#w'>The Weir</a></li></ol></li><li><a href='b.xhtml'>The River</a></li></ol></nav></html>";
const A: &str = "<?xml version='1.0'?><html><head><title/></head><body><h1>1</h1><h2>The Mill</h2>
    <p>It ran.<a epub:type='noteref' href='b.xhtml#n1'>1</a></p><h2 id='w'>The Weir</h2><p>It held.</p></body></html>";
const B: &str = "<html><body><p>It rose.</p><img src='img/flood.png'/><aside epub:type='footnote' id='n1'><p>Since 1801.</p>
    </aside></body></html>";

fn book(files: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    zip.start_file("mimetype", stored).unwrap();
    zip.write_all(b"application/epub+zip").unwrap();
    for (name, text) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn whole() -> Vec<(&'static str, &'static str)> {
    vec![
        ("META-INF/container.xml", CONTAINER),
        ("OPS/p.opf", PACKAGE),
        ("OPS/nav.xhtml", NAV),
        ("OPS/a.xhtml", A),
        ("OPS/b.xhtml", B),
    ]
}

fn read(files: &[(&str, &str)]) -> Result<Document, ReadError> {
    let reading = Reading::open(Cursor::new(book(files)), "mill.epub")?;
    reading.read(usize::MAX).map(|(document, _)| document)
}

#[test]
fn the_outline_is_the_navigation_document() {
    let document = read(&whole()).unwrap();
    assert_eq!(
        outline(&document),
        ["1 Part One|", "2 1|The Mill", "2 |The Weir", "1 |The River"]
    );
    assert_eq!(
        document.text,
        "Part One\n\n1\n\nThe Mill\n\nIt ran.1\n\nThe Weir\n\nIt held.\n\nThe River\n\nIt rose.\n\nflood\n\nSince 1801."
    );
    assert_eq!(document.meta.title.as_deref(), Some("The Mill & the River"));
    assert_eq!(document.meta.byline.as_deref(), Some("Ruth Hale, Jon Weir"));
    assert_eq!(document.notices, Vec::<String>::new());
}

#[test]
fn notes_are_found_in_other_files() {
    let document = read(&whole()).unwrap();
    let [note] = document.notes.as_slice() else {
        panic!("{:?}", document.notes);
    };
    assert_eq!(
        (note.label.as_str(), document.slice(note.reference)),
        ("1", "1")
    );
    assert_eq!(document.slice(note.text), "Since 1801.");
    let kinds: Vec<_> = document
        .blocks
        .iter()
        .rev()
        .map(|it| it.kind)
        .take(2)
        .collect();
    assert_eq!(kinds, [BlockKind::Note, BlockKind::Image]);
    assert!(
        document
            .links
            .iter()
            .any(|it| it.target == "#OPS/b.xhtml#n1")
    );
}

#[test]
fn the_beginning_is_the_beginning_of_the_whole() {
    let all = read(&whole()).unwrap();
    let reading = Reading::open(Cursor::new(book(&whole())), "mill.epub").unwrap();
    let (head, complete) = reading.read(1).unwrap();
    assert!(!complete);
    assert!(all.text.starts_with(&head.text) && head.text.ends_with("It held."));
    assert!(all.blocks.starts_with(&head.blocks));
    assert_eq!(head.sections.len(), 3);
}

#[test]
fn what_cannot_be_had_is_left_out_and_named() {
    let mut files = whole();
    files.retain(|(name, _)| *name != "OPS/a.xhtml");
    let document = read(&files).unwrap();
    assert_eq!(
        document.notices,
        ["OPS/a.xhtml was left out: it is missing"]
    );
    assert!(document.text.starts_with("The River"));
    files.retain(|(name, _)| !name.contains("xhtml"));
    let error = read(&files).unwrap_err().to_string();
    assert!(
        error.contains("nothing in this book can be read"),
        "{error}"
    );
    files.retain(|(name, _)| *name == "META-INF/container.xml");
    let error = read(&files).unwrap_err().to_string();
    assert!(error.contains("OPS/p.opf: it is missing"), "{error}");
}

#[test]
fn without_an_outline_headings_make_one() {
    let mut files = whole();
    files.retain(|(name, _)| *name != "OPS/nav.xhtml");
    let document = read(&files).unwrap();
    assert_eq!(outline(&document), ["1 1|", "2 |The Mill", "2 |The Weir"]);
    assert!(
        document
            .notices
            .iter()
            .any(|it| it.contains("has no outline"))
    );
}

#[test]
fn a_chapter_that_unpacks_to_too_much_is_left_out() {
    let bomb = "a".repeat(CHAPTER as usize + 1);
    let mut files = whole();
    files.retain(|(name, _)| *name != "OPS/a.xhtml");
    files.push(("OPS/a.xhtml", &bomb));
    let document = read(&files).unwrap();
    assert_eq!(
        document.notices,
        ["OPS/a.xhtml was left out: it unpacks to more than 8 MB"]
    );
}
