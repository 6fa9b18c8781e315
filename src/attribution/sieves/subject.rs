//! The clause before a quotation has a subject, though no verb of saying ties them closely: Lake sieht es anders: “…”

use super::Answer;
use crate::attribution::analysis::Analysis;
use crate::attribution::tags::Tie;

/// The name or description of the surest tag, however loosely it is tied.
pub fn decide(analysis: &Analysis<'_>, _: &[Option<Answer>], quote: usize) -> Option<Answer> {
    let (tag, mention) = analysis
        .tag(quote)
        .filter(|(_, mention)| mention.kind.is_noun())?;
    let probability = match tag.tie {
        Tie::Subject | Tie::VerbFarName => 0.8,
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
        probability,
        sieve: "",
    })
}
