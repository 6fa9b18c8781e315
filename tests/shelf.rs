//! The works that can be opened: the list of them, their lessons, and going from one to another and back.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

mod stage;

use dixit::app::{Effect, Glance, ListKind, Work, Works};
use stage::{FERRY, Stage};

const WEIR: &str = "\
! The weir

Tom Reed has kept the weir since he was nine. [[Tom Reed|“It holds because it leaks a little,”]] he says.

# 1 | Stones

He lays every stone by hand.

# 2 | Water

The water goes where it was going.
";

fn shelf(columns: u16, rows: u16) -> Stage {
    let mut stage = Stage::new(FERRY, columns, rows);
    stage.shelve(&[
        (
            "ferry.txt",
            &[
                "The ferry of Lind",
                "1 Start before you are ready",
                "2 Listen to the water",
            ],
        ),
        ("river/weir.md", &["The weir", "1 Stones", "2 Water"]),
        ("river/unread.epub", &[]),
    ]);
    stage
}

#[test]
fn works_of_one_title_are_told_apart_by_their_names() {
    let mut stage = Stage::new(FERRY, 40, 12);
    stage.shelve(&[
        ("ferry.txt", &["The ferry of Lind", "1 Start"]),
        ("saved/ferry.html", &["The ferry of Lind", "1 Start"]),
        (
            "river/weir.md",
            &["The weir of the upper river", "1 Stones"],
        ),
    ]);
    let screen = stage.keys("o").text();
    for row in [
        "│ ▸ The ferry of…  ferry.txt  1 lesson │",
        "│   The ferry o…  saved/fer…  1 lesson │",
        "│   The weir of the upper r…  1 lesson │",
    ] {
        assert!(screen.contains(row), "{row}:\n{screen}");
    }
}

#[test]
fn works_are_listed_with_their_titles_names_and_lessons() {
    let mut stage = shelf(80, 24);
    stage.keys("o");
    insta::assert_snapshot!(stage.styled());
    stage.keys("jl");
    insta::assert_snapshot!("a_work_with_its_lessons_unfolded", stage.text());
}

#[test]
fn a_work_is_found_by_its_name_its_title_and_its_lessons() {
    for (typed, shows) in [
        ("weir", "The weir"),
        ("rvr unr", "unread.epub"),
        ("stones", "1 Stones"),
        ("water", "2 Listen to the water"),
    ] {
        let mut stage = shelf(80, 24);
        stage.keys("o/");
        stage.keys(&typed.replace(' ', "<space>"));
        assert!(stage.text().contains(shows), "{typed}: {}", stage.text());
    }
}

#[test]
fn another_work_is_opened_and_the_place_in_the_last_one_is_kept() {
    let mut stage = shelf(40, 12);
    stage.keys("ll/water<cr>");
    let there = stage.app.top();
    stage.keys("oj<cr>");
    assert!(
        stage.text().contains("opening river/weir.md"),
        "{}",
        stage.text()
    );
    assert_eq!(
        stage.first(8),
        shelf_at(there).first(8),
        "until it is there the old one stays"
    );
    stage.opened(WEIR);
    assert_eq!(stage.first(8), "The weir");
    assert!(stage.app.search().is_none() && stage.app.list().is_none());
    assert_eq!(stage.app.people().order().len(), 1);
    stage.keys("<c-o>");
    assert_eq!(
        stage.first(8),
        "The weir",
        "places of the other work are not gone to"
    );
    stage.keys("okk<cr>").opened(FERRY);
    assert_eq!(stage.app.top(), there);
}

fn shelf_at(byte: u32) -> Stage {
    let mut stage = shelf(40, 12);
    stage.keys("ll/water<cr>");
    assert_eq!(stage.app.top(), byte);
    stage
}

#[test]
fn a_lesson_of_another_work_is_gone_to() {
    let mut stage = shelf(40, 12);
    stage.keys("ojlG<cr>");
    assert!(
        matches!(stage.asked.last(), Some(Effect::Open(_))),
        "{:?}",
        stage.asked
    );
    let mut stage = shelf(40, 12);
    stage.keys("ojljj<cr>").opened(WEIR);
    assert!(stage.text().contains("2. Water"), "{}", stage.text());
    // A lesson of the open work is simply gone to.
    let mut stage = shelf(40, 12);
    stage.keys("oljj<cr>");
    assert_eq!(stage.first(8), "2. Liste");
}

#[test]
fn what_is_known_of_works_arrives_without_moving_the_selection() {
    let mut stage = shelf(80, 24);
    stage.keys("olG");
    let before = stage.row(12);
    let chosen = |stage: &Stage| {
        let row = stage.app.list().unwrap().listing().chosen().unwrap();
        stage.app.shelf().row(row)
    };
    let at = chosen(&stage);
    assert_eq!(at, Some((2, None)));
    let work = stage.app.shelf().works()[1].work.clone();
    let glance = Glance {
        title: Some("A dam".into()),
        ..Glance::default()
    };
    stage.happen(dixit::app::Event::Glanced(work, glance));
    assert_eq!(chosen(&stage), at);
    assert!(stage.text().contains("A dam"), "{} {before}", stage.text());
}

#[test]
fn without_a_folder_what_lies_beside_the_file_is_looked_for_once() {
    let mut stage = Stage::new(FERRY, 80, 24);
    stage.shelve(&[("ferry.txt", &[])]);
    stage.keys("o<esc>o");
    let asked: Vec<bool> = stage
        .asked
        .iter()
        .filter_map(|it| match it {
            Effect::LookAround { beside } => Some(*beside),
            _ => None,
        })
        .collect();
    assert_eq!(asked, [true, false]);
    let mut around = Works::one(Work::Tour);
    around
        .all
        .push(Work::Given(dixit::read::Input::Path("ferry.txt".into())).shelved());
    stage.happen(dixit::app::Event::Around(around));
    assert_eq!(stage.app.shelf().current(), 1);
    assert_eq!(stage.app.list().unwrap().kind, ListKind::Works);
}

#[test]
fn in_a_small_window_titles_go_before_names_and_hints_are_left_out_whole() {
    let mut stage = shelf(40, 12);
    stage.keys("o");
    insta::assert_snapshot!(stage.text());
}
