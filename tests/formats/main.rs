//! Formats against files of other people's making. What each comes to, or one kind of them (`books`, `pages`, `word`), is
//! printed by `DIXIT_SHARED=../shared cargo test --release --test formats pages -- --nocapture`.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::string_slice,
    reason = "a test may fail loudly"
)]

mod books;
#[path = "../../fuzz/src/lib.rs"]
#[allow(dead_code, reason = "what is fuzzed is tested elsewhere")]
mod fuzzed;
mod pages;
#[path = "../shared/mod.rs"]
mod shared;
mod word;

use std::fs;
use std::path::Path;
use std::time::Instant;

use dixit::model::{BlockKind, Document};
use dixit::read::{self, Input, Options};
use fuzzed::check;
use shared::{files, shared};

fn open(path: &Path) -> Result<Document, String> {
    read::open(&Input::Path(path.into()), &Options::default()).map_err(|error| error.to_string())
}

#[test]
fn the_founding_article() {
    let Some(articles) = shared("articles") else {
        return;
    };
    let gold: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(articles.join("jack-ma.gold.json")).unwrap())
            .unwrap();
    let document = open(&articles.join("jack-ma.txt")).unwrap();
    check(&document, "jack-ma");
    assert_eq!(document.title(), gold["title"].as_str());
    let asides: Vec<&str> = document
        .blocks
        .iter()
        .filter(|block| block.kind == BlockKind::Aside)
        .map(|block| document.slice(block.extent))
        .collect();
    assert_eq!(asides.len(), 2);
    assert_eq!(Some(asides[0]), gold["read_time_line"].as_str());
    assert!(asides[1].starts_with('(') && asides[1].ends_with(')'));
    let lessons: Vec<&str> = gold["lessons"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it.as_str().unwrap().trim_end_matches('.'))
        .collect();
    let (preamble, rest) = document.sections.split_first().unwrap();
    assert_eq!(preamble.level, 0);
    assert_eq!(
        rest.iter()
            .map(|section| document.slice(section.title))
            .collect::<Vec<_>>(),
        lessons
    );
    assert_eq!(
        fs::read_to_string(articles.join("jack-ma.txt")).unwrap(),
        document.text,
        "plain text stays as it is"
    );
}

/// What they take of time and memory is limited in `hostile`.
#[test]
fn hostile_files_open_or_are_refused() {
    let Some(folder) = shared("formats/hostile") else {
        return;
    };
    for path in files(&folder) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let start = Instant::now();
        match open(&path) {
            Ok(document) => {
                check(&document, &name);
                eprintln!(
                    "{name}: opens, {} blocks, {:?}, {:?}",
                    document.blocks.len(),
                    document.notices,
                    start.elapsed()
                );
            }
            Err(message) => {
                assert!(message.contains(&name), "{message}: says which file");
                eprintln!("refused: {message}");
            }
        }
    }
}

/// The words of HTML as a browser shows them, for comparing: tags, scripts and styles out, pictures as their
/// description.
fn words_of_html(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let tag = &rest[..tag_end(rest)];
        if let Some((_, alt)) = tag.split_once("alt=\"")
            && tag.starts_with("<img")
        {
            out.push_str(alt.split('"').next().unwrap());
        } else if !is_inline(tag) {
            out.push(' ');
        }
        rest = &rest[tag.len()..];
        for hidden in ["script", "style"] {
            if tag.starts_with(&format!("<{hidden}")) {
                rest = rest
                    .find(&format!("</{hidden}"))
                    .map_or("", |end| &rest[end..]);
            }
        }
    }
    out.push_str(rest);
    out
}

