//! The table of elements: what each means for a text that is read.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::model::Style;

/// What an element does to the text in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Its content is not for reading.
    Skip,
    /// Nothing; its content stands where it is.
    Inline,
    /// Sets its content apart from what is around it.
    Block,
    /// A heading of this level.
    Heading(u8),
    /// A list; ordered ones count.
    List(bool),
    /// A list item.
    Item,
    /// What a list of terms explains.
    Detail,
    /// A block quote.
    Quote,
    /// Lines and spaces are kept.
    Code,
    /// A line between parts.
    Rule,
    /// A line break.
    Break,
    /// A table.
    Table,
    /// A row of a table.
    Row,
    /// A cell of a row.
    Cell,
    /// The description of a figure or a table.
    Caption,
    /// A picture.
    Image,
    /// A style over words.
    Style(Style),
    /// A link or a place that can be linked to.
    Anchor,
    /// A quotation that brings no marks of its own.
    Mark,
    /// Above or below the line.
    Shifted(Shift),
}

impl Role {
    /// Whether the element stands apart from what follows it.
    pub fn sets_apart(self) -> bool {
        match self {
            Self::Block
            | Self::Heading(_)
            | Self::List(_)
            | Self::Item
            | Self::Detail
            | Self::Quote
            | Self::Code
            | Self::Table
            | Self::Row
            | Self::Caption => true,
            Self::Skip
            | Self::Inline
            | Self::Rule
            | Self::Break
            | Self::Cell
            | Self::Image
            | Self::Style(_)
            | Self::Anchor
            | Self::Mark
            | Self::Shifted(_) => false,
        }
    }
}

/// Which way words leave the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shift {
    /// Superscript.
    Up,
    /// Subscript.
    Down,
}

/// Every element that does not simply stand in the line.
const ELEMENTS: &[(&[&str], Role)] = &[
    (
        &[
            "script",
            "style",
            "head",
            "title",
            "template",
            "noscript",
            "iframe",
            "object",
            "embed",
            "svg",
            "annotation",
            "annotation-xml",
            "canvas",
            "audio",
            "video",
            "button",
            "input",
            "select",
            "textarea",
            "datalist",
            "dialog",
            "map",
            "frameset",
            "rp",
            "rt",
        ],
        Role::Skip,
    ),
    (
        &[
            "html", "body", "div", "section", "article", "main", "header", "footer", "aside",
            "nav", "p", "address", "figure", "form", "fieldset", "legend", "center", "dl", "dt",
            "details", "summary", "hgroup", "tbody", "thead", "tfoot", "noframes", "search",
        ],
        Role::Block,
    ),
    (&["h1"], Role::Heading(1)),
    (&["h2"], Role::Heading(2)),
    (&["h3"], Role::Heading(3)),
    (&["h4"], Role::Heading(4)),
    (&["h5"], Role::Heading(5)),
    (&["h6"], Role::Heading(6)),
    (&["ul", "menu", "dir"], Role::List(false)),
    (&["ol"], Role::List(true)),
    (&["li"], Role::Item),
    (&["dd"], Role::Detail),
    (&["blockquote"], Role::Quote),
    (&["pre", "listing", "xmp", "plaintext"], Role::Code),
    (&["hr"], Role::Rule),
    (&["br"], Role::Break),
    (&["table"], Role::Table),
    (&["tr"], Role::Row),
    (&["td", "th"], Role::Cell),
    (&["figcaption", "caption"], Role::Caption),
    (&["img", "image"], Role::Image),
    (
        &["em", "i", "cite", "dfn", "var"],
        Role::Style(Style::Emphasis),
    ),
    (&["strong", "b"], Role::Style(Style::Strong)),
    (&["s", "del", "strike"], Role::Style(Style::Strike)),
    (&["code", "kbd", "samp", "tt"], Role::Style(Style::Code)),
    (&["a"], Role::Anchor),
    (&["q"], Role::Mark),
    (&["sup"], Role::Shifted(Shift::Up)),
    (&["sub"], Role::Shifted(Shift::Down)),
];

/// The role of an element by its name alone.
pub fn role(name: &str) -> Role {
    static BY_NAME: LazyLock<HashMap<&str, Role>> = LazyLock::new(|| {
        let rows = ELEMENTS.iter();
        rows.flat_map(|(names, role)| names.iter().map(|name| (*name, *role)))
            .collect()
    });
    BY_NAME.get(name).copied().unwrap_or(Role::Inline)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_stands_in_one_row() {
        let mut names: Vec<&str> = ELEMENTS
            .iter()
            .flat_map(|(names, _)| *names)
            .copied()
            .collect();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count);
        assert_eq!(role("h3"), Role::Heading(3));
        assert_eq!(role("span"), Role::Inline);
    }
}
