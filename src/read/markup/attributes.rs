//! What an element says of itself beyond its name: that it is hidden, a note, a reference to one, or nothing to read.

use dom_query::{Element, NodeRef};

use super::element::Role;

/// The value of an attribute, if the element has it.
pub fn attribute(element: &Element, name: &str) -> Option<String> {
    let found = element.attrs.iter().find(|attr| {
        let local: &str = &attr.name.local;
        local == name
    })?;
    Some(found.value.to_string())
}

/// Whether an attribute of the element holds one of `words`, among others set apart by blanks.
pub fn has_word(element: &Element, name: &str, words: &[&str]) -> bool {
    element.attrs.iter().any(|attr| {
        let (local, value): (&str, &str) = (&attr.name.local, &attr.value);
        local == name
            && value
                .split_ascii_whitespace()
                .any(|word| words.contains(&word))
    })
}

/// Whether the page hides the element from its readers.
pub fn is_hidden(element: &Element) -> bool {
    element.attrs.iter().any(|attr| {
        let (name, value): (&str, &str) = (&attr.name.local, &attr.value);
        match name {
            "hidden" => value != "until-found",
            "aria-hidden" => value == "true",
            "style" => {
                let style: String = value
                    .chars()
                    .filter(|c| !c.is_whitespace())
                    .collect::<String>()
                    .to_ascii_lowercase();
                style.contains("display:none") || style.contains("visibility:hidden")
            }
            _ => false,
        }
    })
}

/// Whether the source calls the element a note.
pub fn is_note(element: &Element) -> bool {
    has_word(element, "epub:type", &["footnote", "endnote", "rearnote"])
        || has_word(element, "role", &["doc-footnote", "doc-endnote"])
}

/// Whether the source calls the link a reference to a note.
pub fn is_reference(element: &Element) -> bool {
    has_word(element, "epub:type", &["noteref"])
        || has_word(element, "role", &["doc-noteref"])
        || has_word(
            element,
            "class",
            &["footnote-ref", "footnote", "noteref", "fnref"],
        )
}

/// Whether the link only leads from a note back to its reference.
pub fn is_backlink(node: NodeRef<'_>, element: &Element, role: Role) -> bool {
    if role != Role::Anchor || element.attrs.is_empty() {
        return false;
    }
    has_word(element, "role", &["doc-backlink"])
        || has_word(element, "epub:type", &["backlink"])
        || has_word(element, "class", &["footnote-backref", "reversefootnote"])
        || node.first_child().is_some_and(|child| child.is_text())
            && matches!(node.text().trim(), "↩" | "↩︎" | "↑" | "^" | "⤴" | "⏎")
}

/// Whether the element offers to edit a wiki's page: "[edit]" beside its headings.
pub fn is_for_editors(element: &Element, role: Role) -> bool {
    role == Role::Inline
        && !element.attrs.is_empty()
        && has_word(element, "class", &["mw-editsection"])
}
