//! Searching: the matches, and going from one to the next.
//!
//! Every change of what is looked for is a new search under a new number; what was found before stays on the screen
//! until the first answer is there.

use super::event::Found;
use super::listing::{Entry, Listing};
use super::state::Focus;
use super::{App, Call, Effect, moving, places, prompt};
use crate::model::{Document, Extent};
use crate::search::{Match, Query};

/// How many matches before a stretch may reach into it.
const OVERLAP: usize = 16;

/// A search and what it found so far.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// The query as it was typed.
    pub text: String,
    query: Query,
    generation: u64,
    matches: Vec<Match>,
    total: usize,
    complete: bool,
    /// What is kept is what an older search found.
    stale: bool,
    /// Go to the first match as soon as it is there.
    awaited: bool,
    /// Where to go then, when that is not the first match of the screen or behind it.
    sought: Option<Sought>,
    /// The match the reader is at, by its first byte.
    current: Option<u32>,
    /// The matches under their lessons; a row is a match, a heading a lesson.
    pub(super) results: Listing,
}

/// The match that a search past those that are kept is for.
#[derive(Clone, Copy, Debug)]
enum Sought {
    /// The first one from this byte on.
    From(u32),
    /// The last one before this byte.
    Before(u32),
}

/// How far before the first match that is kept a search for the one before it begins, in bytes.
const BACK: u32 = 256 * 1024;

impl Search {
    /// What was found, in order of place.
    pub fn matches(&self) -> &[Match] {
        &self.matches
    }

    /// How many there are; more than are kept when there are very many.
    pub fn total(&self) -> usize {
        self.total
    }

    /// Whether the whole text has been looked at.
    pub fn complete(&self) -> bool {
        self.complete && !self.stale
    }

    /// The number of the match the reader is at.
    pub fn current(&self) -> Option<usize> {
        let start = self.current?;
        self.matches
            .binary_search_by_key(&start, |it| it.extent.start)
            .ok()
    }

    /// The matches that share a byte with `extent`.
    pub fn matches_in(&self, extent: Extent) -> impl Iterator<Item = &Match> {
        let inside = self
            .matches
            .partition_point(|it| it.extent.start < extent.start);
        // Words near each other may reach into the next match, but never over many.
        let from = inside.saturating_sub(OVERLAP);
        let matches = self.matches.get(from..).unwrap_or_default();
        matches
            .iter()
            .take_while(move |it| it.extent.start < extent.end)
            .filter(move |it| it.extent.intersection(extent).is_some())
    }

    /// The matches under their lessons.
    pub fn results(&self) -> &Listing {
        &self.results
    }

    /// Whether all was looked at in vain.
    pub fn is_vain(&self) -> bool {
        self.complete() && self.total == 0
    }

    /// That nothing was found, with a way to ask where another language was spoken.
    pub fn vain(&self) -> String {
        let asked = self.text.split_once(':').filter(|(word, _)| {
            ["by", "from", "said", "says", "speaker", "author"]
                .iter()
                .any(|it| word.eq_ignore_ascii_case(it))
        });
        asked.map_or_else(
            || "nothing found".to_owned(),
            |(_, name)| {
                format!(
                    "nothing found; {} asks for a speaker",
                    prompt::spelled(name.trim())
                )
            },
        )
    }

    fn take(&mut self, found: Found) {
        if std::mem::take(&mut self.stale) {
            self.matches.clear();
        }
        if let Some(first) = found.matches.first() {
            let at = self
                .matches
                .partition_point(|it| it.extent.start < first.extent.start);
            self.matches.splice(at..at, found.matches);
        }
        self.total = found.total.max(self.matches.len());
        self.complete = found.complete;
    }
}

/// Starts a search from the byte `from` on.
pub(super) fn look(app: &mut App, text: String, query: Query, from: u32) {
    app.generation += 1;
    let generation = app.generation;
    let old = app.search.take().unwrap_or_default();
    app.search = Some(Search {
        text,
        query: query.clone(),
        generation,
        complete: false,
        stale: true,
        awaited: true,
        sought: None,
        ..old
    });
    app.ask(Effect::Search {
        generation,
        query,
        from,
    });
}

/// Looks for exactly this, as if it had been typed.
pub(super) fn run(app: &mut App, text: &str) {
    match Query::parse(text) {
        Ok(query) => {
            prompt::remember(app, text);
            places::leave(app);
            let from = app.top;
            look(app, text.to_owned(), query, from);
        }
        Err(problem) => app.fail(problem.to_string()),
    }
}

/// The document or its voices have changed under a search: looks again, without moving.
pub(super) fn again(app: &mut App) {
    let Some((text, query)) = app
        .search
        .as_ref()
        .map(|it| (it.text.clone(), it.query.clone()))
    else {
        return;
    };
    let from = app.top;
    look(app, text, query, from);
    if let Some(search) = &mut app.search {
        search.awaited = false;
    }
}

/// The reader goes on without waiting for the first match, so its place is no longer gone to.
pub(super) fn go_on(app: &mut App) {
    if app.prompt.is_none()
        && let Some(search) = &mut app.search
    {
        search.awaited = false;
    }
}

