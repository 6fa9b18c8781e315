//! What somebody does right before a turn: Clara se levantó. ¶ —No todos. In French and Spanish dialogues after dashes.
//!
//! A paragraph that names nobody and opens with a verb goes on about the last speaker: Hizo una pausa. ¶ —Miren.

use super::Answer;
use super::spoke::Heard;
use super::{antecedent, fit};
use crate::attribution::address::called_out;
use crate::attribution::analysis::{Analysis, Quoted};
use crate::attribution::lexicon::Class;
use crate::attribution::mentions::{Kind, Mention};
use crate::attribution::sign;
use crate::attribution::tags::Tagger;
use crate::attribution::tokens::{Text, Token};
use crate::attribution::words::WordId;
use crate::model::QuoteKind;

/// Who acts in the narration between two dashes of the turn, or in the paragraph before it; of a voice, behind it.
pub fn decide(analysis: &Analysis<'_>, answers: &[Option<Answer>], quote: usize) -> Option<Answer> {
    let quoted = &analysis.quotes[quote];
    let capitals = analysis.text.words.lexicon().nouns_capital;
    let first = analysis.turns[quoted.turn as usize].from as usize == quote;
    if several(analysis, quote) {
        return None;
    }
    if capitals || quoted.span.kind != QuoteKind::Dash || analysis.tag(quote).is_some() || !first {
        return None;
    }
    let beside = beside(analysis, quoted).or_else(|| voice(analysis, quoted));
    let found = beside.or_else(|| before(analysis, answers, quoted))?;
    let many = found
        .mention
        .is_some_and(|it| fit::of_many(analysis, &analysis.mentions.all[it as usize]));
    let other = many && one(analysis, quote) || calls(analysis, quote, found.who);
    (!other).then_some(found)
}

/// Whether one alone is said to say a Spanish quotation: —¡Vamos! —exclamó.
fn one(analysis: &Analysis<'_>, quote: usize) -> bool {
    let (from, to) = analysis.quotes[quote].after;
    let text = &analysis.text;
    let mut words = (from as usize..to as usize).filter(|&it| text.tokens[it].is_word());
    words
        .next()
        .is_some_and(|it| text.ends(it, "ó") && text.class(it).has(Class::SAY))
}

/// Whether several are said to say a quotation: —¡Vamos! —respondieron las tres.
pub fn several(analysis: &Analysis<'_>, quote: usize) -> bool {
    let (from, to) = analysis.quotes[quote].after;
    let text = &analysis.text;
    let mut words = (from as usize..to as usize).filter(|&it| text.tokens[it].is_word());
    words.next().is_some_and(|it| {
        let many = text.ends(it, "ron") || text.ends(it, "rent");
        many && text.class(it).has(Class::SAY)
    })
}

/// Whether a turn calls somebody by name, who then does not speak it.
pub fn calls(analysis: &Analysis<'_>, quote: usize, who: u32) -> bool {
    let turn = &analysis.turns[analysis.quotes[quote].turn as usize];
    (turn.from as usize..turn.to as usize).any(|it| {
        let span = &analysis.quotes[it].span;
        let mut inside = analysis.mentions.within((span.from, span.to));
        let called =
            |it: &Mention| called_out(&analysis.text, it) || called_by_title(&analysis.text, it);
        inside.any(|it| it.kind == Kind::Name && it.who == who && called(it))
            || calls_so(analysis, (span.from as usize, span.to as usize), who)
    })
}

/// Whether a name is called out behind a French or Spanish title in small letters: ¿Cuánto es, padre Gil?
fn called_by_title(text: &Text<'_>, mention: &Mention) -> bool {
    let address = Class::ANY_TITLE | Class::ADDRESS_MAN | Class::ADDRESS_WOMAN | Class::KIN;
    let (from, to) = (mention.from as usize, mention.to as usize);
    let set_off = |it: usize| !text.tokens.get(it).is_some_and(Token::is_word);
    text.words.lexicon().romance()
        && from >= 2
        && set_off(from - 2)
        && set_off(to)
        && text.class(from - 1).has(address)
        && !text.tokens[from - 1].is(Token::CAPITAL)
}

/// Whether somebody is called by what they are in a stretch of speech: Esa, señor presidente, es mi versión.
fn calls_so(analysis: &Analysis<'_>, (from, to): (usize, usize), who: u32) -> bool {
    let text = &analysis.text;
    let forms = &analysis.member(who).forms;
    let nouns: Vec<WordId> = forms
        .iter()
        .map(|&it| &analysis.mentions.forms[it as usize])
        .filter(|it| it.described)
        .filter_map(|it| it.words.get(it.noun).copied())
        .collect();
    let set_off = |it: usize| {
        it == from
            || !text.tokens[it - 1].is_word()
            || text
                .class(it - 1)
                .has(Class::ADDRESS_MAN | Class::ADDRESS_WOMAN)
    };
    (from..to).any(|it| {
        nouns.contains(&text.tokens[it].word)
            && set_off(it)
            && (it + 1 == to || !text.tokens[it + 1].is_word())
    })
}

/// Who opens the narration that dashes set off behind a quotation: —Me encargo. —Gil desmontó—. Ahora.
fn beside(analysis: &Analysis<'_>, quoted: &Quoted) -> Option<Answer> {
    let (from, to) = (quoted.after.0 as usize, quoted.after.1 as usize);
    let dash = (from..to).find(|&it| analysis.text.sign(it) == sign::DASH)?;
    let index = (dash + 1 < to).then(|| analysis.starts.get(dash + 1))??;
    acts(analysis, index, 0.8)
}

