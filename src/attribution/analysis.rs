//! A text taken apart as far as it can be before anybody is named: quotations, turns, mentions, cast and tags.

use super::cast::{self, Cast, Member};
use super::genre;
use super::heard;
use super::interrupted::{self, Nested};
use super::lexicon::{Class, Lexicon};
use super::mentions::{self, Kind, Mention, Mentions};
use super::network::Network;
use super::nouns;
use super::sign;
use super::spans::{self, Span};
use super::starts::Starts;
use super::tags::Tagger;
use super::things::Things;
use super::tie::Tag;
use super::tokens::{Text, Token};
use super::{keep as speech, terms, works};
use crate::model::{Document, QuoteKind};

/// What tells whose a quotation is, from the most to the least telling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Context {
    /// A tag with a name: said Anna.
    Name,
    /// A tag with a description: said the ferryman.
    Description,
    /// A tag with a pronoun: she said.
    Pronoun,
    /// A tag with the narrator or a group: I said.
    Narrator,
    /// Another quotation of the paragraph has a tag.
    Elsewhere,
    /// The paragraph narrates, too.
    Beat,
    /// Nothing but the quotation.
    Bare,
}

/// How many contexts there are.
pub const CONTEXTS: usize = 7;

/// A quotation and what stands around it.
#[derive(Clone, Debug)]
pub struct Quoted {
    /// Where it stands.
    pub span: Span,
    /// The narration before it in its paragraph, back to the quotation before: tokens.
    pub before: (u32, u32),
    /// The narration after it in its paragraph, up to the next quotation: tokens.
    pub after: (u32, u32),
    /// Its tags in [`Analysis::tags`], the surest first.
    pub tags: (u32, u32),
    /// Its turn.
    pub turn: u32,
    /// What tells whose it is.
    pub context: Context,
}

/// The quotations of one paragraph.
#[derive(Clone, Copy, Debug)]
pub struct Turn {
    /// Its paragraph.
    pub paragraph: u32,
    /// Its first quotation.
    pub from: u32,
    /// One past its last quotation.
    pub to: u32,
}

/// A text taken apart.
pub struct Analysis<'a> {
    /// Tokens and paragraphs.
    pub text: Text<'a>,
    /// Mentions; of names and descriptions `who` is a member of the cast.
    pub mentions: Mentions,
    /// Mentions by token.
    pub starts: Starts,
    /// Everybody mentioned.
    pub cast: Cast,
    /// Who of them is a body or a place.
    pub things: Things,
    /// Quotations in order.
    pub quotes: Vec<Quoted>,
    /// Words of others in them, in order.
    pub nested: Vec<Nested>,
    /// How likely each quotation is speech, where it is short; empty where nothing judges that.
    speech: Vec<f32>,
    /// Tags of all quotations.
    pub tags: Vec<Tag>,
    /// Turns in order.
    pub turns: Vec<Turn>,
    /// The turn of a paragraph, or `u32::MAX`.
    pub turn_of: Vec<u32>,
    /// How likely the text reports rather than tells: the logarithm of the odds; see [`genre`].
    pub reports: f32,
}

impl<'a> Analysis<'a> {
    /// Takes the blocks `from..to` of a document apart.
    pub fn new(
        document: &'a Document,
        from: usize,
        to: usize,
        lexicon: &'static Lexicon,
        keep: Option<&Network>,
    ) -> Self {
        let mut text = Text::new(document, from, to, lexicon);
        let spans = spans::find(&mut text);
        if lexicon.nouns_capital {
            nouns::learn(&mut text);
        }
        for word in heard::learn(&text) {
            text.words.add_class(word, Class::PERSON);
        }
        let mut mentions = mentions::find(&mut text);
        let reports = genre::reports(&text);
        let cast = cast::build(&mut text, &mut mentions, reports > 0.0);
        let things = Things::of(&text.words, &mentions.forms, &cast);
        let starts = Starts::new(text.tokens.len(), &mentions.all);
        let mut analysis = Self {
            turn_of: vec![u32::MAX; text.paragraphs.len()],
            reports,
            text,
            mentions,
            starts,
            cast,
            things,
            quotes: Vec::with_capacity(spans.len()),
            nested: Vec::new(),
            speech: Vec::new(),
            tags: Vec::new(),
            turns: Vec::new(),
        };
        analysis.surround(&spans);
        if let Some(keep) = keep {
            analysis.sift(keep);
        }
        analysis.contexts();
        analysis
    }

