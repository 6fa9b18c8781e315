//! What the narration of the quotation's own paragraph tells of a candidate: its tags, pronouns, names.

use super::{Place, Row};
use crate::attribution::features as f;
use crate::attribution::mentions::Kind;
use crate::attribution::numbers::ln1;
use crate::attribution::tie::TIES;

impl Row<'_> {
    /// The tags of the quotation, and those of its neighbours in the paragraph.
    pub(super) fn tags(&mut self) {
        let analysis = self.analysis;
        let mut seen = [false; 2 * TIES];
        for tag in analysis.tags(self.frame.quote) {
            let mention = analysis.mention(tag);
            let tie = tag.tie as u16;
            match mention.kind {
                Kind::Name | Kind::Description => {
                    let own = mention.who == self.who;
                    let place = tie as usize + if own { 0 } else { TIES };
                    if !std::mem::replace(&mut seen[place], true) {
                        self.into
                            .on(if own { f::OWN_TAG } else { f::OTHER_TAG } + tie);
                    }
                    if mention.kind == Kind::Description && !own && !seen[2 * TIES - 1] {
                        let gender = analysis.member(mention.who).gender();
                        self.into.value(f::DESCRIBED, gender as f32 * self.strength);
                        self.into
                            .when(!analysis.member(self.who).described, f::DESCRIBED + 1);
                    }
                }
                Kind::I => self.into.on(f::I_TAG + u16::from(!self.narrator)),
                Kind::They | Kind::We => self.into.on(f::GROUP_TAG),
                Kind::He | Kind::She | Kind::It => {}
            }
        }
    }

    /// The pronoun beside the quotation, and how well the candidate fits it.
    pub(super) fn pronoun(&mut self, place: &Place) {
        let frame = self.frame;
        let gender = self.analysis.member(self.who).gender();
        if frame.pronoun != 0 {
            self.into.when(gender == frame.pronoun, f::PRONOUN + 1);
            self.into.when(gender == -frame.pronoun, f::PRONOUN + 2);
            if let Some(last) = place.last {
                let tokens = &self.analysis.text.tokens;
                let same =
                    tokens[last as usize].sentence == tokens[frame.reference as usize].sentence;
                self.into.when(same, f::PRONOUN + 3);
                self.into.when(last > frame.span.1, f::PRONOUN + 4);
            }
            let inside = frame.inside.iter().any(|&it| {
                frame.mention(it).kind == Kind::Name && frame.mention(it).who == self.who
            });
            self.into
                .when(inside && gender != -frame.pronoun, f::PRONOUN + 5);
            self.into.when(self.narrator, f::PRONOUN + 6);
        } else if frame.gender != 0 {
            self.into.when(gender == -frame.gender, f::BEAT + 1);
        }
    }

    /// The candidate’s mentions in the narration of the paragraph.
    pub(super) fn inside(&mut self) {
        let frame = self.frame;
        let (from, to) = frame.span;
        let away = |it: usize| {
            let at = frame.mention(it).from;
            at.abs_diff(from).min(at.abs_diff(to))
        };
        let all = frame.inside.iter().copied();
        let mut own = all.clone().filter(|&it| frame.mention(it).who == self.who);
        let Some(best) = own.clone().map(away).min() else {
            self.into.when(frame.names_inside > 0, f::INSIDE + 8);
            return;
        };
        let tokens = &self.analysis.text.tokens;
        let sentence = |at: u32| tokens.get(at as usize).map(|it| it.sentence);
        let quoted = &self.analysis.quotes[frame.quote];
        let after = (quoted.after.0 < quoted.after.1)
            .then(|| sentence(quoted.after.0))
            .flatten();
        let before = (quoted.before.0 < quoted.before.1)
            .then(|| sentence(quoted.before.1 - 1))
            .flatten();
        let in_sentence =
            |it: usize, of: Option<u32>| of.is_some() && sentence(frame.mention(it).from) == of;
        self.into.on(f::INSIDE);
        self.into.when(frame.names_inside == 1, f::INSIDE + 1);
        self.into.value(f::INSIDE + 2, -ln1(best) / 3.0);
        let behind = |it: usize| in_sentence(it, after);
        self.into.when(own.clone().any(behind), f::INSIDE + 3);
        let preceding = |it: usize| in_sentence(it, before) && frame.mention(it).from < from;
        self.into.when(own.clone().any(preceding), f::INSIDE + 4);
        let owner = |it: usize| frame.mention(it).possessive;
        self.into.when(own.clone().all(owner), f::INSIDE + 5);
        self.into
            .when(all.clone().next() == own.next(), f::INSIDE + 6);
        let nearest = all.map(away).min();
        self.into.when(nearest == Some(best), f::INSIDE + 7);
    }
}
