//! Tree of nodes → flow: what each element does on the way in and on the way out.
//!
//! The walk keeps its own stack, so that no depth of a tree can exhaust the thread's.

use dom_query::{Element, NodeData, NodeId, NodeRef};

use super::attributes::{attribute, is_backlink, is_for_editors, is_hidden, is_note, is_reference};
use super::element::{Role, Shift, role};
use super::flow::{Context, Flow};
use super::lists::Lists;
use super::pictures::{Picture, caption_kind, picture, shortened};
use super::places::Anchor;
use super::signs::{can_shift, is_marked, quotation_marks, shifted};
use super::spans::Span;
use super::table::{self, Cells};
use super::verse;
use crate::model::{BlockKind, Table};
use crate::read::build::measure;

/// The longest reference to a note, in characters.
const REFERENCE: usize = 8;

/// How a tree is to be read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Manner<'a> {
    /// Whether a picture without description is shown by its file name.
    pub name_pictures: bool,
    /// The language of the document, for the marks of quotations that bring none.
    pub language: Option<&'a str>,
    /// What stands above the text: its title and the lines below that.
    pub head: &'a [(BlockKind, String)],
}

/// What has to be undone when an element ends.
struct Frame {
    node: NodeId,
    role: Role,
    outside: Context,
    shift: Option<Shift>,
    anchor: Option<usize>,
    spans: u8,
    /// The mark that ends a quotation.
    mark: Option<&'static str>,
    /// Columns that a cell takes beyond its own.
    columns: usize,
}

/// A walk over a tree.
pub struct Walk<'a> {
    pub flow: Flow,
    pub anchors: Vec<Anchor>,
    pub tables: Vec<Table>,
    manner: Manner<'a>,
    frames: Vec<Frame>,
    lists: Lists,
    /// The cells of the open row.
    cells: Cells,
    shift: Option<Shift>,
    /// How many `<q>` are open.
    marks: usize,
}

impl<'a> Walk<'a> {
    /// Walks over `root` and all below it.
    pub fn over(root: NodeRef<'_>, manner: Manner<'a>) -> Self {
        let mut walk = Self {
            flow: Flow::default(),
            anchors: Vec::new(),
            tables: Vec::new(),
            manner,
            frames: Vec::new(),
            lists: Lists::default(),
            cells: Cells::default(),
            shift: None,
            marks: 0,
        };
        for (kind, words) in manner.head {
            let context = Context {
                kind: *kind,
                tight: *kind == BlockKind::Aside,
                ..Context::default()
            };
            walk.flow.block(context, words);
        }
        let mut at = Some(root);
        while let Some(node) = at {
            let inside = walk.enter(node).then(|| node.first_child()).flatten();
            at = inside.or_else(|| walk.next(node, root));
        }
        walk
    }

    /// Leaves `node` and goes on to what follows it, if that still lies below `root`.
    fn next<'t>(&mut self, node: NodeRef<'t>, root: NodeRef<'t>) -> Option<NodeRef<'t>> {
        let mut node = node;
        loop {
            if self
                .frames
                .last()
                .is_some_and(|frame| frame.node == node.id)
            {
                self.leave();
            }
            if node.id == root.id {
                return None;
            }
            if let Some(sibling) = node.next_sibling() {
                return Some(sibling);
            }
            node = node.parent()?;
        }
    }

    /// Begins `node`; whether what is in it counts.
    fn enter(&mut self, node: NodeRef<'_>) -> bool {
        if node.is_text() {
            node.query(|it| {
                if let NodeData::Text { contents } = &it.data {
                    self.words(contents);
                }
            });
            return false;
        }
        let Some(element) = node.element_ref() else {
            return node.may_have_children();
        };
        let role = role(&element.name.local);
        if role == Role::Skip
            || is_hidden(&element)
            || is_backlink(node, &element, role)
            || is_for_editors(&element, role)
        {
            return false;
        }
        let mut frame = Frame {
            node: node.id,
            role,
            outside: self.flow.context,
            shift: self.shift,
            anchor: self.anchor(&element, role),
            spans: 0,
            mark: None,
            columns: 0,
        };
        if is_note(&element) {
            self.flow.boundary();
            self.flow.context.kind = BlockKind::Note;
        }
        self.begin(node, &element, &mut frame);
        self.frames.push(frame);
        true
    }

