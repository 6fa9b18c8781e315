//! Scripts of keys and what follows from them.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod stage;

use dixit::app::{Effect, Event, Focus, MouseKind};
use stage::{FERRY, Stage, marked};

/// The words of the current quotation.
fn quotation(stage: &Stage) -> String {
    let app = &stage.app;
    let at = app.quotation().map(|at| app.voices().quotes[at].extent);
    at.map_or(String::new(), |it| {
        app.document().slice(it).chars().take(12).collect()
    })
}

#[test]
fn the_lesson_that_is_read_is_the_one_of_the_quotation_gone_to() {
    for (keys, lesson) in [
        ("", 0),
        // The second quotation is in the first lesson, with the end of the opening still at the top of the screen.
        ("]", 1),
        ("]h", 1),
        ("]hh", 0),
        ("]l", 2),
        ("]g", 0),
        ("]<esc>", 0),
        ("]]]]", 2),
        ("/up to the door<cr>", 3),
        ("/up to the door<esc>", 0),
        ("]]]]gG", 2),
    ] {
        let mut stage = Stage::new(FERRY, 40, 20);
        stage.keys(keys);
        assert_eq!(stage.app.lesson(), lesson, "{keys}");
    }
}

#[test]
fn a_key_that_does_nothing_says_where_the_others_are() {
    for (keys, said) in [
        ("x", " x does nothing here; ? shows the keys"),
        ("12x", " x does nothing here; ? shows the keys"),
        ("Sx", " x does nothing here; F1 shows the keys"),
        ("<tab>x", " x does nothing here; ? shows the keys"),
    ] {
        let mut stage = Stage::new(FERRY, 80, 24);
        assert_eq!(stage.keys(keys).row(23), said, "{keys}");
    }
}

#[test]
fn escape_with_a_key_close_behind_it_is_not_that_key_with_alt() {
    let mut stage = Stage::new(FERRY, 40, 12);
    stage.keys("/tiller<cr><a-g>");
    assert!(stage.app.search().is_none(), "escape ended the search");
    assert_eq!(stage.first(24), "The ferry of Lind  Anna ");
    assert!(stage.app.message().is_none());
}

#[test]
fn a_word_to_the_reader_lies_over_a_list() {
    let mut stage = Stage::new(FERRY, 32, 12);
    let screen = stage.keys("Qx").text();
    let said: Vec<&str> = screen.lines().skip(10).collect();
    assert_eq!(said, [" x does nothing here; F1 shows", " the keys"]);
}

#[test]
fn the_palette_has_nothing_that_does_nothing_in_the_text() {
    for name in ["erase-word", "complete", "filter"] {
        let mut stage = Stage::new(FERRY, 80, 24);
        let screen = stage.keys(&format!(":{name}")).text();
        assert!(screen.contains("nothing fits"), "{name}:\n{screen}");
    }
}

#[test]
fn the_status_names_what_enter_does() {
    for (keys, enter) in [
        ("Q", "Enter go there"),
        ("S", "Enter find all"),
        ("?", "Enter do it"),
        (":", "Enter do it"),
        ("T", "Enter keep"),
        ("S/", "Enter find all"),
        ("<tab>", "Enter open"),
    ] {
        let mut stage = Stage::new(FERRY, 80, 24);
        let row = stage.keys(keys).row(23);
        assert!(row.contains(enter), "{keys}: {row}");
    }
}

#[test]
fn the_list_of_quotations_begins_where_the_reader_is() {
    let quiet = "Nobody says a word. ".repeat(30);
    let source = format!(
        "[[Anna|“One,”]] said Anna.\n\n# 1 | Quiet\n\n{quiet}\n\n[[Anna|“Two,”]] she said.\n\n\
        # 2 | Quieter\n\n{quiet}"
    );
    for (keys, chosen) in [("Q", 0), ("lQ", 1), ("]Q", 1), ("GQ", 1)] {
        let mut stage = Stage::new(&source, 40, 12);
        stage.keys(keys);
        let list = stage.app.list().map(|it| it.listing().chosen());
        assert_eq!(list, Some(Some(chosen)), "{keys}");
    }
}

#[test]
fn a_key_that_waits_for_a_letter_says_what_for() {
    let mut stage = Stage::new(FERRY, 80, 24);
    let row = stage.keys("m").row(23);
    assert!(row.contains("set a mark: a letter follows"), "{row}");
    stage.resize(40, 12);
    assert!(stage.row(11).contains("set a mark …"), "{}", stage.row(11));
}

