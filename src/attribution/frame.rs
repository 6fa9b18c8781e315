//! What is the same for every candidate of a quotation: the subjects around it, its pronoun, its neighbours.

use smallvec::SmallVec;

use super::analysis::Analysis;
use super::cast::Few;
use super::lexicon::Class;
use super::mentions::{Kind, Mention};
use super::portrayal::Portrayal;
use super::run::Run;
use super::scenes::{Scenes, subject};
use super::sign;

/// Turns beside a turn, if no other stands between them and no paragraph but theirs.
#[derive(Clone, Copy, Debug, Default)]
pub struct Neighbours {
    /// The turn before.
    pub before: Option<usize>,
    /// The turn after.
    pub after: Option<usize>,
    /// Two before.
    pub before2: Option<usize>,
    /// Two after.
    pub after2: Option<usize>,
}

/// How a turn meets the one before it.
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a fact by itself, and a feature"
)]
#[derive(Clone, Copy, Debug, Default)]
pub struct Meeting {
    /// The turn before ends in a question.
    pub asked: bool,
    /// Narration follows the last quotation of the turn before.
    pub ends_in_narration: bool,
    /// The turn before is nothing but a quotation.
    pub bare: bool,
    /// This turn begins as answers do.
    pub answers: bool,
    /// Narration stands before the first quotation of this turn.
    pub opens_in_narration: bool,
}

/// A turn near by in which a tag names somebody.
#[derive(Clone, Copy, Debug)]
pub struct Named {
    /// Who that is.
    pub who: u32,
    /// How many turns behind this one it is; below zero, before.
    pub step: i16,
    /// Whether nothing but turns lies between.
    pub dense: bool,
}

/// What is the same for every candidate.
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a fact by itself, and a feature"
)]
pub struct Frame<'a> {
    /// The text.
    pub analysis: &'a Analysis<'a>,
    /// What holds for its stretches.
    pub scenes: &'a Scenes,
    /// The quotation.
    pub quote: usize,
    /// Its turn.
    pub turn: usize,
    /// Its paragraph.
    pub paragraph: usize,
    /// Its first and last-but-one token.
    pub span: (u32, u32),
    /// The gender its own tag tells.
    pub pronoun: i32,
    /// The gender its tag or a beat tells.
    pub gender: i32,
    /// The token up to which names count as earlier: the pronoun's, or the quotation's first.
    pub reference: u32,
    /// Mentions that are the tag of the next and the previous quotation in the paragraph.
    pub next_tag: Option<usize>,
    /// See above.
    pub previous_tag: Option<usize>,
    /// Subjects: after it, before it, first before it, of the paragraph before, of the one after.
    pub subjects: [Option<usize>; 5],
    /// Whether the paragraph before ends in a colon.
    pub colon: bool,
    /// Mentions of names and descriptions in the narration of the paragraph.
    pub inside: SmallVec<[usize; 8]>,
    /// How many different names those are.
    pub names_inside: usize,
    /// The turns beside.
    pub neighbours: Neighbours,
    /// Earlier subjects that fit, the last first.
    pub subject_order: Few,
    /// Members that tags of the scene around name, and how often.
    pub present: SmallVec<[(u32, u32); 4]>,
    /// Whom the tags of the turns near by name, in order.
    pub named: SmallVec<[Named; 12]>,
    /// Whether the turn before has no closing mark and this paragraph goes on with it.
    pub unclosed: bool,
    /// Whether the narration before it in its turn ends a sentence.
    pub after_stop: bool,
    /// Whether the quotation says "I" or "you".
    pub personal: bool,
    /// The description that its tag or a beat has for the speaker.
    pub described: Option<u32>,
    /// What that description is like, when it is the tag's.
    pub portrayal: Option<Portrayal>,
    /// How its turn and the one before meet.
    pub meeting: Meeting,
    /// Whether the quotation asks.
    pub asks: bool,
    /// What the run of turns around tells.
    pub run: Run,
}

