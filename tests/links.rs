//! Links and footnotes: followed within the text, shown on a card, opened outside only from there.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

mod shared;
mod stage;

use dixit::app::{App, Effect, Event, Keymap, ListKind, Settings};
use dixit::attribution::Batch;
use dixit::read::{Options, bundled};
use shared::shared;
use stage::Stage;

const PAGE: &str = "\
# The mill

See [the weir](#the-weir), and what [the council](https://council.example/minutes?y=1) wrote.[^stone]

[^stone]: The stone was cut in 1802. It came by boat, since there was no road, and it lay on the bank for a year
    before anybody could be found to lift it.

## The weir

It holds. [Back](#the-mill), [a file](notes.html), [elsewhere](ftp://files.example/a).
";

fn page(columns: u16, rows: u16) -> Stage {
    let mut stage = Stage::empty(columns, rows);
    stage.open(bundled("mill.md", PAGE).unwrap(), Batch::default());
    stage
}

fn kind(stage: &Stage) -> Option<ListKind> {
    stage.app.list().map(|it| it.kind)
}

#[test]
fn a_link_to_a_heading_is_followed_and_the_place_before_kept() {
    let mut stage = page(40, 8);
    stage.keys("<cr>");
    assert_eq!(kind(&stage), Some(ListKind::Links), "several: which one?");
    stage.keys("<cr>");
    assert_eq!(stage.first(8), "The weir");
    stage.keys("<c-o>");
    assert_eq!(stage.first(8), "The mill");
}

#[test]
fn a_footnote_is_shown_on_a_card_and_gone_to_from_there() {
    let mut stage = page(80, 24);
    stage.keys("<cr>jj<cr>");
    insta::assert_snapshot!(stage.text());
    stage.keys("<esc>");
    assert_eq!((kind(&stage), stage.first(8).as_str()), (None, "The mill"));
    stage.keys("<cr>jj<cr>y");
    assert!(
        matches!(stage.asked.last(), Some(Effect::Copy(it)) if it.starts_with("The stone was cut"))
    );
    stage.keys("<cr>");
    assert_eq!(kind(&stage), None);
}

#[test]
fn an_address_is_shown_whole_and_opened_only_when_confirmed() {
    let mut stage = page(80, 24);
    stage.keys("<cr>j<cr>");
    insta::assert_snapshot!(stage.styled());
    let browsed = |stage: &Stage| stage.asked.iter().any(|it| matches!(it, Effect::Browse(_)));
    assert!(!browsed(&stage));
    stage.keys("y<esc>");
    assert!(
        matches!(stage.asked.last(), Some(Effect::Copy(it)) if it == "https://council.example/minutes?y=1")
    );
    assert!(!browsed(&stage));
    stage.keys("<cr>j<cr><cr>");
    assert!(
        matches!(stage.asked.last(), Some(Effect::Browse(it)) if it == "https://council.example/minutes?y=1")
    );
}

#[test]
fn what_is_not_opened_says_why() {
    for (down, why) in [
        ("jjjj", "beside its source"),
        ("jjjjj", "only http, https and mailto"),
    ] {
        let why = why.to_lowercase();
        let mut stage = page(80, 24);
        stage.keys(&format!("<cr>{down}<cr>"));
        assert!(
            stage.text().to_lowercase().contains(&why),
            "{}",
            stage.text()
        );
        stage.keys("<cr>");
        assert!(!stage.asked.iter().any(|it| matches!(it, Effect::Browse(_))));
        assert_eq!(kind(&stage), None);
    }
}

/// The page as a file of a folder.
fn filed(settings: Settings) -> Stage {
    let mut stage = Stage::empty(80, 24);
    stage.app = App::new(settings, Keymap::builtin());
    stage.resize(80, 24);
    stage.shelve(&[("docs/mill.md", &[])]);
    let links = "# The mill\n\nSee [the weir](../river/weir.md#stones).\n\n## Low\n\n[This](mill.md#low).\n\n\
        It runs.\n\nIt holds.\n\nIt turns.\n\nIt stops.\n\nIt stands.\n";
    stage.open(bundled("mill.md", links).unwrap(), Batch::default());
    stage
}

#[test]
fn a_file_beside_this_one_is_named_and_read_only_when_confirmed() {
    let mut stage = filed(Settings::default());
    let opened = |stage: &Stage| stage.asked.iter().any(|it| matches!(it, Effect::Open(_)));
    stage.keys("<cr><cr>");
    let card = stage.text();
    for words in ["─ Open here ─", "│ river/weir.md ", "Ctrl-o leads back"] {
        assert!(card.contains(words), "{words}:\n{card}");
    }
    stage.keys("<esc>");
    assert!(!opened(&stage));
    stage.keys("<cr><cr><cr>");
    assert!(
        stage.row(23).contains("opening weir.md …"),
        "{}",
        stage.row(23)
    );
    stage.opened("! The weir\n\nIt holds.\n\n# 1 | Stones\n\nHe lays them.");
    assert_eq!(stage.first(8), "1. Stone");
    stage.keys("<c-o>");
    assert!(opened(&stage), "back from where the link was");
    stage.opened("! The mill\n\nIt runs.");
    assert_eq!(stage.first(8), "The mill");
    stage.keys("<c-o>");
    assert_eq!(stage.row(23), " no place further back");
}

#[test]
fn a_link_that_led_nowhere_is_nothing_to_come_back_from() {
    let mut stage = filed(Settings::default());
    stage.keys("<cr><cr><cr>");
    stage.happen(Event::Failed("weir.md: no such file".into()));
    stage.asked.clear();
    stage.keys("<c-o>");
    assert_eq!(stage.row(23), " no place further back");
    assert_eq!(stage.asked, []);
}

#[test]
fn a_link_to_this_very_file_is_a_place_in_it() {
    let mut stage = filed(Settings::default());
    stage.resize(80, 12);
    stage.keys("<cr>j<cr>");
    assert_eq!((kind(&stage), stage.first(8).as_str()), (None, "Low  Thi"));
}

#[test]
fn no_other_file_is_read_where_nothing_outside_may_be_asked_for() {
    let mut stage = filed(Settings {
        secure: true,
        ..Settings::default()
    });
    stage.keys("<cr><cr>");
    assert!(
        stage.text().contains("turned off by DIXIT_SECURE"),
        "{}",
        stage.text()
    );
    stage.keys("<cr>");
    assert!(stage.asked.iter().all(|it| !matches!(it, Effect::Open(_))));
}

#[test]
fn a_card_longer_than_the_window_scrolls_at_once_and_fits_any_window() {
    let long = format!(
        "A word.[^n]\n\n[^n]: {}\n",
        "The stone lay there. ".repeat(80)
    );
    let mut stage = Stage::empty(40, 12);
    stage.open(bundled("n.md", &long).unwrap(), Batch::default());
    stage.keys("<cr>");
    let before = stage.text();
    stage.keys("j");
    assert_ne!(stage.text(), before);
    stage.keys("k");
    assert_eq!(stage.text(), before);
    stage.keys("G");
    for (columns, rows) in [(30, 6), (100, 40), (31, 7), (10, 3), (200, 60)] {
        stage.resize(columns, rows);
        let shown = stage.text();
        assert!(
            columns < 30 || shown.contains("stone"),
            "{columns}x{rows}\n{shown}"
        );
    }
}

#[test]
fn places_in_pages_and_books_are_gone_to() {
    let html = "<html><body><h1>Mill</h1><p>See <a href=\"#low\">below</a>.</p>\
        <p>One.</p><p>Two.</p><p id=\"low\">Here it is, low.</p></body></html>";
    let mut stage = Stage::empty(60, 8);
    stage.open(bundled("mill.html", html).unwrap(), Batch::default());
    stage.keys("<cr>");
    assert_eq!(stage.first(8), "Here it ");
}

#[test]
fn every_link_of_the_books_leads_somewhere() {
    let Some(book) = shared("formats/epub/childrens-literature.epub") else {
        return;
    };
    let input = dixit::read::Input::Path(book);
    let document = dixit::read::open(&input, &Options::default()).unwrap();
    let mut stage = Stage::empty(100, 60);
    stage.open(document, Batch::default());
    let links = stage.app.links();
    assert!(links.len() > 10);
    for link in links {
        assert!(
            matches!(link.target, dixit::app::Target::Place(_)),
            "{link:?}"
        );
    }
}
