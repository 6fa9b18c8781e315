//! PDF through the real pdftotext: files made here, of columns, running heads, hyphens at line ends, and broken ones.
//! Where pdftotext is not installed these tests say so and pass.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

mod run;

use std::fmt::Write;
use std::path::Path;
use std::process::{Command, Output};

use dixit::model::{BlockKind, Document};
use dixit::read::{Input, Options, open};
use run::refused;

/// A line: from the left, from the bottom, the size of its type, its words.
type Line<'a> = (u32, u32, u32, &'a str);

/// A PDF of those pages, in Helvetica.
fn pdf(pages: &[Vec<Line<'_>>]) -> Vec<u8> {
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        String::new(),
    ];
    objects.push("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".into());
    let mut kids = String::new();
    for lines in pages {
        let mut text = String::from("BT\n");
        for (x, y, size, words) in lines {
            let words = words.replace('(', "\\(").replace(')', "\\)");
            writeln!(text, "/F1 {size} Tf 1 0 0 1 {x} {y} Tm ({words}) Tj").unwrap();
        }
        text.push_str("ET");
        objects.push(format!(
            "<< /Length {} >>\nstream\n{text}\nendstream",
            text.len()
        ));
        let content = objects.len();
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {content} 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
        ));
        write!(kids, "{} 0 R ", objects.len()).unwrap();
    }
    objects[1] = format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", pages.len());
    let mut out = String::from("%PDF-1.4\n");
    let mut table = String::new();
    for (at, object) in objects.iter().enumerate() {
        writeln!(table, "{:010} 00000 n ", out.len()).unwrap();
        writeln!(out, "{} 0 obj\n{object}\nendobj", at + 1).unwrap();
    }
    let (start, count) = (out.len(), objects.len() + 1);
    write!(
        out,
        "xref\n0 {count}\n0000000000 65535 f \n{table}trailer << /Size {count} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    ).unwrap();
    out.into_bytes()
}

fn is_installed() -> bool {
    let there = Command::new("pdftotext").arg("-v").output().is_ok();
    if !there {
        eprintln!("skipped: pdftotext is not installed");
    }
    there
}

fn file(bytes: &[u8]) -> (tempfile::TempDir, std::path::PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("ferry.pdf");
    std::fs::write(&path, bytes).unwrap();
    (dir, path)
}

fn read(bytes: &[u8]) -> Result<Document, String> {
    let (_dir, path) = file(bytes);
    open(&Input::Path(path), &Options::default()).map_err(|error| error.to_string())
}

fn blocks(document: &Document) -> Vec<(BlockKind, &str)> {
    let blocks = document.blocks.iter();
    blocks
        .map(|it| (it.kind, document.slice(it.extent)))
        .collect()
}

/// The lines of a column that is about 38 letters wide: two paragraphs, the second begins with an indentation.
const COLUMN: [(u32, &str); 9] = [
    (10, "The river was high that spring, and"),
    (0, "the ferryman, who had slept through"),
    (0, "two winters, woke to a well-known and"),
    (0, "altogether unmistakable sound of ro-"),
    (0, "pes. He went down to the landing."),
    (10, "\"You should have tied it higher,\""),
    (0, "said Ruth Hale. She had come down to"),
    (0, "the river with a lantern and a well-"),
    (0, "known coil of rope, and spoke of"),
];

