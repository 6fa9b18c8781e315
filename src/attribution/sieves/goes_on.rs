//! What was reported goes on in somebody's words: Lake sagte, es sei kein Unfall gewesen. “…”

use super::Answer;
use crate::attribution::analysis::Analysis;
use crate::attribution::lexicon::Class;
use crate::attribution::tokens::Token;

/// Who says something in the sentence before the quotation, or the speaker of the quotation before that.
pub fn decide(analysis: &Analysis<'_>, answers: &[Option<Answer>], quote: usize) -> Option<Answer> {
    if analysis.tag(quote).is_some() {
        return None;
    }
    let text = &analysis.text;
    let quoted = &analysis.quotes[quote];
    let (from, to) = (quoted.before.0 as usize, quoted.before.1 as usize);
    let previous = quote
        .checked_sub(1)
        .filter(|&it| analysis.quotes[it].span.paragraph == quoted.span.paragraph);
    let tagged = previous
        .and_then(|it| analysis.tag(it))
        .is_some_and(|(_, mention)| {
            mention.from >= quoted.before.0
                && text.tokens[mention.from as usize].sentence + 1 >= text.tokens[to - 1].sentence
        });
    if let Some(answer) = previous.filter(|_| tagged).and_then(|it| answers[it]) {
        return Some(Answer {
            mention: None,
            cue: None,
            probability: 0.8,
            ..answer
        });
    }
    let sentence = (from..to)
        .rev()
        .find(|&it| text.tokens[it].is_word())
        .map(|it| text.tokens[it].sentence)?;
    let first = (from..to).find(|&it| text.tokens[it].sentence == sentence)?;
    let verb = (first..to)
        .find(|&it| text.class(it).has(Class::SPEECH) && !text.tokens[it].is(Token::CAPITAL));
    let subject = (first..to)
        .find_map(|it| analysis.starts.get(it))
        .map(|it| &analysis.mentions.all[it]);
    let named =
        subject.filter(|mention| verb.is_some() && mention.kind.is_noun() && !mention.possessive);
    if let Some(mention) = named {
        return Some(Answer {
            who: mention.who,
            mention: analysis
                .starts
                .get(mention.from as usize)
                .map(|it| it as u32),
            cue: verb.map(|it| it as u32),
            probability: 0.7,
            sieve: "",
        });
    }
    let previous = previous?;
    let near = text.tokens[to - 1].sentence <= text.tokens[from].sentence + 1;
    answers[previous].filter(|_| near).map(|answer| Answer {
        mention: None,
        cue: None,
        probability: 0.5,
        ..answer
    })
}
