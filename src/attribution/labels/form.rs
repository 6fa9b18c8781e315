//! The forms of a label: what a paragraph begins with, if somebody's words may stand behind it.

use super::Label;
use super::chat::{in_brackets, nick};
use super::name::Name;
use super::stamps::{
    closes, degrees, direction, is_timed, marks, office, opening, stamp, tail, unmarked,
};
use crate::attribution::lexicon::Class;
use crate::attribution::sign::{self, Signs};
use crate::attribution::tokens::{Text, Token};
use crate::model::{BlockKind, Extent, Inline, Style};

/// How a label is set apart from its turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// By a colon: "Anna: …".
    Colon,
    /// It has a line of its own: "Mr. Lake", "Anna Lake (Green):", "ANNA 00:03".
    Line,
    /// By a full stop: "ANNA. …", "Q. …".
    Stop,
    /// By how it is set alone: "**Anna** …", "ANNA  …", "<anna> …".
    Set,
}

/// Where a label may stand: a paragraph, and the tokens from where one of its lines begins to the paragraph's end.
#[derive(Clone, Copy)]
pub struct Place {
    /// Its paragraph.
    pub index: usize,
    /// Its first token.
    pub from: usize,
    /// One past the last token of the paragraph.
    pub to: usize,
}

impl Place {
    /// A place inside a paragraph that ends at `to`.
    pub fn new(index: usize, from: usize, to: usize) -> Self {
        Self { index, from, to }
    }
}

/// The places of a paragraph: its start and, where its lines are meant as they are, the starts of all.
pub fn places(text: &Text<'_>, index: usize) -> impl Iterator<Item = Place> {
    let it = &text.paragraphs[index];
    let (first, to) = (it.from as usize, it.to as usize);
    let lines = if it.kind == BlockKind::Verse {
        first + 1..to
    } else {
        0..0
    };
    let begins = lines.filter(move |&at| ends_line(text, at, to));
    (first..to.min(first + 1))
        .chain(begins)
        .map(move |from| Place { index, from, to })
}

/// Reads the label at a place, if there is one.
pub fn read(text: &Text<'_>, place: Place) -> Option<Label> {
    with_colon(text, place)
        .or_else(|| bare(text, place))
        .or_else(|| without(text, place))
}

/// Whether a paragraph begins with a label and a colon.
pub fn is_listed(text: &Text<'_>, index: usize) -> bool {
    let first = places(text, index).next();
    first
        .and_then(|it| read(text, it))
        .is_some_and(|it| it.form == Form::Colon && !it.tight)
}

/// Where the line of a label ends: its paragraph does at `to`, but verse keeps its lines.
pub fn line_end(text: &Text<'_>, label: &Label, to: usize) -> usize {
    if text.paragraphs[label.paragraph as usize].kind != BlockKind::Verse {
        return to;
    }
    let last = (label.says as usize..to).find(|&it| ends_line(text, it + 1, to));
    last.map_or(to, |it| it + 1)
}

/// What every label with a colon has.
pub const COLON: Signs = Signs::of(b":");

/// "Anna: …", "[00:12] ANNA (laughs): …".
fn with_colon(text: &Text<'_>, place: Place) -> Option<Label> {
    let (first, to) = (place.from, place.to);
    if !text.paragraphs[place.index].signs.may_have(COLON) {
        return None;
    }
    if let Some(label) = in_brackets(text, place) {
        return Some(label);
    }
    let at = stamp(text, first, to);
    // "[ANNA]: …"
    let open = (first..at).find(|&it| text.sign(it) == b'[' && text.sign(at) == b':');
    let at = open.map_or(at, |it| it + 1);
    let name = Name::coded(text, at, to).or_else(|| Name::read(text, at, to, |_| false))?;
    let close = match (open, text.sign(name.to)) {
        (Some(_), b']') => name.to + 1,
        (None, b':' | b'[' | b'(') => name.to,
        (None, b',') if name.words.len() >= 2 => degrees(text, name.to, to),
        _ => return None,
    };
    let colon = office(text, close, to);
    // “Le Monde” is a name as it stands, in French and Spanish.
    let lexicon = text.words.lexicon();
    let titled = lexicon.inversion && !lexicon.nouns_capital && name.from > first;
    let named = titled && (name.from..name.to).all(|it| text.tokens[it].is(Token::CAPITAL));
    if !(name.person(text) || named) || text.sign(colon) != b':' || colon >= to {
        return None;
    }
    let says = direction(text, colon + 1, to);
    let label = Label {
        stamped: is_timed(text, first, colon),
        ..label(text, name, place, Form::Colon, says)
    };
    let tight = !text.tokens.get(colon + 1)?.is(Token::SPACED);
    let glued = says == colon + 1 && text.tokens[says].is(Token::CAPITAL);
    (says < to && (!tight || glued)).then_some(Label { tight, ..label })
}

