//! Styles: what a paragraph is by the name of its style, and how words are set.
//!
//! A style without a name that says something is what the style below it is. Word writes the names of its own styles in
//! English whatever language it speaks; other programs do not.

use std::collections::HashMap;

use crate::read::xml::{Attributes, Xml, events};

/// How many styles that build upon one another are gone through.
const CHAIN: usize = 16;

/// What a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The title of the whole.
    Title,
    /// What stands below the title.
    Subtitle,
    /// A heading of that level, from 1.
    Heading(u8),
    /// Somebody else's words, set apart.
    Quote,
    /// Program text.
    Code,
    /// A line of a table of contents.
    Contents,
}

/// How words are set, as far as it is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Setting {
    /// In bold type.
    pub bold: Option<bool>,
    /// In italics.
    pub italic: Option<bool>,
    /// Struck through.
    pub strike: Option<bool>,
    /// In the type of programs.
    pub code: Option<bool>,
    /// Not shown at all.
    pub hidden: Option<bool>,
}

impl Setting {
    /// Takes in what an element inside `rPr` says.
    pub fn say(&mut self, element: &str, attributes: &Attributes) {
        let on = !matches!(attributes.get("val"), Some("0" | "false" | "off" | "none"));
        match element {
            "b" => self.bold = Some(on),
            "i" => self.italic = Some(on),
            "strike" | "dstrike" => self.strike = Some(on),
            "vanish" => self.hidden = Some(on),
            _ => {}
        }
    }

    /// What is said here, or else below.
    pub fn or(self, below: Self) -> Self {
        Self {
            bold: self.bold.or(below.bold),
            italic: self.italic.or(below.italic),
            strike: self.strike.or(below.strike),
            code: self.code.or(below.code),
            hidden: self.hidden.or(below.hidden),
        }
    }
}

/// One style.
#[derive(Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    /// The level of its outline, from 0; 9 is running text.
    outline: Option<u8>,
    list: Option<(String, Option<usize>)>,
    setting: Setting,
}

/// The styles of a document by their ids.
#[derive(Debug, Default)]
pub struct Styles(HashMap<String, Style>);

impl Styles {
    /// Reads `styles.xml`.
    pub fn read(bytes: Vec<u8>) -> Self {
        let mut styles = Self::default();
        let mut open: Option<(String, Style)> = None;
        events(bytes, |event| match (event, &mut open) {
            (Xml::Open("style", attributes), open) => {
                let id = attributes.get("styleId").unwrap_or_default();
                *open = Some((id.to_owned(), Style::default()));
            }
            (Xml::Open(name, attributes), Some((_, style))) => style.say(name, &attributes),
            (Xml::Close("style"), open) => {
                styles.0.extend(open.take());
            }
            (Xml::Open(..) | Xml::Close(_) | Xml::Text(_), _) => {}
        });
        styles
    }

    /// The style called `id` and those that it builds upon.
    fn chain<'a>(&'a self, id: &str) -> impl Iterator<Item = &'a Style> {
        let first = self.0.get(id);
        let next = |style: &&'a Style| self.0.get(style.based_on.as_ref()?);
        std::iter::successors(first, next).take(CHAIN)
    }

    /// What a paragraph of that style is.
    pub fn role(&self, id: &str) -> Option<Role> {
        if self.0.is_empty() {
            // Without a table of styles their ids are all there is.
            return named(id);
        }
        self.chain(id).find_map(|style| {
            let by_level = style
                .outline
                .filter(|level| *level < 9)
                .map(|level| Role::Heading(level + 1));
            named(&style.name).or(by_level)
        })
    }

    /// The list that paragraphs of that style are items of, and their depth in it.
    pub fn list(&self, id: &str) -> Option<(&str, Option<usize>)> {
        let list = self.chain(id).find_map(|style| style.list.as_ref())?;
        Some((list.0.as_str(), list.1))
    }

    /// How words of that style are set.
    pub fn setting(&self, id: &str) -> Setting {
        self.chain(id).fold(Setting::default(), |above, style| {
            let mut below = style.setting;
            match style.name.to_lowercase().as_str() {
                "strong" => below.bold = Some(true),
                "emphasis" => below.italic = Some(true),
                "html code" | "verbatim char" => below.code = Some(true),
                _ => {}
            }
            above.or(below)
        })
    }
}

