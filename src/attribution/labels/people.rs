//! Whether people speak under labels with a colon. Fields, lists and run-in heads come back as voices do: "Returns: …",
//! "Linux: …", "Budget: …". But few sentences stand under them, nobody says I or you there or asks, and most are words that
//! the text has for things.

use std::collections::{HashMap, HashSet};

use super::stamps::unmarked;
use super::turns::{answer, ends_asking};
use super::voices::{add_asking, of_class, person, shouted, titled};
use super::{Label, form, manner, numbered};
use crate::attribution::lexicon::Class;
use crate::attribution::sign;
use crate::attribution::tokens::{Text, Token};
use crate::attribution::words::{Phrase, WordId};
use crate::model::BlockKind;

/// What a label names, as far as its words tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Named {
    /// A letter: Q, A.
    Letter,
    /// Somebody: there is a given name, a title or the word for a person in it, or one stands before it elsewhere.
    Person,
    /// Nothing that is known: a surname, a nickname, a thing with a name.
    Unknown,
    /// A thing: its words stand in small letters, too, or are no names.
    Thing,
}

/// What is heard in a turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Heard {
    Nothing,
    /// We, you or a cry: "you" stands in instructions, too, and "we" in reports.
    Talk,
    /// I or a question.
    Own,
}

/// One turn.
struct Turn<'l> {
    label: &'l Label,
    heard: Heard,
    /// Whether it ends in a question.
    asks: bool,
    /// Whether it is a sentence.
    whole: bool,
}

/// What is heard in the turns of one voice.
#[derive(Clone, Copy, Debug)]
struct Voice {
    named: Named,
    shouted: bool,
    turns: usize,
    stamped: usize,
    /// How many are sentences, or are heard.
    said: usize,
    heard: usize,
    /// How many have I in them, ask, or answer another who asks.
    own: usize,
}

impl Voice {
    /// Whether it is somebody, by itself.
    fn speaks(&self) -> bool {
        match self.named {
            _ if self.stamped * 2 >= self.turns => true,
            Named::Letter | Named::Person | Named::Unknown => self.said * 2 >= self.turns,
            Named::Thing => self.own * 2 >= self.turns,
        }
    }

    /// Whether it is somebody, where those beside it are labelled in another manner.
    fn is_heard(&self) -> bool {
        let heard = match self.named {
            Named::Letter | Named::Person => self.speaks(),
            Named::Unknown => self.heard * 2 >= self.turns,
            Named::Thing => false,
        };
        heard || self.stamped * 2 >= self.turns
    }

    /// Whether it may be somebody where others speak: “ALL: Long live the king!”
    fn joins(&self) -> bool {
        self.speaks() || self.heard * 2 >= self.turns || self.shouted && self.said * 2 >= self.turns
    }
}

/// The fewest labels of a talk.
pub const FEWEST: usize = 3;

/// Leaves of some labels those of people, if people speak there by turns. Of `all` labels those that ask are heard, too.
pub fn drop_things(text: &Text<'_>, all: &[Label], labels: &mut Vec<Label>) {
    if labels.len() < FEWEST {
        return;
    }
    let mut heard = labels.clone();
    add_asking(text, all, &mut heard);
    let turns: Vec<Turn<'_>> = heard.iter().map(|it| Turn::of(text, it)).collect();
    let voices = voices(text, &turns);
    let sure = turns.iter().filter(|it| voices[&it.label.words].speaks());
    let sure: Vec<&Turn<'_>> = sure.collect();
    let talk = take_turns(text, &sure, &voices);
    let fuller = labels.iter().filter(|it| it.words.len() >= 2);
    let fuller = fuller.filter(|it| voices[&it.words].joins());
    let last: HashSet<WordId> = fuller.filter_map(|it| it.words.last().copied()).collect();
    // LAKE after ANNA LAKE
    let short = |it: &Label| matches!(it.words[..], [only] if last.contains(&only));
    labels.retain(|it| talk && (voices[&it.words].joins() || short(it)));
}

