//! Which elements are open, by what HTML closes without an end tag.

/// How far up the open elements the partner of an end tag is looked for.
const REACH: usize = 64;
/// How many elements of formatting are looked through for what a start tag closes.
const FORMATTED: usize = 8;

/// The open elements, by their names as written.
#[derive(Default)]
pub struct Open<'a>(Vec<&'a str>);

impl<'a> Open<'a> {
    /// How many there are.
    pub fn depth(&self) -> usize {
        self.0.len()
    }

    /// One more is open.
    pub fn push(&mut self, name: &'a str) {
        self.0.push(name);
    }

    /// Closes the elements that a start tag closes by itself ("<li>" an open "<li>").
    pub fn make_way(&mut self, name: &str) {
        loop {
            let near = self.0.iter().rev().take(FORMATTED);
            let skipped = near.take_while(|open| is_formatting(open)).count();
            match self.0.iter().nth_back(skipped) {
                Some(open) if closes(name, open) => {
                    self.0.truncate(self.0.len() - skipped - 1);
                }
                Some(_) | None => return,
            }
        }
    }

    /// Closes the element of that name and all in it; how deep it lay, or how deep all is where none is near.
    pub fn end(&mut self, name: &str) -> usize {
        let depth = self.0.len();
        let mut near = self.0.iter().rev().take(REACH);
        let up = near.position(|open| open.eq_ignore_ascii_case(name));
        if let Some(up) = up {
            self.0.truncate(depth - up - 1);
        }
        depth - up.unwrap_or(0)
    }
}

fn one_of(name: &str, names: &[&str]) -> bool {
    names.iter().any(|it| it.eq_ignore_ascii_case(name))
}

/// Elements that have no content and no end tag.
pub fn is_void(name: &str) -> bool {
    const VOID: &[&str] = &[
        "br", "img", "hr", "input", "link", "meta", "area", "base", "col", "embed", "param",
        "source", "track", "wbr",
    ];
    name.len() <= 6 && one_of(name, VOID)
}

/// Elements whose content is text whatever it looks like.
pub fn is_raw(name: &str) -> bool {
    const RAW: &[&str] = &[
        "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes",
    ];
    one_of(name, RAW)
}

/// Elements that may be left open over the end of a paragraph.
fn is_formatting(name: &str) -> bool {
    const FORMATTING: &[&str] = &[
        "a", "b", "i", "em", "strong", "font", "u", "s", "small", "big", "span", "code", "tt",
    ];
    name.len() <= 6 && one_of(name, FORMATTING)
}

/// Whether the start tag of `name` ends an element `open` that was left open.
fn closes(name: &str, open: &str) -> bool {
    const ENDS_PARAGRAPH: &[&str] = &[
        "p",
        "div",
        "ul",
        "ol",
        "dl",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "table",
        "blockquote",
        "pre",
        "section",
        "article",
        "aside",
        "header",
        "footer",
        "hr",
        "form",
        "figure",
        "main",
        "nav",
        "address",
        "center",
        "fieldset",
        "details",
        "li",
        "dt",
        "dd",
    ];
    const TABLE: &[(&str, &[&str])] = &[
        ("li", &["li"]),
        ("dt", &["dt", "dd"]),
        ("dd", &["dt", "dd"]),
        ("td", &["td", "th"]),
        ("th", &["td", "th"]),
        ("tr", &["td", "th", "tr"]),
        ("tbody", &["td", "th", "tr", "tbody", "thead"]),
        ("tfoot", &["td", "th", "tr", "tbody", "thead"]),
        ("option", &["option"]),
    ];
    if open.eq_ignore_ascii_case("p") && one_of(name, ENDS_PARAGRAPH) {
        return true;
    }
    TABLE
        .iter()
        .any(|(start, ends)| start.eq_ignore_ascii_case(name) && one_of(open, ends))
}
