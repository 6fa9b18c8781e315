//! Scripts of searching: the prompt, its preview, its history, the speakers it offers, what is found.

#![allow(
    clippy::unwrap_used,
    clippy::string_slice,
    reason = "a test may fail loudly"
)]

mod stage;

use dixit::app::{Effect, Event, Found, MouseKind, script, update};
use dixit::attribution::Batch;
use dixit::model::Extent;
use dixit::search::Match;
use stage::{FERRY, Stage, marked};

/// What stands at the match the reader is at.
fn at(stage: &Stage) -> String {
    let app = &stage.app;
    let found = app.search().and_then(|it| it.matches().get(it.current()?));
    found.map_or(String::new(), |it| {
        app.document().text[it.extent.start as usize..]
            .chars()
            .take(20)
            .collect()
    })
}

fn count(stage: &Stage) -> usize {
    stage.app.search().map_or(0, dixit::app::Search::total)
}

#[test]
fn every_letter_is_looked_for_at_once() {
    let mut stage = Stage::new(FERRY, 80, 24);
    for (keys, found) in [
        ("/", 0),
        ("tiller", 1),
        ("<bs><bs>", 1),
        ("<c-u>river", 4),
        ("<c-w>the river", 3),
    ] {
        stage.keys(keys);
        assert_eq!(count(&stage), found, "{keys}: {}", stage.row(23));
    }
}

#[test]
fn enter_after_a_bare_at_takes_the_speaker_that_is_marked() {
    for (keys, asked) in [
        ("@<cr>", "@\"Anna Berg\""),
        ("@<down><cr>", "@\"Tom Berg\""),
        ("@<up><cr>", "@\"Tom Berg\""),
        ("/bailed @<cr>", "bailed @\"Anna Berg\""),
        ("@to<cr>", "@to"),
        ("@to<bs><bs><down><cr>", "@\"Tom Berg\""),
    ] {
        let mut stage = Stage::new(FERRY, 80, 24);
        stage.keys(keys);
        let search = stage.app.search().map(|it| it.text.trim());
        assert_eq!(search, Some(asked), "{keys}");
    }
    let mut stage = Stage::new("Nobody speaks here.", 80, 24);
    stage.keys("@<cr>");
    assert!(stage.app.prompt().is_none() && stage.app.search().is_none());
}

#[test]
fn the_mouse_takes_a_speaker_that_is_offered_and_goes_to_what_was_found() {
    let mut stage = Stage::new(FERRY, 80, 24);
    stage.keys("@");
    let (offers, _) = stage.app.offers_area();
    stage.mouse(MouseKind::Press, 5, offers.y + 1);
    let prompt = stage.app.prompt().map(|it| it.line().text().to_owned());
    assert_eq!(prompt.as_deref(), Some("@\"Tom Berg\" "));
    stage.keys("<esc>/river");
    let found = stage.app.panes().unwrap().lessons;
    // The opening, and both of its matches.
    stage.mouse(MouseKind::Press, 5, found.y + 2);
    assert!(stage.app.prompt().is_none());
    assert_eq!(stage.app.search().unwrap().current(), Some(1));
    stage.keys("<esc>@");
    stage.mouse(MouseKind::Press, 60, 5);
    assert!(stage.app.prompt().is_none() && stage.app.search().is_none());
}

#[test]
fn a_search_in_vain_says_so_and_leaves_everything_as_it_was() {
    for (keys, said) in [
        ("/zzz<cr>", " zzz: nothing found"),
        ("/@zzz<cr>", " @zzz: nothing found"),
        ("/tillers<cr>n", " tillers: nothing found"),
        (
            "/by:tom<cr>",
            " by:tom: nothing found; @tom asks for a speaker",
        ),
        (
            "/from:tom berg<cr>",
            " from:tom berg: nothing found; @\"tom berg\" asks for a speaker",
        ),
    ] {
        let mut stage = Stage::new(FERRY, 80, 24);
        stage.keys("l");
        let place = stage.app.top();
        stage.keys(keys);
        assert_eq!(stage.row(23), said, "{keys}");
        assert_eq!(stage.app.top(), place, "{keys}");
        assert!(stage.app.search().is_none(), "{keys}");
    }
    let mut stage = Stage::new(FERRY, 80, 24);
    stage.keys("/tiller<cr>/zzz<cr>");
    assert_eq!(
        count(&stage),
        1,
        "what was searched before is searched still"
    );
    stage.keys("/<up>");
    assert!(stage.row(23).starts_with(" / zzz"), "{}", stage.row(23));
}

#[test]
fn an_answer_in_vain_that_comes_after_the_prompt_is_closed_says_so() {
    let mut stage = Stage::new(FERRY, 80, 24);
    let mut generation = 0;
    for key in script("/zzz<cr>").unwrap() {
        for effect in update(&mut stage.app, Event::Key(key)) {
            if let Effect::Search { generation: it, .. } = effect {
                generation = it;
            }
        }
    }
    stage.happen(Event::Found(Found {
        generation,
        complete: true,
        ..Found::default()
    }));
    assert_eq!(stage.row(23), " zzz: nothing found");
    assert!(stage.app.search().is_none());
}

