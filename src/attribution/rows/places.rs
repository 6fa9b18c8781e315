//! Where the candidates of a quotation stand: when each was mentioned last, and before whom.

use super::Row;
use crate::attribution::features as f;
use crate::attribution::frame::Frame;
use crate::attribution::numbers::ln1;
use crate::attribution::scenes::BUCKET;

/// Where a candidate of a quotation stands among the others.
#[derive(Clone, Copy)]
pub struct Place {
    /// The last mention before it, and the next one behind it: tokens.
    pub last: Option<u32>,
    pub(super) next: Option<u32>,
    /// Mentions in the paragraphs around.
    pub(super) around: u32,
    /// The place among those that fit, the one mentioned last first; and among the names of those.
    pub(super) rank: usize,
    pub(super) name_rank: usize,
}

/// Places the candidates of one quotation after the other; kept so that nothing is allocated anew.
pub struct Placer {
    /// The places of the last candidates.
    pub places: Vec<Place>,
    order: Vec<usize>,
    /// How many mentions of each member lay before the quotation it was placed for last: quotations come in order, so
    /// that the next ones are near.
    before: Vec<usize>,
}

impl Placer {
    /// For a cast of so many members.
    pub fn new(members: usize) -> Self {
        Self {
            places: Vec::new(),
            order: Vec::new(),
            before: vec![0; members],
        }
    }

    /// Finds the places of `candidates`.
    pub fn place(&mut self, frame: &Frame<'_>, candidates: &[u32]) {
        const AROUND: usize = 8;
        let paragraphs = &frame.analysis.text.paragraphs;
        let from = paragraphs[frame.paragraph.saturating_sub(AROUND)].from;
        let to = paragraphs[(frame.paragraph + AROUND).min(paragraphs.len() - 1)].to;
        self.places.clear();
        for &who in candidates {
            let at = &frame.analysis.member(who).at;
            let before = step(at, self.before[who as usize], frame.reference);
            self.before[who as usize] = before;
            self.places.push(Place {
                last: before.checked_sub(1).map(|it| at[it]),
                next: at.get(step(at, before, frame.span.1)).copied(),
                around: (step(at, before, to) - step(at, before, from)) as u32,
                rank: usize::MAX,
                name_rank: usize::MAX,
            });
        }
        self.rank(frame, candidates);
    }

    fn rank(&mut self, frame: &Frame<'_>, candidates: &[u32]) {
        let places = &mut self.places;
        self.order.clear();
        self.order.extend(
            (0..candidates.len())
                .filter(|&it| places[it].last.is_some() && !frame.contradicts(candidates[it])),
        );
        self.order
            .sort_by_key(|&it| std::cmp::Reverse(places[it].last));
        let mut names = 0;
        for (rank, &it) in self.order.iter().enumerate() {
            places[it].rank = rank;
            let member = frame.analysis.member(candidates[it]);
            if !member.described && !member.narrator {
                places[it].name_rank = names;
                names += 1;
            }
        }
    }
}

/// How many of the sorted tokens lie before `token`, counting on from `near`.
fn step(at: &[u32], near: usize, token: u32) -> usize {
    let mut near = near;
    while near < at.len() && at[near] < token {
        near += 1;
    }
    while near > 0 && at[near - 1] >= token {
        near -= 1;
    }
    near
}

impl Row<'_> {
    /// How far the candidate is mentioned from the quotation, and how often around it.
    pub(super) fn distances(&mut self, place: &Place) {
        let tokens = &self.analysis.text.tokens;
        let paragraph = |at: u32| tokens[at as usize].paragraph as usize;
        let since = place
            .last
            .map_or(99, |at| self.frame.paragraph.saturating_sub(paragraph(at)));
        self.into.on(f::SINCE + paragraphs_step(since));
        if let Some(last) = place.last {
            self.into.value(
                f::RECENT,
                -ln1(self.frame.span.0.saturating_sub(last)) / 5.0,
            );
        }
        let until = place
            .next
            .map_or(99, |at| paragraph(at).saturating_sub(self.frame.paragraph));
        self.into.on(f::UNTIL + paragraphs_step(until));
        let local = self.scenes.frequent.get(self.frame.paragraph / BUCKET);
        let place = local.and_then(|it| it.iter().position(|it| it.0 == self.who));
        self.into
            .on(f::LOCAL + place.map_or(5, |it| it.min(4) as u16));
    }
}

/// How far a number of paragraphs is, in eight steps.
fn paragraphs_step(paragraphs: usize) -> u16 {
    match paragraphs {
        0..=3 => paragraphs as u16,
        4..=6 => 4,
        7..=12 => 5,
        13..=30 => 6,
        _ => 7,
    }
}
