//! Whose words they are where one English clause stands in another, and who is no subject there.

use super::speakers;

/// Checks who says the last quotation of a report about Paul Reed.
fn check(table: &[(&str, &str)]) {
    for (middle, speaker) in table {
        let told = speakers(&format!(
            "The mayor of the town, Paul Reed, opened the bridge on Monday.\n\n{middle}"
        ));
        assert_eq!(
            told.last().map(String::as_str),
            Some(*speaker),
            "{middle} {told:?}"
        );
    }
}

#[test]
fn what_somebody_said_goes_on_with_verbs_of_its_own() {
    check(&[
        (
            "Anna Lake said that Hill will continue to provide “a sound bridge” for all.",
            "Anna Lake",
        ),
        (
            "Anna Lake said that Hill told them “a long tale” of it.",
            "Hill",
        ),
    ]);
}

#[test]
fn who_is_told_hears_and_does_not_say() {
    check(&[
        (
            "In the hall Anna Lake was told by Tom Hill of “forty boats under the bridge”.",
            "Tom Hill",
        ),
        (
            "In the hall Anna Lake told Tom Hill of “forty boats under the bridge”.",
            "Anna Lake",
        ),
    ]);
}

#[test]
fn a_claim_is_whose_it_is() {
    check(&[
        (
            "Tom Hill met the council to speak of Anna Lake's accusation that the town was “to blame for all of it”.",
            "Anna Lake",
        ),
        (
            "Tom Hill said on Monday that Anna Lake's claim that the town had paid for it was “simply not true.”",
            "Tom Hill",
        ),
        (
            "Tom Hill rejected Anna Lake's claim: “That is a plain lie.”",
            "Tom Hill",
        ),
    ]);
}

#[test]
fn as_one_reported_another_told() {
    check(&[(
        "As Ben Hale reported, Tom Hill, the partner from Kent, told Moss that a new bridge would be a “much better way \
         of crossing.”",
        "Tom Hill",
    )]);
}

#[test]
fn the_inner_of_two_verbs_has_the_speaker() {
    check(&[
        (
            "Anna Lake saw Captain Hill. “What has happened to the boat?” Anna Lake says Captain Hill asked.",
            "Captain Hill",
        ),
        (
            "“What has happened to the boat?” Anna Lake says.",
            "Anna Lake",
        ),
    ]);
}

#[test]
fn the_rest_of_a_sentence_ends_with_its_tag() {
    check(&[
        (
            "“It is hard to see what could move the farmers” to give up on their ABC plans, Anna Lake said.",
            "Anna Lake",
        ),
        (
            "“We expect it to hold” for the years set by the ABC, Hill said.",
            "Hill",
        ),
        (
            "“They will be sued” when they come back to Kent, Tom Hill, the head of the port, told reporters.",
            "Tom Hill",
        ),
    ]);
}

#[test]
fn one_of_somebodys_friends_is_not_they() {
    let told = speakers(
        "Anna Lake opened a school on the hill.\n\nThe school was small, for, as one of Lake's comrades put it, “the \
         village will be a school.”",
    );
    assert!(told.iter().all(|it| it != "Anna Lake"), "{told:?}");
}

#[test]
fn whoever_goes_to_somebody_and_says_something_is_not_they() {
    let told = |middle: &str| {
        speakers(&format!(
            "Martha Lake sat by the fire. Paul was out.\n\n{middle}\n\n“I know,” said Martha."
        ))
    };
    assert_eq!(
        told("Paul went to Martha and said: “The cow is in the field.”")[0],
        "Paul"
    );
    assert_eq!(
        told("Paul looked up, and Martha said: “The cow is in the field.”")[0],
        "Martha"
    );
    assert_eq!(
        told("In the evening the neighbours went to Martha and said: “The cow is in the field.”")
            [0],
        "the neighbours"
    );
}

#[test]
fn somebody_without_a_name_speaks_where_it_is_said_so() {
    check(&[
        (
            "Paul Reed was there. After the talk, a usually reserved and private woman approached him and whispered, “That \
             is my story.”",
            "the usually reserved and private woman",
        ),
        (
            "“The rain is the best of it,” said a soft, sad, little voice.",
            "the soft, sad, little voice",
        ),
    ]);
}

#[test]
fn a_note_behind_a_quotation_ends_the_sentence() {
    check(&[(
        "Anna Lake stated that the play “shows a view of war. A riveting play!”[7] The critic Tom Hill called it well made.",
        "Anna Lake",
    )]);
}

#[test]
fn who_tells_the_story_may_have_a_mother_who_speaks() {
    let told = speakers(
        "“Why Rookery?” said Miss Betsey.\n\n“Do you mean the house?” asked my mother.\n\n“Yes,” said Peter.\n\n“No,” said Paul.",
    );
    assert_eq!(told[1], "my mother", "{told:?}");
}

#[test]
fn who_puts_it_so_is_quoted_by_the_way() {
    check(&[
        (
            "They are to think of a town that would “build the bridge before others do,” as Anna Lake put it, and then to be \
             that town.",
            "Anna Lake",
        ),
        (
            "Anna Lake was tired. Tom Hill was there, too. “Bridges are hard,” as she puts it.",
            "Anna Lake",
        ),
    ]);
}

#[test]
fn who_calls_somebody_something_says_it() {
    check(&[
        (
            "A speech by Mr Hill was hailed by Anna Lake as “a turning point in the search”.",
            "Anna Lake",
        ),
        (
            "Tom Hill was described by the doctor as “a man of sunny brutality.”",
            "the doctor",
        ),
    ]);
}

#[test]
fn a_sentence_behind_a_quotation_that_has_its_tag_is_none() {
    check(&[
        (
            "Anna Wells sat down. Tom Cole asked, “Can we see it in town?” Wells smiled.",
            "Tom Cole",
        ),
        (
            "Then Tom Cole said, “It is late.” Anna Wells agreed.",
            "Tom Cole",
        ),
        (
            "Anna Lake wrote in a memo that the “price gap has become smaller” as the firm lowered its prices, Dover Finance \
             reported.",
            "Anna Lake",
        ),
    ]);
    let told = speakers(
        "“The plan is unsafe,” Anna Lake writes. “It rests on a false idea.” (Current models say that the air will warm.)",
    );
    assert_eq!(told, ["Anna Lake", "Anna Lake"]);
}

#[test]
fn who_judges_a_claim_calls_it_so() {
    let told = speakers(
        "Adam Keller, a member of the committee, rejected Miller's claim that he was ill as “simply not credible for them”.",
    );
    assert!(told.iter().all(|it| it != "Miller"), "{told:?}");
}
