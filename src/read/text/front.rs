//! What stands around a text: its title, who wrote it, when, where it comes from. Lines about the text, not of it.

use super::heading::{self, Class, titled};
use super::paragraphs::Candidate;
use super::turns::{is_line, is_turn};
use crate::model::{Block, BlockKind, Meta, one_line};
use crate::read::names::is_name;

/// How many blocks at the start may be title and metadata.
const FRONT: usize = 14;
/// How many at the end may be notes of origin.
const BACK: usize = 3;
/// The longest title and the longest line of metadata, in characters.
const TITLE: usize = 180;
const LINE: usize = 110;

/// Words that begin a byline, in small letters.
const BY: &[&str] = &[
    "by ",
    "von ",
    "par ",
    "por ",
    "di ",
    "av ",
    "text: ",
    "author: ",
    "autor: ",
    "written by ",
    "words by ",
    "interview by ",
    "interview: ",
];
/// Words that begin another line about the text.
const ABOUT: &[&str] = &[
    "translated ",
    "edited by ",
    "illustrated ",
    "photo",
    "foto",
    "image: ",
    "picture: ",
    "source: ",
    "quelle: ",
    "published ",
    "updated ",
    "posted ",
    "last updated",
    "first published",
    "originally published",
    "veröffentlicht",
    "aktualisiert",
    "stand: ",
    "publié ",
    "mis à jour",
    "date: ",
    "title: ",
    "copyright",
    "©",
    "(c) ",
    "release date",
    "language: ",
    "listen to this",
    "share ",
    "share this",
    "advertisement",
    "subscribe",
    "reading time",
    "lesezeit",
    "read time",
    "temps de lecture",
    "tiempo de lectura",
    "aus dem ",
    "traduit ",
    "übersetzt ",
    "[illustration",
    "produced by",
];
/// Months by their first letters, as several languages write them.
const MONTHS: &[&str] = &[
    "jan", "feb", "mar", "mär", "apr", "mai", "may", "jun", "jul", "aug", "sep", "oct", "okt",
    "nov", "dec", "dez", "fév", "avr", "jui", "aoû", "déc", "ene", "abr", "ago", "dic",
];

/// Marks the title and the lines about the text, and returns what they say. Candidates that turn out to be one of them
/// are taken out of `candidates`.
pub fn front(text: &str, blocks: &mut [Block], candidates: &mut Vec<Candidate>) -> Meta {
    let mut meta = Meta::default();
    let mut titled_at = None;
    let mut named_next = false;
    for at in 0..blocks.len().min(FRONT) {
        let Some(block) = blocks.get(at).copied() else {
            break;
        };
        let words = block.extent.of(text);
        let is_heading = candidates
            .iter()
            .find(|it| it.block == at)
            .is_some_and(|it| heads_a_section(candidates, it.heading.class));
        if named_next && is_name(words) {
            meta.byline.get_or_insert_with(|| clean(words));
            mark(text, blocks, at, BlockKind::Aside);
            named_next = false;
        } else if let Some(about) = about(words).filter(|_| !is_line(text, blocks, at)) {
            named_next = matches!(about, About::By(name) if name.is_empty());
            note(&mut meta, about);
            mark(text, blocks, at, BlockKind::Aside);
        } else if titled_at.is_none() && at < 4 && !is_heading && is_headline(text, blocks, at) {
            titled_at = Some(at);
            headline(&mut meta, words);
            mark(text, blocks, at, BlockKind::Title);
        } else if block.kind != BlockKind::Rule {
            break;
        }
    }
    for at in blocks.len().saturating_sub(BACK).max(1)..blocks.len() {
        let words = blocks.get(at).map_or("", |block| block.extent.of(text));
        let about = matches!(about(words), Some(About::Origin(_) | About::Else));
        if about && !is_line(text, blocks, at) || is_end(words) {
            mark(text, blocks, at, BlockKind::Aside);
        }
    }
    candidates.retain(|it| {
        blocks
            .get(it.block)
            .is_some_and(|block| !matches!(block.kind, BlockKind::Title | BlockKind::Aside))
    });
    meta
}

