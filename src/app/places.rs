//! Places.

use super::{App, Call};

pub(super) fn set_mark(_app: &mut App, _call: Call) {}

pub(super) fn go_to_mark(_app: &mut App, _call: Call) {}

pub(super) fn back(_app: &mut App, _call: Call) {}

pub(super) fn forward(_app: &mut App, _call: Call) {}
