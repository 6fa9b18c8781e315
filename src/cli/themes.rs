//! `dixit themes`: the themes there are, one a line, the default first.

use std::io::{self, Write};

use crate::model::sanitise;
use crate::ui::{Depth, Themes};

/// Prints them.
pub fn run() -> anyhow::Result<bool> {
    let mut out = io::stdout().lock();
    for name in Themes::new(Depth::True).names() {
        writeln!(out, "{}", sanitise(&name, false))?;
    }
    Ok(true)
}
