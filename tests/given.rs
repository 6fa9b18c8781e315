//! Quotations whose speaker the source itself names win over what is inferred.

use dixit::attribution::attribute;
use dixit::model::{Certainty, Extent, Given};
use dixit::read::{self, plain};

/// What becomes of a text in which the source gives the words of `given` to a speaker.
fn told(text: &str, given: &str, speaker: &str) -> Vec<(String, Option<String>, Certainty)> {
    let mut document = plain(text.to_owned());
    let start = text.find(given).expect("the words stand in the text");
    document.given.push(Given {
        extent: Extent::new(start, start + given.len()),
        speaker: speaker.to_owned(),
        mention: None,
    });
    let voices = attribute(&document);
    let name = |id| voices.speaker(id).map(|it| it.name.clone());
    voices
        .quotes
        .iter()
        .map(|it| {
            (
                document.slice(it.extent).to_owned(),
                it.speaker.and_then(name),
                it.certainty,
            )
        })
        .collect()
}

#[test]
fn what_the_source_says_wins_over_what_is_inferred() {
    let text = "It was late.\n\n“I was here before you,” said Anna Berg.\n";
    let found = told(text, "“I was here before you,”", "Jonas");
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].1.as_deref(), Some("Jonas"));
    assert_eq!(found[0].2, Certainty::Certain);
}

#[test]
fn a_given_quotation_without_marks_is_added_once() {
    let text = "Anna Berg came in.\n\nNothing is lost for good.\n\n“So they say,” said Anna.\n";
    let found = told(text, "Nothing is lost for good.", "Anna Berg");
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!(found[0].0, "Nothing is lost for good.");
    assert_eq!(found[0].1, found[1].1, "one speaker, not two");
}

#[test]
fn the_seven_lessons_have_two_speakers() {
    let lessons = include_str!("../content/seven-lessons.toml");
    let document = dixit::read::bundled("seven-lessons.toml", lessons).unwrap();
    let voices = attribute(&document);
    let count = |name: &str| {
        let quotes = voices.quotes.iter().filter_map(|it| it.speaker);
        quotes
            .filter(|id| voices.speaker(*id).is_some_and(|it| it.name == name))
            .count()
    };
    assert_eq!(document.sections.len(), 8, "the opening and seven lessons");
    assert_eq!((count("Jack Ma"), count("Kenneth Chenault")), (16, 6));
    assert_eq!(voices.quotes.len(), 22);
}

#[test]
fn marks_in_program_text_are_no_speech() {
    let source = "Anna typed `echo \"I am here\"` and *then* `\"more\"`. “It works,” said Anna.\n";
    let document = read::bundled("page.md", source).expect("sound Markdown");
    let voices = attribute(&document);
    let said: Vec<&str> = voices
        .quotes
        .iter()
        .map(|it| document.slice(it.extent))
        .collect();
    assert_eq!(said, ["“It works,”"]);
}
