//! Searching: 100 MB of hard-wrapped prose for words rare and common, phrases, patterns; and a key stroke's preview.

mod prose;

use std::sync::OnceLock;

use divan::Bencher;
use dixit::model::{Attribution, Document};
use dixit::search::{Finder, Query};
use prose::document;

fn main() {
    divan::main();
}

fn library() -> &'static Document {
    static LIBRARY: OnceLock<Document> = OnceLock::new();
    LIBRARY.get_or_init(|| document(100_000_000, "zyxquarn"))
}

/// Until the first match is known: what a reader waits for after Enter.
#[divan::bench(args = ["zyxquarn", "\"naïve zyxquarn\"", "/zyx\\w+/", "-cafe zyxquarn", "teapot", "@nobody"], sample_count = 10)]
fn until_the_first_match(bencher: Bencher, query: &str) {
    let (document, voices) = (library(), Attribution::default());
    let query = Query::parse(query).expect("the queries of this bench are sound");
    bencher.bench_local(|| {
        let mut first = None;
        Finder::new(&query, document, &voices).sweep(0, 100_000, &mut |part| {
            first = part.matches.into_iter().next();
            first.is_none()
        });
        first
    });
}

/// Until every match is counted.
#[divan::bench(args = ["zyxquarn", "t", "the", "harbour", "\"quiet river\"", "quiet river", "/r[iu]ver/"], sample_count = 5)]
fn until_all_are_counted(bencher: Bencher, query: &str) {
    let (document, voices) = (library(), Attribution::default());
    let query = Query::parse(query).expect("the queries of this bench are sound");
    bencher.bench_local(|| {
        let mut count = 0;
        Finder::new(&query, document, &voices).sweep(0, 100_000, &mut |part| {
            count += part.count;
            true
        });
        count
    });
}
