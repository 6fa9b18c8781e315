//! `dixit config`: where the configuration is, whether it is sound, and what can stand in it.

use std::io::{self, Write};

use crate::app::{Config, default_file};
use crate::model::sanitise;

/// What to print.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Every field with its default, as a file to begin with.
    #[arg(long, conflicts_with = "path")]
    default: bool,
    /// Only the path of the file.
    #[arg(long)]
    path: bool,
}

/// Prints it. Whether the configuration is sound.
pub fn run(args: &Args) -> anyhow::Result<bool> {
    let mut out = io::stdout().lock();
    if args.default {
        out.write_all(default_file().as_bytes())?;
        return Ok(true);
    }
    let Some(path) = Config::path() else {
        anyhow::bail!("no home directory is known; set HOME or XDG_CONFIG_HOME");
    };
    let shown = path.display().to_string();
    let shown = sanitise(&shown, false);
    if args.path {
        writeln!(out, "{shown}")?;
        return Ok(true);
    }
    if !path.exists() {
        writeln!(
            out,
            "{shown}: not there; `dixit config --default` prints one to begin with"
        )?;
        return Ok(true);
    }
    let (_, wrong) = Config::load(&path);
    if wrong.is_empty() {
        writeln!(out, "{shown}: sound")?;
    }
    for error in &wrong {
        eprintln!("dixit: {}", sanitise(&error.to_string(), false));
    }
    Ok(wrong.is_empty())
}
