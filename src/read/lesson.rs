//! The lesson format: a TOML file of an article and its lessons, whose quotations may name their speakers.
//!
//! `[article]` has title, byline, source, date and language; `[[lesson]]` has title and text; `[[lesson.quote]]` has
//! words, to be found in that text, and their speaker. Whatever else is there is an error with its line and column.

use serde::Deserialize;
use toml::Spanned;

use super::build::Builder;
use super::error::ReadError;
use super::{Source, outline, text};
use crate::model::{
    Block, BlockKind, Document, Extent, Given, Meta, Section, is_quotation_mark, one_line,
};

/// How deep brackets may nest; the format itself needs two.
const DEEPEST: usize = 16;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    article: Article,
    #[serde(default)]
    lesson: Vec<Lesson>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Article {
    title: String,
    byline: Option<String>,
    source: Option<String>,
    date: Option<String>,
    language: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lesson {
    title: Option<String>,
    text: String,
    #[serde(default)]
    quote: Vec<Quote>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Quote {
    words: Spanned<String>,
    speaker: String,
}

/// Whether the first line that says something is one that only this format has.
pub fn sniff(head: &[u8]) -> bool {
    let head = String::from_utf8_lossy(head);
    let first = head
        .lines()
        .map(str::trim)
        .find(|line| !line.is_empty() && !line.starts_with('#'));
    matches!(first, Some("[article]" | "[[lesson]]"))
}

/// Reads a lesson file.
pub fn parse(source: Source) -> Result<Document, ReadError> {
    let name = source.name.clone();
    source.text(None, |text| {
        let broken = |at: usize, message: &str| ReadError::broken(&name, &text, at, message);
        if let Some(at) = too_deep(&text) {
            return Err(broken(at, "brackets nest too deep here; a lesson file needs no more than [[lesson.quote]]"));
        }
        let file: File = toml::from_str(&text).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            broken(at, error.message())
        })?;
        build(&file).map_err(|missing| {
            let message = "these words are not in the lesson's text; they must stand there as they are here (curls, line ends and spaces do not matter)";
            broken(missing, message)
        })
    })
}

/// Makes the document; an error is the place in the file of words that are not in their lesson's text.
fn build(file: &File) -> Result<Document, usize> {
    let mut out = Builder::default();
    let article = &file.article;
    let filled = |field: &Option<String>| field.clone().filter(|it| !it.trim().is_empty());
    out.document().meta = Meta {
        title: filled(&Some(article.title.clone())),
        byline: filled(&article.byline),
        source: filled(&article.source),
        date: filled(&article.date),
        language: filled(&article.language),
    };
    out.start(BlockKind::Title);
    out.words(&article.title);
    for about in [&article.byline, &article.date, &article.source]
        .into_iter()
        .flatten()
    {
        out.start(BlockKind::Aside);
        out.words(about);
    }
    out.end();
    let mut document = out.finish();
    let mut number = 0;
    for lesson in &file.lesson {
        add(&mut document, lesson, &mut number)?;
    }
    document.given.sort_by_key(|given| given.extent);
    let sections = std::mem::take(&mut document.sections);
    document.sections = outline::tiled(&document.text, &document.blocks, sections);
    Ok(document)
}

fn add(document: &mut Document, lesson: &Lesson, number: &mut u32) -> Result<(), usize> {
    let title = lesson
        .title
        .as_deref()
        .map(str::trim)
        .filter(|it| !it.is_empty());
    if let Some(title) = title {
        *number += 1;
        heading(document, *number, title);
    }
    document.text.push_str("\n\n");
    let start = document.text.len();
    document.text.push_str(lesson.text.trim_end());
    let blocks = text::blocks(&lesson.text, start);
    document.blocks.extend(blocks);
    let mut from = start;
    for quote in &lesson.quote {
        let missing = quote.words.span().start;
        let found = find(&document.text, from, quote.words.get_ref())
            .or_else(|| find(&document.text, start, quote.words.get_ref()));
        let extent = found.ok_or(missing)?;
        from = extent.end as usize;
        document.given.push(Given {
            extent,
            speaker: quote.speaker.trim().to_owned(),
            mention: None,
        });
    }
    Ok(())
}

