//! The candidates of one question in the turns around it, by what a pass found.

use smallvec::SmallVec;

use super::candidates::MOST;
use super::cases::Case;

/// Which members are asked about, and in which place each stands; kept so that nothing is allocated anew.
pub struct Asked {
    places: Vec<u8>,
    /// The members, by place.
    pub who: SmallVec<[u32; MOST]>,
}

/// The place of those who are not asked about.
const NOWHERE: u8 = u8::MAX;

impl Asked {
    /// Nobody yet of a cast of so many members.
    pub fn new(members: usize) -> Self {
        Self {
            places: vec![NOWHERE; members],
            who: SmallVec::new(),
        }
    }

    /// Asks about others: at most [`MOST`].
    pub fn ask(&mut self, who: impl Iterator<Item = u32>) {
        for who in self.who.drain(..) {
            self.places[who as usize] = NOWHERE;
        }
        for who in who {
            self.places[who as usize] = self.who.len() as u8;
            self.who.push(who);
        }
    }

    /// The place of a member who is asked about.
    pub fn place(&self, who: u32) -> Option<usize> {
        let place = self.places[who as usize];
        (place != NOWHERE).then_some(usize::from(place))
    }

    /// The same; of all others the one behind the last.
    fn place_or_last(&self, who: u32) -> usize {
        usize::from(self.places[who as usize]).min(self.who.len())
    }
}

/// How likely one candidate speaks in the turns around.
#[derive(Clone, Copy, Debug, Default)]
pub struct Nearby {
    /// See [`Nearby::near`] and [`Nearby::far`]; the last is of all other turns.
    turns: [f32; NEAR + FAR + 1],
    /// In the run of turns around that nothing parts: an even and an odd number of turns away.
    pub parity: [f32; 2],
    /// How often in the ten turns on either side, and in the four that are near.
    pub ten: f32,
    /// See above.
    pub four: f32,
    /// Whether they are heard in those ten at all.
    pub heard: bool,
}

/// The speakers of every turn, as a pass found them.
#[derive(Default)]
pub struct Turns {
    /// The paragraph of each turn.
    paragraphs: Vec<i32>,
    /// The speakers of each turn with their probability; ranges in a pool.
    speakers: Vec<(u32, f32)>,
    from: Vec<u32>,
}

impl Turns {
    /// None yet of a text with so many quotations.
    pub fn with_room(quotations: usize) -> Self {
        Self {
            paragraphs: Vec::with_capacity(quotations),
            speakers: Vec::with_capacity(quotations),
            from: Vec::with_capacity(quotations),
        }
    }

    /// Begins the next turn.
    pub fn begin(&mut self, paragraph: i32) {
        self.paragraphs.push(paragraph);
        self.from.push(self.speakers.len() as u32);
    }

    /// Hears a member in the turn that was begun last.
    pub fn hear(&mut self, who: u32, probability: f32) {
        let from = self.from.last().map_or(0, |&it| it as usize);
        match self.speakers[from..].iter_mut().find(|it| it.0 == who) {
            Some(entry) => entry.1 = entry.1.max(probability),
            None => self.speakers.push((who, probability)),
        }
    }

    fn spoke(&self, turn: usize) -> &[(u32, f32)] {
        let to = self.from.get(turn + 1).map(|&it| it as usize);
        &self.speakers[self.from[turn] as usize..to.unwrap_or(self.speakers.len())]
    }

    /// What the turns around tell of each candidate who is asked about, into `all`.
    pub fn nearby(&self, case: &Case, asked: &Asked, all: &mut Vec<Nearby>) {
        all.clear();
        // One more hears all others: who is one of them a processor cannot foretell.
        all.resize(asked.who.len() + 1, Nearby::default());
        let turn = case.turn as usize;
        let to = (turn + AROUND + 1).min(self.paragraphs.len());
        for other in (turn.saturating_sub(AROUND)..to).filter(|&it| it != turn) {
            let step = other as isize - turn as isize;
            let away = self.paragraphs[other].abs_diff(case.paragraph) as usize;
            let bearing = Bearing::of(step, away);
            for &(who, probability) in self.spoke(other) {
                all[asked.place_or_last(who)].hear(&bearing, probability);
            }
        }
        all.pop();
    }
}

