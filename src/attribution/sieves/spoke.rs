//! Who spoke before a quotation, as far as that is decided: in its paragraph, in the turn before.

use super::Answer;
use crate::attribution::analysis::{Analysis, Quoted};
use crate::model::QuoteKind;

/// Who spoke before a pronoun.
#[derive(Clone, Copy, Default)]
pub struct Heard {
    /// Who was quoted last in the same paragraph.
    pub spoke: Option<u32>,
    /// Who spoke in the turn right before, and so does not speak now.
    pub other: Option<u32>,
}

impl Heard {
    /// Who spoke before a quotation.
    pub fn before(analysis: &Analysis<'_>, answers: &[Option<Answer>], quote: usize) -> Self {
        Self {
            spoke: last_speaker(analysis, answers, quote),
            other: turn_before(analysis, answers, quote),
        }
    }
}

/// Who speaks in the turn right before that of a quotation, where dashes part the turns.
fn turn_before(analysis: &Analysis<'_>, answers: &[Option<Answer>], quote: usize) -> Option<u32> {
    let quoted = &analysis.quotes[quote];
    let last = analysis.turn_in((quoted.span.paragraph as usize).checked_sub(1)?)?;
    let dash = quoted.span.kind == QuoteKind::Dash && !analysis.text.words.lexicon().nouns_capital;
    let turn = &analysis.turns[last];
    let mut spoke = answers[turn.from as usize..turn.to as usize]
        .iter()
        .flatten();
    spoke.next_back().filter(|_| dash).map(|it| it.who)
}

/// Who said the quotation before, if it stands in the same paragraph.
fn last_speaker(analysis: &Analysis<'_>, answers: &[Option<Answer>], quote: usize) -> Option<u32> {
    let paragraph = |it: &Quoted| it.span.paragraph;
    let before = quote.checked_sub(1)?;
    let same = paragraph(&analysis.quotes[before]) == paragraph(&analysis.quotes[quote]);
    answers[before].filter(|_| same).map(|it| it.who)
}