/// "Q When did you leave?", as a court prints it: nothing but a gap parts the letter from the turn.
fn bare(text: &Text<'_>, place: Place) -> Option<Label> {
    let (at, says) = (place.from, place.from + 1);
    let next = text.tokens.get(says).filter(|_| says + 1 < place.to)?;
    let token = &text.tokens[at];
    let letter = matches!(text.words.text(token.word), "q" | "a") && token.is(Token::CAPITAL);
    let begins = next.is(Token::SPACED) && next.is_word() && next.is(Token::CAPITAL);
    let name = Name {
        from: at,
        to: says,
        words: [token.word].into_iter().collect(),
        described: false,
    };
    (letter && begins).then(|| label(text, name, place, Form::Stop, says))
}

/// A label of another form, or one with a bare time before it or more than the name in it.
fn without(text: &Text<'_>, place: Place) -> Option<Label> {
    let (first, to) = (place.from, place.to);
    let start = opening(text, first, to);
    if let Some(label) = nick(text, place, start) {
        return Some(label);
    }
    let bold = styles(text, text.tokens[start].start)
        .next()
        .map_or(u32::MAX, |it| it.extent.end);
    let name = Name::read(text, start, to, |at| ends_name(text, at, start, bold))?;
    if !name.person(text) {
        return None;
    }
    let behind = tail(text, name.to, to);
    let timed = is_timed(text, first, start) || is_timed(text, name.to, behind);
    let end = told(text, behind, to, &name);
    let colon = end < to && text.sign(end) == b':';
    let stop = end < to && text.sign(end) == b'.';
    let close = marks(text, end + usize::from(colon || stop), to);
    let says = direction(text, close, to);
    let spaced = close < to && text.tokens[close].is(Token::SPACED);
    let marked = is_set(text, place, &name, close);
    let wide = close < to && leaves_room(between(text, close));
    let upper = text.tokens[name.to - 1].is(Token::UPPER);
    // “Das Wort hat Anna Lake.” is a sentence.
    let short = !name.described || name.words.len() <= 3 || name.titled(text);
    if !colon && !short {
        return None;
    }
    let form = if ends_line(text, close, to) {
        if stop && !upper && !marked {
            return None;
        }
        Form::Line
    } else if colon && spaced && (end > behind || start > first && closes(text, first, to)) {
        // A programme names its speakers after the hour, too, but prints no sentences.
        Form::Colon
    } else if stop && spaced && stops(text, end, says) {
        Form::Stop
    } else if !colon && !stop && end == behind && (timed || marked || wide && upper) {
        Form::Set
    } else {
        return None;
    };
    let lines = matches!(
        text.paragraphs[place.index].kind,
        BlockKind::Paragraph | BlockKind::Verse
    );
    if form != Form::Colon && !lines || form != Form::Line && says >= to {
        return None;
    }
    // "MARLOW  } the servants": a brace of a list of persons.
    if says < to && text.sign(says) == b'}' {
        return None;
    }
    Some(Label {
        stamped: timed || form == Form::Line && colon,
        marked: marked && (form != Form::Line || stop),
        again: goes_on(text, name.to, behind),
        ..label(text, name, place, form, says.min(to))
    })
}

/// The label that a name at a place is, set apart so from what begins at `says`.
pub fn label(text: &Text<'_>, name: Name, place: Place, form: Form, says: usize) -> Label {
    Label {
        paragraph: place.index as u32,
        start: place.from as u32,
        from: name.from as u32,
        to: unmarked(text, name.from, name.to) as u32,
        words: name.words,
        form,
        stamped: false,
        marked: false,
        again: false,
        tight: false,
        says: says as u32,
        closes: None,
    }
}

/// Whether the name that begins at `from` ends before `at`, if no colon ends it: there a line ends, a full stop stands, a
/// gap, or its bold type is over.
fn ends_name(text: &Text<'_>, at: usize, from: usize, bold: u32) -> bool {
    text.tokens[at].start >= bold || full_stop(text, at, from) || {
        let gap = between(text, at);
        breaks_line(gap) || leaves_room(gap)
    }
}

/// Whether the full stop at `at` ends the name that begins at `from`, and not a short word of it: Mr., J.
pub fn full_stop(text: &Text<'_>, at: usize, from: usize) -> bool {
    // "_Anna_." stops as "_Anna._" does.
    let last = unmarked(text, from, at).saturating_sub(1);
    let before = &text.tokens[last];
    let letter = before.end - before.start == 1 && last > from;
    text.sign(at) == b'.'
        && before.is_word()
        && !letter
        && !text.class(last).has(Class::ABBREVIATION)
}

