//! What happens to the reader ([`Event`]) and what the reader asks of the world around it ([`Effect`]).
//!
//! Nothing here names a terminal or a thread: whoever runs the loop turns keys and the answers of workers into events,
//! and carries out effects. So a script of events always gives the same screens.

use std::sync::Arc;

use super::{Glance, Key, Work, Works};
use crate::attribution::Batch;
use crate::model::Document;
use crate::search::{Match, Query};

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Event {
    /// A key was pressed.
    Key(Key),
    /// The mouse did something.
    Mouse(Mouse),
    /// The window has this many columns and rows now; also the first event of all.
    Resize {
        /// Columns.
        columns: u16,
        /// Rows.
        rows: u16,
    },
    /// Text was pasted.
    Paste(String),
    /// A document is there: first its head (`complete` is false), then the whole; also after a reload.
    Document {
        /// What was read.
        document: Arc<Document>,
        /// Whether it is the whole document.
        complete: bool,
    },
    /// Another work is there: its head (`complete` is false), or the whole.
    Opened {
        /// Which one.
        work: Work,
        /// What was read of it.
        document: Arc<Document>,
        /// Whether it is the whole document.
        complete: bool,
    },
    /// The works beside the one that is open, and what has to be told of the rest.
    Around(Works),
    /// Somebody has looked at a work on the shelf.
    Glanced(Work, Glance),
    /// More quotations of the document that came last. The first batch after a document replaces what was known.
    Voices(Batch),
    /// Matches of a search.
    Found(Found),
    /// Something went well and is worth a word ("copied").
    Done(String),
    /// Something went wrong.
    Failed(String),
}

/// What one step of a search found. Steps may come in any order of places: the place of the reader first.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// Which search this answers; answers to older ones are dropped.
    pub generation: u64,
    /// Matches of this step, in order of their place; all before or all behind those of any other step.
    pub matches: Vec<Match>,
    /// How many there are so far in all steps, kept or not.
    pub total: usize,
    /// Whether this was the last step.
    pub complete: bool,
}

/// What the mouse did, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mouse {
    /// What it did.
    pub kind: MouseKind,
    /// The column, from 0.
    pub column: u16,
    /// The row, from 0.
    pub row: u16,
}

/// What the mouse did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MouseKind {
    /// The left button went down.
    Press,
    /// It moved with the left button down.
    Drag,
    /// The left button went up.
    Release,
    /// The wheel turned up one step.
    ScrollUp,
    /// The wheel turned down one step.
    ScrollDown,
}

/// Something to be done outside.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Leave the program.
    Quit,
    /// Look for `query`, the place `from` first; answered by [`Event::Found`]. Ends any older search.
    Search {
        /// To be given back with every answer.
        generation: u64,
        /// What to look for.
        query: Query,
        /// The byte from which to look first; what lies before it comes afterwards.
        from: u32,
    },
    /// End the search that is running.
    StopSearch,
    /// Read another work; answered by [`Event::Opened`] or [`Event::Failed`].
    Open(Work),
    /// Look at the works on the shelf, and before that for those beside the open one if told so; answered by
    /// [`Event::Around`] and [`Event::Glanced`].
    LookAround {
        /// Whether to look for works first.
        beside: bool,
    },
    /// Read the document again; answered by [`Event::Document`].
    Reload,
    /// Put this on the clipboard; answered by [`Event::Done`] or [`Event::Failed`].
    Copy(String),
    /// Open this address in the reader's browser or mail program; answered by [`Event::Done`] or [`Event::Failed`].
    Browse(String),
    /// Open the document in the reader's editor at this line, counted from 1.
    Edit {
        /// The line of the document's text.
        line: usize,
    },
    /// Take the mouse, or leave it to the terminal.
    Mouse(bool),
    /// Stop until the shell continues the program.
    Suspend,
    /// Name the window.
    Title(String),
    /// Paint everything afresh.
    Redraw,
}
