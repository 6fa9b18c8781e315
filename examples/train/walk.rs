//! A walk through the questions of a document with the rows of their candidates, as the passes see them.

use dixit::attribution::learning::{Around, Cases, Cell, FLOOR, History, Pass, Rows};

/// Where a walk stands: at one question, with the rows that depend on what is told of the others.
pub struct Walk<'a> {
    cases: &'a Cases,
    before: Option<(Around, &'a Pass)>,
    history: History,
    moving: Rows,
    both: Rows,
}

impl<'a> Walk<'a> {
    /// Stands before the first question; `before` is what the pass before says, if one went before.
    pub fn new(cases: &'a Cases, before: Option<&'a Pass>) -> Self {
        let around = |pass: &'a Pass| (Around::new(cases, &pass.guesses, &pass.scores), pass);
        Self {
            cases,
            before: before.map(around),
            history: History::default(),
            moving: Rows::default(),
            both: Rows::default(),
        }
    }

    /// Makes the rows of a question.
    pub fn look(&mut self, index: usize) {
        self.moving.clear();
        self.both.clear();
        let case = &self.cases.all[index];
        self.history.rows(self.cases, case, &mut self.moving);
        if let Some((around, pass)) = &mut self.before {
            let (guesses, scores) = (&pass.guesses, &pass.scores);
            around.rows(self.cases, index, guesses, scores, &mut self.both);
        }
    }

    /// Whether the pass before left a candidate in the running.
    pub fn runs(&self, place: usize) -> bool {
        let before = self.before.as_ref();
        before.is_none_or(|it| it.1.scores[place] >= FLOOR)
    }

    /// All cells of a candidate of the question last looked at.
    pub fn cells(&self, index: usize, place: usize) -> impl Iterator<Item = &Cell> {
        let row = place - self.cases.all[index].from as usize;
        let both = self.before.is_some().then(|| self.both.row(row));
        let own = [
            &self.cases.common[usize::from(self.cases.all[index].context)][..],
            self.cases.rows.row(place),
            self.moving.row(row),
        ];
        own.into_iter().chain(both).flatten()
    }

    /// Goes on, knowing who spoke.
    pub fn note(&mut self, index: usize, who: Option<u32>) {
        if let Some(who) = who {
            self.history.note(self.cases.all[index].paragraph, who);
        }
    }
}
