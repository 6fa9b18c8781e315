//! The search prompt on the last row, and the speakers it offers above it.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};

use super::paint::{Pen, rect, row, width};
use super::{Role, Scene, Theme};
use crate::app::{Area, Line, Search};

pub(super) fn draw(scene: &Scene<'_>, buffer: &mut Buffer) -> Option<Position> {
    let Scene {
        app, theme, areas, ..
    } = scene;
    let prompt = app.prompt()?;
    let (tail, role) = match (prompt.problem(), app.search()) {
        (Some(problem), _) => (problem.message.clone(), Role::Error),
        (None, Some(search)) => found(search, app.listening()),
        (None, None) => (
            "words  \"phrase\"  @speaker  #lesson  -not  /regex/".to_owned(),
            Role::Dim,
        ),
    };
    let mut pen = Pen::new(buffer, areas.status);
    pen.skip(1).text("/", theme.style(Role::Key)).skip(1);
    let typed = width(prompt.line().text());
    let room = pen.room().saturating_sub(2);
    // What is typed comes first; the rest of the row says what came of it.
    let beside = room.saturating_sub(typed + 2).min(width(&tail));
    let beside = if beside < width(&tail).min(12) {
        0
    } else {
        beside
    };
    let area = Area {
        x: pen.x(),
        width: room.saturating_sub(if beside == 0 { 0 } else { beside + 2 }) + 1,
        ..areas.status
    };
    if beside > 0 {
        let words = super::paint::shorten(&tail, beside);
        pen.right(&format!("{words} "), theme.style(role));
    }
    Some(line(
        theme,
        buffer,
        area,
        prompt.line(),
        prompt.problem().map(|it| it.at),
    ))
}

/// What a search has found, in words.
fn found(search: &Search, listening: bool) -> (String, Role) {
    if search.total() == 0 && listening && search.text.contains('@') {
        return ("listening …".to_owned(), Role::Dim);
    }
    if search.is_vain() {
        return (search.vain(), Role::Error);
    }
    let at = search
        .current()
        .map_or_else(|| "–".to_owned(), |at| (at + 1).to_string());
    let more = if search.complete() { "" } else { " …" };
    (format!("{at} of {}{more}", search.total()), Role::Dim)
}

/// A line that is typed, with the code point `wrong` (from 1) marked; returns where the cursor stands.
pub(super) fn line(
    theme: &Theme,
    buffer: &mut Buffer,
    area: Area,
    line: &Line,
    wrong: Option<usize>,
) -> Position {
    let style = theme.style(Role::Prompt);
    // The start is left out as far as the cursor needs the room.
    let mut from = 0;
    let before = width(line.before());
    let mut hidden = before.saturating_sub(area.width.saturating_sub(1));
    for (at, grapheme) in line.graphemes() {
        if hidden == 0 {
            break;
        }
        hidden = hidden.saturating_sub(width(grapheme));
        from = at + grapheme.len();
    }
    let mut pen = Pen::new(buffer, area);
    let mut cursor = None;
    let mut point = 1;
    for (at, grapheme) in line.graphemes() {
        let end = point + grapheme.chars().count();
        if at >= from {
            if at == line.cursor() {
                cursor = Some(pen.x());
            }
            let here = wrong.is_some_and(|it| (point..end).contains(&it));
            let marked = theme.style(Role::Error).add_modifier(Modifier::UNDERLINED);
            pen.text(grapheme, if here { marked } else { style });
        }
        point = end;
    }
    let x = cursor
        .unwrap_or_else(|| pen.x())
        .min(area.right().saturating_sub(1));
    if wrong.is_some_and(|it| it >= point) {
        pen.text("_", theme.style(Role::Error));
    }
    Position { x, y: area.y }
}

/// The speakers that fit what is typed, just above the prompt.
pub(super) fn draw_offers(scene: &Scene<'_>, buffer: &mut Buffer) {
    let Scene {
        app, theme, areas, ..
    } = scene;
    let offers = app.offers();
    let Some(prompt) = app.prompt().filter(|_| !offers.is_empty()) else {
        return;
    };
    let chosen = prompt.offered();
    let (panel, from) = app.offers_area();
    let whole = Area {
        y: panel.y - 1,
        height: panel.height + 1,
        ..areas.window
    };
    clear(theme, buffer, whole);
    let line = "─".repeat(usize::from(whole.width));
    Pen::new(buffer, row(whole, 0)).text(&line, theme.style(Role::Faint));
    for (at, id) in (0..panel.height).zip(offers.iter().skip(from)) {
        let selected = chosen == Some(from + usize::from(at));
        let mut pen = Pen::new(buffer, row(panel, at));
        let style = theme.style(if selected {
            Role::Selected
        } else {
            Role::Panel
        });
        if selected {
            pen.ground(style);
        }
        let Some(speaker) = app.voices().speaker(*id) else {
            continue;
        };
        let count = speaker.quotes.to_string();
        pen.skip(2).text(
            "■ ",
            scene.over(style, Role::Speech(app.people().slot(*id))),
        );
        let room = pen.room().saturating_sub(width(&count) + 2);
        pen.fit(&speaker.name, room, style).skip(1);
        pen.text(&count, scene.over(style, Role::Dim));
    }
}

/// Makes everything recede but the last row: what lies over the text is what is looked at.
pub(super) fn recede(scene: &Scene<'_>, buffer: &mut Buffer) {
    let window = scene.areas.window;
    let body = rect(Area {
        height: window.height.saturating_sub(1),
        ..window
    });
    for style in [
        Style::reset(),
        scene.theme.style(Role::Background),
        scene.theme.style(Role::Faint),
    ] {
        buffer.set_style(body, style);
    }
}

/// Empties a part of the screen for what lies over it.
pub(super) fn clear(theme: &Theme, buffer: &mut Buffer, area: Area) {
    let Rect {
        x,
        y,
        width,
        height,
    } = rect(area).intersection(*buffer.area());
    for y in y..y + height {
        for x in x..x + width {
            if let Some(cell) = buffer.cell_mut((x, y)) {
                cell.reset();
            }
        }
    }
    let whole = rect(area).intersection(*buffer.area());
    buffer.set_style(whole, theme.style(Role::Background));
    buffer.set_style(whole, theme.style(Role::Panel));
}
