//! Books and pages of other people's making, good and hostile: they open with their outline, or are refused, in time.
//! `DIXIT_SHARED=../shared cargo test --release --test books -- --nocapture` prints what each comes to.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test may fail loudly"
)]

use std::path::PathBuf;
use std::time::{Duration, Instant};

use dixit::model::Document;
use dixit::read::{Input, Options, ReadError, open};

fn files(folder: &str, ending: &[&str]) -> Vec<PathBuf> {
    let Some(shared) = std::env::var_os("DIXIT_SHARED").map(PathBuf::from) else {
        eprintln!("skipped: DIXIT_SHARED does not name the folder of shared test files");
        return Vec::new();
    };
    let mut files: Vec<PathBuf> = std::fs::read_dir(shared.join("formats").join(folder))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.extension()
                .is_some_and(|it| ending.iter().any(|end| it == *end))
        })
        .collect();
    files.sort();
    files
}

fn read(path: PathBuf) -> (Result<Document, ReadError>, Duration) {
    let begun = Instant::now();
    let document = open(&Input::Path(path), &Options::default());
    (document, begun.elapsed())
}

/// What every document promises to the floors above.
fn check(document: &Document) {
    let mut end = 0;
    for block in &document.blocks {
        assert!(block.extent.start >= end, "blocks are sorted and disjoint");
        let between = document
            .text
            .get(end as usize..block.extent.start as usize)
            .unwrap();
        assert!(
            between.trim().is_empty(),
            "white space stands between blocks: {between:?}"
        );
        end = block.extent.end;
    }
    assert!(
        document
            .text
            .get(end as usize..)
            .is_some_and(|it| it.trim().is_empty())
    );
    let mut start = 0;
    for section in &document.sections {
        assert_eq!(section.extent.start, start, "sections tile the text");
        assert!(document.text.get(section.title.range()).is_some());
        start = section.extent.end;
    }
    assert_eq!(start as usize, document.text.len());
    let words = document.inlines.iter().map(|it| it.extent);
    let words = words.chain(document.links.iter().map(|it| it.extent));
    for extent in words.chain(document.notes.iter().flat_map(|it| [it.reference, it.text])) {
        assert!(
            document.text.get(extent.range()).is_some(),
            "extents lie on characters"
        );
    }
}

#[test]
fn every_book_opens_with_its_outline() {
    for path in files("epub", &["epub"]) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let (document, time) = read(path);
        let document = document.unwrap_or_else(|error| panic!("{error}"));
        check(&document);
        println!(
            "{name}: {time:.1?}, {} KB of text {:?}",
            document.text.len() >> 10,
            document.notices
        );
        for section in document.sections.iter().take(12) {
            let (number, title) = (
                document.slice(section.number),
                document.slice(section.title),
            );
            println!("    {} {number} | {title}", section.level);
        }
        let says = document
            .notices
            .iter()
            .any(|notice| notice.contains("outline"));
        let titled = document
            .sections
            .iter()
            .any(|it| !(it.title.is_empty() && it.number.is_empty()));
        assert!(titled || says, "{name} has no outline and does not say so");
    }
}

#[test]
fn hostile_files_end_in_time() {
    for path in files("hostile", &["epub", "html"]) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let (document, time) = read(path);
        match document {
            Ok(document) => {
                check(&document);
                println!(
                    "{name}: {time:.1?} {:?} {:?}",
                    document.meta.title, document.notices
                );
            }
            Err(error) => println!("{name}: {time:.1?} refused: {error}"),
        }
        // Twenty times the limit of a release build, for a debug build on a busy machine.
        assert!(time < Duration::from_secs(20), "{name} took {time:?}");
    }
}
