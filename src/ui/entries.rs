//! The rows of a list: what a quotation, a speaker, a key, a link, a work looks like in one.

use ratatui::style::Style;

use super::header::count;
use super::paint::{Pen, shorten, width};
use super::{Role, Scene, column, naming, pane};
use crate::app::{ACTIONS, Entry, List, ListKind, Shelf, Target};
use crate::layout;
use crate::model::BlockKind;

/// Columns for the name of an action in the palette.
const NAME: u16 = 22;
/// The least columns in which a file's name says anything.
const NAMED: u16 = 8;
/// Columns for the keys in help.
const KEYS: u16 = 20;

/// What is said on the ground of a list in passing.
pub(super) fn dim(scene: &Scene<'_>) -> Style {
    let panel = scene.theme.style(Role::Panel);
    panel.patch(scene.theme.style(Role::Dim))
}

/// Draws an entry with `pen`, whose row has this style.
pub(super) fn draw(scene: &Scene<'_>, list: &List, pen: &mut Pen<'_>, entry: Entry, style: Style) {
    let at = match entry {
        Entry::Head(first) => return head(scene, pen, first),
        Entry::Row(at) => at,
    };
    let app = scene.app;
    let index = at as usize;
    match list.kind {
        ListKind::Quotations => quotation(scene, pen, index, style),
        ListKind::Speakers => speaker(scene, pen, index, style),
        ListKind::Help => key(scene, pen, index, style),
        ListKind::Palette => action(scene, pen, index, style),
        ListKind::Themes => words(pen, app.settings().themes.get(index), style),
        ListKind::Links => link(scene, pen, index, style),
        ListKind::Works => work(scene, pen, at, style),
        ListKind::Card => card_row(scene, list, pen, index, style),
        ListKind::Notices => words(pen, app.document().notices.get(index), style),
    }
}

fn words(pen: &mut Pen<'_>, words: Option<&String>, style: Style) {
    let room = pen.room().saturating_sub(1);
    pen.fit(words.map_or("", String::as_str), room, style);
}

fn speaker(scene: &Scene<'_>, pen: &mut Pen<'_>, index: usize, style: Style) {
    let order = scene.app.people().order();
    let most = order
        .first()
        .and_then(|id| scene.app.voices().speaker(*id))
        .map_or(1, |it| it.quotes.max(1));
    if let Some(id) = order.get(index) {
        pane::speaker(scene, pen, *id, most, style);
    }
}

/// The words of a link, and where it leads.
fn link(scene: &Scene<'_>, pen: &mut Pen<'_>, index: usize, style: Style) {
    let links = scene.app.links();
    let Some(link) = links.get(index) else {
        return;
    };
    let room = pen.room().saturating_sub(1);
    pen.fit(&link.words, room / 2, style).skip(1);
    let address = match &link.target {
        Target::Place(_) => "in this text",
        Target::Note(extent) => scene.app.document().slice(*extent),
        Target::Address(address) => address,
    };
    let room = pen.room().saturating_sub(1);
    pen.fit(address, room, scene.over(style, Role::Dim));
}

/// A row of the text of a card.
fn card_row(scene: &Scene<'_>, list: &List, pen: &mut Pen<'_>, index: usize, style: Style) {
    let Some(card) = list.card() else { return };
    let rows = card.rows(scene.app.list_area().width.saturating_sub(2));
    let Some(row) = rows.get(index) else { return };
    let block = card.document.blocks.get(row.block as usize);
    let style = if block.is_some_and(|it| it.kind == BlockKind::Title) {
        scene.over(style, Role::Bright)
    } else {
        style
    };
    let x = pen.x();
    layout::glyphs(&card.document, *row, &mut |glyph| {
        pen.skip_to(x.saturating_add(glyph.column))
            .text(glyph.text, style);
    });
}

/// The title of the group that begins with this action.
fn head(scene: &Scene<'_>, pen: &mut Pen<'_>, first: u32) {
    if let Some(row) = ACTIONS.get(first as usize) {
        pen.text(&row.group.title().to_uppercase(), dim(scene));
    }
}

