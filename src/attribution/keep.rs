//! Whether a stretch in marks is speech at all: “the term ‘lesson’” is not, nor is the title of a book.
//!
//! A row of features for each stretch, weighed by a network like the ranker's, against an empty row for "no speech".

use super::analysis::Analysis;
use super::features::{Cell, Rows};
use super::genre;
use super::letters;
use super::lexicon::Class;
use super::network::Network;
use super::numbers::{exp, ln1};
use super::sign;
use super::spans::Span;
use super::tokens::{Text, Token};
use crate::model::QuoteKind;

macro_rules! positions {
    ($($name:ident),* $(,)?) => {
        positions!(@each 0u16; $($name),*);
    };
    (@each $n:expr; $name:ident $(, $rest:ident)*) => {
        const $name: u16 = $n;
        positions!(@each $n + 1; $($rest),*);
    };
    (@each $n:expr;) => {};
}

positions! {
    ALWAYS, ONE, TWO, THREE, TO_FIVE, TO_TEN, MORE, LENGTH, CAPITAL, LOWER, ENDS_COMMA, ENDS_STOP, ENDS_MARK, ENDS_DASH,
    ENDS_BARE, STARTS_PARAGRAPH, AFTER_COMMA, AFTER_COLON, AFTER_STOP, AFTER_DASH, AFTER_WORD, AFTER_DETERMINER,
    AFTER_PREPOSITION, AFTER_SPEECH, AFTER_MANNER, AFTER_NAMING, AFTER_THAT, ENDS_PARAGRAPH, BEFORE_LOWER, BEFORE_CAPITAL,
    BEFORE_SIGN, BEFORE_SPEECH, BEFORE_PRONOUN, TITLE_CASE, ALL_CAPITALS, OTHERS, PERSONAL, LOWER_SHORT, LOWER_DETERMINER,
    CAPITAL_ENDED, SECOND, VERB, DIGITS, UNCLOSED, TAGGED, NEWS, TAGGED_CLOSE, TAGGED_LOWER, LOWER_AND_BARE, IN_SPEECH_PARAGRAPH,
    NEXT_UNCLOSED, RARE_MARKS, AFTER_AND, AFTER_AS, AFTER_OF, OPENS_UNCLOSED, ALONE, FIRST_BEFORE, LONG_BEFORE,
    FIRST_PERSON, NEAR_NAMING, SENTENCE_BEFORE, REPORTED, THIRD_PERSON, SALUTED, FAREWELL, WRITTEN, IMAGINED, RECALLED, SEEMS,
}

/// A row of features for each stretch.
pub fn rows(analysis: &Analysis<'_>) -> Rows {
    let mut rows = Rows::with_room(analysis.quotes.len());
    let reported = reported(analysis);
    for (index, letter) in letters::find(analysis).into_iter().enumerate() {
        let look = Look {
            analysis,
            text: &analysis.text,
            index,
            span: &analysis.quotes[index].span,
        };
        rows.value(NEWS, genre::degree(analysis.reports));
        rows.value(REPORTED, reported);
        rows.when(letter.saluted, SALUTED);
        rows.when(letter.farewell, FAREWELL);
        rows.when(letter.written, WRITTEN);
        look.size(&mut rows);
        look.inside(&mut rows);
        look.before(&mut rows);
        look.after(&mut rows);
        look.around(&mut rows);
        rows.end();
    }
    rows
}

/// Which share of the stretches a verb of speech ties to somebody, as far as so many can tell: next to none where marks
/// set off terms. From −1 to 1.
fn reported(analysis: &Analysis<'_>) -> f32 {
    const GUESSED: f32 = 4.0;
    let close = |it: &usize| analysis.tag(*it).is_some_and(|(tag, _)| tag.tie.is_close());
    let all = analysis.quotes.len();
    let close = (0..all).filter(close).count();
    2.0 * (close as f32 + GUESSED / 2.0) / (all as f32 + GUESSED) - 1.0
}

/// What kind of stretch it is, as the network's context.
pub fn context(analysis: &Analysis<'_>, index: usize) -> usize {
    let span = &analysis.quotes[index].span;
    match span.kind {
        QuoteKind::Dash => 2,
        QuoteKind::Turn | QuoteKind::Block => 3,
        QuoteKind::Quotation | QuoteKind::Nested if !span.closed => 4,
        QuoteKind::Quotation | QuoteKind::Nested if analysis.is_report() => 1,
        QuoteKind::Quotation | QuoteKind::Nested => 0,
    }
}

/// How likely each stretch is speech.
pub fn chances(network: &Network, analysis: &Analysis<'_>) -> Vec<f32> {
    let rows = rows(analysis);
    (0..analysis.quotes.len())
        .map(|index| chance(network, context(analysis, index), rows.row(index)))
        .collect()
}

