//! Words, spaces and line breaks → blocks of running text.
//!
//! Blank space collapses as browsers collapse it. A block is opened by its first word and closed by whoever sets
//! something apart; the text always ends where the last block ends, and separators are written when the next one opens.

use crate::model::{Block, BlockKind, Extent, Inline, Link, Marker, Style};

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

/// Something over words that is written down when the words end.
#[derive(Clone, Debug)]
pub enum Span {
    Style(Style),
    Link(String),
    /// A reference to a note: the place it leads to.
    Reference(String),
}

/// A span that is open, and where its words in the open block begin.
struct OpenSpan {
    span: Span,
    start: Option<usize>,
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

/// A reference to a note in the running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    pub extent: Extent,
    pub target: String,
}

/// The text so far.
#[derive(Default)]
pub struct Flow {
    pub text: String,
    pub blocks: Vec<Block>,
    pub inlines: Vec<Inline>,
    pub links: Vec<Link>,
    pub references: Vec<Reference>,
    pub context: Context,
    /// What hangs beside the next paragraph.
    pub marker: Option<Marker>,
    /// Descriptions of pictures that stood inside the open block.
    pictures: Vec<String>,
    spans: Vec<OpenSpan>,
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
        self.start_spans();
        self.text.push_str(word);
    }

    fn verbatim(&mut self, words: &str) {
        if words.is_empty() {
            return;
        }
        self.open();
        self.start_spans();
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
        self.end_spans(start);
        if start >= self.text.len() {
            self.text.truncate(open.before);
        } else if open.broken {
            self.add_lines(start, &open);
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

    /// Adds a block that has line breaks: verse, flowing text that was broken by hand, or short paragraphs.
    fn add_lines(&mut self, start: usize, open: &OpenBlock) {
        let words = self.text.get(start..).unwrap_or_default();
        let lines = if open.kind == BlockKind::Verse {
            Lines::Verse
        } else {
            lines_are(words)
        };
        match lines {
            Lines::Flow => self.add(start..self.text.len(), open.kind, open.space, open.context),
            Lines::Verse => {
                self.add(
                    start..self.text.len(),
                    BlockKind::Verse,
                    open.space,
                    open.context,
                );
            }
            Lines::Paragraphs => {
                let mut at = start;
                let lines: Vec<(usize, usize)> = words
                    .split('\n')
                    .map(|line| {
                        let lead = line.len() - line.trim_start().len();
                        let found = (at + lead, at + line.trim_end().len());
                        at += line.len() + 1;
                        found
                    })
                    .collect();
                let (mut kind, mut space) = (open.kind, open.space);
                for (from, to) in lines.into_iter().filter(|(from, to)| from < to) {
                    self.add(from..to, kind, space, open.context);
                    space = 0;
                    if matches!(kind, BlockKind::Item(_)) {
                        kind = BlockKind::Paragraph;
                    }
                }
            }
        }
    }

    /// A line between parts, unless nothing stands before it or the last block is one.
    pub fn rule(&mut self) {
        self.close();
        if self
            .blocks
            .last()
            .is_none_or(|last| last.kind == BlockKind::Rule)
        {
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
        let outside = self.context;
        self.context = Context {
            kind: BlockKind::Image,
            verbatim: false,
            line: false,
            tight: false,
            ..outside
        };
        let marker = self.marker.take();
        self.words(description);
        self.close();
        self.marker = marker;
        self.context = outside;
    }

    /// Begins a span; false when the same style is on already, so that no span has to be ended.
    pub fn begin(&mut self, span: Span) -> bool {
        let twin = self.spans.iter().any(|open| match (&open.span, &span) {
            (Span::Style(one), Span::Style(other)) => one == other,
            (Span::Link(_), Span::Link(_)) | (Span::Reference(_), Span::Reference(_)) => true,
            (Span::Style(_) | Span::Link(_) | Span::Reference(_), _) => false,
        });
        if !twin {
            self.spans.push(OpenSpan { span, start: None });
        }
        !twin
    }

    /// Ends the span that was begun last.
    pub fn end(&mut self) {
        if let Some(span) = self.spans.pop()
            && let Some(start) = span.start
        {
            self.note_down(&span.span, start);
        }
    }

    fn start_spans(&mut self) {
        let at = self.text.len();
        for span in self.spans.iter_mut().rev() {
            if span.start.is_some() {
                return;
            }
            span.start = Some(at);
        }
    }

    /// Ends all spans for the block that ends here; they go on in the next one.
    fn end_spans(&mut self, block: usize) {
        let mut spans = std::mem::take(&mut self.spans);
        for open in &mut spans {
            if let Some(start) = open.start.take() {
                self.note_down(&open.span, start.max(block));
            }
        }
        self.spans = spans;
    }

    fn note_down(&mut self, span: &Span, start: usize) {
        let words = self.text.get(start..).unwrap_or_default();
        let extent = Extent::new(start, start + words.trim_end().len());
        if extent.is_empty() {
            return;
        }
        match span {
            Span::Style(style) => self.inlines.push(Inline {
                extent,
                style: *style,
            }),
            Span::Link(target) => self.links.push(Link {
                extent,
                target: target.clone(),
            }),
            Span::Reference(target) => self.references.push(Reference {
                extent,
                target: target.clone(),
            }),
        }
    }

    /// Ends the text: no block is open, no rule stands at its end, everything is in order.
    pub fn finish(&mut self) {
        self.close();
        while self
            .blocks
            .last()
            .is_some_and(|last| last.kind == BlockKind::Rule)
        {
            self.blocks.pop();
        }
        let end = self
            .blocks
            .last()
            .map_or(0, |last| last.extent.end as usize);
        self.text.truncate(end);
        self.inlines.sort_by_key(|it| it.extent);
        self.links.sort_by_key(|it| it.extent);
        self.references.sort_by_key(|it| it.extent);
    }
}

/// Space that HTML collapses; a no-break space is a character like others.
fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

/// What lines broken by hand are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lines {
    Flow,
    Verse,
    Paragraphs,
}

/// Judges by where the lines end: sentences are paragraphs, short ones verse, long ones a typewriter's page.
fn lines_are(words: &str) -> Lines {
    let lines: Vec<&str> = words
        .split('\n')
        .map(str::trim)
        .filter(|it| !it.is_empty())
        .collect();
    let closed = lines.iter().filter(|line| {
        line.trim_end_matches(['”', '"', '’', '\'', '»', ')'])
            .ends_with(['.', '!', '?', '…', ':'])
    });
    let closed = closed.count();
    let letters: usize = lines.iter().map(|line| line.chars().count()).sum();
    if lines.len() < 3 || closed * 3 >= lines.len() * 2 {
        Lines::Paragraphs
    } else if letters <= lines.len() * 55 {
        Lines::Verse
    } else {
        Lines::Flow
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_broken_by_hand_are_told_apart() {
        for (words, is) in [
            ("The mill is old.\nThe wheel is new.", Lines::Paragraphs),
            (
                "“Who?” she asked.\n“Me.”\n“You!”\nHe nodded",
                Lines::Paragraphs,
            ),
            (
                "O river, carry down\nthe leaves of all my days\nand leave me",
                Lines::Verse,
            ),
            (
                "The granary stood where two roads met, and whoever came by on a\n\
                 market day would stop to look at the clock that nobody had wound for\n\
                 as long as anybody in the lower village could remember and which ran",
                Lines::Flow,
            ),
        ] {
            assert_eq!(lines_are(words), is, "{words}");
        }
    }

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
        flow.finish();
        assert_eq!(flow.text, "one twothree\n\nfour");
        assert_eq!(flow.blocks.len(), 2);
    }
}
