//! What stands at the doors of the real binary: files that are none, a home that is none, a disk that is full, another copy
//! of the program, and what `DIXIT_SECURE` forbids.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

mod pty;
mod run;

use std::fs::{self, File};
use std::io::ErrorKind;
use std::net::TcpListener;
use std::path::Path;
use std::process::Command;

use pty::{Pty, dixit, file, paragraphs};
use run::refused;
use rustix::fs::{CWD, FileType, Mode, mknodat};

/// A reader that was opened comes to its screen and leaves.
fn reads(pty: Pty, shows: &str) {
    pty.shows(shows);
    pty.quit();
}

#[test]
fn what_is_no_file_is_refused_by_the_reader_and_by_commands() {
    let dir = tempfile::tempdir().unwrap();
    let fifo = dir.path().join("fifo");
    mknodat(CWD, &fifo, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
    let socket = dir.path().join("socket");
    let _listener = std::os::unix::net::UnixListener::bind(&socket).unwrap();
    for (path, says) in [
        (fifo.as_path(), "a FIFO that nobody writes to"),
        (&socket, "a socket"),
        (Path::new("/dev/zero"), "a device"),
        (&dir.path().join("none"), "no such file"),
    ] {
        let name = path.to_str().unwrap();
        refused(&run::dixit(&["quotes", name]).output().unwrap(), says);
        refused(&run::dixit(&[name]).output().unwrap(), says);
        let mut command = dixit();
        command.arg(path);
        let mut pty = Pty::start(command);
        assert_eq!(pty.ends().exit_code(), 2, "{name}");
        assert!(
            pty.screen()
                .screen()
                .contents()
                .replace('\n', "")
                .contains(says),
            "{name}"
        );
        assert_eq!(pty.left_on(), [""; 0], "{name}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn files_that_the_system_makes_up_are_read_to_their_end() {
    let version = fs::read_to_string("/proc/version").unwrap();
    let word = version.split_whitespace().next().unwrap();
    let mut command = dixit();
    command.arg("/proc/version");
    reads(Pty::start(command), word);
    let output = run::dixit(&["/proc/self/status"]).output().unwrap();
    assert!(String::from_utf8_lossy(&output.stdout).contains("VmPeak"));
    // Endless, or waiting for what comes next: whatever is said of them, it is said at once and takes no memory.
    for name in ["/proc/self/pagemap", "/proc/kmsg", "/proc/self/mem"] {
        let limited = format!("ulimit -v 400000; ulimit -t 20; exec \"$0\" lessons {name}");
        let output = Command::new("/bin/sh")
            .args(["-c", &limited, env!("CARGO_BIN_EXE_dixit")])
            .output()
            .unwrap();
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(
            output.status.code().is_some_and(|it| it <= 2),
            "{name}: {:?} {told}",
            output.status
        );
    }
}

#[test]
fn without_a_home_that_can_be_written_to_it_reads() {
    let (_dir, path) = file("counted.txt", &paragraphs(20));
    for home in ["/nonexistent/home", "/dev/null", "/proc"] {
        let mut command = dixit();
        command.arg(&path);
        command.cwd("/");
        reads(Pty::at_home(command, Path::new(home)), "number1 ");
    }
    let output = run::dixit(&[path.to_str().unwrap()])
        .env_clear()
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let (_dir, path) = file("ferry.txt", "“Hold the rope,” said Ann Hill.\n");
    let name = path.to_str().unwrap();
    for arguments in [
        &["quotes", name][..],
        &["speakers", name],
        &["lessons", name],
        &[name],
        &["keys"],
        &["man"],
    ] {
        let full = File::options().write(true).open("/dev/full").unwrap();
        let output = run::dixit(arguments).stdout(full).output().unwrap();
        refused(&output, "no space is left");
    }
}

#[test]
fn two_copies_read_the_same_file_in_the_same_home() {
    let (_dir, path) = file("counted.txt", &paragraphs(200));
    let home = tempfile::tempdir().unwrap();
    let copies = [(); 2].map(|()| {
        let mut command = dixit();
        command.arg(&path);
        Pty::at_home(command, home.path())
    });
    for mut pty in copies {
        pty.shows("number1 ");
        pty.send("G");
        reads(pty, "number200 ");
    }
}

#[test]
fn secure_mode_fetches_nothing() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let address = format!("http://{}/", listener.local_addr().unwrap());
    let output = run::dixit(&[&address])
        .env("DIXIT_SECURE", "1")
        .output()
        .unwrap();
    refused(&output, "fetching is turned off by DIXIT_SECURE");
    let nobody = listener.accept().unwrap_err();
    assert_eq!(nobody.kind(), ErrorKind::WouldBlock);
}
