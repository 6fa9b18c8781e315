//! Who spoke before, and what that makes likely: turn and turn about, the same again, somebody who was silent.

use super::cases::{Candidate, Case, Cases};
use super::features::{self as f, Rows};
use super::numbers::ln1;

/// The last speakers, one for each turn, the latest last.
#[derive(Clone, Debug, Default)]
pub struct History {
    turns: Vec<(i32, u32)>,
}

/// How many turns are remembered.
const KEPT: usize = 8;

impl History {
    /// Notes who spoke in a paragraph.
    pub fn note(&mut self, paragraph: i32, who: u32) {
        if let Some(last) = self.turns.last_mut().filter(|it| it.0 == paragraph) {
            last.1 = who;
            return;
        }
        if self.turns.len() == KEPT {
            self.turns.remove(0);
        }
        self.turns.push((paragraph, who));
    }

    /// Adds what earlier turns tell to one row for each candidate.
    pub fn rows(&self, cases: &Cases, case: &Case, into: &mut Rows) {
        let past = Past::new(self, cases, case);
        let candidates = cases.candidates(case);
        let seen = past.seen_last(candidates);
        for (index, candidate) in candidates.iter().enumerate() {
            past.row(case, candidate, into);
            if let Some(place) = seen.iter().position(|&it| it == index) {
                into.on(f::SEEN + place as u16);
            }
            into.end();
        }
    }
}

/// Earlier turns as one quotation sees them.
struct Past<'a> {
    /// Turns before this one, the latest first.
    turns: Vec<(i32, u32)>,
    /// The speaker of an earlier quotation of the same turn.
    same: Option<u32>,
    /// The speakers of the last six turns that are near, the latest first.
    recent: Vec<u32>,
    /// Earlier speakers that fit the gender told, the latest first.
    fitting: Vec<u32>,
    /// How many turns in a row two speakers took turns.
    alternation: usize,
    case: &'a Case,
}

impl<'a> Past<'a> {
    fn new(history: &History, cases: &Cases, case: &'a Case) -> Self {
        let mut turns: Vec<(i32, u32)> = history.turns.iter().rev().copied().collect();
        let mut same = None;
        if turns.first().is_some_and(|it| it.0 == case.paragraph) {
            same = Some(turns.remove(0).1);
        }
        let near = |it: &&(i32, u32)| case.paragraph - it.0 <= 15;
        let recent: Vec<u32> = turns.iter().take(6).filter(near).map(|it| it.1).collect();
        let mut fitting: Vec<u32> = Vec::new();
        if case.gender != 0 {
            for &(_, who) in &turns {
                if i32::from(cases.genders[who as usize]) != -case.gender && !fitting.contains(&who)
                {
                    fitting.push(who);
                }
            }
        }
        let alternates = |it: &&[(i32, u32)]| it[0].1 == it[2].1 && it[0].1 != it[1].1;
        let alternation = turns.windows(3).take_while(alternates).count();
        Self {
            turns,
            same,
            recent,
            fitting,
            alternation,
            case,
        }
    }

    fn row(&self, case: &Case, candidate: &Candidate, into: &mut Rows) {
        let who = candidate.who;
        if self.same == Some(who) {
            into.on(f::SAME_TURN);
            into.on(f::SAME_TURN + if case.after_stop { 2 } else { 1 });
        }
        self.last_turns(who, into);
        self.around(who, into);
        if let Some(place) = self.fitting.iter().take(2).position(|&it| it == who) {
            into.on(f::FITTING + place as u16);
        }
        let last = self.turns.first().map(|it| it.1);
        let other = self.fitting.iter().find(|&&it| Some(it) != last);
        into.when(last.is_some() && other == Some(&who), f::FITTING + 2);
        into.when(case.gender == 0, f::FITTING + 3);
        if let Some(&(paragraph, _)) = self.turns.iter().find(|it| it.1 == who) {
            into.on(f::SPOKE);
            into.when(paragraph >= candidate.last, f::SPOKE + 1);
        }
    }

    fn last_turns(&self, who: u32, into: &mut Rows) {
        let turn = |it: usize| {
            self.turns
                .get(it)
                .map(|it| (self.case.paragraph - it.0, it.1))
        };
        let last = turn(0);
        if let Some((away, _)) = last.filter(|it| it.1 == who) {
            into.on(f::LAST);
            into.on(f::LAST
                + if away == 1 {
                    1
                } else if away <= 4 {
                    2
                } else {
                    3
                });
            into.when(self.case.unclosed && away == 1, f::LAST + 4);
        }
        if let Some((away, _)) = turn(1).filter(|it| it.1 == who) {
            into.when(away <= 6, f::LAST_BUT_ONE);
            into.when(away == 2, f::LAST_BUT_ONE + 1);
            let same = last.is_some_and(|it| it.1 == who);
            into.when(away == 2 && !same, f::LAST_BUT_ONE + 2);
            into.when(same, f::LAST_BUT_ONE + 3);
        }
        into.when(turn(2).is_some_and(|it| it == (3, who)), f::EARLIER);
        if let Some((away, _)) = turn(3).filter(|it| it.1 == who) {
            into.when(away == 4, f::EARLIER + 1);
            into.when(away <= 8, f::EARLIER + 2);
        }
    }

    fn around(&self, who: u32, into: &mut Rows) {
        let recent = &self.recent;
        let often = recent.iter().filter(|&&it| it == who).count();
        if often > 0 {
            into.on(f::AROUND);
            into.value(f::AROUND + 1, often as f32 / 6.0);
        } else if recent.is_empty() {
            into.on(f::AROUND + 3);
        } else {
            into.on(f::AROUND + 2);
        }
        let four = &recent[..recent.len().min(4)];
        let mut pair: Vec<u32> = Vec::with_capacity(4);
        for &it in four {
            if !pair.contains(&it) {
                pair.push(it);
            }
        }
        if pair.len() == 2 && recent.len() >= 3 && pair.contains(&who) {
            into.on(f::TWO + u16::from(four[0] == who));
        }
        if self.alternation > 0 && self.turns.get(1).is_some_and(|it| it.1 == who) {
            into.value(f::TWO + 2, ln1(self.alternation as u32) / 2.0);
        }
    }

    /// The candidates seen last, speaking or mentioned, as indices: at most three.
    fn seen_last(&self, candidates: &[Candidate]) -> Vec<usize> {
        let place = |candidate: &Candidate| {
            let spoke = self.turns.iter().find(|it| it.1 == candidate.who);
            // Speaking in a paragraph comes after being mentioned in it.
            (2 * candidate.last).max(spoke.map_or(i32::MIN, |it| 2 * it.0 + 1))
        };
        let mut order: Vec<(i32, usize)> = candidates
            .iter()
            .enumerate()
            .filter(|(_, it)| it.fits)
            .map(|(index, it)| (-place(it), index))
            .filter(|it| it.0 < 200)
            .collect();
        order.sort_unstable();
        order.truncate(3);
        order.into_iter().map(|it| it.1).collect()
    }
}
