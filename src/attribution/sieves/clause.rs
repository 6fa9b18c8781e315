//! One English clause stands in another, and the words tell whose the quotation is: Hill was told by Lake of “…”.

use super::Answer;
use crate::attribution::analysis::Analysis;
use crate::attribution::headed;
use crate::attribution::lexicon::Class;
use crate::attribution::mentions::{Kind, Mention};
use crate::attribution::tags::Tagger;
use crate::attribution::tie::{Tag, Tie};
use crate::attribution::tokens::Token;

/// The name or description in the quotation's tag, where only its own clause can have made it that.
pub fn decide(analysis: &Analysis<'_>, _: &[Option<Answer>], quote: usize) -> Option<Answer> {
    const SURE: f32 = 0.96;
    const LIKELY: f32 = 0.8;
    let (tag, mention) = analysis
        .tag(quote)
        .filter(|(_, mention)| mention.kind.is_noun())?;
    let cue = tag.cue? as usize;
    let tagger = Tagger::of(analysis);
    let sure = match tag.tie {
        Tie::VerbBefore => tagger.is_told(cue) || tagger.is_judged(cue),
        Tie::Source => mention.possessive,
        Tie::NameVerb => inner(analysis, mention, cue) || one_of(analysis, mention),
        Tie::VerbName => one_of(analysis, mention),
        Tie::NameFarVerb => behind_paraphrase(analysis, mention),
        Tie::SaysThat => apposed(analysis, &tagger, tag, mention),
        Tie::VerbFarName | Tie::SaysFar | Tie::Subject | Tie::LastVerb => false,
    };
    let likely = match tag.tie {
        Tie::SaysFar => someone(analysis, mention) && tagger.chained(0, cue),
        Tie::VerbName | Tie::NameVerb => mine(analysis, mention),
        Tie::SaysThat
        | Tie::Source
        | Tie::NameFarVerb
        | Tie::VerbBefore
        | Tie::VerbFarName
        | Tie::Subject
        | Tie::LastVerb => false,
    };
    (sure || likely).then_some(Answer {
        who: mention.who,
        mention: Some(tag.mention),
        cue: tag.cue,
        probability: if sure { SURE } else { LIKELY },
        sieve: "",
    })
}

/// Whether the words before a subject are another's verb of saying: Hill says the captain asked.
fn inner(analysis: &Analysis<'_>, mention: &Mention, cue: usize) -> bool {
    let before = (mention.from as usize).checked_sub(1);
    let says = |it: usize| {
        !analysis.text.tokens[it].is(Token::CAPITAL) && analysis.text.class(it).has(Class::SPEECH)
    };
    mention.to as usize == cue && before.is_some_and(says)
}

/// Whether a name stands behind the comma that ends the rest of a sentence: “…” when they come, Lake, the mayor, told us.
fn behind_paraphrase(analysis: &Analysis<'_>, mention: &Mention) -> bool {
    let text = &analysis.text;
    let comma = (mention.from as usize).checked_sub(1);
    mention.kind == Kind::Name
        && comma.is_some_and(|it| text.sign(it) == b',' && it > 0 && text.tokens[it - 1].is_word())
}

/// Whether a name and a description beside it, set off from each other, are the subject: Lake, a merchant, told us.
fn apposed(analysis: &Analysis<'_>, tagger: &Tagger<'_>, tag: &Tag, mention: &Mention) -> bool {
    let index = tag.mention as usize;
    let Some(cue) = tag.cue else {
        return false;
    };
    let behind = analysis.mentions.all.get(index + 1);
    let explained = mention.kind == Kind::Name
        && behind.is_some_and(|it| {
            it.kind == Kind::Description && it.from == mention.to + 1 && it.to <= cue
        })
        && analysis.text.sign(mention.to as usize) == b',';
    explained || tagger.set_off(index, cue as usize)
}

/// Whether somebody is brought in who has no name: a woman, the neighbours.
fn someone(analysis: &Analysis<'_>, mention: &Mention) -> bool {
    let (first, noun) = (
        analysis.text.class(mention.from as usize),
        analysis.text.class(mention.to as usize - 1),
    );
    let new = first.has(Class::INTRODUCING) || !noun.has(Class::PERSON);
    mention.kind == Kind::Description
        && first.has(Class::ARTICLE)
        && new
        && analysis.member(mention.who).described
}

/// Whether one of several speaks, whom nobody else is: said one of the nurses.
fn one_of(analysis: &Analysis<'_>, mention: &Mention) -> bool {
    mention.kind == Kind::Description && headed::one_of(&analysis.text, mention.from as usize)
}

/// Whether somebody of the teller's family speaks, whom the text may name elsewhere: said my mother.
fn mine(analysis: &Analysis<'_>, mention: &Mention) -> bool {
    let text = &analysis.text;
    let (from, to) = (mention.from as usize, mention.to as usize);
    mention.kind == Kind::Description
        && to == from + 2
        && text.class(from).has(Class::MY)
        && text.class(from + 1).has(Class::KIN)
}
