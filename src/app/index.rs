//! The pane beside the text.

use super::{App, Call};

pub(super) fn next_pane(_app: &mut App, _call: Call) {}

pub(super) fn previous_pane(_app: &mut App, _call: Call) {}

pub(super) fn toggle(_app: &mut App, _call: Call) {}

pub(super) fn fold(_app: &mut App, _call: Call) {}

pub(super) fn unfold(_app: &mut App, _call: Call) {}

pub(super) fn fold_all(_app: &mut App, _call: Call) {}

pub(super) fn unfold_all(_app: &mut App, _call: Call) {}
