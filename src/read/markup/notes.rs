//! References and the notes they lead to.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::places::{Anchor, Reference};
use crate::model::{Block, BlockKind, Document, Extent, Note};

/// The most blocks of one note.
const BLOCKS: usize = 40;

/// Finds the note of each reference by its place; a reference that leads to no note stays a link.
pub fn tie(document: &mut Document, anchors: &[Anchor], references: &[Reference]) {
    if references.is_empty() {
        return;
    }
    let mut places: HashMap<&str, &Anchor> = HashMap::with_capacity(anchors.len());
    for anchor in anchors {
        places.entry(&anchor.name).or_insert(anchor);
    }
    for reference in references {
        let name = reference.target.trim_start_matches('#');
        let place = places.get(name).copied().or_else(|| {
            let decoded = percent_decoded(name)?;
            places.get(decoded.as_str()).copied()
        });
        let Some(text) = place.and_then(|place| take(document, place, reference.extent)) else {
            continue;
        };
        document.notes.push(Note {
            label: label(document.slice(reference.extent)),
            reference: reference.extent,
            text,
        });
    }
}

/// Keeps the places that links lead to, and where a link names a file and a place in it, the file as well.
pub fn lead(document: &mut Document, anchors: &[Anchor]) {
    let wanted: HashSet<Cow<'_, str>> = document
        .links
        .iter()
        .filter_map(|it| it.target.strip_prefix('#'))
        .flat_map(|it| [Some(it), it.split_once('#').map(|(file, _)| file)])
        .flatten()
        .map(|it| percent_decoded(it).map_or(Cow::Borrowed(it), Cow::Owned))
        .collect();
    let mut places: Vec<(String, u32)> = anchors
        .iter()
        .filter(|it| wanted.contains(it.name.as_str()))
        .map(|it| (it.name.clone(), it.start as u32))
        .collect();
    // The first of several with one name.
    places.sort();
    places.dedup_by(|a, b| a.0 == b.0);
    document.anchors = places;
}

/// Marks the blocks at `place` as a note; none when what stands there is no note.
fn take(document: &mut Document, place: &Anchor, reference: Extent) -> Option<Extent> {
    let blocks = &mut document.blocks;
    let first = blocks.partition_point(|block| block.extent.end as usize <= place.start);
    let last = blocks.partition_point(|block| (block.extent.start as usize) < place.end);
    let found = blocks.get_mut(first..last.max(first + 1))?;
    let fits = found.len() <= BLOCKS && found.iter().all(may_be_note);
    let extent = Extent {
        start: found.first()?.extent.start,
        end: found.last()?.extent.end,
    };
    if !fits || extent.intersection(reference).is_some() {
        return None;
    }
    for block in found {
        if matches!(block.kind, BlockKind::Paragraph | BlockKind::Item(_)) {
            block.kind = BlockKind::Note;
        }
    }
    Some(extent)
}

fn may_be_note(block: &Block) -> bool {
    match block.kind {
        BlockKind::Title | BlockKind::Heading(_) | BlockKind::Rule => false,
        BlockKind::Paragraph
        | BlockKind::Aside
        | BlockKind::Item(_)
        | BlockKind::Verse
        | BlockKind::Code
        | BlockKind::Row(_)
        | BlockKind::Note
        | BlockKind::Image => true,
    }
}

/// The label as it is read: "[12]" and "¹²" are "12".
fn label(words: &str) -> String {
    const UP: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    words
        .trim_matches(['[', ']', '(', ')', ' '])
        .chars()
        .map(|c| {
            let digit = UP.chars().position(|up| up == c);
            digit
                .and_then(|digit| char::from_digit(digit as u32, 10))
                .unwrap_or(c)
        })
        .collect()
}

/// `%E2%80%93` as the characters it stands for; none when it stands for none.
pub fn percent_decoded(name: &str) -> Option<String> {
    if !name.contains('%') {
        return None;
    }
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.as_bytes();
    while let Some((first, more)) = rest.split_first() {
        let code = more
            .get(..2)
            .filter(|_| *first == b'%')
            .and_then(|code| std::str::from_utf8(code).ok())
            .and_then(|code| u8::from_str_radix(code, 16).ok());
        bytes.push(code.unwrap_or(*first));
        rest = more
            .get(if code.is_some() { 2 } else { 0 }..)
            .unwrap_or_default();
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_lose_their_brackets() {
        for (words, is) in [("[12]", "12"), ("¹²", "12"), ("*", "*"), ("(a)", "a")] {
            assert_eq!(label(words), is);
        }
    }

    #[test]
    fn percent_codes_are_characters() {
        assert_eq!(percent_decoded("a%20b%C3%A9").as_deref(), Some("a bé"));
        assert_eq!(percent_decoded("100%zz").as_deref(), Some("100%zz"));
        assert_eq!(percent_decoded("%ff"), None);
    }
}
