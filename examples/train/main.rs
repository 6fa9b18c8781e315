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
    Around, CONTEXTS, Calibration, Curves, FLOOR, Guess, History, Network, Pass, Ranker, Rows,
    STEADY, TOGETHER, Weights, again, in_order, odds, steady,
};
use fit::{Example, Plan};
use marked::{Marked, Source};

const SETS: [&str; 3] = ["pdnc", "polnear", "litbank"];
/// The sets that stand for the kinds of text a calibration knows: long stories, short ones, news.
const KINDS: [usize; 3] = [0, 2, 1];
const WEIGHTS: [f32; 3] = [1.0, 2.0, 2.0];
/// A document by its index and what each pass says of it.
type Tested = (usize, [Pass; 4]);

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

/// Prints how errors of bare turns hang together.
fn phases(docs: &[Marked], tested: &[Tested]) {
    let (mut wrong, mut swapped, mut last_same, mut lone, mut top2) = (0, 0, 0, 0, 0);
    for (doc, passes) in tested.iter().filter(|it| docs[it.0].set == 0) {
        let doc = &docs[*doc];
        let cases = &doc.prepared.cases;
        let bad = |it: usize| doc.named[it] && !right(doc, &passes[3], it);
        for index in (1..cases.all.len() - 1).filter(|&it| cases.all[it].context == 6 && bad(it)) {
            wrong += 1;
            let gold = |it: usize| doc.gold[it].as_ref().and_then(|it| it.speaker.clone());
            let near = [index - 1, index + 1]
                .into_iter()
                .filter(|&it| cases.all[it].paragraph.abs_diff(cases.all[index].paragraph) == 1);
            let mut errs = near.clone().filter(|&it| bad(it));
            if errs.next().is_some() {
                swapped += 1;
            } else {
                lone += 1;
            }
            if near.clone().any(|it| gold(it) == gold(index)) {
                last_same += 1;
            }
            let case = &cases.all[index];
            let mut order: Vec<u32> = (case.from..case.to).collect();
            order.sort_by(|&a, &b| {
                passes[3].scores[b as usize].total_cmp(&passes[3].scores[a as usize])
            });
            let rank = order.iter().position(|&it| doc.right[it as usize]);
            if rank.is_some_and(|it| it < 2) {
                top2 += 1;
            }
        }
    }
    println!(
        "bare errors {wrong}: neighbour wrong too {swapped}, alone {lone}; same speaker as a neighbour {last_same}; right among the first two {top2}"
    );
}

/// Prints who is taken for whom most often in a set.
fn confusions(docs: &[Marked], tested: &[Tested], set: &str) {
    let mut pairs: BTreeMap<(String, String, String, u8), usize> = BTreeMap::new();
    for (doc, passes) in tested.iter().filter(|it| SETS[docs[it.0].set] == set) {
        let doc = &docs[*doc];
        for index in (0..doc.gold.len()).filter(|&it| doc.named[it]) {
            if right(doc, &passes[3], index) {
                continue;
            }
            let case = &doc.prepared.cases.all[index];
            let gold = doc.gold[index].as_ref().and_then(|it| it.speaker.clone());
            let told = passes[3].guesses[index].who;
            let told = told.map(|it| doc.prepared.names[it as usize].clone());
            let key = (
                doc.id.clone(),
                gold.unwrap_or_default(),
                told.unwrap_or_default(),
                case.context,
            );
            *pairs.entry(key).or_default() += 1;
        }
    }
    let mut pairs: Vec<_> = pairs.into_iter().collect();
    pairs.sort_by_key(|it| std::cmp::Reverse(it.1));
    for ((doc, gold, told, context), count) in pairs.into_iter().take(120) {
        println!("{count:4} {context} {doc}: {gold} -> {told}");
    }
}

