//! Which names mean the same person, seen from outside: by whom quotations are shown to be.

use super::speakers;
use crate::attribution::attribute;
use crate::attribution::tests::document;

#[test]
fn a_daughter_is_not_the_miss_of_the_family() {
    let text = "“Sit down,” said Miss Lake to her sister, Miss Clara Lake. “You are late.”\n\n“I was kept,” said Miss \
        Clara, and closed the door.";
    let voices = attribute(&document(text));
    let names: Vec<&str> = voices
        .quotes
        .iter()
        .filter_map(|it| voices.speaker(it.speaker?))
        .map(|it| it.name.as_str())
        .collect();
    assert_eq!(names, ["Miss Lake", "Miss Lake", "Miss Clara Lake"]);
}

#[test]
fn a_title_that_one_of_a_family_bears_is_not_given_to_another() {
    let clara = "Miss Clara Lake sat by the window. ".repeat(6);
    let jane = "Jane Lake ran through the garden. Jane laughed. ".repeat(4);
    let miss = "The rain fell, and Miss Lake was cold. ".repeat(8);
    let told = speakers(&format!(
        "{clara}\n\n{jane}\n\n{miss}\n\n“It rains,” said Miss Lake."
    ));
    assert_eq!(told, ["Miss Lake"]);
}

#[test]
fn a_name_that_two_bear_is_his_whom_the_text_does_not_call_in_full() {
    let both =
        "Charles Reed wrote to Charles Moss. ".repeat(6) + &"Charles Moss went home. ".repeat(4);
    let often = "The rain fell on Charles. ".repeat(40);
    let voices = attribute(&document(&format!(
        "{both}\n\n{often}\n\n“It rains,” said Charles."
    )));
    let charles = voices.quotes[0].speaker.and_then(|it| voices.speaker(it));
    assert!(
        charles
            .unwrap()
            .aliases
            .contains(&"Charles Reed".to_owned()),
        "{charles:?}"
    );
}

#[test]
fn a_married_woman_is_one_by_either_of_her_names() {
    let full = "Mrs. Ruth Lake came in. ".repeat(6);
    let short = "Mrs. Lake sat down. ".repeat(8);
    let told = speakers(&format!(
        "{full}{short}\n\n“The road is wet,” said Mrs. Ruth.\n\n“It is,” said Mrs. Lake."
    ));
    assert_eq!(told, ["Mrs. Lake", "Mrs. Lake"]);
}

#[test]
fn a_middle_initial_is_no_monsieur() {
    let told = speakers("“It is a shame,” said Ruth M. Dale, a fellow.\n\n“We tried,” Dale said.");
    assert_eq!(told, ["Ruth M. Dale", "Ruth M. Dale"]);
}

#[test]
fn a_surname_is_not_taken_for_the_given_name_of_somebody_else() {
    let officer = "Captain Darnley bowed to Mr. Lake. ".repeat(6);
    let other = "Mr. Darnley Lake was there too. ";
    let told = speakers(&format!(
        "{other}{officer}\n\n“The road is wet,” said Darnley."
    ));
    assert_eq!(told, ["Captain Darnley"]);
}

#[test]
fn a_surname_alone_is_a_man_where_women_are_called_miss() {
    let isabella = "Isabella danced with Isabella Moss. ".repeat(2)
        + &"Miss Moss sat by the fire, and Isabella sang. ".repeat(12);
    let james = "James Moss rode to town. Mr. Moss was late. ".repeat(4);
    let told = speakers(&format!("{isabella}\n\n{james}\n\n“It rains,” said Moss."));
    assert_eq!(told, ["James Moss"]);
}

#[test]
fn a_full_name_goes_with_the_given_name_where_the_title_is_another_of_the_family() {
    let father = "Mr. Reed read the paper. ".repeat(12);
    let son = "William ran through the garden. ".repeat(12);
    let told = speakers(&format!(
        "{father}\n\n{son}\n\nWilliam Reed came in.\n\n“It rains,” said William Reed.\n\n\
         “So it does,” said Mr. Reed.\n\n“Come in,” said William."
    ));
    assert_eq!(told, ["William", "Mr. Reed", "William"]);
}

