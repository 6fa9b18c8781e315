//! `dixit lessons`: the outline.

use std::io::{self, Write};

use serde::Serialize;

use super::listing::{self, Args};
use crate::export::{Points, Source};
use crate::layout::flowed;
use crate::model::Section;

/// A lesson; offsets count code points.
#[derive(Serialize)]
struct Line {
    level: u8,
    number: String,
    title: String,
    start: usize,
    end: usize,
    quotes: usize,
}

/// Prints the outline. Whether there is one.
pub fn run(args: &Args) -> anyhow::Result<bool> {
    listing::print::<Line>(args)
}

impl listing::Line for Line {
    fn of(source: Source<'_>) -> Vec<Self> {
        let mut points = Points::new(&source.document.text);
        let sections = source.document.sections.iter();
        sections
            .map(|section| line(source, section, &mut points))
            .collect()
    }

    fn found(lines: &[Self]) -> bool {
        lines.iter().any(|line| line.level > 0)
    }

    fn write(lines: &[Self], out: &mut dyn Write) -> io::Result<()> {
        lines.iter().try_for_each(|line| text(out, line))
    }
}

fn line(source: Source<'_>, section: &Section, points: &mut Points<'_>) -> Line {
    let [start, end] = points.pair(section.extent);
    let quotes = source.voices.quotes_in(section.extent);
    let begins = |start: u32| section.extent.contains(start);
    Line {
        level: section.level,
        number: flowed(source.document, section.number),
        title: flowed(source.document, section.title),
        start,
        end,
        quotes: quotes.iter().filter(|it| begins(it.extent.start)).count(),
    }
}

fn text(out: &mut dyn Write, line: &Line) -> io::Result<()> {
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
