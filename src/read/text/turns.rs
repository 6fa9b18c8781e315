//! Which blocks are said under a label, as in an interview or a chat, and so are neither a title nor a line about the text.

use super::heading::titled;
use crate::model::Block;

/// How many blocks away a label may come back.
const NEAR: usize = 40;

/// Whether block `at` is said under a label that others near it have, too: "Q: Where did it begin?"
pub fn is_turn(text: &str, blocks: &[Block], at: usize) -> bool {
    let words = |at: usize| blocks.get(at).map(|it| it.extent.of(text));
    let Some((own, label)) = words(at).and_then(|it| Some((it, label(it)?))) else {
        return false;
    };
    let near = at.saturating_sub(NEAR)..blocks.len().min(at + NEAR);
    let back = near
        .filter_map(words)
        .filter(|it| it.starts_with(label))
        .count();
    if label.starts_with('[') {
        // A picture and a note stand in brackets, too, but do not answer each other.
        let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
        let mut others = beside.filter_map(words).filter_map(self::label);
        back >= 2 && others.any(|it| it.starts_with('[') && it != label)
    } else {
        // Two headlines may be about one person: "Anna Lake: ‘It Is Not a Whim’".
        let rest = own.get(label.len()..).unwrap_or_default();
        back >= 3 || back == 2 && own.ends_with(['.', '!', '?', '…']) && !titled(rest)
    }
}

/// Whether block `at` is a line of a chat in brackets, "[Anna: …]", or several.
pub fn is_line(text: &str, blocks: &[Block], at: usize) -> bool {
    let words = blocks.get(at).map_or("", |it| it.extent.of(text));
    let lines = words.lines().map(str::trim);
    let labelled = |it: &str| it.starts_with('[') && label(it).is_some();
    let several = lines.clone().count() >= 2 && lines.clone().all(labelled);
    several || words.starts_with('[') && is_turn(text, blocks, at)
}

/// The label that a block begins with, with its colon and the bracket before it.
fn label(words: &str) -> Option<&str> {
    const LABEL: usize = 40;
    let label = words.split_inclusive(':').next()?;
    let rest = words.get(label.len()..)?;
    let short = label.ends_with(':') && label.len() <= LABEL;
    (short && rest.starts_with([' ', '*', '_'])).then_some(label)
}
