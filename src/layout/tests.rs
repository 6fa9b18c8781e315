//! What a wrapped block looks like, and the properties that hold for any text.

use proptest::prelude::*;

use super::*;
use crate::model::{BlockKind, Marker, Note, Table};

/// A document of blocks of these kinds, an empty row before each but the first.
fn document(blocks: &[(BlockKind, &str)]) -> Document {
    let mut made = Document::default();
    for &(kind, text) in blocks {
        if !made.text.is_empty() {
            made.text.push_str("\n\n");
        }
        let start = made.text.len() + text.len() - text.trim_start().len();
        made.text.push_str(text);
        let end = start.max(made.text.trim_end().len());
        made.blocks.push(Block {
            extent: Extent::new(start, end),
            kind,
            depth: u8::from(matches!(kind, BlockKind::Item(_))),
            space: 1,
            ..Block::default()
        });
    }
    made
}

fn painted(document: &Document, row: Row) -> String {
    let mut line = String::new();
    let mut column = 0;
    glyphs(document, row, &mut |glyph| {
        line.push_str(&" ".repeat(usize::from(glyph.column) - column));
        line.push_str(glyph.text);
        column = usize::from(glyph.column + glyph.width);
    });
    line
}

fn lines(kind: BlockKind, text: &str, width: u16) -> Vec<String> {
    let document = document(&[(kind, text)]);
    rows(&document, 0, width)
        .into_iter()
        .map(|row| painted(&document, row))
        .collect()
}

#[test]
fn running_text_flows() {
    for (text, width, expected) in [
        ("one two three", 7, vec!["one two", "three"]),
        ("one   two\r\n  three", 13, vec!["one two three"]),
        ("one two ", 7, vec!["one two"]),
        ("a well-known word", 7, vec!["a well-", "known", "word"]),
        ("so then—at last", 8, vec!["so then—", "at last"]),
        ("a\u{A0}b c", 4, vec!["a\u{A0}b", "c"]),
        ("unbreakable", 4, vec!["unbr", "eaka", "ble"]),
        (
            "go to https://a.example/path/to",
            12,
            vec!["go to ", "https://", "a.example/", "path/to"],
        ),
        (
            "ex\u{AD}tra\u{AD}or\u{AD}di\u{AD}nary",
            6,
            vec!["extra-", "ordi-", "nary"],
        ),
        ("ex\u{AD}tra", 6, vec!["extra"]),
        ("abcd\u{AD}ef", 4, vec!["abcd", "ef"]),
        (
            "他说了很多话。然后走了",
            8,
            vec!["他说了很", "多话。然", "后走了"],
        ),
        ("日本語", 1, vec!["日", "本", "語"]),
        (
            "e\u{301}e\u{301}e\u{301}",
            2,
            vec!["e\u{301}e\u{301}", "e\u{301}"],
        ),
        ("👩‍🚀👩‍🚀👩‍🚀", 5, vec!["👩‍🚀👩‍🚀", "👩‍🚀"]),
        ("one\u{2028}two", 20, vec!["one", "two"]),
        ("say “no more” now", 8, vec!["say “no", "more”", "now"]),
        ("\u{202E}abc", 6, vec!["‹U+202E›", "abc"]),
    ] {
        let expected: Vec<&str> = expected.iter().map(|line| line.trim_end()).collect();
        assert_eq!(
            lines(BlockKind::Paragraph, text, width),
            expected,
            "{text:?} at {width}"
        );
    }
}

#[test]
fn lines_are_kept_and_hang_when_they_are_too_long() {
    for (kind, text, width, expected) in [
        (
            BlockKind::Verse,
            "  The ferry leaves\n    at dawn today\nhome",
            14,
            vec![
                "  The ferry",
                "    leaves",
                "    at dawn",
                "      today",
                "home",
            ],
        ),
        (
            BlockKind::Code,
            "if x:\n\treturn\n\nend",
            20,
            vec!["  if x:", "      return", "", "  end"],
        ),
        (BlockKind::Verse, "a\r\nb", 9, vec!["a", "b"]),
        (
            BlockKind::Code,
            "averylongwordindeed",
            10,
            vec!["  averylon", "    gwordi", "    ndeed"],
        ),
    ] {
        assert_eq!(lines(kind, text, width), expected, "{text:?} at {width}");
    }
}

