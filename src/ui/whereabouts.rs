//! Where the reader is, in as many words as there is room for.

use super::header::count;
use super::paint::{Pen, width};
use super::{Role, Scene, naming};
use crate::app::Search;

/// The most columns of the lesson's name that are ever shown.
const LESSON: u16 = 120;

/// The lesson, the quotation, per cent, minutes left: as much of it as fits into `room` columns.
pub(super) fn draw(scene: &Scene<'_>, pen: &mut Pen<'_>, room: u16) {
    let (dim, text) = (scene.theme.style(Role::Dim), scene.theme.style(Role::Text));
    if scene.app.document().blocks.is_empty() {
        let words = if scene.app.reading() {
            "reading …"
        } else {
            "nothing to read"
        };
        pen.text(words, dim);
        return;
    }
    let wordings = facts(scene);
    // The lesson keeps at least a dozen columns, as far as it has something to say in them.
    let least = width(&lesson(scene, room.min(12)));
    let facts = wordings.iter().find(|it| width(it) + least + 3 <= room);
    let facts = facts.or(wordings.last()).map_or("", String::as_str);
    let left = room.saturating_sub(width(facts) + 3);
    let lesson = lesson(scene, left);
    if !lesson.is_empty() && left > 3 {
        pen.text(&lesson, text).text(" · ", dim);
    }
    pen.text(facts, dim);
}

/// The lesson that is read, with its number.
fn lesson(scene: &Scene<'_>, columns: u16) -> String {
    let document = scene.app.document();
    let section = document.sections.get(scene.app.lesson());
    section.map_or_else(String::new, |it| {
        naming::line(document, it, columns.min(LESSON))
    })
}

/// What is known of the place, the longest wording first.
fn facts(scene: &Scene<'_>) -> [String; 4] {
    // White space behind the last paragraph is nothing to read.
    let last = scene.app.document().blocks.last();
    let length = last.map_or(0, |it| it.extent.end as usize);
    let read = scene.visible.end as usize;
    let per_cent = (read as u64 * 100).checked_div(length as u64);
    let per_cent = format!("{} %", per_cent.unwrap_or(100));
    let left = match length.saturating_sub(read) {
        0 => "the end".to_owned(),
        rest => format!("{} left", scene.app.pace().words(rest)),
    };
    let (long, short) = counted(scene);
    [
        joined(&[&long, &per_cent, &left]),
        joined(&[&short, &per_cent, &left]),
        joined(&[&short, &per_cent]),
        per_cent,
    ]
}

/// Which match or quotation of how many, in a long wording and a short one.
fn counted(scene: &Scene<'_>) -> (String, String) {
    let total = scene.app.voices().quotes.len();
    match (scene.app.search(), scene.quotation) {
        (Some(search), _) => matched(search),
        (None, Some(at)) => (
            format!("quotation {} of {total}", at + 1),
            format!("{}/{total}", at + 1),
        ),
        (None, None) if total == 0 => (String::new(), String::new()),
        (None, None) => (
            count(total, "quotation", "quotations"),
            count(total, "quote", "quotes"),
        ),
    }
}

fn matched(search: &Search) -> (String, String) {
    let total = search.total();
    let more = if search.complete() { "" } else { " …" };
    match search.current() {
        Some(at) => (
            format!("match {} of {total}{more}", at + 1),
            format!("{}/{total}", at + 1),
        ),
        None => (
            count(total, "match", "matches") + more,
            format!("{total} found"),
        ),
    }
}

fn joined(parts: &[&str]) -> String {
    let said: Vec<&str> = parts.iter().filter(|it| !it.is_empty()).copied().collect();
    said.join(" · ")
}
