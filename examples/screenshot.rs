//! Draws the reader with the work that comes with it, as it is, into a picture for the README.
//!
//! ```text
//! cargo run --example screenshot > assets/reader.svg
//! ```

#![allow(dead_code, reason = "a test takes the picture from here")]

use std::fmt::Write as _;
use std::sync::Arc;

use dixit::app::{App, Effect, Event, Found, Keymap, Settings, Work, script, update};
use dixit::attribution::Batch;
use dixit::attribution::attribute;
use dixit::model::Extent;
use dixit::read::Options;
use dixit::search::Finder;
use dixit::ui::{self, Depth, Role, Themes};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};

/// The window, in cells.
const SIZE: (u16, u16) = (110, 34);
/// What is typed before the picture is taken.
const KEYS: &str = "lll";
/// The theme: the terminal's own colours have no values to paint.
const THEME: &str = "dark";
/// A cell, and the letters in it, in pixels.
const CELL: (f32, f32) = (8.4, 18.0);
const LETTERS: f32 = 14.0;
/// Free around the window, in pixels.
const MARGIN: f32 = 12.0;

fn main() {
    print!("{}", picture());
}

/// The picture, as SVG.
///
/// # Panics
/// When the bundled work or the script of keys is unsound.
pub fn picture() -> String {
    let mut themes = Themes::new(Depth::True);
    let settings = Settings {
        theme: THEME.into(),
        themes: themes.names(),
        ..Settings::default()
    };
    let mut app = App::new(settings, Keymap::builtin());
    let document = Work::Lessons
        .open(&Options::default())
        .expect("the bundled work is sound");
    let voices = attribute(&document);
    let batch = Batch {
        quotes: voices.quotes,
        speakers: voices.speakers,
        reached: voices.reached,
    };
    let (columns, rows) = SIZE;
    let document = Arc::new(document);
    let opened = Event::Document {
        document,
        complete: true,
    };
    for event in [
        Event::Resize { columns, rows },
        opened,
        Event::Voices(batch),
    ] {
        happen(&mut app, event);
    }
    for key in script(KEYS).expect("a sound script") {
        happen(&mut app, Event::Key(key));
    }
    let theme = themes.get(THEME);
    let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
    ui::render(&app, theme, &mut buffer);
    svg(&buffer, theme.style(Role::Background).bg)
}

/// Lets an event happen, and answers a search at once.
fn happen(app: &mut App, event: Event) {
    for effect in update(app, event) {
        if let Effect::Search {
            generation, query, ..
        } = effect
        {
            let (document, voices) = (app.document().clone(), app.voices().clone());
            let whole = Extent::new(0, document.text.len());
            let matches = Finder::new(&query, &document, &voices).matches(whole);
            let found = Found {
                generation,
                total: matches.len(),
                matches,
                complete: true,
            };
            happen(app, Event::Found(found));
        }
    }
}

fn svg(buffer: &Buffer, ground: Option<Color>) -> String {
    let area = *buffer.area();
    let width = f32::from(area.width) * CELL.0 + 2.0 * MARGIN;
    let height = f32::from(area.height) * CELL.1 + 2.0 * MARGIN;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" \
         font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\" font-size=\"{LETTERS}\" \
         xml:space=\"preserve\">\n<title>dixit reading its seven lessons</title>\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{}\"/>\n",
        colour(ground),
    );
    for y in 0..area.height {
        let mut x = 0;
        while x < area.width {
            x = run(buffer, x, y, ground, &mut out);
        }
    }
    out.push_str("</svg>\n");
    out
}

/// Writes the run of cells of one style that starts at `x`; returns where the next one does.
fn run(buffer: &Buffer, x: u16, y: u16, ground: Option<Color>, out: &mut String) -> u16 {
    let first = &buffer[(x, y)];
    let end = (x..buffer.area().width)
        .find(|at| buffer[(*at, y)].style() != first.style())
        .unwrap_or(buffer.area().width);
    let words: String = (x..end).map(|at| buffer[(at, y)].symbol()).collect();
    let (ink, paper) = colours(first);
    let left = MARGIN + f32::from(x) * CELL.0;
    let top = MARGIN + f32::from(y) * CELL.1;
    let wide = f32::from(end - x) * CELL.0;
    if paper.is_some() && paper != ground {
        let fill = colour(paper);
        let tall = CELL.1;
        let _ = writeln!(
            out,
            "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{wide:.1}\" height=\"{tall}\" fill=\"{fill}\"/>"
        );
    }
    if !words.trim().is_empty() {
        let base = top + CELL.1 * 0.74;
        let fill = colour(ink);
        let settings = settings(first.modifier);
        let words = words
            .replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;");
        let _ = writeln!(
            out,
            "<text x=\"{left:.1}\" y=\"{base:.1}\" textLength=\"{wide:.1}\" lengthAdjust=\"spacingAndGlyphs\" \
             fill=\"{fill}\"{settings}>{words}</text>"
        );
    }
    end
}

fn colours(cell: &Cell) -> (Option<Color>, Option<Color>) {
    let (ink, paper) = (cell.style().fg, cell.style().bg);
    if cell.modifier.contains(Modifier::REVERSED) {
        (paper, ink)
    } else {
        (ink, paper)
    }
}

fn settings(modifier: Modifier) -> String {
    let mut settings = String::new();
    for (modifiers, words) in [
        (Modifier::BOLD, " font-weight=\"bold\""),
        (Modifier::ITALIC, " font-style=\"italic\""),
        (Modifier::UNDERLINED, " text-decoration=\"underline\""),
    ] {
        if modifier.contains(modifiers) {
            settings.push_str(words);
        }
    }
    settings
}

fn colour(colour: Option<Color>) -> String {
    match colour {
        Some(Color::Rgb(r, g, b)) => format!("#{r:02x}{g:02x}{b:02x}"),
        _ => "#808080".to_owned(),
    }
}