#[test]
fn of_one_name_that_several_bear_only_the_one_told_apart_loses_it() {
    let father = "Mr. Moss read the paper. ".repeat(12) + &"Charles Moss came in. ".repeat(3);
    let others = "Charles Hale was ill. ".repeat(2) + &"Charles Brook was late. ".repeat(2);
    let often = "Charles ran through the garden. ".repeat(12);
    let told = speakers(&format!(
        "{father}\n\n{others}\n\n{often}\n\n“It rains,” said Charles Hale.\n\n“It does,” said Charles.\n\n\
         “Come in,” said Charles Brook."
    ));
    assert_eq!(told, ["Charles Hale", "Charles", "Charles Brook"]);
}

#[test]
fn a_wife_called_by_the_name_of_her_husband_is_not_he() {
    let husband = "Norland Hale looked up. Norland was tired. ".repeat(6);
    let wife = "Mrs. Norland Hale came in. Mrs. Hale sat down. ".repeat(2);
    let told = speakers(&format!(
        "{husband}{wife}\n\n“It rains,” said Mrs. Norland Hale.\n\n“It does,” said Norland.\n\n\
         “Sit down,” said Mrs. Hale."
    ));
    assert!(
        told[0] == told[2] && told[0].starts_with("Mrs.") && told[1].starts_with("Norland"),
        "{told:?}"
    );
}

#[test]
fn miss_elizabeth_is_lizzy_for_short() {
    let miss = "Miss Elizabeth Moss came down. Miss Elizabeth was tired. ".repeat(2);
    let told = speakers(&format!(
        "{miss}Lizzy was late.\n\n“It rains,” said Miss Elizabeth.\n\n“It does,” said Lizzy."
    ));
    assert_eq!(told[0], told[1]);
}

#[test]
fn no_name_goes_over_the_end_of_a_sentence() {
    let told = speakers(
        "Anna Lake had seen the old Duke. New York was far, and Anna was tired.\n\n“It rains,” said the Duke. New York \
         was far.\n\n“It does,” said Anna.",
    );
    assert_eq!(told, ["Duke", "Anna"]);
}

#[test]
fn a_title_alone_is_the_one_who_bears_it() {
    let colonel = "Colonel Moss looked out of the window. The Colonel was tired. ".repeat(6);
    let told = speakers(&format!(
        "{colonel}\n\n“It rains,” said the Colonel.\n\n“Look,” said Colonel Moss."
    ));
    assert_eq!(told, ["Colonel Moss", "Colonel Moss"]);
}

#[test]
fn a_title_without_a_name_speaks_where_a_tag_says_so() {
    for title in ["Colonel", "Duke", "Vicar"] {
        let told = speakers(&format!(
            "Anna Lake met the {title} at the gate.\n\n“It rains,” said the {title}.\n\n“It does,” said Anna."
        ));
        assert_eq!(told, [title, "Anna Lake"]);
    }
}

#[test]
fn nobody_speaks_who_is_only_spoken_to_by_a_word_of_address() {
    let told = speakers(
        "Anna Brook and her daughter Clara stood at the gate.\n\n“Mama, the boat is gone,” said Clara.\n\n“Then we must \
         walk.”\n\n“But, Mama, it rains.”\n\n“So it does.”\n\n“Mama, look.”",
    );
    assert!(!told.contains(&"Mama".to_owned()), "{told:?}");
}

#[test]
fn nobody_says_what_somebody_of_theirs_says() {
    let told = |tag: &str| {
        speakers(&format!(
            "Anna Lake came in late. Anna sat down beside Tom Reed.\n\n“The ferry is gone,” {tag}."
        ))
    };
    for tag in ["said Anna's brother", "said Anna Lake's old bookkeeper"] {
        let told = told(tag);
        assert!(told.iter().all(|it| it != "Anna Lake"), "{tag}: {told:?}");
    }
    for (tag, speaker) in [
        (
            "shouted Anna's guest, actress Jane Lee Carr",
            "Jane Lee Carr",
        ),
        ("said Anna's guest, Jane Carr", "Jane Carr"),
        ("said Anna's lawyer Jane Carr", "Jane Carr"),
    ] {
        assert_eq!(told(tag), [speaker], "{tag}");
    }
}

