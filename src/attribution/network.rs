//! A small network that scores one candidate: a hidden layer beside direct weights for each context.
//!
//! Rows are sparse, so the first layer is a sum of a few rows of weights. Weights, values and sums are whole numbers:
//! a score is the same on every machine, whatever the order it was added up in, and eight sums fit into one register.

use super::analysis::CONTEXTS;
use super::features::{COUNT, Cell, UNIT};

/// Width of the hidden layer.
pub const HIDDEN: usize = 32;

/// A weight of one. Sums go to 16 and stop there; those of the networks that ship stay far below.
pub const ONE: i16 = 1 << 11;
/// No weight into the hidden layer is larger.
const LIMIT: i16 = 2 * ONE - 1;

/// The weights, in parts of [`ONE`].
#[derive(Clone)]
pub struct Network {
    /// Into the hidden layer: a row for each feature.
    pub hidden: Vec<[i16; HIDDEN]>,
    /// Bias of the hidden layer.
    pub bias: [i16; HIDDEN],
    /// Out of the hidden layer.
    pub out: [i16; HIDDEN],
    /// Direct weights: a row for each feature, a column for each context.
    pub direct: Vec<[i16; CONTEXTS]>,
}

/// What cells come to on the way to a score, before the hidden layer acts.
#[derive(Clone, Copy)]
pub struct Sums {
    /// In parts of [`ONE`].
    hidden: [i16; HIDDEN],
    /// In parts of `ONE * UNIT`.
    direct: i64,
}

impl Network {
    /// All weights zero.
    pub fn zero() -> Self {
        Self {
            hidden: vec![[0; HIDDEN]; COUNT],
            bias: [0; HIDDEN],
            out: [0; HIDDEN],
            direct: vec![[0; CONTEXTS]; COUNT],
        }
    }

    /// How many numbers [`Network::write`] writes.
    pub const LEN: usize = COUNT * (HIDDEN + CONTEXTS) + 2 * HIDDEN;

    /// All weights in a row.
    pub fn write(&self) -> Vec<i16> {
        let mut all = Vec::with_capacity(Self::LEN);
        all.extend(self.hidden.iter().flatten());
        all.extend(self.direct.iter().flatten());
        all.extend(self.bias);
        all.extend(self.out);
        all
    }

    /// The weights out of such a row; what is missing is zero.
    pub fn read(all: &[i16]) -> Self {
        let mut network = Self::zero();
        let mut rest = all.iter().copied();
        let mut fill = |slot: &mut i16| *slot = rest.next().unwrap_or_default();
        network.hidden.iter_mut().flatten().for_each(&mut fill);
        network.direct.iter_mut().flatten().for_each(&mut fill);
        network.bias.iter_mut().for_each(&mut fill);
        network.out.iter_mut().for_each(&mut fill);
        network.limited()
    }

    /// The network with no weight into the hidden layer beyond [`LIMIT`].
    #[must_use]
    pub fn limited(mut self) -> Self {
        for weight in self.hidden.as_flattened_mut() {
            *weight = (*weight).clamp(-LIMIT, LIMIT);
        }
        self
    }

    /// Whether the hidden layer says anything.
    pub fn is_deep(&self) -> bool {
        self.out.iter().any(|&it| it != 0)
    }

    /// The score by direct weights alone: much cheaper, and enough for a first look.
    pub fn direct_score(&self, context: usize, parts: &[&[Cell]]) -> f32 {
        let mut sum = 0;
        for &cells in parts {
            for cell in cells {
                sum += direct(self.direct[usize::from(cell.feature)][context], *cell);
            }
        }
        sum as f32 / f32::from(ONE) / f32::from(UNIT)
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
            direct: 0,
        }
    }

    /// Adds some cells.
    ///
    /// This and [`Network::finish`] stay apart, and work on copies that nothing else sees, because only then does the
    /// compiler keep the sums in wide registers.
    #[inline(never)]
    pub fn add(&self, context: usize, cells: &[Cell], sums: &mut Sums) {
        let Sums {
            mut hidden,
            direct: mut straight,
        } = *sums;
        for cell in cells {
            let feature = usize::from(cell.feature);
            straight += direct(self.direct[feature][context], *cell);
            let weights = &self.hidden[feature];
            if cell.value == UNIT {
                for (sum, &weight) in hidden.iter_mut().zip(weights) {
                    *sum = sum.saturating_add(weight);
                }
            } else {
                for (sum, &weight) in hidden.iter_mut().zip(weights) {
                    *sum = sum.saturating_add(times(weight, cell.value));
                }
            }
        }
        *sums = Sums {
            hidden,
            direct: straight,
        };
    }

    /// The score that sums come to.
    #[inline(never)]
    pub fn finish(&self, sums: &Sums) -> f32 {
        let each = sums.hidden.iter().zip(&self.out);
        let told = each.fold(0_i32, |told, (&hidden, &out)| {
            told.wrapping_add(i32::from(hidden.max(0)) * i32::from(out))
        });
        let one = f32::from(ONE);
        sums.direct as f32 / one / f32::from(UNIT) + told as f32 / one / one
    }
}

/// What a cell adds to a direct sum.
fn direct(weight: i16, cell: Cell) -> i64 {
    i64::from(i32::from(weight) * i32::from(cell.value))
}

/// A weight times a value in parts of [`ONE`]: the upper half of a product of sixteen bits each, for which processors
/// have an instruction. Both are shifted as far up as [`LIMIT`] and `features::LIMIT` leave room.
fn times(weight: i16, value: i16) -> i16 {
    const UP: u32 = (i16::BITS - UNIT.ilog2()) / 2;
    ((i32::from(weight << UP) * i32::from(value << UP)) >> i16::BITS) as i16
}
