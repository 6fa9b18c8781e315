//! Links and footnotes on the screen.

use super::{App, Effect, lists, moving};
use crate::model::{Document, Extent};

/// Something on the screen that leads elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnScreen {
    /// The words that carry it.
    pub words: String,
    /// Where they stand.
    pub extent: Extent,
    /// Where it leads.
    pub target: Target,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// To a byte of this document.
    Place(u32),
    /// To an address outside.
    Address(String),
}

/// The most links of one screen that are looked at.
const MOST: usize = 500;

impl App {
    /// The links and the references to footnotes on the screen, in order.
    pub fn links(&self) -> Vec<OnScreen> {
        let visible = self.visible();
        let document = &self.document;
        let from = document
            .links
            .partition_point(|it| it.extent.start < visible.start);
        let links = document
            .links
            .iter()
            .skip(from)
            .take_while(|it| it.extent.start < visible.end)
            .take(MOST);
        let mut found: Vec<OnScreen> = links
            .map(|link| OnScreen {
                words: document.slice(link.extent).to_owned(),
                extent: link.extent,
                target: target(document, &link.target),
            })
            .collect();
        let notes = document
            .notes
            .iter()
            .filter(|it| visible.covers(it.reference) && !it.text.is_empty())
            .take(MOST);
        found.extend(notes.map(|note| OnScreen {
            words: format!("note {}", note.label),
            extent: note.reference,
            target: Target::Place(note.text.start),
        }));
        found.sort_by_key(|it| it.extent.start);
        found
    }
}

fn target(document: &Document, address: &str) -> Target {
    let inside = address.strip_prefix('#').and_then(|name| {
        let wanted = slug(name);
        document
            .sections
            .iter()
            .find(|it| slug(document.slice(it.title)) == wanted)
    });
    inside.map_or_else(
        || Target::Address(address.to_owned()),
        |section| Target::Place(section.extent.start),
    )
}

/// A title as addresses name it: small letters, hyphens for what lies between words.
fn slug(title: &str) -> String {
    let words = title.to_lowercase();
    let words: Vec<&str> = words
        .split(|c: char| !c.is_alphanumeric())
        .filter(|it| !it.is_empty())
        .collect();
    words.join("-")
}

/// Follows the link on the screen, or asks which when there are several.
pub(super) fn follow(app: &mut App) {
    match app.links().len() {
        0 => app.say("no link on the screen"),
        1 => open(app, 0),
        _ => lists::links(app),
    }
}

/// Opens a link of the screen: a place in the text is gone to, an address goes to the clipboard.
pub(super) fn open(app: &mut App, at: usize) {
    match app.links().into_iter().nth(at).map(|it| it.target) {
        Some(Target::Place(byte)) => moving::jump(app, byte),
        Some(Target::Address(address)) => app.ask(Effect::Copy(address)),
        None => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_named_by_its_words() {
        assert_eq!(slug("  What’s next, then? "), "what-s-next-then");
        assert_eq!(slug("Über uns"), "über-uns");
    }
}
