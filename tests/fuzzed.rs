//! The bodies of the fuzz targets over the seeds and over the shared collections, each input also cut, doubled, spliced
//! and spoilt in ways that are the same in every run. `fuzz/run` fuzzes them for real.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

#[path = "../fuzz/src/lib.rs"]
mod bodies;
mod shared;

use std::fs;
use std::path::Path;

use bodies::TARGETS;
use shared::{files, shared};

/// How often each input is changed; without optimisation all of it takes long enough.
const CHANGES: u64 = if cfg!(debug_assertions) { 200 } else { 2000 };
/// The longest input of the collections, in bytes.
const LONGEST: usize = 20_000;
/// What formats take for an order.
const WORDS: &[&str] = &[
    "<",
    ">",
    "</p>",
    "<table>",
    "<w:p>",
    "<w:tbl>",
    "&#0;",
    "&amp;",
    "“",
    "”",
    "\"",
    "'",
    "«",
    "—",
    "\n\n",
    "\r",
    "\0",
    "\u{301}",
    "\u{ad}",
    "\u{202e}",
    "\u{2028}",
    "> ",
    "- ",
    "```",
    "[^1]",
    "[[lesson]]",
    "-->",
    "/",
    "@",
    "#",
    ":",
    "Ann",
    " said ",
    "\u{feff}",
    "\u{1f9d1}\u{200d}\u{1f33e}",
    "٣",
    "İ",
    "ß",
];

/// Numbers that look like chance and come out the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }
}

/// The input with one to four changes.
fn changed(input: &[u8], other: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut data = input.to_vec();
    for _ in 0..=chance.below(4) {
        let at = chance.below(data.len() + 1);
        let end = (at + chance.below(40)).min(data.len());
        match chance.below(7) {
            0 => drop(data.drain(at..end)),
            1 => data.truncate(at),
            2 => {
                let word = WORDS[chance.below(WORDS.len())];
                let count = if chance.below(10) == 0 { 300 } else { 1 };
                data.splice(at..at, word.repeat(count).into_bytes());
            }
            3 => {
                let copy = data[at..end].repeat(1 + chance.below(20));
                data.splice(at..at, copy);
            }
            4 => {
                let from = chance.below(other.len() + 1);
                let to = (from + chance.below(200)).min(other.len());
                data.splice(at..end, other[from..to].iter().copied());
            }
            5 => data[at..end].reverse(),
            _ => data[at..end]
                .iter_mut()
                .for_each(|byte| *byte ^= 1 << chance.below(8)),
        }
    }
    data
}

/// Inputs of a target: our own seeds, and where there are any the shared files.
fn inputs(target: &str) -> Vec<Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = files(&root.join("fuzz/seeds").join(target));
    assert!(!paths.is_empty(), "{target} has seeds");
    if let Some(formats) = shared("formats") {
        match target {
            "epub" => paths.extend(files(&formats.join("epub"))),
            "docx" => paths.extend(files(&formats.join("docx/test-data"))),
            "html" => {
                let pages = files(&formats.join("readability"));
                paths.extend(pages.iter().map(|it| it.join("source.html")));
            }
            "text" | "attribution" | "markdown" => paths.extend(files(&formats.join("hostile"))),
            _ => {}
        }
    }
    paths.retain(|it| it.is_file());
    let mut all: Vec<Vec<u8>> = paths.iter().map(|path| fs::read(path).unwrap()).collect();
    all.retain(|input| input.len() <= LONGEST);
    all
}

/// Runs a target; what it panicked on is written where it can be looked at.
fn run(name: &str, target: fn(&[u8])) {
    let inputs = inputs(name);
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
    for (at, input) in inputs.iter().enumerate() {
        try_one(name, target, input);
        // The seeds are changed most; of other people's files there are many.
        let changes = if at < 4 { CHANGES } else { CHANGES / 100 };
        for _ in 0..changes {
            let other = &inputs[chance.below(inputs.len())];
            try_one(name, target, &changed(input, other, &mut chance));
        }
    }
}

fn try_one(name: &str, target: fn(&[u8]), data: &[u8]) {
    if std::panic::catch_unwind(|| target(data)).is_err() {
        let path = std::env::temp_dir().join(format!("dixit-{name}-{}.bin", std::process::id()));
        fs::write(&path, data).unwrap();
        panic!("{name} panicked on {}", path.display());
    }
}

macro_rules! targets {
    ($($name:ident)*) => {
        $(#[test]
        fn $name() {
            run(stringify!($name), bodies::$name);
        })*

        #[test]
        fn every_target_is_tested() {
            assert_eq!(TARGETS, [$(stringify!($name)),*]);
            let manifest = include_str!("../fuzz/Cargo.toml");
            for name in TARGETS {
                assert!(manifest.contains(&format!("name = \"{name}\"")), "{name} can be fuzzed");
            }
        }
    };
}

targets!(text markdown lesson html epub docx subtitles pdf encodings query attribution);
