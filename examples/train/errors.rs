//! What comes out wrong, and what cannot come out right.

use std::collections::BTreeMap;

use crate::marked::Marked;
use crate::report::right;
use crate::{SETS, Tested};

/// Prints how errors of bare turns hang together.
pub fn phases(docs: &[Marked], tested: &[Tested]) {
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
pub fn confusions(docs: &[Marked], tested: &[Tested], set: &str) {
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
pub fn worst(docs: &[Marked], tested: &[Tested], set: &str, most: usize) {
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

pub fn ceilings(docs: &[Marked]) {
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
pub fn missing(docs: &[Marked]) {
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
