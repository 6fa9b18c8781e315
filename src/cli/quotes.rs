//! `dixit quotes`: every quotation, by whom, where, and on request why.

use std::io::{self, BufWriter, IsTerminal};

use anyhow::Context as _;

use super::margin::Margin;
use super::works::Works;
use crate::export::{Exporter, Form, Source};
use crate::model::{Extent, sanitise};
use crate::search::{Finder, Query};

/// Which quotations, and in which form.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    works: Works,
    /// Only those by the speaker of this name or alias (`?`: those of nobody known).
    #[arg(long, value_name = "NAME")]
    by: Vec<String>,
    /// Only those in which this is found, in the query language of the reader.
    #[arg(long, value_name = "QUERY", allow_hyphen_values = true)]
    grep: Option<String>,
    /// Only those in the lesson of this number or title.
    #[arg(long, value_name = "LESSON")]
    lesson: Vec<String>,
    /// In which form.
    #[arg(long, value_enum, default_value_t)]
    format: Form,
    /// Tell why each has the speaker it has.
    #[arg(long)]
    why: bool,
}

impl Args {
    /// The query that finds the quotations asked for.
    fn query(&self) -> anyhow::Result<Query> {
        let asked = self.grep.as_deref().unwrap_or_default();
        let query = Query::parse_for_quotations(asked)
            .with_context(|| format!("the query {}", sanitise(asked, false)))?;
        let query = query.said_by(&self.by);
        Ok(self
            .lesson
            .iter()
            .fold(query, |query, it| query.in_lesson(it)))
    }
}

/// Prints the quotations asked for. Whether there are any.
pub fn run(args: &Args) -> anyhow::Result<bool> {
    let query = args.query()?;
    let out = BufWriter::new(io::stdout().lock());
    if args.format == Form::Text && !args.why && io::stdout().is_terminal() {
        let mut margin = Margin::new(out);
        return args.works.each(&mut |source| {
            let quotes = chosen(&query, source);
            margin.quotations(source, &quotes, args.works.several())?;
            Ok(!quotes.is_empty())
        });
    }
    let mut exporter = Exporter::new(out, args.format, args.why, args.works.several());
    let found = args.works.each(&mut |source| {
        let quotes = chosen(&query, source);
        exporter.add(source, &quotes)?;
        Ok(!quotes.is_empty())
    });
    exporter.finish()?;
    found
}

/// The indices of the quotations in which `query` finds something.
fn chosen(query: &Query, source: Source<'_>) -> Vec<usize> {
    let finder = Finder::new(query, source.document, source.voices);
    let mut quotes: Vec<usize> = finder
        .matches(Extent::new(0, source.document.text.len()))
        .iter()
        .filter_map(|found| found.quote)
        .map(|quote| quote as usize)
        .collect();
    quotes.dedup();
    quotes
}
