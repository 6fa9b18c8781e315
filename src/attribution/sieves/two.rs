//! A German verb of several whose subject is two: „…“, betonten Lang und Hill. Neither of them alone says it.

use crate::attribution::analysis::Analysis;
use crate::attribution::lexicon::Class;
use crate::attribution::mentions::Mention;
use crate::attribution::tie::Tag;
use crate::attribution::tokens::Token;

/// How sure a tag is that names one of two.
const ONE_OF_TWO: f32 = 0.6;

/// How sure the tag of a mention is that would be so sure by itself.
pub fn sure(analysis: &Analysis<'_>, tag: &Tag, mention: &Mention, probability: f32) -> f32 {
    let several = tag.cue.is_some_and(|it| {
        let (text, at) = (&analysis.text, it as usize);
        let verb = text.class(at).has(Class::SAY) && !text.tokens[at].is(Token::CAPITAL);
        verb && text.ends(at, "en")
    });
    if several && analysis.text.words.lexicon().nouns_capital && is_joined(analysis, mention) {
        probability.min(ONE_OF_TWO)
    } else {
        probability
    }
}

/// Whether “und” joins somebody else to a mention.
fn is_joined(analysis: &Analysis<'_>, mention: &Mention) -> bool {
    const LONG: usize = 8;
    let text = &analysis.text;
    let (from, to) = (mention.from as usize, mention.to as usize);
    let sentence = text.tokens[from].sentence;
    let and = |it: usize| ["und", "sowie"].contains(&text.spelled(it));
    let clause = |it: &usize| {
        let verb = Class::SAY | Class::AUXILIARY;
        let small = text.tokens[*it].is_word() && !text.tokens[*it].is(Token::CAPITAL);
        text.tokens[*it].sentence == sentence && !(small && text.class(*it).has(verb))
    };
    let noun = |it: usize| {
        text.tokens.get(it).is_some_and(|it| it.is(Token::CAPITAL))
            || it < text.tokens.len() && text.class(it).has(Class::DETERMINER)
    };
    let behind = (to..text.tokens.len().min(to + LONG)).take_while(clause);
    let before = (from.saturating_sub(LONG)..from).rev().take_while(clause);
    let mut joints = behind.chain(before).filter(|&it| and(it));
    joints.any(|it| noun(it + 1))
}
