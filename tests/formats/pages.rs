//! The articles of a hundred saved web pages against what Mozilla's reader mode makes of them.

use std::collections::HashSet;
use std::path::Path;
use std::time::{Duration, Instant};

use dixit::model::{BlockKind, Document};

use super::open;
use super::shared::{files, shared};

/// What one page comes to.
struct Score {
    page: String,
    article: f64,
    whole: f64,
    title: bool,
    byline: bool,
    signed: bool,
    time: Duration,
}

fn words(text: &str) -> HashSet<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

fn jaccard(one: &HashSet<String>, other: &HashSet<String>) -> f64 {
    let all = one.union(other).count();
    if all == 0 {
        return 1.0;
    }
    one.intersection(other).count() as f64 / all as f64
}

/// The words of the article proper: without the lines above it and the descriptions of pictures.
fn article_words(document: &Document) -> HashSet<String> {
    let mut text = String::new();
    for block in &document.blocks {
        if !matches!(block.kind, BlockKind::Title | BlockKind::Aside) {
            text.push_str(document.slice(block.extent));
            text.push('\n');
        }
    }
    words(&text)
}

fn html_words(html: &str) -> HashSet<String> {
    let tree = dom_query::Document::from(html);
    let mut text = String::new();
    for node in tree
        .root()
        .descendants_it()
        .filter(dom_query::NodeRef::is_text)
    {
        text.push_str(&node.text());
        text.push(' ');
    }
    words(&text)
}

fn score(dir: &Path) -> Score {
    let said: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(dir.join("expected-metadata.json")).unwrap())
            .unwrap();
    let said = |key: &str| {
        said[key]
            .as_str()
            .map(|it| it.split_whitespace().collect::<Vec<_>>().join(" "))
            .filter(|it| !it.is_empty())
    };
    let begun = Instant::now();
    let document = open(&dir.join("source.html")).unwrap();
    let time = begun.elapsed();
    let expected = html_words(&std::fs::read_to_string(dir.join("expected.html")).unwrap());
    let byline = said("byline");
    Score {
        page: dir.file_name().unwrap().to_string_lossy().into_owned(),
        article: jaccard(&article_words(&document), &expected),
        whole: jaccard(&words(&document.text), &expected),
        title: document.meta.title == said("title"),
        signed: byline.is_some(),
        byline: byline.is_none() || document.meta.byline == byline,
        time,
    }
}

#[test]
fn articles_are_what_a_reader_mode_shows() {
    let Some(folder) = shared("formats/readability") else {
        return;
    };
    let mut scores: Vec<Score> = files(&folder)
        .iter()
        .filter(|it| it.is_dir())
        .map(|dir| score(dir))
        .collect();
    scores.sort_by(|a, b| a.article.total_cmp(&b.article));
    for it in scores.iter().take(12) {
        println!(
            "{:.4} {:.4} {:>7.1?} {}",
            it.article, it.whole, it.time, it.page
        );
    }
    for it in scores.iter().filter(|it| !it.title || !it.byline) {
        println!("title {} byline {} {}", it.title, it.byline, it.page);
    }
    let pages = scores.len() as f64;
    let mean = scores.iter().map(|it| it.article).sum::<f64>() / pages;
    let whole = scores.iter().map(|it| it.whole).sum::<f64>() / pages;
    let titles = scores.iter().filter(|it| it.title).count();
    let signed = scores.iter().filter(|it| it.signed).count();
    let bylines = scores.iter().filter(|it| it.signed && it.byline).count();
    let slowest = scores.iter().max_by_key(|it| it.time).unwrap();
    println!(
        "{pages} pages: mean Jaccard {mean:.4} ({whole:.4} with the lines above the article), titles {titles}, \
         bylines {bylines} of {signed}, slowest {:.1?} ({})",
        slowest.time, slowest.page
    );
    assert!(mean >= 0.985, "mean Jaccard {mean}");
    assert!(titles >= 96, "titles {titles}");
    assert!(
        bylines * 100 >= signed * 88,
        "bylines {bylines} of {signed}"
    );
}
