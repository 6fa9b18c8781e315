//! What is never shown as certain, and what stays so.

use super::{document, speakers};
use crate::attribution::attribute;
use crate::model::{Certainty, Quote};

/// Who is shown as certain for each quotation of a text; nobody where it is likely or unknown.
fn certain(text: &str) -> Vec<String> {
    let voices = attribute(&document(text));
    let name = |it: &Quote| {
        let certain = it.certainty == Certainty::Certain;
        let speaker = it.speaker.filter(|_| certain)?;
        Some(voices.speaker(speaker)?.name.clone())
    };
    let names = voices.quotes.iter().map(name);
    names.map(Option::unwrap_or_default).collect()
}

#[test]
fn he_is_nobody_who_comes_later() {
    let text = "“The village needs a doctor,” he said.\n\nMr Amin added that the bridge of the town was closed in March.";
    assert_eq!(certain(text), [""]);
}

#[test]
fn he_is_no_body_and_no_place() {
    for text in [
        "Rilwan Hill of Dover University said demand was rising in 2019.\n\n“Demand is clearly higher now,” he said.",
        "The price of oil fell by 3 percent.\n\nReferring to difficulties faced by Qatar, he said: “We expected such pressure.”",
    ] {
        let told = certain(text);
        assert!(told == [""] || told == ["Rilwan Hill"], "{text} {told:?}");
    }
}

#[test]
fn he_may_be_who_says_something_before_it() {
    let text = "Xandru Hill said in Berlin that Paul Dunn was ill.\n\n“Demand is higher in the north,” he said.";
    let told = certain(text);
    assert_ne!(told, ["Paul Dunn"]);
    let text = "Peter Hill said in Berlin that demand was rising.\n\n“Demand is higher in the north,” he said.";
    assert_eq!(certain(text), ["Peter Hill"]);
}

#[test]
fn they_are_no_single_person() {
    let text = "Then a boat pulled Milly out in 1998. The first one to see it was Scott. The rain was pouring. They said, \
        “Look at that, it is something.”";
    assert_eq!(certain(text), [""]);
}

#[test]
fn the_i_of_a_report_is_nobody_of_whom_it_tells() {
    let text = "In 2016 the Ottawa team won by 3 to 2, and I have never seen anyone play as well as Colin Hale. And I asked \
        him, “Did you do that on purpose?”";
    let told = speakers(text);
    assert!(told == [""] || told == ["I"], "{told:?}");
}

#[test]
fn nobody_is_called_sir_but_by_others() {
    let text = "My house stood by the river, and my boat lay below my window. Two men came to my door.\n\n“Sir, the river \
        rises,” said the old man.\n\n“Then we go,” I said. I took my coat.\n\n“Sir, your hat,” said the boy.\n\n“Leave it,” \
        I said, and I shut my door.";
    let voices = attribute(&document(text));
    let sir = voices.speakers.iter().any(|it| it.name == "Sir");
    assert!(!sir, "{:?}", voices.speakers);
}

#[test]
fn a_title_in_marks_is_not_certainly_said() {
    let text = "Rex Hill said on Monday that 400 people came.\n\nHe told the board of the company that the “Face the Nation” \
        program was good in 2016.";
    assert!(
        certain(text).iter().all(String::is_empty),
        "{:?}",
        certain(text)
    );
    let text = "“Proud,” said Rex Hill on Monday. “A proud moment.”";
    assert_eq!(certain(text), ["Rex Hill", "Rex Hill"]);
}

#[test]
fn who_speaks_first_is_not_told_by_turns_alone() {
    let text = "“Who is there at this hour of the night?”\n\n“Old Man Carter and his dog,” the boy called back.";
    assert_eq!(certain(text).first().map(String::as_str), Some(""));
}

#[test]
fn he_is_nobody_whom_his_own_sentence_names() {
    let text = "Art Levin said Steve Marsh had made the firm.\n\nHe said that Marsh will continue to provide “his unique \
        insights,” and that the board has “complete confidence” in them.";
    let told = speakers(text);
    assert!(!told.contains(&"Steve Marsh".to_owned()), "{told:?}");
}

#[test]
fn nobody_certainly_says_what_calls_them_by_name() {
    let text = "“Why do you say that?” I asked.\n\n“I care,” said Mary.\n\n“You what, Mary?”\n\n“I care,” said Mary.";
    assert_eq!(certain(text)[2], "");
}

#[test]
fn who_is_named_by_the_way_does_not_certainly_speak() {
    for text in [
        "Alexander Hill shouted orders and watched the men.\n\nA midshipman hastened to Alexander's side. “Small jerked the \
         rope on purpose. I swear it, sir.”\n\n“We must stand watch,” Alexander said. “Day and night.”",
        "“A lady. At least, I want to find out whether she's home yet or not.” He opened the door and followed Rourke \
         out.\n\nIn Rourke's car, Shaw drove east. As he drove, he told Tim Rourke of the events of the evening.",
    ] {
        assert_eq!(certain(text)[0], "", "{text}");
    }
}

