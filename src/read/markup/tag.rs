//! A start tag as tokenizers read it: a `>` inside a quoted value does not end it.

use memchr::memchr;

/// A start tag.
pub struct Tag<'a> {
    pub name: &'a str,
    /// Where it ends: behind its `>`, or with the source.
    pub end: usize,
    /// How many attributes it has.
    pub attributes: usize,
    /// Whether it ends with `/>`.
    pub closed: bool,
}

/// The tag whose `<` stands at byte `start` of `source`.
pub fn tag_at(source: &str, start: usize) -> Tag<'_> {
    let bytes = source.as_bytes();
    let name = name_at(source, start + 1);
    let mut at = start + 1 + name.len();
    let (mut attributes, mut inside) = (0, false);
    while let Some(byte) = bytes.get(at).filter(|byte| **byte != b'>') {
        if *byte == b'='
            && let Some(end) = quoted_end(bytes, at + 1)
        {
            at = end;
            inside = false;
        } else if byte.is_ascii_whitespace() || *byte == b'/' {
            inside = false;
        } else if *byte != b'=' {
            attributes += usize::from(!inside);
            inside = true;
        }
        at += 1;
    }
    Tag {
        name,
        end: (at + 1).min(bytes.len()),
        attributes,
        closed: at < bytes.len() && bytes.get(at - 1) == Some(&b'/'),
    }
}

/// The name of the tag whose name begins at byte `from`.
pub fn name_at(source: &str, from: usize) -> &str {
    let rest = source.get(from..).unwrap_or_default();
    let end = rest
        .bytes()
        .position(|byte| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/' | b'<'));
    rest.get(..end.unwrap_or(rest.len())).unwrap_or_default()
}

/// The mark that closes the value at `from`, which blanks may set off, if the value stands in marks.
fn quoted_end(bytes: &[u8], from: usize) -> Option<usize> {
    let rest = bytes.get(from..)?;
    let open = rest.iter().position(|byte| !byte.is_ascii_whitespace())?;
    let mark = rest.get(open).filter(|it| matches!(it, b'"' | b'\''))?;
    let value = rest.get(open + 1..)?;
    Some(from + open + 1 + memchr(*mark, value).unwrap_or(value.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_end_where_tokenizers_end_them() {
        for (source, name, end, attributes, closed) in [
            ("<p>a", "p", 3, 0, false),
            ("<br/>", "br", 5, 0, true),
            ("<a b='>' c = \"/>\" d>", "a", 20, 3, false),
            ("<a b=>c", "a", 6, 1, false),
            ("<a b=/>", "a", 7, 1, true),
            ("<a b='>", "a", 7, 1, false),
            ("<a", "a", 2, 0, false),
        ] {
            let tag = tag_at(source, 0);
            let found = (tag.name, tag.end, tag.attributes, tag.closed);
            assert_eq!(found, (name, end, attributes, closed), "{source}");
        }
    }
}
