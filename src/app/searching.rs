//! Searching: the prompt with its live preview, the matches, going from one to the next.
//!
//! Every change of the prompt asks for a new search under a new number; what was found before stays on the screen until
//! the first answer is there. `Esc` goes back to where the prompt was opened, `Enter` stays.

use std::collections::HashSet;

use super::event::Found;
use super::line::Line;
use super::listing::{Entry, Listing};
use super::state::Focus;
use super::{App, Call, Effect, moving, places};
use crate::model::{Extent, SpeakerId};
use crate::search::{Match, Query, QueryError, rank};

/// The most lines the history keeps.
const HISTORY: usize = 100;
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
    /// The match the reader is at, by its first byte.
    current: Option<u32>,
    /// The matches under their lessons; a row is a match, a heading a lesson.
    pub(super) results: Listing,
}

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

/// The search prompt while it is open.
#[derive(Clone, Debug)]
pub struct Prompt {
    pub(super) line: Line,
    /// Where the reader was.
    origin: u32,
    /// What was searched before.
    before: Option<Search>,
    /// How far back in the history the line is.
    age: usize,
    /// Which of the speakers offered is chosen.
    offered: Option<usize>,
    problem: Option<QueryError>,
}

impl Prompt {
    /// What is typed.
    pub fn line(&self) -> &Line {
        &self.line
    }

    /// What is wrong with it, and where.
    pub fn problem(&self) -> Option<&QueryError> {
        self.problem.as_ref()
    }

    /// Which of the speakers offered is chosen.
    pub fn offered(&self) -> Option<usize> {
        self.offered
    }
}

pub(super) fn open(app: &mut App, _call: Call) {
    open_with(app, "");
}

pub(super) fn open_speaker(app: &mut App, _call: Call) {
    open_with(app, "@");
}

fn open_with(app: &mut App, text: &str) {
    app.list = None;
    app.prompt = Some(Prompt {
        line: Line::new(text),
        origin: app.top,
        before: app.search.clone(),
        age: 0,
        offered: None,
        problem: None,
    });
}

/// The line changed: looks for what it says now.
pub(super) fn preview(app: &mut App) {
    let Some(prompt) = &mut app.prompt else {
        return;
    };
    prompt.offered = None;
    let text = prompt.line.text().to_owned();
    let origin = prompt.origin;
    match Query::parse(&text) {
        Err(problem) => prompt.problem = Some(problem),
        Ok(query) if query.is_empty() => {
            prompt.problem = None;
            app.search = None;
            app.top = origin;
            app.ask(Effect::StopSearch);
        }
        Ok(query) => {
            prompt.problem = None;
            look(app, text, query, origin);
        }
    }
}

