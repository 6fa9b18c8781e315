//! Members of the cast whom no “he” or “she” means: bodies and places.

use super::bodies::ends_as_body;
use super::cast::{Cast, Member};
use super::lexicon::Class;
use super::mentions::Form;
use super::words::{WordId, Words};

/// What the first word of a name makes a sports club.
const CLUBS: [&str; 9] = ["ac", "afc", "cf", "fc", "rb", "sc", "sv", "vfb", "vfl"];

/// Whether a name of several words is that of a body: Hart Research, but no Emily Post.
pub fn is_body(words: &Words, name: &[WordId]) -> bool {
    let [first, .., last] = name else {
        return false;
    };
    let given = words.class(*first).has(Class::MAN | Class::WOMAN);
    words.class(*last).has(Class::ORGANISATION) || !given && ends_as_body(words, name)
}

/// Whether the first of several words makes a name that of a sports club.
fn begins_as_club(words: &Words, name: &[WordId]) -> bool {
    matches!(name, [first, _, ..] if CLUBS.contains(&words.text(*first)))
}

/// Which members of a cast those are.
pub struct Things(Vec<bool>);

impl Things {
    /// Of a cast whose names have these forms.
    pub fn of(words: &Words, forms: &[Form], cast: &Cast) -> Self {
        let members = cast.members.iter();
        Self(members.map(|it| is_thing(words, forms, it)).collect())
    }

    /// Whether a member is one.
    pub fn has(&self, who: u32) -> bool {
        self.0[who as usize]
    }
}

fn is_thing(words: &Words, forms: &[Form], member: &Member) -> bool {
    let body = Class::ORGANISATION | Class::DOCUMENT;
    let person = Class::MAN | Class::WOMAN | Class::PERSON | Class::ANY_TITLE;
    let thing = |it: &Form| {
        if it.described {
            return words.class(it.words[it.noun]).has(body);
        }
        let has = |class: Class| it.words.iter().any(|&word| words.class(word).has(class));
        let place = it.words.len() == 1 && has(Class::PLACE);
        let named = ends_as_body(words, &it.words) || begins_as_club(words, &it.words);
        named || (has(body) || place) && !has(person)
    };
    let mut all = member.forms.iter().map(|&it| &forms[it as usize]);
    let somebody = member.narrator || !member.titles.is_empty() || member.forms.is_empty();
    !somebody && all.all(thing)
}
