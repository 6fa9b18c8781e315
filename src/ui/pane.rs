//! The pane beside the text: the lessons, or what a search found under its lessons; and the speakers.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::paint::{Pen, row, shorten, width};
use super::{Role, Scene, column, naming, prompt};
use crate::app::{Area, Entry, Focus, Panes, Search};
use crate::model::{Document, Extent, Section, SpeakerId};
use crate::search::Match;

/// The most speakers of one lesson that get a tick, where there is little room and where there is enough.
const TICKS: (usize, usize) = (2, 4);
/// The least columns of a pane with room enough.
const ROOMY: u16 = 28;
/// The most quotations of one lesson that are looked at for its ticks.
const LOOK: usize = 512;
/// The most lessons that are looked at for how they are named.
const NAMED: usize = 256;

/// How a lesson is named in so many columns: its number and its title.
type Name = fn(&Document, &Section, u16) -> (String, String);

pub(super) fn draw(scene: &Scene<'_>, buffer: &mut Buffer) {
    let Scene {
        app, theme, areas, ..
    } = scene;
    let (Some(area), Some(panes)) = (areas.index, app.panes()) else {
        return;
    };
    if areas.over {
        prompt::clear(
            theme,
            buffer,
            Area {
                width: area.width + 1,
                ..area
            },
        );
    }
    for at in 0..area.height {
        let edge = Area {
            x: area.right(),
            width: 1,
            ..row(area, at)
        };
        Pen::new(buffer, edge).text("│", theme.style(Role::Faint));
    }
    match app.search() {
        Some(search) => results(scene, search, panes, buffer),
        None => lessons(scene, panes, buffer),
    }
    speakers(scene, panes, buffer);
}

fn title(scene: &Scene<'_>, area: Area, words: &str, beside: &str, buffer: &mut Buffer) {
    let dim = scene.theme.style(Role::Dim);
    let mut pen = Pen::new(buffer, area);
    pen.skip(1)
        .text(words, dim)
        .right(&format!("{beside} "), dim);
}

/// How many there are, when not all of them can be seen.
fn beyond(entries: usize, height: u16) -> String {
    if entries > usize::from(height) {
        entries.to_string()
    } else {
        String::new()
    }
}

/// The style of the words in a row of a list: selected with or without the keys, or not at all.
fn chosen(scene: &Scene<'_>, pen: &mut Pen<'_>, selected: bool, focus: Focus) -> Style {
    let text = scene.theme.style(Role::Text);
    if !selected || scene.app.focus() != focus {
        return text;
    }
    let style = scene.theme.style(Role::Selected);
    pen.ground(style);
    text.patch(style)
}

fn lessons(scene: &Scene<'_>, panes: Panes, buffer: &mut Buffer) {
    let outline = scene.app.outline();
    let shown = outline.listing().entries().len();
    let all = beyond(shown, panes.lessons.height);
    title(scene, panes.lessons_title, "LESSONS", &all, buffer);
    let current = outline.shown(scene.app.lesson() as u32);
    let document = scene.app.document();
    let tail = Tail::of(scene, panes.lessons);
    let short = short_levels(scene, panes.lessons, tail);
    for (at, (entry, selected)) in (0..).zip(outline.listing().window(panes.lessons.height)) {
        let Entry::Row(section) = entry else { continue };
        let Some(it) = document.sections.get(section as usize) else {
            continue;
        };
        let mut pen = Pen::new(buffer, row(panes.lessons, at));
        let mut style = chosen(scene, &mut pen, selected, Focus::Lessons);
        if section == current {
            style = style.patch(scene.theme.style(Role::Marked));
        }
        let mark = if section == current { "▸" } else { " " };
        let fold = if outline.folded(section) { "+" } else { " " };
        pen.skip(1).text(mark, style).text(fold, style);
        pen.skip(step(scene, it.level, panes.lessons));
        let name = if short.contains(&it.level) {
            naming::short
        } else {
            naming::lesson
        };
        lesson(scene, &mut pen, (section, it), tail, name, style);
    }
}

/// Columns before a row of the lessons: a free one, the mark of the current lesson, the mark of a folded one.
const MARKS: u16 = 3;

