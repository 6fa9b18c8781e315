//! What a first pass says of the turns on both sides, for a second look at each quotation.

use super::cases::{Case, Cases};
use super::diction::Diction;
use super::features::{self as f, Rows};
use super::numbers::ln;

/// Candidates that a pass holds for less likely than this are looked at no more.
pub const FLOOR: f32 = 0.002;

/// Who is at least this likely is taken for one who may have spoken.
const HEARD: f32 = 0.08;

/// What a pass says of one quotation.
#[derive(Clone, Copy, Debug, Default)]
pub struct Guess {
    /// The candidate chosen, as an index into [`Cases::candidates`].
    pub candidate: Option<u32>,
    /// The member of the cast it is.
    pub who: Option<u32>,
    /// How likely that is.
    pub probability: f32,
    /// How many of the passes before chose the same, in a row.
    pub steady: u8,
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
    /// How often the speaker told by a description is a member: description, member, how often; sorted.
    described: Vec<(u32, u32, f32)>,
    diction: Diction,
}

impl Around {
    /// Sums the guesses up.
    pub fn new(cases: &Cases, guesses: &[Guess], scores: &[f32]) -> Self {
        let mut around = Self {
            described: described(cases, guesses, scores),
            diction: Diction::new(cases, guesses),
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
            for (who, probability) in heard(cases, case, guess, scores, HEARD) {
                around.hear(case, who, probability);
            }
        }
        let share = |said: &f32| ln((said + 0.5) / around.total) / 6.0;
        around.shares = around.said.iter().map(share).collect();
        around.turns.push(cases.all.len() as u32);
        around.speakers_from.push(around.speakers.len() as u32);
        around
    }

    fn hear(&mut self, case: &Case, who: u32, probability: f32) {
        self.said[who as usize] += probability;
        self.gender[who as usize] += case.gender as f32 * probability;
        self.total += probability;
        let from = self.speakers_from.last().map_or(0, |&it| it as usize);
        match self.speakers[from..].iter_mut().find(|it| it.0 == who) {
            Some(entry) => entry.1 = entry.1.max(probability),
            None => self.speakers.push((who, probability)),
        }
    }

    /// How often a description is the candidate elsewhere, of how many.
    fn same_description(&self, case: &Case, who: u32, own: f32) -> Option<(f32, f32)> {
        if case.described == u32::MAX {
            return None;
        }
        let from = self.described.partition_point(|it| it.0 < case.described);
        let mine = self.described[from..]
            .iter()
            .take_while(|it| it.0 == case.described);
        let all: f32 = mine.clone().map(|it| it.2).sum();
        let here: f32 = mine.filter(|it| it.1 == who).map(|it| it.2).sum();
        let others = (all - 1.0).max(0.0);
        Some(((here - own).max(0.0) / (others + 0.5), others))
    }

    fn spoke(&self, turn: usize) -> &[(u32, f32)] {
        &self.speakers[self.speakers_from[turn] as usize..self.speakers_from[turn + 1] as usize]
    }

