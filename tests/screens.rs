//! The screens that scripts of keys lead to: the text, and below each row a letter for the style of each cell.
//!
//! A changed snapshot is read, cell by cell, before it is accepted.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod stage;

use dixit::attribution::Batch;
use dixit::model::{
    Block, BlockKind, Document, Extent, Inline, Link, Marker, Section, Style, Table,
};
use insta::assert_snapshot;
use stage::{FERRY, Stage};

#[test]
fn the_study_of_the_screen() {
    assert_snapshot!(Stage::new(FERRY, 120, 40).keys("]").styled());
}

#[test]
fn a_search_lists_what_it_finds_under_its_lessons() {
    assert_snapshot!(Stage::new(FERRY, 120, 40).keys("/river").styled());
}

#[test]
fn a_search_in_a_small_window() {
    assert_snapshot!(Stage::new(FERRY, 40, 12).keys("/she<cr>n").styled());
}

#[test]
fn the_text_in_eighty_columns() {
    assert_snapshot!(Stage::new(FERRY, 80, 24).keys("]]w").styled());
}

#[test]
fn the_text_in_forty_columns() {
    assert_snapshot!(Stage::new(FERRY, 40, 12).keys("l]").styled());
}

#[test]
fn the_index_over_the_text() {
    assert_snapshot!(Stage::new(FERRY, 40, 12).keys("tj").styled());
}

#[test]
fn the_index_with_the_keys_and_a_lesson_folded() {
    assert_snapshot!(Stage::new(FERRY, 80, 24).keys("ll<tab>h").styled());
}

/// A novel of `count` chapters in a part, each with a title, or without.
fn novel(count: usize, titled: bool) -> String {
    let romans = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII"];
    let title = if titled { "The miller comes home" } else { "" };
    let chapters = romans.iter().take(count).map(|roman| {
        format!("\n\n## CHAPTER {roman} | {title}\n\n[[Anna|“So it is,”]] said Anna.")
    });
    "! The weir\n\n# PART THE FIRST | ".to_owned() + &chapters.collect::<String>()
}

#[test]
fn chapters_that_do_not_fit_are_told_apart_by_their_numerals() {
    let rows = |source: &str, keys: &str| {
        let mut stage = Stage::new(source, 80, 24);
        stage.keys(keys);
        [5, 6, 8, 12].map(|at| stage.row(at).chars().take(24).collect::<String>())
    };
    assert_eq!(
        rows(&novel(8, true), ""),
        [
            "   PART THE FIRST       ",
            "     I The miller…  ▎ 1 ",
            "     III The mille… ▎ 1 ",
            "     VII The mille… ▎ 1 ",
        ]
    );
    assert_eq!(
        rows(&novel(8, false), ""),
        [
            "   PART THE FIRST       ",
            "     CHAPTER I      ▎ 1 ",
            "     CHAPTER III    ▎ 1 ",
            "     CHAPTER VII    ▎ 1 ",
        ]
    );
    let mut stage = Stage::new(&novel(8, true), 80, 24);
    for (keys, shown) in [
        ("99l", " VIII The mi… · quotation 8 of 8 · 100 % · the end"),
        ("Q", " VI The miller comes home "),
        ("<esc>/miller<cr>", "\n VI The miller comes h… │"),
    ] {
        let screen = stage.keys(keys).text();
        assert!(screen.contains(shown), "{keys}:\n{screen}");
    }
    // A long number that leaves nothing to its title leaves the count its room.
    let four = "! The weir\n\n# 1 | One\n\n## THE FIRST OF THE PARTS | Sowing\n\n\
        [[Anna|“A,”]] [[Bo|“B,”]] [[Cy|“C,”]] [[Di|“D.”]]";
    assert_eq!(rows(four, "")[1], "     THE FIRST OF… ▎▎ 4 ");
}

#[test]
fn parts_counted_in_words_keep_the_word_that_counts_and_are_not_cut_twice() {
    let books = "! The weir\n\n# BOOK THE FIRST | Sowing\n\n[[Anna|“So it is,”]] said Anna.\n\n\
        # BOOK THE SECOND | Reaping and more\n\nNobody said it.\n\n# THE PARTS OF THE WHOLE | Ends\n\nIt is so.";
    let mut stage = Stage::new(books, 80, 24);
    let shown = [5, 6, 7].map(|at| stage.row(at).chars().take(20).collect::<String>());
    assert_eq!(
        shown,
        [
            "   FIRST Sowing     ",
            "   SECOND Reaping…  ",
            "   THE PARTS OF TH… "
        ]
    );
    let mut small = Stage::new(books, 40, 12);
    for (keys, status) in [
        ("l", " FIRST Sowing · 1/1 · "),
        ("l", " SECOND Reaping and m… · 100 %"),
        ("l", " THE PARTS OF TH… Ends · 100 %"),
    ] {
        let row = small.keys(keys).row(11);
        assert!(row.starts_with(status), "{row}");
    }
}

