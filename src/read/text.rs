//! Plain text: paragraphs, title, metadata lines and lessons, found in text that stays as it was decoded.

use crate::model::{Block, BlockKind, Document, Extent, Section};

/// Finds the paragraphs of `text`.
pub fn parse(text: String) -> Document {
    let mut blocks = Vec::new();
    let (mut start, mut end, mut at) = (None, 0, 0);
    for line in text.split_inclusive('\n') {
        if line.trim().is_empty() {
            blocks.extend(start.take().map(|start| paragraph(start, end)));
        } else {
            start.get_or_insert(at + line.len() - line.trim_start().len());
            end = at + line.trim_end().len();
        }
        at += line.len();
    }
    blocks.extend(start.map(|start| paragraph(start, end)));
    let whole = Section {
        extent: Extent::new(0, text.len()),
        title: Extent::default(),
        number: Extent::default(),
        level: 0,
    };
    Document {
        text,
        blocks,
        sections: vec![whole],
        ..Document::default()
    }
}

fn paragraph(start: usize, end: usize) -> Block {
    Block {
        extent: Extent::new(start, end),
        kind: BlockKind::Paragraph,
        depth: 0,
        quoted: 0,
        space: 1,
    }
}
