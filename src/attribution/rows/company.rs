//! What is known of the description that tells of the speaker: who it keeps company with, and what it is like.

use super::Row;
use crate::attribution::features as f;

impl Row<'_> {
    /// How much the description that tells of the speaker keeps company with the candidate.
    pub(super) fn company(&mut self) {
        let Some(described) = self.frame.described else {
            return;
        };
        let share = self.scenes.company.share(described, self.who);
        if share > 0.0 {
            self.into.value(f::COMPANY, share);
            let most = self.scenes.company.most(described) == Some(self.who);
            self.into.when(most, f::COMPANY + 1);
        } else {
            self.into.on(f::COMPANY + 2);
        }
        self.portrayed(described);
    }

    /// What the description that tells of the speaker is like, for the member it makes and for others.
    fn portrayed(&mut self, described: u32) {
        const SIDE: u16 = 9;
        let Some(portrayal) = &self.frame.portrayal else {
            return;
        };
        let own = described == self.who;
        let feature = f::PORTRAYED + if own { 0 } else { SIDE };
        for (step, holds) in (0..).zip(portrayal.holds) {
            self.into.when(holds, feature + step);
        }
        self.into.value(feature + 8, portrayal.often);
        if !own {
            let company = &self.scenes.company;
            let both = f::PORTRAYED + 2 * SIDE;
            self.into.value(both, company.apart(described, self.who));
            self.into
                .value(both + 1, company.answers(described, self.who));
        }
    }
}
