//! Folders and several files through the real binary in a pseudo-terminal.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

mod pty;

use std::fs;

use pty::{Pty, dixit, forbidden, paragraphs};

/// Leaves, and looks at everything that was written.
fn quit_clean(pty: Pty) {
    assert_eq!(forbidden(&pty.quit()), None);
}

fn folder() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("1.txt"), paragraphs(200)).unwrap();
    fs::write(
        dir.path().join("2.md"),
        "# The Weir\n\n## Stones\n\nHe lays every stone.\n\n## Water\n\nIt goes on.\n",
    )
    .unwrap();
    fs::write(dir.path().join("3\u{1b}[2J.txt"), "A third one.\n").unwrap();
    fs::write(dir.path().join("broken.epub"), "no book\n").unwrap();
    fs::write(dir.path().join("picture.png"), "no text\n").unwrap();
    dir
}

#[test]
fn a_folder_is_a_list_of_works_to_choose_from() {
    let dir = folder();
    let mut command = dixit();
    command.arg(dir.path());
    let mut pty = Pty::start(command);
    pty.shows("Works");
    pty.wait("what a look at the works tells", |screen| {
        screen.contains("2 lessons")
            && screen.contains("cannot be read")
            && !screen.contains("picture")
    });
    pty.send("jlj");
    pty.shows("Stones");
    pty.send("\r");
    pty.wait("the second work", |screen| {
        screen.contains("He lays every stone") && !screen.contains("Works")
    });
    pty.send("oG\r");
    pty.shows("this is no EPUB");
    pty.shows("He lays every stone");
    pty.send("o/third\x7f\x7f\x7f\x7f\x7f1.txt\r");
    pty.shows("number1 ");
    quit_clean(pty);
}

#[test]
fn of_several_files_the_first_that_can_be_read_is_opened_and_the_rest_is_told() {
    let dir = folder();
    let mut command = dixit();
    command.args(["none.txt", "2.md", "1.txt"]);
    command.cwd(dir.path());
    let mut pty = Pty::start(command);
    pty.shows("He lays every stone");
    pty.shows("none.txt: there is no such file");
    pty.send("o");
    pty.wait("the works", |screen| {
        screen.contains("1.txt") && !screen.contains("broken")
    });
    pty.send("\x1b");
    pty.wait("the text alone", |screen| !screen.contains("Works"));
    quit_clean(pty);
}

#[test]
fn what_lies_beside_the_file_can_be_opened_and_goes_on_being_listened_to() {
    let dir = folder();
    fs::write(
        dir.path().join("talk.txt"),
        "The Mill\n\n“The wheel turns,” said Anna Brook.\n",
    )
    .unwrap();
    let mut command = dixit();
    command.arg(dir.path().join("2.md"));
    let mut pty = Pty::start(command);
    pty.shows("He lays every stone");
    pty.send("o");
    pty.shows("talk.txt");
    pty.send("/talk\r");
    pty.wait("its voices", |screen| screen.contains("1 quotation"));
    quit_clean(pty);
}

#[test]
fn nothing_to_read_is_said_and_the_terminal_is_never_taken() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("picture.png"), "no text\n").unwrap();
    let mut command = dixit();
    command.arg(dir.path());
    let mut pty = Pty::start(command);
    assert_eq!(pty.ends().exit_code(), 2);
    let said = pty.screen().screen().contents();
    assert!(said.contains("nothing to read here"), "{said}");
    assert!(said.contains("1 in no format"), "{said}");
}

const PAGE: &str =
    "# The mill\n\nSee what [the council](https://council.example/a;touch%20x$(y)) wrote.\n";

#[test]
fn an_address_is_handed_to_the_browser_as_one_word_and_without_a_shell() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("mill.md");
    fs::write(&path, PAGE).unwrap();
    let (browser, told) = (dir.path().join("browser"), dir.path().join("told"));
    let script = format!(
        "#!/bin/sh\nprintf '%s\\n' \"$#\" \"$1\" > '{}'\n",
        told.display()
    );
    fs::write(&browser, script).unwrap();
    fs::set_permissions(
        &browser,
        std::os::unix::fs::PermissionsExt::from_mode(0o755),
    )
    .unwrap();
    for (secure, display) in [(false, true), (false, false), (true, true)] {
        let mut command = dixit();
        command.arg(&path);
        command.env("BROWSER", &browser);
        command.env("VTE_VERSION", "7200");
        if display {
            command.env("DISPLAY", ":9");
        } else {
            command.env_remove("DISPLAY");
            command.env_remove("WAYLAND_DISPLAY");
        }
        command.env("DIXIT_SECURE", if secure { "1" } else { "" });
        let mut pty = Pty::start(command);
        pty.shows("the council");
        let linked = || pty.bytes().windows(5).any(|it| it == b"\x1b]8;i");
        if secure {
            pty.shows("secure");
            assert!(!linked(), "no link for the terminal itself");
        } else {
            pty::until("a link for the terminal itself", linked);
            assert!(!pty.screen().screen().contents().contains("secure"));
        }
        pty.send("\r");
        pty.shows("https://council.example/a;touch%20x$(y)");
        assert!(!told.exists(), "not yet");
        pty.send("\r");
        if secure {
            pty.shows("turned off by DIXIT_SECURE");
            assert!(!told.exists());
        } else {
            pty::until("the browser", || {
                fs::read_to_string(&told).is_ok_and(|it| it.lines().count() == 2)
            });
            let words = fs::read_to_string(&told).unwrap();
            assert_eq!(words, "1\nhttps://council.example/a;touch%20x$(y)\n");
            fs::remove_file(&told).unwrap();
            pty.wait_for("the reader", |it| it.screen().alternate_screen());
        }
        quit_clean(pty);
    }
}

#[test]
fn a_browser_that_is_not_there_is_told() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("mill.md");
    fs::write(&path, PAGE).unwrap();
    for (browser, display) in [("/none/browser", ":9"), ("false", ":9"), ("false", "")] {
        let mut command = dixit();
        command.arg(&path);
        command.env("BROWSER", browser);
        command.env("DISPLAY", display);
        command.env_remove("WAYLAND_DISPLAY");
        let mut pty = Pty::start(command);
        pty.shows("the council");
        pty.send("\r\r");
        pty.shows(&format!("{browser}: "));
        quit_clean(pty);
    }
}
