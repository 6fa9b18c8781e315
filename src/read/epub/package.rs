//! The package document: what a book is called, what it consists of, and in which order it is read.

use std::collections::HashMap;

use crate::model::{Meta, one_line};
use crate::read::path;
use crate::read::xml::{Attributes, Xml, events};

/// The longest value of each thing said, in characters.
const LONGEST: usize = 300;
/// How many substitutes of an item are gone through.
const SUBSTITUTES: usize = 8;

/// A file of the book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its path in the archive.
    pub path: String,
    /// What it is.
    pub media: String,
    /// What stands in for it where its kind cannot be read.
    fallback: Option<String>,
}

/// A book's description of itself.
#[derive(Debug, Default)]
pub struct Package {
    /// Title, author, origin.
    pub meta: Meta,
    /// What is read, in order.
    pub spine: Vec<Item>,
    /// The navigation document (EPUB 3).
    pub nav: Option<Item>,
    /// The table of contents of EPUB 2.
    pub ncx: Option<Item>,
    /// Items of the spine that the manifest does not have.
    pub unknown: Vec<String>,
}

impl Item {
    /// Whether it is a chapter: text with markup.
    pub fn is_text(&self) -> bool {
        matches!(
            self.media.as_str(),
            "application/xhtml+xml"
                | "text/html"
                | "text/x-oeb1-document"
                | "application/x-dtbook+xml"
        )
    }

    /// Whether it is a picture.
    pub fn is_picture(&self) -> bool {
        self.media.starts_with("image/")
    }
}

/// The path of the package document, from `META-INF/container.xml`.
pub fn root(container: Vec<u8>) -> Option<String> {
    let mut root = None;
    events(container, |event| {
        if let Xml::Open("rootfile", attributes) = event
            && root.is_none()
        {
            root = attributes.get("full-path").map(str::to_owned);
        }
    });
    root
}

/// Reads the package document that lies at `at`.
pub fn read(bytes: Vec<u8>, at: &str) -> Package {
    let mut reader = Reader {
        at,
        ..Reader::default()
    };
    events(bytes, |event| reader.event(event));
    reader.finish()
}

#[derive(Default)]
struct Reader<'a> {
    at: &'a str,
    in_metadata: bool,
    /// What is said and being read: its name and its words so far.
    open: Option<(&'static str, String)>,
    said: Vec<(&'static str, String)>,
    items: HashMap<String, Item>,
    order: Vec<String>,
    nav: Option<String>,
    toc: Option<String>,
    ncx: Option<String>,
}

/// What is taken from the metadata.
const SAID: &[&str] = &["title", "creator", "publisher", "date", "language"];

impl Reader<'_> {
    fn event(&mut self, event: Xml<'_>) {
        match event {
            Xml::Open("metadata", _) => self.in_metadata = true,
            Xml::Close("metadata") => self.in_metadata = false,
            Xml::Open("item", attributes) => self.item(&attributes),
            Xml::Open("itemref", attributes) => {
                self.order
                    .extend(attributes.get("idref").map(str::to_owned));
            }
            Xml::Open("spine", attributes) => self.toc = attributes.get("toc").map(str::to_owned),
            Xml::Open(name, _) if self.in_metadata => {
                let name = SAID.iter().find(|it| **it == name);
                self.open = name.map(|name| (*name, String::new()));
            }
            Xml::Text(words) => {
                if let Some((_, said)) = &mut self.open
                    && said.len() < LONGEST * 4
                {
                    said.push_str(words);
                }
            }
            Xml::Close(_) => self.close(),
            Xml::Open(..) => {}
        }
    }

    fn close(&mut self) {
        if let Some((name, said)) = self.open.take() {
            let said: String = one_line(&said).chars().take(LONGEST).collect();
            if !said.is_empty() {
                self.said.push((name, said));
            }
        }
    }

    fn item(&mut self, attributes: &Attributes) {
        let (Some(id), Some(href)) = (attributes.get("id"), attributes.get("href")) else {
            return;
        };
        let media = attributes.get("media-type").unwrap_or_default();
        if attributes.has("properties", "nav") {
            self.nav = Some(id.to_owned());
        }
        if media == "application/x-dtbncx+xml" {
            self.ncx = Some(id.to_owned());
        }
        let item = Item {
            path: path::joined(self.at, href),
            media: media.trim().to_ascii_lowercase(),
            fallback: attributes.get("fallback").map(str::to_owned),
        };
        self.items.insert(id.to_owned(), item);
    }

    fn first(&self, name: &str) -> Option<String> {
        self.all(name).next().map(str::to_owned)
    }

    fn all<'s>(&'s self, name: &'s str) -> impl Iterator<Item = &'s str> {
        let said = self.said.iter();
        said.filter(move |(it, _)| *it == name)
            .map(|(_, said)| said.as_str())
    }

    fn finish(self) -> Package {
        let creators: Vec<&str> = self.all("creator").take(8).collect();
        let named = |id: &Option<String>| self.items.get(id.as_ref()?).cloned();
        let mut package = Package {
            meta: Meta {
                title: self.first("title"),
                byline: (!creators.is_empty()).then(|| creators.join(", ")),
                source: self.first("publisher"),
                date: self.first("date"),
                language: self.first("language"),
            },
            nav: named(&self.nav),
            ncx: named(&self.toc).or_else(|| named(&self.ncx)),
            ..Package::default()
        };
        for id in &self.order {
            match self.readable(id) {
                Some(item) => package.spine.push(item.clone()),
                None => package.unknown.push(id.clone()),
            }
        }
        package
    }

    /// The item, or the first of its substitutes that can be read.
    fn readable(&self, id: &str) -> Option<&Item> {
        let first = self.items.get(id)?;
        let mut item = first;
        for _ in 0..SUBSTITUTES {
            if item.is_text() {
                return Some(item);
            }
            match item.fallback.as_ref().and_then(|id| self.items.get(id)) {
                Some(next) => item = next,
                None => break,
            }
        }
        Some(first)
    }
}
