//! What is a name in English, and what only looks like one.

use super::speakers;
use crate::attribution::lexicon::{self, Class};

#[test]
fn a_given_name_tells_a_man_or_a_woman_the_world_over() {
    let english = lexicon::of("en").unwrap();
    for (names, class, other) in [
        (
            "arun habib rahul rajesh tunde glenn wei bijan cillian hiroshi kwame thabo yevgeny padraig joaquin mohamad",
            Class::MAN,
            Class::WOMAN,
        ),
        (
            "keiko lakshmi fatemeh chiamaka thandiwe oksana siobhán ingeborg giulia beatriz sue yael",
            Class::WOMAN,
            Class::MAN,
        ),
    ] {
        for name in names.split_whitespace() {
            let found = english.class(name);
            assert!(found.has(class) && !found.has(other), "{name}");
        }
    }
}

#[test]
fn who_has_a_given_name_is_the_he_of_the_next_line() {
    for name in ["Bijan", "Tunde", "Rajesh", "Hiroshi"] {
        let told = speakers(&format!(
            "{name} Hill of Dover University said demand was rising.\n\n“Demand is clearly higher now,” he said."
        ));
        assert_eq!(told, [format!("{name} Hill")], "{name}");
    }
}

#[test]
fn a_title_with_a_stop_is_a_title() {
    for title in ["Cllr.", "Supt.", "Insp.", "Det.", "Sgt.", "Ald."] {
        let told = speakers(&format!(
            "Mayor Hilda Lake said the road was bad.\n\n“We have to do better,” said {title} Paul Moss."
        ));
        let name = told.last().map(String::as_str).unwrap_or_default();
        assert!(name.ends_with("Paul Moss"), "{title} {told:?}");
    }
}

#[test]
fn a_place_before_a_job_is_not_who_speaks() {
    for (tag, speaker) in [
        ("the England forward said", "the England forward"),
        ("the Leeds prop said", "the Leeds prop"),
        (
            "said the Great Britain captain",
            "the Great Britain captain",
        ),
    ] {
        let told = speakers(&format!(
            "Prop Sam Burgess rejected the idea.\n\n“Not at all,” {tag}."
        ));
        assert_eq!(told, [speaker], "{tag}");
    }
    let told =
        speakers("The Great Britain captain, Garry Moss, said: “I took a knock on my knee.”");
    assert_eq!(told, ["Garry Moss"]);
}

#[test]
fn a_body_keeps_the_whole_of_its_name() {
    for (report, speaker) in [
        ("“The road is bad,” reported India Today.", "India Today"),
        (
            "The Dover Sheriff's Office said the road was “quite shut”.",
            "Dover Sheriff's Office",
        ),
        (
            "In Leeds, the European Union said the road was “quite shut”.",
            "European Union",
        ),
    ] {
        let told = speakers(&format!("The town has a new road.\n\n{report}"));
        assert!(
            told.len() == 1 && told[0].ends_with(speaker),
            "{report} {told:?}"
        );
    }
    let told =
        speakers("Anna Lake's brother saw the Office.\n\n“The road is bad,” said Anna's brother.");
    assert_ne!(told[0], "Anna Lake");
}

#[test]
fn a_law_is_not_its_namesake() {
    let told = speakers(
        "The Bill would make firms pay for the road.\n\nBill Moss said in a letter: “We will not pay for this Bill.”",
    );
    assert_eq!(told, ["Bill Moss"]);
}

#[test]
fn capitals_that_are_no_names_are_nobody() {
    for text in [
        "Needless to say, “the road” was bad. Anna came late.",
        "In my Inaugural Address I warned that the “roads we have” were bad.",
        "A photo was shown of a T-shirt and the words: “Lake is the real leader of the people.”",
        "Today we face a Federal budget that is called “far too large” by all.",
    ] {
        let told = speakers(text);
        for name in ["Needless", "Address", "T-shirt", "Federal"] {
            assert!(!told.iter().any(|it| it.contains(name)), "{text} {told:?}");
        }
    }
}

#[test]
fn a_statement_of_officials_is_no_official() {
    let told = speakers(
        "The schools were shut.\n\n“The town has decided to close all schools,” an official statement said.",
    );
    assert_eq!(told, ["the official statement"]);
    let told = speakers(
        "The schools were shut.\n\n“The town has decided to close all schools,” an official said.",
    );
    assert_eq!(told, ["the official"]);
}

