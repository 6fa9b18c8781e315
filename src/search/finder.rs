//! A query bound to a document and its voices.
//!
//! The rarest thing asked for drives: the text is scanned for it alone, and only where it stands is the paragraph (or
//! quotation) asked for the rest. Any stretch is searched without the others, in time linear in its length.

use super::bind::{Lessons, Voices, lessons};
use super::needle::Needle;
use super::parts::{Part, part_at};
use super::pattern::Pattern;
use super::query::{Query, Term};
use crate::model::{Attribution, Document, Extent, Quote};

/// How many characters may stand between two words that are near each other: some twenty words.
pub const NEAR: usize = 120;

/// One place that a query finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// From the first to the last byte of what was found.
    pub extent: Extent,
    /// The stretches to highlight: each word or phrase of the query; the whole quotation or heading when nothing but
    /// its speaker or its lesson was asked for.
    pub parts: Vec<Extent>,
    /// The quotation it lies in, as an index into [`Attribution::quotes`].
    pub quote: Option<u32>,
}

/// Takes a match and its parts.
type Take<'t> = &'t mut dyn FnMut(Extent, &[Extent]);

/// A query bound to a document and its voices.
pub struct Finder<'a> {
    document: &'a Document,
    voices: &'a Attribution,
    query: Query,
    /// Whose quotations are asked for; `None` when all of the text is.
    heard: Option<Voices>,
    /// Whose quotations are left out.
    silent: Option<Voices>,
    lessons: Option<Lessons>,
    /// Which of the things wanted is looked for first.
    driver: usize,
}

impl<'a> Finder<'a> {
    /// Binds `query`: speakers and lessons are looked up here, once.
    pub fn new(query: &Query, document: &'a Document, voices: &'a Attribution) -> Self {
        let rarity = |term: &Term| match term {
            Term::Words(needle) => needle.rarity() + 1,
            Term::Pattern(_) => 0,
        };
        let driver = (0..query.wanted.len())
            .max_by_key(|&index| query.wanted.get(index).map(rarity))
            .unwrap_or(0);
        Self {
            document,
            voices,
            heard: Voices::new(&query.speakers, voices),
            silent: Voices::new(&query.silent, voices),
            lessons: lessons(query, document),
            driver,
            query: query.clone(),
        }
    }

    /// The matches that start in `within`, in order.
    pub fn matches(&self, within: Extent) -> Vec<Match> {
        self.some(within, usize::MAX).0
    }

    /// The first `most` of the matches that start in `within`, in order, and how many there are in all.
    pub fn some(&self, within: Extent, most: usize) -> (Vec<Match>, usize) {
        let (mut found, mut count) = (Vec::new(), 0);
        self.visit(within, &mut |extent, parts| {
            if count < most {
                found.push(self.kept(extent, parts));
            }
            count += 1;
        });
        (found, count)
    }

    /// All of the text.
    pub(super) fn whole(&self) -> Extent {
        Extent::new(0, self.document.text.len())
    }

    fn kept(&self, extent: Extent, parts: &[Extent]) -> Match {
        Match {
            extent,
            parts: parts.to_vec(),
            quote: self.voices.quote_at(extent.start).map(|at| at as u32),
        }
    }

    /// Calls `take` for each match that starts in `within`, in order.
    fn visit(&self, within: Extent, take: Take<'_>) {
        let whole = [self.whole()];
        let stretches = match &self.lessons {
            Some(lessons) => &lessons.stretches,
            None => &whole[..],
        };
        let first = stretches.partition_point(|stretch| stretch.end <= within.start);
        for stretch in stretches.iter().skip(first) {
            let Some(stretch) = stretch.intersection(within) else {
                break;
            };
            let mut starting = |extent: Extent, parts: &[Extent]| {
                if stretch.contains(extent.start) {
                    take(extent, parts);
                }
            };
            match (self.query.wanted.get(self.driver), &self.heard) {
                (Some(Term::Words(needle)), _) => self.words(needle, stretch, &mut starting),
                (Some(Term::Pattern(pattern)), _) => {
                    self.pattern(pattern, stretch, &mut starting);
                }
                (None, Some(_)) => self.quotations(stretch, &mut starting),
                (None, None) => self.headings(stretch, &mut starting),
            }
        }
    }

