//! The terminal: events in, frames out, restored on every way out.
