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
        let turns = self.frame.named.iter().filter(|it| it.who == self.who);
        let (mut since, mut until, mut often) = (None, None, 0);
        for named in turns {
            often += 1;
            match named.step {
                ..0 => since = Some(named),
                0 => {}
                1.. => until = until.or(Some(named)),
            }
        }
        for (named, feature) in [(since, f::TURNS_SINCE), (until, f::TURNS_UNTIL)] {
            let Some(named) = named else { continue };
            let apart = named.step.unsigned_abs();
            let step = if apart < 5 { apart - 1 } else { 4 + apart % 2 };
            let dense = if named.dense { 6 } else { 0 };
            self.into.on(feature + step + dense);
        }
        self.into.value(f::TAGGED_AROUND, ln1(often) / 2.0);
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
