//! English subjects and what stands between them and their verb: whose words they are, and whose they are not.

use super::speakers;

/// Checks who says the last quotation behind a sentence about Peter Lake.
fn check(table: &[(&str, &str)]) {
    for (sentence, speaker) in table {
        let told = speakers(&format!("Peter Lake left the town in March.\n\n{sentence}"));
        let last = told.last().map(String::as_str);
        assert_eq!(last, Some(*speaker), "{sentence} {told:?}");
    }
}

#[test]
fn a_name_in_what_belongs_to_a_subject_does_not_speak() {
    check(&[
        (
            "A 42-year-old man from Dover said he was “sorry for it all.”",
            "the 42-year-old man",
        ),
        (
            "A thief from the town of Dover said he was “sorry for it all.”",
            "the thief",
        ),
        (
            "Two people familiar with the talks said it was “a shame for it all.”",
            "people",
        ),
        (
            "Neighbours of Lake said it was “a shame for it all.”",
            "Neighbours",
        ),
        (
            "Teachers at the Hill School said it was “a shame for it all.”",
            "Teachers",
        ),
        (
            "Police in Dover said it was “a shame for it all.”",
            "Police",
        ),
        (
            "A source in the Lake campaign said it was “a shame for it all.”",
            "the source",
        ),
        (
            "Critics of Lake have said it was “a shame for it all.”",
            "Critics",
        ),
        (
            "A woman who knew Lake said it was “a shame for it all.”",
            "the woman",
        ),
        (
            "A report in the Dover Herald said it was “a shame for it all.”",
            "the report",
        ),
        (
            "The girl with the red hair from Dover said, “It is a shame.”",
            "the girl",
        ),
    ]);
}

#[test]
fn a_statement_from_somebody_is_theirs() {
    check(&[
        (
            "A statement from Lake said it was “a shame for it all.”",
            "Peter Lake",
        ),
        (
            "A report by the Dover Institute said it was “a shame for it all.”",
            "Dover Institute",
        ),
    ]);
}

#[test]
fn when_and_where_is_no_subject() {
    check(&[
        (
            "On the day of the match Lake said it was “a shame for it all.”",
            "Peter Lake",
        ),
        (
            "The rest of the team with Lake said it was “a shame for it all.”",
            "Peter Lake",
        ),
    ]);
}

#[test]
fn a_body_in_what_somebody_is_called_does_not_speak() {
    check(&[
        (
            "“It is a shame for it all,” a former Acme aide said. Acme left.",
            "the former Acme aide",
        ),
        (
            "“It is a shame for it all,” said a former Acme aide. Acme left.",
            "the former Acme aide",
        ),
        (
            "“It is a shame for it all,” one Western official said.",
            "one Western official",
        ),
        (
            "The FBI director made no secret of his aim. “It is time to call them out,” he said.",
            "the FBI director",
        ),
        (
            "“It is a shame for it all,” said a 42-year-old builder from Dover.",
            "the 42-year-old builder",
        ),
    ]);
}

#[test]
fn a_name_set_off_behind_an_office_and_its_field_speaks() {
    check(&[
        (
            "The president of the Acme union in Dover, Ann Reed, said it was “a shame for it all.”",
            "Ann Reed",
        ),
        (
            "A lawyer for Lake, Ann Reed, said it was “a shame for it all.”",
            "Ann Reed",
        ),
        (
            "Moran met an old friend, Isaac Reed, who told him, “A man that has left all must find friends.”",
            "Isaac Reed",
        ),
    ]);
}

#[test]
fn a_source_behind_its_words_speaks_whatever_they_are_about() {
    check(&[
        (
            "Lake was ranked “as one of the leaders of the group,” according to Ann Reed.",
            "Ann Reed",
        ),
        (
            "Lake was sought for years, “but we haven't found a clue,” according to Ann Reed.",
            "Ann Reed",
        ),
    ]);
}

#[test]
fn a_document_is_its_author_where_that_is_named() {
    check(&[
        (
            "Norvo's statement added: “Last night we failed the guests.” Norvo left.",
            "Norvo",
        ),
        (
            "“Last night we failed the guests,” Peter Lake's letter said.",
            "Peter Lake",
        ),
    ]);
}

#[test]
fn who_holds_an_office_of_a_body_speaks() {
    check(&[
        (
            "“No one can fix it better than Anna,” said Town Hall chief of staff Robert Penn.",
            "Robert Penn",
        ),
        (
            "“He was a pleasant man,” said Ann Reed. “A good man,” Lake was usually called.",
            "Ann Reed",
        ),
    ]);
}
