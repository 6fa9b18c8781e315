//! `_Words_` that somebody typed to be set in italics, as transcribers of printed books do.
//!
//! The marks stay in the text and are part of the extents: the screen lets them recede.

use memchr::memchr_iter;

use crate::model::{Block, Extent, Inline, Style};

/// Texts with more marks than one in so many bytes mean something else by them.
const SPARSE: usize = 64;
/// As many are taken in any text.
const FEW: usize = 1_000;

/// What stands between two marks, from the first to the last byte of them.
pub fn emphasis(text: &str, blocks: &[Block]) -> Vec<Inline> {
    let most = FEW + text.len() / SPARSE;
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    for at in memchr_iter(b'_', text.as_bytes()) {
        let before = text.get(..at).and_then(|it| it.chars().next_back());
        let behind = text.get(at + 1..).and_then(|it| it.chars().next());
        let closes = before.is_some_and(is_inside) && !behind.is_some_and(is_outside);
        let opens = behind.is_some_and(is_inside) && !before.is_some_and(is_outside);
        match open.filter(|_| closes) {
            Some(start) if is_in_one_block(blocks, start, at) => {
                found.push(Inline {
                    extent: Extent::new(start, at + 1),
                    style: Style::Emphasis,
                });
                open = None;
            }
            Some(_) | None => open = opens.then_some(at).or(open),
        }
    }
    if found.len() > most {
        found.clear();
    }
    found.shrink_to_fit();
    found
}

/// What may stand beside a mark on the side of the words.
fn is_inside(c: char) -> bool {
    !c.is_whitespace() && c != '_'
}

/// What may not stand beside it on the other side: `snake_case` and `____` have no marks.
fn is_outside(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn is_in_one_block(blocks: &[Block], start: usize, end: usize) -> bool {
    let behind = blocks.partition_point(|it| it.extent.start as usize <= start);
    let block = behind.checked_sub(1).and_then(|at| blocks.get(at));
    block.is_some_and(|it| end < it.extent.end as usize)
}

#[cfg(test)]
mod tests {
    #[test]
    fn words_between_marks_are_emphasised_and_their_marks_stay() {
        for (text, found) in [
            ("It was _his_ oar.", &["_his_"][..]),
            ("“_You_ here?” and “_Me?_”", &["_You_", "_Me?_"]),
            ("_The whole\nof it._", &["_The whole\nof it._"]),
            ("Not _this one.\n\nAnd that_ one.", &[]),
            ("Not _this.\n\nBut _that_ one.", &["_that_"]),
            ("snake_case and_more_of it", &[]),
            ("____ or __name__ or _ or _ ", &[]),
            ("_a_b_ c", &["_a_b_"]),
            ("Mr. _——_ and _1810_; _M._ Ros", &["_——_", "_1810_", "_M._"]),
        ] {
            let document = super::super::parse(text.to_owned());
            let words = document.inlines.iter().map(|it| document.slice(it.extent));
            assert_eq!(words.collect::<Vec<_>>(), found, "{text}");
            assert_eq!(document.text, text);
        }
    }

    #[test]
    fn a_text_full_of_marks_means_something_else() {
        let document = super::super::parse("_a_ ".repeat(3_000));
        assert!(document.inlines.is_empty());
    }
}
