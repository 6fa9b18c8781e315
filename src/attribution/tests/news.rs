//! Subjects of English reports: bodies with long names, members of parties, one of several, and who is none.

use super::speakers;

/// Checks who says the last quotation of a report of a town's meeting.
fn check(table: &[(&str, &str)]) {
    for (sentence, speaker) in table {
        let told = speakers(&format!(
            "Dover's town hall met in March 2016.\n\n{sentence}"
        ));
        let last = told.last().map(String::as_str);
        assert_eq!(last, Some(*speaker), "{sentence} {told:?}");
    }
}

#[test]
fn a_body_is_named_with_what_it_is_for() {
    check(&[
        (
            "“We have lost 400 jobs,” the University of Florida said. Florida is big.",
            "University of Florida",
        ),
        (
            "The Department of Justice said it was “a shame for all 400 of us.”",
            "Department of Justice",
        ),
        (
            "“We have lost 400 jobs,” the Committee on Roads and Bridges said.",
            "Committee on Roads and Bridges",
        ),
        (
            "The Joint Committee on Health and Safety has warned that the stairs are “no place for a child, or for a pram.”",
            "Joint Committee on Health and Safety",
        ),
        (
            "“We have lost 400 jobs,” the American Federation of Millers said.",
            "American Federation of Millers",
        ),
    ]);
}

#[test]
fn a_body_does_not_speak_for_who_works_there() {
    check(&[
        (
            "“We have lost 400 jobs,” said Bank of England governor Anna Berg.",
            "Anna Berg",
        ),
        (
            "“We have lost 400 jobs,” said University of Dover professor Anna Berg.",
            "Anna Berg",
        ),
        (
            "“We have lost 400 jobs,” said Hill ally Anna Berg. Hill left.",
            "Anna Berg",
        ),
        (
            "The forecaster with the Norvo Weather Bureau Ian Berg, says it rains. “We have lost 400 jobs,” Mr Berg said.",
            "Ian Berg",
        ),
        (
            "“We have lost 400 jobs,” said a Leeds mill dispatcher. Leeds is big.",
            "the Leeds mill dispatcher",
        ),
        (
            "“We have lost 400 jobs,” said Norvo head of sales Anna Berg. Norvo left.",
            "Anna Berg",
        ),
    ]);
}

#[test]
fn the_day_on_which_a_body_says_something_is_no_part_of_its_name() {
    check(&[(
        "“We have lost 400 jobs,” the Dover Town Council said. The Dover Town Council on Monday said it was “a shame.”",
        "Dover Town Council",
    )]);
}

#[test]
fn where_a_member_of_a_party_comes_from_does_not_speak() {
    check(&[
        (
            "“We have lost 400 jobs,” the Ohio Republican said. Ohio voted.",
            "the Ohio Republican",
        ),
        (
            "“We have lost 400 jobs,” said the Ohio Republican. Ohio voted.",
            "the Ohio Republican",
        ),
        (
            "“We have lost 400 jobs,” said one South Dakota Democrat. South Dakota voted.",
            "one South Dakota Democrat",
        ),
    ]);
}

#[test]
fn one_of_several_is_not_all_of_them() {
    check(&[
        (
            "“We have lost 400 beds,” one of the nurses said.",
            "one of the nurses",
        ),
        (
            "“We have lost 400 beds,” said one of the nurses at the hospital.",
            "one of the nurses",
        ),
    ]);
    let text = "Norvo sent out its letter on Monday in 2016. Acme and Dunn got one.\n\nSome of the companies that received it \
        described it as “a shame for the whole trade.”";
    let told = speakers(text);
    assert!(!told.contains(&"Dunn".to_owned()), "{told:?}");
}

#[test]
fn the_last_of_what_somebody_collects_does_not_speak() {
    let text = "Paul Dunn runs a stall in Dover.\n\nDunn, a dealer in lamps, old clocks, and stamps says, “We open at nine, \
        and close at five.”";
    assert_eq!(speakers(text), ["Paul Dunn"]);
}

#[test]
fn who_answers_a_question_did_not_put_it() {
    let text = "Anna Reed met Tom.\n\nTo the question, “Will you stay here for long?”, Reed replied: “For good.”";
    assert_eq!(speakers(text), ["", "Anna Reed"]);
}

#[test]
fn who_is_told_of_between_commas_has_the_word() {
    let text = "Paul Dunn said 400 people came in 2016.\n\nLin, who ran a club, agrees. “We have lost 400 people,” she says.";
    assert_eq!(speakers(text), ["Lin"]);
}

#[test]
fn the_president_is_no_former_one() {
    let text = "Former President John Hill died in March 2016. He was 90.\n\n“We have lost a friend,” the president said on \
        Monday.";
    assert_eq!(speakers(text), ["the president"]);
}

#[test]
fn a_noun_for_a_person_may_tell_of_another() {
    check(&[(
        "“We have lost 400 fans,” the veteran coach said on Monday.",
        "the veteran coach",
    )]);
}
