//! Tables: rows where they hold data; otherwise their paragraphs flow.

use std::mem::take;

use super::body::Body;
use crate::model::{BlockKind, Table};
use crate::read::xml::Attributes;

/// Columns of a table, at most; what lies beyond joins the last one.
const COLUMNS: usize = 64;

/// Where in tables the reader is.
#[derive(Default)]
pub struct Rows {
    depth: usize,
    /// How many outermost ones have begun.
    count: usize,
    /// The table whose rows are being written.
    table: Option<u32>,
    /// A row is open.
    open: bool,
    /// A row has been written.
    begun: bool,
    /// The columns of the row so far.
    columns: usize,
    /// How many columns the last cell takes.
    span: usize,
}

impl Rows {
    /// Whether words go into a row.
    pub fn writing(&self) -> bool {
        self.open
    }
}

impl Body<'_> {
    pub(super) fn open_in_table(&mut self, name: &str, said: &Attributes) {
        if self.boxes > 0 {
            return;
        }
        match name {
            "tbl" => self.open_table(),
            "tr" if self.rows.depth == 1 => self.open_row(),
            "tc" if self.rows.open => self.open_cell(),
            "gridSpan" if self.rows.open => {
                let span = said.get("val").and_then(|it| it.parse().ok());
                self.rows.span = span.unwrap_or(1).clamp(1, COLUMNS);
            }
            "tblHeader" => {
                let index = self.rows.table.unwrap_or(u32::MAX) as usize;
                if let Some(table) = self.out.document().tables.get_mut(index) {
                    table.headed = true;
                }
            }
            _ => {}
        }
    }

    fn open_table(&mut self) {
        self.rows.depth += 1;
        if self.rows.depth > 1 {
            return;
        }
        self.end_paragraph();
        let data = self.parts.tables.get(self.rows.count).copied();
        self.rows.count += 1;
        self.rows.begun = false;
        let tables = &mut self.out.document().tables;
        self.rows.table = data.unwrap_or(false).then_some(tables.len() as u32);
        if self.rows.table.is_some() {
            tables.push(Table::default());
        }
    }

    fn open_row(&mut self) {
        let Some(table) = self.rows.table else { return };
        (self.out.depth, self.out.quoted) = (0, 0);
        self.out.space = std::mem::replace(&mut self.rows.begun, true).then_some(0);
        self.out.start(BlockKind::Row(table));
        self.close = false;
        (self.rows.open, self.rows.columns, self.rows.span) = (true, 0, 0);
    }

    fn open_cell(&mut self) {
        self.end_spans();
        for _ in 0..take(&mut self.rows.span) {
            if self.rows.columns + 1 < COLUMNS {
                self.out.tab();
                self.rows.columns += 1;
            }
        }
        self.rows.span = 1;
    }

    pub(super) fn close_in_table(&mut self, name: &str) {
        if self.boxes > 0 {
            return;
        }
        if self.rows.open && self.rows.depth == 1 {
            self.end_spans();
            self.out.end();
            self.rows.open = false;
            self.put_behind();
        }
        if name == "tbl" {
            self.rows.depth = self.rows.depth.saturating_sub(1);
            if self.rows.depth == 0 {
                self.rows.table = None;
            }
        }
    }
}
