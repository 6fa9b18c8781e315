//! German news that people have marked (`DIXIT_SHARED/eval/wikinews_de.dev.jsonl`): quotations found, and tied to the
//! words that the marks give as their speaker.
//!
//! The marks name a speaker by the very words of the sentence ("Er", "Kurt von Figura, Präsident der …"), while dixit
//! names the person; what can be compared is where both point to in the text, or the surname among the marked words.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::env;
use std::fs;
use std::path::PathBuf;

use dixit::attribution::attribute;
use dixit::model::{Attribution, Certainty, Extent, Quote};
use serde_json::Value;

/// Of all marked quotations in a hundred: found, tied to the marked words, shown as certain; of the last, tied to them.
const FOUND: usize = 95;
const TIED: usize = 85;
const COVER: usize = 62;
const CERTAIN: usize = 95;

#[derive(Default)]
struct Tally {
    marked: usize,
    found: usize,
    tied: usize,
    certain: usize,
    certain_tied: usize,
}

/// An extent in bytes from two offsets in code points.
fn extent(starts: &[usize], value: &[&Value; 2]) -> Extent {
    let at = |it: &Value| starts[usize::try_from(it.as_u64().unwrap()).unwrap()];
    Extent::new(at(value[0]), at(value[1]))
}

/// Whether two stretches share more than half of what they cover together.
fn same(one: Extent, other: Extent) -> bool {
    let shared = one.intersection(other).map_or(0, Extent::len);
    shared * 2 >= one.len() + other.len() - shared
}

/// Whether the last word of a speaker's name stands among the marked words.
fn named(voices: &Attribution, quote: &Quote, marked: &Value) -> bool {
    let words = marked["speaker"].as_str().unwrap_or_default();
    let speaker = quote.speaker.and_then(|it| voices.speaker(it));
    let name = speaker.and_then(|it| it.name.split_whitespace().next_back());
    let mut words = words.split(|it: char| !it.is_alphanumeric() && it != '-');
    name.is_some_and(|name| words.any(|it| it == name))
}

fn count(tally: &mut Tally, marked: &Value, starts: &[usize], voices: &Attribution) {
    let Some(span) = marked["speaker_span"].as_array() else {
        return;
    };
    let speaker = extent(starts, &[&span[0], &span[1]]);
    let words = extent(starts, &[&marked["start"], &marked["end"]]);
    tally.marked += 1;
    let Some(quote) = voices.quotes.iter().find(|it| same(it.extent, words)) else {
        return;
    };
    tally.found += 1;
    let tied = quote
        .mention
        .is_some_and(|it| it.intersection(speaker).is_some())
        || named(voices, quote, marked);
    tally.tied += usize::from(tied);
    match quote.certainty {
        Certainty::Certain => {
            tally.certain += 1;
            tally.certain_tied += usize::from(tied);
        }
        Certainty::Likely(_) | Certainty::Unknown => {}
    }
}

#[test]
fn german_news_is_tied_to_its_speakers() {
    let Some(shared) = env::var_os("DIXIT_SHARED") else {
        eprintln!("skipped: DIXIT_SHARED is not set");
        return;
    };
    let path = PathBuf::from(shared).join("eval/wikinews_de.dev.jsonl");
    let mut tally = Tally::default();
    for line in fs::read_to_string(path).unwrap().lines() {
        let document: Value = serde_json::from_str(line).unwrap();
        let text = document["text"].as_str().unwrap();
        let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
        let starts: Vec<usize> = ends.collect();
        let voices = attribute(&dixit::read::plain(text.to_owned()));
        for marked in document["quotes"].as_array().unwrap() {
            count(&mut tally, marked, &starts, &voices);
        }
    }
    let Tally {
        marked,
        found,
        tied,
        certain,
        certain_tied,
    } = tally;
    eprintln!(
        "{marked} marked: {found} found, {tied} tied; {certain} certain, {certain_tied} of them tied"
    );
    assert!(found * 100 >= marked * FOUND, "{found} of {marked} found");
    assert!(tied * 100 >= marked * TIED, "{tied} of {marked} tied");
    assert!(
        certain * 100 >= marked * COVER,
        "{certain} of {marked} certain"
    );
    assert!(
        certain_tied * 100 >= certain * CERTAIN,
        "{certain_tied} of {certain} right"
    );
}
