//! What is told around a quotation, found once for all of its candidates: of somebody, of a gender, of the narrator.

use smallvec::SmallVec;

use super::Row;
use crate::attribution::features::{self as f, Cell};
use crate::attribution::frame::Frame;
use crate::attribution::mentions::Kind;
use crate::attribution::tokens::Token;

/// See above.
#[derive(Default)]
pub(super) struct Told {
    of: SmallVec<[OfSomebody; 16]>,
    /// Features, and the gender each tells: 1 of a man, −1 of a woman, or a part of it.
    genders: SmallVec<[(u16, f32); 16]>,
    /// Features of the narrator; the next is for everybody else.
    narrators: SmallVec<[u16; 8]>,
    /// Features of all but the one whom a tag of the turn before names; the next is for that one.
    talk: SmallVec<[u16; 3]>,
    /// Whom that tag names.
    named_before: Option<u32>,
    /// What the quotation is like: features of the narrator; the next are for descriptions and for names.
    quotation: SmallVec<[u16; 4]>,
}

/// What holds for one member of the cast, and the feature of all others.
struct OfSomebody {
    who: u32,
    cell: Cell,
    others: Option<u16>,
}

impl Told {
    pub(super) fn new(frame: &Frame<'_>) -> Self {
        let mut told = Self::default();
        told.neighbour_tags(frame);
        told.subjects(frame);
        told.addresses(frame);
        told.neighbours(frame);
        told.parity(frame);
        told.talk(frame);
        told.quotation(frame);
        let gender = if frame.pronoun == 0 {
            f::BEAT
        } else {
            f::PRONOUN
        };
        told.gender(gender, frame.gender as f32);
        told
    }

    fn somebody(&mut self, who: u32, feature: u16) {
        self.of.push(OfSomebody {
            who,
            cell: Cell::on(feature),
            others: None,
        });
    }

    fn gender(&mut self, feature: u16, gender: f32) {
        if gender != 0.0 {
            self.genders.push((feature, gender));
        }
    }

    /// The candidate, another, gender, the narrator, not the narrator.
    fn mention(&mut self, frame: &Frame<'_>, mention: Option<usize>, feature: u16) {
        let Some(index) = mention else { return };
        let mention = frame.mention(index);
        match mention.kind {
            Kind::Name | Kind::Description => self.of.push(OfSomebody {
                who: mention.who,
                cell: Cell::on(feature),
                others: Some(feature + 1),
            }),
            Kind::He | Kind::She => self.gender(feature + 2, mention.kind.gender() as f32),
            Kind::I => self.narrators.push(feature + 3),
            Kind::We | Kind::They | Kind::It => {}
        }
    }

    /// The tags of the other quotations of the paragraph.
    fn neighbour_tags(&mut self, frame: &Frame<'_>) {
        self.mention(frame, frame.next_tag, f::NEXT_TAG);
        self.mention(frame, frame.previous_tag, f::PREVIOUS_TAG);
    }

    /// The subjects of the clauses around.
    fn subjects(&mut self, frame: &Frame<'_>) {
        let features = [
            f::AFTER,
            f::BEFORE,
            f::OPENING,
            f::PARAGRAPH_BEFORE,
            f::PARAGRAPH_AFTER,
        ];
        for (subject, feature) in frame.subjects.into_iter().zip(features) {
            self.mention(frame, subject, feature);
        }
        let before = frame.subjects[3].map(|it| frame.mention(it));
        if let Some(subject) = before.filter(|it| frame.colon && it.kind.is_noun()) {
            self.somebody(subject.who, f::COLON + 1);
        }
    }

    /// Who is called by name, spoken to and spoken of in the turns around.
    fn addresses(&mut self, frame: &Frame<'_>) {
        let near = frame.neighbours;
        let turns = [
            Some(frame.turn),
            near.before,
            near.after,
            near.before2,
            near.after2,
        ];
        for (turn, place) in turns.into_iter().zip(0..) {
            let Some(turn) = turn else { continue };
            let facts = &frame.scenes.turns[turn];
            for &who in frame.scenes.members(facts.addressed) {
                self.somebody(who, f::CALLED + place);
            }
            if place < 3 {
                for &who in frame.scenes.members(facts.spoken_to) {
                    self.somebody(who, f::SPOKEN_TO + place);
                }
                for &who in frame.scenes.members(facts.mentioned) {
                    self.somebody(who, f::SPOKEN_OF + place);
                }
                self.gender(f::SIR + place, facts.address_gender as f32);
            }
        }
    }

    /// What the tags of the turns around tell of gender, and whether they say “I”.
    fn neighbours(&mut self, frame: &Frame<'_>) {
        let near = frame.neighbours;
        let turns = [near.before, near.after, near.before2, near.after2];
        for (turn, place) in turns.into_iter().zip(0..) {
            let Some(turn) = turn else { continue };
            let facts = &frame.scenes.turns[turn];
            self.gender(f::NEIGHBOUR + place, facts.gender as f32);
            if facts.first_person {
                self.narrators.push(f::NEIGHBOUR_I + 2 * place);
            }
        }
    }

    /// What turns an even and an odd number away tell.
    fn parity(&mut self, frame: &Frame<'_>) {
        let run = &frame.run;
        for side in 0..2 {
            let feature = f::PARITY + 3 * side as u16;
            for (list, feature) in [
                (&run.named[side], feature),
                (&run.called[side], feature + 1),
            ] {
                let cells = list
                    .iter()
                    .map(|&(who, much)| (who, Cell::of(feature, much)));
                self.of.extend(cells.filter_map(|(who, cell)| {
                    Some(OfSomebody {
                        who,
                        cell: cell?,
                        others: None,
                    })
                }));
            }
            self.gender(feature + 2, run.gender[side]);
        }
    }

    /// Questions and answers.
    fn talk(&mut self, frame: &Frame<'_>) {
        let before = frame.neighbours.before;
        self.named_before = before.and_then(|it| frame.scenes.turns[it].named);
        let facts = [frame.meeting.asked, frame.asks, frame.meeting.answers];
        let features = (f::TALK..).step_by(2).zip(facts);
        self.talk.extend(features.filter(|it| it.1).map(|it| it.0));
    }

    /// What the quotation is like.
    fn quotation(&mut self, frame: &Frame<'_>) {
        const LONG: u32 = 30;
        let first = frame.analysis.text.tokens.get(frame.span.0 as usize);
        let facts = [
            frame.span.1 - frame.span.0 > LONG,
            frame.personal,
            first.is_some_and(|it| it.is_word() && !it.is(Token::CAPITAL)),
            frame.unclosed,
        ];
        let features = (f::QUOTATION..).step_by(3).zip(facts);
        self.quotation
            .extend(features.filter(|it| it.1).map(|it| it.0));
    }
}

impl Row<'_> {
    /// What is told of the candidate.
    pub(super) fn told(&mut self, told: &Told) {
        let kind = if self.narrator {
            0
        } else if self.analysis.member(self.who).described {
            1
        } else {
            2
        };
        for feature in &told.quotation {
            self.into.on(feature + kind);
        }
        let named = u16::from(told.named_before == Some(self.who));
        for feature in &told.talk {
            self.into.on(feature + named);
        }
        for fact in &told.of {
            if fact.who == self.who {
                self.into.cells.push(fact.cell);
            } else if let Some(feature) = fact.others {
                self.into.on(feature);
            }
        }
        if self.strength != 0.0 {
            for &(feature, gender) in &told.genders {
                self.into.value(feature, gender * self.strength);
            }
        }
        for &feature in &told.narrators {
            self.into.on(feature + u16::from(!self.narrator));
        }
    }
}
