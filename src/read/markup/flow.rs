//! Words, spaces and line breaks → blocks of running text, where nothing says that one begins.
//!
//! A block is opened by its first word, as the context has it, and closed by whoever sets something apart; `build` writes
//! it. Blank space collapses as browsers collapse it.

use super::broken;
use super::places::Reference;
use super::spans::Spans;
use crate::model::{Block, BlockKind, Document, Extent, Marker};
use crate::read::build::{Builder, indent};

/// What the blocks that are opened now look like; saved and restored around each element.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context {
    pub kind: BlockKind,
    pub depth: u8,
    pub quoted: u8,
    /// Lines and spaces are kept.
    pub verbatim: bool,
    /// Inside a heading or a row of a table, where nothing but its own end sets apart.
    pub line: bool,
    /// The table whose rows are to be kept as rows.
    pub table: Option<u32>,
    /// No empty row before the next block.
    pub tight: bool,
}

/// The text so far.
#[derive(Default)]
pub struct Flow {
    pub out: Builder,
    pub spans: Spans,
    pub context: Context,
    /// What hangs beside the next paragraph.
    pub marker: Option<Marker>,
    /// Descriptions of pictures that stood inside the open block.
    pictures: Vec<String>,
    /// Lines of the open block were broken by hand.
    broken: bool,
}

impl Flow {
    /// Adds words of the source.
    pub fn words(&mut self, words: &str) {
        if self.context.verbatim && !self.context.line {
            self.verbatim(words);
            return;
        }
        let word = words.trim_start_matches(is_blank);
        self.out.gap |= word.len() < words.len();
        if !word.is_empty() {
            self.begin();
            self.out.flowing(word, is_blank);
        }
    }

    /// Adds one word as it is.
    pub fn word(&mut self, word: &str) {
        self.begin();
        self.out.word(word);
    }

    /// Begins a word, and with it the block, unless one is open.
    fn begin(&mut self) {
        self.open();
        let at = self.out.at();
        self.spans.word(at);
    }

    fn verbatim(&mut self, words: &str) {
        if words.is_empty() {
            return;
        }
        self.open();
        self.spans.word(self.out.text().len());
        if words.contains('\r') {
            self.out
                .kept(&words.replace("\r\n", "\n").replace('\r', "\n"));
        } else {
            self.out.kept(words);
        }
    }

    /// Sets what follows apart from what stands before: a new block, or a space where blocks cannot be.
    pub fn boundary(&mut self) {
        if self.context.line {
            self.out.gap = true;
        } else {
            self.close();
        }
    }

    /// Adds a mark right behind the last word.
    pub fn attach(&mut self, mark: &str) {
        let gap = std::mem::take(&mut self.out.gap);
        self.word(mark);
        self.out.gap = gap;
    }

    /// A line break inside a block; two of them end it.
    pub fn line_break(&mut self) {
        if self.context.verbatim && !self.context.line {
            self.verbatim("\n");
            return;
        }
        let splits = match self.out.kind() {
            None => return,
            Some(
                BlockKind::Paragraph | BlockKind::Item(_) | BlockKind::Verse | BlockKind::Note,
            ) => true,
            Some(kind) => !kind.flows() && !self.context.line,
        };
        if !splits {
            self.out.gap = true;
        } else if self.out.text().ends_with('\n') {
            self.close();
        } else {
            self.out.line_break();
            self.broken = true;
        }
    }

    /// Begins another line of the open block, unless one begins there.
    pub fn line(&mut self) {
        if !self.out.at_line_start() {
            self.line_break();
        }
    }

    /// Opens a block as the context has it, unless one is open.
    pub fn open(&mut self) {
        if self.out.kind().is_some() {
            return;
        }
        let kind = match (self.context.kind, self.marker.take()) {
            (BlockKind::Paragraph, Some(marker)) => BlockKind::Item(marker),
            (kind, _) => kind,
        };
        let space = if self.context.tight {
            0
        } else if kind == BlockKind::Heading(1) {
            2
        } else {
            1
        };
        self.start(kind, space);
    }

