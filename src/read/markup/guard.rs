//! One linear pass over markup before a parser sees it, taking out what would cost a parser more than linear time.
//!
//! Every tree builder of HTML looks through the open elements for each tag, so that depth costs squared: tags nested
//! deeper than [`DEPTH`] are left out, their text stays. A tag with more than [`ATTRIBUTES`] attributes loses them.
//! XHTML is brought to what an HTML parser understands: `<a/>` becomes `<a></a>`, CDATA becomes text, and processing
//! instructions and the internal subset of the document type, where entities are declared, go.

use std::borrow::Cow;

use memchr::{memchr, memchr2, memmem};

use super::nesting::{Open, is_raw, is_void};
use super::tag::{Tag, name_at, tag_at};

/// Elements inside each other, at most (design.md §7).
pub const DEPTH: usize = 512;
/// Attributes of one tag, at most.
const ATTRIBUTES: usize = 256;

/// Which rules the source follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// HTML as browsers read it.
    Html,
    /// XHTML: `/>` closes any element.
    Xhtml,
}

/// Markup that is safe to parse.
pub struct Guarded<'a> {
    /// The markup.
    pub markup: Cow<'a, str>,
    /// How many tags were left out because they lay too deep.
    pub too_deep: usize,
}

/// Passes over `source`, borrowing it when nothing has to change.
pub fn guard(source: &str, dialect: Dialect) -> Guarded<'_> {
    let mut scan = Scan {
        source,
        dialect,
        open: Open::default(),
        out: String::new(),
        copied: 0,
        too_deep: 0,
    };
    scan.run();
    let markup = if scan.copied == 0 {
        Cow::Borrowed(source)
    } else {
        scan.keep_until(source.len());
        Cow::Owned(scan.out)
    };
    Guarded {
        markup,
        too_deep: scan.too_deep,
    }
}

struct Scan<'a> {
    source: &'a str,
    dialect: Dialect,
    /// The open elements, those beyond [`DEPTH`] too.
    open: Open<'a>,
    out: String,
    /// How much of the source stands in `out`, or was left out of it; 0 as long as nothing has to change.
    copied: usize,
    too_deep: usize,
}

impl<'a> Scan<'a> {
    fn run(&mut self) {
        let bytes = self.source.as_bytes();
        let mut at = 0;
        while let Some(found) = bytes.get(at..).and_then(|rest| memchr(b'<', rest)) {
            let start = at + found;
            at = match bytes.get(start + 1) {
                Some(b'!') => self.declaration(start),
                Some(b'?') => self.instruction(start),
                Some(b'/') => self.end_tag(start),
                Some(byte) if byte.is_ascii_alphabetic() => self.start_tag(start),
                Some(_) | None => start + 1,
            };
        }
    }

    /// The end of what begins at `from` and ends with `mark`: behind the mark, or the source's end.
    fn behind(&self, from: usize, mark: &str) -> usize {
        let rest = self.source.as_bytes().get(from..).unwrap_or_default();
        memmem::find(rest, mark.as_bytes()).map_or(self.source.len(), |at| from + at + mark.len())
    }

    /// A comment, a CDATA section or a document type.
    fn declaration(&mut self, start: usize) -> usize {
        let rest = self.source.get(start..).unwrap_or_default();
        if rest.starts_with("<!--") {
            return self.behind(start + 4, "-->");
        }
        if self.dialect == Dialect::Html {
            return self.behind(start, ">");
        }
        if let Some(inner) = rest.strip_prefix("<![CDATA[") {
            let end = self.behind(start, "]]>");
            let words = inner
                .get(..end - start - "<![CDATA[".len())
                .unwrap_or(inner);
            let words = words.strip_suffix("]]>").unwrap_or(words);
            let words = words.replace('&', "&amp;").replace('<', "&lt;");
            self.replace(start, end, &words);
            return end;
        }
        let plain = self.behind(start, ">");
        let subset = memchr(b'[', rest.as_bytes()).map_or(usize::MAX, |at| start + at);
        if subset < plain {
            let end = self.behind(self.behind(subset, "]"), ">");
            self.replace(start, end, "");
            return end;
        }
        plain
    }

    /// `<?…?>`, which an HTML parser would take for a comment up to the first `>`.
    fn instruction(&mut self, start: usize) -> usize {
        match self.dialect {
            Dialect::Html => self.behind(start, ">"),
            Dialect::Xhtml => {
                let end = self.behind(start, "?>");
                self.replace(start, end, "");
                end
            }
        }
    }

    fn end_tag(&mut self, start: usize) -> usize {
        let name = name_at(self.source, start + 2);
        let end = self.behind(start, ">");
        if !name.is_empty() && self.open.end(name) > DEPTH {
            self.replace(start, end, "");
        }
        end
    }

