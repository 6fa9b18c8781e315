//! Who a German “er” or “sie” is not, and who it has become: whom it is said to in the same sentence; whom “dieser” sets
//! against the subject before.
//!
//! ```text
//! er sagte zu Lang: „…“; er sagte Lang gegenüber: „…“     not Lang
//! Hill sah den Mann. Aber dieser lachte, wobei er …: „…“   the man
//! ```

use super::fit::score;
use crate::attribution::analysis::Analysis;
use crate::attribution::lexicon::Class;
use crate::attribution::tokens::Token;

/// Who is told something in the German sentence of the token `at`.
pub fn of(analysis: &Analysis<'_>, at: usize) -> Vec<u32> {
    let text = &analysis.text;
    if !text.words.lexicon().nouns_capital {
        return Vec::new();
    }
    let token = &text.tokens[at];
    let paragraph = &text.paragraphs[token.paragraph as usize];
    let told = analysis.mentions.within((paragraph.from, paragraph.to));
    told.filter(|it| it.kind.is_noun() && text.tokens[it.from as usize].sentence == token.sentence)
        .filter(|it| {
            let before = (it.from as usize).checked_sub(1);
            let behind = text.spelled(it.to as usize) == "gegenüber";
            let to = |it: usize| ["gegenüber", "zu", "zum", "zur"].contains(&text.spelled(it));
            behind || before.is_some_and(to)
        })
        .map(|it| it.who)
        .collect()
}

/// Whom “dieser” before a pronoun at `at` in its sentence means, when it stands by itself: the last man before it who is
/// none of `apart`.
pub fn switched(analysis: &Analysis<'_>, at: usize, gender: i32, apart: &[u32]) -> Option<u32> {
    const BACK: usize = 6;
    const FAR: u32 = 1;
    let text = &analysis.text;
    if gender != 1 || !text.words.lexicon().nouns_capital {
        return None;
    }
    let sentence = text.tokens[at].sentence;
    let this = (0..at)
        .rev()
        .take_while(|&it| text.tokens[it].sentence == sentence)
        .find(|&it| ["dieser", "jener", "letzterer"].contains(&text.spelled(it)))
        .filter(|&it| alone(analysis, it))?;
    let first = analysis.mentions.first_at(this as u32);
    let near = analysis.mentions.all[..first].iter().rev().take(BACK);
    let mut fits = near
        .filter(|it| it.kind.is_noun() && !it.possessive && !apart.contains(&it.who))
        .filter(|it| !text.tokens[it.from as usize].is(Token::SPEECH))
        .take_while(|it| text.tokens[it.from as usize].sentence + FAR >= sentence);
    let last = fits.find(|it| score(analysis, it, gender, 0) > 0)?;
    Some(last.who)
}

/// Whether no noun follows the demonstrative at `at`: dieser lachte, but dieser alte Mann.
fn alone(analysis: &Analysis<'_>, at: usize) -> bool {
    const NEAR: usize = 3;
    let text = &analysis.text;
    let mut words =
        (at + 1..text.tokens.len().min(at + 1 + NEAR)).take_while(|&it| text.tokens[it].is_word());
    let next = words.clone().next();
    let verb = next.is_some_and(|it| {
        let class = text.class(it);
        class.has(Class::SAY | Class::AUXILIARY) || ["te", "t"].iter().any(|end| text.ends(it, end))
    });
    verb || words.all(|it| !text.tokens[it].is(Token::CAPITAL))
}
