//! The command line: its shape, and the subcommands that print and leave.
//!
//! A subcommand is a file with its `Args` (clap) and `run(&Args) -> anyhow::Result<bool>`: whether anything was found
//! and all input was sound. Adding one is that file, a variant of [`Command`] and the arm that the compiler demands. Exit
//! statuses: 0 found, 1 nothing found or some input bad, 2 usage or unreadable.

mod completions;
mod config;
mod extract;
mod keys;
mod man;
mod themes;

use std::path::PathBuf;

use clap::{Parser, Subcommand};

/// A terminal reader that knows who said what.
#[derive(Debug, Parser)]
#[command(
    name = "dixit",
    version,
    args_conflicts_with_subcommands = true,
    disable_help_subcommand = true
)]
pub struct Cli {
    /// What prints and leaves.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// What is read when no subcommand is named.
    #[command(flatten)]
    pub read: Read,
}

/// What the reader is to show, and how.
#[derive(Debug, Default, clap::Args)]
pub struct Read {
    /// What to read; `-` is standard input. With no FILE, the lessons that come with dixit.
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// Ten minutes with dixit: what it does, to try it out on.
    #[arg(long, conflicts_with = "file")]
    pub tour: bool,
    /// The theme to wear (`dixit themes` lists them).
    #[arg(long, value_name = "NAME")]
    pub theme: Option<String>,
}

/// What prints and leaves.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// A filter: {"id","text"} lines in, {"id","quotes","speakers"} lines out.
    Extract,
    /// The themes there are.
    Themes,
    /// The keys, and what they do.
    Keys(keys::Args),
    /// The configuration: whether it is sound, where it is, what can stand in it.
    Config(config::Args),
    /// Completions for a shell, to be sourced or saved where it looks for them.
    Completions(completions::Args),
    /// The manual page, in the language of man.
    Man,
}

/// The arguments; leaves with status 2 when they are wrong.
pub fn arguments() -> Cli {
    Cli::parse()
}

/// Does what a subcommand says. Whether anything was found and all input was sound.
pub fn run(command: &Command) -> anyhow::Result<bool> {
    match command {
        Command::Extract => extract::filter(),
        Command::Themes => themes::run(),
        Command::Keys(args) => keys::run(args),
        Command::Config(args) => config::run(args),
        Command::Completions(args) => completions::run(args),
        Command::Man => man::run(),
    }
}
