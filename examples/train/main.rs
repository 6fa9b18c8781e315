//! Learns the weights of the ranker from marked sets, and reports how well it does on documents it has not seen:
//! every figure is cross-validated over whole documents.
//!
//! ```text
//! cargo run --profile quick --example train -- FOLDER [OPTION…]
//!
//! FOLDER            holds the marked sets pdnc, polnear, litbank and wikinews_de, each as SET.dev.jsonl; beside it
//!                   stand pages without speech, in formats/readability
//! --folds N         tries only the first N of five folds: a quick look
//! --ceilings        prints what cannot come out right, and ends before anything is learned
//! --genre           learns what parts reports from stories, prints the numbers for src/attribution/genre.rs, and ends
//! --table           prints tables: share and precision of every sieve and feature, where the right speaker stood
//! --confusions SET  prints who is taken for whom most often in a set
//! --worst SET N     prints N of the wrong answers of a set in context
//! --write FILE      learns from all documents and writes the weights that ship
//! ```

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    missing_docs,
    reason = "a program for those who change the engine; it may fail loudly"
)]

mod calibrate;
mod ceilings;
mod errors;
mod fit;
mod genre;
#[path = "../../tests/german/mod.rs"]
mod german;
mod learn;
mod marked;
mod pages;
mod report;
mod retell;
mod speech;
mod table;
mod tested;
mod walk;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Parser;
use dixit::attribution::learning::{Calibration, Weights};

use learn::FOLDS;
use marked::{Marked, Source};
use tested::Tested;

/// The sets to learn from, and how much an answer of each weighs.
const SETS: [&str; 3] = ["pdnc", "polnear", "litbank"];
const WEIGHTS: [f32; 3] = [1.0, 3.0, 4.0];
/// Which of them are novels, and which is news.
const NOVELS: usize = 0;
const NEWS: usize = 1;

/// Stands before the weights in their file.
const ORIGIN: &str = "\
Weights of dixit's attribution, learned by examples/train from the marked sets PDNC (novels), PolNeAR (news) and
LitBank (beginnings of novels): numbers only, no text. Three networks and a calibration; see src/attribution/weights.rs.";

#[derive(Parser)]
struct Options {
    folder: PathBuf,
    #[arg(long, value_name = "N", default_value_t = FOLDS)]
    folds: usize,
    #[arg(long)]
    ceilings: bool,
    #[arg(long)]
    genre: bool,
    #[arg(long)]
    table: bool,
    #[arg(long, value_name = "SET", value_parser = set)]
    confusions: Option<usize>,
    #[arg(long, num_args = 2, value_names = ["SET", "N"])]
    worst: Option<Vec<String>>,
    #[arg(long, value_name = "FILE")]
    write: Option<PathBuf>,
}

/// A set by its name.
fn set(name: &str) -> Result<usize, String> {
    let found = SETS.iter().position(|it| *it == name);
    found.ok_or_else(|| format!("one of {}", SETS.join(", ")))
}

fn main() {
    let options = Options::parse();
    let began = Instant::now();
    let (sources, retold) = read(&options.folder);
    let folds = learn::folds(&sources);
    if options.genre {
        genre::learn(&sources, &folds);
        return;
    }
    let silent = pages::read(&options.folder.join("../formats/readability"), NEWS);
    let keeps = speech::cross(&sources, &folds, &silent);
    let mark = |(source, &fold): (_, &usize)| marked::mark(source, &keeps[fold]);
    let mut docs: Vec<Marked> = sources.iter().zip(&folds).map(mark).collect();
    ceilings::ceilings(&docs);
    say(began, "read and taken apart");
    if options.ceilings {
        ceilings::missing(&docs);
        return;
    }
    let again = |(origin, source): &(usize, Source)| Marked {
        origin: Some(*origin),
        ..marked::mark(source, &keeps[folds[*origin]])
    };
    docs.extend(retold.iter().map(again));
    let tested = test(&docs, &folds, options.folds.min(FOLDS), began);
    report::passes(&tested);
    report::contexts(&tested);
    let calibration = calibrate::calibrate(&tested);
    errors::neighbours(&tested);
    if options.table {
        table::rules(&tested, &options.folder.join("wikinews_de.dev.jsonl"));
        errors::stood(&tested);
        table::features(&tested);
    }
    if let Some(set) = options.confusions {
        errors::confusions(&tested, set);
    }
    if let Some([name, most]) = options.worst.as_deref() {
        errors::worst(&tested, set(name).unwrap(), most.parse().unwrap());
    }
    if let Some(file) = options.write {
        write(&file, &sources, &silent, &docs, calibration);
        say(began, "weights written");
    }
}

fn say(began: Instant, what: &str) {
    println!("{what} after {:.0} s", began.elapsed().as_secs_f32());
}

/// All documents of the sets; and the novels told again, each with the place of its original.
fn read(folder: &Path) -> (Vec<Source>, Vec<(usize, Source)>) {
    let (mut sources, mut retold) = (Vec::new(), Vec::new());
    for (set, name) in SETS.iter().enumerate() {
        for line in marked::lines(&folder.join(format!("{name}.dev.jsonl"))) {
            if set == NOVELS {
                retold.push((sources.len(), marked::read(retell::retell(&line), set)));
            }
            sources.push(marked::read(line, set));
        }
    }
    (sources, retold)
}

/// Decides the documents of the first folds, two folds at once.
fn test<'a>(docs: &'a [Marked], folds: &[usize], first: usize, began: Instant) -> Vec<Tested<'a>> {
    let chosen: Vec<usize> = (0..first).collect();
    let mut tested = Vec::new();
    for pair in chosen.chunks(2) {
        std::thread::scope(|scope| {
            let start = |&fold| scope.spawn(move || learn::cross(docs, folds, fold));
            let threads: Vec<_> = pair.iter().map(start).collect();
            for thread in threads {
                tested.extend(thread.join().unwrap());
            }
        });
        say(began, &format!("folds {pair:?}"));
    }
    tested
}

/// Learns from all documents and writes the weights.
fn write(
    file: &Path,
    sources: &[Source],
    silent: &[Source],
    docs: &[Marked],
    calibration: Calibration,
) {
    let all: Vec<usize> = (0..docs.len()).collect();
    let weights = Weights {
        ranker: learn::learn(docs, &all),
        keep: speech::learn(&sources.iter().chain(silent).collect::<Vec<_>>()),
        calibration,
    };
    fs::write(file, weights.write(ORIGIN)).unwrap();
}