#[test]
fn of_offices_and_papers_it_is_the_one_who_holds_them_who_speaks() {
    for (report, speaker) in [
        (
            "“That is what he did,” said former Ohio Gov. and Harbour Party Chairman Ed Randall.",
            "Ed Randall",
        ),
        (
            "Former Ohio governor Jan Brower, an early friend of Reed, calls the harbour “a disgrace to all of us.”",
            "Jan Brower",
        ),
        (
            "Harbour Post columnist Ellen Sallow, in a plea for calm, wrote, “He answered a grand total of seven questions.”",
            "Ellen Sallow",
        ),
        (
            "The prize-winning Peruvian novelist Mario Lloran, one of the guests, told everybody, “I cannot bear it.”",
            "Mario Lloran",
        ),
    ] {
        let told = speakers(&format!(
            "The mayor, Paul Reed, met the council on Monday. Reed spoke for an hour.\n\n{report}"
        ));
        assert!(
            told.len() == 1 && told[0].ends_with(speaker),
            "{report} {told:?}"
        );
    }
}

#[test]
fn a_relative_whom_speech_names_in_full_is_nobody_of_the_narration() {
    let table = [
        "«Buenas noches», dijo Arriola, y cerró la puerta. «Yo soy hermano de Martín Arriola, el médico.»",
        "„Guten Abend“, sagte Arriola und schloss die Tür. „Ich bin der Bruder von Martin Arriola, dem Arzt.“",
        "« Bonsoir », dit Arriola en fermant la porte. « Je suis le frère de Martin Arriola, le médecin. »",
        "“Good evening,” said Arriola, and closed the door. “I am the brother of Martin Arriola, the doctor.”",
        "“Good evening,” said Arriola, and closed the door. “Martin Arriola's brother is what they call me.”",
    ];
    for text in table {
        assert_eq!(speakers(text), ["Arriola", "Arriola"], "{text}");
    }
}

#[test]
fn who_names_himself_in_full_is_the_one_of_the_narration() {
    let table = [
        "“Good evening,” said Arriola, and closed the door. “I am Martin Arriola, the doctor.”",
        "„Guten Abend“, sagte Arriola und schloss die Tür. „Ich bin Martin Arriola, der Arzt.“",
    ];
    for text in table {
        assert_eq!(
            speakers(text),
            ["Martin Arriola", "Martin Arriola"],
            "{text}"
        );
    }
}

#[test]
fn a_wife_is_not_the_bare_surname_of_her_husband() {
    super::check(&[
        (
            "Vernier arriva en retard. Mme Vernier s’écria : « Bonsoir à tous. »\n\nVernier dit : « Pardonnez-moi. »",
            &["Mme Vernier", "Vernier"],
        ),
        (
            "Brandes kam zu spät. Frau Brandes rief: „Guten Abend.“\n\nBrandes sagte: „Es tut mir leid.“",
            &["Frau Brandes", "Brandes"],
        ),
        // One woman by two of her names.
        (
            "Die Ärztin Petra Brandes kam zu spät. Frau Brandes rief: „Guten Abend.“\n\nBrandes sagte: „Es tut mir leid.“",
            &["Petra Brandes", "Petra Brandes"],
        ),
        (
            "Julie arriva en retard avec son frère. Mlle Julie s’écria : « Bonsoir à tous. »\n\nJulie dit : « Pardonnez-moi. »",
            &["Julie", "Julie"],
        ),
    ]);
}

#[test]
fn mr_and_the_surname_is_the_father_of_one_who_goes_by_his_given_name() {
    let told = speakers(
        "Mr. White sat by the fire with his son. Herbert looked at the board.\n\n“Listen to the wind,” said Mr. \
         White.\n\n“I hear it,” said Herbert White. Herbert smiled.\n\n“So do I,” said Herbert.\n\n“Check,” said Mr. \
         White.",
    );
    assert_eq!(told, ["Mr. White", "Herbert", "Herbert", "Mr. White"]);
}

#[test]
fn an_office_is_no_part_of_a_full_name() {
    for (name, shown) in [
        ("Education Secretary Miguel Reed", "Miguel Reed"),
        ("Secretary Reed", "Secretary Reed"),
        ("Captain Anna Reed", "Anna Reed"),
        ("Dr. Anna Reed", "Dr. Anna Reed"),
        ("Mrs. Reed", "Mrs. Reed"),
    ] {
        let told = speakers(&format!("“We sail at noon,” {name} said in a statement."));
        assert_eq!(told, [shown], "{name}");
    }
}