/// Where the tag or comment ends that `html` starts with.
fn tag_end(html: &str) -> usize {
    if html.starts_with("<!--") {
        return html.find("-->").map_or(html.len(), |end| end + 3);
    }
    let mut quote = None;
    for (at, c) in html.char_indices() {
        match (quote, c) {
            (None, '>') => return at + 1,
            (None, '"' | '\'') if html[..at].trim_end().ends_with('=') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
    }
    html.len()
}

fn is_inline(tag: &str) -> bool {
    let name = tag.trim_start_matches(['<', '/']);
    let name = &name[..name
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(name.len())];
    [
        "em", "strong", "a", "code", "del", "b", "i", "span", "bar", "bab", "c2c", "foo", "sup",
    ]
    .contains(&name)
}

fn decode(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&nbsp;", "\u{a0}")
        .replace("&amp;", "&")
}

fn collapsed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Examples whose words differ from the reference, and why.
const EXCEPTIONS: &[(usize, &str)] = &[
    (
        181,
        "a browser ends a processing instruction at its first >; what it then shows of the program is no text",
    ),
    (
        630,
        "a browser shows a part of a CDATA section; it is left out whole",
    ),
];

#[test]
fn markdown_gives_the_words_of_the_reference() {
    let Some(folder) = shared("formats/commonmark") else {
        return;
    };
    let examples: Vec<serde_json::Value> =
        serde_json::from_str(&fs::read_to_string(folder.join("examples.json")).unwrap()).unwrap();
    let markdown = read::format_named("markdown").unwrap();
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("example.md");
    let mut wrong = Vec::new();
    for (number, example) in examples.iter().enumerate() {
        let (source, html) = (
            example["markdown"].as_str().unwrap(),
            example["html"].as_str().unwrap(),
        );
        let expected = collapsed(&decode(&words_of_html(html)));
        fs::write(&path, source).unwrap();
        let options = Options {
            format: Some(markdown),
            ..Options::default()
        };
        let found = match read::open(&Input::Path(path.clone()), &options) {
            Ok(document) => {
                check(&document, &format!("example {number}"));
                collapsed(&document.text)
            }
            Err(_) => String::new(),
        };
        if found != expected && !EXCEPTIONS.iter().any(|(at, _)| *at == number) {
            wrong.push(format!("{number}: {source:?}\n   html     {html:?}\n   expected {expected:?}\n   found    {found:?}"));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {} differ:\n{}",
        wrong.len(),
        examples.len(),
        wrong.join("\n")
    );
}

/// Names that the folders use for what we call otherwise, or for one that holds all of it.
fn same_encoding(folder: &str, found: &str) -> bool {
    let plain = |name: &str| name.to_ascii_lowercase().replace(['-', '_'], "");
    let (folder, found) = (plain(folder), plain(found));
    let base = [
        "czech",
        "hungarian",
        "slovak",
        "slovene",
        "polish",
        "romanian",
        "bulgarian",
        "russian",
        "greek",
        "turkish",
        "hebrew",
    ]
    .iter()
    .fold(folder, |name, language| name.replace(language, ""));
    let alike: &[(&str, &[&str])] = &[
        ("ascii", &["utf8", "windows1252"]),
        ("utf8sig", &["utf8"]),
        ("cp932", &["shiftjis"]),
        ("cp949", &["euckr"]),
        ("gb2312", &["gbk", "gb18030"]),
        ("tis620", &["windows874"]),
        ("iso88591", &["windows1252"]),
        ("iso88599", &["windows1254"]),
        ("maccyrillic", &["xmaccyrillic"]),
        ("utf32", &["utf32le"]),
    ];
    base == found
        || alike
            .iter()
            .any(|(name, others)| *name == base && others.contains(&found.as_str()))
}

/// The same words, though perhaps under another name: encodings that agree on every byte of a text are as good.
fn same_words(bytes: &[u8], folder: &str, document: &Document) -> bool {
    let label = folder
        .trim_end_matches(|c: char| c.is_ascii_lowercase())
        .trim_end_matches('-');
    let Ok(encoding) = [folder, label]
        .iter()
        .map(|name| read::encoding_named(name))
        .find(Result::is_ok)
        .unwrap_or_else(|| read::encoding_named(folder))
    else {
        return false;
    };
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("told");
    fs::write(&path, bytes).unwrap();
    let text = read::format_named("text").unwrap();
    let told = read::open(
        &Input::Path(path),
        &Options {
            encoding: Some(encoding),
            format: Some(text),
        },
    );
    told.is_ok_and(|told| told.text == document.text && !told.text.contains('\u{fffd}'))
}

/// `cargo test --test formats encodings -- --nocapture` prints what is taken for something else.
#[test]
fn encodings_are_recognised() {
    let Some(folder) = shared("formats/encodings") else {
        return;
    };
    let (mut right, mut all, mut told) = (0, 0, 0);
    let text = read::format_named("text").unwrap();
    for encoding in files(&folder) {
        let name = encoding.file_name().unwrap().to_string_lossy().into_owned();
        for path in files(&encoding) {
            let bytes = fs::read(&path).unwrap();
            all += 1;
            let document = read::open(
                &Input::Path(path.clone()),
                &Options {
                    format: Some(text),
                    encoding: None,
                },
            )
            .unwrap();
            let found = read::recognise_encoding(&bytes);
            let good = same_encoding(&name, found.name()) || same_words(&bytes, &name, &document);
            right += usize::from(good);
            if good {
                continue;
            }
            let label = name
                .trim_end_matches(|c: char| c.is_ascii_lowercase())
                .trim_end_matches('-');
            let with = read::encoding_named(&name).or_else(|_| read::encoding_named(label));
            let lost = with.as_ref().ok().map(|with| {
                let options = Options {
                    format: Some(text),
                    encoding: Some(*with),
                };
                let document = read::open(&Input::Path(path.clone()), &options).unwrap();
                document.text.matches('\u{fffd}').count()
            });
            told += usize::from(lost == Some(0));
            eprintln!(
                "{name} taken for {}: {}, told: {lost:?} lost",
                found.name(),
                path.display()
            );
        }
    }
    eprintln!("{right} of {all} recognised, {told} of the others decode when told");
    assert!(right * 10 >= all * 9, "{right} of {all}");
    assert_eq!(right + told, all, "every other one can be told");
}