#[test]
fn the_i_that_nobody_names_is_as_likely_as_can_be() {
    let text = "I went down to the shop. “Are you open?” I said.\n\n“No,” said the man.\n\n“Then I will wait,” I said.";
    let voices = attribute(&document(text));
    for quote in [&voices.quotes[0], &voices.quotes[2]] {
        let Certainty::Likely(probability) = quote.certainty else {
            panic!("{quote:?}");
        };
        assert!(probability > 0.9, "{quote:?}");
    }
}

#[test]
fn a_document_does_not_certainly_speak() {
    let text = "In a statement, the Academy apologized to the guests.\n\n“We salute the grace they showed,” the statement said.";
    assert_eq!(certain(text), [""]);
}

#[test]
fn nobody_in_what_another_is_reported_to_have_said_certainly_speaks() {
    for text in [
        "Andrei Kosta told the paper about the meeting.\n\nHe said of the meeting that Sander invited Cole to “a dinner in \
         the hotel, where I presented my plan.”",
        "King Carl spoke on Monday.\n\nHe said the government pledged full support for Denmark, including providing it with \
         a “clear path” to membership.",
    ] {
        assert_eq!(certain(text).last().map(String::as_str), Some(""), "{text}");
    }
}

#[test]
fn what_a_sentence_tells_of_is_not_certainly_speech() {
    let text = "The Academy added: “We have spent last night on it.”\n\nThree producers spoke before the error was announced to \
        the Oscars audience.\n\n“Moonlight” ended up winning three Oscars on Sunday night.";
    let told = certain(text);
    assert_eq!(told.get(1).map_or("", String::as_str), "");
}

#[test]
fn a_few_words_beside_no_verb_of_saying_are_not_certainly_said_in_a_report() {
    for text in [
        "Nora Bell was ill on Monday in 2016. A day later, a hotel maid decided to ignore a “do not disturb” sign on the \
         door. She found her.",
        "Samuel Reed was a judge in 2016.\n\nReed presided as the “chief justice” over a panel of four on Monday, and the \
         court of the city heard 40 cases in May.",
    ] {
        assert!(certain(text).iter().all(String::is_empty), "{text}");
    }
}

#[test]
fn whom_something_is_done_to_does_not_certainly_speak() {
    for text in [
        "Peter Lake met Ann Reed on Monday in 2016.\n\nThe plan angered Lake, “a shame for all 400 of them.”",
        "Peter Lake met Ann Reed on Monday in 2016. The fall surprised Lake: “It was a shame for all of us.”",
    ] {
        assert_eq!(certain(text), [""], "{text}");
    }
}

#[test]
fn the_end_of_a_title_does_not_certainly_speak() {
    let text = "Lenin wrote State and Revolution in 1917. It sold 400 copies. State and Revolution says that “the state \
        withers away in the end.”";
    assert_eq!(certain(text), [""]);
}

#[test]
fn a_surname_does_not_certainly_mean_one_where_another_was_named_in_full_last() {
    let text = "The gas main was shut in March 2016. Daniel Morrow was found. His mother Elizabeth Morrow left on Monday.\n\n\
        “We have waited for 400 days,” Morrow said.";
    assert_eq!(certain(text), [""]);
}

#[test]
fn an_office_does_not_certainly_mean_who_was_named_long_before() {
    let far = "The country has many firms, and 30 of them trade abroad.\n\n".repeat(8);
    let text = format!(
        "President John Hill left Leeds in March 2016.\n\n{far}“We have a good law,” the president said on Monday."
    );
    assert_eq!(certain(&text), [""]);
}

#[test]
fn a_word_without_a_tag_is_not_certainly_said_in_a_report() {
    let text = "“We open at nine,” Ann Reed said on Monday in 2016. Her shop has no “sales” and is shut in May.";
    assert_eq!(certain(text), ["Ann Reed", ""]);
}

#[test]
fn who_did_something_to_the_subject_does_not_certainly_speak() {
    let text = "The strike went on in March 2016.\n\nA pamphlet handed out at a rally organised by Peter Lake called for a \
        “full and fair count of the votes in town.”";
    assert_eq!(certain(text), [""]);
}

#[test]
fn he_may_be_the_source_named_last() {
    let text = "Mayor Peter Lake said on Monday in 2016 that the mill would open. “We can hardly wait,” he said.\n\nThe town \
        has 300 empty houses, according to Paul Reed. “We count them each spring with 20 helpers,” he said.";
    assert_eq!(certain(text), ["Peter Lake", ""]);
}

#[test]
fn what_another_says_between_leads_away_from_who_spoke_before() {
    let text = "Ann Reed runs the mill in Dover. Reed said on Monday in 2016 that 40 men work there.\n\n“We open at nine,” said \
        Reed. Paul Dunn says the mill is old. “It was built by my father, and it will stand when I am gone.”";
    assert_eq!(certain(text), ["Ann Reed", ""]);
}

#[test]
fn what_is_so_called_is_not_certainly_said() {
    let text = "Norvo will pay 279 million dollars in 2016. The so-called “bridge” loan will be paid back later, Norvo said. \
        “We have the money,” Norvo said.";
    assert!(
        certain(text).first().is_none_or(|it| it != "Norvo"),
        "{:?}",
        certain(text)
    );
}
