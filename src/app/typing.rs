//! Actions of the line that is typed, be it the search prompt or the filter of a list.

use super::line::Line;
use super::{App, Call, narrowing, prompt};

/// Changes the line that is typed, and does what follows from it.
pub(super) fn edit(app: &mut App, change: impl FnOnce(&mut Line)) {
    let line = match (&mut app.prompt, &mut app.list) {
        (Some(prompt), _) => &mut prompt.line,
        (None, Some(list)) => &mut list.line,
        (None, None) => return,
    };
    let before = line.text().to_owned();
    change(line);
    if line.text() == before {
        return;
    }
    if app.prompt.is_some() {
        prompt::preview(app);
    } else {
        narrowing::narrow(app);
    }
}

pub(super) fn erase(app: &mut App, _call: Call) {
    edit(app, Line::erase);
}

pub(super) fn erase_forward(app: &mut App, _call: Call) {
    edit(app, Line::erase_forward);
}

pub(super) fn erase_word(app: &mut App, _call: Call) {
    edit(app, Line::erase_word);
}

pub(super) fn erase_line(app: &mut App, _call: Call) {
    edit(app, Line::erase_line);
}

pub(super) fn left(app: &mut App, _call: Call) {
    edit(app, Line::left);
}

pub(super) fn right(app: &mut App, _call: Call) {
    edit(app, Line::right);
}

pub(super) fn line_start(app: &mut App, _call: Call) {
    edit(app, Line::home);
}

pub(super) fn line_end(app: &mut App, _call: Call) {
    edit(app, Line::end);
}

pub(super) fn complete(app: &mut App, _call: Call) {
    prompt::complete(app);
}