/// Leaves of some labels beside a transcript of another manner those that may be somebody (“THE COURT: …”) or are `known`
/// there.
pub fn drop_mute(text: &Text<'_>, labels: &mut Vec<Label>, known: impl Fn(&Label) -> bool) {
    let turns: Vec<Turn<'_>> = labels.iter().map(|it| Turn::of(text, it)).collect();
    let voices = voices(text, &turns);
    labels.retain(|it| known(it) || voices[&it.words].is_heard());
}

impl<'l> Turn<'l> {
    fn of(text: &Text<'_>, label: &'l Label) -> Self {
        let heard = if manner::says(text, label, Class::I | Class::MY, b"?") {
            Heard::Own
        } else if manner::says(text, label, Class::WE | Class::YOU, b"!") {
            Heard::Talk
        } else {
            Heard::Nothing
        };
        let paragraph = text.paragraphs[label.paragraph as usize].to as usize;
        let (from, to) = (label.says as usize, form::line_end(text, label, paragraph));
        Self {
            label,
            heard,
            asks: ends_asking(text, from, to),
            whole: from >= to || is_sentence(text, from, to),
        }
    }
}

fn voices(text: &Text<'_>, turns: &[Turn<'_>]) -> HashMap<Phrase, Voice> {
    let surnames = surnames(text, turns);
    let mut voices: HashMap<Phrase, Voice> = HashMap::new();
    let mut asked: Option<&Label> = None;
    for turn in turns {
        let label = turn.label;
        let answers = asked.is_some_and(|it| it.words != label.words);
        asked = turn.asks.then_some(label);
        let new = || Voice {
            named: named(text, label, &surnames),
            shouted: shouted(text, label),
            turns: 0,
            stamped: 0,
            said: 0,
            heard: 0,
            own: 0,
        };
        let voice = voices.entry(label.words.clone()).or_insert_with(new);
        voice.turns += 1;
        voice.stamped += usize::from(label.stamped);
        let heard = turn.heard != Heard::Nothing;
        voice.said += usize::from(heard || turn.whole);
        voice.heard += usize::from(heard);
        voice.own += usize::from(turn.heard == Heard::Own || answers);
    }
    voices
}

