//! What is said under the labels. A paragraph without one goes on with the turn before it, unless it is a question that
//! the next label answers.

use std::collections::HashSet;

use super::aside::{is_apart, is_aside, is_direction, is_remark, is_script};
use super::stamps::{closes, stamp, unmarked};
use super::{Form, Label, form};
use crate::attribution::lexicon::Class;
use crate::attribution::sign;
use crate::attribution::spans::{Span, span};
use crate::attribution::tokens::{Text, Token};
use crate::attribution::words::WordId;
use crate::model::{BlockKind, QuoteKind};

/// Marks that may open a quotation, in one language or another.
const OPENS: [u8; 5] = [
    b'"',
    sign::HIGH_66,
    sign::LOW_99,
    sign::LEFT_ANGLES,
    sign::RIGHT_ANGLES,
];
/// Marks that may close one.
const CLOSES: [u8; 5] = [
    b'"',
    sign::HIGH_66,
    sign::HIGH_99,
    sign::LEFT_ANGLES,
    sign::RIGHT_ANGLES,
];

/// A turn without a label that is not of the one whose label stands before it.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    /// Its first token.
    pub from: u32,
    /// A label of the one who says it, if that can be told.
    pub label: Option<u32>,
}

/// The turns under some labels.
#[derive(Default)]
pub struct Turns {
    /// All of them, in order.
    pub spans: Vec<Span>,
    /// Those that others say, in order.
    pub asked: Vec<Asked>,
    /// Whether who is labelled twice in a row was mostly asked something between.
    asking: bool,
    /// The letter that asks, where others answer: Q.
    letter: Option<WordId>,
    /// Whether it is a screenplay: what is done stands between the turns.
    script: bool,
}

impl Turns {
    /// Finds the turns; if a questioner is `alone`, the labels tell nothing of what stands between them.
    pub fn of(text: &Text<'_>, labels: &[Label], alone: bool) -> Self {
        let mut turns = Self {
            script: is_script(text, labels),
            ..Self::default()
        };
        if !alone {
            turns.first_question(text, labels);
            turns.letter = asking_letter(text, labels);
        }
        for (index, label) in labels.iter().enumerate() {
            let own = label.paragraph as usize;
            let next = labels.get(index + 1);
            let end = label.end(text, next);
            turns.push(text, own, (label.says as usize, end));
            let behind = match next {
                Some(next) => next.paragraph as usize,
                // Nothing tells where the last turn ends; but one under a line of its own has not begun yet.
                None if label.says as usize == end => (own + 2).min(text.paragraphs.len()),
                None => break,
            };
            if !alone {
                turns.between(text, labels, index, behind);
            }
        }
        turns
    }

    /// The question before the first label, where those behind it mostly stand without labels.
    fn first_question(&mut self, text: &Text<'_>, labels: &[Label]) {
        let pairs = || labels.windows(2).map(|it| (&it[0], &it[1]));
        let asked = pairs().filter(|it| asks_next(text, it.0, it.1)).count();
        let between = pairs().filter(|it| interrupts(text, it.0, it.1)).count();
        self.asking = asked > 0 && asked * 2 >= between;
        if asked * 2 >= labels.len()
            && let Some(first) = labels.first().filter(|it| is_asked(text, it))
        {
            let label = questioner(text, labels, 0);
            self.of_another(text, first.paragraph as usize - 1, label);
        }
    }

    /// The turns between a label's own and the next label, which stands in paragraph `behind`.
    fn between(&mut self, text: &Text<'_>, labels: &[Label], index: usize, behind: usize) {
        let (label, next) = (&labels[index], labels.get(index + 1));
        let own = label.paragraph as usize;
        let asks = next
            .filter(|it| asks_next(text, label, it) || self.asking && interrupts(text, label, it));
        let last = behind - usize::from(asks.is_some());
        // Where subtitles set >> before a turn, one without a label is another's.
        let arrows = is_arrow(text, label.start as usize);
        let mut others = false;
        // What is said below a name begins there; in a screenplay an empty line ends it.
        let first = own + usize::from(label.form == Form::Line && is_above(text, label));
        let quoted = is_quoted(text, label);
        for paragraph in own + 1..last {
            let directs = label.form != Form::Colon && is_direction(text, paragraph);
            // Names in italics over what they say are told from directions by their words alone.
            if directs && label.form == Form::Line && label.marked {
                break;
            }
            if directs || is_remark(text, paragraph) {
                continue;
            }
            let told = tells_of(text, paragraph, labels) || self.comments(text, paragraph, label);
            let apart = self.script && paragraph > first && is_apart(text, paragraph);
            let quoted = quoted && !opens_quoted(text, paragraph);
            if told || apart || quoted || !goes_on(text, paragraph, label) {
                break;
            }
            others |= arrows && is_arrow(text, text.paragraphs[paragraph].from as usize);
            if others {
                self.of_another(text, paragraph, None);
            } else {
                self.whole(text, paragraph);
            }
        }
        if asks.is_some() {
            self.of_another(text, last, questioner(text, labels, index));
        }
        // Lines above the next label in its own paragraph go on, too.
        if let Some(next) = next.filter(|it| it.paragraph > label.paragraph) {
            let paragraph = next.paragraph as usize;
            let from = text.paragraphs[paragraph].from;
            if from < next.start && goes_on(text, paragraph, label) {
                self.push(text, paragraph, (from as usize, next.start as usize));
            }
        }
    }