fn heading(document: &mut Document, number: u32, title: &str) {
    document.text.push_str("\n\n");
    let start = document.text.len();
    document.text.extend([&number.to_string(), ". "]);
    let words = document.text.len();
    let title = one_line(title);
    document.text.push_str(&title);
    let extent = Extent::new(start, document.text.len());
    document.blocks.push(Block {
        extent,
        kind: BlockKind::Heading(1),
        space: 2,
        ..Block::default()
    });
    let bare = title.trim_end_matches('.').len();
    document.sections.push(Section {
        extent,
        title: Extent::new(words, words + bare),
        number: Extent::new(start, words - 2),
        level: 1,
    });
}

/// Finds `words` in `text` from byte `from` on, whatever the curls and the white space of either; marks and a closing
/// stop right around them are taken in.
fn find(text: &str, from: usize, words: &str) -> Option<Extent> {
    let (needle, _) = folded(words.trim_matches(|c: char| c.is_whitespace() || is_mark(c)));
    let (hay, places) = folded(text.get(from..)?);
    if needle.is_empty() {
        return None;
    }
    let at = memchr::memmem::find(hay.as_bytes(), needle.as_bytes())?;
    let place = |byte: usize| {
        places
            .partition_point(|(folded, _)| *folded <= byte)
            .checked_sub(1)
            .and_then(|it| places.get(it))
            .map(|(_, byte)| from + byte)
    };
    let (mut start, mut end) = (place(at)?, from);
    let last = place(at + needle.len() - 1)?;
    end = end.max(last + text.get(last..)?.chars().next()?.len_utf8());
    if let Some(mark) = text
        .get(..start)?
        .chars()
        .next_back()
        .filter(|c| is_mark(*c))
    {
        let behind = text.get(end..)?;
        let stop = behind.len()
            - behind
                .trim_start_matches(['.', ',', '!', '?', ';', '…'])
                .len();
        if let Some(close) = behind.get(stop..)?.chars().next().filter(|c| is_mark(*c)) {
            start -= mark.len_utf8();
            end += stop + close.len_utf8();
        }
    }
    Some(Extent::new(start, end))
}

fn is_mark(c: char) -> bool {
    is_quotation_mark(c) || matches!(c, '’' | '\'')
}

/// `text` with plain marks and single spaces, and of every character its byte there and its byte in `text`.
fn folded(text: &str) -> (String, Vec<(usize, usize)>) {
    let mut out = String::with_capacity(text.len());
    let mut places = Vec::with_capacity(text.len());
    for (byte, c) in text.char_indices() {
        let plain = match c {
            '“' | '”' | '„' | '‟' | '«' | '»' | '「' | '」' => '"',
            '‘' | '’' | '‚' | '‹' | '›' => '\'',
            '–' | '—' | '―' => '—',
            c if c.is_whitespace() => ' ',
            c => c,
        };
        if plain == ' ' && out.ends_with(' ') {
            continue;
        }
        places.push((out.len(), byte));
        out.push(plain);
    }
    (out, places)
}

