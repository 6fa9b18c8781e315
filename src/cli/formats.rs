//! `dixit formats`: what can be read.

use std::io::{self, Write};

use crate::read::FORMATS;

/// Prints the table.
pub fn run() -> anyhow::Result<bool> {
    let mut out = io::stdout().lock();
    for format in FORMATS {
        let extensions: Vec<String> = format
            .extensions
            .iter()
            .map(|it| format!(".{it}"))
            .collect();
        let extensions = extensions.join(" ");
        writeln!(out, "{:<10} {extensions:<28} {}", format.name, format.about)?;
    }
    Ok(true)
}
