//! Turns probabilities into shares that are right, for each kind of text.

use dixit::attribution::learning::{
    CONTEXTS, Calibration, Curves, Doubt, Guess, PASSES, firm, odds,
};

use crate::report::bar;
use crate::tested::{self, Question, Tested, percent};
use crate::{SETS, WEIGHTS};

/// The sets that stand for the kinds of text a calibration knows: long stories, short ones, news. Of short stories
/// less is known, and less can be promised.
const KINDS: [(usize, f32); 3] = [(0, 0.9702), (2, 0.955), (1, 0.9702)];

/// Whatever all of them come to, each answer shown as certain is right at least so often.
const EACH: f32 = 0.78;

/// An answer is not shown if of those as doubtful at most this share is right …
const DOUBTFUL: f32 = 0.2;

/// … and if its own share is less than this: the doubtful are few, and where they end is chance.
const HOPELESS: f32 = 0.1;

/// Learns the curves of all kinds of text, and prints them with what they would show as certain.
pub fn calibrate(tested: &[Tested<'_>]) -> Calibration {
    let mut calibration = Calibration::default();
    for (kind, (set, wanted)) in KINDS.into_iter().enumerate() {
        calibration.of[kind] = curves(tested, set, wanted);
        println!("{}: {:?}", SETS[set], calibration.of[kind]);
    }
    for (set, label) in SETS.iter().enumerate() {
        let named = tested::named(tested, set);
        let shown = shown(&calibration, tested::questions(tested, set));
        println!(
            "  {label}: accuracy {:.1}, {} shown as unknown; certain {:.1} % at {:.1}",
            percent(shown.right, named),
            shown.unknown,
            percent(shown.certain, named),
            percent(shown.good, shown.certain)
        );
        let told = tested::told(tested, set).filter(|it| it.gold.speaker.is_none());
        if told.clone().next().is_some() {
            let all = told.clone().count();
            let shown = self::shown(&calibration, told);
            println!(
                "  {label}, without a name: {all} found, {:.1} % right; certain {:.1} % at {:.1}",
                percent(shown.right, all),
                percent(shown.certain, all),
                percent(shown.good, shown.certain)
            );
        }
    }
    calibration
}

/// How many answers are shown, and how.
#[derive(Default)]
struct Shown {
    right: usize,
    unknown: usize,
    certain: usize,
    /// Certain and right.
    good: usize,
}

/// What is shown of some questions.
fn shown<'a>(calibration: &Calibration, questions: impl Iterator<Item = Question<'a>>) -> Shown {
    let mut shown = Shown::default();
    for it in questions {
        let prepared = &it.doc.prepared;
        let curves = calibration.curves(prepared.reports, prepared.spans.len());
        let right = usize::from(it.right());
        if share(curves, it) < curves.likely || it.doubt() == Doubt::Denied {
            shown.unknown += 1;
            continue;
        }
        shown.right += right;
        if surety(curves, it) >= curves.certain {
            shown.certain += 1;
            shown.good += right;
        }
    }
    shown
}

/// The share of such answers that are right.
fn share(curves: &Curves, question: Question<'_>) -> f32 {
    if question.is_given() {
        curves.sieve
    } else {
        curves.share(question.case().context.into(), &question.guess())
    }
}

/// The share of answers as sure as this one that are right, if it may be shown as certain; else none.
fn surety(curves: &Curves, question: Question<'_>) -> f32 {
    let (case, guess) = (question.case(), question.guess());
    let is_firm = || firm(case.context.into(), question.doc.prepared.reports, &guess);
    match question.doubt() {
        Doubt::None if question.is_given() || is_firm() => {
            share(curves, question) * question.speech()
        }
        _ => 0.0,
    }
}

/// Up to where answers, the surest first, are worth showing: of those behind it at most such a share is right.
fn floor(shares: &[(f32, bool)], doubtful: f32) -> f32 {
    let (mut good, mut floor) = (0, 0.0);
    for (index, it) in shares.iter().rev().enumerate() {
        if good as f32 <= doubtful * index as f32 {
            floor = it.0;
        }
        good += usize::from(it.1);
    }
    floor
}

/// Every answer of the last pass in a set, the surest first: how sure it is, and whether it is right.
fn shares<'a>(
    tested: &'a [Tested<'_>],
    set: usize,
    sure: impl Fn(Question<'a>) -> f32,
) -> Vec<(f32, bool)> {
    let mut all: Vec<(f32, bool)> = tested::questions(tested, set)
        .map(|it| (sure(it), it.right()))
        .collect();
    all.sort_by(|a, b| b.0.total_cmp(&a.0));
    all
}

/// An answer to learn from: its context, what the last pass says, whether it is right.
type Answer = (usize, Guess, bool);

/// The curves for one kind of text, and the bar at which the wanted share is right.
fn curves(tested: &[Tested<'_>], set: usize, wanted: f32) -> Curves {
    let mut answers: Vec<Answer> = Vec::new();
    let (mut given, mut given_right) = (0, 0);
    for it in tested::told(tested, set) {
        if it.is_given() {
            given += 1;
            given_right += usize::from(it.right());
        } else {
            answers.push((it.case().context.into(), it.guess(), it.right()));
        }
    }
    let mut curves = Curves {
        sieve: given_right as f32 / given.max(1) as f32,
        certain: 1.0,
        likely: 0.0,
        contexts: [(1.0, 0.0); CONTEXTS],
        steady: [0.0; PASSES],
    };
    logistic(&mut curves, &answers, WEIGHTS[set]);
    let sure = shares(tested, set, |it| surety(&curves, it));
    curves.certain = bar(&sure, wanted).1.max(EACH);
    let all = shares(tested, set, |it| share(&curves, it));
    curves.likely = floor(&all, DOUBTFUL).min(HOPELESS);
    curves
}

/// Fits the logistic curves of all contexts to answers of such a weight, by gradient steps.
fn logistic(curves: &mut Curves, answers: &[Answer], weight: f32) {
    const STEPS: usize = 4000;
    const RATE: f32 = 0.5;
    let mut totals = [1.0_f32; CONTEXTS];
    let mut steady_total = [1.0_f32; PASSES];
    for (context, guess, _) in answers {
        totals[*context] += weight;
        steady_total[usize::from(guess.steady)] += weight;
    }
    for _ in 0..STEPS {
        let mut by_curve = [(0.0, 0.0); CONTEXTS];
        let mut by_steady = [0.0; PASSES];
        for &(context, guess, right) in answers {
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
