//! What comes out wrong.

use std::collections::BTreeMap;

use dixit::attribution::learning::PASSES;

use crate::SETS;
use crate::tested::{self, Question, Tested, percent};

/// The context of quotations with nothing beside them.
const BARE: u8 = 6;

/// Prints how errors of bare turns in novels hang together.
pub fn neighbours(tested: &[Tested<'_>]) {
    let (mut wrong, mut swapped, mut same, mut second) = (0, 0, 0, 0);
    for it in tested::of(tested, 0) {
        let cases = &it.doc.prepared.cases;
        let last = cases.all.len() - 1;
        let bad = |index: usize| it.question(index).filter(|it| !it.right());
        for question in (1..last).filter_map(bad) {
            if question.case().context != BARE {
                continue;
            }
            let index = question.index;
            let paragraph = |it: usize| cases.all[it].paragraph;
            let adjacent = |&it: &usize| paragraph(it).abs_diff(paragraph(index)) == 1;
            let near = || [index - 1, index + 1].into_iter().filter(adjacent);
            let speaker = |index: usize| it.doc.gold[index].as_ref()?.speaker.as_deref();
            wrong += 1;
            swapped += usize::from(near().any(|it| bad(it).is_some()));
            same += usize::from(near().any(|it| speaker(it) == speaker(index)));
            second += usize::from(rank(question).is_some_and(|it| it < 2));
        }
    }
    println!(
        "bare errors {wrong}: neighbour wrong too {swapped}, alone {}; same speaker as a neighbour {same}; right among the first two {second}",
        wrong - swapped
    );
}

/// The place of the right candidate by the last pass.
fn rank(question: Question<'_>) -> Option<usize> {
    let scores = &question.passes[PASSES - 1].scores;
    let mut order: Vec<usize> = question.places().collect();
    order.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]));
    order.iter().position(|&it| question.doc.right[it])
}

/// Where the right speaker stood when the answer was wrong.
const STOOD: [&str; 6] = [
    "the quotation was not found, or dropped as no speech",
    "not in the cast",
    "a sieve named another",
    "in the cast, but no candidate",
    "second by the last pass",
    "further behind",
];

/// Prints a table of where the right speaker stood when the answer was wrong.
pub fn stood(tested: &[Tested<'_>]) {
    let sets = SETS.iter().enumerate();
    let columns: Vec<[usize; STOOD.len()]> = sets.map(|it| count(tested, it.0)).collect();
    println!(
        "\nWhere the right speaker stood when the answer was wrong: share of all errors, per cent\n"
    );
    println!("| the right speaker | {} |", SETS.join(" | "));
    println!("|---|{}", "---|".repeat(SETS.len()));
    for (row, name) in STOOD.iter().enumerate() {
        let share = |it: &[usize; STOOD.len()]| percent(it[row], it.iter().sum());
        let cells: Vec<String> = columns
            .iter()
            .map(|it| format!("{:.1}", share(it)))
            .collect();
        println!("| {name} | {} |", cells.join(" | "));
    }
}

fn count(tested: &[Tested<'_>], set: usize) -> [usize; STOOD.len()] {
    let mut counts = [0; STOOD.len()];
    counts[0] = tested::named(tested, set) - tested::questions(tested, set).count();
    for it in tested::questions(tested, set).filter(|it| !it.right()) {
        let row = if it.doc.strangers.contains_key(it.speaker()) {
            1
        } else if it.is_given() {
            2
        } else {
            match rank(it) {
                None => 3,
                Some(0 | 1) => 4,
                Some(_) => 5,
            }
        };
        counts[row] += 1;
    }
    counts
}

/// Prints who is taken for whom most often in a set.
pub fn confusions(tested: &[Tested<'_>], set: usize) {
    const MOST: usize = 120;
    let mut pairs: BTreeMap<(&str, &str, &str, u8), usize> = BTreeMap::new();
    for it in tested::questions(tested, set).filter(|it| !it.right()) {
        let key = (&*it.doc.id, it.speaker(), it.told(), it.case().context);
        *pairs.entry(key).or_default() += 1;
    }
    let mut pairs: Vec<_> = pairs.into_iter().collect();
    pairs.sort_by_key(|it| std::cmp::Reverse(it.1));
    for ((doc, gold, told, context), count) in pairs.into_iter().take(MOST) {
        println!("{count:4} {context} {doc}: {gold} -> {told}");
    }
}

/// Prints so many of the questions of a set that came out wrong, in context.
pub fn worst(tested: &[Tested<'_>], set: usize, most: usize) {
    let mut wrong: Vec<Question<'_>> = tested::questions(tested, set).collect();
    wrong.retain(|it| !it.right());
    let step = (wrong.len() / most.max(1)).max(1);
    for it in wrong.into_iter().step_by(step) {
        let span = it.doc.prepared.spans[it.index];
        let (start, end) = (i64::from(span.start), i64::from(span.end));
        let reach = it.doc.right[it.places()].contains(&true);
        let text = |from: i64, to: i64| excerpt(&it.doc.text, from, to);
        println!(
            "{} @{start} ctx {} {}: {} came out as {} {:.2}\n    …{}⟦{}⟧{}…",
            it.doc.id,
            it.case().context,
            if reach { "" } else { "NO CANDIDATE" },
            it.speaker(),
            it.told(),
            it.guess().probability,
            text(start - 220, start),
            text(start, end.min(start + 120)),
            text(end, end + 120),
        );
    }
}

/// A stretch of text in one line, a little wider where it would cut a character.
fn excerpt(text: &str, from: i64, to: i64) -> String {
    let mut from = from.max(0) as usize;
    let mut to = (to.max(0) as usize).min(text.len());
    while !text.is_char_boundary(from) {
        from -= 1;
    }
    while !text.is_char_boundary(to) {
        to += 1;
    }
    text.get(from..to).unwrap_or_default().replace('\n', " ")
}
