//! A label stands before the turn, or before the turn that it goes on with.

use super::Answer;
use crate::attribution::analysis::Analysis;
use crate::model::QuoteKind;

/// The name in the last label.
pub fn decide(analysis: &Analysis<'_>, _: &[Option<Answer>], quote: usize) -> Option<Answer> {
    let span = &analysis.quotes[quote].span;
    if span.kind != QuoteKind::Turn {
        return None;
    }
    let labels = &analysis.text.labels;
    let last = labels
        .partition_point(|it| it.from <= span.from)
        .checked_sub(1)?;
    let index = analysis.starts.get(labels[last].from as usize)?;
    Some(Answer {
        who: analysis.mentions.all[index].who,
        mention: Some(index as u32),
        cue: None,
        probability: 0.99,
        sieve: "",
    })
}
