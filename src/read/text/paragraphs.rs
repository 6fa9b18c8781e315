//! Groups of lines → blocks: which line ends are spaces, which are kept, where paragraphs and list items begin.

use super::heading::{self, Heading};
use super::lines::Line;
use super::profile::{Profile, closes, first_word};
use crate::model::{Block, BlockKind, Extent, Marker};

/// The most empty rows kept between two blocks.
const MOST_SPACE: usize = 2;
/// Lines longer than this are paragraphs of their own, in characters.
const LONG: usize = 110;

/// Blocks as they are found, with those that may be headings.
pub struct Paragraphs<'a> {
    text: &'a str,
    profile: Profile,
    /// The blocks.
    pub blocks: Vec<Block>,
    /// What may be a heading, in order, each with the index of its block.
    pub candidates: Vec<Candidate>,
    /// Where the paragraphs of the group at hand end; kept for its memory.
    ends: Vec<usize>,
}

/// A block that may be a heading, with extents of the text.
#[derive(Clone, Copy, Debug)]
pub struct Candidate {
    /// The index of its block.
    pub block: usize,
    /// What it would be.
    pub heading: Heading,
}

impl<'a> Paragraphs<'a> {
    /// Nothing yet.
    pub fn new(text: &'a str, profile: Profile) -> Self {
        Self {
            text,
            profile,
            blocks: Vec::new(),
            candidates: Vec::new(),
            ends: Vec::new(),
        }
    }

    /// Adds a group of lines with `blanks` blank lines before it. A line of nothing but "%" parts it.
    pub fn add(&mut self, group: &[Line], blanks: usize) {
        let text = self.text;
        let parts = |line: &Line| text.get(line.text..line.end) == Some("%");
        for (at, part) in group
            .chunk_by(|one, next| !parts(one) && !parts(next))
            .enumerate()
        {
            self.group(part, if at == 0 { blanks } else { 0 });
        }
    }

    fn group(&mut self, group: &[Line], blanks: usize) {
        let space = if self.blocks.is_empty() {
            0
        } else {
            blanks.min(MOST_SPACE)
        };
        let (mut rest, mut space) = (group, space);
        loop {
            let behind = self.headings(rest, space);
            if behind.len() == rest.len() {
                break;
            }
            (rest, space) = (behind, 0);
        }
        match rest {
            [] => {}
            [line] => self.single(*line, space),
            lines if self.items(lines, space) => {}
            lines => self.lines(lines, space),
        }
    }

