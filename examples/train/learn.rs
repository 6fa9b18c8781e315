//! Learning over whole documents: which are held back, and what each pass learns on.

use std::collections::BTreeMap;

use dixit::attribution::learning::{Network, OPEN, Pass, Ranker, TOGETHER, again, in_order};

use crate::fit::{self, Example, Plan};
use crate::marked::{Marked, Source};
use crate::tested::Tested;
use crate::walk::Walk;
use crate::{SETS, WEIGHTS};

/// Into how many parts the documents fall, each decided by what the others teach.
pub const FOLDS: usize = 5;
/// The same among the documents that teach, for what a pass learns of the pass before.
const INNER: usize = 3;

/// The first look, at what was said before by those who really said it.
const QUICK: Plan = Plan {
    epochs: 6,
    rate: 2e-2,
    decay: 1e-4,
    drop: 0.0,
    seed: 0,
    deep: false,
};
/// The first pass.
const EARLY: Plan = Plan {
    epochs: 10,
    drop: 0.1,
    ..QUICK
};
/// The passes after it.
const LATE: Plan = Plan {
    epochs: 30,
    rate: 5e-3,
    decay: 0.3,
    drop: 0.4,
    seed: 1,
    deep: true,
};

/// The fold of each document: novels by their length, so that all folds are about as long.
pub fn folds(docs: &[Source]) -> Vec<usize> {
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
pub fn cross<'a>(docs: &'a [Marked], folds: &[usize], fold: usize) -> Vec<Tested<'a>> {
    let of = |doc: usize| folds[docs[doc].origin.unwrap_or(doc)];
    let train: Vec<usize> = (0..docs.len()).filter(|&it| of(it) != fold).collect();
    let ranker = learn(docs, &train);
    let mine = docs.iter().zip(folds).filter(|it| *it.1 == fold);
    mine.map(|(doc, _)| Tested {
        doc,
        passes: ranker.passes(&doc.prepared.cases, &doc.prepared.given),
    })
    .collect()
}

/// The networks of all passes, each learned on what the pass before says of documents it has not seen.
pub fn learn(docs: &[Marked], train: &[usize]) -> Ranker {
    let first = |part: &[usize], speakers: &dyn Fn(usize) -> Vec<Option<u32>>, plan: Plan| {
        fit::fit(&examples(docs, part, speakers, None), plan)
    };
    let in_order = |net: &Network, doc: usize| {
        let prepared = &docs[doc].prepared;
        in_order(net, &prepared.cases, &prepared.given)
    };
    let quick = |part: &[usize]| first(part, &|doc| truth(&docs[doc]), QUICK);
    let parts = parts(docs, train);
    let try_one = held_out(&parts, quick, in_order);
    let early = |part: &[usize]| first(part, &|doc| spoken(&try_one, doc), EARLY);
    let try_two = held_out(&parts, early, in_order);
    let late = |part: &[usize], passes: &BTreeMap<usize, Pass>| {
        examples(docs, part, &|doc| spoken(passes, doc), Some(passes))
    };
    let one = |part: &[usize]| fit::fit(&late(part, &try_two), LATE);
    let decide = |network: &Network, doc: usize| {
        let prepared = &docs[doc].prepared;
        again(
            network,
            &prepared.cases,
            &try_two[&doc],
            &prepared.given,
            OPEN,
        )
    };
    let try_three = held_out(&parts, one, decide);
    let last = late(train, &try_three);
    // Networks that differ by where they start err apart.
    let start = |seed: usize| Plan {
        seed: LATE.seed + seed as u64,
        ..LATE
    };
    let third = (0..TOGETHER).map(|seed| fit::fit(&last, start(seed)));
    Ranker::new(early(train), one(train), third.collect())
}

fn spoken(passes: &BTreeMap<usize, Pass>, doc: usize) -> Vec<Option<u32>> {
    passes[&doc].guesses.iter().map(|it| it.who).collect()
}

/// The documents that teach, each with the part it is held out with; a retelling goes with its original.
fn parts(docs: &[Marked], train: &[usize]) -> Vec<(usize, usize)> {
    let place = |doc: usize| train.iter().position(|&it| it == doc).unwrap();
    let part = |&doc: &usize| (doc, place(docs[doc].origin.unwrap_or(doc)) % INNER);
    train.iter().map(part).collect()
}

/// Decides each document by a model that has not seen it.
fn held_out<M>(
    parts: &[(usize, usize)],
    learn: impl Fn(&[usize]) -> M,
    decide: impl Fn(&M, usize) -> Pass,
) -> BTreeMap<usize, Pass> {
    let mut passes = BTreeMap::new();
    for held in 0..INNER {
        let of = |mine: bool| {
            let chosen = parts.iter().filter(move |it| (it.1 == held) == mine);
            chosen.map(|it| it.0)
        };
        let rest: Vec<usize> = of(false).collect();
        let model = learn(&rest);
        for doc in of(true) {
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

/// The questions of some documents that have a right candidate, for a pass that goes by these speakers and, if one
/// went before, by these passes.
fn examples(
    docs: &[Marked],
    part: &[usize],
    speakers: &dyn Fn(usize) -> Vec<Option<u32>>,
    passes: Option<&BTreeMap<usize, Pass>>,
) -> Vec<Example> {
    let mut all = Vec::new();
    for &doc in part {
        let marked = &docs[doc];
        let cases = &marked.prepared.cases;
        let mut walk = Walk::new(cases, passes.map(|it| &it[&doc]));
        for (index, who) in speakers(doc).into_iter().enumerate() {
            let case = &cases.all[index];
            let places = case.from as usize..case.to as usize;
            if marked.right[places.clone()].contains(&true) {
                walk.look(index);
                let mut example = Example {
                    context: case.context.into(),
                    weight: WEIGHTS[marked.set],
                    cells: Vec::new(),
                    ends: Vec::new(),
                    right: Vec::new(),
                };
                for place in places.filter(|&it| walk.runs(it)) {
                    example.right.push(marked.right[place]);
                    example.cells.extend(walk.cells(index, place));
                    example.ends.push(example.cells.len() as u32);
                }
                if example.right.contains(&true) {
                    all.push(example);
                }
            }
            walk.note(index, who);
        }
    }
    all
}
