//! Who spoke before, and what that makes likely: turn and turn about, the same again, somebody who was silent.

use smallvec::SmallVec;

use super::cases::{Candidate, Case, Cases};
use super::features::{self as f, Rows};
use super::numbers::ln1;

/// The last speakers, one for each turn, the latest first.
#[derive(Clone, Debug, Default)]
pub struct History {
    turns: Vec<(i32, u32)>,
}

/// How many turns are remembered.
const KEPT: usize = 8;

impl History {
    /// Notes who spoke in a paragraph.
    pub fn note(&mut self, paragraph: i32, who: u32) {
        if let Some(last) = self.turns.first_mut().filter(|it| it.0 == paragraph) {
            last.1 = who;
            return;
        }
        self.turns.truncate(KEPT - 1);
        self.turns.insert(0, (paragraph, who));
    }

    /// Adds what earlier turns tell to one row for each candidate.
    pub fn rows(&self, cases: &Cases, case: &Case, into: &mut Rows) {
        self.rows_of(cases, case, |_| true, into);
    }

    /// The same for the candidates at some places; the rows of the others stay empty.
    pub fn rows_of(
        &self,
        cases: &Cases,
        case: &Case,
        open: impl Fn(usize) -> bool,
        into: &mut Rows,
    ) {
        let past = Past::new(self, cases, case);
        let candidates = cases.candidates(case);
        let seen = past.seen_last(candidates);
        for (index, candidate) in candidates.iter().enumerate() {
            if open(index) {
                past.row(case, candidate, into);
                if let Some(place) = seen.iter().position(|&it| it == Some(index)) {
                    into.on(f::SEEN + place as u16);
                }
            }
            into.end();
        }
    }
}

/// Earlier turns as one quotation sees them.
struct Past<'a> {
    /// Turns before this one, the latest first.
    turns: &'a [(i32, u32)],
    /// The speaker of an earlier quotation of the same turn.
    same: Option<u32>,
    /// Those of the last six turns that are near.
    recent: &'a [(i32, u32)],
    /// Whether the last four of those have two speakers.
    two: bool,
    /// Earlier speakers that fit the gender told, the latest first.
    fitting: SmallVec<[u32; KEPT]>,
    /// How many turns in a row two speakers took turns.
    alternation: usize,
    case: &'a Case,
}

impl<'a> Past<'a> {
    fn new(history: &'a History, cases: &Cases, case: &'a Case) -> Self {
        let (turns, same) = match &history.turns[..] {
            [(paragraph, who), earlier @ ..] if *paragraph == case.paragraph => {
                (earlier, Some(*who))
            }
            all => (all, None),
        };
        let near = |it: &&(i32, u32)| case.paragraph - it.0 <= 15;
        let recent = &turns[..turns.iter().take(6).take_while(near).count()];
        let mut fitting: SmallVec<[u32; KEPT]> = SmallVec::new();
        if case.gender != 0 {
            for &(_, who) in turns {
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
            two: two(recent),
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
        let spoke = self.turns.iter().find(|it| it.1 == who);
        let Some(&(paragraph, _)) = spoke else {
            into.on(self.silent());
            into.when(case.gender == 0, f::FITTING + 3);
            return;
        };
        self.last_turns(who, into);
        self.around(who, into);
        if let Some(place) = self.fitting.iter().take(2).position(|&it| it == who) {
            into.on(f::FITTING + place as u16);
        }
        let last = self.turns.first().map(|it| it.1);
        let other = self.fitting.iter().find(|&&it| Some(it) != last);
        into.when(last.is_some() && other == Some(&who), f::FITTING + 2);
        into.when(case.gender == 0, f::FITTING + 3);
        into.on(f::SPOKE);
        into.when(paragraph >= candidate.last, f::SPOKE + 1);
    }

    /// What tells of somebody who did not speak in the last turns that are near.
    fn silent(&self) -> u16 {
        f::AROUND + if self.recent.is_empty() { 3 } else { 2 }
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
            if away == 1 {
                let meeting = self.case.meeting;
                into.when(self.case.unclosed, f::LAST + 4);
                into.when(meeting.asked, f::LAST + 5);
                into.when(meeting.ends_in_narration, f::LAST + 6);
                into.when(meeting.bare, f::LAST + 7);
                into.when(meeting.answers, f::LAST + 8);
                into.when(meeting.opens_in_narration, f::LAST + 9);
            }
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
        let recent = self.recent;
        let often = recent.iter().filter(|it| it.1 == who).count();
        if often > 0 {
            into.on(f::AROUND);
            into.value(f::AROUND + 1, often as f32 / 6.0);
        } else {
            into.on(self.silent());
        }
        let among = recent.iter().take(4).any(|it| it.1 == who);
        if self.two && recent.len() >= 3 && among {
            into.on(f::TWO + u16::from(recent[0].1 == who));
        }
        if self.alternation > 0 && self.turns.get(1).is_some_and(|it| it.1 == who) {
            into.value(f::TWO + 2, ln1(self.alternation as u32) / 2.0);
        }
    }

    /// The candidates seen last, speaking or mentioned, as indices: at most three.
    fn seen_last(&self, candidates: &[Candidate]) -> [Option<usize>; 3] {
        let place = |candidate: &Candidate| {
            let spoke = self.turns.iter().find(|it| it.1 == candidate.who);
            // Speaking in a paragraph comes after being mentioned in it.
            (2 * candidate.last).max(spoke.map_or(i32::MIN, |it| 2 * it.0 + 1))
        };
        let mut last = [None; 3];
        let fitting = candidates.iter().enumerate().filter(|(_, it)| it.fits);
        for (index, candidate) in fitting {
            let mut next = Some((-place(candidate), index)).filter(|it| it.0 < 200);
            for kept in &mut last {
                if next.is_some() && kept.is_none_or(|kept| next < Some(kept)) {
                    std::mem::swap(kept, &mut next);
                }
            }
        }
        last.map(|it| it.map(|(_, index)| index))
    }
}

/// Whether the last four turns of `recent` have exactly two speakers.
fn two(recent: &[(i32, u32)]) -> bool {
    let four = &recent[..recent.len().min(4)];
    let Some(&(_, one)) = four.first() else {
        return false;
    };
    let mut others = four.iter().filter(|it| it.1 != one);
    let other = others.next();
    other.is_some_and(|other| others.all(|it| it.1 == other.1))
}
