//! Who said what: a megabyte of prose on one core, as `dixit extract` and the reader's worker go through it.

mod prose;

use divan::Bencher;
use divan::counter::BytesCount;
use dixit::attribution::{Listener, attribute};
use prose::document;

fn main() {
    divan::main();
}

/// All of a text; the figure to watch is the throughput.
#[divan::bench(args = [10_000, 1_000_000], sample_count = 10)]
fn a_whole_text(bencher: Bencher, size: usize) {
    let document = document(size, "zyx");
    bencher
        .counter(BytesCount::new(document.text.len()))
        .bench(|| attribute(&document));
}

/// The first part of a long text: until the reader shows its first voices.
#[divan::bench(sample_count = 5)]
fn the_first_part_of_10_mb(bencher: Bencher) {
    let document = document(10_000_000, "zyx");
    bencher.bench(|| Listener::new(&document).hear());
}
