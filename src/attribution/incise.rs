//! Narration inside the marks, as French prints it: « Asseyez-vous, dit Maître Roussel, et ne signez rien. »
//!
//! It is a verb of saying with its subject behind it, between a comma (or a stop) and the next; its tokens count as
//! narration, though the quotation stays one.

use super::complements::VOICES;
use super::heard;
use super::lexicon::Class;
use super::sign;
use super::spans::Span;
use super::tokens::{Text, Token};

/// Takes the narration out of what is said in `spans`.
pub fn unmark(text: &mut Text<'_>, spans: &[Span]) {
    for span in spans {
        let (from, to) = (span.from as usize, span.to as usize);
        let mut at = from + 1;
        while at < to {
            if matches!(
                text.sign(at - 1),
                b',' | b'!' | b'?' | sign::DASH | sign::DOTS
            ) && let Some(end) = clause(text, at, to)
            {
                for token in &mut text.tokens[at..end] {
                    token.flags &= !Token::SPEECH;
                }
                at = end;
            }
            at += 1;
        }
    }
}

/// One past the reporting clause at `at`, if one stands there: dit Anna; demanda le passeur en riant.
pub fn clause(text: &Text<'_>, at: usize, to: usize) -> Option<usize> {
    const LONG: usize = 16;
    const LIGHT: usize = 3;
    let small = |it: usize, class: Class| {
        it < to
            && text.tokens[it].is_word()
            && !text.tokens[it].is(Token::CAPITAL)
            && text.class(it).has(class)
    };
    let enclitic = |it: usize| small(it, Class::HE | Class::SHE | Class::I | Class::THEY);
    // “Non, rit-elle”: with its subject right behind it any such verb will do, in French.
    let says = |it: usize| {
        let person = small(it + 1, Class::DETERMINER) && small(it + 2, Class::PERSON);
        let manner = third(text, it) && small(it, Class::MANNER) && (enclitic(it + 1) || person);
        small(it, Class::SPEECH) || manner
    };
    let verb = (at..to.min(at + LIGHT))
        .take_while(|&it| it == at || small(it - 1, Class::ADVERB | Class::AUXILIARY))
        .find(|&it| says(it))?;
    let mut subject = verb + 1;
    while subject < to && heard::adverb(text, subject) {
        subject += 1;
    }
    let named = subject < to
        && (text.tokens[subject].is(Token::CAPITAL) && !text.class(subject).has(Class::STOP)
            || enclitic(subject)
            || small(subject, Class::DETERMINER) && small(subject + 1, Class::PERSON)
            || third(text, verb) && heard::head(text, subject).is_some_and(|it| it < to));
    if !named {
        return None;
    }
    let end = (subject..to.min(at + LONG)).find(|&it| {
        matches!(
            text.sign(it),
            b',' | b'.' | b'!' | b'?' | b':' | b';' | sign::DASH
        )
    });
    let asks = end.is_some_and(|it| text.sign(it) == b'?');
    let end = end.or_else(|| (to - at < LONG).then_some(to));
    end.filter(|_| !(asks && small(verb, Class::MANNER) && !small(verb, Class::SPEECH)))
}

/// Whether a French verb is in the third person, and no imperative: dit le passeur, but dis la vérité.
fn third(text: &Text<'_>, verb: usize) -> bool {
    text.words.lexicon().joins && !text.ends(verb, "s") && !text.ends(verb, "z")
}

/// One past the words behind the comma of a reporting clause that still tell how it was said, if there are any: dit-elle,
/// amusée. | en riant. | d'une voix sourde.
pub fn manner(text: &Text<'_>, comma: usize, to: usize) -> Option<usize> {
    const LONG: usize = 16;
    const FEW: usize = 3;
    let at = comma + 1;
    let spelled = |it: usize| text.words.text(text.tokens[it].word);
    if !text.words.lexicon().joins || text.sign(comma) != b',' || at + 1 >= to {
        return None;
    }
    let stop = |it: &usize| matches!(text.sign(*it), b'.' | b'!' | b'?' | sign::DOTS | b':');
    let end = (at..to.min(at + LONG))
        .find(stop)
        .unwrap_or(to.min(at + LONG));
    let comma_inside = (at..end).any(|it| text.sign(it) == b',');
    let participle = ["é", "ée", "és", "ées"].iter().any(|it| text.ends(at, it));
    let gerund = spelled(at) == "en" && text.ends(at + 1, "ant");
    let voice =
        spelled(at) == "d'" && (at..end.min(at + 4)).any(|it| VOICES.contains(&spelled(it)));
    let alone = participle && end - at <= FEW;
    let ends = end == to || text.sign(end) == b'.' || text.sign(end) == b':';
    (ends && (gerund || voice || alone) && !(comma_inside && end == to)).then_some(end)
}
