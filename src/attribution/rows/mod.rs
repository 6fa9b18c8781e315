//! The features of each candidate that do not depend on who speaks elsewhere, one file for each thing that tells.

mod beside;
mod company;
mod places;
mod talk;

pub use places::{Place, Placer};

use talk::Present;

use super::analysis::Analysis;
use super::features::{self as f, Rows};
use super::frame::Frame;
use super::genre;
use super::numbers::ln1;
use super::portraits::Portraits;
use super::scenes::Scenes;
use super::tokens::Token;

/// Adds one row for each candidate of a quotation, whose places are found.
pub fn rows(
    frame: &Frame<'_>,
    portraits: &Portraits,
    candidates: &[u32],
    places: &[Place],
    into: &mut Rows,
) {
    let present = Present::new(frame);
    for (place, &who) in places.iter().zip(candidates) {
        let mut row = Row {
            frame,
            analysis: frame.analysis,
            scenes: frame.scenes,
            who,
            strength: portraits.strength(who),
            narrator: frame.scenes.narrator == Some(who),
            into,
        };
        row.into.on(f::ALWAYS);
        row.into
            .on(f::CONTEXT + frame.analysis.quotes[frame.quote].context as u16);
        row.tags();
        row.pronoun(place);
        row.rank(place);
        row.subjects();
        row.inside();
        row.distances(place);
        row.addresses();
        row.into.cells.extend_from_slice(portraits.counts(who));
        row.into.value(f::COUNTS + 6, ln1(place.around) / 3.0);
        row.into.when(place.around == 0, f::COUNTS + 7);
        row.into.cells.extend_from_slice(portraits.is(who));
        row.tagged_turns();
        row.scene(&present);
        row.neighbours();
        row.quotation();
        row.talk();
        row.parity();
        row.company();
        row.into.end();
    }
}

/// The row of one candidate, in the making.
struct Row<'a> {
    frame: &'a Frame<'a>,
    analysis: &'a Analysis<'a>,
    scenes: &'a Scenes,
    who: u32,
    /// How strongly the gender of the candidate is known, -1 (a woman) to 1 (a man).
    strength: f32,
    narrator: bool,
    into: &'a mut Rows,
}

impl Row<'_> {
    /// What the quotation is like, for the narrator, a description and a name.
    fn quotation(&mut self) {
        const LONG: u32 = 30;
        let frame = self.frame;
        let tokens = &self.analysis.text.tokens;
        let kind = if self.narrator {
            0
        } else if self.analysis.member(self.who).described {
            1
        } else {
            2
        };
        let first = frame.span.0 as usize;
        let lower = tokens
            .get(first)
            .is_some_and(|it| it.is_word() && !it.is(Token::CAPITAL));
        let facts = [
            frame.span.1 - frame.span.0 > LONG,
            frame.personal,
            lower,
            frame.unclosed,
        ];
        for (place, holds) in facts.into_iter().enumerate() {
            self.into
                .when(holds, f::QUOTATION + 3 * place as u16 + kind);
        }
        let context = self.analysis.quotes[frame.quote].context as u16;
        self.into
            .value(f::NEWS + context, genre::degree(self.analysis.reports));
    }
}
