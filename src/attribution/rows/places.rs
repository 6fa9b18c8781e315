//! Where the candidates of a quotation stand: when each was mentioned last, and before whom.

use super::Row;
use crate::attribution::features as f;
use crate::attribution::frame::Frame;
use crate::attribution::lexicon::Class;
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
    /// Which of the candidates it is by the last mention of each, and what that mention is in its sentence.
    pub(super) fn rank(&mut self, place: &Place) {
        let frame = self.frame;
        self.into.on(f::RANK + place.rank.min(5) as u16);
        if let Some(last) = place.last.filter(|_| frame.gender != 0) {
            self.role(last);
        }
        if place.name_rank != usize::MAX {
            self.into.on(f::NAME_RANK + place.name_rank.min(3) as u16);
        }
        if let Some(rank) = frame.subject_order.iter().position(|&it| it == self.who) {
            self.into.on(f::SUBJECT_RANK + rank as u16);
        }
    }

    /// What part the last mention, at the token `last`, has in its sentence, and how many sentences ago that was.
    fn role(&mut self, last: u32) {
        let text = &self.analysis.text;
        let at = last as usize;
        let subjects = &self.scenes.subjects;
        let mention = self.analysis.starts.get(at);
        let possessive = mention.is_some_and(|it| self.frame.mention(it).possessive);
        let behind = at > 0
            && text.tokens[at - 1].is_word()
            && text.class(at - 1).has(Class::PREPOSITION | Class::TOWARDS);
        let role = if subjects.binary_search_by_key(&last, |it| it.0).is_ok() {
            0
        } else if possessive {
            2
        } else if behind {
            1
        } else {
            3
        };
        self.into.on(f::ROLE + role);
        let sentence = |token: u32| text.tokens[token as usize].sentence;
        let since = sentence(self.frame.reference).saturating_sub(sentence(last));
        let step = match since {
            0..=2 => since,
            3..=5 => 3,
            6..=10 => 4,
            _ => 5,
        };
        self.into.on(f::SENTENCES + step as u16);
    }

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
