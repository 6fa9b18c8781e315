//! What somebody does right behind what opens a paragraph of a German story: „Ach ja …“ Der Alte spielte mit der Dose.
//!
//! Only likely: „Geh!“ Paul erschrak.

use super::Answer;
use super::beat::calls;
use crate::attribution::analysis::Analysis;
use crate::attribution::lexicon::Class;
use crate::attribution::mentions::Kind;
use crate::attribution::sign;
use crate::attribution::tokens::Token;
use crate::model::QuoteKind;

/// What is done by those who hear it.
const HEARING: &[&str] = &[
    "erschrak",
    "erstarrte",
    "fuhr",
    "gehorchte",
    "hatte",
    "horchte",
    "hörte",
    "lauschte",
    "nickte",
    "schwieg",
    "starrte",
    "verstummte",
    "war",
    "wurde",
    "zuckte",
];

/// Who opens the sentence behind the quotation that opens a paragraph.
pub fn decide(analysis: &Analysis<'_>, _: &[Option<Answer>], quote: usize) -> Option<Answer> {
    let text = &analysis.text;
    let quoted = &analysis.quotes[quote];
    let turn = &analysis.turns[quoted.turn as usize];
    let paragraph = &text.paragraphs[quoted.span.paragraph as usize];
    let opens = turn.from as usize == quote && quoted.span.from <= paragraph.from + 2;
    let quotation = quoted.span.kind == QuoteKind::Quotation;
    let asks = quoted.span.last_sign(text) == Some(b'?');
    if !text.words.lexicon().nouns_capital
        || analysis.is_report()
        || analysis.tag(quote).is_some()
        || !opens
        || !quotation
        || asks
    {
        return None;
    }
    let (from, to) = (quoted.after.0 as usize, quoted.after.1 as usize);
    let first = (from..to).find(|&it| text.tokens[it].is_word())?;
    let dash = (from..first).any(|it| matches!(text.sign(it), b',' | b':' | sign::DASH));
    let index = analysis.starts.get(first)?;
    let mention = &analysis.mentions.all[index];
    let verb = mention.to as usize;
    let acts = verb < to
        && text.tokens[verb].is_word()
        && !text.tokens[verb].is(Token::CAPITAL)
        && !text
            .class(verb)
            .has(Class::BREAK | Class::ARTICLE | Class::PREPOSITION)
        && !HEARING.contains(&text.spelled(verb));
    let person = match mention.kind {
        Kind::Name => true,
        Kind::Description => {
            let noun = text.words.lexicon().class(text.spelled(verb - 1));
            noun.has(Class::PERSON) || text.class(verb - 1).has(Class::NAME)
        }
        Kind::He | Kind::She | Kind::I | Kind::We | Kind::They | Kind::It => false,
    };
    let sentence = text.tokens[first].is(Token::INITIAL) && !dash;
    (sentence && acts && person && !mention.possessive && !calls(analysis, quote, mention.who))
        .then_some(Answer {
            who: mention.who,
            mention: Some(index as u32),
            cue: None,
            probability: 0.6,
            sieve: "",
        })
}
