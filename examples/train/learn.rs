//! Learning over whole documents: which are held back, and what each pass learns on.

use std::collections::BTreeMap;

use dixit::attribution::learning::{
    Around, FLOOR, History, Network, Pass, Ranker, Rows, TOGETHER, again, in_order, steady,
};

use crate::fit::{self, Example, Plan};
use crate::marked::{Marked, Source};
use crate::{FOLDS, SETS, Tested, WEIGHTS};

const INNER: usize = 3;

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
pub fn cross(docs: &[Marked], folds: &[usize], fold: usize, how: How) -> Vec<Tested> {
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
pub fn learn(docs: &[Marked], train: &[usize], how: How) -> Ranker {
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
pub struct How {
    pub early: usize,
    pub rate: usize,
    pub late: usize,
    pub drop: usize,
    pub decay: usize,
    pub seed: usize,
    pub pace: usize,
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
