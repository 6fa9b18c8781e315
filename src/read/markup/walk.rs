//! Tree of nodes → flow: what each element does on the way in and on the way out.
//!
//! The walk keeps its own stack, so that no depth of a tree can exhaust the thread's.

use dom_query::{Element, NodeData, NodeId, NodeRef};

use super::element::{Role, Shift, attribute, has_word, is_hidden, role};
use super::flow::{Context, Flow};
use super::places::Anchor;
use super::spans::Span;
use super::table::{self, COLUMNS};
use super::verse;
use crate::model::{BlockKind, Marker, Table, one_line};
use crate::read::build::measure;

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

/// The longest description of a picture, in characters.
const DESCRIPTION: usize = 400;
/// The fewest words that describe a picture on a web page; fewer are labels ("icon", "Share").
const DESCRIBES: usize = 3;
/// The longest reference to a note, in characters.
const REFERENCE: usize = 8;
/// The most digits that are raised or lowered as one number.
const RAISED: usize = 4;

/// A list that is open.
struct List {
    /// The next number; none where it has bullets.
    number: Option<u32>,
    items: u32,
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
    lists: Vec<List>,
    /// Cells begun in the open row.
    cells: usize,
    shift: Option<Shift>,
    /// How many `<q>` are open.
    marks: usize,
}

impl<'a> Walk<'a> {
    /// Walks over `root` and all below it, and ends the flow.
    pub fn over(root: NodeRef<'_>, manner: Manner<'a>) -> Self {
        let mut walk = Self {
            flow: Flow::default(),
            anchors: Vec::new(),
            tables: Vec::new(),
            manner,
            frames: Vec::new(),
            lists: Vec::new(),
            cells: 0,
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
        let outside = self.flow.context;
        let anchor = self.anchor(&element, role);
        self.frames.push(Frame {
            node: node.id,
            role,
            outside,
            shift: self.shift,
            anchor,
            spans: 0,
            mark: None,
            columns: 0,
        });
        if is_note(&element) {
            self.flow.boundary();
            self.flow.context.kind = BlockKind::Note;
        }
        self.begin(node, &element, role);
        true
    }

    fn begin(&mut self, node: NodeRef<'_>, element: &Element, role: Role) {
        match role {
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
            Role::Cell => self.cell(element),
            Role::Caption => {
                self.flow.boundary();
                self.flow.context.kind = caption_kind(node);
            }
            Role::Image => self.image(node, element),
            Role::Style(style) => self.span(Span::Style(style)),
            Role::Anchor => self.link(node, element),
            Role::Mark => self.mark(node),
            Role::Shifted(shift) => {
                let words = node.text();
                let words = words.trim();
                let number =
                    words.len() <= RAISED && words.bytes().all(|byte| byte.is_ascii_digit());
                self.shift = number.then_some(shift);
            }
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
            self.flow.spans.end(&self.flow.text);
        }
        match frame.role {
            Role::Cell => {
                for _ in 0..frame.columns {
                    self.flow.cell();
                }
            }
            Role::Row => {
                if let Some(table) = self.flow.context.table.filter(|_| self.flow.context.line) {
                    measure(self.tables.get_mut(table as usize), self.flow.open_words());
                }
            }
            Role::List(_) => {
                self.lists.pop();
            }
            Role::Skip
            | Role::Inline
            | Role::Block
            | Role::Heading(_)
            | Role::Item
            | Role::Detail
            | Role::Quote
            | Role::Code
            | Role::Rule
            | Role::Break
            | Role::Table
            | Role::Caption
            | Role::Image
            | Role::Style(_)
            | Role::Anchor
            | Role::Mark
            | Role::Shifted(_) => {}
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
            anchor.end = self.flow.text.len();
        }
    }

    fn words(&mut self, words: &str) {
        match self.shift {
            None => self.flow.words(words),
            Some(shift) => {
                let shifted: String = words.chars().map(|c| shifted(c, shift)).collect();
                self.flow.words(&shifted);
            }
        }
    }

    fn anchor(&mut self, element: &Element, role: Role) -> Option<usize> {
        let name = attribute(element, "id").or_else(|| {
            let named = role == Role::Anchor;
            named.then(|| attribute(element, "name")).flatten()
        })?;
        let start = self.flow.text.len();
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
        let start = attribute(element, "start").and_then(|start| start.trim().parse().ok());
        self.lists.push(List {
            number: ordered.then(|| start.unwrap_or(1)),
            items: 0,
        });
        let nested = self.flow.context.depth > 0;
        self.flow.context.depth = self.flow.context.depth.saturating_add(1);
        self.flow.context.tight = nested;
    }

    fn item(&mut self, element: &Element) {
        self.flow.boundary();
        let value = attribute(element, "value").and_then(|value| value.trim().parse().ok());
        let mut marker = Marker::Bullet;
        if let Some(list) = self.lists.last_mut() {
            self.flow.context.tight |= list.items > 0;
            list.items += 1;
            if let Some(number) = &mut list.number {
                let this = value.unwrap_or(*number);
                marker = Marker::Number(this);
                *number = this.saturating_add(1);
            }
        }
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
            self.flow.context.tight = self
                .flow
                .blocks
                .last()
                .is_some_and(|last| last.kind == kind);
            self.flow.context.kind = kind;
            self.flow.context.line = true;
            self.flow.open();
            self.cells = 0;
        }
    }

