//! Labels without a colon: a name on a line of its own, "HAMLET. …", "**Anna** …". Titles, captions and lists print names
//! so, too: what counts is that voices return by turns, and that they say I and you, or ask.

use std::collections::HashSet;

use super::voices::{of_class, person, shouted, titled};
use super::{Form, Label, numbered, tally};
use crate::attribution::lexicon::Class;
use crate::attribution::tokens::{Text, Token};
use crate::attribution::words::Phrase;

/// The fewest labels that make a transcript.
const FEWEST: usize = 4;

/// The labels of each form that are voices, in a text where that form is the manner of a transcript; `colons` are the
/// labels with a colon beside them.
pub fn kept(text: &Text<'_>, candidates: Vec<Label>, colons: &[Label]) -> Vec<Label> {
    let mut kept = Vec::new();
    if candidates.len() + colons.len() < FEWEST || candidates.is_empty() {
        return kept;
    }
    let heard = scripted(text, &candidates);
    let (apart, plain): (Vec<Label>, Vec<Label>) = candidates
        .into_iter()
        .partition(|it| stands_apart(text, it) || heard.contains(&it.words));
    let (letters, mut names): (Vec<Label>, Vec<Label>) = apart
        .into_iter()
        .partition(|it| it.form == Form::Stop && is_letter(text, it));
    drop_lists(text, &mut names);
    let mut left = Vec::new();
    for form in [Form::Line, Form::Stop, Form::Set] {
        let (labels, others): (Vec<Label>, Vec<Label>) =
            names.into_iter().partition(|it| it.form == form);
        names = others;
        if Manner::of(text, &labels).is_talk(form) {
            // Among names in italics a line in capitals is a head.
            let italic = labels.iter().filter(|it| it.marked).count() * 2 >= labels.len();
            let italic = italic && form == Form::Line;
            kept.extend(labels.into_iter().filter(|it| !italic || it.marked));
            kept.extend(returning(&plain, form));
        } else {
            left.extend(labels);
        }
    }
    if kept.is_empty() && !left.is_empty() {
        // One text may print a short turn beside the name and a long one below it.
        let near = colons.iter().filter(|it| stands_apart(text, it)).cloned();
        let mut all: Vec<Label> = left.iter().cloned().chain(near).collect();
        all.sort_by_key(|it| it.start);
        let beside = all.len() - left.len();
        if left.len() * 2 >= beside && Manner::of(text, &all).is_talk(Form::Set) {
            kept.append(&mut left);
        }
    }
    let known: HashSet<Phrase> = kept.iter().map(|it| it.words.clone()).collect();
    kept.extend(left.into_iter().filter(|it| known.contains(&it.words)));
    if Manner::of(text, &letters).is_examination() {
        kept.extend(letters);
    }
    kept
}

/// The names that a screenplay has: those with (CONT'D), and beside them what comes back in capitals on a line of its own
/// (INTERCOM), though it be no name elsewhere.
fn scripted(text: &Text<'_>, candidates: &[Label]) -> HashSet<Phrase> {
    let mut names: HashSet<Phrase> = HashSet::new();
    if candidates.iter().any(|it| it.again) {
        let loud = candidates.iter().filter(|it| is_cue(text, it));
        let counts = tally(loud.map(|it| it.words.clone()));
        names.extend(counts.into_iter().filter(|it| it.1 >= 2).map(|it| it.0));
    }
    let again = candidates.iter().filter(|it| it.again);
    names.extend(again.map(|it| it.words.clone()));
    names
}

/// Whether a label is the cue of a screenplay, a name in capitals on a line of its own, and no colon behind it: CUT TO:
fn is_cue(text: &Text<'_>, label: &Label) -> bool {
    label.form == Form::Line && !label.stamped && shouted(text, label)
}

