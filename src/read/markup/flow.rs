//! Words, spaces and line breaks → blocks of running text.
//!
//! Blank space collapses as browsers collapse it. A block is opened by its first word and closed by whoever sets
//! something apart; the text always ends where the last block ends, and separators are written when the next one opens.

use super::broken;
use super::places::Reference;
use super::spans::Spans;
use crate::model::{Block, BlockKind, Document, Marker};

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

struct OpenBlock {
    start: usize,
    kind: BlockKind,
    context: Context,
    space: u8,
    /// Where the text ended before its separator.
    before: usize,
    broken: bool,
}

/// The text so far.
#[derive(Default)]
pub struct Flow {
    pub text: String,
    pub blocks: Vec<Block>,
    pub spans: Spans,
    pub context: Context,
    /// What hangs beside the next paragraph.
    pub marker: Option<Marker>,
    /// Descriptions of pictures that stood inside the open block.
    pictures: Vec<String>,
    open: Option<OpenBlock>,
    /// A space is due before the next word.
    blank: bool,
}

impl Flow {
    /// Adds words of the source.
    pub fn words(&mut self, words: &str) {
        if self.context.verbatim && !self.context.line {
            self.verbatim(words);
            return;
        }
        let mut rest = words;
        loop {
            let word = rest.trim_start_matches(is_blank);
            self.blank |= word.len() < rest.len();
            let end = word.find(is_blank).unwrap_or(word.len());
            let (word, more) = word.split_at(end);
            if word.is_empty() {
                return;
            }
            self.word(word);
            rest = more;
        }
    }

    /// Adds one word as it is.
    pub fn word(&mut self, word: &str) {
        self.open();
        if std::mem::take(&mut self.blank) && !self.at_line_start() {
            self.text.push(' ');
        }
        self.spans.word(self.text.len());
        self.text.push_str(word);
    }

    fn verbatim(&mut self, words: &str) {
        if words.is_empty() {
            return;
        }
        self.open();
        self.spans.word(self.text.len());
        if words.contains('\r') {
            self.text
                .push_str(&words.replace("\r\n", "\n").replace('\r', "\n"));
        } else {
            self.text.push_str(words);
        }
    }

    /// Sets what follows apart from what stands before: a new block, or a space where blocks cannot be.
    pub fn boundary(&mut self) {
        if self.context.line {
            self.blank = true;
        } else {
            self.close();
        }
    }

    /// Begins another cell of the row that is open.
    pub fn cell(&mut self) {
        self.text.push('\t');
        self.blank = false;
    }

    /// Adds a mark right behind the last word.
    pub fn attach(&mut self, mark: &str) {
        let blank = std::mem::take(&mut self.blank);
        self.word(mark);
        self.blank = blank;
    }

    /// The words of the open block.
    pub fn open_words(&self) -> &str {
        let start = self
            .open
            .as_ref()
            .map_or(self.text.len(), |open| open.start);
        self.text.get(start..).unwrap_or_default()
    }

    /// A line break inside a block; two of them end it.
    pub fn line_break(&mut self) {
        if self.context.verbatim && !self.context.line {
            self.verbatim("\n");
            return;
        }
        let splits = match self.open.as_ref().map(|open| open.kind) {
            None => return,
            Some(
                BlockKind::Paragraph | BlockKind::Item(_) | BlockKind::Verse | BlockKind::Note,
            ) => true,
            Some(kind) => !kind.flows() && !self.context.line,
        };
        if !splits {
            self.blank = true;
        } else if self.text.ends_with('\n') {
            self.close();
        } else {
            self.text.push('\n');
            self.blank = false;
            self.open.iter_mut().for_each(|open| open.broken = true);
        }
    }

    /// Begins another line of the open block, unless one begins there.
    pub fn line(&mut self) {
        if !self.at_line_start() {
            self.line_break();
        }
    }

    fn at_line_start(&self) -> bool {
        let start = self.open.as_ref().map_or(0, |open| open.start);
        self.text.len() == start || self.text.ends_with(['\n', '\t'])
    }

    /// Opens a block as the context has it, unless one is open.
    pub fn open(&mut self) {
        if self.open.is_some() {
            return;
        }
        let context = self.context;
        let kind = match (context.kind, self.marker.take()) {
            (BlockKind::Paragraph, Some(marker)) => BlockKind::Item(marker),
            (kind, _) => kind,
        };
        let space = if self.blocks.is_empty() || context.tight {
            0
        } else if kind == BlockKind::Heading(1) {
            2
        } else {
            1
        };
        let before = self.text.len();
        self.separate(space);
        self.open = Some(OpenBlock {
            start: self.text.len(),
            kind,
            context,
            space,
            before,
            broken: false,
        });
        self.blank = false;
    }

    fn separate(&mut self, space: u8) {
        if !self.blocks.is_empty() {
            self.text.push_str(if space == 0 { "\n" } else { "\n\n" });
        }
    }

    /// Ends the open block, if there is one.
    pub fn close(&mut self) {
        let Some(open) = self.open.take() else {
            return;
        };
        self.blank = false;
        let words = self.text.get(open.start..).unwrap_or_default().trim_end();
        let lead = if matches!(open.kind, BlockKind::Row(_)) {
            0
        } else if open.kind == BlockKind::Code {
            words.len() - words.trim_start_matches('\n').len()
        } else {
            words.len() - words.trim_start().len()
        };
        self.text.truncate(open.start + words.len());
        let start = open.start + lead;
        self.spans.end_block(start, &self.text);
        if start >= self.text.len() {
            self.text.truncate(open.before);
        } else if open.broken {
            let mut space = open.space;
            let words = self.text.get(start..).unwrap_or_default();
            for (line, kind) in broken::blocks(words, open.kind) {
                self.add(
                    start + line.start..start + line.end,
                    kind,
                    space,
                    open.context,
                );
                space = 0;
            }
        } else {
            self.add(start..self.text.len(), open.kind, open.space, open.context);
        }
        for picture in std::mem::take(&mut self.pictures) {
            self.picture(&picture);
        }
    }

    fn add(&mut self, range: std::ops::Range<usize>, kind: BlockKind, space: u8, context: Context) {
        self.blocks.push(Block {
            extent: range.into(),
            kind,
            depth: context.depth,
            quoted: context.quoted,
            space,
        });
    }

    /// A line between parts, unless nothing stands before it or the last block is one.
    pub fn rule(&mut self) {
        self.close();
        if self.blocks.is_empty() || self.ends_with_rule() {
            return;
        }
        self.separate(1);
        let end = self.text.len();
        self.add(end..end, BlockKind::Rule, 1, self.context);
    }

    /// A picture by its description: a line of its own, behind the block in which it stands.
    pub fn picture(&mut self, description: &str) {
        if self.open.is_some() {
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
        while self.ends_with_rule() {
            self.blocks.pop();
        }
        let end = self.blocks.last().map_or(0, |last| last.extent.end);
        self.text.truncate(end as usize);
        self.spans.sort();
        let document = Document {
            text: self.text,
            blocks: self.blocks,
            inlines: self.spans.inlines,
            links: self.spans.links,
            ..Document::default()
        };
        (document, self.spans.references)
    }

    fn ends_with_rule(&self) -> bool {
        let last = self.blocks.last();
        last.is_some_and(|last| last.kind == BlockKind::Rule)
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
