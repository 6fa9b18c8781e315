//! Novels told once more with fewer names.
//!
//! A writer who names nearly every speaker teaches little about those that no tag names. In a retelling some of the
//! tags fall away where the sentence stands without them, and of others the name becomes a pronoun; who speaks stays
//! known, and what tells it has to be learned from elsewhere.

use crate::fit::Random;
use crate::marked::{Gold, Line};

/// How many of the tags that name their speaker are told otherwise.
const SHARE: f32 = 0.3;

/// What stands between two points of a text becomes something else.
struct Edit {
    from: usize,
    to: usize,
    with: &'static str,
}

/// A story with its marked quotations, as it is told again.
struct Teller<'a> {
    line: &'a Line,
    text: Vec<char>,
    quotes: Vec<Gold>,
    edits: Vec<Edit>,
}

/// The same story with fewer names; it always comes out the same.
pub fn retell(line: &Line) -> Line {
    let mut quotes = line.quotes.clone();
    quotes.sort_by_key(|it| it.start);
    let mut teller = Teller {
        line,
        text: line.text.chars().collect(),
        quotes,
        edits: Vec::new(),
    };
    let mut random = Random(0x9e37_79b9_7f4a_7c15 ^ teller.text.len() as u64);
    let mut at = 0;
    while at < teller.quotes.len() {
        let otherwise = random.unit() < SHARE;
        if let Some(tag) = teller.tag(at).filter(|_| otherwise)
            && !teller.drop(at, tag)
        {
            teller.call_by_pronoun(at, tag);
        }
        at += 1;
    }
    teller.told()
}

impl<'a> Teller<'a> {
    /// Where the words of the tag stand that names the speaker of a quotation, if no change has come so far.
    fn tag(&self, at: usize) -> Option<(usize, usize)> {
        let quote = &self.quotes[at];
        let (from, to) = quote.speaker_span?;
        let said: String = self.text.get(from..to)?.iter().collect();
        let cue = quote.cue.as_deref()?;
        let whole = quote.kind.as_deref() == Some("Explicit")
            && said.split_whitespace().eq(cue.split_whitespace());
        let free = self.edits.last().is_none_or(|it| it.to < from);
        (whole && free).then_some((from, to))
    }

    /// Lets a tag fall away that ends its paragraph, or stands alone between two halves of a speech, which become one.
    fn drop(&mut self, at: usize, (from, to): (usize, usize)) -> bool {
        let quote = &self.quotes[at];
        let behind = |at: usize| self.text.get(at).copied().unwrap_or('\n');
        let gap = self.text.get(quote.end..from);
        let beside =
            gap.is_some_and(|it| it[0] == '"' && it[1..].iter().all(|it| it.is_whitespace()));
        let stop = behind(to);
        if !beside || stop != '.' && stop != ',' {
            return false;
        }
        let comma = behind(quote.end - 1) == ',';
        let rest = &self.text[to + 1..];
        let space = rest.iter().take_while(|it| it.is_whitespace()).count();
        let ends = rest[..space].iter().filter(|it| **it == '\n').count() > 1;
        if stop == '.' && ends {
            if comma {
                self.edits.push(Edit {
                    from: quote.end - 1,
                    to: quote.end,
                    with: ".",
                });
            }
            self.edits.push(Edit {
                from: quote.end + 1,
                to: to + 1,
                with: "",
            });
            return true;
        }
        let next = self.quotes.get(at + 1);
        let Some(next) =
            next.filter(|it| it.start == to + 1 + space + 1 && it.speaker == quote.speaker)
        else {
            return false;
        };
        let with = match (comma, stop) {
            (true, '.') => ". ",
            (true, _) => ", ",
            _ => " ",
        };
        let from = quote.end - usize::from(comma);
        self.edits.push(Edit {
            from,
            to: next.start,
            with,
        });
        self.quotes[at].end = next.end;
        self.quotes.remove(at + 1);
        true
    }

    /// Puts a pronoun for the name in a tag that is nothing but a name and a verb.
    fn call_by_pronoun(&mut self, at: usize, (from, to): (usize, usize)) {
        let speaker = self.quotes[at].speaker.as_deref();
        let known = self
            .line
            .characters
            .iter()
            .find(|it| Some(it.name.as_str()) == speaker);
        let Some(known) = known else { return };
        let said: String = self.text[from..to].iter().collect();
        let parted = |name: &'a String| Some((name, said.split_once(name.as_str())?));
        let names = known.aliases.iter().filter_map(parted);
        let Some((name, (before, behind))) = names.max_by_key(|it| it.0.len()) else {
            return;
        };
        let verb = |it: &str| {
            it.chars()
                .all(|it| it.is_ascii_lowercase() || it.is_whitespace())
        };
        if !verb(before) || !verb(behind) || before.trim().is_empty() == behind.trim().is_empty() {
            return;
        }
        let start = from + before.len();
        let last = self.text[..start]
            .iter()
            .rev()
            .find(|it| !it.is_whitespace() && **it != '"');
        let opens = before.is_empty() && last.is_none_or(|it| ".!?".contains(*it));
        let with = match (known.gender.as_str(), opens) {
            ("M", true) => "He",
            ("M", false) => "he",
            ("F", true) => "She",
            ("F", false) => "she",
            _ => return,
        };
        self.edits.push(Edit {
            from: start,
            to: start + name.chars().count(),
            with,
        });
    }

    /// The story with all its changes.
    fn told(self) -> Line {
        let moved = |point: usize| {
            let before = self.edits.iter().take_while(|it| it.to <= point);
            before.fold(point, |point, it| point + it.with.len() - (it.to - it.from))
        };
        let mut text = String::new();
        let mut from = 0;
        for edit in &self.edits {
            text.extend(&self.text[from..edit.from]);
            text.push_str(edit.with);
            from = edit.to;
        }
        text.extend(&self.text[from..]);
        let quotes = self.quotes.iter().map(|it| Gold {
            start: moved(it.start),
            end: moved(it.end),
            ..it.clone()
        });
        Line {
            id: format!("{} told again", self.line.id),
            text,
            quotes: quotes.collect(),
            characters: Vec::new(),
        }
    }
}
