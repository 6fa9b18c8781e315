//! The last row: where the reader is, or a word to the reader, or the prompt; and the keys that open everything else.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::style::Style;

use super::paint::{self, Pen, width};
use super::{Role, Scene, naming, prompt};
use crate::app::{Act, Action, App, Area, Areas, Context, Tone};
use crate::layout;
use crate::model::{Block, BlockKind, Document, Extent, one_line};

pub(super) fn draw(scene: &Scene<'_>, buffer: &mut Buffer) -> Option<Position> {
    let Scene {
        app, theme, areas, ..
    } = scene;
    if app.prompt().is_some() {
        return prompt::draw(scene, buffer);
    }
    if let Some(message) = app.message() {
        let role = match message.tone {
            Tone::Note => Role::Note,
            Tone::Error => Role::Error,
        };
        message_rows(scene, &message.text, theme.style(role), buffer);
        return None;
    }
    let mut pen = Pen::new(buffer, areas.status);
    pen.skip(1);
    let hints = hints(app, areas.window.width);
    let typed = typed(app);
    let hinted: u16 = hints
        .iter()
        .map(|(key, words, gap)| width(key) + width(words) + gap)
        .sum();
    let room = pen.room().saturating_sub(
        hinted
            + 1
            + if typed.is_empty() {
                0
            } else {
                width(&typed) + 2
            },
    );
    where_to(scene, &mut pen, room);
    if !typed.is_empty() {
        let x = areas
            .status
            .right()
            .saturating_sub(hinted + 1 + width(&typed) + 1);
        pen.skip_to(x).text(&typed, theme.style(Role::Bright));
    }
    pen.skip_to(areas.status.right().saturating_sub(hinted + 1));
    for (key, words, gap) in hints {
        pen.skip(gap)
            .text(&key, theme.style(Role::Key))
            .text(&words, theme.style(Role::Dim));
    }
    None
}

/// The most rows of a message.
const ROWS: u16 = 5;

/// A message: on the last row, and on rows above it as far as it needs them.
fn message_rows(scene: &Scene<'_>, words: &str, style: Style, buffer: &mut Buffer) {
    let Areas {
        status,
        rules,
        window,
        ..
    } = scene.areas;
    let width = status.width.saturating_sub(2);
    let said = said(words);
    let mut rows = layout::rows(&said, 0, width);
    let most = ROWS.min(window.height / 2).max(1);
    let count = (rows.len() as u16).clamp(1, most);
    let area = Area {
        y: status.y + 1 - count,
        height: count,
        ..status
    };
    if count > 1 {
        prompt::clear(scene.theme, buffer, area);
        if rules.iter().flatten().count() > 1 {
            let line = "─".repeat(usize::from(window.width));
            let above = Area {
                y: area.y - 1,
                height: 1,
                ..area
            };
            Pen::new(buffer, above).text(&line, scene.theme.style(Role::Faint));
        }
    }
    // What does not fit is cut with an ellipsis.
    let last = rows.split_off(usize::from(count - 1).min(rows.len()));
    for (at, row) in (0..).zip(&rows) {
        let mut pen = Pen::new(buffer, paint::row(area, at));
        let room = pen.room().saturating_sub(2);
        pen.skip(1).fit(said.slice(row.extent), room, style);
    }
    if let (Some(first), Some(end)) = (last.first(), last.last()) {
        let rest = Extent {
            start: first.extent.start,
            end: end.extent.end,
        };
        let mut pen = Pen::new(buffer, paint::row(area, count - 1));
        let room = pen.room().saturating_sub(2);
        pen.skip(1).fit(said.slice(rest), room, style);
    }
}

/// Words as a paragraph of their own, to be wrapped.
fn said(words: &str) -> Document {
    /// No more than this can be seen.
    const LONGEST: usize = 2_000;
    let text: String = one_line(words).chars().take(LONGEST).collect();
    Document {
        blocks: vec![Block {
            extent: Extent::new(0, text.len()),
            kind: BlockKind::Paragraph,
            depth: 0,
            quoted: 0,
            space: 0,
        }],
        text,
        ..Document::default()
    }
}

