//! Word documents: all their text, their notes, rows and items.

use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::Path;

use dixit::model::{BlockKind, Document};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::fuzzed::check;
use super::shared::{files, shared};
use super::{collapsed, decode, open};

/// The words of a part, as they stand in its `t` elements: what was deleted or is said twice has none or lies in a
/// `Fallback`.
fn words(xml: &str) -> Vec<String> {
    let mut kept = String::new();
    for part in xml.split("<mc:Fallback>") {
        kept.push_str(part.rsplit("</mc:Fallback>").next().unwrap());
    }
    let mut words = Vec::new();
    for part in kept.split("<w:t").skip(1) {
        if part.starts_with(['>', ' ']) {
            let text = &part[part.find('>').unwrap() + 1..];
            let text = collapsed(&decode(&text[..text.find('<').unwrap()]));
            words.extend((!text.is_empty()).then_some(text));
        }
    }
    words
}

/// The parts of the folder: files as they are, folders packed.
fn documents(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    for path in files(folder) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
            for file in ["word/document.xml", "word/_rels/document.xml.rels"] {
                if let Ok(bytes) = fs::read(path.join(file)) {
                    zip.start_file(file, SimpleFileOptions::default()).unwrap();
                    zip.write_all(&bytes).unwrap();
                }
            }
            all.push((name, zip.finish().unwrap().into_inner()));
        } else if path
            .extension()
            .is_some_and(|it| it == "docx" || it == "zip")
        {
            all.push((name, fs::read(&path).unwrap()));
        }
    }
    all.sort();
    all
}

/// The parts of a document that hold text.
fn parts(bytes: &[u8]) -> [String; 3] {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    ["document", "footnotes", "endnotes"].map(|part| {
        let mut text = String::new();
        if let Ok(mut file) = zip.by_name(&format!("word/{part}.xml")) {
            file.read_to_string(&mut text).unwrap();
        }
        text
    })
}

/// Whether all of it is there.
fn whole(name: &str, document: &Document, parts: &[String; 3]) {
    let mut rest = collapsed(&document.text);
    for words in parts.iter().flat_map(|part| words(part)) {
        let at = rest.find(&words);
        let at = at.unwrap_or_else(|| panic!("{name}: {words:?} is not in {rest:?}"));
        rest = rest.split_off(at + words.len());
    }
    let count = |what: &str| parts[0].matches(what).count();
    let notes = count("footnoteReference w:id") + count("endnoteReference w:id");
    assert_eq!(document.notes.len(), notes, "{name}: notes");
    assert!(
        document.notes.iter().all(|note| !note.text.is_empty()),
        "{name}"
    );
    let blocks = |wanted: fn(BlockKind) -> bool| {
        let blocks = document.blocks.iter();
        blocks.filter(|block| wanted(block.kind)).count()
    };
    let rows = blocks(|kind| matches!(kind, BlockKind::Row(_)));
    assert_eq!(rows, count("<w:tr "), "{name}: rows");
    let items = blocks(|kind| matches!(kind, BlockKind::Item(_)));
    assert_eq!(items, count("<w:numPr>"), "{name}: items");
}

/// `DIXIT_SHARED=../shared cargo test --test formats word -- --nocapture` prints what is refused.
#[test]
fn word_documents_open_with_all_their_text() {
    let Some(folder) = shared("formats/docx/test-data") else {
        return;
    };
    let documents = documents(&folder);
    let dir = tempfile::tempdir().unwrap();
    let mut refused = Vec::new();
    for (name, bytes) in &documents {
        let path = dir.path().join(name);
        fs::write(&path, bytes).unwrap();
        match open(&path) {
            Ok(document) => {
                check(&document, name);
                whole(name, &document, &parts(bytes));
            }
            Err(message) => refused.push(message),
        }
    }
    let all = documents.len();
    eprintln!(
        "{} of {all} read; refused: {refused:#?}",
        all - refused.len()
    );
    // What has no text: an empty document, and two archives that are none.
    for (name, says) in [
        ("empty.docx", "is empty"),
        ("empty.zip", "is binary"),
        ("hello.zip", "is binary"),
    ] {
        let told = refused
            .iter()
            .any(|it| it.contains(name) && it.contains(says));
        assert!(told, "{name}: {refused:#?}");
    }
    assert_eq!((all, refused.len()), (21, 3));
}