fn column(x: u32, lines: &[(u32, &'static str)]) -> Vec<Line<'static>> {
    let lines = (0..).zip(lines);
    lines
        .map(|(at, (indent, words))| (x + indent, 700 - 13 * at, 10, *words))
        .collect()
}

#[test]
fn columns_and_pages_run_on() {
    if !is_installed() {
        return;
    }
    let rest: [(u32, &str); 4] = [
        (0, "nothing else until noon had passed."),
        (10, "They sat on the wall. Neither of them"),
        (0, "spoke for a long while, and when the"),
        (0, "bell of the mill rang, nobody rose."),
    ];
    let numbers = ["1", "2", "3"];
    let mut pages: Vec<Vec<Line<'_>>> = Vec::new();
    for number in numbers {
        let mut page = vec![(60, 750, 9, "THE FERRY AND THE MILL"), (300, 40, 9, number)];
        page.extend(column(60, &COLUMN));
        page.extend(column(320, &rest));
        pages.push(page);
    }
    let document = read(&pdf(&pages)).unwrap();
    let once = [
        "The river was high that spring, and the ferryman, who had slept through two winters, woke to a well-known and \
         altogether unmistakable sound of ropes. He went down to the landing.",
        "\"You should have tied it higher,\" said Ruth Hale. She had come down to the river with a lantern and a well-known \
         coil of rope, and spoke of nothing else until noon had passed.",
        "They sat on the wall. Neither of them spoke for a long while, and when the bell of the mill rang, nobody rose.",
    ];
    let found: Vec<&str> = blocks(&document).iter().map(|it| it.1).collect();
    assert_eq!(found, [once, once, once].concat());
}

#[test]
fn larger_type_is_a_heading_and_wider_space_parts_paragraphs() {
    if !is_installed() {
        return;
    }
    let page = vec![
        (60, 740, 24, "The Ferry"),
        (60, 700, 16, "1. The Rope"),
        (
            60,
            670,
            10,
            "The river was high that spring, and the rope that held the boat",
        ),
        (
            60,
            657,
            10,
            "broke twice before the day was over and the boat was found.",
        ),
        (
            60,
            632,
            10,
            "Nobody saw it go, and nobody was sorry for it, not even those who",
        ),
        (60, 619, 10, "had built it."),
        (60, 580, 16, "2. The Mill"),
        (60, 550, 10, "The mill stood still."),
    ];
    let document = read(&pdf(&[page])).unwrap();
    assert_eq!(
        blocks(&document),
        [
            (BlockKind::Title, "The Ferry"),
            (BlockKind::Heading(1), "1. The Rope"),
            (
                BlockKind::Paragraph,
                "The river was high that spring, and the rope that held the boat broke twice before the day was over and \
                 the boat was found."
            ),
            (
                BlockKind::Paragraph,
                "Nobody saw it go, and nobody was sorry for it, not even those who had built it."
            ),
            (BlockKind::Heading(1), "2. The Mill"),
            (BlockKind::Paragraph, "The mill stood still."),
        ]
    );
    let numbers: Vec<&str> = document
        .sections
        .iter()
        .map(|it| document.slice(it.number))
        .collect();
    assert_eq!(
        (numbers, document.title()),
        (vec!["", "1", "2"], Some("The Ferry"))
    );
}

#[test]
fn what_cannot_be_read_is_refused_with_a_reason() {
    if !is_installed() {
        return;
    }
    let whole = pdf(&[vec![(60, 700, 10, "The river was high.")]]);
    let half = &whole[..whole.len() / 3];
    let locked = String::from_utf8(whole.clone()).unwrap().replace(
        "/Root 1 0 R",
        "/Encrypt << /Filter /Standard /V 1 /R 2 /O (01234567890123456789012345678901) /U (01234567890123456789012345678901) /P -4 >> \
         /ID [<00> <00>] /Root 1 0 R",
    );
    for (bytes, says) in [
        (half, "may be damaged"),
        (b"%PDF-1.7\n" as &[u8], "may be damaged"),
        (locked.as_bytes(), "a password locks"),
        (&pdf(&[vec![]]), "there is no text in this PDF"),
    ] {
        let message = read(bytes).unwrap_err();
        assert!(message.contains(says), "{says}: {message}");
    }
}

fn dixit(path: &Path) -> Command {
    run::dixit(&[path.to_str().unwrap()])
}

#[test]
fn without_pdftotext_or_in_secure_mode_it_says_so() {
    let (dir, path) = file(&pdf(&[vec![(60, 700, 10, "The river was high.")]]));
    let nowhere = dixit(&path).env("PATH", dir.path()).output().unwrap();
    refused(&nowhere, "install poppler (apt install poppler-utils");
    let secure = dixit(&path).env("DIXIT_SECURE", "1").output().unwrap();
    refused(&secure, "which DIXIT_SECURE forbids");
}

/// A pdftotext that does what the script says.
fn instead(script: &str) -> Output {
    use std::os::unix::fs::PermissionsExt;
    let (dir, path) = file(b"%PDF-1.4\n");
    let program = dir.path().join("pdftotext");
    std::fs::write(&program, format!("#!/bin/sh\n{script}\n")).unwrap();
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
    let path_list = format!("{}:/usr/bin:/bin", dir.path().display());
    dixit(&path).env("PATH", path_list).output().unwrap()
}

#[test]
fn a_program_that_takes_too_much_memory_is_held_back() {
    if !cfg!(target_os = "linux") {
        return;
    }
    // It tells its limit, in kilobytes, where a word would stand.
    let output = instead(
        "cat >/dev/null; echo \"<page height='800'><line xMax='9'><word>$(ulimit -v)</word></line></page>\"",
    );
    assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), "1048576");
}

#[test]
fn what_a_program_says_without_end_is_cut() {
    let output = instead(
        "echo \"<page height='800'><line xMax='9'><word>One.</word></line>\"; yes \"<x>$(head -c 3000 /dev/zero | tr '\\0' x)</x>\"",
    );
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(told.contains("more text than is taken"), "{told}");
    assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), "One.");
}
