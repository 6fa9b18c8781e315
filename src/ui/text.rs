//! The text in its column.

use ratatui::buffer::Buffer;

use super::{Role, Theme};
use crate::app::App;
use crate::layout;

pub(super) fn draw(app: &App, theme: &Theme, buffer: &mut Buffer) {
    let area = app.areas().text;
    for (y, row) in (area.y..area.bottom()).zip(app.rows()) {
        let mut x = area.x + row.indent;
        layout::glyphs(app.document(), row, &mut |glyph| {
            if x + glyph.width <= area.right() {
                buffer.set_stringn(
                    x,
                    y,
                    glyph.text,
                    usize::from(glyph.width),
                    theme.style(Role::Text),
                );
            }
            x = x.saturating_add(glyph.width);
        });
    }
}
