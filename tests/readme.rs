//! The README says what is so: its key table is the program's, its example of a lesson file can be read, its queries
//! can be asked, and its picture is of the reader as it is (`examples/screenshot.rs`).

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod run;
#[path = "../examples/screenshot.rs"]
mod screenshot;

use run::Folder;

const README: &str = include_str!("../README.md");

/// What stands between two markers, each on a line of its own.
fn between(from: &str, to: &str) -> &'static str {
    let (_, rest) = README.split_once(from).expect("the opening marker");
    let (inside, _) = rest.split_once(to).expect("the closing marker");
    inside
}

#[test]
fn the_key_table_is_the_program_s() {
    let written = between(
        "<!-- keys: `dixit keys --format markdown` -->",
        "<!-- end of keys -->",
    )
    .trim();
    let (_, printed, _) = Folder::new(&[]).dixit(&["keys", "--format", "markdown"]);
    assert_eq!(
        written,
        printed.trim(),
        "put what `dixit keys --format markdown` prints between the markers"
    );
}

#[test]
fn the_example_of_a_lesson_file_can_be_read() {
    let example = between("```toml\n", "```");
    let document = dixit::read::bundled("README.md", example).unwrap();
    assert_eq!(document.title(), Some("On repairing clocks"));
    assert_eq!(document.sections.len(), 2, "the opening and a lesson");
    let given = document.given.first().expect("its quotation");
    assert_eq!(given.speaker, "The teacher");
    assert_eq!(document.slice(given.extent), "“Do not touch it,”");
}

#[test]
fn the_queries_can_be_asked() {
    let table = between("| query | finds |\n|---|---|\n", "\n\n");
    let queries: Vec<_> = table
        .split('`')
        .skip(1)
        .step_by(2)
        .filter(|it| *it != "ma")
        .collect();
    assert!(queries.len() >= 9, "the table of queries: {queries:?}");
    for query in queries {
        let parsed = dixit::search::Query::parse(query);
        assert!(parsed.is_ok_and(|it| !it.is_empty()), "{query}");
    }
}

#[test]
fn the_picture_is_of_the_reader_as_it_is() {
    assert!(
        screenshot::picture() == include_str!("../assets/reader.svg"),
        "take it again: cargo run --example screenshot > assets/reader.svg"
    );
}
