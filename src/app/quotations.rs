//! Quotations.

use super::{App, Call};

pub(super) fn next(_app: &mut App, _call: Call) {}

pub(super) fn previous(_app: &mut App, _call: Call) {}

pub(super) fn next_by_speaker(_app: &mut App, _call: Call) {}

pub(super) fn previous_by_speaker(_app: &mut App, _call: Call) {}

pub(super) fn why(_app: &mut App, _call: Call) {}

pub(super) fn copy(_app: &mut App, _call: Call) {}

pub(super) fn copy_plain(_app: &mut App, _call: Call) {}