/// An answer has come.
pub(super) fn found(app: &mut App, found: Found) {
    let Some(search) = app
        .search
        .as_mut()
        .filter(|it| it.generation == found.generation)
    else {
        return;
    };
    search.take(found);
    let arrived = search.awaited && !search.matches.is_empty();
    let entries = grouped(&app.document, &search.matches);
    search.results.show(entries);
    if let Some(prompt) = app.prompt.as_ref().filter(|_| search.is_vain()) {
        // What the letters before led to is nothing that this line is about.
        (app.top, app.spot) = (prompt.origin, None);
    }
    if app.prompt.is_none()
        && let Some(words) = in_vain(app)
    {
        // An empty search is left behind by nobody.
        clear(app);
        return app.fail(words);
    }
    let Some(search) = &mut app.search else {
        return;
    };
    if arrived {
        search.awaited = false;
        let from = app.prompt.as_ref().map_or(app.top, |it| it.origin);
        let before = |byte: u32| search.matches.partition_point(|it| it.extent.start < byte);
        let first = match search.sought {
            Some(Sought::From(byte)) => before(byte),
            Some(Sought::Before(byte)) => before(byte).saturating_sub(1),
            None => before(from),
        };
        go(
            app,
            if first < app.search.as_ref().map_or(0, |it| it.matches.len()) {
                first
            } else {
                0
            },
        );
    }
}

/// What to say of a search that found nothing, once nothing more can be found.
pub(super) fn in_vain(app: &App) -> Option<String> {
    let search = app.search.as_ref().filter(|it| it.is_vain())?;
    let waits = app.listening() && search.text.contains('@');
    (!waits).then(|| format!("{}: {}", search.text, search.vain()))
}

/// The matches under the lessons they lie in.
fn grouped(document: &Document, matches: &[Match]) -> Vec<Entry> {
    let mut entries = Vec::with_capacity(matches.len());
    let mut last: Option<usize> = None;
    for (at, found) in matches.iter().enumerate() {
        let inside = last
            .and_then(|it| document.sections.get(it))
            .is_some_and(|it| it.extent.contains(found.extent.start));
        if !inside {
            let section = document.section_at(found.extent.start);
            last = Some(section);
            entries.push(Entry::Head(section as u32));
        }
        entries.push(Entry::Row(at as u32));
    }
    entries
}

/// Goes to a match, by its number.
pub(super) fn go(app: &mut App, at: usize) {
    let Some(search) = &mut app.search else {
        return;
    };
    let Some(found) = search.matches.get(at) else {
        return;
    };
    let (extent, quote) = (found.extent, found.quote);
    search.current = Some(extent.start);
    search.results.select_row(at as u32);
    if let Some(quote) = quote.and_then(|it| app.voices.quotes.get(it as usize)) {
        app.chosen = Some(quote.extent.start);
    }
    moving::reveal(app, extent);
}

pub(super) fn next(app: &mut App, call: Call) {
    turn(app, call.times() as isize);
}

pub(super) fn previous(app: &mut App, call: Call) {
    turn(app, -(call.times() as isize));
}

fn turn(app: &mut App, by: isize) {
    let visible = app.visible();
    let Some(search) = &app.search else {
        return match app.history.last().cloned() {
            Some(text) => run(app, &text),
            None => app.say("nothing searched yet; / searches"),
        };
    };
    let count = search.matches.len();
    if count == 0 {
        return app.say("still looking");
    }
    // From the match the reader is at, while it is on the screen; else from the screen.
    let here = search.current().filter(|at| {
        search
            .matches
            .get(*at)
            .is_some_and(|it| it.extent.intersection(visible).is_some())
    });
    let behind = || {
        search
            .matches
            .partition_point(|it| it.extent.start < visible.start) as isize
    };
    let target = here.map_or_else(
        || behind() + if by > 0 { by - 1 } else { by },
        |at| at as isize + by,
    );
    let wrapped = target.rem_euclid(count as isize);
    let is_past_the_kept = wrapped != target && search.total > count && search.complete();
    places::leave(app);
    if is_past_the_kept {
        return past_the_kept(app, by > 0);
    }
    go(app, wrapped as usize);
    if wrapped != target {
        app.say(if by > 0 {
            "on from the start"
        } else {
            "on from the end"
        });
    }
}

/// Goes on where there are more matches than are kept: looks again, from the end of those that are or from before them.
fn past_the_kept(app: &mut App, forth: bool) {
    let Some(search) = &app.search else {
        return;
    };
    let (first, last) = (search.matches.first(), search.matches.last());
    let (Some(first), Some(last)) = (first, last) else {
        return;
    };
    let (from, sought) = if forth {
        let behind = last.extent.start + 1;
        (behind, Sought::From(behind))
    } else {
        let start = first.extent.start;
        (start.saturating_sub(BACK), Sought::Before(start))
    };
    let (text, query) = (search.text.clone(), search.query.clone());
    look(app, text, query, from);
    if let Some(search) = &mut app.search {
        search.sought = Some(sought);
    }
}

/// Takes what was found away from the screen. Says whether there was anything.
pub(super) fn clear(app: &mut App) -> bool {
    let there = app.search.take().is_some();
    if there {
        app.ask(Effect::StopSearch);
        if app.focus == Focus::Lessons {
            app.focus = Focus::Text;
        }
    }
    there
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_in_any_order_end_up_in_the_order_of_the_text() {
        let at = |start: usize| Match {
            extent: Extent::new(start, start + 1),
            parts: Vec::new(),
            quote: None,
        };
        let found = |starts: &[usize]| Found {
            matches: starts.iter().map(|it| at(*it)).collect(),
            ..Found::default()
        };
        let mut search = Search {
            matches: vec![at(99)],
            stale: true,
            ..Search::default()
        };
        for step in [&[50, 60][..], &[70], &[], &[1, 2], &[10]] {
            search.take(found(step));
        }
        let starts: Vec<u32> = search.matches.iter().map(|it| it.extent.start).collect();
        assert_eq!(starts, [1, 2, 10, 50, 60, 70]);
    }
}