#[test]
fn escape_goes_back_to_where_the_prompt_was_opened_and_enter_stays() {
    let mut stage = Stage::new(FERRY, 40, 12);
    stage.keys("l");
    let place = stage.app.top();
    stage.keys("/tiller");
    assert!(stage.app.top() > place, "the preview moves");
    stage.keys("<esc>");
    assert_eq!(stage.app.top(), place);
    assert!(stage.app.search().is_none());
    stage.keys("/tiller<cr>");
    let there = stage.app.top();
    assert!(there > place);
    stage.keys("/leaked<esc>");
    assert_eq!(stage.app.top(), there);
    assert_eq!(
        stage.app.search().unwrap().text,
        "tiller",
        "what was searched before is back"
    );
    stage.keys("<c-o>");
    assert_eq!(stage.app.top(), place, "a search is a jump");
}

#[test]
fn n_walks_from_match_to_match_and_on_from_the_start() {
    let mut stage = Stage::new(FERRY, 40, 12);
    stage.keys("/river<cr>");
    let mut seen = vec![at(&stage)];
    for _ in 0..4 {
        stage.keys("n");
        seen.push(at(&stage));
    }
    assert_eq!(seen[0], seen[4], "{seen:?}");
    assert!(stage.app.message().unwrap().text.contains("from the start"));
    stage.keys("N");
    assert_eq!(at(&stage), seen[3]);
    stage.keys("2N");
    assert_eq!(at(&stage), seen[1]);
}

#[test]
fn n_goes_on_from_the_screen_when_the_reader_has_gone_elsewhere() {
    let mut stage = Stage::new(FERRY, 40, 12);
    stage.keys("/river<cr>Gn");
    assert!(
        stage
            .app
            .visible()
            .contains(stage.app.search().unwrap().matches()[3].extent.start)
    );
    stage.keys("gn");
    assert_eq!(stage.app.search().unwrap().current(), Some(0));
}

#[test]
fn the_prompt_is_edited_like_a_line() {
    for (keys, text) in [
        ("/one two<c-w>", "one "),
        ("/one two<left><left><bs>", "one wo"),
        ("/one<home>x<end>y", "xoney"),
        ("/one<home><del>", "ne"),
        ("/one two<left><left><left><c-u>", "two"),
        ("/q? jk3", "q? jk3"),
    ] {
        let mut stage = Stage::new(FERRY, 80, 24);
        stage.keys(keys);
        assert_eq!(stage.app.prompt().unwrap().line().text(), text, "{keys}");
    }
    let mut stage = Stage::new(FERRY, 80, 24);
    stage.keys("/");
    stage.happen(Event::Paste("the\nriver".into()));
    assert_eq!(stage.app.prompt().unwrap().line().text(), "the river");
    assert_eq!(count(&stage), 3, "what is pasted is looked for");
}

#[test]
fn older_searches_come_back() {
    let mut stage = Stage::new(FERRY, 80, 24);
    stage.keys("/river<cr>/boat<cr>/<up>");
    assert_eq!(stage.app.prompt().unwrap().line().text(), "boat");
    stage.keys("<up><up><up>");
    assert_eq!(stage.app.prompt().unwrap().line().text(), "river");
    stage.keys("<down>");
    assert_eq!(stage.app.prompt().unwrap().line().text(), "boat");
    stage.keys("<down>");
    assert_eq!(stage.app.prompt().unwrap().line().text(), "");
    stage.keys("<esc><esc>n");
    assert_eq!(
        stage.app.search().unwrap().text,
        "boat",
        "n repeats the last one"
    );
}

#[test]
fn what_was_typed_is_not_lost_to_older_searches() {
    for (keys, line) in [
        ("/tiller<down>", "tiller"),
        ("/tiller<down><down>", "tiller"),
        ("/tiller<up>", "boat"),
        ("/tiller<up><down>", "tiller"),
        ("/tiller<up><up><up><down><down><down>", "tiller"),
    ] {
        let mut stage = Stage::new(FERRY, 80, 24);
        stage.keys("/river<cr>/boat<cr>").keys(keys);
        assert_eq!(stage.app.prompt().unwrap().line().text(), line, "{keys}");
    }
}

#[test]
fn a_preview_that_finds_nothing_more_goes_back_to_where_the_reader_was() {
    let mut stage = Stage::new(FERRY, 40, 12);
    stage.keys("l");
    let place = stage.app.top();
    stage.keys("/tiller");
    assert!(stage.app.top() > place, "the preview moves");
    stage.keys("x");
    assert_eq!(stage.app.top(), place);
    stage.keys("<bs>");
    assert!(stage.app.top() > place, "and moves again");
}

