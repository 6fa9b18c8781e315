//! The shelf: the works in folders and among the files that were named, in the order a person counts them.
//!
//! Nothing is opened here but what no name tells the format of. Invariants: whatever lies in a folder, gathering ends
//! (links that lead back are seen, depth and number are capped), and what is left out is told.

mod order;

use std::collections::HashSet;
use std::fs::{self, FileType};
use std::path::{Path, PathBuf};

use crate::model::sanitise;
use crate::read;

/// The most works on a shelf.
const WORKS: usize = 5_000;
/// The most names that are looked at.
const NAMES: usize = 50_000;
/// The most folders inside each other.
const DEPTH: usize = 16;

/// A work on the shelf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where it is.
    pub path: PathBuf,
    /// What it is called on the shelf: its path inside the folder that was named. Display-safe.
    pub name: String,
}

/// What was found, and what is to be told of the rest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shelf {
    /// The works, folder by folder.
    pub works: Vec<Found>,
    /// What was left out, and why.
    pub notices: Vec<String>,
}

/// The works in a folder and in the folders inside it.
pub fn gather(folder: &Path) -> Shelf {
    let mut walk = Walk::default();
    walk.folder(folder, Path::new(""), 0);
    walk.finish()
}

/// How many of which kind were left out.
#[derive(Default)]
struct LeftOut {
    hidden: usize,
    unknown: usize,
    empty: usize,
    special: usize,
}

#[derive(Default)]
struct Walk {
    shelf: Shelf,
    seen: HashSet<PathBuf>,
    left_out: LeftOut,
    names: usize,
    full: bool,
}

impl Walk {
    fn folder(&mut self, path: &Path, inside: &Path, depth: usize) {
        if depth > DEPTH {
            let name = shown(inside);
            return self.tell(format!(
                "{name}: more than {DEPTH} folders deep, left out; open it by itself"
            ));
        }
        // A link may lead back to a folder that has been seen under another name.
        let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        if !self.seen.insert(real) {
            return;
        }
        let entries = match fs::read_dir(path) {
            Ok(entries) => entries,
            Err(error) => return self.tell(format!("{}: {error}", shown(path))),
        };
        let mut found: Vec<_> = entries.filter_map(Result::ok).take(NAMES).collect();
        found.sort_by_cached_key(|it| order::Natural::of(&it.file_name().to_string_lossy()));
        let mut folders = Vec::new();
        for entry in found {
            self.names += 1;
            if self.shelf.works.len() >= WORKS || self.names > NAMES {
                self.full = true;
                return;
            }
            let name = entry.file_name();
            if name.to_string_lossy().starts_with('.') {
                self.left_out.hidden += 1;
                continue;
            }
            let (path, inside) = (entry.path(), inside.join(name));
            match kind(&path, entry.file_type().ok()) {
                Some(kind) if kind.is_dir() => folders.push((path, inside)),
                Some(kind) if kind.is_file() => self.file(path, &inside),
                Some(_) => self.left_out.special += 1,
                None => self.tell(format!("{}: a link that leads nowhere", shown(&inside))),
            }
        }
        for (path, inside) in folders {
            self.folder(&path, &inside, depth + 1);
        }
    }

    fn file(&mut self, path: PathBuf, inside: &Path) {
        match read::looks_like(&path) {
            Ok(read::Likeness::Known) => {
                let name = shown(inside);
                self.shelf.works.push(Found { path, name });
            }
            Ok(read::Likeness::Empty) => self.left_out.empty += 1,
            Ok(read::Likeness::Unknown) => self.left_out.unknown += 1,
            Err(error) => self.tell(error.to_string()),
        }
    }

    fn tell(&mut self, notice: String) {
        /// What is told one by one; a shelf of broken links says so once.
        const TOLD: usize = 20;
        if self.shelf.notices.len() < TOLD {
            self.shelf.notices.push(notice);
        }
    }

