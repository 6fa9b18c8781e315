//! A reporting verb ties the quotation to a name or a description: “…,” said Anna.

use super::{Answer, two};
use crate::attribution::analysis::Analysis;
use crate::attribution::mentions::Kind;
use crate::attribution::tie::Tie;

/// The name in the quotation's own tag, when the verb stands right beside it: said Anna, Anna said; or as its source, in
/// English: according to Anna.
pub fn name(analysis: &Analysis<'_>, _: &[Option<Answer>], quote: usize) -> Option<Answer> {
    let (tag, mention) = analysis.tag(quote)?;
    let close = match tag.tie {
        Tie::VerbName => tag.cue.is_some_and(|cue| cue + 1 == mention.from),
        Tie::NameVerb => tag.cue == Some(mention.to),
        Tie::Source => {
            let english = analysis.text.words.lexicon().english();
            let behind = tag.cue.is_some_and(|cue| cue < mention.from);
            english && behind && !mention.possessive
        }
        Tie::SaysThat
        | Tie::NameFarVerb
        | Tie::VerbBefore
        | Tie::VerbFarName
        | Tie::SaysFar
        | Tie::Subject
        | Tie::LastVerb => false,
    };
    let cited = || tag.tie == Tie::Source || analysis.member(mention.who).cues > 0;
    let speaks = mention.kind == Kind::Name && cited();
    (close && speaks).then_some(Answer {
        who: mention.who,
        mention: Some(tag.mention),
        cue: tag.cue,
        probability: 0.97,
        sieve: "",
    })
}

/// The name or description in the quotation's own tag, alone; or the one who tells the story.
pub fn own(analysis: &Analysis<'_>, _: &[Option<Answer>], quote: usize) -> Option<Answer> {
    let (tag, mention) = analysis.tag(quote)?;
    let who = match mention.kind {
        Kind::Name | Kind::Description => mention.who,
        Kind::I => analysis.cast.narrator?,
        Kind::He | Kind::She | Kind::We | Kind::They | Kind::It => return None,
    };
    tag.tie.is_close().then_some(Answer {
        who,
        mention: Some(tag.mention),
        cue: tag.cue,
        probability: two::sure(analysis, tag, mention, 0.97),
        sieve: "",
    })
}
