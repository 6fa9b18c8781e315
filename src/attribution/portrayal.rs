//! What a description that tells of the speaker is like: whether it may be a stranger, or another word for somebody known.

use super::analysis::Analysis;
use super::company::Company;
use super::lexicon::Class;
use super::mentions::Mention;
use super::numbers::ln1;

/// What a description is like, in the order of the features that say so.
#[derive(Clone, Copy, Debug)]
pub struct Portrayal {
    /// A stranger's ("a boy"), somebody's ("her aunt"), of kin, of no more than a gender, a stranger's before, not long
    /// before, of several words, seen speaking.
    pub holds: [bool; 8],
    /// How often it stands.
    pub often: f32,
}

impl Portrayal {
    /// Looks at the mention of a description.
    pub fn of(analysis: &Analysis<'_>, company: &Company, mention: &Mention) -> Self {
        const LONG_AGO: u32 = 30;
        let text = &analysis.text;
        let (first, noun) = (mention.from as usize, mention.to as usize - 1);
        let member = analysis.member(mention.who);
        let introduced = company.introduced(mention.who, mention.from);
        let paragraph = |token: u32| text.tokens[token as usize].paragraph;
        let since = introduced.map(|it| paragraph(mention.from) - paragraph(it));
        let owned = Class::HIS | Class::HER | Class::MY;
        let gender = Class::PERSON_MAN | Class::PERSON_WOMAN;
        Self {
            holds: [
                text.class(first).has(Class::INTRODUCING),
                text.class(first).has(owned),
                text.class(noun).has(Class::KIN),
                text.class(noun).has(gender),
                introduced.is_some(),
                since.is_some_and(|it| it <= LONG_AGO),
                noun > first + 1,
                member.cues > 1,
            ],
            often: ln1(member.narrated) / 4.0,
        }
    }
}
