//! Keeps nesting within bounds before the text is parsed: markers beyond the cap are taken out of their line.

use std::borrow::Cow;

/// `text` with at most `deepest` markers of block quotes and lists at the start of a line, and whether any were taken
/// out.
pub fn capped(text: &str, deepest: usize) -> (Cow<'_, str>, bool) {
    let mut out = String::new();
    let mut taken = 0;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if let Some((from, to)) = surplus(line, deepest) {
            out.push_str(text.get(taken..at + from).unwrap_or_default());
            taken = at + to;
        }
        at += line.len();
    }
    if taken == 0 {
        return (Cow::Borrowed(text), false);
    }
    out.push_str(text.get(taken..).unwrap_or_default());
    (Cow::Owned(out), true)
}

/// The bytes of a line's markers beyond the cap.
fn surplus(line: &str, deepest: usize) -> Option<(usize, usize)> {
    let bytes = line.as_bytes();
    let (mut markers, mut from, mut end) = (0, None, 0);
    for (at, byte) in bytes.iter().enumerate() {
        let next_is_space = matches!(bytes.get(at + 1), None | Some(b' ' | b'\t' | b'\n' | b'\r'));
        match byte {
            b'>' => markers += 1,
            b'-' | b'+' | b'*' if next_is_space => markers += 1,
            b' ' | b'\t' | b'0'..=b'9' => continue,
            b'.' | b')' if next_is_space && at > end => markers += 1,
            _ => break,
        }
        if markers == deepest + 1 {
            from = Some(at);
        }
        end = at + 1;
    }
    // A row of markers alone ("- - - -", "* * *") is a rule, at any length.
    let rest_is_empty = line.get(end..).is_none_or(|rest| rest.trim().is_empty());
    let one_kind = bytes
        .iter()
        .filter(|byte| !byte.is_ascii_whitespace())
        .all(|byte| Some(byte) == bytes.first());
    let rule = rest_is_empty && one_kind && !line.starts_with('>');
    from.filter(|_| !rule).map(|from| (from, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_beyond_the_cap_are_taken_out() {
        let deep = format!("{}deep\nplain\n", "> ".repeat(9));
        assert_eq!(
            capped(&deep, 3),
            (Cow::Owned("> > >  deep\nplain\n".into()), true)
        );
        let list = "- - - - - item";
        assert_eq!(capped(list, 3).0, "- - -  item");
        for kept in [
            "> > quoted",
            "- one\n- two",
            "* * * * * * * *\n",
            "1. 2. three",
            "--- a --- b",
        ] {
            assert_eq!(capped(kept, 3), (Cow::Borrowed(kept), false));
        }
    }
}
