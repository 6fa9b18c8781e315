//! Nothing or a mere "and" parts two quotations: “…” und “…”; “…” “…”.

use super::{Answer, in_line};
use crate::attribution::analysis::Analysis;
use crate::attribution::lexicon::Class;
use crate::attribution::tokens::Token;

/// The speaker of the quotation before or behind, when what parts them says nothing.
pub fn decide(analysis: &Analysis<'_>, answers: &[Option<Answer>], quote: usize) -> Option<Answer> {
    if analysis
        .tag(quote)
        .is_some_and(|(_, mention)| mention.kind.is_noun())
    {
        return None;
    }
    let paragraph = |it: usize| analysis.quotes[it].span.paragraph;
    let previous = quote
        .checked_sub(1)
        .filter(|&it| paragraph(it) == paragraph(quote));
    let next =
        Some(quote + 1).filter(|&it| it < answers.len() && paragraph(it) == paragraph(quote));
    let before = previous.filter(|&it| {
        silent(analysis, analysis.quotes[quote].before) && !in_line::turns(analysis, it)
    });
    let after = next
        .filter(|_| !in_line::turns(analysis, quote))
        .filter(|_| silent(analysis, analysis.quotes[quote].after) && !reported(analysis, quote));
    let answer = [before, after]
        .into_iter()
        .flatten()
        .find_map(|it| answers[it])?;
    Some(Answer {
        probability: answer.probability.min(0.9),
        ..answer
    })
}

/// Whether a verb of saying stands in the sentence before a quotation.
fn reported(analysis: &Analysis<'_>, quote: usize) -> bool {
    let (from, to) = analysis.quotes[quote].before;
    let tokens = &analysis.text.tokens;
    let says =
        |it: usize| analysis.text.class(it).has(Class::SPEECH) && !tokens[it].is(Token::CAPITAL);
    from < to
        && (from as usize..to as usize)
            .rev()
            .take_while(|&it| tokens[it].sentence == tokens[to as usize - 1].sentence)
            .any(says)
}

/// Whether a stretch holds nothing but signs and words like "and".
fn silent(analysis: &Analysis<'_>, (from, to): (u32, u32)) -> bool {
    const FEW: u32 = 6;
    to - from <= FEW
        && (from as usize..to as usize).all(|it| {
            let class = analysis.text.class(it);
            !analysis.text.tokens[it].is_word()
                || class.has(Class::BREAK) && !class.has(Class::SAY | Class::AUXILIARY)
        })
}
