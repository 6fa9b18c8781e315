//! Whole texts, as they are found in the wild, with sentences of our own.

use super::BlockKind::{Paragraph, Verse};
use super::*;
use crate::model::Marker;
use crate::read::shown::{self, blocks};

/// The outline of a text, which stays as it is.
fn outline(text: &str) -> Vec<String> {
    let document = parse(text.to_owned());
    assert_eq!(document.text, text);
    shown::outline(&document)
}

const PROSE: &str = "The ferry went over the river as it had done on every day of that wet summer, and nobody on board looked up.";

#[test]
fn a_saved_article_with_numbered_lessons() {
    let text = format!(
        "What the Ferry Taught Me\n\n3 min read · 2 years ago\n\n(This piece first appeared in the River Post, which is long gone by now.)\n\n{PROSE}\n\n1. Wait for the rope.\n\n{PROSE}\n\n2. Don’t look at the water!\n\n{PROSE}\n\n3. Pay before you land\n\n{PROSE}\n"
    );
    assert_eq!(
        outline(&text),
        [
            "0 |",
            "1 1|Wait for the rope",
            "1 2|Don’t look at the water!",
            "1 3|Pay before you land"
        ]
    );
    let document = parse(text);
    assert_eq!(document.title(), Some("What the Ferry Taught Me"));
    assert_eq!(
        document.meta.source.as_deref(),
        Some("This piece first appeared in the River Post, which is long gone by now.")
    );
    let asides = document
        .blocks
        .iter()
        .filter(|block| block.kind == BlockKind::Aside)
        .count();
    assert_eq!(asides, 2);
}

#[test]
fn a_countdown_is_an_outline_too() {
    let text = format!(
        "Three Rivers\n\n3. The Ammer\n\n{PROSE}\n\n2. The Isen\n\n{PROSE}\n\n1. The Vils\n\n{PROSE}\n"
    );
    assert_eq!(
        outline(&text),
        ["0 |", "1 3|The Ammer", "1 2|The Isen", "1 1|The Vils"]
    );
}

#[test]
fn numbered_lists_are_no_outline() {
    let list = format!("{PROSE}\n\n1. Untie the rope.\n\n2. Push off.\n\n3. Row.\n\n{PROSE}\n");
    assert_eq!(outline(&list), ["0 |"]);
    let document = parse(list);
    let items: Vec<_> = blocks(&document)
        .into_iter()
        .filter(|(kind, _)| matches!(kind, BlockKind::Item(Marker::Number(_))))
        .collect();
    assert_eq!(items.len(), 3);
    assert_eq!(
        items[0],
        (BlockKind::Item(Marker::Number(1)), "Untie the rope.")
    );
    let sentences = format!(
        "1. We came to the river. It was high.\n\n{PROSE}\n\n2. We waited. Nobody came.\n\n{PROSE}\n"
    );
    assert_eq!(
        outline(&sentences),
        ["0 |"],
        "items that run on as sentences"
    );
}

#[test]
fn a_novel_with_parts_chapters_and_their_titles() {
    let body = "The river rose in the night, and in the morning\nthe ferry lay on the wrong side of it, with its\nrope in the water.\n\nNobody had heard a thing.\n\n";
    let text = format!(
        "THE WRONG SIDE\n\nby\n\nAnn Hill\n\nCONTENTS\n\nPART ONE\nCHAPTER I\nCHAPTER II\nCHAPTER III\n\n\nPART ONE\n\nTHE RIVER\n\n\nCHAPTER I\n\nIN WHICH NOBODY CROSSES\n\n{body}CHAPTER II. The Rope\n\n{body}{body}PART TWO: THE BRIDGE\n\n\nCHAPTER III\n\n{body}{body}THE END\n"
    );
    assert_eq!(
        outline(&text),
        [
            "0 |",
            "1 PART ONE|THE RIVER",
            "2 CHAPTER I|IN WHICH NOBODY CROSSES",
            "2 CHAPTER II|The Rope",
            "1 PART TWO|THE BRIDGE",
            "2 CHAPTER III|"
        ]
    );
    let document = parse(text);
    assert_eq!(
        (document.title(), document.meta.byline.as_deref()),
        (Some("THE WRONG SIDE"), Some("Ann Hill"))
    );
    assert_eq!(
        document.blocks.last().unwrap().kind,
        BlockKind::Aside,
        "the end is no heading"
    );
}

