//! What can be opened: a file, standard input, or one of the works that come with the program.

use std::path::{Path, PathBuf};

use super::shelf::{Glance, Shelved};
use crate::library;
use crate::model::{Document, Section, sanitise};
use crate::read::{self, Input, Options, ReadError, Stream};

const LESSONS: &str = include_str!("../../content/seven-lessons.toml");
const TOUR: &str = include_str!("../../content/tour.md");

/// The largest file that is read whole for a first look at it, in bytes.
const LOOKED_AT: u64 = 4 << 20;
/// The most lessons of a work that the shelf shows.
const LESSONS_SHOWN: usize = 1_000;

/// How much of a large file is read before its first screen is painted, in bytes: a few screens.
const HEAD: usize = 16 * 1024;

/// Something to read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Work {
    /// The lessons that come with the program.
    #[default]
    Lessons,
    /// Ten minutes with the program.
    Tour,
    /// A file or standard input.
    Given(Input),
}

impl Work {
    /// Reads all of it.
    pub fn open(&self, options: &Options) -> Result<Document, ReadError> {
        match self {
            Self::Lessons => read::bundled("seven-lessons.toml", LESSONS),
            Self::Tour => read::bundled("tour.md", TOUR),
            Self::Given(input) => read::open(input, options),
        }
    }

    /// Reads its beginning, when it is long and can be read so.
    pub fn open_head(&self, options: &Options) -> Result<Option<Document>, ReadError> {
        match self {
            Self::Lessons | Self::Tour => Ok(None),
            Self::Given(input) => read::open_head(input, options, HEAD),
        }
    }

    /// What comes in bit by bit, if it does.
    pub fn stream(&self) -> Option<Result<Stream, ReadError>> {
        match self {
            Self::Lessons | Self::Tour => None,
            Self::Given(input) => Stream::of(input),
        }
    }

    /// Takes a first look: its title and its lessons; of a large file only of its beginning.
    pub fn glance(&self, options: &Options) -> Glance {
        let large = self
            .file()
            .and_then(|path| path.metadata().ok())
            .is_some_and(|it| it.len() > LOOKED_AT);
        let head = if large {
            self.open_head(options)
        } else {
            self.open(options).map(Some)
        };
        match head {
            Ok(document) => document.map_or_else(Glance::default, |it| glance_at(&it)),
            Err(error) => Glance {
                problem: Some(error.to_string()),
                ..Glance::default()
            },
        }
    }

    /// The file, if it is one.
    pub fn file(&self) -> Option<&PathBuf> {
        match self {
            Self::Given(Input::Path(path)) => Some(path),
            Self::Given(Input::Stdin | Input::Address(_)) | Self::Lessons | Self::Tour => None,
        }
    }

    /// What it is called.
    pub fn name(&self) -> String {
        match self {
            Self::Lessons => "the lessons that come with dixit".into(),
            Self::Tour => "the tour".into(),
            Self::Given(Input::Stdin) => "standard input".into(),
            Self::Given(Input::Address(address)) => address.clone(),
            Self::Given(Input::Path(path)) => {
                let name = path.file_name().unwrap_or(path.as_os_str());
                name.to_string_lossy().into_owned()
            }
        }
    }

    /// It, with its name, to be put on a shelf.
    pub fn shelved(self) -> Shelved {
        let name = sanitise(&self.name(), false).into_string();
        Shelved {
            work: self,
            name,
            glance: None,
        }
    }
}

fn glance_at(document: &Document) -> Glance {
    let title = |section: &Section| {
        let words = [section.number, section.title].map(|it| document.slice(it));
        let words: Vec<&str> = words.iter().flat_map(|it| it.split_whitespace()).collect();
        words.join(" ")
    };
    let lessons = document.sections.iter().enumerate();
    Glance {
        title: document.title().map(str::to_owned),
        lessons: lessons
            .filter(|(_, it)| it.level > 0)
            .take(LESSONS_SHOWN)
            .map(|(at, it)| (at, title(it)))
            .collect(),
        problem: None,
    }
}

/// What was named to be read, and what has to be told of the rest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Works {
    /// The works, in the order in which they were named.
    pub all: Vec<Shelved>,
    /// What was left out, and why.
    pub notices: Vec<String>,
    /// Whether a folder was named, so that there is something to choose from.
    pub folder: bool,
}

impl Works {
    /// One work.
    pub fn one(work: Work) -> Self {
        Self {
            all: vec![work.shelved()],
            ..Self::default()
        }
    }

    /// Files, addresses, and everything in the folders among them.
    pub fn named(names: &[PathBuf]) -> Self {
        let mut works = Self::default();
        for name in names {
            match Input::named(name) {
                Input::Path(path) if path.is_dir() => works.folder(&path, names.len() > 1),
                input => works.all.push(Work::Given(input).shelved()),
            }
        }
        works
    }

    /// What lies in the folder of `work`, and what comes with the program.
    pub fn beside(work: Option<&Work>) -> Self {
        let folder = work.and_then(Work::file).and_then(|it| it.parent());
        let here = |it: &&Path| !it.as_os_str().is_empty();
        let mut works = Self::default();
        works.folder(folder.filter(here).unwrap_or(Path::new(".")), false);
        works
            .all
            .extend([Work::Lessons, Work::Tour].map(Work::shelved));
        works
    }

    fn folder(&mut self, path: &Path, named: bool) {
        let library::Shelf { works, notices } = library::gather(path);
        let before = if named {
            sanitise(&path.to_string_lossy(), false).into_string() + "/"
        } else {
            String::new()
        };
        self.all.extend(works.into_iter().map(|it| {
            Shelved {
                // A file of this folder is named as a reader names it, without "./".
                work: Work::Given(Input::Path(
                    it.path
                        .strip_prefix(".")
                        .map(Path::to_owned)
                        .unwrap_or(it.path),
                )),
                name: format!("{before}{}", it.name),
                glance: None,
            }
        }));
        let of = sanitise(&path.to_string_lossy(), false).into_string();
        self.notices
            .extend(notices.into_iter().map(|it| format!("{of}: {it}")));
        self.folder = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_named_without_its_folder_is_found_beside_itself() {
        // The tests run in the project's own folder.
        let work = Work::Given(Input::Path("README.md".into()));
        let beside = Works::beside(Some(&work));
        let found = beside.all.iter().filter(|it| it.name == "README.md");
        assert_eq!(found.map(|it| &it.work).collect::<Vec<_>>(), [&work]);
    }

    #[test]
    fn the_works_that_come_along_can_be_read() {
        for work in [Work::Lessons, Work::Tour] {
            let document = work.open(&Options::default()).unwrap();
            assert!(document.blocks.len() > 10, "{}", work.name());
        }
    }
}
