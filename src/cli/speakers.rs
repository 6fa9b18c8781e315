//! `dixit speakers`: who speaks, how often, how much.

use std::io::{self, Write};

use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::listing::{self, Args};
use crate::export::Source;
use crate::model::{Certainty, Speaker, sanitise};

/// A speaker.
#[derive(Serialize)]
struct Line {
    name: Option<String>,
    aliases: Vec<String>,
    quotes: usize,
    certain: usize,
    words: usize,
}

/// Prints the speakers. Whether there are any.
pub fn run(args: &Args) -> anyhow::Result<bool> {
    listing::print::<Line>(args)
}

impl listing::Line for Line {
    /// The speakers, who speaks most first, and last what nobody known says.
    fn of(source: Source<'_>) -> Vec<Self> {
        let voices = source.voices;
        let speakers = voices.speakers.iter().map(Some).chain([None]);
        let mut lines: Vec<Self> = speakers.map(Self::silent).collect();
        let nobody = voices.speakers.len();
        for quote in &voices.quotes {
            let index = quote.speaker.map_or(nobody, |id| id.0 as usize);
            if let Some(line) = lines.get_mut(index) {
                let words = source.document.slice(quote.extent).split_whitespace();
                line.quotes += 1;
                line.certain += usize::from(quote.certainty == Certainty::Certain);
                line.words += words.count();
            }
        }
        lines.retain(|line| line.quotes > 0);
        lines.sort_by_key(|line| (line.name.is_none(), std::cmp::Reverse(line.quotes)));
        lines
    }

    fn found(lines: &[Self]) -> bool {
        !lines.is_empty()
    }

    fn write(lines: &[Self], out: &mut dyn Write) -> io::Result<()> {
        text(out, lines)
    }
}

impl Line {
    /// The line of a speaker, or of nobody, who has said nothing yet.
    fn silent(speaker: Option<&Speaker>) -> Self {
        Self {
            name: speaker.map(|it| it.name.clone()),
            aliases: speaker.map(|it| it.aliases.clone()).unwrap_or_default(),
            quotes: 0,
            certain: 0,
            words: 0,
        }
    }
}

fn text(out: &mut dyn Write, lines: &[Line]) -> io::Result<()> {
    let names: Vec<String> = lines
        .iter()
        .map(|line| sanitise(line.name.as_deref().unwrap_or("unknown"), false).into_string())
        .collect();
    let widest = names
        .iter()
        .map(|name| name.width())
        .max()
        .unwrap_or(0)
        .min(40);
    for (line, name) in lines.iter().zip(&names) {
        let pad = " ".repeat(widest.saturating_sub(name.width()));
        let aliases = sanitise(&line.aliases.join(", "), false).into_string();
        let aliases = if aliases.is_empty() {
            aliases
        } else {
            format!("   also {aliases}")
        };
        writeln!(
            out,
            "{name}{pad} {:>6} {:<6} {:>5} certain {:>7} words{aliases}",
            line.quotes,
            if line.quotes == 1 { "quote" } else { "quotes" },
            line.certain,
            line.words,
        )?;
    }
    Ok(())
}
