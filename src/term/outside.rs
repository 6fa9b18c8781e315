//! What the reader asks of other programs: the clipboard and the title of the terminal, the reader's editor.
//!
//! Invariants: nothing of a document reaches the terminal here but as base64 or as display-safe text; no shell is ever
//! started.

use std::path::Path;
use std::process::Command;

use super::pages;
use crate::model::sanitise;

/// The longest text that is copied, in bytes: terminals drop longer ones without a word.
pub const COPY: usize = 74_994;
/// The longest title, in characters.
const TITLE: usize = 120;

/// What is said when something may not be done.
pub const FORBIDDEN: &str = "turned off by DIXIT_SECURE";

/// The sequence that puts `text` on the clipboard (OSC 52); inside tmux also in the form that it passes on.
pub fn copying(text: &str, tmux: bool) -> String {
    let order = format!("\x1b]52;c;{}", base64(text.as_bytes()));
    if tmux {
        format!("{order}\x1b\\\x1bPtmux;\x1b{order}\x07\x1b\\")
    } else {
        format!("{order}\x1b\\")
    }
}

/// The sequence that names the window.
pub fn titling(title: &str) -> String {
    let safe = sanitise(title, false);
    let short: String = safe.as_str().chars().take(TITLE).collect();
    format!("\x1b]2;{short}\x1b\\")
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let byte = |at: usize| u32::from(three.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for at in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * at) & 63) as usize];
            text.push(if at <= three.len() {
                char::from(letter)
            } else {
                '='
            });
        }
    }
    text
}

/// How an editor is told the line.
#[derive(Clone, Copy)]
enum Line {
    /// `+12 file`.
    Plus,
    /// `file:12`.
    Colon,
    /// `--goto file:12`.
    Goto,
}

/// The editors that are not told by `+12`.
const EDITORS: &[(&str, Line)] = &[
    ("hx", Line::Colon),
    ("helix", Line::Colon),
    ("subl", Line::Colon),
    ("zed", Line::Colon),
    ("code", Line::Goto),
    ("codium", Line::Goto),
];

/// The command that opens `file` at `line`; `editor` as the environment has it, words separated by spaces.
pub fn editing(editor: &str, file: &Path, line: usize) -> Command {
    let mut words = editor.split_whitespace();
    let program = words.next().unwrap_or("vi");
    let mut command = Command::new(program);
    command.args(words);
    if pages::is_ours(std::env::var_os(pages::TUNABLES.0).as_deref()) {
        command.env_remove(pages::TUNABLES.0);
    }
    let name = Path::new(program).file_name().unwrap_or_default();
    let way = EDITORS.iter().find(|(known, _)| name == *known);
    // A name that begins with a dash is no option.
    let file = if file.is_absolute() {
        file.to_owned()
    } else {
        Path::new(".").join(file)
    };
    let mut place = file.clone().into_os_string();
    place.push(format!(":{line}"));
    match way.map_or(Line::Plus, |(_, way)| *way) {
        Line::Plus => command.arg(format!("+{line}")).arg(file),
        Line::Colon => command.arg(place),
        Line::Goto => command.arg("--goto").arg(place),
    };
    command
}

/// The command that opens `address`, in the program that the environment names or in the system's own choice. It names
/// several with colons between them, each with words separated by spaces, of which `%s` stands for the address.
pub fn browsing(browser: Option<&str>, address: &str) -> Command {
    const SYSTEM: &str = if cfg!(target_os = "macos") {
        "open"
    } else {
        "xdg-open"
    };
    let first = browser.and_then(|it| it.split(':').find(|it| !it.trim().is_empty()));
    let mut words = first.unwrap_or(SYSTEM).split_whitespace();
    let mut command = Command::new(words.next().unwrap_or(SYSTEM));
    let words: Vec<String> = words.map(|it| it.replace("%s", address)).collect();
    let placed = words.iter().any(|it| it.contains(address));
    command.args(words);
    if !placed {
        command.arg(address);
    }
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_rfc_4648() {
        for (text, expected) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64(text.as_bytes()), expected);
        }
    }

    #[test]
    fn no_document_can_end_a_sequence() {
        let evil = "a\x1b\\\x1b[2J\x07b";
        assert_eq!(copying(evil, false).matches('\x1b').count(), 2);
        let title = titling(evil);
        let inside = title
            .strip_prefix("\x1b]2;")
            .and_then(|it| it.strip_suffix("\x1b\\"));
        let inside = inside.expect("one sequence");
        assert!(!inside.contains(char::is_control), "{inside:?}");
        assert!(titling(&"x".repeat(10_000)).len() < 200);
    }

    #[test]
    fn browsers_are_given_the_address_as_one_word() {
        let address = "https://example.org/a;rm%20-rf$(x)'b";
        for (browser, expected) in [
            (None, r#""xdg-open" "https://example.org/a;rm%20-rf$(x)'b""#),
            (
                Some("firefox"),
                r#""firefox" "https://example.org/a;rm%20-rf$(x)'b""#,
            ),
            (
                Some(":w3m -N:lynx"),
                r#""w3m" "-N" "https://example.org/a;rm%20-rf$(x)'b""#,
            ),
            (
                Some("b --url=%s -x"),
                r#""b" "--url=https://example.org/a;rm%20-rf$(x)'b" "-x""#,
            ),
        ] {
            let command = format!("{:?}", browsing(browser, address));
            assert_eq!(command.replace("\"open\"", "\"xdg-open\""), expected);
        }
    }

    #[test]
    fn editors_are_told_the_line_in_their_own_way() {
        for (editor, expected) in [
            ("vi", "\"vi\" \"+12\" \"./a b.txt\""),
            (
                "/usr/bin/nano -l",
                "\"/usr/bin/nano\" \"-l\" \"+12\" \"./a b.txt\"",
            ),
            ("hx", "\"hx\" \"./a b.txt:12\""),
            ("code -w", "\"code\" \"-w\" \"--goto\" \"./a b.txt:12\""),
            ("", "\"vi\" \"+12\" \"./a b.txt\""),
        ] {
            let command = editing(editor, Path::new("a b.txt"), 12);
            assert_eq!(format!("{command:?}"), expected);
        }
    }
}
