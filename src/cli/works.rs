//! The works a subcommand is about: each read and listened to, one after the other.
//!
//! One that cannot be read is told and the others go on; in the end that is an error all the same. A folder is all that
//! can be read in it.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::fmt::Display;
use std::path::PathBuf;

use crate::app::{self, Shelved};
use crate::attribution::attribute;
use crate::export::Source;
use crate::model::{Document, sanitise};
use crate::read::{self, Encoding, Format, Options};

/// What to read.
#[derive(Debug, clap::Args)]
pub struct Works {
    /// What to read: files and folders; `-` is standard input.
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// Read them as this format, whatever they look like (`dixit formats` lists them).
    #[arg(long, value_name = "FORMAT", value_parser = super::format)]
    read_as: Option<&'static Format>,
    /// Decode them from this encoding (utf-8, windows-1252, big5 …).
    #[arg(long, value_name = "ENCODING", value_parser = read::encoding_named)]
    encoding: Option<Encoding>,
    #[arg(skip)]
    named: OnceCell<app::Works>,
}

impl Works {
    fn named(&self) -> &app::Works {
        self.named.get_or_init(|| app::Works::named(&self.files))
    }

    /// Whether there is more than one.
    pub fn several(&self) -> bool {
        self.named().all.len() > 1
    }

    /// Calls `take` with each work. Whether any call found something; an error when a work could not be read (the
    /// others were told already) or when `take` has one.
    pub fn each(
        &self,
        take: &mut dyn FnMut(Source<'_>) -> anyhow::Result<bool>,
    ) -> anyhow::Result<bool> {
        self.each_unheard(&mut |name, document| {
            let voices = &attribute(document);
            take(Source {
                name,
                document,
                voices,
            })
        })
    }

    /// As [`Works::each`], with the name and the document of each work, and nobody's voice.
    pub fn each_unheard(
        &self,
        take: &mut dyn FnMut(&str, &Document) -> anyhow::Result<bool>,
    ) -> anyhow::Result<bool> {
        let options = Options {
            format: self.read_as,
            encoding: self.encoding,
        };
        let mut found = false;
        each(self.named(), &options, &mut |name, document| {
            found |= take(name, document)?;
            Ok(())
        })?;
        Ok(found)
    }
}

/// Calls `take` with each work that can be read, and tells what there is to be told. An error when one could not be read
/// or when `take` has one.
pub fn each(
    works: &app::Works,
    options: &Options,
    take: &mut dyn FnMut(&str, &Document) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    for notice in &works.notices {
        tell(notice);
    }
    if works.all.is_empty() {
        anyhow::bail!("there is nothing to read here");
    }
    let mut failed = None;
    for shelved in &works.all {
        let name = named(shelved);
        match shelved.work.open(options) {
            Ok(document) => {
                // What the reader of a document has to know about it: what could not be decoded, what was left out.
                for notice in &document.notices {
                    tell(&format!("{name}: {notice}"));
                }
                take(&name, &document)?;
            }
            Err(error) => {
                if let Some(earlier) = failed.replace(error) {
                    tell(&earlier);
                }
            }
        }
    }
    failed.map_or(Ok(()), |error| Err(error.into()))
}

/// A work as the command line names it: by a path that other programs can open.
fn named(shelved: &Shelved) -> Cow<'_, str> {
    let path = shelved.work.file().map(|it| it.to_string_lossy());
    path.unwrap_or(Cow::Borrowed(&shelved.name))
}

fn tell(error: &dyn Display) {
    eprintln!("dixit: {}", sanitise(&error.to_string(), false));
}
