//! Narration inside the marks, as French prints it: « Asseyez-vous, dit Maître Roussel, et ne signez rien. »
//!
//! It is a verb of saying with its subject behind it, between a comma (or a stop) and the next, in Spanish between dashes:
//! «Mañana —dijo Ana— no será.» Its tokens count as narration, though the quotation stays one.

use super::adverbials;
use super::dashes;
use super::heard;
use super::lexicon::Class;
use super::names::dotted;
use super::sign;
use super::spans::Span;
use super::tokens::{Text, Token};
use crate::model::QuoteKind;

/// Takes the narration out of what is said in `spans`.
pub fn unmark(text: &mut Text<'_>, spans: &[Span]) {
    for span in spans {
        let (from, to) = (span.from as usize, span.to as usize);
        let mut at = from + 1;
        let french = text.words.lexicon().joins;
        while at < to {
            let end = match text.sign(at - 1) {
                b',' | b'!' | b'?' | sign::DASH | sign::DOTS if french => clause(text, at, to),
                sign::DASH if !french && span.kind == QuoteKind::Quotation => {
                    dashes::set_off(text, at - 1, to)
                }
                _ => None,
            };
            if let Some(end) = end {
                text.unmark(at..end);
                at = end;
            }
            at += 1;
        }
    }
}

/// One past the reporting clause at `at`, if one stands there: dit Anna; demanda le passeur en riant.
pub fn clause(text: &Text<'_>, at: usize, to: usize) -> Option<usize> {
    const LONG: usize = 48;
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
        small(it, Class::SPEECH) || manner || inverted(text, it, to)
    };
    let start = adverbials::pronouns(text, at, to);
    let verb = (start..to.min(start + LIGHT))
        .take_while(|&it| it == start || small(it - 1, Class::ADVERB | Class::AUXILIARY))
        .find(|&it| says(it) && !(it == start && participle(text, it)))?;
    let mut subject = adverbials::end(text, verb + 1, to);
    while subject < to && heard::adverb(text, subject) {
        subject = adverbials::end(text, subject + 1, to);
    }
    let title = |it: usize| {
        small(it, Class::ANY_TITLE) && it + 1 < to && text.tokens[it + 1].is(Token::CAPITAL)
    };
    let named = subject < to
        && (text.tokens[subject].is(Token::CAPITAL) && !text.class(subject).has(Class::STOP)
            || enclitic(subject)
            || title(subject)
            || small(subject, Class::DETERMINER) && small(subject + 1, Class::PERSON)
            || third(text, verb) && heard::head(text, subject).is_some_and(|it| it < to));
    if !named {
        return None;
    }
    let end = (subject..to.min(at + LONG)).find(|&it| {
        let short = text.sign(it) == b'.' && dotted(text, it - 1);
        !short
            && matches!(
                text.sign(it),
                b',' | b'.' | b'!' | b'?' | b':' | b';' | sign::DASH | sign::DOTS
            )
    });
    let asks = end.is_some_and(|it| text.sign(it) == b'?');
    let end = end.or_else(|| (to - at < LONG).then_some(to));
    end.filter(|_| !asks || small(verb, Class::SPEECH))
}

/// Whether the verb at `at` is known as no verb of saying, but stands before its pronoun as those do: comptai-je; finit-il
/// par dire.
pub fn inverted(text: &Text<'_>, at: usize, to: usize) -> bool {
    let pronoun = Class::HE | Class::SHE | Class::I | Class::THEY;
    let other =
        Class::AUXILIARY | Class::VERB | Class::YOU | Class::BREAK | Class::ADVERB | Class::ELISION;
    text.words.lexicon().joins
        && at + 1 < to
        && text.tokens[at].is_word()
        && !text.tokens[at].is(Token::CAPITAL)
        && !text.class(at).has(other)
        && !text.tokens[at + 1].is(Token::SPACED)
        && text.class(at + 1).has(pronoun)
}

/// Whether the French word at `at` is a participle that reports nothing by itself: développé; but dit, fit.
fn participle(text: &Text<'_>, at: usize) -> bool {
    const ENDS: &[&str] = &["é", "ée", "és", "ées", "i", "u"];
    text.words.lexicon().joins && ENDS.iter().any(|it| text.ends(at, it))
}

/// Whether a French verb is in the third person, and no imperative: dit le passeur, but dis la vérité.
fn third(text: &Text<'_>, verb: usize) -> bool {
    text.words.lexicon().joins && !text.ends(verb, "s") && !text.ends(verb, "z")
}
