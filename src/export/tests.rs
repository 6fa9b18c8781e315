//! One small document, in every form.

use super::*;
use crate::model::{
    Block, BlockKind, Certainty, Extent, Meta, Quote, QuoteKind, Section, Speaker, SpeakerId,
    SpeakerKind,
};

const TEXT: &str =
    "Of boats\n\n2. A *leak*\n\n“Bail, or we\nsink,“ said Mary.\n\n- =1+1 \u{202e}\"x\"";

fn place(words: &str) -> Extent {
    let start = TEXT.find(words).unwrap();
    Extent::new(start, start + words.len())
}

fn boats() -> (Document, Attribution) {
    let block = |words: &str| Block {
        extent: place(words),
        kind: BlockKind::Paragraph,
        space: 1,
        ..Block::default()
    };
    let heading = place("2. A *leak*").start as usize;
    let section = |extent, title, number, level| Section {
        extent,
        title,
        number,
        level,
    };
    let document = Document {
        text: TEXT.to_owned(),
        meta: Meta {
            title: Some("Of boats".to_owned()),
            ..Meta::default()
        },
        blocks: [
            "Of boats",
            "2. A *leak*",
            "“Bail, or we\nsink,“ said Mary.",
            "- =1+1 \u{202e}\"x\"",
        ]
        .map(block)
        .to_vec(),
        sections: vec![
            section(
                Extent::new(0, heading),
                Extent::default(),
                Extent::default(),
                0,
            ),
            section(
                Extent::new(heading, TEXT.len()),
                place("A *leak*"),
                place("2"),
                1,
            ),
        ],
        ..Document::default()
    };
    (document, voices())
}

fn voices() -> Attribution {
    let quote = |words, kind, certainty| Quote {
        extent: place(words),
        kind,
        speaker: (certainty != Certainty::Unknown).then_some(SpeakerId(0)),
        certainty,
        mention: None,
        cue: None,
        sieve: "tag-after",
        utterance: 0,
    };
    let mut said = quote(
        "“Bail, or we\nsink,“",
        QuoteKind::Quotation,
        Certainty::Likely(0.814),
    );
    said.mention = Some(place("Mary"));
    said.cue = Some(place("said"));
    Attribution {
        quotes: vec![
            said,
            quote("- =1+1 \u{202e}\"x\"", QuoteKind::Dash, Certainty::Unknown),
        ],
        speakers: vec![Speaker {
            name: "Mary, Major".to_owned(),
            aliases: vec![],
            kind: SpeakerKind::Named,
            quotes: 1,
            words: 4,
        }],
        reached: TEXT.len() as u32,
    }
}

fn written(form: Form, why: bool, several: bool) -> String {
    let (document, voices) = boats();
    let source = Source {
        name: "boats.txt",
        document: &document,
        voices: &voices,
    };
    let mut out = Vec::new();
    let mut exporter = Exporter::new(&mut out, form, why, several);
    exporter.add(source, &[0, 1, 7]).unwrap();
    assert_eq!(exporter.finish().unwrap(), 2);
    String::from_utf8(out).unwrap()
}

#[test]
fn text_is_a_citation_a_line() {
    assert_eq!(
        written(Form::Text, true, true),
        "“Bail, or we sink” — Mary, Major (likely), *Of boats*, 2 A *leak*\n    \
         Mary, Major, likely (81 %): “Mary” with “said” (tag-after)\n\
         “=1+1 ‹U+202E›\"x\"” — unknown, *Of boats*, 2 A *leak*\n    \
         unknown: nothing near it says who speaks\n"
    );
    assert!(!written(Form::Text, false, false).contains("Of boats"));
}

#[test]
fn markdown_can_be_read_back() {
    assert_eq!(
        written(Form::Markdown, false, false),
        "# Of boats\n\n## 2 A \\*leak\\*\n\n> “Bail, or we sink,“\n>\n> — Mary, Major (likely)\n\n\
         > \\- =1+1 ‹U+202E›\"x\"\n\n"
    );
}

#[test]
fn json_keeps_the_words_and_escapes_what_is_not_safe() {
    let json = written(Form::Json, false, false);
    assert!(
        json.contains("\\u202e") && !json.contains('\u{202e}'),
        "{json}"
    );
    let read: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(read[0]["text"], "“Bail, or we\nsink,“");
    assert_eq!(read[0]["start"], 23, "code points");
    assert_eq!(read[0]["probability"], 0.814);
    assert_eq!(
        (&read[0]["number"], &read[0]["lesson"]),
        (&"2".into(), &"A *leak*".into())
    );
    assert_eq!(read[1]["text"], "- =1+1 \u{202e}\"x\"");
    assert_eq!(read[1]["speaker"], serde_json::Value::Null);
}

#[test]
fn csv_is_no_formula() {
    let csv = written(Form::Csv, false, false);
    let rows: Vec<&str> = csv.split("\r\n").collect();
    assert_eq!(rows.len(), 4, "{csv}");
    assert!(rows[1].starts_with("boats.txt,Of boats,2,A *leak*,\"Mary, Major\",likely,quotation,\"“Bail, or we sink,“\",23,42,0,"));
    assert!(
        rows[2].contains(",unknown,dash,\"'- =1+1 ‹U+202E›\"\"x\"\"\","),
        "{csv}"
    );
}

#[test]
fn nothing_is_still_something_to_read() {
    for (form, expected) in [(Form::Json, "[]\n"), (Form::Text, "")] {
        let mut out = Vec::new();
        Exporter::new(&mut out, form, false, false)
            .finish()
            .unwrap();
        assert_eq!(out, expected.as_bytes());
    }
}

#[test]
fn of_a_quotation_both_outer_marks_are_left_out_and_no_others() {
    for (words, alone) in [
        ("“Very,”", "Very,"),
        ("‘Very,’", "Very,"),
        ("'Why?'", "Why?"),
        ("„Warum?“", "Warum?"),
        ("‚Warum?‘", "Warum?"),
        ("«Pourquoi ?»", "Pourquoi ?"),
        ("“‘Why?’ he said.”", "‘Why?’ he said."),
        ("“He said ‘no’”", "He said ‘no’"),
        ("‘He said “no”’", "He said “no”"),
        // Speech that runs on has no closing mark, and an opening one may be lost.
        ("‘It is the “Swan”", "It is the “Swan”"),
        ("“It is the ‘Swan’", "It is the ‘Swan’"),
        ("It is late.”", "It is late."),
    ] {
        assert_eq!(words::unquoted(words), alone, "{words}");
    }
}
