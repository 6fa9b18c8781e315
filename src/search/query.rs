//! The query language: text → [`Query`].
//!
//! A query is being typed most of the time it is read, so what is only unfinished (an open mark, a lone `@`) is never
//! an error; what can never become right says so with its place.

use super::needle::Needle;
use super::pattern::Pattern;

/// A parsed query. Its terms, in any order and number:
///
/// | term | finds |
/// |---|---|
/// | `word` | the letters, also inside a longer word; several words near each other in one paragraph, in any order: between the first and the last start at most [`NEAR`](super::NEAR) characters for each word after the first |
/// | `"a phrase"` | the words one after the other; in it `\"` is a mark, and nothing else has a special meaning |
/// | `/re/` | a regular expression within one paragraph, over its line ends; `\/` is a slash |
/// | `@name` `@"two names"` `@?` `@` | quotations by that speaker, by nobody known, by anybody; several: by any of them |
/// | `#3` `#title` `#` | in that lesson and those inside it; alone, its heading |
/// | `-term` | any of these, to be left out: words from the paragraph (from the quotation, where one is asked for) |
///
/// Lower case finds any case and a letter without accent any accent; a capital finds capitals, an accent itself or
/// none. Curly marks are straight, all dashes one, white space of any length and kind one space. Between two letters a
/// soft hyphen, a line end or a hyphen before a line end may stand for nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// What has to be found, near each other.
    pub(super) wanted: Vec<Term>,
    /// What must not be in the same paragraph, or quotation when one is asked for.
    pub(super) unwanted: Vec<Term>,
    /// Quotations only, by any of these.
    pub(super) speakers: Vec<Who>,
    /// Nothing said by any of these.
    pub(super) silent: Vec<Who>,
    /// Only in one of these lessons.
    pub(super) lessons: Vec<String>,
    /// In none of these lessons.
    pub(super) outside: Vec<String>,
}

/// Something to find in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Term {
    /// A word, a part of a word, or a phrase.
    Words(Needle),
    /// A regular expression.
    Pattern(Pattern),
}

/// Whose quotations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Who {
    /// `@`: anybody's.
    Anybody,
    /// `@?`: those of nobody known.
    Unknown,
    /// `@name`.
    Named(String),
}

/// What is wrong with a query, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message} (at character {at})")]
pub struct QueryError {
    /// The code point at which it went wrong, counted from 1.
    pub at: usize,
    /// What is wrong and what was expected.
    pub message: String,
}

impl Query {
    /// Parses a query. An empty one finds nothing.
    pub fn parse(text: &str) -> Result<Self, QueryError> {
        let query = Self::read(text)?;
        let excludes =
            !(query.unwanted.is_empty() && query.silent.is_empty() && query.outside.is_empty());
        if query.is_empty() && excludes {
            return Err(QueryError {
                at: 1,
                message: "say what to find as well as what to leave out".to_owned(),
            });
        }
        Ok(query)
    }

    /// Parses a query that finds quotations only: all of them when it is empty.
    pub fn parse_for_quotations(text: &str) -> Result<Self, QueryError> {
        let mut query = Self::read(text)?;
        if query.speakers.is_empty() {
            query.speakers.push(Who::Anybody);
        }
        Ok(query)
    }

    fn read(text: &str) -> Result<Self, QueryError> {
        let mut parser = Parser {
            text,
            at: 0,
            query: Self::default(),
        };
        while parser.term()? {}
        Ok(parser.query)
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.wanted.is_empty() && self.speakers.is_empty() && self.lessons.is_empty()
    }

    /// Whether it has to be known who says what, and not only what stands where.
    pub fn asks_for_speakers(&self) -> bool {
        !(self.speakers.is_empty() && self.silent.is_empty())
    }

    /// The same query, within quotations by any of these speakers only (`?` is nobody known), when there are any.
    #[must_use]
    pub fn said_by(mut self, names: &[String]) -> Self {
        if !names.is_empty() {
            let who = |name: &String| match name.as_str() {
                "?" => Who::Unknown,
                _ => Who::Named(name.clone()),
            };
            self.speakers.retain(|who| *who != Who::Anybody);
            self.speakers.extend(names.iter().map(who));
        }
        self
    }

    /// The same query, within the lesson of this number or title only.
    #[must_use]
    pub fn in_lesson(mut self, lesson: &str) -> Self {
        self.lessons.push(lesson.to_owned());
        self
    }
}

/// Reads one term after the other.
struct Parser<'t> {
    text: &'t str,
    at: usize,
    query: Query,
}

