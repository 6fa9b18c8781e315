//! Whether a text reports, as news does, or tells, as stories do.
//!
//! Names, numbers and amounts are many where a text reports; persons named by a pronoun and exclamations where it tells.

use super::lexicon::Class;
use super::numbers::ln;
use super::sign;
use super::tokens::Text;

/// How many facts a text is judged by.
pub const FACTS: usize = 5;

/// How much each fact speaks for a report, and what is added; learned by `examples/train`, which prints them.
const WEIGHTS: [f32; FACTS] = [4.823, 2.253, -0.898, 1.077, -1.883];
const OFFSET: f32 = 0.142;

/// What is counted, how often it stands among words where nothing is known, and in what such a guess weighs as much.
const ORDINARY: [f32; FACTS] = [0.05, 0.008, 0.04, 0.002, 0.004];
const GUESSED: f32 = 300.0;

/// The logarithm of the odds that a text reports, by its beginning.
pub fn reports(text: &Text<'_>) -> f32 {
    let facts = facts(text).into_iter().zip(WEIGHTS);
    OFFSET + facts.map(|(fact, weight)| fact * weight).sum::<f32>()
}

/// The odds as a feature: from −1, a story, to 1, a report.
pub fn degree(reports: f32) -> f32 {
    (reports / 4.0).clamp(-1.0, 1.0)
}

/// How much more often than is ordinary a text has capitals inside sentences, numbers, amounts, persons named by a
/// pronoun, and exclamations: logarithms.
pub fn facts(text: &Text<'_>) -> [f32; FACTS] {
    const LOOKED_AT: usize = 25_000;
    let mut counts = [0_u32; FACTS];
    let mut words = 0_u32;
    for token in &text.tokens[..text.tokens.len().min(LOOKED_AT)] {
        if token.is_word() {
            words += 1;
            let class = text.words.class(token.word);
            counts[0] += u32::from(token.stands_out() && !class.has(Class::I));
            counts[2] += u32::from(class.has(Class::PERSONAL));
            continue;
        }
        match token.sign {
            sign::NUMBER => counts[1] += 1,
            b'$' | b'%' => counts[3] += 1,
            b'!' => counts[4] += 1,
            _ => {}
        }
    }
    let rate = |place: usize| {
        let guessed = ORDINARY[place] * GUESSED;
        ln((counts[place] as f32 + guessed) / (words as f32 + GUESSED) / ORDINARY[place])
    };
    let mut facts = std::array::from_fn(rate);
    if text.words.lexicon().nouns_capital {
        facts[0] = 0.0;
    }
    facts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attribution::lexicon;
    use crate::attribution::tests::document;

    fn of<T>(text: &str, tell: impl Fn(&Text<'_>) -> T) -> T {
        let document = document(text);
        let lexicon = lexicon::guess(&document.text);
        tell(&Text::new(&document, 0, document.blocks.len(), lexicon))
    }

    #[test]
    fn a_story_full_of_names_is_no_report() {
        let story = "The Mole looked at the Rat, and the Rat looked at the Badger. “You should have told me!” he \
                     cried.\n\nShe would not hear of it; she had her hat on, and she took his arm. “I never did,” \
                     said the Toad. He looked at her, and she at him, and he knew that she knew.";
        let odds = of(story, reports);
        assert!(odds < 0.0, "{odds}");
    }

    #[test]
    fn a_report_in_small_letters_is_a_report() {
        let report = "The council voted 7 to 2 on Tuesday to raise the fare by 12% from next year. Opponents said \
                      the $40 million could be found elsewhere.\n\nAt a hearing in 2014 the board had set the limit \
                      at $3. “It is not enough,” said Ann Reed, who heads the union in Millport County.";
        let odds = of(report, reports);
        assert!(odds > 0.0, "{odds}");
    }

    #[test]
    fn nothing_is_known_of_an_empty_text() {
        assert!(of("", facts).into_iter().all(|it| it.abs() < 1e-5));
    }
}
