//! The mouse: it scrolls what it stands on, selects in lists, and drags the map.

use super::event::{Mouse, MouseKind};
use super::state::Focus;
use super::{App, Area, Call, lists, moving, places, prompt};
use crate::layout;

/// Rows for one step of the wheel.
const WHEEL: isize = 3;

pub(super) fn moved(app: &mut App, mouse: Mouse) {
    match mouse.kind {
        MouseKind::ScrollUp => wheel(app, mouse, -WHEEL),
        MouseKind::ScrollDown => wheel(app, mouse, WHEEL),
        MouseKind::Press => press(app, mouse),
        MouseKind::Drag if app.dragging => to_map(app, mouse.row),
        MouseKind::Drag => {}
        MouseKind::Release => app.dragging = false,
    }
}

fn wheel(app: &mut App, Mouse { column, row, .. }: Mouse, by: isize) {
    let area = app.list_area();
    if let Some(list) = &mut app.list {
        list.listing.scroll(by, area.height);
        return lists::moved(app);
    }
    match app
        .panes()
        .filter(|_| app.areas().index.is_some_and(|it| it.contains(column, row)))
    {
        Some(panes) if row >= panes.speakers_title.y && panes.speakers.height > 0 => {
            app.focus = Focus::Speakers;
            app.speakers.scroll(by, panes.speakers.height);
        }
        Some(panes) => {
            app.focus = Focus::Lessons;
            let height = panes.lessons.height;
            match &mut app.search {
                Some(search) => search.results.scroll(by, height),
                None => app.outline.listing.scroll(by, height),
            }
        }
        None => moving::scroll(app, by),
    }
}

fn press(app: &mut App, Mouse { column, row, .. }: Mouse) {
    if app.list.is_some() {
        return in_list(app, column, row);
    }
    if app.prompt.is_some() {
        let (offers, first) = app.offers_area();
        if offers.contains(column, row) {
            return prompt::take(app, first + usize::from(row - offers.y));
        }
        // A click anywhere else is made with what was found, and with nobody who was only offered.
        prompt::settle(app);
    }
    let areas = app.areas();
    if areas.index.is_some_and(|it| it.contains(column, row)) {
        return in_pane(app, column, row);
    }
    if areas.over {
        super::index::uncover(app);
    } else if areas.map.is_some_and(|it| it.contains(column, row)) {
        places::leave(app);
        app.dragging = true;
        to_map(app, row);
    } else if areas.text.contains(column, row) {
        in_text(app, areas.text, column, row);
    }
}

fn in_list(app: &mut App, column: u16, row: u16) {
    let area = app.list_area();
    if !area.contains(column, row) {
        // On its frame and its filter there is nothing to click.
        if !area.framed().contains(column, row) {
            lists::close(app);
        }
        return;
    }
    let Some(list) = app.list.as_mut().filter(|it| it.card().is_none()) else {
        return;
    };
    if let Some(at) = list.listing.at(row - area.y) {
        list.listing.select(at);
        lists::open_chosen(app, Call::default());
    }
}

fn in_pane(app: &mut App, column: u16, row: u16) {
    let Some(panes) = app.panes() else { return };
    let (focus, area) = if panes.speakers.contains(column, row) {
        (Focus::Speakers, panes.speakers)
    } else if panes.lessons.contains(column, row) {
        (Focus::Lessons, panes.lessons)
    } else {
        return;
    };
    let listing = match (focus, &mut app.search) {
        (Focus::Speakers, _) => &mut app.speakers,
        (Focus::Text | Focus::Lessons, Some(search)) => &mut search.results,
        (Focus::Text | Focus::Lessons, None) => &mut app.outline.listing,
    };
    if let Some(at) = listing.at(row - area.y) {
        listing.select(at);
        app.focus = focus;
        lists::open_chosen(app, Call::default());
    }
}

/// Makes the quotation under the mouse current, or follows the link there.
fn in_text(app: &mut App, area: Area, column: u16, row: u16) {
    app.focus = Focus::Text;
    let Some(line) = app.rows().get(usize::from(row - area.y)).copied() else {
        return;
    };
    let wanted = column - area.x;
    let mut under = None;
    layout::glyphs(&app.document, line, &mut |glyph| {
        if (glyph.column..glyph.column.saturating_add(glyph.width)).contains(&wanted) {
            under = Some(glyph.extent.start);
        }
    });
    let Some(byte) = under else { return };
    if let Some(at) = app.links().iter().position(|it| it.extent.contains(byte)) {
        super::links::open(app, at);
    } else if let Some(quote) = app
        .voices
        .quote_at(byte)
        .and_then(|at| app.voices.quotes.get(at))
    {
        (app.chosen, app.spot) = (Some(quote.extent.start), Some(quote.extent.start));
    }
}

/// Goes to the part of the document that this row of the map stands for.
fn to_map(app: &mut App, row: u16) {
    let Some(map) = app.areas().map else { return };
    let row = usize::from(row.clamp(map.y, map.bottom() - 1) - map.y);
    let byte = app.document.text.len() * row / usize::from(map.height.max(1));
    if row + 1 == usize::from(map.height) {
        moving::to_end(app);
    } else {
        moving::place(app, byte as u32);
    }
}
