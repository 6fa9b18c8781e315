//! Lines → paragraphs and headings.
//!
//! A paragraph ends where the space below a line is wider than usual, where the next line is indented, where a line is
//! short though the next word would have fitted, and where the size of the type changes. The ends of columns and pages
//! part nothing by themselves. Type larger than that of the text is a heading, the larger the higher.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use super::page::{Line, Pages};
use crate::model::{BlockKind, Document, Marker};
use crate::read::build::Builder;
use crate::read::text;

/// Type so much larger than the text's is a heading's.
const LARGER: f32 = 1.15;
/// Type so much larger or smaller begins a new paragraph.
const OTHER: f32 = 1.12;
/// Space so much wider than usual parts paragraphs.
const WIDER: f32 = 1.35;
/// An indentation, in parts of the height of a line.
const INDENT: f32 = 0.6;
/// The edges of a column lie so close together, in points.
const COLUMN: f32 = 40.0;
/// A line that fills no more of its column ends a paragraph even where no sentence ends.
const HALF: f32 = 0.6;
/// The longest heading, in characters.
const HEADING: usize = 200;
/// Levels of headings.
const LEVELS: usize = 6;
/// What stands before the items of lists.
const BULLETS: &[char] = &['•', '▪', '‣', '◦', '●', '■'];

/// A paragraph: its words and the size of its type.
struct Paragraph {
    words: String,
    height: f32,
    page: usize,
    /// Its lines so far.
    lines: usize,
    /// The left edge of its last line.
    left: f32,
}

/// The document of all lines.
pub fn document(pages: &Pages) -> Document {
    let body = usual(
        pages
            .lines
            .iter()
            .map(|line| (line.height, line.text.len())),
    );
    let paragraphs = paragraphs(&pages.lines, body);
    let sizes = sizes(&paragraphs, body);
    if sizes.is_empty() {
        // Type tells nothing; the words may.
        let words: Vec<&str> = paragraphs.iter().map(|it| it.words.as_str()).collect();
        let mut document = text::parse(words.join("\n\n"));
        document.meta.byline = document.meta.byline.take().or(pages.meta.byline.clone());
        return document;
    }
    let mut out = Builder::default();
    out.document().meta = pages.meta.clone();
    out.document().meta.title = None;
    let title = title(&paragraphs, &sizes);
    for (at, paragraph) in paragraphs.iter().enumerate() {
        let size = rounded(paragraph.height);
        let level = sizes
            .iter()
            .position(|it| *it == size)
            .filter(|_| is_heading(paragraph, body));
        let item = paragraph.words.strip_prefix(BULLETS).map(str::trim_start);
        let kind = match (level, item) {
            _ if title == Some(at) => BlockKind::Title,
            (Some(level), _) => {
                BlockKind::Heading((level + usize::from(title.is_none())).max(1) as u8)
            }
            (None, Some(_)) => BlockKind::Item(Marker::Bullet),
            (None, None) => BlockKind::Paragraph,
        };
        out.depth = u8::from(matches!(kind, BlockKind::Item(_)));
        out.start(kind);
        out.words(item.filter(|_| out.depth > 0).unwrap_or(&paragraph.words));
        out.end();
        if kind == BlockKind::Title {
            out.document().meta.title = Some(paragraph.words.clone());
        }
    }
    out.finish()
}

/// The paragraph that is the title: the largest type, on the first page, and only there.
fn title(paragraphs: &[Paragraph], sizes: &[u32]) -> Option<usize> {
    let largest = *sizes.first()?;
    let mut large = paragraphs
        .iter()
        .enumerate()
        .filter(|(_, it)| rounded(it.height) == largest);
    let (at, first) = large.next()?;
    (large.next().is_none() && first.page == 0 && first.words.len() <= HEADING).then_some(at)
}

/// The sizes of headings, the largest first.
fn sizes(paragraphs: &[Paragraph], body: f32) -> Vec<u32> {
    let headings = paragraphs.iter().filter(|it| is_heading(it, body));
    let mut sizes: Vec<u32> = headings.map(|it| rounded(it.height)).collect();
    sizes.sort_unstable_by(|one, other| other.cmp(one));
    sizes.dedup();
    sizes.truncate(LEVELS);
    sizes
}

fn is_heading(paragraph: &Paragraph, body: f32) -> bool {
    let words = &paragraph.words;
    paragraph.height > body * LARGER
        && words.chars().count() <= HEADING
        && words.chars().filter(|c| c.is_alphabetic()).count() > 1
}

/// Half points.
fn rounded(height: f32) -> u32 {
    (height.clamp(0.0, 10_000.0) * 2.0).round() as u32
}

/// The value that most letters have, the least of several.
fn usual(values: impl Iterator<Item = (f32, usize)>) -> f32 {
    let mut counts: HashMap<u32, usize> = HashMap::new();
    for (value, weight) in values {
        *counts.entry(rounded(value)).or_default() += weight;
    }
    let most = counts
        .into_iter()
        .max_by_key(|(value, count)| (*count, Reverse(*value)));
    most.map_or(0.0, |(value, _)| value as f32 / 2.0)
}

