//! Who speaks, as the lines of a cue say it themselves: by a name before a colon, or by a dash.

use crate::model::one_line;

/// The longest name before a colon, in characters.
const NAME: usize = 32;
const DASHES: [char; 3] = ['-', '–', '—'];

/// A line of a cue, taken apart.
pub struct Turn<'a> {
    /// Whether a dash says that somebody else speaks.
    pub dashed: bool,
    /// Who speaks, if the line says so.
    pub name: Option<String>,
    /// What is said.
    pub words: &'a str,
}

/// Whether the lines of a cue that begin with dashes are turns: there are two of them.
pub fn are_turns(lines: &[&str]) -> bool {
    let dashed = lines.iter().filter(|line| line.starts_with(DASHES));
    dashed.count() > 1
}

/// Takes a line apart; dashes count where lines [`are_turns`].
pub fn turn(line: &str, turns: bool) -> Turn<'_> {
    let line = line.trim_start_matches(">>").trim_start();
    let dashed = line.strip_prefix(DASHES).filter(|_| turns);
    let (name, words) = labelled(dashed.unwrap_or(line).trim_start());
    Turn {
        dashed: dashed.is_some(),
        name: name.map(one_line),
        words,
    }
}

/// The name before a colon, if that is what stands there: all in capitals, or a name of few words each capitalised.
fn labelled(words: &str) -> (Option<&str>, &str) {
    let Some((name, rest)) = words.split_once(':') else {
        return (None, words);
    };
    let name = name.trim_matches(['[', ']', '(', ')', ' ']);
    let spaced = rest.is_empty() || rest.starts_with(char::is_whitespace);
    if spaced && is_short(name) && (is_capitalised(name) || has_title(name)) {
        (Some(name), rest.trim_start())
    } else {
        (None, words)
    }
}

fn is_short(name: &str) -> bool {
    !name.is_empty() && name.chars().count() <= NAME && name.split_whitespace().count() <= 4
}

/// Whether all words begin with a capital or a number, and nothing in them is a sentence's.
fn is_capitalised(name: &str) -> bool {
    let begins = |c: char| c.is_uppercase() || c.is_numeric() || c == '#';
    name.split_whitespace().all(|word| word.starts_with(begins))
        && name.chars().any(char::is_alphabetic)
        && !name.contains(['.', '!', '?', ',', '"', '“'])
}

/// "Mr. Hill", "DR. HILL": a stop that is no sentence's.
fn has_title(name: &str) -> bool {
    let Some((title, rest)) = name.split_once(". ") else {
        return false;
    };
    matches!(
        title.to_lowercase().as_str(),
        "mr" | "mrs" | "ms" | "dr" | "prof" | "sen" | "rep"
    ) && !rest.contains('.')
        && rest.starts_with(char::is_uppercase)
}
