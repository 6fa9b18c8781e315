//! The real binary in a pseudo-terminal: start, keys, resize, suspend, and every way out.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

mod pty;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use pty::{Pty, dixit, file, forbidden, kill, paragraphs, shell, state, until};
use rustix::process::Signal;

/// The reader on a text of 200 paragraphs, its first screen painted.
fn reading() -> (Pty, tempfile::TempDir) {
    let (dir, path) = file("counted.txt", &paragraphs(200));
    let mut command = dixit();
    command.arg(&path);
    let pty = Pty::start(command);
    pty.shows("number1 ");
    (pty, dir)
}

/// Leaves, and looks at everything that was written.
fn quit_clean(pty: Pty) {
    assert_eq!(forbidden(&pty.quit()), None);
}

#[test]
fn it_starts_moves_and_leaves_the_terminal_as_it_was() {
    let (mut pty, _dir) = reading();
    assert!(!pty.is_cooked());
    assert!(pty.screen().screen().alternate_screen());
    pty.send("G");
    pty.shows("number200 ");
    pty.send("g");
    pty.shows("number1 ");
    quit_clean(pty);
}

#[test]
fn without_a_file_it_shows_the_lessons_and_with_tour_the_tour() {
    let pty = Pty::start(dixit());
    pty.shows("Jack Ma");
    pty.quit();
    let mut command = dixit();
    command.arg("--tour");
    let pty = Pty::start(command);
    pty.shows("dixit");
    pty.quit();
}

#[test]
fn a_search_finds_and_shows() {
    let (mut pty, _dir) = reading();
    pty.send("/number150\r");
    pty.wait("the paragraph", |screen| {
        screen.contains("Paragraph number150 ")
    });
    pty.quit();
}

#[test]
fn three_hundred_keys_at_once_are_taken_in_at_once() {
    let (mut pty, _dir) = reading();
    pty.send(&"j".repeat(300));
    // Two rows for each paragraph and an empty one.
    pty.wait("the hundredth paragraph", |screen| {
        (95..105).any(|number| screen.contains(&format!("number{number} ")))
    });
    let frames = |bytes: Vec<u8>| bytes.windows(8).filter(|it| it == b"\x1b[?2026h").count();
    let count = frames(pty.bytes());
    assert!(count < 30, "{count} frames for 300 keys");
    pty.quit();
}

#[test]
fn a_resize_is_followed_at_once_and_however_many_there_are() {
    let (mut pty, _dir) = reading();
    pty.resize(60, 10);
    let before = pty.bytes().len();
    until("a frame", || pty.bytes().len() > before);
    pty.shows("number1 ");
    for step in 1..60 {
        pty.resize(20 + step * 2, 5 + step);
    }
    for (columns, rows) in [
        (1, 1),
        (2, 1),
        (1, 200),
        (500, 200),
        (65535, 65535),
        (30, 6),
        (100, 30),
    ] {
        pty.resize(columns, rows);
    }
    pty.send("G");
    pty.shows("number200 ");
    pty.quit();
}

#[test]
fn a_paste_and_a_flood_of_the_mouse_do_no_harm() {
    let (mut pty, _dir) = reading();
    pty.send(&format!(
        "\x1b[200~{}\x1b[201~",
        "quit now ".repeat(100_000)
    ));
    pty.send(&"\x1b[<65;10;10M\x1b[<32;80;10M\x1b[<0;500;500M".repeat(5000));
    pty.send("\x1b[<0;1;1m\x1b[27uG");
    pty.shows("number200 ");
    pty.quit();
}

#[test]
fn every_signal_that_ends_it_gives_the_terminal_back() {
    for (signal, status) in [
        (Signal::TERM, 143),
        (Signal::HUP, 129),
        (Signal::INT, 130),
        (Signal::QUIT, 131),
    ] {
        for keys in ["", "/number", ":", "?", "Q", "T", "@"] {
            let (mut pty, _dir) = reading();
            pty.send(keys);
            pty.signal(signal);
            assert_eq!(pty.ends().exit_code(), status, "{signal:?} after {keys:?}");
            assert_eq!(pty.left_on(), [""; 0], "{signal:?} after {keys:?}");
        }
    }
}

