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

mod fit;
mod marked;
mod speech;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Instant;

use dixit::attribution::learning::{
    Around, CONTEXTS, Calibration, Curves, History, Network, Pass, Ranker, Rows, Weights, again,
    in_order,
};
use fit::{Example, Plan};
use marked::{Marked, Source};

const SETS: [&str; 3] = ["pdnc", "polnear", "litbank"];
const WEIGHTS: [f32; 3] = [1.0, 2.0, 2.0];
/// A document by its index and what each pass says of it.
type Tested = (usize, [Pass; 3]);

const FOLDS: usize = 5;
const INNER: usize = 3;

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
        early: number("--early", 4),
        late: number("--late", 10),
        third: number("--third", 1) == 1,
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
    for (pass, name) in ["first pass", "second pass", "third pass"]
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
    if let Some(at) = arguments.iter().position(|it| it == "--worst") {
        worst(
            &docs,
            &tested,
            &arguments[at + 1],
            arguments[at + 2].parse().unwrap(),
        );
    }
}

/// Prints so many of the questions of a set that came out wrong.
fn worst(docs: &[Marked], tested: &[Tested], set: &str, most: usize) {
    let mut wrong = Vec::new();
    for (doc, passes) in tested.iter().filter(|it| SETS[docs[it.0].set] == set) {
        for index in 0..docs[*doc].gold.len() {
            if docs[*doc].named[index] && !right(&docs[*doc], &passes[2], index) {
                wrong.push((*doc, index, passes[2].guesses[index]));
            }
        }
    }
    let step = (wrong.len() / most).max(1);
    for (doc, index, guess) in wrong.into_iter().step_by(step) {
        let doc = &docs[doc];
        let case = &doc.prepared.cases.all[index];
        let span = doc.prepared.spans[index];
        let around = |from: i64, to: i64| -> String {
            let mut from = from.max(0) as usize;
            let mut to = (to.max(0) as usize).min(doc.text.len());
            while !doc.text.is_char_boundary(from) {
                from -= 1;
            }
            while !doc.text.is_char_boundary(to) {
                to += 1;
            }
            doc.text
                .get(from..to)
                .unwrap_or_default()
                .replace('\n', " ")
        };
        let reach = doc.right[case.from as usize..case.to as usize].contains(&true);
        println!(
            "{} @{} ctx {} {}: {} came out as {} {:.2}\n    …{}⟦{}⟧{}…",
            doc.id,
            span.start,
            case.context,
            if reach { "" } else { "NO CANDIDATE" },
            doc.gold[index]
                .as_ref()
                .and_then(|it| it.speaker.as_deref())
                .unwrap_or("?"),
            guess.who.map_or("?", |it| &doc.prepared.names[it as usize]),
            guess.probability,
            around(i64::from(span.start) - 220, span.start.into()),
            around(
                span.start.into(),
                i64::from(span.end).min(i64::from(span.start) + 120)
            ),
            around(span.end.into(), i64::from(span.end) + 120),
        );
    }
}

fn folds(docs: &[Source]) -> Vec<usize> {
    let mut folds = vec![0; docs.len()];
    for set in 0..SETS.len() {
        let mut mine: Vec<usize> = (0..docs.len()).filter(|&it| docs[it].set == set).collect();
        if set == 0 {
            mine.sort_by_key(|&it| std::cmp::Reverse(docs[it].quotes.len()));
        }
        for (place, &doc) in mine.iter().enumerate() {
            folds[doc] = if set == 0 && (place / FOLDS) % 2 == 1 {
                FOLDS - 1 - place % FOLDS
            } else {
                place % FOLDS
            };
        }
    }
    folds
}

/// Trains on all folds but one and decides that one.
fn cross(docs: &[Marked], folds: &[usize], fold: usize, how: How) -> Vec<Tested> {
    let train: Vec<usize> = (0..docs.len()).filter(|&it| folds[it] != fold).collect();
    let Ranker {
        first,
        second,
        third,
    } = learn(docs, &train, how);
    (0..docs.len())
        .filter(|&it| folds[it] == fold)
        .map(|doc| {
            let cases = &docs[doc].prepared.cases;
            let given = &docs[doc].prepared.given;
            let one = in_order(&first, cases, given);
            let two = again(&second, cases, &one, given);
            let three = again(&third, cases, &two, given);
            (doc, [one, two, three])
        })
        .collect()
}