    fn start_tag(&mut self, start: usize) -> usize {
        let tag = tag_at(self.source, start);
        self.open.make_way(tag.name);
        let void = is_void(tag.name);
        let closed = tag.closed && self.dialect == Dialect::Xhtml;
        if self.open.depth() >= DEPTH && !void {
            self.too_deep += 1;
            self.replace(start, tag.end, "");
        } else if tag.attributes > ATTRIBUTES {
            let slash = if closed {
                format!("></{}", tag.name)
            } else {
                String::new()
            };
            self.replace(start, tag.end, &format!("<{}{slash}>", tag.name));
        } else if closed && !void {
            let cut = tag.end - "/>".len();
            self.replace(cut, tag.end, &format!("></{}>", tag.name));
        }
        if closed || void {
            tag.end
        } else if is_raw(tag.name) {
            self.raw_end(&tag)
        } else {
            self.open.push(tag.name);
            tag.end
        }
    }

    /// Behind the end tag of an element whose content is not markup.
    fn raw_end(&self, tag: &Tag<'a>) -> usize {
        let bytes = self.source.as_bytes();
        let mut at = tag.end;
        while let Some(found) = bytes.get(at..).and_then(|rest| memchr2(b'<', 0, rest)) {
            at += found;
            let name = bytes
                .get(at + 2..at + 2 + tag.name.len())
                .unwrap_or_default();
            if bytes.get(at + 1) == Some(&b'/') && name.eq_ignore_ascii_case(tag.name.as_bytes()) {
                return self.behind(at, ">");
            }
            at += 1;
        }
        self.source.len()
    }

    fn keep_until(&mut self, end: usize) {
        self.out
            .push_str(self.source.get(self.copied..end).unwrap_or_default());
        self.copied = end;
    }

    fn replace(&mut self, start: usize, end: usize, with: &str) {
        self.keep_until(start);
        self.out.push_str(with);
        self.copied = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_is_capped_and_the_text_stays() {
        let deep = |n: usize| format!("{}ground{}", "<div>".repeat(n), "</div>".repeat(n));
        let below = deep(DEPTH);
        assert!(matches!(
            guard(&below, Dialect::Html).markup,
            Cow::Borrowed(_)
        ));
        let above = deep(16_000);
        let guarded = guard(&above, Dialect::Html);
        assert_eq!(guarded.too_deep, 16_000 - DEPTH);
        assert_eq!(guarded.markup, below);
    }

    #[test]
    fn what_html_closes_by_itself_is_not_deep() {
        for (start, rows) in [
            ("<ul>", "<li>a"),
            ("", "<p>a"),
            ("", "<p><b>a<i>b"),
            ("<table>", "<tr><td>a<td>b"),
            ("<dl>", "<dt>a<dd>b"),
            ("", "a<br><img src=x>"),
        ] {
            let page = format!("{start}{}", rows.repeat(2_000));
            assert_eq!(guard(&page, Dialect::Html).too_deep, 0, "{rows}");
        }
    }

    #[test]
    fn xhtml_becomes_what_an_html_parser_understands() {
        for (source, html) in [
            ("<a id=\"x\"/>b", "<a id=\"x\"></a>b"),
            ("<title/><p/>", "<title></title><p></p>"),
            ("<br/><img src='a>b'/>", "<br/><img src='a>b'/>"),
            ("<![CDATA[a < b & c]]>!", "a &lt; b &amp; c!"),
            ("<?xml version='1.0'?><p>a</p>", "<p>a</p>"),
            (
                "<!DOCTYPE html [<!ENTITY a \"b>\">]><p>&a;</p>",
                "<p>&a;</p>",
            ),
            ("<!-- <a/> --><script/>x", "<!-- <a/> --><script></script>x"),
        ] {
            assert_eq!(guard(source, Dialect::Xhtml).markup, html, "{source}");
        }
        assert_eq!(guard("<a/>b", Dialect::Html).markup, "<a/>b");
    }

    #[test]
    fn a_tag_with_too_many_attributes_loses_them() {
        let many: String = (0..1_000).fold(String::new(), |tag, n| format!("{tag} a{n}=\"{n}\""));
        let source = format!("<p{many}>word</p>");
        assert_eq!(guard(&source, Dialect::Html).markup, "<p>word</p>");
        let few = "<p class=\"a b c\" data-x = 'y > z' hidden>word</p>";
        assert_eq!(guard(few, Dialect::Html).markup, few);
    }

    #[test]
    fn text_of_scripts_is_not_markup() {
        let page = format!("<script>{}</script><p>a</p>", "<div>".repeat(1_000));
        assert_eq!(guard(&page, Dialect::Html).too_deep, 0);
    }
}