    fn cell(&mut self, element: &Element) {
        if !(self.flow.context.line && self.flow.context.table.is_some()) {
            self.flow.boundary();
            return;
        }
        if self.cells > 0 && self.cells < COLUMNS {
            self.flow.cell();
        } else {
            self.flow.boundary();
        }
        self.cells += 1;
        let more = (table::span(element) - 1).min(COLUMNS.saturating_sub(self.cells));
        self.cells += more;
        if let Some(frame) = self.frames.last_mut() {
            frame.columns = more;
        }
    }

    fn image(&mut self, node: NodeRef<'_>, element: &Element) {
        let described = attribute(element, "alt").or_else(|| attribute(element, "title"));
        let mut words = one_line(&described.unwrap_or_default());
        if words.is_empty() && self.manner.name_pictures {
            words = attribute(element, "src")
                .or_else(|| attribute(element, "href"))
                .map(|path| file_stem(&path))
                .unwrap_or_default();
        }
        let symbol = words.chars().count() <= 4 && !words.chars().any(char::is_alphanumeric);
        let label = !self.manner.name_pictures && words.split(' ').count() < DESCRIBES;
        if words.is_empty() || !symbol && (label || is_captioned(node)) {
            return;
        }
        if symbol || self.flow.context.line {
            self.flow.words(&words);
        } else {
            let words: String = words.chars().take(DESCRIPTION).collect();
            self.flow.picture(&words);
        }
    }

    fn span(&mut self, span: Span) {
        if self.flow.spans.begin(span)
            && let Some(frame) = self.frames.last_mut()
        {
            frame.spans += 1;
        }
    }

    fn link(&mut self, node: NodeRef<'_>, element: &Element) {
        let Some(target) = attribute(element, "href") else {
            return;
        };
        let target = target.trim();
        let scheme = target.split(':').next().unwrap_or_default();
        if target.is_empty() || scheme.eq_ignore_ascii_case("javascript") {
            return;
        }
        let raised = |role: Role| role == Role::Shifted(Shift::Up);
        let above = self
            .frames
            .iter()
            .rev()
            .take(3)
            .any(|frame| raised(frame.role));
        let below = node
            .first_element_child()
            .and_then(|child| child.qual_name_ref().map(|name| raised(role(&name.local))));
        let refers = above || below == Some(true) || is_reference(element);
        if refers && target.contains('#') && node.text().trim().chars().count() <= REFERENCE {
            self.span(Span::Reference(target.to_owned()));
        }
        self.span(Span::Link(target.to_owned()));
    }

    fn mark(&mut self, node: NodeRef<'_>) {
        let words = node.text();
        let marked = words
            .trim_start()
            .starts_with(['"', '“', '‘', '\'', '«', '„', '‚', '「']);
        if marked || words.trim().is_empty() {
            return;
        }
        let (open, close) = quotation_marks(self.manner.language, self.marks % 2 == 1);
        self.marks += 1;
        self.flow.word(open);
        if let Some(frame) = self.frames.last_mut() {
            frame.mark = Some(close);
        }
    }
}

/// Whether the source calls the element a note.
fn is_note(element: &Element) -> bool {
    has_word(element, "epub:type", &["footnote", "endnote", "rearnote"])
        || has_word(element, "role", &["doc-footnote", "doc-endnote"])
}

/// Whether the source calls the link a reference to a note.
fn is_reference(element: &Element) -> bool {
    has_word(element, "epub:type", &["noteref"])
        || has_word(element, "role", &["doc-noteref"])
        || has_word(
            element,
            "class",
            &["footnote-ref", "footnote", "noteref", "fnref"],
        )
}

/// Whether the link only leads from a note back to its reference.
fn is_backlink(node: NodeRef<'_>, element: &Element, role: Role) -> bool {
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
fn is_for_editors(element: &Element, role: Role) -> bool {
    role == Role::Inline
        && !element.attrs.is_empty()
        && has_word(element, "class", &["mw-editsection"])
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
fn caption_kind(node: NodeRef<'_>) -> BlockKind {
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

fn shifted(c: char, shift: Shift) -> char {
    const UP: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    const DOWN: [char; 10] = ['₀', '₁', '₂', '₃', '₄', '₅', '₆', '₇', '₈', '₉'];
    let digits = match shift {
        Shift::Up => UP,
        Shift::Down => DOWN,
    };
    c.to_digit(10)
        .and_then(|digit| digits.get(digit as usize).copied())
        .unwrap_or(c)
}

/// The marks of `<q>` in a language, for one inside another too.
fn quotation_marks(language: Option<&str>, inner: bool) -> (&'static str, &'static str) {
    let primary = language
        .unwrap_or_default()
        .split('-')
        .next()
        .unwrap_or_default();
    match (primary, inner) {
        ("de" | "cs" | "sk" | "sl", false) => ("„", "“"),
        ("de" | "cs" | "sk" | "sl", true) => ("‚", "‘"),
        ("fr", false) => ("«\u{a0}", "\u{a0}»"),
        ("es" | "it" | "pt" | "ru" | "el", false) => ("«", "»"),
        ("ja" | "zh", false) => ("「", "」"),
        ("ja" | "zh", true) => ("『", "』"),
        (_, false) => ("“", "”"),
        (_, true) => ("‘", "’"),
    }
}

/// The file name in a path, without folders and extension.
fn file_stem(path: &str) -> String {
    if path.starts_with("data:") {
        return String::new();
    }
    let name = path.rsplit('/').next().unwrap_or_default();
    name.split('.').next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_leave_the_line() {
        assert_eq!(shifted('6', Shift::Up), '⁶');
        assert_eq!(shifted('2', Shift::Down), '₂');
        assert_eq!(shifted('x', Shift::Up), 'x');
    }
}