impl<'a> Frame<'a> {
    /// Looks around a quotation.
    pub fn new(analysis: &'a Analysis<'a>, scenes: &'a Scenes, quote: usize) -> Self {
        let quoted = &analysis.quotes[quote];
        let turn = quoted.turn as usize;
        let paragraph = quoted.span.paragraph as usize;
        let tag = analysis.tag(quote);
        let pronoun = tag.map_or(0, |(_, mention)| mention.kind.gender());
        let reference = tag
            .filter(|_| pronoun != 0)
            .map_or(quoted.span.from, |(_, it)| it.from);
        let mut frame = Self {
            analysis,
            scenes,
            quote,
            turn,
            paragraph,
            span: (quoted.span.from, quoted.span.to),
            pronoun,
            gender: pronoun,
            reference,
            next_tag: None,
            previous_tag: None,
            subjects: [None; 5],
            colon: false,
            inside: SmallVec::new(),
            names_inside: 0,
            neighbours: neighbours(analysis, turn),
            subject_order: Few::new(),
            present: SmallVec::new(),
            named: SmallVec::new(),
            unclosed: false,
            after_stop: false,
            personal: false,
            described: None,
            portrayal: None,
            meeting: Meeting::default(),
            asks: asks(analysis, quote),
            run: Run::default(),
        };
        frame.run.look(analysis, scenes, turn);
        frame.look_beside();
        frame.look_around();
        let told = frame.description();
        frame.described = told.map(|it| frame.mention(it).who);
        let tagged = told.filter(|_| tag.is_some());
        frame.portrayal =
            tagged.map(|it| Portrayal::of(analysis, &scenes.company, frame.mention(it)));
        frame.meet();
        if tag.is_none() {
            let beats = [frame.subjects[0], frame.subjects[1], frame.subjects[2]];
            let genders = beats
                .into_iter()
                .flatten()
                .map(|it| frame.mention(it).kind.gender());
            frame.gender = genders.into_iter().find(|&it| it != 0).unwrap_or_default();
        }
        frame.look_back();
        frame
    }