/// Whether a line ends before token `at` of a paragraph that ends at `to`.
pub fn ends_line(text: &Text<'_>, at: usize, to: usize) -> bool {
    at >= to || breaks_line(between(text, at))
}

fn breaks_line(gap: &str) -> bool {
    gap.contains(['\n', '\u{2028}'])
}

/// Whether a gap is wide enough to set apart what stands before it.
fn leaves_room(gap: &str) -> bool {
    gap.contains("  ") || gap.contains('\t')
}

/// What stands between token `at` and the one before it.
fn between<'a>(text: &Text<'a>, at: usize) -> &'a str {
    let gap = Extent {
        start: text.tokens[at - 1].end,
        end: text.tokens[at].start,
    };
    text.document.slice(gap)
}

/// Whether the remark between two tokens says, as screenplays do, that somebody goes on, or is heard and not seen: (CONT'D), (V.O.), (O.S.).
fn goes_on(text: &Text<'_>, from: usize, to: usize) -> bool {
    let remark = text.document.slice(Extent {
        start: text.tokens[from - 1].end,
        end: text.tokens[to - 1].end,
    });
    ["(CONT", "(V.O", "(VO)", "(O.S", "(OS)", "(O.C"]
        .iter()
        .any(|it| remark.contains(it))
}

/// Where what a label tells of somebody ends: ", MAYOR OF ESTWICK".
fn told(text: &Text<'_>, at: usize, to: usize, name: &Name) -> usize {
    const LONG: usize = 16;
    if text.sign(at) != b',' {
        return at;
    }
    let ends = |&it: &usize| match text.sign(it) {
        b'?' | b'!' | b';' | b':' => true,
        b'.' => full_stop(text, it, at),
        _ => false,
    };
    // The Minister of State, Home Office (Mr. Lake)
    if name.described || name.titled(text) {
        let line = (at + 1..=to).take(LONG).find(|&it| ends_line(text, it, to));
        let whole = line.filter(|&line| !(at + 1..line).any(|it| ends(&it)));
        if let Some(line) = whole {
            return line;
        }
    }
    let end = (at + 1..to.min(at + LONG)).find(ends);
    let shouted = text.tokens[name.from..name.to]
        .iter()
        .all(|it| !it.is_word() || it.is(Token::UPPER | Token::CAPITAL));
    // "DUBLIN, July 2 — Lake plc (Nasdaq: LAKE) …" begins a report.
    let apart = |end: usize| {
        let open = (at..end).filter(|&it| text.sign(it) == b'(').count();
        let closed = (at..end).filter(|&it| text.sign(it) == b')').count();
        open == closed && !(at..end).any(|it| text.sign(it) == sign::DASH)
    };
    end.filter(|&end| match text.sign(end) {
        b':' => {
            ends_line(text, end + 1, to)
                || name.titled(text)
                || shouted && text.tokens[name.to - 1].is(Token::UPPER) && apart(end)
        }
        b'.' => name.titled(text),
        _ => false,
    })
    .unwrap_or(at)
}

/// Whether what follows a full stop begins a sentence.
fn stops(text: &Text<'_>, at: usize, says: usize) -> bool {
    let begins = |it: &Token| !it.is_word() || it.is(Token::CAPITAL);
    !text.tokens[at].is(Token::SPACED) && text.tokens.get(says).is_some_and(begins)
}

/// Whether a name is set in bold or italics, and what follows is not.
fn is_set(text: &Text<'_>, place: Place, name: &Name, behind: usize) -> bool {
    let start = text.tokens[place.from].start;
    let (from, end) = (text.tokens[name.from].start, text.tokens[name.to - 1].end);
    let next = match text.tokens.get(behind) {
        Some(it) if behind < place.to => it.start,
        _ => u32::MAX,
    };
    let inlines = &text.document.inlines;
    inlines[inlines.partition_point(|it| it.extent.start < start)..]
        .iter()
        .take_while(|it| it.extent.start <= from)
        .any(|it| it.extent.end >= end && it.extent.end <= next)
}

/// The styles that set a label apart and begin at `byte`.
pub fn styles<'a>(text: &Text<'a>, byte: u32) -> impl Iterator<Item = &'a Inline> {
    let inlines = &text.document.inlines;
    let from = inlines.partition_point(|it| it.extent.start < byte);
    let apart = |style: Style| match style {
        Style::Strong | Style::Label => true,
        Style::Emphasis | Style::Strike | Style::Code => false,
    };
    inlines[from..]
        .iter()
        .take_while(move |it| it.extent.start == byte)
        .filter(move |it| apart(it.style))
}