#[test]
fn ctrl_c_quits() {
    let (mut pty, _dir) = reading();
    pty.send("\x03");
    pty.ends();
    assert_eq!(pty.left_on(), [""; 0]);
}

#[test]
fn a_panic_gives_the_terminal_back_and_says_so() {
    if !cfg!(debug_assertions) {
        eprintln!("skipped: only builds for development can be made to panic");
        return;
    }
    let (_dir, path) = file("a.txt", &paragraphs(3));
    let mut command = dixit();
    command.arg(&path);
    command.env("DIXIT_FAULT", "main");
    let mut pty = Pty::start(command);
    pty.shows("number1 ");
    pty.send("j");
    assert_eq!(pty.ends().exit_code(), 101);
    assert_eq!(pty.left_on(), [""; 0]);
    let said = pty.screen().screen().contents();
    assert!(said.contains("dixit: a fault of its own"), "{said}");
}

#[test]
fn a_panic_of_a_worker_is_a_message_and_the_reader_goes_on() {
    if !cfg!(debug_assertions) {
        eprintln!("skipped: only builds for development can be made to panic");
        return;
    }
    let (dir, path) = file("a.txt", &paragraphs(200));
    fs::write(dir.path().join("b.txt"), paragraphs(3)).unwrap();
    // After the fault the reader waits for nothing, and everything else goes on.
    for (place, keys, fault, then, shows) in [
        (
            "voices",
            "",
            "a fault of the program",
            "S",
            "nobody is quoted",
        ),
        ("search", "/7\r", "a fault of the program", "G", "the end"),
        (
            "opening",
            "oj\r",
            "a fault of the program",
            "G",
            "number200 ",
        ),
        ("shelf", "o", "cannot be read", "\x1b\x1b", "number1 "),
    ] {
        let mut command = dixit();
        command.args([&path, &dir.path().join("b.txt")]);
        command.env("DIXIT_FAULT", place);
        let mut pty = Pty::start(command);
        pty.shows("number1 ");
        pty.send(keys);
        pty.shows(fault);
        let screen = pty.screen();
        assert!(
            screen.screen().alternate_screen() && !pty.is_cooked(),
            "{place}"
        );
        pty.send(then);
        pty.shows(shows);
        pty.send("\x1b");
        pty.wait("everything closed", |screen| screen.contains("help"));
        quit_clean(pty);
    }
}

#[test]
fn it_stops_and_goes_on_where_it_was() {
    let (_dir, path) = file("counted.txt", &paragraphs(200));
    let mut command = shell("PS1='$ ' exec sh -i", path.parent().unwrap());
    command.env("PATH_OF_DIXIT", env!("CARGO_BIN_EXE_dixit"));
    let mut pty = Pty::start(command);
    pty.shows("$ ");
    pty.send("set -m; \"$PATH_OF_DIXIT\" counted.txt\r");
    pty.shows("number1 ");
    // Over the text, over lists, while something is typed, and while a theme is looked at.
    for (keys, shows) in [
        ("", "number1 "),
        ("?", "─ Help ─"),
        ("quot", "/ quot"),
        ("\x1b", "number1 "),
        ("T", "─ Themes ─"),
        ("\x1b", "number1 "),
        ("/mill", "/ mill"),
        ("\x1b", "number1 "),
    ] {
        pty.send(keys);
        pty.wait("it to be open", |screen| {
            screen.contains(shows) && (shows != "number1 " || screen.contains("search"))
        });
        pty.send("\x1a");
        pty.shows("Stopped");
        until("whole lines", || pty.is_cooked());
        pty.send("clear; echo back\"\"again\r");
        pty.shows("backagain");
        pty.send("fg\r");
        pty.wait_for("the reader", |parser| {
            parser.screen().alternate_screen() && parser.screen().contents().contains(shows)
        });
    }
    pty.send("G");
    pty.shows("number200 ");
    pty.send("q");
    pty.wait_for("the shell", |parser| !parser.screen().alternate_screen());
    pty.send("exit\r");
    pty.ends();
    assert_eq!(pty.left_on(), [""; 0]);
}