    /// Whether the text reports rather than tells.
    pub fn is_report(&self) -> bool {
        self.reports > 0.0
    }

    /// The tags of a quotation, the surest first.
    pub fn tags(&self, quote: usize) -> &[Tag] {
        let (from, to) = self.quotes[quote].tags;
        &self.tags[from as usize..to as usize]
    }

    /// How likely a quotation is speech: less than surely, where it may be a title or a term.
    pub fn speech(&self, quote: usize) -> f32 {
        self.speech.get(quote).copied().unwrap_or(1.0)
    }

    /// The mention of a tag.
    pub fn mention(&self, tag: &Tag) -> &Mention {
        &self.mentions.all[tag.mention as usize]
    }

    /// The surest tag of a quotation with its mention.
    pub fn tag(&self, quote: usize) -> Option<(&Tag, &Mention)> {
        self.tags(quote).first().map(|tag| (tag, self.mention(tag)))
    }

    /// A member of the cast.
    pub fn member(&self, who: u32) -> &Member {
        &self.cast.members[who as usize]
    }

    /// The turn of a paragraph.
    pub fn turn_in(&self, paragraph: usize) -> Option<usize> {
        self.turn_of
            .get(paragraph)
            .filter(|&&turn| turn != u32::MAX)
            .map(|&turn| turn as usize)
    }

    fn surround(&mut self, spans: &[Span]) {
        let tagger = Tagger {
            text: &self.text,
            mentions: &self.mentions,
            starts: &self.starts,
        };
        for (index, span) in spans.iter().enumerate() {
            let paragraph = &self.text.paragraphs[span.paragraph as usize];
            let previous = index
                .checked_sub(1)
                .map(|it| &spans[it])
                .filter(|it| it.paragraph == span.paragraph);
            let next = spans
                .get(index + 1)
                .filter(|it| it.paragraph == span.paragraph);
            let mut before = (previous.map_or(paragraph.from, |it| it.to), span.from);
            if span.goes_on && self.is_said(before) {
                before.0 = span.from;
            }
            if let Some(from) = self.announced(spans, index) {
                before.0 = from;
            }
            let mut after = (span.to, next.map_or(paragraph.to, |it| it.from));
            if next.is_some_and(|it| it.goes_on) && self.is_said(after) {
                after.1 = span.to;
            }
            let first = self.tags.len() as u32;
            if span.kind != QuoteKind::Turn {
                let ends = |(from, to): (u32, u32)| (from as usize, to as usize);
                self.tags
                    .extend(tagger.tags(span, ends(before), ends(after)));
            }
            if previous.is_none() {
                self.turn_of[span.paragraph as usize] = self.turns.len() as u32;
                self.turns.push(Turn {
                    paragraph: span.paragraph,
                    from: index as u32,
                    to: index as u32,
                });
            }
            let turn = self.turns.len() - 1;
            self.turns[turn].to = index as u32 + 1;
            self.quotes.push(Quoted {
                span: *span,
                before,
                after,
                tags: (first, self.tags.len() as u32),
                turn: turn as u32,
                context: Context::Bare,
            });
        }
    }

    /// Where the paragraph before begins whose colon announces the quotation that opens its own, and nothing in it is
    /// said: Der Vorsitzende sieht das anders: ¶ „…“ In English it must say that somebody speaks: Then Anna said: ¶ “…”
    fn announced(&self, spans: &[Span], index: usize) -> Option<u32> {
        let span = &spans[index];
        let own = &self.text.paragraphs[span.paragraph as usize];
        let last = &self.text.paragraphs[span.paragraph.checked_sub(1)? as usize];
        let said = index
            .checked_sub(1)
            .map(|it| &spans[it])
            .filter(|it| it.paragraph + 1 >= span.paragraph);
        let spoken = match span.kind {
            QuoteKind::Quotation => said.is_none(),
            QuoteKind::Dash => said.is_none_or(|it| it.to < last.to),
            QuoteKind::Turn | QuoteKind::Block | QuoteKind::Nested => false,
        };
        let opens = spoken && own.follows && span.from <= own.from + 1;
        let from = said.map_or(last.from, |it| it.to);
        let sign = (from < last.to).then(|| self.text.sign(last.to as usize - 1));
        let leads = match sign {
            Some(b':') => self.text.words.lexicon().inversion || self.says(from, last.to),
            Some(sign::DASH) => self.text.words.lexicon().english() && self.says(from, last.to),
            _ => false,
        };
        (opens && leads).then_some(from)
    }

