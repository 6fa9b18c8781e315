//! What lies in a paragraph: words and how they are set, links, references to notes, pictures, text boxes.

use std::mem::take;

use super::body::{Behind, Body};
use crate::model::BlockKind;
use crate::read::xml::Attributes;

/// The longest description of a picture, in characters.
const DESCRIPTION: usize = 400;
/// The most links that lie in one another.
const LINKS: usize = 16;

impl Body<'_> {
    /// Words of a run.
    pub(super) fn words(&mut self, words: &str) {
        if self.setting.hidden == Some(true) {
            return;
        }
        if self.boxes > 0 {
            self.boxed.push_str(words);
            return;
        }
        self.begin();
        self.style();
        self.out.words(words);
    }

    /// Begins and ends styles, so that those are on that the run has.
    fn style(&mut self) {
        let it = self.setting;
        let wanted = [it.bold, it.italic, it.strike, it.code];
        for (at, wanted) in wanted.into_iter().enumerate() {
            let Some((style, from)) = self.styled.get_mut(at) else {
                return;
            };
            match (wanted == Some(true), *from) {
                (true, None) => *from = Some(self.out.at()),
                (false, Some(start)) => {
                    self.out.style(start, *style);
                    *from = None;
                }
                (true, Some(_)) | (false, None) => {}
            }
        }
    }

    /// Ends all styles and links that are on.
    pub(super) fn end_spans(&mut self) {
        for (style, from) in &mut self.styled {
            if let Some(start) = from.take() {
                self.out.style(start, *style);
            }
        }
        for (from, target) in take(&mut self.links) {
            self.out.link(from, target);
        }
    }

    /// A line break in a paragraph; its lines are kept. That of a page or a column is none.
    pub(super) fn line_break(&mut self, said: &Attributes) {
        if matches!(said.get("type"), Some("page" | "column")) {
            return;
        }
        if self.boxes > 0 {
            self.boxed.push('\n');
        } else if self.rows.writing() {
            self.words(" ");
        } else {
            if self.out.kind() == Some(BlockKind::Paragraph) {
                self.out.turn_into(BlockKind::Verse);
            }
            self.out.line_break();
        }
    }

    /// A character of a font of pictures: those have no meaning outside it, but for the bullet.
    pub(super) fn symbol(&mut self, said: &Attributes) {
        let code = said
            .get("char")
            .and_then(|it| u32::from_str_radix(it, 16).ok());
        let character = code.and_then(char::from_u32);
        if let Some(character) = character.filter(|it| !('\u{e000}'..='\u{f8ff}').contains(it)) {
            self.words(character.encode_utf8(&mut [0; 4]));
        }
    }

    pub(super) fn hyperlink(&mut self, said: &Attributes) {
        let address = said
            .get("id")
            .and_then(|id| self.parts.relations.target(id));
        let target = match (address, said.get("anchor")) {
            (Some(address), None) => address.to_owned(),
            (Some(address), Some(anchor)) => format!("{address}#{anchor}"),
            (None, Some(anchor)) => format!("#{anchor}"),
            (None, None) => String::new(),
        };
        self.start_link(target);
    }

    pub(super) fn simple_field(&mut self, said: &Attributes) {
        let target = super::field::target(said.get("instr").unwrap_or_default());
        self.start_link(target.unwrap_or_default());
    }

    /// A complex field begins, comes to its result, or ends.
    pub(super) fn field_mark(&mut self, said: &Attributes) {
        match said.get("fldCharType") {
            Some("begin") => self.field.begin(),
            Some("separate") => {
                if let Some(target) = self.field.separate() {
                    self.start_link(target);
                }
            }
            Some("end") => {
                if self.field.end() {
                    self.end_link();
                }
            }
            Some(_) | None => {}
        }
    }

    fn start_link(&mut self, target: String) {
        if self.boxes > 0 || self.links.len() >= LINKS {
            return;
        }
        self.begin();
        let from = self.out.at();
        self.links.push((from, target));
    }

    pub(super) fn end_link(&mut self) {
        if self.boxes == 0
            && let Some((from, target)) = self.links.pop()
        {
            self.out.link(from, target);
        }
    }

    /// A reference to a note.
    pub(super) fn refer(&mut self, kind: &str, said: &Attributes) {
        let Some(id) = said.get("id").filter(|_| self.boxes == 0) else {
            return;
        };
        self.begin();
        self.apart.notes(kind).refer(id, self.out);
    }

    /// How the picture that comes is described.
    pub(super) fn describe(&mut self, said: &Attributes) {
        let said = |name| said.get(name).map(str::trim).filter(|it| !it.is_empty());
        let words = said("descr").or(said("title")).or(said("name"));
        self.description = words
            .unwrap_or_default()
            .chars()
            .take(DESCRIPTION)
            .collect();
    }

    pub(super) fn picture(&mut self, said: &Attributes) {
        if let Some(title) = said.get("title") {
            self.description = title.chars().take(DESCRIPTION).collect();
        }
        let description = take(&mut self.description);
        let description = if description.is_empty() {
            "picture".to_owned()
        } else {
            description
        };
        self.behind.push(Behind::Picture(description));
    }

    /// The end of a text box. In a row its words stay in the cell.
    pub(super) fn end_box(&mut self) {
        self.boxes = self.boxes.saturating_sub(1);
        if self.boxes > 0 {
            return;
        }
        let words = take(&mut self.boxed);
        if self.rows.writing() {
            self.out.words(" ");
            self.out.words(&words.replace('\n', " "));
            self.out.words(" ");
        } else {
            self.behind.push(Behind::Words(words));
        }
    }

    /// Puts down text boxes and pictures.
    pub(super) fn put_behind(&mut self) {
        for behind in take(&mut self.behind) {
            (self.out.depth, self.out.quoted) = (0, 0);
            self.close = false;
            match behind {
                Behind::Words(words) => {
                    for line in words.lines() {
                        self.out.start(BlockKind::Paragraph);
                        self.out.words(line);
                    }
                }
                Behind::Picture(description) => {
                    self.out.start(BlockKind::Image);
                    self.out.words(&description);
                }
            }
            self.out.end();
        }
    }
}
