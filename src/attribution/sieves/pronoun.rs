//! A pronoun says it: the last name before it that fits the gender.

use super::Answer;
use crate::attribution::analysis::Analysis;
use crate::attribution::mentions::Kind;
use crate::attribution::tokens::Token;

/// The nearest name before the pronoun of the tag whose gender does not contradict it.
pub fn decide(analysis: &Analysis<'_>, _: &[Option<Answer>], quote: usize) -> Option<Answer> {
    const BACK: usize = 40;
    let turn = &analysis.turns[analysis.quotes[quote].turn as usize];
    let (tag, mention) = (turn.from as usize..turn.to as usize)
        .filter_map(|it| analysis.tag(it))
        .find(|(_, mention)| mention.kind.gender() != 0)?;
    let gender = mention.kind.gender();
    let found = analysis.mentions.all[..tag.mention as usize]
        .iter()
        .rev()
        .take(BACK)
        .find(|it| {
            it.kind == Kind::Name
                && !analysis.text.tokens[it.from as usize].is(Token::SPEECH)
                && analysis.member(it.who).gender() != -gender
        })?;
    Some(Answer {
        who: found.who,
        mention: Some(tag.mention),
        cue: tag.cue,
        probability: 0.5,
        sieve: "",
    })
}