    /// The quotations of the speakers asked for.
    fn quotations(&self, stretch: Extent, take: Take<'_>) {
        for quote in self.voices.quotes_in(stretch) {
            if self.is_heard(quote) && !self.excluded(quote.extent, quote.extent.end) {
                take(quote.extent, &[quote.extent]);
            }
        }
    }

    /// The headings of the lessons asked for.
    fn headings(&self, stretch: Extent, take: Take<'_>) {
        let Some(lessons) = &self.lessons else {
            return;
        };
        let sections = &self.document.sections;
        let first = sections.partition_point(|section| section.extent.end <= stretch.start);
        for (section, wanted) in sections.iter().zip(&lessons.headings).skip(first) {
            if section.extent.start >= stretch.end {
                break;
            }
            if *wanted && !self.excluded(section.extent, section.extent.end) {
                let title = if section.title.is_empty() {
                    self.opening(section.extent)
                } else {
                    section.title
                };
                take(title, &[title]);
            }
        }
    }

    /// The first paragraph of a section without a title.
    fn opening(&self, section: Extent) -> Extent {
        part_at(self.document, section.start)
            .and_then(|part| part.extent.intersection(section))
            .unwrap_or(section)
    }

    /// Every place of `needle`, and there what else is asked for.
    fn words(&self, needle: &Needle, stretch: Extent, take: Take<'_>) {
        let Some(mut part) = part_at(self.document, stretch.start) else {
            return;
        };
        let last = part_at(self.document, stretch.end - 1);
        let (end, until) = last.map_or((self.whole().end, self.whole().end), |part| {
            (part.extent.end, part.until)
        });
        let text = self.document.slice(Extent {
            start: 0,
            end: until,
        });
        let mut at = part.extent.start;
        for start in needle.candidates(text, at as usize) {
            if start < at as usize {
                continue;
            }
            if start >= end as usize {
                break;
            }
            let Some(found) = needle.ends(text, start) else {
                continue;
            };
            let found = Extent::new(start, found);
            if found.start >= part.extent.end {
                match part_at(self.document, found.start) {
                    Some(next) => part = next,
                    None => break,
                }
            }
            at = self.answer(found, part, take).unwrap_or(found.start + 1);
        }
    }

    /// Every place of a regular expression, part by part, and there what else is asked for.
    fn pattern(&self, pattern: &Pattern, stretch: Extent, take: Take<'_>) {
        let mut reached = stretch.start;
        while let Some(part) = part_at(self.document, reached) {
            if part.extent.start >= stretch.end {
                break;
            }
            let mut at = part.extent.start;
            for range in pattern.all(self.document.slice(part.extent)) {
                let start = part.extent.start as usize;
                let found = Extent::new(start + range.start, start + range.end);
                if found.start >= at {
                    at = self.answer(found, part, take).unwrap_or(found.start);
                }
            }
            reached = part.extent.end;
        }
    }

    /// Answers for the part, or the quotation in it, where the driver was `found`: from which byte to go on, or
    /// none when the driver runs out of it.
    fn answer(&self, found: Extent, part: Part, take: Take<'_>) -> Option<u32> {
        if !part.extent.contains(found.start) {
            return None;
        }
        let mut scope = Scope {
            part,
            whole: part.extent,
        };
        if self.heard.is_some() || self.silent.is_some() {
            let quote = self.voices.quote_at(found.start);
            let quote = quote.and_then(|index| self.voices.quotes.get(index));
            if !quote.map_or(self.heard.is_none(), |quote| self.is_heard(quote)) {
                return Some(found.end);
            }
            if let Some(quote) = quote.filter(|_| self.heard.is_some()) {
                scope = scope.within(quote.extent);
            }
        }
        if found.end > scope.part.until {
            return None;
        }
        if self.query.wanted.len() == 1 && self.query.unwanted.is_empty() {
            take(found, &[found]);
            return Some(found.end);
        }
        if !self.excluded(scope.whole, scope.whole.end) {
            self.together(scope.part, take);
        }
        Some(scope.part.extent.end.max(found.end))
    }

