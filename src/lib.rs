//! dixit (Latin: "has said"), a terminal reader that knows who said what.
//!
//! The house has floors; a floor imports only floors below it, and the rooms of one floor do not know each other
//! (`tests/floors.rs` enforces both).
//!
//! ```text
//! 5 term         events in, frames out, restore on every way out
//!   cli          the subcommands that print and leave
//! 4 ui           draw(&App, &Theme)
//! 3 app          App, Action (one table), update, keymap, message
//! 2 library      the works in folders
//!   notes        what the reader adds                          (later)
//!   export       quotations out: text, Markdown, JSON, CSV
//! 1 read         bytes → Document
//!   attribution  Document → quotations and their speakers
//!   layout       block × width → rows
//!   search       the query language, folding, matching
//! 0 model        plain data, no I/O
//! ```

pub mod app;
pub mod attribution;
pub mod cli;
pub mod export;
pub mod layout;
pub mod library;
pub mod model;
pub mod read;
pub mod search;
pub mod term;
pub mod ui;
