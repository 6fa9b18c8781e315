//! The words of another that a speaker tells with a tag of their own: “He was kind. ‘Sit down,’ said he, ‘and rest.’”
//!
//! Such a speaker narrates, and whose the words are stands beside them. Words in inner marks without any tag, a title or
//! something that is often said, stay the speaker's own.

use super::lexicon::Class;
use super::mentions::Kind;
use super::sign::{self, Signs};
use super::spans::Span;
use super::tags::{Tagger, opening, past_marks};
use super::tokens::{Text, Token};
use super::{blanks, marks, singles, spans};

/// The tag of nested words.
#[derive(Clone, Copy, Debug)]
pub struct NestedTag {
    /// Whose they are.
    pub by: By,
    /// The words that say so, as tokens.
    pub subject: (u32, u32),
    /// The token of the verb.
    pub verb: u32,
}

/// Whose nested words are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Those of who speaks around them: said I.
    Speaker,
    /// Those of a member of the cast.
    Member(u32),
    /// Those of somebody who was named somewhere: said he.
    Somebody,
}

/// The words of others in a quotation, each with its tag, if it has one of its own and does not go on from another.
pub fn find(tagger: &Tagger<'_>, span: &Span) -> Vec<(Span, Option<NestedTag>)> {
    let text = tagger.text;
    let spoken = inner(tagger, span);
    let mut found: Vec<(Span, Option<NestedTag>)> = Vec::new();
    for (index, it) in spoken.iter().enumerate() {
        let (from, to) = outer(text, it);
        let mut starts = spoken[index + 1..].iter().map(|it| outer(text, it).0);
        let end = starts.find(|start| *start > it.to).unwrap_or(span.to);
        let sentence = text.tokens[it.from as usize].is(Token::CAPITAL);
        let tag = tag_behind(tagger, it, end as usize).filter(|_| sentence);
        // Where blanks stand for marks, what is said of them before is too little.
        let marked = from < it.from || to > it.to;
        let before = || tag_before(tagger, (span.from as usize, from as usize));
        let tag = tag.or_else(|| before().filter(|_| marked));
        let last = found
            .last()
            .filter(|(last, tag)| goes_on(text, last, *tag, it));
        if tag.is_some() || last.is_some() {
            let same = last.and_then(|(last, tag)| tag.filter(|it| it.verb >= last.to));
            found.push((*it, tag.or(same)));
        }
    }
    found
}

/// The tokens of inner words with the marks that they have.
pub fn outer(text: &Text<'_>, span: &Span) -> (u32, u32) {
    let opened = span.extent.start < text.tokens[span.from as usize].start;
    let closed = span.extent.end > text.tokens[span.to as usize - 1].end;
    (span.from - u32::from(opened), span.to + u32::from(closed))
}

/// Whether nothing but the clause of a tag, or a mark, stands between some words and others: ‘Sit down,’ said he, ‘and rest.’
fn goes_on(text: &Text<'_>, last: &Span, tag: Option<NestedTag>, here: &Span) -> bool {
    let between = last.to as usize..here.from as usize;
    match tag.filter(|it| it.verb >= last.to) {
        Some(tag) => {
            let behind = tag.subject.1.max(tag.verb + 1) as usize;
            let mut clause = (behind..between.end)
                .rev()
                .skip_while(|&it| !text.tokens[it].is_word());
            behind <= between.end
                && !clause.any(|it| matches!(text.sign(it), b'.' | b'!' | b'?' | b':' | b';'))
        }
        None if between.is_empty() => blanks::blanks(text, between.end) > 2,
        None => !text.tokens[between].iter().any(Token::is_word),
    }
}

