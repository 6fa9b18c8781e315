//! Typing.

use super::{App, Call};

pub(super) fn erase(_app: &mut App, _call: Call) {}

pub(super) fn erase_forward(_app: &mut App, _call: Call) {}

pub(super) fn erase_word(_app: &mut App, _call: Call) {}

pub(super) fn erase_line(_app: &mut App, _call: Call) {}

pub(super) fn left(_app: &mut App, _call: Call) {}

pub(super) fn right(_app: &mut App, _call: Call) {}

pub(super) fn line_start(_app: &mut App, _call: Call) {}

pub(super) fn line_end(_app: &mut App, _call: Call) {}

pub(super) fn complete(_app: &mut App, _call: Call) {}
