//! A small network that scores one candidate: a hidden layer beside direct weights for each context.
//!
//! Rows are sparse, so the first layer is a sum of a few rows of weights. The order of every sum is fixed, so that a
//! score has the same bits on every machine.

use super::analysis::CONTEXTS;
use super::features::{COUNT, Cell, UNIT};

/// Width of the hidden layer.
pub const HIDDEN: usize = 32;

/// The weights.
#[derive(Clone)]
pub struct Network {
    /// Into the hidden layer: a row for each feature.
    pub hidden: Vec<[f32; HIDDEN]>,
    /// Bias of the hidden layer.
    pub bias: [f32; HIDDEN],
    /// Out of the hidden layer.
    pub out: [f32; HIDDEN],
    /// Direct weights: a row for each feature, a column for each context.
    pub direct: Vec<[f32; CONTEXTS]>,
}

/// What cells come to on the way to a score, before the hidden layer acts.
#[derive(Clone, Copy)]
pub struct Sums {
    hidden: [f32; HIDDEN],
    direct: f32,
}

impl Network {
    /// All weights zero.
    pub fn zero() -> Self {
        Self {
            hidden: vec![[0.0; HIDDEN]; COUNT],
            bias: [0.0; HIDDEN],
            out: [0.0; HIDDEN],
            direct: vec![[0.0; CONTEXTS]; COUNT],
        }
    }

    /// How many numbers [`Network::write`] writes.
    pub const LEN: usize = COUNT * (HIDDEN + CONTEXTS) + 2 * HIDDEN;

    /// All weights in a row.
    pub fn write(&self) -> Vec<f32> {
        let mut all = Vec::with_capacity(Self::LEN);
        all.extend(self.hidden.iter().flatten());
        all.extend(self.direct.iter().flatten());
        all.extend(self.bias);
        all.extend(self.out);
        all
    }

    /// The weights out of such a row; what is missing is zero.
    pub fn read(all: &[f32]) -> Self {
        let mut network = Self::zero();
        let mut rest = all.iter().copied();
        let mut fill = |slot: &mut f32| *slot = rest.next().unwrap_or_default();
        network.hidden.iter_mut().flatten().for_each(&mut fill);
        network.direct.iter_mut().flatten().for_each(&mut fill);
        network.bias.iter_mut().for_each(&mut fill);
        network.out.iter_mut().for_each(&mut fill);
        network
    }

    /// Whether the hidden layer says anything.
    pub fn is_deep(&self) -> bool {
        self.out.iter().any(|&it| it != 0.0)
    }

    /// The score by direct weights alone: much cheaper, and enough for a first look.
    pub fn direct_score(&self, context: usize, parts: &[&[Cell]]) -> f32 {
        let mut score = 0.0;
        for &cells in parts {
            for cell in cells {
                let weights = &self.direct[usize::from(cell.feature)];
                score += f32::from(cell.value) / UNIT * weights[context];
            }
        }
        score
    }

    /// The score of a candidate in a context, whose row is the sum of `parts`.
    pub fn score(&self, context: usize, parts: &[&[Cell]]) -> f32 {
        let mut sums = self.start();
        for cells in parts {
            self.add(context, cells, &mut sums);
        }
        self.finish(&sums)
    }

    /// The sums of no cells at all.
    pub fn start(&self) -> Sums {
        Sums {
            hidden: self.bias,
            direct: 0.0,
        }
    }

    /// Adds some cells.
    ///
    /// This and [`Network::finish`] stay apart, and work on copies that nothing else sees, because only then does the
    /// compiler keep the sums in wide registers: four numbers an instruction, more than twice the speed.
    #[inline(never)]
    pub fn add(&self, context: usize, cells: &[Cell], sums: &mut Sums) {
        let Sums {
            mut hidden,
            mut direct,
        } = *sums;
        for cell in cells {
            let value = f32::from(cell.value) / UNIT;
            let feature = usize::from(cell.feature);
            direct += value * self.direct[feature][context];
            for (sum, weight) in hidden.iter_mut().zip(&self.hidden[feature]) {
                *sum += value * weight;
            }
        }
        *sums = Sums { hidden, direct };
    }

    /// The score that sums come to, added up in as many places as a wide register has.
    #[inline(never)]
    pub fn finish(&self, sums: &Sums) -> f32 {
        const PLACES: usize = 4;
        let acts = |it: f32| if it > 0.0 { it } else { 0.0 };
        let mut told = [0.0; PLACES];
        let hidden = sums.hidden.chunks_exact(PLACES);
        for (hidden, out) in hidden.zip(self.out.chunks_exact(PLACES)) {
            for place in 0..PLACES {
                told[place] += acts(hidden[place]) * out[place];
            }
        }
        sums.direct + ((told[0] + told[1]) + (told[2] + told[3]))
    }
}
