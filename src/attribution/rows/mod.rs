//! The features of each candidate that do not depend on who speaks elsewhere, one file for each thing that tells.

mod beside;
mod company;
mod places;
mod talk;
mod told;

pub use places::{Place, Placer};

use talk::Present;
use told::Told;

use super::analysis::Analysis;
use super::features::{self as f, Cell, Rows};
use super::frame::Frame;
use super::genre;
use super::numbers::ln1;
use super::portraits::Portraits;
use super::scenes::Scenes;

/// What is on every candidate of a question with such a context.
pub fn common(analysis: &Analysis<'_>, context: usize) -> Vec<Cell> {
    let context = context as u16;
    let news = Cell::of(f::NEWS + context, genre::degree(analysis.reports));
    [Cell::on(f::ALWAYS), Cell::on(f::CONTEXT + context)]
        .into_iter()
        .chain(news)
        .collect()
}

/// Adds one row for each candidate of a quotation, whose places are found.
pub fn rows(
    frame: &Frame<'_>,
    portraits: &Portraits,
    candidates: &[u32],
    places: &[Place],
    into: &mut Rows,
) {
    let (present, told) = (Present::new(frame), Told::new(frame));
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
        row.into.when(frame.colon, f::COLON);
        row.told(&told);
        row.tags();
        row.pronoun(place);
        row.rank(place);
        row.inside();
        row.distances(place);
        row.into.cells.extend_from_slice(portraits.counts(who));
        row.into.value(f::COUNTS + 6, ln1(place.around) / 3.0);
        row.into.when(place.around == 0, f::COUNTS + 7);
        row.into.cells.extend_from_slice(portraits.is(who));
        row.tagged_turns();
        row.scene(&present);
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
