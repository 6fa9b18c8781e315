//! Searching.

use super::{App, Call};

pub(super) fn open(_app: &mut App, _call: Call) {}

pub(super) fn open_speaker(_app: &mut App, _call: Call) {}

pub(super) fn next(_app: &mut App, _call: Call) {}

pub(super) fn previous(_app: &mut App, _call: Call) {}