#[test]
fn a_note_that_looks_like_an_item_keeps_its_marker() {
    let end = (BlockKind::Aside, "* Translated from the German by Ann Hill");
    let text = format!("The Ferry\n\n{PROSE}\n\n  {}\n", end.1);
    let document = parse(text);
    assert_eq!(blocks(&document).last(), Some(&end));
    assert_eq!(document.blocks.last().map(|it| it.depth), Some(0));
}

#[test]
fn roman_numerals_and_page_numbers() {
    let with = |numbers: [&str; 3], before: &str, after: &str| -> String {
        let part = |number: &str| [before, "\n\n", number, "\n\n", after].concat();
        numbers.map(part).concat()
    };
    let roman = with(["I", "II.", "III"], "", &format!("{PROSE}\n\n{PROSE}\n\n"));
    assert_eq!(outline(&roman), ["1 I|", "1 II|", "1 III|"]);
    let pages = with(
        ["12", "13", "14"],
        &format!("{PROSE} and the"),
        "rope went on. ",
    );
    assert_eq!(outline(&pages), ["0 |"], "numbers that cut sentences");
}

#[test]
fn underlined_headings_and_capitals() {
    let underlined = format!(
        "The Ferry\n=========\n\n{PROSE}\n\nThe Rope\n--------\n\n{PROSE}\n\nThe Bridge\n==========\n{PROSE}\n"
    );
    assert_eq!(
        outline(&underlined),
        ["1 |The Ferry", "2 |The Rope", "1 |The Bridge"]
    );
    let capitals = format!(
        "Two Rivers\n\n{PROSE}\n\nTHE UPPER RIVER\n\n{PROSE}\n{PROSE}\n\nTHE LOWER RIVER\n\n{PROSE}\n{PROSE}\n"
    );
    assert_eq!(
        outline(&capitals),
        ["0 |", "1 |THE UPPER RIVER", "1 |THE LOWER RIVER"]
    );
    let play =
        format!("ANNA.\n\n{PROSE}\n\nJON.\n\n{PROSE}\n\nANNA.\n\n{PROSE}\n\nJON.\n\n{PROSE}\n");
    assert_eq!(outline(&play), ["0 |"], "speakers return, headings do not");
}

#[test]
fn hard_wraps_flow_and_verse_stays() {
    let wrapped = "The river rose in the night, and in the morning\nthe ferry lay on the wrong side of it, with its\nrope in the water.\n\n";
    let verse = "The river rose,\nthe ferry lay,\nthe rope was lost\nat break of day.\n\n";
    let letter = "     Dear Ann,\n     the rope is lost.\n\n";
    let text = format!("{wrapped}{wrapped}{verse}{letter}{wrapped}");
    let document = parse(text);
    let kinds: Vec<_> = document.blocks.iter().map(|it| it.kind).collect();
    assert_eq!(kinds, [Paragraph, Paragraph, Verse, Verse, Paragraph]);
    assert_eq!(
        blocks(&document)[3].1,
        "     Dear Ann,\n     the rope is lost.",
        "verse keeps its indentation"
    );
}

#[test]
fn paragraphs_without_blank_lines() {
    let indented = "   The river rose in the night, and in the morning\nthe ferry lay on the wrong side of it, with its\nrope in the water.\n   “Who did it?” asked Ann. Nobody in the whole of\nthe village knew.\n";
    assert_eq!(parse(indented.repeat(3)).blocks.len(), 6);
    let web = format!("{PROSE}\n{PROSE}\nShort one.\n{PROSE}\n");
    assert_eq!(parse(web).blocks.len(), 4);
}

