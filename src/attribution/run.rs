//! What a run of turns that nothing parts tells of one turn in it: who is named and called out an even and an odd number
//! of turns away.

use smallvec::SmallVec;

use super::analysis::Analysis;
use super::scenes::Scenes;

/// Members, and how much is told of each.
type Told = SmallVec<[(u32, f32); 2]>;

/// What a run of turns that nothing parts tells of one turn in it, the nearer the more. Turns an even number away come
/// first, those an odd number away second.
#[derive(Clone, Debug, Default)]
pub struct Run {
    /// Members that tags name.
    pub named: [Told; 2],
    /// Members called out.
    pub called: [Told; 2],
    /// The gender tags tell.
    pub gender: [f32; 2],
}

impl Run {
    /// Looks at the turns around one.
    pub fn look(&mut self, analysis: &Analysis<'_>, scenes: &Scenes, turn: usize) {
        for (other, apart, nearness) in neighbourhood(analysis, turn) {
            let facts = &scenes.turns[other];
            let side = apart % 2;
            if let Some(who) = facts.named {
                tell(&mut self.named[side], who, nearness);
            }
            for &who in scenes.members(facts.addressed) {
                tell(&mut self.called[side], who, nearness);
            }
            self.gender[side] += facts.gender as f32 * nearness;
        }
    }
}

fn tell(list: &mut Told, who: u32, much: f32) {
    match list.iter_mut().find(|it| it.0 == who) {
        Some(entry) => entry.1 += much,
        None => list.push((who, much)),
    }
}

/// The turns around that no paragraph parts from a turn: which, how many away, and how near that is.
fn neighbourhood<'a>(
    analysis: &'a Analysis<'_>,
    turn: usize,
) -> impl Iterator<Item = (usize, usize, f32)> + 'a {
    const FAR: usize = 10;
    let paragraph = |it: usize| analysis.turns[it].paragraph as usize;
    let here = paragraph(turn);
    let before = (1..=FAR).map_while(move |apart| {
        let other = turn.checked_sub(apart)?;
        (paragraph(other) + apart == here).then_some((other, apart))
    });
    let after = (1..=FAR).map_while(move |apart| {
        let other = turn + apart;
        (other < analysis.turns.len() && paragraph(other) == here + apart).then_some((other, apart))
    });
    before
        .chain(after)
        .map(|(other, apart)| (other, apart, NEARNESS[apart]))
}

/// How much a turn so many away tells: a fifth less for each.
const NEARNESS: [f32; 11] = [
    1.0, 1.0, 0.8, 0.64, 0.512, 0.41, 0.328, 0.262, 0.21, 0.168, 0.134,
];
