//! `dixit FILE` into a file or a pipe: the text, wrapped, with the speakers in the margin.

use std::io::{self, BufWriter, Write};

use super::margin::Margin;
use super::works::each;
use crate::app::Works;
use crate::attribution::attribute_in_batches;
use crate::export::Source;
use crate::model::{Attribution, Document};
use crate::read::Options;

/// Prints works, one after the other, each under its name where there are several.
pub fn run(works: &Works, options: &Options) -> anyhow::Result<bool> {
    let mut margin = Margin::new(BufWriter::with_capacity(1 << 16, io::stdout().lock()));
    let mut printed = 0;
    each(works, options, &mut |name, document| {
        if works.all.len() > 1 {
            margin.title(name, printed > 0)?;
        }
        printed += 1;
        print(&mut margin, document)?;
        Ok(margin.flush()?)
    })?;
    Ok(true)
}

/// Prints a work as far as its voices are known, so that the first page does not wait for the last.
fn print(margin: &mut Margin<impl Write>, document: &Document) -> io::Result<()> {
    let mut voices = Attribution::default();
    let (mut next, mut written) = (0, Ok(()));
    attribute_in_batches(document, &mut |batch| {
        voices.extend(batch.quotes, batch.speakers, batch.reached);
        let known = document
            .blocks
            .partition_point(|block| block.extent.end <= voices.reached);
        let source = Source {
            name: "",
            document,
            voices: &voices,
        };
        written = margin.blocks(source, next..known.max(next));
        next = known.max(next);
        written.is_ok()
    });
    written?;
    let source = Source {
        name: "",
        document,
        voices: &voices,
    };
    margin.blocks(source, next..document.blocks.len())
}
