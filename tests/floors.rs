//! The house has floors (src/lib.rs): a floor imports only floors below it, the rooms of one floor do not know each
//! other, and the core never names the terminal.

#![allow(
    clippy::unwrap_used,
    clippy::string_slice,
    reason = "a test may fail loudly"
)]

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms, floor by floor.
const FLOORS: &[&[&str]] = &[
    &["model"],
    &["read", "attribution", "layout", "search"],
    &["library", "notes", "export"],
    &["app"],
    &["ui"],
    &["term", "cli"],
];

/// Crates that only floors from this one up may name.
const TERMINAL: &[&str] = &["ratatui", "crossterm"];
const TERMINAL_FLOOR: usize = 4;

fn floor_of(room: &str) -> Option<usize> {
    FLOORS.iter().position(|rooms| rooms.contains(&room))
}

fn sources(dir: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|it| it == "rs") {
            into.push(path);
        }
    }
}

/// The words of a source that follow `crate::` or `dixit::`, with groups opened: `crate::{model::X, read}` names two.
fn rooms_named(source: &str) -> Vec<String> {
    let mut named = Vec::new();
    for (at, _) in source.match_indices("crate::") {
        let rest = &source[at + "crate::".len()..];
        match rest.strip_prefix('{') {
            Some(group) => {
                let mut depth = 1;
                let mut word = String::new();
                let mut first = true;
                for c in group.chars() {
                    match c {
                        '{' => depth += 1,
                        '}' => depth -= 1,
                        _ => {}
                    }
                    if depth == 0 || (depth == 1 && c == ',') {
                        named.push(std::mem::take(&mut word));
                        first = true;
                    } else if first && (c.is_alphanumeric() || c == '_') {
                        word.push(c);
                    } else if !c.is_whitespace() {
                        first = false;
                    }
                    if depth == 0 {
                        break;
                    }
                }
            }
            None => named.push(
                rest.chars()
                    .take_while(|c| c.is_alphanumeric() || *c == '_')
                    .collect(),
            ),
        }
    }
    named.retain(|name| !name.is_empty());
    named
}

/// A source without its comments, so that prose may name any room.
fn code(source: &str) -> String {
    source
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

fn offences(room: &str, source: &str) -> Vec<String> {
    let Some(floor) = floor_of(room) else {
        return vec![format!(
            "`{room}` stands on no floor; add it to FLOORS in tests/floors.rs and to src/lib.rs"
        )];
    };
    let source = code(source);
    let mut found = Vec::new();
    for other in rooms_named(&source) {
        match floor_of(&other) {
            Some(above) if above > floor => found.push(format!(
                "{room} (floor {floor}) imports {other} (floor {above})"
            )),
            Some(same) if same == floor && other != room => {
                found.push(format!("{room} imports its neighbour {other}"));
            }
            _ => {}
        }
    }
    if floor < TERMINAL_FLOOR {
        for name in TERMINAL
            .iter()
            .filter(|name| source.contains(&format!("{name}::")))
        {
            found.push(format!("{room} (floor {floor}) names the terminal: {name}"));
        }
    }
    found
}

#[test]
fn imports_go_down() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&src, &mut files);
    assert!(files.len() > 10, "the sources are where they should be");
    let mut all = Vec::new();
    for file in files {
        let inside = file.strip_prefix(&src).unwrap();
        let room = inside
            .components()
            .next()
            .unwrap()
            .as_os_str()
            .to_str()
            .unwrap()
            .trim_end_matches(".rs")
            .to_owned();
        if room == "lib" || room == "main" {
            continue;
        }
        let source = fs::read_to_string(&file).unwrap();
        all.extend(
            offences(&room, &source)
                .into_iter()
                .map(|offence| format!("{}: {offence}", inside.display())),
        );
    }
    assert!(all.is_empty(), "the floors are broken:\n{}", all.join("\n"));
}

#[test]
fn an_offender_is_named() {
    assert_eq!(
        offences("model", "use crate::read::plain;"),
        ["model (floor 0) imports read (floor 1)"]
    );
    assert_eq!(
        offences("read", "use crate::{model::Extent, search::Query};"),
        ["read imports its neighbour search"]
    );
    assert_eq!(
        offences("app", "use ratatui::text::Line;"),
        ["app (floor 3) names the terminal: ratatui"]
    );
    assert!(
        offences(
            "ui",
            "use crate::{app::App, model::{Extent, Row}};\n// crate::term"
        )
        .is_empty()
    );
    assert_eq!(offences("attic", "").len(), 1);
}
