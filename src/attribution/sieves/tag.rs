//! A reporting verb ties the quotation, or one beside it in the paragraph, to a name: “…,” said Anna. “…”

use super::Answer;
use crate::attribution::analysis::Analysis;

/// The name in the quotation's own tag, else in that of another quotation of the paragraph.
pub fn decide(analysis: &Analysis<'_>, _: &[Option<Answer>], quote: usize) -> Option<Answer> {
    let turn = &analysis.turns[analysis.quotes[quote].turn as usize];
    let tag = |it: usize| {
        analysis
            .tag(it)
            .filter(|(tag, mention)| mention.kind.is_noun() && tag.tie.is_close())
    };
    let own = analysis.tag(quote);
    let (found, probability) = match own {
        Some(_) => (tag(quote)?, 0.97),
        None => ((turn.from as usize..turn.to as usize).find_map(tag)?, 0.9),
    };
    let (tag, mention) = found;
    Some(Answer {
        who: mention.who,
        mention: Some(tag.mention),
        cue: tag.cue,
        probability,
        sieve: "",
    })
}

/// The name or description in the quotation's own tag, alone.
pub fn own(analysis: &Analysis<'_>, _: &[Option<Answer>], quote: usize) -> Option<Answer> {
    let (tag, mention) = analysis.tag(quote)?;
    (mention.kind.is_noun() && tag.tie.is_close()).then_some(Answer {
        who: mention.who,
        mention: Some(tag.mention),
        cue: tag.cue,
        probability: 0.97,
        sieve: "",
    })
}
