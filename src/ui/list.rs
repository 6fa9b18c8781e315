//! The list that lies over the text: quotations, speakers, help, the palette, themes, links, notices.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use super::paint::{Pen, row, shorten, width};
use super::{Role, Scene, entries, prompt};
use crate::app::{Act, Action, Area, Context, Entry, List, ListKind};

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
        let mut pen = Pen::new(buffer, row(area, 0));
        let room = pen.room().saturating_sub(2);
        pen.skip(1)
            .fit(nothing(scene, list), room, entries::dim(scene));
    }
    let panel = scene.theme.style(Role::Panel);
    for (at, (entry, selected)) in (0..).zip(list.listing().window(area.height)) {
        let mut pen = Pen::new(buffer, row(area, at));
        let mut style = panel;
        if selected && list.card().is_none() {
            style = panel.patch(scene.theme.style(Role::Selected));
            pen.ground(style);
        }
        pen.skip(1);
        entries::draw(scene, list, &mut pen, entry, style);
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

/// The row above the list: what it is narrowed by, or what the keys do; and how many rows are left.
fn filter(scene: &Scene<'_>, list: &List, area: Area, buffer: &mut Buffer) -> Option<Position> {
    if !list.typing && list.listing().entries().is_empty() {
        return None;
    }
    let line = Area {
        y: area.y.saturating_sub(2),
        height: 1,
        ..area
    };
    let number = number(scene, list);
    let dim = entries::dim(scene);
    let mut pen = Pen::new(buffer, line);
    pen.skip(1);
    if !list.typing {
        let room = pen.room().saturating_sub(width(&number) + 3);
        pen.text(&hint(scene, list.kind, room), dim);
        pen.right(&format!("{number} "), dim);
        return None;
    }
    pen.text("/ ", scene.theme.style(Role::Key));
    let typed = Area {
        x: pen.x(),
        width: pen.room().saturating_sub(width(&number) + 3),
        ..line
    };
    pen.right(&format!("{number} "), dim);
    Some(prompt::line(scene.theme, buffer, typed, list.line(), None))
}

/// How many rows a list has, and what they answer; nothing for a card.
fn number(scene: &Scene<'_>, list: &List) -> String {
    let entries = list.listing().entries().iter();
    let rows = entries.filter(|it| matches!(it, Entry::Row(_))).count();
    match scene.app.search() {
        Some(search) if list.kind == ListKind::Quotations => {
            format!("{rows} with {}", shorten(&search.text, 24))
        }
        Some(_) | None if list.card().is_some() => String::new(),
        Some(_) | None => rows.to_string(),
    }
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
