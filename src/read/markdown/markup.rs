//! HTML inside Markdown: its words without its tags.

/// Takes markup, part by part, and gives its words. Comments, scripts and styles are left out, entities decoded.
#[derive(Default)]
pub struct Stripper {
    /// Inside something that ends with these characters, which may come in a later part.
    until: Option<&'static str>,
}

/// What is left out whole, by its beginning and its end.
const HIDDEN: &[(&str, &str)] = &[
    ("<!--", "-->"),
    ("<?", "?>"),
    ("<![CDATA[", "]]>"),
    ("<script", "</script>"),
    ("<style", "</style>"),
];

impl Stripper {
    /// The words of the next part.
    pub fn text(&mut self, markup: &str) -> String {
        let mut out = String::new();
        let mut rest = markup;
        loop {
            if let Some(end) = self.until {
                let Some(at) = find(rest, end) else {
                    return out;
                };
                rest = rest.get(at + end.len()..).unwrap_or_default();
                self.until = None;
            }
            let Some(at) = memchr::memchr2(b'<', b'&', rest.as_bytes()) else {
                out.push_str(rest);
                return out;
            };
            let (before, from) = rest.split_at(at);
            out.push_str(before);
            rest = from;
            if let Some((_, end)) = HIDDEN.iter().find(|(begin, _)| starts(rest, begin)) {
                self.until = Some(end);
            } else if is_tag(rest) {
                if block_or_break(rest) {
                    out.push(' ');
                }
                self.until = Some(">");
            } else if let Some((decoded, length)) = entity(rest) {
                out.push_str(&decoded);
                rest = rest.get(length..).unwrap_or_default();
            } else {
                let (one, behind) = rest.split_at(1);
                out.push_str(one);
                rest = behind;
            }
        }
    }
}

/// Whether inline markup ends the line.
pub fn is_break(markup: &str) -> bool {
    starts(markup, "<br>") || starts(markup, "<br/") || starts(markup, "<br ")
}

fn is_tag(rest: &str) -> bool {
    if !rest.starts_with('<') {
        return false;
    }
    let mut bytes = rest.bytes().skip(1);
    match bytes.next() {
        Some(b'/') => bytes.next().is_some_and(|byte| byte.is_ascii_alphabetic()),
        Some(byte) => byte.is_ascii_alphabetic() || byte == b'!',
        None => false,
    }
}

/// Whether a tag parts the words on its sides.
fn block_or_break(tag: &str) -> bool {
    const PARTING: &[&str] = &[
        "br", "p", "div", "td", "th", "tr", "li", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd",
        "hr", "table", "ul", "ol",
    ];
    let name = tag.trim_start_matches(['<', '/']);
    let end = name
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(name.len());
    name.get(..end)
        .is_some_and(|name| PARTING.iter().any(|it| name.eq_ignore_ascii_case(it)))
}

fn starts(text: &str, begin: &str) -> bool {
    text.as_bytes()
        .get(..begin.len())
        .is_some_and(|it| it.eq_ignore_ascii_case(begin.as_bytes()))
}

fn find(text: &str, end: &str) -> Option<usize> {
    let first = *end.as_bytes().first()?;
    memchr::memchr_iter(first, text.as_bytes())
        .find(|at| text.get(*at..).is_some_and(|rest| starts(rest, end)))
}

/// The entities that people write by name.
const NAMED: &[(&str, &str)] = &[
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", "\u{a0}"),
    ("copy", "©"),
    ("reg", "®"),
    ("mdash", "—"),
    ("ndash", "–"),
    ("hellip", "…"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("laquo", "«"),
    ("raquo", "»"),
    ("bdquo", "„"),
    ("sbquo", "‚"),
    ("middot", "·"),
    ("bull", "•"),
    ("deg", "°"),
    ("euro", "€"),
    ("pound", "£"),
    ("sect", "§"),
    ("shy", "\u{ad}"),
    ("auml", "ä"),
    ("ouml", "ö"),
    ("uuml", "ü"),
    ("Auml", "Ä"),
    ("Ouml", "Ö"),
    ("Uuml", "Ü"),
    ("szlig", "ß"),
    ("eacute", "é"),
    ("egrave", "è"),
    ("agrave", "à"),
    ("ccedil", "ç"),
    ("ntilde", "ñ"),
];

/// Decodes the entity that `text` starts with, and tells its length.
pub fn entity(text: &str) -> Option<(String, usize)> {
    let end = text
        .as_bytes()
        .iter()
        .take(12)
        .position(|byte| *byte == b';')?;
    let name = text.get(1..end).filter(|_| text.starts_with('&'))?;
    let decoded = match name.strip_prefix('#') {
        Some(code) => {
            let hex = code.strip_prefix(['x', 'X']);
            let code = hex.map_or_else(
                || code.parse().ok(),
                |hex| u32::from_str_radix(hex, 16).ok(),
            )?;
            char::from_u32(code)
                .filter(|c| *c != '\0')
                .unwrap_or(char::REPLACEMENT_CHARACTER)
                .to_string()
        }
        None => (*NAMED
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, text)| text)?)
        .to_owned(),
    };
    Some((decoded, end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_without_tags() {
        for (markup, words) in [
            ("<b>bold</b> &amp; <i class=\"x\">plain</i>", "bold & plain"),
            ("a<br>b", "a b"),
            ("one <!-- two <b> --> three", "one  three"),
            ("<script>alert('<p>')</script>x", "x"),
            ("1 < 2 &unknown; &#x263a;", "1 < 2 &unknown; ☺"),
            ("<unclosed", ""),
            ("é<é>", "é<é>"),
        ] {
            assert_eq!(Stripper::default().text(markup), words, "{markup}");
        }
        let mut parts = Stripper::default();
        assert_eq!(parts.text("a <!-- b") + &parts.text("c --> d"), "a  d");
    }
}
