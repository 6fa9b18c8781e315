//! `dixit FILE` into a file or a pipe: the text, wrapped, with the speakers in the margin.

use std::io::{self, BufWriter};

use super::margin::Margin;
use super::works::tell_notices;
use crate::app::Work;
use crate::attribution::attribute_in_batches;
use crate::export::Source;
use crate::model::Attribution;
use crate::read::Options;

/// Prints a work. It is printed as far as its voices are known, so that the first page does not wait for the last.
pub fn run(work: &Work, options: &Options) -> anyhow::Result<bool> {
    let document = work.open(options)?;
    tell_notices(&work.name(), &document);
    let mut margin = Margin::new(BufWriter::with_capacity(1 << 16, io::stdout().lock()));
    let mut voices = Attribution::default();
    let (mut next, mut written) = (0, Ok(()));
    attribute_in_batches(&document, &mut |batch| {
        voices.extend(batch.quotes, batch.speakers, batch.reached);
        let known = document
            .blocks
            .partition_point(|block| block.extent.end <= voices.reached);
        let source = Source {
            name: "",
            document: &document,
            voices: &voices,
        };
        written = margin.blocks(source, next..known.max(next));
        next = known.max(next);
        written.is_ok()
    });
    written?;
    let source = Source {
        name: "",
        document: &document,
        voices: &voices,
    };
    margin.blocks(source, next..document.blocks.len())?;
    margin.flush()?;
    Ok(true)
}