#[test]
fn enter_in_a_list_that_nothing_fits_leaves_it_open_to_be_mended() {
    for keys in [":zzz<cr>", "?zzz<cr>", "S/zzz<cr>"] {
        let mut stage = Stage::new(FERRY, 80, 24);
        stage.keys(keys);
        assert!(stage.text().contains("nothing fits"), "{keys}");
        stage.keys("<esc><esc>");
        assert!(stage.app.list().is_none(), "{keys}");
    }
}

#[test]
fn the_key_of_a_filter_may_be_typed_once_more() {
    for (keys, row) in [
        ("?/copy", "copy the quotation with its citation"),
        (":/zen", "zen"),
        ("::zen", "zen"),
        ("S//tom", "Tom Berg"),
        ("?/", "search: words"),
    ] {
        let mut stage = Stage::new(FERRY, 80, 24);
        let screen = stage.keys(keys).text();
        assert!(screen.contains(row), "{keys}:\n{screen}");
        assert!(!screen.contains("a row down"), "{keys}:\n{screen}");
    }
}

#[test]
fn keys_move_through_the_text() {
    for (keys, words) in [
        ("", "The ferry of Lind"),
        ("l", "1. Start before you are"),
        ("ll", "2. Listen to the water"),
        ("2l", "2. Listen to the water"),
        ("lll", "2a. High water"),
        ("llh", "1. Start before you are"),
        ("lljh", "2. Listen to the water"),
        ("}", "Anna Berg has carried pe"),
        ("}}", "1. Start before you are"),
        ("}}{", "Anna Berg has carried pe"),
        ("lg", "The ferry of Lind"),
        ("l<c-o>", "The ferry of Lind"),
        ("ll<c-o><a-right>", "2. Listen to the water"),
        ("lmagl'a", "1. Start before you are"),
        ("99h", "The ferry of Lind"),
        ("<home>", "The ferry of Lind"),
    ] {
        let mut stage = Stage::new(FERRY, 40, 12);
        stage.keys(keys);
        assert!(
            stage.first(24).starts_with(words),
            "{keys}: {}",
            stage.first(24)
        );
    }
}

#[test]
fn scrolling_stops_where_the_text_ends() {
    let mut stage = Stage::new(FERRY, 40, 12);
    stage.keys("G");
    let end = stage.app.top();
    assert!(
        stage.text().contains("river says nothing."),
        "{}",
        stage.text()
    );
    for keys in ["j", "5j", "<space>", "d", "99999j"] {
        stage.keys(keys);
        assert_eq!(stage.app.top(), end, "{keys}");
    }
    stage.keys("k");
    assert!(stage.app.top() < end);
    stage.keys("j");
    assert_eq!(stage.app.top(), end);
}

#[test]
fn a_resize_keeps_the_place() {
    let mut stage = Stage::new(FERRY, 40, 12);
    stage.keys("ll");
    let place = stage.app.top();
    stage
        .resize(120, 40)
        .resize(80, 24)
        .resize(30, 6)
        .resize(40, 12);
    assert_eq!(stage.app.top(), place);
}

#[test]
fn brackets_go_from_quotation_to_quotation() {
    for (keys, words) in [
        ("", "“A river is"),
        ("]", "“I bailed wi"),
        ("]]", "“We thought"),
        ("3]", "“Then we tho"),
        ("]][", "“I bailed wi"),
        ("99]", "“and she kno"),
        ("99][", "“She is bett"),
        (")", "“I bailed wi"),
        ("))", "“You do not"),
        (")))((", "“I bailed wi"),
    ] {
        let mut stage = Stage::new(FERRY, 40, 20);
        stage.keys(keys);
        assert!(
            quotation(&stage).starts_with(words),
            "{keys}: {}",
            quotation(&stage)
        );
        let shown = stage.app.visible();
        let extent = stage.app.voices().quotes[stage.app.quotation().unwrap()].extent;
        assert!(
            extent.intersection(shown).is_some(),
            "{keys}: it is on the screen"
        );
    }
}

#[test]
fn why_and_copy_are_about_the_current_quotation() {
    let mut stage = Stage::new(FERRY, 80, 24);
    stage.keys("]w");
    let said = stage.app.message().unwrap().text.clone();
    assert!(
        said.contains("Anna Berg") && said.contains("certain"),
        "{said}"
    );
    stage.keys("]]w");
    assert!(
        stage.app.message().unwrap().text.contains("likely"),
        "{:?}",
        stage.app.message()
    );
    stage.keys("]w");
    assert!(
        stage.app.message().unwrap().text.contains("unknown"),
        "{:?}",
        stage.app.message()
    );
    stage.keys("g]Y");
    let copied =
        |it: &Effect| matches!(it, Effect::Copy(words) if words.contains("I bailed with one hand"));
    assert!(stage.asked.iter().any(copied), "{:?}", stage.asked);
}