    /// Whether a paragraph under Q tells of what was asked: there is no you in it, and it asks nothing itself.
    fn comments(&self, text: &Text<'_>, paragraph: usize, label: &Label) -> bool {
        let asks = self.letter.is_some() && label.words.first() == self.letter.as_ref();
        let it = &text.paragraphs[paragraph];
        let heard = Class::I | Class::MY | Class::WE | Class::YOU;
        let spoken = |it: usize| text.sign(it) == b'?' || text.class(it).has(heard);
        asks && !(it.from as usize..it.to as usize).any(spoken)
    }

    fn of_another(&mut self, text: &Text<'_>, paragraph: usize, label: Option<u32>) {
        let it = &text.paragraphs[paragraph];
        let (from, to) = (it.from as usize, it.to as usize);
        let from = (from..to).find(|&it| text.sign(it) != b'>').unwrap_or(to);
        self.asked.push(Asked {
            from: from as u32,
            label,
        });
        self.push(text, paragraph, (from, to));
    }

    fn whole(&mut self, text: &Text<'_>, paragraph: usize) {
        let it = &text.paragraphs[paragraph];
        self.push(text, paragraph, (it.from as usize, it.to as usize));
    }

    fn push(&mut self, text: &Text<'_>, paragraph: usize, (from, to): (usize, usize)) {
        if from < to {
            let mut turn = span(text, paragraph, (from, to), (from, to), true);
            turn.kind = QuoteKind::Turn;
            self.spans.push(turn);
        }
    }
}

/// Whether ">>" stands at a token.
fn is_arrow(text: &Text<'_>, at: usize) -> bool {
    text.sign(at) == b'>' && text.sign(at + 1) == b'>'
}

/// Whether a paragraph of somebody else may stand between two labels of one voice: nobody is labelled twice in a row who
/// was not interrupted.
fn interrupts(text: &Text<'_>, label: &Label, next: &Label) -> bool {
    let between = next.paragraph > label.paragraph + 1;
    between && label.words == next.words && question(text, next).is_some()
}

/// Whether the paragraph before `next` is a question between two answers of one voice.
fn asks_next(text: &Text<'_>, label: &Label, next: &Label) -> bool {
    interrupts(text, label, next) && is_asked(text, next)
}

/// The tokens of the paragraph before a label that opens its own, if it may be a question.
fn question(text: &Text<'_>, label: &Label) -> Option<(usize, usize)> {
    let own = &text.paragraphs[label.paragraph as usize];
    let before = (label.paragraph as usize).checked_sub(1)?;
    let it = &text.paragraphs[before];
    let (from, to) = (it.from as usize, it.to as usize);
    let plain = it.kind == BlockKind::Paragraph;
    let opens = own.follows && own.from == label.start;
    let said = from < to && closes(text, from, to) && stamp(text, from, to) == from;
    (plain && opens && said).then_some((from, to))
}

/// Whether the paragraph before a label asks.
fn is_asked(text: &Text<'_>, label: &Label) -> bool {
    question(text, label).is_some_and(|(from, to)| ends_asking(text, from, to))
}

/// Whether labels all of one voice stand under questions, and ask few themselves.
pub fn answer(text: &Text<'_>, labels: &[Label]) -> bool {
    let labelled: HashSet<u32> = labels.iter().map(|it| it.paragraph).collect();
    let asked = |it: &&Label| is_asked(text, it) && !labelled.contains(&(it.paragraph - 1));
    let asks = |it: &&Label| {
        let own = &text.paragraphs[it.paragraph as usize];
        ends_asking(text, it.says as usize, own.to as usize)
    };
    labels.iter().filter(asked).count() * 2 >= labels.len()
        && labels.iter().filter(asks).count() * 2 < labels.len()
}

/// Whether the tokens `from..to` end in a question mark.
pub fn ends_asking(text: &Text<'_>, from: usize, to: usize) -> bool {
    let end = unmarked(text, from, to);
    end > from && text.sign(end - 1) == b'?'
}

