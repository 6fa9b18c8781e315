//! Builds a document from a format that marks its structure: block after block, with what lies over their words.
//!
//! Blocks are parted by line feeds. White space in running text is collapsed as it comes, so that extents are final
//! when they are made. A block without a word leaves no trace. Depth and number of everything are bounded by the text.

use unicode_width::UnicodeWidthStr;

use crate::model::{Block, BlockKind, Document, Extent, Inline, Link, Meta, Section, Style, Table};

use super::text::heading_parts;

/// A document in the making.
#[derive(Default)]
pub struct Builder {
    document: Document,
    open: Option<Open>,
    /// How deep in lists and block quotes the next block lies.
    pub depth: u8,
    /// How many block quotes it lies in.
    pub quoted: u8,
    /// Empty rows before the next block, where not one.
    pub space: Option<u8>,
}

/// The block that is being filled.
#[derive(Clone, Copy)]
struct Open {
    kind: BlockKind,
    start: usize,
    depth: u8,
    quoted: u8,
    space: u8,
    /// White space has come that no word has followed yet.
    gap: bool,
}

impl Builder {
    /// Opens a block, closing the one before.
    pub fn start(&mut self, kind: BlockKind) {
        self.end();
        let space = self.space.take().unwrap_or(1);
        if !self.document.blocks.is_empty() {
            self.document
                .text
                .push_str(if space == 0 { "\n" } else { "\n\n" });
        }
        self.open = Some(Open {
            kind,
            start: self.document.text.len(),
            depth: self.depth,
            quoted: self.quoted,
            space: if self.document.blocks.is_empty() {
                0
            } else {
                space
            },
            gap: false,
        });
    }

    /// The kind of the open block.
    pub fn kind(&self) -> Option<BlockKind> {
        self.open.map(|open| open.kind)
    }

    /// Makes the open block one of another kind.
    pub fn turn_into(&mut self, kind: BlockKind) {
        if let Some(open) = &mut self.open {
            open.kind = kind;
        }
    }

