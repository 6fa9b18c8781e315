//! Who said what: quotations and their speakers, as extents over a document's text.
//!
//! Invariants of an [`Attribution`]: quotations are sorted by start and disjoint; a [`SpeakerId`] stays valid while
//! batches are added; a quotation of unknown speaker has certainty [`Certainty::Unknown`] and no mention.

use super::Extent;

/// Quotations and speakers of one document, complete or still growing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Attribution {
    /// The quotations, sorted by where they start.
    pub quotes: Vec<Quote>,
    /// The speakers; a [`SpeakerId`] is an index into it.
    pub speakers: Vec<Speaker>,
    /// How far the text has been analysed, in bytes; the text's length once it is complete.
    pub reached: u32,
}

/// A stretch of text that somebody says, writes or thinks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quote {
    /// The stretch, with its marks where it has them.
    pub extent: Extent,
    /// How the source sets it apart.
    pub kind: QuoteKind,
    /// Who says it, if that is known.
    pub speaker: Option<SpeakerId>,
    /// How sure that is.
    pub certainty: Certainty,
    /// The words that name the speaker: "Ma", "he", "the ferryman".
    pub mention: Option<Extent>,
    /// The reporting verb or phrase.
    pub cue: Option<Extent>,
    /// The rule that decided, by its name in the table of sieves.
    pub sieve: &'static str,
    /// Quotations with the same number belong to one utterance.
    pub utterance: u32,
}

/// How the source sets a quotation apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuoteKind {
    /// In quotation marks.
    Quotation,
    /// In a quotation, by whom its speaker quotes.
    Nested,
    /// After a label ("Q:", "MODERATOR:").
    Turn,
    /// After a dash at the start of a paragraph.
    Dash,
    /// A paragraph set apart, with its author named below.
    Block,
}

/// How sure a speaker is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Certainty {
    /// At least 97 in 100 such answers are right.
    Certain,
    /// The best of several, with its probability in 0..=1.
    Likely(f32),
    /// Nobody known.
    Unknown,
}

/// An index into [`Attribution::speakers`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SpeakerId(pub u32);

/// Somebody who is quoted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The name to show.
    pub name: String,
    /// Other names the text uses for the same speaker.
    pub aliases: Vec<String>,
    /// How the speaker is known.
    pub kind: SpeakerKind,
    /// How many quotations are theirs.
    pub quotes: u32,
    /// How much they say, in words.
    pub words: u32,
}

/// How a speaker is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SpeakerKind {
    /// By name.
    Named,
    /// Only by a description ("the ferryman").
    Described,
    /// As the "I" of a first-person text.
    Narrator,
    /// As an organisation.
    Organisation,
    /// By the label of a turn alone ("Q").
    Label,
}

impl QuoteKind {
    /// Its name in `dixit extract` and other machine-readable output.
    pub fn name(self) -> &'static str {
        match self {
            Self::Quotation => "quotation",
            Self::Nested => "nested",
            Self::Turn => "turn",
            Self::Dash => "dash",
            Self::Block => "block",
        }
    }
}

impl Certainty {
    /// Its name in `dixit extract` and other machine-readable output.
    pub fn name(self) -> &'static str {
        match self {
            Self::Certain => "certain",
            Self::Likely(_) => "likely",
            Self::Unknown => "unknown",
        }
    }
}

impl Attribution {
    /// The speaker with this number.
    pub fn speaker(&self, id: SpeakerId) -> Option<&Speaker> {
        self.speakers.get(id.0 as usize)
    }

    /// The index of the quotation that holds `byte`.
    pub fn quote_at(&self, byte: u32) -> Option<usize> {
        let index = self
            .quotes
            .partition_point(|quote| quote.extent.end <= byte);
        self.quotes
            .get(index)
            .filter(|quote| quote.extent.contains(byte))
            .map(|_| index)
    }

    /// The quotations that share at least one byte with `extent`.
    pub fn quotes_in(&self, extent: Extent) -> &[Quote] {
        let from = self
            .quotes
            .partition_point(|quote| quote.extent.end <= extent.start);
        let to = self
            .quotes
            .partition_point(|quote| quote.extent.start < extent.end);
        self.quotes.get(from..to.max(from)).unwrap_or_default()
    }

    /// Adds quotations that all lie behind those already there, with the speakers as they are now known.
    pub fn extend(&mut self, quotes: Vec<Quote>, speakers: Vec<Speaker>, reached: u32) {
        self.quotes.extend(quotes);
        self.speakers = speakers;
        self.reached = reached;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quote(start: usize, end: usize) -> Quote {
        Quote {
            extent: Extent::new(start, end),
            kind: QuoteKind::Quotation,
            speaker: None,
            certainty: Certainty::Unknown,
            mention: None,
            cue: None,
            sieve: "none",
            utterance: 0,
        }
    }

    #[test]
    fn quotations_are_found_by_byte_and_by_stretch() {
        let voices = Attribution {
            quotes: vec![quote(2, 5), quote(5, 8), quote(20, 30)],
            ..Attribution::default()
        };
        for (byte, found) in [
            (1, None),
            (2, Some(0)),
            (4, Some(0)),
            (5, Some(1)),
            (8, None),
            (29, Some(2)),
        ] {
            assert_eq!(voices.quote_at(byte), found, "byte {byte}");
        }
        assert_eq!(voices.quotes_in(Extent::new(4, 21)).len(), 3);
        assert_eq!(voices.quotes_in(Extent::new(8, 20)).len(), 0);
    }
}