    /// Takes the headings that begin a group: one over a line of "===", one whose next line is its title, a line that
    /// is no sentence over a paragraph. Returns what is left.
    fn headings<'g>(&mut self, group: &'g [Line], space: usize) -> &'g [Line] {
        let [first, second, rest @ ..] = group else {
            return group;
        };
        if let Some(class) = underline(self.words(*second), *first, *second) {
            let title = Extent::new(first.text, first.end);
            let words = self.words(*first);
            let plain = heading::by_words(words).filter(|it| it.class != heading::Class::Capitals);
            let heading = match plain {
                Some(inner) => Heading {
                    class,
                    ..inner.shifted(first.text)
                },
                None => Heading {
                    class,
                    value: None,
                    number: Extent::new(first.text, first.text),
                    title,
                },
            };
            self.candidate(heading, *first, *first, space);
            return rest;
        }
        let narrow = |width: usize| first.chars * 4 < width * 3 || group.len() <= 3;
        if !self.profile.width.is_none_or(narrow) {
            return group;
        }
        let Some(found) = self.by_words(*first) else {
            return group;
        };
        if found.class > heading::Class::Scene {
            return group;
        }
        let titles = if found.title.is_empty() {
            self.title_lines(&group[1..])
        } else {
            0
        };
        let last = group.get(titles).copied().unwrap_or(*first);
        let title = if titles > 0 {
            let words = self.text.get(second.text..last.end).unwrap_or_default();
            let inner = heading::unmarked(words);
            Extent::new(second.text + inner.start, second.text + inner.end)
        } else {
            found.title
        };
        self.candidate(Heading { title, ..found }, *first, last, space);
        group.get(titles + 1..).unwrap_or_default()
    }

    /// How many of these lines, all that follow a heading in its group, are its title.
    fn title_lines(&self, lines: &[Line]) -> usize {
        let short = lines.len() <= 3 && lines.iter().all(|line| line.chars <= 70);
        let title = lines.iter().all(|line| {
            let words = self.words(*line);
            if heading::by_words(words).is_some_and(|it| it.value.is_some()) {
                return false;
            }
            !words.contains(char::is_lowercase)
                || (lines.len() == 1 && heading::titled(words) && !words.ends_with(['.', ',']))
        });
        if short && title { lines.len() } else { 0 }
    }

    fn by_words(&self, line: Line) -> Option<Heading> {
        heading::by_words(self.words(line)).map(|it| it.shifted(line.text))
    }

    fn candidate(&mut self, heading: Heading, first: Line, last: Line, space: usize) {
        self.candidates.push(Candidate {
            block: self.blocks.len(),
            heading,
        });
        self.push(BlockKind::Paragraph, first.text, last.end, space);
    }

    /// A line between blank lines.
    fn single(&mut self, line: Line, space: usize) {
        let words = self.words(line);
        if is_rule(words) {
            return self.push(BlockKind::Rule, line.text, line.end, space);
        }
        if let Some(heading) = self.by_words(line) {
            return self.candidate(heading, line, line, space);
        }
        if let Some((marker, text)) = bullet(words) {
            return self.push(BlockKind::Item(marker), line.text + text, line.end, space);
        }
        let set_apart = line.indent >= self.profile.indent + 4
            && !self.profile.first_lines_indented
            && line.chars < LONG;
        if set_apart && self.profile.width.is_some() {
            self.push(BlockKind::Verse, line.start, line.end, space);
        } else {
            self.push(BlockKind::Paragraph, line.text, line.end, space);
        }
    }

    /// Takes a group whose first line, and another or all of one, carry the marks of a list.
    fn items(&mut self, lines: &[Line], space: usize) -> bool {
        let Some(first) = lines.first().and_then(|line| item(self.words(*line))) else {
            return false;
        };
        let marks: Vec<_> = lines.iter().map(|line| item(self.words(*line))).collect();
        let count = marks.iter().flatten().count();
        let hanging = lines
            .windows(2)
            .all(|pair| matches!(pair, [first, next] if next.indent > first.indent));
        // A number alone may open a wrapped item; in a text that was not wrapped it is a heading over its text.
        let numbered = matches!(first, (Marker::Number(_), _)) && self.profile.width.is_some();
        if count < 2 && !hanging && !numbered {
            return false;
        }
        let mut from = 0;
        for at in 1..=lines.len() {
            if at < lines.len() && marks.get(at).is_some_and(Option::is_none) {
                continue;
            }
            if let (Some(Some((marker, text))), Some(first), Some(last)) =
                (marks.get(from), lines.get(from), lines.get(at - 1))
            {
                self.push(
                    BlockKind::Item(*marker),
                    first.text + text,
                    last.end,
                    if from == 0 { space } else { 0 },
                );
            }
            from = at;
        }
        true
    }

    /// Several lines: paragraphs, or lines to be kept.
    fn lines(&mut self, lines: &[Line], space: usize) {
        let Some(width) = self.profile.width else {
            return self.unwrapped(lines, space);
        };
        let margin = self.profile.indent + 2;
        if lines.iter().all(|line| line.indent >= margin)
            && lines.iter().all(|line| line.chars < LONG)
        {
            return self.kept(lines, space);
        }
        let mut ends = std::mem::take(&mut self.ends);
        ends.clear();
        let mut hard = 0;
        for at in 1..lines.len() {
            let soft = self.is_soft(lines, at, width);
            hard += usize::from(!soft);
            if self.begins(lines, at, soft) {
                ends.push(at);
            }
        }
        // Line ends that close a paragraph tell nothing; of the others most must be soft, or the lines are meant.
        let unexplained = hard.saturating_sub(ends.len());
        let verse = unexplained * 3 > lines.len().max(3) - 1;
        if verse && !lines.iter().any(|line| line.chars > LONG) {
            self.kept(lines, space);
        } else {
            let mut from = 0;
            for end in ends.iter().copied().chain([lines.len()]) {
                if let (Some(first), Some(last)) = (lines.get(from), lines.get(end - 1)) {
                    let space = if from == 0 { space } else { 0 };
                    self.push(BlockKind::Paragraph, first.text, last.end, space);
                }
                from = end;
            }
        }
        self.ends = ends;
    }

    /// Whether the line end before line `at` came of wrapping: the next word would not have fitted.
    fn is_soft(&self, lines: &[Line], at: usize, width: usize) -> bool {
        match (lines.get(at - 1), lines.get(at)) {
            (Some(line), Some(next)) => {
                line.chars + 3 >= width || line.chars + 3 + first_word(self.text, *next) >= width
            }
            _ => true,
        }
    }

    /// Whether a paragraph begins at line `at` of a wrapped group: of three signs (it is indented beyond its
    /// neighbours, the line before it closed a sentence, and was short) two are there. Where blank lines part paragraphs
    /// the first must be one of them.
    fn begins(&self, lines: &[Line], at: usize, soft: bool) -> bool {
        let (Some(before), Some(line)) = (lines.get(at - 1), lines.get(at)) else {
            return false;
        };
        let next = lines
            .get(at + 1)
            .map_or(self.profile.indent, |next| next.indent);
        let indented = line.indent >= next + 2
            && (line.indent >= before.indent + 2 || line.indent == before.indent);
        if !indented && (soft || self.profile.spaced) {
            return false;
        }
        closes(self.text, *before) || (indented && !soft)
    }

    /// Several lines of a text that was not wrapped by hand: short ones are verse, long ones are paragraphs.
    fn unwrapped(&mut self, lines: &[Line], space: usize) {
        let most = lines.iter().map(|line| line.chars).max().unwrap_or(0);
        let sentences = lines
            .iter()
            .filter(|line| {
                self.words(**line)
                    .ends_with(['.', '!', '?', '"', '”', '»', '“', '…'])
            })
            .count();
        if most <= 60 && sentences * 3 < lines.len() * 2 && lines.len() <= 40 {
            return self.kept(lines, space);
        }
        for (at, line) in lines.iter().enumerate() {
            let gap = if at == 0 {
                space
            } else {
                usize::from(most > LONG)
            };
            self.single(*line, gap);
        }
    }

    /// Lines that stay as they are, with the indentation of the first.
    fn kept(&mut self, lines: &[Line], space: usize) {
        if let (Some(first), Some(last)) = (lines.first(), lines.last()) {
            self.push(BlockKind::Verse, first.start, last.end, space);
        }
    }

    fn push(&mut self, kind: BlockKind, start: usize, end: usize, space: usize) {
        self.blocks.push(Block {
            extent: Extent::new(start, end),
            kind,
            depth: u8::from(matches!(kind, BlockKind::Item(_))),
            space: space as u8,
            ..Block::default()
        });
    }

    fn words(&self, line: Line) -> &'a str {
        self.text.get(line.text..line.end).unwrap_or_default()
    }
}

