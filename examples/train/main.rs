//! Learns the weights of the ranker from marked sets, and reports how well it does on documents it has not seen.
//!
//! ```text
//! cargo run --profile quick --example train -- FOLDER [--quick]
//! ```
//!
//! FOLDER holds `polnear.dev.jsonl`, `pdnc.dev.jsonl` and `litbank.dev.jsonl`. Every figure is cross-validated over
//! whole documents.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::too_many_lines,
    missing_docs,
    reason = "a program for those who change the engine; it may fail loudly"
)]

mod calibrate;
mod errors;
mod fit;
mod learn;
mod marked;
mod report;
mod speech;

use std::path::PathBuf;
use std::time::Instant;

use dixit::attribution::learning::{Pass, Weights};

use calibrate::calibrate;
use errors::{ceilings, confusions, missing, phases, worst};
use learn::{How, cross, folds, learn};
use marked::{Marked, Source};
use report::report;

const SETS: [&str; 3] = ["pdnc", "polnear", "litbank"];
const WEIGHTS: [f32; 3] = [1.0, 2.0, 2.0];
/// A document by its index and what each pass says of it.
type Tested = (usize, [Pass; 4]);

const FOLDS: usize = 5;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let folder = PathBuf::from(arguments.first().expect("the folder of the sets"));
    let number = |name: &str, usual: usize| {
        let at = arguments.iter().position(|it| it == name);
        at.map_or(usual, |at| arguments[at + 1].parse().unwrap())
    };
    let began = Instant::now();
    let mut sources: Vec<Source> = Vec::new();
    for (set, name) in SETS.iter().enumerate() {
        sources.extend(marked::read(&folder.join(format!("{name}.dev.jsonl")), set));
    }
    let folds = folds(&sources);
    let keeps = speech::cross(&sources, &folds);
    let docs: Vec<Marked> = sources
        .iter()
        .zip(&folds)
        .map(|(it, &fold)| marked::mark(it, &keeps[fold]))
        .collect();
    ceilings(&docs);
    println!(
        "read and taken apart in {:.1} s",
        began.elapsed().as_secs_f32()
    );
    let chosen: Vec<usize> = (0..number("--folds", FOLDS)).collect();
    if arguments.iter().any(|it| it == "--ceilings") {
        missing(&docs);
        return;
    }
    let how = How {
        early: number("--early", 10),
        rate: number("--rate", 20),
        late: number("--late", 20),
        drop: number("--drop", 40),
        decay: number("--decay", 1000),
        seed: number("--seed", 1),
        pace: number("--pace", 30),
    };
    let mut tested: Vec<Tested> = Vec::new();
    for pair in chosen.chunks(2) {
        let found: Vec<Tested> = std::thread::scope(|scope| {
            let threads: Vec<_> = pair
                .iter()
                .map(|&fold| {
                    let (docs, folds) = (&docs, &folds);
                    scope.spawn(move || cross(docs, folds, fold, how))
                })
                .collect();
            threads
                .into_iter()
                .flat_map(|it| it.join().unwrap())
                .collect()
        });
        tested.extend(found);
        println!(
            "folds {pair:?} after {:.0} s",
            began.elapsed().as_secs_f32()
        );
    }
    for (pass, name) in ["first pass", "second pass", "third pass", "fourth pass"]
        .iter()
        .enumerate()
    {
        report(&docs, &tested, pass, name);
    }
    let calibration = calibrate(&docs, &tested);
    if let Some(at) = arguments.iter().position(|it| it == "--write") {
        let all: Vec<usize> = (0..docs.len()).collect();
        let ranker = learn(&docs, &all, how);
        let keep = speech::learn(&sources.iter().collect::<Vec<_>>());
        let weights = Weights {
            ranker,
            keep,
            calibration,
        };
        let origin = "Weights of dixit's attribution, learned by examples/train from the marked sets PDNC (novels), PolNeAR (news) and\nLitBank (beginnings of novels): numbers only, no text. Three networks and a calibration; see src/attribution/weights.rs.";
        std::fs::write(&arguments[at + 1], weights.write(origin)).unwrap();
        println!(
            "wrote {} after {:.0} s",
            arguments[at + 1],
            began.elapsed().as_secs_f32()
        );
    }
    phases(&docs, &tested);
    if let Some(at) = arguments.iter().position(|it| it == "--confusions") {
        confusions(&docs, &tested, &arguments[at + 1]);
    }
    if let Some(at) = arguments.iter().position(|it| it == "--worst") {
        worst(
            &docs,
            &tested,
            &arguments[at + 1],
            arguments[at + 2].parse().unwrap(),
        );
    }
}
