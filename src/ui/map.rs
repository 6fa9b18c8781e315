//! The map: the whole document in one column. Where the screen is, where each quotation and each match stands.

use ratatui::buffer::Buffer;

use super::paint::{Pen, row};
use super::{Role, Scene, column};
use crate::model::{Extent, Quote};

/// The most quotations of one cell that are looked at for its colour.
const LOOK: usize = 64;

pub(super) fn draw(scene: &Scene<'_>, buffer: &mut Buffer) {
    let Some(area) = scene.areas.map else { return };
    let length = scene.app.document().text.len() as u64;
    let height = u64::from(area.height).max(1);
    let start = |at: u64| (length * at / height) as u32;
    for at in 0..area.height {
        let cell = Extent {
            start: start(u64::from(at)),
            end: start(u64::from(at) + 1),
        };
        let (symbol, role) = cell_of(scene, cell);
        Pen::new(buffer, row(area, at)).text(symbol, scene.theme.style(role));
    }
}

fn cell_of(scene: &Scene<'_>, cell: Extent) -> (&'static str, Role) {
    if let Some(search) = scene.app.search() {
        let now = search.current().and_then(|at| search.matches().get(at));
        let mut found = search.matches_in(cell).take(LOOK).peekable();
        if found.peek().is_some() {
            let here = found.any(|it| Some(it.extent) == now.map(|it| it.extent));
            return ("◆", if here { Role::MatchNow } else { Role::Match });
        }
    }
    let here = cell.intersection(scene.visible).is_some();
    match (loudest(scene.app.voices().quotes_in(cell)), here) {
        (Some(quote), true) => ("┃", column::speech(scene, quote)),
        (Some(quote), false) => ("▪", column::speech(scene, quote)),
        (None, true) => ("┃", Role::Here),
        (None, false) => ("│", Role::Faint),
    }
}

/// A quotation by whoever says most of these.
fn loudest(quotes: &[Quote]) -> Option<&Quote> {
    let mut heard: Vec<(&Quote, usize)> = Vec::new();
    for quote in quotes.iter().take(LOOK) {
        match heard.iter_mut().find(|(it, _)| it.speaker == quote.speaker) {
            Some((_, said)) => *said += quote.extent.len(),
            None => heard.push((quote, quote.extent.len())),
        }
    }
    // The first one among equals, so that the map does not flicker.
    heard
        .into_iter()
        .rev()
        .max_by_key(|(_, said)| *said)
        .map(|(quote, _)| quote)
}
