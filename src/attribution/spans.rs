//! Stretches that may be speech, found by how the text is printed.
//!
//! A document has one manner: double marks of any kind, single marks, or dashes; labelled turns go beside them. What
//! comes out is sorted and disjoint; whether somebody says it is decided later.

use super::sign::{self, Signs};
use super::tokens::{Text, Token};
use super::{dashes, incise, labels, marks, singles, terms};
use crate::model::{Extent, QuoteKind, Style};

/// A stretch that may be speech.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Span {
    /// The stretch with its marks.
    pub extent: Extent,
    /// The first token inside the marks.
    pub from: u32,
    /// One past the last token inside the marks.
    pub to: u32,
    /// Its paragraph.
    pub paragraph: u32,
    /// How it is set apart.
    pub kind: QuoteKind,
    /// Whether a closing mark ends it.
    pub closed: bool,
    /// Whether it goes on from the stretch before, which something interrupts.
    pub goes_on: bool,
}

impl Span {
    /// The last sign inside the marks, those of nested words and of emphasis aside.
    pub fn last_sign(&self, text: &Text<'_>) -> Option<u8> {
        let mut signs = (self.from..self.to).rev().map(|it| text.sign(it as usize));
        signs.find(|&it| !matches!(it, b'\'' | b'_' | sign::HIGH_9))
    }
}

/// Finds every stretch and marks its tokens.
pub fn find(text: &mut Text<'_>) -> Vec<Span> {
    let (mut spans, labels, asked) = labels::find(text);
    (text.labels, text.asked) = (labels, asked);
    let turns = spans.len();
    let manner = Manner::of(text);
    for (index, paragraph) in text.paragraphs.iter().enumerate() {
        let (from, to) = (paragraph.from as usize, paragraph.to as usize);
        if from == to
            || spans[..turns]
                .binary_search_by_key(&(index as u32), |it| it.paragraph)
                .is_ok()
        {
            continue;
        }
        match manner {
            Manner::Single => singles::find(text, index, from, to, &mut spans),
            Manner::Dash => match dashes::start(text, from, to) {
                Some(dash) => dashes::find(text, index, dash, to, &mut spans),
                None => marks::find(text, index, from, to, &mut spans),
            },
            Manner::Double => marks::find(text, index, from, to, &mut spans),
        }
    }
    spans.sort_by_key(|span| (span.extent.start, span.extent.end));
    spans.retain(|span| !is_code(text, span.extent));
    if text.words.lexicon().inversion {
        drop_terms(text, &mut spans);
    }
    for span in &spans {
        for token in &mut text.tokens[span.from as usize..span.to as usize] {
            token.flags |= Token::SPEECH;
        }
    }
    if text.words.lexicon().romance() {
        incise::unmark(text, &spans);
    }
    spans
}

/// Whether a stretch lies in program text, whose marks are not those of speech.
fn is_code(text: &Text<'_>, extent: Extent) -> bool {
    let inlines = &text.document.inlines;
    let behind = inlines.partition_point(|it| it.extent.start <= extent.start);
    // A style in a style: the code is one of the last few that began.
    let began = inlines[..behind].iter().rev().take(NESTED);
    began
        .filter(|it| it.style == Style::Code)
        .any(|it| it.extent.covers(extent))
}

/// How many styles may begin between the code and a mark in it.
const NESTED: usize = 4;

/// Drops what nobody says, and notes what of it says something itself.
fn drop_terms(text: &mut Text<'_>, spans: &mut Vec<Span>) {
    let mut named = Vec::new();
    spans.retain(|span| {
        let speaks = terms::speaks(text, span);
        if speaks {
            named.push((span.from, span.to));
        }
        !speaks && !terms::is_term(text, span)
    });
    text.named = named;
}

/// How a document prints speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Manner {
    Double,
    Single,
    Dash,
}

impl Manner {
    /// What may open speech.
    const OPENING: Signs = Signs::of(&[
        b'"',
        sign::HIGH_66,
        sign::HIGH_99,
        sign::LOW_99,
        sign::LEFT_ANGLES,
        sign::LEFT_CORNER,
        b'\'',
        sign::HIGH_6,
        sign::LOW_9,
        sign::LEFT_ANGLE,
    ]);
    const DASHES: Signs = Signs::of(&[sign::DASH]);

    fn of(text: &Text<'_>) -> Self {
        let (mut double, mut single) = (0_usize, 0_usize);
        let marked = text.paragraphs.iter();
        let marked = marked.filter(|it| it.signs.may_have(Self::OPENING));
        for at in marked.flat_map(|it| it.from as usize..it.to as usize) {
            match text.tokens[at].sign {
                b'"'
                | sign::HIGH_66
                | sign::HIGH_99
                | sign::LOW_99
                | sign::LEFT_ANGLES
                | sign::LEFT_CORNER => {
                    double += 1;
                }
                b'\'' | sign::HIGH_6 | sign::LOW_9 | sign::LEFT_ANGLE
                    if singles::opens(text, at) =>
                {
                    single += 1;
                }
                _ => {}
            }
        }
        let double = double / 2;
        let dashes = text
            .paragraphs
            .iter()
            .filter(|it| it.signs.may_have(Self::DASHES))
            .filter(|it| text.sign(it.from as usize) == sign::DASH && it.from < it.to);
        // A list may stand behind dashes, too; speech ends as a sentence does.
        let spoken = dashes.clone().filter(|it| {
            matches!(
                text.sign(it.to as usize - 1),
                b'.' | b'!' | b'?' | sign::DOTS | sign::RIGHT_ANGLES
            )
        });
        let (dashes, spoken) = (dashes.count(), spoken.count());
        let usual = text.words.lexicon().inversion && dashes >= 2 && spoken == dashes;
        if single > double * 2 && single >= 4 {
            Self::Single
        } else if usual || double < 3 && dashes > 3 || dashes > double && dashes > 5 {
            Self::Dash
        } else {
            Self::Double
        }
    }
}

/// The span between the tokens `from` and `to` (inside), with or without the marks that stand around it.
pub fn span(
    text: &Text<'_>,
    paragraph: usize,
    outer: (usize, usize),
    inner: (usize, usize),
    closed: bool,
) -> Span {
    Span {
        extent: Extent {
            start: text.tokens[outer.0].start,
            end: text.tokens[outer.1.saturating_sub(1).max(outer.0)].end,
        },
        from: inner.0 as u32,
        to: inner.1 as u32,
        paragraph: paragraph as u32,
        kind: QuoteKind::Quotation,
        closed,
        goes_on: false,
    }
}
