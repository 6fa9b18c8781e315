//! A Spanish verb of saying in the first person needs no “yo”: —Así es —le dije. Whoever tells the story says it.

use super::Answer;
use crate::attribution::adverbials;
use crate::attribution::analysis::Analysis;
use crate::attribution::lexicon::Class;
use crate::attribution::mentions::Kind;
use crate::attribution::tokens::{Text, Token};

/// The one who tells the story, if a verb in the first person reports the quotation.
pub fn decide(analysis: &Analysis<'_>, _: &[Option<Answer>], quote: usize) -> Option<Answer> {
    let cue = verb(analysis, quote)?;
    Some(Answer {
        who: analysis.cast.narrator?,
        mention: None,
        cue: Some(cue as u32),
        probability: 0.96,
        sieve: "",
    })
}

/// The verb in the first person that reports a quotation, behind it or before its colon, if nobody else is named for it.
pub fn verb(analysis: &Analysis<'_>, quote: usize) -> Option<usize> {
    const NEAR: usize = 12;
    let text = &analysis.text;
    if !text.words.lexicon().spanish() {
        return None;
    }
    let quoted = &analysis.quotes[quote];
    let range = |(from, to): (u32, u32)| from as usize..to as usize;
    let after = range(quoted.after).find(|&it| text.tokens[it].is_word());
    let behind = after.map(|it| adverbials::pronouns(text, it, quoted.after.1 as usize));
    let before = range(quoted.before);
    let colon = before
        .clone()
        .rev()
        .take(2)
        .find(|&it| text.sign(it) == b':');
    let announces = |colon: usize| {
        let sentence = text.tokens[colon].sentence;
        (before.start..colon)
            .rev()
            .take(NEAR)
            .take_while(|&it| text.tokens[it].sentence == sentence)
            .find(|&it| says(text, it))
    };
    let found = behind.filter(|&it| first_person(text, it)).or_else(|| {
        colon
            .and_then(announces)
            .filter(|&it| first_person(text, it))
    })?;
    let own = analysis.tag(quote).is_none_or(|(tag, mention)| {
        mention.kind != Kind::I && (tag.cue == Some(found as u32) || !tag.tie.is_close())
    });
    own.then_some(found)
}

fn says(text: &Text<'_>, at: usize) -> bool {
    let token = text.tokens.get(at);
    token.is_some_and(|it| it.is_word() && !it.is(Token::CAPITAL))
        && text.class(at).has(Class::SPEECH)
}

/// Whether a verb of saying in the first person stands at `at`: dije, pregunté, respondí.
fn first_person(text: &Text<'_>, at: usize) -> bool {
    let ends = ["é", "í"].iter().any(|it| text.ends(at, it)) || text.spelled(at) == "dije";
    ends && says(text, at)
}
