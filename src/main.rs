//! The thin binary: parse arguments, dispatch, print the final error.

use std::io::{self, ErrorKind, IsTerminal, Write};

use dixit::cli;
use dixit::model::sanitise;
use dixit::term::{self, Request};

/// What is said when the disk is full.
const FULL: &str =
    "what dixit prints cannot be written: no space is left there; make some and try again";

fn main() {
    term::install_panic_hook();
    let status = dispatch().unwrap_or_else(|error| {
        let closed = error.downcast_ref::<io::Error>().map(io::Error::kind);
        if closed == Some(ErrorKind::BrokenPipe) {
            // Whoever read our output has enough of it.
            return 0;
        }
        if closed == Some(ErrorKind::StorageFull) {
            let _ = writeln!(io::stderr(), "dixit: {FULL}");
            return 2;
        }
        let told = format!("{error:#}");
        let _ = writeln!(io::stderr(), "dixit: {}", sanitise(&told, false));
        2
    });
    // Without freeing what a reader of 100 MB holds, and without waiting for those who still work on it.
    std::process::exit(status.into());
}

fn dispatch() -> anyhow::Result<u8> {
    let arguments = match cli::arguments() {
        Ok(arguments) => arguments,
        Err(status) => return Ok(status),
    };
    if let Some(command) = &arguments.command {
        return cli::run(command).map(|found| u8::from(!found));
    }
    let read = arguments.read;
    if !io::stdout().is_terminal() || term::is_dumb(|name| std::env::var(name).ok()) {
        let printed = cli::print::run(&read.works()?, &read.reading.options());
        return printed.map(|found| u8::from(!found));
    }
    let works = read.works()?;
    term::enlarge(&works);
    let start = term::open(Request {
        works,
        options: read.reading.options(),
        theme: read.theme,
    })?;
    term::read(start)
}
