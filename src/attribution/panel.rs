//! A network, or several together, that may hear a text twice.
//!
//! What the fixed cells of a candidate come to is summed once and kept, so that a second pass over the same text costs
//! but the cells that changed. It is much to keep, so it is kept for those alone whom that pass will weigh.

use super::analysis::CONTEXTS;
use super::cases::{Case, Cases};
use super::features::Cell;
use super::network::{Network, Sums};

/// See above. Serves one text.
pub struct Panel<'a, const WIDTH: usize> {
    network: &'a Network<WIDTH>,
    cases: &'a Cases,
    /// What the cells that all candidates share come to, by context.
    common: [Sums<WIDTH>; CONTEXTS],
    /// Where the sums of each candidate stand in `kept`, or [`NOT_YET`].
    places: Vec<u32>,
    /// What fixed cells come to, for each candidate that is kept.
    kept: Vec<Sums<WIDTH>>,
    /// How many of those belong to questions before this one.
    before: usize,
}

const NOT_YET: u32 = u32::MAX;

impl<'a, const WIDTH: usize> Panel<'a, WIDTH> {
    /// Has heard nothing yet.
    pub fn new(network: &'a Network<WIDTH>, cases: &'a Cases) -> Self {
        Self {
            network,
            cases,
            common: cases.common_sums(network),
            places: vec![NOT_YET; cases.candidates.len()],
            kept: Vec::new(),
            before: 0,
        }
    }

    /// What the network makes of the candidate at `place` whose other cells are `parts`.
    pub fn score(&mut self, context: usize, place: usize, parts: &[&[Cell]]) -> f32 {
        let mut sums = *self.fixed(context, place);
        for cells in parts {
            self.network.add(context, cells, &mut sums);
        }
        self.network.finish(&sums)
    }

    /// Ends a question: of the candidates that were new in it, those that `again` names will be weighed once more.
    pub fn end(&mut self, case: &Case, again: impl Fn(usize) -> bool) {
        let mut kept = self.before;
        for place in case.from as usize..case.to as usize {
            let from = self.places[place] as usize;
            if self.places[place] == NOT_YET || from < self.before {
                continue;
            }
            if again(place) {
                self.kept[kept] = self.kept[from];
                self.places[place] = kept as u32;
                kept += 1;
            } else {
                self.places[place] = NOT_YET;
            }
        }
        self.kept.truncate(kept);
        self.before = kept;
    }

    /// What the candidate's fixed cells come to.
    fn fixed(&mut self, context: usize, place: usize) -> &Sums<WIDTH> {
        if self.places[place] == NOT_YET {
            self.places[place] = self.kept.len() as u32;
            let mut sums = self.common[context];
            self.network
                .add(context, self.cases.rows.row(place), &mut sums);
            self.kept.push(sums);
        }
        &self.kept[self.places[place] as usize]
    }
}
