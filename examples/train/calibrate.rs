//! Turns probabilities into shares that are right, for each kind of text.

use dixit::attribution::learning::{CONTEXTS, Calibration, Curves, Guess, STEADY, odds};

use crate::marked::Marked;
use crate::report::right;
use crate::{SETS, Tested, WEIGHTS};

/// The sets that stand for the kinds of text a calibration knows: long stories, short ones, news.
const KINDS: [usize; 3] = [0, 2, 1];

/// By set and context: how many, how often right, and the share that can be shown at 97 and 95 %.
pub fn calibrate(docs: &[Marked], tested: &[Tested]) -> Calibration {
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
