//! Folders and several files through the real binary in a pseudo-terminal.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

mod pty;

use std::fs;

use pty::{Pty, dixit, forbidden, paragraphs};

fn quit(mut pty: Pty) {
    pty.send("q");
    assert_eq!(pty.ends().exit_code(), 0);
    assert_eq!(pty.left_on(), [""; 0]);
    assert_eq!(forbidden(&pty.bytes()), None);
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
    quit(pty);
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
    quit(pty);
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
    quit(pty);
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