/// How likely a stretch is speech.
pub fn chance(network: &Network, context: usize, row: &[Cell]) -> f32 {
    let speech = network.score(context, row);
    let none = network.score(context, &[]);
    1.0 / (1.0 + exp(none - speech))
}

struct Look<'a> {
    analysis: &'a Analysis<'a>,
    text: &'a Text<'a>,
    index: usize,
    span: &'a Span,
}

impl Look<'_> {
    fn tokens(&self) -> &[Token] {
        &self.text.tokens[self.span.from as usize..self.span.to as usize]
    }

    fn words(&self) -> usize {
        self.tokens()
            .iter()
            .filter(|it| it.is_word() || it.sign == sign::NUMBER)
            .take(100)
            .count()
    }

    fn size(&self, rows: &mut Rows) {
        rows.on(ALWAYS);
        let words = self.words();
        rows.on(match words {
            0 | 1 => ONE,
            2 => TWO,
            3 => THREE,
            4 | 5 => TO_FIVE,
            6..=10 => TO_TEN,
            _ => MORE,
        });
        rows.value(LENGTH, ln1(words as u32) / 4.0);
    }

    fn inside(&self, rows: &mut Rows) {
        const LOOKED_AT: usize = 100;
        let tokens = self.tokens();
        let capital = tokens
            .iter()
            .find(|it| it.is_word())
            .is_some_and(|it| it.is(Token::CAPITAL));
        rows.on(if capital { CAPITAL } else { LOWER });
        let last = self.span.last_sign(self.text);
        rows.on(match last {
            Some(b',') => ENDS_COMMA,
            Some(b'.') => ENDS_STOP,
            Some(b'?' | b'!') => ENDS_MARK,
            Some(sign::DASH | b'-' | sign::DOTS) => ENDS_DASH,
            _ => ENDS_BARE,
        });
        let ended = matches!(last, Some(b',' | b'.' | b'?' | b'!'));
        rows.when(capital && ended, CAPITAL_ENDED);
        rows.when(!capital && !ended, LOWER_AND_BARE);
        rows.when(!capital && self.words() <= 3, LOWER_SHORT);
        let (mut words, mut capitals, mut upper, mut classes) = (0, 0, 0, Class::default());
        for word in tokens.iter().filter(|it| it.is_word()).take(LOOKED_AT) {
            words += 1;
            capitals += usize::from(word.is(Token::CAPITAL));
            upper += usize::from(word.is(Token::UPPER));
            classes = classes | self.text.words.class(word.word);
        }
        rows.when(words >= 2 && capitals * 10 >= words * 7, TITLE_CASE);
        rows.when(words > 0 && upper == words, ALL_CAPITALS);
        rows.when(classes.has(Class::YOU), PERSONAL);
        let first = Class::I | Class::MY | Class::WE;
        rows.when(classes.has(first), FIRST_PERSON);
        rows.when(classes.has(Class::HE | Class::SHE), THIRD_PERSON);
        rows.when(classes.has(Class::VERB), VERB);
        rows.when(words == 0, DIGITS);
    }

    fn before(&self, rows: &mut Rows) {
        let quoted = &self.analysis.quotes[self.index];
        let (from, to) = (quoted.before.0 as usize, quoted.before.1 as usize);
        let paragraph = &self.text.paragraphs[self.span.paragraph as usize];
        let last = (from..to).rev().find(|&at| !is_mark(self.text.sign(at)));
        let Some(last) = last else {
            rows.when(quoted.before.0 == paragraph.from, STARTS_PARAGRAPH);
            return;
        };
        rows.on(match self.text.sign(last) {
            b',' => AFTER_COMMA,
            b':' => AFTER_COLON,
            b'.' | b'!' | b'?' => AFTER_STOP,
            sign::DASH | b'-' | b';' => AFTER_DASH,
            _ => AFTER_WORD,
        });
        let word = (from..=last)
            .rev()
            .find(|&at| self.text.tokens[at].is_word());
        let Some(word) = word else { return };
        let class = self.text.class(word);
        let lower = !self
            .tokens()
            .first()
            .is_some_and(|it| it.is(Token::CAPITAL));
        let determiner = class.has(Class::DETERMINER | Class::ARTICLE | Class::HIS | Class::HER);
        rows.when(determiner, AFTER_DETERMINER);
        rows.when(determiner && lower, LOWER_DETERMINER);
        rows.when(class.has(Class::PREPOSITION), AFTER_PREPOSITION);
        rows.when(class.has(Class::SPEECH), AFTER_SPEECH);
        rows.when(class.has(Class::MANNER), AFTER_MANNER);
        let lead = match word.checked_sub(1) {
            Some(lead) if lead >= from => self.text.spelled(lead),
            _ => "",
        };
        let says = class.has(Class::SAY);
        rows.when(says && IMAGINING.contains(&lead), IMAGINED);
        rows.when(
            says && matches!(lead, "had" | "has" | "have" | "once"),
            RECALLED,
        );
        rows.when(class.has(Class::NAMING), AFTER_NAMING);
        match self.text.spelled(word) {
            "that" => rows.on(AFTER_THAT),
            "and" | "or" => rows.on(AFTER_AND),
            "as" => rows.on(AFTER_AS),
            "of" => rows.on(AFTER_OF),
            _ => {}
        }
        rows.when(last - from > 12, LONG_BEFORE);
        let sentence = self.text.tokens[last].sentence;
        let same = (from..=last)
            .rev()
            .take_while(|&at| self.text.tokens[at].sentence == sentence)
            .filter(|&at| self.text.tokens[at].is_word());
        let naming = |at: usize| self.text.class(at).has(Class::NAMING);
        rows.when(same.clone().take(4).any(naming), NEAR_NAMING);
        let words = same.take(20).count();
        rows.value(SENTENCE_BEFORE, words as f32 / 10.0);
    }

    fn after(&self, rows: &mut Rows) {
        let quoted = &self.analysis.quotes[self.index];
        let (from, to) = (quoted.after.0 as usize, quoted.after.1 as usize);
        let Some(first) = (from..to).find(|&at| !is_mark(self.text.sign(at))) else {
            let paragraph = &self.text.paragraphs[self.span.paragraph as usize];
            rows.when(to == paragraph.to as usize, ENDS_PARAGRAPH);
            return;
        };
        let token = &self.text.tokens[first];
        rows.on(match token.is_word() {
            true if token.is(Token::CAPITAL) => BEFORE_CAPITAL,
            true => BEFORE_LOWER,
            false => BEFORE_SIGN,
        });
        let mut words = (first..to.min(first + 6))
            .filter(|&at| self.text.tokens[at].is_word())
            .take(3);
        let seems = |at: usize| SEEMING.contains(&self.text.spelled(at));
        rows.when(words.clone().any(seems), SEEMS);
        rows.when(
            words.clone().any(|at| self.text.class(at).has(Class::SAY)),
            BEFORE_SPEECH,
        );
        rows.when(
            words
                .next()
                .is_some_and(|at| self.text.class(at).has(Class::PRONOUN)),
            BEFORE_PRONOUN,
        );
    }

    fn around(&self, rows: &mut Rows) {
        let quoted = &self.analysis.quotes[self.index];
        let turn = &self.analysis.turns[quoted.turn as usize];
        let others = (turn.to - turn.from - 1).min(10);
        rows.value(OTHERS, others as f32 / 5.0);
        rows.when(self.index as u32 > turn.from, SECOND);
        rows.when(!self.span.closed, UNCLOSED);
        if let Some((tag, _)) = self.analysis.tag(self.index) {
            rows.on(TAGGED);
            rows.when(tag.tie.is_close(), TAGGED_CLOSE);
            let lower = self
                .tokens()
                .first()
                .is_some_and(|it| it.is_word() && !it.is(Token::CAPITAL));
            rows.when(tag.tie.is_close() && lower, TAGGED_LOWER);
        }
        let close = |it: u32| {
            it != self.index as u32
                && self
                    .analysis
                    .tag(it as usize)
                    .is_some_and(|(tag, _)| tag.tie.is_close())
        };
        rows.when((turn.from..turn.to).any(close), IN_SPEECH_PARAGRAPH);
        let paragraph = &self.text.paragraphs[self.span.paragraph as usize];
        rows.when(
            quoted.before.0 == paragraph.from && quoted.before.1 > paragraph.from + 1,
            FIRST_BEFORE,
        );
        rows.when(others == 0, ALONE);
        let next = self.analysis.turns.get(quoted.turn as usize + 1);
        let opens = next.is_some_and(|next| {
            let first = &self.analysis.quotes[next.from as usize];
            first.before.1 <= first.before.0 + 1 && next.paragraph == turn.paragraph + 1
        });
        rows.when(!self.span.closed && opens, OPENS_UNCLOSED);
        let before = self
            .index
            .checked_sub(1)
            .map(|it| &self.analysis.quotes[it].span);
        rows.when(
            before.is_some_and(|it| !it.closed && it.paragraph + 1 == self.span.paragraph),
            NEXT_UNCLOSED,
        );
        rows.when(self.analysis.quotes.len() < 4, RARE_MARKS);
    }
}

/// Words before a verb of saying that say it is not said, or not yet: to say, would say.
const IMAGINING: &[&str] = &[
    "can", "could", "may", "might", "must", "not", "should", "to", "will", "would",
];

/// Verbs of what is not said aloud.
const SEEMING: &[&str] = &[
    "feels",
    "felt",
    "reflected",
    "seemed",
    "seems",
    "thinks",
    "thought",
];

/// Whether a sign is a quotation mark of any kind.
fn is_mark(it: u8) -> bool {
    matches!(it, b'"' | b'\'' | sign::HIGH_66..=sign::RIGHT_ANGLE)
}
