//! Lines and the groups that blank lines make of them.
//!
//! A group is a run of lines that are not blank. Lines end at a line feed; in a text that has none, at a carriage
//! return. Groups are cut at [`LONGEST`] lines, so that a file without blank lines needs no more memory than others.

use memchr::memchr_iter;

use crate::model::code_points;

/// The most lines that are looked at together.
const LONGEST: usize = 2000;

/// One line that is not blank.
#[derive(Clone, Copy, Debug, Default)]
pub struct Line {
    /// Its first byte, before its indentation.
    pub start: usize,
    /// The first byte that is not white space.
    pub text: usize,
    /// One past the last byte that is not white space.
    pub end: usize,
    /// How far it is indented, in characters.
    pub indent: usize,
    /// How long it is with its indentation, in characters.
    pub chars: usize,
}

/// Calls `take` with every group of `text` and the number of blank lines before it.
pub fn groups(text: &str, mut take: impl FnMut(&[Line], usize)) {
    let bytes = text.as_bytes();
    let end_mark = if memchr::memchr(b'\n', bytes).is_some() {
        b'\n'
    } else {
        b'\r'
    };
    let mut group: Vec<Line> = Vec::new();
    let (mut blanks, mut before, mut start) = (0, 0, 0);
    for stop in memchr_iter(end_mark, bytes).chain([bytes.len()]) {
        match line(text, start, stop) {
            Some(line) => {
                if group.is_empty() {
                    before = std::mem::take(&mut blanks);
                }
                group.push(line);
            }
            None => blanks += 1,
        }
        if (blanks > 0 && !group.is_empty()) || group.len() >= LONGEST {
            take(&group, before);
            group.clear();
        }
        start = stop + 1;
    }
    if !group.is_empty() {
        take(&group, before);
    }
}

/// The line of bytes `start..stop`, if it is not blank.
fn line(text: &str, start: usize, stop: usize) -> Option<Line> {
    let whole = text.as_bytes().get(start..stop)?;
    let mut left = whole.len() - whole.trim_ascii_start().len();
    let mut inner = whole.trim_ascii();
    let beyond_ascii = |byte: Option<&u8>| byte.is_some_and(|byte| !byte.is_ascii());
    if beyond_ascii(inner.first()) || beyond_ascii(inner.last()) {
        // Spaces beyond ASCII are rare; only a line that may end in one pays for decoding.
        let words = text.get(start..stop)?;
        left = words.len() - words.trim_start().len();
        inner = words.trim().as_bytes();
    }
    if inner.is_empty() {
        return None;
    }
    let end = start + left + inner.len();
    Some(Line {
        start,
        text: start + left,
        end,
        indent: if left == 0 {
            0
        } else {
            columns(text.get(start..start + left)?)
        },
        chars: code_points(text.as_bytes().get(start..end).unwrap_or_default()),
    })
}

/// How many columns white space takes; a tab goes to the next multiple of 4.
fn columns(space: &str) -> usize {
    space.chars().fold(0, |at, c| match c {
        '\t' => (at / 4 + 1) * 4,
        '\u{feff}' | '\u{c}' => at,
        _ => at + 1,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(usize, Vec<String>)> {
        let mut all = Vec::new();
        groups(text, |lines, blanks| {
            all.push((
                blanks,
                lines
                    .iter()
                    .map(|line| text.get(line.text..line.end).unwrap().to_owned())
                    .collect(),
            ));
        });
        all
    }

    #[test]
    fn blank_lines_part_groups() {
        let expected = vec![
            (1, vec!["one".to_owned(), "two".to_owned()]),
            (2, vec!["three".to_owned()]),
        ];
        assert_eq!(found("\n one\ntwo \n\n \t\nthree"), expected);
        assert_eq!(found("\r\n one\r\ntwo \r\n\r\n \t\r\nthree\r\n"), expected);
        assert_eq!(
            found("\r one\rtwo \r\r \t\rthree"),
            expected,
            "old line ends"
        );
        assert_eq!(found(" \n"), vec![]);
    }

    #[test]
    fn indentation_and_length_are_in_characters() {
        let mut lines = Vec::new();
        groups("\t“é”\n  x", |group, _| lines.extend_from_slice(group));
        assert_eq!((lines[0].indent, lines[0].chars), (4, 4));
        assert_eq!((lines[1].indent, lines[1].chars), (2, 3));
    }
}
