//! What queries find, and a slow second opinion on every match.

use proptest::prelude::*;

use super::slow::{ALPHABET, any_of};
use super::*;
use crate::model::{
    Attribution, Block, BlockKind, Certainty, Document, Extent, Quote, QuoteKind, Section, Speaker,
    SpeakerId, SpeakerKind,
};

/// A document of the paragraphs between empty lines; `# ` begins a lesson, “…” with a number behind it is a quotation
/// by that speaker (0 is nobody known).
fn document(text: &str) -> (Document, Attribution) {
    let mut made = Document {
        text: text.to_owned(),
        ..Document::default()
    };
    let mut at = 0;
    for paragraph in text.split("\n\n") {
        let extent = Extent::new(at, at + paragraph.len());
        made.blocks.push(Block {
            extent,
            kind: BlockKind::Paragraph,
            space: 1,
            ..Block::default()
        });
        if let Some(title) = paragraph.strip_prefix("# ") {
            let (number, words) = title.split_once(". ").unwrap_or(("", title));
            let start = extent.end as usize - words.len();
            made.sections.push(Section {
                extent,
                title: Extent::new(start, extent.end as usize),
                number: Extent::new(at + 2, at + 2 + number.len()),
                level: 1,
            });
        }
        at += paragraph.len() + 2;
    }
    let ends: Vec<u32> = made
        .sections
        .iter()
        .skip(1)
        .map(|it| it.extent.start)
        .collect();
    for (section, end) in made
        .sections
        .iter_mut()
        .zip(ends.into_iter().chain([text.len() as u32]))
    {
        section.extent.end = end;
    }
    let voices = voices(text);
    (made, voices)
}

fn voices(text: &str) -> Attribution {
    let mut voices = Attribution {
        speakers: ["Jack Ma", "Mary Major", "Zoë Ángel"].map(speaker).to_vec(),
        ..Attribution::default()
    };
    for (start, _) in text.match_indices('“') {
        let Some(len) = text.split_at(start).1.find('”') else {
            continue;
        };
        let end = start + len + '”'.len_utf8();
        if voices
            .quotes
            .last()
            .is_some_and(|quote| quote.extent.end as usize > start)
        {
            continue;
        }
        let number = text
            .split_at(end)
            .1
            .chars()
            .next()
            .and_then(|c| c.to_digit(10))
            .unwrap_or(0);
        voices.quotes.push(Quote {
            extent: Extent::new(start, end),
            kind: QuoteKind::Quotation,
            speaker: number.checked_sub(1).map(SpeakerId),
            certainty: Certainty::Certain,
            mention: None,
            cue: None,
            sieve: "test",
            utterance: 0,
        });
    }
    voices
}

fn speaker(name: &str) -> Speaker {
    Speaker {
        name: name.to_owned(),
        aliases: name.split(' ').skip(1).map(str::to_owned).collect(),
        kind: SpeakerKind::Named,
        quotes: 1,
        words: 1,
    }
}

fn found(query: &str, text: &str) -> Vec<String> {
    let (document, voices) = document(text);
    let query = Query::parse(query).unwrap();
    let finder = Finder::new(&query, &document, &voices);
    finder
        .matches(Extent::new(0, text.len()))
        .iter()
        .map(|it| document.slice(it.extent).to_owned())
        .collect()
}

const TALK: &str = "# 1. The harbour\n\nThe ferry left at dawn, said the pilot, and the ferry never came back.\n\n\
    “We mend the roof in sunshine,”1 he said. “Nobody mends\na roof in rain.”2 She laughed. “Rain!”0\n\n\
    # 2. Of roofs\n\nA roof is a promise—kept above some-\nthing dear. “Ask the roof of the café.”3";

#[test]
fn a_lesson_is_found_by_its_number_however_that_is_written() {
    let text = "# I. Doors\n\nsalt\n\n# Chapter Two. Keys\n\nsalt\n\n# III. Locks\n\nsalt\n\n# IV. Hinges\n\nsalt";
    let (document, voices) = document(text);
    let lesson = |query: &str| {
        let query = Query::parse(query).unwrap();
        let found = Finder::new(&query, &document, &voices).matches(Extent::new(0, text.len()));
        found
            .iter()
            .map(|it| document.section_at(it.extent.start))
            .collect::<Vec<_>>()
    };
    for (query, sections) in [
        ("#1 salt", vec![0]),
        ("#2 salt", vec![1]),
        ("#3 salt", vec![2]),
        ("#iii salt", vec![2]),
        ("#4", vec![3]),
        ("#5 salt", vec![]),
    ] {
        assert_eq!(lesson(query), sections, "{query}");
    }
}

