//! What was read has arrived: a document, more of it, or who speaks in it.

use std::sync::Arc;

use super::outline::Outline;
use super::pace::Pace;
use super::people::People;
use super::state::{Arrived, Place};
use super::{App, Effect, Entry, Work, index, moving, narrowing, program, searching, shelf};
use crate::attribution::Batch;
use crate::model::{Attribution, Document, sanitise};

/// The open document, or more of it, or the same read again.
pub(super) fn opened(app: &mut App, document: Arc<Document>, complete: bool) {
    let old = std::mem::replace(&mut app.document, document);
    let place = (!old.text.is_empty()).then(|| kept(&old, &app.document, app.top));
    let before = std::mem::replace(
        &mut app.arrived,
        Arrived {
            complete,
            ..Arrived::default()
        },
    );
    app.last_screen = None;
    app.pace = Pace::of(&app.document.text);
    app.outline = Outline::of(&app.document);
    app.outline.count(&app.document, &app.voices);
    if !app.document.text.starts_with(&old.text) {
        hear(app, Attribution::default());
    }
    stand(app, place, before.wanted);
    if app.search.is_some() {
        searching::again(app);
    }
    if complete && before.again {
        app.say("read again");
    }
    if complete && old.notices != app.document.notices {
        notice(app);
    }
    let title = app.document.title().unwrap_or(&app.settings.name);
    let title = sanitise(title, false).into_string();
    app.ask(Effect::Title(title));
}

/// Goes to `place`, where the reader stood before, and then to what they want to see.
fn stand(app: &mut App, place: Option<u32>, wanted: Option<Place>) {
    match place {
        None => app.top = moving::first(app),
        Some(place) => moving::place(app, place),
    }
    if place.is_some_and(|it| it as usize >= app.document.text.len()) {
        // The text has become shorter than that.
        moving::to_place(app, Place::End);
    }
    if let Some(wanted) = wanted {
        moving::to_place(app, wanted);
    }
}

/// Another work takes the place of the one that was open.
pub(super) fn another(app: &mut App, work: &Work, document: Arc<Document>, complete: bool) {
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

pub(super) fn heard(app: &mut App, batch: Batch) {
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
