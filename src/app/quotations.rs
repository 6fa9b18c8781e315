//! The current quotation: going from one to the next, asking why, copying.

use super::{App, Call, Effect, moving};
use crate::export;
use crate::model::{Extent, Quote, SpeakerId};

impl App {
    /// The current quotation, by its number: the one chosen last while it is on the screen, or else the first there.
    pub fn quotation(&self) -> Option<usize> {
        self.quotation_in(self.visible())
    }

    /// As [`App::quotation`], when the stretch of text on the screen is at hand.
    pub fn quotation_in(&self, visible: Extent) -> Option<usize> {
        let quotes = &self.voices.quotes;
        let shown = |at: &usize| {
            quotes
                .get(*at)
                .is_some_and(|it| it.extent.intersection(visible).is_some())
        };
        let chosen = self.chosen.and_then(|start| self.voices.quote_at(start));
        let first = || Some(quotes.partition_point(|it| it.extent.end <= visible.start));
        chosen.filter(shown).or_else(first).filter(shown)
    }

    /// The quotation whose cue and mention are shown.
    pub fn why(&self) -> Option<&Quote> {
        self.why.and_then(|at| self.voices.quotes.get(at))
    }
}

pub(super) fn next(app: &mut App, call: Call) {
    let last = app.voices.quotes.len().saturating_sub(1);
    let target = match app.quotation() {
        Some(at) => at.saturating_add(call.times()),
        None => behind(app).saturating_add(call.times() - 1),
    };
    go(app, target.min(last));
}

pub(super) fn previous(app: &mut App, call: Call) {
    let at = app.quotation().unwrap_or_else(|| behind(app));
    match at.checked_sub(call.times()) {
        Some(target) => go(app, target),
        None if app.voices.quotes.is_empty() => none(app),
        None => go(app, 0),
    }
}

/// The number of the first quotation behind the start of the screen.
pub(super) fn behind(app: &App) -> usize {
    app.voices
        .quotes
        .partition_point(|it| it.extent.start < app.top)
}

pub(super) fn next_by_speaker(app: &mut App, call: Call) {
    by_speaker(app, call, |at, quotes| (at + 1..quotes.len()).collect());
}

pub(super) fn previous_by_speaker(app: &mut App, call: Call) {
    by_speaker(app, call, |at, _| (0..at).rev().collect());
}

fn by_speaker(app: &mut App, call: Call, order: fn(usize, &[Quote]) -> Vec<usize>) {
    let Some(at) = app.quotation() else {
        return none(app);
    };
    let voices = app.voices.clone();
    let Some(speaker) = voices.quotes.get(at).and_then(|it| it.speaker) else {
        return app.fail("nobody knows who says this one");
    };
    let same = |it: &usize| {
        voices
            .quotes
            .get(*it)
            .is_some_and(|it| it.speaker == Some(speaker))
    };
    match order(at, &voices.quotes)
        .into_iter()
        .filter(same)
        .nth(call.times() - 1)
    {
        Some(target) => go(app, target),
        None => app.say(format!("no further quotation by {}", name(app, speaker))),
    }
}

/// Makes a quotation current and brings it on the screen.
pub(super) fn go(app: &mut App, at: usize) {
    match app.voices.quotes.get(at).map(|it| it.extent) {
        Some(extent) => {
            app.chosen = Some(extent.start);
            moving::reveal(app, extent);
        }
        None => none(app),
    }
}

fn none(app: &mut App) {
    app.say(if app.listening() {
        "no quotation found yet"
    } else {
        "no quotation here"
    });
}

fn name(app: &App, speaker: SpeakerId) -> String {
    app.voices
        .speaker(speaker)
        .map_or_else(String::new, |it| it.name.clone())
}

pub(super) fn why(app: &mut App, _call: Call) {
    let Some(at) = app.quotation() else {
        return none(app);
    };
    let Some(quote) = app.voices.quotes.get(at).copied() else {
        return;
    };
    app.why = Some(at);
    let words = export::why(&app.document, &app.voices, &quote);
    app.say(words);
}

pub(super) fn copy(app: &mut App, _call: Call) {
    copy_as(app, true);
}

pub(super) fn copy_plain(app: &mut App, _call: Call) {
    copy_as(app, false);
}

fn copy_as(app: &mut App, cited: bool) {
    if let Some(card) = app.list().and_then(|it| it.card()) {
        let words = card.copied();
        return app.ask(Effect::Copy(words));
    }
    let chosen = super::lists::chosen_quotation(app);
    let Some(quote) = chosen
        .or_else(|| app.quotation())
        .and_then(|at| app.voices.quotes.get(at))
    else {
        return none(app);
    };
    let words = if cited {
        export::citation(&app.document, &app.voices, quote, true)
    } else {
        export::plain(&app.document, quote)
    };
    app.ask(Effect::Copy(words));
}
