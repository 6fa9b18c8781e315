//! Labels in bold at the start of lines that no empty line parts: "**Anna:** …", and "**Tom:** …" on the next. Where two of
//! them come back, somebody talks there, and each line is a paragraph of its own.

use std::collections::HashMap;

/// The longest label, in bytes.
const LONG: usize = 60;
/// The fewest labels that come back.
const VOICES: usize = 2;

/// Whether lines of `text` begin with labels as those of a talk do.
pub fn is_talk(text: &str) -> bool {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    let lines = text.lines().filter(|line| !line.starts_with("    "));
    for label in lines.filter_map(|line| label(line.trim_start())) {
        *counts.entry(label).or_default() += 1;
    }
    counts.values().filter(|&&it| it >= 2).count() >= VOICES
}

/// The label in bold that what is written on a line begins with, if words stand behind it: "**Anna:** …", "**Anna**: …".
pub fn label(line: &str) -> Option<&str> {
    let mark = ["**", "__"].into_iter().find(|it| line.starts_with(it))?;
    let (bold, behind) = line.get(mark.len()..)?.split_once(mark)?;
    let (name, behind) = match bold.strip_suffix(':') {
        Some(name) => (name, behind),
        None => (bold, behind.strip_prefix(':')?),
    };
    let words = behind.starts_with([' ', '\t']) && !behind.trim().is_empty();
    let begins = name.chars().next().is_some_and(char::is_uppercase);
    (words && begins && name.len() <= LONG && !name.contains('\n')).then_some(name)
}
