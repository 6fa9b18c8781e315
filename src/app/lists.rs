//! Lists over the text.

use super::{App, Call};

pub(super) fn quotations(_app: &mut App, _call: Call) {}

pub(super) fn speakers(_app: &mut App, _call: Call) {}

pub(super) fn notices(_app: &mut App, _call: Call) {}

pub(super) fn filter(_app: &mut App, _call: Call) {}

pub(super) fn open(_app: &mut App, _call: Call) {}

pub(super) fn themes(_app: &mut App, _call: Call) {}

pub(super) fn help(_app: &mut App, _call: Call) {}

pub(super) fn palette(_app: &mut App, _call: Call) {}