#[test]
fn escape_backs_out_of_one_thing_and_never_quits() {
    let mut stage = Stage::new(FERRY, 120, 40);
    stage.keys("z<tab>/river<cr>Q/boat");
    for _ in 0..20 {
        stage.keys("<esc>");
    }
    assert!(
        stage.app.list().is_none() && stage.app.prompt().is_none() && stage.app.search().is_none()
    );
    assert_eq!(stage.app.focus(), Focus::Text);
    assert!(!stage.asked.contains(&Effect::Quit));
    stage.keys("?<c-c>");
    assert!(stage.asked.contains(&Effect::Quit), "Ctrl-c always quits");
}

#[test]
fn q_closes_what_lies_over_the_text_before_it_quits() {
    let mut stage = Stage::new(FERRY, 120, 40);
    stage.keys("Qq");
    assert!(stage.app.list().is_none());
    assert!(!stage.asked.contains(&Effect::Quit));
    stage.keys("q");
    assert!(stage.asked.contains(&Effect::Quit));
}

#[test]
fn the_index_folds_opens_and_follows_the_text() {
    let mut stage = Stage::new(FERRY, 120, 40);
    let shown = |stage: &Stage| stage.app.outline().listing().entries().len();
    assert_eq!(shown(&stage), 5);
    stage.keys("lll");
    assert_eq!(
        stage.app.outline().listing().chosen(),
        Some(3),
        "follows the text"
    );
    stage.keys("<tab>hh");
    assert_eq!(shown(&stage), 4, "folded the lesson around it");
    stage.keys("<cr>");
    assert_eq!(stage.app.focus(), Focus::Text);
    assert!(
        stage.first(24).starts_with("2. Listen"),
        "{}",
        stage.first(24)
    );
    stage.keys("<tab>l");
    assert_eq!(shown(&stage), 5);
    stage.keys("<tab><cr>");
    assert_eq!(
        stage.app.search().unwrap().text,
        "@\"Anna Berg\"",
        "a speaker opens what they say"
    );
}

#[test]
fn in_a_narrow_window_the_index_lies_over_the_text() {
    let mut stage = Stage::new(FERRY, 60, 20);
    assert!(stage.app.areas().index.is_none());
    stage.keys("t");
    assert!(stage.app.areas().over);
    stage.keys("jj<cr>");
    assert!(stage.app.areas().index.is_none());
    assert!(
        stage.first(24).starts_with("2. Listen"),
        "{}",
        stage.first(24)
    );
    stage.keys("t<esc>");
    assert!(stage.app.areas().index.is_none());
}

#[test]
fn themes_are_shown_while_they_are_chosen() {
    let mut stage = Stage::new(FERRY, 80, 24);
    stage.keys("Tj");
    assert_eq!(stage.app.theme(), "dark");
    stage.keys("<esc>");
    assert_eq!(stage.app.theme(), "terminal");
    stage.keys("Tjj<cr>");
    assert_eq!(stage.app.theme(), "light");
}

#[test]
fn help_over_the_themes_leaves_the_theme_that_was_there() {
    let mut stage = Stage::new(FERRY, 80, 24);
    stage.keys("Tj<f1>");
    assert_eq!(stage.app.theme(), "terminal");
    stage.keys("<esc>l");
    let place = stage.app.top();
    stage.keys("/tiller<f1>");
    assert!(stage.app.search().is_none(), "the prompt was backed out of");
    assert_eq!(stage.app.top(), place);
}

/// A document in Markdown with two links and a note.
const LINKED: &str = "# Rivers\n\nSee [the delta](#the-delta) and [a map](https://example.org/map).[^1]\n\n\
    ## The delta\n\nMud.\n\n[^1]: It is old.\n";

#[test]
fn links_and_notes_on_the_screen_are_followed() {
    let mut stage = Stage::empty(80, 24);
    let document = dixit::read::bundled("rivers.md", LINKED).unwrap();
    stage.open(document, dixit::attribution::Batch::default());
    let words: Vec<String> = stage.app.links().into_iter().map(|it| it.words).collect();
    assert_eq!(words.get(..2).unwrap(), ["the delta", "a map"], "{words:?}");
    stage.keys("<cr><cr>");
    assert!(
        stage.first(24).starts_with("The delta"),
        "{}",
        stage.first(24)
    );
    stage.keys("<c-o><cr>j<cr>y");
    let copied = |it: &Effect| matches!(it, Effect::Copy(to) if to == "https://example.org/map");
    assert!(stage.asked.iter().any(copied), "{:?}", stage.asked);
}

