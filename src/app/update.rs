//! The one place where events change the state.

use std::sync::Arc;

use super::key::Code;
use super::keymap::Step;
use super::outline::Outline;
use super::pace::Pace;
use super::people::People;
use super::state::{Arrived, Place};
use super::{
    App, Call, Context, Effect, Entry, Event, Key, Work, index, mouse, moving, narrowing, panes,
    program, searching, shelf, typing,
};
use crate::attribution::Batch;
use crate::model::{Attribution, Document, sanitise};

/// Lets `event` happen. What has to be done outside is returned, in order.
pub fn update(app: &mut App, event: Event) -> Vec<Effect> {
    match event {
        Event::Key(key) => press(app, key.normal()),
        Event::Mouse(mouse) => {
            spoken(app);
            mouse::moved(app, mouse);
        }
        Event::Resize { columns, rows } => app.size = (columns, rows),
        Event::Paste(text) => typing::edit(app, |line| line.insert(&text)),
        Event::Document { document, complete } => opened(app, document, complete),
        Event::Opened {
            work,
            document,
            complete,
        } => another(app, &work, document, complete),
        Event::Around(works) => shelf::around(app, works.all, works.notices),
        Event::Glanced(work, glance) => shelf::glanced(app, &work, glance),
        Event::Voices(batch) => heard(app, batch),
        Event::Found(found) => searching::found(app, found),
        Event::Done(text) => app.say(text),
        Event::Failed(text) => {
            app.arrived.again = false;
            app.fail(text);
        }
    }
    panes::settle(app);
    std::mem::take(&mut app.effects)
}

impl App {
    /// Does an action before anything has happened; what it asks for is asked with the first event.
    pub fn perform(&mut self, action: super::Action) {
        program::perform(self, action);
    }
}

/// The reader does something: what was said until now has been read.
fn spoken(app: &mut App) {
    searching::go_on(app);
    app.message = None;
    app.why = None;
}

fn press(app: &mut App, key: Key) {
    spoken(app);
    app.arrived.wanted = None;
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
            let pending = std::mem::take(&mut app.pending);
            // A key that backs out takes back a count first.
            if action == super::Action::Cancel && pending.count.is_some() {
                return;
            }
            (action.row().run)(
                app,
                Call {
                    count: pending.count,
                    letter: None,
                },
            );
        }
    }
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
    let keys: Vec<String> = keys.iter().map(ToString::to_string).collect();
    let keys = keys.join(" ");
    let help = app.keymap.shown(context, super::Action::Help);
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

fn opened(app: &mut App, document: Arc<Document>, complete: bool) {
    let first = app.document.text.is_empty();
    let place = kept(&app.document, &document, app.top);
    let same = document.text.starts_with(&app.document.text);
    let noticed = app.document.notices == document.notices;
    let wanted = app.arrived.wanted.take();
    let again = complete && app.arrived.again;
    app.document = document;
    app.last_screen = None;
    app.arrived = Arrived {
        complete,
        voices: false,
        again: false,
        wanted: None,
    };
    app.pace = Pace::of(&app.document.text);
    app.outline = Outline::of(&app.document);
    app.outline.count(&app.document, &app.voices);
    if !same {
        hear(app, Attribution::default());
    }
    if first {
        app.top = moving::first(app);
    } else {
        moving::place(app, place);
        if place as usize >= app.document.text.len() {
            // The text has become shorter than that.
            moving::to_place(app, Place::End);
        }
    }
    if let Some(wanted) = wanted {
        moving::to_place(app, wanted);
    }
    if app.search.is_some() {
        searching::again(app);
    }
    if again {
        app.say("read again");
    }
    if complete && !noticed {
        notice(app);
    }
    let title = app
        .document
        .title()
        .unwrap_or(&app.settings.name)
        .to_owned();
    app.ask(Effect::Title(sanitise(&title, false).into_string()));
}

/// Another work takes the place of the one that was open.
fn another(app: &mut App, work: &Work, document: Arc<Document>, complete: bool) {
    program::close_all(app);
    searching::clear(app);
    index::uncover(app);
    app.message = None;
    let place = shelf::opened(app, work);
    let back = (app.top > 0).then_some(Place::Byte(app.top));
    app.settings.name = work.name();
    app.document = Arc::default();
    (app.chosen, app.spot, app.why) = (None, None, None);
    app.arrived.wanted = place.or(back);
    opened(app, document, complete);
}

/// Where a place of `old` is in `new`: at the same words, nearest to where they were.
fn kept(old: &Document, new: &Document, place: u32) -> u32 {
    const WORDS: usize = 60;
    let rest = old.text.get(place as usize..).unwrap_or_default();
    let words: usize = rest.chars().take(WORDS).map(char::len_utf8).sum();
    let words = rest.get(..words).unwrap_or_default();
    if words.is_empty()
        || new
            .text
            .get(place as usize..)
            .is_some_and(|it| it.starts_with(words))
    {
        return place;
    }
    let found = memchr::memmem::find_iter(new.text.as_bytes(), words.as_bytes());
    let nearest = found.min_by_key(|at| at.abs_diff(place as usize));
    nearest.map_or(place.min(new.text.len() as u32), |at| at as u32)
}

/// Tells once what the document's reader has to be told.
fn notice(app: &mut App) {
    let Some(first) = app.document.notices.first().cloned() else {
        return;
    };
    let more = app.document.notices.len() - 1;
    app.say(if more > 0 {
        format!("{first} (and {more} more: `:` notices)")
    } else {
        first
    });
}

fn heard(app: &mut App, batch: Batch) {
    let mut voices = if std::mem::replace(&mut app.arrived.voices, true) {
        std::mem::take(&mut app.voices)
    } else {
        Arc::default()
    };
    Arc::make_mut(&mut voices).extend(batch.quotes, batch.speakers, batch.reached);
    let complete = voices.reached as usize >= app.document.text.len();
    hear(app, Arc::unwrap_or_clone(voices));
    // What was asked about speakers can be answered now.
    if complete && app.search.as_ref().is_some_and(|it| it.text.contains('@')) {
        searching::again(app);
    }
}

fn hear(app: &mut App, voices: Attribution) {
    app.people = People::of(&voices);
    app.outline.count(&app.document, &voices);
    app.speakers.show(
        (0..app.people.order().len() as u32)
            .map(Entry::Row)
            .collect(),
    );
    app.voices = Arc::new(voices);
    narrowing::grown(app);
}
