//! The last row: where the reader is, or a word to the reader, or the prompt; and the keys that open everything else.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use super::paint::{Pen, width};
use super::{Role, Scene, message, prompt, whereabouts};
use crate::app::{Act, Action, App, Context};

pub(super) fn draw(scene: &Scene<'_>, buffer: &mut Buffer) -> Option<Position> {
    let Scene {
        app, theme, areas, ..
    } = scene;
    if app.prompt().is_some() {
        return prompt::draw(scene, buffer);
    }
    if let Some(message) = app.message() {
        message::draw(scene, message, buffer);
        return None;
    }
    let hints = hints(app, areas.window.width);
    let hinted = hints
        .iter()
        .map(|(key, words, gap)| width(key) + width(words) + gap);
    let typed = typed(app);
    // What is typed stands apart from what is beside it.
    let beside = if typed.is_empty() {
        0
    } else {
        width(&typed) + 1
    };
    let keys = hinted.sum::<u16>() + 1;
    let mut pen = Pen::new(buffer, areas.status);
    pen.skip(1);
    let room = pen
        .room()
        .saturating_sub(keys + beside + u16::from(beside > 0));
    whereabouts::draw(scene, &mut pen, room);
    let right = areas.status.right();
    if !typed.is_empty() {
        pen.skip_to(right.saturating_sub(keys + beside))
            .text(&typed, theme.style(Role::Bright));
    }
    pen.skip_to(right.saturating_sub(keys));
    for (key, words, gap) in hints {
        pen.skip(gap)
            .text(&key, theme.style(Role::Key))
            .text(&words, theme.style(Role::Dim));
    }
    None
}

/// What has been typed so far; else that nothing outside may be asked for, where that is so.
fn typed(app: &App) -> String {
    let typed = app.typed();
    if typed.is_empty() && app.settings().secure {
        return "secure".to_owned();
    }
    typed
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
