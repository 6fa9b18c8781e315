//! Relatives whom nobody but a speaker names in full: “I am the brother of Charles Hill,” said Hill. Their first name is
//! not that of the one whom the narration calls by the surname alone.

use super::lexicon::Class;
use super::mentions::{Kind, Mention, Mentions};
use super::tokens::{Text, Token};

/// The forms of their names.
pub fn named(text: &Text<'_>, mentions: &Mentions) -> Vec<u32> {
    let spoken = |it: &&Mention| {
        let name = it.kind == Kind::Name && it.to > it.from + 1;
        name && mentions.forms[it.who as usize].narrated == 0
    };
    let all = mentions.all.iter().filter(spoken);
    let mut found: Vec<u32> = all
        .filter(|it| related(text, it))
        .map(|it| it.who)
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// Whether a name stands beside a word for kin: the brother of Charles Hill; my brother, Charles Hill; Charles Hill's
/// brother.
fn related(text: &Text<'_>, name: &Mention) -> bool {
    let kin = |it: usize| {
        let token = text.tokens.get(it);
        token.is_some_and(|it| it.is(Token::SPEECH)) && text.class(it).has(Class::KIN)
    };
    let behind = name.to as usize;
    if name.possessive && kin(behind) {
        return true;
    }
    let Some(before) = (name.from as usize).checked_sub(1) else {
        return false;
    };
    let of = ["of", "von", "de", "d'"].contains(&text.spelled(before));
    let mine = before.saturating_sub(usize::from(text.sign(before) == b','));
    let own = mine > 0 && kin(mine) && text.class(mine - 1).has(Class::MY);
    own || of && before > 0 && kin(before - 1)
}
