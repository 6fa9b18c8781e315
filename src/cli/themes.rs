//! `dixit themes`: the themes there are, one a line, the default first; what is wrong with one of the reader's own.

use std::io::{self, Write};

use crate::app::Config;
use crate::model::sanitise;
use crate::ui::{Depth, Themes};

/// Prints them. Whether all are sound.
pub fn run() -> anyhow::Result<bool> {
    let mut themes = Themes::new(Depth::True);
    for (name, source) in Config::themes() {
        themes.add(name, source);
    }
    let (mut out, mut all_sound) = (io::stdout().lock(), true);
    for name in themes.names() {
        writeln!(out, "{}", sanitise(&name, false))?;
        if let Some(Err(wrong)) = themes.check(&name) {
            let told = format!("dixit: the theme {name}, {wrong}");
            eprintln!("{}", sanitise(&told, false));
            all_sound = false;
        }
    }
    Ok(all_sound)
}