#[test]
fn lists_and_rules() {
    let text = format!("{PROSE}\n\n* the rope\n* the oars and\n  the pole\n\n* * *\n\n{PROSE}\n");
    let bullet = BlockKind::Item(Marker::Bullet);
    assert_eq!(
        blocks(&parse(text))[1..4],
        [
            (bullet, "the rope"),
            (bullet, "the oars and\n  the pole"),
            (BlockKind::Rule, "* * *")
        ]
    );
}

#[test]
fn empty_and_odd_texts() {
    for text in [
        "",
        "\n\n",
        "x",
        "1.",
        "I",
        "—",
        "\u{feff}",
        "=\n=\n=\n",
        "1.\n\n2.\n\n3.\n",
        "Chapter 1\n\nChapter 2\n\nChapter 3",
    ] {
        let document = parse(text.to_owned());
        assert_eq!(
            document
                .sections
                .last()
                .map(|section| section.extent.end as usize),
            Some(text.len()),
            "{text:?}"
        );
    }
}

#[test]
fn the_marks_around_a_title_are_none_of_its_words() {
    let text = format!(
        "BOOK THE FIRST\n_MENDING_\n\n\nCHAPTER I\n_The Weir_\n\n\n{PROSE}\n\n\nBOOK THE SECOND. _Breaking._\n\n\n\
         CHAPTER I\n\n_The Rope_\n\n\n{PROSE}\n"
    );
    assert_eq!(
        outline(&text),
        [
            "1 BOOK THE FIRST|MENDING",
            "2 CHAPTER I|The Weir",
            "1 BOOK THE SECOND|Breaking",
            "2 CHAPTER I|The Rope"
        ]
    );
}

#[test]
fn what_a_list_of_contents_names_is_no_heading_there() {
    let parts = ["First--Mending", "Second--Breaking"];
    let listed = parts.map(|it| {
        format!("  Book the {it}\n\n  CHAPTER I    The Rope\n  CHAPTER II   The Weir\n\n\n")
    });
    let told = parts.map(|it| {
        format!("Book the {it}\n\n\n\nCHAPTER I.\nThe Rope\n\n\n{PROSE} {PROSE} {PROSE}\n\n\nCHAPTER II.\nThe Weir\n\n\n{PROSE} {PROSE} {PROSE}\n\n\n")
    });
    let text = format!(
        "The Mill Book\n\n\n\nCONTENTS\n\n\n{}{}",
        listed.concat(),
        told.concat()
    );
    assert_eq!(
        outline(&text),
        [
            "0 |",
            "1 Book the First|Mending",
            "2 CHAPTER I|The Rope",
            "2 CHAPTER II|The Weir",
            "1 Book the Second|Breaking",
            "2 CHAPTER I|The Rope",
            "2 CHAPTER II|The Weir",
        ]
    );
}

#[test]
fn a_german_sentence_is_no_title() {
    let more = "\n\nDer Wagen fuhr durch den Wald, und niemand sah ihn, bis er am Abend vor dem Hof hielt. Es war still.\n";
    for first in [
        "Der Bauer ging in den Wald und sprach vor sich hin: »Nun wollte ich, dass einer da wäre.«",
        "Moderator: Herzlich willkommen zu unserer Sendung „Stadt und Land“. Guten Tag, Frau Moll. Frau Moll, Sie leben in Ahlen.",
    ] {
        assert_eq!(parse(format!("{first}{more}")).meta.title, None, "{first}");
    }
    let title = "Das große Fest von Ahlen";
    let named = parse(format!("{title}{more}")).meta.title;
    assert_eq!(named.as_deref(), Some(title));
}
