//! `dixit search`: matches with their lesson and speaker.

use std::io::{self, BufWriter, IsTerminal, Write};

use anyhow::Context as _;

use super::works::Works;
use crate::attribution::{Listener, attribute};
use crate::export::{Source, lesson};
use crate::layout::flowed;
use crate::model::{Attribution, Document, Extent, sanitise};
use crate::search::{Finder, Match, Query};

/// What to look for, and where.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Words, "phrases", @speaker, #lesson, -without, /regex/, in any combination.
    #[arg(value_name = "QUERY", allow_hyphen_values = true)]
    query: String,
    #[command(flatten)]
    works: Works,
}

/// Around what was found, on a terminal.
const BOLD: (&str, &str) = ("\u{1b}[1m", "\u{1b}[22m");
/// How many characters around a match are shown on either side.
const AROUND: usize = 48;

/// Prints the matches. Whether there are any.
pub fn run(args: &Args) -> anyhow::Result<bool> {
    let query = Query::parse(&args.query)
        .with_context(|| format!("the query {}", sanitise(&args.query, false)))?;
    anyhow::ensure!(
        !query.is_empty(),
        "there is nothing to look for; name a word"
    );
    let mut out = BufWriter::new(io::stdout().lock());
    let bold = io::stdout().is_terminal();
    args.works.each_unheard(&mut |name, document| {
        let mut put = |voices: &Attribution, matches: &[Match]| -> io::Result<bool> {
            let source = Source {
                name,
                document,
                voices,
            };
            for it in matches {
                line(&mut out, source, it, args.works.several(), bold)?;
            }
            out.flush()?;
            Ok(!matches.is_empty())
        };
        let found = if query.asks_for_speakers() {
            said(&query, document, &mut put)
        } else {
            written(&query, document, &mut put)
        };
        Ok(found?)
    })
}

/// Takes voices and what was found among them; says whether there was anything.
type Put<'a> = &'a mut dyn FnMut(&Attribution, &[Match]) -> io::Result<bool>;

/// The matches of a query that asks who speaks: all voices are needed to know.
fn said(query: &Query, document: &Document, put: Put<'_>) -> io::Result<bool> {
    let voices = attribute(document);
    let (mut found, mut failed) = (false, Ok(()));
    Finder::new(query, document, &voices).sweep(0, usize::MAX, &mut |part| {
        match put(&voices, &part.matches) {
            Ok(some) => found |= some,
            Err(error) => failed = Err(error),
        }
        failed.is_ok()
    });
    failed.map(|()| found)
}

/// The matches of a query that asks for words: only where they stand it has to be known who says them.
fn written(query: &Query, document: &Document, put: Put<'_>) -> io::Result<bool> {
    let unheard = Attribution::default();
    let finder = Finder::new(query, document, &unheard);
    let mut listener = Listener::new(document);
    let mut found = false;
    while let Some(part) = listener.part() {
        let matches = finder.matches(part);
        if matches.is_empty() {
            listener.skip();
            continue;
        }
        let batch = listener.hear();
        let mut voices = Attribution::default();
        voices.extend(batch.quotes, batch.speakers, batch.reached);
        found |= put(&voices, &matches)?;
    }
    Ok(found)
}

/// Where, who, and the match with some words around it.
fn line(
    out: &mut dyn Write,
    source: Source<'_>,
    it: &Match,
    several: bool,
    bold: bool,
) -> io::Result<()> {
    let (document, voices) = (source.document, source.voices);
    let file = Some(source.name).filter(|_| several);
    let speaker = voices
        .quote_at(it.extent.start)
        .and_then(|quote| voices.quotes.get(quote))
        .map(|quote| {
            let speaker = quote.speaker.and_then(|id| voices.speaker(id));
            speaker.map_or("unknown", |it| it.name.as_str())
        });
    let lesson = lesson(document, document.section_at(it.extent.start));
    let place: Vec<String> = [
        file.map(str::to_owned),
        Some(lesson.unwrap_or_else(|| "Opening".to_owned())),
        speaker.map(str::to_owned),
    ]
    .into_iter()
    .flatten()
    .map(|words| sanitise(&words, false).into_string())
    .collect();
    writeln!(out, "{}: {}", place.join(" · "), context(source, it, bold))
}

/// The match and what stands around it in its paragraph, each part of it bold where that can be seen.
fn context(source: Source<'_>, it: &Match, bold: bool) -> String {
    let document = source.document;
    let around = around(source, it.extent);
    let mut line = String::new();
    let mut at = around.start;
    let show = |start: u32, end: u32| {
        let extent = Extent { start, end };
        let text = document.slice(extent);
        let space = |is: bool| if is { " " } else { "" };
        let words = flowed(document, extent);
        let before = space(text.starts_with(char::is_whitespace));
        let after = space(!words.is_empty() && text.ends_with(char::is_whitespace));
        [before, &words, after].concat()
    };
    for part in &it.parts {
        if part.start < at {
            continue;
        }
        line.push_str(&show(at, part.start));
        let words = show(part.start, part.end);
        let (on, off) = if bold { BOLD } else { ("", "") };
        line.extend([on, &words, off]);
        at = part.end;
    }
    line.push_str(&show(at, around.end));
    line.trim().to_owned()
}

/// `extent` with some characters of its paragraph on either side, cut between words.
fn around(source: Source<'_>, extent: Extent) -> Extent {
    let document = source.document;
    let block = document
        .blocks
        .get(document.block_at(extent.start))
        .map_or(extent, |block| block.extent);
    let before = document.slice(Extent {
        start: block.start.min(extent.start),
        end: extent.start,
    });
    let after = document.slice(Extent {
        start: extent.end,
        end: block.end.max(extent.end),
    });
    let back = before.char_indices().rev().nth(AROUND).map(|(at, _)| at);
    let start = back.map_or(0, |at| {
        let tail = before.get(at..).unwrap_or_default();
        at + tail.find(char::is_whitespace).unwrap_or(0)
    });
    let forth = after.char_indices().nth(AROUND).map(|(at, _)| at);
    let end = forth.map_or(after.len(), |at| {
        let head = after.get(..at).unwrap_or_default();
        head.rfind(char::is_whitespace).unwrap_or(at)
    });
    Extent::new(
        extent.start as usize - before.len() + start,
        extent.end as usize + end,
    )
}
