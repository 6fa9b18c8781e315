//! A pronoun says it, and the paragraph before the quotation tells who has the word: Hill agreed, but “…,” she said.
//! Lang wants more. When he has it, he plans: “…,” he said.

use super::Answer;
use crate::attribution::analysis::Analysis;
use crate::attribution::lexicon::Class;
use crate::attribution::mentions::{Kind, Mention};
use crate::attribution::subjects::set_off;
use crate::attribution::tags::verb_like;
use crate::attribution::tokens::Token;

/// The only person whom the paragraph names before the pronoun, if they are said to say something there, or do something
/// and are "he" already, or open it and nobody else is described.
pub fn decide(analysis: &Analysis<'_>, _: &[Option<Answer>], quote: usize) -> Option<Answer> {
    let (tag, pronoun) = analysis.tag(quote)?;
    let gender = pronoun.kind.gender();
    if gender == 0 {
        return None;
    }
    let text = &analysis.text;
    let paragraph = &text.paragraphs[text.tokens[pronoun.from as usize].paragraph as usize];
    let mentions = &analysis.mentions.all;
    let from = analysis.mentions.first_at(paragraph.from);
    let before = &mentions[from..tag.mention as usize];
    // A capital that opens a spoken sentence need be no name.
    let spoken = |it: &Mention| text.tokens[it.from as usize].is(Token::SPEECH);
    let opening = |it: &Mention| text.tokens[it.from as usize].is(Token::INITIAL);
    // China is not whom "he" stands for.
    let place =
        |it: &Mention| it.to == it.from + 1 && text.class(it.from as usize).has(Class::PLACE);
    let verb = |at: u32| text.class(at as usize).has(Class::SPEECH);
    let told = |at: u32| set_off(text, at as usize).is_some_and(|it| verb(it as u32));
    let (mut who, mut says, mut opens, mut others) = (None, false, false, false);
    let mut acts = false;
    for mention in before
        .iter()
        .filter(|it| it.kind.is_noun() && !(spoken(it) && opening(it)) && !place(it))
    {
        if mention.kind != Kind::Name {
            others = true;
            continue;
        }
        if who.is_some_and(|it| it != mention.who) {
            return None;
        }
        who = Some(mention.who);
        if !spoken(mention) && !mention.possessive {
            says |= mention.from > paragraph.from && verb(mention.from - 1)
                || mention.to < paragraph.to && (verb(mention.to) || told(mention.to));
            opens |= mention.from == paragraph.from;
            acts |= verb_like(text, mention.to as usize);
        }
    }
    let stands = |it: &Mention| it.kind == pronoun.kind && !spoken(it);
    let first = before
        .iter()
        .position(|it| stands(it) || it.kind == Kind::Name && Some(it.who) == who);
    let goes_by_it = first.is_some_and(|first| {
        before[first].kind == Kind::Name && before[first..].iter().any(stands)
    });
    let heard = says || acts && goes_by_it || opens && !others;
    let who = who.filter(|&it| heard && analysis.member(it).gender() != -gender)?;
    Some(Answer {
        who,
        mention: Some(tag.mention),
        cue: tag.cue,
        probability: 0.97,
        sieve: "",
    })
}
