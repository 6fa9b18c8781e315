//! Dialogue after a dash at the start of a paragraph: "— It rains, said Anna. Let us stay."
//!
//! The narration inside is a reporting clause: a verb of saying beside a name or a pronoun, behind a stop or comma; or
//! it is set off by dashes of its own, as in Spanish: "—Hoy no —contestó Teresa—. Mañana."

use super::lexicon::Class;
use super::sign;
use super::spans::{Span, span};
use super::tokens::{Text, Token};
use super::{adverbials, incise, tails};
use crate::model::QuoteKind;

/// Where speech begins in the paragraph `from..to`: at its first sign, or behind a sentence of narration where the dash
/// is set as in Spanish: Clara se levantó. —No todos.
pub fn start(text: &Text<'_>, from: usize, to: usize) -> Option<usize> {
    if text.sign(from) == sign::DASH {
        return Some(from);
    }
    let stop = |it: usize| matches!(text.sign(it), b'.' | b'!' | b'?' | b':' | sign::DOTS);
    (from + 1..to).find(|&it| {
        let glued = it + 1 < to && !text.tokens[it + 1].is(Token::SPACED);
        text.words.lexicon().inversion
            && text.sign(it) == sign::DASH
            && stop(it - 1)
            && text.tokens[it].is(Token::SPACED)
            && glued
    })
}

/// Cuts the paragraph `from..to`, which begins with a dash, into what is said and what reports it.
pub fn find(text: &Text<'_>, paragraph: usize, from: usize, to: usize, into: &mut Vec<Span>) {
    if text.words.lexicon().inversion {
        find_set_off(text, paragraph, from, to, into);
        return;
    }
    let mut start = from + 1;
    let mut at = start;
    while at < to {
        if matches!(
            text.sign(at),
            b',' | b'.' | b'!' | b'?' | sign::DASH | sign::DOTS
        ) && at > start
            && reports(text, at + 1, to)
        {
            push(
                text,
                paragraph,
                start,
                at + usize::from(text.sign(at) != sign::DASH),
                into,
            );
            at = clause_end(text, at + 1, to);
            start = at;
        }
        at += 1;
    }
    push(text, paragraph, start, to, into);
}

/// The same where the verb stands before its subject, or dashes set the narration off.
fn find_set_off(text: &Text<'_>, paragraph: usize, from: usize, to: usize, into: &mut Vec<Span>) {
    let mut start = from + 1;
    let mut at = start;
    while at < to {
        let narration = narration_end(text, at, to).filter(|_| at > start);
        let Some(end) = narration else {
            at += 1;
            continue;
        };
        let said = at + usize::from(!matches!(text.sign(at), b',' | sign::DASH));
        push(text, paragraph, start, said, into);
        start = end;
        at = end;
    }
    let to = if start > from + 1 {
        announcement(text, start, to)
    } else {
        to
    };
    push(text, paragraph, start, to, into);
}

/// Where the last sentence of the paragraph begins if its colon announces the speech of the next: Puis il frappait du
/// pied : ¶ — Oh !
fn announcement(text: &Text<'_>, start: usize, to: usize) -> usize {
    let next = text.sign(to) == sign::DASH && to < text.tokens.len();
    if to <= start || text.sign(to - 1) != b':' || !next {
        return to;
    }
    let sentence = text.tokens[to - 1].sentence;
    let last = (start..to)
        .rev()
        .take_while(|&it| text.tokens[it].sentence == sentence);
    last.last().unwrap_or(to)
}

/// Where the speech goes on behind the narration that the sign at `at` opens, if it opens one.
fn narration_end(text: &Text<'_>, at: usize, to: usize) -> Option<usize> {
    let next = text
        .tokens
        .get(at + 1)
        .filter(|token| at + 1 < to && token.is_word())?;
    let signs = |mut it: usize| {
        while it < to
            && matches!(
                text.sign(it),
                b',' | b'.' | b'!' | b'?' | b':' | b';' | sign::DASH | sign::DOTS
            )
        {
            it += 1;
        }
        it
    };
    let opens =
        text.sign(at) == sign::DASH && text.tokens[at].is(Token::SPACED) && !next.is(Token::SPACED);
    if opens {
        // “—El cartero. —Inés cerró la ventana—. Nunca viene.”: a capital only between two dashes.
        let close = (at + 1..to).find(|&it| text.sign(it) == sign::DASH);
        let closed = close.filter(|&it| !text.tokens[it].is(Token::SPACED));
        if closed.is_some() || !next.is(Token::CAPITAL) || acts(text, at + 1, to) {
            return Some(close.map_or(to, signs));
        }
    }
    if old_style(text, at, to) {
        let close = (at + 1..to).find(|&it| text.sign(it) == sign::DASH);
        return Some(close.map_or(to, signs));
    }
    let stop = matches!(
        text.sign(at),
        b',' | b'.' | b'!' | b'?' | sign::DASH | sign::DOTS
    );
    let clause = stop.then(|| incise::clause(text, at + 1, to)).flatten();
    let clause = clause.map(|it| {
        let deeds = || tails::deeds(text, at, it, to);
        tails::end(text, it, to).or_else(deeds).unwrap_or(it)
    });
    clause.map(signs)
}

