//! How far the words of a quotation are somebody's own: everybody has their "ma'am" and "I reckon", and speaks of what
//! concerns them.
//!
//! What a pass gave to each member tells how often they say each word; a quotation is compared without itself.

use smallvec::{SmallVec, smallvec};

use super::around::Guess;
use super::candidates::MOST;
use super::cases::{Case, Cases};
use super::nearby::Asked;
use super::numbers::ln;

/// Which words members say.
pub struct Diction {
    /// Who says a word, sorted; a range for each word.
    said: Vec<Said>,
    /// Where the range of each word begins, and where it ends.
    ranges: Vec<(u32, u32)>,
    /// How much more each voice says a word that many say; a row for each of these words.
    common: Vec<f32>,
    /// Where the row of each word begins, or [`RARE`].
    rows: Vec<u32>,
    /// The voice of each member: those of whom words are known have one each, the others the last.
    voices: Vec<u32>,
    /// How many words each member says.
    totals: Vec<f32>,
    /// The speaker of each quotation, where one is known.
    speakers: Vec<Option<u32>>,
    /// How often each word is said by anybody, as a share of [`SMOOTH`] words.
    shares: Vec<f32>,
}

/// How often a member says a word.
#[derive(Clone, Copy, Default)]
struct Said {
    who: u32,
    times: f32,
    /// How much more that is than everybody says it: a logarithm.
    more: f32,
}

/// A member is as talkative as everybody for so many words.
const SMOOTH: f32 = 400.0;
/// Answers less likely than this tell of nobody's words.
const SURE: f32 = 0.7;
/// In place of a row: few say the word.
const RARE: u32 = u32::MAX;

impl Diction {
    /// Counts what a pass gave to whom.
    pub fn new(cases: &Cases, guesses: &[Guess]) -> Self {
        let mut totals = vec![0.0; cases.genders.len()];
        let speakers: Vec<Option<u32>> = guesses.iter().map(known).collect();
        let mut sure: Vec<(u32, &[u32])> = Vec::with_capacity(speakers.len());
        for (case, speaker) in cases.all.iter().zip(&speakers) {
            let words = words(cases, case);
            if let &Some(who) = speaker {
                totals[who as usize] += words.len() as f32;
                sure.push((who, words));
            }
        }
        let (mut said, ranges) = sort(cases.spoken.len(), sure);
        let total = 1.0 + cases.words.len() as f32;
        let share = |&count: &u32| SMOOTH * count as f32 / total;
        let shares: Vec<f32> = cases.spoken.iter().map(share).collect();
        for (&(from, to), &share) in ranges.iter().zip(&shares) {
            for it in &mut said[from as usize..to as usize] {
                it.more = ln((it.times + share) / share);
            }
        }
        let mut diction = Self {
            voices: voices(&totals),
            rows: vec![RARE; ranges.len()],
            common: Vec::new(),
            said,
            ranges,
            totals,
            speakers,
            shares,
        };
        diction.lay_out();
        diction
    }

    /// Lays out a row for each word that many say: it takes at most so many times the room of what is said.
    fn lay_out(&mut self) {
        const ROOM: usize = 8;
        let width = 1 + self.voices.iter().max().map_or(0, |&it| it as usize);
        for (row, &(from, to)) in self.rows.iter_mut().zip(&self.ranges) {
            let said = &self.said[from as usize..to as usize];
            if said.len() * ROOM < width {
                continue;
            }
            let start = self.common.len();
            *row = start as u32;
            self.common.resize(start + width, 0.0);
            for it in said {
                self.common[start + self.voices[it.who as usize] as usize] = it.more;
            }
        }
    }

    /// How much more each member who is asked about says these words than everybody does: a logarithm, 0 when nothing
    /// is known.
    pub fn own(&self, cases: &Cases, quotation: usize, asked: &Asked) -> SmallVec<[f32; MOST]> {
        let words = words(cases, &cases.all[quotation]);
        let voices: SmallVec<[usize; MOST]> = (asked.who.iter())
            .map(|&who| self.voices[who as usize] as usize)
            .collect();
        let mut all: SmallVec<[f32; MOST]> = smallvec![0.0; voices.len()];
        for &word in words {
            let row = self.rows[word as usize];
            if row == RARE {
                for it in self.said(word) {
                    if let Some(place) = asked.place(it.who) {
                        all[place] += it.more;
                    }
                }
            } else {
                let row = &self.common[row as usize..];
                for (sum, &voice) in all.iter_mut().zip(&voices) {
                    *sum += row[voice];
                }
            }
        }
        let all = asked.who.iter().zip(all);
        all.map(|(&who, more)| {
            if self.speakers[quotation] == Some(who) {
                return self.without(words, who);
            }
            less(self.totals[who as usize], words.len()).map_or(0.0, |less| more - less)
        })
        .collect()
    }

