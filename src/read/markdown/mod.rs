//! Markdown (`CommonMark` with tables, footnotes, strike-through, task lists and front matter), through pulldown-cmark.
//!
//! A block quote that ends in "— Name" is a quotation by that name. Markup in HTML is left out, its words are kept.
//! Nesting beyond [`DEEPEST`] is taken out before parsing, with a notice.

mod front_matter;
mod markup;
mod nesting;
mod talk;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::build::Builder;
use super::names::signature;
use super::notes::Notes;
use crate::model::{BlockKind, Document, Extent, Given, Marker, Style, Table};

/// How deep block quotes and lists may nest in all.
const DEEPEST: usize = 24;

/// Reads Markdown.
pub fn parse(text: &str) -> Document {
    let (text, capped) = nesting::capped(text, DEEPEST);
    let mut reader = Reader::default();
    let mut options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES;
    options.set(
        Options::ENABLE_YAML_STYLE_METADATA_BLOCKS,
        front_matter::begins(&text, "---", ':'),
    );
    options.set(
        Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS,
        front_matter::begins(&text, "+++", '='),
    );
    let talk = talk::is_talk(&text);
    for (event, place) in Parser::new_ext(&text, options).into_offset_iter() {
        let line = || text.get(place.start..).and_then(|it| it.lines().next());
        if talk && event == Event::Start(Tag::Strong) && line().and_then(talk::label).is_some() {
            reader.label();
        }
        reader.event(event);
    }
    reader.notes.place(reader.out.document());
    let mut document = reader.out.finish();
    if capped {
        let notice = format!(
            "block quotes and lists nest deeper than {DEEPEST} here; the rest is shown at that depth"
        );
        document.notices.push(notice);
    }
    document
}

#[derive(Default)]
struct Reader {
    out: Builder,
    /// Where the styles that are open began.
    styles: Vec<usize>,
    links: Vec<(usize, String)>,
    /// The next number of every open list; bullets have none.
    lists: Vec<Option<u64>>,
    /// An outermost list has begun and has no block yet.
    list_begins: bool,
    /// The marker of an item that has no block yet.
    marker: Option<Marker>,
    /// For every open block quote, how many blocks there were before it.
    quotes: Vec<usize>,
    notes: Notes,
    metadata: Option<String>,
    markup: markup::Stripper,
    /// A line ended in a block quote: what comes may be its signature.
    line_ended: bool,
    /// The event before was the end of a line that a reader does not see.
    soft_break: bool,
    paragraph: Paragraph,
    cells: usize,
}

/// What the open paragraph holds: a picture alone becomes a block of its own kind.
#[derive(Clone, Copy, Default)]
struct Paragraph {
    inside_picture: bool,
    picture: bool,
    words: bool,
}