/// What stands between inner marks and ends as speech does.
fn inner(tagger: &Tagger<'_>, span: &Span) -> Vec<Span> {
    let text = tagger.text;
    let within = (span.from as usize, span.to as usize);
    let mark = within.0.checked_sub(1).map_or(b' ', |it| text.sign(it));
    let paragraph = span.paragraph as usize;
    let mut found = Vec::new();
    match mark {
        b'\'' | sign::HIGH_6 | sign::LOW_9 | sign::LEFT_ANGLE => {
            marks::find(text, paragraph, within.0, within.1, &mut found);
            found.retain(|it| outer(text, it).0 < it.from);
        }
        _ => {
            in_singles(tagger, paragraph, within, &mut found);
            let signs = text.paragraphs[paragraph].signs;
            if found.is_empty() && signs.may_have(Signs::of(&[sign::BLANKS])) {
                blanks::find(text, span, &mut found);
            }
        }
    }
    found.retain(|it| it.closed && (it.last_sign(text).is_some_and(ends) || breaks_off(text, it)));
    found
}

/// What stands between single marks. The opening one may have been lost on its way through an encoding, or have become a
/// question mark.
fn in_singles(
    tagger: &Tagger<'_>,
    paragraph: usize,
    (from, to): (usize, usize),
    into: &mut Vec<Span>,
) {
    let text = tagger.text;
    let turned = |at: usize| {
        let next = text.tokens.get(at + 1);
        let glued = next.is_some_and(|it| it.is_word() && !it.is(Token::SPACED));
        text.sign(at) == b'?' && text.tokens[at].is(Token::SPACED) && glued
    };
    let (mut open, mut free) = (None, from);
    for at in from..to {
        let fresh = open.is_none_or(|it| text.sign(it) == b'?');
        let mark = at == from && singles::leads(text, at);
        if fresh && (mark || turned(at) || singles::opens(text, at)) {
            open = Some(at);
        } else if singles::closes(text, from, at, to) {
            let start = open.map(|it| (it, it + 1));
            let start = start.or_else(|| lost(tagger, free, at).map(|it| (it, it)));
            if let Some((outer, inner)) = start.filter(|it| it.1 < at) {
                let (outer, inner) = ((outer, at + 1), (inner, at));
                into.push(spans::span(text, paragraph, outer, inner, true));
            }
            (open, free) = (None, at + 1);
        }
    }
}

/// Where words begin that a mark at `at` closes though none opened them: behind their tag.
fn lost(tagger: &Tagger<'_>, free: usize, at: usize) -> Option<usize> {
    let text = tagger.text;
    let ended = at > free && ends(text.sign(at - 1));
    let mut begins = (free + 1..at).rev().filter(|&it| {
        let capital = text.tokens[it].is_word() && text.tokens[it].is(Token::CAPITAL);
        capital && matches!(text.sign(it - 1), b',' | b':')
    });
    begins.find(|&it| ended && tag_before(tagger, (free, it)).is_some())
}

/// Whether speech may end with a sign, before its tag or with a sentence.
fn ends(it: u8) -> bool {
    matches!(
        it,
        b',' | b'.' | b'!' | b'?' | b':' | b';' | b'-' | sign::DASH | sign::DOTS
    )
}

/// Whether a dash behind their marks breaks words off.
fn breaks_off(text: &Text<'_>, span: &Span) -> bool {
    matches!(text.sign(span.to as usize + 1), b'-' | sign::DASH)
}

/// The tag behind inner words, before the token `end`: said he; Anna says.
fn tag_behind(tagger: &Tagger<'_>, span: &Span, end: usize) -> Option<NestedTag> {
    let text = tagger.text;
    let at = past_marks(text, span.to as usize, end)?;
    let verb = |it: usize| {
        let token = text.tokens[it..end].first()?;
        let says = token.is_word() && !token.is(Token::CAPITAL) && text.class(it).has(Class::SAY);
        let thinks = ["thinks", "thought"].contains(&text.spelled(it));
        (says && !thinks && !text.ends(it, "ing")).then_some(it as u32)
    };
    let found = |verb: u32, (by, subject): (By, (u32, u32))| NestedTag { by, subject, verb };
    if let Some(verb) = verb(at) {
        return subject(tagger, at + 1, end).map(|it| found(verb, it));
    }
    let stops = span.last_sign(text) == Some(b'.');
    let who = subject(tagger, at, end).filter(|_| !stops)?;
    let verb = verb(who.1.1 as usize)?;
    // ‘Where is he?’ we ask, ‘What is it?’ may belong to what follows.
    let ended = matches!(span.last_sign(text), Some(b'!' | b'?'));
    let leads = matches!(text.sign(verb as usize + 1), b',' | b':')
        && opening(text.sign(verb as usize + 2));
    (!ended || !leads).then(|| found(verb, who))
}