impl Style {
    fn say(&mut self, element: &str, attributes: &Attributes) {
        let value = || attributes.get("val");
        match element {
            "name" => value().unwrap_or_default().clone_into(&mut self.name),
            "basedOn" => self.based_on = value().map(str::to_owned),
            "outlineLvl" => self.outline = value().and_then(|it| it.parse().ok()),
            "numId" => {
                let depth = self.list.take().and_then(|(_, depth)| depth);
                self.list = value().map(|it| (it.to_owned(), depth));
            }
            "ilvl" => {
                let list = self.list.take().map(|(list, _)| list).unwrap_or_default();
                self.list = Some((list, value().and_then(|it| it.parse().ok())));
            }
            _ => self.setting.say(element, attributes),
        }
    }
}

/// How programs call headings, before their number.
const HEADINGS: &[&str] = &[
    "heading",
    "überschrift",
    "berschrift",
    "titre",
    "título",
    "titulo",
    "titolo",
    "kop",
    "rubrik",
    "overskrift",
    "otsikko",
    "nagłówek",
    "nadpis",
    "заголовок",
    "címsor",
    "başlık",
    "見出し",
    "标题",
    "標題",
    "제목",
];

/// What a style is by its name.
fn named(name: &str) -> Option<Role> {
    let name = name.trim().to_lowercase();
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let level: Option<u8> = name.get(stem.len()..).and_then(|it| it.parse().ok());
    if let Some(level) = level.filter(|level| (1..=9).contains(level)) {
        let stem = stem.trim_end();
        if HEADINGS.contains(&stem) {
            return Some(Role::Heading(level));
        }
        return matches!(stem, "toc" | "contents").then_some(Role::Contents);
    }
    match name.as_str() {
        "title" | "titel" | "doctitle" => Some(Role::Title),
        "subtitle" | "untertitel" | "author" | "date" => Some(Role::Subtitle),
        "quote" | "intense quote" | "intensequote" | "quotations" | "block text" => {
            Some(Role::Quote)
        }
        "html preformatted" | "preformatted text" | "source code" | "sourcecode" => {
            Some(Role::Code)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_what_a_style_is() {
        for (name, is) in [
            ("heading 1", Some(Role::Heading(1))),
            ("Heading2", Some(Role::Heading(2))),
            ("Überschrift 3", Some(Role::Heading(3))),
            ("Заголовок 1", Some(Role::Heading(1))),
            ("見出し 4", Some(Role::Heading(4))),
            ("toc 1", Some(Role::Contents)),
            ("Heading 12", None),
            ("Heading", None),
            ("Body Text 2", None),
            ("Title", Some(Role::Title)),
            ("Intense Quote", Some(Role::Quote)),
        ] {
            assert_eq!(named(name), is, "{name}");
        }
    }

    #[test]
    fn a_style_is_what_it_builds_upon() {
        let styles = Styles::read(
            b"<styles><style styleId='a'><name val='heading 2'/><pPr><numPr><ilvl val='1'/><numId val='7'/></numPr></pPr>
            <rPr><b/><i val='0'/></rPr></style><style styleId='b'><name val='Mine'/><basedOn val='a'/><rPr><i/></rPr></style>
            <style styleId='c'><name val='Other'/><basedOn val='d'/><pPr><outlineLvl val='2'/></pPr></style>
            <style styleId='d'><basedOn val='c'/></style></styles>"
                .to_vec(),
        );
        assert_eq!(styles.role("b"), Some(Role::Heading(2)));
        assert_eq!(styles.list("b"), Some(("7", Some(1))));
        let setting = styles.setting("b");
        assert_eq!((setting.bold, setting.italic), (Some(true), Some(true)));
        assert_eq!(styles.role("c"), Some(Role::Heading(3)));
        assert_eq!(styles.list("d"), None, "a circle ends");
        assert_eq!(styles.role("none"), None);
    }
}