    /// The same for one who is held for the speaker of these words, without them.
    fn without(&self, words: &[u32], who: u32) -> f32 {
        let total = self.totals[who as usize] - words.len() as f32;
        let Some(less) = less(total, words.len()) else {
            return 0.0;
        };
        let (mut odds, mut sum) = (1.0_f32, 0.0);
        for &word in words {
            let share = self.shares[word as usize];
            let times = find(self.said(word), who).map_or(0.0, |it| it.times) - 1.0;
            odds *= (times.max(0.0) + share) / share;
            if odds > 1e12 {
                sum += ln(odds);
                odds = 1.0;
            }
        }
        sum + ln(odds) - less
    }

    fn said(&self, word: u32) -> &[Said] {
        let (from, to) = self.ranges[word as usize];
        &self.said[from as usize..to as usize]
    }
}

/// The voice of each member, by how many words of theirs are known.
fn voices(totals: &[f32]) -> Vec<u32> {
    let silent = totals.iter().filter(|&&it| it > 0.0).count() as u32;
    let mut known = 0..silent;
    let voice = |&total: &f32| if total > 0.0 { known.next() } else { None };
    let voices = totals.iter().map(voice);
    voices.map(|it| it.unwrap_or(silent)).collect()
}

/// How much less likely so many words are of somebody of whom a number of words is known; `None` when none is.
fn less(total: f32, words: usize) -> Option<f32> {
    (total > 0.0).then(|| words as f32 * ln((total + SMOOTH) / SMOOTH))
}

fn find(said: &[Said], who: u32) -> Option<&Said> {
    let place = said.binary_search_by_key(&who, |it| it.who).ok()?;
    said.get(place)
}

/// Who says each word and how often, and where each word's range is, from the words of those who said them.
fn sort(vocabulary: usize, mut sure: Vec<(u32, &[u32])>) -> (Vec<Said>, Vec<(u32, u32)>) {
    let mut ranges = vec![(0_u32, 0_u32); vocabulary];
    for &word in sure.iter().flat_map(|it| it.1) {
        ranges[word as usize].1 += 1;
    }
    let mut from = 0;
    for range in &mut ranges {
        let count = range.1;
        *range = (from, from);
        from += count;
    }
    let mut said = vec![Said::default(); from as usize];
    // One member after the other, so that their words are met together.
    sure.sort_by_key(|it| it.0);
    for (who, words) in sure {
        for &word in words {
            let (from, to) = &mut ranges[word as usize];
            match said[*from as usize..*to as usize].last_mut() {
                Some(last) if last.who == who => last.times += 1.0,
                _ => {
                    said[*to as usize] = Said {
                        who,
                        times: 1.0,
                        more: 0.0,
                    };
                    *to += 1;
                }
            }
        }
    }
    (said, ranges)
}

/// The speaker that a guess is sure of.
fn known(guess: &Guess) -> Option<u32> {
    guess.who.filter(|_| guess.probability >= SURE)
}

fn words<'a>(cases: &'a Cases, case: &Case) -> &'a [u32] {
    &cases.words[case.words.0 as usize..case.words.1 as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHO: [u32; 5] = [0, 1, 1, 0, 2];
    const SAID: [&[u32]; 5] = [&[0, 1, 1], &[0, 2], &[2, 2, 3], &[1, 4], &[0]];

    /// How much more `who` says the words of quotation `index`, by the definition.
    fn expected(index: usize, who: u32) -> f32 {
        let times = |it: usize, word: u32| SAID[it].iter().filter(|&&it| it == word).count() as f32;
        let theirs = || (0..SAID.len()).filter(|&it| WHO[it] == who);
        let own = WHO[index] == who;
        let here = if own { SAID[index].len() } else { 0 };
        let total = theirs().map(|it| SAID[it].len()).sum::<usize>() - here;
        if total == 0 {
            return 0.0;
        }
        let all = 1.0 + SAID.iter().map(|it| it.len()).sum::<usize>() as f32;
        let odds = SAID[index].iter().map(|&word| {
            let share = SMOOTH * (0..SAID.len()).map(|it| times(it, word)).sum::<f32>() / all;
            let said = theirs().map(|it| times(it, word)).sum::<f32>() - f32::from(own);
            ((said + share) / share * SMOOTH / (total as f32 + SMOOTH)).ln()
        });
        odds.sum()
    }

    #[test]
    fn words_are_weighed_against_what_everybody_says_but_not_against_themselves() {
        let mut cases = Cases {
            genders: vec![0; 4],
            spoken: vec![0; 5],
            ..Cases::default()
        };
        for said in SAID {
            let from = cases.words.len() as u32;
            for &word in said {
                cases.say_word(word);
            }
            cases.all.push(Case {
                words: (from, cases.words.len() as u32),
                ..Case::default()
            });
        }
        let guesses = WHO.map(|who| Guess {
            who: Some(who),
            probability: 0.9,
            ..Guess::default()
        });
        let diction = Diction::new(&cases, &guesses);
        let mut asked = Asked::new(4);
        asked.ask([3, 0, 1, 2].into_iter());
        for index in 0..cases.all.len() {
            let own = diction.own(&cases, index, &asked);
            for (&who, own) in asked.who.iter().zip(own) {
                let right = expected(index, who);
                assert!((own - right).abs() < 1e-4, "{index} {who}: {own} {right}");
            }
        }
    }
}
