//! Verse as markup tells it: by the classes that books give to their poems, stanzas and lines.
//!
//! Only a block that holds no other block is verse; what lies around several of them only stands around them.

use dom_query::{Element, NodeRef};

use super::attributes::has_word;
use super::element::{Role, role};

/// What poems and their parts are called.
const POEMS: &[&str] = &[
    "poem",
    "poetry",
    "verse",
    "verses",
    "vers",
    "stanza",
    "strophe",
    "linegroup",
    "lg",
    "z3998:poem",
    "z3998:verse",
];
/// What holds nothing but lines.
const STANZAS: &[&str] = &["stanza", "strophe", "linegroup", "lg"];
/// What single lines are called.
const LINES: &[&str] = &[
    "line",
    "verse-line",
    "verseline",
    "poem-line",
    "poemline",
    "poetry-line",
    "poetryline",
];

/// Whether a block is verse: a stanza, or a line alone.
pub fn is_verse(node: NodeRef<'_>, element: &Element) -> bool {
    (is_called(element, POEMS) || is_line(element) || is_in_stanza(node))
        && !node.children_it(false).any(|it| {
            it.element_ref()
                .is_some_and(|it| role(&it.name.local).sets_apart())
        })
}

fn is_in_stanza(node: NodeRef<'_>) -> bool {
    let around = node.parent().and_then(|it| it.element_ref());
    around.is_some_and(|it| is_called(&it, STANZAS))
}

/// Whether an element is called a line.
pub fn is_line(element: &Element) -> bool {
    is_called(element, LINES)
}

/// Whether a block of verse is a line that goes on with the one before it.
pub fn goes_on(node: NodeRef<'_>) -> bool {
    let before = node.prev_element_sibling();
    before.is_some_and(|before| is_single(before) && is_single(node))
}

/// Whether a block is one line of verse.
fn is_single(node: NodeRef<'_>) -> bool {
    let breaks = |it: NodeRef<'_>| {
        it.element_ref()
            .is_some_and(|it| role(&it.name.local) == Role::Break || is_line(&it))
    };
    let mut inner = node.children_it(false);
    node.element_ref().is_some_and(|it| is_verse(node, &it))
        && !inner.any(|it| breaks(it) || it.children_it(false).any(breaks))
}

fn is_called(element: &Element, words: &[&str]) -> bool {
    !element.attrs.is_empty()
        && (has_word(element, "class", words) || has_word(element, "epub:type", words))
}