    fn finish(mut self) -> Shelf {
        let LeftOut {
            hidden,
            unknown,
            empty,
            special,
        } = self.left_out;
        let kinds = [
            (unknown, "in no format that dixit reads"),
            (hidden, "hidden"),
            (empty, "empty"),
            (special, "no file at all (a pipe, a device)"),
        ];
        let told: Vec<String> = kinds
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, why)| format!("{count} {why}"))
            .collect();
        if !told.is_empty() {
            self.shelf
                .notices
                .insert(0, format!("left out: {}", told.join(", ")));
        }
        if self.full {
            let notice = format!("more than {WORKS} works or {NAMES} names: the rest is left out");
            self.shelf.notices.insert(0, notice);
        }
        self.shelf
    }
}

/// What a name stands for, behind all links; none when it leads nowhere.
fn kind(path: &Path, own: Option<FileType>) -> Option<FileType> {
    match own {
        Some(kind) if !kind.is_symlink() => Some(kind),
        Some(_) | None => fs::metadata(path).ok().map(|it| it.file_type()),
    }
}

fn shown(path: &Path) -> String {
    sanitise(&path.to_string_lossy(), false).into_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(shelf: &Shelf) -> Vec<&str> {
        shelf.works.iter().map(|it| it.name.as_str()).collect()
    }

    #[test]
    fn works_are_found_in_the_order_they_are_counted_and_the_rest_is_told() {
        let dir = tempfile::tempdir().unwrap();
        let put = |name: &str, content: &[u8]| {
            let path = dir.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, content).unwrap();
        };
        put("10.txt", b"ten");
        put("2.TXT", b"two");
        put("README", b"no name tells what this is");
        put(".hidden.txt", b"no");
        put(".git/a.txt", b"no");
        put("picture.png", b"\x89PNG\r\n\x1a\n");
        put("Cargo.toml", b"[package]\nname = \"x\"\n");
        put("lessons.toml", b"[article]\ntitle = \"x\"\n");
        put("empty.txt", b"");
        put("more/b.md", b"# B");
        put("more/evil\x1b[2J.txt", b"x");
        let shelf = gather(dir.path());
        assert_eq!(
            names(&shelf),
            [
                "2.TXT",
                "10.txt",
                "lessons.toml",
                "README",
                "more/b.md",
                "more/evil␛[2J.txt"
            ]
        );
        assert_eq!(
            shelf.notices,
            ["left out: 2 in no format that dixit reads, 2 hidden, 1 empty"]
        );
    }

    #[cfg(unix)]
    #[test]
    fn links_that_lead_back_or_nowhere_end() {
        use std::os::unix::fs::symlink;
        let dir = tempfile::tempdir().unwrap();
        let at = |name: &str| dir.path().join(name);
        fs::create_dir(at("a")).unwrap();
        fs::write(at("a/one.txt"), "one").unwrap();
        symlink(dir.path(), at("a/back")).unwrap();
        symlink(at("a"), at("b")).unwrap();
        symlink(at("none"), at("nowhere.txt")).unwrap();
        symlink("/dev/null", at("null.txt")).unwrap();
        symlink(at("round"), at("round")).unwrap();
        let shelf = gather(dir.path());
        assert_eq!(names(&shelf), ["a/one.txt"]);
        assert_eq!(
            shelf.notices,
            [
                "left out: 1 no file at all (a pipe, a device)",
                "nowhere.txt: a link that leads nowhere",
                "round: a link that leads nowhere",
            ]
        );
    }

    #[test]
    fn folders_inside_each_other_have_an_end() {
        let dir = tempfile::tempdir().unwrap();
        let mut path = dir.path().to_owned();
        for _ in 0..DEPTH + 3 {
            path.push("d");
        }
        fs::create_dir_all(&path).unwrap();
        fs::write(path.join("deep.txt"), "x").unwrap();
        let shelf = gather(dir.path());
        assert!(shelf.works.is_empty());
        assert!(shelf.notices[0].contains("folders deep"), "{shelf:?}");
    }

    #[test]
    fn what_is_no_folder_is_told() {
        let shelf = gather(Path::new("/nowhere/at all"));
        assert!(
            shelf.notices[0].starts_with("/nowhere/at all: "),
            "{shelf:?}"
        );
    }
}
