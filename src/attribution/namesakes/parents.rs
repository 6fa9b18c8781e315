//! Children who are told of beside their father or mother, so that Mr Lake is not Tom Lake: Tom Lake walked with his
//! father.

use super::Joiner;
use crate::attribution::lexicon::Class;
use crate::attribution::mentions::{Kind, Mentions};
use crate::attribution::parts::Parts;
use crate::attribution::words::Words;

/// The forms of names right before “his father” or “her mother”, each with 1 for a father, -1 for a mother.
pub fn children(words: &Words, mentions: &Mentions) -> Vec<(u32, i32)> {
    const NEAR: u32 = 12;
    const STEPS: usize = 3;
    let all = &mentions.all;
    let mut found = Vec::new();
    for (index, mention) in all.iter().enumerate() {
        if mention.kind != Kind::Description {
            continue;
        }
        let [whose, noun] = mentions.forms[mention.who as usize].words[..] else {
            continue;
        };
        let parent = match words.text(noun) {
            "father" | "dad" | "daddy" | "papa" => 1,
            "mother" | "mom" | "mamma" | "mama" => -1,
            _ => continue,
        };
        if !words.class(whose).has(Class::HIS | Class::HER) {
            continue;
        }
        let mut before = all[index.saturating_sub(STEPS)..index].iter().rev();
        let child = before.find(|it| it.kind == Kind::Name);
        if let Some(child) = child.filter(|it| it.to + NEAR > mention.from) {
            found.push((child.who, parent));
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

impl Joiner<'_> {
    /// Whether a title and a family name are the father's or the mother's of a member whom the text calls by the given
    /// name alone.
    pub(super) fn parented(&self, part: &Parts, id: u32, gender: i32) -> bool {
        let member = self.member(id);
        let Some(first) = member.first else {
            return false;
        };
        let narrated = |form: u32| self.mentions.forms[form as usize].narrated > 0;
        let bare = self.mentions.form(false, &[first]);
        let child = |form: u32| self.children.binary_search(&(form, gender)).is_ok();
        Self::formal(part)
            && narrated(part.form)
            && member.titles.is_empty()
            && bare.is_some_and(narrated)
            && member.forms.iter().copied().chain(bare).any(child)
    }
}
