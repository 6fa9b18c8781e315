//! Moving: through the text, or through the list that has the keys.
//!
//! The place in the text is the byte with which the first row of the screen starts.

use super::geometry::Area;
use super::state::Place;
use super::{App, Call, Focus, links, lists, places, prompt};
use crate::layout;
use crate::model::Extent;

/// How far one step goes.
#[derive(Clone, Copy, Debug)]
enum Stride {
    Row,
    Half,
    Page,
    Edge,
}

pub(super) fn down(app: &mut App, call: Call) {
    go(app, Stride::Row, call.times() as isize);
}

pub(super) fn up(app: &mut App, call: Call) {
    go(app, Stride::Row, -(call.times() as isize));
}

pub(super) fn page_down(app: &mut App, call: Call) {
    go(app, Stride::Page, call.times() as isize);
}

pub(super) fn page_up(app: &mut App, call: Call) {
    go(app, Stride::Page, -(call.times() as isize));
}

pub(super) fn half_down(app: &mut App, call: Call) {
    go(app, Stride::Half, call.times() as isize);
}

pub(super) fn half_up(app: &mut App, call: Call) {
    go(app, Stride::Half, -(call.times() as isize));
}

pub(super) fn start(app: &mut App, _call: Call) {
    go(app, Stride::Edge, -1);
}

pub(super) fn end(app: &mut App, _call: Call) {
    go(app, Stride::Edge, 1);
}

/// Moves what has the keys by `times` strides, upwards when negative.
fn go(app: &mut App, stride: Stride, times: isize) {
    if app.prompt.is_some() {
        return prompt::step(app, times.signum());
    }
    // A card is read: it moves with the first key and not when what is selected leaves it.
    let reads = app.list.as_ref().is_some_and(|it| it.card().is_some());
    if let Some(listing) = app.keyed() {
        let (height, listing) = listing;
        let by = rows(stride, times, height);
        if reads {
            listing.scroll(by, height);
        } else {
            listing.step(by);
        }
        return lists::moved(app);
    }
    match stride {
        Stride::Edge if times < 0 => to_start(app),
        Stride::Edge => to_end(app),
        Stride::Row | Stride::Half | Stride::Page => {
            let height = app.areas().text.height;
            scroll(app, rows(stride, times, height));
        }
    }
}

/// A stride in rows, in a window of `height`. A page keeps one row to read on from.
fn rows(stride: Stride, times: isize, height: u16) -> isize {
    let height = isize::from(height as i16);
    let one = match stride {
        Stride::Row => 1,
        Stride::Half => (height / 2).max(1),
        Stride::Page => (height - 1).max(1),
        Stride::Edge => isize::MAX / 2,
    };
    one.saturating_mul(times)
}

impl App {
    /// The list that has the keys, with its height; `None` when the text has them.
    fn keyed(&mut self) -> Option<(u16, &mut super::Listing)> {
        if self.list.is_some() {
            let height = self.list_area().height;
            return self.list.as_mut().map(|list| (height, &mut list.listing));
        }
        let panes = self.panes()?;
        match self.focus {
            Focus::Text => None,
            Focus::Speakers => Some((panes.speakers.height, &mut self.speakers)),
            Focus::Lessons => Some((
                panes.lessons.height,
                match &mut self.search {
                    Some(search) => &mut search.results,
                    None => &mut self.outline.listing,
                },
            )),
        }
    }
}

/// Scrolls by rows; never past the screen that shows the last row at its bottom, unless it is past it already.
pub(super) fn scroll(app: &mut App, by: isize) {
    let width = app.areas().text.width;
    if by > 0 {
        let last = last_screen(app);
        if app.top < last {
            app.top = layout::moved(&app.document, app.top, by, width).min(last);
        }
    } else {
        app.top = layout::moved(&app.document, app.top, by, width);
    }
}

/// The first byte of the screen that shows the last row at its bottom: found once for a document and a window, since
/// every key that scrolls asks for it.
fn last_screen(app: &mut App) -> u32 {
    let Area { width, height, .. } = app.areas().text;
    if let Some((window, byte)) = app.last_screen
        && window == (width, height)
    {
        return byte;
    }
    let end = app.document.blocks.last().map_or(0, |block| {
        block.extent.end.saturating_sub(1).max(block.extent.start)
    });
    let byte = layout::moved(&app.document, end, 1 - isize::from(height as i16), width);
    app.last_screen = Some(((width, height), byte));
    byte
}

fn to_start(app: &mut App) {
    places::leave(app);
    app.spot = None;
    app.top = first(app);
}

