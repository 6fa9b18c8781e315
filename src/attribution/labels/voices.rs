//! Labels with a colon: which of them are voices, and whether the text is a transcript. A list of "Tools: …", a dateline
//! and a "Note: …" are none.

use std::collections::{HashMap, HashSet};

use super::stamps::closes;
use super::turns::ends_asking;
use super::{Label, form, people, tally};
use crate::attribution::lexicon::Class;
use crate::attribution::tokens::{Text, Token};
use crate::attribution::words::Phrase;
use crate::model::BlockKind;

/// Words that lists set before a colon, by turns as voices come.
const LISTED: [&str; 12] = [
    "pro", "pros", "con", "cons", "contra", "plus", "minus", "fact", "myth", "do", "don't", "bonus",
];

/// The labels that stand for a voice.
pub struct Voices {
    counts: HashMap<Phrase, usize>,
    shouted: u32,
}

impl Voices {
    pub fn of(text: &Text<'_>, labels: &[Label]) -> Self {
        let counts = tally(labels.iter().map(|it| it.words.clone()));
        let shouted = labels.iter().filter(|it| shouted(text, it)).count() as u32;
        Self { counts, shouted }
    }

    fn count(&self, label: &Label) -> usize {
        self.counts.get(&label.words).copied().unwrap_or_default()
    }

    /// Whether a label is a voice, if the text is a transcript at all.
    pub fn has(&self, text: &Text<'_>, label: &Label) -> bool {
        let class = label
            .words
            .iter()
            .fold(Class::default(), |all, &it| all | text.words.class(it));
        if is_notice(text, label) || self.is_headline(text, label) {
            return false;
        }
        // Inside verse any word may come back with a colon.
        let index = label.paragraph as usize;
        let inner = text.paragraphs[index].from < label.start
            && label.closes.is_none()
            && text.paragraphs[index].kind == BlockKind::Verse;
        !inner && (self.count(label) >= 2 || shouted(text, label) && !class.has(Class::PLACE))
            || person(text, label)
            || strong(text, label)
    }

    /// Whether nothing but a title or a headline is printed like it: it comes once, and hardly another label has small
    /// letters.
    fn is_headline(&self, text: &Text<'_>, label: &Label) -> bool {
        const LOUD: usize = 4;
        let (loud, all) = (self.shouted as usize, self.counts.values().sum::<usize>());
        let once = self.count(label) == 1 && !label.stamped && !strong(text, label);
        once && loud >= LOUD && loud * 4 >= all * 3 && !shouted(text, label)
    }

    /// Whether what is left are voices: some come back, and a listing would name its things but once; or all are in
    /// capitals, which datelines are, too, but a person is among them.
    pub fn speak(&self, text: &Text<'_>, labels: &[Label]) -> bool {
        let back = labels.iter().filter(|it| self.count(it) >= 2).count();
        let all = labels.len();
        let shouted = self.shouted as usize >= all && labels.iter().any(|it| person(text, it));
        all >= people::FEWEST && (back >= 2 || shouted)
    }

    /// Whether there is but one label, of somebody who asks.
    pub fn alone(&self) -> bool {
        self.counts.values().filter(|&&count| count >= 2).count() == 1 && self.counts.len() == 1
    }
}

/// Whether a label is a word that stands before a colon and speaks no more for it: "Note: …", "Pro: …".
pub fn is_notice(text: &Text<'_>, label: &Label) -> bool {
    let listed = match label.words[..] {
        [only] => LISTED.contains(&text.words.text(only)),
        _ => false,
    };
    listed || of_class(text, label, Class::NOTICE)
}

/// Drops the labels under which nothing but headlines stand: "RSS Feed: Most Read Stories".
pub fn drop_headlines(text: &Text<'_>, labels: &mut Vec<Label>) {
    let spoken: HashSet<Phrase> = labels
        .iter()
        .filter(|it| titled_words(text, it) == 0)
        .map(|it| it.words.clone())
        .collect();
    let long: HashSet<Phrase> = labels
        .iter()
        .filter(|it| titled_words(text, it) >= 3)
        .map(|it| it.words.clone())
        .collect();
    labels.retain(|it| spoken.contains(&it.words) || !long.contains(&it.words));
}

/// Of how many words the headline beside a label is; none if what stands there is none: it ends as a sentence does, or
/// has a longer word in small letters, or only capitals.
fn titled_words(text: &Text<'_>, label: &Label) -> usize {
    const LONG: usize = 24;
    const SHORT: u32 = 4;
    let own = &text.paragraphs[label.paragraph as usize];
    let (from, to) = (
        label.says as usize,
        form::line_end(text, label, own.to as usize),
    );
    if to.saturating_sub(from) > LONG || closes(text, from, to) {
        return 0;
    }
    let words = || text.tokens[from..to].iter().filter(|it| it.is_word());
    let small = words().any(|it| !it.is(Token::CAPITAL) && it.end - it.start > SHORT);
    let lower = words().any(|it| !it.is(Token::UPPER) && it.end - it.start > 1);
    let capitals = words().filter(|it| it.is(Token::CAPITAL)).count();
    let all = words().count();
    if small || !lower || capitals < 2 || capitals * 2 < all {
        return 0;
    }
    all
}

/// Adds to the voices of a transcript those that ask the ones known, and are heard but once.
pub fn add_asking(text: &Text<'_>, labels: &[Label], voices: &mut Vec<Label>) {
    let known: HashSet<u32> = voices.iter().map(|it| it.start).collect();
    let asks = labels.iter().zip(labels.iter().skip(1)).filter(|it| {
        let (label, next) = *it;
        let own = &text.paragraphs[label.paragraph as usize];
        !known.contains(&label.start)
            && known.contains(&next.start)
            && next.paragraph == label.paragraph + 1
            && label.start == own.from
            && !is_notice(text, label)
            && ends_asking(text, label.says as usize, own.to as usize)
    });
    voices.extend(asks.map(|it| it.0.clone()));
    voices.sort_by_key(|it| it.start);
}

/// Whether a label has the word for a person, a title or a given name.
pub fn person(text: &Text<'_>, label: &Label) -> bool {
    titled(text, label) || of_class(text, label, Class::MAN | Class::WOMAN)
}

/// Whether a label has the word for a person or a title.
pub fn titled(text: &Text<'_>, label: &Label) -> bool {
    of_class(text, label, Class::PERSON | Class::ANY_TITLE)
}

/// Whether a word of a label is of a class.
pub fn of_class(text: &Text<'_>, label: &Label, class: Class) -> bool {
    let mut words = label.words.iter();
    words.any(|&it| text.words.class(it).has(class))
}

/// Whether all words of a label are in capitals, but for the title before them: "Mr. LAKE".
pub fn shouted(text: &Text<'_>, label: &Label) -> bool {
    let (from, to) = (label.from as usize, label.to as usize);
    let name = from + 1 + usize::from(text.sign(from + 1) == b'.');
    let titled = name < to && text.class(from).has(Class::ANY_TITLE);
    let mut words = text.tokens[if titled { name } else { from }..to]
        .iter()
        .filter(|it| it.is_word());
    words.all(|token| {
        token.is(Token::UPPER) || token.end - token.start == 1 && token.is(Token::CAPITAL)
    })
}

/// Whether a label is set in bold, or marked as one.
pub fn strong(text: &Text<'_>, label: &Label) -> bool {
    let start = text.paragraphs[label.paragraph as usize].extent.start;
    form::styles(text, start).next().is_some()
}