/// The networks of all passes, each learned on what the pass before says of documents it has not seen.
fn learn(docs: &[Marked], train: &[usize], how: How) -> Ranker {
    let quick = Plan {
        epochs: 4,
        rate: 6e-3,
        decay: 1e-4,
        drop: 0.0,
        seed: 0,
        deep: false,
    };
    let early = Plan {
        epochs: how.early,
        rate: 3e-3,
        drop: 0.1,
        deep: how.early > 4,
        ..quick
    };
    let late = Plan {
        epochs: how.late,
        rate: 3e-3,
        decay: 1e-4,
        drop: 0.2,
        seed: 1,
        deep: true,
    };
    let in_order = |net: &Network, doc: usize| {
        let prepared = &docs[doc].prepared;
        in_order(net, &prepared.cases, &prepared.given)
    };
    let try_one = held_out(
        train,
        |part| fit::fit(&examples(docs, part, |doc| truth(&docs[doc]), None), quick),
        in_order,
    );
    let one = |part: &[usize]| {
        fit::fit(
            &examples(docs, part, |doc| spoken(&try_one, doc), None),
            early,
        )
    };
    let try_two = held_out(train, one, in_order);
    let two = |part: &[usize]| {
        fit::fit(
            &examples(docs, part, |doc| spoken(&try_two, doc), Some(&try_two)),
            late,
        )
    };
    let (first, second) = (one(train), two(train));
    let third = if how.third {
        let again = |net: &Network, doc: usize| {
            let prepared = &docs[doc].prepared;
            again(net, &prepared.cases, &try_two[&doc], &prepared.given)
        };
        let try_three = held_out(train, two, again);
        fit::fit(
            &examples(docs, train, |doc| spoken(&try_three, doc), Some(&try_three)),
            late,
        )
    } else {
        second.clone()
    };
    Ranker {
        first,
        second,
        third,
    }
}

/// How long to learn, and whether the third pass has weights of its own.
#[derive(Clone, Copy)]
struct How {
    early: usize,
    late: usize,
    third: bool,
}

fn spoken(passes: &BTreeMap<usize, Pass>, doc: usize) -> Vec<Option<u32>> {
    passes[&doc].guesses.iter().map(|it| it.who).collect()
}

/// Decides each document by a model that has not seen it.
fn held_out<M>(
    train: &[usize],
    learn: impl Fn(&[usize]) -> M,
    decide: impl Fn(&M, usize) -> Pass,
) -> BTreeMap<usize, Pass> {
    let mut passes = BTreeMap::new();
    for part in 0..INNER {
        let rest: Vec<usize> = train
            .iter()
            .enumerate()
            .filter(|it| it.0 % INNER != part)
            .map(|it| *it.1)
            .collect();
        let model = learn(&rest);
        for &doc in train.iter().skip(part).step_by(INNER) {
            passes.insert(doc, decide(&model, doc));
        }
    }
    passes
}

/// The right speaker of each question, where it is a candidate.
fn truth(doc: &Marked) -> Vec<Option<u32>> {
    let cases = &doc.prepared.cases;
    cases
        .all
        .iter()
        .zip(&doc.prepared.given)
        .map(|(case, given)| {
            given.or_else(|| {
                (case.from..case.to)
                    .find(|&it| doc.right[it as usize])
                    .map(|it| cases.candidates[it as usize].who)
            })
        })
        .collect()
}

