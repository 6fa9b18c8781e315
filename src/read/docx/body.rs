//! The text: paragraphs as they come → blocks.
//!
//! A block is opened by its first word, when the properties of the paragraph are known. Text boxes and pictures follow
//! the paragraph that they are anchored in. What was deleted or is said twice (the fallback of a drawing) is passed over.

use std::collections::HashMap;
use std::mem::take;

use super::Relations;
use super::apart::Apart;
use super::field::Field;
use super::numbering::{Item, Numbering};
use super::rows::Rows;
use super::styles::{Role, Setting, Styles};
use crate::model::{BlockKind, Style, one_line};
use crate::read::build::Builder;
use crate::read::xml::{Attributes, Xml, over};

/// What the text needs to be understood.
pub struct Parts<'a> {
    /// The styles.
    pub styles: &'a Styles,
    /// The lists, which count.
    pub numbering: &'a mut Numbering,
    /// What this part of the package refers to.
    pub relations: &'a Relations,
    /// Whether each table holds data.
    pub tables: Vec<bool>,
}

/// What is known of the paragraph that is being read.
#[derive(Default)]
struct Paragraph {
    style: Option<String>,
    outline: Option<u8>,
    list: Option<String>,
    level: Option<usize>,
    /// The block is open.
    begun: bool,
    /// Names of the places in it.
    names: Vec<String>,
}

/// Which element is open whose parts are read in a way of their own.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    /// None.
    Text,
    /// The words of a run.
    Words,
    /// The properties of a paragraph.
    Paragraph,
    /// The properties of a run.
    Run,
}

/// What is put behind the paragraph.
pub(super) enum Behind {
    /// The words of a text box.
    Words(String),
    /// A picture, by its description.
    Picture(String),
}

/// A part of the package that is being read.
pub struct Body<'a> {
    pub(super) out: &'a mut Builder,
    pub(super) apart: &'a mut Apart,
    pub(super) parts: Parts<'a>,
    /// How many elements are open of which nothing is read.
    skipped: usize,
    /// How many text boxes are open.
    pub(super) boxes: usize,
    inside: Inside,
    paragraph: Paragraph,
    pub(super) setting: Setting,
    /// Where the styles that are on began.
    pub(super) styled: [(Style, Option<usize>); 4],
    /// Where the links that are open began, and where they lead.
    pub(super) links: Vec<(usize, String)>,
    pub(super) field: Field,
    pub(super) rows: Rows,
    pub(super) behind: Vec<Behind>,
    /// The words of the text box.
    pub(super) boxed: String,
    /// Of the picture that comes.
    pub(super) description: String,
    titled: bool,
    /// The last block was an item of a list or a line of contents; a further one stands close.
    pub(super) close: bool,
    /// The words of the headings that names stand in.
    places: HashMap<String, String>,
}

impl<'a> Body<'a> {
    /// Reads into `out`.
    pub fn new(out: &'a mut Builder, apart: &'a mut Apart, parts: Parts<'a>) -> Self {
        Self {
            out,
            apart,
            parts,
            skipped: 0,
            boxes: 0,
            inside: Inside::Text,
            paragraph: Paragraph::default(),
            setting: Setting::default(),
            styled: [Style::Strong, Style::Emphasis, Style::Strike, Style::Code]
                .map(|style| (style, None)),
            links: Vec::new(),
            field: Field::default(),
            rows: Rows::default(),
            behind: Vec::new(),
            boxed: String::new(),
            description: String::new(),
            titled: false,
            close: false,
            places: HashMap::new(),
        }
    }

    /// Reads the main text.
    pub fn text(mut self, text: &str) {
        over(text, |event| self.event(&event));
        self.end_paragraph();
        let places = self.places;
        for link in &mut self.out.document().links {
            let place = link
                .target
                .strip_prefix('#')
                .and_then(|name| places.get(name));
            if let Some(heading) = place {
                link.target = format!("#{heading}");
            }
        }
    }