    fn start(&mut self, kind: BlockKind, space: u8) {
        self.out.depth = self.context.depth;
        self.out.quoted = self.context.quoted;
        self.out.space = Some(space);
        self.out.start(kind);
    }

    /// Ends the open block, if there is one.
    pub fn close(&mut self) {
        if self.out.kind().is_none() {
            return;
        }
        let block = self.out.end_without(lead);
        let text = self.out.text();
        let start = block.map_or(text.len(), |block| block.start as usize);
        self.spans.end_block(start, text);
        if std::mem::take(&mut self.broken) && block.is_some() {
            self.part_lines();
        }
        for picture in std::mem::take(&mut self.pictures) {
            self.picture(&picture);
        }
    }

    /// Makes of the last block what its lines are, which were broken by hand.
    fn part_lines(&mut self) {
        let document = self.out.document();
        let Some(whole) = document.blocks.pop() else {
            return;
        };
        let parts = broken::blocks(document.slice(whole.extent), whole.kind);
        let start = whole.extent.start as usize;
        for (at, (line, kind)) in parts.into_iter().enumerate() {
            document.blocks.push(Block {
                extent: Extent::new(start + line.start, start + line.end),
                kind,
                space: if at == 0 { whole.space } else { 0 },
                ..whole
            });
        }
    }

    /// A line between parts, unless nothing stands before it or the last block is one.
    pub fn rule(&mut self) {
        self.close();
        if !matches!(self.last(), None | Some(BlockKind::Rule)) {
            self.start(BlockKind::Rule, 1);
            self.out.end();
        }
    }

    /// The kind of the last block that has ended.
    pub fn last(&mut self) -> Option<BlockKind> {
        self.out.document().blocks.last().map(|last| last.kind)
    }

    /// A picture by its description: a line of its own, behind the block in which it stands.
    pub fn picture(&mut self, description: &str) {
        if self.out.kind().is_some() {
            self.pictures.push(description.to_owned());
            return;
        }
        let marker = self.marker.take();
        let context = Context {
            kind: BlockKind::Image,
            verbatim: false,
            line: false,
            tight: false,
            ..self.context
        };
        self.block(context, description);
        self.marker = marker;
    }

    /// A block of its own.
    pub fn block(&mut self, context: Context, words: &str) {
        let outside = std::mem::replace(&mut self.context, context);
        self.words(words);
        self.close();
        self.context = outside;
    }

    /// Ends the text: no block is open, no rule stands at its end, everything is in order.
    pub fn finish(mut self) -> (Document, Vec<Reference>) {
        self.close();
        while self.last() == Some(BlockKind::Rule) {
            self.out.document().blocks.pop();
        }
        self.spans.sort();
        let document = self.out.document();
        let end = document.blocks.last().map_or(0, |last| last.extent.end);
        document.text.truncate(end as usize);
        document.inlines = self.spans.inlines;
        document.links = self.spans.links;
        (self.out.blocks(), self.spans.references)
    }
}

/// How many bytes at the beginning of a block are none of its words.
fn lead(kind: BlockKind, words: &str) -> usize {
    if matches!(kind, BlockKind::Row(_)) {
        0
    } else if kind == BlockKind::Code {
        words.len() - words.trim_start_matches('\n').len()
    } else {
        indent(words)
    }
}

/// Space that HTML collapses; a no-break space is a character like others.
fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_space_collapses_and_empty_blocks_vanish() {
        let mut flow = Flow::default();
        flow.words("  one \n\t two");
        flow.words("three ");
        flow.close();
        flow.words(" \u{a0} ");
        flow.close();
        flow.words("four");
        flow.rule();
        let (document, _) = flow.finish();
        assert_eq!(document.text, "one twothree\n\nfour");
        assert_eq!(document.blocks.len(), 2);
    }
}