/// Starts a search from the byte `from` on.
fn look(app: &mut App, text: String, query: Query, from: u32) {
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
            remember(app, text);
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
    if arrived {
        search.awaited = false;
        let from = app.prompt.as_ref().map_or(app.top, |it| it.origin);
        let first = search.matches.partition_point(|it| it.extent.start < from);
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

/// The matches under the lessons they lie in.
fn grouped(document: &crate::model::Document, matches: &[Match]) -> Vec<Entry> {
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
        let text = format!("{} is not there", search.text);
        if search.complete() {
            app.fail(text);
        } else {
            app.say("still looking");
        }
        return;
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
    places::leave(app);
    go(app, wrapped as usize);
    if wrapped != target {
        app.say(if by > 0 {
            "on from the start"
        } else {
            "on from the end"
        });
    }
}

/// `Enter` in the prompt: stays where the preview is.
pub(super) fn accept(app: &mut App) {
    if app.prompt.as_ref().is_some_and(|it| it.offered.is_some()) {
        complete(app);
    }
    let Some(prompt) = app.prompt.take() else {
        return;
    };
    let text = prompt.line.text().trim();
    if let Some(problem) = prompt.problem {
        app.fail(problem.to_string());
        app.search = prompt.before;
        app.top = prompt.origin;
        return;
    }
    if !text.is_empty() {
        remember(app, text);
        let here = std::mem::replace(&mut app.top, prompt.origin);
        places::leave(app);
        app.top = here;
    }
}

/// `Esc` in the prompt: back to where it was opened.
pub(super) fn dismiss(app: &mut App) {
    let Some(prompt) = app.prompt.take() else {
        return;
    };
    app.top = prompt.origin;
    app.search = prompt.before;
    app.ask(Effect::StopSearch);
    if app.search.as_ref().is_some_and(|it| !it.complete()) {
        again(app);
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

fn remember(app: &mut App, text: &str) {
    app.history.retain(|it| it != text);
    app.history.push(text.to_owned());
    let surplus = app.history.len().saturating_sub(HISTORY);
    app.history.drain(..surplus);
}

impl App {
    /// The speakers that fit the `@name` before the cursor of the prompt; none when there is no such word.
    pub fn offers(&self) -> Vec<SpeakerId> {
        let Some((_, name)) = self
            .prompt
            .as_ref()
            .and_then(|it| at_word(it.line.before()))
        else {
            return Vec::new();
        };
        self.speakers_named(name.trim_matches('"'))
    }

    /// The speakers whose name or alias answers `name`, the best answer first; all of them when it is empty.
    pub(super) fn speakers_named(&self, name: &str) -> Vec<SpeakerId> {
        let order = self.people.order().iter();
        let speakers = order.filter_map(|id| Some((*id, self.voices.speaker(*id)?)));
        let names: Vec<(SpeakerId, &str)> = speakers
            .flat_map(|(id, it)| {
                let names = std::iter::once(&it.name).chain(&it.aliases);
                names.map(move |name| (id, name.as_str()))
            })
            .collect();
        let mut best = Vec::new();
        let mut seen = HashSet::new();
        for at in rank(name, names.iter().map(|(_, name)| *name)) {
            best.extend(
                names
                    .get(at)
                    .map(|(id, _)| *id)
                    .filter(|id| seen.insert(*id)),
            );
        }
        best
    }
}

/// The `@name` that is being typed: where it starts, and the name.
fn at_word(before: &str) -> Option<(usize, &str)> {
    let at = before.rfind('@')?;
    let name = before.get(at + 1..)?;
    let whole = name
        .strip_prefix('"')
        .map_or(!name.contains(char::is_whitespace), |rest| {
            !rest.contains('"')
        });
    let first = before
        .get(..at)?
        .chars()
        .next_back()
        .is_none_or(|c| c.is_whitespace() || c == '-');
    (whole && first).then_some((at, name))
}

/// `↑` and `↓` in the prompt: through the speakers offered, or else through the history.
pub(super) fn step(app: &mut App, by: isize) {
    let offers = app.offers().len();
    let Some(prompt) = &mut app.prompt else {
        return;
    };
    if offers > 0 {
        prompt.offered = match prompt.offered {
            None => Some(if by > 0 { 0 } else { offers - 1 }),
            Some(at) => Some((at as isize + by).rem_euclid(offers as isize) as usize),
        };
        return;
    }
    let age = prompt.age.saturating_add_signed(-by).min(app.history.len());
    let text = age
        .checked_sub(1)
        .and_then(|it| app.history.iter().rev().nth(it));
    prompt.age = age;
    prompt.line = Line::new(text.map_or("", String::as_str));
    preview(app);
}

/// Puts the speaker that is offered into the prompt.
pub(super) fn complete(app: &mut App) {
    let offers = app.offers();
    let Some(prompt) = &mut app.prompt else {
        return;
    };
    let Some(id) = offers.get(prompt.offered.unwrap_or(0)) else {
        return;
    };
    let Some(name) = app.voices.speaker(*id).map(|it| spelled(&it.name)) else {
        return;
    };
    if let Some((at, _)) = at_word(prompt.line.before()) {
        prompt.line.replace(at, &format!("{name} "));
        preview(app);
    }
}

/// A speaker as the query language names one.
pub(super) fn spelled(name: &str) -> String {
    if name.contains(char::is_whitespace) {
        format!("@\"{name}\"")
    } else {
        format!("@{name}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_speaker_being_typed_is_the_last_word_that_begins_with_an_at() {
        for (before, word) in [
            ("@", Some((0, ""))),
            ("@ma", Some((0, "ma"))),
            ("roof @ma", Some((5, "ma"))),
            ("-@ma", Some((1, "ma"))),
            ("@ma roof", None),
            ("@\"jack m", Some((0, "\"jack m"))),
            ("@\"jack ma\" roof", None),
            ("a@b", None),
            ("roof", None),
        ] {
            assert_eq!(at_word(before), word, "{before}");
        }
    }

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