/// What has been typed so far; else that nothing outside may be asked for, where that is so.
fn typed(app: &App) -> String {
    let typed = app.typed();
    if typed.is_empty() && app.settings().secure {
        return "secure".to_owned();
    }
    typed
}

/// The lesson, the quotation, per cent, minutes left: as much of it as fits into `room` columns.
fn where_to(scene: &Scene<'_>, pen: &mut Pen<'_>, room: u16) {
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

/// The most columns of the lesson's name that are ever shown.
const LESSON: u16 = 120;

/// What is known of the place, the longest wording first.
fn facts(scene: &Scene<'_>) -> Vec<String> {
    let app = scene.app;
    // White space behind the last paragraph is nothing to read.
    let length = app
        .document()
        .blocks
        .last()
        .map_or(0, |it| it.extent.end as usize);
    let per_cent = (u64::from(scene.visible.end) * 100)
        .checked_div(length as u64)
        .unwrap_or(100);
    let rest = length.saturating_sub(scene.visible.end as usize);
    let total = app.voices().quotes.len();
    let left = if rest == 0 {
        "the end".to_owned()
    } else {
        format!("{} left", app.pace().words(rest))
    };
    let (long, short) = match (app.search(), scene.quotation) {
        (Some(search), _) => {
            let total = search.total();
            let more = if search.complete() { "" } else { " …" };
            match search.current() {
                Some(at) => (
                    format!("match {} of {total}{more}", at + 1),
                    format!("{}/{total}", at + 1),
                ),
                None => (
                    super::header::count(total, "match", "matches") + more,
                    format!("{total} found"),
                ),
            }
        }
        (None, Some(at)) => (
            format!("quotation {} of {total}", at + 1),
            format!("{}/{total}", at + 1),
        ),
        (None, None) if total == 0 => (String::new(), String::new()),
        (None, None) => (
            super::header::count(total, "quotation", "quotations"),
            super::header::count(total, "quote", "quotes"),
        ),
    };
    let join = |parts: &[&str]| {
        parts
            .iter()
            .filter(|it| !it.is_empty())
            .copied()
            .collect::<Vec<_>>()
            .join(" · ")
    };
    let per_cent = format!("{per_cent} %");
    vec![
        join(&[&long, &per_cent, &left]),
        join(&[&short, &per_cent, &left]),
        join(&[&short, &per_cent]),
        per_cent,
    ]
}

/// The keys that open everything else here: the key, what it does, and the columns before it.
fn hints(app: &App, columns: u16) -> Vec<(String, String, u16)> {
    let context = app.context();
    let gap = if columns >= 100 { 3 } else { 2 };
    let shown = named(app, context)
        .into_iter()
        .filter_map(|(action, words)| {
            let key = app.keymap().shown(context, action).into_iter().next()?;
            let words = if columns >= 60 {
                format!(" {words}")
            } else {
                String::new()
            };
            Some((key, words, gap))
        });
    shown.collect()
}

/// The actions that are named in a place.
fn named(app: &App, context: Context) -> Vec<(Action, &'static str)> {
    let enter = (
        Action::Open,
        app.list().map_or("open", |it| it.kind.enter()),
    );
    let close = (Action::Cancel, "close");
    match context {
        Context::Reader | Context::Everywhere => vec![
            (Action::Search, "search"),
            (Action::SearchSpeaker, "speaker"),
            (Action::Help, "help"),
        ],
        Context::Index => vec![
            (Action::Open, "open"),
            (Action::NextPane, "next pane"),
            (Action::Cancel, "back"),
        ],
        Context::List => match app.list().and_then(|it| it.card()) {
            Some(card) if card.act == Act::Nothing => vec![(Action::Copy, "copy"), close],
            Some(_) => vec![enter, (Action::Copy, "copy"), close],
            None => vec![enter, (Action::Filter, "narrow"), close],
        },
        Context::Prompt => vec![enter, (Action::Down, "down"), close],
    }
}
