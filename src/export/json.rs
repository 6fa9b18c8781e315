//! JSON whose strings keep every character and yet show a terminal nothing it could take for an order.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

use super::record::{Points, Quoted};
use super::{Source, words};
use crate::model::{Quote, sanitise};

/// A quotation with the work it is from.
#[derive(Serialize)]
struct Line<'a> {
    file: &'a str,
    title: Option<&'a str>,
    number: Option<&'a str>,
    #[serde(flatten)]
    quote: Quoted<'a>,
    why: String,
}

pub(super) fn line(source: Source<'_>, quote: &Quote, points: &mut Points<'_>) -> String {
    let document = source.document;
    let section = document
        .sections
        .get(document.section_at(quote.extent.start));
    to_json(&Line {
        file: source.name,
        title: document.title(),
        number: section
            .map(|it| document.slice(it.number))
            .filter(|number| !number.is_empty()),
        quote: Quoted::new(document, source.voices, quote, points),
        why: words::why(document, source.voices, quote),
    })
}

/// `value` as JSON on one line; what a terminal must not get is escaped (`\u202e`).
pub fn to_json(value: &impl Serialize) -> String {
    to_json_with_room(value, 256)
}

/// The same of a value that takes about so many bytes: what is long need not be moved while it grows.
pub fn to_json_with_room(value: &impl Serialize, bytes: usize) -> String {
    let mut bytes = Vec::with_capacity(bytes);
    let done = value.serialize(&mut Serializer::with_formatter(&mut bytes, Escaping));
    // Our records have string keys and write to memory: nothing in them can fail.
    debug_assert!(done.is_ok());
    String::from_utf8(bytes).unwrap_or_default()
}

/// Escapes in strings whatever the sanitiser would change.
struct Escaping;

impl Formatter for Escaping {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        out: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        if sanitise(fragment, false).is_unchanged() {
            return out.write_all(fragment.as_bytes());
        }
        let mut bytes = [0; 4];
        for c in fragment.chars() {
            let alone = c.encode_utf8(&mut bytes);
            if sanitise(alone, false).is_unchanged() {
                out.write_all(alone.as_bytes())?;
            } else {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    write!(out, "\\u{unit:04x}")?;
                }
            }
        }
        Ok(())
    }
}
