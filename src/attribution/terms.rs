//! Words in marks that nobody says, by rules for languages without a trained judge: das sogenannte „Sonnenpaket“, le mot
//! « prolongation », titles and names.

use super::lexicon::Class;
use super::spans::Span;
use super::tokens::{Text, Token, sign};
use crate::model::QuoteKind;

/// Whether a stretch in marks is a term, a title or a name.
pub fn is_term(text: &Text<'_>, span: &Span) -> bool {
    const SHORT: usize = 3;
    const TITLE: usize = 7;
    let kind = match span.kind {
        QuoteKind::Quotation => span.closed,
        QuoteKind::Turn | QuoteKind::Dash | QuoteKind::Block => false,
    };
    let (from, to) = (span.from as usize, span.to as usize);
    // A quotation that lost its opening mark has nothing before it to look at.
    if from == to || text.tokens[from].start == span.extent.start {
        return false;
    }
    let words = (from..to)
        .filter(|&it| text.tokens[it].is_word() || text.sign(it) == sign::NUMBER)
        .take(TITLE + 1)
        .count();
    if !kind || words > TITLE || ends_as_speech(text, to) {
        return false;
    }
    if named(text, span) {
        return true;
    }
    let sentence = (from..to).any(|it| {
        text.class(it).has(Class::VERB | Class::YOU) && !text.tokens[it].is(Token::CAPITAL)
    });
    words <= SHORT && !sentence && !set_off(text, span) && !reported(text, span)
}

fn ends_as_speech(text: &Text<'_>, to: usize) -> bool {
    to > 0
        && matches!(
            text.sign(to - 1),
            b'.' | b'!' | b'?' | b',' | sign::DOTS | sign::DASH
        )
}

/// Whether a word that names or entitles stands right before, with one more between at the most.
fn named(text: &Text<'_>, span: &Span) -> bool {
    const BACK: usize = 2;
    let mark = span.from as usize - 1;
    let first = text.paragraphs[span.paragraph as usize].from as usize;
    (first..mark)
        .rev()
        .take(BACK)
        .take_while(|&it| text.tokens[it].is_word())
        .any(|it| text.class(it).has(Class::NAMING))
}

/// Whether the stretch opens its paragraph, stands behind a colon or a stop, or before a verb of saying.
fn set_off(text: &Text<'_>, span: &Span) -> bool {
    const NEAR: usize = 4;
    let paragraph = &text.paragraphs[span.paragraph as usize];
    let (mark, behind) = (span.from as usize - 1, span.to as usize + 1);
    let opens =
        mark <= paragraph.from as usize || matches!(text.sign(mark - 1), b':' | b'.' | b'!' | b'?');
    let end = (paragraph.to as usize).min(behind + NEAR);
    let verb = (behind..end)
        .take_while(|&it| !matches!(text.sign(it), b'.' | b';' | b':'))
        .any(|it| {
            text.class(it).has(Class::SPEECH | Class::SOURCE) && !text.tokens[it].is(Token::CAPITAL)
        });
    opens || verb
}

/// Whether a verb of saying stands before it in its sentence: sprach von „Panikverkäufen“.
fn reported(text: &Text<'_>, span: &Span) -> bool {
    const BACK: usize = 30;
    let mark = span.from as usize - 1;
    let first = text.paragraphs[span.paragraph as usize].from as usize;
    let sentence = text.tokens[mark].sentence;
    (first..mark)
        .rev()
        .take(BACK)
        .take_while(|&it| text.tokens[it].sentence == sentence)
        .any(|it| text.class(it).has(Class::SAY) && !text.tokens[it].is(Token::CAPITAL))
}
