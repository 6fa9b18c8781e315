//! The trained ranker: who of the candidates said it, decided for a whole text in three passes.
//!
//! The first goes through the text in order and knows who spoke before; the others look at every quotation again
//! and know who, by the pass before, speaks on both sides.

use super::analysis::{Analysis, CONTEXTS};
use super::around::{Around, FLOOR, Guess};
use super::candidates::MOST;
use super::cases::{Asker, Cases};
use super::features::{Cell, Rows};
use super::history::History;
use super::network::{HIDDEN, Network, Sums};
use super::numbers::exp;

/// How many passes there are.
pub const PASSES: usize = 3;

/// How many networks the last pass hears together.
pub const TOGETHER: usize = 3;

/// The weights of all passes.
#[derive(Clone)]
pub struct Ranker {
    /// Of the first pass.
    pub first: Network,
    /// Of the second.
    pub second: Network,
    /// Of the third: networks that were learned apart …
    pub third: Vec<Network>,
    /// … and are heard together.
    together: Network<{ TOGETHER * HIDDEN }>,
}

/// The score of who is not weighed.
const NEVER: f32 = -1e6;

/// What a pass finds: a guess for each question, a probability for each candidate.
#[derive(Default)]
pub struct Pass {
    /// A guess for each question.
    pub guesses: Vec<Guess>,
    /// A probability for each candidate.
    pub scores: Vec<f32>,
}

impl Ranker {
    /// With these weights.
    pub fn new(first: Network, second: Network, third: Vec<Network>) -> Self {
        Self {
            first,
            second,
            together: Network::join(&third),
            third,
        }
    }

    /// Decides every quotation of a text; `given` are answers that stand already (members of the cast).
    ///
    /// The first pass goes along as the questions are asked, so that nothing is held of candidates whom it rules out.
    pub fn decide(&self, analysis: &Analysis<'_>, given: &[Option<u32>]) -> Pass {
        let mut cases = Cases::none(analysis);
        let mut asker = Asker::new(analysis);
        let mut first = InOrder::new(&self.first, &cases, given.len());
        for quote in 0..analysis.quotes.len() {
            let known = given.get(quote).copied().flatten();
            let rows = cases.candidates.len();
            asker.ask(known.is_some(), &mut cases);
            first.look(&cases, quote, known);
            let scores = &first.pass.scores;
            let several = several(&scores[rows..]);
            cases.rows.keep(rows, |row| several && scores[row] >= FLOOR);
        }
        drop(asker);
        let [.., last] = self.later(&cases, first.pass, given);
        last
    }

    /// What every pass says; the last one decides.
    pub fn passes(&self, cases: &Cases, given: &[Option<u32>]) -> [Pass; PASSES] {
        self.later(cases, in_order(&self.first, cases, given), given)
    }

    /// The passes after the first. They read no rows of candidates whom it rules out.
    fn later(&self, cases: &Cases, first: Pass, given: &[Option<u32>]) -> [Pass; PASSES] {
        let second = again(&self.second, cases, &first, given, OPEN);
        let third = again(&self.together, cases, &second, given, SETTLED);
        let mut passes = [first, second, third];
        steady(&mut passes);
        passes
    }
}

/// Notes in the guesses of the last pass how many passes before chose the same.
fn steady(passes: &mut [Pass]) {
    let Some((last, before)) = passes.split_last_mut() else {
        return;
    };
    for (index, guess) in last.guesses.iter_mut().enumerate() {
        let same = |it: &&Pass| it.guesses[index].who == guess.who;
        guess.steady = before.iter().rev().take_while(same).count() as u8;
    }
}

/// Goes through the text in order; what is decided is history for what follows.
pub fn in_order(network: &Network, cases: &Cases, given: &[Option<u32>]) -> Pass {
    let mut first = InOrder::new(network, cases, cases.all.len());
    for index in 0..cases.all.len() {
        first.look(cases, index, given.get(index).copied().flatten());
    }
    first.pass
}

/// The first pass on its way.
struct InOrder<'a> {
    network: &'a Network,
    deep: bool,
    common: [Sums<HIDDEN>; CONTEXTS],
    pass: Pass,
    history: History,
    moving: Rows,
}

impl<'a> InOrder<'a> {
    /// Before the first of so many quotations.
    fn new(network: &'a Network, cases: &Cases, quotations: usize) -> Self {
        Self {
            network,
            deep: network.is_deep(),
            common: cases.common_sums(network),
            pass: Pass {
                guesses: Vec::with_capacity(quotations),
                scores: Vec::with_capacity(MOST * quotations),
            },
            history: History::default(),
            moving: Rows::with_room(MOST),
        }
    }