/// The tag at the end of the tokens `from..to` of a quotation: I said to her, ‘Sit down.’ What is only imagined has none: I
/// would say, ‘Sit down.’
fn tag_before(tagger: &Tagger<'_>, (from, to): (usize, usize)) -> Option<NestedTag> {
    const TO_WHOM: usize = 3;
    let text = tagger.text;
    let sign = to.checked_sub(1).filter(|&it| it > from)?;
    let small = |it: usize| text.tokens[it].is_word() && !text.tokens[it].is(Token::CAPITAL);
    let says = |&it: &usize| small(it) && text.class(it).has(Class::SPEECH);
    let verb = (from + 1..sign).rev().take(TO_WHOM + 1).find(says)?;
    let light = |it: usize| text.class(it).has(Class::ADVERB) || text.ends(it, "ly");
    let before = (from..verb).rev().find(|&it| !light(it) || !small(it))?;
    let stops = matches!(text.sign(sign), b',' | b':') && is_to_whom(text, verb, sign);
    let used =
        text.spelled(before) == "to" && before > from + 1 && text.spelled(before - 1) == "used";
    let bare = text.class(before).has(Class::AUXILIARY)
        || matches!(text.spelled(before), "to" | "not")
        || !happened(text.spelled(verb));
    if !stops || bare && !used || text.class(verb).has(Class::NAMING) {
        return None;
    }
    let (by, subject) = subject_before(tagger, from, before - usize::from(used) * 2);
    let supposed = subject
        .0
        .checked_sub(1)
        .map_or("", |it| text.spelled(it as usize));
    (!matches!(supposed, "if" | "when")).then_some(NestedTag {
        by,
        subject,
        verb: verb as u32,
    })
}

/// Whether nothing but who is spoken to stands between a verb and a sign, if anything: to my mother; me; Anna.
fn is_to_whom(text: &Text<'_>, verb: usize, sign: usize) -> bool {
    let first = verb + 1;
    let person = text.class(first).has(Class::PRONOUN) || text.tokens[first].is(Token::CAPITAL);
    let to = text.spelled(first) == "to" || text.spelled(verb) == "told";
    first == sign || (person || to) && text.tokens[first..sign].iter().all(Token::is_word)
}

/// Whether a verb of speech tells what happened rather than what might: said, says; not say.
fn happened(verb: &str) -> bool {
    verb.ends_with(['d', 's']) || ["began", "quoth", "swore", "wrote"].contains(&verb)
}

/// The subject that ends at a token, as far as it is a pronoun or a name.
fn subject_before(tagger: &Tagger<'_>, from: usize, at: usize) -> (By, (u32, u32)) {
    const LONG: usize = 5;
    let starts = (from..=at).rev().take(LONG);
    let mut subjects = starts.filter_map(|it| subject(tagger, it, at + 1));
    let near = subjects.find(|it| it.1.1 as usize == at + 1);
    near.unwrap_or((By::Somebody, (at as u32, at as u32 + 1)))
}

/// The pronoun or name at a token.
fn subject(tagger: &Tagger<'_>, at: usize, to: usize) -> Option<(By, (u32, u32))> {
    let class = tagger.text.class(at);
    let somebody = Class::HE | Class::SHE | Class::THEY;
    let by = if at >= to {
        return None;
    } else if class.has(Class::I | Class::WE) {
        By::Speaker
    } else if class.has(somebody | Class::INDEFINITE) || tagger.text.spelled(at) == "one" {
        By::Somebody
    } else if class.has(Class::ARTICLE | Class::DETERMINER) {
        return Some((By::Somebody, (at as u32, (at as u32 + 2).min(to as u32))));
    } else {
        let (_, name) = tagger.mention(at)?;
        let named = name.kind == Kind::Name && !name.possessive && name.to as usize <= to;
        return named.then_some((By::Member(name.who), (name.from, name.to)));
    };
    Some((by, (at as u32, at as u32 + 1)))
}
