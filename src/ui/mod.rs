//! Drawing: `&App` × `&Theme` → a frame. Nothing here changes state or can fail.
//!
//! Widgets ask the theme for a [`Role`]; no colour is named outside a theme file. Whatever comes from a document or
//! from outside is painted through [`Pen`](paint::Pen), which makes it display-safe, or comes from `layout`, which does.

mod column;
mod entries;
mod header;
mod hyperlinks;
mod list;
mod map;
mod message;
mod naming;
mod paint;
mod pane;
mod prompt;
mod status;
mod theme;
mod whereabouts;

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::style::{Modifier, Style};

use crate::app::{App, Area, Areas, SMALLEST};
use crate::layout::Row;
use crate::model::Extent;
pub use hyperlinks::{Hyperlink, hyperlinks};
pub use theme::{Depth, Role, Theme, Themes};

/// What every widget looks at, found out once for a frame.
struct Scene<'a> {
    app: &'a App,
    theme: &'a Theme,
    areas: Areas,
    /// The rows of text on the screen.
    rows: Vec<Row>,
    /// The stretch of text on the screen.
    visible: Extent,
    /// The current quotation, by its number.
    quotation: Option<usize>,
}

impl<'a> Scene<'a> {
    fn of(app: &'a App, theme: &'a Theme) -> Self {
        let rows = app.rows();
        let visible = app.visible_of(&rows);
        Self {
            app,
            theme,
            areas: app.areas(),
            visible,
            quotation: app.quotation_in(visible),
            rows,
        }
    }

    /// The style of a role over the row of a list. A reversed row keeps one colour: turned around, many are a riot.
    fn over(&self, row: Style, role: Role) -> Style {
        if row.add_modifier.contains(Modifier::REVERSED) {
            return row;
        }
        row.patch(self.theme.style(role))
    }
}

/// Draws into a buffer as large as the window; returns where the cursor stands while something is typed.
pub fn render(app: &App, theme: &Theme, buffer: &mut Buffer) -> Option<Position> {
    let ground = theme.style(Role::Background);
    if ground != Style::default() {
        buffer.set_style(*buffer.area(), ground);
    }
    let window = app.areas().window;
    let room = *buffer.area();
    if window.width > room.width || window.height > room.height {
        // The window has just become smaller and its event is still to come.
        return None;
    }
    if window.width < SMALLEST.0 || window.height < SMALLEST.1 {
        too_small(theme, window, buffer);
        return None;
    }
    let scene = Scene::of(app, theme);
    header::draw(&scene, buffer);
    column::draw(&scene, buffer);
    map::draw(&scene, buffer);
    pane::draw(&scene, buffer);
    let filtered = list::draw(&scene, buffer);
    // A word to the reader may need more than the last row: it lies over everything.
    let typed = status::draw(&scene, buffer);
    prompt::draw_offers(&scene, buffer);
    filtered.or(typed)
}

fn too_small(theme: &Theme, window: Area, buffer: &mut Buffer) {
    let line = Area {
        height: 1,
        y: window.height / 2,
        ..window
    };
    let words = format!("too small: {}×{} at least", SMALLEST.0, SMALLEST.1);
    paint::Pen::new(buffer, line).text(&words, theme.style(Role::Text));
}
