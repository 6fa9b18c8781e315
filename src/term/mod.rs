//! The terminal: events in, frames out, restored on every way out.
//!
//! `tty` is the device and the one way back, `input` turns bytes into events by `sequence` and `keycodes`, `screen`
//! finds the cells that changed and `paint` turns them into bytes by `pen` and `hyperlinks`, `signals` and `mailbox`
//! bring what happens elsewhere into the loop, `intake` takes it in, `run` is the loop, `work` runs behind it, `calm`
//! keeps what it finds while keys are pressed, `watch` sees the file change, `guests` are the other programs that are
//! asked, and `outside` is how. The terminal is driven directly: three ioctls and thirty sequences are all it takes,
//! and only so can one wait serve keys, workers and signals alike.

mod calm;
mod guests;
mod hyperlinks;
mod input;
mod intake;
mod keycodes;
mod mailbox;
mod open;
mod outside;
mod pages;
mod paint;
mod pen;
mod run;
mod screen;
mod sequence;
mod signals;
mod tty;
mod watch;
mod work;

use crate::app::{App, Event};
use crate::model::Document;
use crate::read::{Options, Stream};
use crate::ui::{Depth, Themes};

pub use open::{Request, open};
pub use pages::enlarge;
pub use signals::install_panic_hook;

/// All that the reader starts with.
pub struct Start {
    /// The reader without its document.
    pub app: App,
    /// The themes.
    pub themes: Themes,
    /// How it is read.
    pub options: Options,
    /// The document, or its head.
    pub document: Document,
    /// Whether it is the whole document.
    pub complete: bool,
    /// What the rest of the document comes from, when that is a stream.
    pub stream: Option<Stream>,
    /// What else has happened before the first frame: errors of the configuration.
    pub events: Vec<Event>,
}

/// Shows the reader on the terminal of standard output until it is left. The exit status.
pub fn read(start: Start) -> anyhow::Result<u8> {
    let ended = run::Reader::run(start, tty::Tty::open()?);
    tty::restore();
    ended
}

/// Whether the terminal is one that only prints, or nobody knows what it is; `get` looks up a variable.
pub fn is_dumb(get: impl Fn(&str) -> Option<String>) -> bool {
    get("TERM").is_none_or(|term| matches!(term.as_str(), "" | "dumb" | "unknown"))
}

/// How many colours the terminal has, by what the environment says; `get` looks up a variable.
pub fn depth(get: impl Fn(&str) -> Option<String>) -> Depth {
    let has = |name: &str, words: &[&str]| {
        get(name).is_some_and(|value| words.iter().any(|word| value.contains(word)))
    };
    if get("NO_COLOR").is_some_and(|value| !value.is_empty()) {
        Depth::Plain
    } else if has("COLORTERM", &["truecolor", "24bit"]) || has("TERM", &["direct", "kitty"]) {
        Depth::True
    } else if has("TERM", &["256color", "alacritty", "ghostty", "foot"]) {
        Depth::Indexed
    } else {
        Depth::Sixteen
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_tells_what_the_terminal_can_do() {
        for (variables, expected) in [
            ("TERM=xterm", Depth::Sixteen),
            ("TERM=xterm-256color", Depth::Indexed),
            ("TERM=xterm-256color COLORTERM=truecolor", Depth::True),
            ("TERM=xterm-kitty", Depth::True),
            ("TERM=xterm-direct", Depth::True),
            ("TERM=linux", Depth::Sixteen),
            ("TERM=xterm-kitty NO_COLOR=1", Depth::Plain),
            ("TERM=xterm NO_COLOR=", Depth::Sixteen),
        ] {
            let get = |name: &str| {
                let found = variables.split(' ').find_map(|it| it.strip_prefix(name));
                found.and_then(|it| it.strip_prefix('=')).map(str::to_owned)
            };
            assert_eq!(depth(get), expected, "{variables}");
            assert!(!is_dumb(get), "{variables}");
        }
        assert!(is_dumb(|_| None) && is_dumb(|_| Some("dumb".into())));
    }
}
