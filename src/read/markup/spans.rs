//! What lies over words (styles, links, references to notes), written down when the words end.
//!
//! A span goes on over the ends of blocks, but what is written down never does: each block ends all spans, and the next
//! one's first word begins those again that are still open.

use super::places::Reference;
use crate::model::{Extent, Inline, Link, Style};

/// Something over words.
#[derive(Clone, Debug)]
pub enum Span {
    Style(Style),
    Link(String),
    /// A reference to a note: the place it leads to.
    Reference(String),
}

/// A span that is open, and where its words in the open block begin.
struct Open {
    span: Span,
    start: Option<usize>,
}

/// All spans of a text.
#[derive(Default)]
pub struct Spans {
    pub inlines: Vec<Inline>,
    pub links: Vec<Link>,
    pub references: Vec<Reference>,
    open: Vec<Open>,
}

impl Spans {
    /// Opens a span; false when the same is open already, so that no span has to be ended.
    pub fn begin(&mut self, span: Span) -> bool {
        let twin = self.open.iter().any(|open| match (&open.span, &span) {
            (Span::Style(one), Span::Style(other)) => one == other,
            (Span::Link(_), Span::Link(_)) | (Span::Reference(_), Span::Reference(_)) => true,
            (Span::Style(_) | Span::Link(_) | Span::Reference(_), _) => false,
        });
        if !twin {
            self.open.push(Open { span, start: None });
        }
        !twin
    }

    /// A word begins at byte `at`, and with it all that is open.
    pub fn word(&mut self, at: usize) {
        for span in self.open.iter_mut().rev() {
            if span.start.is_some() {
                return;
            }
            span.start = Some(at);
        }
    }

    /// Ends the span that was begun last, with the last word of `text`.
    pub fn end(&mut self, text: &str) {
        if let Some(Open {
            span,
            start: Some(start),
        }) = self.open.pop()
        {
            self.note_down(&span, start, text);
        }
    }

    /// A block ends with `text` that begins at byte `start`; what is open goes on in the next one.
    pub fn end_block(&mut self, start: usize, text: &str) {
        let mut all = std::mem::take(&mut self.open);
        for open in &mut all {
            if let Some(from) = open.start.take() {
                self.note_down(&open.span, from.max(start), text);
            }
        }
        self.open = all;
    }

    fn note_down(&mut self, span: &Span, start: usize, text: &str) {
        let words = text.get(start..).unwrap_or_default();
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

    /// Brings all into the order of the text.
    pub fn sort(&mut self) {
        self.inlines.sort_by_key(|it| it.extent);
        self.links.sort_by_key(|it| it.extent);
        self.references.sort_by_key(|it| it.extent);
    }
}