#[test]
fn stopped_from_outside_it_repaints_when_it_goes_on_even_at_another_size() {
    let (mut pty, _dir) = reading();
    pty.signal(Signal::TSTP);
    until("its stop", || state(pty.id()) == Some('T'));
    until("the terminal back", || pty.left_on().is_empty());
    pty.resize(100, 30);
    pty.signal(Signal::CONT);
    pty.wait_for("the reader", |parser| {
        parser.screen().alternate_screen() && parser.screen().contents().contains("number1 ")
    });
    assert!(!pty.is_cooked());
    // SIGSTOP gives no warning: the terminal stays as it is, and is taken again afterwards.
    pty.signal(Signal::STOP);
    until("its stop", || state(pty.id()) == Some('T'));
    let before = pty.bytes().len();
    pty.signal(Signal::CONT);
    until("a frame", || {
        pty.bytes()[before..]
            .windows(9)
            .any(|it| it == b"Paragraph")
    });
    pty.quit();
}

#[test]
fn a_document_on_standard_input_leaves_the_keys_to_the_terminal() {
    let (dir, _) = file("counted.txt", &paragraphs(200));
    for command in [
        "cat counted.txt | \"$DIXIT\"",
        "cat counted.txt | \"$DIXIT\" -",
        "\"$DIXIT\" - < counted.txt",
    ] {
        let mut command = shell(command, dir.path());
        command.env("DIXIT", env!("CARGO_BIN_EXE_dixit"));
        let mut pty = Pty::start(command);
        pty.shows("number1 ");
        pty.send("G");
        pty.shows("number200 ");
        pty.quit();
    }
}

#[test]
fn what_is_still_coming_is_shown_as_far_as_it_is_there() {
    let (dir, _path) = file("counted.txt", &paragraphs(20));
    for (script, seen) in [
        // The shell that still holds the pipe ends with the terminal.
        ("(cat counted.txt; read forever) | \"$DIXIT\" -", "number1 "),
        ("yes number1 | \"$DIXIT\" -", "number1"),
        (
            "(read forever) | \"$DIXIT\" -",
            "waiting for standard input",
        ),
        // The shell itself writes to the pipe from the start, so that no one races with whoever reads it.
        (
            "mkfifo pipe; exec 3<>pipe; (cat counted.txt; read forever) > pipe & \"$DIXIT\" pipe 3<&-",
            "number1 ",
        ),
    ] {
        let script = script.replace("read forever", "sleep 30 & echo $! > sleeper; wait");
        let mut command = shell(&script, dir.path());
        command.env("DIXIT", env!("CARGO_BIN_EXE_dixit"));
        let mut pty = Pty::start(command);
        pty.shows(seen);
        pty.send("q");
        until("the terminal is given back", || {
            pty.is_cooked() && pty.left_on().is_empty()
        });
        if let Ok(sleeper) = fs::read_to_string(dir.path().join("sleeper")) {
            let _ = Command::new("kill").arg(sleeper.trim()).status();
        }
        assert_eq!(pty.ends().exit_code(), 0, "{script}");
    }
}

#[test]
fn a_broken_configuration_is_told_and_the_reader_starts() {
    let (dir, path) = file("counted.txt", &paragraphs(20));
    let config = dir.path().join("dixit");
    fs::create_dir(&config).unwrap();
    fs::write(config.join("config.toml"), "mouse = false\nspeed = 9\n").unwrap();
    let mut command = dixit();
    command.arg(&path);
    let mut pty = Pty::at_home(command, dir.path());
    pty.shows("number1 ");
    pty.shows("line 2, column 1: there is no field");
    let mouse = pty.screen().screen().mouse_protocol_mode();
    assert_eq!(mouse, vt100::MouseProtocolMode::None, "the rest is taken");
    pty.send("j");
    pty.wait("the status line", |screen| !screen.contains("no field"));
    pty.quit();
}

