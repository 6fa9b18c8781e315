//! The shelf: the works that can be opened, each with its lessons as far as somebody has looked.
//!
//! A list shows it (`o`): works, and under an unfolded work its lessons. A row of that list is a place in
//! [`Shelf::rows`]. The place in each work is kept while the program runs.

use std::collections::HashMap;

use super::kinds::ListKind;
use super::lists;
use super::places::Places;
use super::state::Place;
use super::{App, Call, Effect, Entry, Work, narrowing};
use crate::model::sanitise;
use crate::search::rank;

/// A work on the shelf.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shelved {
    /// What is opened.
    pub work: Work,
    /// What it is called: its path inside the folder, a file name.
    pub name: String,
    /// What it says of itself, once somebody has looked.
    pub glance: Option<Glance>,
}

/// What a first look at a work tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Glance {
    /// Its title, if it has one.
    pub title: Option<String>,
    /// The titles of its lessons, each with the number of its section.
    pub lessons: Vec<(usize, String)>,
    /// Why it cannot be read, when it cannot.
    pub problem: Option<String>,
}

/// A row of the list: a work, or one of its lessons by its place in [`Glance::lessons`].
pub type ShelfRow = (u32, Option<u32>);

/// Where the reader was in a work that is not open now.
#[derive(Clone, Debug, Default)]
struct Left {
    top: u32,
    places: Places,
}

/// The works that can be opened.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    works: Vec<Shelved>,
    notices: Vec<String>,
    current: usize,
    unfolded: Vec<bool>,
    rows: Vec<ShelfRow>,
    left: HashMap<Work, Left>,
    /// What is being opened, with the place to go to.
    wanted: Option<(Work, Option<Place>)>,
    /// The works from which links led here, to be gone back to.
    trail: Vec<Work>,
    /// Whether what lies beside the work was looked for.
    pub(super) looked: bool,
}

impl Shelf {
    /// The works.
    pub fn works(&self) -> &[Shelved] {
        &self.works
    }

    /// What has to be told of what is not on it.
    pub fn notices(&self) -> &[String] {
        &self.notices
    }

    /// The place of the work that is open.
    pub fn current(&self) -> usize {
        self.current
    }

    /// What a row of the list shows.
    pub fn row(&self, row: u32) -> Option<ShelfRow> {
        self.rows.get(row as usize).copied()
    }

    /// The work of a row, and the lesson where it is one.
    pub fn at(&self, row: ShelfRow) -> Option<(&Shelved, Option<&(usize, String)>)> {
        let work = self.works.get(row.0 as usize)?;
        let lessons = work.glance.as_ref().map(|it| it.lessons.as_slice());
        let lesson = row.1.map(|at| lessons?.get(at as usize));
        Some((work, lesson.flatten()))
    }

    /// Whether the lessons of a work are shown.
    pub fn unfolded(&self, work: u32) -> bool {
        self.unfolded.get(work as usize).is_some_and(|it| *it)
    }

    fn lessons(&self, work: u32) -> usize {
        let work = self.works.get(work as usize);
        work.and_then(|it| it.glance.as_ref())
            .map_or(0, |it| it.lessons.len())
    }

    /// Puts works on the shelf; what is known of those that were there already is kept.
    fn put(&mut self, works: Vec<Shelved>, notices: Vec<String>) {
        let old = std::mem::take(&mut self.works);
        let open = old.get(self.current).cloned();
        let known: HashMap<Work, Glance> = old
            .into_iter()
            .filter_map(|it| Some((it.work, it.glance?)))
            .collect();
        self.works = works;
        for work in &mut self.works {
            work.glance = work
                .glance
                .take()
                .or_else(|| known.get(&work.work).cloned());
        }
        let same = |work: &Shelved| open.as_ref().is_some_and(|open| work.work == open.work);
        self.current = match (self.works.iter().position(same), open) {
            (Some(at), _) => at,
            // What is open stays on the shelf, wherever it came from.
            (None, Some(open)) => {
                self.works.insert(0, open);
                0
            }
            (None, None) => 0,
        };
        self.unfolded = vec![false; self.works.len()];
        self.notices = notices;
    }

    /// Every row that no folded work hides.
    fn all(&self) -> Vec<ShelfRow> {
        let mut rows = Vec::new();
        for work in 0..self.works.len() as u32 {
            rows.push((work, None));
            if self.unfolded(work) {
                rows.extend((0..self.lessons(work) as u32).map(|it| (work, Some(it))));
            }
        }
        rows
    }

    /// The rows that answer a filter: works by likeness of their names, then lessons that hold its words.
    fn answering(&self, filter: &str, holds: &impl Fn(&str) -> bool) -> Vec<ShelfRow> {
        let names = self.works.iter().enumerate().flat_map(|(at, work)| {
            let title = work.glance.as_ref().and_then(|it| it.title.as_deref());
            [Some(work.name.as_str()), title]
                .into_iter()
                .flatten()
                .map(move |name| (at as u32, name))
        });
        let names: Vec<(u32, &str)> = names.collect();
        let mut rows = Vec::new();
        for at in rank(filter, names.iter().map(|(_, name)| *name)) {
            if let Some((work, _)) = names.get(at)
                && !rows.contains(&(*work, None))
            {
                rows.push((*work, None));
            }
        }
        for (work, shelved) in (0..).zip(&self.works) {
            let lessons = shelved.glance.iter().flat_map(|it| &it.lessons);
            let held = (0..).zip(lessons).filter(|(_, it)| holds(&it.1));
            rows.extend(held.map(|(lesson, _)| (work, Some(lesson))));
        }
        rows
    }
}

