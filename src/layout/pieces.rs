//! Giant paragraphs in pieces.
//!
//! Piece `k` of a block begins at a safe place at or shortly before byte `k * SIZE` of the block. The place depends on
//! nothing but the text around it, so that any piece is found without its neighbours; pieces tile the block.

use std::ops::Range;

use unicode_segmentation::GraphemeCursor;

use super::cells::{Mode, hangs};

/// Bytes of a piece, about; blocks up to this size stay whole.
pub(super) const SIZE: usize = 16 * 1024;
/// How far before its nominal place a piece may begin.
const WINDOW: usize = 1024;

/// How many pieces the block has; at least one.
pub(super) fn count(block: &Range<usize>) -> usize {
    block.len().div_ceil(SIZE).max(1)
}

/// The bytes of piece `index`.
pub(super) fn piece(text: &str, block: &Range<usize>, mode: Mode, index: usize) -> Range<usize> {
    cut(text, block, mode, index)..cut(text, block, mode, index + 1)
}

/// The piece that holds `byte`.
pub(super) fn at(text: &str, block: &Range<usize>, mode: Mode, byte: usize) -> usize {
    let last = count(block) - 1;
    let nominal = (byte.saturating_sub(block.start) / SIZE).min(last);
    if nominal < last && byte >= cut(text, block, mode, nominal + 1) {
        nominal + 1
    } else {
        nominal
    }
}

/// Where piece `index` begins: behind a line end where lines are kept, else a sentence, a space, a grapheme cluster,
/// whichever the window has, and nearest its end.
fn cut(text: &str, block: &Range<usize>, mode: Mode, index: usize) -> usize {
    let nominal = block.start + index * SIZE;
    if index == 0 {
        return block.start;
    }
    if nominal >= block.end {
        return block.end;
    }
    let end = floor(text, nominal);
    let start = floor(text, end - WINDOW);
    let window = text.get(start..end).unwrap_or_default();
    let line = match mode {
        Mode::Kept(_) => window.rfind('\n').map(|at| at + 1),
        Mode::Flow | Mode::Table => None,
    };
    line.or_else(|| after_sentence(window))
        .or_else(|| after_space(window))
        .map_or_else(|| between_clusters(text, start, end), |at| start + at)
}

/// The last place in `window` behind a sentence and the white space that follows it.
fn after_sentence(window: &str) -> Option<usize> {
    #[derive(PartialEq)]
    enum Since {
        Words,
        Stop,
        FullWidthStop,
        Space,
    }
    let (mut since, mut found) = (Since::Words, None);
    for (at, c) in window.char_indices() {
        since = match c {
            '.' | '!' | '?' | '…' => Since::Stop,
            '。' | '！' | '？' => Since::FullWidthStop,
            '”' | '’' | '"' | '\'' | '»' | ')' | ']' | '」' | '』' if since != Since::Space => {
                since
            }
            _ if hangs(c) && since != Since::Words => Since::Space,
            _ => Since::Words,
        };
        if matches!(since, Since::FullWidthStop | Since::Space) {
            found = Some(at + c.len_utf8());
        }
    }
    found
}

fn after_space(window: &str) -> Option<usize> {
    window
        .char_indices()
        .rev()
        .find(|&(_, c)| hangs(c))
        .map(|(at, c)| at + c.len_utf8())
}

/// The last boundary between clusters in `start..end`, not behind a soft hyphen; `end` when there is none (one
/// character with a kilobyte of marks).
fn between_clusters(text: &str, start: usize, end: usize) -> usize {
    let near = floor(text, end.saturating_sub(WINDOW / 8)).max(start);
    let context = text
        .get(near..floor(text, end + WINDOW / 8))
        .unwrap_or_default();
    let mut cursor = GraphemeCursor::new(end - near, context.len(), true);
    let place = match cursor.is_boundary(context, 0) {
        Ok(true) => Some(end - near),
        Ok(false) | Err(_) => cursor.prev_boundary(context, 0).ok().flatten(),
    };
    let place = place.filter(|&at| at > 0).map_or(end, |at| near + at);
    text.get(near..place).map_or(place, |before| {
        near + before.trim_end_matches('\u{AD}').len()
    })
}

/// The character boundary at or before `at`.
pub(super) fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str, mode: Mode) -> Vec<&str> {
        let block = 0..text.len();
        (0..count(&block))
            .map(|index| text.get(piece(text, &block, mode, index)).unwrap())
            .collect()
    }

    #[test]
    fn a_piece_begins_at_the_best_place_near() {
        let words = "word ".repeat(SIZE / 5 - 20);
        for (mode, between, after) in [
            (Mode::Flow, "It ends here. ", "This begins, and goes on"),
            (Mode::Flow, "Er ging.” ", "Dann kam sie."),
            (Mode::Flow, "他走了。」", "然后"),
            (Mode::Kept(8), "One. Two line\n", "line goes"),
            (Mode::Flow, "no sentence, but a ", "space"),
        ] {
            let filler = "x".repeat(SIZE - words.len() - between.len() - 60);
            let text = format!("{words}{filler}{between}{after:x<200}");
            let found = pieces(&text, mode);
            assert_eq!(found.len(), 2);
            assert!(found[0].ends_with(between), "{between:?}");
        }
    }

    #[test]
    fn clusters_and_characters_stay_whole() {
        for unit in ["e\u{301}", "日", "👩‍🚀", "\u{AD}x"] {
            let text = unit.repeat(3 * SIZE / unit.len());
            for piece in pieces(&text, Mode::Flow) {
                assert!(piece.starts_with(unit), "{unit:?}");
            }
        }
        let pile = format!("a{}", "\u{301}".repeat(SIZE));
        assert_eq!(pieces(&pile, Mode::Flow).concat(), pile);
    }

    #[test]
    fn the_piece_of_a_byte_holds_it() {
        let text = "One sentence. And another, longer one! ".repeat(2000);
        let block = 5..text.len() - 3;
        for byte in block.clone().step_by(7) {
            let found = piece(
                &text,
                &block,
                Mode::Flow,
                at(&text, &block, Mode::Flow, byte),
            );
            assert!(found.contains(&byte), "{byte} in {found:?}");
        }
    }
}
