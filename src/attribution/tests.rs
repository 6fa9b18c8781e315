//! Short texts of every way to print speech, and who is named for it.

mod clauses;
mod doubts;
mod english;
mod english_names;
mod french;
mod german;
mod german_names;
mod german_others;
mod german_tags;
mod names;
mod nested;
mod news;
mod romance;
mod spanish;
mod subjects;

use super::analysis::Analysis;
use super::cases::Cases;
use super::ranker::Pass;
use super::weights::Weights;
use super::{Listener, attribute, lexicon};
use crate::model::{Block, BlockKind, Document, Extent, Quote};

/// A document of paragraphs parted by empty lines.
pub(super) fn document(text: &str) -> Document {
    let mut blocks = Vec::new();
    let mut start = 0;
    for part in text.split("\n\n") {
        blocks.push(Block {
            extent: Extent::new(start, start + part.len()),
            kind: BlockKind::Paragraph,
            depth: 0,
            quoted: 0,
            space: 1,
        });
        start += part.len() + 2;
    }
    Document {
        text: text.to_owned(),
        blocks,
        ..Document::default()
    }
}

/// What is said in a text as a reader has it, each with its speaker's name or a question mark.
pub(super) fn heard(text: &str) -> Vec<(String, String)> {
    let document = document(text);
    let voices = attribute(&document);
    let name = |quote: &Quote| quote.speaker.and_then(|it| voices.speaker(it));
    let heard = |quote: &Quote| {
        let name = name(quote).map_or("?", |it| it.name.as_str());
        (document.slice(quote.extent).to_owned(), name.to_owned())
    };
    voices.quotes.iter().map(heard).collect()
}

/// What is printed as speech, before anything is dropped as a term.
fn stretches(text: &str) -> Vec<String> {
    let document = document(text);
    let analysis = Analysis::new(
        &document,
        0,
        document.blocks.len(),
        lexicon::guess(""),
        None,
    );
    let words = |it: Extent| document.slice(it).to_owned();
    analysis
        .quotes
        .iter()
        .map(|it| words(it.span.extent))
        .collect()
}

#[test]
fn speech_is_found_however_it_is_printed() {
    let table: &[(&str, &[&str])] = &[
        ("“We sail at noon,” said Anna.", &["“We sail at noon,”"]),
        ("\"We sail at noon,\" said Anna.", &["\"We sail at noon,\""]),
        (
            "He said that the body\"s members would meet and the club\"s hall was shut.",
            &[],
        ),
        (
            "“We sail at noon,“ said Anna. “Pack.“",
            &["“We sail at noon,“", "“Pack.“"],
        ),
        ("”We sail at noon,” said Anna.", &["”We sail at noon,”"]),
        ("«We sail at noon», said Anna.", &["«We sail at noon»"]),
        ("»We sail at noon«, said Anna.", &["»We sail at noon«"]),
        ("„We sail at noon“, said Anna.", &["„We sail at noon“"]),
        ("「We sail at noon」 said Anna.", &["「We sail at noon」"]),
        ("``We sail at noon,'' said Anna.", &["``We sail at noon,''"]),
        (
            "“He said ‘never’ and left,” said Anna.",
            &["“He said ‘never’ and left,”"],
        ),
        (
            "“She called it “art”, no more,” said Anna.",
            &["“She called it “art”, no more,”"],
        ),
        (
            "“The first of it.\n\n“And the rest,” said Anna.",
            &["“The first of it.", "“And the rest,”"],
        ),
        (
            "The mill was old.Owners like wind and water,” said Anna.",
            &["Owners like wind and water,”"],
        ),
        (
            "Nobody minds the rain here,” said Anna.",
            &["Nobody minds the rain here,”"],
        ),
        ("A link <a href=\"home\">home</a> is no speech.", &[]),
        ("It was '' italic '' in the wiki.", &[]),
    ];
    for (text, expected) in table {
        assert_eq!(&stretches(text), expected, "{text}");
    }
}

