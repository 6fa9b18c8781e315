//! What leads outside on the screen, and how the terminal is told (OSC 8).

use crate::ui::Hyperlink;

/// What leads outside in the frame that is painted.
#[derive(Default)]
pub struct Hyperlinks {
    /// By row and column.
    all: Vec<Hyperlink>,
    /// Which of them the cells that are painted now belong to.
    open: Option<usize>,
}

impl Hyperlinks {
    /// All of the frame.
    pub fn all(&self) -> &[Hyperlink] {
        &self.all
    }

    /// These lead outside in the frames from here on; what did so before.
    pub fn replace(&mut self, links: Vec<Hyperlink>) -> Vec<Hyperlink> {
        std::mem::replace(&mut self.all, links)
    }

    /// The cell in column `x` and row `y` is painted next.
    pub fn enter(&mut self, x: u16, y: u16, frame: &mut Vec<u8>) {
        self.open(self.at(x, y), frame);
    }

    /// No cell is painted next.
    pub fn leave(&mut self, frame: &mut Vec<u8>) {
        self.open(None, frame);
    }

    fn at(&self, x: u16, y: u16) -> Option<usize> {
        let behind = self.all.partition_point(|it| (it.y, it.x) <= (y, x));
        let at = behind.checked_sub(1)?;
        let link = self.all.get(at)?;
        (link.y == y && x - link.x < link.width).then_some(at)
    }

    fn open(&mut self, link: Option<usize>, frame: &mut Vec<u8>) {
        if link == self.open {
            return;
        }
        self.open = link;
        match link.and_then(|at| self.all.get(at)) {
            Some(it) => frame.extend_from_slice(linking(&it.address, it.id).as_bytes()),
            None => frame.extend_from_slice(END),
        }
    }
}

/// The sequence that makes what follows a link (OSC 8); `id` is the same for all parts of one link.
fn linking(address: &str, id: u32) -> String {
    // Whatever the floors below have missed: nothing in an address ends a sequence.
    let plain = address.bytes().all(|it| it.is_ascii_graphic());
    let address = if plain { address } else { "" };
    format!("\x1b]8;id={id};{address}\x1b\\")
}

/// The sequence that ends a link.
const END: &[u8] = b"\x1b]8;;\x1b\\";

/// Whether the terminal is known to open links itself, by what the environment says; `get` looks up a variable. The
/// others mostly ignore what they do not know, and are not put to the test.
pub fn are_opened(get: impl Fn(&str) -> Option<String>) -> bool {
    const TERMS: &[&str] = &[
        "kitty",
        "foot",
        "alacritty",
        "ghostty",
        "wezterm",
        "contour",
        "tmux",
    ];
    const PROGRAMS: &[&str] = &["iTerm.app", "WezTerm", "vscode", "ghostty", "Tabby", "rio"];
    let named = |name: &str, known: &[&str]| {
        get(name).is_some_and(|value| known.iter().any(|it| value.contains(it)))
    };
    let vte = get("VTE_VERSION").and_then(|it| it.parse::<u32>().ok());
    named("TERM", TERMS)
        || named("TERM_PROGRAM", PROGRAMS)
        || vte.is_some_and(|it| it >= 5000)
        || ["WT_SESSION", "KONSOLE_VERSION", "KITTY_WINDOW_ID"]
            .iter()
            .any(|it| get(it).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_is_not_plain_leads_nowhere() {
        assert_eq!(
            linking("https://a.example", 3),
            "\x1b]8;id=3;https://a.example\x1b\\"
        );
        for evil in [
            "https://a\x1b\\",
            "https://a\u{7}",
            "https://a b",
            "https://ä",
        ] {
            assert_eq!(linking(evil, 3), "\x1b]8;id=3;\x1b\\");
        }
    }

    #[test]
    fn terminals_that_open_links_are_known_by_their_names() {
        for (name, value, can) in [
            ("TERM", "xterm-kitty", true),
            ("TERM", "tmux-256color", true),
            ("TERM", "xterm-256color", false),
            ("TERM", "linux", false),
            ("VTE_VERSION", "7200", true),
            ("VTE_VERSION", "4800", false),
            ("TERM_PROGRAM", "iTerm.app", true),
            ("TERM_PROGRAM", "Apple_Terminal", false),
            ("WT_SESSION", "x", true),
        ] {
            let get = |it: &str| (it == name).then(|| value.to_owned());
            assert_eq!(are_opened(get), can, "{name}={value}");
        }
    }
}
