//! Markdown as a reader sees it.

use super::*;
use crate::model::BlockKind::*;
use crate::read::shown::{blocks, outline};

#[test]
fn every_kind_of_block() {
    let one = Item(Marker::Bullet);
    for (text, expected) in [
        (
            "# One\n\nA *b* `c`\nd.\n\n# Two",
            vec![
                (Heading(1), "One"),
                (Paragraph, "A b c d."),
                (Heading(1), "Two"),
            ],
        ),
        (
            "- a\n- b\n\n  c\n",
            vec![(one, "a"), (one, "b"), (Paragraph, "c")],
        ),
        (
            "3. a\n4. b",
            vec![
                (Item(Marker::Number(3)), "a"),
                (Item(Marker::Number(4)), "b"),
            ],
        ),
        (
            "- [x] a\n- [ ] b",
            vec![
                (Item(Marker::Task(true)), "a"),
                (Item(Marker::Task(false)), "b"),
            ],
        ),
        ("```\n  x\n\n y\n```", vec![(Code, "  x\n\n y")]),
        (
            "a\n\n***\n\nb",
            vec![(Paragraph, "a"), (Rule, ""), (Paragraph, "b")],
        ),
        (
            "![The ferry at night](x.png)",
            vec![(Image, "The ferry at night")],
        ),
        ("one  \ntwo\\\nthree", vec![(Verse, "one\ntwo\nthree")]),
        (
            "| a | b |\n|---|---|\n| | dd |",
            vec![(Row(0), "a\tb"), (Row(0), "\tdd")],
        ),
        (
            "<div>kept <b>words</b></div>\n\nx<br>y",
            vec![(Paragraph, "kept words"), (Verse, "x\ny")],
        ),
    ] {
        assert_eq!(blocks(&parse(text)), expected, "{text}");
    }
}

#[test]
fn labels_in_bold_that_come_back_begin_paragraphs() {
    for (text, expected) in [
        (
            "**Anna:** a\n**Tom:** b\nc\n**Anna:** d\n**Tom**: e",
            vec![
                (Paragraph, "Anna: a"),
                (Paragraph, "Tom: b c"),
                (Paragraph, "Anna: d"),
                (Paragraph, "Tom: e"),
            ],
        ),
        (
            "**Size:** a\n**Colour:** b\n**Size:** c",
            vec![(Paragraph, "Size: a Colour: b Size: c")],
        ),
    ] {
        assert_eq!(blocks(&parse(text)), expected, "{text}");
    }
}

#[test]
fn depth_and_space() {
    let document = parse("> a\n>\n> - b\n>   - c\n\nd");
    let set: Vec<_> = document
        .blocks
        .iter()
        .map(|it| (it.quoted, it.depth, it.space))
        .collect();
    assert_eq!(set, [(1, 0, 0), (1, 1, 1), (1, 2, 0), (0, 0, 1)]);
}

#[test]
fn what_lies_over_the_words() {
    let document = parse(
        "A **strong *word*** and ~~old~~ [a link](http://x.y) `code`.[^n]\n\n[^n]: The note.",
    );
    let styles: Vec<_> = document
        .inlines
        .iter()
        .map(|it| (it.style, document.slice(it.extent)))
        .collect();
    assert_eq!(
        styles,
        [
            (Style::Strong, "strong word"),
            (Style::Emphasis, "word"),
            (Style::Strike, "old"),
            (Style::Code, "code")
        ]
    );
    assert_eq!(document.slice(document.links[0].extent), "a link");
    assert_eq!(document.links[0].target, "http://x.y");
    let note = &document.notes[0];
    assert_eq!(
        (
            note.label.as_str(),
            document.slice(note.reference),
            document.slice(note.text)
        ),
        ("1", "[1]", "The note.")
    );
    assert_eq!(document.blocks[1].kind, Note);
}

#[test]
fn a_signed_quotation_has_a_speaker() {
    for text in [
        "> A ferry talks.\n>\n> — Ann Hill, in a speech",
        "> A ferry\n> talks.\n> — Ann Hill",
        "> A ferry talks.  \n> -- *Ann Hill*",
    ] {
        let document = parse(text);
        let [given] = document.given.as_slice() else {
            panic!("{text}: {:?}", document.given)
        };
        assert_eq!(given.speaker, "Ann Hill", "{text}");
        assert_eq!(document.slice(given.mention.unwrap()), "Ann Hill");
        assert!(document.slice(given.extent).ends_with("talks."), "{text}");
    }
    assert_eq!(
        parse("> A ferry talks.\n>\n> — and then it sinks.").given,
        []
    );
}

#[test]
fn titles_and_sections() {
    let text = "# The Ferry\n\nx\n\n## 1. The Rope\n\ny\n\n### Knots\n\n## 2. The Oars\n";
    assert_eq!(
        outline(&parse(text)),
        ["0 |", "1 1|The Rope", "2 |Knots", "1 2|The Oars"]
    );
    assert_eq!(parse(text).title(), Some("The Ferry"));
    let front = "---\ntitle: The Ferry\nauthor: Ann Hill\n---\n\n# The Ferry\n\n## The Rope\n\nx";
    assert_eq!(outline(&parse(front)), ["0 |", "1 |The Rope"]);
    assert_eq!(
        blocks(&parse(front))[..2],
        [(Title, "The Ferry"), (Aside, "Ann Hill")]
    );
    assert_eq!(blocks(&parse("---\nno front matter\n---\nx")).len(), 3);
}

#[test]
fn deep_nesting_is_capped() {
    for text in [
        "> ".repeat(80_000) + "x",
        "- ".repeat(50_000) + "x",
        "*".repeat(50_000),
        "[".repeat(50_000),
        "<a ".repeat(20_000),
    ] {
        let document = parse(&text);
        assert!(
            document
                .blocks
                .iter()
                .all(|block| block.depth <= 24 && block.quoted <= 24)
        );
    }
    assert_eq!(parse(&("> ".repeat(100) + "x")).notices.len(), 1);
}
