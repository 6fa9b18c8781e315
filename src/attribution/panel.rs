//! Networks that were learned apart and are heard together.
//!
//! What the fixed cells of a candidate come to is summed once and kept, so that a second pass over the same text costs
//! but the cells that changed. It is much to keep, so it is kept for those alone whom that pass will weigh. The order of
//! every sum stays the same.

use super::cases::{Case, Cases};
use super::features::Cell;
use super::network::{Network, Sums};

/// See above. Serves one text.
pub struct Panel<'a> {
    networks: &'a [Network],
    cases: &'a Cases,
    /// Where the sums of each candidate begin in `kept`, or [`NOT_YET`].
    places: Vec<u32>,
    /// What fixed cells come to: as many as there are networks for each candidate that is kept.
    kept: Vec<Sums>,
    /// How many of those belong to questions before this one.
    before: usize,
}

const NOT_YET: u32 = u32::MAX;

impl<'a> Panel<'a> {
    /// Has heard nothing yet.
    pub fn new(networks: &'a [Network], cases: &'a Cases) -> Self {
        Self {
            networks,
            cases,
            places: vec![NOT_YET; cases.candidates.len()],
            kept: Vec::new(),
            before: 0,
        }
    }

    /// What the networks make, on the average, of the candidate at `place` whose other cells are `parts`.
    pub fn score(&mut self, context: usize, place: usize, parts: &[&[Cell]]) -> f32 {
        let from = self.fixed(context, place);
        let each = self.networks.iter().zip(&self.kept[from..]);
        let scores = each.map(|(network, fixed)| {
            let mut sums = *fixed;
            for cells in parts {
                network.add(context, cells, &mut sums);
            }
            network.finish(&sums)
        });
        scores.sum::<f32>() / self.networks.len() as f32
    }

    /// Ends a question: of the candidates that were new in it, those that `again` names will be weighed once more.
    pub fn end(&mut self, case: &Case, again: impl Fn(usize) -> bool) {
        let (networks, mut kept) = (self.networks.len(), self.before);
        for place in case.from as usize..case.to as usize {
            let from = self.places[place] as usize;
            if self.places[place] == NOT_YET || from < self.before {
                continue;
            }
            if again(place) {
                self.kept.copy_within(from..from + networks, kept);
                self.places[place] = kept as u32;
                kept += networks;
            } else {
                self.places[place] = NOT_YET;
            }
        }
        self.kept.truncate(kept);
        self.before = kept;
    }

    /// Where the sums of the candidate's fixed cells begin.
    fn fixed(&mut self, context: usize, place: usize) -> usize {
        if self.places[place] == NOT_YET {
            self.places[place] = self.kept.len() as u32;
            for network in self.networks {
                let mut sums = network.start();
                network.add(context, self.cases.rows.row(place), &mut sums);
                self.kept.push(sums);
            }
        }
        self.places[place] as usize
    }
}