/// Of labels that nothing but their place sets apart, those that come back.
fn returning(plain: &[Label], form: Form) -> Vec<Label> {
    let same = |it: &&Label| it.form == form && form != Form::Line;
    let counts = tally(plain.iter().filter(same).map(|it| &it.words));
    let back = |it: &&Label| counts[&it.words] >= 2;
    plain.iter().filter(same).filter(back).cloned().collect()
}

/// Whether a label is printed as one may be: with a time, with a title, in capitals, in italics before a full stop.
fn stands_apart(text: &Text<'_>, label: &Label) -> bool {
    const SCENES: [&str; 6] = ["cut", "dissolve", "ext", "fade", "int", "scene"];
    let set = shouted(text, label) && !is_common(text, label);
    let italic = label.marked && matches!(label.form, Form::Stop | Form::Line);
    let first = label.words.first().map(|&it| text.words.text(it));
    let scene = first.is_some_and(|it| SCENES.contains(&it));
    !of_class(text, label, Class::NOTICE)
        && !scene
        && (label.stamped || set || italic || person(text, label))
}

/// Whether the words of a label are no names: ADDED, RETURNS.
fn is_common(text: &Text<'_>, label: &Label) -> bool {
    let common = Class::SPEECH | Class::VERB | Class::STOP | Class::DOCUMENT;
    label.words.iter().all(|&it| {
        let small = text.words.get(it).lower > 0;
        let class = text.words.class(it);
        (small || class.has(common)) && !class.has(Class::PERSON | Class::ANY_TITLE)
    }) && !is_letter(text, label)
}

/// Whether a label is a letter: Q, A.
pub fn is_letter(text: &Text<'_>, label: &Label) -> bool {
    matches!(label.words[..], [only] if text.words.text(only).len() == 1)
}

/// Drops names in small letters as machines write them ("eth0: …" is one, too), unless people are heard under them.
pub fn drop_codes(text: &Text<'_>, labels: &mut Vec<Label>) {
    let coded = |it: &Label| {
        numbered::is_numbered(text, it) && !text.tokens[it.from as usize].is(Token::CAPITAL)
    };
    let some: Vec<Label> = labels.iter().filter(|it| coded(it)).cloned().collect();
    let manner = Manner::of(text, &some);
    if manner.labels < FEWEST || manner.voices < 2 || manner.spoken * 3 < manner.labels {
        labels.retain(|it| !coded(it));
    }
}

/// Drops names in brackets with what follows them ("[Illustration: …]", "[Note: …]"), unless people are heard so line
/// upon line.
pub fn drop_remarks(text: &Text<'_>, labels: &mut Vec<Label>) {
    let some: Vec<Label> = labels
        .iter()
        .filter(|it| it.closes.is_some())
        .cloned()
        .collect();
    if !some.is_empty() && !Manner::of(text, &some).is_chat() {
        labels.retain(|it| it.closes.is_none());
    }
}

/// Drops names on lines of their own that stand under each other, with nothing said below them.
fn drop_lists(text: &Text<'_>, labels: &mut Vec<Label>) {
    let places: Vec<u32> = labels.iter().map(|it| it.paragraph).collect();
    labels.retain(|it| {
        let own = text.paragraphs[it.paragraph as usize].to;
        let below = text.paragraphs.get(it.paragraph as usize + 1);
        it.says < own
            || below.is_some_and(|it| it.follows && it.from < it.to)
                && places.binary_search(&(it.paragraph + 1)).is_err()
    });
}

/// How the labels of one form come and go.
struct Manner {
    labels: usize,
    /// How many have a title, the word for a person or a given name in them, or a time.
    persons: usize,
    /// How many have a title or a time.
    titled: usize,
    /// How many are in capitals, or in italics on a line of their own.
    shouted: usize,
    /// How many occur more than once.
    back: usize,
    /// How many voices do.
    voices: usize,
    /// How many follow themselves.
    again: usize,
    /// Under how many somebody says I or you, or asks.
    spoken: usize,
    /// Of each voice but the first, and of the first: how many turns ask.
    asked: [usize; 2],
    /// Whether Q comes first and the other is A.
    examines: bool,
    /// From the first to the last, in paragraphs.
    along: usize,
}

