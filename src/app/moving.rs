//! Moving through the text. The place is the byte with which the first row of the screen starts.

use super::geometry::Area;
use super::{App, Call};
use crate::layout;

pub(super) fn down(app: &mut App, call: Call) {
    scroll(app, call.times() as isize);
}

pub(super) fn up(app: &mut App, call: Call) {
    scroll(app, -(call.times() as isize));
}

pub(super) fn page_down(app: &mut App, call: Call) {
    pages(app, call, 1);
}

pub(super) fn page_up(app: &mut App, call: Call) {
    pages(app, call, -1);
}

pub(super) fn half_down(app: &mut App, call: Call) {
    halves(app, call, 1);
}

pub(super) fn half_up(app: &mut App, call: Call) {
    halves(app, call, -1);
}

/// A screen less one row, so that one row stays to read on from.
fn pages(app: &mut App, call: Call, sign: isize) {
    let page = isize::from(app.areas().text.height as i16 - 1).max(1);
    scroll(app, sign * page.saturating_mul(call.times() as isize));
}

fn halves(app: &mut App, call: Call, sign: isize) {
    let half = isize::from(app.areas().text.height as i16 / 2).max(1);
    scroll(app, sign * half.saturating_mul(call.times() as isize));
}

/// Scrolls by rows; never past the screen that shows the last row at its bottom, unless it is past it already.
pub(super) fn scroll(app: &mut App, by: isize) {
    let Area { width, height, .. } = app.areas().text;
    let moved = layout::moved(&app.document, app.top, by, width);
    if by > 0 {
        let rows = layout::screen(&app.document, moved, width, usize::from(height));
        if rows.len() < usize::from(height) {
            app.top = last_screen(app).max(app.top);
            return;
        }
    }
    app.top = moved;
}

/// The first byte of the screen that shows the last row at its bottom.
pub(super) fn last_screen(app: &App) -> u32 {
    let Area { width, height, .. } = app.areas().text;
    let end = app.document.blocks.last().map_or(0, |block| {
        block.extent.end.saturating_sub(1).max(block.extent.start)
    });
    layout::moved(&app.document, end, 1 - isize::from(height as i16), width)
}

pub(super) fn start(app: &mut App, _call: Call) {
    app.top = app
        .document
        .blocks
        .first()
        .map_or(0, |block| block.extent.start);
}

pub(super) fn end(app: &mut App, _call: Call) {
    app.top = last_screen(app).max(app.top);
}

pub(super) fn next_paragraph(app: &mut App, call: Call) {
    let at = app.document.block_at(app.top);
    to_block(app, at.saturating_add(call.times()));
}

pub(super) fn previous_paragraph(app: &mut App, call: Call) {
    let at = app.document.block_at(app.top);
    to_block(app, at.saturating_sub(call.times()));
}

fn to_block(app: &mut App, block: usize) {
    let last = app.document.blocks.len().saturating_sub(1);
    if let Some(block) = app.document.blocks.get(block.min(last)) {
        app.top = block.extent.start;
    }
}

pub(super) fn next_lesson(app: &mut App, call: Call) {
    let at = app.document.section_at(app.top);
    to_lesson(app, at.saturating_add(call.times()));
}

pub(super) fn previous_lesson(app: &mut App, call: Call) {
    let at = app.document.section_at(app.top);
    to_lesson(app, at.saturating_sub(call.times()));
}

fn to_lesson(app: &mut App, section: usize) {
    let last = app.document.sections.len().saturating_sub(1);
    if let Some(section) = app.document.sections.get(section.min(last)) {
        app.top = section.extent.start;
    }
}
