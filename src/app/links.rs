//! Links and footnotes on the screen.
//!
//! What leads to a place in the text is gone to, and the jump list keeps where the reader was. A footnote is shown on a
//! card over the text. What leads to another file or outside is shown whole on a card, and opened only from there.

use super::address::Address;
use super::card::{Act, Card};
use super::neighbour::Neighbour;
use super::{Action, App, Context, Work, lists, moving};
use crate::model::{Document, Extent};
use crate::read::{Input, percent_decoded};

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
    /// To this stretch of the document, which is a note.
    Note(Extent),
    /// To an address outside, or to a place that is not in this document.
    Address(String),
}

/// The most links of one screen that are looked at.
const MOST: usize = 500;

impl App {
    /// The links and the references to footnotes on the screen, in order.
    pub fn links(&self) -> Vec<OnScreen> {
        let visible = self.visible();
        let document = &self.document;
        let notes = document
            .notes
            .iter()
            .filter(|it| visible.covers(it.reference) && !it.text.is_empty())
            .take(MOST);
        let mut found: Vec<OnScreen> = notes
            .map(|note| OnScreen {
                words: format!("note {}", note.label),
                extent: note.reference,
                target: Target::Note(note.text),
            })
            .collect();
        let from = document
            .links
            .partition_point(|it| it.extent.start < visible.start);
        let links = document
            .links
            .iter()
            .skip(from)
            .take_while(|it| it.extent.start < visible.end)
            .take(MOST);
        let count = found.len();
        for link in links {
            // The reference to a note is a link to it, too.
            let notes = found.get(..count).unwrap_or_default();
            if !notes.iter().any(|it| it.extent.covers(link.extent)) {
                found.push(OnScreen {
                    words: document.slice(link.extent).to_owned(),
                    extent: link.extent,
                    target: target(document, &link.target),
                });
            }
        }
        found.sort_by_key(|it| it.extent.start);
        found
    }
}

fn target(document: &Document, address: &str) -> Target {
    let inside = address
        .strip_prefix('#')
        .and_then(|name| named(document, name));
    inside.map_or_else(|| Target::Address(address.to_owned()), Target::Place)
}

/// The place of that name in a document.
pub(super) fn named(document: &Document, name: &str) -> Option<u32> {
    let anchored = |name: &str| {
        let anchors = &document.anchors;
        let at = anchors.binary_search_by(|(it, _)| it.as_str().cmp(name));
        at.ok().and_then(|at| anchors.get(at)).map(|it| it.1)
    };
    let decoded = percent_decoded(name).unwrap_or_else(|| name.to_owned());
    anchored(name)
        .or_else(|| anchored(&decoded))
        .or_else(|| titled(document, &decoded))
        .or_else(|| anchored(decoded.split_once('#')?.0))
}

/// The section whose title an address names.
fn titled(document: &Document, name: &str) -> Option<u32> {
    let wanted = slug(name);
    let mut sections = document.sections.iter();
    let found = sections.find(|it| !wanted.is_empty() && slug(document.slice(it.title)) == wanted);
    found.map(|it| it.extent.start)
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

/// Opens a link of the screen: a place in the text is gone to, everything else is shown first.
pub(super) fn open(app: &mut App, at: usize) {
    let Some(link) = app.links().into_iter().nth(at) else {
        return;
    };
    match link.target {
        Target::Place(byte) => moving::jump(app, moving::shown(app, byte)),
        Target::Note(extent) => {
            let title = link.words.replacen('n', "N", 1);
            let card = Card::note(&app.document, title, extent);
            lists::card(app, card);
        }
        Target::Address(address) => {
            let open = app.work().and_then(Work::file);
            match open.and_then(|it| Neighbour::of(it, &address)) {
                Some(file) => beside(app, file),
                None => lists::card(app, outside(&address)),
            }
        }
    }
}

/// A file beside the one that is open: it is named on a card, and read only from there.
fn beside(app: &mut App, file: Neighbour) {
    let Neighbour { path, place } = file;
    if app.work().and_then(Work::file) == Some(&path) {
        let byte = place.and_then(|it| named(&app.document, &it));
        return moving::jump(app, moving::shown(app, byte.unwrap_or(0)));
    }
    let shown = path.to_string_lossy().into_owned();
    let card = if app.settings.secure {
        let why = "A file beside this one: turned off by DIXIT_SECURE.";
        Card::words("Link", &[&shown, why], Act::Nothing)
    } else {
        let back = app.keymap().shown(Context::Reader, Action::Back);
        let back = back.first().map(|key| format!("; {key} leads back"));
        let why = format!(
            "A file beside this one. It is read here{}.",
            back.unwrap_or_default()
        );
        let work = Work::Given(Input::Path(path));
        Card::words("Open here", &[&shown, &why], Act::Read(work, place))
    };
    lists::card(app, card);
}

/// The card of what leads outside.
fn outside(target: &str) -> Card {
    if target.starts_with('#') {
        let why = "It leads to a place that is not in this text.";
        return Card::words("Link", &[target, why], Act::Nothing);
    }
    match Address::of(target) {
        Ok(it) => {
            let title = if it.whole.starts_with("mailto:") {
                "Write to"
            } else {
                "Open outside"
            };
            let words: Vec<&str> = [Some(it.host.as_str()), Some(&it.whole), it.warning]
                .into_iter()
                .flatten()
                .collect();
            Card::words(title, &words, Act::Browse(it.whole.clone()))
        }
        Err(why) => {
            let mut why = why.to_owned() + ".";
            if let Some(first) = why.get_mut(..1) {
                first.make_ascii_uppercase();
            }
            Card::words("Link", &[target, &why], Act::Nothing)
        }
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

    #[test]
    fn a_place_is_found_by_its_name_its_file_and_its_title() {
        let document = Document {
            text: "One\n\nTwo words\n".into(),
            sections: vec![crate::model::Section {
                extent: Extent::new(5, 15),
                title: Extent::new(5, 14),
                ..crate::model::Section::default()
            }],
            anchors: vec![
                ("a b".into(), 1),
                ("c.xhtml".into(), 2),
                ("c.xhtml#d".into(), 3),
            ],
            ..Document::default()
        };
        for (address, place) in [
            ("#a%20b", Some(1)),
            ("#c.xhtml", Some(2)),
            ("#c.xhtml#d", Some(3)),
            ("#c.xhtml#none", Some(2)),
            ("#two-words", Some(5)),
            ("#none", None),
            ("#", None),
            ("c.xhtml", None),
        ] {
            let expected = place.map_or_else(|| Target::Address(address.into()), Target::Place);
            assert_eq!(target(&document, address), expected, "{address}");
        }
    }
}
