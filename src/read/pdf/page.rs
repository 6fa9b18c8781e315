//! What pdftotext says → lines with their places, in the order of reading. Lengths are points.

use crate::model::Meta;
use crate::read::xml::{Attributes, Xml, over};

/// The longest value that the file says of itself, in characters.
const LONGEST: usize = 300;

/// A line of text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// The page, from 0.
    pub page: usize,
    /// Its left edge.
    pub left: f32,
    /// Its right edge.
    pub right: f32,
    /// Its upper edge, from the top of the page.
    pub top: f32,
    /// Its height, which goes with the size of the type.
    pub height: f32,
    /// How wide its first word is.
    pub first: f32,
    /// Its words.
    pub text: String,
}

/// The lines of all pages.
#[derive(Debug, Default)]
pub struct Pages {
    /// How high each page is.
    pub sizes: Vec<f32>,
    /// The lines.
    pub lines: Vec<Line>,
    /// What the file says of itself.
    pub meta: Meta,
}

/// Reads what pdftotext says with `-bbox-layout`.
pub fn read(said: &str) -> Pages {
    let mut reader = Reader::default();
    over(said, |event| reader.event(&event));
    reader.pages
}

#[derive(Default)]
struct Reader {
    pages: Pages,
    line: Option<Line>,
    in_word: bool,
    in_title: bool,
}

impl Reader {
    fn event(&mut self, event: &Xml<'_>) {
        match event {
            Xml::Open("page", said) => self.pages.sizes.push(number(said, "height")),
            Xml::Open("line", said) => self.line = Some(line(said, self.pages.sizes.len())),
            Xml::Open("word", said) => self.word(said),
            Xml::Open("title", _) => self.in_title = true,
            Xml::Open("meta", said) => self.meta(said),
            Xml::Close("word") => self.in_word = false,
            Xml::Close("title") => self.in_title = false,
            Xml::Close("line") => {
                let line = self.line.take().filter(|line| !line.text.trim().is_empty());
                self.pages
                    .lines
                    .extend(line.filter(|line| !stands_upright(line)));
            }
            Xml::Text(words) => {
                if let (true, Some(line)) = (self.in_word, &mut self.line) {
                    line.text.push_str(words);
                } else if self.in_title {
                    self.pages
                        .meta
                        .title
                        .get_or_insert_default()
                        .push_str(words);
                }
            }
            Xml::Open(..) | Xml::Close(_) => {}
        }
    }

    fn word(&mut self, said: &Attributes) {
        self.in_word = true;
        if let Some(line) = &mut self.line {
            if line.text.is_empty() {
                line.first = number(said, "xMax") - number(said, "xMin");
            } else {
                line.text.push(' ');
            }
        }
    }

    fn meta(&mut self, said: &Attributes) {
        let value = said
            .get("content")
            .map(|value| value.chars().take(LONGEST).collect::<String>());
        let value = value.filter(|value| !value.trim().is_empty());
        if said.get("name") == Some("Author") {
            self.pages.meta.byline = value;
        }
    }
}

fn line(said: &Attributes, pages: usize) -> Line {
    let top = number(said, "yMin");
    Line {
        page: pages.saturating_sub(1),
        left: number(said, "xMin"),
        right: number(said, "xMax"),
        top,
        height: number(said, "yMax") - top,
        ..Line::default()
    }
}

fn number(said: &Attributes, name: &str) -> f32 {
    let value: f32 = said.get(name).and_then(|it| it.parse().ok()).unwrap_or(0.0);
    if value.is_finite() { value } else { 0.0 }
}

/// Whether a line runs up or down the page, as stamps at its edge do.
fn stands_upright(line: &Line) -> bool {
    line.text.chars().count() > 3 && line.height > 3.0 * (line.right - line.left)
}
