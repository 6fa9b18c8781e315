//! Drawing: `&App` × `&Theme` → a frame. Nothing here changes state or can fail.
//!
//! Widgets ask the theme for a [`Role`]; no colour is named outside a theme file. Nothing is painted that is not
//! display-safe.

mod text;
mod theme;

use ratatui::Frame;

use crate::app::App;
pub use theme::{Depth, Role, Theme, Themes};

/// Draws the whole screen.
pub fn draw(app: &App, theme: &Theme, frame: &mut Frame<'_>) {
    text::draw(app, theme, frame.buffer_mut());
}
