//! What a first pass says of the turns on both sides, for a second look at each quotation.

use super::cases::{Case, Cases};
use super::features::{self as f, Rows};
use super::numbers::ln;

/// What a pass says of one quotation.
#[derive(Clone, Copy, Debug, Default)]
pub struct Guess {
    /// The candidate chosen, as an index into [`Cases::candidates`].
    pub candidate: Option<u32>,
    /// The member of the cast it is.
    pub who: Option<u32>,
    /// How likely that is.
    pub probability: f32,
}

/// The guesses of a pass over a whole text.
pub struct Around {
    /// The first question of each turn, with one more at the end.
    turns: Vec<u32>,
    /// The speakers of each turn with their probability; ranges in a pool.
    speakers: Vec<(u32, f32)>,
    speakers_from: Vec<u32>,
    /// How much each member says, and what its tags tell of gender.
    said: Vec<f32>,
    gender: Vec<f32>,
    /// How much of everything each member says, as a feature.
    shares: Vec<f32>,
    total: f32,
}

impl Around {
    /// Sums the guesses up.
    pub fn new(cases: &Cases, guesses: &[Guess]) -> Self {
        let mut around = Self {
            turns: Vec::new(),
            speakers: Vec::new(),
            speakers_from: Vec::new(),
            said: vec![0.0; cases.genders.len()],
            gender: vec![0.0; cases.genders.len()],
            shares: Vec::new(),
            total: 1.0,
        };
        for (index, (case, guess)) in cases.all.iter().zip(guesses).enumerate() {
            if case.first {
                around.turns.push(index as u32);
                around.speakers_from.push(around.speakers.len() as u32);
            }
            let Some(who) = guess.who else { continue };
            around.said[who as usize] += guess.probability;
            around.gender[who as usize] += case.gender as f32 * guess.probability;
            around.total += guess.probability;
            let from = around.speakers_from.last().map_or(0, |&it| it as usize);
            match around.speakers[from..].iter_mut().find(|it| it.0 == who) {
                Some(entry) => entry.1 = entry.1.max(guess.probability),
                None => around.speakers.push((who, guess.probability)),
            }
        }
        let share = |said: &f32| ln((said + 0.5) / around.total) / 6.0;
        around.shares = around.said.iter().map(share).collect();
        around.turns.push(cases.all.len() as u32);
        around.speakers_from.push(around.speakers.len() as u32);
        around
    }

    fn spoke(&self, turn: usize) -> &[(u32, f32)] {
        &self.speakers[self.speakers_from[turn] as usize..self.speakers_from[turn + 1] as usize]
    }

    /// Adds what the pass tells to one row for each candidate of a question; `scores` are its probabilities.
    pub fn rows(
        &self,
        cases: &Cases,
        index: usize,
        guesses: &[Guess],
        scores: &[f32],
        into: &mut Rows,
    ) {
        let case = &cases.all[index];
        let near = self.near(cases, case);
        let counts = self.counts(cases, case);
        let same_turn = |other: Option<usize>| {
            let other =
                other.filter(|&it| cases.all.get(it).is_some_and(|it| it.turn == case.turn))?;
            guesses[other]
                .who
                .map(|who| (who, guesses[other].probability))
        };
        let next = same_turn(Some(index + 1));
        let previous = same_turn(index.checked_sub(1));
        for (place, candidate) in cases.candidates(case).iter().enumerate() {
            let who = candidate.who;
            let score = scores
                .get(case.from as usize + place)
                .copied()
                .unwrap_or_default();
            into.value(f::FIRST_PASS, ln(score + 1e-6).max(-6.0) / 3.0);
            into.when(
                guesses[index].candidate == Some(case.from + place as u32),
                f::FIRST_PASS + 1,
            );
            let counted = counts.iter().find(|it| it.0 == who);
            // Who speaks in none of the turns around speaks in none of the nearest.
            let of = |list: &[(u32, f32)]| match counted {
                Some(_) => list.iter().find(|it| it.0 == who).map_or(0.0, |it| it.1),
                None => 0.0,
            };
            for (step, list) in near.iter().enumerate() {
                into.value(f::PASS_NEAR + step as u16, of(list));
            }
            for (step, quote) in [next, previous].into_iter().enumerate() {
                let told = quote.filter(|it| it.0 == who).map_or(0.0, |it| it.1);
                into.value(f::PASS_NEAR + 5 + step as u16, told);
            }
            into.value(f::PASS_NEAR + 7, of(near[1]) * of(near[3]));
            if let Some(&(_, ten, four)) = counted {
                into.value(f::PASS_AROUND, ln(1.0 + ten) / 2.0);
                into.value(f::PASS_AROUND + 1, ln(1.0 + four) / 2.0);
            }
            into.value(f::PASS_AROUND + 2, self.shares[who as usize]);
            into.when(counted.is_some_and(|it| it.2 > 0.0), f::PASS_AROUND + 3);
            if case.gender != 0 {
                let own = if guesses[index].who == Some(who) {
                    guesses[index].probability
                } else {
                    0.0
                };
                let gender = case.gender as f32;
                let told = (self.gender[who as usize] - gender * own) * gender / 4.0;
                into.value(f::PASS_GENDER, told.clamp(-1.0, 1.0));
            }
            into.end();
        }
    }

    /// Speakers of the turn after, two after, before, two before (those that are adjacent), and after but apart.
    fn near(&self, cases: &Cases, case: &Case) -> [&[(u32, f32)]; 5] {
        let turn = case.turn as usize;
        let adjacent = |other: Option<usize>, wanted: bool| -> &[(u32, f32)] {
            let Some(other) = other.filter(|&it| it + 1 < self.turns.len()) else {
                return &[];
            };
            let paragraph = cases.all[self.turns[other] as usize].paragraph;
            let dense = paragraph.abs_diff(case.paragraph) as usize == other.abs_diff(turn);
            if dense == wanted {
                self.spoke(other)
            } else {
                &[]
            }
        };
        [
            adjacent(Some(turn + 1), true),
            adjacent(Some(turn + 2), true),
            adjacent(turn.checked_sub(1), true),
            adjacent(turn.checked_sub(2), true),
            adjacent(Some(turn + 1), false),
        ]
    }

    /// How often members speak in the ten turns on either side, and in the four that are near.
    fn counts(&self, cases: &Cases, case: &Case) -> Vec<(u32, f32, f32)> {
        let turn = case.turn as usize;
        let mut counts: Vec<(u32, f32, f32)> = Vec::with_capacity(8);
        for other in turn.saturating_sub(10)..(turn + 11).min(self.turns.len() - 1) {
            if other == turn {
                continue;
            }
            let away = cases.all[self.turns[other] as usize]
                .paragraph
                .abs_diff(case.paragraph);
            let near = other.abs_diff(turn) <= 4 && away <= 6;
            for &(who, probability) in self.spoke(other) {
                let close = if near { probability } else { 0.0 };
                match counts.iter_mut().find(|it| it.0 == who) {
                    Some(entry) => {
                        entry.1 += probability;
                        entry.2 += close;
                    }
                    None => counts.push((who, probability, close)),
                }
            }
        }
        counts
    }
}