#[test]
fn items_and_quotations_are_set_in() {
    let mut document = document(&[(
        BlockKind::Item(Marker::Number(12)),
        "Mend the roof while the sun shines.",
    )]);
    let set = |document: &Document| -> Vec<String> {
        rows(document, 0, 20)
            .into_iter()
            .map(|row| painted(document, row))
            .collect()
    };
    assert_eq!(
        set(&document),
        ["    Mend the roof", "    while the sun", "    shines."]
    );
    assert_eq!(
        marker(&document, &document.blocks[0]).as_deref(),
        Some("12. ")
    );
    document.blocks[0].depth = 200;
    assert_eq!(set(&document)[0], "          Mend the", "half at most");
}

#[test]
fn a_note_has_its_label_once() {
    let mut document = document(&[
        (BlockKind::Note, "A note of two paragraphs."),
        (BlockKind::Note, "This is the second."),
    ]);
    let [first, second] = [0, 1].map(|at| document.blocks[at].extent);
    document.notes.push(Note {
        label: "7".into(),
        reference: Extent::default(),
        text: Extent {
            start: first.start,
            end: second.end,
        },
    });
    let label = |at: usize| marker(&document, &document.blocks[at]);
    assert_eq!(label(0).as_deref(), Some("  7 "));
    assert_eq!(label(1), None);
}

#[test]
fn tables_stand_in_columns_or_become_lists() {
    let mut document = document(&[
        (BlockKind::Row(0), "Speaker\tQuotations\tShare"),
        (BlockKind::Row(0), "日本\t7"),
    ]);
    document.tables.push(Table {
        widths: vec![7, 10, 5],
        headed: true,
    });
    let set = |width| -> Vec<String> {
        (0..2)
            .flat_map(|block| rows(&document, block, width))
            .map(|row| painted(&document, row))
            .collect()
    };
    assert_eq!(set(26), ["Speaker  Quotations  Share", "日本     7"]);
    assert_eq!(
        set(25),
        ["Speaker", "  Quotations", "  Share", "日本", "  7"]
    );
}

#[test]
fn blank_rows_are_places_too() {
    use RowKind::{Blank, First, More};
    let mut document = document(&[
        (BlockKind::Paragraph, "one two"),
        (BlockKind::Paragraph, "three"),
    ]);
    let kinds = |document: &Document, top| -> Vec<RowKind> {
        screen(document, top, 3, 9)
            .iter()
            .map(|row| row.kind)
            .collect()
    };
    assert_eq!(kinds(&document, 0), [First, More, Blank, First, More]);
    let blank = moved(&document, 0, 2, 3);
    assert_eq!(kinds(&document, blank), [Blank, First, More]);
    assert_eq!(moved(&document, blank, 1, 3), 9, "the row below it");
    assert_eq!(moved(&document, blank, -1, 3), 4, "the row above it");
    assert_eq!(moved(&document, 0, 99, 3), 12, "the last row");
    assert_eq!(moved(&document, 14, -99, 3), 0, "the first row");
    document.blocks[1].space = 9;
    assert_eq!(
        kinds(&document, 0),
        [First, More, Blank, Blank, First, More],
        "as far as there is white space to name them by"
    );
}

#[test]
fn words_flow_on_one_line() {
    let document = document(&[
        (BlockKind::Verse, "Over  the\nhill"),
        (BlockKind::Paragraph, "well-\nknown \u{1b}"),
    ]);
    let all = Extent::new(0, document.text.len());
    assert_eq!(flowed(&document, all), "Over the hill well-known ␛");
    assert_eq!(flowed(&document, Extent::new(5, 12)), "the hi");
}