/// Who says it, the words, and in which lesson.
fn quotation(scene: &Scene<'_>, pen: &mut Pen<'_>, index: usize, style: Style) {
    let app = scene.app;
    let Some(quote) = app.voices().quotes.get(index) else {
        return;
    };
    let speech = scene.over(style, column::speech(scene, quote));
    let initials = quote.speaker.map_or("", |id| app.people().initials(id));
    let document = app.document();
    let section = document
        .sections
        .get(document.section_at(quote.extent.start));
    let lesson = section.map_or_else(String::new, |it| naming::line(document, it, 24));
    let beside = if pen.room() >= 70 { 26 } else { 0 };
    pen.fit(initials, 2, speech)
        .skip(1)
        .text(column::bar(quote.certainty), speech)
        .skip(1);
    let room = pen.room().saturating_sub(beside + 1);
    pen.fit(document.slice(quote.extent), room, speech);
    if beside > 0 {
        pen.skip(1).fit(&lesson, 24, scene.over(style, Role::Dim));
    }
}

/// A work with its title, its name and how many lessons it has; or one of its lessons.
fn work(scene: &Scene<'_>, pen: &mut Pen<'_>, at: u32, style: Style) {
    let shelf = scene.app.shelf();
    let Some((row, (shelved, lesson))) = shelf.row(at).and_then(|it| Some((it, shelf.at(it)?)))
    else {
        return;
    };
    let dim = scene.over(style, Role::Dim);
    if let Some((_, title)) = lesson {
        let room = pen.room().saturating_sub(5);
        pen.skip(4).fit(title, room, style);
        return;
    }
    let open = row.0 as usize == shelf.current();
    let glance = shelved.glance.as_ref();
    let (tail, role) = match glance {
        Some(it) if it.problem.is_some() => ("cannot be read".to_owned(), Role::Error),
        Some(it) if it.lessons.is_empty() => (String::new(), Role::Dim),
        Some(it) => (count(it.lessons.len(), "lesson", "lessons"), Role::Dim),
        None => (String::new(), Role::Dim),
    };
    let strong = if open {
        scene.over(style, Role::Marked)
    } else {
        style
    };
    pen.text(if open { "▸ " } else { "  " }, strong);
    let room = pen.room().saturating_sub(width(&tail) + 3);
    let title = glance.and_then(|it| it.title.as_deref());
    // The title first; the file's name, which tells it from others, in what is left, or in half of the room where
    // nothing else does.
    let twin = title.is_some_and(|it| is_shared(shelf, it));
    let kept = if twin {
        (width(&shelved.name) + 2).min(room / 2)
    } else {
        0
    };
    let words = shorten(title.unwrap_or(&shelved.name), room - kept);
    pen.text(&words, strong);
    let left = pen.room().saturating_sub(width(&tail) + 5);
    if (twin || left >= NAMED) && title.is_some_and(|it| it != shelved.name) {
        pen.skip(2).text(&shorten(&shelved.name, left), dim);
    }
    pen.right(&format!("{tail} "), scene.over(style, role));
}

/// Whether several works have this title.
fn is_shared(shelf: &Shelf, title: &str) -> bool {
    let titles = shelf.works().iter().filter_map(|it| it.glance.as_ref());
    let same = titles.filter(|it| it.title.as_deref() == Some(title));
    same.take(2).count() > 1
}

fn key(scene: &Scene<'_>, pen: &mut Pen<'_>, index: usize, style: Style) {
    let Some(row) = ACTIONS.get(index) else {
        return;
    };
    let keys = scene.app.keymap().told(row.action).join("  ");
    let columns = KEYS.min(pen.room() / 3);
    pen.skip(1)
        .fit(&keys, columns, scene.over(style, Role::Key))
        .skip(1);
    let room = pen.room().saturating_sub(1);
    pen.fit(row.help, room, style);
}

fn action(scene: &Scene<'_>, pen: &mut Pen<'_>, index: usize, style: Style) {
    let Some(row) = ACTIONS.get(index) else {
        return;
    };
    let dim = scene.over(style, Role::Dim);
    let keys = scene.app.keymap().told(row.action).join("  ");
    let beside = if pen.room() >= 50 { 12 } else { 0 };
    let columns = NAME.min(pen.room() / 2);
    pen.fit(row.name, columns, style).skip(1);
    let room = pen.room().saturating_sub(beside + 1);
    pen.fit(row.help, room, dim);
    if beside > 0 {
        pen.skip(1)
            .fit(&keys, beside - 1, scene.over(style, Role::Key));
    }
}
