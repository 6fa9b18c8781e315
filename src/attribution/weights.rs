//! The weights that ship with the program, and how they are stored.
//!
//! The file is a few lines of text about its origin, an empty line, then numbers, the lowest byte first: those of the
//! networks as `i16`, those of the calibration as `f32`.

use std::sync::LazyLock;

use super::analysis::CONTEXTS;
use super::around::Guess;
use super::network::Network;
use super::numbers::{exp, ln};
use super::ranker::{PASSES, Ranker, TOGETHER};

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

/// How often answers are right, by the kind of text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Calibration {
    /// Of long stories, short ones, and news.
    pub of: [Curves; 3],
}

/// How often answers are right in one kind of text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Curves {
    /// For each context the slope and offset of a logistic curve over the logarithmic odds of a probability.
    pub contexts: [(f32, f32); CONTEXTS],
    /// Added to the offset by how many passes before chose the same.
    pub steady: [f32; PASSES],
    /// The share of the tag sieve's answers that are right.
    pub sieve: f32,
    /// Answers right at least this often may be shown as certain.
    pub certain: f32,
    /// Answers right less often than this are not shown: of them at most one in five is right.
    pub likely: f32,
}

impl Calibration {
    /// The curves for a text that reports or tells (see [`super::genre`]) and has so many quotations.
    pub fn curves(&self, reports: bool, quotations: usize) -> &Curves {
        const SHORT: usize = 120;
        let [long, short, news] = &self.of;
        match (reports, quotations) {
            (true, _) => news,
            (false, ..SHORT) => short,
            (false, _) => long,
        }
    }
}

impl Curves {
    /// The share of such answers that are right.
    pub fn share(&self, context: usize, guess: &Guess) -> f32 {
        let (slope, offset) = self.contexts[context];
        let steady = self.steady[usize::from(guess.steady).min(PASSES - 1)];
        1.0 / (1.0 + exp(-(slope * odds(guess.probability) + offset + steady)))
    }
}

/// The logarithm of the odds of a probability.
pub fn odds(probability: f32) -> f32 {
    let probability = probability.clamp(1e-5, 1.0 - 1e-5);
    ln(probability / (1.0 - probability))
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
        let early = [&self.ranker.first, &self.ranker.second];
        for network in early
            .into_iter()
            .chain(&self.ranker.third)
            .chain([&self.keep])
        {
            file.extend(network.write().into_iter().flat_map(i16::to_le_bytes));
        }
        let mut put = |number: f32| file.extend(number.to_le_bytes());
        for curves in &self.calibration.of {
            for (slope, offset) in curves.contexts {
                put(slope);
                put(offset);
            }
            curves.steady.into_iter().for_each(&mut put);
            put(curves.sieve);
            put(curves.certain);
            put(curves.likely);
        }
        file
    }

    /// Weights out of a file; what is missing is zero.
    pub fn read(file: &[u8]) -> Self {
        let head = file
            .windows(2)
            .position(|it| it == b"\n\n")
            .map_or(file.len(), |it| it + 2);
        let body = file.get(head..).unwrap_or_default();
        let numbers = size_of::<i16>() * (3 + TOGETHER) * Network::LEN;
        let (networks, rest) = body.split_at_checked(numbers).unwrap_or((body, &[]));
        let weights: Vec<i16> = networks
            .as_chunks()
            .0
            .iter()
            .copied()
            .map(i16::from_le_bytes)
            .collect();
        let mut networks = weights.chunks(Network::LEN).map(Network::read);
        let mut network = || networks.next().unwrap_or_else(Network::zero);
        let (first, second) = (network(), network());
        let third = (0..TOGETHER).map(|_| network()).collect();
        let ranker = Ranker::new(first, second, third);
        let keep = network();
        let mut rest = rest.as_chunks().0.iter().copied().map(f32::from_le_bytes);
        let mut next = || rest.next().unwrap_or_default();
        let mut calibration = Calibration::default();
        for curves in &mut calibration.of {
            for curve in &mut curves.contexts {
                *curve = (next(), next());
            }
            curves.steady.fill_with(&mut next);
            (curves.sieve, curves.certain, curves.likely) = (next(), next(), next());
        }
        Self {
            ranker,
            keep,
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
        assert_eq!(
            again.ranker.third[1].write(),
            shipped.ranker.third[1].write()
        );
        assert_eq!(again.keep.write(), shipped.keep.write());
        assert_eq!(
            again.calibration.of[1].contexts,
            shipped.calibration.of[1].contexts
        );
        assert!(
            shipped.ranker.second.write().iter().any(|&it| it != 0),
            "weights are there"
        );
    }
}
