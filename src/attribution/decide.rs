//! The decision: sieves name the precise cases, the ranker the open ones, and calibration says how sure that is.

use super::analysis::{Analysis, Context};
use super::sieves::{self, Answer};
use super::tokens::Token;
use super::utterances::CERTAIN;
use super::weights::Weights;

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
    for answer in answers.iter_mut().flatten().filter(|it| it.sieve == "tag") {
        answer.probability = certain(curves.certain, curves.sieve);
    }
    let pass = weights.ranker.decide(analysis, &given);
    for (index, guess) in pass.guesses.iter().enumerate() {
        let Some(who) = guess.who.filter(|_| answers[index].is_none()) else {
            continue;
        };
        let context = analysis.quotes[index].context;
        let share = curves.share(context as usize, guess);
        if share < curves.likely {
            continue;
        }
        let (mention, cue) = evidence(analysis, index, who);
        // Who says “I” and is never named is at best likely.
        let nameless = analysis.member(who).nameless();
        let bar = if nameless { 1.1 } else { curves.certain };
        answers[index] = Some(Answer {
            who,
            mention,
            cue,
            probability: certain(bar, share),
            sieve: rule(context),
        });
    }
    pass_along(analysis, &mut answers);
    answers
}

/// Gives the second half of an interrupted utterance to whom the first is: “A,” said Anna. “B.”
fn pass_along(analysis: &Analysis<'_>, answers: &mut [Option<Answer>]) {
    for index in 1..answers.len() {
        let (before, here) = (&analysis.quotes[index - 1], &analysis.quotes[index]);
        let tag = analysis.tag(index - 1);
        let interrupted = here.context == Context::Elsewhere
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
        share.min(CERTAIN - 0.001)
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
    let mentions = &analysis.mentions.all;
    let from = mentions.partition_point(|it| it.from < paragraph.from);
    let named = mentions[from..]
        .iter()
        .take_while(|it| it.from < paragraph.to)
        .position(|it| {
            it.kind.is_noun()
                && it.who == who
                && !analysis.text.tokens[it.from as usize].is(Token::SPEECH)
        });
    (named.map(|it| (from + it) as u32), None)
}