#[test]
fn single_marks_are_dialogue_where_a_text_uses_them_so() {
    let text = "‘Come in,’ said Anna. ‘It’s the boys’ room.’\n\n‘Is it?’ asked Tom.\n\n‘Quite,’ said Anna.";
    let found = stretches(text);
    assert_eq!(found.first().map(String::as_str), Some("‘Come in,’"));
    assert_eq!(found.last().map(String::as_str), Some("‘Quite,’"));
}

#[test]
fn a_dash_begins_speech_and_narration_is_cut_out_of_it() {
    let text =
        "— It rains, said Anna. Let us stay.\n\n— I cannot, said Tom.\n\n— Then go.\n\n— I will.";
    let found = stretches(text);
    assert_eq!(
        found,
        [
            "It rains,",
            "Let us stay.",
            "I cannot,",
            "Then go.",
            "I will."
        ]
    );
}

/// Takes the speakers' names out of a marked text: `[[Anna|“…”]]`.
fn unmark(marked: &str) -> (String, Vec<(Extent, String)>) {
    let (mut text, mut speakers) = (String::new(), Vec::new());
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once("[[") {
        text.push_str(before);
        let (inside, behind) = after.split_once("]]").expect("a mark that closes");
        let (name, words) = inside.split_once('|').expect("a name");
        let start = text.len();
        text.push_str(words);
        speakers.push((Extent::new(start, text.len()), name.to_owned()));
        rest = behind;
    }
    text.push_str(rest);
    (text, speakers)
}

#[test]
fn speakers_are_right_or_unknown() {
    let table = [
        "[[Anna Berg|“We sail at noon,”]] said Anna Berg. [[Anna Berg|“Pack your things.”]]",
        "[[Tom Hill|“We sail at noon,”]] Tom Hill said. The harbour was quiet.",
        "Anna Berg looked at the sky and said: [[Anna Berg|“It will rain before we are home.”]]",
        "[[Anna Berg|“It will rain,”]] said Anna Berg.\n\n[[Tom Hill|“Then we stay,”]] said Tom Hill.\n\n[[Anna Berg|“No,”]] said Anna. [[Anna Berg|“We go now.”]]",
        "Mrs. Hill poured the tea. [[Mrs. Hill|“You are late,”]] said Mrs. Hill.\n\n[[Mr. Hill|“The bridge is down,”]] replied Mr. Hill.",
        "[[the ferryman|“Nobody crosses tonight,”]] said the ferryman, and he tied up his boat.",
    ];
    let (mut all, mut named) = (0, 0);
    for marked in table {
        let (text, speakers) = unmark(marked);
        let voices = attribute(&document(&text));
        for (extent, name) in speakers {
            all += 1;
            let Some(quote) = voices.quotes.iter().find(|it| it.extent == extent) else {
                continue;
            };
            if let Some(speaker) = quote.speaker.and_then(|id| voices.speaker(id)) {
                assert!(
                    speaker.name == name || speaker.aliases.contains(&name),
                    "{}: {speaker:?}, not {name}",
                    extent.of(&text)
                );
                named += 1;
            }
        }
    }
    assert!(named * 10 >= all * 7, "only {named} of {all} are named");
}

#[test]
fn a_pronoun_stands_for_the_one_the_paragraph_hears() {
    let table = [
        (
            "The trade is a guess, said Tom Hill, but bread is not. “Ask the bakers,” he said.",
            "said-before",
        ),
        (
            "Tom Hill said that China will buy more bread than Russia does. “Ask the bakers,” he said.",
            "said-before",
        ),
        (
            "Most bakers sell what they have. Tom Hill wants them to plan. When flour is cheap, he buys the mill. “Ask the bakers,” he said.",
            "said-before",
        ),
        (
            "He sells what he has. Tom Hill wants a plan. When flour is cheap, he buys the mill. “Ask the bakers,” he said.",
            "ranker-pronoun",
        ),
        // Somebody else is named, too, or nobody is heard, or the gender is another's.
        (
            "The trade is a guess, said Tom Hill, as Paul Lake knew. “Ask the bakers,” he said.",
            "ranker-pronoun",
        ),
        (
            "The trade is a guess for Tom Hill, but bread is not. “Ask the bakers,” he said.",
            "ranker-pronoun",
        ),
        (
            "The trade is a guess, said Tom Hill, but bread is not. “Ask the bakers,” she said.",
            "ranker-pronoun",
        ),
    ];
    for (text, sieve) in table {
        let voices = attribute(&document(text));
        assert_eq!(voices.quotes[0].sieve, sieve, "{text}");
    }
}

