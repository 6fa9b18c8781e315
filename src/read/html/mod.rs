//! Saved web pages: the article and not the page around it.
//!
//! `dom_smoothie`, a port of Mozilla's reader mode, finds the article; where it finds little, and in the format "page",
//! the whole page is read. Whatever happens inside it stays on a thread of its own with a stack of known size: a panic
//! there costs the extraction and not the page.

mod charset;
mod links;
mod metadata;

use std::thread;

use dom_query::Document as Tree;
use dom_smoothie::{Config, Readability};

use super::markup::{self, Dialect, Manner, Parsed};
use super::{ReadError, Source};
use crate::model::{Document, Meta};
use links::Standing;

pub use charset::declared;

/// Stack of the thread that reads a page, in bytes.
const STACK: usize = 8 << 20;
/// An article shorter than this is little, in characters.
const LITTLE: usize = 200;
/// How many times longer than a short article the page must be to be shown in its place.
const MORE: usize = 3;

/// What of a page is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// The article, if there is one.
    Article,
    /// Everything.
    Page,
}

/// Whether a file begins like a web page.
pub fn sniff(head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    let text = String::from_utf8_lossy(head).to_ascii_lowercase();
    let mut rest = text.trim_start();
    loop {
        let end = if rest.starts_with("<!--") {
            "-->"
        } else if rest.starts_with("<?xml") {
            "?>"
        } else {
            break;
        };
        match rest.split_once(end) {
            Some((_, behind)) => rest = behind.trim_start(),
            None => return false,
        }
    }
    ["<!doctype html", "<html", "<head", "<body"]
        .iter()
        .any(|start| rest.starts_with(start))
}

/// Reads a page.
pub fn parse(source: Source, extent: Extent) -> Result<Document, ReadError> {
    let hint = charset::declared(&source.bytes);
    let name = source.name.clone();
    let address = source.address.clone();
    source.text(hint, |text| {
        let at = address.as_deref();
        let found = match extent {
            Extent::Article => apart(&text, at, article),
            Extent::Page => apart(&text, at, page),
        };
        found
            .or_else(|| instead(&text, at))
            .ok_or_else(|| ReadError::Unreadable {
                name,
                message: "this page cannot be taken apart; --read-as text shows its source".into(),
            })
    })
}

/// Reads the text of a page that came from an address, if it did.
type Read = fn(&str, Option<&str>) -> Option<Document>;

/// Runs `read` on a thread of its own; none when it panicked or found nothing.
fn apart(text: &str, address: Option<&str>, read: Read) -> Option<Document> {
    thread::scope(|scope| {
        let thread = thread::Builder::new()
            .name("page".into())
            .stack_size(STACK)
            .spawn_scoped(scope, || read(text, address));
        thread.ok()?.join().ok()?
    })
}

fn tree(text: &str) -> Parsed {
    let xml = text.trim_start_matches('\u{feff}').starts_with("<?xml");
    let dialect = if xml { Dialect::Xhtml } else { Dialect::Html };
    markup::parse(text, dialect)
}

/// The article of the page, with a notice where it is little; then the whole page follows it.
fn article(text: &str, address: Option<&str>) -> Option<Document> {
    let parsed = tree(text);
    let standing = Standing::of(&parsed.tree, address);
    tame_embedded(&parsed.tree);
    let config = Config {
        keep_classes: true,
        ..Config::default()
    };
    let mut reader = Readability::with_document(parsed.tree, address, Some(config)).ok()?;
    let article = reader.parse().ok()?;
    let length = article
        .text_content
        .chars()
        .filter(|c| !c.is_whitespace())
        .count();
    if length < LITTLE && visible(&reader.doc) > length * MORE {
        return None;
    }
    let meta = metadata::of(&article, address);
    let content = markup::parse(&article.content, Dialect::Html);
    Some(finished(&content.tree, meta, &standing, parsed.notices))
}

/// Takes from embedded things, which are not shown, whatever is not ASCII: `dom_smoothie` looks for players of films by
/// cutting their addresses at bytes.
fn tame_embedded(tree: &Tree) {
    for element in tree.select("iframe, embed, object").nodes() {
        for attribute in element.attrs() {
            if !attribute.value.is_ascii() {
                element.remove_attr(&attribute.name.local);
            }
        }
        if element.has_name("object") && !element.inner_html().is_ascii() {
            element.remove_children();
        }
    }
}

/// All that the page shows.
fn page(text: &str, address: Option<&str>) -> Option<Document> {
    let parsed = tree(text);
    let standing = Standing::of(&parsed.tree, address);
    let reader = Readability::with_document(parsed.tree, address, None).ok()?;
    let meta = metadata::of_page(&reader, address);
    let head = reader.doc.select("h1");
    if let (Some(title), [heading]) = (&meta.title, head.nodes())
        && metadata::folded(title) == metadata::folded(&heading.text())
    {
        heading.remove_from_parent();
    }
    Some(finished(&reader.doc, meta, &standing, parsed.notices))
}

/// All that the page shows, where its article was looked for.
fn instead(text: &str, address: Option<&str>) -> Option<Document> {
    let mut document = apart(text, address, page)?;
    document
        .notices
        .push("no article was found on this page; all of it is shown".into());
    Some(document)
}

/// How many letters stand on the page, roughly.
fn visible(tree: &Tree) -> usize {
    let count = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
    tree.body().map_or(0, |body| count(&body.text()))
}

fn finished(tree: &Tree, meta: Meta, standing: &Standing, notices: Vec<String>) -> Document {
    let head = metadata::head(&meta);
    let manner = Manner {
        name_pictures: false,
        language: meta.language.as_deref(),
        head: &head,
    };
    let root = tree.body().unwrap_or_else(|| tree.root());
    let mut document = markup::piece(root, manner).tied();
    document.sections = markup::sections(&document);
    standing.resolve(&mut document.links);
    document.meta = meta;
    document.notices = notices;
    document
}

#[cfg(test)]
mod tests;
