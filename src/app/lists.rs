//! Lists over the text: quotations, speakers, help, the palette, themes, links, notices. One widget for all of them.
//!
//! Help and the palette are typed into from the start; the others after `/`.

use super::card::{self, Card};
use super::geometry::Area;
use super::kinds::ListKind;
use super::line::Line;
use super::listing::Listing;
use super::state::Focus;
use super::{
    ACTIONS, App, Call, links, moving, narrowing, places, program, prompt, quotations, searching,
    shelf,
};

/// Below this many columns a list takes the whole width.
const NARROW: u16 = 60;
/// From this width on a list is large: it takes the whole width rather than leave scraps of the text beside it.
const LARGE: u16 = 76;
/// Fewer columns than this beside a large list show nothing but scraps.
const SCRAPS: u16 = 28;
/// So few rows above and below a list show nothing but scraps, too.
const FEW: u16 = 3;

/// A list over the text.
#[derive(Clone, Debug)]
pub struct List {
    /// What it shows.
    pub kind: ListKind,
    /// Whether keys are typed into its filter.
    pub typing: bool,
    pub(super) line: Line,
    pub(super) listing: Listing,
    pub(super) card: Option<Card>,
    /// How many rows there were before anything was typed.
    pub(super) full: usize,
    /// The theme before one was chosen.
    theme: String,
}

impl List {
    /// What it is narrowed by.
    pub fn line(&self) -> &Line {
        &self.line
    }

    /// Its title.
    pub fn title(&self) -> &str {
        let card = self.card.as_ref().map(|it| it.title.as_str());
        card.unwrap_or(self.kind.title())
    }

    /// The card, when it is one.
    pub fn card(&self) -> Option<&Card> {
        self.card.as_ref()
    }

    /// Its rows, with the selected one.
    pub fn listing(&self) -> &Listing {
        &self.listing
    }
}

impl App {
    /// The rows of the list over the text, inside its frame; empty when there is none.
    pub fn list_area(&self) -> Area {
        let Some(list) = &self.list else {
            return Area::default();
        };
        let columns = self.size.0;
        let widest = match list.kind {
            ListKind::Quotations | ListKind::Works => 100,
            ListKind::Help | ListKind::Palette | ListKind::Links | ListKind::Notices => 76,
            ListKind::Card => 68,
            ListKind::Speakers => 56,
            ListKind::Themes => 32,
        };
        // In a narrow window nothing of the text is left to be seen beside it.
        let beside = if columns < NARROW { 2 } else { 4 };
        let most = columns.saturating_sub(beside);
        let large = widest >= LARGE && most < widest + SCRAPS;
        let width = if large { most } else { most.min(widest) };
        // The frame takes two rows, the filter two more.
        let room = self.areas().text;
        let most = room.height.saturating_sub(4).max(1);
        let wanted = (list.full as u16).max(1);
        let height = if wanted + FEW > most { most } else { wanted };
        Area {
            x: (columns - width) / 2,
            y: room.y + room.height.saturating_sub(height + 4) / 2 + 3,
            width,
            height,
        }
    }
}

fn open(app: &mut App, kind: ListKind) {
    // What lies over the text already is backed out of, as if by its own key.
    program::close_all(app);
    app.list = Some(List {
        kind,
        typing: kind.typed(),
        line: Line::default(),
        listing: Listing::default(),
        card: None,
        full: 0,
        theme: app.settings.theme.clone(),
    });
    narrowing::narrow(app);
}

/// The selection has moved: themes are shown at once.
pub(super) fn moved(app: &mut App) {
    let Some(list) = &app.list else { return };
    if list.kind == ListKind::Themes
        && let Some(name) = list
            .listing
            .chosen()
            .and_then(|at| app.settings.themes.get(at as usize))
    {
        app.settings.theme.clone_from(name);
    }
}

/// Closes the list without doing anything; a list that is being narrowed only stops that.
pub(super) fn close(app: &mut App) {
    let Some(list) = &mut app.list else { return };
    if list.typing && !list.kind.typed() {
        list.typing = false;
        list.line = Line::default();
        return narrowing::narrow(app);
    }
    discard(app);
}

/// Takes the list away.
pub(super) fn discard(app: &mut App) {
    if let Some(list) = app.list.take() {
        unpreview(app, &list);
    }
}

