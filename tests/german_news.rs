//! German news that people have marked (`DIXIT_SHARED/eval/wikinews_de.dev.jsonl`): quotations found, and tied to the
//! words that the marks give as their speaker.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod german;
mod shared;

use dixit::model::{Certainty, Quote};
use shared::shared;

/// Of all marked quotations in a hundred: found, tied to the marked words, shown as certain; of the last, tied to them.
const FOUND: usize = 97;
const TIED: usize = 87;
const COVER: usize = 62;
const CERTAIN: usize = 96;

fn certain(quote: &Quote) -> bool {
    match quote.certainty {
        Certainty::Certain => true,
        Certainty::Likely(_) | Certainty::Unknown => false,
    }
}

#[test]
fn german_news_is_tied_to_its_speakers() {
    let Some(news) = shared("eval/wikinews_de.dev.jsonl") else {
        return;
    };
    let all = german::read(&news);
    let shown = |it: &&german::Marked| it.found.as_ref().is_some_and(certain);
    let marked = all.len();
    let found = all.iter().filter(|it| it.found.is_some()).count();
    let tied = all.iter().filter(|it| it.tied).count();
    let certain = all.iter().filter(shown).count();
    let certain_tied = all.iter().filter(shown).filter(|it| it.tied).count();
    eprintln!(
        "{marked} marked: {found} found, {tied} tied; {certain} certain, {certain_tied} of them tied"
    );
    assert!(found * 100 >= marked * FOUND, "{found} of {marked} found");
    assert!(tied * 100 >= marked * TIED, "{tied} of {marked} tied");
    assert!(
        certain * 100 >= marked * COVER,
        "{certain} of {marked} certain"
    );
    assert!(
        certain_tied * 100 >= certain * CERTAIN,
        "{certain_tied} of {certain} right"
    );
}
