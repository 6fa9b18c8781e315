//! Hostile files through the reader in a pseudo-terminal: each is shown or refused, the terminal is given back, and
//! nothing reaches it but what dixit means to say. Needs the collection under `DIXIT_SHARED`; the few below need nothing.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

mod pty;

use std::path::{Path, PathBuf};

use pty::{Pty, dixit, file, forbidden, until};

/// The most memory a reader may have taken, in kilobytes.
const MEMORY: u64 = 200_000;

/// Opens the file, goes to its end and back, and leaves.
fn survives(path: &Path) {
    let mut command = dixit();
    command.arg(path);
    let mut pty = Pty::start(command);
    until(&format!("a screen or an end of {}", path.display()), || {
        pty.has_ended() || pty.screen().screen().contents().contains("────")
    });
    if !pty.has_ended() {
        pty.send("G \x1b[6~g]n");
        let before = pty.bytes().len();
        pty.send("\x0c");
        until("a whole frame", || pty.bytes().len() > before + 100);
        if let Some(peak) = peak(pty.id()) {
            assert!(peak < MEMORY, "{}: {peak} kB", path.display());
        }
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
}

/// The most memory a process has taken so far, in kilobytes, where the system tells.
fn peak(process: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|it| it.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
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
    let Some(shared) = std::env::var_os("DIXIT_SHARED") else {
        eprintln!("skipped: DIXIT_SHARED names no folder with the collection");
        return;
    };
    let folder = PathBuf::from(shared).join("formats/hostile");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|it| it.unwrap().path())
        .collect();
    files.sort();
    assert!(files.len() > 30);
    for file in files {
        survives(&file);
    }
}