/// The first byte of the text that is shown.
pub(super) fn first(app: &App) -> u32 {
    app.document
        .blocks
        .first()
        .map_or(0, |block| block.extent.start)
}

pub(super) fn to_end(app: &mut App) {
    places::leave(app);
    to_place(app, Place::End);
}

/// Goes to a place that may not have been read yet; when it has not, it is gone to as soon as it has.
pub(super) fn to_place(app: &mut App, wanted: Place) {
    match &wanted {
        Place::End => {
            app.spot = None;
            app.top = last_screen(app);
        }
        Place::Lesson(section) => {
            let last = app.document.sections.len().saturating_sub(1);
            if let Some(head) = head(app, (*section).min(last)) {
                place(app, head);
            }
        }
        Place::Byte(byte) => place(app, *byte),
        Place::Named(name) => {
            if let Some(byte) = links::named(&app.document, name) {
                place(app, byte);
            }
        }
    }
    app.arrived.wanted = (!app.arrived.complete).then_some(wanted);
}

/// Goes to a place far away, with that byte in the first row, and remembers where it came from.
pub(super) fn jump(app: &mut App, byte: u32) {
    places::leave(app);
    place(app, byte);
}

/// Puts the row that holds `byte` first on the screen.
pub(super) fn place(app: &mut App, byte: u32) {
    app.spot = None;
    let width = app.areas().text.width;
    app.top = layout::moved(&app.document, byte, 0, width);
}

/// Brings a stretch on the screen: not at all when it is there, else a third of the way down.
pub(super) fn reveal(app: &mut App, extent: Extent) {
    app.spot = Some(extent.start);
    let rows = app.rows();
    let height = app.areas().text.height;
    // A row of what follows has to be seen as well, unless the text or the screen ends here.
    let enough = if rows.len() < usize::from(height) || height < 4 {
        rows.len()
    } else {
        rows.len() - 1
    };
    let end = rows
        .iter()
        .take(enough)
        .map(|row| row.extent.end)
        .max()
        .unwrap_or(0);
    if extent.start >= app.top && extent.start < end {
        let below = extent.end > end && extent.len() < usize::from(app.areas().text.width);
        if !below {
            return;
        }
    }
    let width = app.areas().text.width;
    app.top = layout::moved(
        &app.document,
        extent.start,
        -isize::from(height as i16 / 3),
        width,
    );
}

pub(super) fn next_paragraph(app: &mut App, call: Call) {
    let at = app.document.block_at(app.top);
    to_block(app, at.saturating_add(call.times()));
}

pub(super) fn previous_paragraph(app: &mut App, call: Call) {
    let at = app.document.block_at(app.top);
    let begun = app
        .document
        .blocks
        .get(at)
        .is_some_and(|it| it.extent.start < app.top);
    to_block(app, at.saturating_sub(call.times() - usize::from(begun)));
}

fn to_block(app: &mut App, block: usize) {
    let last = app.document.blocks.len().saturating_sub(1);
    if let Some(start) = app
        .document
        .blocks
        .get(block.min(last))
        .map(|it| it.extent.start)
    {
        place(app, start);
    }
}

pub(super) fn next_lesson(app: &mut App, call: Call) {
    to_lesson(app, app.lesson().saturating_add(call.times()));
}

pub(super) fn previous_lesson(app: &mut App, call: Call) {
    let at = app.lesson();
    let begun = head(app, at).is_some_and(|head| head < app.reading_at());
    to_lesson(app, at.saturating_sub(call.times() - usize::from(begun)));
}

/// Goes to a lesson, or to the last one when there are not so many.
pub(super) fn to_lesson(app: &mut App, section: usize) {
    let last = app.document.sections.len().saturating_sub(1);
    if let Some(head) = head(app, section.min(last)) {
        jump(app, head);
    }
}

/// The first byte from `byte` on that is shown: white space between blocks is not.
pub(super) fn shown(app: &App, byte: u32) -> u32 {
    let blocks = &app.document.blocks;
    let at = blocks.partition_point(|it| it.extent.end <= byte);
    blocks.get(at).map_or(byte, |it| it.extent.start.max(byte))
}

/// The first byte of a lesson that is shown: white space before its heading is not.
fn head(app: &App, section: usize) -> Option<u32> {
    let start = app.document.sections.get(section)?.extent.start;
    let at = app.document.block_at(start);
    let inside = app
        .document
        .blocks
        .get(at)
        .is_some_and(|it| it.extent.end > start);
    let block = app.document.blocks.get(if inside { at } else { at + 1 });
    Some(block.map_or(start, |block| block.extent.start.max(start)))
}