fn paragraphs(lines: &[Line], body: f32) -> Vec<Paragraph> {
    let pairs = || lines.iter().zip(lines.iter().skip(1));
    let down = pairs().filter(|(one, other)| follows(one, other) && ratio(one, other) < OTHER);
    let leading = usual(down.map(|(one, other)| (other.top - one.top, other.text.len())));
    let edges = Edges::of(lines);
    let hyphened = hyphened(lines);
    let mut all: Vec<Paragraph> = Vec::new();
    let mut last: Option<&Line> = None;
    for line in lines {
        let open = all.last_mut().zip(last);
        let goes_on =
            open.filter(|(open, before)| !parts(open, before, line, (leading, body), &edges));
        if let Some((open, _)) = goes_on {
            join(&mut open.words, line.text.trim(), &hyphened);
            open.lines += 1;
            open.left = line.left;
        } else {
            all.push(Paragraph {
                words: line.text.trim().to_owned(),
                height: line.height,
                page: line.page,
                lines: 1,
                left: line.left,
            });
        }
        last = Some(line);
    }
    all
}

/// How much larger the type of one line is than that of the other.
fn ratio(one: &Line, other: &Line) -> f32 {
    one.height.max(other.height) / one.height.min(other.height).max(0.1)
}

/// Whether a line stands right below another in its column.
fn follows(line: &Line, next: &Line) -> bool {
    line.page == next.page
        && next.top > line.top + line.height * 0.5
        && next.left < line.right
        && line.left < next.right
}

/// Whether `line` begins a new paragraph after `before`.
fn parts(
    open: &Paragraph,
    before: &Line,
    line: &Line,
    (leading, body): (f32, f32),
    edges: &Edges,
) -> bool {
    let same_row = before.page == line.page && (line.top - before.top).abs() < line.height * 0.5;
    let larger = ratio(before, line);
    if same_row && line.left >= before.right - line.height {
        return larger > 2.0;
    }
    if larger > OTHER || line.text.trim_start().starts_with(BULLETS) {
        return true;
    }
    let (left, right) = edges.of_column(line);
    let indented = line.left > left + line.height * INDENT;
    let broken = before
        .text
        .trim_end()
        .ends_with(['-', '\u{ad}', '\u{2010}']);
    let (column, end) = edges.of_column(before);
    let room = before.right + line.first + line.height < end;
    let half = before.right - column < (end - column) * HALF;
    let short = !broken && room && (half || ends(&before.text));
    if follows(before, line) {
        let scale = if body > 0.0 {
            (line.height / body).max(1.0)
        } else {
            1.0
        };
        let wide = line.top - before.top > leading * WIDER * scale;
        let outdented = open.lines > 1 && line.left < open.left - line.height * INDENT;
        let first = indented && line.left > before.left + line.height * INDENT && right > left;
        return wide || first || outdented || short;
    }
    ends(&before.text) && (indented || short)
}

/// Whether a sentence can end with these words.
fn ends(words: &str) -> bool {
    let bare = words
        .trim_end()
        .trim_end_matches(['”', '"', '’', '\'', '»', ')', ']']);
    bare.ends_with(['.', '!', '?', '…', ':'])
}

/// The edges of the columns of every page.
struct Edges(HashMap<usize, Vec<(f32, f32)>>);

impl Edges {
    fn of(lines: &[Line]) -> Self {
        let mut columns: HashMap<usize, Vec<(f32, f32)>> = HashMap::new();
        for line in lines {
            let columns = columns.entry(line.page).or_default();
            match columns
                .iter_mut()
                .find(|(left, _)| (line.left - *left).abs() < COLUMN)
            {
                Some((left, right)) => {
                    *left = left.min(line.left);
                    *right = right.max(line.right);
                }
                None => columns.push((line.left, line.right)),
            }
        }
        Self(columns)
    }

    /// The edges of the column that a line lies in.
    fn of_column(&self, line: &Line) -> (f32, f32) {
        let columns = self
            .0
            .get(&line.page)
            .map(Vec::as_slice)
            .unwrap_or_default();
        let found = columns
            .iter()
            .find(|(left, _)| (line.left - left).abs() < COLUMN);
        found.copied().unwrap_or((line.left, line.right))
    }
}

/// Words that are written with a hyphen inside a line: one at the end of a line is theirs.
fn hyphened(lines: &[Line]) -> HashSet<String> {
    let words = lines.iter().flat_map(|line| line.text.split_whitespace());
    let inside = words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    inside
        .filter(|word| word.contains('-'))
        .map(str::to_lowercase)
        .collect()
}

/// Adds a line, taking a word together that was hyphenated at the end of the line before.
fn join(words: &mut String, line: &str, hyphened: &HashSet<String>) {
    let small = line.starts_with(char::is_lowercase);
    let stem = words.strip_suffix(['-', '\u{ad}', '\u{2010}']);
    let stem = stem.filter(|stem| small && stem.ends_with(char::is_alphabetic));
    let Some(stem) = stem else {
        words.push(' ');
        words.push_str(line);
        return;
    };
    let stem_len = stem.len();
    let front = stem
        .rsplit(|c: char| !(c.is_alphanumeric() || c == '-'))
        .next()
        .unwrap_or_default();
    let rest = line
        .split(|c: char| !(c.is_alphanumeric() || c == '-'))
        .next()
        .unwrap_or_default();
    let whole = format!("{front}-{rest}").to_lowercase();
    words.truncate(stem_len);
    if hyphened.contains(&whole) {
        words.push('-');
    }
    words.push_str(line);
}