    /// Looks at the next question.
    fn look(&mut self, cases: &Cases, index: usize, given: Option<u32>) {
        let case = &cases.all[index];
        self.moving.clear();
        if case.from < case.to {
            self.history.rows(cases, case, &mut self.moving);
        }
        for (row, place) in (case.from as usize..case.to as usize).enumerate() {
            let parts = [cases.rows.row(place), self.moving.row(row)];
            self.pass
                .scores
                .push(self.score(case.context.into(), parts));
        }
        softmax(&mut self.pass.scores[case.from as usize..]);
        self.pass.choose(cases, index, given);
        if let Some(who) = self.pass.guesses[index].who {
            self.history.note(case.paragraph, who);
        }
    }

    /// The score of a candidate whose row is the sum of `parts`.
    fn score(&self, context: usize, parts: [&[Cell]; 2]) -> f32 {
        let mut sums = self.common[context];
        if self.deep {
            for cells in parts {
                self.network.add(context, cells, &mut sums);
            }
            return self.network.finish(&sums);
        }
        for cells in parts {
            self.network.add_direct(context, cells, &mut sums);
        }
        self.network.direct_score(&sums)
    }
}

/// An answer that the second pass holds for at least this likely stands, and is not asked again.
const SETTLED: f32 = 0.95;
/// The first pass, which knows only what was said before, settles nothing.
pub const OPEN: f32 = f32::INFINITY;

/// Looks at every question again, knowing what the pass before says of all others, but for those where it holds an
/// answer for at least as likely as `settled`.
pub fn again<const WIDTH: usize>(
    network: &Network<WIDTH>,
    cases: &Cases,
    before: &Pass,
    given: &[Option<u32>],
    settled: f32,
) -> Pass {
    let mut pass = Pass {
        guesses: Vec::with_capacity(cases.all.len()),
        scores: vec![NEVER; cases.candidates.len()],
    };
    let common = cases.common_sums(network);
    let mut around = Around::new(cases, &before.guesses, &before.scores);
    let mut history = History::default();
    let (mut moving, mut both) = (Rows::with_room(MOST), Rows::with_room(MOST));
    for (index, case) in cases.all.iter().enumerate() {
        let range = case.from as usize..case.to as usize;
        let scores = &before.scores[range.clone()];
        let open = |it: usize| scores[it] >= FLOOR;
        if scores.iter().any(|&it| it >= settled) {
            pass.scores[range].copy_from_slice(scores);
        } else {
            // One who is left alone is certain whatever the score.
            if several(scores) {
                moving.clear();
                both.clear();
                history.rows_of(cases, case, open, &mut moving);
                around.rows(cases, index, &before.guesses, &before.scores, &mut both);
                let context = usize::from(case.context);
                for row in (0..scores.len()).filter(|&it| open(it)) {
                    let place = range.start + row;
                    let parts = [cases.rows.row(place), moving.row(row), both.row(row)];
                    let mut sums = common[context];
                    for cells in parts {
                        network.add(context, cells, &mut sums);
                    }
                    pass.scores[place] = network.finish(&sums);
                }
            } else if let Some(row) = (0..scores.len()).find(|&it| open(it)) {
                pass.scores[range.start + row] = 0.0;
            }
            softmax(&mut pass.scores[range]);
        }
        pass.choose(cases, index, given.get(index).copied().flatten());
        if let Some(who) = before.guesses[index].who {
            history.note(case.paragraph, who);
        }
    }
    pass
}

/// Whether more than one of the candidates with these probabilities is left.
fn several(scores: &[f32]) -> bool {
    scores.iter().filter(|&&it| it >= FLOOR).count() > 1
}

impl Pass {
    /// Takes the likeliest answer to the next question, or the one that was given.
    fn choose(&mut self, cases: &Cases, index: usize, given: Option<u32>) {
        let case = &cases.all[index];
        let range = case.from as usize..case.to as usize;
        let scores = &self.scores[range.clone()];
        let best = (0..scores.len())
            .rev()
            .max_by(|&a, &b| scores[a].total_cmp(&scores[b]));
        self.guesses.push(match (given, best) {
            (Some(who), _) => Guess {
                who: Some(who),
                probability: 1.0,
                ..Guess::default()
            },
            (None, Some(best)) => Guess {
                candidate: Some(case.from + best as u32),
                who: Some(cases.candidates[range.start + best].who),
                probability: scores[best],
                steady: 0,
            },
            (None, None) => Guess::default(),
        });
    }
}

/// Scores to probabilities; who is not weighed at all is exactly as likely as nothing.
pub fn softmax(scores: &mut [f32]) {
    const HOPELESS: f32 = NEVER / 2.0;
    let most = scores.iter().copied().fold(f32::MIN, f32::max);
    let mut total = 0.0;
    for score in scores.iter_mut() {
        let behind = *score - most;
        *score = if behind < HOPELESS { 0.0 } else { exp(behind) };
        total += *score;
    }
    for score in scores {
        *score /= total;
    }
}
