//! Lines that were broken by hand: verse, flowing text, or short paragraphs.

use std::ops::Range;

use crate::model::BlockKind;

/// The longest line of verse, on average, in characters.
const VERSE: usize = 55;

/// The blocks that `words`, with line breaks in them, are in a block of this kind: their bytes in `words` and their kinds.
pub fn blocks(words: &str, kind: BlockKind) -> Vec<(Range<usize>, BlockKind)> {
    let lines = if kind == BlockKind::Verse {
        Lines::Verse
    } else {
        lines_are(words)
    };
    match lines {
        Lines::Flow => vec![(0..words.len(), kind)],
        Lines::Verse => vec![(0..words.len(), BlockKind::Verse)],
        Lines::Paragraphs => paragraphs(words, kind),
    }
}

/// Each line by itself; only the first one is the item of a list.
fn paragraphs(words: &str, kind: BlockKind) -> Vec<(Range<usize>, BlockKind)> {
    let mut at = 0;
    let lines = words.split('\n').map(|line| {
        let lead = line.len() - line.trim_start().len();
        let found = at + lead..at + line.trim_end().len();
        at += line.len() + 1;
        found
    });
    let mut blocks: Vec<_> = lines
        .filter(|line| !line.is_empty())
        .map(|line| (line, kind))
        .collect();
    if matches!(kind, BlockKind::Item(_)) {
        let rest = blocks.iter_mut().skip(1);
        rest.for_each(|(_, kind)| *kind = BlockKind::Paragraph);
    }
    blocks
}

/// What lines broken by hand are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lines {
    Flow,
    Verse,
    Paragraphs,
}

/// Judges by where the lines end: sentences are paragraphs, short ones verse, long ones a typewriter's page.
fn lines_are(words: &str) -> Lines {
    let lines: Vec<&str> = words
        .split('\n')
        .map(str::trim)
        .filter(|it| !it.is_empty())
        .collect();
    let closed = lines.iter().filter(|line| {
        line.trim_end_matches(['”', '"', '’', '\'', '»', ')'])
            .ends_with(['.', '!', '?', '…', ':'])
    });
    let closed = closed.count();
    let letters: usize = lines.iter().map(|line| line.chars().count()).sum();
    if lines.len() < 3 || closed * 3 >= lines.len() * 2 {
        Lines::Paragraphs
    } else if letters <= lines.len() * VERSE {
        Lines::Verse
    } else {
        Lines::Flow
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_broken_by_hand_are_told_apart() {
        for (words, is) in [
            ("The mill is old.\nThe wheel is new.", Lines::Paragraphs),
            (
                "“Who?” she asked.\n“Me.”\n“You!”\nHe nodded",
                Lines::Paragraphs,
            ),
            (
                "O river, carry down\nthe leaves of all my days\nand leave me",
                Lines::Verse,
            ),
            (
                "The granary stood where two roads met, and whoever came by on a\n\
                 market day would stop to look at the clock that nobody had wound for\n\
                 as long as anybody in the lower village could remember and which ran",
                Lines::Flow,
            ),
        ] {
            assert_eq!(lines_are(words), is, "{words}");
        }
    }
}
