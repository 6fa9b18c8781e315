//! Whether the file that is read is still what was read: asked when keys are pressed, so that nothing wakes an idle
//! program, and told once.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// What tells one state of a file from another, without reading it.
type Stamp = (u64, Option<SystemTime>);

/// An eye on one file.
#[derive(Default)]
pub struct Watch {
    file: Option<PathBuf>,
    read: Option<Stamp>,
    told: bool,
}

impl Watch {
    /// Watches a file that is read now; none to watch nothing.
    pub fn on(file: Option<&Path>) -> Self {
        Self {
            file: file.map(Path::to_owned),
            read: file.and_then(stamp),
            told: false,
        }
    }

    /// What is to be told of it.
    pub fn look(&mut self) -> Option<&'static str> {
        let file = self.file.as_deref().filter(|_| !self.told)?;
        let now = stamp(file);
        if now == self.read {
            return None;
        }
        self.told = true;
        Some(match (self.read, now) {
            (_, None) => "the file is gone; what was read of it stays",
            (Some((before, _)), Some((after, _))) if after < before => {
                "the file has become shorter; r reads it again"
            }
            (_, Some(_)) => "the file has changed; r reads it again",
        })
    }
}

/// Of regular files only: what a pipe gave cannot be read twice.
fn stamp(file: &Path) -> Option<Stamp> {
    let meta = fs::metadata(file).ok().filter(fs::Metadata::is_file)?;
    Some((meta.len(), meta.modified().ok()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_changes_shrinks_or_goes_is_told_once() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("a.txt");
        fs::write(&file, "one two").unwrap();
        for (change, says) in [
            ("one two three", "has changed"),
            ("one", "shorter"),
            ("", "gone"),
        ] {
            let mut watch = Watch::on(Some(&file));
            assert_eq!(watch.look(), None);
            if change.is_empty() {
                fs::remove_file(&file).unwrap();
            } else {
                fs::write(&file, change).unwrap();
            }
            let told = watch.look().unwrap();
            assert!(told.contains(says), "{told}");
            assert_eq!(watch.look(), None, "once");
        }
        assert_eq!(Watch::on(None).look(), None);
        assert_eq!(
            Watch::on(Some(dir.path())).look(),
            None,
            "a folder is not watched"
        );
    }
}
