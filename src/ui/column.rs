//! The column of text and its gutter: who speaks, painted beside the words and never between them.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::paint::{Pen, width};
use super::{Role, Scene};
use crate::app::Area;
use crate::layout::{self, QUOTE_STEP, Row, RowKind};
use crate::model::{Block, BlockKind, Certainty, Document, Extent, Quote, Style as Setting};
use crate::search::Match;

pub(super) fn draw(scene: &Scene<'_>, buffer: &mut Buffer) {
    let inlines = inlines(scene);
    let Scene { areas, .. } = scene;
    for (at, row) in (0..areas.text.height).zip(&scene.rows) {
        let line = |area: Area| Area {
            y: area.y + at,
            height: 1,
            ..area
        };
        let Some(block) = scene.app.document().blocks.get(row.block as usize) else {
            continue;
        };
        if row.kind == RowKind::Blank {
            continue;
        }
        beside(scene, row, block, Pen::new(buffer, line(areas.text)));
        if block.kind == BlockKind::Rule {
            let middle = areas.text.x + (areas.text.width.saturating_sub(5)) / 2;
            let mut pen = Pen::new(buffer, line(areas.text));
            pen.skip_to(middle)
                .text("* * *", scene.theme.style(Role::Dim));
            continue;
        }
        words(scene, row, block, &inlines, line(areas.text), buffer);
        gutter(scene, row, at == 0, Pen::new(buffer, line(areas.gutter)));
    }
}

/// The marker of a list item, and the bars of a block quote.
fn beside(scene: &Scene<'_>, row: &Row, block: &Block, mut pen: Pen<'_>) {
    let start = pen.x() + row.indent;
    for step in (1..=u16::from(block.quoted)).rev() {
        if let Some(x) = row.indent.checked_sub(step * QUOTE_STEP) {
            let x = start - row.indent + x;
            pen.skip_to(x).text("│", scene.theme.style(Role::Faint));
        }
    }
    if row.kind == RowKind::First
        && let Some(marker) = layout::marker(scene.app.document(), block)
    {
        pen.skip_to(start.saturating_sub(width(&marker)))
            .text(&marker, scene.theme.style(Role::Dim));
    }
}

/// The styles over words of the blocks on the screen.
fn inlines(scene: &Scene<'_>) -> Vec<(Extent, Role)> {
    let document = scene.app.document();
    // A style lies inside one block, so none that began before the first block on the screen reaches it.
    let first = scene
        .rows
        .first()
        .and_then(|row| document.blocks.get(row.block as usize));
    let from = first.map_or(0, |block| block.extent.start);
    let end = scene.visible.end;
    let start = document
        .inlines
        .partition_point(|it| it.extent.start < from);
    let styles = document
        .inlines
        .iter()
        .skip(start)
        .take_while(|it| it.extent.start < end);
    let styles = styles.map(|it| (it.extent, role(it.style)));
    let start = document.links.partition_point(|it| it.extent.start < from);
    let links = document
        .links
        .iter()
        .skip(start)
        .take_while(|it| it.extent.start < end);
    let links = links.map(|it| (it.extent, Role::Link));
    styles
        .chain(links)
        .filter(|(extent, _)| extent.intersection(scene.visible).is_some())
        .collect()
}

fn role(style: Setting) -> Role {
    match style {
        Setting::Emphasis => Role::Emphasis,
        Setting::Strong => Role::Strong,
        Setting::Strike => Role::Strike,
        Setting::Code => Role::Code,
        Setting::Label => Role::Label,
    }
}

fn words(
    scene: &Scene<'_>,
    row: &Row,
    block: &Block,
    inlines: &[(Extent, Role)],
    area: Area,
    buffer: &mut Buffer,
) {
    let document = scene.app.document();
    let base = scene.theme.style(base(document, block, row));
    let spans = spans(scene, row.extent, inlines);
    layout::glyphs(document, *row, &mut |glyph| {
        let x = area.x.saturating_add(glyph.column);
        if x.saturating_add(glyph.width) > area.right() {
            return;
        }
        let over = spans
            .iter()
            .filter(|(extent, _)| extent.contains(glyph.extent.start));
        let style = over.fold(base, |style, (_, over)| style.patch(*over));
        buffer.set_stringn(x, area.y, glyph.text, usize::from(glyph.width), style);
    });
}

/// How the words of a block look where nothing lies over them.
fn base(document: &Document, block: &Block, row: &Row) -> Role {
    match block.kind {
        BlockKind::Title => Role::Bright,
        BlockKind::Heading(_) => Role::Heading,
        BlockKind::Aside | BlockKind::Note | BlockKind::Image => Role::Aside,
        // Its indent and its lines set it apart.
        BlockKind::Code => Role::Text,
        BlockKind::Rule => Role::Dim,
        BlockKind::Row(table) if heads(document, table, row.block) => Role::Strong,
        BlockKind::Paragraph | BlockKind::Item(_) | BlockKind::Verse | BlockKind::Row(_) => {
            if block.quoted > 0 {
                Role::Quoted
            } else {
                Role::Text
            }
        }
    }
}

