//! Files of other people's making, which are not part of the repository: `DIXIT_SHARED` names the folder that holds them.

#![allow(
    dead_code,
    clippy::panic,
    reason = "each test file uses its part, and may fail loudly"
)]

use std::path::{Path, PathBuf};

/// A part of that folder, if there is one here; without it a test says so and passes.
pub fn shared(part: &str) -> Option<PathBuf> {
    let Some(root) = std::env::var_os("DIXIT_SHARED") else {
        eprintln!("skipped: DIXIT_SHARED names no folder with {part}");
        return None;
    };
    Some(PathBuf::from(root).join(part))
}

/// What lies in a folder, by name.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let entries =
        std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut all: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    all.sort();
    all
}
