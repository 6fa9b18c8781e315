//! Text on paper: the wrapped rows of a document with the speakers in the margin.
//!
//! As on the screen, a quotation has a bar beside it whose shape tells the certainty, and the speaker's name stands at
//! its first row; nothing of this is put into the text.

use std::io::{self, Write};

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::export::{self, Source};
use crate::layout::{self, LIST_STEP, Row, RowKind};
use crate::model::{Attribution, Certainty, Extent, Quote, SpeakerId, sanitise};

/// Columns of the text, unless the terminal has fewer.
const COLUMN: u16 = 72;
/// Columns of the margin: a name, a bar and the spaces around it.
const NAME: usize = 18;
const MARGIN: u16 = NAME as u16 + 3;

/// Somebody, or nobody known.
type Voice = (Option<SpeakerId>,);

/// Writes rows with their margin.
pub struct Margin<W: Write> {
    out: W,
    column: u16,
    /// Who spoke in the row before, if it was a row of a quotation.
    last: Option<Voice>,
    line: String,
}

impl<W: Write> Margin<W> {
    /// Writes to `out`, as wide as `COLUMNS` says or as the text needs.
    pub fn new(out: W) -> Self {
        let columns = std::env::var("COLUMNS")
            .ok()
            .and_then(|it| it.parse::<u16>().ok());
        let column = columns.map_or(COLUMN, |columns| columns.saturating_sub(MARGIN + 1));
        Self {
            out,
            column: column.clamp(20, COLUMN),
            last: None,
            line: String::new(),
        }
    }

    /// The name of the work that follows; `gap` when another went before it.
    pub fn title(&mut self, name: &str, gap: bool) -> io::Result<()> {
        self.last = None;
        for _ in 0..if gap { 2 } else { 0 } {
            self.blank()?;
        }
        self.write("", ' ', &sanitise(name, false).to_string())?;
        self.blank()
    }

    /// The blocks of a document with these indices, with the blank rows before them.
    pub fn blocks(&mut self, source: Source<'_>, blocks: std::ops::Range<usize>) -> io::Result<()> {
        for index in blocks {
            let Some(block) = source.document.blocks.get(index) else {
                break;
            };
            let space = if index == 0 { 0 } else { block.space.min(3) };
            for _ in 0..space {
                self.blank()?;
            }
            for row in layout::rows(source.document, index, self.column) {
                self.row(source, row, None)?;
            }
        }
        Ok(())
    }

    /// The quotations with these indices, under their lessons.
    pub fn quotations(
        &mut self,
        source: Source<'_>,
        quotes: &[usize],
        several: bool,
    ) -> io::Result<()> {
        let document = source.document;
        let mut section = None;
        for quote in quotes.iter().filter_map(|&at| source.voices.quotes.get(at)) {
            let at = document.section_at(quote.extent.start);
            if section != Some(at) {
                self.blank()?;
                let lesson = export::lesson(document, at);
                let work = Some(source.name.to_owned()).filter(|_| several && section.is_none());
                for line in work.into_iter().chain(lesson) {
                    self.write("", ' ', &sanitise(&line, false).to_string())?;
                }
                section = Some(at);
            }
            self.blank()?;
            self.quotation(source, quote)?;
        }
        self.out.flush()
    }

    /// The rows of one quotation; what stands around it in them is left out.
    fn quotation(&mut self, source: Source<'_>, quote: &Quote) -> io::Result<()> {
        // A row holds a byte at least.
        let most = quote.extent.len() + 1;
        let rows = layout::screen(source.document, quote.extent.start, self.column, most);
        for row in rows {
            if row.extent.start >= quote.extent.end {
                break;
            }
            if row.extent.intersection(quote.extent).is_some() {
                self.row(source, row, Some(quote.extent))?;
            }
        }
        Ok(())
    }

    fn blank(&mut self) -> io::Result<()> {
        self.last = None;
        writeln!(self.out)
    }

    /// A row with its margin; of `only`, where that is set.
    fn row(&mut self, source: Source<'_>, row: Row, only: Option<Extent>) -> io::Result<()> {
        let within = only.map_or(row.extent, |only| {
            row.extent.intersection(only).unwrap_or_default()
        });
        let quotes = source.voices.quotes_in(within);
        let name = self.name(source.voices, quotes);
        let bar = quotes.first().map_or(' ', bar);
        let mut line = std::mem::take(&mut self.line);
        line.clear();
        text(source, row, only, &mut line);
        let written = self.write(&name, bar, line.trim_end());
        self.line = line;
        written
    }

    /// The names to stand beside a row with these quotations: those who did not speak in the row before.
    fn name(&mut self, voices: &Attribution, quotes: &[Quote]) -> String {
        let mut names: Vec<String> = Vec::new();
        for quote in quotes {
            if self.last != Some((quote.speaker,)) {
                names.extend(
                    quote
                        .speaker
                        .and_then(|id| voices.speaker(id))
                        .map(|it| it.name.clone()),
                );
            }
            self.last = Some((quote.speaker,));
        }
        if quotes.is_empty() {
            self.last = None;
        }
        sanitise(&names.join(", "), false).into_string()
    }

    fn write(&mut self, name: &str, bar: char, text: &str) -> io::Result<()> {
        let name = fitted(name);
        let pad = " ".repeat(NAME - name.width());
        let line = format!("{pad}{name} {bar} {text}");
        writeln!(self.out, "{}", line.trim_end())
    }

    /// Hands what was written on.
    pub fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// The mark beside a quotation: certain, likely, unknown.
fn bar(quote: &Quote) -> char {
    match quote.certainty {
        Certainty::Certain => '▎',
        Certainty::Likely(_) => '┆',
        Certainty::Unknown => '?',
    }
}

/// What a row paints, with its indent and marker.
fn text(source: Source<'_>, row: Row, only: Option<Extent>, line: &mut String) {
    let document = source.document;
    let mut column = 0;
    let block = document.blocks.get(row.block as usize);
    let marker = block
        .filter(|_| row.kind == RowKind::First && only.is_none())
        .and_then(|block| layout::marker(document, block));
    if let Some(marker) = marker {
        let before = row
            .indent
            .saturating_sub(LIST_STEP.max(marker.width() as u16));
        line.push_str(&" ".repeat(usize::from(before)));
        line.push_str(&marker);
        column = before + marker.width() as u16;
    }
    layout::glyphs(document, row, &mut |glyph| {
        if only.is_none_or(|only| only.intersection(glyph.extent).is_some()) {
            let gap = glyph.column.saturating_sub(column);
            line.push_str(&" ".repeat(usize::from(gap)));
            line.push_str(glyph.text);
        }
        column = glyph.column.saturating_add(glyph.width);
    });
}

/// A name cut to the margin.
fn fitted(name: &str) -> String {
    if name.width() <= NAME {
        return name.to_owned();
    }
    let mut cut = String::new();
    for cluster in name.graphemes(true) {
        if cut.width() + cluster.width() >= NAME {
            break;
        }
        cut.push_str(cluster);
    }
    cut.push('…');
    cut
}
