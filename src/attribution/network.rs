//! A small network that scores one candidate: a hidden layer beside direct weights for each context.
//!
//! Rows are sparse, so the first layer is a sum of a few rows of weights. Weights, values and sums are whole numbers:
//! a score is the same on every machine, whatever the order it was added up in, and eight sums fit into one register.

use super::analysis::CONTEXTS;
use super::features::{COUNT, Cell, UNIT};

/// Width of the hidden layer of a network that was learned.
pub const HIDDEN: usize = 32;

/// A weight of one. Sums go to 16 and stop there; those of the networks that ship stay far below.
pub const ONE: i16 = 1 << 11;
/// No weight into the hidden layer is larger.
const LIMIT: i16 = 2 * ONE - 1;
/// How far up weights into the hidden layer, and values, are shifted before one is multiplied by the other: as far as
/// [`LIMIT`] and `features::LIMIT` leave room. The upper half of a product of sixteen bits each, for which processors
/// have an instruction, is then in parts of [`ONE`].
const UP: u32 = (i16::BITS - UNIT.ilog2()) / 2;

/// A network, or several whose hidden layers stand side by side: what they make of a candidate on the average.
#[derive(Clone)]
pub struct Network<const WIDTH: usize = HIDDEN> {
    /// Into the hidden layer: a row for each feature, in parts of [`ONE`], shifted [`UP`].
    hidden: Vec<[i16; WIDTH]>,
    /// Bias of the hidden layer, in parts of [`ONE`].
    bias: [i16; WIDTH],
    /// Out of the hidden layer, in parts of [`ONE`].
    out: [i16; WIDTH],
    /// Direct weights: one for each feature, by context, in parts of [`ONE`].
    direct: [Vec<i32>; CONTEXTS],
}

/// What cells come to on the way to a score, before the hidden layer acts.
#[derive(Clone, Copy)]
pub struct Sums<const WIDTH: usize> {
    /// In parts of [`ONE`].
    hidden: [i16; WIDTH],
    /// In parts of `ONE * UNIT`.
    direct: i64,
}

/// The weights of one network, in parts of [`ONE`].
pub struct Learned {
    /// Into the hidden layer: a row for each feature.
    pub hidden: Vec<[i16; HIDDEN]>,
    /// Bias of the hidden layer.
    pub bias: [i16; HIDDEN],
    /// Out of the hidden layer.
    pub out: [i16; HIDDEN],
    /// Direct weights: a row for each feature, a column for each context.
    pub direct: Vec<[i16; CONTEXTS]>,
}

impl Network {
    /// All weights zero.
    pub fn zero() -> Self {
        Self::read(&[])
    }

    /// How many numbers [`Network::write`] writes.
    pub const LEN: usize = COUNT * (HIDDEN + CONTEXTS) + 2 * HIDDEN;

    /// All weights in a row.
    pub fn write(&self) -> Vec<i16> {
        let mut all = Vec::with_capacity(Self::LEN);
        all.extend(self.hidden.as_flattened().iter().map(|it| it >> UP));
        for feature in 0..COUNT {
            all.extend(self.direct.iter().map(|it| it[feature] as i16));
        }
        all.extend(self.bias);
        all.extend(self.out);
        all
    }

    /// The weights out of such a row; what is missing is zero.
    pub fn read(all: &[i16]) -> Self {
        let mut learned = Learned {
            hidden: vec![[0; HIDDEN]; COUNT],
            bias: [0; HIDDEN],
            out: [0; HIDDEN],
            direct: vec![[0; CONTEXTS]; COUNT],
        };
        let mut rest = all.iter().copied();
        let mut fill = |slot: &mut i16| *slot = rest.next().unwrap_or_default();
        learned.hidden.iter_mut().flatten().for_each(&mut fill);
        learned.direct.iter_mut().flatten().for_each(&mut fill);
        learned.bias.iter_mut().for_each(&mut fill);
        learned.out.iter_mut().for_each(&mut fill);
        Self::new(&learned)
    }

    /// The network with these weights, none of them into the hidden layer beyond [`LIMIT`].
    pub fn new(learned: &Learned) -> Self {
        let up = |weight: i16| weight.clamp(-LIMIT, LIMIT) << UP;
        let column = |context: usize| learned.direct.iter().map(move |it| it[context].into());
        Self {
            hidden: learned.hidden.iter().map(|it| it.map(up)).collect(),
            bias: learned.bias,
            out: learned.out,
            direct: std::array::from_fn(|context| column(context).collect()),
        }
    }
}

impl<const WIDTH: usize> Network<WIDTH> {
    /// How many networks this is.
    const JOINED: usize = WIDTH / HIDDEN;

