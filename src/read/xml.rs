//! XML as a series of events, for the files that describe a book or a document.
//!
//! Lenient: what is not well formed ends the series where it stands. Entities that the file declares are not expanded;
//! those of HTML are known.

use std::collections::HashMap;

use quick_xml::escape::resolve_html5_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::decode::decode;
use super::html::declared;

/// What XML consists of; names without their prefix.
#[derive(Debug, PartialEq, Eq)]
pub enum Xml<'a> {
    /// A start tag.
    Open(&'a str, Attributes),
    /// An end tag; an empty element has one too.
    Close(&'a str),
    /// Characters.
    Text(&'a str),
}

/// The attributes of an element by their names without prefix.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Attributes(HashMap<String, String>);

impl Attributes {
    /// The value of the attribute of that name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// Whether the attribute holds `word`, among others set apart by blanks.
    pub fn has(&self, name: &str, word: &str) -> bool {
        self.get(name)
            .is_some_and(|value| value.split_ascii_whitespace().any(|it| it == word))
    }
}

/// The characters of `bytes`, in the encoding that they declare.
pub fn text(bytes: Vec<u8>) -> String {
    let hint = declared(&bytes);
    decode(bytes, None, hint).text
}

/// Hands the events of `bytes` to `on`, one after the other.
pub fn events(bytes: Vec<u8>, on: impl FnMut(Xml<'_>)) {
    over(&text(bytes), on);
}

/// Hands the events of `text` to `on`, one after the other.
pub fn over(text: &str, mut on: impl FnMut(Xml<'_>)) {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.expand_empty_elements = true;
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(start) => {
                let name = start.local_name();
                on(Xml::Open(name.as_ref(), attributes(&start)));
            }
            Event::End(end) => on(Xml::Close(end.local_name().as_ref())),
            Event::Text(text) => on(Xml::Text(&text)),
            Event::CData(text) => on(Xml::Text(&text)),
            Event::GeneralRef(name) => {
                let character = name.resolve_char_ref().ok().flatten();
                let mut buffer = [0; 4];
                let words = match character {
                    Some(character) => Some(&*character.encode_utf8(&mut buffer)),
                    None => resolve_html5_entity(&name),
                };
                on(Xml::Text(words.unwrap_or_default()));
            }
            Event::Eof => return,
            Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_)
            | Event::Empty(_) => {}
        }
    }
}

fn attributes(start: &BytesStart<'_>) -> Attributes {
    let mut attributes = start.attributes();
    let attributes = attributes.with_checks(false).flatten();
    let pairs = attributes.map(|attribute| {
        let name = attribute.key.local_name();
        let value = attribute
            .normalized_value_with(XmlVersion::Implicit1_0, 1, resolve_html5_entity)
            .unwrap_or_default();
        (name.as_ref().to_owned(), value.into_owned())
    });
    Attributes(pairs.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(source: &str) -> Vec<String> {
        let mut told = Vec::new();
        events(source.as_bytes().to_vec(), |event| {
            told.push(match event {
                Xml::Open(name, attributes) => format!("<{name} {:?}", attributes.get("a")),
                Xml::Close(name) => format!("/{name}"),
                Xml::Text(words) => words.to_owned(),
            });
        });
        told
    }

    #[test]
    fn events_come_in_order() {
        let expected = ["<p Some(\"1&\")", "x", "&", "é", "<q None", "/q", "/p"];
        assert_eq!(told("<x:p y:a='1&amp;'>x&amp;&eacute;<q/></x:p>"), expected);
    }

    #[test]
    fn entities_of_the_file_are_not_expanded() {
        let source = "<!DOCTYPE p [<!ENTITY a \"boom\"><!ENTITY b SYSTEM \"file:///etc/passwd\">]><p>&a;&b;!</p>";
        assert_eq!(told(source), ["<p None", "", "", "!", "/p"]);
    }

    #[test]
    fn depth_costs_nothing() {
        assert_eq!(told(&"<a>".repeat(300_000)).len(), 300_000);
    }
}
