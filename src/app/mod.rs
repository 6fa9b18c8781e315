//! App, Action (one table), update, keymap, events and effects. No terminal here: neither ratatui nor crossterm.
//!
//! [`update`] alone changes an [`App`]; it cannot fail, reads no clock and starts no thread. What it wants done outside
//! it returns as [`Effect`]s, and what comes of them arrives as [`Event`]s.

mod action;
mod address;
mod arrival;
mod card;
mod config;
mod event;
mod geometry;
mod index;
mod key;
mod keymap;
mod kinds;
mod line;
mod links;
mod listing;
mod lists;
mod looks;
mod mouse;
mod moving;
mod narrowing;
mod neighbour;
mod outline;
mod pace;
mod panes;
mod people;
mod places;
mod press;
mod program;
mod prompt;
mod punycode;
mod quotations;
mod searching;
mod shelf;
mod source;
mod state;
mod typing;
mod update;
mod works;

pub use action::{ACTIONS, Action, ActionRow, Call, Group};
pub use address::Address;
pub use card::{Act, Card};
pub use config::{Config, ConfigError, default_file};
pub use event::{Effect, Event, Found, Mouse, MouseKind};
pub use geometry::{Area, Areas, BESIDE, SMALLEST};
pub use key::{Code, Key, NoSuchKey, script};
pub use keymap::{BUILTIN, Binding, Context, Keymap, Step};
pub use kinds::ListKind;
pub use line::Line;
pub use links::{OnScreen, Target};
pub use listing::{Entry, Listing};
pub use lists::List;
pub use outline::Outline;
pub use pace::Pace;
pub use panes::Panes;
pub use people::{People, SLOTS};
pub use prompt::Prompt;
pub use searching::Search;
pub use shelf::{Glance, Shelf, ShelfRow, Shelved};
pub use source::{SourceError, line_column, parse, strings, table};
pub use state::{App, Focus, Message, Settings, Tone};
pub use update::update;
pub use works::{Work, Works};
