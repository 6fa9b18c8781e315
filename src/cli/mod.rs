//! The command line: its shape, and the subcommands that print and leave.
//!
//! A subcommand is a file with its `Args` (clap) and `run(&Args) -> anyhow::Result<bool>`: whether anything was found
//! and all input was sound. Adding one is that file, a variant of [`Command`] and the arm that the compiler demands. Exit
//! statuses: 0 found, 1 nothing found or some input bad, 2 usage or unreadable.

mod completions;
mod config;
mod extract;
mod formats;
mod keys;
mod lessons;
mod listing;
mod man;
mod margin;
pub mod print;
mod quotes;
mod search;
mod speakers;
mod themes;
mod works;

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use clap::{Parser, Subcommand};

use crate::app::{Work, Works};
use crate::model::sanitise;
use crate::read::{self, Encoding, Format, Input, Options, ReadError};

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
    /// What to read: files, folders, or an address on the web; `-` is standard input. With no FILE, the lessons that
    /// come with dixit.
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Ten minutes with dixit: what it does, to try it out on.
    #[arg(long, conflicts_with = "files")]
    pub tour: bool,
    /// The theme to wear (`dixit themes` lists them).
    #[arg(long, value_name = "NAME")]
    pub theme: Option<String>,
    /// How it is read.
    #[command(flatten)]
    pub reading: Reading,
}

/// What overrules the recognition of format and encoding.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Reading {
    /// Read it as this format, whatever it looks like (`dixit formats` lists them).
    #[arg(long, visible_alias = "read-as", value_name = "FORMAT", value_parser = format)]
    format: Option<&'static Format>,
    /// Decode it from this encoding (utf-8, windows-1252, big5 …).
    #[arg(long, value_name = "ENCODING", value_parser = read::encoding_named)]
    encoding: Option<Encoding>,
}

/// What clap calls to look a format up.
fn format(name: &str) -> Result<&'static Format, ReadError> {
    read::format_named(name)
}

impl Reading {
    /// The same for `read`.
    pub fn options(&self) -> Options {
        Options {
            format: self.format,
            encoding: self.encoding,
        }
    }
}

impl Read {
    /// What is to be read: what was named, or standard input when that is no terminal, or what comes with the program.
    pub fn works(&self) -> anyhow::Result<Works> {
        let typed = io::stdin().is_terminal();
        if typed && self.files.iter().any(|it| it.as_os_str() == "-") {
            anyhow::bail!(
                "standard input is the terminal itself; pipe a document into `dixit -`, or name a file"
            );
        }
        Ok(match self.files.as_slice() {
            _ if self.tour => Works::one(Work::Tour),
            [] if typed => Works::one(Work::Lessons),
            [] => Works::one(Work::Given(Input::Stdin)),
            files => Works::named(files),
        })
    }
}

/// What prints and leaves.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Every quotation, with its speaker and its lesson.
    Quotes(quotes::Args),
    /// Who speaks, how often, how much.
    Speakers(listing::Args),
    /// The outline.
    Lessons(listing::Args),
    /// What a query finds, with its lesson and its speaker.
    Search(search::Args),
    /// A filter: {"id","text"} lines in, {"id","quotes","speakers"} lines out.
    Extract,
    /// The formats that can be read.
    Formats,
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

/// What `dixit` and `dixit FILE` mean, which need no parser: setting clap's up takes a tenth of the time to the first
/// frame. Everything else, and everything that might be something else, is left to clap.
fn plain(arguments: &[OsString]) -> Option<Cli> {
    let files = match arguments {
        [_program] => Vec::new(),
        [_program, file] => {
            let name = file.to_str()?;
            if name.is_empty() || name.starts_with('-') || Command::has_subcommand(name) {
                return None;
            }
            vec![PathBuf::from(name)]
        }
        _ => return None,
    };
    let read = Read {
        files,
        ..Read::default()
    };
    Some(Cli {
        command: None,
        read,
    })
}

/// The arguments; or, when they are wrong or ask for no more than help, the exit status after saying so.
pub fn arguments() -> Result<Cli, u8> {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let parsed = plain(&arguments).map_or_else(|| Cli::try_parse_from(arguments), Ok);
    parsed.map_err(|error| {
        if error.use_stderr() {
            // It repeats what was typed, or what a script has put there.
            let told = error.render().to_string();
            let _ = write!(io::stderr(), "{}", sanitise(&told, true));
        } else {
            let _ = error.print();
        }
        error.exit_code() as u8
    })
}

/// Does what a subcommand says. Whether anything was found and all input was sound.
pub fn run(command: &Command) -> anyhow::Result<bool> {
    match command {
        Command::Quotes(args) => quotes::run(args),
        Command::Speakers(args) => speakers::run(args),
        Command::Lessons(args) => lessons::run(args),
        Command::Search(args) => search::run(args),
        Command::Extract => extract::filter(),
        Command::Formats => formats::run(),
        Command::Themes => themes::run(),
        Command::Keys(args) => keys::run(args),
        Command::Config(args) => config::run(args),
        Command::Completions(args) => completions::run(args),
        Command::Man => man::run(),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_short_way_means_what_clap_means() {
        let mut taken = 0;
        for words in [
            &["dixit"][..],
            &["dixit", "book.txt"],
            &["dixit", "https://example.org/a"],
            &["dixit", "./quotes"],
            &["dixit", "a b\u{1b}"],
            &["dixit", "help"],
            &["dixit", "quotes"],
            &["dixit", "man"],
            &["dixit", "-"],
            &["dixit", "--tour"],
            &["dixit", "-h"],
            &["dixit", "--"],
            &["dixit", ""],
            &["dixit", "a", "b"],
            &[],
        ] {
            let arguments: Vec<OsString> = words.iter().map(OsString::from).collect();
            if let Some(short) = plain(&arguments) {
                let long = Cli::try_parse_from(arguments).unwrap();
                assert_eq!(format!("{short:?}"), format!("{long:?}"), "{words:?}");
                taken += 1;
            }
        }
        assert_eq!(taken, 6, "the first six are plain");
    }

    #[test]
    fn no_argument_is_defined_twice() {
        Cli::command().debug_assert();
    }
}
