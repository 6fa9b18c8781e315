//! What is shown of a picture: its description, if that tells more than the caption beside it.

use dom_query::{Element, NodeRef};

use super::attributes::attribute;
use crate::model::{BlockKind, one_line};

/// The longest description of a picture, in characters.
const DESCRIPTION: usize = 400;
/// The fewest words that describe a picture on a web page; fewer are labels ("icon", "Share").
const DESCRIBES: usize = 3;
/// The longest sign that stands in the line, in characters.
const SIGN: usize = 4;

/// The words that stand for a picture.
pub enum Picture {
    /// Signs, as words of the line.
    Sign(String),
    /// A description, in a line of its own.
    Described(String),
}

/// What stands for the picture, if anything does. `by_name` shows one without description by its file name, and takes
/// short descriptions for what they are.
pub fn picture(node: NodeRef<'_>, element: &Element, by_name: bool) -> Option<Picture> {
    let words = attribute(element, "alt").or_else(|| attribute(element, "title"));
    let mut words = one_line(&words.unwrap_or_default());
    if words.is_empty() && by_name {
        let path = attribute(element, "src").or_else(|| attribute(element, "href"))?;
        file_stem(&path).clone_into(&mut words);
    }
    if words.is_empty() {
        return None;
    }
    if words.chars().count() <= SIGN && !words.chars().any(char::is_alphanumeric) {
        return Some(Picture::Sign(words));
    }
    let label = !by_name && words.split(' ').count() < DESCRIBES;
    (!label && !is_captioned(node)).then_some(Picture::Described(words))
}

/// As much of a description as is shown in a line of its own.
pub fn shortened(description: &str) -> String {
    description.chars().take(DESCRIPTION).collect()
}

/// The file name in a path, without folders and extension.
fn file_stem(path: &str) -> &str {
    if path.starts_with("data:") {
        return "";
    }
    let name = path.rsplit('/').next().unwrap_or_default();
    name.split('.').next().unwrap_or_default()
}

/// Whether a caption describes the picture.
fn is_captioned(node: NodeRef<'_>) -> bool {
    let figure = node
        .ancestors_it(Some(4))
        .find(|above| above.has_name("figure"));
    figure.is_some_and(|figure| {
        let captions = figure.children_it(false);
        captions
            .filter(|child| child.has_name("figcaption"))
            .any(|it| !it.text().trim().is_empty())
    })
}

/// A caption describes a picture; below a quotation it may name the speaker, and elsewhere it stands beside the text.
pub fn caption_kind(node: NodeRef<'_>) -> BlockKind {
    let names = |node: NodeRef<'_>, name: &str| node.has_name(name);
    let siblings = node
        .parent()
        .into_iter()
        .flat_map(|parent| parent.children_it(false));
    for sibling in siblings {
        if names(sibling, "blockquote") {
            return BlockKind::Paragraph;
        }
        if names(sibling, "pre") || names(sibling, "table") || names(sibling, "tr") {
            return BlockKind::Aside;
        }
    }
    if names(node, "caption") {
        BlockKind::Aside
    } else {
        BlockKind::Image
    }
}
