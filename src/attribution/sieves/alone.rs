//! In a German report a quotation that opens a paragraph, and that nothing beside it ties to anybody, is by whom the
//! paragraph before heard last: Lake bat um Geduld.¶ “…”

use super::{Answer, goes_on};
use crate::attribution::analysis::Analysis;
use crate::attribution::tokens::Token;

/// Who says something in the last sentence of the paragraph before, or the speaker of its last quotation.
pub fn decide(analysis: &Analysis<'_>, answers: &[Option<Answer>], quote: usize) -> Option<Answer> {
    let quoted = &analysis.quotes[quote];
    let paragraph = quoted.span.paragraph;
    let place = |it: usize| analysis.quotes[it].span.paragraph;
    let first = quote.checked_sub(1).is_none_or(|it| place(it) != paragraph);
    let (from, to) = (quoted.before.0 as usize, quoted.before.1 as usize);
    let opens = first && !analysis.text.tokens[from..to].iter().any(Token::is_word);
    let report = analysis.text.words.lexicon().nouns_capital && analysis.is_report();
    if !report || !opens || analysis.tag(quote).is_some() || !goes_on::whole(analysis, quote) {
        return None;
    }
    let before = paragraph.checked_sub(1)?;
    let last = quote.checked_sub(1).filter(|&it| place(it) == before);
    let heard = last.and_then(|it| answers[it]);
    let told = &analysis.text.paragraphs[before as usize];
    let from = last.map_or(told.from, |it| analysis.quotes[it].span.to) as usize;
    let says = goes_on::said_last(analysis, from, told.to as usize, heard.map(|it| it.who));
    says.or(heard).map(|it| Answer {
        probability: it.probability.min(0.5),
        ..it
    })
}