    /// The matches in one part: every stretch where all that is wanted stands near each other.
    fn together(&self, part: Part, take: Take<'_>) {
        let wanted = &self.query.wanted;
        let mut places: Vec<(Extent, usize)> = Vec::new();
        for (index, term) in wanted.iter().enumerate() {
            let before = places.len();
            let found = self.places(term, part.extent, part.until).into_iter();
            let said = found.filter(|extent| !self.is_silent_at(extent.start));
            places.extend(said.map(|extent| (extent, index)));
            if places.len() == before {
                return;
            }
        }
        places.sort_unstable();
        let mut latest: Vec<Option<Extent>> = vec![None; wanted.len()];
        for (place, index) in places {
            if let Some(latest) = latest.get_mut(index) {
                *latest = Some(place);
            }
            let Some(mut parts) = latest.iter().copied().collect::<Option<Vec<Extent>>>() else {
                continue;
            };
            parts.sort_unstable();
            if self.are_near(&parts) {
                parts.dedup();
                let start = parts.first().map_or(place.start, |first| first.start);
                let end = parts.iter().map(|part| part.end).max().unwrap_or(place.end);
                take(Extent { start, end }, &parts);
                latest.fill(None);
            }
        }
    }

    /// Whether sorted places of as many words lie near each other.
    fn are_near(&self, parts: &[Extent]) -> bool {
        let (Some(first), Some(last)) = (parts.first(), parts.last()) else {
            return false;
        };
        let most = NEAR * (parts.len() - 1);
        let between = Extent {
            start: first.start,
            end: last.start,
        };
        between.len() <= most || self.document.slice(between).chars().nth(most).is_none()
    }

    /// Where `term` stands in `extent`, reaching `until` at most.
    fn places(&self, term: &Term, extent: Extent, until: u32) -> Vec<Extent> {
        match term {
            Term::Words(needle) => {
                let text = self.document.slice(Extent {
                    start: 0,
                    end: until,
                });
                needle.all(text, extent.range())
            }
            Term::Pattern(pattern) => pattern
                .all(self.document.slice(extent))
                .map(|range| {
                    let start = extent.start as usize;
                    Extent::new(start + range.start, start + range.end)
                })
                .collect(),
        }
    }

    /// Whether something in `extent` is not wanted.
    fn excluded(&self, extent: Extent, until: u32) -> bool {
        self.query
            .unwanted
            .iter()
            .any(|term| !self.places(term, extent, until).is_empty())
    }

    /// Whether `byte` lies in a quotation that is left out.
    fn is_silent_at(&self, byte: u32) -> bool {
        self.silent.as_ref().is_some_and(|silent| {
            let quote = self.voices.quote_at(byte);
            let quote = quote.and_then(|index| self.voices.quotes.get(index));
            quote.is_some_and(|quote| silent.say(quote))
        })
    }

    fn is_heard(&self, quote: &Quote) -> bool {
        self.heard.as_ref().is_none_or(|heard| heard.say(quote))
            && !self.silent.as_ref().is_some_and(|silent| silent.say(quote))
    }
}

/// Where all that is wanted has to stand.
struct Scope {
    part: Part,
    /// Where nothing unwanted may stand.
    whole: Extent,
}

impl Scope {
    fn within(self, quote: Extent) -> Self {
        let extent = self.part.extent.intersection(quote);
        Self {
            part: Part {
                extent: extent.unwrap_or(self.part.extent),
                until: self.part.until.min(quote.end),
            },
            whole: quote,
        }
    }
}
