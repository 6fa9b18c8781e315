//! PDF, through poppler's `pdftotext` where it is installed.
//!
//! The program runs as a child with a limit of time and of output; the file goes in by its standard input, so that no
//! name can be taken for an option. Running heads, page numbers and hyphens at line ends are taken out of what it says.

use std::collections::HashMap;
use std::io::{self, Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use super::error::ReadError;
use super::{Source, text};
use crate::model::Document;

/// How long the program may take.
const PATIENCE: Duration = Duration::from_secs(20);
/// The most text that is taken from it, in bytes.
const LARGEST: u64 = 64 << 20;
/// A line is a running head when it opens or closes at least one page in this many.
const ONE_IN: usize = 3;

/// Whether bytes begin as PDF does.
pub fn sniff(head: &[u8]) -> bool {
    head.starts_with(b"%PDF-")
}

/// Reads a PDF.
pub fn parse(source: Source) -> Result<Document, ReadError> {
    let (name, bytes) = (source.name, source.bytes);
    let failed = |message: String| ReadError::Unreadable {
        name: name.clone(),
        message,
    };
    if std::env::var_os("DIXIT_SECURE").is_some_and(|it| it == "1") {
        return Err(failed(
            "PDF is read by another program (pdftotext), which DIXIT_SECURE=1 forbids".into(),
        ));
    }
    let said = extract(&bytes).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => failed("PDF is read through pdftotext, which is not installed; install poppler (poppler-utils) and try again".into()),
        io::ErrorKind::TimedOut => failed(format!("pdftotext took longer than {} seconds and was stopped", PATIENCE.as_secs())),
        _ => failed(format!("pdftotext failed: {error}")),
    })?;
    if said.trim().is_empty() {
        return Err(failed(
            "there is no text in this PDF; it may be scanned pages (ocrmypdf adds their text)"
                .into(),
        ));
    }
    Ok(text::parse(mended(&said)))
}

/// What the program says of `bytes`.
fn extract(bytes: &[u8]) -> io::Result<String> {
    let mut child = Command::new("pdftotext")
        .args(["-q", "-enc", "UTF-8", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let result = converse(&mut child, bytes);
    // Killing what has ended already is no harm; waiting leaves no zombie.
    let _ = child.kill();
    let status = child.wait()?;
    let said = result?;
    if said.is_empty() && !status.success() {
        return Err(io::Error::other(
            "it cannot read this file; it may be damaged or need a password",
        ));
    }
    Ok(String::from_utf8_lossy(&said).into_owned())
}

/// Hands `bytes` over and takes what comes back, both at once and within [`PATIENCE`].
fn converse(child: &mut Child, bytes: &[u8]) -> io::Result<Vec<u8>> {
    let (Some(mut input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(io::Error::other("it could not be spoken to"));
    };
    let (sender, receiver) = mpsc::channel();
    let owned = bytes.to_vec();
    // Neither thread outlives the child: its death closes both pipes.
    thread::spawn(move || input.write_all(&owned));
    thread::spawn(move || {
        let mut said = Vec::new();
        let read = output.take(LARGEST).read_to_end(&mut said);
        sender.send(read.map(|_| said))
    });
    receiver
        .recv_timeout(PATIENCE)
        .unwrap_or_else(|_| Err(io::ErrorKind::TimedOut.into()))
}

/// The text of the pages without running heads, page numbers and the hyphens of line ends.
fn mended(said: &str) -> String {
    let pages: Vec<Vec<&str>> = said
        .split('\u{c}')
        .map(|page| page.lines().collect())
        .collect();
    let heads = running(&pages);
    let mut out = String::with_capacity(said.len());
    for page in &pages {
        let (first, last) = edges(page);
        for (at, line) in page.iter().enumerate() {
            let edge = Some(at) == first || Some(at) == last;
            if !(edge && (heads.contains_key(&masked(line)) || is_number(line))) {
                join(&mut out, line);
            }
        }
    }
    out
}

/// Adds a line, taking a word together that was hyphenated at the end of the line before.
fn join(out: &mut String, line: &str) {
    let small = line.trim_start().starts_with(char::is_lowercase);
    let stem = out
        .strip_suffix("-\n")
        .is_some_and(|before| before.ends_with(char::is_alphabetic));
    if stem && small {
        out.truncate(out.len() - "-\n".len());
        out.push_str(line.trim_start());
    } else {
        out.push_str(line);
    }
    out.push('\n');
}

/// The lines that open or close many pages, digits masked.
fn running(pages: &[Vec<&str>]) -> HashMap<String, usize> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for page in pages {
        let (first, last) = edges(page);
        for line in [first, last.filter(|last| Some(*last) != first)]
            .into_iter()
            .flatten()
            .filter_map(|at| page.get(at))
        {
            *counts.entry(masked(line)).or_default() += 1;
        }
    }
    counts.retain(|_, count| *count >= 3 && *count * ONE_IN >= pages.len());
    counts
}

/// The first and the last line of a page that say anything.
fn edges(page: &[&str]) -> (Option<usize>, Option<usize>) {
    let says = |line: &&str| !line.trim().is_empty();
    (page.iter().position(says), page.iter().rposition(says))
}

fn masked(line: &str) -> String {
    line.trim()
        .chars()
        .map(|c| if c.is_ascii_digit() { '#' } else { c })
        .collect()
}

/// Whether a line is a page's number: "12", "- 12 -", "xii".
fn is_number(line: &str) -> bool {
    let bare =
        line.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '[' | ']'));
    !bare.is_empty()
        && bare.len() <= 5
        && (bare.bytes().all(|byte| byte.is_ascii_digit())
            || bare.bytes().all(|byte| b"ivxlc".contains(&byte)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_run_together() {
        let page = |number: usize, words: &str| {
            format!("The Ferry, page {number}\n\n{words}\n\n{number}\n\u{c}")
        };
        let said = [
            page(1, "The river was high, and the fer-\nryman slept."),
            page(2, "The rope-\nHolder woke."),
            page(3, "And"),
            page(4, "so on."),
        ]
        .concat();
        let text = mended(&said);
        assert!(!text.contains("page"), "{text}");
        assert!(!text.contains(char::is_numeric), "{text}");
        assert!(text.contains("the ferryman slept."), "{text}");
        assert!(
            text.contains("rope-\nHolder"),
            "a hyphen before a capital stays: {text}"
        );
    }

    #[test]
    fn page_numbers() {
        for (line, number) in [
            ("12", true),
            ("– 3 –", true),
            ("xiv", true),
            ("civil war", false),
            ("1984 was", false),
            ("", false),
        ] {
            assert_eq!(is_number(line), number, "{line}");
        }
    }
}
