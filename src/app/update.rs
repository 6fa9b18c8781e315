//! The one place where events change the state.

use super::keymap::Step;
use super::state::{Arrived, Pending};
use super::{App, Call, Context, Effect, Event, Key};
use crate::attribution::Batch;
use crate::model::{Attribution, Document};
use std::sync::Arc;

/// Lets `event` happen. What has to be done outside is returned, in order.
pub fn update(app: &mut App, event: Event) -> Vec<Effect> {
    match event {
        Event::Key(key) => press(app, key.normal()),
        Event::Mouse(_) | Event::Paste(_) | Event::Found(_) => {}
        Event::Resize { columns, rows } => app.size = (columns, rows),
        Event::Document { document, complete } => opened(app, document, complete),
        Event::Voices(batch) => heard(app, batch),
        Event::Done(text) => app.say(text),
        Event::Failed(text) => app.fail(text),
    }
    std::mem::take(&mut app.effects)
}

fn press(app: &mut App, key: Key) {
    app.message = None;
    if let Some(action) = app.pending.letter.take() {
        let count = app.pending.count.take();
        if let Some(letter) = key.typed() {
            (action.row().run)(
                app,
                Call {
                    count,
                    letter: Some(letter),
                },
            );
        }
        return;
    }
    if app.pending.keys.is_empty() && counted(app, key) {
        return;
    }
    app.pending.keys.push(key);
    match app.keymap.lookup(Context::Reader, &app.pending.keys) {
        Step::More => {}
        Step::Nothing => app.pending = Pending::default(),
        Step::Does(action) if action.row().letter => {
            app.pending.keys.clear();
            app.pending.letter = Some(action);
        }
        Step::Does(action) => {
            let count = std::mem::take(&mut app.pending).count;
            (action.row().run)(
                app,
                Call {
                    count,
                    letter: None,
                },
            );
        }
    }
}

/// The largest count; what is typed beyond it stays there.
const MOST: usize = 1_000_000;

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

fn opened(app: &mut App, document: Arc<Document>, complete: bool) {
    app.document = document;
    app.arrived = Arrived {
        complete,
        voices: false,
    };
    if let Some(title) = app.document.title() {
        let title = crate::model::sanitise(title, false).as_str().to_owned();
        app.ask(Effect::Title(title));
    }
}

fn heard(app: &mut App, batch: Batch) {
    if !std::mem::replace(&mut app.arrived.voices, true) {
        app.voices = Arc::new(Attribution::default());
    }
    Arc::make_mut(&mut app.voices).extend(batch.quotes, batch.speakers, batch.reached);
}
