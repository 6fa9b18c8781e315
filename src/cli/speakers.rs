//! `dixit speakers`: who speaks, how often, how much.

use std::io::{self, BufWriter, Write};

use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::works::Works;
use crate::export::{Source, to_json};
use crate::model::{Certainty, Speaker, sanitise};

/// Whose speakers, and in which form.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    works: Works,
    /// In which form.
    #[arg(long, value_enum, default_value_t)]
    format: super::Listed,
}

/// A speaker, as a line of JSON.
#[derive(Serialize)]
struct Line<'a> {
    file: &'a str,
    name: Option<&'a str>,
    aliases: &'a [String],
    quotes: usize,
    certain: usize,
    words: usize,
}

/// Prints the speakers. Whether there are any.
pub fn run(args: &Args) -> anyhow::Result<bool> {
    let mut out = BufWriter::new(io::stdout().lock());
    args.works.each(&mut |source| {
        let lines = lines(source);
        match args.format {
            super::Listed::Text => text(&mut out, source, &lines, args.works.several())?,
            super::Listed::Json => {
                for line in &lines {
                    writeln!(out, "{}", to_json(line))?;
                }
            }
        }
        out.flush()?;
        Ok(!lines.is_empty())
    })
}

/// The speakers, who speaks most first, and last what nobody known says.
fn lines<'a>(source: Source<'a>) -> Vec<Line<'a>> {
    let voices = source.voices;
    let mut lines: Vec<Line<'a>> = Vec::with_capacity(voices.speakers.len() + 1);
    let speakers: Vec<Option<&Speaker>> = voices.speakers.iter().map(Some).chain([None]).collect();
    for speaker in &speakers {
        lines.push(Line {
            file: source.name,
            name: speaker.map(|it| it.name.as_str()),
            aliases: speaker.map_or(&[], |it| &it.aliases),
            quotes: 0,
            certain: 0,
            words: 0,
        });
    }
    let nobody = voices.speakers.len();
    for quote in &voices.quotes {
        let index = quote.speaker.map_or(nobody, |id| id.0 as usize);
        if let Some(line) = lines.get_mut(index) {
            line.quotes += 1;
            line.certain += usize::from(quote.certainty == Certainty::Certain);
            line.words += source
                .document
                .slice(quote.extent)
                .split_whitespace()
                .count();
        }
    }
    lines.retain(|line| line.quotes > 0);
    lines.sort_by_key(|line| (line.name.is_none(), std::cmp::Reverse(line.quotes)));
    lines
}

fn text(
    out: &mut dyn Write,
    source: Source<'_>,
    lines: &[Line<'_>],
    several: bool,
) -> io::Result<()> {
    if several {
        writeln!(out, "{}", sanitise(source.name, false))?;
    }
    let names: Vec<String> = lines
        .iter()
        .map(|line| sanitise(line.name.unwrap_or("unknown"), false).into_string())
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
