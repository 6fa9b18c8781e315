//! Where links to the outside stand on the screen, for terminals that open them themselves.

use crate::app::{Address, App};
use crate::layout;

/// A stretch of one row that leads outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hyperlink {
    /// The row, from 0.
    pub y: u16,
    /// The first column, from 0.
    pub x: u16,
    /// How many columns.
    pub width: u16,
    /// Where to: plain ASCII, of one of the schemes that are opened.
    pub address: String,
    /// What the stretches of one link have in common.
    pub id: u32,
}

/// The links to the outside on the screen, by row and column; none while anything lies over the text.
pub fn hyperlinks(app: &App) -> Vec<Hyperlink> {
    let covered = app.list().is_some() || app.prompt().is_some() || app.areas().over;
    let document = app.document();
    if covered || document.links.is_empty() {
        return Vec::new();
    }
    let area = app.areas().text;
    let mut found: Vec<Hyperlink> = Vec::new();
    for (y, row) in (area.y..).zip(app.rows()) {
        let from = document
            .links
            .partition_point(|it| it.extent.end <= row.extent.start);
        let links = document.links.get(from..).unwrap_or_default();
        for link in links
            .iter()
            .take_while(|it| it.extent.start < row.extent.end)
        {
            let Ok(address) = Address::of(&link.target) else {
                continue;
            };
            let mut columns: Option<(u16, u16)> = None;
            layout::glyphs(document, row, &mut |glyph| {
                let end = glyph.column.saturating_add(glyph.width);
                if link.extent.contains(glyph.extent.start) && end <= area.width {
                    let start = columns.map_or(glyph.column, |it| it.0);
                    columns = Some((start, end));
                }
            });
            if let Some((start, end)) = columns {
                found.push(Hyperlink {
                    y,
                    x: area.x + start,
                    width: end - start,
                    address: address.whole,
                    id: link.extent.start,
                });
            }
        }
    }
    found
}