fn examples(
    docs: &[Marked],
    part: &[usize],
    speakers: impl Fn(usize) -> Vec<Option<u32>>,
    passes: Option<&BTreeMap<usize, Pass>>,
) -> Vec<Example> {
    let mut all = Vec::new();
    for &doc in part {
        let marked = &docs[doc];
        let cases = &marked.prepared.cases;
        let speakers = speakers(doc);
        let around = passes.map(|it| (Around::new(cases, &it[&doc].guesses), &it[&doc]));
        let mut history = History::default();
        let (mut moving, mut both) = (Rows::default(), Rows::default());
        for (index, case) in cases.all.iter().enumerate() {
            let range = case.from as usize..case.to as usize;
            if marked.right[range.clone()].iter().any(|&it| it) {
                moving.clear();
                both.clear();
                history.rows(cases, case, &mut moving);
                if let Some((around, pass)) = &around {
                    around.rows(cases, index, &pass.guesses, &pass.scores, &mut both);
                }
                let mut example = Example {
                    context: case.context.into(),
                    weight: WEIGHTS[marked.set],
                    cells: Vec::new(),
                    ends: Vec::new(),
                    right: marked.right[range.clone()].to_vec(),
                };
                for (row, place) in range.enumerate() {
                    example.cells.extend_from_slice(cases.rows.row(place));
                    example.cells.extend_from_slice(moving.row(row));
                    if around.is_some() {
                        example.cells.extend_from_slice(both.row(row));
                    }
                    example.ends.push(example.cells.len() as u32);
                }
                all.push(example);
            }
            if let Some(who) = speakers[index] {
                history.note(case.paragraph, who);
            }
        }
    }
    all
}

fn ceilings(docs: &[Marked]) {
    for (set, name) in SETS.iter().enumerate() {
        let mine = || docs.iter().filter(|it| it.set == set);
        let all: usize = mine().flat_map(|it| it.kinds.values()).sum();
        let cast: usize = mine().map(|it| it.in_cast).sum();
        let found: usize = mine().flat_map(|it| &it.named).filter(|it| **it).count();
        let candidate: usize = mine()
            .map(|it| {
                let reach = |case: &&dixit::attribution::learning::Case| {
                    it.right[case.from as usize..case.to as usize].contains(&true)
                };
                it.prepared.cases.all.iter().filter(reach).count()
            })
            .sum();
        let cases: usize = mine().map(|it| it.prepared.cases.all.len()).sum();
        let candidates: usize = mine().map(|it| it.prepared.cases.candidates.len()).sum();
        let cells: usize = mine().map(|it| it.prepared.cases.rows.cells.len()).sum();
        let share = |part: usize| 100.0 * part as f32 / all as f32;
        println!(
            "{name}: {all} named; found {:.1} %, in the cast {:.1} %, a candidate {:.1} %; {:.1} candidates, {:.1} cells each",
            share(found),
            share(cast),
            share(candidate),
            candidates as f32 / cases as f32,
            cells as f32 / candidates as f32,
        );
    }
}

/// Prints some of the questions whose right speaker is no candidate, though in the cast.
fn missing(docs: &[Marked]) {
    for (set, name) in SETS.iter().enumerate() {
        let mut lost = Vec::new();
        for doc in docs.iter().filter(|it| it.set == set) {
            for (index, case) in doc.prepared.cases.all.iter().enumerate() {
                if doc.named[index]
                    && !doc.right[case.from as usize..case.to as usize].contains(&true)
                {
                    lost.push((doc, index));
                }
            }
        }
        let mut strangers: BTreeMap<String, usize> = BTreeMap::new();
        for doc in docs.iter().filter(|it| it.set == set) {
            for (speaker, count) in &doc.strangers {
                *strangers
                    .entry(format!("{} in {}", speaker, doc.id))
                    .or_default() += count;
            }
        }
        let mut strangers: Vec<_> = strangers.into_iter().collect();
        strangers.sort_by_key(|it| std::cmp::Reverse(it.1));
        println!(
            "{name}: not in the cast: {:?}",
            &strangers[..strangers.len().min(25)]
        );
        let step = (lost.len() / 40).max(1);
        for (doc, index) in lost.into_iter().step_by(step) {
            let case = &doc.prepared.cases.all[index];
            let candidates: Vec<&str> = doc
                .prepared
                .cases
                .candidates(case)
                .iter()
                .map(|it| doc.prepared.names[it.who as usize].as_str())
                .collect();
            println!(
                "{name} {} @{} ctx {}: {:?} not in {}",
                doc.id,
                doc.prepared.spans[index].start,
                case.context,
                doc.gold[index]
                    .as_ref()
                    .and_then(|it| it.speaker.as_deref()),
                candidates.join(", ")
            );
        }
    }
}

