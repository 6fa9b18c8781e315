//! The decision: sieves name the precise cases, the ranker the open ones, and calibration says how sure that is.

use super::analysis::{Analysis, Context};
use super::doubts::{self, Doubt, Doubts, LIKELY};
use super::sieves::{self, Answer};
use super::sign;
use super::spans::Span;
use super::tokens::Token;
use super::utterances::CERTAIN;
use super::weights::Weights;
use crate::model::QuoteKind;

/// Names the speaker of every quotation that has candidates.
pub fn decide(analysis: &Analysis<'_>, weights: &Weights) -> Vec<Option<Answer>> {
    let mut answers = sieves::run(analysis);
    // The weights were learned from English texts.
    if analysis.quotes.is_empty() || analysis.text.words.lexicon().inversion {
        return answers;
    }
    let given: Vec<Option<u32>> = answers.iter().map(|it| it.map(|it| it.who)).collect();
    let curves = weights
        .calibration
        .curves(analysis.is_report(), analysis.quotes.len());
    let doubts = Doubts::new(analysis);
    for (index, answer) in answers.iter_mut().enumerate() {
        if let Some(answer) = answer.as_mut().filter(|it| it.sieve == "tag") {
            let sure = certain(curves.certain, curves.sieve * analysis.speech(index));
            let suspect = doubts.suspect(index, answer.who);
            answer.probability = if suspect { sure.min(LIKELY) } else { sure };
        }
    }
    let pass = weights.ranker.decide(analysis, &given);
    for (index, guess) in pass.guesses.iter().enumerate() {
        let Some(who) = guess.who.filter(|_| answers[index].is_none()) else {
            continue;
        };
        let context = analysis.quotes[index].context;
        let own = doubts.is_own(index, who);
        let share = if own {
            1.0
        } else {
            curves.share(context as usize, guess)
        };
        let before = index.checked_sub(1).and_then(|it| answers[it]);
        let goes_on = before.is_some_and(|it| it.who == who);
        let doubt = doubts.of(index, who).settle(goes_on);
        if share < curves.likely || doubt == Doubt::Denied {
            continue;
        }
        let sure = share * analysis.speech(index);
        let firm = doubts::firm(context as usize, analysis.is_report(), guess);
        let (mention, cue) = evidence(analysis, index, who);
        answers[index] = Some(Answer {
            who,
            mention,
            cue,
            probability: match doubt {
                Doubt::None if firm => certain(curves.certain, sure),
                _ => sure.min(LIKELY),
            },
            sieve: rule(context),
        });
    }
    pass_along(analysis, &mut answers);
    carry_on(analysis, &mut answers);
    doubts.beside(&mut answers);
    doubts.of_both(&mut answers);
    answers
}

/// Gives a speech over several paragraphs, each opened anew and only the last one closed, or on both sides of what
/// interrupts it, to whom its surest part is given.
fn carry_on(analysis: &Analysis<'_>, answers: &mut [Option<Answer>]) {
    let mut from = 0;
    for to in 1..=answers.len() {
        if to < answers.len() && carries_on(analysis, to) {
            continue;
        }
        let close = |it: usize| analysis.tag(it).is_some_and(|(tag, _)| tag.tie.is_close());
        let parts = (from..to).filter_map(|it| Some((close(it), answers[it]?)));
        let surest = parts.max_by(|one, other| {
            let likelier = one.1.probability.total_cmp(&other.1.probability);
            one.0.cmp(&other.0).then(likelier)
        });
        if to > from + 1 {
            answers[from..to].fill(surest.map(|it| it.1));
        }
        from = to;
    }
}

/// Whether a quotation opens its paragraph and the one before, which ends its own, was not closed and not broken off; or
/// goes on behind what interrupts it.
fn carries_on(analysis: &Analysis<'_>, index: usize) -> bool {
    let (before, here) = (&analysis.quotes[index - 1], &analysis.quotes[index]);
    if here.span.goes_on {
        return true;
    }
    let quotation = |it: &Span| it.kind == QuoteKind::Quotation;
    let open = quotation(&before.span) && !before.span.closed && quotation(&here.span);
    open && analysis.adjoins(index) && before.span.last_sign(&analysis.text) != Some(sign::DASH)
}

/// Gives the second half of an interrupted utterance to whom the first is: “A,” said Anna. “B.”
fn pass_along(analysis: &Analysis<'_>, answers: &mut [Option<Answer>]) {
    for index in 1..answers.len() {
        let (before, here) = (&analysis.quotes[index - 1], &analysis.quotes[index]);
        let tag = analysis.tag(index - 1);
        let same = analysis.tag(index).zip(tag);
        let same = same.is_some_and(|(one, other)| one.0.mention == other.0.mention);
        let interrupted = (here.context == Context::Elsewhere || same)
            && before.turn == here.turn
            && tag
                .is_some_and(|(tag, mention)| tag.tie.is_close() && mention.from >= before.after.0)
            && one_sentence(analysis, before.after);
        if interrupted && let Some(first) = answers[index - 1] {
            answers[index] = Some(first);
        }
    }
}

/// Whether what stands between two quotations is no more than the sentence that reports them.
fn one_sentence(analysis: &Analysis<'_>, (from, to): (u32, u32)) -> bool {
    let words = analysis.text.tokens[from as usize..to as usize]
        .iter()
        .filter(|it| it.is_word());
    let mut sentences = words.map(|it| it.sentence);
    let first = sentences.next();
    sentences.all(|it| Some(it) == first)
}

/// A share as a probability that is shown as certain exactly when it passes the bar.
fn certain(bar: f32, share: f32) -> f32 {
    if share >= bar {
        share.max(CERTAIN)
    } else {
        share.min(LIKELY)
    }
}

/// What the ranker went by first, as a name for the reader.
pub fn rule(context: Context) -> &'static str {
    match context {
        Context::Name => "ranker-name",
        Context::Description => "ranker-description",
        Context::Pronoun => "ranker-pronoun",
        Context::Narrator => "ranker-narrator",
        Context::Elsewhere => "ranker-paragraph",
        Context::Beat => "ranker-beat",
        Context::Bare => "ranker-turns",
    }
}

/// The words that show who it is: the quotation's tag, that of another of its turn, or a name beside it.
fn evidence(analysis: &Analysis<'_>, quote: usize, who: u32) -> (Option<u32>, Option<u32>) {
    let turn = &analysis.turns[analysis.quotes[quote].turn as usize];
    let fits = |it: usize| {
        let (tag, mention) = analysis.tag(it)?;
        (!mention.kind.is_noun() || mention.who == who).then_some((Some(tag.mention), tag.cue))
    };
    let tags = fits(quote).or_else(|| (turn.from as usize..turn.to as usize).find_map(fits));
    if let Some(found) = tags {
        return found;
    }
    let paragraph = &analysis.text.paragraphs[turn.paragraph as usize];
    let from = analysis.mentions.first_at(paragraph.from);
    let named = analysis
        .mentions
        .within((paragraph.from, paragraph.to))
        .position(|it| {
            it.kind.is_noun()
                && it.who == who
                && !analysis.text.tokens[it.from as usize].is(Token::SPEECH)
        });
    (named.map(|it| (from + it) as u32), None)
}
