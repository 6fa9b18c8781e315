//! Names and descriptions outside quotations, found once and looked at around every quotation.

use super::analysis::Analysis;
use super::lexicon::Class;
use super::mentions::Kind;
use super::tokens::Token;

/// A name or a description outside quotations.
#[derive(Clone, Copy, Debug)]
pub struct Narrated {
    /// Its mention, by index.
    pub mention: u32,
    /// Its first token.
    pub from: u32,
    /// Its paragraph.
    pub paragraph: u32,
    /// The member of the cast.
    pub who: u32,
    /// Whether it is a name.
    pub name: bool,
    /// Whether it is possessive.
    pub possessive: bool,
    /// Whether it stands for nobody by itself: somebody, everybody.
    pub anybody: bool,
}

/// All of them.
pub struct Narration {
    /// In order.
    all: Vec<Narrated>,
    /// How many stand before each paragraph.
    before: Vec<u32>,
}

impl Narration {
    /// Those of a text.
    pub fn of(analysis: &Analysis<'_>) -> Self {
        let text = &analysis.text;
        let all = analysis.mentions.all.iter().zip(0..);
        let narrated = all.filter_map(|(it, mention)| {
            let first = &text.tokens[it.from as usize];
            let told = it.kind.is_noun() && !first.is(Token::SPEECH);
            told.then(|| Narrated {
                mention,
                from: it.from,
                paragraph: first.paragraph,
                who: it.who,
                name: it.kind == Kind::Name,
                possessive: it.possessive,
                anybody: it.to == it.from + 1
                    && text.words.class(first.word).has(Class::INDEFINITE),
            })
        });
        let all: Vec<Narrated> = narrated.collect();
        let mut before = Vec::with_capacity(text.paragraphs.len());
        for (it, place) in all.iter().zip(0..) {
            before.resize(it.paragraph as usize + 1, place);
        }
        Self { all, before }
    }

    /// Those in the paragraphs `from..to`, and how many of them stand before the token `at` of a paragraph.
    pub fn within(
        &self,
        (from, to): (usize, usize),
        (paragraph, at): (usize, u32),
    ) -> (&[Narrated], usize) {
        let from = self.first_in(from);
        let inside = &self.all[from..self.first_in(to)];
        (inside, self.first_at(paragraph, at) - from)
    }

    /// Those before the token `at` of a paragraph, at most so many.
    pub fn before(&self, (paragraph, at): (usize, u32), most: usize) -> &[Narrated] {
        let here = self.first_at(paragraph, at);
        &self.all[here.saturating_sub(most)..here]
    }

    /// How many stand before a paragraph.
    fn first_in(&self, paragraph: usize) -> usize {
        let before = self.before.get(paragraph);
        before.map_or(self.all.len(), |&it| it as usize)
    }

    /// How many stand before the token `at` of a paragraph.
    fn first_at(&self, paragraph: usize, at: u32) -> usize {
        let from = self.first_in(paragraph);
        let inside = self.all[from..].iter();
        from + inside.take_while(|it| it.from < at).count()
    }
}