    fn begin(&mut self, node: NodeRef<'_>, element: &Element, frame: &mut Frame) {
        match frame.role {
            Role::Skip => {}
            Role::Inline => {
                if self.flow.context.kind == BlockKind::Verse && verse::is_line(element) {
                    self.flow.line();
                }
            }
            Role::Block => {
                self.flow.boundary();
                self.flow.context.tight &= &*element.name.local != "p";
                self.verse(node, element);
            }
            Role::Heading(level) => self.heading(level),
            Role::List(ordered) => self.list(element, ordered),
            Role::Item => self.item(element),
            Role::Detail => {
                self.flow.boundary();
                self.flow.context.depth = self.flow.context.depth.saturating_add(1);
                self.flow.context.tight = true;
            }
            Role::Quote => {
                self.flow.boundary();
                self.flow.context.quoted = self.flow.context.quoted.saturating_add(1);
                self.flow.context.tight = false;
            }
            Role::Code => {
                self.flow.boundary();
                if !self.flow.context.line {
                    self.flow.context.verbatim = true;
                    self.flow.context.kind = BlockKind::Code;
                }
            }
            Role::Rule if self.flow.context.line => {}
            Role::Rule => self.flow.rule(),
            Role::Break => self.flow.line_break(),
            Role::Table => self.table(node),
            Role::Row => self.row(),
            Role::Cell => self.cell(element, frame),
            Role::Caption => {
                self.flow.boundary();
                self.flow.context.kind = caption_kind(node);
            }
            Role::Image => self.image(node, element),
            Role::Style(style) => self.span(Span::Style(style), frame),
            Role::Anchor => self.link(node, element, frame),
            Role::Mark => self.mark(node, frame),
            Role::Shifted(shift) => self.shift = can_shift(&node.text()).then_some(shift),
        }
    }

    fn leave(&mut self) {
        let Some(frame) = self.frames.pop() else {
            return;
        };
        if let Some(mark) = frame.mark {
            self.flow.attach(mark);
            self.marks = self.marks.saturating_sub(1);
        }
        for _ in 0..frame.spans {
            self.flow.spans.end(self.flow.out.text());
        }
        for _ in 0..frame.columns {
            self.flow.out.tab();
        }
        if frame.role == Role::Row
            && let Some(table) = self.flow.context.table.filter(|_| self.flow.context.line)
        {
            measure(
                self.tables.get_mut(table as usize),
                self.flow.out.open_words(),
            );
        }
        if matches!(frame.role, Role::List(_)) {
            self.lists.end();
        }
        let apart = frame.outside.kind != self.flow.context.kind || frame.role.sets_apart();
        self.flow.context = frame.outside;
        self.shift = frame.shift;
        if apart {
            self.flow.boundary();
        }
        if frame.role == Role::Item {
            self.flow.marker = None;
        }
        if let Some(anchor) = frame.anchor.and_then(|at| self.anchors.get_mut(at)) {
            anchor.end = self.flow.out.text().len();
        }
    }

    fn words(&mut self, words: &str) {
        match self.shift {
            None => self.flow.words(words),
            Some(shift) => self.flow.words(&shifted(words, shift)),
        }
    }

    fn anchor(&mut self, element: &Element, role: Role) -> Option<usize> {
        let name = attribute(element, "id").or_else(|| {
            let named = role == Role::Anchor;
            named.then(|| attribute(element, "name")).flatten()
        })?;
        let start = self.flow.out.text().len();
        self.anchors.push(Anchor {
            name,
            start,
            end: start,
        });
        Some(self.anchors.len() - 1)
    }

    fn heading(&mut self, level: u8) {
        self.flow.boundary();
        self.flow.marker = None;
        if !self.flow.context.line {
            self.flow.context.kind = BlockKind::Heading(level);
            self.flow.context.line = true;
            self.flow.context.tight = false;
            self.flow.context.verbatim = false;
        }
    }