#[test]
fn a_terminal_that_only_prints_is_printed_to() {
    let (_dir, path) = file("counted.txt", &paragraphs(5));
    let mut command = shell("TERM=dumb \"$DIXIT\" \"$FILE\"", Path::new("/"));
    command.env("DIXIT", env!("CARGO_BIN_EXE_dixit"));
    command.env("FILE", &path);
    let mut pty = Pty::start(command);
    assert_eq!(pty.ends().exit_code(), 0);
    let bytes = String::from_utf8(pty.bytes()).unwrap();
    assert!(
        bytes.contains("number5 ") && !bytes.contains('\x1b'),
        "{bytes:?}"
    );
}

#[test]
fn standard_input_that_is_the_terminal_is_no_document() {
    let mut command = dixit();
    command.arg("-");
    let mut pty = Pty::start(command);
    assert_eq!(pty.ends().exit_code(), 2);
    assert!(pty.screen().screen().contents().contains("pipe a document"));
}

#[test]
fn what_is_copied_goes_to_the_clipboard_of_the_terminal_and_not_when_forbidden() {
    let (_dir, path) = file(
        "talk.txt",
        "The Mill\n\n“The wheel turns,” said Anna Brook.\n",
    );
    for forbidden in [false, true] {
        let mut command = dixit();
        command.arg(&path);
        if forbidden {
            command.env("DIXIT_SECURE", "1");
        }
        let mut pty = Pty::start(command);
        pty.shows("Anna Brook");
        pty.wait("the voices", |screen| screen.contains("1 quotation"));
        pty.send("]y");
        if forbidden {
            pty.shows("turned off by DIXIT_SECURE");
            pty.send("e");
            pty.shows("turned off by DIXIT_SECURE");
        } else {
            pty.shows("copied");
        }
        let order = b"\x1b]52;c;";
        let copied = pty.bytes().windows(order.len()).any(|it| it == order);
        assert_eq!(copied, !forbidden);
        pty.quit();
    }
}

#[test]
fn the_editor_gets_the_terminal_and_gives_it_back() {
    let (dir, path) = file("counted.txt", &paragraphs(3));
    let editor = dir.path().join("editor");
    fs::write(&editor, "#!/bin/sh\nstty -a | grep -o '.icanon'; echo \"editing $*\"; read line; echo \"$line\" >> \"$2\"\n").unwrap();
    Command::new("chmod")
        .arg("+x")
        .arg(&editor)
        .status()
        .unwrap();
    let mut command = dixit();
    command.arg(&path);
    command.env("VISUAL", &editor);
    let mut pty = Pty::start(command);
    pty.shows("number1 ");
    pty.send("e");
    pty.shows("editing +");
    until("the terminal back", || pty.left_on().is_empty());
    pty.send("Added by the editor.\r");
    pty.shows("Added by the editor.");
    pty.wait_for("the reader", |parser| parser.screen().alternate_screen());
    pty.quit();
}

#[test]
fn a_file_that_changes_shrinks_or_vanishes_is_told_and_read_again_at_the_same_place() {
    let (mut pty, dir) = reading();
    let path = dir.path().join("counted.txt");
    pty.send("/number150\r\x1b");
    pty.shows("number150 ");
    fs::write(
        &path,
        paragraphs(190).replacen("Page", "Page\n\nA new beginning.", 1),
    )
    .unwrap();
    pty.send("j");
    pty.shows("shorter; r reads it again");
    pty.send("r");
    pty.wait("the same place", |screen| {
        screen.contains("number150 ") && screen.contains("read again")
    });
    pty.send("G");
    pty.shows("number190 ");
    // Shorter than the place itself.
    fs::write(&path, paragraphs(3)).unwrap();
    pty.send("r");
    pty.shows("number3 ");
    fs::remove_file(&path).unwrap();
    pty.send("j");
    pty.shows("the file is gone");
    pty.send("r");
    pty.shows("there is no such file");
    pty.shows("number3 ");
    // Nothing left in it, or no text.
    for (content, says) in [("", "is empty"), ("\x7fELF\x01\x02\0\0\0", "is binary")] {
        fs::write(&path, content).unwrap();
        pty.send("r");
        pty.shows(says);
        pty.shows("number3 ");
    }
    quit_clean(pty);
}