/// As many turns on either side are looked at.
const AROUND: usize = 12;

/// How many of [`Nearby::turns`] are near, and how many far.
const NEAR: usize = 5;
const FAR: usize = 4;

/// How much a turn so many away tells: a fifth less for each.
const NEARNESS: [f32; AROUND + 1] = {
    let mut nearness = [1.0; AROUND + 1];
    let mut apart = 2;
    while apart <= AROUND {
        nearness[apart] = nearness[apart - 1] * 0.8;
        apart += 1;
    }
    nearness
};

/// What a turn tells of those who are heard in it: how much of their probability counts for what.
struct Bearing {
    heard: bool,
    ten: f32,
    four: f32,
    /// An even or an odd number of turns away.
    side: usize,
    parity: f32,
    /// Which of [`Nearby::turns`] it is.
    turn: usize,
}

impl Bearing {
    /// Of the turn so many turns behind (or, below zero, before) and so many paragraphs away.
    fn of(step: isize, away: usize) -> Self {
        let apart = step.unsigned_abs();
        // Every turn has a paragraph of its own: where as many lie between as turns do, nothing else does.
        let adjacent = away == apart;
        let share = |counts: bool| f32::from(u8::from(counts));
        Self {
            heard: apart <= 10,
            ten: share(apart <= 10),
            four: share(apart <= 4 && away <= 6),
            side: apart % 2,
            parity: if adjacent { NEARNESS[apart] } else { 0.0 },
            turn: match step {
                1 if !adjacent => 4,
                _ if !adjacent => NEAR + FAR,
                1 => 0,
                2 => 1,
                -1 => 2,
                -2 => 3,
                3 | 4 => NEAR + apart - 3,
                -4 | -3 => NEAR + apart - 1,
                _ => NEAR + FAR,
            },
        }
    }
}

impl Nearby {
    /// In the turn after, two after, before, two before (those that are adjacent), and after but apart.
    pub fn near(&self) -> &[f32] {
        &self.turns[..NEAR]
    }

    /// In the turns three and four after and before, those that are adjacent.
    pub fn far(&self) -> &[f32] {
        &self.turns[NEAR..NEAR + FAR]
    }

    /// Hears the candidate in a turn.
    fn hear(&mut self, bearing: &Bearing, probability: f32) {
        self.heard |= bearing.heard;
        self.ten += probability * bearing.ten;
        self.four += probability * bearing.four;
        self.parity[bearing.side] += probability * bearing.parity;
        self.turns[bearing.turn] = probability;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn candidates_are_heard_where_they_speak() {
        // Paragraphs 10, 11, 12, 13 without a gap, and 20 apart; Anna is 1, Ben is 2, and 0 is not asked about.
        let mut turns = Turns::default();
        for (paragraph, who) in [(10, 1), (11, 2), (12, 0), (13, 2), (20, 1)] {
            turns.begin(paragraph);
            turns.hear(who, 0.5);
            turns.hear(who, 0.75);
        }
        let case = Case {
            turn: 2,
            paragraph: 12,
            ..Case::default()
        };
        let mut asked = Asked::new(3);
        asked.ask([0, 1].into_iter());
        asked.ask([2, 1].into_iter());
        let mut nearby = Vec::new();
        turns.nearby(&case, &asked, &mut nearby);
        let [ben, anna] = &nearby[..] else {
            unreachable!("two are asked about")
        };
        alike(ben.near(), &[0.75, 0.0, 0.75, 0.0, 0.0]);
        alike(&ben.parity, &[0.0, 1.5]);
        alike(&[ben.ten, ben.four], &[1.5, 1.5]);
        // The second paragraph with Anna is not adjacent, and far.
        alike(anna.near(), &[0.0, 0.0, 0.0, 0.75, 0.0]);
        alike(&anna.parity, &[0.6, 0.0]);
        alike(&[anna.ten, anna.four], &[1.5, 0.75]);
        alike(anna.far(), &[0.0; 4]);
    }

    fn alike(one: &[f32], other: &[f32]) {
        let near = |it: (&f32, &f32)| (it.0 - it.1).abs() < 1e-6;
        assert!(one.iter().zip(other).all(near), "{one:?} {other:?}");
    }
}
