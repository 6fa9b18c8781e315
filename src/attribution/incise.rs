//! Narration inside the marks, as French prints it: « Asseyez-vous, dit Maître Roussel, et ne signez rien. »
//!
//! It is a verb of saying with its subject behind it, between a comma (or a stop) and the next; its tokens count as
//! narration, though the quotation stays one.

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
    let verb = (at..to.min(at + LIGHT))
        .take_while(|&it| it == at || small(it - 1, Class::ADVERB | Class::AUXILIARY))
        .find(|&it| small(it, Class::SPEECH))?;
    let subject = verb + 1;
    let named = subject < to
        && (text.tokens[subject].is(Token::CAPITAL) && !text.class(subject).has(Class::STOP)
            || small(subject, Class::HE | Class::SHE | Class::I | Class::THEY)
            || small(subject, Class::DETERMINER) && small(subject + 1, Class::PERSON));
    if !named {
        return None;
    }
    let end = (subject..to.min(at + LONG)).find(|&it| {
        matches!(
            text.sign(it),
            b',' | b'.' | b'!' | b'?' | b':' | b';' | sign::DASH
        )
    });
    end.or_else(|| (to - at < LONG).then_some(to))
}