/// Columns that a lesson of this level stands in.
fn step(scene: &Scene<'_>, level: u8, area: Area) -> u16 {
    let most = area.width.saturating_sub(MARKS) / 3;
    (scene.app.outline().depth(level) * 2).min(most)
}

/// The levels with a lesson whose number and title do not fit: all lessons of such a level are named alike.
fn short_levels(scene: &Scene<'_>, area: Area, tail: Tail) -> Vec<u8> {
    let document = scene.app.document();
    let mut short = Vec::new();
    for entry in scene.app.outline().listing().entries().iter().take(NAMED) {
        let Entry::Row(at) = entry else { continue };
        let Some(it) = document.sections.get(*at as usize) else {
            continue;
        };
        let taken = MARKS + step(scene, it.level, area) + tail.columns() + 1;
        let room = area.width.saturating_sub(taken);
        if !short.contains(&it.level) && naming::is_cut(document, it, room) {
            short.push(it.level);
        }
    }
    short
}

/// What stands behind a lesson.
#[derive(Clone, Copy)]
struct Tail {
    /// How many speakers get a tick.
    ticks: usize,
    /// Columns of the number of quotations.
    digits: u16,
}

impl Tail {
    fn of(scene: &Scene<'_>, area: Area) -> Self {
        let most = if area.width < ROOMY { TICKS.0 } else { TICKS.1 };
        Self {
            ticks: scene.app.people().order().len().min(most),
            digits: width(&scene.app.outline().busiest().to_string()),
        }
    }

    fn columns(self) -> u16 {
        self.ticks as u16 + 2 + self.digits
    }
}

/// Number, title, a tick for each speaker heard there, the number of quotations.
fn lesson(
    scene: &Scene<'_>,
    pen: &mut Pen<'_>,
    (at, section): (u32, &Section),
    tail: Tail,
    name: Name,
    style: Style,
) {
    let document = scene.app.document();
    let extent = scene.app.outline().extent(document, at);
    let quotes = scene.app.voices().quotes_in(extent);
    let people = scene.app.people();
    let mut heard: Vec<SpeakerId> = Vec::new();
    for speaker in quotes.iter().take(LOOK).filter_map(|it| it.speaker) {
        if !heard.contains(&speaker) {
            heard.push(speaker);
        }
    }
    let count = if quotes.is_empty() {
        String::new()
    } else {
        quotes.len().to_string()
    };
    heard.sort_by_key(|it| people.rank(*it));
    // What is folded may count more than any lesson.
    let more = width(&count).saturating_sub(tail.digits);
    heard.truncate(tail.ticks.saturating_sub(usize::from(more)));
    let dim = scene.over(style, Role::Dim);
    let room = pen.room().saturating_sub(tail.columns() + 1);
    let (number, title) = name(document, section, room);
    let end = pen.x() + room;
    pen.text(&number, dim);
    if !number.is_empty() && !title.is_empty() {
        pen.skip(1);
    }
    pen.text(&title, style).skip_to(end).skip(1);
    for speaker in heard {
        let role = Role::Speech(people.slot(speaker));
        pen.text("▎", scene.over(style, role));
    }
    pen.right(&format!("{count} "), dim);
}

fn results(scene: &Scene<'_>, search: &Search, panes: Panes, buffer: &mut Buffer) {
    let more = if search.complete() { "" } else { " …" };
    title(
        scene,
        panes.lessons_title,
        "FOUND",
        &format!("{}{more}", search.total()),
        buffer,
    );
    let document = scene.app.document();
    for (at, (entry, selected)) in (0..).zip(search.results().window(panes.lessons.height)) {
        let mut pen = Pen::new(buffer, row(panes.lessons, at));
        match entry {
            Entry::Head(section) => {
                let Some(it) = document.sections.get(section as usize) else {
                    continue;
                };
                let dim = scene.theme.style(Role::Dim);
                let room = pen.room().saturating_sub(2);
                pen.skip(1).text(&naming::line(document, it, room), dim);
            }
            Entry::Row(index) => {
                let Some(found) = search.matches().get(index as usize) else {
                    continue;
                };
                let now = search.current() == Some(index as usize);
                let style = chosen(scene, &mut pen, selected, Focus::Lessons);
                pen.skip(1).text(if now { "▸" } else { " " }, style);
                result(scene, &mut pen, found, now, style);
            }
        }
    }
}