    /// Several networks as one; there must be as many as the width has room for.
    pub fn join(networks: &[Network]) -> Self {
        debug_assert_eq!(networks.len(), Self::JOINED, "each has its place");
        let mut joined = Self {
            hidden: vec![[0; WIDTH]; COUNT],
            bias: [0; WIDTH],
            out: [0; WIDTH],
            direct: std::array::from_fn(|_| vec![0; COUNT]),
        };
        for (network, from) in networks.iter().zip((0..WIDTH).step_by(HIDDEN)) {
            let place = from..from + HIDDEN;
            for (row, own) in joined.hidden.iter_mut().zip(&network.hidden) {
                row[place.clone()].copy_from_slice(own);
            }
            joined.bias[place.clone()].copy_from_slice(&network.bias);
            joined.out[place].copy_from_slice(&network.out);
            let direct = joined.direct.iter_mut().flatten();
            for (sum, weight) in direct.zip(network.direct.iter().flatten()) {
                *sum += weight;
            }
        }
        joined
    }

    /// Whether the hidden layer says anything.
    pub fn is_deep(&self) -> bool {
        self.out.iter().any(|&it| it != 0)
    }

    /// The score of a candidate in a context with these cells.
    pub fn score(&self, context: usize, cells: &[Cell]) -> f32 {
        let mut sums = self.start();
        self.add(context, cells, &mut sums);
        self.finish(&sums)
    }

    /// The sums of no cells at all.
    pub fn start(&self) -> Sums<WIDTH> {
        Sums {
            hidden: self.bias,
            direct: 0,
        }
    }

    /// Adds some cells to direct sums alone: much cheaper, and enough for a network that is not deep.
    pub fn add_direct(&self, context: usize, cells: &[Cell], sums: &mut Sums<WIDTH>) {
        let weights = &self.direct[context];
        for cell in cells {
            sums.direct += direct(weights[usize::from(cell.feature)], *cell);
        }
    }

    /// Adds some cells.
    ///
    /// This and [`Network::finish`] stay apart, and work on copies that nothing else sees, because only then does the
    /// compiler keep the sums in wide registers.
    #[inline(never)]
    pub fn add(&self, context: usize, cells: &[Cell], sums: &mut Sums<WIDTH>) {
        let Sums {
            mut hidden,
            direct: mut straight,
        } = *sums;
        let straight_weights = &self.direct[context];
        for cell in cells {
            let feature = usize::from(cell.feature);
            straight += direct(straight_weights[feature], *cell);
            let value = i32::from(cell.value << UP);
            for (sum, &weight) in hidden.iter_mut().zip(&self.hidden[feature]) {
                let product = (i32::from(weight) * value) >> i16::BITS;
                *sum = sum.saturating_add(product as i16);
            }
        }
        *sums = Sums {
            hidden,
            direct: straight,
        };
    }

    /// The score that sums come to.
    #[inline(never)]
    pub fn finish(&self, sums: &Sums<WIDTH>) -> f32 {
        let layers = sums.hidden.chunks_exact(HIDDEN);
        let each = layers.zip(self.out.chunks_exact(HIDDEN));
        let told = each.map(|(hidden, out)| i64::from(told(hidden, out)));
        let one = f32::from(ONE);
        let straight = self.direct_score(sums);
        straight + told.sum::<i64>() as f32 / one / one / Self::JOINED as f32
    }

    /// The score that direct sums alone come to.
    pub fn direct_score(&self, sums: &Sums<WIDTH>) -> f32 {
        sums.direct as f32 / f32::from(ONE) / f32::from(UNIT) / Self::JOINED as f32
    }
}

/// What a hidden layer says.
fn told(hidden: &[i16], out: &[i16]) -> i32 {
    hidden
        .iter()
        .zip(out)
        .fold(0, |told: i32, (&hidden, &out)| {
            told.wrapping_add(i32::from(hidden.max(0)) * i32::from(out))
        })
}

/// What a cell adds to a direct sum.
fn direct(weight: i32, cell: Cell) -> i64 {
    i64::from(weight) * i64::from(cell.value)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A network with some weights that differ by `seed`.
    fn network(seed: i16) -> Network {
        let weights = (0..Network::LEN as i16).map(|it| it.wrapping_mul(seed) % 900);
        Network::read(&weights.collect::<Vec<_>>())
    }

    #[test]
    fn networks_that_are_joined_say_what_they_say_on_the_average() {
        let apart = [network(31), network(-77), network(203)];
        let joined = Network::<{ 3 * HIDDEN }>::join(&apart);
        let cell = |feature: u16, value: i16| Cell { feature, value };
        let cells = [
            cell(0, UNIT),
            cell(7, -300),
            cell(40, 2 * UNIT),
            cell(41, 5),
        ];
        for context in 0..CONTEXTS {
            let scores = apart.iter().map(|it| it.score(context, &cells));
            let average = scores.sum::<f32>() / 3.0;
            let score = joined.score(context, &cells);
            assert!(
                (score - average).abs() < 1e-4,
                "{context}: {score} {average}"
            );
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let weights = network(31).write();
        assert_eq!(weights.len(), Network::LEN);
        assert_eq!(Network::read(&weights).write(), weights);
        assert!(weights.iter().any(|&it| it < 0) && weights.iter().any(|&it| it > 0));
    }
}