    /// A poem, a stanza or a line: its lines are kept.
    fn verse(&mut self, node: NodeRef<'_>, element: &Element) {
        let context = &mut self.flow.context;
        let free = context.kind == BlockKind::Paragraph && !context.line && !context.verbatim;
        if free && self.flow.marker.is_none() && verse::is_verse(node, element) {
            context.kind = BlockKind::Verse;
            context.tight |= verse::goes_on(node);
        }
    }

    fn list(&mut self, element: &Element, ordered: bool) {
        self.flow.boundary();
        self.lists.begin(element, ordered);
        let nested = self.flow.context.depth > 0;
        self.flow.context.depth = self.flow.context.depth.saturating_add(1);
        self.flow.context.tight = nested;
    }

    fn item(&mut self, element: &Element) {
        self.flow.boundary();
        let (marker, follows) = self.lists.item(element);
        self.flow.context.tight |= follows;
        self.flow.context.depth = self.flow.context.depth.max(1);
        self.flow.marker = Some(marker);
    }

    fn table(&mut self, node: NodeRef<'_>) {
        self.flow.boundary();
        if self.flow.context.line {
            return;
        }
        self.flow.context.table = table::data(node).map(|table| {
            self.tables.push(table);
            self.tables.len() as u32 - 1
        });
    }

    fn row(&mut self) {
        self.flow.boundary();
        if let Some(table) = self.flow.context.table.filter(|_| !self.flow.context.line) {
            let kind = BlockKind::Row(table);
            self.flow.context.tight = self.flow.last() == Some(kind);
            self.flow.context.kind = kind;
            self.flow.context.line = true;
            self.flow.open();
            self.cells = Cells::default();
        }
    }

    fn cell(&mut self, element: &Element, frame: &mut Frame) {
        if !(self.flow.context.line && self.flow.context.table.is_some()) {
            self.flow.boundary();
            return;
        }
        let cell = self.cells.next(element);
        if cell.apart {
            self.flow.out.tab();
        } else {
            self.flow.boundary();
        }
        frame.columns = cell.more;
    }

    fn image(&mut self, node: NodeRef<'_>, element: &Element) {
        match picture(node, element, self.manner.name_pictures) {
            None => {}
            Some(Picture::Described(words)) if !self.flow.context.line => {
                self.flow.picture(&shortened(&words));
            }
            Some(Picture::Described(words) | Picture::Sign(words)) => self.flow.words(&words),
        }
    }

    fn span(&mut self, span: Span, frame: &mut Frame) {
        frame.spans += u8::from(self.flow.spans.begin(span));
    }

    fn link(&mut self, node: NodeRef<'_>, element: &Element, frame: &mut Frame) {
        let Some(target) = attribute(element, "href") else {
            return;
        };
        let target = target.trim();
        let scheme = target.split(':').next().unwrap_or_default();
        if target.is_empty() || scheme.eq_ignore_ascii_case("javascript") {
            return;
        }
        let refers = is_reference(element) || self.is_raised(node);
        if refers && target.contains('#') && node.text().trim().chars().count() <= REFERENCE {
            self.span(Span::Reference(target.to_owned()), frame);
        }
        self.span(Span::Link(target.to_owned()), frame);
    }

    /// Whether `node` stands above the line, or holds what does.
    fn is_raised(&self, node: NodeRef<'_>) -> bool {
        let raised = |role: Role| role == Role::Shifted(Shift::Up);
        let around = self.frames.iter().rev().take(2);
        let first = node.first_element_child();
        around.into_iter().any(|frame| raised(frame.role))
            || first.is_some_and(|it| {
                it.qual_name_ref()
                    .is_some_and(|name| raised(role(&name.local)))
            })
    }

    fn mark(&mut self, node: NodeRef<'_>, frame: &mut Frame) {
        let words = node.text();
        if words.trim().is_empty() || is_marked(&words) {
            return;
        }
        let (open, close) = quotation_marks(self.manner.language, self.marks % 2 == 1);
        self.marks += 1;
        self.flow.word(open);
        frame.mark = Some(close);
    }
}
