//! Hostile files through the reader in a pseudo-terminal and through the commands that print: each is shown or refused,
//! the terminal is given back, and nothing is written but what dixit means to say. Memory and processor time are limited
//! from outside, by the shell that starts the program. Needs the collection under `DIXIT_SHARED`; the few files made
//! below need nothing. `cargo test --release --test hostile -- --nocapture` prints what each took.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

mod pty;
mod shared;

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use portable_pty::CommandBuilder;
use pty::{Pty, file, forbidden, until};
use shared::{files, shared};

/// The most address space that dixit may take, in kilobytes.
const MEMORY: u32 = 200_000;
/// The most time it may take of a processor, in seconds; without optimisation it takes twenty times as long.
const TIME: u32 = if cfg!(debug_assertions) { 20 } else { 1 };
/// What prints the file; the empty one is none. One reads it like another, and without optimisation that takes long.
const COMMANDS: &[&str] = if cfg!(debug_assertions) {
    &["quotes"]
} else {
    &["quotes", "lessons", "speakers", ""]
};
/// A limit that the system does not know is none; one that it knows holds.
const LIMITED: &str = "ulimit -v \"$1\" 2>/dev/null; ulimit -t \"$2\"; shift 2; exec \"$@\"";

/// The arguments of a shell that starts dixit with those limits.
fn limited(arguments: &[&Path]) -> Vec<std::ffi::OsString> {
    let (memory, time) = (MEMORY.to_string(), TIME.to_string());
    let mut all: Vec<std::ffi::OsString> = ["-c", LIMITED, "sh", &memory, &time]
        .map(Into::into)
        .to_vec();
    all.push(env!("CARGO_BIN_EXE_dixit").into());
    all.extend(arguments.iter().map(Into::into));
    all
}

/// Opens the file in the reader and in every command that prints it.
fn survives(path: &Path) {
    let start = Instant::now();
    reads(path);
    let read = start.elapsed();
    for command in COMMANDS {
        prints(command, path);
    }
    let all = start.elapsed();
    eprintln!("{}: read {read:.0?}, and printed {all:.0?}", path.display());
}

/// Prints what a command makes of the file.
fn prints(command: &str, path: &Path) {
    let arguments: &[&Path] = if command.is_empty() {
        &[path]
    } else {
        &[Path::new(command), path]
    };
    let output = Command::new("/bin/sh")
        .args(limited(arguments))
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let name = format!("{command} {}", path.display());
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    let code = output.status.code();
    assert!(
        code.is_some_and(|code| code <= 2),
        "{name}: {:?} {told}",
        output.status
    );
    if code == Some(2) {
        assert!(told.starts_with("dixit: "), "{name}: {told:?}");
    }
    for bytes in [&output.stdout, &output.stderr] {
        let text = std::str::from_utf8(bytes).unwrap();
        let wrong = text.chars().find(|c| is_order(*c));
        assert_eq!(wrong, None, "{name}");
    }
}

/// Whether a terminal takes the character for an order, or it reorders or hides text.
fn is_order(c: char) -> bool {
    let reorders = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let hides = matches!(c, '\u{e0000}'..='\u{e007f}' | '\u{200b}' | '\u{feff}');
    reorders || hides || (c.is_control() && !"\n\t".contains(c))
}

/// Opens the file, goes to its end and back, and leaves.
fn reads(path: &Path) {
    let mut command = CommandBuilder::new("/bin/sh");
    command.args(limited(&[path]));
    let mut pty = Pty::start(command);
    until(&format!("a screen or an end of {}", path.display()), || {
        pty.has_ended() || pty.screen().screen().contents().contains("────")
    });
    if !pty.has_ended() {
        pty.send("G \x1b[6~g]n");
        let before = pty.bytes().len();
        pty.send("\x0c");
        until("a whole frame", || pty.bytes().len() > before + 100);
        pty.send("\x03");
    }
    let status = pty.ends();
    let shown = String::from_utf8_lossy(&pty.bytes()).into_owned();
    assert!(status.signal().is_none(), "{}: {status:?}", path.display());
    if status.exit_code() == 2 {
        assert!(
            shown.starts_with("dixit: "),
            "{}: {shown:?}",
            path.display()
        );
    } else {
        assert_eq!(status.exit_code(), 0, "{}: {shown:?}", path.display());
    }
    assert_eq!(pty.left_on(), [""; 0], "{}", path.display());
    assert_eq!(forbidden(&pty.bytes()), None, "{}", path.display());
    let order = shown
        .chars()
        .find(|c| is_order(*c) && !"\r\x1b\x07".contains(*c));
    assert_eq!(order, None, "{}", path.display());
}

#[test]
fn orders_to_the_terminal_are_shown_and_not_obeyed() {
    let orders =
        "\x1b[2J\x1b]0;title\x07\x1b]52;c;YWJj\x07\x1bc\u{9b}31m\u{202e}abc\x08\x7f\u{e0041}";
    for (name, content) in [
        ("orders.txt", format!("A Page\n\n{orders}\n")),
        (
            "orders.md",
            format!("# Heading {orders}\n\n[link {orders}](x{orders})\n"),
        ),
        (
            "title.txt",
            format!("{orders}\n\nA paragraph of words that follow.\n"),
        ),
        ("marks.txt", format!("a{}\n", "\u{301}".repeat(100_000))),
        ("line.txt", "word ".repeat(400_000)),
        ("quotes.md", format!("{}deep\n", ">".repeat(50_000))),
        ("tables.toml", "[".repeat(100_000)),
    ] {
        let (_dir, path) = file(name, &content);
        survives(&path);
    }
}

#[test]
fn a_name_that_gives_orders_is_shown_and_not_obeyed() {
    let (_dir, path) = file(
        "a\x1b]2;b\x07\x1b[2Jc\u{202e}.txt",
        "Some words to read here.\n",
    );
    survives(&path);
}

#[test]
fn the_collection_of_hostile_files_does_no_harm() {
    let Some(folder) = shared("formats/hostile") else {
        return;
    };
    let files = files(&folder);
    assert!(files.len() > 30);
    for file in files {
        survives(&file);
    }
}