#[test]
fn a_small_status_keeps_the_count_when_a_short_name_leaves_it_room() {
    let said = "[[Anna|“So it is.”]] ".repeat(100);
    let source = format!("! The weir\n\n# CHAPTER VIII | FINAL\n\n{said}");
    let mut stage = Stage::new(&source, 40, 12);
    let status = stage.keys("100]").row(11);
    assert_eq!(status, " VIII FINAL · 100/100 · 100 %   /  @  ?");
}

#[test]
fn the_names_of_lessons_get_what_their_counts_leave() {
    let said = "[[Anna|“So.”]] [[Bo|“No.”]] [[Cy|“Oh.”]] [[Di|“Ah.”]] ".repeat(30);
    let source = format!(
        "! The weir\n\n# 1 | The miller comes home\n\n{said}\n\n# 2 | {0}\n\n{said}",
        "Stones and water"
    );
    for (columns, name) in [
        (80, " The miller… ▎▎ 120 │"),
        (120, " The miller comes…  ▎▎▎▎ 120 │"),
    ] {
        let mut stage = Stage::new(&source, columns, 24);
        assert!(stage.row(5).contains(name), "{}", stage.row(5));
    }
    let half = "[[Anna|“So.”]] [[Bo|“No.”]] ".repeat(30);
    let source = format!("! The weir\n\n# 1 | Water\n\n{half}\n\n## 2 | Stones\n\n{half}");
    let mut stage = Stage::new(&source, 80, 24);
    for (keys, row) in [
        ("", "  1 Water        ▎▎ 60 │"),
        ("<tab>jh", " +1 Water        ▎ 120 │"),
    ] {
        assert!(
            stage.keys(keys).row(5).starts_with(&format!(" {row}")),
            "{}",
            stage.row(5)
        );
    }
}

#[test]
fn the_gutter_names_the_current_quotation_of_those_that_begin_in_a_row() {
    let source = "[[Anna|“Go,”]] said Anna. [[Bo|“Stay,”]] said Bo.";
    for (keys, shown) in [
        ("", "An▎ “Go,” said Anna. “Stay,” said Bo."),
        ("]", "Bo▎ “Go,” said Anna. “Stay,” said Bo."),
        ("][", "An▎ “Go,” said Anna. “Stay,” said Bo."),
    ] {
        let mut stage = Stage::new(source, 50, 12);
        let row = stage.keys(keys).row(1);
        assert_eq!(
            row.trim_end_matches(['┃', ' ']).trim_start(),
            shown,
            "{keys}"
        );
    }
}

#[test]
fn the_list_of_quotations() {
    assert_snapshot!(Stage::new(FERRY, 80, 24).keys("Qjj").styled());
}

#[test]
fn the_list_of_quotations_of_what_is_searched() {
    assert_snapshot!(Stage::new(FERRY, 80, 24).keys("/@tom<cr>Q").styled());
}

#[test]
fn a_large_list_leaves_no_scraps_of_the_text_beside_it() {
    for (columns, left) in [(80, 1), (104, 1), (120, 1), (160, 29)] {
        let mut stage = Stage::new(FERRY, columns, 24);
        let screen = stage.keys("Q").text();
        let title = screen
            .lines()
            .find(|it| it.contains("─ Quotations ─"))
            .unwrap();
        let before = title.chars().position(|it| it == '╭');
        assert_eq!(before, Some(left), "{columns}:\n{screen}");
    }
}

#[test]
fn the_list_of_speakers() {
    assert_snapshot!(Stage::new(FERRY, 80, 24).keys("S").styled());
}

#[test]
fn speakers_are_offered_while_one_is_typed() {
    assert_snapshot!(Stage::new(FERRY, 80, 24).keys("@<down>").styled());
}

#[test]
fn what_is_wrong_with_a_query_is_shown_at_its_place() {
    assert_snapshot!(Stage::new(FERRY, 80, 12).keys("/boat - river").styled());
}

#[test]
fn help_is_narrowed_by_typing() {
    assert_snapshot!(Stage::new(FERRY, 80, 24).keys("?quot").styled());
}

#[test]
fn help_in_a_small_window() {
    assert_snapshot!(Stage::new(FERRY, 40, 12).keys("?").text());
}

#[test]
fn the_palette_knows_every_action_by_name() {
    assert_snapshot!(Stage::new(FERRY, 80, 24).keys(":fold").text());
}

#[test]
fn themes_have_their_own_ground() {
    assert_snapshot!(Stage::new(FERRY, 60, 16).keys("Tj").styled());
}