#[test]
fn every_signal_at_every_moment_gives_the_terminal_back() {
    let (dir, path) = file("long.txt", &paragraphs(30_000));
    fs::write(
        dir.path().join("page.md"),
        "# A\n\nSee [b](https://b.example).\n",
    )
    .unwrap();
    let page = dir.path().join("page.md");
    for (signal, status) in [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130)] {
        // While the rest is read and listened to, over a card, over the shelf, while a search runs, at the end.
        for (file, keys, shows) in [
            (&path, "", "number1 "),
            (&page, "\r", "https://b.example"),
            (&page, "o", "Works"),
            (&path, "/number29999", "number"),
            (&path, "G", "number"),
        ] {
            let mut command = dixit();
            command.arg(file);
            let mut pty = Pty::start(command);
            pty.wait("a screen", |screen| screen.contains("dixit"));
            pty.send(keys);
            pty.shows(shows);
            pty.signal(signal);
            assert_eq!(pty.ends().exit_code(), status, "{signal:?} after {keys:?}");
            assert_eq!(pty.left_on(), [""; 0], "{signal:?} after {keys:?}");
        }
    }
}

#[test]
fn a_signal_before_the_first_frame_leaves_the_terminal_as_it_was() {
    let dir = tempfile::tempdir().unwrap();
    let fifo = dir.path().join("fifo");
    rustix::fs::mknodat(
        rustix::fs::CWD,
        &fifo,
        rustix::fs::FileType::Fifo,
        rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR,
        0,
    )
    .unwrap();
    for signal in [Signal::TERM, Signal::HUP, Signal::INT] {
        // A writer that writes nothing: the reader waits for it.
        let writer = fs::OpenOptions::new()
            .read(true)
            .write(true)
            .open(&fifo)
            .unwrap();
        let mut command = dixit();
        command.arg(&fifo);
        let mut pty = Pty::start(command);
        until("its wait", || state(pty.id()) == Some('S'));
        pty.signal(signal);
        pty.ends();
        assert_eq!(pty.left_on(), [""; 0], "{signal:?}");
        drop(writer);
    }
}

/// Not a test of its own: the program in a terminal that goes away when this process is killed.
#[test]
fn a_terminal_to_be_taken_away() {
    let Ok(into) = std::env::var("DIXIT_TERMINAL_OF") else {
        return;
    };
    let mut command = shell(&std::env::var("DIXIT_SCRIPT").unwrap(), Path::new("/"));
    command.env("DIXIT", env!("CARGO_BIN_EXE_dixit"));
    let pty = Pty::start(command);
    pty.shows("number1 ");
    fs::write(&into, "shown").unwrap();
    loop {
        std::thread::park();
    }
}

#[test]
fn a_terminal_that_is_gone_ends_it_with_and_without_a_signal() {
    for script in [
        "echo $$ > PID; exec \"$DIXIT\" counted.txt",
        // The session's leader hears of it and says nothing.
        "trap '' HUP; sh -c 'echo $$ > PID; exec \"$DIXIT\" counted.txt'; echo $? > STATUS",
    ] {
        let (dir, _) = file("counted.txt", &paragraphs(200));
        let shown = dir.path().join("shown");
        let script = format!("cd '{}'; {script}", dir.path().display());
        let mut holder = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "a_terminal_to_be_taken_away", "--nocapture"])
            .env("DIXIT_TERMINAL_OF", &shown)
            .env("DIXIT_SCRIPT", &script)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        until("the first screen", || shown.exists());
        let process = fs::read_to_string(dir.path().join("PID")).unwrap();
        let process: u32 = process.trim().parse().unwrap();
        assert!(state(process).is_some());
        kill(Signal::KILL, holder.id());
        holder.wait().unwrap();
        until("its end", || matches!(state(process), None | Some('Z')));
        if script.contains("STATUS") {
            let status = dir.path().join("STATUS");
            let read = || fs::read_to_string(&status).unwrap_or_default();
            until("its status", || read().ends_with('\n'));
            assert_eq!(read().trim(), "129");
        }
    }
}
