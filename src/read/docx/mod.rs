//! Word documents (DOCX): paragraphs with what their styles and lists make of them, tables, notes.
//!
//! The parts of the package are streamed and never made a tree of, so that a document costs what its text does. Sizes
//! are checked and counted as those of EPUB are (`archive`). Headers, footers and comments are no text.

mod apart;
mod body;
mod field;
mod inline;
mod numbering;
mod rows;
mod styles;
mod tables;

use std::collections::HashMap;
use std::io::Cursor;

use super::archive::{Archive, Refusal};
use super::build::Builder;
use super::xml::{self, Xml, events};
use super::{ReadError, Source, path};
use crate::model::{Document, Meta, one_line, sanitise};

use apart::Apart;
use body::{Body, Parts};
use numbering::Numbering;
use styles::Styles;

/// The largest text, in bytes of XML.
const TEXT: u64 = 48 << 20;
/// The largest part beside the text, in bytes of XML.
const PART: u64 = 16 << 20;
/// The longest value of what the document says of itself, in characters.
const LONGEST: usize = 300;

/// Whether a file begins like an office document: its first entry is one that those have.
pub fn sniff(head: &[u8]) -> bool {
    const FIRST: [&[u8]; 4] = [
        b"[Content_Types].xml",
        b"_rels/.rels",
        b"word/",
        b"docProps/",
    ];
    let name = head.get(30..).unwrap_or_default();
    head.starts_with(b"PK\x03\x04") && FIRST.iter().any(|first| name.starts_with(first))
}

/// Reads a document.
pub fn parse(source: Source) -> Result<Document, ReadError> {
    let name = source.name;
    let unreadable = |message: String| ReadError::Unreadable {
        name: name.clone(),
        message: sanitise(&message, false).into_string(),
    };
    let archive = Archive::open(Cursor::new(source.bytes));
    let archive = archive.map_err(|refusal| {
        unreadable(format!(
            "this is no Word document that can be read: {refusal}"
        ))
    })?;
    Package::open(archive).read().map_err(unreadable)
}

/// What a part of the package refers to, by the name it has there.
#[derive(Debug, Default)]
pub struct Relations(HashMap<String, Relation>);

#[derive(Debug)]
struct Relation {
    kind: String,
    target: String,
}

impl Relations {
    /// What `id` leads to.
    pub fn target(&self, id: &str) -> Option<&str> {
        self.0.get(id).map(|it| it.target.as_str())
    }

    /// What is of that kind.
    fn of_kind(&self, kind: &str) -> Option<&str> {
        let mut all = self.0.values();
        all.find(|it| it.kind == kind).map(|it| it.target.as_str())
    }
}

struct Package {
    archive: Archive<Cursor<Vec<u8>>>,
    notices: Vec<String>,
}

impl Package {
    fn open(archive: Archive<Cursor<Vec<u8>>>) -> Self {
        Self {
            archive,
            notices: Vec::new(),
        }
    }

    fn read(mut self) -> Result<Document, String> {
        let root = self.relations("");
        let main = root
            .of_kind("officeDocument")
            .unwrap_or("word/document.xml");
        let main = path::joined("", main);
        let text = self.text(&main)?;
        let relations = self.relations(&main);
        let styles = self.part(&main, &relations, "styles");
        let numbering = self.part(&main, &relations, "numbering");
        let (styles, mut numbering) = (Styles::read(styles), Numbering::read(numbering));
        let mut out = Builder::default();
        out.document().meta = self.meta(&root);
        let mut apart = Apart::default();
        let parts = Parts {
            styles: &styles,
            numbering: &mut numbering,
            relations: &relations,
            tables: tables::judged(&text),
        };
        Body::new(&mut out, &mut apart, parts).text(&text);
        for kind in ["footnote", "endnote"] {
            let relation = format!("{kind}s");
            let at = self.place(&main, &relations, &relation);
            let Some(at) = at.filter(|_| apart.notes(kind).any()) else {
                continue;
            };
            let text = xml::text(self.bytes(&at));
            let parts = Parts {
                styles: &styles,
                numbering: &mut numbering,
                relations: &self.relations(&at),
                // A table in a note flows.
                tables: Vec::new(),
            };
            Body::new(&mut out, &mut apart, parts).notes(kind, &text);
        }
        Ok(self.finish(out, apart))
    }

