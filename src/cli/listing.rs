//! What the subcommands share that list something of each work, in lines to be read or as JSON.

use std::io::{self, BufWriter, Write};

use serde::Serialize;

use super::works::Works;
use crate::export::{Source, to_json};
use crate::model::sanitise;

/// Whose lists, and in which form.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    works: Works,
    /// In which form.
    #[arg(long, value_enum, default_value_t)]
    format: Form,
}

/// The forms of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
enum Form {
    /// A line each, to be read.
    #[default]
    Text,
    /// An object a line.
    Json,
}

/// One line of a list, and what it is as an object.
pub trait Line: Serialize + Sized {
    /// The lines of a work.
    fn of(source: Source<'_>) -> Vec<Self>;

    /// Whether they hold what was looked for.
    fn found(lines: &[Self]) -> bool;

    /// Writes the lines of one work to be read.
    fn write(lines: &[Self], out: &mut dyn Write) -> io::Result<()>;
}

/// A line as JSON: an object that names its work first.
#[derive(Serialize)]
struct Object<'a, L> {
    file: &'a str,
    #[serde(flatten)]
    line: &'a L,
}

/// Prints the list of each work. Whether any holds what was looked for.
pub fn print<L: Line>(args: &Args) -> anyhow::Result<bool> {
    let mut out = BufWriter::new(io::stdout().lock());
    args.works.each(&mut |source| {
        let lines = L::of(source);
        match args.format {
            Form::Text => {
                if args.works.several() {
                    writeln!(out, "{}", sanitise(source.name, false))?;
                }
                L::write(&lines, &mut out)?;
            }
            Form::Json => {
                for line in &lines {
                    let file = source.name;
                    writeln!(out, "{}", to_json(&Object { file, line }))?;
                }
            }
        }
        out.flush()?;
        Ok(L::found(&lines))
    })
}