impl Reader {
    fn event(&mut self, event: Event<'_>) {
        self.soft_break = event == Event::SoftBreak;
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(words) | Event::InlineMath(words) | Event::DisplayMath(words) => {
                self.words(&words);
            }
            Event::Code(code) => {
                let from = self.place();
                self.out.words(&code);
                self.out.style(from, Style::Code);
                self.paragraph.words = true;
            }
            Event::Html(markup) => {
                let words = self.markup.text(&markup);
                self.out.words(&words);
            }
            Event::InlineHtml(markup) if markup::is_break(&markup) => self.hard_break(),
            Event::InlineHtml(_) => {}
            Event::FootnoteReference(label) => {
                self.place();
                self.notes.refer(&label, &mut self.out);
            }
            Event::SoftBreak => {
                self.out.words("\n");
                self.line_ended = !self.quotes.is_empty();
            }
            Event::HardBreak => self.hard_break(),
            Event::Rule => {
                self.out.start(BlockKind::Rule);
                self.out.end();
            }
            Event::TaskListMarker(done) => {
                self.marker = Some(Marker::Task(done));
                if self.out.kind().is_some() {
                    self.marker = None;
                    self.out.turn_into(BlockKind::Item(Marker::Task(done)));
                }
            }
        }
    }

    /// Words of running text. In a block quote a line that signs it gets a block of its own.
    fn words(&mut self, words: &str) {
        if let Some(metadata) = &mut self.metadata {
            metadata.push_str(words);
            return;
        }
        if std::mem::take(&mut self.line_ended) && (signature(words).is_some() || is_dash(words)) {
            self.out.space = Some(0);
            self.out.start(BlockKind::Paragraph);
        }
        self.place();
        self.paragraph.words |= !self.paragraph.inside_picture && !words.trim().is_empty();
        self.out.words(words);
    }

    /// Sees to it that a block is open (in a tight list nothing else opens one) and returns the place of its next word.
    fn place(&mut self) -> usize {
        if self.out.kind().is_none() {
            if !self.lists.is_empty() && !self.list_begins {
                self.out.space = Some(0);
            }
            self.block(BlockKind::Paragraph);
        }
        self.out.at()
    }

    /// A label in bold begins: at the start of a line it opens a paragraph, as behind an empty line.
    fn label(&mut self) {
        if self.soft_break && self.out.kind() == Some(BlockKind::Paragraph) {
            self.out.space = Some(0);
            self.out.start(BlockKind::Paragraph);
        }
    }

    /// Opens a block, as a list item when it is the first words of one; a heading or code leaves the marker to them.
    fn block(&mut self, kind: BlockKind) {
        self.list_begins = false;
        match (kind, self.marker) {
            (BlockKind::Paragraph, Some(marker)) => {
                self.marker = None;
                self.out.start(BlockKind::Item(marker));
            }
            (kind, _) => self.out.start(kind),
        }
    }

    /// A line end that the author wants: the lines of this block are kept.
    fn hard_break(&mut self) {
        if self.out.kind() == Some(BlockKind::Paragraph) {
            self.out.turn_into(BlockKind::Verse);
        }
        self.out.line_break();
        self.line_ended = !self.quotes.is_empty();
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph => {
                self.paragraph = Paragraph::default();
                self.block(BlockKind::Paragraph);
            }
            Tag::Heading { level, .. } => self.block(BlockKind::Heading(level as u8)),
            Tag::BlockQuote(_) => {
                self.out.end();
                self.marker = None;
                let blocks = self.out.document().blocks.len();
                self.quotes.push(blocks);
                self.out.quoted = self.out.quoted.saturating_add(1);
            }
            Tag::CodeBlock(_) => self.block(BlockKind::Code),
            Tag::HtmlBlock => {
                self.markup = markup::Stripper::default();
                self.block(BlockKind::Paragraph);
            }
            Tag::List(first) => {
                self.out.end();
                self.list_begins = self.lists.is_empty();
                self.lists.push(first);
                self.out.depth = self.out.depth.saturating_add(1);
            }
            Tag::Item => self.item(),
            Tag::FootnoteDefinition(label) => {
                self.out.end();
                self.notes.begin(&label, &mut self.out);
            }
            Tag::Table(_) => {
                self.out.end();
                self.out.document().tables.push(Table {
                    widths: Vec::new(),
                    headed: true,
                });
            }
            Tag::TableHead => self.row(None),
            Tag::TableRow => self.row(Some(0)),
            Tag::TableCell => {
                if self.cells > 0 {
                    self.out.tab();
                }
                self.cells += 1;
            }
            tag => self.start_inline(tag),
        }
    }

    fn start_inline(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough => {
                let at = self.place();
                self.styles.push(at);
            }
            Tag::Link { dest_url, .. } => {
                let at = self.place();
                self.links.push((at, dest_url.to_string()));
            }
            Tag::Image { .. } => {
                self.place();
                (self.paragraph.picture, self.paragraph.inside_picture) = (true, true);
            }
            Tag::MetadataBlock(_) => self.metadata = Some(String::new()),
            // Definition lists, superscripts and subscripts are not asked for.
            _ => {}
        }
    }

    fn item(&mut self) {
        self.out.end();
        self.marker = Some(match self.lists.last_mut() {
            Some(Some(number)) => {
                let marker = Marker::Number(u32::try_from(*number).unwrap_or(u32::MAX));
                *number = number.saturating_add(1);
                marker
            }
            Some(None) | None => Marker::Bullet,
        });
    }

    fn row(&mut self, space: Option<u8>) {
        let table = self.out.document().tables.len().saturating_sub(1) as u32;
        self.out.space = space;
        self.out.start(BlockKind::Row(table));
        self.cells = 0;
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => {
                if self.paragraph.picture && !self.paragraph.words {
                    self.out.turn_into(BlockKind::Image);
                }
                self.out.end();
                self.line_ended = false;
            }
            TagEnd::Heading(level) => self.end_heading(level as u8),
            TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::TableHead | TagEnd::TableRow => {
                self.out.end();
            }
            TagEnd::BlockQuote(_) => self.end_quote(),
            TagEnd::List(_) => {
                self.out.end();
                self.lists.pop();
                self.out.depth = self.out.depth.saturating_sub(1);
                self.marker = None;
            }
            TagEnd::Item => {
                self.out.end();
                self.marker = None;
            }
            TagEnd::FootnoteDefinition => {
                self.out.end();
                self.notes.end(&mut self.out);
            }
            TagEnd::Emphasis => self.style(Style::Emphasis),
            TagEnd::Strong => self.style(Style::Strong),
            TagEnd::Strikethrough => self.style(Style::Strike),
            TagEnd::Link => {
                if let Some((from, target)) = self.links.pop() {
                    self.out.link(from, target);
                }
            }
            TagEnd::Image => self.paragraph.inside_picture = false,
            TagEnd::MetadataBlock(_) => {
                let lines = self.metadata.take().unwrap_or_default();
                self.out.title_page(front_matter::meta(&lines));
            }
            TagEnd::Table
            | TagEnd::TableCell
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::Superscript
            | TagEnd::Subscript => {}
        }
    }

    /// Ends a heading. One that repeats the title of the front matter is not said twice.
    fn end_heading(&mut self, level: u8) {
        let words = self.out.open_words().to_owned();
        let document = self.out.document();
        let only_title = document
            .blocks
            .iter()
            .all(|block| matches!(block.kind, BlockKind::Title | BlockKind::Aside));
        let same = document
            .meta
            .title
            .as_deref()
            .is_some_and(|title| title.trim() == words.trim());
        if level == 1 && only_title && same && !document.blocks.is_empty() {
            self.out.discard();
        } else {
            self.out.end();
        }
    }

    /// Ends a block quote; signed, it is somebody's words.
    fn end_quote(&mut self) {
        self.out.end();
        self.out.quoted = self.out.quoted.saturating_sub(1);
        self.line_ended = false;
        let Some(from) = self.quotes.pop() else {
            return;
        };
        let document = self.out.document();
        let blocks = document.blocks.get(from..).unwrap_or_default();
        let [first, .., before, last] = blocks else {
            if let [first, last] = blocks {
                let given = given(&document.text, first.extent, first.extent, last.extent);
                document.given.extend(given);
            }
            return;
        };
        let given = given(&document.text, first.extent, before.extent, last.extent);
        document.given.extend(given);
    }

    fn style(&mut self, style: Style) {
        if let Some(from) = self.styles.pop() {
            self.out.style(from, style);
        }
    }
}

/// Whether words are only the dash before a name that is set in another style.
fn is_dash(words: &str) -> bool {
    matches!(words.trim(), "—" | "–" | "―" | "--" | "---")
}

/// What stands from the block `first` to the block `before`, by whoever the block `last` names.
fn given(text: &str, first: Extent, before: Extent, last: Extent) -> Option<Given> {
    let line = last.of(text);
    let name = signature(line)?;
    let at = last.start as usize;
    Some(Given {
        extent: Extent {
            start: first.start,
            end: before.end,
        },
        speaker: line.get(name.clone())?.to_owned(),
        mention: Some(Extent::new(at + name.start, at + name.end)),
    })
}

#[cfg(test)]
mod tests;