    /// Reads the texts of the notes of a kind that are referred to.
    pub fn notes(mut self, kind: &str, text: &str) {
        over(text, |event| match &event {
            Xml::Open(name, said) if *name == kind && self.skipped == 0 => {
                let id = said.get("id").unwrap_or_default();
                if self.apart.notes(kind).knows(id) {
                    self.apart.notes(kind).begin(id, self.out);
                } else {
                    self.skipped = 1;
                }
            }
            Xml::Close(name) if *name == kind && self.skipped == 0 => {
                self.end_paragraph();
                self.apart.notes(kind).end(self.out);
            }
            event => self.event(event),
        });
    }

    fn event(&mut self, event: &Xml<'_>) {
        match event {
            Xml::Open(..) if self.skipped > 0 => self.skipped += 1,
            Xml::Close(_) if self.skipped > 0 => self.skipped -= 1,
            Xml::Text(_) if self.skipped > 0 => {}
            Xml::Open(name, said) => match self.inside {
                Inside::Paragraph => self.property(name, said),
                Inside::Run => self.set(name, said),
                Inside::Text | Inside::Words => self.open(name, said),
            },
            Xml::Close(name) => self.close(name),
            Xml::Text(words) if self.inside == Inside::Words => self.words(words),
            Xml::Text(words) => self.field.say(words),
        }
    }

    fn open(&mut self, name: &str, said: &Attributes) {
        match name {
            "Fallback" | "del" | "moveFrom" | "sectPr" | "tblPr" | "tblGrid" | "sdtPr" | "rt" => {
                self.skipped = 1;
            }
            "p" if self.boxes == 0 => self.start_paragraph(),
            "pPr" if self.boxes == 0 => self.inside = Inside::Paragraph,
            "pPr" => self.skipped = 1,
            "r" => self.setting = Setting::default(),
            "rPr" => self.inside = Inside::Run,
            "t" => self.inside = Inside::Words,
            "tab" | "ptab" => self.words(" "),
            "br" | "cr" => self.line_break(said),
            "noBreakHyphen" => self.words("\u{2011}"),
            "softHyphen" => self.words("\u{ad}"),
            "sym" => self.symbol(said),
            "hyperlink" => self.hyperlink(said),
            "fldSimple" => self.simple_field(said),
            "fldChar" => self.field_mark(said),
            "instrText" => self.field.reads = true,
            "footnoteReference" => self.refer("footnote", said),
            "endnoteReference" => self.refer("endnote", said),
            "commentReference" => self.apart.comments += 1,
            "bookmarkStart" => {
                let name = said.get("name").map(str::to_owned);
                self.paragraph.names.extend(name);
            }
            "txbxContent" => self.boxes += 1,
            "docPr" => self.describe(said),
            "pic" | "imagedata" => self.picture(said),
            _ => self.open_in_table(name, said),
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "p" => self.end_paragraph(),
            "pPr" | "rPr" | "t" => self.inside = Inside::Text,
            "instrText" => self.field.reads = false,
            "hyperlink" | "fldSimple" => self.end_link(),
            "txbxContent" => self.end_box(),
            "tr" | "tbl" => self.close_in_table(name),
            _ => {}
        }
    }

    fn start_paragraph(&mut self) {
        if self.rows.writing() {
            // A cell has its paragraphs in one line.
            self.out.words(" ");
        } else {
            self.end_paragraph();
        }
        self.paragraph = Paragraph::default();
    }

    /// What an element inside `pPr` says.
    fn property(&mut self, name: &str, said: &Attributes) {
        let value = said.get("val");
        let paragraph = &mut self.paragraph;
        match name {
            "rPr" | "pPrChange" | "sectPr" | "tabs" => self.skipped = 1,
            "pStyle" => paragraph.style = value.map(str::to_owned),
            "outlineLvl" => paragraph.outline = value.and_then(|it| it.parse().ok()),
            "numId" => paragraph.list = value.map(str::to_owned),
            "ilvl" => paragraph.level = value.and_then(|it| it.parse().ok()),
            _ => {}
        }
    }

