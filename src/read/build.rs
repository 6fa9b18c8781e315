//! Builds a document from a source that marks its structure: block after block, with what lies over their words.
//!
//! Where Markdown, a Word document, a PDF, subtitles or a lesson begin and end a block, their readers say so here. Markup
//! does not: there `markup::flow` opens a block with its first word, looks after what lies over it, and writes it here.
//!
//! Blocks are parted by line feeds. White space in running text is collapsed as it comes, so that extents are final
//! when they are made. A block without a word leaves no trace. Depth and number of everything are bounded by the text.

use unicode_width::UnicodeWidthStr;

use super::outline;
use crate::model::{Block, BlockKind, Document, Extent, Inline, Link, Meta, Style, Table};

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
    /// White space has come that no word has followed yet: a space is due.
    pub gap: bool,
}

/// The block that is being filled.
#[derive(Clone, Copy)]
struct Open {
    /// As it will be; its extent is where it begins.
    block: Block,
    /// Where the text ended before what parts it from the block before.
    before: usize,
}

impl Builder {
    /// Opens a block, closing the one before.
    pub fn start(&mut self, kind: BlockKind) {
        self.end();
        let space = self.space.take().unwrap_or(1);
        let first = self.document.blocks.is_empty();
        let text = &mut self.document.text;
        let before = text.len();
        if !first {
            text.push_str(if space == 0 { "\n" } else { "\n\n" });
        }
        let block = Block {
            extent: Extent::new(text.len(), text.len()),
            kind,
            depth: self.depth,
            quoted: self.quoted,
            space: if first { 0 } else { space },
        };
        self.open = Some(Open { block, before });
        self.gap = false;
    }

    /// The kind of the open block.
    pub fn kind(&self) -> Option<BlockKind> {
        self.open.map(|open| open.block.kind)
    }

    /// Makes the open block one of another kind.
    pub fn turn_into(&mut self, kind: BlockKind) {
        if let Some(open) = &mut self.open {
            open.block.kind = kind;
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
        let flows = |kind: BlockKind| kind.flows() || matches!(kind, BlockKind::Row(_));
        if self.kind().is_some_and(flows) {
            self.flowing(words, is_space);
        } else {
            self.kept(words);
        }
    }

    /// Adds words to the open block, a single space for each run of what `is_space`.
    pub fn flowing(&mut self, words: &str, is_space: impl Fn(char) -> bool + Copy) {
        let mut rest = words;
        loop {
            let word = rest.trim_start_matches(is_space);
            self.gap |= word.len() < rest.len();
            let end = word.find(is_space).unwrap_or(word.len());
            let (word, more) = word.split_at(end);
            if word.is_empty() {
                return;
            }
            self.word(word);
            rest = more;
        }
    }

    /// Adds one word to the open block, behind the space that is due.
    pub fn word(&mut self, word: &str) {
        self.at();
        self.gap = false;
        self.document.text.push_str(word);
    }

    /// Adds words to the open block with their lines and spaces.
    pub fn kept(&mut self, words: &str) {
        self.document.text.push_str(words);
    }

    /// Ends the line in the open block; what flows takes it as a space that may not be doubled.
    pub fn line_break(&mut self) {
        if !self.open_words().is_empty() {
            self.gap = false;
            self.document.text.push('\n');
        }
    }

    /// Whether a line or a cell begins here, or a block.
    pub fn at_line_start(&self) -> bool {
        let text = self.document.text.as_bytes();
        let begins = |open: &Open| text.len() <= open.block.extent.start as usize;
        self.open.as_ref().is_none_or(begins) || matches!(text.last(), Some(b'\n' | b'\t'))
    }

    /// The byte where the next word will stand.
    pub fn at(&mut self) -> usize {
        if self.gap && !self.at_line_start() {
            self.gap = false;
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
        if self.open.is_some() {
            self.gap = false;
            self.document.text.push('\t');
        }
    }

    /// The words of the open block so far.
    pub fn open_words(&self) -> &str {
        let start = self.open.map(|open| open.block.extent.start as usize);
        let words = start.and_then(|start| self.document.text.get(start..));
        words.unwrap_or_default()
    }

    /// Drops the open block and its words.
    pub fn discard(&mut self) {
        if let Some(open) = self.open.take() {
            self.document.text.truncate(open.before);
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
        self.end_without(|kind, words| {
            let keeps = matches!(kind, BlockKind::Verse | BlockKind::Code | BlockKind::Row(_));
            if keeps { 0 } else { indent(words) }
        })
    }

    /// The same, where so many bytes as `lead` says of its words are left out at their beginning.
    pub fn end_without(&mut self, lead: fn(BlockKind, &str) -> usize) -> Option<Extent> {
        let Open { mut block, before } = self.open.take()?;
        self.gap = false;
        let start = block.extent.start as usize;
        let text = &mut self.document.text;
        let words = text.get(start..).unwrap_or_default().trim_end();
        let (lead, end) = (lead(block.kind, words), start + words.len());
        if start + lead == end && block.kind != BlockKind::Rule {
            text.truncate(before);
            return None;
        }
        text.truncate(end);
        block.extent = Extent::new(start + lead, end);
        if let BlockKind::Row(table) = block.kind {
            let table = self.document.tables.get_mut(table as usize);
            measure(table, block.extent.of(&self.document.text));
        }
        self.document.blocks.push(block);
        Some(block.extent)
    }

    /// The text so far.
    pub fn text(&self) -> &str {
        &self.document.text
    }

    /// The document so far.
    pub fn document(&mut self) -> &mut Document {
        &mut self.document
    }

    /// Closes what is open and puts everything in order; there are no sections yet.
    pub fn blocks(mut self) -> Document {
        self.end();
        let mut document = self.document;
        document.inlines.sort_by_key(|it| it.extent);
        document.links.sort_by_key(|it| it.extent);
        document.notes.sort_by_key(|it| it.reference);
        document.given.sort_by_key(|it| it.extent);
        document
    }

    /// The document, all of whose headings begin sections.
    pub fn finish(self) -> Document {
        let mut document = self.blocks();
        promote_title(&mut document);
        let (text, blocks) = (&document.text, &document.blocks);
        document.sections = outline::tiled(text, blocks, outline::sections(text, blocks.iter()));
        document
    }
}

/// White space but for the no-break spaces, which an author wants.
fn is_space(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}')
}

/// How many bytes of white space words begin with.
pub fn indent(words: &str) -> usize {
    words.len() - words.trim_start().len()
}

/// A heading of the first level that opens the text and is the only one, of several headings, is the title of the work.
fn promote_title(document: &mut Document) {
    let levels = || document.blocks.iter().filter_map(|it| it.kind.level());
    let alone = levels().filter(|level| *level == 1).count() == 1 && levels().count() > 1;
    if let Some(block) = document.blocks.first_mut()
        && block.kind == BlockKind::Heading(1)
        && alone
        && document.meta.title.is_none()
    {
        block.kind = BlockKind::Title;
        document.meta.title = Some(block.extent.of(&document.text).to_owned());
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
