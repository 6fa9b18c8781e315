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

/// All of them, in order.
pub struct Narration(Vec<Narrated>);

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
        Self(narrated.collect())
    }

    /// Those in the paragraphs `from..to`, and how many of them stand before the token `at`.
    pub fn within(&self, (from, to): (usize, usize), at: u32) -> (&[Narrated], usize) {
        let before = |paragraph: usize| {
            let narrated = &self.0;
            narrated.partition_point(|it| (it.paragraph as usize) < paragraph)
        };
        let inside = &self.0[before(from)..before(to)];
        (inside, inside.partition_point(|it| it.from < at))
    }

    /// Those before the token `at`, at most so many.
    pub fn before(&self, at: u32, most: usize) -> &[Narrated] {
        let here = self.0.partition_point(|it| it.from < at);
        &self.0[here.saturating_sub(most)..here]
    }
}
