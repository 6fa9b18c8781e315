//! The works a subcommand is about: each read and listened to, one after the other.
//!
//! One that cannot be read is told and the others go on; in the end that is an error all the same.

use std::fmt::Display;
use std::path::PathBuf;

use crate::app::Work;
use crate::attribution::attribute;
use crate::export::Source;
use crate::model::{Document, sanitise};
use crate::read::{self, Encoding, Format, Input, Options};

/// What to read.
#[derive(Debug, clap::Args)]
pub struct Works {
    /// What to read; `-` is standard input.
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// Read them as this format, whatever they look like.
    #[arg(long, value_name = "FORMAT", value_parser = super::format)]
    read_as: Option<&'static Format>,
    /// Decode them from this encoding (utf-8, windows-1252, big5 …).
    #[arg(long, value_name = "ENCODING", value_parser = read::encoding_named)]
    encoding: Option<Encoding>,
}

impl Works {
    /// Whether there is more than one.
    pub fn several(&self) -> bool {
        self.files.len() > 1
    }

    /// Calls `take` with each work. Whether any call found something; an error when a work could not be read (the
    /// others were told already) or when `take` has one.
    pub fn each(
        &self,
        take: &mut dyn FnMut(Source<'_>) -> anyhow::Result<bool>,
    ) -> anyhow::Result<bool> {
        let options = Options {
            format: self.read_as,
            encoding: self.encoding,
        };
        let (mut found, mut failed) = (false, None);
        for file in &self.files {
            match Work::Given(Input::named(file)).open(&options) {
                Ok(document) => {
                    tell_notices(&file.to_string_lossy(), &document);
                    let voices = attribute(&document);
                    found |= take(Source {
                        name: &file.to_string_lossy(),
                        document: &document,
                        voices: &voices,
                    })?;
                }
                Err(error) => {
                    if let Some(earlier) = failed.replace(error) {
                        tell(&earlier);
                    }
                }
            }
        }
        failed.map_or(Ok(found), |error| Err(error.into()))
    }
}

/// Tells what the reader of a document has to know about it: what could not be decoded, what was left out.
pub fn tell_notices(name: &str, document: &Document) {
    for notice in &document.notices {
        tell(&format!("{name}: {notice}"));
    }
}

fn tell(error: &dyn Display) {
    eprintln!("dixit: {}", sanitise(&error.to_string(), false));
}