/// A label of the only other voice than that of an answer, if that voice asks more often than not.
fn questioner(text: &Text<'_>, labels: &[Label], answer: usize) -> Option<u32> {
    let other = |it: &Label| it.words != labels[answer].words;
    let others = || labels.iter().filter(|it| other(it));
    let voices: HashSet<_> = others().map(|it| &it.words).collect();
    let asks = |it: &&Label| {
        let own = &text.paragraphs[it.paragraph as usize];
        ends_asking(text, it.says as usize, own.to as usize)
    };
    let asked = others().filter(asks).count();
    let usual = voices.len() == 1 && asked * 2 >= others().count();
    let before = labels[..answer].iter().rposition(other);
    let near = before.or_else(|| labels.iter().position(other));
    near.filter(|_| usual).map(|it| it as u32)
}

/// Whether all that is said beside a label stands in quotation marks.
fn is_quoted(text: &Text<'_>, label: &Label) -> bool {
    let own = text.paragraphs[label.paragraph as usize].to as usize;
    let end = unmarked(text, label.says as usize, own);
    let closed = end > label.says as usize + 1 && CLOSES.contains(&text.sign(end - 1));
    closed && OPENS.contains(&text.sign(label.says as usize))
}

/// Whether a paragraph opens with a quotation mark.
fn opens_quoted(text: &Text<'_>, paragraph: usize) -> bool {
    OPENS.contains(&text.sign(text.paragraphs[paragraph].from as usize))
}

/// Whether what a label on a line of its own is set over stands in the paragraph below.
fn is_above(text: &Text<'_>, label: &Label) -> bool {
    label.says >= text.paragraphs[label.paragraph as usize].to
}

/// Whether a paragraph without a label goes on with the turn before it.
fn goes_on(text: &Text<'_>, paragraph: usize, label: &Label) -> bool {
    let it = &text.paragraphs[paragraph];
    let (from, to) = (it.from as usize, it.to as usize);
    // Right below a name on a line of its own people say who they are.
    let below = label.form == Form::Line && paragraph == label.paragraph as usize + 1;
    // "[Thunder.]", "Note: …", and "Orlov laughs." are not said.
    let aside = is_aside(text, paragraph, below);
    let listed = form::is_listed(text, paragraph);
    let told = !below && names(text, (from, to), label);
    // A caption or a name is no sentence.
    let verse = it.kind == BlockKind::Verse;
    let sentence = verse || label.form == Form::Colon || from < to && closes(text, from, to);
    it.follows && from < to && !aside && !listed && !told && sentence
}

/// Whether the tokens `from..to` name whom a label names. A letter and a word in small letters are no names there: “a”
/// under "A:", “the post” under "Post:".
fn names(text: &Text<'_>, (from, to): (usize, usize), label: &Label) -> bool {
    let written = text.tokens[label.to as usize - 1].is(Token::CAPITAL);
    let last = label.words.last().copied();
    let letter = last.is_some_and(|it| text.words.text(it).len() == 1);
    let named = |it: &Token| Some(it.word) == last && (it.is(Token::CAPITAL) || !written);
    !letter && text.tokens[from..to].iter().any(named)
}

/// Whether a paragraph begins with the name of somebody else's label and tells what they do: “Orlov laughs.”, “Tom Orlov's
/// turn.”
fn tells_of(text: &Text<'_>, paragraph: usize, labels: &[Label]) -> bool {
    let it = &text.paragraphs[paragraph];
    let (first, to) = (it.from as usize, it.to as usize);
    let before = Class::MAN | Class::WOMAN | Class::ANY_TITLE;
    let part = |at: usize| text.sign(at) == b'.' && at > first || text.class(at).has(before);
    let capital = |at: usize| text.tokens[at].is(Token::CAPITAL);
    let known = |at: usize| {
        labels
            .iter()
            .any(|it| it.words.last() == Some(&text.tokens[at].word))
    };
    let name = (first..to)
        .take_while(|&at| at == first || part(at - 1))
        .find(|&at| capital(at) && known(at));
    name.is_some_and(|name| {
        let next = text.tokens.get(name + 1);
        let small = next.is_some_and(|it| it.is_word() && !it.is(Token::CAPITAL));
        small && (name == first || capital(first))
    })
}

/// The letter that asks where it and others take turns.
fn asking_letter(text: &Text<'_>, labels: &[Label]) -> Option<WordId> {
    let letter = |it: &&Label| it.words.len() == 1 && text.words.text(it.words[0]).len() == 1;
    let first = labels.iter().find(letter)?;
    let (mut all, mut asked, mut others) = (0, 0, 0);
    for label in labels {
        let own = &text.paragraphs[label.paragraph as usize];
        if label.words == first.words {
            all += 1;
            asked += usize::from(ends_asking(text, label.says as usize, own.to as usize));
        } else {
            others += 1;
        }
    }
    (asked * 2 >= all && others * 2 >= all).then_some(first.words[0])
}
