//! A key goes down: a letter that an action waits for, a digit of a count, a key of a sequence, or what is typed.

use super::key::{Code, spelled};
use super::keymap::Step;
use super::{Action, App, Call, Context, Key, searching, typing};

/// The reader does something: what was said until now has been read.
pub(super) fn spoken(app: &mut App) {
    searching::go_on(app);
    app.message = None;
    app.why = None;
}

pub(super) fn press(app: &mut App, key: Key) {
    spoken(app);
    app.arrived.wanted = None;
    if let Some(action) = app.pending.letter.take() {
        let count = app.pending.count.take();
        if let Some(letter) = key.typed() {
            run(app, action, count, Some(letter));
        }
        return;
    }
    let context = app.context();
    if app.pending.keys.is_empty() && context.counts() && counted(app, key) {
        return;
    }
    app.pending.keys.push(key);
    match app.keymap.lookup(context, &app.pending.keys) {
        Step::More => {}
        Step::Nothing => {
            let pending = std::mem::take(&mut app.pending);
            if context.counts() {
                unknown(app, context, &pending.keys);
            } else if let Some(c) = key.typed() {
                typing::edit(app, |line| line.insert(c.encode_utf8(&mut [0; 4])));
            }
        }
        Step::Does(action) if action.row().letter => {
            app.pending.keys.clear();
            app.pending.letter = Some(action);
        }
        Step::Does(action) => {
            let count = std::mem::take(&mut app.pending).count;
            // A key that backs out takes back a count first.
            if action != Action::Cancel || count.is_none() {
                run(app, action, count, None);
            }
        }
    }
}

/// Does an action, with what was typed for it.
fn run(app: &mut App, action: Action, count: Option<usize>, letter: Option<char>) {
    (action.row().run)(app, Call { count, letter });
}

/// Says that these keys do nothing, and where to look. A terminal sends the same for Esc with a key close behind it
/// as for that key with Alt: where Alt does nothing, it was Esc.
fn unknown(app: &mut App, context: Context, keys: &[Key]) {
    if let [key] = keys
        && key.alt
    {
        press(app, Key::plain(Code::Esc));
        return press(app, Key { alt: false, ..*key });
    }
    let keys = spelled(keys);
    let help = app.keymap.shown(context, Action::Help);
    app.say(match help.first() {
        Some(help) => format!("{keys} does nothing here; {help} shows the keys"),
        None => format!("{keys} does nothing here"),
    });
}

/// The largest count; what is typed beyond it stays there.
const MOST: usize = 100_000;

/// Whether `key` is a digit of a count.
fn counted(app: &mut App, key: Key) -> bool {
    let digit = key
        .typed()
        .and_then(|c| c.to_digit(10))
        .map(|digit| digit as usize);
    match (digit, app.pending.count) {
        (None, _) | (Some(0), None) => false,
        (Some(digit), before) => {
            app.pending.count = Some((before.unwrap_or(0) * 10 + digit).min(MOST));
            true
        }
    }
}
