//! The pane beside the text: the lessons (or what a search found) above, the speakers below.

use super::geometry::Area;
use super::state::Focus;
use super::{App, Listing, narrowing};

/// From this many rows on there is room for empty rows.
const ROOMY: u16 = 20;

/// Where the two lists of the pane stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Panes {
    /// The row of the upper title.
    pub lessons_title: Area,
    /// The rows of the upper list.
    pub lessons: Area,
    /// The row of the lower title; no row when nobody speaks.
    pub speakers_title: Area,
    /// The rows of the lower list.
    pub speakers: Area,
}

impl App {
    /// The parts of the pane, when it is shown.
    pub fn panes(&self) -> Option<Panes> {
        let pane = self.areas().index?;
        let people = self.people.order().len().min(usize::from(pane.height)) as u16;
        let space = u16::from(pane.height >= ROOMY);
        let head = 1 + space;
        let foot = if people == 0 { 0 } else { 1 + space + head };
        let room = pane.height.saturating_sub(head + foot);
        let wanted = match self.search {
            Some(_) => room,
            None => self.outline.listing.entries().len().min(usize::from(room)) as u16,
        };
        let speakers = people.min((room / 3).max(room - wanted));
        let lessons = wanted.min(room - speakers);
        let part = |y: u16, height: u16| Area {
            y: pane.y + y,
            height,
            ..pane
        };
        Some(Panes {
            lessons_title: part(0, 1),
            lessons: part(head, lessons),
            speakers_title: part(head + lessons + 1 + space, u16::from(people > 0)),
            speakers: part(head + lessons + foot, speakers),
        })
    }

    /// What stands in the upper list: what a search found, or else the lessons.
    pub fn upper(&self) -> &Listing {
        self.search
            .as_ref()
            .map_or(&self.outline.listing, |search| &search.results)
    }
}

/// Keeps the windows of all lists on what is selected in them. The lessons follow the text while it has the keys.
pub(super) fn settle(app: &mut App) {
    if app.focus != Focus::Text && app.areas().index.is_none() {
        app.focus = Focus::Text;
    }
    if app.focus == Focus::Speakers && app.people.order().is_empty() {
        app.focus = Focus::Lessons;
    }
    if app.focus != Focus::Lessons {
        let lesson = app.outline.shown(app.lesson() as u32);
        app.outline.listing.select_row(lesson);
    }
    if let Some(panes) = app.panes() {
        app.outline.listing.settle(panes.lessons.height);
        app.speakers.settle(panes.speakers.height);
        if let Some(search) = &mut app.search {
            search.results.settle(panes.lessons.height);
        }
    }
    if app.list.as_ref().is_some_and(|it| it.card().is_some()) {
        // The window may have another width now.
        narrowing::narrow(app);
    }
    let height = app.list_area().height;
    if let Some(list) = &mut app.list {
        list.listing.settle(height);
    }
}
