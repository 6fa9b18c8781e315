//! What a first pass says of the turns on both sides, for a second look at each quotation.

use super::cases::{Case, Cases};
use super::diction::Diction;
use super::features::{self as f, Rows};
use super::nearby::{Asked, Nearby, Turns};
use super::numbers::ln;

/// Candidates that a pass holds for less likely than this are looked at no more.
pub const FLOOR: f32 = 0.005;

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
    turns: Turns,
    /// How much each member says, and what its tags tell of gender.
    said: Vec<f32>,
    gender: Vec<f32>,
    /// How much of everything each member says, as a feature.
    shares: Vec<f32>,
    /// How often the speaker told by a description is a member: description, member, how often; sorted.
    described: Vec<(u32, u32, f32)>,
    diction: Diction,
    asked: Asked,
    /// Of those who are asked about; kept so that nothing is allocated anew.
    nearby: Vec<Nearby>,
}

impl Around {
    /// Sums the guesses up.
    pub fn new(cases: &Cases, guesses: &[Guess], scores: &[f32]) -> Self {
        let members = cases.genders.len();
        let mut around = Self {
            diction: Diction::new(cases, guesses),
            asked: Asked::new(members),
            nearby: Vec::new(),
            turns: Turns::with_room(cases.all.len()),
            said: vec![0.0; members],
            gender: vec![0.0; members],
            shares: Vec::new(),
            described: described(cases, guesses, scores),
        };
        let mut total = 1.0;
        for (case, guess) in cases.all.iter().zip(guesses) {
            if case.first {
                around.turns.begin(case.paragraph);
            }
            for (who, probability) in heard(cases, case, guess, scores, HEARD) {
                around.hear(case, who, probability);
                total += probability;
            }
        }
        let share = |said: &f32| ln((said + 0.5) / total) / 6.0;
        around.shares = around.said.iter().map(share).collect();
        around
    }

    fn hear(&mut self, case: &Case, who: u32, probability: f32) {
        self.said[who as usize] += probability;
        self.gender[who as usize] += case.gender as f32 * probability;
        self.turns.hear(who, probability);
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

    /// Adds what the pass tells to one row for each candidate of a question; `scores` are its probabilities. The rows
    /// of those that it holds for less likely than [`FLOOR`] stay empty.
    pub fn rows(
        &mut self,
        cases: &Cases,
        index: usize,
        guesses: &[Guess],
        scores: &[f32],
        into: &mut Rows,
    ) {
        let case = &cases.all[index];
        let same_turn = |other: Option<usize>| {
            let other =
                other.filter(|&it| cases.all.get(it).is_some_and(|it| it.turn == case.turn))?;
            guesses[other]
                .who
                .map(|who| (who, guesses[other].probability))
        };
        let next = same_turn(Some(index + 1));
        let previous = same_turn(index.checked_sub(1));
        let candidates = cases.candidates(case);
        let score = |row: usize| scores.get(case.from as usize + row).copied();
        let open = |row: usize| score(row).is_some_and(|it| it >= FLOOR);
        let who = (0..candidates.len()).filter(|&it| open(it));
        self.asked.ask(who.map(|it| candidates[it].who));
        self.turns.nearby(case, &self.asked, &mut self.nearby);
        let own = self.diction.own(cases, index, &self.asked);
        let mut told = self.nearby.iter().zip(own);
        for (row, candidate) in candidates.iter().enumerate() {
            if let Some(score) = score(row).filter(|&it| it >= FLOOR)
                && let Some((nearby, own)) = told.next()
            {
                let who = (candidate.who, score);
                into.value(f::FIRST_PASS, ln(score + 1e-6).max(-6.0) / 3.0);
                into.when(
                    guesses[index].candidate == Some(case.from + row as u32),
                    f::FIRST_PASS + 1,
                );
                beside(
                    nearby,
                    [next, previous]
                        .map(|it| it.filter(|it| it.0 == candidate.who).map_or(0.0, |it| it.1)),
                    into,
                );
                self.manner(case, who, own, into);
                self.often(candidate.who, nearby, into);
                self.told_gender(case, who, into);
            }
            into.end();
        }
    }

    /// Adds what a candidate with such a probability is called elsewhere, and how far the words are their own.
    fn manner(&self, case: &Case, (who, score): (u32, f32), own: f32, into: &mut Rows) {
        if let Some((share, others)) = self.same_description(case, who, score) {
            into.value(f::PASS_DESCRIBED, share);
            into.value(f::PASS_DESCRIBED + 1, share * ln(1.0 + others) / 2.0);
        }
        into.value(f::PASS_DICTION, own.clamp(-16.0, 16.0) / 8.0);
        let words = (case.words.1 - case.words.0) as f32;
        into.value(f::PASS_DICTION + 1, own / (words + 3.0));
    }

    /// Adds how often a candidate speaks: in the turns around, and in everything.
    fn often(&self, who: u32, nearby: &Nearby, into: &mut Rows) {
        if nearby.heard {
            into.value(f::PASS_AROUND, ln(1.0 + nearby.ten) / 2.0);
            into.value(f::PASS_AROUND + 1, ln(1.0 + nearby.four) / 2.0);
        }
        into.value(f::PASS_AROUND + 2, self.shares[who as usize]);
        into.when(nearby.four > 0.0, f::PASS_AROUND + 3);
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
}

/// Adds how likely a candidate speaks in the turns beside, and in the quotations of the same turn beside.
fn beside(nearby: &Nearby, quotes: [f32; 2], into: &mut Rows) {
    // Who speaks in none of the turns around counts for none of the run.
    if nearby.heard {
        into.values(f::PASS_NEAR, nearby.near());
    }
    into.values(f::PASS_NEAR + 5, &quotes);
    if nearby.heard {
        into.value(f::PASS_NEAR + 7, nearby.near()[1] * nearby.near()[3]);
        into.values(f::PASS_PARITY, &nearby.parity);
        into.values(f::PASS_FAR, nearby.far());
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
            let heard = heard(cases, case, guess, scores, f32::MIN_POSITIVE);
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