/// Takes the title from its line; the libraries of free books put the author there too.
fn headline(meta: &mut Meta, words: &str) {
    let library = words
        .split_once("Project Gutenberg")
        .and_then(|(_, rest)| rest.split_once(" of "));
    let (title, author) = match library {
        Some((_, work)) => work.rsplit_once(", by ").unwrap_or((work, "")),
        None => (words, ""),
    };
    meta.title.get_or_insert_with(|| clean(title));
    if !author.is_empty() {
        meta.byline.get_or_insert_with(|| clean(author));
    }
}

/// Makes a block one of another kind. What was taken for the marker of an item belongs to its words again.
fn mark(text: &str, blocks: &mut [Block], at: usize, kind: BlockKind) {
    let Some(block) = blocks.get_mut(at) else {
        return;
    };
    if matches!(block.kind, BlockKind::Item(_)) {
        let before = text.get(..block.extent.start as usize).unwrap_or_default();
        let line = before.rsplit('\n').next().unwrap_or_default();
        block.extent.start -= line.trim_start().len() as u32;
        block.depth = 0;
    }
    block.kind = kind;
}

/// What a line about the text says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum About<'a> {
    /// Its title, by that word.
    Title(&'a str),
    /// Who wrote it; empty when only "by" stands there.
    By(&'a str),
    /// When.
    Date(&'a str),
    /// Where it comes from: a paragraph in brackets.
    Origin(&'a str),
    /// Its language.
    Language(&'a str),
    /// Something else: how long it takes to read, who translated it.
    Else,
}

fn note(meta: &mut Meta, about: About<'_>) {
    match about {
        About::Title(words) => meta.title = Some(clean(words)),
        About::By("") | About::Else => {}
        About::By(words) => {
            meta.byline.get_or_insert_with(|| clean(words));
        }
        About::Date(words) => {
            meta.date.get_or_insert_with(|| clean(words));
        }
        About::Origin(words) => {
            meta.source.get_or_insert_with(|| clean(words));
        }
        About::Language(words) => meta.language = tag(words),
    }
}

/// A BCP 47 tag for the few languages that metadata lines name in words.
fn tag(words: &str) -> Option<String> {
    let small = words.trim().to_lowercase();
    let known = [
        ("english", "en"),
        ("german", "de"),
        ("deutsch", "de"),
        ("french", "fr"),
        ("français", "fr"),
        ("spanish", "es"),
        ("español", "es"),
        ("italian", "it"),
    ];
    known
        .iter()
        .find(|(name, _)| small == *name)
        .map(|(_, tag)| (*tag).to_owned())
}

/// Takes a block as a line about the text.
fn about(words: &str) -> Option<About<'_>> {
    let inner = words.trim_matches(['_', '*', ' ']);
    let bracketed = (inner.starts_with('(') && inner.ends_with([')']))
        || (inner.starts_with('[') && inner.ends_with(']'));
    if bracketed && inner.len() > 40 && inner.len() < 1000 {
        return Some(About::Origin(inner.trim_matches(['(', ')', '[', ']', ' '])));
    }
    if words.chars().count() > LINE || words.contains('\n') && words.len() > LINE {
        return None;
    }
    let small = inner.to_lowercase();
    if small.trim_end_matches(':') == "by" {
        return Some(About::By(""));
    }
    let after = |prefix: &str| {
        inner
            .get(inner.len() - (small.len().checked_sub(prefix.len())?)..)
            .filter(|_| small.len() == inner.len() && small.starts_with(prefix))
    };
    if let Some(title) = after("title: ") {
        return Some(About::Title(title));
    }
    if let Some(language) = after("language: ") {
        return Some(About::Language(language));
    }
    if let Some(name) = BY.iter().find_map(|by| after(by))
        && is_name(name)
    {
        return Some(About::By(name));
    }
    if let Some(date) = after("date: ").or_else(|| is_date(inner, &small).then_some(inner)) {
        return Some(About::Date(date));
    }
    (is_read_time(&small)
        || is_address(&small)
        || ABOUT.iter().any(|begin| small.starts_with(begin))
        || bracketed)
        .then_some(About::Else)
}

/// "4 min read", "Lesezeit: 3 Minuten".
fn is_read_time(small: &str) -> bool {
    let minutes = [
        "min read",
        "mins read",
        "minute read",
        "minutes read",
        "min. read",
        "minute lesezeit",
        "minuten lesezeit",
        "min lesezeit",
        "min de lecture",
        "minutes de lecture",
        "min de lectura",
    ];
    small.starts_with(|c: char| c.is_ascii_digit()) && minutes.iter().any(|it| small.contains(it))
        || ["read time", "reading time", "lesezeit"]
            .iter()
            .any(|it| small.starts_with(it))
}

fn is_address(small: &str) -> bool {
    (small.starts_with("http://") || small.starts_with("https://") || small.starts_with("www."))
        && !small.contains(' ')
}

/// A short line that is a date and hardly more: "3 May 2021", "2021-05-03 10:00", "7 years ago", "(1818)".
fn is_date(words: &str, small: &str) -> bool {
    if words.len() > 60
        || words.ends_with(['.', '!', '?'])
            && !words.ends_with(". m.")
            && words.split_whitespace().count() > 5
    {
        return false;
    }
    let ago = small.ends_with(" ago") && small.contains(|c: char| c.is_ascii_digit());
    let parts: Vec<&str> = small
        .split(|c: char| !c.is_alphanumeric())
        .filter(|it| !it.is_empty())
        .collect();
    let year = parts.iter().any(|it| {
        it.len() == 4
            && it
                .parse::<u32>()
                .is_ok_and(|year| (1500..2200).contains(&year))
    });
    let month = parts
        .iter()
        .any(|it| it.len() <= 10 && MONTHS.iter().any(|month| it.starts_with(month)));
    let number = parts
        .iter()
        .any(|it| it.len() <= 2 && it.bytes().all(|byte| byte.is_ascii_digit()));
    let numeric = parts
        .iter()
        .all(|it| it.bytes().all(|byte| byte.is_ascii_digit()));
    ago || (year && numeric && parts.len() <= 6)
        || (year && month && number && parts.len() <= 9)
        || (year && month && parts.len() <= 3)
}

fn is_end(words: &str) -> bool {
    const ENDS: [&str; 8] = [
        "the end", "finis", "ende", "fin", "end", "fine", "- 30 -", "###",
    ];
    let bare = words.trim_matches(['_', '*', '.', ' ', '(', ')']);
    ENDS.iter().any(|it| bare.eq_ignore_ascii_case(it))
}

/// Whether block `at`, the first that says something, is the work's title: a short line that is no sentence, with more text behind it.
fn is_headline(text: &str, blocks: &[Block], at: usize) -> bool {
    let Some(block) = blocks.get(at) else {
        return false;
    };
    let words = block.extent.of(text);
    let more = blocks.len() > at + 1 && text.len() > words.len() + 80;
    let short = words.chars().count() <= TITLE && words.lines().count() <= 3;
    let kind = matches!(block.kind, BlockKind::Paragraph | BlockKind::Verse);
    let begins = heading::unwrapped(words);
    let begins = words
        .get(begins)
        .is_some_and(|it| it.starts_with(|c: char| !c.is_lowercase()));
    // German nouns all have a capital, and its quotations close with other marks.
    let said = words.trim_end_matches(['“', '«', '»']).trim_end();
    let sentence = words.ends_with([',', ';', ':'])
        || words.ends_with(['.', '”', '"']) && !titled(words)
        || said.len() < words.len() && said.ends_with(['.', '!', '?', '…'])
        || words.ends_with('.') && heading::sentences(words) > 2
        || words.starts_with(['"', '“', '—', '-', '«', '»', '„']);
    more && short && kind && begins && !sentence && !is_turn(text, blocks, at)
}

/// Whether a heading of that class is a section's rather than the whole work's: numbered, or underlined as another is.
fn heads_a_section(candidates: &[Candidate], class: Class) -> bool {
    match class {
        Class::Capitals => false,
        Class::Underlined | Class::Underdashed => {
            candidates
                .iter()
                .filter(|it| it.heading.class == class)
                .count()
                > 1
        }
        Class::Volume
        | Class::Book
        | Class::Part
        | Class::Chapter
        | Class::Scene
        | Class::Roman
        | Class::Digits => true,
    }
}

/// Words as metadata: one line, without ornaments.
fn clean(words: &str) -> String {
    one_line(words).trim_matches(['_', '*', ' ']).to_owned()
}