/// Whose voice the paragraph behind names: —Ocho mil pesos. ¶ La voz de Juan cortó el aire.
fn voice(analysis: &Analysis<'_>, quoted: &Quoted) -> Option<Answer> {
    const NEAR: usize = 4;
    let next = quoted.span.paragraph as usize + 1;
    let paragraph = analysis.text.paragraphs.get(next)?;
    let at = paragraph.from as usize;
    let voice = (at + 1 < paragraph.to as usize).then(|| analysis.text.spelled(at + 1))?;
    let named = ["voz", "voix"].contains(&voice) && analysis.text.tokens[at].is_word();
    let index = (at + 2..at + NEAR).find_map(|it| analysis.starts.get(it).filter(|_| named))?;
    acts(analysis, index, 0.8)
}

fn acts(analysis: &Analysis<'_>, index: usize, probability: f32) -> Option<Answer> {
    let mention = &analysis.mentions.all[index];
    let nobody = analysis
        .text
        .class(mention.from as usize)
        .has(Class::INDEFINITE);
    let free = mention.kind.is_noun() && !mention.possessive && !nobody;
    free.then_some(Answer {
        who: mention.who,
        mention: Some(index as u32),
        cue: None,
        probability,
        sieve: "",
    })
}

/// Who acts in the paragraph before, if it is all narration.
fn before(analysis: &Analysis<'_>, answers: &[Option<Answer>], quoted: &Quoted) -> Option<Answer> {
    let own = quoted.span.paragraph as usize;
    let last = own.checked_sub(1)?;
    let follows = analysis.text.paragraphs[own].follows;
    if analysis.turn_in(last).is_some() || !follows {
        return None;
    }
    let paragraph = &analysis.text.paragraphs[last];
    last_subject(analysis, paragraph.from, paragraph.to).or_else(|| {
        let turn = last.checked_sub(1).and_then(|it| analysis.turn_in(it))?;
        let turn = &analysis.turns[turn];
        let spoke = answers[turn.from as usize..turn.to as usize]
            .iter()
            .flatten()
            .next_back()?;
        // The verb is not that of an “I”.
        let other = analysis.cast.narrator != Some(spoke.who);
        (other && opens_with_verb(analysis, last)).then_some(Answer {
            mention: None,
            cue: None,
            probability: spoke.probability.min(0.7),
            ..*spoke
        })
    })
}

/// The last who opens a sentence in the tokens `start..end`.
pub fn last_subject(analysis: &Analysis<'_>, start: u32, end: u32) -> Option<Answer> {
    const LEAD: u32 = 3;
    let text = &analysis.text;
    let tagger = Tagger::of(analysis);
    let inside = analysis.mentions.within((start, end));
    let opens = |at: u32| {
        let lead = (at.saturating_sub(LEAD).max(start)..at)
            .rev()
            .take_while(|&it| {
                text.tokens[it as usize].sentence == text.tokens[at as usize].sentence
            });
        let lead: Vec<u32> = lead.collect();
        let first = lead.last().copied().unwrap_or(at);
        text.tokens[first as usize].is(Token::INITIAL)
            && lead.iter().all(|&it| {
                !text.tokens[it as usize].is_word()
                    || text
                        .class(it as usize)
                        .has(Class::ADVERB | Class::BREAK | Class::STOP)
            })
    };
    let somebody = |it: &Mention| {
        it.kind != Kind::Description || text.class(it.to as usize - 1).has(Class::PERSON)
    };
    let acts_there = |it: &Mention| {
        opens(it.from) && somebody(it) && !it.possessive && !tagger.no_subject(it.from as usize)
    };
    let subjects = inside.enumerate().filter(|(_, it)| acts_there(it));
    let (index, mention) = subjects.last()?;
    let index = analysis.mentions.first_at(start) + index;
    match mention.kind {
        Kind::Name | Kind::Description => acts(analysis, tagger.person(index, end as usize), 0.7),
        Kind::He | Kind::She => {
            let (who, probability) = antecedent::best(analysis, index, None, Heard::default())?;
            Some(Answer {
                who,
                mention: Some(index as u32),
                cue: None,
                probability: probability.min(0.6),
                sieve: "",
            })
        }
        Kind::I | Kind::We | Kind::They | Kind::It => None,
    }
}

/// Whether a Spanish paragraph opens with a verb in the past, whose subject it need not name: Se recargó en la silla.
fn opens_with_verb(analysis: &Analysis<'_>, paragraph: usize) -> bool {
    const PRONOUNS: &[&str] = &["la", "las", "le", "les", "lo", "los", "no", "se"];
    const IRREGULAR: &[&str] = &[
        "anduvo", "dio", "estuvo", "hizo", "puso", "pudo", "quiso", "supo", "trajo", "tuvo",
        "vino", "vio",
    ];
    let text = &analysis.text;
    let paragraph = &text.paragraphs[paragraph];
    let mut words = (paragraph.from as usize..paragraph.to as usize).take(3);
    let verb = words.find(|&it| text.tokens[it].is_word() && !PRONOUNS.contains(&text.spelled(it)));
    verb.is_some_and(|it| {
        let word = text.spelled(it);
        ["ó", "aba", "ía"].iter().any(|end| word.ends_with(end)) || IRREGULAR.contains(&word)
    })
}
