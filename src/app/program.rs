//! The program itself: backing out, leaving, the file.

use super::{App, Call, Effect};

pub(super) fn reload(app: &mut App, _call: Call) {
    app.ask(Effect::Reload);
}

pub(super) fn edit(app: &mut App, _call: Call) {
    let before = app
        .document
        .text
        .get(..app.top as usize)
        .unwrap_or_default();
    let line = memchr::memchr_iter(b'\n', before.as_bytes()).count() + 1;
    app.ask(Effect::Edit { line });
}

pub(super) fn suspend(app: &mut App, _call: Call) {
    app.ask(Effect::Suspend);
}

pub(super) fn cancel(_app: &mut App, _call: Call) {}

pub(super) fn quit(app: &mut App, _call: Call) {
    app.ask(Effect::Quit);
}

pub(super) fn quit_now(app: &mut App, _call: Call) {
    app.ask(Effect::Quit);
}