/// Prints so many of the questions of a set that came out wrong.
fn worst(docs: &[Marked], tested: &[Tested], set: &str, most: usize) {
    let mut wrong = Vec::new();
    for (doc, passes) in tested.iter().filter(|it| SETS[docs[it.0].set] == set) {
        for index in 0..docs[*doc].gold.len() {
            if docs[*doc].named[index] && !right(&docs[*doc], &passes[3], index) {
                wrong.push((*doc, index, passes[3].guesses[index]));
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
            let four = again(&third, cases, &three, given);
            let mut passes = [one, two, three, four];
            steady(&mut passes);
            (doc, passes)
        })
        .collect()
}

/// The networks of all passes, each learned on what the pass before says of documents it has not seen.
fn learn(docs: &[Marked], train: &[usize], how: How) -> Ranker {
    let quick = Plan {
        epochs: 6,
        rate: how.rate as f32 * 1e-3,
        decay: 1e-4,
        drop: 0.0,
        seed: 0,
        deep: false,
    };
    let early = Plan {
        epochs: how.early,
        drop: 0.1,
        ..quick
    };
    let late = Plan {
        epochs: how.late,
        rate: how.pace as f32 * 1e-4,
        decay: how.decay as f32 * 1e-4,
        drop: how.drop as f32 * 0.01,
        seed: how.seed as u64,
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
    // Networks that differ by where they start err apart; held-out passes make do with one.
    let several = |part: &[usize], passes: &BTreeMap<usize, Pass>, count: usize| -> Vec<Network> {
        let examples = examples(docs, part, |doc| spoken(passes, doc), Some(passes));
        let start = |seed: usize| Plan {
            seed: (how.seed + seed) as u64,
            ..late
        };
        (0..count)
            .map(|seed| fit::fit(&examples, start(seed)))
            .collect()
    };
    let (first, second) = (one(train), several(train, &try_two, 1));
    let decide = |networks: &Vec<Network>, doc: usize| {
        let prepared = &docs[doc].prepared;
        again(networks, &prepared.cases, &try_two[&doc], &prepared.given)
    };
    let try_three = held_out(train, |part| several(part, &try_two, 1), decide);
    Ranker {
        first,
        second,
        third: several(train, &try_three, TOGETHER),
    }
}

/// How long and how carefully to learn.
#[derive(Clone, Copy)]
struct How {
    early: usize,
    rate: usize,
    late: usize,
    drop: usize,
    decay: usize,
    seed: usize,
    pace: usize,
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
        let around = passes.map(|it| {
            (
                Around::new(cases, &it[&doc].guesses, &it[&doc].scores),
                &it[&doc],
            )
        });
        let mut history = History::default();
        let (mut moving, mut both) = (Rows::default(), Rows::default());
        for (index, case) in cases.all.iter().enumerate() {
            let range = case.from as usize..case.to as usize;
            if marked.right[range.clone()].contains(&true) {
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
                    right: Vec::new(),
                };
                for (row, place) in range.enumerate() {
                    if passes.is_some_and(|it| it[&doc].scores[place] < FLOOR) {
                        continue;
                    }
                    example.right.push(marked.right[place]);
                    example.cells.extend_from_slice(cases.rows.row(place));
                    example.cells.extend_from_slice(moving.row(row));
                    if around.is_some() {
                        example.cells.extend_from_slice(both.row(row));
                    }
                    example.ends.push(example.cells.len() as u32);
                }
                if example.right.contains(&true) {
                    all.push(example);
                }
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
                            passes[3].guesses[index].probability,
                            right(doc, &passes[3], index),
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
    for (kind, set) in KINDS.into_iter().enumerate() {
        calibration.of[kind] = curves(docs, tested, set);
        println!("{}: {:?}", SETS[set], calibration.of[kind]);
    }
    for (set, label) in SETS.iter().enumerate() {
        let kind = KINDS.iter().position(|&it| it == set).unwrap();
        let curves = &calibration.of[kind];
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
                None => curves.share(case.context.into(), &passes[3].guesses[index]),
            };
            all.push((share, right(doc, &passes[3], index)));
        }
    }
    all.sort_by(|a, b| b.0.total_cmp(&a.0));
    all
}

/// The curves for one kind of text, and the bar at which 97 in 100 are right.
fn curves(docs: &[Marked], tested: &[Tested], set: usize) -> Curves {
    // Of short stories less is known, and less can be promised.
    let wanted = if set == 2 { 0.955 } else { 0.971 };
    let mut answers: Vec<(f32, usize, Guess, bool)> = Vec::new();
    let mut sieve = (0, 0);
    let fits = |it: usize| it == set;
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
            let good = right(doc, &passes[3], index);
            if doc.prepared.given[index].is_some() {
                sieve.0 += usize::from(good);
                sieve.1 += 1;
            } else {
                answers.push((
                    WEIGHTS[doc.set],
                    case.context.into(),
                    passes[3].guesses[index],
                    good,
                ));
            }
        }
    }
    let mut curves = Curves {
        sieve: sieve.0 as f32 / sieve.1.max(1) as f32,
        bar: 1.0,
        contexts: [(1.0, 0.0); CONTEXTS],
        steady: [0.0; STEADY],
    };
    logistic(&mut curves, &answers);
    let mut good = 0;
    for (index, it) in shares(docs, tested, set, &curves).iter().enumerate() {
        good += usize::from(it.1);
        if good as f32 >= wanted * (index + 1) as f32 {
            curves.bar = it.0;
        }
    }
    curves
}

/// Fits the logistic curves of all contexts to weighted answers, by gradient steps.
fn logistic(curves: &mut Curves, answers: &[(f32, usize, Guess, bool)]) {
    const STEPS: usize = 4000;
    const RATE: f32 = 0.5;
    let mut totals = [1.0_f32; CONTEXTS];
    let mut steady_total = [1.0_f32; STEADY];
    for it in answers {
        totals[it.1] += it.0;
        steady_total[usize::from(it.2.steady)] += it.0;
    }
    for _ in 0..STEPS {
        let mut by_curve = [(0.0, 0.0); CONTEXTS];
        let mut by_steady = [0.0; STEADY];
        for &(weight, context, guess, right) in answers {
            let error = weight * (curves.share(context, &guess) - f32::from(u8::from(right)));
            by_curve[context].0 += error * odds(guess.probability);
            by_curve[context].1 += error;
            by_steady[usize::from(guess.steady)] += error;
        }
        for (context, curve) in curves.contexts.iter_mut().enumerate() {
            // The likelier a pass holds an answer, the likelier it is right, whatever a few answers say.
            curve.0 = (curve.0 - RATE * 0.3 * by_curve[context].0 / totals[context]).max(0.0);
            curve.1 -= RATE * by_curve[context].1 / totals[context];
        }
        for (step, offset) in curves.steady.iter_mut().enumerate() {
            *offset -= RATE * by_steady[step] / steady_total[step];
        }
    }
}
