//! Tables: which hold data and stay rows, and which only lay out a page.

use dom_query::{Element, NodeData, NodeRef};

use super::attributes::attribute;
use super::element::{Role, role};
use crate::model::Table;

/// The longest cell of a table of data, in bytes.
const CELL: usize = 300;
/// Columns of a table, at most.
const COLUMNS: usize = 64;

/// The table to keep when `node` holds data: rows of cells with words in them, and nothing larger.
pub fn data(node: NodeRef<'_>) -> Option<Table> {
    let layout = node
        .attr("role")
        .is_some_and(|role| matches!(&*role, "presentation" | "none"));
    if layout {
        return None;
    }
    let (mut rows, mut cells, mut widest, mut heads, mut bytes) = (0, 0, 0, 0, 0);
    for inner in node.descendants_it() {
        if inner.is_text() {
            bytes += inner.query_or(0, |node| text_len(&node.data));
            continue;
        }
        let Some(name) = inner.qual_name_ref() else {
            continue;
        };
        let name: &str = &name.local;
        match role(name) {
            Role::Table | Role::Heading(_) | Role::List(_) | Role::Quote | Role::Code => {
                return None;
            }
            Role::Row => {
                (rows, cells, bytes) = (rows + 1, 0, 0);
            }
            Role::Cell => {
                (cells, bytes) = (cells + 1, 0);
                widest = widest.max(cells);
                heads += usize::from(rows == 1 && name == "th");
            }
            Role::Caption => bytes = 0,
            Role::Skip
            | Role::Inline
            | Role::Block
            | Role::Item
            | Role::Detail
            | Role::Rule
            | Role::Break
            | Role::Image
            | Role::Style(_)
            | Role::Anchor
            | Role::Mark
            | Role::Shifted(_) => {}
        }
        if bytes > CELL {
            return None;
        }
    }
    (rows > 1 && widest > 1).then(|| Table {
        widths: Vec::new(),
        headed: heads > 1,
    })
}

fn text_len(data: &NodeData) -> usize {
    match data {
        NodeData::Text { contents } => contents.trim().len(),
        _ => 0,
    }
}

/// The cells of the row that is open.
#[derive(Default)]
pub struct Cells(usize);

/// Where a cell stands in its row.
pub struct Cell {
    /// Whether it is a column of its own, apart from the one before.
    pub apart: bool,
    /// How many columns it takes beyond its own.
    pub more: usize,
}

impl Cells {
    /// The next cell; what lies beyond [`COLUMNS`] joins the last one.
    pub fn next(&mut self, element: &Element) -> Cell {
        let apart = self.0 > 0 && self.0 < COLUMNS;
        self.0 += 1;
        let span = attribute(element, "colspan").and_then(|span| span.trim().parse().ok());
        let span = span.unwrap_or(1).clamp(1, COLUMNS);
        let more = (span - 1).min(COLUMNS.saturating_sub(self.0));
        self.0 += more;
        Cell { apart, more }
    }
}
