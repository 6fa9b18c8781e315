//! The ways in which headings are written, each a function from a line to what it would be.

use super::class::{Class, Heading};
use super::terms::{is_named, unit};
use super::title::{begins, is_title, title_after};
use crate::model::numerals::{Script, number, numeral};

/// The longest title after a bare number, in characters, and the longest heading in capitals, in bytes.
const SHORT: usize = 90;
/// The longest heading that needs no number, in bytes, and the longest in ideographs, in characters.
const NAME: usize = 24;
const IDEOGRAPHS: usize = 40;

/// Reads a line without ornaments in the most telling form that it fits.
pub fn read(line: &str) -> Option<Heading> {
    // Most lines begin like no heading; they leave here.
    let first = line.chars().next()?;
    if !(begins(first) || first == '#' || first.is_lowercase() && line.len() <= 9) {
        return None;
    }
    unit_first(line)
        .or_else(|| ordinal_first(line))
        .or_else(|| named(line))
        .or_else(|| ideographic(line))
        .or_else(|| numbered(line))
        .or_else(|| capitals(line))
}

/// "CHAPTER I. Title", "Book the First", "No. 3".
fn unit_first(line: &str) -> Option<Heading> {
    let (word, after) = word_at(line, 0)?;
    if !word.starts_with(char::is_uppercase) {
        return None;
    }
    let (class, _) = unit(word.trim_end_matches('.'))?;
    let (word, end) = numeral_at(line, after)?;
    let counted = word.trim_end_matches(['.', ':', ',', ')', '—', '–']);
    let bare = counted.trim_start_matches('#');
    let value = number(bare)
        .map(|(value, _)| value)
        .or_else(|| letter(bare))?;
    let marks = word.len() - counted.len();
    let title = title_after(line, end, marks > 0 || gap(line, end))?;
    Some(Heading::new(class, Some(value), 0..end - marks, title))
}

/// The numeral at or behind `from`, and where it ends: "First" of "the First--The Mill".
fn numeral_at(line: &str, from: usize) -> Option<(&str, usize)> {
    let (mut word, mut end) = word_at(line, from)?;
    if matches!(word, "the" | "The" | "THE" | "la" | "LA") {
        (word, end) = word_at(line, end)?;
    }
    match word.split_once("--").or(word.split_once(['—', ':'])) {
        Some((numeral, title)) if !title.is_empty() => {
            Some((numeral, end - (word.len() - numeral.len())))
        }
        Some(_) | None => Some((word, end)),
    }
}

/// "A" in "Appendix A".
fn letter(word: &str) -> Option<u32> {
    match word.as_bytes() {
        [byte @ b'A'..=b'Z'] => Some(u32::from(byte - b'A') + 1),
        _ => None,
    }
}

/// "The Second Book", "Erstes Kapitel", "1. Akt".
fn ordinal_first(line: &str) -> Option<Heading> {
    let (mut ordinal, mut after) = word_at(line, 0)?;
    if matches!(ordinal, "The" | "THE" | "Das" | "DAS" | "Der" | "DER") {
        (ordinal, after) = word_at(line, after)?;
    }
    // The unit is looked at first: it is the rarer of the two.
    let (word, end) = word_at(line, after)?;
    let counted = word.trim_end_matches(['.', ':', ',']);
    let (class, true) = unit(counted)? else {
        return None;
    };
    let in_digits = ordinal
        .strip_suffix('.')
        .filter(|it| it.bytes().all(|byte| byte.is_ascii_digit()));
    let (value, script) = number(in_digits.unwrap_or(ordinal))?;
    if script == Script::Roman || (script == Script::Digits && in_digits.is_none()) {
        return None;
    }
    let marks = word.len() - counted.len();
    let title = title_after(line, end, marks > 0 || gap(line, end))?;
    Some(Heading::new(class, Some(value), 0..end - marks, title))
}

