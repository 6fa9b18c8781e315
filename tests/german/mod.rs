//! German news that people have marked: each marked quotation with what dixit makes of it.
//!
//! The marks name a speaker by the very words of the sentence ("Er", "Kurt von Figura, Präsident der …"), while dixit
//! names the person; what can be compared is where both point to in the text, or the surname among the marked words.

use std::fs;
use std::path::Path;

use dixit::attribution::attribute;
use dixit::model::{Attribution, Extent, Quote};
use serde_json::Value;

/// A marked quotation, found and tied to the marked words or not.
pub struct Marked {
    /// The quotation of dixit's that it is.
    pub found: Option<Quote>,
    /// Whether both mean the same speaker.
    pub tied: bool,
}

/// The marked quotations of a file that name a speaker.
pub fn read(path: &Path) -> Vec<Marked> {
    let mut all = Vec::new();
    for line in fs::read_to_string(path).unwrap().lines() {
        let document: Value = serde_json::from_str(line).unwrap();
        let text = document["text"].as_str().unwrap();
        let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
        let starts: Vec<usize> = ends.collect();
        let voices = attribute(&dixit::read::plain(text.to_owned()));
        let quotes = document["quotes"].as_array().unwrap();
        all.extend(quotes.iter().filter_map(|it| compare(it, &starts, &voices)));
    }
    all
}

fn compare(marked: &Value, starts: &[usize], voices: &Attribution) -> Option<Marked> {
    let span = marked["speaker_span"].as_array()?;
    let speaker = extent(starts, &[&span[0], &span[1]]);
    let words = extent(starts, &[&marked["start"], &marked["end"]]);
    let found = voices.quotes.iter().find(|it| same(it.extent, words));
    let tied = |quote: &Quote| {
        let mention = quote.mention.and_then(|it| it.intersection(speaker));
        mention.is_some() || named(voices, quote, marked)
    };
    Some(Marked {
        tied: found.is_some_and(tied),
        found: found.copied(),
    })
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