#[test]
fn what_queries_find() {
    for (query, expected) in [
        ("", vec![]),
        ("dawn", vec!["dawn"]),
        ("Dawn", vec![]),
        ("the ferry", vec!["The ferry", "the ferry"]),
        ("ferry pilot", vec!["ferry left at dawn, said the pilot"]),
        ("\"mends a roof\"", vec!["mends\na roof"]),
        ("something", vec!["some-\nthing"]),
        ("some-thing", vec!["some-\nthing"]),
        ("promise-kept", vec!["promise—kept"]),
        ("cafe", vec!["café"]),
        ("CAFE", vec![]),
        ("roof -rain", vec!["roof", "roof", "roof"]),
        ("@ma roof", vec!["roof"]),
        ("@major", vec!["“Nobody mends\na roof in rain.”"]),
        ("@angel", vec!["“Ask the roof of the café.”"]),
        ("@mjr", vec!["“Nobody mends\na roof in rain.”"]),
        ("@?", vec!["“Rain!”"]),
        ("@ rain", vec!["rain", "Rain"]),
        (
            "@ma @major -sunshine",
            vec!["“Nobody mends\na roof in rain.”"],
        ),
        ("roof -@ma", vec!["roof", "roof", "roof", "roof"]),
        ("rain laughed -@major", vec!["laughed. “Rain"]),
        ("roof said -@ma -@major", vec![]),
        (
            "@ -@?",
            vec![
                "“We mend the roof in sunshine,”",
                "“Nobody mends\na roof in rain.”",
                "“Ask the roof of the café.”",
            ],
        ),
        ("#2 roof", vec!["roof", "roof", "roof"]),
        ("#harb ferry", vec!["ferry", "ferry"]),
        ("roof -#2", vec!["roof", "roof"]),
        ("#2", vec!["Of roofs"]),
        ("#", vec!["The harbour", "Of roofs"]),
        ("/r(oo|a)f?/ #2", vec!["roof", "roof", "roof"]),
        ("/mends a/", vec!["mends\na"]),
        ("\"rain", vec!["rain", "Rain"]),
        ("nothing-of-it", vec![]),
        ("@nobody", vec![]),
        ("#17 roof", vec![]),
    ] {
        assert_eq!(found(query, TALK), expected, "{query}");
    }
}

#[test]
fn a_match_knows_its_parts_and_its_quotation() {
    let (document, voices) = document(TALK);
    let query = Query::parse("rain nobody").unwrap();
    let finder = Finder::new(&query, &document, &voices);
    let found = finder.matches(Extent::new(0, TALK.len())).remove(0);
    let words: Vec<&str> = found
        .parts
        .iter()
        .map(|&part| document.slice(part))
        .collect();
    assert_eq!(words, ["Nobody", "rain"]);
    assert_eq!(found.quote, Some(1));
}

#[test]
fn words_far_apart_are_not_near() {
    let text = format!("one {} two", "x".repeat(NEAR));
    assert_eq!(found("one two", &text), Vec::<String>::new());
    let text = format!("one {} two", "ä".repeat(NEAR - 5));
    assert_eq!(found("one two", &text).len(), 1, "characters, not bytes");
    assert_eq!(found("one two", "one\n\ntwo"), Vec::<String>::new());
}

#[test]
fn errors_have_their_place() {
    for (query, at, word) in [
        ("roof /a(b/", 8, "unclosed"),
        ("é //", 4, "between the slashes"),
        ("a - b", 3, "leave out"),
        ("-roof", 1, "what to find"),
        ("a \"\"", 3, "nothing here"),
        ("\u{301}", 1, "nothing here"),
    ] {
        let error = Query::parse(query).unwrap_err();
        assert_eq!(error.at, at, "{query}: {error}");
        assert!(error.message.contains(word), "{query}: {error}");
    }
    for unfinished in [
        "\"",
        "roof \"",
        "@",
        "#",
        "/",
        "roof -",
        "-",
        "/a",
        "@\"jack m",
        "“",
    ] {
        assert!(Query::parse(unfinished).is_ok(), "{unfinished}");
    }
}

#[test]
fn names_rank_before_what_only_looks_like_them() {
    let names = ["Amanda", "Jack Ma", "Ma", "Martha", "Mr. A."];
    let ranked: Vec<&str> = rank("ma", names).into_iter().map(|at| names[at]).collect();
    assert_eq!(ranked, ["Ma", "Jack Ma", "Martha", "Amanda", "Mr. A."]);
    assert_eq!(rank(" ", names).len(), 5);
}

#[test]
fn a_sweep_starts_at_the_place_and_finds_all() {
    let paragraph = format!(
        "{} needle {}\n\n",
        "some words".repeat(40),
        "and others".repeat(40)
    );
    let text = paragraph.repeat(2000);
    let (document, voices) = document(text.trim_end());
    let query = Query::parse("needle").unwrap();
    let finder = Finder::new(&query, &document, &voices);
    let from = text.len() as u32 / 2;
    let (mut kept, mut count) = (Vec::new(), 0);
    finder.sweep(from, 1500, &mut |part| {
        assert!(
            part.matches
                .iter()
                .all(|it| part.within.contains(it.extent.start))
        );
        kept.extend(part.matches);
        count += part.count;
        true
    });
    assert_eq!((kept.len(), count), (1500, 2000));
    let starts: Vec<u32> = kept.iter().map(|it| it.extent.start).collect();
    let turn = starts.iter().position(|&start| start < from).unwrap();
    assert_eq!(turn, 1000);
    assert!(starts[..turn].is_sorted() && starts[turn..].is_sorted());
    let mut asked = 0;
    finder.sweep(0, 10, &mut |_| {
        asked += 1;
        false
    });
    assert_eq!(asked, 1, "it ends when it is told to");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn stretches_add_up(query in any_of(&["a", "b ", " a", "\"a b\"", "-б ", " /ab?/ "], 4), text in any_of(ALPHABET, 60), cut in 0.0..1.0f64) {
        let Ok(query) = Query::parse(&query) else { return Ok(()) };
        let text = text.replace("\r\n", "\n\n");
        let (document, voices) = document(&text);
        let finder = Finder::new(&query, &document, &voices);
        let cut = (text.len() as f64 * cut) as usize;
        let whole = finder.matches(Extent::new(0, text.len()));
        let mut halves = finder.matches(Extent::new(0, cut));
        halves.extend(finder.matches(Extent::new(cut, text.len())));
        prop_assert_eq!(&whole, &halves);
        for found in whole {
            prop_assert!(found.parts.iter().all(|part| found.extent.covers(*part)));
            prop_assert!(document.blocks.iter().any(|block| block.extent.covers(found.extent)));
        }
    }
}