#[test]
fn a_speaker_is_picked_from_those_offered() {
    let mut stage = Stage::new(FERRY, 80, 24);
    stage.keys("@");
    assert_eq!(stage.app.offers().len(), 2);
    stage.keys("to");
    assert_eq!(stage.app.offers().len(), 1);
    stage.keys("<tab>");
    assert_eq!(stage.app.prompt().unwrap().line().text(), "@\"Tom Berg\" ");
    assert_eq!(count(&stage), 2);
    stage.keys("drown<cr>");
    assert_eq!(count(&stage), 1);
    stage.keys("@<down><up><cr>");
    assert!(
        stage.app.prompt().is_none(),
        "Enter takes the speaker and stays"
    );
    assert_eq!(stage.app.search().unwrap().text, "@\"Anna Berg\"");
    assert_eq!(count(&stage), 5);
}

#[test]
fn results_are_opened_from_the_pane() {
    let mut stage = Stage::new(FERRY, 120, 16);
    stage.keys("/river<cr><tab>jj<cr>");
    assert_eq!(stage.app.search().unwrap().current(), Some(2));
    assert!(
        stage
            .app
            .visible()
            .contains(stage.app.search().unwrap().matches()[2].extent.start)
    );
    stage.keys("<esc>");
    assert!(stage.app.search().is_none());
}

#[test]
fn answers_to_an_older_search_are_dropped() {
    let mut stage = Stage::new(FERRY, 80, 24);
    stage.keys("/river<cr>");
    let extent = Extent::new(0, 3);
    let late = Found {
        generation: 1,
        matches: vec![Match {
            extent,
            parts: vec![extent],
            quote: None,
        }],
        total: 99,
        complete: true,
    };
    stage.happen(Event::Found(late));
    assert_eq!(count(&stage), 4);
}

#[test]
fn what_was_found_stays_on_the_screen_until_the_first_answer_is_there() {
    let mut stage = Stage::new(FERRY, 80, 24);
    stage.keys("/river");
    let keys = script("s").unwrap();
    let asked = update(&mut stage.app, Event::Key(keys[0]));
    assert_eq!(asked.len(), 1, "a search: {asked:?}");
    let search = stage.app.search().unwrap();
    assert_eq!((search.matches().len(), search.complete()), (4, false));
}

/// Presses keys without answering what they search; the number and the place of the last search asked for.
fn asked(stage: &mut Stage, keys: &str) -> Option<(u64, u32)> {
    let mut last = None;
    for key in script(keys).unwrap() {
        for effect in update(&mut stage.app, Event::Key(key)) {
            if let Effect::Search {
                generation, from, ..
            } = effect
            {
                last = Some((generation, from));
            }
        }
    }
    last
}

#[test]
fn next_goes_on_past_the_matches_that_are_kept() {
    let mut stage = Stage::new(FERRY, 80, 24);
    stage.keys("/river<cr>");
    let all = stage.app.search().unwrap().matches().to_vec();
    assert_eq!(all.len(), 4);
    let answer = |stage: &mut Stage, generation: u64, kept: &[Match]| {
        stage.happen(Event::Found(Found {
            generation,
            matches: kept.to_vec(),
            total: all.len(),
            complete: true,
        }));
    };
    let current = |stage: &Stage| {
        let search = stage.app.search().unwrap();
        search.matches()[search.current().unwrap()].extent
    };
    let (generation, _) = asked(&mut stage, "<esc>/river<cr>").unwrap();
    answer(&mut stage, generation, &all[..2]);
    assert_eq!(asked(&mut stage, "n"), None, "the second is kept");
    assert_eq!(current(&stage), all[1].extent);
    let (generation, from) = asked(&mut stage, "n").unwrap();
    assert_eq!(from, all[1].extent.start + 1);
    answer(&mut stage, generation, &all[2..]);
    assert_eq!(current(&stage), all[2].extent);
    let (generation, from) = asked(&mut stage, "N").unwrap();
    assert!(from <= all[1].extent.start);
    answer(&mut stage, generation, &all[..3]);
    assert_eq!(current(&stage), all[1].extent);
}

#[test]
fn a_search_that_arrives_late_does_not_pull_the_reader_back() {
    let mut stage = Stage::new(FERRY, 40, 12);
    for key in script("/tiller<cr>l").unwrap() {
        update(&mut stage.app, Event::Key(key));
    }
    let place = stage.app.top();
    let start = stage.app.document().text.find("tiller").unwrap();
    let extent = Extent::new(start, start + 6);
    let found = Match {
        extent,
        parts: vec![extent],
        quote: None,
    };
    let generation = 6;
    stage.happen(Event::Found(Found {
        generation,
        matches: vec![found],
        total: 1,
        complete: true,
    }));
    assert_eq!(count(&stage), 1);
    assert_eq!(stage.app.top(), place);
}

#[test]
fn a_speaker_is_found_again_when_the_voices_have_come() {
    let (document, batch) = marked(FERRY);
    let mut stage = Stage::empty(80, 24);
    let silent = Batch {
        reached: 0,
        ..Batch::default()
    };
    stage.open(document, silent);
    stage.keys("/@anna<cr>");
    assert_eq!(count(&stage), 0);
    stage.happen(Event::Voices(batch));
    assert_eq!(count(&stage), 5);
}
