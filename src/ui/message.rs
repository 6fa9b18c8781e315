//! A word to the reader, on the last row and above it.

use ratatui::buffer::Buffer;

use super::paint::{self, Pen};
use super::{Role, Scene, prompt};
use crate::app::{Area, Areas, Message, Tone};
use crate::layout;
use crate::model::{Block, BlockKind, Document, Extent, one_line};

/// The most rows of a message.
const ROWS: u16 = 5;

/// A message: on the last row, and on rows above it as far as it needs them.
pub(super) fn draw(scene: &Scene<'_>, message: &Message, buffer: &mut Buffer) {
    let style = scene.theme.style(match message.tone {
        Tone::Note => Role::Note,
        Tone::Error => Role::Error,
    });
    let Areas { status, window, .. } = scene.areas;
    let width = status.width.saturating_sub(2);
    let said = said(&message.text);
    let mut rows = layout::rows(&said, 0, width);
    let most = ROWS.min(window.height / 2).max(1);
    let count = (rows.len() as u16).clamp(1, most);
    let area = Area {
        y: status.y + 1 - count,
        height: count,
        ..status
    };
    if count > 1 {
        set_apart(scene, area, buffer);
    }
    // What does not fit is cut with an ellipsis.
    let last = rows.split_off(usize::from(count - 1).min(rows.len()));
    let rest = last.first().zip(last.last()).map(|(first, end)| Extent {
        start: first.extent.start,
        end: end.extent.end,
    });
    let extents = rows.iter().map(|it| it.extent).chain(rest);
    for (at, extent) in (0..).zip(extents) {
        let mut pen = Pen::new(buffer, paint::row(area, at));
        let room = pen.room().saturating_sub(2);
        pen.skip(1).fit(said.slice(extent), room, style);
    }
}

/// Clears the rows of a message, and draws a line above them where lines set things apart.
fn set_apart(scene: &Scene<'_>, area: Area, buffer: &mut Buffer) {
    prompt::clear(scene.theme, buffer, area);
    let Areas { rules, window, .. } = scene.areas;
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

/// Words as a paragraph of their own, to be wrapped.
fn said(words: &str) -> Document {
    /// No more than this can be seen.
    const LONGEST: usize = 2_000;
    let text: String = one_line(words).chars().take(LONGEST).collect();
    Document {
        blocks: vec![Block {
            extent: Extent::new(0, text.len()),
            kind: BlockKind::Paragraph,
            ..Block::default()
        }],
        text,
        ..Document::default()
    }
}