    /// Adds what the pass tells to one row for each candidate of a question; `scores` are its probabilities. The rows
    /// of those that it holds for less likely than [`FLOOR`] stay empty.
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
        let far = self.far(cases, case);
        let parity = self.parity(cases, case);
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
            if score < FLOOR {
                into.end();
                continue;
            }
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
            for (side, list) in parity.iter().enumerate() {
                into.value(f::PASS_PARITY + side as u16, of(list));
            }
            for (step, list) in far.iter().enumerate() {
                into.value(f::PASS_FAR + step as u16, of(list));
            }
            self.manner(cases, case, &guesses[index], (who, score), into);
            if let Some(&(_, ten, four)) = counted {
                into.value(f::PASS_AROUND, ln(1.0 + ten) / 2.0);
                into.value(f::PASS_AROUND + 1, ln(1.0 + four) / 2.0);
            }
            into.value(f::PASS_AROUND + 2, self.shares[who as usize]);
            into.when(counted.is_some_and(|it| it.2 > 0.0), f::PASS_AROUND + 3);
            self.told_gender(case, (who, score), into);
            into.end();
        }
    }

    /// Adds what a candidate with such a probability is called elsewhere, and how they speak.
    fn manner(
        &self,
        cases: &Cases,
        case: &Case,
        guess: &Guess,
        (who, score): (u32, f32),
        into: &mut Rows,
    ) {
        if let Some((share, others)) = self.same_description(case, who, score) {
            into.value(f::PASS_DESCRIBED, share);
            into.value(f::PASS_DESCRIBED + 1, share * ln(1.0 + others) / 2.0);
        }
        let own = self.diction.own(cases, case, guess, who);
        into.value(f::PASS_DICTION, own.clamp(-16.0, 16.0) / 8.0);
        let words = (case.words.1 - case.words.0) as f32;
        into.value(f::PASS_DICTION + 1, own / (words + 3.0));
    }

    /// Adds whether other tags of a candidate with such a probability tell the gender that this one tells.
    fn told_gender(&self, case: &Case, (who, score): (u32, f32), into: &mut Rows) {
        if case.gender != 0 {
            let gender = case.gender as f32;
            let own = if score < HEARD { 0.0 } else { score };
            let told = (self.gender[who as usize] - gender * own) * gender / 4.0;
            into.value(f::PASS_GENDER, told.clamp(-1.0, 1.0));
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

    /// Speakers in the run of turns around that nothing parts: an even and an odd number of turns away.
    fn parity(&self, cases: &Cases, case: &Case) -> [Vec<(u32, f32)>; 2] {
        const FAR: usize = 12;
        let turn = case.turn as usize;
        let mut heard = [Vec::new(), Vec::new()];
        for after in [false, true] {
            let mut nearness = 1.0;
            for apart in 1..=FAR {
                let other = if after {
                    Some(turn + apart).filter(|&it| it + 1 < self.turns.len())
                } else {
                    turn.checked_sub(apart)
                };
                let Some(other) = other else { break };
                let paragraph = cases.all[self.turns[other] as usize].paragraph;
                if paragraph.abs_diff(case.paragraph) as usize != apart {
                    break;
                }
                let list: &mut Vec<(u32, f32)> = &mut heard[apart % 2];
                for &(who, probability) in self.spoke(other) {
                    match list.iter_mut().find(|it| it.0 == who) {
                        Some(entry) => entry.1 += probability * nearness,
                        None => list.push((who, probability * nearness)),
                    }
                }
                nearness *= 0.8;
            }
        }
        heard
    }

    /// Speakers of the turns three and four after and before, those that are adjacent.
    fn far(&self, cases: &Cases, case: &Case) -> [&[(u32, f32)]; 4] {
        let turn = i64::from(case.turn);
        [3, 4, -3, -4].map(|step: i64| -> &[(u32, f32)] {
            let other = usize::try_from(turn + step)
                .ok()
                .filter(|&it| it + 1 < self.turns.len());
            let Some(other) = other else { return &[] };
            let paragraph = cases.all[self.turns[other] as usize].paragraph;
            if i64::from(paragraph.abs_diff(case.paragraph)) == step.abs() {
                self.spoke(other)
            } else {
                &[]
            }
        })
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

/// Who is heard in a quotation: everybody who is likely enough, with their probability.
fn heard<'a>(
    cases: &'a Cases,
    case: &Case,
    guess: &Guess,
    scores: &'a [f32],
    bar: f32,
) -> impl Iterator<Item = (u32, f32)> + 'a {
    let range = case.from as usize..case.to as usize;
    let given = guess.who.filter(|_| case.from == case.to);
    let scores = scores.get(range.clone()).unwrap_or_default();
    cases.candidates[range]
        .iter()
        .zip(scores)
        .map(|(it, &score)| (it.who, score))
        .filter(move |it| it.1 >= bar)
        .chain(given.map(|who| (who, 1.0)))
}

/// How often the speaker told by a description is a member.
fn described(cases: &Cases, guesses: &[Guess], scores: &[f32]) -> Vec<(u32, u32, f32)> {
    let mut all: Vec<(u32, u32, f32)> = Vec::new();
    for (case, guess) in cases.all.iter().zip(guesses) {
        if case.described != u32::MAX {
            let heard = heard(cases, case, guess, scores, 0.0);
            all.extend(heard.map(|(who, probability)| (case.described, who, probability)));
        }
    }
    all.sort_by_key(|it| (it.0, it.1));
    all.dedup_by(|next, kept| {
        let same = (next.0, next.1) == (kept.0, kept.1);
        if same {
            kept.2 += next.2;
        }
        same
    });
    all
}
