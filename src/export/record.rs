//! A quotation as a record, for JSON: offsets count Unicode code points into the text.

use serde::Serialize;

use crate::model::{Attribution, Certainty, Document, Extent, Quote, code_points};

/// A quotation, as `dixit extract` and `dixit quotes --format json` write it.
#[derive(Serialize)]
pub struct Quoted<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    kind: &'static str,
    speaker: Option<&'a str>,
    certainty: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    probability: Option<f32>,
    mention: Option<[usize; 2]>,
    cue: Option<[usize; 2]>,
    sieve: &'static str,
    utterance: u32,
    lesson: Option<&'a str>,
}

impl<'a> Quoted<'a> {
    /// The record of `quote`; `points` counts over the text of the same document.
    pub fn new(
        document: &'a Document,
        voices: &'a Attribution,
        quote: &Quote,
        points: &mut Points<'_>,
    ) -> Self {
        let [start, end] = points.pair(quote.extent);
        let section = document
            .sections
            .get(document.section_at(quote.extent.start));
        Self {
            start,
            end,
            text: document.slice(quote.extent),
            kind: quote.kind.name(),
            speaker: quote
                .speaker
                .and_then(|id| voices.speaker(id))
                .map(|it| it.name.as_str()),
            certainty: quote.certainty.name(),
            probability: match quote.certainty {
                Certainty::Likely(probability) => Some((probability * 1000.0).round() / 1000.0),
                Certainty::Certain | Certainty::Unknown => None,
            },
            mention: quote.mention.map(|it| points.pair(it)),
            cue: quote.cue.map(|it| points.pair(it)),
            sieve: quote.sieve,
            utterance: quote.utterance,
            lesson: section
                .map(|it| document.slice(it.title))
                .filter(|it| !it.is_empty()),
        }
    }
}

/// Counts code points up to bytes that come nearly in order.
pub struct Points<'a> {
    text: &'a str,
    byte: usize,
    passed: usize,
}

impl<'a> Points<'a> {
    /// Counts in `text`.
    pub fn new(text: &'a str) -> Self {
        Self {
            text,
            byte: 0,
            passed: 0,
        }
    }

    /// How many code points stand before `byte`.
    pub fn of(&mut self, byte: u32) -> usize {
        let byte = byte as usize;
        let count = |from: usize, to: usize| {
            let bytes = self.text.as_bytes().get(from..to).unwrap_or_default();
            code_points(bytes)
        };
        if byte >= self.byte {
            self.passed += count(self.byte, byte);
        } else {
            self.passed -= count(byte, self.byte);
        }
        self.byte = byte;
        self.passed
    }

    /// Where `extent` starts and ends, in code points.
    pub fn pair(&mut self, extent: Extent) -> [usize; 2] {
        [self.of(extent.start), self.of(extent.end)]
    }
}
