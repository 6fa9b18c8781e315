//! `dixit lessons`: the outline.

use std::io::{self, BufWriter, Write};

use serde::Serialize;

use super::works::Works;
use crate::export::{Points, Source, to_json};
use crate::layout::flowed;
use crate::model::{Section, sanitise};

/// Whose outline, and in which form.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    works: Works,
    /// In which form.
    #[arg(long, value_enum, default_value_t)]
    format: super::Listed,
}

/// A lesson, as a line of JSON; offsets count code points.
#[derive(Serialize)]
struct Line<'a> {
    file: &'a str,
    level: u8,
    number: String,
    title: String,
    start: usize,
    end: usize,
    quotes: usize,
}

/// Prints the outline. Whether there is one.
pub fn run(args: &Args) -> anyhow::Result<bool> {
    let mut out = BufWriter::new(io::stdout().lock());
    args.works.each(&mut |source| {
        if args.works.several() && args.format == super::Listed::Text {
            writeln!(out, "{}", sanitise(source.name, false))?;
        }
        let mut points = Points::new(&source.document.text);
        for section in &source.document.sections {
            let line = line(source, section, &mut points);
            match args.format {
                super::Listed::Text => text(&mut out, &line)?,
                super::Listed::Json => writeln!(out, "{}", to_json(&line))?,
            }
        }
        out.flush()?;
        Ok(source.document.sections.iter().any(|it| it.level > 0))
    })
}

fn line<'a>(source: Source<'a>, section: &Section, points: &mut Points<'_>) -> Line<'a> {
    let [start, end] = points.pair(section.extent);
    let quotes = source.voices.quotes_in(section.extent);
    let begins = |start: u32| section.extent.contains(start);
    Line {
        file: source.name,
        level: section.level,
        number: flowed(source.document, section.number),
        title: flowed(source.document, section.title),
        start,
        end,
        quotes: quotes.iter().filter(|it| begins(it.extent.start)).count(),
    }
}

fn text(out: &mut dyn Write, line: &Line<'_>) -> io::Result<()> {
    let step = "  ".repeat(usize::from(line.level.saturating_sub(1)).min(8));
    let title = match (line.level, line.number.is_empty()) {
        (0, _) => "Opening".to_owned(),
        (_, true) => line.title.clone(),
        (_, false) => format!("{} {}", line.number, line.title)
            .trim_end()
            .to_owned(),
    };
    let quotes = match line.quotes {
        0 => String::new(),
        1 => "  (1 quote)".to_owned(),
        count => format!("  ({count} quotes)"),
    };
    writeln!(out, "{step}{title}{quotes}")
}
