//! Speakers and lessons of a query, looked up in a document once.

use super::names;
use super::query::{Query, Who};
use crate::model::{Attribution, Document, Extent, Quote};

/// What of the outline is asked for.
pub(super) struct Lessons {
    /// The stretches to search, sorted and disjoint.
    pub stretches: Vec<Extent>,
    /// Of each section, whether its heading is an answer.
    pub headings: Vec<bool>,
}

/// Whose quotations are meant.
pub(super) struct Voices {
    /// Of each speaker, whether theirs are.
    speakers: Vec<bool>,
    /// Whether those of nobody known are.
    unknown: bool,
}

impl Voices {
    /// Looks up `whom`; `None` when nobody is named.
    pub(super) fn new(whom: &[Who], voices: &Attribution) -> Option<Self> {
        let mut meant = Self {
            speakers: vec![false; voices.speakers.len()],
            unknown: false,
        };
        for who in whom {
            match who {
                Who::Anybody => {
                    meant.speakers.fill(true);
                    meant.unknown = true;
                }
                Who::Unknown => meant.unknown = true,
                Who::Named(name) => {
                    let named = names::speakers(name, &voices.speakers);
                    for (meant, named) in meant.speakers.iter_mut().zip(named) {
                        *meant |= named;
                    }
                }
            }
        }
        (!whom.is_empty()).then_some(meant)
    }

    /// Whether `quote` is one of them.
    pub(super) fn say(&self, quote: &Quote) -> bool {
        quote.speaker.map_or(self.unknown, |id| {
            self.speakers.get(id.0 as usize) == Some(&true)
        })
    }
}

/// The lessons that a query asks for, if it does.
pub(super) fn lessons(query: &Query, document: &Document) -> Option<Lessons> {
    if query.lessons.is_empty() && query.outside.is_empty() {
        return None;
    }
    let sections = &document.sections;
    let any = |asked: &[String]| {
        let mut found = vec![false; sections.len()];
        for lesson in asked {
            for (found, meant) in found.iter_mut().zip(names::lessons(lesson, document)) {
                *found |= meant;
            }
        }
        found
    };
    let mut headings = any(&query.lessons);
    let mut inside = if query.lessons.is_empty() {
        vec![true; sections.len()]
    } else {
        names::with_subsections(sections, &headings)
    };
    let outside = names::with_subsections(sections, &any(&query.outside));
    for (index, out) in outside.into_iter().enumerate().filter(|(_, out)| *out) {
        for flags in [&mut headings, &mut inside] {
            if let Some(flag) = flags.get_mut(index) {
                *flag &= !out;
            }
        }
    }
    let stretches = sections
        .iter()
        .zip(inside)
        .filter(|(_, inside)| *inside)
        .map(|(section, _)| section.extent)
        .collect();
    Some(Lessons {
        stretches,
        headings,
    })
}
