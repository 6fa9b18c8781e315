//! The trained ranker: who of the candidates said it, decided for a whole text in four passes.
//!
//! The first goes through the text in order and knows who spoke before; the others look at every quotation again
//! and know who, by the pass before, speaks on both sides; the fourth is the third once more.

use super::around::{Around, FLOOR, Guess};
use super::cases::Cases;
use super::features::Rows;
use super::history::History;
use super::network::Network;
use super::numbers::exp;
use super::panel::Panel;

/// How many passes there are.
pub const PASSES: usize = 4;

/// The weights of all passes.
#[derive(Clone)]
pub struct Ranker {
    /// Of the first pass.
    pub first: Network,
    /// Of the second: networks that were learned apart and are heard together.
    pub second: Vec<Network>,
    /// Of the third and the fourth: as above.
    pub third: Vec<Network>,
}

/// The score of who is not weighed.
const NEVER: f32 = -1e6;

/// What a pass finds: a guess for each question, a probability for each candidate.
pub struct Pass {
    /// A guess for each question.
    pub guesses: Vec<Guess>,
    /// A probability for each candidate.
    pub scores: Vec<f32>,
}

impl Ranker {
    /// Decides every question; `given` are answers that stand already (members of the cast).
    pub fn decide(&self, cases: &Cases, given: &[Option<u32>]) -> Pass {
        let [.., last] = self.passes(cases, given);
        last
    }

    /// What every pass says; the last one decides.
    pub fn passes(&self, cases: &Cases, given: &[Option<u32>]) -> [Pass; PASSES] {
        let first = in_order(&self.first, cases, given);
        let second = again(&self.second, cases, &first, given);
        let mut panel = Panel::new(&self.third, cases);
        let third = hear(&mut panel, cases, &second, given);
        let fourth = hear(&mut panel, cases, &third, given);
        let mut passes = [first, second, third, fourth];
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
    let mut pass = Pass::new(cases);
    let mut history = History::default();
    let mut moving = Rows::default();
    let deep = network.is_deep();
    for (index, case) in cases.all.iter().enumerate() {
        moving.clear();
        if case.from < case.to {
            history.rows(cases, case, &mut moving);
        }
        for place in case.from as usize..case.to as usize {
            let parts = [
                cases.rows.row(place),
                moving.row(place - case.from as usize),
            ];
            let context = case.context.into();
            pass.scores[place] = if deep {
                network.score(context, &parts)
            } else {
                network.direct_score(context, &parts)
            };
        }
        pass.choose(cases, index, given.get(index).copied().flatten());
        if let Some(who) = pass.guesses[index].who {
            history.note(case.paragraph, who);
        }
    }
    pass
}

/// Looks at every question again, knowing what the pass before says of all others.
pub fn again(networks: &[Network], cases: &Cases, before: &Pass, given: &[Option<u32>]) -> Pass {
    hear(&mut Panel::new(networks, cases), cases, before, given)
}

/// The same with networks that may have heard the text before.
fn hear(panel: &mut Panel<'_>, cases: &Cases, before: &Pass, given: &[Option<u32>]) -> Pass {
    let mut pass = Pass::new(cases);
    pass.scores.fill(NEVER);
    let around = Around::new(cases, &before.guesses, &before.scores);
    let mut history = History::default();
    let (mut moving, mut both) = (Rows::default(), Rows::default());
    for (index, case) in cases.all.iter().enumerate() {
        let scores = &before.scores[case.from as usize..case.to as usize];
        let open = |it: usize| scores[it] >= FLOOR;
        // One who is left alone is certain whatever the score.
        if (0..scores.len()).filter(|&it| open(it)).count() > 1 {
            moving.clear();
            both.clear();
            history.rows_of(cases, case, open, &mut moving);
            around.rows(cases, index, &before.guesses, &before.scores, &mut both);
            for row in (0..scores.len()).filter(|&it| open(it)) {
                let place = case.from as usize + row;
                let parts = [moving.row(row), both.row(row)];
                pass.scores[place] = panel.score(case.context.into(), place, &parts);
            }
        } else if let Some(row) = (0..scores.len()).find(|&it| open(it)) {
            pass.scores[case.from as usize + row] = 0.0;
        }
        pass.choose(cases, index, given.get(index).copied().flatten());
        if let Some(who) = before.guesses[index].who {
            history.note(case.paragraph, who);
        }
    }
    pass
}

impl Pass {
    fn new(cases: &Cases) -> Self {
        Self {
            guesses: vec![Guess::default(); cases.all.len()],
            scores: vec![0.0; cases.candidates.len()],
        }
    }

    /// Turns the scores of a question into probabilities and takes the best, or what was given.
    fn choose(&mut self, cases: &Cases, index: usize, given: Option<u32>) {
        let case = &cases.all[index];
        let range = case.from as usize..case.to as usize;
        let scores = &mut self.scores[range.clone()];
        softmax(scores);
        let best = (0..scores.len())
            .rev()
            .max_by(|&a, &b| scores[a].total_cmp(&scores[b]));
        self.guesses[index] = match (given, best) {
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
        };
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