/// "Prologue", "Introduction: The Mill".
fn named(line: &str) -> Option<Heading> {
    // What is longer is no name: no more of the line is looked at.
    let ends = |&(at, c): &(usize, char)| at >= NAME || matches!(c, ':' | '.' | '—');
    let (name, rest) = match line.char_indices().find(ends) {
        Some((at, _)) if at >= NAME => return None,
        Some((at, mark)) => (line.get(..at)?, line.get(at + mark.len_utf8()..)?),
        None => (line, ""),
    };
    let fits = name.len() < NAME
        && is_named(name.trim_end())
        && (rest.is_empty() || is_title(rest.trim()));
    let title = line.trim_end_matches(['.', ':']);
    fits.then(|| Heading::new(Class::Chapter, None, 0..0, 0..title.len()))
}

/// 第三章 …
fn ideographic(line: &str) -> Option<Heading> {
    let rest = line.strip_prefix('第')?;
    let (at, unit) = rest
        .char_indices()
        .take(8)
        .find(|(_, c)| "章回节節部卷编編话話幕场場".contains(*c))?;
    let counted = rest.get(..at)?.chars().all(|c| {
        c.is_ascii_digit() || "０１２３４５６７８９〇零一二三四五六七八九十百千两".contains(c)
    });
    if !counted || at == 0 || line.chars().count() > IDEOGRAPHS {
        return None;
    }
    let class = match unit {
        '部' | '卷' | '编' | '編' | '幕' => Class::Part,
        '节' | '節' | '场' | '場' => Class::Scene,
        _ => Class::Chapter,
    };
    let end = '第'.len_utf8() + at + unit.len_utf8();
    let title = line
        .get(end..)?
        .trim_start_matches([' ', '\u{3000}', ':', '：', '、', '.']);
    let title = line.len() - title.len()..line.len();
    Some(Heading::new(class, None, 0..end, title))
}

/// "IV", "4.", "4. Title", "4) Title", "I  Title", "01 Title".
fn numbered(line: &str) -> Option<Heading> {
    let (word, end) = word_at(line, 0)?;
    let counted = word.trim_start_matches('#');
    let bare = counted.trim_end_matches(['.', ')', ':', '—', '–']);
    let (value, script) = numeral(bare)?;
    let class = if script == Script::Roman {
        Class::Roman
    } else {
        Class::Digits
    };
    let separated = bare.len() < counted.len() || gap(line, end) || bare.starts_with('0');
    let title = title_after(line, end, separated)?;
    let words = line.get(title.clone())?;
    let entitled = separated && words.chars().count() <= SHORT && is_title(words);
    let start = word.len() - counted.len();
    (end >= line.len() || entitled)
        .then(|| Heading::new(class, Some(value), start..start + bare.len(), title))
}

/// "THE MILL": at least three capitals and no small letter, and nothing of a sentence.
fn capitals(line: &str) -> Option<Heading> {
    let (mut capitals, mut words) = (0, 1);
    for c in line.chars() {
        if c.is_lowercase() || matches!(c, '"' | '“' | '”' | '«' | '»' | ';' | '@') {
            return None;
        }
        capitals += usize::from(c.is_uppercase());
        words += usize::from(c == ' ');
    }
    let title = line.trim_end_matches('.');
    let said = line.ends_with([',', ':', '-', '—'])
        || line.starts_with("END OF")
        || matches!(title, "THE END" | "FINIS");
    (capitals >= 3 && words <= 14 && line.len() <= SHORT && !said)
        .then(|| Heading::new(Class::Capitals, None, 0..0, 0..title.len()))
}

/// The word of `line` that starts at or behind `from`, and where it ends.
fn word_at(line: &str, from: usize) -> Option<(&str, usize)> {
    let rest = line.get(from..)?.trim_start();
    let word = rest.split_whitespace().next()?;
    Some((word, line.len() - rest.len() + word.len()))
}

/// Whether two spaces, a dash or a separator follow byte `at`.
fn gap(line: &str, at: usize) -> bool {
    let rest = line.get(at..).unwrap_or_default();
    rest.starts_with("  ")
        || rest
            .trim_start()
            .starts_with(['—', '–', '-', ':', '.', '|'])
}
