//! What the talk around a quotation tells of a candidate: who is called, who speaks by their tags, whose turn it is.

use super::Row;
use crate::attribution::features as f;
use crate::attribution::frame::Frame;
use crate::attribution::numbers::ln1;
use crate::attribution::run::Run;

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
    /// Who is called by name, spoken to and spoken of in the turns around.
    pub(super) fn addresses(&mut self) {
        let near = self.frame.neighbours;
        let turns = [
            Some(self.frame.turn),
            near.before,
            near.after,
            near.before2,
            near.after2,
        ];
        for (place, turn) in turns.into_iter().enumerate() {
            let Some(turn) = turn else { continue };
            let facts = &self.scenes.turns[turn];
            let place = place as u16;
            self.into.when(
                self.scenes.members(facts.addressed).contains(&self.who),
                f::CALLED + place,
            );
            if place < 3 {
                self.into.when(
                    self.scenes.members(facts.spoken_to).contains(&self.who),
                    f::SPOKEN_TO + place,
                );
                self.into.when(
                    self.scenes.members(facts.mentioned).contains(&self.who),
                    f::SPOKEN_OF + place,
                );
                self.into
                    .value(f::SIR + place, facts.address_gender as f32 * self.strength);
            }
        }
    }

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

    /// What the tags of the turns around tell of gender, and whether they say “I”.
    pub(super) fn neighbours(&mut self) {
        let near = self.frame.neighbours;
        for (place, turn) in [near.before, near.after, near.before2, near.after2]
            .into_iter()
            .enumerate()
        {
            let Some(turn) = turn else { continue };
            let facts = &self.scenes.turns[turn];
            let place = place as u16;
            self.into
                .value(f::NEIGHBOUR + place, facts.gender as f32 * self.strength);
            if facts.first_person {
                self.into
                    .on(f::NEIGHBOUR_I + 2 * place + u16::from(!self.narrator));
            }
        }
    }

    /// Questions and answers, for the one who was named last and for others.
    pub(super) fn talk(&mut self) {
        let frame = self.frame;
        let before = frame.neighbours.before;
        let last = before.and_then(|it| self.scenes.turns[it].named) == Some(self.who);
        let facts = [frame.meeting.asked, frame.asks, frame.meeting.answers];
        for (place, holds) in facts.into_iter().enumerate() {
            self.into
                .when(holds, f::TALK + 2 * place as u16 + u16::from(last));
        }
    }

    /// What turns an even and an odd number away tell.
    pub(super) fn parity(&mut self) {
        let run = &self.frame.run;
        for side in 0..2 {
            let feature = f::PARITY + 3 * side as u16;
            self.into
                .value(feature, Run::of(&run.named[side], self.who));
            self.into
                .value(feature + 1, Run::of(&run.called[side], self.who));
            self.into
                .value(feature + 2, run.gender[side] * self.strength);
        }
    }
}
