//! What a speaker tells as another's words.

use super::heard;

/// What is said in a text in which Anna and Tom speak, as `speaker: words`.
fn told(speech: &str) -> Vec<String> {
    let story = "Anna came in, and he took her hat! Tom sat by the fire, and she looked at him.";
    let text = format!("{story}\n\n{speech}");
    let all = heard(&text).into_iter();
    all.map(|(words, name)| format!("{name}: {words}"))
        .collect()
}

/// Checks what is said in each speech.
fn check(table: &[(&str, &[&str])]) {
    for (speech, parts) in table {
        assert_eq!(told(speech), *parts, "{speech}");
    }
}

#[test]
fn words_with_a_tag_of_their_own_are_not_the_speakers() {
    let table: &[(&str, &[&str])] = &[
        (
            "“I knocked twice. ‘Go away,’ said he, ‘or I shall call the dog.’ And so I went home,” said Anna.",
            &[
                "Anna: “I knocked twice.",
                "?: ‘Go away,’",
                "Anna: said he,",
                "?: ‘or I shall call the dog.’",
                "Anna: And so I went home,”",
            ],
        ),
        (
            "“I met Tom at the mill. ‘It is sold,’ Tom told me. I did not believe him,” said Anna.",
            &[
                "Anna: “I met Tom at the mill.",
                "Tom: ‘It is sold,’",
                "Anna: Tom told me. I did not believe him,”",
            ],
        ),
        (
            "\"He asked for the key, and I said to him, 'You shall have it on Monday.' That was all,\" said Anna.",
            &[
                "Anna: \"He asked for the key, and I said to him,",
                "Anna: 'You shall have it on Monday.'",
                "Anna: That was all,\"",
            ],
        ),
        (
            "“‘It is sold,’ Tom told me. I did not believe him,” said Anna.",
            &[
                "Tom: ‘It is sold,’",
                "Anna: Tom told me. I did not believe him,”",
            ],
        ),
        (
            "“My aunt used to say to me, ‘Never lend a boat’--and she was right,” said Anna.",
            &[
                "Anna: “My aunt used to say to me,",
                "?: ‘Never lend a boat’",
                "Anna: --and she was right,”",
            ],
        ),
    ];
    check(table);
}

#[test]
fn a_quotation_is_parted_where_another_is_dropped() {
    let speech = "The word “mill” was new to her. “I knocked. ‘Go away,’ said he. And so I went,” said Anna.";
    let parts = [
        "Anna: “I knocked.",
        "?: ‘Go away,’",
        "Anna: said he. And so I went,”",
    ];
    assert_eq!(told(speech), parts);
}

#[test]
fn words_without_one_are_the_speakers_own() {
    for inner in [
        "I would say, ‘Mind the step.’ Nobody minds it",
        "If he says, ‘Mind the step,’ laugh at him",
        "He has to say, ‘Mind the step,’ and laugh",
        "We sang ‘The Miller’s Daughter.’ It was late",
        "They called her ‘Madam.’ She liked it",
        "It was the ‘grand tour,’ I read in a letter",
        "What he said was, ‘Mind the step’",
        "‘Mind the step.’ I said nothing at all",
    ] {
        let whole = format!("“{inner},”");
        let speech = format!("{whole} said Anna.");
        assert_eq!(told(&speech), [format!("Anna: {whole}")], "{speech}");
    }
}

#[test]
fn marks_that_an_encoding_lost_are_told_by_what_is_left_of_them() {
    let table: &[(&str, &[&str])] = &[
        (
            "\"I knocked. I said, ?Is anybody there?' and nobody came,\" said Anna.",
            &[
                "Anna: \"I knocked. I said,",
                "Anna: ?Is anybody there?'",
                "Anna: and nobody came,\"",
            ],
        ),
        (
            "\"I knocked. He cried, Go away!' and so I did,\" said Anna.",
            &[
                "Anna: \"I knocked. He cried,",
                "?: Go away!'",
                "Anna: and so I did,\"",
            ],
        ),
        (
            "\"I knocked. It was dark.  Who is there?  he asked.  Only me,  said I, and went in. It was warm,\" said Anna.",
            &[
                "Anna: \"I knocked. It was dark.",
                "?: Who is there?",
                "Anna: he asked.",
                "Anna: Only me,",
                "Anna: said I, and went in. It was warm,\"",
            ],
        ),
    ];
    check(table);
}

#[test]
fn blanks_between_sentences_are_no_marks() {
    for whole in [
        "\"I knocked.  It was dark.  Who was there?  I asked nobody.  The door was open,\"",
        "\"They were the boys' coats.  He said, All the girls' hats were gone,\"",
    ] {
        let speech = format!("{whole} said Anna.");
        assert_eq!(told(&speech), [format!("Anna: {whole}")], "{speech}");
    }
}
