//! Tags and entities in the lines of a cue.

use crate::model::one_line;

/// A line without its tags, and the name of its voice tag.
pub fn plain(line: &str) -> (Option<String>, String) {
    let (mut voice, mut out, mut rest) = (None, String::with_capacity(line.len()), line);
    while let Some(at) = rest.find(['<', '{', '&']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let close = match from.as_bytes().first() {
            Some(b'<') => Some('>'),
            Some(b'{') if from.starts_with("{\\") => Some('}'),
            _ => None,
        };
        let end = close.and_then(|close| from.find(close));
        if let Some(end) = end {
            let tag = from.get(1..end).unwrap_or_default();
            if let Some((kind, name)) = tag.split_once(char::is_whitespace)
                && (kind == "v" || kind.starts_with("v."))
            {
                voice = Some(one_line(name)).filter(|name| !name.is_empty());
            }
            rest = from.get(end + 1..).unwrap_or_default();
        } else if let Some((decoded, behind)) = entity(from) {
            out.push_str(decoded);
            rest = behind;
        } else {
            let (one, behind) = from.split_at(1);
            out.push_str(one);
            rest = behind;
        }
    }
    out.push_str(rest);
    (voice, out)
}

/// The few entities that `WebVTT` has.
fn entity(text: &str) -> Option<(&'static str, &str)> {
    const ENTITIES: &[(&str, &str)] = &[
        ("&amp;", "&"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&nbsp;", "\u{a0}"),
        ("&lrm;", ""),
        ("&rlm;", ""),
        ("&quot;", "\""),
    ];
    ENTITIES
        .iter()
        .find_map(|(name, decoded)| Some((*decoded, text.strip_prefix(name)?)))
}
