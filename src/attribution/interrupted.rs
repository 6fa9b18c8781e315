//! A quotation that something interrupts: an aside, or the words of another.
//!
//! What stands between such gaps is one utterance and has one speaker.

use super::nested::NestedTag;
use super::sign::{self, Signs};
use super::spans::Span;
use super::tags::Tagger;
use super::tokens::Text;
use super::{asides, nested};
use crate::model::{Extent, QuoteKind};

/// Words of another in somebody's speech: “He said nothing. ‘Sit down,’ said I, and he did.”
#[derive(Clone, Copy, Debug)]
pub struct Nested {
    /// Where they stand.
    pub span: Span,
    /// What beside them says whose they are.
    pub tag: Option<NestedTag>,
    /// The quotation they stand in, by its index.
    pub within: u32,
}

/// Signs that may begin an aside.
const BRACKETS: Signs = Signs::of(b"([");

/// Signs that may close the words of another, within double marks or single ones, and what may stand for them.
const MARKS: Signs = Signs::of(&[
    b'\'',
    sign::HIGH_6,
    sign::HIGH_9,
    sign::RIGHT_ANGLE,
    sign::BLANKS,
]);

/// Quotations that something may interrupt, in parts.
#[derive(Default)]
pub struct Parted {
    /// The parts, each with how likely the whole is speech.
    pub spans: Vec<(Span, f32)>,
    /// What others say in them.
    pub nested: Vec<Nested>,
    /// The tokens in them that are told, not said.
    pub asides: Vec<(u32, u32)>,
}

/// Parts quotations where something interrupts them. Only what tells rather than reports (`tells`) has words of others in
/// them: a source's statement is one, whoever it quotes.
pub fn part(tagger: &Tagger<'_>, whole: &[(Span, f32)], tells: bool) -> Parted {
    let mut parted = Parted {
        spans: Vec::with_capacity(whole.len()),
        ..Parted::default()
    };
    for (span, speech) in whole {
        let quotation = span.kind == QuoteKind::Quotation;
        if !quotation || !parted.take_apart(tagger, span, *speech, tells) {
            parted.spans.push((*span, *speech));
        }
    }
    parted
}

impl Parted {
    /// Takes the parts of a quotation; `false` if nothing interrupts it.
    fn take_apart(&mut self, tagger: &Tagger<'_>, span: &Span, speech: f32, tells: bool) -> bool {
        let signs = tagger.text.paragraphs[span.paragraph as usize].signs;
        let (brackets, marks) = (signs.may_have(BRACKETS), tells && signs.may_have(MARKS));
        if !brackets && !marks {
            return false;
        }
        let (mut words, mut asides) = (Vec::new(), Vec::new());
        if marks {
            words = nested::find(tagger, span);
        }
        if brackets {
            asides = asides::find(tagger.text, span);
        }
        let outer = words.iter().map(|it| nested::outer(tagger.text, &it.0));
        let mut gaps: Vec<(u32, u32)> = outer.collect();
        asides.retain(|it| !gaps.iter().any(|gap| gap.0 < it.0 && it.1 < gap.1));
        gaps.extend(&asides);
        gaps.sort_unstable();
        if gaps.is_empty() {
            return false;
        }
        let own = between(tagger.text, span, &gaps);
        if own.is_empty() {
            return false;
        }
        for (span, tag) in words {
            let behind = own.partition_point(|part| part.from < span.from);
            let within = (self.spans.len() + behind.max(1) - 1) as u32;
            self.nested.push(Nested { span, tag, within });
        }
        self.spans.extend(own.into_iter().map(|it| (it, speech)));
        self.asides.extend(asides);
        true
    }
}

/// What of a quotation stands outside its gaps, as far as there are words.
fn between(text: &Text<'_>, span: &Span, gaps: &[(u32, u32)]) -> Vec<Span> {
    let starts = std::iter::once(span.from).chain(gaps.iter().map(|it| it.1));
    let ends = gaps.iter().map(|it| it.0).chain([span.to]);
    let worded = |part: &(u32, u32)| text.has_words(*part);
    let mut parts: Vec<Span> = Vec::new();
    for (from, to) in starts.zip(ends).filter(worded) {
        let own = text.extent((from, to));
        let opens = from == span.from;
        let closes = to == span.to;
        parts.push(Span {
            extent: Extent {
                start: if opens { span.extent.start } else { own.start },
                end: if closes { span.extent.end } else { own.end },
            },
            from,
            to,
            closed: span.closed || !closes,
            goes_on: !parts.is_empty(),
            ..*span
        });
    }
    parts
}
