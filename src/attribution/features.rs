//! The features the ranker weighs, by name and number, and the compact rows they come in.
//!
//! A row holds what is true of one candidate for one quotation: pairs of a feature and a value. Values are whole
//! multiples of 1/1024, so that a row is the same on every machine.

/// Features that belong together.
pub struct Group {
    /// Its name.
    pub name: &'static str,
    /// The number of its first feature.
    pub first: u16,
    /// How many it has.
    pub width: u16,
    /// What they say, in their order.
    pub says: &'static str,
}

macro_rules! features {
    ($($(#[doc = $doc:literal])* $name:ident: $width:literal),* $(,)?) => {
        features!(@each 0u16; $($(#[doc = $doc])* $name $width),*);
        /// The groups of features, in the order of their numbers.
        pub const GROUPS: &[Group] = &[$(Group {
            name: stringify!($name),
            first: $name,
            width: $width,
            says: concat!($($doc),*),
        }),*];
    };
    (@each $n:expr; $(#[doc = $doc:literal])* $name:ident $width:literal $(, $(#[doc = $docs:literal])* $rest:ident $more:literal)*) => {
        $(#[doc = $doc])*
        pub const $name: u16 = $n;
        features!(@each $n + $width; $($(#[doc = $docs])* $rest $more),*);
    };
    (@each $n:expr;) => {
        /// How many features there are.
        pub const COUNT: usize = $n as usize;
    };
}

features! {
    /// Always 1: the base rate.
    ALWAYS: 1,
    /// What tells whose the quotation is; the same for every candidate.
    CONTEXT: 7,
    /// A tag of the quotation names the candidate, by tie.
    OWN_TAG: 10,
    /// A tag of the quotation names another, by tie.
    OTHER_TAG: 10,
    /// A tag says "I": the candidate is the narrator, or not.
    I_TAG: 2,
    /// A tag says "they" or "we".
    GROUP_TAG: 1,
    /// The described speaker's gender fits; the candidate has a name.
    DESCRIBED: 2,
    /// The next quotation of the paragraph is tagged: the candidate, another, gender, the narrator, not the narrator.
    NEXT_TAG: 5,
    /// The quotation before in the paragraph is tagged: as above.
    PREVIOUS_TAG: 5,
    /// The pronoun of the tag: gender strength, fits, contradicts, named in its sentence, named between, named in the
    /// paragraph, the candidate is the narrator.
    PRONOUN: 7,
    /// Place among fitting names before the pronoun or quotation: the last, the one before …
    NAME_RANK: 4,
    /// The same among subjects.
    SUBJECT_RANK: 3,
    /// The same among all members.
    RANK: 6,
    /// A beat's pronoun: gender strength, contradicts.
    BEAT: 2,
    /// Subject of the narration after it: candidate, another, gender, narrator, not the narrator.
    AFTER: 5,
    /// Subject of the last sentence before it: as above.
    BEFORE: 5,
    /// Subject of the first sentence before it: as above.
    OPENING: 5,
    /// Subject of the paragraph before, when it has no quotation or ends in narration: as above.
    PARAGRAPH_BEFORE: 5,
    /// Subject of the paragraph after: as above.
    PARAGRAPH_AFTER: 5,
    /// The paragraph before ends in a colon; and the candidate is its subject.
    COLON: 2,
    /// In the narration of the paragraph: there, the only name, nearness, in the sentence after, before, only as a
    /// possessive, the first, the nearest, others are there.
    INSIDE: 9,
    /// Paragraphs since the last mention: 0, 1, 2, 3, to 6, to 12, to 30, more.
    SINCE: 8,
    /// How near the last mention is.
    RECENT: 1,
    /// The last mention: a subject, behind a preposition, possessive, another; when a pronoun is to be told.
    ROLE: 4,
    /// Sentences since the last mention, when a pronoun is to be told: 0, 1, 2, to 5, to 10, more.
    SENTENCES: 6,
    /// Paragraphs to the next mention: 0, 1, 2, 3, to 6, to 12, to 30, more.
    UNTIL: 8,
    /// Place among the members mentioned most in the stretch of text around: first to fourth, further, not at all.
    LOCAL: 6,
    /// Called out: here, in the turn before, after, two before, two after.
    CALLED: 5,
    /// Spoken to by the narration's word: here, in the turn before, after.
    SPOKEN_TO: 3,
    /// In the run of turns around that nothing parts: named, called out and of the gender told, in turns an even number
    /// away and in turns an odd number away.
    PARITY: 6,
    /// Mentioned in speech: here, in the turn before, after.
    SPOKEN_OF: 3,
    /// "Sir" or "madam": here, in the turn before, after; by gender.
    SIR: 3,
    /// Mentions: many, share, beside verbs, rate beside verbs, rate in speech, rate behind prepositions, around here,
    /// none around here.
    COUNTS: 8,
    /// What the candidate is: described, narrator, titled or seen speaking, gender known, seen once, often said "I",
    /// most mentioned, among the three most, a place, an organisation.
    IS: 10,
    /// Turns since a tag last named the candidate: 1 to 4, even, odd; the same with no paragraph between.
    TURNS_SINCE: 12,
    /// Turns until a tag names the candidate: as above.
    TURNS_UNTIL: 12,
    /// How often tags around name the candidate.
    TAGGED_AROUND: 1,
    /// In the scene: named and one of 1, 2, more; the most named; the only one that fits; others are: 1, 2, more;
    /// another fits.
    SCENE: 9,
    /// Gender of the turn before, after, two before, two after.
    NEIGHBOUR: 4,
    /// "I said" in those turns: the candidate is the narrator, or not.
    NEIGHBOUR_I: 8,
    /// Facts of the quotation, by whether it is long, has "I" in it, begins the paragraph, ends it; for the narrator,
    /// a described candidate and others.
    QUOTATION: 12,
    /// The turn before asks; this one asks, answers; for the last speaker named by a tag, and for others.
    TALK: 6,
    /// The description that tells of the speaker keeps company with the candidate: how much, the most, not at all.
    COMPANY: 3,
    /// The description that tells of the speaker is this candidate's: a stranger's ("a boy"), somebody's ("her aunt"),
    /// of kin, of no more than a gender, a stranger's before, not long before, of several words, seen speaking, how
    /// often it stands; the same for the others; and how often those stand in one sentence with it.
    PORTRAYED: 20,
    /// News rather than a story: by context.
    NEWS: 7,
    /// The speaker of the same turn: the candidate, it goes on in the sentence, a new sentence.
    SAME_TURN: 3,
    /// The speaker of the turn before: the candidate, and it is adjacent, near, far; still talking; adjacent, and that
    /// turn asks, ends in narration, is bare, and this one answers, opens in narration.
    LAST: 10,
    /// The speaker two turns before: near, adjacent, and not the last, and the last as well.
    LAST_BUT_ONE: 4,
    /// Three and four turns before.
    EARLIER: 3,
    /// Among the speakers of the last six turns: there, how often, not there, nobody is.
    AROUND: 4,
    /// Two talk: the other, the last, the length of the alternation.
    TWO: 3,
    /// Place among earlier speakers that fit the gender: last, the one before, last but not of the turn before.
    FITTING: 4,
    /// Place among last seen, speaking or mentioned: first to third.
    SEEN: 3,
    /// Spoke, and since the last mention.
    SPOKE: 2,
    /// First pass: score, best.
    FIRST_PASS: 2,
    /// First pass: speaker of the turn after, two after, before, two before, apart after; next and previous
    /// quotation of the turn; both neighbours but one.
    PASS_NEAR: 8,
    /// First pass: speaker of the turn three and four after, three and four before, if no paragraph stands between.
    PASS_FAR: 4,
    /// First pass: the speaker of turns an even number away in the run of turns around, and an odd number.
    PASS_PARITY: 2,
    /// First pass: how often others with the same description are this candidate, and how many they are.
    PASS_DESCRIBED: 2,
    /// First pass: how far the words are the candidate's own, in all and by the word.
    PASS_DICTION: 2,
    /// First pass: how often among ten, four turns around, in the document, around at all.
    PASS_AROUND: 4,
    /// First pass: gender of the candidate's tags.
    PASS_GENDER: 1,
}

/// Values are whole multiples of one over this.
pub const UNIT: i16 = 1 << 10;
/// No value is larger.
pub const LIMIT: i16 = 4 * UNIT - 1;

/// A feature and its value in units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The feature.
    pub feature: u16,
    /// Its value times [`UNIT`].
    pub value: i16,
}

impl Cell {
    /// A feature that holds.
    pub fn on(feature: u16) -> Self {
        Self {
            feature,
            value: UNIT,
        }
    }

    /// A feature with a value, unless that comes to nothing.
    pub fn of(feature: u16, value: f32) -> Option<Self> {
        let value = units(value);
        (value != 0).then_some(Self { feature, value })
    }
}

/// A value in parts of [`UNIT`], none beyond [`LIMIT`].
fn units(value: f32) -> i16 {
    let limit = f32::from(LIMIT);
    (value * f32::from(UNIT)).clamp(-limit, limit) as i16
}

/// Rows of cells, one after the other.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    /// All cells.
    pub cells: Vec<Cell>,
    /// Where each row ends.
    pub ends: Vec<u32>,
}

impl Rows {
    /// None yet, with room for so many of the usual length; more make it grow.
    pub fn with_room(rows: usize) -> Self {
        const CELLS: usize = 32;
        Self {
            cells: Vec::with_capacity(CELLS * rows),
            ends: Vec::with_capacity(rows),
        }
    }

    /// Adds a feature that holds.
    pub fn on(&mut self, feature: u16) {
        self.cells.push(Cell::on(feature));
    }

    /// Adds a feature if it holds.
    pub fn when(&mut self, holds: bool, feature: u16) {
        self.on(feature);
        self.unless(!holds);
    }

    /// Adds a feature with a value, unless that comes to nothing.
    pub fn value(&mut self, feature: u16, value: f32) {
        let value = units(value);
        self.cells.push(Cell { feature, value });
        self.unless(value == 0);
    }

    /// Takes the last cell away again if it says nothing. Which of them do a processor cannot foretell, so that adding
    /// each is quicker than asking first.
    fn unless(&mut self, nothing: bool) {
        let kept = self.cells.len() - usize::from(nothing);
        self.cells.truncate(kept);
    }

    /// Adds features that follow one another.
    pub fn values(&mut self, first: u16, values: &[f32]) {
        for (step, &value) in values.iter().enumerate() {
            self.value(first + step as u16, value);
        }
    }

    /// Ends a row.
    pub fn end(&mut self) {
        self.ends.push(self.cells.len() as u32);
    }

    /// The cells of a row.
    pub fn row(&self, index: usize) -> &[Cell] {
        let from = index.checked_sub(1).map_or(0, |it| self.ends[it] as usize);
        &self.cells[from..self.ends[index] as usize]
    }

    /// Empties the rows from `first` on that `keep` does not want; it is asked by their numbers, which stay.
    pub fn keep(&mut self, first: usize, keep: impl Fn(usize) -> bool) {
        let begin = first.checked_sub(1).map_or(0, |it| self.ends[it] as usize);
        let (mut from, mut kept) = (begin, begin);
        for (row, end) in self.ends.iter_mut().enumerate().skip(first) {
            let to = *end as usize;
            if keep(row) {
                self.cells.copy_within(from..to, kept);
                kept += to - from;
            }
            from = to;
            *end = kept as u32;
        }
        self.cells.truncate(kept);
    }

    /// Forgets all rows.
    pub fn clear(&mut self) {
        self.cells.clear();
        self.ends.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_cover_all_features_once() {
        let mut next = 0;
        for group in GROUPS {
            assert_eq!(group.first, next, "{}", group.name);
            assert!(group.width > 0 && !group.says.is_empty(), "{}", group.name);
            next += group.width;
        }
        assert_eq!(usize::from(next), COUNT);
    }
    #[test]
    fn rows_that_are_not_kept_are_empty_and_the_others_stay_where_they_are() {
        let mut rows = Rows::default();
        for row in 0..5_u16 {
            for feature in 0..=row {
                rows.value(feature, f32::from(row) + 1.0);
            }
            rows.end();
        }
        let whole = rows.clone();
        rows.keep(1, |row| row == 2 || row == 4);
        for row in [0, 2, 4] {
            assert_eq!(rows.row(row), whole.row(row), "row {row}");
        }
        assert!(rows.row(1).is_empty() && rows.row(3).is_empty());
        assert_eq!(rows.cells.len(), 1 + 3 + 5);
    }
}
