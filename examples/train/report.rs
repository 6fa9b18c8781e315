//! How well each pass names speakers.

use std::collections::BTreeMap;

use crate::SETS;
use dixit::attribution::learning::PASSES;

use crate::tested::{self, Question, Tested, percent};

const ORDINALS: [&str; PASSES] = ["first", "second", "third"];
const CONTEXTS: [&str; 7] = [
    "name",
    "description",
    "pronoun",
    "narrator",
    "elsewhere",
    "beat",
    "bare",
];

/// Prints how often each pass is right, by set and kind of quotation.
pub fn passes(tested: &[Tested<'_>]) {
    for (pass, name) in ORDINALS.iter().enumerate() {
        print!("{name} pass:");
        for (set, label) in SETS.iter().enumerate() {
            let kinds = kinds(tested, set, pass);
            let good = kinds.values().map(|it| it.0).sum();
            let all = kinds.values().map(|it| it.1).sum();
            let kinds: Vec<String> = kinds
                .iter()
                .map(|(kind, it)| format!("{kind} {:.1}", percent(it.0, it.1)))
                .collect();
            print!("  {label} {:.1} ({})", percent(good, all), kinds.join(" "));
        }
        println!();
    }
}

/// How many quotations of each kind a pass has right, and how many there are.
fn kinds<'a>(
    tested: &'a [Tested<'_>],
    set: usize,
    pass: usize,
) -> BTreeMap<&'a str, (usize, usize)> {
    let mut kinds: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (kind, count) in tested::of(tested, set).flat_map(|it| &it.doc.kinds) {
        kinds.entry(kind).or_default().1 += count;
    }
    for question in tested::questions(tested, set).filter(|it| it.right_in(pass)) {
        let kind = question.gold.kind.as_deref().unwrap_or("-");
        kinds.entry(kind).or_default().0 += 1;
    }
    kinds
}

/// Prints by set and context how many there are and how often they are right, and the share that could be shown as
/// certain at 97 and 95 % if probabilities alone decided.
pub fn contexts(tested: &[Tested<'_>]) {
    for (set, label) in SETS.iter().enumerate() {
        let named = tested::named(tested, set);
        let mut all: Vec<(f32, bool)> = Vec::new();
        print!("{label} by context:");
        for (context, name) in CONTEXTS.iter().enumerate() {
            let mine = tested::questions(tested, set)
                .filter(|it| usize::from(it.case().context) == context)
                .map(|it: Question<'_>| (it.guess().probability, it.right()));
            let (count, good) = (mine.clone().count(), mine.clone().filter(|it| it.1).count());
            print!(
                "  {name} {:.1} % at {:.1}",
                percent(count, named),
                percent(good, count)
            );
            all.extend(mine);
        }
        println!();
        all.sort_by(|a, b| b.0.total_cmp(&a.0));
        for wanted in [0.97, 0.95] {
            let (shown, bar) = bar(&all, wanted);
            println!(
                "  {label}: {:.1} % can be shown at {wanted} (probability {bar:.4})",
                percent(shown, named)
            );
        }
    }
}

/// How many of the answers, the likeliest first, can be shown so that a wanted share of them is right; and how likely
/// the last of them is.
pub fn bar(answers: &[(f32, bool)], wanted: f32) -> (usize, f32) {
    let (mut good, mut best) = (0, (0, 1.0));
    for (index, it) in answers.iter().enumerate() {
        good += usize::from(it.1);
        if good as f32 >= wanted * (index + 1) as f32 {
            best = (index + 1, it.0);
        }
    }
    best
}