    /// What an element inside `rPr` says.
    fn set(&mut self, name: &str, said: &Attributes) {
        match name {
            "rPrChange" => self.skipped = 1,
            "rStyle" => {
                let style = said.get("val").unwrap_or_default();
                self.setting = self.setting.or(self.parts.styles.setting(style));
            }
            _ => self.setting.say(name, said),
        }
    }

    /// The item of a list that the paragraph is, counted.
    fn item(&mut self) -> Option<Item> {
        let paragraph = &self.paragraph;
        let style = paragraph.style.as_deref().unwrap_or_default();
        let by_style = self.parts.styles.list(style);
        let list = paragraph
            .list
            .as_deref()
            .or(by_style.map(|(list, _)| list))?;
        let level = paragraph
            .level
            .or_else(|| self.parts.numbering.level_of(list, style))
            .or(by_style.and_then(|(_, level)| level));
        self.parts.numbering.next(list, level.unwrap_or(0))
    }

    /// Opens the block of the paragraph, unless it is open or its words go elsewhere.
    pub(super) fn begin(&mut self) {
        if self.paragraph.begun || self.rows.writing() {
            return;
        }
        self.paragraph.begun = true;
        let role = self.role();
        let item = self.item();
        let quoted = role == Some(Role::Quote);
        let mut close = role == Some(Role::Contents);
        self.out.depth = 0;
        let kind = match (role, &item) {
            (Some(Role::Title), _) => BlockKind::Title,
            (Some(Role::Subtitle), _) => BlockKind::Aside,
            (Some(Role::Heading(level)), _) => BlockKind::Heading(level),
            (Some(Role::Code), _) => BlockKind::Code,
            (Some(Role::Quote | Role::Contents) | None, Some(item)) => {
                self.out.depth = item.depth;
                close = true;
                BlockKind::Item(item.marker)
            }
            (Some(Role::Quote | Role::Contents) | None, None) => BlockKind::Paragraph,
        };
        self.out.quoted = u8::from(quoted);
        self.out.space = (close && self.close).then_some(0);
        self.close = close;
        self.out.start(kind);
        // The number of a heading is part of its words, and of the outline.
        if let (BlockKind::Heading(_), Some(item)) = (kind, item)
            && !item.label.is_empty()
        {
            self.out.words(&item.label);
            self.out.words(" ");
        }
    }

    /// What the paragraph is; a title after the first words is a heading like others.
    fn role(&mut self) -> Option<Role> {
        let level = self.paragraph.outline.filter(|level| *level < 9);
        let by_level = level.map(|level| Role::Heading(level + 1));
        let style = self.paragraph.style.as_deref();
        let by_style = style.and_then(|style| self.parts.styles.role(style));
        match by_style.or(by_level) {
            Some(Role::Title) if std::mem::replace(&mut self.titled, true) => {
                Some(Role::Heading(1))
            }
            role => role,
        }
    }

    /// Closes the block of the paragraph, and puts behind it what is anchored in it.
    pub(super) fn end_paragraph(&mut self) {
        if self.boxes > 0 {
            self.boxed.push('\n');
            return;
        }
        self.end_spans();
        if self.rows.writing() {
            return;
        }
        let kind = self.out.kind();
        let extent = self.out.end();
        let names = take(&mut self.paragraph.names);
        self.paragraph = Paragraph::default();
        if let (Some(kind), Some(extent)) = (kind, extent) {
            let document = self.out.document();
            let words = one_line(document.slice(extent));
            if kind == BlockKind::Title {
                document.meta.title = Some(words);
            } else if kind.level().is_some() {
                let places = names.into_iter().map(|name| (name, words.clone()));
                self.places.extend(places);
            }
        }
        self.put_behind();
    }
}
