//! One name stands in the narration of the paragraph: Anna shrugged. “…”

use super::Answer;
use crate::attribution::analysis::Analysis;
use crate::attribution::mentions::Kind;
use crate::attribution::tokens::Token;

/// The only name of the quotation's paragraph.
pub fn decide(analysis: &Analysis<'_>, _: &[Option<Answer>], quote: usize) -> Option<Answer> {
    let paragraph = analysis.quotes[quote].span.paragraph;
    let tokens = analysis.text.paragraphs[paragraph as usize];
    let mentions = &analysis.mentions.all;
    let from = mentions.partition_point(|it| it.from < tokens.from);
    let mut only = None;
    for (index, mention) in mentions
        .iter()
        .enumerate()
        .skip(from)
        .take_while(|(_, it)| it.from < tokens.to)
    {
        if mention.kind == Kind::Name
            && !analysis.text.tokens[mention.from as usize].is(Token::SPEECH)
        {
            match only {
                None => only = Some((index, mention.who)),
                Some((_, who)) if who == mention.who => {}
                Some(_) => return None,
            }
        }
    }
    let (index, who) = only?;
    Some(Answer {
        who,
        mention: Some(index as u32),
        cue: None,
        probability: 0.7,
        sieve: "",
    })
}
