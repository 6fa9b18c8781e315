//! The program itself: backing out, leaving, the file.

use super::{Action, App, Call, Effect, index, lists, prompt, searching};

pub(super) fn reload(app: &mut App, _call: Call) {
    app.arrived.again = true;
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

/// Does an action that was chosen by name.
pub(super) fn perform(app: &mut App, action: Action) {
    if action.row().letter {
        app.pending.letter = Some(action);
    } else {
        (action.row().run)(app, Call::default());
    }
}

/// Backs out of one thing, the nearest one.
pub(super) fn cancel(app: &mut App, _call: Call) {
    if app.prompt.is_some() {
        prompt::dismiss(app);
    } else if app.list.is_some() {
        lists::close(app);
    } else if !out_of_the_pane(app) && !searching::clear(app) {
        app.zen = false;
        (app.chosen, app.spot) = (None, None);
    }
}

/// Closes the prompt and the list, as if each by its own key.
pub(super) fn close_all(app: &mut App) {
    prompt::dismiss(app);
    if app.list.is_some() {
        lists::discard(app);
    }
}

/// Leaves the pane beside the text, when it has the keys or lies over the text.
fn out_of_the_pane(app: &mut App) -> bool {
    let inside = app.areas().over || app.focus != super::Focus::Text;
    if inside {
        index::uncover(app);
    }
    inside
}

/// Closes what lies over the text, or quits when nothing does.
pub(super) fn quit(app: &mut App, call: Call) {
    if app.list.is_some() || app.areas().over {
        cancel(app, call);
    } else {
        app.ask(Effect::Quit);
    }
}

pub(super) fn quit_now(app: &mut App, _call: Call) {
    app.ask(Effect::Quit);
}