    /// Adds words to the open block, opening a paragraph where there is none. Runs of white space become one space
    /// where the block flows.
    pub fn words(&mut self, words: &str) {
        if self.open.is_none() {
            if words.trim().is_empty() {
                return;
            }
            self.start(BlockKind::Paragraph);
        }
        let Some(open) = &mut self.open else { return };
        let text = &mut self.document.text;
        if !open.kind.flows() && !matches!(open.kind, BlockKind::Row(_)) {
            text.push_str(words);
            return;
        }
        // A no-break space is one that the author wants; it stays.
        let is_space =
            |c: char| c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}');
        let mut rest = words;
        while let Some(c) = rest.chars().next() {
            if is_space(c) {
                open.gap = true;
                rest = rest.trim_start_matches(is_space);
                continue;
            }
            let end = rest.find(is_space).unwrap_or(rest.len());
            let (word, behind) = rest.split_at(end);
            if std::mem::take(&mut open.gap)
                && text.len() > open.start
                && !text.ends_with(['\n', '\t'])
            {
                text.push(' ');
            }
            text.push_str(word);
            rest = behind;
        }
    }

    /// Ends the line in the open block; what flows takes it as a space that may not be doubled.
    pub fn line_break(&mut self) {
        if let Some(open) = &mut self.open
            && self.document.text.len() > open.start
        {
            open.gap = false;
            self.document.text.push('\n');
        }
    }

    /// The byte where the next word will stand.
    pub fn at(&mut self) -> usize {
        if let Some(open) = &mut self.open
            && open.gap
            && self.document.text.len() > open.start
            && !self.document.text.ends_with(['\n', '\t'])
        {
            open.gap = false;
            self.document.text.push(' ');
        }
        self.document.text.len()
    }

    /// The words added since byte `from`, which [`Builder::at`] gave.
    pub fn since(&self, from: usize) -> Extent {
        let text = self.document.text.get(from..).unwrap_or_default();
        let start = from + (text.len() - text.trim_start().len());
        Extent::new(start, from + text.trim_end().len())
    }

    /// Sets the words since byte `from` in `style`.
    pub fn style(&mut self, from: usize, style: Style) {
        let extent = self.since(from);
        if !extent.is_empty() {
            self.document.inlines.push(Inline { extent, style });
        }
    }

    /// Makes the words since byte `from` a link.
    pub fn link(&mut self, from: usize, target: String) {
        let extent = self.since(from);
        if !extent.is_empty() && !target.is_empty() {
            self.document.links.push(Link { extent, target });
        }
    }

    /// Parts two cells of a row.
    pub fn tab(&mut self) {
        if let Some(open) = &mut self.open {
            open.gap = false;
            self.document.text.push('\t');
        }
    }

    /// The words of the open block so far.
    pub fn open_words(&self) -> &str {
        let start = self
            .open
            .map_or(self.document.text.len(), |open| open.start);
        self.document.text.get(start..).unwrap_or_default()
    }

    /// Drops the open block and its words.
    pub fn discard(&mut self) {
        if let Some(open) = self.open.take() {
            self.forget(open.start);
        }
    }

    /// What the source says of itself, with a title and a line below it for each thing a reader wants to know.
    pub fn title_page(&mut self, meta: Meta) {
        for (kind, words) in [
            (BlockKind::Title, &meta.title),
            (BlockKind::Aside, &meta.byline),
            (BlockKind::Aside, &meta.date),
            (BlockKind::Aside, &meta.source),
        ] {
            if let Some(words) = words {
                self.space = (kind == BlockKind::Aside).then_some(0);
                self.start(kind);
                self.words(words);
            }
        }
        self.end();
        self.document.meta = meta;
    }

    /// Closes the open block and returns its extent, if it holds anything.
    pub fn end(&mut self) -> Option<Extent> {
        let open = self.open.take()?;
        let text = &mut self.document.text;
        let keeps_lead = matches!(
            open.kind,
            BlockKind::Verse | BlockKind::Code | BlockKind::Row(_)
        );
        text.truncate(open.start + text.get(open.start..).unwrap_or_default().trim_end().len());
        let held = text.get(open.start..).unwrap_or_default();
        if held.trim().is_empty() && open.kind != BlockKind::Rule {
            self.forget(open.start);
            return None;
        }
        let lead = if keeps_lead {
            0
        } else {
            held.len() - held.trim_start().len()
        };
        let extent = Extent::new(open.start + lead, text.len());
        if let BlockKind::Heading(level) = open.kind {
            self.section(extent, level);
        }
        if let BlockKind::Row(table) = open.kind {
            measure(
                self.document.tables.get_mut(table as usize),
                extent.of(&self.document.text),
            );
        }
        let (kind, depth, quoted, space) = (open.kind, open.depth, open.quoted, open.space);
        self.document.blocks.push(Block {
            extent,
            kind,
            depth,
            quoted,
            space,
        });
        Some(extent)
    }

    /// Takes back the separator of a block that came to nothing.
    fn forget(&mut self, start: usize) {
        let text = &mut self.document.text;
        text.truncate(start);
        let end = self
            .document
            .blocks
            .last()
            .map_or(0, |block| block.extent.end as usize);
        text.truncate(end.max(text.trim_end_matches('\n').len()));
    }

    fn section(&mut self, extent: Extent, level: u8) {
        let (number, title) = heading_parts(extent.of(&self.document.text), extent.start as usize);
        self.document.sections.push(Section {
            extent,
            title,
            number,
            level,
        });
    }

    /// The document so far.
    pub fn document(&mut self) -> &mut Document {
        &mut self.document
    }

    /// Closes what is open, puts everything in order, and lets the sections tile the text, their levels from 1.
    pub fn finish(mut self) -> Document {
        self.end();
        let mut document = self.document;
        document.inlines.sort_by_key(|it| it.extent);
        document.links.sort_by_key(|it| it.extent);
        document.notes.sort_by_key(|it| it.reference);
        document.given.sort_by_key(|it| it.extent);
        promote_title(&mut document);
        let least = document
            .sections
            .iter()
            .map(|it| it.level)
            .min()
            .unwrap_or(1)
            .max(1);
        let mut sections = std::mem::take(&mut document.sections);
        for section in &mut sections {
            section.level = section.level.saturating_sub(least - 1);
        }
        let first = document.blocks.first().map(|block| block.extent.start);
        if sections.first().map(|section| section.extent.start) != first || sections.is_empty() {
            sections.insert(0, Section::default());
        }
        tile(&mut sections, document.text.len() as u32);
        document.sections = sections;
        document
    }
}

/// A heading of the first level that opens the text and is the only one is the title of the work.
fn promote_title(document: &mut Document) {
    let top = document
        .sections
        .iter()
        .filter(|section| section.level == 1)
        .count();
    let opens = document
        .blocks
        .first()
        .is_some_and(|block| block.kind == BlockKind::Heading(1));
    if top == 1 && opens && document.sections.len() > 1 && document.meta.title.is_none() {
        let section = document.sections.remove(0);
        if let Some(block) = document.blocks.first_mut() {
            block.kind = BlockKind::Title;
            document.meta.title = Some(block.extent.of(&document.text).to_owned());
        }
        debug_assert!(
            section.level == 1,
            "the first section is the heading that opens the text"
        );
    }
}

/// Widens a table's columns to the cells of a row.
pub fn measure(table: Option<&mut Table>, row: &str) {
    let Some(table) = table else { return };
    for (column, cell) in row.split('\t').enumerate() {
        let width = cell.width().min(usize::from(u16::MAX)) as u16;
        match table.widths.get_mut(column) {
            Some(widest) => *widest = width.max(*widest),
            None => table.widths.push(width),
        }
    }
}

/// Lets sections reach from one heading to the next, the first from the start and the last to the end of the text.
pub fn tile(sections: &mut [Section], end: u32) {
    let mut next = end;
    for section in sections.iter_mut().rev() {
        section.extent.end = next;
        next = section.extent.start;
    }
    if let Some(first) = sections.first_mut() {
        first.extent.start = 0;
    }
}
