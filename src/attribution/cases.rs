//! Every quotation of a text as a question: who of these candidates said it?

use super::analysis::{Analysis, CONTEXTS};
use super::candidates::{Gatherer, MOST};
use super::features::{Cell, Rows};
use super::frame::{Frame, Meeting};
use super::network::{Network, Sums};
use super::portraits::Portraits;
use super::rows::{self, Placer};
use super::scenes::Scenes;

/// A candidate of one question.
#[derive(Clone, Copy, Debug)]
pub struct Candidate {
    /// The member of the cast.
    pub who: u32,
    /// The paragraph of their last mention before, by its place; far below zero when there is none.
    pub last: i32,
    /// Whether nothing told contradicts their gender.
    pub fits: bool,
}

/// One question. Its quotation has the same index.
#[derive(Clone, Copy, Debug, Default)]
pub struct Case {
    /// Its candidates: a range of [`Cases::candidates`], and of the rows.
    pub from: u32,
    /// See above.
    pub to: u32,
    /// What tells whose it is; a number below [`super::analysis::CONTEXTS`].
    pub context: u8,
    /// The place of its paragraph.
    pub paragraph: i32,
    /// Its turn.
    pub turn: u32,
    /// The gender that is told, if one is.
    pub gender: i32,
    /// Whether the turn before was left unclosed.
    pub unclosed: bool,
    /// Whether narration that ended a sentence parts it from the quotation before it in the paragraph.
    pub after_stop: bool,
    /// Whether it is the first of its turn.
    pub first: bool,
    /// The description that its tag or a beat has for the speaker, or `u32::MAX`.
    pub described: u32,
    /// How the turn before, if it is adjacent, and this one meet.
    pub meeting: Meeting,
    /// The words it says: a range of [`Cases::words`].
    pub words: (u32, u32),
}

/// All questions of a text.
#[derive(Default)]
pub struct Cases {
    /// The questions, one for each quotation.
    pub all: Vec<Case>,
    /// The candidates of all questions.
    pub candidates: Vec<Candidate>,
    /// The cells that all candidates of a question share, by its context.
    pub common: [Vec<Cell>; CONTEXTS],
    /// A row of the other fixed features for each candidate.
    pub rows: Rows,
    /// The gender of each member of the cast.
    pub genders: Vec<i8>,
    /// The words of all quotations.
    pub words: Vec<u32>,
    /// How often each word of the text is among them.
    pub spoken: Vec<u32>,
}

/// Asks about the quotations of a text, one after the other.
pub struct Asker<'a> {
    analysis: &'a Analysis<'a>,
    scenes: Scenes,
    portraits: Portraits,
    gatherer: Gatherer,
    placer: Placer,
    who: Vec<u32>,
}

impl<'a> Asker<'a> {
    /// Has asked nothing yet.
    pub fn new(analysis: &'a Analysis<'a>) -> Self {
        let scenes = Scenes::new(analysis);
        let members = analysis.cast.members.len();
        Self {
            analysis,
            portraits: Portraits::new(analysis, &scenes),
            scenes,
            gatherer: Gatherer::new(analysis),
            placer: Placer::new(members),
            who: Vec::new(),
        }
    }

    /// Adds the next question to `cases`; it has no candidates when its speaker is `known` already.
    pub fn ask(&mut self, known: bool, cases: &mut Cases) {
        const NEVER: i32 = -1_000_000;
        let (analysis, scenes, who) = (self.analysis, &self.scenes, &mut self.who);
        let quote = cases.all.len();
        who.clear();
        if !known {
            self.gatherer.gather(analysis, scenes, quote, who);
        }
        let frame = Frame::new(analysis, scenes, quote);
        self.placer.place(&frame, who);
        let places = &self.placer.places;
        rows::rows(&frame, &self.portraits, who, places, &mut cases.rows);
        let from = cases.candidates.len() as u32;
        let each = who.iter().zip(places);
        cases.candidates.extend(each.map(|(&who, place)| {
            let paragraph = |it: u32| {
                let index = analysis.text.tokens[it as usize].paragraph;
                analysis.text.paragraphs[index as usize].place as i32
            };
            Candidate {
                who,
                last: place.last.map_or(NEVER, paragraph),
                fits: !frame.contradicts(who),
            }
        }));
        let words = cases.say(analysis, frame.span);
        cases.all.push(Case {
            words,
            from,
            to: cases.candidates.len() as u32,
            context: analysis.quotes[quote].context as u8,
            paragraph: analysis.text.paragraphs[frame.paragraph].place as i32,
            turn: frame.turn as u32,
            gender: frame.gender,
            unclosed: frame.unclosed,
            after_stop: frame.after_stop,
            first: analysis.turns[frame.turn].from as usize == quote,
            described: frame.described.unwrap_or(u32::MAX),
            meeting: frame.meeting,
        });
    }
}

impl Cases {
    /// No question yet about a text.
    pub fn none(analysis: &Analysis<'_>) -> Self {
        /// About so many rows of a question are kept.
        const KEPT: usize = 3;
        let members = analysis.cast.members.iter();
        Self {
            common: std::array::from_fn(|context| rows::common(analysis, context)),
            genders: members.map(|it| it.gender() as i8).collect(),
            spoken: vec![0; analysis.text.words.len()],
            all: Vec::with_capacity(analysis.quotes.len()),
            candidates: Vec::with_capacity(MOST * analysis.quotes.len()),
            rows: Rows::with_room(MOST + KEPT * analysis.quotes.len()),
            ..Self::default()
        }
    }

    /// Asks about every quotation of a text whose speaker is not `given` already.
    pub fn new(analysis: &Analysis<'_>, given: &[Option<u32>]) -> Self {
        let mut cases = Self::none(analysis);
        let mut asker = Asker::new(analysis);
        for quote in 0..analysis.quotes.len() {
            asker.ask(given.get(quote).is_some_and(Option::is_some), &mut cases);
        }
        cases
    }

    /// Notes the words of a quotation, or of its beginning.
    fn say(&mut self, analysis: &Analysis<'_>, (from, to): (u32, u32)) -> (u32, u32) {
        const MOST: usize = 150;
        let first = self.words.len() as u32;
        let tokens = &analysis.text.tokens[from as usize..to as usize];
        let words = tokens.iter().filter(|it| it.is_word()).take(MOST);
        for word in words {
            self.say_word(word.word.0);
        }
        (first, self.words.len() as u32)
    }

    /// Notes a word of a quotation.
    pub(super) fn say_word(&mut self, word: u32) {
        self.words.push(word);
        self.spoken[word as usize] += 1;
    }

    /// The candidates of a question.
    pub fn candidates(&self, case: &Case) -> &[Candidate] {
        &self.candidates[case.from as usize..case.to as usize]
    }
    /// What a network makes of the cells that candidates share, by the context of the question.
    pub fn common_sums<const WIDTH: usize>(
        &self,
        network: &Network<WIDTH>,
    ) -> [Sums<WIDTH>; CONTEXTS] {
        std::array::from_fn(|context| {
            let mut sums = network.start();
            network.add(context, &self.common[context], &mut sums);
            sums
        })
    }
}
