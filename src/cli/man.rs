//! `dixit man`: the manual page, made from the command line itself.

use std::io::{self, Write};

use clap::CommandFactory;
use clap_mangen::Man;

/// Prints it.
pub fn run() -> anyhow::Result<bool> {
    let mut text = Vec::new();
    Man::new(super::Cli::command()).render(&mut text)?;
    io::stdout().lock().write_all(&text)?;
    Ok(true)
}