/// One past a reporting clause that the Spanish dash at `at` sets off, and another behind it, if a verb of saying opens it:
/// «Mañana —dijo Ana— no será.»
pub fn set_off(text: &Text<'_>, at: usize, to: usize) -> Option<usize> {
    const LONG: usize = 30;
    let verb = adverbials::pronouns(text, at + 1, to);
    let spaced = text.tokens[at].is(Token::SPACED)
        && verb < to
        && !text.tokens[verb].is(Token::CAPITAL)
        && text.class(verb).has(Class::SPEECH);
    let end = (at + 1..to.min(at + LONG)).find(|&it| text.sign(it) == sign::DASH)?;
    (spaced || old_style(text, at, to)).then_some(end)
}

/// Whether a Spanish dash without blanks, as older books print it, opens what reports: Eso es—dijo Pablo, que dormía; Eso
/// es—le dije.
fn old_style(text: &Text<'_>, at: usize, to: usize) -> bool {
    let verb = adverbials::pronouns(text, at + 1, to);
    if verb >= to || !text.words.lexicon().spanish() || text.sign(at) != sign::DASH {
        return false;
    }
    let next = &text.tokens[at + 1];
    let glued = !text.tokens[at].is(Token::SPACED) && !next.is(Token::SPACED);
    let past = ["ó", "ía", "aba", "é", "í", "dijo", "dije"]
        .iter()
        .any(|it| text.ends(verb, it));
    glued && past && !next.is(Token::CAPITAL) && text.class(verb).has(Class::SPEECH)
}

/// Whether somebody with a name does something in what ends the paragraph at `at`: Ser Waymar apretó los labios.
fn acts(text: &Text<'_>, at: usize, to: usize) -> bool {
    const NAMES: usize = 3;
    let mut verb = at;
    while verb < to.min(at + NAMES)
        && text.tokens[verb].is_word()
        && text.tokens[verb].is(Token::CAPITAL)
        && !text.class(verb).has(Class::STOP)
    {
        verb += 1;
    }
    let told =
        (at..to).all(|it| !matches!(text.sign(it), b'!' | b'?') && !text.class(it).has(Class::YOU));
    let past = ["ó", "aba", "ía"].iter().any(|it| text.ends(verb, it));
    verb > at && verb < to && text.tokens[verb].is_word() && past && told
}

fn push(text: &Text<'_>, paragraph: usize, from: usize, to: usize, into: &mut Vec<Span>) {
    let words = (from..to).any(|it| text.tokens[it].is_word() || text.sign(it) == sign::NUMBER);
    let from = (from..to).find(|&it| text.sign(it) != sign::DASH);
    if let Some(from) = from.filter(|_| words) {
        let mut found = span(text, paragraph, (from, to), (from, to), true);
        found.kind = QuoteKind::Dash;
        into.push(found);
    }
}

/// Whether a reporting clause begins here: "said Anna", "Anna said", "old Mr Hill said", "he said", "dit-elle".
fn reports(text: &Text<'_>, at: usize, to: usize) -> bool {
    let Some(first) = text
        .tokens
        .get(at)
        .filter(|token| at < to && token.is_word())
    else {
        return false;
    };
    let class = text.class(at);
    if class.has(Class::SPEECH) && !first.is(Token::CAPITAL) {
        let next = (at + 1 < to).then(|| (text.tokens[at + 1], text.class(at + 1)));
        return text.words.text(first.word).contains('-')
            || next.is_some_and(|(token, class)| {
                token.is(Token::CAPITAL)
                    || class.has(Class::PRONOUN | Class::DETERMINER | Class::ANY_TITLE)
            });
    }
    let subject = first.is(Token::CAPITAL) && !class.has(Class::STOP) || class.has(Class::PRONOUN);
    subject
        && (at + 1..to.min(at + 4))
            .take_while(|&it| {
                text.tokens[it].is(Token::CAPITAL)
                    || text.class(it).has(Class::SPEECH)
                    || text.sign(it) == b'.'
            })
            .any(|it| text.class(it).has(Class::SPEECH) && !text.tokens[it].is(Token::CAPITAL))
}

/// One past the stop that ends the reporting clause that begins at `at`.
fn clause_end(text: &Text<'_>, at: usize, to: usize) -> usize {
    let sentence = text.tokens[at].sentence;
    let mut end = at;
    while end < to && text.tokens[end].sentence == sentence {
        let after = text.tokens.get(end + 1).filter(|_| end + 1 < to);
        let resumes = matches!(text.sign(end), b',' | b':' | sign::DASH)
            && after.is_some_and(|next| {
                next.is(Token::CAPITAL) && text.class(end + 1).has(Class::STOP | Class::YOU)
            });
        end += 1;
        if resumes {
            break;
        }
    }
    end
}