#[test]
fn notices_are_told_once_and_kept_in_a_list() {
    let (mut document, batch) = marked(FERRY);
    document.notices = vec![
        "three bytes could not be decoded".into(),
        "a table was left out".into(),
    ];
    let mut stage = Stage::empty(80, 24);
    stage.open(document.clone(), batch.clone());
    assert!(
        stage.row(23).contains("three bytes") && stage.row(23).contains("1 more"),
        "{}",
        stage.row(23)
    );
    stage.keys("j");
    stage.open(document, batch);
    assert!(
        !stage.row(23).contains("three bytes"),
        "a reload does not tell it again"
    );
    stage.keys(":notices<cr>");
    assert!(stage.text().contains("a table was left out"));
}

#[test]
fn voices_may_come_in_parts_and_colours_stay_with_the_names() {
    let (document, batch) = marked(FERRY);
    let mut stage = Stage::empty(80, 24);
    let (early, late) = batch.quotes.split_at(4);
    let part = |quotes: &[_], reached| dixit::attribution::Batch {
        quotes: quotes.to_vec(),
        speakers: batch.speakers.clone(),
        reached,
    };
    let end = document.text.len() as u32;
    stage.open(document, part(early, 300));
    assert!(
        stage.row(0).contains("4 quotations so far"),
        "{}",
        stage.row(0)
    );
    let slots =
        |stage: &Stage| [0, 1].map(|id| stage.app.people().slot(dixit::model::SpeakerId(id)));
    let before = slots(&stage);
    stage.happen(Event::Voices(part(late, end)));
    assert!(stage.row(0).contains("8 quotations ·"), "{}", stage.row(0));
    assert_eq!(slots(&stage), before);
}

#[test]
fn thirty_thousand_lessons_are_a_list_like_any_other() {
    let lessons: Vec<String> = (0..30_000)
        .map(|n| format!("# {n} | Lesson {n}\n\nWords.\n\n"))
        .collect();
    let source = lessons.concat();
    let mut stage = Stage::new(&source, 120, 40);
    stage.keys("<tab>G");
    assert!(stage.text().contains("29999 Lesson 29999"));
    stage.keys("<cr>");
    assert!(
        stage.first(24).starts_with("29999. Lesson"),
        "{}",
        stage.first(24)
    );
    stage.keys("99h<tab>");
    assert!(stage.text().contains("▸ 29901 Lesson") || stage.text().contains("▸ 29900 Lesson"));
}

#[test]
fn every_action_can_be_called_by_name() {
    let mut stage = Stage::new(FERRY, 120, 40);
    stage.keys(":zen<cr>");
    assert!(stage.app.areas().map.is_none(), "zen has no map");
    stage.keys(":set-mark<cr>a");
    assert_eq!(stage.app.message().unwrap().text, "mark a");
    stage.keys(":fold-all<cr>");
    assert_eq!(stage.app.outline().listing().entries().len(), 4);
}

#[test]
fn the_column_grows_and_shrinks_from_what_is_seen() {
    let mut stage = Stage::new(FERRY, 120, 40);
    let width = |stage: &Stage| stage.app.areas().text.width;
    assert_eq!(width(&stage), 72);
    for (keys, columns) in [
        ("-", 68),
        ("--", 60),
        ("+", 64),
        ("=", 72),
        ("40=", 40),
        ("99-", 20),
    ] {
        stage.keys(keys);
        assert_eq!(width(&stage), columns, "{keys}");
    }
}

#[test]
fn the_mouse_scrolls_selects_and_drags_the_map() {
    let mut stage = Stage::new(FERRY, 80, 24);
    let start = stage.app.top();
    stage.mouse(MouseKind::ScrollDown, 60, 10);
    assert!(stage.app.top() > start);
    stage.mouse(MouseKind::ScrollUp, 60, 10);
    assert_eq!(stage.app.top(), start);
    let lessons = stage.app.panes().unwrap().lessons;
    stage.mouse(MouseKind::Press, 5, lessons.y + 2);
    assert!(
        stage.first(24).starts_with("2. Listen"),
        "{}",
        stage.first(24)
    );
    let map = stage.app.areas().map.unwrap();
    stage
        .mouse(MouseKind::Press, map.x, map.y)
        .mouse(MouseKind::Drag, map.x, map.bottom() + 9);
    assert!(stage.text().contains("The river says nothing."));
    stage
        .mouse(MouseKind::Release, map.x, map.y)
        .mouse(MouseKind::Drag, map.x, map.y);
    assert!(
        stage.text().contains("The river says nothing."),
        "no drag without the button"
    );
    let list = stage.keys("S").app.list_area();
    stage.mouse(MouseKind::Press, list.x + 5, list.y - 3);
    assert!(stage.app.list().is_some(), "its title is part of it");
    stage.mouse(MouseKind::Press, list.x + 5, list.y - 4);
    assert!(stage.app.list().is_none(), "the text beside it is not");
    stage.keys("M");
    assert!(stage.asked.contains(&Effect::Mouse(false)));
}

