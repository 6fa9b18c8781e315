//! A label stands before the turn, or before the turn that it goes on with, or the turn is a question to the one whose
//! label stands there.

use super::Answer;
use crate::attribution::analysis::Analysis;
use crate::model::QuoteKind;

/// The name in the last label, or in one of the questioner's if there is one.
pub fn decide(analysis: &Analysis<'_>, _: &[Option<Answer>], quote: usize) -> Option<Answer> {
    let span = &analysis.quotes[quote].span;
    if span.kind != QuoteKind::Turn {
        return None;
    }
    let (labels, asked) = (&analysis.text.labels, &analysis.text.asked);
    let last = match asked.binary_search_by_key(&span.from, |it| it.from) {
        Ok(it) => asked[it].label? as usize,
        Err(_) => labels
            .partition_point(|it| it.from <= span.from)
            .checked_sub(1)?,
    };
    let index = analysis.starts.get(labels[last].from as usize)?;
    Some(Answer {
        who: analysis.mentions.all[index].who,
        mention: Some(index as u32),
        cue: None,
        probability: 0.99,
        sieve: "",
    })
}
