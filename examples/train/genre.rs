//! Learns what parts texts that report from texts that tell, and prints it with how many texts it parts wrongly.

use dixit::attribution::learning::{FACTS, facts};

use crate::learn::FOLDS;
use crate::marked::Source;
use crate::{NEWS, SETS};

/// Of a novel also so many pieces of so many characters are looked at, since what is opened may be short.
const PIECES: usize = 16;
const PIECE: usize = 6_000;

/// What a text is judged by.
struct Sample {
    set: usize,
    fold: usize,
    whole: bool,
    facts: [f32; FACTS],
}

/// A line that parts the facts of reports from those of stories.
#[derive(Clone, Copy, Default)]
struct Line {
    weights: [f32; FACTS],
    offset: f32,
}

/// Prints the numbers, and how many texts of each set come out wrong when their fold is held back.
pub fn learn(sources: &[Source], folds: &[usize]) {
    let samples: Vec<Sample> = sources.iter().zip(folds).flat_map(samples).collect();
    let lines: Vec<Line> = (0..FOLDS)
        .map(|fold| fit(&samples.iter().filter(|it| it.fold != fold)))
        .collect();
    for (set, name) in SETS.iter().enumerate() {
        for (whole, what) in [(true, "texts"), (false, "pieces")] {
            let mine = samples
                .iter()
                .filter(|it| (it.set, it.whole) == (set, whole));
            let is_wrong = |it: &&Sample| (lines[it.fold].odds(&it.facts) > 0.0) != (set == NEWS);
            let wrong = mine.clone().filter(is_wrong).count();
            println!("{name}: {wrong} of {} {what} wrong", mine.count());
        }
    }
    let line = fit(&samples.iter());
    println!("WEIGHTS {:.3?} OFFSET {:.3}", line.weights, line.offset);
}

fn samples((source, &fold): (&Source, &usize)) -> Vec<Sample> {
    let sample = |whole, facts| Sample {
        set: source.set,
        fold,
        whole,
        facts,
    };
    let mut samples = vec![sample(true, facts(&source.document))];
    if source.set == 0 {
        let text: Vec<char> = source.document.text.chars().collect();
        let step = (text.len() / PIECES).max(PIECE);
        for piece in text.chunks(step) {
            let piece: String = piece.iter().take(PIECE).collect();
            samples.push(sample(false, facts(&dixit::read::plain(piece))));
        }
    }
    samples
}

/// A logistic regression by gradient steps, in which reports and stories weigh the same.
fn fit<'a>(samples: &(impl Iterator<Item = &'a Sample> + Clone)) -> Line {
    const STEPS: usize = 4_000;
    const RATE: f32 = 0.5;
    const DECAY: f32 = 1e-3;
    let all = samples.clone().count() as f32;
    let news = samples.clone().filter(|it| it.set == NEWS).count() as f32;
    let mut line = Line::default();
    for _ in 0..STEPS {
        let mut slope = Line::default();
        for sample in samples.clone() {
            let (reports, part) = match sample.set {
                NEWS => (1.0, 0.5 / news),
                _ => (0.0, 0.5 / (all - news)),
            };
            let error = part * (1.0 / (1.0 + (-line.odds(&sample.facts)).exp()) - reports);
            for (into, fact) in slope.weights.iter_mut().zip(sample.facts) {
                *into += error * fact;
            }
            slope.offset += error;
        }
        for (weight, step) in line.weights.iter_mut().zip(slope.weights) {
            *weight -= RATE * (step + DECAY * *weight);
        }
        line.offset -= RATE * slope.offset;
    }
    line
}

impl Line {
    /// The logarithm of the odds that such a text reports.
    fn odds(&self, facts: &[f32; FACTS]) -> f32 {
        let parts = self.weights.iter().zip(facts);
        self.offset + parts.map(|(weight, fact)| weight * fact).sum::<f32>()
    }
}
