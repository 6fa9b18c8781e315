//! Pages whose marks set off terms, titles, code and examples: what is no speech, read nowhere in the marked sets.

use std::path::Path;

use dixit::read::{Input, Options, open};

use crate::marked::{Source, source};

/// Pages of the folder beside the marked sets in which nobody speaks.
const SILENT: [&str; 17] = [
    "002",
    "blogger",
    "dropbox-blog",
    "google-sre-book-1",
    "heise",
    "keep-tabular-data",
    "lazy-image-2",
    "links-in-tables",
    "lwn-1",
    "mercurial",
    "msn",
    "toc-missing",
    "tumblr",
    "v8-blog",
    "wikipedia-2",
    "wikipedia-3",
    "wikipedia-4",
];

/// Reads the pages, which weigh as much as those of such a set.
pub fn read(folder: &Path, set: usize) -> Vec<Source> {
    let page = |name: &&str| {
        let path = folder.join(name).join("source.html");
        let document = open(&Input::Path(path), &Options::default()).expect("a page");
        source(name.to_string(), document, Vec::new(), set)
    };
    SILENT.iter().map(page).collect()
}