/// What a line under another says of it: "====" or "----", about as long.
fn underline(words: &str, over: Line, under: Line) -> Option<heading::Class> {
    let first = words.chars().next()?;
    let long_enough = under.chars * 2 >= over.chars && under.chars >= 3 && over.chars <= 100;
    if !long_enough || !words.chars().all(|c| c == first) {
        return None;
    }
    match first {
        '=' | '#' | '*' => Some(heading::Class::Underlined),
        '-' | '~' | '^' | '_' | '—' | '–' => Some(heading::Class::Underdashed),
        _ => None,
    }
}

/// Whether a line only parts what is above from what is below.
fn is_rule(words: &str) -> bool {
    let marks = words.chars().filter(|c| !c.is_whitespace());
    let mut count = 0;
    for c in marks {
        if !matches!(
            c,
            '*' | '-'
                | '_'
                | '='
                | '~'
                | '#'
                | '+'
                | '%'
                | '•'
                | '·'
                | '.'
                | '—'
                | '–'
                | '⁂'
                | '※'
                | '◆'
                | '❦'
                | '☙'
                | 'o'
        ) {
            return false;
        }
        count += 1;
    }
    count >= 3 && !words.contains("...") && words != "ooo"
        || matches!(words, "%" | "⁂" | "*" | "—" | "~" | "#" | "❦" | "* *")
}

/// The marker of a list item and where its words begin.
fn item(words: &str) -> Option<(Marker, usize)> {
    bullet(words)
        .or_else(|| {
            let rest = words.strip_prefix("- ")?;
            Some((Marker::Bullet, words.len() - rest.trim_start().len()))
        })
        .or_else(|| {
            let digits = words.bytes().take_while(u8::is_ascii_digit).count();
            let rest = words.get(digits..)?.strip_prefix(['.', ')'])?;
            let begins = rest.starts_with([' ', '\t']) && (1..=3).contains(&digits);
            let value = words.get(..digits)?.parse().ok()?;
            begins.then_some((Marker::Number(value), words.len() - rest.trim_start().len()))
        })
}

/// A bullet that nothing else begins with; a hyphen may begin speech.
fn bullet(words: &str) -> Option<(Marker, usize)> {
    let rest = words.strip_prefix(['•', '‣', '◦', '▪', '●', '*', '+'])?;
    (rest.starts_with([' ', '\t']) && !rest.trim_start().is_empty())
        .then(|| (Marker::Bullet, words.len() - rest.trim_start().len()))
}
