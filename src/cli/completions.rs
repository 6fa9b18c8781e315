//! `dixit completions SHELL`.

use std::io;

use clap::CommandFactory;
use clap_complete::{Shell, generate};

/// For which shell.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The shell.
    shell: Shell,
}

/// Prints the completions.
pub fn run(args: &Args) -> anyhow::Result<bool> {
    let mut text = Vec::new();
    generate(args.shell, &mut super::Cli::command(), "dixit", &mut text);
    io::Write::write_all(&mut io::stdout().lock(), &text)?;
    Ok(true)
}