/// The speaker of every quotation of a text.
pub(super) fn speakers(text: &str) -> Vec<String> {
    let voices = attribute(&document(text));
    let name = |it: &Quote| Some(voices.speaker(it.speaker?)?.name.clone());
    let names = voices.quotes.iter().map(name);
    names.map(Option::unwrap_or_default).collect()
}

/// A text, and the names that its quotations show.
type Row = (&'static str, &'static [&'static str]);

/// Checks who is named for the quotations of each text.
fn check(table: &[Row]) {
    for &(text, names) in table {
        assert_eq!(speakers(text), names, "{text}");
    }
}

#[test]
fn a_clause_that_leads_on_tells_of_the_next_quotation() {
    let told = speakers(
        "Tom Hill and Anna Berg met at the gate.\n\nTom Hill said, “It is late,” and Anna Berg said, “The gate is open,” \
         and Tom Hill said, “Then we can go.”",
    );
    assert_eq!(told, ["Tom Hill", "Anna Berg", "Tom Hill"]);
}

#[test]
fn a_sentence_that_reports_more_is_not_the_tag_of_the_quotation_before() {
    let table = [
        "“Is the mill sold?” said Tom Hill. “You must know it.” Anna Berg answered that she did not. “Ask them.”",
        "“We have waited long enough,” said Tom Hill, addressing Anna Berg. “The boat is here.”",
    ];
    for text in table {
        assert_ne!(speakers(text)[1], "Anna Berg", "{text}");
    }
}

#[test]
fn a_part_is_heard_alike_whether_the_one_before_it_was_or_not() {
    let filler = format!("{}\n\n", "The tide came and went. ".repeat(40));
    let text = filler.repeat(1_400_000 / filler.len()) + "“The roof leaks,” said Anna Brook.";
    let document = document(&text);
    let (mut all, mut some) = (Listener::new(&document), Listener::new(&document));
    let (first, second) = (all.hear(), all.hear());
    assert_eq!((first.quotes.len(), second.quotes.len()), (0, 1));
    assert_eq!(all.part(), None);
    let part = some.part().unwrap();
    assert_eq!((part.start, part.end), (0, first.reached));
    some.skip();
    assert_eq!(some.part().unwrap().start, part.end, "parts tile the text");
    assert_eq!(some.hear(), second);
    assert_eq!(some.part(), None);
}

#[test]
fn a_long_text_is_heard_in_parts_of_one_length() {
    let filler = format!("{}\n\n", "The tide came and went. ".repeat(40));
    for (length, count) in [(900_000, 1), (1_100_000, 2), (2_600_000, 4)] {
        let document = document(&filler.repeat(length / filler.len()));
        let mut listener = Listener::new(&document);
        let mut parts = Vec::new();
        while let Some(part) = listener.part() {
            parts.push(part.len());
            listener.skip();
        }
        assert_eq!(parts.iter().sum::<usize>(), document.text.len());
        let (least, most) = (parts.iter().min().unwrap(), parts.iter().max().unwrap());
        assert!(most - least < 2 * filler.len(), "{parts:?}");
        assert_eq!(parts.len(), count, "{parts:?}");
    }
}

#[test]
fn what_the_first_pass_rules_out_is_not_missed_by_the_others() {
    let scene = "“Is the bridge safe?” asked Anna Brook. She looked at Tom Hill.\n\n“For a goat,” said Tom. “Not for \
        the cart.”\n\nMrs. Lake laughed. “Then we wait,” she said.\n\n“Till when?”\n\n“Till Peter Marsh brings the \
        planks,” Tom told her.\n\n“He promised them in May, Tom!”\n\n“And it is only June,” said the ferryman, and \
        Anna smiled.\n\nPeter Marsh came at noon. “Who called for planks?”\n\n“All of us.”";
    let document = document(&[scene; 3].join("\n\n"));
    let weights = Weights::shipped();
    let keep = Some(&weights.keep);
    let end = document.blocks.len();
    let analysis = Analysis::new(&document, 0, end, lexicon::guess(""), keep);
    let given = vec![None; analysis.quotes.len()];
    let cases = Cases::new(&analysis, &given);
    let [.., whole] = weights.ranker.passes(&cases, &given);
    let along = weights.ranker.decide(&analysis, &given);
    assert_eq!(along.guesses.len(), 30);
    assert_eq!(along.scores, whole.scores);
    let who = |pass: &Pass| {
        pass.guesses
            .iter()
            .map(|it| (it.who, it.steady))
            .collect::<Vec<_>>()
    };
    assert_eq!(who(&along), who(&whole));
    let ruled_out = along.scores.iter().filter(|&&it| it == 0.0).count();
    assert!(ruled_out > 30, "{ruled_out} of {}", along.scores.len());
}

#[test]
fn a_text_may_end_anywhere() {
    let texts = [
        "“We met,” said Ann. According to the notes of a bill by the Ohio Republican, one of the firms that got it from the \
         University of the Isles, “no one came,” said the veteran coach. Lake, who ran a club for the Committee on Roads and \
         Bridges, agreed. To the question, “Why?”, former President Hill, a Leeds mill dispatcher’s wife, replied",
        "„Wir kamen“, sagte gestern einer der Zeugen aus Lund. Laut dem Bericht der Polizei, so die Sprecherin des Ministers, \
         „kam niemand“, wie es im Schreiben des Amtes heißt, das einer der beiden, der Vorsitzende, unterschrieb",
        "«Venimos», dijo ayer la ministra de Salud, Inés Gil. Según el informe de la policía, una de las que lo vieron —aseguró \
         el portavoz— respondió",
        "« Nous venons », a dit hier la ministre de la Santé. Selon le rapport de la police, l'une de celles qui l'ont vu, a-t-il \
         ajouté, c'est que d'après le maire de Lille",
    ];
    for text in texts {
        for (end, _) in text.char_indices() {
            let cut = text.get(..end).unwrap_or_default();
            assert!(attribute(&document(cut)).quotes.len() <= 8, "{cut}");
        }
    }
}

#[test]
fn hostile_texts_end() {
    let nested = "“".repeat(20_000);
    let one_line = "“A,” said B. ".repeat(20_000);
    let labels = "A: b\n\n".repeat(5_000);
    for text in [
        nested,
        one_line,
        labels,
        "\"".repeat(30_001),
        "' ".repeat(9_000),
    ] {
        let document = document(&text);
        let voices = attribute(&document);
        assert!(
            voices
                .quotes
                .windows(2)
                .all(|it| it[0].extent.end <= it[1].extent.start)
        );
        assert_eq!(voices.reached as usize, text.len());
    }
}

#[test]
fn everybody_is_not_whom_a_pronoun_stands_for() {
    let text = "Tom Hill told the meeting about the mill. The price of flour hangs over everybody. If the wheel stands \
        still, he said, “we will eat no bread in spring.”";
    assert_eq!(speakers(text), ["Tom Hill"]);
}

#[test]
fn a_text_may_end_in_the_middle_of_a_phrase() {
    let told = speakers(
        "—¿Es muy caro? —preguntó la vieja al llegar a casa.\n\n—No, es barato para todos —dijo el viejo.\n\nY lo vio el viejo",
    );
    assert_eq!(told.first().map(String::as_str), Some("la vieja"));
}
