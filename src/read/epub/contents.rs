//! A book's own outline: the navigation document of EPUB 3, or the table of contents of EPUB 2.

use crate::model::one_line;
use crate::read::path;
use crate::read::xml::{Attributes, Xml, events};

/// The most entries of an outline.
const ENTRIES: usize = 50_000;
/// The deepest level; what lies deeper is shown there.
const DEEPEST: u8 = 12;
/// The longest title, in bytes.
const LONGEST: usize = 400;

/// An entry of the outline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Its words.
    pub label: String,
    /// The path of the file it leads to, and the name of a place behind `#`; none for a heading over others.
    pub target: Option<String>,
    /// Its level from 1.
    pub level: u8,
}

/// An outline that is being read.
#[derive(Default)]
struct Reader<'a> {
    at: &'a str,
    entries: Vec<Entry>,
    /// The entry whose words are being read.
    open: Option<Entry>,
    depth: u32,
    /// How deep inside the element that holds the outline.
    inside: u32,
}

/// Reads a navigation document that lies at `at`. Of several lists the table of contents is taken.
pub fn nav(bytes: Vec<u8>, at: &str) -> Vec<Entry> {
    let mut reader = Reader {
        at,
        ..Reader::default()
    };
    events(bytes, |event| reader.nav(event));
    reader.entries
}

/// Reads a table of contents of EPUB 2 that lies at `at`.
pub fn ncx(bytes: Vec<u8>, at: &str) -> Vec<Entry> {
    let mut reader = Reader {
        at,
        ..Reader::default()
    };
    events(bytes, |event| reader.ncx(event));
    reader.entries
}

impl Reader<'_> {
    fn nav(&mut self, event: Xml<'_>) {
        match event {
            Xml::Open("nav", attributes) => {
                let toc = attributes.has("type", "toc") || attributes.has("role", "doc-toc");
                let any = attributes.get("type").is_none() && self.entries.is_empty();
                self.inside = u32::from(toc || any);
                self.depth = 0;
            }
            Xml::Close("nav") => {
                self.close();
                self.inside = 0;
            }
            _ if self.inside == 0 => {}
            Xml::Open("ol", _) => {
                self.close();
                self.depth += 1;
            }
            Xml::Close("ol") => self.depth = self.depth.saturating_sub(1),
            Xml::Open("a", attributes) => self.open(attributes.get("href")),
            Xml::Open("span", _) if self.open.is_none() && self.depth > 0 => self.open(None),
            Xml::Open("img", attributes) => self.picture(&attributes),
            Xml::Close("a" | "li") => self.close(),
            Xml::Text(words) => self.words(words),
            Xml::Open(..) | Xml::Close(_) => {}
        }
    }

    fn ncx(&mut self, event: Xml<'_>) {
        match event {
            Xml::Open("navMap", _) => self.inside = 1,
            Xml::Close("navMap") => self.inside = 0,
            _ if self.inside == 0 => {}
            Xml::Open("navPoint", _) => {
                self.close();
                self.depth += 1;
                self.open(None);
            }
            Xml::Close("navPoint") => {
                self.close();
                self.depth = self.depth.saturating_sub(1);
            }
            Xml::Open("content", attributes) => {
                let target = self.target(attributes.get("src"));
                if let Some(open) = &mut self.open {
                    open.target = target;
                }
                self.close();
            }
            Xml::Text(words) => self.words(words),
            Xml::Open(..) | Xml::Close(_) => {}
        }
    }

    fn target(&self, href: Option<&str>) -> Option<String> {
        path::place(self.at, href?.trim())
    }

    fn open(&mut self, href: Option<&str>) {
        self.close();
        self.open = Some(Entry {
            label: String::new(),
            target: self.target(href),
            level: self.depth.clamp(1, u32::from(DEEPEST)) as u8,
        });
    }

    fn words(&mut self, words: &str) {
        if let Some(open) = &mut self.open
            && open.label.len() < LONGEST
        {
            open.label.push_str(words);
        }
    }

    fn picture(&mut self, attributes: &Attributes) {
        let words = attributes.get("alt").or_else(|| attributes.get("title"));
        self.words(words.unwrap_or_default());
    }

    fn close(&mut self) {
        let Some(mut entry) = self.open.take() else {
            return;
        };
        entry.label = one_line(&entry.label);
        if !entry.label.is_empty()
            && self.entries.len() < ENTRIES
            && self.entries.last() != Some(&entry)
        {
            self.entries.push(entry);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(entries: &[Entry]) -> Vec<String> {
        let line = |it: &Entry| {
            format!(
                "{} {} {}",
                it.level,
                it.label,
                it.target.as_deref().unwrap_or("-")
            )
        };
        entries.iter().map(line).collect()
    }

    #[test]
    fn the_outline_of_a_navigation_document_is_its_table_of_contents() {
        let nav_document = "<html xmlns:e='x'><nav e:type='landmarks'><ol><li><a href='x'>Start</a></li></ol></nav>
            <nav e:type='toc'><h1>Contents</h1><ol><li><span>Part <b>One</b></span><ol><li><a href='c1.xhtml'>The
            mill</a></li><li><a href='c2.xhtml#b'><img alt='The river'/></a></li></ol></li><li><a href='e.xhtml'>End</a>
            </li></ol></nav></html>";
        assert_eq!(
            shown(&nav(nav_document.into(), "t/nav.xhtml")),
            [
                "1 Part One -",
                "2 The mill t/c1.xhtml",
                "2 The river t/c2.xhtml#b",
                "1 End t/e.xhtml"
            ]
        );
    }

    #[test]
    fn the_table_of_contents_of_epub_2_is_read() {
        let toc = "<ncx><docTitle><text>The Mill</text></docTitle><navMap><navPoint><navLabel><text>One</text></navLabel>
            <content src='c1.xhtml'/><navPoint><navLabel><text>Two &amp; three</text></navLabel><content src='c1.xhtml#b'/>
            </navPoint></navPoint></navMap></ncx>";
        assert_eq!(
            shown(&ncx(toc.into(), "toc.ncx")),
            ["1 One c1.xhtml", "2 Two & three c1.xhtml#b"]
        );
    }

    #[test]
    fn a_bottomless_outline_is_read_at_its_deepest_level() {
        let deep = format!("<nav><ol>{}", "<li><a href='c'>x</a><ol>".repeat(200_000));
        let entries = nav(deep.into(), "nav.xhtml");
        assert_eq!(
            entries.len(),
            usize::from(DEEPEST),
            "the same entry again is one"
        );
        assert_eq!(entries.last().map(|it| it.level), Some(DEEPEST));
    }
}