impl Manner {
    fn of(text: &Text<'_>, labels: &[Label]) -> Self {
        let counts = tally(labels.iter().map(|it| &it.words));
        let count = |test: &dyn Fn(&Label) -> bool| labels.iter().filter(|it| test(it)).count();
        let first = labels.first().map(|it| &it.words);
        let speaking = Class::I | Class::MY | Class::WE | Class::YOU;
        let asks = |it: &Label| says(text, it, Class::default(), b"?");
        let along = match labels {
            [first, .., last] => last.paragraph - first.paragraph,
            _ => 0,
        };
        let letter =
            |it: &Label, is: &str| matches!(it.words[..], [only] if text.words.text(only) == is);
        Self {
            labels: labels.len(),
            examines: labels.first().is_some_and(|it| letter(it, "q"))
                && labels.iter().all(|it| letter(it, "q") || letter(it, "a")),
            persons: count(&|it| person(text, it) || it.stamped || it.again),
            titled: count(&|it| it.stamped || titled(text, it)),
            shouted: count(&|it| shouted(text, it) || it.marked && it.form == Form::Line),
            back: count(&|it| counts[&it.words] >= 2),
            voices: counts.values().filter(|&&it| it >= 2).count(),
            again: labels
                .windows(2)
                .filter(|it| it[0].words == it[1].words && !it[1].again)
                .count(),
            spoken: count(&|it| says(text, it, speaking, b"?!")),
            asked: [
                count(&|it| Some(&it.words) != first && asks(it)),
                count(&|it| Some(&it.words) == first && asks(it)),
            ],
            along: along as usize,
        }
    }

    /// Whether voices come by turns, often enough, and speak.
    fn is_talk(&self, form: Form) -> bool {
        const APART: usize = 12;
        let returns = match form {
            Form::Line => self.voices >= 2 || self.voices == 1 && self.persons == self.labels,
            Form::Colon | Form::Stop | Form::Set => {
                self.voices >= 2 && self.back * 3 >= self.labels * 2
            }
        };
        // Who has a title is somebody; of others it must be heard.
        let spoken = if self.titled == self.labels { 8 } else { 3 };
        self.labels >= FEWEST
            && returns
            && self.back * 3 >= self.labels
            && self.again * 3 <= self.labels
            && self.spoken * spoken >= self.labels
            && self.along <= self.labels * APART
            && (self.persons * 4 >= self.labels || self.shouted * 2 >= self.labels)
    }

    /// Whether voices take turns line upon line, whoever they are.
    fn is_chat(&self) -> bool {
        self.labels >= FEWEST
            && self.voices >= 2
            && self.back * 3 >= self.labels * 2
            && self.again * 3 <= self.labels
            && self.spoken * 3 >= self.labels
            && self.along <= self.labels * 2
    }

    /// Whether two letters take turns, and one of them asks: Q. and A.
    fn is_examination(&self) -> bool {
        let [others, first] = self.asked;
        self.labels >= FEWEST
            && self.voices == 2
            && self.back == self.labels
            && self.again * 5 <= self.labels
            && (self.examines || others.abs_diff(first) * 4 >= self.labels)
            && self.along <= self.labels * 4
    }
}

/// Whether what stands under a label has a word of a class or one of some signs in it.
pub fn says(text: &Text<'_>, label: &Label, class: Class, signs: &[u8]) -> bool {
    const LONG: usize = 120;
    let own = &text.paragraphs[label.paragraph as usize];
    let (from, to) = if label.says < own.to {
        (label.says, own.to)
    } else {
        let below = text.paragraphs.get(label.paragraph as usize + 1);
        below.map_or((0, 0), |it| (it.from, it.to))
    };
    (from as usize..to as usize).take(LONG).any(|at| {
        let token = &text.tokens[at];
        signs.contains(&token.sign) || token.is_word() && text.class(at).has(class)
    })
}