#[test]
fn a_reload_keeps_the_place_though_the_text_before_it_has_grown() {
    let mut stage = Stage::new(FERRY, 40, 12);
    stage.keys("llr");
    assert!(stage.asked.contains(&Effect::Reload));
    let (document, batch) = marked(&FERRY.replace(
        "The first boat leaked.",
        "The first boat leaked, and the second one.",
    ));
    stage.open(document, batch);
    assert!(
        stage.first(24).starts_with("2. Listen"),
        "{}",
        stage.first(24)
    );
}

#[test]
fn the_editor_opens_at_the_line_that_is_read() {
    let mut stage = Stage::new(FERRY, 40, 12);
    stage.keys("le");
    assert!(
        stage.asked.contains(&Effect::Edit { line: 5 }),
        "{:?}",
        stage.asked
    );
}

#[test]
fn a_flood_of_keys_on_nothing_at_all_is_harmless() {
    let mut stage = Stage::empty(80, 24);
    let keys = "jk<space>bdugG{}hl[]()<tab>t<cr>wyYnNQ<esc>S<esc>m1'1'2<c-o><a-right>T<esc>z+-=Mr?x<esc>:x<esc>/a<esc>@<tab><cr>";
    stage.keys(keys);
    stage.text();
    for (columns, rows) in [(1, 1), (30, 6), (29, 5), (300, 3), (3, 300), (80, 24)] {
        stage.resize(columns, rows).keys(keys);
        stage.text();
        let (document, batch) = marked(FERRY);
        stage.open(document, batch);
        stage.keys(keys);
        stage.text();
    }
    stage.happen(Event::Paste("x\u{1b}]0;y\u{7}".into()));
    stage.text();
}

#[test]
fn a_text_that_has_become_shorter_than_the_place_shows_its_end() {
    let mut stage = Stage::new(FERRY, 40, 12);
    stage.keys("G");
    let (document, _) = marked("! The ferry\n\nA new text.\n\nOf three rows.");
    stage.happen(Event::Document {
        document: std::sync::Arc::new(document),
        complete: true,
    });
    let shown = stage.text();
    assert!(
        shown.contains("A new text") && shown.contains("Of three rows"),
        "{shown}"
    );
}

#[test]
fn a_long_word_to_the_reader_is_shown_on_several_rows_and_cut_only_at_the_last() {
    let mut stage = Stage::new(FERRY, 40, 12);
    stage.happen(Event::Failed(
        "one two three four five six seven eight nine ten eleven".into(),
    ));
    assert_eq!(stage.row(10), " one two three four five six seven");
    assert_eq!(stage.row(11), " eight nine ten eleven");
    stage.happen(Event::Failed("word ".repeat(200)));
    assert!(stage.row(11).ends_with('…'), "{}", stage.text());
    assert!(stage.row(7).contains("word"), "five rows at the most");
    assert!(!stage.row(6).contains("word"), "{}", stage.text());
    stage.resize(80, 24).happen(Event::Done("short".into()));
    assert_eq!(stage.row(23), " short");
}

#[test]
fn lists_of_voices_grow_while_they_are_found_and_say_so() {
    let (document, batch) = marked(FERRY);
    let mut stage = Stage::empty(80, 24);
    stage.happen(Event::Document {
        document: std::sync::Arc::new(document),
        complete: true,
    });
    stage.keys("Q");
    assert!(stage.text().contains("│ listening …"), "{}", stage.text());
    stage.keys("<esc>/@berg");
    assert!(!stage.text().contains("nothing found"), "{}", stage.text());
    stage.keys("<esc>Q");
    stage.happen(Event::Voices(batch));
    let shown = stage.text();
    assert!(
        shown.contains("A river is a road") && !shown.contains("│ listening …"),
        "{shown}"
    );
    stage.keys("/zebra");
    assert!(stage.text().contains("nothing fits"), "{}", stage.text());
}
