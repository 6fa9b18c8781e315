//! Books: they open with their outline, or say that they have none.

use std::time::Instant;

use super::fuzzed::check;
use super::open;
use super::shared::{files, shared};

#[test]
fn every_book_opens_with_its_outline() {
    let Some(folder) = shared("formats/epub") else {
        return;
    };
    for path in files(&folder) {
        if path.extension().is_none_or(|it| it != "epub") {
            continue;
        }
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let begun = Instant::now();
        let document = open(&path).unwrap_or_else(|error| panic!("{error}"));
        let time = begun.elapsed();
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
