//! Tags and entities in the lines of a cue.

use crate::model::one_line;

/// A line without its tags, and the name of its voice tag.
pub fn plain(line: &str) -> (Option<String>, String) {
    let (mut voice, mut out, mut rest) = (None, String::with_capacity(line.len()), line);
    let mut tags = Tags::default();
    while let Some(at) = rest.find(['<', '{', '&']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        if let Some((tag, behind)) = tags.at(from) {
            voice = named(tag).or(voice);
            rest = behind;
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

/// The tags of a line, from its front to its end.
#[derive(Default)]
struct Tags {
    /// No mark that ends a tag is left in the line: a line of nothing but beginnings is looked through once.
    no_angle: bool,
    no_brace: bool,
}

impl Tags {
    /// The tag at the front of `from`, without its marks, and what is behind it.
    fn at<'a>(&mut self, from: &'a str) -> Option<(&'a str, &'a str)> {
        let (close, none_left) = if from.starts_with('<') {
            ('>', &mut self.no_angle)
        } else if from.starts_with("{\\") {
            ('}', &mut self.no_brace)
        } else {
            return None;
        };
        if *none_left {
            return None;
        }
        let found = from.get(1..).and_then(|inner| inner.split_once(close));
        *none_left = found.is_none();
        found
    }
}

/// The name in a voice tag.
fn named(tag: &str) -> Option<String> {
    let (kind, name) = tag.split_once(char::is_whitespace)?;
    let name = Some(one_line(name)).filter(|name| !name.is_empty());
    name.filter(|_| kind == "v" || kind.starts_with("v."))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_entities_go_and_what_is_neither_stays() {
        for (line, voice, words) in [
            (
                "<v.loud Ann  Hill>Row &amp; <i>row</i>",
                Some("Ann Hill"),
                "Row & row",
            ),
            ("{\\an8}3 < 4 > 2 {x} &c.", None, "3  2 {x} &c."),
            ("<v Ann>a<v >b <open", Some("Ann"), "ab <open"),
        ] {
            assert_eq!(plain(line), (voice.map(str::to_owned), words.to_owned()));
        }
    }

    #[test]
    fn a_line_of_beginnings_is_looked_through_once() {
        let mut tags = Tags::default();
        assert_eq!(tags.at("<<<"), None);
        assert!(tags.no_angle && !tags.no_brace);
    }
}
