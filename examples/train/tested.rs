//! What the passes say of documents they have not seen, question by question.

use dixit::attribution::learning::{Case, Context, Doubt, Guess, PASSES, Pass};

use crate::marked::{Gold, Marked};

/// A document and what each pass says of it.
pub struct Tested<'a> {
    pub doc: &'a Marked,
    pub passes: [Pass; PASSES],
}

/// A quotation that has a named speaker, and what the passes say of it.
#[derive(Clone, Copy)]
pub struct Question<'a> {
    pub doc: &'a Marked,
    pub passes: &'a [Pass; PASSES],
    pub gold: &'a Gold,
    pub index: usize,
}

impl<'a> Question<'a> {
    pub fn case(self) -> &'a Case {
        &self.doc.prepared.cases.all[self.index]
    }

    /// Its candidates, as a range of the document's.
    pub fn places(self) -> std::ops::Range<usize> {
        self.case().from as usize..self.case().to as usize
    }

    /// The answer of the last pass.
    pub fn guess(self) -> Guess {
        self.passes[PASSES - 1].guesses[self.index]
    }

    /// How likely it is speech, where it is short.
    pub fn speech(self) -> f32 {
        self.doc.prepared.speech[self.index]
    }

    /// How doubtful the answer of the last pass is.
    pub fn doubt(self) -> Doubt {
        let guesses = &self.passes[PASSES - 1].guesses;
        let guess = &guesses[self.index];
        let Some(candidate) = guess.candidate.filter(|_| !self.is_given()) else {
            return Doubt::None;
        };
        let before = self.index.checked_sub(1).and_then(|it| guesses[it].who);
        self.doc.prepared.doubts[candidate as usize].settle(before == guess.who)
    }

    /// Whether a sieve named the speaker before the ranker was asked.
    pub fn is_given(self) -> bool {
        self.doc.prepared.given[self.index].is_some()
    }

    /// Whether the answer of the last pass is right.
    pub fn right(self) -> bool {
        self.right_in(PASSES - 1)
    }

    /// Whether the answer of a pass is right.
    pub fn right_in(self, pass: usize) -> bool {
        let candidate = self.passes[pass].guesses[self.index].candidate;
        self.doc.given_right[self.index] || candidate.is_some_and(|it| self.doc.right[it as usize])
    }

    /// Who it is.
    pub fn speaker(self) -> &'a str {
        self.gold.speaker.as_deref().unwrap_or("?")
    }

    /// Who the last pass says it is.
    pub fn told(self) -> &'a str {
        let names = &self.doc.prepared.names;
        self.guess().who.map_or("?", |it| &names[it as usize])
    }
}

impl Tested<'_> {
    /// The question of a quotation, if it has a named speaker.
    pub fn question(&self, index: usize) -> Option<Question<'_>> {
        self.told(index).filter(|it| it.gold.speaker.is_some())
    }

    /// The question of a quotation, if anything tells whose it is. Of those whose speaker has no name only such count as
    /// have a noun in a tag of theirs or of their paragraph: of the others the set leaves most out, where the speaker is
    /// a pronoun, so that the rest would mislead.
    fn told(&self, index: usize) -> Option<Question<'_>> {
        const TAGGED: [u8; 3] = [
            Context::Name as u8,
            Context::Description as u8,
            Context::Elsewhere as u8,
        ];
        let gold = self.doc.gold.get(index)?.as_ref()?;
        let question = Question {
            doc: self.doc,
            passes: &self.passes,
            gold,
            index,
        };
        let tagged = TAGGED.contains(&question.case().context);
        (gold.speaker.is_some() || gold.is_told() && tagged).then_some(question)
    }
}

/// The documents of a set.
pub fn of<'a>(tested: &'a [Tested<'a>], set: usize) -> impl Iterator<Item = &'a Tested<'a>> {
    tested.iter().filter(move |it| it.doc.set == set)
}

/// The questions of a set.
pub fn questions<'a>(
    tested: &'a [Tested<'a>],
    set: usize,
) -> impl Iterator<Item = Question<'a>> + Clone {
    told(tested, set).filter(|it| it.gold.speaker.is_some())
}

/// The same with those whose speaker is only described.
pub fn told<'a>(
    tested: &'a [Tested<'a>],
    set: usize,
) -> impl Iterator<Item = Question<'a>> + Clone {
    let asked = |it: &'a Tested<'a>| (0..it.doc.gold.len()).filter_map(|index| it.told(index));
    let mine = tested.iter().filter(move |it| it.doc.set == set);
    mine.flat_map(asked)
}

/// How many marked quotations of a set have a named speaker, found or not.
pub fn named(tested: &[Tested<'_>], set: usize) -> usize {
    of(tested, set).flat_map(|it| it.doc.kinds.values()).sum()
}

/// A part in a hundred.
pub fn percent(part: usize, all: usize) -> f32 {
    100.0 * part as f32 / all.max(1) as f32
}