/// The byte where brackets nest deeper than [`DEEPEST`], strings and comments left aside. TOML's parsers follow the
/// nesting on their own stack.
fn too_deep(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let (mut at, mut depth) = (0, 0_usize);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' | b'\'' => {
                at = string_end(bytes, at);
                continue;
            }
            b'#' => at += memchr::memchr(b'\n', bytes.get(at..)?).unwrap_or(bytes.len()),
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// Where the string that starts at byte `at` ends.
fn string_end(bytes: &[u8], at: usize) -> usize {
    let Some(quote) = bytes.get(at) else {
        return bytes.len();
    };
    let rest = bytes.get(at..).unwrap_or_default();
    let long = rest
        .get(..3)
        .is_some_and(|three| three.iter().all(|byte| byte == quote));
    let mut here = at + if long { 3 } else { 1 };
    while let Some(byte) = bytes.get(here) {
        let closes = !long
            || bytes
                .get(here..here + 3)
                .is_some_and(|three| three.iter().all(|it| it == quote));
        match byte {
            b'\\' if *quote == b'"' => here += 1,
            b'\n' if !long => return here,
            it if it == quote && closes => return here + if long { 3 } else { 1 },
            _ => {}
        }
        here += 1;
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::BlockKind::{Aside, Heading, Paragraph, Title};
    use super::*;
    use crate::read::shown::outline;
    use crate::read::{Options, bundled, open};

    const FILE: &str = "[article]\ntitle = \"Two lessons from a ferry\"\nbyline = \"Ann Hill\"\nlanguage = \"en\"\n\n[[lesson]]\ntext = \"It began with a rope.\"\n\n[[lesson]]\ntitle = \"Hold on.\"\ntext = \"\"\"\n“Hold the\nrope,” said Ann. “Hold on.”\n\nWe held.\n\"\"\"\n\n[[lesson.quote]]\nwords = \"Hold the rope\"\nspeaker = \"Ann Hill\"\n\n[[lesson.quote]]\nwords = '\"Hold on.\"'\nspeaker = \"Ann Hill\"\n";

    #[test]
    fn a_lesson_file() {
        let document = bundled("two.toml", FILE).unwrap();
        assert_eq!(document.title(), Some("Two lessons from a ferry"));
        assert_eq!(outline(&document), ["0 |", "1 1|Hold on"]);
        let given: Vec<_> = document
            .given
            .iter()
            .map(|it| (document.slice(it.extent), it.speaker.as_str()))
            .collect();
        assert_eq!(
            given,
            [
                ("“Hold the\nrope,”", "Ann Hill"),
                ("“Hold on.”", "Ann Hill")
            ]
        );
        let kinds: Vec<_> = document.blocks.iter().map(|it| it.kind).collect();
        assert_eq!(
            kinds,
            [Title, Aside, Paragraph, Heading(1), Paragraph, Paragraph]
        );
    }

    #[test]
    fn what_is_wrong_is_named_with_its_place() {
        for (file, says) in [
            (
                FILE.replace("byline", "bylines"),
                "x.toml:3:1: unknown field `bylines`, expected one of `title`, `byline`",
            ),
            (
                FILE.replace("Hold the rope\"", "Let go\""),
                "x.toml:19:9: these words are not in the lesson's text",
            ),
            (
                FILE.replace("speaker = \"Ann Hill\"\n\n", "\n"),
                "missing field `speaker`",
            ),
            ("[article]\ntitle = 3".into(), "x.toml:2:9: invalid type"),
            ("[article]\n\ntitle = \"a".into(), "x.toml:3:"),
            ("[[lesson]]\ntext = \"x\"".into(), "missing field `article`"),
            (
                format!("a = {}", "[".repeat(100_000)),
                "x.toml:1:21: brackets nest too deep",
            ),
        ] {
            let error = bundled("x.toml", &file).unwrap_err().to_string();
            assert!(error.contains(says), "{error}");
        }
    }

    #[test]
    fn brackets_in_strings_and_comments_do_not_nest() {
        let brackets = "[".repeat(50);
        for text in [
            format!("a = \"{brackets}\""),
            format!("a = '{brackets}'"),
            format!("a = \"\"\"\n{brackets}\\\"\"\"\""),
            format!("# {brackets}\n"),
        ] {
            assert_eq!(too_deep(&text), None, "{text}");
        }
        assert!(too_deep(&format!("a = \"x\"\nb = {brackets}")).is_some());
    }

    #[test]
    fn the_lessons_that_come_along_can_be_read() {
        let path =
            std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("content/seven-lessons.toml");
        let document = open(&crate::read::Input::Path(path), &Options::default()).unwrap();
        assert_eq!(document.sections.len(), 8);
    }
}
