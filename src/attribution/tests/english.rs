//! Who is meant by the subject of an English reporting verb, whatever it is: a body, an office, a surname that is a
//! common word.

use super::speakers;
use crate::attribution::attribute;
use crate::attribution::tests::document;

/// A short report in which two people are heard before and after what is looked at.
fn report(middle: &str) -> Vec<String> {
    speakers(&format!(
        "Karl Brandt will leave the port in May after a long fight with the town.\n\n“I am tired,” Brandt said on Monday. \
         “It was a hard year.”\n\nThe mayor, Lena Boat, thanked him. “He gave us all he had,” Boat said.\n\n{middle}\n\n\
         “The port is sound,” Boat said."
    ))
}

#[test]
fn a_body_without_a_capital_says_what_it_is_said_to_say() {
    for (middle, speaker) in [
        (
            "“We are sorry to lose a friend,” the company said in a statement.",
            "the company",
        ),
        (
            "“We are sorry to lose a friend,” officials said in a statement.",
            "officials",
        ),
        (
            "“We are sorry to lose a friend,” said the council.",
            "the council",
        ),
        (
            "“We are sorry to lose a friend,” Brandt's family said.",
            "Brandt's family",
        ),
    ] {
        let told = report(middle);
        assert_eq!(
            told.get(3).map(String::as_str),
            Some(speaker),
            "{middle} {told:?}"
        );
    }
}

#[test]
fn an_office_with_of_is_no_part_of_the_name_behind_it() {
    for office in [
        "Secretary of State",
        "Archbishop of York",
        "Chancellor of the Exchequer",
    ] {
        let told = speakers(&format!(
            "The vote was lost on Monday.\n\n“The year was hard,” said {office} Ann Lake.\n\n“We try,” Lake said."
        ));
        assert_eq!(told, ["Ann Lake", "Ann Lake"], "{office}");
    }
}

#[test]
fn a_common_word_is_a_surname_behind_a_given_name() {
    for name in ["Long", "Best", "Early"] {
        let told = speakers(&format!(
            "Tim {name}, an analyst in Leeds, kept his rating.\n\n“We are amazed by the gap,” {name} said."
        ));
        assert_eq!(told, [format!("Tim {name}")], "{name}");
    }
}

#[test]
fn where_somebody_comes_from_is_not_who_speaks() {
    for subject in [
        "Brandt, of Leeds,",
        "Paul Brandt of Leeds",
        "Brandt, from Leeds,",
    ] {
        let told = speakers(&format!(
            "Paul Brandt was jailed on Sunday. The court in Leeds was full.\n\n{subject} said: “I am sorry for it all.”"
        ));
        assert_eq!(told, ["Paul Brandt"], "{subject}");
    }
}

#[test]
fn a_foundation_is_nobody_of_the_name_it_bears() {
    let told = speakers(
        "Anna Lake runs the Lake Foundation in Leeds.\n\n“We gave away all of it,” said Lake.",
    );
    assert_eq!(told, ["Anna Lake"]);
}

#[test]
fn a_wife_is_not_the_one_whose_wife_she_is() {
    let told = speakers(
        "The ferryman came late. The ferryman's wife was there, and Paul waited.\n\n“The boat is late,” said the \
         ferryman's wife.\n\n“It always is,” said Paul.",
    );
    assert_eq!(told, ["the ferryman's wife", "Paul"]);
}

#[test]
fn a_speech_over_paragraphs_is_one_persons() {
    let told = speakers(
        "Anna Hill sat with Martin Dale in the mill.\n\n“What happened?” asked Anna.\n\n“My father had a mill. He died \
         young.\n\n“My mother kept it for years.\n\n“Then it burned,” said Martin.\n\n“I am sorry,” said Anna.",
    );
    assert_eq!(
        told,
        ["Anna", "Martin Dale", "Martin Dale", "Martin Dale", "Anna"]
    );
}

#[test]
fn i_before_a_full_stop_is_no_initial() {
    let voices = attribute(&document(
        "The sailor came up the stair and looked at me.\n\n“Where is the key?” asked the sailor.\n\n“In the drawer,” said \
         I. The sailor laughed.\n\n“Fetch it,” he said.",
    ));
    assert!(
        !voices.speakers.iter().any(|it| it.name.starts_with("I.")),
        "{:?}",
        voices.speakers
    );
    let sailor = voices.quotes[2].speaker.and_then(|it| voices.speaker(it));
    assert_eq!(sailor.map(|it| it.name.as_str()), Some("the sailor"));
}
