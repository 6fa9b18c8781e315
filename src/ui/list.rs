//! The list that lies over the text: quotations, speakers, help, the palette, themes, links, notices.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::style::Style;

use super::header::count;
use super::paint::{Pen, row, shorten, width};
use super::{Role, Scene, column, naming, pane, prompt};
use crate::app::{ACTIONS, Act, Action, Area, Context, Entry, List, ListKind, Shelf, Target};
use crate::layout;
use crate::model::BlockKind;

/// Columns for the name of an action in the palette.
const NAME: u16 = 22;
/// The least columns in which a file's name says anything.
const NAMED: u16 = 8;
/// Columns for the keys in help.
const KEYS: u16 = 20;

pub(super) fn draw(scene: &Scene<'_>, buffer: &mut Buffer) -> Option<Position> {
    let list = scene.app.list()?;
    let area = scene.app.list_area();
    // A theme is chosen by how the text looks in it.
    if list.kind != ListKind::Themes {
        prompt::recede(scene, buffer);
    }
    frame(scene, list, area, buffer);
    let cursor = filter(scene, list, area, buffer);
    if list.listing().entries().is_empty() {
        let dim = scene
            .theme
            .style(Role::Panel)
            .patch(scene.theme.style(Role::Dim));
        let mut pen = Pen::new(buffer, row(area, 0));
        let room = pen.room().saturating_sub(2);
        pen.skip(1).fit(nothing(scene, list), room, dim);
    }
    for (at, (entry, selected)) in (0..).zip(list.listing().window(area.height)) {
        let mut pen = Pen::new(buffer, row(area, at));
        let base = scene.theme.style(Role::Panel);
        let style = if selected && list.card().is_none() {
            base.patch(scene.theme.style(Role::Selected))
        } else {
            base
        };
        if selected && list.card().is_none() {
            pen.ground(style);
        }
        pen.skip(1);
        match entry {
            Entry::Head(first) => head(scene, &mut pen, first),
            Entry::Row(at) => entry_of(scene, list, &mut pen, at, style),
        }
    }
    cursor
}

