//! A name taken apart: titles, given names, family name.

use super::lexicon::Class;
use super::mentions::Form;
use super::words::{Phrase, WordId, Words};

/// A name taken apart.
pub struct Parts {
    pub form: u32,
    pub count: u32,
    pub titles: Phrase,
    pub title: Class,
    pub names: Phrase,
}

impl Parts {
    /// Takes a form apart.
    pub fn of(words: &Words, form: u32, it: &Form) -> Self {
        let lead = lead(words, &it.words);
        let mut names = Phrase::from_slice(&it.words[lead..]);
        while names.len() > 1
            && names
                .last()
                .is_some_and(|&word| words.class(word).has(Class::SUFFIX))
        {
            names.pop();
        }
        let titles: Phrase = it.words[..lead]
            .iter()
            .copied()
            .filter(|&word| words.class(word).has(Class::ANY_TITLE))
            .collect();
        let title = titles
            .iter()
            .fold(Class::default(), |all, &word| all | words.class(word));
        Self {
            form,
            count: it.count,
            titles,
            title,
            names,
        }
    }
}

/// How many words of a form stand before the name itself: titles, and what they are titles of ("Texas Sen. Ann Hill").
pub fn lead(words: &Words, form: &[WordId]) -> usize {
    let name = form
        .iter()
        .rposition(|&word| !words.class(word).has(Class::SUFFIX))
        .unwrap_or_default();
    let title = |at: &usize| {
        // The M. of Ruth M. Dale is an initial, that of M. Dale is Monsieur.
        let initial = *at > 0 && words.text(form[*at]).len() == 1;
        words.class(form[*at]).has(Class::ANY_TITLE) && !initial
    };
    // The Attorney General's Office is no general.
    let body =
        name > 1 && words.lexicon().english() && words.class(form[name]).has(Class::ORGANISATION);
    if body {
        return 0;
    }
    (0..name).rev().find(title).map_or(0, |it| it + 1)
}

/// What titles tell of gender: 1, -1 or 0.
pub fn title_gender(title: Class) -> i32 {
    if title.has(Class::TITLE_MAN) {
        1
    } else if title.has(Class::TITLE_WOMAN) {
        -1
    } else {
        0
    }
}

/// What a given name tells of gender: 1, -1 or 0.
pub fn given_gender(class: Class) -> i32 {
    i32::from(class.has(Class::MAN)) - i32::from(class.has(Class::WOMAN))
}
