//! What can be opened: a file, standard input, or one of the works that come with the program.

use std::path::PathBuf;

use crate::model::Document;
use crate::read::{self, Input, Options, ReadError};

const LESSONS: &str = include_str!("../../content/seven-lessons.toml");
const TOUR: &str = include_str!("../../content/tour.md");

/// How much of a large file is read before its first screen is painted, in bytes: a few screens.
const HEAD: usize = 16 * 1024;

/// Something to read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_works_that_come_along_can_be_read() {
        for work in [Work::Lessons, Work::Tour] {
            let document = work.open(&Options::default()).unwrap();
            assert!(document.blocks.len() > 10, "{}", work.name());
        }
    }
}