fn right(doc: &Marked, pass: &Pass, index: usize) -> bool {
    doc.given_right[index]
        || pass.guesses[index]
            .candidate
            .is_some_and(|it| doc.right[it as usize])
}

fn report(docs: &[Marked], tested: &[Tested], pass: usize, name: &str) {
    print!("{name}:");
    for (set, label) in SETS.iter().enumerate() {
        let mut kinds: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        let (mut all, mut good) = (0, 0);
        for (doc, passes) in tested.iter().filter(|it| docs[it.0].set == set) {
            let doc = &docs[*doc];
            for (kind, count) in &doc.kinds {
                kinds.entry(kind).or_default().1 += count;
                all += count;
            }
            for (index, gold) in doc.gold.iter().enumerate() {
                let Some(quote) = gold.as_ref().filter(|_| doc.named[index]) else {
                    continue;
                };
                if right(doc, &passes[pass], index) {
                    good += 1;
                    kinds
                        .entry(quote.kind.as_deref().unwrap_or("-"))
                        .or_default()
                        .0 += 1;
                }
            }
        }
        let kinds: Vec<String> = kinds
            .iter()
            .map(|(kind, it)| format!("{kind} {:.1}", 100.0 * it.0 as f32 / it.1 as f32))
            .collect();
        print!(
            "  {label} {:.1} ({})",
            100.0 * good as f32 / all as f32,
            kinds.join(" ")
        );
    }
    println!();
}

/// By set and context: how many, how often right, and the share that can be shown at 97 and 95 %.
fn calibrate(docs: &[Marked], tested: &[Tested]) -> Calibration {
    const NAMES: [&str; 7] = [
        "name",
        "description",
        "pronoun",
        "narrator",
        "elsewhere",
        "beat",
        "bare",
    ];
    for (set, label) in SETS.iter().enumerate() {
        let named: usize = tested
            .iter()
            .filter(|it| docs[it.0].set == set)
            .flat_map(|it| docs[it.0].kinds.values())
            .sum();
        let mut all: Vec<(f32, bool)> = Vec::new();
        print!("{label} by context:");
        for (context, name) in NAMES.iter().enumerate() {
            let mut mine: Vec<(f32, bool)> = Vec::new();
            for (doc, passes) in tested.iter().filter(|it| docs[it.0].set == set) {
                let doc = &docs[*doc];
                for (index, case) in doc.prepared.cases.all.iter().enumerate() {
                    if doc.named[index] && usize::from(case.context) == context {
                        mine.push((
                            passes[2].guesses[index].probability,
                            right(doc, &passes[2], index),
                        ));
                    }
                }
            }
            let good = mine.iter().filter(|it| it.1).count();
            print!(
                "  {name} {:.1} % at {:.1}",
                100.0 * mine.len() as f32 / named as f32,
                100.0 * good as f32 / mine.len().max(1) as f32
            );
            all.extend(mine);
        }
        println!();
        all.sort_by(|a, b| b.0.total_cmp(&a.0));
        for bar in [0.97, 0.95] {
            let (mut good, mut best) = (0, (0, 0.0));
            for (index, it) in all.iter().enumerate() {
                good += usize::from(it.1);
                if good as f32 >= bar * (index + 1) as f32 {
                    best = (index + 1, it.0);
                }
            }
            println!(
                "  {label}: {:.1} % can be shown at {bar} (probability {:.4})",
                100.0 * best.0 as f32 / named as f32,
                best.1
            );
        }
    }
    let mut calibration = Calibration::default();
    for (kind, set) in [0, 1].into_iter().enumerate() {
        calibration.of[kind] = curves(docs, tested, set);
        println!("{}: {:?}", SETS[set], calibration.of[kind]);
    }
    for (set, label) in SETS.iter().enumerate() {
        let curves = &calibration.of[usize::from(set == 1)];
        let named: usize = tested
            .iter()
            .filter(|it| docs[it.0].set == set)
            .flat_map(|it| docs[it.0].kinds.values())
            .sum();
        let shown: Vec<bool> = shares(docs, tested, set, curves)
            .into_iter()
            .filter(|it| it.0 >= curves.bar)
            .map(|it| it.1)
            .collect();
        let good = shown.iter().filter(|it| **it).count();
        println!(
            "  {label}: certain {:.1} % at {:.1}",
            100.0 * shown.len() as f32 / named as f32,
            100.0 * good as f32 / shown.len().max(1) as f32
        );
    }
    calibration
}