#[test]
fn in_apposition_the_name_speaks() {
    for (report, speaker) in [
        (
            "Another eyewitness, Nicole Hale, described “insane” heat.",
            "Nicole Hale",
        ),
        (
            "Abdul Hale, a grain merchant in the market told the paper: “It is a big loss to me.”",
            "Abdul Hale",
        ),
    ] {
        let told = speakers(&format!(
            "The market burned on Monday. Paul Moss saw it.\n\n{report}"
        ));
        assert_eq!(told, [speaker], "{report}");
    }
}

#[test]
fn a_word_is_a_name_where_it_says_something() {
    for name in ["Will", "April", "March"] {
        let told = speakers(&format!(
            "{name} picked up the bow. Danny was late.\n\n“You planned this,” {name} said.\n\n“I did,” said Danny."
        ));
        assert_eq!(told, [name, "Danny"], "{name}");
    }
    let told = speakers(
        "“You planned this,” April said.\n\nIn April the snow fell, and Danny was late.\n\n“I did,” he said. “Last April.”",
    );
    assert_eq!(told[0], "April");
}

#[test]
fn a_father_is_not_his_child() {
    let told = speakers(
        "Jack Lake was walking with his father.\n\n“What do crows say, father?” asked Jack.\n\n“Many things,” said Mr. \
         Lake.",
    );
    assert_eq!(told, ["Jack Lake", "Mr. Lake"]);
    let told = speakers(
        "Jack Lake was walking with his brother.\n\n“What do crows say?” asked Jack.\n\n“Many things,” said Mr. Lake.",
    );
    assert_eq!(told, ["Jack Lake", "Jack Lake"]);
}

#[test]
fn a_firm_is_nobody_who_bears_its_name() {
    let told = speakers(
        "Shannon Hart, an analyst at Hart Research, said Cole is a good choice.\n\n“He has taken over twice and the company \
         has done well,” she said.\n\n“Cole is a strong leader,” Hart said.",
    );
    assert_eq!(told, ["Shannon Hart", "Shannon Hart"]);
}

#[test]
fn o_k_is_nobody() {
    let told = speakers(
        "“But one word at a time, O.K.?” said Joan.\n\n“O.K.,” he said.\n\n“O.K. then,” said Joan.",
    );
    assert!(told.iter().all(|it| !it.starts_with('O')), "{told:?}");
}

#[test]
fn a_participle_that_opens_a_sentence_is_nobody() {
    let told = speakers(
        "By his own word, Robert Mars is an angry man. Benched in 1955, he told manager Paul Meyer: “I can't play for you.” \
         Benched in 1956, he told manager Karl Farrell: “I'm not learning here.”",
    );
    assert!(told.iter().all(|it| it != "Benched"), "{told:?}");
}

#[test]
fn a_title_of_a_work_is_said_by_nobody() {
    for text in [
        "“We will win,” Clark Moss said in an interview on the show “Talk of the Week.”",
        "“They are brave,” said Clark Moss, a fellow at a centre and author of “Making the Team.”",
        "“I did my best,” Clark Moss recalled in “I'm Feeling Lucky.”",
        "“We will win,” Clark Moss said on NBC's “Talk of the Week.”",
    ] {
        assert_eq!(speakers(text).len(), 1, "{text}");
    }
    let told = speakers("“Making the Team,” said Clark Moss, “was a good book.”");
    assert_eq!(told, ["Clark Moss", "Clark Moss"]);
}

#[test]
fn mrs_may_has_a_name() {
    let told = speakers(
        "Mrs May went on to tell a gathering that a vote would be “bad for the country”. Mrs May left in May.",
    );
    assert_eq!(told, ["Mrs May"]);
}

#[test]
fn the_prime_minister_is_no_deputy_first_minister() {
    let told = speakers(
        "Nora Stone spoke to Helen Gray on the matter. The prime minister insisted this week that “now was not the time” to \
         hold a vote. Deputy First Minister John Keller will speak later.",
    );
    assert_eq!(told, ["the prime minister"]);
}

#[test]
fn what_something_is_known_as_is_said_by_nobody() {
    for text in [
        "Anna Lake and her colleagues made predictions about the shape, also referred to as the “brain type.”",
        "The Lake Homes Program offered complete mail-order houses, what would come to be called “kit homes.”",
        "In an 1862 essay entitled, “Walking,” Harold Dean wrote that he feared the fences.",
        "Julia has appeared in a series by Acorn Workshop called “Acorn Street and You: See Good in All Children.”",
        "He is good, said Martin Boren, the author of “Stone: The Man Who Changed the Presidency and America.”",
    ] {
        assert_eq!(speakers(text), [""; 0], "{text}");
    }
}