impl<'t> Parser<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn take(&mut self, c: char) -> bool {
        let found = self.rest().starts_with(c);
        if found {
            self.at += c.len_utf8();
        }
        found
    }

    fn error(&self, at: usize, message: impl Into<String>) -> QueryError {
        let before = self.text.get(..at).unwrap_or_default();
        QueryError {
            at: before.chars().count() + 1,
            message: message.into(),
        }
    }

    /// Reads a term; whether there was one.
    fn term(&mut self) -> Result<bool, QueryError> {
        self.at = self.text.len() - self.rest().trim_start().len();
        let start = self.at;
        let without = self.take('-');
        if self.rest().is_empty() {
            return Ok(false);
        }
        if without && self.rest().starts_with(char::is_whitespace) {
            let message =
                "what to leave out has to follow the `-` at once; to find a dash write \"-\"";
            return Err(self.error(start, message));
        }
        if self.take('@') {
            let who = self.who();
            let query = &mut self.query;
            pick(without, &mut query.silent, &mut query.speakers).push(who);
        } else if self.take('#') {
            let lesson = self.name();
            let query = &mut self.query;
            pick(without, &mut query.outside, &mut query.lessons).push(lesson);
        } else if self.take('/') {
            if let Some(pattern) = self.pattern()? {
                self.push(Term::Pattern(pattern), without);
            }
        } else {
            self.words(start, without)?;
        }
        Ok(true)
    }

    fn push(&mut self, term: Term, without: bool) {
        let query = &mut self.query;
        let into = pick(without, &mut query.unwanted, &mut query.wanted);
        if !into.contains(&term) {
            into.push(term);
        }
    }

    fn words(&mut self, start: usize, without: bool) -> Result<(), QueryError> {
        let Some(words) = self.quoted() else {
            let word = self.word();
            return self.push_words(start, &word, without);
        };
        match words {
            Quoted::Open(words) if words.trim().is_empty() => Ok(()),
            Quoted::Open(words) | Quoted::Closed(words) => self.push_words(start, &words, without),
        }
    }

    fn push_words(&mut self, start: usize, words: &str, without: bool) -> Result<(), QueryError> {
        let Some(needle) = Needle::new(words) else {
            return Err(self.error(start, "there is nothing here to look for"));
        };
        self.push(Term::Words(needle), without);
        Ok(())
    }

    /// Up to the next white space.
    fn word(&mut self) -> String {
        let rest = self.rest();
        let len = rest.find(char::is_whitespace).unwrap_or(rest.len());
        self.at += len;
        rest.get(..len).unwrap_or_default().to_owned()
    }

    /// A phrase in marks, straight or curly; `\"` is a mark inside it.
    fn quoted(&mut self) -> Option<Quoted> {
        let curly = self.take('“');
        if !curly && !self.take('"') {
            return None;
        }
        let mut words = String::new();
        let mut escaped = false;
        for c in self.rest().chars() {
            self.at += c.len_utf8();
            match c {
                '"' | '”' if escaped => words.push(c),
                '"' => return Some(Quoted::Closed(words)),
                '”' if curly => return Some(Quoted::Closed(words)),
                '\\' if !escaped => {}
                _ => {
                    if escaped {
                        words.push('\\');
                    }
                    words.push(c);
                }
            }
            escaped = c == '\\' && !escaped;
        }
        Some(Quoted::Open(words))
    }

    /// A word or a phrase in marks.
    fn name(&mut self) -> String {
        match self.quoted() {
            Some(Quoted::Open(words) | Quoted::Closed(words)) => words,
            None => self.word(),
        }
    }

    fn who(&mut self) -> Who {
        let name = self.name();
        match name.as_str() {
            "" => Who::Anybody,
            "?" => Who::Unknown,
            _ => Who::Named(name),
        }
    }

    /// The expression up to the next slash that is not escaped, or to the end.
    fn pattern(&mut self) -> Result<Option<Pattern>, QueryError> {
        let start = self.at;
        let mut escaped = false;
        let mut closed = false;
        for c in self.rest().chars() {
            self.at += c.len_utf8();
            if c == '/' && !escaped {
                closed = true;
                break;
            }
            escaped = c == '\\' && !escaped;
        }
        let end = self.at - usize::from(closed);
        let source = self.text.get(start..end).unwrap_or_default();
        if source.is_empty() {
            let empty = self.error(start, "an expression has to stand between the slashes");
            return if closed { Err(empty) } else { Ok(None) };
        }
        Pattern::new(source).map(Some).map_err(|(at, message)| {
            let mut error = self.error(start, message);
            error.at += at;
            error
        })
    }
}

fn pick<'q, T>(without: bool, out: &'q mut T, of: &'q mut T) -> &'q mut T {
    if without { out } else { of }
}

/// A phrase in marks, with its closing mark or still without.
enum Quoted {
    Open(String),
    Closed(String),
}