    /// Whether the sentence that ends with some tokens has a verb of saying.
    fn says(&self, from: u32, to: u32) -> bool {
        let sentence = self.text.tokens[to as usize - 1].sentence;
        let tokens = self.text.tokens[from as usize..to as usize].iter().rev();
        let mut own = tokens.take_while(|it| it.sentence == sentence);
        own.any(|it| self.text.words.class(it.word).has(Class::SAY))
    }

    /// Drops the stretches that nobody says, parts those that something interrupts, and looks again where that changes
    /// what stands around the rest.
    fn sift(&mut self, keep: &Network) {
        let kept = self.kept(keep);
        let parted = interrupted::part(&Tagger::of(self), &kept, !self.is_report());
        for &(from, to) in &parted.asides {
            self.text.unmark(from as usize..to as usize);
        }
        let whole = self.quotes.iter().map(|it| &it.span);
        let same = parted.spans.iter().map(|it| &it.0).eq(whole);
        self.speech = parted.spans.iter().map(|it| it.1).collect();
        self.nested = parted.nested;
        if !same {
            let spans: Vec<Span> = parted.spans.iter().map(|it| it.0).collect();
            self.quotes.clear();
            self.tags.clear();
            self.turns.clear();
            self.turn_of.fill(u32::MAX);
            self.surround(&spans);
        }
    }

    /// The stretches that somebody says, and how likely each is that, where it is short.
    fn kept(&mut self, keep: &Network) -> Vec<(Span, f32)> {
        const BAR: f32 = 0.5;
        /// What has more words and signs is no title and no term, if it is not dropped.
        const TERM: u32 = 8;
        let chances = speech::chances(keep, self);
        let mut kept = Vec::with_capacity(chances.len());
        for (index, (quote, chance)) in self.quotes.iter().zip(chances).enumerate() {
            let span = &quote.span;
            // What stands behind a label is said, whatever its marks look like.
            let turn = span.kind == QuoteKind::Turn;
            let reported = matches!(self.tag(index), Some((tag, _)) if tag.tie.is_behind());
            let said = chance >= BAR
                && !terms::so_called(&self.text, span)
                && !works::is_title(&self.text, span);
            if said || turn {
                let sure = turn || reported || span.to - span.from > TERM;
                kept.push((*span, if sure { 1.0 } else { chance }));
            } else {
                self.text.unmark(span.from as usize..span.to as usize);
            }
        }
        kept
    }

    fn contexts(&mut self) {
        for index in 0..self.quotes.len() {
            self.quotes[index].context = self.context(index);
        }
    }

    fn context(&self, index: usize) -> Context {
        let quote = &self.quotes[index];
        if let Some((_, mention)) = self.tag(index) {
            return match mention.kind {
                Kind::Name => Context::Name,
                Kind::Description => Context::Description,
                Kind::I | Kind::We => Context::Narrator,
                Kind::He | Kind::She | Kind::They | Kind::It => Context::Pronoun,
            };
        }
        let turn = &self.turns[quote.turn as usize];
        let mut others = turn.from as usize..turn.to as usize;
        if others
            .clone()
            .any(|it| it != index && self.tag(it).is_some())
        {
            Context::Elsewhere
        } else if others.any(|it| self.narrates(it)) {
            Context::Beat
        } else {
            Context::Bare
        }
    }

    /// Whether more than marks stands around a quotation.
    fn narrates(&self, index: usize) -> bool {
        let quote = &self.quotes[index];
        self.text.has_words(quote.before) || self.text.has_words(quote.after)
    }

    /// Whether nothing is told between a quotation and the one before, which ends the paragraph before.
    pub fn adjoins(&self, index: usize) -> bool {
        let (before, here) = (&self.quotes[index - 1], &self.quotes[index]);
        before.span.paragraph + 1 == here.span.paragraph
            && !self.text.has_words(before.after)
            && !self.text.has_words(here.before)
    }

    /// Whether somebody says what stands in a stretch of tokens.
    fn is_said(&self, (from, to): (u32, u32)) -> bool {
        let tokens = &self.text.tokens[from as usize..to as usize];
        tokens.iter().any(|it| it.is_word() && it.is(Token::SPEECH))
    }
}
