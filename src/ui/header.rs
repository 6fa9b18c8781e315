//! The first row: what is read, how much of it there is; and the lines that set header and status apart.

use ratatui::buffer::Buffer;

use super::paint::{Pen, row, shorten, width};
use super::{Role, Scene};
use crate::app::Area;

/// The least columns that the title gets before anything beside it is left out.
const TITLE: u16 = 24;

pub(super) fn draw(scene: &Scene<'_>, buffer: &mut Buffer) {
    let Scene {
        app, theme, areas, ..
    } = scene;
    let faint = theme.style(Role::Faint);
    for y in areas.rules.into_iter().flatten() {
        let line = "─".repeat(usize::from(areas.window.width));
        Pen::new(
            buffer,
            Area {
                y,
                height: 1,
                ..areas.window
            },
        )
        .text(&line, faint);
    }
    let title = app.document().title().unwrap_or(&app.settings().name);
    let room = areas.header.width.saturating_sub(width(" dixit   "));
    let beside = facts(scene).into_iter().find(|it| {
        let wanted = room.saturating_sub(width(it) + 1);
        wanted >= TITLE || width(&shorten(title, room)) <= wanted
    });
    let mut pen = Pen::new(buffer, row(areas.header, 0));
    let dim = theme.style(Role::Dim);
    pen.skip(1).text("dixit", dim).skip(2);
    let beside = beside.unwrap_or_default();
    let room = pen.room().saturating_sub(if beside.is_empty() {
        1
    } else {
        width(&beside) + 3
    });
    pen.fit(title, room, theme.style(Role::Bright));
    pen.right(&format!("{beside} "), dim);
}

/// What there is in the text, the longest wording first.
fn facts(scene: &Scene<'_>) -> Vec<String> {
    let app = scene.app;
    let document = app.document();
    if document.blocks.is_empty() {
        return Vec::new();
    }
    let voices = app.voices();
    let growing = app.listening();
    let so_far = if growing { " so far" } else { "" };
    let quotations = count(voices.quotes.len(), "quotation", "quotations");
    let speakers = count(app.people().order().len(), "speaker", "speakers");
    let minutes = app.pace().words(document.text.len());
    if voices.quotes.is_empty() {
        let listening = growing && !document.text.is_empty();
        let first = listening.then(|| format!("listening … · {minutes}"));
        return first.into_iter().chain([minutes]).collect();
    }
    vec![
        format!("{quotations}{so_far} · {speakers} · {minutes}"),
        format!("{quotations}{so_far} · {minutes}"),
        minutes,
    ]
}

/// A number with its word.
pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