/// Every answer of the last pass in a set: its share by the curves, and whether it is right.
fn shares(docs: &[Marked], tested: &[Tested], set: usize, curves: &Curves) -> Vec<(f32, bool)> {
    let mut all = Vec::new();
    for (doc, passes) in tested.iter().filter(|it| docs[it.0].set == set) {
        let doc = &docs[*doc];
        for (index, case) in doc
            .prepared
            .cases
            .all
            .iter()
            .enumerate()
            .filter(|it| doc.named[it.0])
        {
            let share = match doc.prepared.given[index] {
                Some(_) => curves.sieve,
                None => curves.share(case.context.into(), passes[2].guesses[index].probability),
            };
            all.push((share, right(doc, &passes[2], index)));
        }
    }
    all.sort_by(|a, b| b.0.total_cmp(&a.0));
    all
}

/// The curves for one kind of text, and the bar at which 97 in 100 are right.
fn curves(docs: &[Marked], tested: &[Tested], set: usize) -> Curves {
    const BAR: f32 = 0.973;
    let mut answers: Vec<Vec<(f32, f32, bool)>> = vec![Vec::new(); CONTEXTS];
    let mut sieve = (0, 0);
    // The beginnings of novels count with the novels.
    let fits = |it: usize| it == set || set == 0 && it == 2;
    for (doc, passes) in tested.iter().filter(|it| fits(docs[it.0].set)) {
        let doc = &docs[*doc];
        for (index, case) in doc
            .prepared
            .cases
            .all
            .iter()
            .enumerate()
            .filter(|it| doc.named[it.0])
        {
            let good = right(doc, &passes[2], index);
            if doc.prepared.given[index].is_some() {
                sieve.0 += usize::from(good);
                sieve.1 += 1;
            } else {
                answers[usize::from(case.context)].push((
                    WEIGHTS[doc.set],
                    passes[2].guesses[index].probability,
                    good,
                ));
            }
        }
    }
    let mut curves = Curves {
        sieve: sieve.0 as f32 / sieve.1.max(1) as f32,
        bar: 1.0,
        ..Curves::default()
    };
    for (curve, answers) in curves.contexts.iter_mut().zip(&answers) {
        *curve = logistic(answers);
    }
    let mut good = 0;
    for (index, it) in shares(docs, tested, set, &curves).iter().enumerate() {
        good += usize::from(it.1);
        if good as f32 >= BAR * (index + 1) as f32 {
            curves.bar = it.0;
        }
    }
    curves
}

/// The logistic curve over logarithmic odds that fits weighted answers best, by gradient steps.
fn logistic(answers: &[(f32, f32, bool)]) -> (f32, f32) {
    let (mut slope, mut offset) = (1.0_f32, 0.0_f32);
    let total: f32 = answers.iter().map(|it| it.0).sum::<f32>().max(1.0);
    for _ in 0..3000 {
        let (mut by_slope, mut by_offset) = (0.0, 0.0);
        for &(weight, probability, right) in answers {
            let p = probability.clamp(1e-5, 1.0 - 1e-5);
            let odds = (p / (1.0 - p)).ln();
            let share = 1.0 / (1.0 + (-(slope * odds + offset)).exp());
            let error = weight * (share - f32::from(u8::from(right)));
            by_slope += error * odds;
            by_offset += error;
        }
        slope -= 0.3 * by_slope / total;
        offset -= 0.3 * by_offset / total;
    }
    (slope, offset)
}