/// Brings back the theme that was there before one was looked at.
fn unpreview(app: &mut App, list: &List) {
    if list.kind == ListKind::Themes {
        app.settings.theme.clone_from(&list.theme);
    }
}

pub(super) fn filter(app: &mut App, _call: Call) {
    if let Some(list) = app.list.as_mut().filter(|it| it.card.is_none()) {
        list.typing = true;
    }
}

/// `Enter`: opens what is selected, wherever the keys are.
pub(super) fn open_chosen(app: &mut App, _call: Call) {
    if app.prompt.is_some() {
        return prompt::accept(app);
    }
    let vain = |list: &List| list.typing && list.listing.chosen().is_none();
    if app.list.as_ref().is_some_and(vain) {
        // Nothing fits what is typed; there is something to mend.
        return;
    }
    if let Some(list) = app.list.take() {
        return chosen_of(app, &list);
    }
    match app.focus {
        Focus::Text => links::follow(app),
        Focus::Lessons => open_upper(app),
        Focus::Speakers => {
            let chosen = app.speakers.chosen();
            super::index::uncover(app);
            by(app, chosen);
        }
    }
}

fn open_upper(app: &mut App) {
    let chosen = app.upper().chosen();
    super::index::uncover(app);
    let Some(at) = chosen else { return };
    if app.search.is_some() {
        places::leave(app);
        searching::go(app, at as usize);
    } else {
        moving::to_lesson(app, at as usize);
    }
}

fn chosen_of(app: &mut App, list: &List) {
    if let Some(card) = &list.card {
        return card::act(app, card.clone());
    }
    let Some(at) = list.listing.chosen() else {
        return;
    };
    match list.kind {
        ListKind::Quotations => {
            places::leave(app);
            quotations::go(app, at as usize);
        }
        ListKind::Speakers => by(app, Some(at)),
        ListKind::Help | ListKind::Palette => {
            if let Some(row) = ACTIONS.get(at as usize) {
                program::perform(app, row.action);
            }
        }
        ListKind::Themes | ListKind::Notices | ListKind::Card => {}
        ListKind::Links => links::open(app, at as usize),
        ListKind::Works => shelf::open_row(app, at),
    }
}

/// Searches everything that a speaker says.
fn by(app: &mut App, chosen: Option<u32>) {
    let id = chosen.and_then(|at| app.people.order().get(at as usize).copied());
    if let Some(speaker) = id.and_then(|id| app.voices.speaker(id)) {
        let text = prompt::spelled(&speaker.name);
        searching::run(app, &text);
    }
}

/// The quotation selected in the list of quotations.
pub(super) fn chosen_quotation(app: &App) -> Option<usize> {
    let list = app
        .list
        .as_ref()
        .filter(|it| it.kind == ListKind::Quotations)?;
    list.listing.chosen().map(|at| at as usize)
}

pub(super) fn quotations(app: &mut App, _call: Call) {
    let last = app.voices.quotes.len().saturating_sub(1);
    let here = app.quotation().unwrap_or_else(|| quotations::behind(app));
    open(app, ListKind::Quotations);
    if let Some(list) = &mut app.list {
        list.listing.select_row(here.min(last) as u32);
    }
}

pub(super) fn speakers(app: &mut App, _call: Call) {
    open(app, ListKind::Speakers);
}

pub(super) fn notices(app: &mut App, _call: Call) {
    if app.document.notices.is_empty() {
        return app.say("no notices");
    }
    open(app, ListKind::Notices);
}

pub(super) fn shelf(app: &mut App) {
    let current = app.shelf().current() as u32;
    open(app, ListKind::Works);
    shelf::select(app, (current, None));
}

pub(super) fn card(app: &mut App, card: Card) {
    open(app, ListKind::Card);
    if let Some(list) = &mut app.list {
        list.card = Some(card);
    }
    narrowing::narrow(app);
}

pub(super) fn links(app: &mut App) {
    open(app, ListKind::Links);
}

pub(super) fn themes(app: &mut App, _call: Call) {
    let current = app
        .settings
        .themes
        .iter()
        .position(|it| *it == app.settings.theme);
    open(app, ListKind::Themes);
    if let (Some(list), Some(at)) = (&mut app.list, current) {
        list.listing.select(at);
    }
    moved(app);
}

pub(super) fn help(app: &mut App, _call: Call) {
    open(app, ListKind::Help);
}

pub(super) fn palette(app: &mut App, _call: Call) {
    open(app, ListKind::Palette);
}
