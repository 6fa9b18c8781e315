//! How each kind of block is set: indents, tabs, tables, markers.

use super::cells::{Cells, Kind, Mode};
use super::wrap::Shape;
use crate::model::{Block, BlockKind, Document, Extent, Marker, Table};

/// Columns of one step into lists; the marker stands in them.
pub const LIST_STEP: u16 = 4;
/// Columns of one step into block quotes.
pub const QUOTE_STEP: u16 = 2;
/// Columns before program text.
const CODE_INDENT: u16 = 2;
/// Columns between two columns of a table.
pub(super) const GAP: u16 = 2;

/// How `block` is set in a column of `width` columns. Indents never take more than half of it.
pub(super) fn shape(document: &Document, block: &Block, width: u16) -> Shape {
    let steps = u16::from(block.depth) * LIST_STEP + u16::from(block.quoted) * QUOTE_STEP;
    let own = match block.kind {
        BlockKind::Code => CODE_INDENT,
        BlockKind::Note => LIST_STEP,
        BlockKind::Paragraph
        | BlockKind::Title
        | BlockKind::Heading(_)
        | BlockKind::Aside
        | BlockKind::Item(_)
        | BlockKind::Verse
        | BlockKind::Row(_)
        | BlockKind::Rule
        | BlockKind::Image => 0,
    };
    let indent = (steps + own).min(width / 2);
    let mode = mode(block.kind);
    let lead = match mode {
        Mode::Kept(tab) => lead(&document.text, block, tab).min((width - indent) / 2),
        Mode::Flow | Mode::Table => 0,
    };
    Shape {
        mode,
        width,
        indent,
        lead,
    }
}

/// How the white space of such a block is read.
pub(super) fn mode(kind: BlockKind) -> Mode {
    match kind {
        BlockKind::Row(_) => Mode::Table,
        BlockKind::Code => Mode::Kept(4),
        BlockKind::Verse | BlockKind::Rule => Mode::Kept(8),
        BlockKind::Paragraph
        | BlockKind::Title
        | BlockKind::Heading(_)
        | BlockKind::Aside
        | BlockKind::Item(_)
        | BlockKind::Note
        | BlockKind::Image => Mode::Flow,
    }
}

/// Columns of white space that the source has before the first line of a block.
fn lead(text: &str, block: &Block, tab: u16) -> u16 {
    const FAR: usize = 256;
    let start = block.extent.start as usize;
    let from = super::pieces::floor(text, start.saturating_sub(FAR));
    let before = text.get(from..start).unwrap_or_default();
    let white = before.trim_end_matches([' ', '\t']).len();
    Cells::new(text, from + white..start, Mode::Kept(tab))
        .map(|cell| cell.width)
        .sum()
}

/// The table that a block is a row of.
pub(super) fn table(document: &Document, kind: BlockKind) -> Option<&Table> {
    match kind {
        BlockKind::Row(table) => document.tables.get(table as usize),
        BlockKind::Paragraph
        | BlockKind::Title
        | BlockKind::Heading(_)
        | BlockKind::Aside
        | BlockKind::Item(_)
        | BlockKind::Verse
        | BlockKind::Code
        | BlockKind::Note
        | BlockKind::Rule
        | BlockKind::Image => None,
    }
}

/// Whether a row of a table fits on one row of the screen with its cells under those of the other rows. Where the
/// table is too wide for that, its cells stand one below the other.
pub(super) fn aligns(document: &Document, block: &Block, shape: Shape) -> bool {
    let Some(table) = table(document, block.kind) else {
        return false;
    };
    let room = usize::from(shape.width - shape.indent);
    let gaps = table.widths.len().saturating_sub(1) * usize::from(GAP);
    let wanted: usize = table.widths.iter().map(|&width| usize::from(width)).sum();
    wanted + gaps <= room && super::pieces::count(&block.extent.range()) == 1 && {
        let mut widest = 0;
        align(document, block, &mut |column, cell| {
            widest = column + u32::from(cell.width);
        });
        widest as usize <= room
    }
}

/// Hands out the cells of an aligned row of a table with the column of each.
pub(super) fn align<'a>(
    document: &'a Document,
    block: &Block,
    take: &mut dyn FnMut(u32, super::cells::Cell<'a>),
) {
    let widths = table(document, block.kind).map_or(&[][..], |table| &table.widths);
    let mut stops = widths.iter().scan(0, |stop, &width| {
        *stop += u32::from(width) + u32::from(GAP);
        Some(*stop)
    });
    let mut column = 0;
    for cell in Cells::new(&document.text, block.extent.range(), Mode::Table) {
        let width = u32::from(cell.width);
        let next = match cell.kind {
            Kind::End => stops
                .next()
                .map_or(column + u32::from(GAP), |stop| stop.max(column + 1)),
            Kind::Ink | Kind::Space | Kind::SoftHyphen => column + width,
        };
        take(column, cell);
        column = next;
    }
}

/// What is painted before a list item or a footnote, right-aligned in [`LIST_STEP`] columns with a space behind it.
pub fn marker(document: &Document, block: &Block) -> Option<String> {
    let text = match block.kind {
        BlockKind::Item(Marker::Bullet) => "•".to_owned(),
        BlockKind::Item(Marker::Number(number)) => format!("{number}."),
        BlockKind::Item(Marker::Task(true)) => "[x]".to_owned(),
        BlockKind::Item(Marker::Task(false)) => "[ ]".to_owned(),
        BlockKind::Note => {
            let note = document
                .notes
                .iter()
                .find(|note| note.text.covers(block.extent) || note.text == block.extent)?;
            // Its further paragraphs stand under the first without a label of their own.
            let before = Extent {
                start: note.text.start,
                end: block.extent.start,
            };
            if !before.of(&document.text).trim().is_empty() {
                return None;
            }
            crate::model::sanitise(&note.label, false).to_string()
        }
        BlockKind::Paragraph
        | BlockKind::Title
        | BlockKind::Heading(_)
        | BlockKind::Aside
        | BlockKind::Verse
        | BlockKind::Code
        | BlockKind::Row(_)
        | BlockKind::Rule
        | BlockKind::Image => return None,
    };
    let room = usize::from(LIST_STEP) - 1;
    Some(format!("{text:>room$} "))
}
