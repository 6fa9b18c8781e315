//! What the tags of the turns around a quotation tell of a candidate: how near they are, and who is present.

use super::Row;
use crate::attribution::features as f;
use crate::attribution::frame::Frame;
use crate::attribution::numbers::ln1;

/// Who tags of the scene around name: the one that fits, if but one does, and how often the most named is.
pub(super) struct Present {
    fits: Option<u32>,
    only: bool,
    most: Option<u32>,
}

impl Present {
    pub(super) fn new(frame: &Frame<'_>) -> Self {
        let mut fitting = frame.present.iter().filter(|it| !frame.contradicts(it.0));
        let fits = fitting.next().map(|it| it.0);
        Self {
            fits,
            only: frame.gender != 0 && fitting.next().is_none(),
            most: frame.present.iter().map(|it| it.1).max(),
        }
    }
}

impl Row<'_> {
    /// How many turns away tags name the candidate.
    pub(super) fn tagged_turns(&mut self) {
        const FAR: usize = 8;
        let turns = &self.scenes.named_turns[self.who as usize];
        let turn = self.frame.turn;
        let here = turns.partition_point(|&it| (it as usize) < turn);
        let behind = turns.partition_point(|&it| it as usize <= turn);
        let paragraph = |it: usize| self.analysis.turns[it].paragraph as usize;
        let mut add = |other: usize, feature: u16| {
            let apart = turn.abs_diff(other);
            if apart <= FAR {
                let step = if apart < 5 { apart - 1 } else { 4 + apart % 2 };
                let dense = paragraph(turn).abs_diff(paragraph(other)) == apart;
                self.into
                    .on(feature + step as u16 + if dense { 6 } else { 0 });
            }
        };
        if let Some(&last) = here.checked_sub(1).and_then(|it| turns.get(it)) {
            add(last as usize, f::TURNS_SINCE);
        }
        if let Some(&next) = turns.get(behind) {
            add(next as usize, f::TURNS_UNTIL);
        }
        let from = turns.partition_point(|&it| (it as usize) + FAR < turn);
        let to = turns.partition_point(|&it| it as usize <= turn + FAR);
        self.into
            .value(f::TAGGED_AROUND, ln1((to - from) as u32) / 2.0);
    }

    /// Whether the candidate is one of those whom tags of the scene name.
    pub(super) fn scene(&mut self, among: &Present) {
        let frame = self.frame;
        let present = &frame.present;
        if present.is_empty() {
            return;
        }
        let size = present.len().min(3) as u16 - 1;
        if let Some(&(_, count)) = present.iter().find(|it| it.0 == self.who) {
            self.into.on(f::SCENE + size);
            self.into.when(among.most == Some(count), f::SCENE + 3);
            let only = among.only && among.fits == Some(self.who);
            self.into.when(only, f::SCENE + 4);
        } else {
            self.into.on(f::SCENE + 5 + size);
            self.into
                .when(frame.gender != 0 && among.fits.is_some(), f::SCENE + 8);
        }
    }
}