/// Whether a block is the heading of its table.
fn heads(document: &Document, table: u32, block: u32) -> bool {
    let same = |block: &Block| block.kind == BlockKind::Row(table);
    let before = block
        .checked_sub(1)
        .and_then(|at| document.blocks.get(at as usize));
    document
        .tables
        .get(table as usize)
        .is_some_and(|it| it.headed)
        && !before.is_some_and(same)
}

/// What lies over the words of a row, from below to above.
fn spans(scene: &Scene<'_>, row: Extent, inlines: &[(Extent, Role)]) -> Vec<(Extent, Style)> {
    let Scene { app, theme, .. } = scene;
    let touches = |extent: &Extent| extent.intersection(row).is_some();
    let mut spans = Vec::new();
    for quote in app.voices().quotes_in(row) {
        spans.push((quote.extent, theme.style(speech(scene, quote))));
    }
    for (extent, role) in inlines.iter().filter(|(extent, _)| touches(extent)) {
        spans.push((*extent, theme.style(*role)));
        if *role == Role::Emphasis {
            let marks = typed_marks(app.document(), *extent).into_iter().flatten();
            spans.extend(marks.map(|it| (it, theme.style(Role::Faint))));
        }
    }
    if let Some(quote) = app.why() {
        let asked = [(quote.mention, Role::Mention), (quote.cue, Role::Cue)];
        spans.extend(
            asked
                .into_iter()
                .filter_map(|(extent, role)| Some((extent?, theme.style(role)))),
        );
    }
    if let Some(search) = app.search() {
        let now = search
            .current()
            .and_then(|at| search.matches().get(at))
            .map(|it| it.extent);
        for found in search.matches_in(row) {
            let role = hit(scene, found, Some(found.extent) == now);
            let parts = found.parts.iter().filter(|part| touches(part));
            spans.extend(parts.map(|part| (*part, theme.style(role))));
        }
    }
    spans
}

/// The marks that emphasised words were typed between, where the text still has them.
fn typed_marks(document: &Document, extent: Extent) -> Option<[Extent; 2]> {
    let words = document.slice(extent);
    let marked = words.len() > 2 && words.starts_with('_') && words.ends_with('_');
    let (start, end) = (extent.start as usize, extent.end as usize);
    marked.then(|| [Extent::new(start, start + 1), Extent::new(end - 1, end)])
}

/// The role of what a search found; a quotation that was asked for as a whole keeps its colour.
pub(super) fn hit(scene: &Scene<'_>, found: &Match, now: bool) -> Role {
    let quotes = &scene.app.voices().quotes;
    let quote = found.quote.and_then(|at| quotes.get(at as usize));
    let whole = quote.is_some_and(|it| it.extent == found.extent);
    match (whole, now) {
        (true, true) => Role::HeardNow,
        (true, false) => Role::Heard,
        (false, true) => Role::HitNow,
        (false, false) => Role::Hit,
    }
}

/// The role of what somebody says.
pub(super) fn speech(scene: &Scene<'_>, quote: &Quote) -> Role {
    quote
        .speaker
        .map_or(Role::Nobody, |id| Role::Speech(scene.app.people().slot(id)))
}

/// Initials where a quotation begins (or goes on, at the top of the screen), and a bar along it. Of several that begin
/// in a row the current one is shown, or else the first.
fn gutter(scene: &Scene<'_>, row: &Row, topmost: bool, mut pen: Pen<'_>) {
    let voices = scene.app.voices();
    let quotes = voices.quotes_in(row.extent);
    let current = scene.quotation.and_then(|at| voices.quotes.get(at));
    let is_current = |it: &Quote| current.is_some_and(|current| it.extent == current.extent);
    let mut beginning = quotes
        .iter()
        .filter(|it| row.extent.contains(it.extent.start));
    let begins = beginning
        .clone()
        .find(|it| is_current(it))
        .or_else(|| beginning.next());
    let Some(quote) = begins.or(quotes.first()) else {
        return;
    };
    let style = scene.theme.style(speech(scene, quote));
    let now = is_current(quote);
    let label = if now {
        style.patch(scene.theme.style(Role::Now))
    } else {
        style
    };
    let start = pen.x();
    if let Some(id) = quote.speaker.filter(|_| begins.is_some() || topmost) {
        let initials = scene.app.people().initials(id);
        pen.skip(2_u16.saturating_sub(width(initials)))
            .text(initials, label.patch(bold()));
    }
    // A gutter of five columns has one between the initials and the bar.
    pen.skip_to(start + 2 + u16::from(pen.room() + pen.x() - start > 4));
    pen.text(
        bar(quote.certainty),
        if quote.speaker.is_none() {
            label
        } else {
            style
        },
    );
}

fn bold() -> Style {
    Style::new().add_modifier(ratatui::style::Modifier::BOLD)
}

/// How sure a speaker is, as a glyph.
pub(super) fn bar(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Certain => "▎",
        Certainty::Likely(_) => "┆",
        Certainty::Unknown => "?",
    }
}
