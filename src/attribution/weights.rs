//! The weights that ship with the program, and how they are stored.
//!
//! The file is a few lines of text about its origin, an empty line, then numbers as little-endian `f32`.

use std::sync::LazyLock;

use super::analysis::{CONTEXTS, Context};
use super::network::Network;
use super::numbers::{exp, ln};
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

/// How often answers are right, for stories and for news.
#[derive(Clone, Copy, Debug, Default)]
pub struct Calibration {
    /// Of each kind of text.
    pub of: [Curves; 2],
}

/// How often answers are right in one kind of text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Curves {
    /// For each context the slope and offset of a logistic curve over the logarithmic odds of a probability.
    pub contexts: [(f32, f32); CONTEXTS],
    /// The share of the tag sieve's answers that are right.
    pub sieve: f32,
    /// Answers right at least this often may be shown as certain.
    pub bar: f32,
}

impl Calibration {
    /// The curves for a text with such a share of capitals.
    pub fn curves(&self, capitals: f32) -> &Curves {
        const NEWS: f32 = 0.065;
        &self.of[usize::from(capitals > NEWS)]
    }
}

impl Curves {
    /// The share from which an answer in this context may be shown as certain, if any may. Pronouns and beats are
    /// overrated most on texts that were not learned from, so only the surest third of them passes.
    pub fn bar(&self, context: Context) -> Option<f32> {
        match context {
            Context::Name | Context::Elsewhere | Context::Bare => Some(self.bar),
            Context::Pronoun | Context::Beat => Some(1.0 - (1.0 - self.bar) / 3.0),
            Context::Description | Context::Narrator => None,
        }
    }

    /// The share of answers of this probability that are right.
    pub fn share(&self, context: usize, probability: f32) -> f32 {
        let probability = probability.clamp(1e-5, 1.0 - 1e-5);
        let odds = ln(probability / (1.0 - probability));
        let (slope, offset) = self.contexts[context];
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
        self.ranker.third.write().into_iter().for_each(&mut put);
        self.keep.write().into_iter().for_each(&mut put);
        for curves in &self.calibration.of {
            for (slope, offset) in curves.contexts {
                put(slope);
                put(offset);
            }
            put(curves.sieve);
            put(curves.bar);
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
        let mut rest = part(4 * Network::LEN, numbers.len()).iter().copied();
        let mut next = || rest.next().unwrap_or_default();
        let mut calibration = Calibration::default();
        for curves in &mut calibration.of {
            for curve in &mut curves.contexts {
                *curve = (next(), next());
            }
            (curves.sieve, curves.bar) = (next(), next());
        }
        Self {
            ranker: Ranker {
                first: Network::read(part(0, Network::LEN)),
                second: Network::read(part(Network::LEN, 2 * Network::LEN)),
                third: Network::read(part(2 * Network::LEN, 3 * Network::LEN)),
            },
            keep: Network::read(part(3 * Network::LEN, 4 * Network::LEN)),
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
        assert_eq!(
            again.calibration.of[1].contexts,
            shipped.calibration.of[1].contexts
        );
        assert!(
            shipped.ranker.second.write().iter().any(|&it| it != 0.0),
            "weights are there"
        );
    }
}
