//! Quotations in words: the citation, the lesson, the evidence. One line each, display-safe.

use crate::attribution::in_words;
use crate::layout::flowed;
use crate::model::{
    Attribution, Certainty, Document, Extent, Quote, QuoteKind, is_quotation_mark, is_single_mark,
    sanitise,
};

/// “…” — Speaker, *Title*, lesson. What is not known is left out, a likely speaker is called likely; the work is named
/// when `title` is set.
pub fn citation(document: &Document, voices: &Attribution, quote: &Quote, title: bool) -> String {
    let title = document.title().filter(|_| title);
    let origin: Vec<String> = [
        Some(speaker(voices, quote).unwrap_or_else(|| "unknown".to_owned())),
        title.map(|title| format!("*{}*", sanitise(title, false))),
        lesson(document, document.section_at(quote.extent.start)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let words = plain(document, quote);
    let words = words.strip_suffix(',').unwrap_or(&words);
    format!("“{words}” — {}", origin.join(", "))
}

/// The words of a quotation alone, without its marks.
pub fn plain(document: &Document, quote: &Quote) -> String {
    let words = flowed(document, quote.extent);
    match quote.kind {
        QuoteKind::Quotation | QuoteKind::Nested => unquoted(&words).trim().to_owned(),
        QuoteKind::Dash => words.trim_start_matches(is_dash).trim_start().to_owned(),
        QuoteKind::Turn | QuoteKind::Block => words,
    }
}

/// Words without the marks they stand in, one of which may be lost; marks of other words inside stay.
pub(super) fn unquoted(words: &str) -> &str {
    let single = words.starts_with(is_single_mark);
    let outer = |c: char| {
        if single {
            is_single_mark(c)
        } else {
            is_quotation_mark(c) && !is_single_mark(c)
        }
    };
    let inner = words.strip_prefix(outer).unwrap_or(words);
    inner.strip_suffix(outer).unwrap_or(inner)
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '―')
}

/// The speaker of a quotation, called likely when that is all.
pub(super) fn speaker(voices: &Attribution, quote: &Quote) -> Option<String> {
    let speaker = voices.speaker(quote.speaker?)?;
    let name = sanitise(&speaker.name, false);
    Some(match quote.certainty {
        Certainty::Likely(_) => format!("{name} (likely)"),
        Certainty::Certain | Certainty::Unknown => name.to_string(),
    })
}

/// The number and title of a section: "3 Don’t wait". `None` for what comes before the first heading.
pub fn lesson(document: &Document, section: usize) -> Option<String> {
    let section = document.sections.get(section)?;
    let words = [section.number, section.title].map(|extent| flowed(document, extent));
    let words: Vec<&str> = words
        .iter()
        .map(String::as_str)
        .filter(|words| !words.is_empty())
        .collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// How sure a speaker is, in words: "likely (81 %)".
pub fn certainty(certainty: Certainty) -> String {
    match certainty {
        Certainty::Likely(chance) => format!("likely ({:.0} %)", chance * 100.0),
        Certainty::Certain | Certainty::Unknown => certainty.name().to_owned(),
    }
}

/// Why a quotation has the speaker it has: who, how sure, by which words of the text and which rule.
pub fn why(document: &Document, voices: &Attribution, quote: &Quote) -> String {
    let Some(speaker) = quote.speaker.and_then(|id| voices.speaker(id)) else {
        return "unknown: nothing near it says who speaks".to_owned();
    };
    let quoted = |extent: Option<Extent>| Some(format!("“{}”", flowed(document, extent?)));
    let evidence: Vec<String> = [quoted(quote.mention), quoted(quote.cue)]
        .into_iter()
        .flatten()
        .collect();
    let evidence = if evidence.is_empty() {
        String::new()
    } else {
        format!(": {}", evidence.join(" with "))
    };
    format!(
        "{}, {}{evidence} ({})",
        sanitise(&speaker.name, false),
        certainty(quote.certainty),
        in_words(quote.sieve)
    )
}
