//! Books of other people's making: they open with their outline, or say that they have none.
//! `DIXIT_SHARED=../shared cargo test --release --test books -- --nocapture` prints what each comes to.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test may fail loudly"
)]

#[path = "../fuzz/src/lib.rs"]
#[allow(dead_code, reason = "what is fuzzed is tested elsewhere")]
mod fuzzed;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use dixit::model::Document;
use dixit::read::{Input, Options, ReadError, open};
use fuzzed::check;

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

#[test]
fn every_book_opens_with_its_outline() {
    for path in files("epub", &["epub"]) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let (document, time) = read(path);
        let document = document.unwrap_or_else(|error| panic!("{error}"));
        check(&document, &name);
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
