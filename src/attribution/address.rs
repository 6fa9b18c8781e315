//! Who is spoken to: a name called out, "sir" and "madam", and whom the narration says words were for.

use super::analysis::Analysis;
use super::cast::Member;
use super::lexicon::Class;
use super::mentions::{Form, Mention};
use super::sign;
use super::tokens::Text;
use super::words::Words;

/// Whether a name inside speech calls somebody: it stands between a comma, dash or mark and another.
pub fn called_out(text: &Text<'_>, mention: &Mention) -> bool {
    let (from, to) = (mention.from as usize, mention.to as usize);
    let paragraph = text.tokens[from].paragraph;
    let same = |at: usize| {
        text.tokens
            .get(at)
            .is_some_and(|it| it.paragraph == paragraph)
    };
    let before = match from.checked_sub(1) {
        Some(at) if same(at) => text.sign(at),
        _ => b'"',
    };
    let after = if same(to) { text.sign(to) } else { b'.' };
    let opens = |it: u8| matches!(it, b'"' | b'\'' | sign::HIGH_66..=sign::RIGHT_ANGLE);
    let left = matches!(before, b',' | b'.' | b'!' | b'?' | b';' | sign::DASH)
        || opens(before)
        || before == sign::WORD && from > 0 && text.class(from - 1).has(Class::BEFORE_ADDRESS);
    let right =
        matches!(after, b',' | b'.' | b'!' | b'?' | b';' | b':' | sign::DASH) || opens(after);
    if !left || !right {
        return false;
    }
    let first = opens(before) || matches!(before, b'.' | b'!' | b'?');
    // A name that is a whole sentence answers a question as often as it calls.
    let whole = first && (after == b'.' || opens(after));
    !whole || opens(before) && after != b'.'
}

/// Whether all that a member is called is a title, a word of address or of kin: Sir, Mama, Doctor.
pub fn only_called(words: &Words, forms: &[Form], member: &Member) -> bool {
    let address = Class::ANY_TITLE | Class::ADDRESS_MAN | Class::ADDRESS_WOMAN | Class::KIN;
    let mut own = member.forms.iter().map(|&it| &forms[it as usize]);
    own.all(|it| it.words.iter().all(|&word| words.class(word).has(address)))
}

/// Whether the narration speaks to somebody: "to Anna", "told Anna", "looking at Anna".
pub fn is_spoken_to(text: &Text<'_>, mention: &Mention) -> bool {
    let Some(before) = (mention.from as usize).checked_sub(1) else {
        return false;
    };
    if mention.possessive || !text.tokens[before].is_word() {
        return false;
    }
    let subject_before = before.checked_sub(1).is_some_and(|it| {
        text.tokens[it].is_word() && text.tokens[it].paragraph == text.tokens[before].paragraph
    });
    text.class(before).has(Class::TOWARDS) || text.class(before).has(Class::SAY) && subject_before
}

/// The gender of "sir", "madam" and the like called out in a quotation.
pub fn address_gender(analysis: &Analysis<'_>, quote: usize) -> i32 {
    const LOOKED_AT: usize = 400;
    let text = &analysis.text;
    let span = &analysis.quotes[quote].span;
    let (from, to) = (span.from as usize, span.to as usize);
    for at in from..to.min(from + LOOKED_AT) {
        let class = text.class(at);
        if !class.has(Class::ADDRESS_MAN | Class::ADDRESS_WOMAN) {
            continue;
        }
        let left = at == from
            || text.sign(at - 1) == b','
            || text.tokens[at - 1].is_word() && text.class(at - 1).has(Class::BEFORE_ADDRESS);
        let right = matches!(
            text.sign(at + 1),
            b',' | b'.' | b'!' | b'?' | b';' | sign::DASH
        ) || at + 1 >= to;
        if left && right {
            return if class.has(Class::ADDRESS_MAN) { 1 } else { -1 };
        }
    }
    0
}
