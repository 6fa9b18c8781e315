//! The real binary without a terminal: what it prints, and with which status it ends.

#![allow(dead_code, reason = "each test file uses its part")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// `dixit` with these arguments and nothing to read on standard input.
pub fn dixit(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dixit"));
    command.args(arguments).stdin(Stdio::null());
    command
}

/// The status, and what was said on standard output and on standard error.
pub fn told(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let status = output.status.code().unwrap();
    (status, text(&output.stdout), text(&output.stderr))
}

/// Asserts that nothing could be read, for a reason in which `says` stands.
pub fn refused(output: &Output, says: &str) {
    let (status, _, err) = told(output);
    assert_eq!(status, 2, "{err}");
    assert!(err.starts_with("dixit: ") && err.contains(says), "{err}");
}

/// A folder with files in it, in which `dixit` starts and is at home.
pub struct Folder(TempDir);

impl Folder {
    pub fn new(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (name, content) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, content).unwrap();
        }
        Self(folder)
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = dixit(arguments);
        command
            .current_dir(self.path())
            .env("HOME", self.path())
            .env("TERM", "xterm")
            .env_remove("XDG_CONFIG_HOME")
            .env_remove("COLUMNS");
        command
    }

    /// What comes of `dixit` with these arguments.
    pub fn dixit(&self, arguments: &[&str]) -> (i32, String, String) {
        told(&self.command(arguments).output().unwrap())
    }
}