/// Whether different voices come by turns, and what stands under them is said; or one alone asks or answers.
fn take_turns(text: &Text<'_>, turns: &[&Turn<'_>], voices: &HashMap<Phrase, Voice>) -> bool {
    let all = turns.len();
    if all < FEWEST {
        return false;
    }
    let count = |test: &dyn Fn(&Turn<'_>) -> bool| turns.iter().filter(|it| test(it)).count();
    let named = |it: &Turn<'_>| voices[&it.label.words].named;
    let persons = count(&|it| matches!(named(it), Named::Letter | Named::Person));
    let things = count(&|it| named(it) == Named::Thing);
    let asked = count(&|it| it.asks);
    let heard = count(&|it| it.heard != Heard::Nothing);
    let own = count(&|it| it.heard == Heard::Own);
    let stamped = count(&|it| it.label.stamped);
    let listed = count(&|it| is_listed(text, it.label));
    let same = |it: &&[&Turn<'_>]| it[0].label.words == it[1].label.words;
    let again = turns.windows(2).filter(same).count();
    let known = persons * 2 >= all && listed * 2 <= all;
    let often = heard * 2 >= all;
    let loud = count(&|it| shouted(text, it.label)) * 2 >= all;
    // Of those whose names tell that they are people, less must be heard; in a list, more.
    let heard = if known {
        heard * 8 >= all
    } else if listed * 2 > all {
        own * 4 >= all && heard * 3 >= all
    } else {
        own * 4 >= all || loud && (heard * 3 >= all || own * 6 >= all)
    };
    let talk = heard && (things * 2 <= all || asked * 4 >= all);
    let labels: Vec<Label> = turns.iter().map(|it| it.label.clone()).collect();
    let one = again + 1 >= all;
    let change = !one && again * 3 <= if known { all * 2 } else { all };
    stamped * 2 >= all && !one
        || talk && (change || known && often)
        || listed * 2 <= all && answer(text, &labels)
}

/// Whether a label stands in a list or a table.
fn is_listed(text: &Text<'_>, label: &Label) -> bool {
    match text.paragraphs[label.paragraph as usize].kind {
        BlockKind::Item(_) | BlockKind::Row(_) => true,
        BlockKind::Paragraph
        | BlockKind::Verse
        | BlockKind::Note
        | BlockKind::Title
        | BlockKind::Heading(_)
        | BlockKind::Aside
        | BlockKind::Code
        | BlockKind::Rule
        | BlockKind::Image => false,
    }
}

/// Whether the tokens `from..to` begin and end as a sentence does, and have a word in them.
fn is_sentence(text: &Text<'_>, from: usize, to: usize) -> bool {
    let end = unmarked(text, from, to);
    let mut last = end;
    while last > from
        && matches!(
            text.sign(last - 1),
            b'"' | b'\'' | b')' | b']' | sign::HIGH_99 | sign::HIGH_9 | sign::RIGHT_ANGLES
        )
    {
        last -= 1;
    }
    let ends = matches!(
        text.sign(last.max(from + 1) - 1),
        b'.' | b'!' | b'?' | sign::DOTS | sign::DASH
    );
    let code = matches!(text.sign(from), b'{' | b'`' | b'<' | b'/');
    let words = text.tokens[from..to].iter().any(Token::is_word);
    ends && !code && words
}

/// What a label names; `surnames` are words behind given names and titles.
fn named(text: &Text<'_>, label: &Label, surnames: &[WordId]) -> Named {
    if manner::is_letter(text, label) {
        return Named::Letter;
    }
    // MAY 2018, 26-NOV-2019, RETURN_VALUE
    let (from, to) = (label.from as usize, label.to as usize);
    let day = text.sign(from) == sign::NUMBER && !titled(text, label);
    let dated = numbered::is_numbered(text, label) && (day || of_class(text, label, Class::MONTH));
    let glued = |it: usize| !text.tokens[it].is(Token::SPACED) && text.tokens[it].is_word();
    let coded = (from + 2..to).any(|it| text.sign(it - 1) == b'_' && glued(it));
    if dated || coded {
        return Named::Thing;
    }
    let no_name = Class::STOP | Class::NOTICE | Class::PERSON_PART | Class::PLACE;
    let other = no_name | Class::SPEECH | Class::VERB | Class::DOCUMENT;
    let thing = |&it: &WordId| text.words.get(it).lower > 0 || text.words.class(it).has(other);
    let surname = label.words.last().is_some_and(|it| surnames.contains(it));
    let only = label.words.len() == 1 && of_class(text, label, no_name);
    if surname || person(text, label) && !only {
        Named::Person
    } else if label.words.iter().any(thing) {
        Named::Thing
    } else {
        Named::Unknown
    }
}

/// The last words of labels that stand behind a given name or a title somewhere.
fn surnames(text: &Text<'_>, turns: &[Turn<'_>]) -> Vec<WordId> {
    let mut last: Vec<WordId> = turns
        .iter()
        .filter_map(|it| it.label.words.last().copied())
        .collect();
    if last.is_empty() {
        return last;
    }
    last.sort_unstable();
    last.dedup();
    let behind = |at: usize| {
        let (token, before) = (&text.tokens[at], &text.tokens[at - 1]);
        let stop = at >= 2 && before.sign == b'.';
        let before = if stop { at - 2 } else { at - 1 };
        let class = text.class(before);
        let given = !stop && class.has(Class::MAN | Class::WOMAN);
        let title =
            class.has(Class::TITLE_MAN | Class::TITLE_WOMAN) || stop && class.has(Class::ANY_TITLE);
        token.is(Token::CAPITAL) && text.tokens[before].is(Token::CAPITAL) && (given || title)
    };
    let mut found: Vec<WordId> = (1..text.tokens.len())
        .filter(|&at| last.binary_search(&text.tokens[at].word).is_ok() && behind(at))
        .map(|at| text.tokens[at].word)
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}
