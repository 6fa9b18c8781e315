//! Block quotes that end in a name ("— Anna Weber"): quotations whose speaker the source gives.

use std::ops::Range;

use crate::model::{Block, BlockKind, Document, Extent, Given};
use crate::read::names::signature;

/// Finds them: the name stands in the last line of the quote or right below it.
pub fn find(document: &mut Document) {
    let mut given = Vec::new();
    let mut at = 0;
    while let Some(block) = document.blocks.get(at) {
        let quoted = block.quoted;
        let run = document
            .blocks
            .get(at..)
            .unwrap_or_default()
            .iter()
            .take_while(|block| (block.quoted > 0) == (quoted > 0))
            .count();
        if quoted > 0 {
            given.extend(signed(document, at..at + run));
        }
        at += run;
    }
    document.given.extend(given);
}

/// The quotation in the quoted blocks of `run`, if a name signs it.
fn signed(document: &Document, run: Range<usize>) -> Option<Given> {
    let blocks = document.blocks.get(run.clone())?;
    let (last, before) = blocks.split_last()?;
    let below = document.blocks.get(run.end);
    let (words, mention) = if let (Some(mention), [.., end]) = (signed_by(document, last), before) {
        (end, mention)
    } else {
        let below = below.filter(|block| block.kind == BlockKind::Paragraph)?;
        (last, signed_by(document, below)?)
    };
    let extent = Extent {
        start: blocks.first()?.extent.start,
        end: words.extent.end,
    };
    Some(Given {
        extent,
        speaker: document.slice(mention).to_owned(),
        mention: Some(mention),
    })
}

/// The name that a block is, behind a dash.
fn signed_by(document: &Document, block: &Block) -> Option<Extent> {
    let name = signature(document.slice(block.extent))?;
    let start = block.extent.start as usize;
    Some(Extent::new(start + name.start, start + name.end))
}