#[test]
fn a_document_without_rows_is_no_trouble() {
    let empty = Document::default();
    assert_eq!(screen(&empty, 7, 20, 5), []);
    assert_eq!(moved(&empty, 7, -3, 20), 0);
}

/// Texts with everything that wrapping has to mind.
fn any_text() -> impl Strategy<Value = String> {
    let parts = prop::sample::select(vec![
        " ",
        "  ",
        "\n",
        "\r\n",
        "\t",
        "a",
        "word",
        "longer-word",
        "—",
        "-",
        "\u{AD}",
        "\u{A0}",
        "日",
        "語。",
        "e\u{301}",
        "\u{301}",
        "👩‍🚀",
        "🇩🇪",
        "\u{200B}",
        "\u{200D}",
        "\u{202E}",
        "\u{1b}",
        "“",
        "”",
        ".",
        "नमस्ते",
        "กำ",
        "\u{2028}",
        "\u{3000}",
        "\u{FFFE}",
        "\u{1F3FD}",
        "ـلا",
        "/",
        "(",
        ")",
        "\u{7f}",
        "\u{85}",
    ]);
    prop::collection::vec(parts, 0..60).prop_map(|parts| parts.concat())
}

fn any_kind() -> impl Strategy<Value = BlockKind> {
    prop::sample::select(vec![
        BlockKind::Paragraph,
        BlockKind::Item(Marker::Bullet),
        BlockKind::Verse,
        BlockKind::Code,
        BlockKind::Row(0),
        BlockKind::Rule,
    ])
}

fn any_document() -> impl Strategy<Value = Document> {
    (
        prop::collection::vec((any_kind(), any_text(), 1..300usize), 1..4),
        prop::collection::vec(0..30u16, 0..4),
    )
        .prop_map(|(blocks, widths)| {
            let texts: Vec<(BlockKind, String)> = blocks
                .into_iter()
                .map(|(kind, text, times)| (kind, text.repeat(if times > 290 { times } else { 1 })))
                .collect();
            let texts: Vec<(BlockKind, &str)> = texts
                .iter()
                .map(|(kind, text)| (*kind, text.as_str()))
                .collect();
            let mut made = document(&texts);
            made.tables.push(Table {
                widths,
                headed: false,
            });
            made
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn rows_tile_their_block_within_the_width(document in any_document(), width in 1..40u16) {
        for (index, block) in document.blocks.iter().enumerate() {
            let mut reached = block.extent.start;
            for row in rows(&document, index, width) {
                prop_assert_eq!(row.extent.start, reached);
                prop_assert!(document.text.is_char_boundary(row.extent.end as usize));
                prop_assert!(!row.extent.is_empty() || block.extent.is_empty());
                reached = row.extent.end;
                let (mut count, mut end, mut byte) = (0, row.indent, row.extent.start);
                glyphs(&document, row, &mut |glyph| {
                    assert!(glyph.width > 0 && glyph.column >= end, "{glyph:?}");
                    assert!(glyph.extent.start >= byte && row.extent.covers(glyph.extent), "{glyph:?}");
                    byte = glyph.extent.start;
                    end = glyph.column + glyph.width;
                    count += 1;
                });
                prop_assert!(end <= width || count == 1, "{:?} ends at {}: {:?}", row, end, painted(&document, row));
            }
            prop_assert_eq!(reached, block.extent.end);
        }
    }

    #[test]
    fn moving_agrees_with_the_screen(document in any_document(), width in 1..40u16, at in 0.0..1.0f64, by in 0..30usize) {
        let top = (document.text.len() as f64 * at) as u32;
        let shown = screen(&document, top, width, by + 1);
        let Some(first) = shown.first() else { return Ok(()) };
        let last = shown.last().unwrap();
        let down = moved(&document, top, by as isize, width);
        prop_assert_eq!(down, last.extent.start);
        prop_assert_eq!(screen(&document, down, width, 1), [*last]);
        let reached = shown.len() - 1;
        prop_assert_eq!(moved(&document, down, -(reached as isize), width), first.extent.start);
    }
}
