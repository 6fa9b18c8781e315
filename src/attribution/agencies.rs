//! What an agency or a paper passes on, in French and Spanish: Selon l'AFP, Paul Lang a soutenu que « … »; según la
//! agencia Efe, el ministro aseguró que «…».
//!
//! “Según la vecina, los testigos dicen «…»” is all hers; but a paper was not there, and tells who said it.

use super::lexicon::Class;
use super::mentions::Kind;
use super::tags::Tagger;
use super::tie::{Tag, Tie, tag};
use super::tokens::Token;

/// Agencies that are written like names.
const AGENCIES: &[&str] = &[
    "ansa",
    "bloomberg",
    "dpa",
    "efe",
    "reuters",
    "tass",
    "télam",
    "xinhua",
];

impl Tagger<'_> {
    /// Who says what the source of the clause before `end` passes on: the subject of a verb of saying behind it.
    pub(super) fn passed_on(&self, source: Tag, end: usize) -> Option<Tag> {
        let text = self.text;
        let from = self.mentions.all[source.mention as usize].to as usize;
        let comma = (from..end).find(|&it| text.sign(it) == b',')?;
        let verb = self
            .says_that(comma, end)
            .or_else(|| {
                (comma..end)
                    .rev()
                    .find(|&it| self.is_small(it, Class::SPEECH))
            })
            .filter(|&it| self.is_small(it, Class::SPEECH) && self.passes_on(source))?;
        let (index, close) = self.left_subject(comma + 1, verb)?;
        let noun = self.mentions.all[index].kind.is_noun();
        let tie = if close { Tie::SaysThat } else { Tie::SaysFar };
        noun.then(|| tag(tie, index, Some(verb)))
    }

    /// Whether a source is an agency or a paper, by its name or by the noun before it.
    fn passes_on(&self, source: Tag) -> bool {
        let text = self.text;
        let mention = &self.mentions.all[source.mention as usize];
        let (first, last) = (mention.from as usize, mention.to as usize - 1);
        let body = Class::ORGANISATION | Class::DOCUMENT | Class::NAMING;
        let before = first
            .checked_sub(1)
            .is_some_and(|it| self.is_small(it, body));
        let name = text.spelled(last);
        let named = text.tokens[last].is(Token::UPPER) || AGENCIES.contains(&name);
        let article =
            text.tokens[first].is(Token::CAPITAL) && text.class(first).has(Class::ARTICLE);
        mention.kind == Kind::Name && (before || named || article)
            || mention.kind == Kind::Description && text.class(last).has(body)
    }
}
