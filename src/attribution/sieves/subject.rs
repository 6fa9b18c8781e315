//! The clause before a quotation has a subject, though no verb of saying ties them closely: Lake sieht es anders: “…”

use super::{Answer, two};
use crate::attribution::analysis::Analysis;
use crate::attribution::lexicon::Class;
use crate::attribution::mentions::{Kind, Mention};
use crate::attribution::tags::opening;
use crate::attribution::tie::Tie;

/// The name or description of the surest tag, however loosely it is tied.
pub fn decide(analysis: &Analysis<'_>, _: &[Option<Answer>], quote: usize) -> Option<Answer> {
    let (tag, mention) = analysis
        .tag(quote)
        .filter(|(_, mention)| mention.kind.is_noun())?;
    let probability = match tag.tie {
        Tie::Subject | Tie::VerbFarName | Tie::SaysFar
            if only_name(analysis, quote, mention.who) && told(analysis, quote, tag.cue) =>
        {
            0.96
        }
        Tie::VerbFarName if told(analysis, quote, tag.cue) => 0.96,
        Tie::Subject | Tie::VerbFarName => 0.8,
        Tie::SaysFar if announced(analysis, quote, tag.cue) => 0.96,
        Tie::SaysFar => 0.75,
        Tie::LastVerb => 0.5,
        Tie::VerbName
        | Tie::NameVerb
        | Tie::SaysThat
        | Tie::Source
        | Tie::NameFarVerb
        | Tie::VerbBefore => 0.9,
    };
    Some(Answer {
        who: mention.who,
        mention: Some(tag.mention),
        cue: tag.cue,
        probability: two::sure(analysis, tag, mention, probability),
        sieve: "",
    })
}

/// Whether the verb of saying `cue` and a colon announce a quotation.
fn announced(analysis: &Analysis<'_>, quote: usize, cue: Option<u32>) -> bool {
    let text = &analysis.text;
    let says = cue.is_some_and(|it| text.class(it as usize).has(Class::SPEECH | Class::STATES));
    says && colon(analysis, quote)
}

/// Whether a colon or a verb that can only be one of saying tells that something is said, and no title is named.
fn told(analysis: &Analysis<'_>, quote: usize, cue: Option<u32>) -> bool {
    let says = cue.is_some_and(|it| {
        let class = analysis.text.class(it as usize);
        class.has(Class::SPEECH) && !class.has(Class::NAMING)
    });
    says || colon(analysis, quote)
}

/// Whether a colon stands before a quotation.
fn colon(analysis: &Analysis<'_>, quote: usize) -> bool {
    let (from, to) = analysis.quotes[quote].before;
    let last = (from as usize..to as usize)
        .rev()
        .map(|it| analysis.text.sign(it))
        .find(|&it| !opening(it));
    last == Some(b':')
}

/// Whether nobody else is named in the sentence on either side of a quotation.
fn only_name(analysis: &Analysis<'_>, quote: usize, who: u32) -> bool {
    let quoted = &analysis.quotes[quote];
    let tokens = &analysis.text.tokens;
    let near = |it: &Mention, (from, to): (u32, u32)| {
        let edge = if from == quoted.after.0 {
            from
        } else {
            to.saturating_sub(1)
        };
        from <= it.from
            && it.from < to
            && tokens[it.from as usize].sentence == tokens[edge as usize].sentence
    };
    let mut others = analysis
        .mentions
        .within((quoted.before.0, quoted.after.1))
        .filter(|it| it.kind == Kind::Name && (near(it, quoted.before) || near(it, quoted.after)));
    others.all(|it| it.who == who) && !analysis.member(who).described
}