    /// A mention by its index.
    pub fn mention(&self, index: usize) -> &'a Mention {
        &self.analysis.mentions.all[index]
    }

    /// Whether a member's gender contradicts what is told.
    pub fn contradicts(&self, who: u32) -> bool {
        self.gender != 0 && self.analysis.member(who).gender() == -self.gender
    }

    /// The description that tells of the speaker: of the tag, or the subject of a beat.
    fn description(&self) -> Option<usize> {
        let told = match self.analysis.tag(self.quote) {
            Some((tag, _)) => Some(tag.mention as usize),
            None => self.subjects[0].or(self.subjects[1]),
        };
        told.filter(|&it| self.mention(it).kind == Kind::Description)
    }

    /// How this turn and the one before meet.
    fn meet(&mut self) {
        let analysis = self.analysis;
        let first = analysis.turns[self.turn].from as usize;
        let opening = &analysis.quotes[first];
        self.meeting.opens_in_narration = analysis.text.has_words(opening.before);
        let start = opening.span.from as usize;
        self.meeting.answers = (start..opening.span.to as usize)
            .find(|&it| analysis.text.tokens[it].is_word())
            .is_some_and(|it| analysis.text.class(it).has(Class::ANSWER));
        if let Some(before) = self.neighbours.before {
            let turn = &analysis.turns[before];
            let last = turn.to as usize - 1;
            self.meeting.asked = asks(analysis, last);
            self.meeting.ends_in_narration = analysis.text.has_words(analysis.quotes[last].after);
            self.meeting.bare = (turn.from as usize..turn.to as usize).all(|it| {
                let quoted = &analysis.quotes[it];
                !analysis.text.has_words(quoted.before) && !analysis.text.has_words(quoted.after)
            });
        }
    }

    /// Tags of the other quotations of the paragraph, and the quotation itself.
    fn look_beside(&mut self) {
        let analysis = self.analysis;
        let turn = &analysis.turns[self.turn];
        let tag_of = |quote: usize| analysis.tags(quote).first().map(|tag| tag.mention as usize);
        if self.quote + 1 < turn.to as usize {
            self.next_tag = tag_of(self.quote + 1);
        }
        if self.quote > turn.from as usize {
            self.previous_tag = tag_of(self.quote - 1);
            let before = analysis.quotes[self.quote].before;
            self.after_stop = (before.0..before.1).rev().find_map(|at| {
                let it = analysis.text.sign(at as usize);
                (!matches!(it, b'"' | sign::HIGH_66..=sign::RIGHT_ANGLE))
                    .then_some(matches!(it, b'.' | b'!' | b'?'))
            }) == Some(true);
        } else if let Some(before) = self.neighbours.before {
            let last = analysis.turns[before].to as usize - 1;
            self.unclosed = !analysis.quotes[last].span.closed;
        }
        let (from, to) = (self.span.0 as usize, self.span.1 as usize);
        self.personal =
            (from..to.min(from + 200)).any(|at| analysis.text.class(at).has(Class::YOU));
    }

    /// Subjects before and after, in the paragraph and beside it.
    fn look_around(&mut self) {
        let analysis = self.analysis;
        let quoted = &analysis.quotes[self.quote];
        self.subjects[0] = subject(analysis, quoted.after, false);
        self.subjects[1] = subject(analysis, quoted.before, true);
        self.subjects[2] = subject(analysis, quoted.before, false);
        if let Some(before) = self.paragraph.checked_sub(1) {
            match analysis.turn_in(before) {
                None => {
                    let paragraph = &analysis.text.paragraphs[before];
                    self.subjects[3] = subject(analysis, (paragraph.from, paragraph.to), true);
                    self.colon = paragraph.to > paragraph.from
                        && analysis.text.sign(paragraph.to as usize - 1) == b':';
                }
                Some(turn) => {
                    let last = &analysis.quotes[analysis.turns[turn].to as usize - 1];
                    self.subjects[3] = subject(analysis, last.after, true);
                }
            }
        }
        if self.paragraph + 1 < analysis.text.paragraphs.len()
            && analysis.turn_in(self.paragraph + 1).is_none()
        {
            let paragraph = &analysis.text.paragraphs[self.paragraph + 1];
            self.subjects[4] = subject(analysis, (paragraph.from, paragraph.to), false);
        }
        self.look_inside();
    }

    /// Names in the narration of the paragraph, those nearest when it is long.
    fn look_inside(&mut self) {
        const NEAR: usize = 30;
        let own = (self.paragraph, self.paragraph + 1);
        let here = (self.paragraph, self.span.0);
        let (all, here) = self.scenes.narrated.within(own, here);
        let mut names = Few::new();
        for mention in &all[here.saturating_sub(NEAR)..all.len().min(here + NEAR)] {
            self.inside.push(mention.mention as usize);
            if mention.name && !names.contains(&mention.who) {
                names.push(mention.who);
            }
        }
        self.names_inside = names.len();
    }

    /// Earlier subjects, and who is present.
    fn look_back(&mut self) {
        const BACK: usize = 40;
        const TURNS: usize = 12;
        /// Whom tags name farther away counts for nothing but being there.
        const NEAR: usize = 8;
        let scenes = self.scenes;
        let here = scenes.subjects.partition_point(|it| it.0 < self.reference);
        for &(_, who) in scenes.subjects[here.saturating_sub(BACK)..here]
            .iter()
            .rev()
        {
            if !self.subject_order.contains(&who) && !self.contradicts(who) {
                self.subject_order.push(who);
            }
            if self.subject_order.len() == 3 {
                break;
            }
        }
        let facts = &scenes.turns;
        for other in self.turn.saturating_sub(TURNS)..facts.len().min(self.turn + TURNS + 1) {
            let Some(who) = facts[other].named else {
                continue;
            };
            let apart = self.turn.abs_diff(other);
            if apart <= NEAR {
                let paragraph = self.analysis.turns[other].paragraph as usize;
                self.named.push(Named {
                    who,
                    step: (other as isize - self.turn as isize) as i16,
                    dense: self.paragraph.abs_diff(paragraph) == apart,
                });
            }
            if facts[other].scene != facts[self.turn].scene {
                continue;
            }
            match self.present.iter_mut().find(|it| it.0 == who) {
                Some(entry) => entry.1 += 1,
                None => self.present.push((who, 1)),
            }
        }
    }
}

/// Whether a quotation ends in a question.
fn asks(analysis: &Analysis<'_>, quote: usize) -> bool {
    analysis.quotes[quote].span.last_sign(&analysis.text) == Some(b'?')
}

fn neighbours(analysis: &Analysis<'_>, turn: usize) -> Neighbours {
    let paragraph = |it: usize| {
        let index = analysis.turns[it].paragraph;
        analysis.text.paragraphs[index as usize].place
    };
    let here = paragraph(turn);
    let at = |it: Option<usize>, away: u32| {
        it.filter(|&it| it < analysis.turns.len() && paragraph(it).abs_diff(here) == away)
    };
    Neighbours {
        before: at(turn.checked_sub(1), 1),
        after: at(Some(turn + 1), 1),
        before2: at(turn.checked_sub(2), 2),
        after2: at(Some(turn + 2), 2),
    }
}