/// A match with the words around it, and the colour of who says them.
fn result(scene: &Scene<'_>, pen: &mut Pen<'_>, found: &Match, now: bool, style: Style) {
    let app = scene.app;
    let document = app.document();
    let quote = found
        .quote
        .and_then(|at| app.voices().quotes.get(at as usize));
    let speech = quote.map_or(style, |it| scene.over(style, column::speech(scene, it)));
    pen.text(quote.map_or(" ", |it| column::bar(it.certainty)), speech);
    let hit = found.parts.first().copied().unwrap_or(found.extent);
    let block = document
        .blocks
        .get(document.block_at(hit.start))
        .map_or(hit, |it| it.extent);
    let room = pen.room().saturating_sub(1);
    let before = lead(
        document.slice(Extent {
            start: block.start,
            end: hit.start,
        }),
        room / 3,
    );
    pen.text(&before, style);
    let words = shorten(document.slice(hit), room.saturating_sub(width(&before)));
    let ground = if quote.is_some_and(|it| it.extent == found.extent) {
        speech
    } else {
        style
    };
    let role = column::hit(scene, found, now);
    pen.text(&words, scene.over(ground, role));
    let left = room.saturating_sub(width(&before) + width(&words));
    let rest = document.slice(Extent {
        start: hit.end,
        end: block.end,
    });
    let gap = if rest.starts_with(char::is_whitespace) {
        " "
    } else {
        ""
    };
    pen.text(gap, style);
    let rest = shorten(rest, left.saturating_sub(width(gap)));
    pen.text(&rest, style);
}

/// The last words of `before` that fit, beginning with a whole word where that is possible.
fn lead(before: &str, columns: u16) -> String {
    let far = before
        .char_indices()
        .rev()
        .nth(usize::from(columns))
        .map_or(0, |(at, _)| at);
    let tail = before.get(far..).unwrap_or_default();
    let tail = match tail.split_once(char::is_whitespace) {
        Some((_, rest)) if far > 0 => rest,
        Some(_) | None => tail,
    };
    let gap = if tail.ends_with(char::is_whitespace) {
        " "
    } else {
        ""
    };
    let flat = shorten(tail, columns);
    if flat.is_empty() { flat } else { flat + gap }
}

fn speakers(scene: &Scene<'_>, panes: Panes, buffer: &mut Buffer) {
    let app = scene.app;
    let all = beyond(app.people().order().len(), panes.speakers.height);
    title(scene, panes.speakers_title, "SPEAKERS", &all, buffer);
    let most = app
        .people()
        .order()
        .first()
        .and_then(|id| app.voices().speaker(*id))
        .map_or(1, |it| it.quotes.max(1));
    for (at, (entry, selected)) in (0..).zip(app.speakers().window(panes.speakers.height)) {
        let Entry::Row(place) = entry else { continue };
        let Some(id) = app.people().order().get(place as usize).copied() else {
            continue;
        };
        let mut pen = Pen::new(buffer, row(panes.speakers, at));
        let style = chosen(scene, &mut pen, selected, Focus::Speakers);
        pen.skip(1);
        speaker(scene, &mut pen, id, most, style);
    }
}

/// Columns of the longest bar, where there is little room and where there is enough.
const BARS: (u16, u16) = (5, 8);

/// A speaker with a count and a bar.
pub(super) fn speaker(
    scene: &Scene<'_>,
    pen: &mut Pen<'_>,
    id: SpeakerId,
    most: u32,
    style: Style,
) {
    let Some(speaker) = scene.app.voices().speaker(id) else {
        return;
    };
    let colour = scene.over(style, Role::Speech(scene.app.people().slot(id)));
    let digits = width(&most.to_string());
    pen.text("■ ", colour);
    let bar = if pen.room() < 28 { BARS.0 } else { BARS.1 };
    let room = pen.room().saturating_sub(bar + digits + 3);
    pen.fit(&speaker.name, room, style).skip(1);
    let count = format!("{:>1$} ", speaker.quotes, usize::from(digits));
    pen.text(&count, scene.over(style, Role::Dim));
    let cells = (u64::from(speaker.quotes) * u64::from(bar))
        .div_ceil(u64::from(most))
        .min(u64::from(bar));
    pen.text(&"▇".repeat(cells as usize), colour);
}
