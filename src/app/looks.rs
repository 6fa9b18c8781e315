//! How the screen looks: zen, the width of the column, the mouse.

use super::state::COLUMN as USUAL;
use super::{App, Call, Effect};

/// The narrowest and the widest column of text.
const COLUMN: (u16, u16) = (20, 500);
/// Columns for one step wider or narrower.
const STEP: u16 = 4;

pub(super) fn zen(app: &mut App, _call: Call) {
    app.zen = !app.zen;
}

pub(super) fn wider(app: &mut App, call: Call) {
    resize(app, STEP as isize * call.times() as isize);
}

pub(super) fn narrower(app: &mut App, call: Call) {
    resize(app, -(STEP as isize) * call.times() as isize);
}

pub(super) fn default_width(app: &mut App, call: Call) {
    let column = call
        .count
        .map_or(USUAL, |count| count.min(usize::from(COLUMN.1)) as u16);
    app.settings.column = column.clamp(COLUMN.0, COLUMN.1);
    told(app);
}

/// From the width that is really shown, so that the first key already changes something.
fn resize(app: &mut App, by: isize) {
    let shown = app.areas().text.width;
    let column = (shown as isize + by).clamp(COLUMN.0 as isize, COLUMN.1 as isize);
    app.settings.column = column as u16;
    told(app);
}

fn told(app: &mut App) {
    let shown = app.areas().text.width;
    app.say(format!("{shown} columns"));
}

pub(super) fn mouse(app: &mut App, _call: Call) {
    app.settings.mouse = !app.settings.mouse;
    let taken = app.settings.mouse;
    app.ask(Effect::Mouse(taken));
    app.say(if taken {
        "the mouse is dixit's"
    } else {
        "the mouse is the terminal's"
    });
}

pub(super) fn redraw(app: &mut App, _call: Call) {
    app.ask(Effect::Redraw);
}
