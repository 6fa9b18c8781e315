//! From bytes to a document: what stands between a file and its first screen, and the whole behind it.

mod prose;

use divan::Bencher;
use divan::counter::BytesCount;
use dixit::read::{bundled, plain};
use prose::{document, prose};

fn main() {
    divan::main();
}

/// Plain text: the head that is painted first (16 KB), and longer ones.
#[divan::bench(args = [16_000, 1_000_000, 10_000_000], sample_count = 10)]
fn plain_text(bencher: Bencher, size: usize) {
    let text = document(size, "zyx").text;
    bencher
        .counter(BytesCount::new(text.len()))
        .with_inputs(|| text.clone())
        .bench_values(plain);
}

#[divan::bench(sample_count = 10)]
fn a_megabyte_of_markdown(bencher: Bencher) {
    let text = prose(1_000_000, "zyx");
    bencher
        .counter(BytesCount::new(text.len()))
        .bench(|| bundled("prose.md", &text));
}

#[divan::bench(sample_count = 10)]
fn a_saved_page_of_a_megabyte(bencher: Bencher) {
    let paragraphs = prose(1_000_000, "zyx").replace("\n\n", "</p>\n<p>");
    let text = format!("<title>Prose</title><p>{paragraphs}</p>");
    bencher
        .counter(BytesCount::new(text.len()))
        .bench(|| bundled("prose.html", &text));
}