    /// The main text, when it is a text's, not a workbook's or a show's.
    fn text(&mut self, main: &str) -> Result<String, String> {
        let text = self
            .archive
            .read(main, TEXT)
            .map_err(|refusal| match refusal {
                Refusal::Missing => "this is no Word document: there is no text in it".to_owned(),
                refusal => format!("its text cannot be read: {refusal}"),
            })?;
        let text = xml::text(text);
        if memchr::memmem::find(text.as_bytes(), b"body").is_none() {
            let message =
                "this is no Word document (a workbook or slides?); save it as text and open that";
            return Err(message.into());
        }
        Ok(text)
    }

    fn finish(self, mut out: Builder, apart: Apart) -> Document {
        let comments = apart.comments;
        apart.place(out.document());
        let mut document = out.finish();
        document.notices = self.notices;
        if comments > 0 {
            let left = if comments == 1 {
                "comment beside the text was"
            } else {
                "comments beside the text were"
            };
            document.notices.push(format!("{comments} {left} left out"));
        }
        document
    }

    /// Where a part lies: where the text says, or where such a part usually does.
    fn place(&mut self, main: &str, relations: &Relations, kind: &str) -> Option<String> {
        let usual = format!("{kind}.xml");
        let at = path::joined(main, relations.of_kind(kind).unwrap_or(&usual));
        self.archive.has(&at).then_some(at)
    }

    /// A part beside the text; nothing when there is none, with a notice when it cannot be read.
    fn part(&mut self, main: &str, relations: &Relations, kind: &str) -> Vec<u8> {
        self.place(main, relations, kind)
            .map(|at| self.bytes(&at))
            .unwrap_or_default()
    }

    fn bytes(&mut self, at: &str) -> Vec<u8> {
        match self.archive.read(at, PART) {
            Ok(bytes) => bytes,
            Err(Refusal::Missing) => Vec::new(),
            Err(refusal) => {
                let words = format!("{at} was left out: {refusal}");
                self.notices.push(sanitise(&words, false).into_string());
                Vec::new()
            }
        }
    }

    /// What the part at `path` refers to.
    fn relations(&mut self, path: &str) -> Relations {
        let (folder, file) = path
            .rsplit_once('/')
            .map_or(("", path), |(folder, file)| (folder, file));
        let at = path::joined("", &format!("{folder}/_rels/{file}.rels"));
        let mut all = HashMap::new();
        events(self.bytes(&at), |event| {
            let Xml::Open("Relationship", said) = event else {
                return;
            };
            let (Some(id), Some(kind), Some(target)) =
                (said.get("Id"), said.get("Type"), said.get("Target"))
            else {
                return;
            };
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            all.insert(
                id.to_owned(),
                Relation {
                    kind,
                    target: target.to_owned(),
                },
            );
        });
        Relations(all)
    }

    /// What the document says of itself.
    fn meta(&mut self, root: &Relations) -> Meta {
        let at = path::joined(
            "",
            root.of_kind("core-properties")
                .unwrap_or("docProps/core.xml"),
        );
        let mut open = None;
        let mut meta = Meta::default();
        events(self.bytes(&at), |event| match event {
            Xml::Open(name, _) => open = Some((name.to_owned(), String::new())),
            Xml::Text(words) => {
                if let Some((_, said)) = &mut open
                    && said.len() < LONGEST * 4
                {
                    said.push_str(words);
                }
            }
            Xml::Close(_) => {
                let Some((name, said)) = open.take() else {
                    return;
                };
                let said: String = one_line(&said).chars().take(LONGEST).collect();
                if said.is_empty() {
                    return;
                }
                match name.as_str() {
                    "title" => meta.title = Some(said),
                    "creator" => meta.byline = Some(said),
                    "language" => meta.language = Some(said),
                    "created" => meta.date = Some(said.chars().take("2000-12-31".len()).collect()),
                    _ => {}
                }
            }
        });
        meta
    }
}

#[cfg(test)]
mod tests;
