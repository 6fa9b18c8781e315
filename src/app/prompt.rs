//! The search prompt: what is typed is looked for at once, speakers are offered, older lines come back.
//!
//! `Esc` goes back to where the prompt was opened, `Enter` stays.

use std::collections::HashSet;

use super::geometry::Area;
use super::line::Line;
use super::searching::{self, Search};
use super::{App, Call, Effect, places};
use crate::model::SpeakerId;
use crate::search::{Query, QueryError, rank};

/// The most lines the history keeps.
const HISTORY: usize = 100;

/// The search prompt while it is open.
#[derive(Clone, Debug)]
pub struct Prompt {
    pub(super) line: Line,
    /// Where the reader was.
    pub(super) origin: u32,
    /// What was searched before.
    before: Option<Search>,
    /// How far back in the history the line is.
    age: usize,
    /// What was typed before older lines came back.
    draft: String,
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
        draft: String::new(),
        offered: None,
        problem: None,
    });
    offer_first(app);
}

/// A bare `@` chooses from the list below it, so that one is always chosen there.
fn offer_first(app: &mut App) {
    if let Some(prompt) = &mut app.prompt {
        let bare = at_word(prompt.line.before()).is_some_and(|(_, name)| name.is_empty());
        prompt.offered = bare.then_some(0);
    }
}

/// The line changed: looks for what it says now.
pub(super) fn preview(app: &mut App) {
    let Some(prompt) = &mut app.prompt else {
        return;
    };
    let text = prompt.line.text().to_owned();
    let origin = prompt.origin;
    offer_first(app);
    let Some(prompt) = &mut app.prompt else {
        return;
    };
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
            searching::look(app, text.trim().to_owned(), query, origin);
        }
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
    if text.is_empty() {
        return;
    }
    remember(app, text);
    if let Some(words) = searching::in_vain(app) {
        app.prompt = Some(prompt);
        dismiss(app);
        return app.fail(words);
    }
    let here = std::mem::replace(&mut app.top, prompt.origin);
    places::leave(app);
    app.top = here;
}

/// Stays where the preview is, whoever is offered.
pub(super) fn settle(app: &mut App) {
    if let Some(prompt) = &mut app.prompt {
        prompt.offered = None;
    }
    accept(app);
}

/// `Esc` in the prompt: back to where it was opened.
pub(super) fn dismiss(app: &mut App) {
    let Some(prompt) = app.prompt.take() else {
        return;
    };
    (app.top, app.spot) = (prompt.origin, None);
    app.search = prompt.before;
    app.ask(Effect::StopSearch);
    if app.search.as_ref().is_some_and(|it| !it.complete()) {
        searching::again(app);
    }
}

pub(super) fn remember(app: &mut App, text: &str) {
    app.history.retain(|it| it != text);
    app.history.push(text.to_owned());
    let surplus = app.history.len().saturating_sub(HISTORY);
    app.history.drain(..surplus);
}

/// The most speakers that are offered at once.
const OFFERS: usize = 8;
/// The most columns of an offer.
const OFFERED: u16 = 40;

impl App {
    /// The rows of the speakers that are offered, above the prompt, and which of them is in the first row.
    pub fn offers_area(&self) -> (Area, usize) {
        let areas = self.areas();
        // Where lines set the status apart, one stays below the offers; a line of their own stands above them.
        let below = areas.status.y - u16::from(areas.rules.iter().flatten().count() > 1);
        let room = usize::from(areas.text.height / 2).clamp(1, OFFERS);
        let shown = self.offers().len().min(room) as u16;
        let chosen = self.prompt.as_ref().and_then(|it| it.offered);
        let area = Area {
            y: below - shown,
            height: shown,
            width: areas.status.width.min(OFFERED),
            ..areas.status
        };
        (area, chosen.map_or(0, |at| at.saturating_sub(room - 1)))
    }

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
    if age == prompt.age {
        return;
    }
    if prompt.age == 0 {
        prompt.line.text().clone_into(&mut prompt.draft);
    }
    let older = age
        .checked_sub(1)
        .and_then(|it| app.history.iter().rev().nth(it));
    prompt.age = age;
    prompt.line = Line::new(older.unwrap_or(&prompt.draft));
    preview(app);
}

/// Takes the speaker that is offered at this place of the list.
pub(super) fn take(app: &mut App, at: usize) {
    if let Some(prompt) = &mut app.prompt {
        prompt.offered = Some(at);
    }
    complete(app);
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
}