/// Why a list has no rows.
fn nothing(scene: &Scene<'_>, list: &List) -> &'static str {
    if !list.line().text().trim().is_empty() {
        "nothing fits"
    } else if list.kind.is_of_voices() && scene.app.listening() {
        "listening …"
    } else if list.kind.is_of_voices() {
        "nobody is quoted"
    } else {
        "nothing here"
    }
}

/// A frame with the title in it, around the filter and the rows.
fn frame(scene: &Scene<'_>, list: &List, area: Area, buffer: &mut Buffer) {
    let theme = scene.theme;
    let outer = area.framed();
    prompt::clear(theme, buffer, outer);
    let border = theme.style(Role::Border);
    let line =
        |left: &str, right: &str| format!("{left}{}{right}", "─".repeat(usize::from(area.width)));
    Pen::new(buffer, row(outer, 0)).text(&line("╭", "╮"), border);
    Pen::new(buffer, row(outer, outer.height - 1)).text(&line("╰", "╯"), border);
    for at in 1..outer.height - 1 {
        let edge = row(outer, at);
        Pen::new(buffer, edge).text("│", border);
        Pen::new(buffer, edge)
            .skip(outer.width - 1)
            .text("│", border);
    }
    let mut pen = Pen::new(buffer, row(outer, 0));
    pen.skip(2)
        .text(" ", border)
        .text(list.title(), theme.style(Role::Bright))
        .text(" ", border);
}

/// The row above the list: what it is narrowed by, and how many rows are left.
fn filter(scene: &Scene<'_>, list: &List, area: Area, buffer: &mut Buffer) -> Option<Position> {
    let theme = scene.theme;
    let line = Area {
        y: area.y.saturating_sub(2),
        height: 1,
        ..area
    };
    let rows = list
        .listing()
        .entries()
        .iter()
        .filter(|it| matches!(it, Entry::Row(_)))
        .count();
    let searched = scene
        .app
        .search()
        .filter(|_| list.kind == ListKind::Quotations);
    let number = searched.map_or_else(
        || {
            list.card()
                .map_or_else(|| rows.to_string(), |_| String::new())
        },
        |search| format!("{rows} with {}", shorten(&search.text, 24)),
    );
    let dim = theme.style(Role::Panel).patch(theme.style(Role::Dim));
    let mut pen = Pen::new(buffer, line);
    pen.skip(1);
    if !list.typing && list.listing().entries().is_empty() {
        return None;
    }
    if !list.typing {
        let room = pen.room().saturating_sub(width(&number) + 3);
        let hint = hint(scene, list.kind, room);
        pen.text(&hint, dim);
        pen.right(&format!("{number} "), dim);
        return None;
    }
    pen.text("/ ", theme.style(Role::Key));
    let typed = Area {
        x: pen.x(),
        width: pen.room().saturating_sub(width(&number) + 3),
        ..line
    };
    pen.right(&format!("{number} "), dim);
    Some(prompt::line(theme, buffer, typed, list.line(), None))
}

/// What the keys do in a list that is not typed into: as many of them as fit into `room`.
fn hint(scene: &Scene<'_>, kind: ListKind, room: u16) -> String {
    let mut hint = String::new();
    for (action, words) in hints(scene, kind) {
        let keys = scene.app.keymap().shown(Context::List, action);
        let Some(key) = keys.first() else { continue };
        let gap = if hint.is_empty() { "" } else { " · " };
        let more = format!("{gap}{key} {words}");
        if width(&hint) + width(&more) <= room {
            hint.push_str(&more);
        }
    }
    hint
}

fn hints(scene: &Scene<'_>, kind: ListKind) -> Vec<(Action, &'static str)> {
    let open = match kind {
        ListKind::Quotations => "goes there",
        ListKind::Speakers => "finds all they say",
        ListKind::Help | ListKind::Palette => "does it",
        ListKind::Themes => "keeps it",
        ListKind::Links => "follows it",
        ListKind::Notices => "closes",
        ListKind::Works => "opens it",
        ListKind::Card => return card_hint(scene),
    };
    let mut hints = vec![(Action::Open, open), (Action::Filter, "narrows")];
    if kind == ListKind::Works {
        hints.insert(1, (Action::Unfold, "shows its lessons"));
    }
    hints
}

/// What the keys do on a card.
fn card_hint(scene: &Scene<'_>) -> Vec<(Action, &'static str)> {
    let act = scene.app.list().and_then(|it| it.card()).map(|it| &it.act);
    let open = match act {
        Some(Act::Go(_)) => Some("goes to it"),
        Some(Act::Browse(_) | Act::Read(..)) => Some("opens it"),
        Some(Act::Nothing) | None => None,
    };
    let rest = [(Action::Cancel, "closes"), (Action::Copy, "copies it")];
    open.map(|it| (Action::Open, it))
        .into_iter()
        .chain(rest)
        .collect()
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

fn head(scene: &Scene<'_>, pen: &mut Pen<'_>, first: u32) {
    if let Some(row) = ACTIONS.get(first as usize) {
        let style = scene
            .theme
            .style(Role::Panel)
            .patch(scene.theme.style(Role::Dim));
        pen.text(&row.group.title().to_uppercase(), style);
    }
}

fn entry_of(scene: &Scene<'_>, list: &List, pen: &mut Pen<'_>, at: u32, style: Style) {
    let app = scene.app;
    let index = at as usize;
    let room = pen.room().saturating_sub(1);
    match list.kind {
        ListKind::Quotations => quotation(scene, pen, index, style),
        ListKind::Speakers => {
            let order = app.people().order();
            let most = order
                .first()
                .and_then(|id| app.voices().speaker(*id))
                .map_or(1, |it| it.quotes.max(1));
            if let Some(id) = order.get(index) {
                pane::speaker(scene, pen, *id, most, style);
            }
        }
        ListKind::Help => key(scene, pen, index, style),
        ListKind::Palette => action(scene, pen, index, style),
        ListKind::Themes => {
            pen.fit(
                app.settings().themes.get(index).map_or("", String::as_str),
                room,
                style,
            );
        }
        ListKind::Links => {
            if let Some(link) = app.links().get(index) {
                pen.fit(&link.words, room / 2, style).skip(1);
                let address = match &link.target {
                    Target::Place(_) => "in this text",
                    Target::Note(extent) => app.document().slice(*extent),
                    Target::Address(address) => address,
                };
                let room = pen.room().saturating_sub(1);
                pen.fit(address, room, scene.over(style, Role::Dim));
            }
        }
        ListKind::Works => work(scene, pen, at, style),
        ListKind::Card => card_row(scene, list, pen, index, style),
        ListKind::Notices => {
            pen.fit(
                app.document().notices.get(index).map_or("", String::as_str),
                room,
                style,
            );
        }
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
