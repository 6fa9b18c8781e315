//! Who said what, on one core: a novel and news of our own making, as a whole and part by part, and prose with few
//! quotations as the reader's worker goes through it. The figure to watch is the throughput.

mod prose;
mod told;

use divan::Bencher;
use divan::counter::BytesCount;
use dixit::attribution::learning::{Weights, prepare, stretches};
use dixit::attribution::{Listener, attribute};
use dixit::export::{Points, Quoted, to_json};
use dixit::read;
use prose::document;
use told::{NEWS, NOVEL};

fn main() {
    divan::main();
}

/// All of a text of quiet prose.
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

/// Paragraphs of plain text found.
#[divan::bench(args = [NOVEL, NEWS], sample_count = 20)]
fn part_1_read(bencher: Bencher, kind: &str) {
    let text = told::text(kind);
    bencher
        .counter(BytesCount::new(text.len()))
        .bench(|| read::plain(text.clone()));
}

/// Words, stretches in marks, mentions, cast and tags.
#[divan::bench(args = [NOVEL, NEWS], sample_count = 20)]
fn part_2_taken_apart(bencher: Bencher, kind: &str) {
    let document = read::plain(told::text(kind));
    bencher
        .counter(BytesCount::new(document.text.len()))
        .bench(|| stretches(&document));
}

/// The same, and every quotation as a question with candidates and their features.
#[divan::bench(args = [NOVEL, NEWS], sample_count = 20)]
fn part_3_asked(bencher: Bencher, kind: &str) {
    let document = read::plain(told::text(kind));
    let keep = &Weights::shipped().keep;
    bencher
        .counter(BytesCount::new(document.text.len()))
        .bench(|| prepare(&document, Some(keep)));
}

/// The passes of the ranker over those questions.
#[divan::bench(args = [NOVEL, NEWS], sample_count = 20)]
fn part_4_ranked(bencher: Bencher, kind: &str) {
    let document = read::plain(told::text(kind));
    let weights = Weights::shipped();
    let prepared = prepare(&document, Some(&weights.keep));
    bencher
        .counter(BytesCount::new(document.text.len()))
        .bench(|| weights.ranker.passes(&prepared.cases, &prepared.given));
}

/// All of it.
#[divan::bench(args = [NOVEL, NEWS], sample_count = 20)]
fn whole(bencher: Bencher, kind: &str) {
    let document = read::plain(told::text(kind));
    bencher
        .counter(BytesCount::new(document.text.len()))
        .bench(|| attribute(&document));
}

/// The quotations as JSON, as `dixit extract` writes them.
#[divan::bench(args = [NOVEL, NEWS], sample_count = 20)]
fn part_5_written(bencher: Bencher, kind: &str) {
    let document = read::plain(told::text(kind));
    let voices = attribute(&document);
    bencher
        .counter(BytesCount::new(document.text.len()))
        .bench(|| {
            let mut points = Points::new(&document.text);
            let quotes = voices.quotes.iter();
            let records = quotes.map(|it| Quoted::new(&document, &voices, it, &mut points));
            to_json(&records.collect::<Vec<_>>())
        });
}