#[test]
fn marks_of_emphasis_recede_in_plain_text() {
    let text =
        "The weir\n\nAnna said that _he_ had called it _The Old Weir_, and “never _once_ a dam”.\n";
    let mut stage = Stage::empty(60, 12);
    stage.open(dixit::read::plain(text.into()), Batch::default());
    assert_snapshot!(stage.styled());
}

#[test]
fn zen_is_the_text_alone() {
    assert_snapshot!(Stage::new(FERRY, 80, 16).keys("z").text());
}

#[test]
fn a_window_that_is_too_small_says_so() {
    assert_snapshot!(Stage::new(FERRY, 29, 5).text());
}

#[test]
fn nothing_to_read_yet() {
    assert_snapshot!(Stage::empty(80, 12).text());
}

#[test]
fn nothing_reaches_the_screen_that_a_terminal_could_obey() {
    let source = "! A\u{1b}]0;title\u{7} \u{202e}edoc\n\n# 1\u{9b} | He\u{1b}[31mad\n\n\
        [[A\u{1b}[7mnna|“One\u{7f} two\u{8}.”]] said \u{2066}Anna\u{2069}.\n";
    for keys in ["", "Q", "S", "@", "/anna", "w", "T", "<tab>"] {
        let screen = Stage::new(source, 80, 24).keys(keys).text();
        let bad = |c: &char| {
            (c.is_control() && *c != '\n')
                || ('\u{202a}'..='\u{202e}').contains(c)
                || ('\u{2066}'..='\u{2069}').contains(c)
        };
        assert_eq!(screen.chars().find(bad), None, "{keys}:\n{screen}");
    }
}

/// Builds a document block by block.
#[derive(Default)]
struct Pieces(Document);

impl Pieces {
    fn block(&mut self, kind: BlockKind, depth: u8, quoted: u8, words: &str) {
        let text = &mut self.0.text;
        let space = if text.is_empty() {
            0
        } else {
            text.push_str("\n\n");
            u8::from(!matches!(kind, BlockKind::Item(_) | BlockKind::Row(_)))
        };
        let start = text.len();
        text.push_str(words);
        let extent = Extent::new(start, text.len());
        self.0.blocks.push(Block {
            extent,
            kind,
            depth,
            quoted,
            space,
        });
    }

    fn part(&self, words: &str) -> Extent {
        let at = self.0.text.find(words).unwrap();
        Extent::new(at, at + words.len())
    }
}

const BLOCKS: &[(BlockKind, u8, u8, &str)] = &[
    (BlockKind::Title, 0, 0, "Every kind of block"),
    (BlockKind::Aside, 0, 0, "By nobody, one day in May"),
    (
        BlockKind::Paragraph,
        0,
        0,
        "Plain, stressed, strong, struck, code and a link to a place.",
    ),
    (
        BlockKind::Item(Marker::Bullet),
        1,
        0,
        "An item that is long enough to be wrapped into the next row",
    ),
    (BlockKind::Item(Marker::Number(12)), 2, 0, "An item inside"),
    (
        BlockKind::Item(Marker::Task(true)),
        1,
        0,
        "A task that is done",
    ),
    (
        BlockKind::Paragraph,
        0,
        1,
        "A passage that is quoted and goes on into a second row",
    ),
    (BlockKind::Paragraph, 0, 2, "and one inside it"),
    (BlockKind::Code, 0, 0, "fn main() {\n    print(\"x\");\n}"),
    (BlockKind::Row(0), 0, 0, "River\tLength"),
    (BlockKind::Row(0), 0, 0, "Lind\t12 km"),
    (BlockKind::Rule, 0, 0, "***"),
    (
        BlockKind::Verse,
        0,
        0,
        "A line of verse\n  and one that stands in",
    ),
    (
        BlockKind::Paragraph,
        0,
        0,
        "渡し船の話 in the same row, e\u{301} and 👩‍👧 too",
    ),
];

#[test]
fn every_kind_of_block_has_its_look() {
    let mut pieces = Pieces::default();
    for (kind, depth, quoted, words) in BLOCKS {
        pieces.block(*kind, *depth, *quoted, words);
    }
    for (words, style) in [
        ("stressed", Style::Emphasis),
        ("strong", Style::Strong),
        ("struck", Style::Strike),
        ("code", Style::Code),
    ] {
        let extent = pieces.part(words);
        pieces.0.inlines.push(Inline { extent, style });
    }
    let extent = pieces.part("a link");
    pieces.0.links.push(Link {
        extent,
        target: "#place".into(),
    });
    pieces.0.tables.push(Table {
        widths: vec![5, 6],
        headed: true,
    });
    let end = pieces.0.text.len();
    let nothing = Extent::default();
    pieces.0.sections.push(Section {
        extent: Extent::new(0, end),
        title: nothing,
        number: nothing,
        level: 0,
    });
    let mut stage = Stage::empty(60, 36);
    stage.open(pieces.0, dixit::attribution::Batch::default());
    assert_snapshot!(stage.styled());
}
