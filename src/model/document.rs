//! A document: one text and the extents over it that its source gave.
//!
//! Invariants: blocks are sorted and disjoint; sections are sorted and tile the text; inlines, links, notes and given
//! quotations are sorted by their start; every extent lies on character boundaries. What stands between two blocks is
//! white space, in plain text also the marker of a list item or the line under a heading. `read` makes documents; nobody
//! changes them afterwards.

use super::Extent;

/// One work as it is read: its text and everything its source says about it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// The text. Of plain text exactly what was decoded; of other formats what a reader sees.
    pub text: String,
    /// Title, author, origin.
    pub meta: Meta,
    /// Paragraphs, headings, list items …, in order.
    pub blocks: Vec<Block>,
    /// The outline, flat and in order; the sections tile the text.
    pub sections: Vec<Section>,
    /// Emphasis and the like inside blocks.
    pub inlines: Vec<Inline>,
    /// Links, by the words that carry them.
    pub links: Vec<Link>,
    /// The places in the text that links with `#name` lead to, by name and in its order; where a name is not among
    /// them, it may be the title of a section.
    pub anchors: Vec<(String, u32)>,
    /// Tables; a [`BlockKind::Row`] names its table by index.
    pub tables: Vec<Table>,
    /// Footnotes and their references.
    pub notes: Vec<Note>,
    /// Quotations whose speaker the source itself names; they win over what is inferred.
    pub given: Vec<Given>,
    /// What the reader has to be told: undecodable bytes, a cap that was reached, a part that was left out.
    pub notices: Vec<String>,
}

/// What the source says of itself. Absent is `None`, never empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// The title.
    pub title: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// Where it appeared.
    pub source: Option<String>,
    /// When, as the source writes it.
    pub date: Option<String>,
    /// Its language as a BCP 47 tag ("en", "de-AT").
    pub language: Option<String>,
}

/// A unit of layout: what is separated from its neighbours by a line break at least.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Block {
    /// Its text without surrounding white space (the row of a table keeps the tabs around empty cells). An empty block
    /// has white space behind it, so that no two blocks start at the same byte.
    pub extent: Extent,
    /// What it is.
    pub kind: BlockKind,
    /// How deep it lies in lists (0 outside any); the marker of an item hangs in the last of these steps.
    pub depth: u8,
    /// How many block quotes it lies in.
    pub quoted: u8,
    /// Empty rows before it, as the source sets its blocks apart; each needs a character of white space before the
    /// block to be named by (`layout`).
    pub space: u8,
}

/// What a block is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BlockKind {
    /// Running text; line ends inside it are spaces. A line end to keep is U+2028.
    #[default]
    Paragraph,
    /// The title of the whole work.
    Title,
    /// The heading of a section, its level from 1.
    Heading(u8),
    /// Byline, date, read-time, note of origin: about the text, not of it.
    Aside,
    /// Running text that begins a list item, with the marker painted beside it.
    Item(Marker),
    /// Verse, tables in plain text, indented matter: lines are kept.
    Verse,
    /// Program text: lines and spaces are kept.
    Code,
    /// One row of the table with this index in [`Document::tables`]; its cells are separated by tabs.
    Row(u32),
    /// The text of a footnote.
    Note,
    /// A line between parts ("***"); its text is as the source has it, possibly empty.
    Rule,
    /// A picture, by its description.
    Image,
}

impl BlockKind {
    /// Whether line ends in the text are spaces, so that it flows in the column.
    pub fn flows(self) -> bool {
        match self {
            Self::Paragraph
            | Self::Title
            | Self::Heading(_)
            | Self::Aside
            | Self::Item(_)
            | Self::Note
            | Self::Image => true,
            Self::Verse | Self::Code | Self::Row(_) | Self::Rule => false,
        }
    }

    /// The level of the heading that it is.
    pub fn level(self) -> Option<u8> {
        match self {
            Self::Heading(level) => Some(level),
            Self::Paragraph
            | Self::Title
            | Self::Aside
            | Self::Item(_)
            | Self::Verse
            | Self::Code
            | Self::Row(_)
            | Self::Note
            | Self::Rule
            | Self::Image => None,
        }
    }
}

/// What stands before a list item; painted, never in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marker {
    /// A bullet.
    Bullet,
    /// A number.
    Number(u32),
    /// A task, done or not.
    Task(bool),
}

/// A section of the outline, whatever the source calls it: lesson, chapter, heading, part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// From its heading (or the start of the text, for what comes before the first heading) to the next section.
    pub extent: Extent,
    /// The words of its title, without number or closing stop; empty for what comes before the first heading.
    pub title: Extent,
    /// Its number as the source writes it ("3", "IV", "Chapter 2"), possibly empty.
    pub number: Extent,
    /// Its level from 1; 0 for what comes before the first heading.
    pub level: u8,
}

/// A style over some words of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Inline {
    /// The words.
    pub extent: Extent,
    /// How they are set.
    pub style: Style,
}

/// How words are set. They may overlap: emphasis inside strong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// *Emphasis*.
    Emphasis,
    /// **Strong**.
    Strong,
    /// Struck through.
    Strike,
    /// Program text inside a sentence.
    Code,
    /// The label of a turn ("Q:") or another small mark of structure.
    Label,
}

/// Words that lead somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The words.
    pub extent: Extent,
    /// The address as the source has it; `#name` for a place in this document.
    pub target: String,
}

/// A table: how wide each column is at most, in columns of the terminal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The widest cell of each column.
    pub widths: Vec<u16>,
    /// Whether its first row is a heading.
    pub headed: bool,
}

/// A footnote: where it is referred to and where its text stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Its label as the reader sees it ("1", "*").
    pub label: String,
    /// The reference in the running text.
    pub reference: Extent,
    /// The note's own text; empty when the source has none.
    pub text: Extent,
}

/// A quotation whose speaker the source itself names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// The quotation.
    pub extent: Extent,
    /// Who says it.
    pub speaker: String,
    /// Where the source names the speaker, if it does so in the text ("— Name").
    pub mention: Option<Extent>,
}

impl Document {
    /// The words that `extent` covers; empty when it does not fit.
    pub fn slice(&self, extent: Extent) -> &str {
        extent.of(&self.text)
    }

    /// The title to show: what the source says, or else nothing.
    pub fn title(&self) -> Option<&str> {
        self.meta.title.as_deref()
    }

    /// The index of the block that holds `byte`, or of the nearest one before it (the first, when none is).
    pub fn block_at(&self, byte: u32) -> usize {
        self.blocks
            .partition_point(|block| block.extent.start <= byte)
            .saturating_sub(1)
    }

    /// The index of the section that holds `byte`; 0 when there is none.
    pub fn section_at(&self, byte: u32) -> usize {
        self.sections
            .partition_point(|section| section.extent.start <= byte)
            .saturating_sub(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(start: usize, end: usize) -> Block {
        Block {
            extent: Extent::new(start, end),
            kind: BlockKind::Paragraph,
            space: 1,
            ..Block::default()
        }
    }

    #[test]
    fn a_byte_between_blocks_belongs_to_the_block_before_it() {
        let document = Document {
            text: "one\n\ntwo".into(),
            blocks: vec![block(0, 3), block(5, 8)],
            ..Document::default()
        };
        for (byte, index) in [(0, 0), (2, 0), (3, 0), (4, 0), (5, 1), (7, 1), (99, 1)] {
            assert_eq!(document.block_at(byte), index, "byte {byte}");
        }
        assert_eq!(Document::default().block_at(7), 0, "no block at all");
    }
}