impl App {
    /// The works that can be opened.
    pub fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    /// The work that is open.
    pub fn work(&self) -> Option<&Work> {
        let shelved = self.shelf.works.get(self.shelf.current);
        shelved.map(|it| &it.work)
    }

    /// Puts works on the shelf before anything is opened; `current` is the one that will be.
    pub fn shelve(&mut self, works: Vec<Shelved>, current: usize, notices: Vec<String>) {
        self.shelf.looked = works.len() > 1;
        self.shelf.put(works, notices);
        self.shelf.current = current;
    }
}

/// `o`: the works that can be opened. What lies beside the open one is looked for when nothing else was named.
pub(super) fn open(app: &mut App, _call: Call) {
    let beside = !std::mem::replace(&mut app.shelf.looked, true);
    lists::shelf(app);
    app.ask(Effect::LookAround { beside });
}

/// What was found beside the work that is open.
pub(super) fn around(app: &mut App, works: Vec<Shelved>, notices: Vec<String>) {
    app.shelf.put(works, notices);
    refresh(app);
    let current = app.shelf.current as u32;
    select(app, (current, None));
}

/// Somebody has looked at a work.
pub(super) fn glanced(app: &mut App, work: &Work, glance: Glance) {
    let found = app.shelf.works.iter_mut().find(|it| it.work == *work);
    if let Some(shelved) = found {
        shelved.glance = Some(glance);
        refresh(app);
    }
}

/// Shows the shelf anew, with the same row selected.
fn refresh(app: &mut App) {
    let chosen = chosen(app);
    if app
        .list
        .as_ref()
        .is_some_and(|it| it.kind == ListKind::Works)
    {
        narrowing::narrow(app);
        if let Some(row) = chosen {
            select(app, row);
        }
    }
}

fn chosen(app: &App) -> Option<ShelfRow> {
    let list = app.list.as_ref().filter(|it| it.kind == ListKind::Works)?;
    app.shelf.row(list.listing.chosen()?)
}

pub(super) fn select(app: &mut App, row: ShelfRow) {
    let at = app.shelf.rows.iter().position(|it| *it == row);
    if let (Some(list), Some(at)) = (&mut app.list, at) {
        list.listing.select(at);
    }
}

/// The rows of the list, as its filter leaves them.
pub(super) fn entries(app: &mut App, filter: &str, holds: &impl Fn(&str) -> bool) -> Vec<Entry> {
    app.shelf.rows = if filter.trim().is_empty() {
        app.shelf.all()
    } else {
        app.shelf.answering(filter, holds)
    };
    (0..app.shelf.rows.len() as u32).map(Entry::Row).collect()
}

/// Shows the lessons of the selected work, or hides them.
pub(super) fn fold(app: &mut App, folded: bool) {
    let Some((work, lesson)) = chosen(app) else {
        return;
    };
    let changes = app.shelf.unfolded(work) == folded && app.shelf.lessons(work) > 0;
    if let Some(it) = app.shelf.unfolded.get_mut(work as usize) {
        *it = !folded;
    }
    if changes {
        narrowing::narrow(app);
    }
    select(app, (work, lesson.filter(|_| !folded)));
}

/// Opens what a row stands for.
pub(super) fn open_row(app: &mut App, row: u32) {
    let Some(row) = app.shelf.row(row) else {
        return;
    };
    let Some((shelved, lesson)) = app.shelf.at(row) else {
        return;
    };
    let (work, lesson) = (shelved.work.clone(), lesson.map(|it| it.0));
    if row.0 as usize == app.shelf.current {
        if let Some(lesson) = lesson {
            super::moving::to_lesson(app, lesson);
        }
        return;
    }
    let name = shelved.name.clone();
    app.shelf.trail.clear();
    ask_for(app, work, &name, lesson.map(Place::Lesson));
}

fn ask_for(app: &mut App, work: Work, name: &str, place: Option<Place>) {
    app.shelf.wanted = Some((work.clone(), place));
    app.say(format!("opening {name} …"));
    app.ask(Effect::Open(work));
}

/// Opens the work that a link leads to, at the place of that name.
pub(super) fn follow(app: &mut App, work: Work, place: Option<String>) {
    let from = app.work().cloned();
    app.shelf.trail.extend(from);
    let name = sanitise(&work.name(), false).into_string();
    ask_for(app, work, &name, place.map(Place::Named));
}

/// Goes back to the work from which a link led here, if one did.
pub(super) fn go_back(app: &mut App) -> bool {
    // A link that led nowhere has left the reader where it is.
    let here = app.work().cloned();
    app.shelf.trail.retain(|it| Some(it) != here.as_ref());
    let Some(work) = app.shelf.trail.pop() else {
        return false;
    };
    let name = sanitise(&work.name(), false).into_string();
    ask_for(app, work, &name, None);
    true
}

/// Another work was opened: the place in the last one is kept. The place that is to be gone to, if there is one.
pub(super) fn opened(app: &mut App, work: &Work) -> Option<Place> {
    let left = Left {
        top: app.top,
        places: std::mem::take(&mut app.places),
    };
    let shelf = &mut app.shelf;
    if let Some(last) = shelf.works.get(shelf.current) {
        shelf.left.insert(last.work.clone(), left);
    }
    let at = shelf.works.iter().position(|it| it.work == *work);
    shelf.current = at.unwrap_or(shelf.works.len());
    if at.is_none() {
        shelf.works.push(work.clone().shelved());
        shelf.unfolded.push(false);
    }
    let back = shelf.left.remove(work).unwrap_or_default();
    app.top = back.top;
    app.places = back.places;
    shelf
        .wanted
        .take_if(|(wanted, _)| wanted == work)
        .and_then(|(_, place)| place)
}
