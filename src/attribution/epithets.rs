//! Whom a German epithet means that tells an age or a party alone: Renate Eck kauft hier ein. „…“, sagt die 67-Jährige.
//!
//! Only where everybody else who is named near before it is told apart by their gender.

use super::cast::Cast;
use super::lexicon::Class;
use super::mentions::{Kind, Mention, Mentions};
use super::tokens::{Text, Token};

/// The member whom all mentions of a description mean, if it is an epithet.
pub fn holder(text: &Text<'_>, mentions: &Mentions, cast: &Cast, form: usize) -> Option<u32> {
    let it = &mentions.forms[form];
    let &head = it.words.get(it.noun)?;
    let noun = text.words.text(head);
    let age = noun.starts_with("jährige");
    let party = ["-politiker", "-politikerin", "-politikers"]
        .iter()
        .any(|it| noun.ends_with(it));
    let whole = it.words.len() == it.noun + 1;
    if !text.words.lexicon().nouns_capital || !whole || !(age || party) {
        return None;
    }
    let mut found = None;
    let described = |it: &&Mention| it.kind == Kind::Description && it.who == form as u32;
    for mention in mentions.all.iter().filter(described) {
        let gender = gender(text, mention)?;
        let mut near = near(text, mentions, cast, mention, u32::from(party))
            .into_iter()
            .filter(|&it| cast.members[it as usize].gender() * gender >= 0);
        let Some(who) = near.next() else {
            continue;
        };
        let others = near.any(|it| it != who);
        if others || found.is_some_and(|it| it != who) {
            return None;
        }
        found = Some(who);
    }
    found
}

/// 1 a man, -1 a woman, by the article and the noun's ending: der 67-Jährige, der 67-Jährigen. Nothing where the article
/// is none of somebody known.
fn gender(text: &Text<'_>, mention: &Mention) -> Option<i32> {
    let noun = mention.to as usize - 1;
    let woman = text.ends(noun, "in") || text.ends(noun, "en");
    match text.spelled(mention.from as usize) {
        "der" if woman => Some(-1),
        "der" | "dem" | "den" | "des" => Some(1),
        "die" => Some(-1),
        _ => None,
    }
}

/// Who is named before a mention in its paragraph, and so many before that.
fn near(
    text: &Text<'_>,
    mentions: &Mentions,
    cast: &Cast,
    mention: &Mention,
    back: u32,
) -> Vec<u32> {
    let here = text.tokens[mention.from as usize].paragraph;
    let before = mentions.all[..mentions.first_at(mention.from)].iter().rev();
    let near = before.take_while(|it| text.tokens[it.from as usize].paragraph + back >= here);
    near.filter(|it| it.kind == Kind::Name && !text.tokens[it.from as usize].is(Token::SPEECH))
        .filter(|it| !thing(text, it))
        .map(|it| cast.of_form[it.who as usize])
        .collect()
}

/// Whether a name is a body's by its words, or a place's as it stands: in Ulm.
fn thing(text: &Text<'_>, name: &Mention) -> bool {
    let (from, to) = (name.from as usize, name.to as usize);
    let body = (from..to).all(|it| {
        text.tokens[it].is(Token::UPPER) || text.class(it).has(Class::ORGANISATION | Class::PLACE)
    });
    let given = text
        .class(from)
        .has(Class::MAN | Class::WOMAN | Class::ANY_TITLE);
    let behind = from > 0 && text.class(from - 1).has(Class::PREPOSITION);
    body || to == from + 1 && behind && !given
}
