//! The weights that ship with the program, and how they are stored.
//!
//! The file is a few lines of text about its origin, an empty line, then numbers as little-endian `f32`.

use std::sync::LazyLock;

use super::analysis::CONTEXTS;
use super::network::Network;
use super::ranker::Ranker;

/// What learning found.
#[derive(Clone)]
pub struct Weights {
    /// The networks.
    pub ranker: Ranker,
    /// Whether a stretch is speech.
    pub keep: Network,
    /// Turns probabilities into shares that are right.
    pub calibration: Calibration,
}

/// How often a probability is right, by context: a logistic curve over its logarithmic odds.
#[derive(Clone, Copy, Debug, Default)]
pub struct Calibration {
    /// Slope and offset for each context.
    pub curves: [(f32, f32); CONTEXTS],
}

impl Calibration {
    /// The share of answers of this probability that are right.
    pub fn share(&self, context: usize, probability: f32) -> f32 {
        use super::numbers::{exp, ln};
        let probability = probability.clamp(1e-5, 1.0 - 1e-5);
        let odds = ln(probability / (1.0 - probability));
        let (slope, offset) = self.curves[context];
        1.0 / (1.0 + exp(-(slope * odds + offset)))
    }
}

static SHIPPED: LazyLock<Weights> =
    LazyLock::new(|| Weights::read(include_bytes!("../../assets/ranker.weights")));

impl Weights {
    /// Those that ship with the program.
    pub fn shipped() -> &'static Self {
        &SHIPPED
    }

    /// The file that [`Weights::read`] reads, with lines about its origin.
    pub fn write(&self, origin: &str) -> Vec<u8> {
        let mut file = format!("{}\n\n", origin.trim()).into_bytes();
        let mut put = |number: f32| file.extend(number.to_le_bytes());
        self.ranker.first.write().into_iter().for_each(&mut put);
        self.ranker.second.write().into_iter().for_each(&mut put);
        self.keep.write().into_iter().for_each(&mut put);
        for (slope, offset) in self.calibration.curves {
            put(slope);
            put(offset);
        }
        file
    }

    /// Weights out of a file; what is missing is zero.
    pub fn read(file: &[u8]) -> Self {
        let head = file
            .windows(2)
            .position(|it| it == b"\n\n")
            .map_or(file.len(), |it| it + 2);
        let numbers: Vec<f32> = file[head..]
            .chunks_exact(4)
            .map(|it| f32::from_le_bytes([it[0], it[1], it[2], it[3]]))
            .collect();
        let part =
            |from: usize, to: usize| numbers.get(from..to.min(numbers.len())).unwrap_or_default();
        let curves = part(3 * Network::LEN, numbers.len());
        let mut calibration = Calibration::default();
        for (curve, pair) in calibration.curves.iter_mut().zip(curves.chunks_exact(2)) {
            *curve = (pair[0], pair[1]);
        }
        Self {
            ranker: Ranker {
                first: Network::read(part(0, Network::LEN)),
                second: Network::read(part(Network::LEN, 2 * Network::LEN)),
            },
            keep: Network::read(part(2 * Network::LEN, 3 * Network::LEN)),
            calibration,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let shipped = Weights::shipped();
        let again = Weights::read(&shipped.write("of a test\nwith two lines"));
        assert_eq!(again.ranker.second.write(), shipped.ranker.second.write());
        assert_eq!(again.calibration.curves, shipped.calibration.curves);
        assert!(
            shipped.ranker.first.write().iter().any(|&it| it != 0.0),
            "weights are there"
        );
    }
}
