//! Actions of the pane beside the text.

use super::state::Focus;
use super::{App, Call};

pub(super) fn next_pane(app: &mut App, _call: Call) {
    turn(app, [Focus::Text, Focus::Lessons, Focus::Speakers]);
}

pub(super) fn previous_pane(app: &mut App, _call: Call) {
    turn(app, [Focus::Text, Focus::Speakers, Focus::Lessons]);
}

/// Gives the keys to the next part of the screen in `order` that is there.
fn turn(app: &mut App, order: [Focus; 3]) {
    if app.areas().index.is_none() {
        show(app);
        app.focus = if app.areas().index.is_some() {
            Focus::Lessons
        } else {
            Focus::Text
        };
        return;
    }
    let there = |focus: &Focus| match focus {
        Focus::Text => true,
        Focus::Lessons => !app.upper().entries().is_empty(),
        Focus::Speakers => !app.people.order().is_empty(),
    };
    let at = order.iter().position(|it| *it == app.focus).unwrap_or(0);
    let next = (1..=order.len())
        .filter_map(|step| order.get((at + step) % order.len()))
        .find(|it| there(it));
    app.focus = next.copied().unwrap_or_default();
}

fn show(app: &mut App) {
    app.zen = false;
    app.settings.index = true;
    if app.areas().index.is_none() {
        app.over = true;
    }
}

/// Takes the pane away again, where it lies over the text.
pub(super) fn uncover(app: &mut App) {
    app.over = false;
    app.focus = Focus::Text;
}

pub(super) fn toggle(app: &mut App, _call: Call) {
    if app.areas().over {
        return uncover(app);
    }
    if app.areas().index.is_some() {
        app.settings.index = false;
        app.focus = Focus::Text;
        return;
    }
    show(app);
    if app.over {
        app.focus = Focus::Lessons;
    }
}

pub(super) fn fold(app: &mut App, _call: Call) {
    if app.list.is_some() {
        return super::shelf::fold(app, true);
    }
    if let Some(section) = lesson(app) {
        app.outline.fold(section);
    }
}

pub(super) fn unfold(app: &mut App, _call: Call) {
    if app.list.is_some() {
        return super::shelf::fold(app, false);
    }
    if let Some(section) = lesson(app) {
        app.outline.unfold(section);
    }
}

pub(super) fn fold_all(app: &mut App, _call: Call) {
    app.outline.fold_all(true);
}

pub(super) fn unfold_all(app: &mut App, _call: Call) {
    app.outline.fold_all(false);
}

/// The lesson selected in the index, while the index has the keys.
fn lesson(app: &App) -> Option<u32> {
    let shown = app.focus == Focus::Lessons && app.search.is_none();
    shown.then(|| app.outline.listing.chosen()).flatten()
}
