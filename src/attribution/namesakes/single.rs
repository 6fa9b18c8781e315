//! Whom one name alone means: Anna, Ma.

use super::Joiner;
use crate::attribution::lexicon::Class;
use crate::attribution::parts::{Parts, given_gender, title_gender};
use crate::attribution::words::WordId;

impl Joiner<'_> {
    /// One name alone: Anna, Ma.
    pub(super) fn single(&mut self, part: &Parts) {
        const OFTEN: u32 = 5;
        let name = part.names[0];
        let mut by_first = self.first_fits(name);
        by_first.sort_by_key(|&id| (std::cmp::Reverse(self.called(id, name)), id));
        let mut by_last = self.with_last(name);
        let mut hit = by_first.first().copied();
        if let [often, rarely, ..] = by_first[..]
            && part.count > 3 * self.called(often, name)
            && self.called(rarely, name) >= OFTEN
        {
            // Charles is the one of two whom the text does not have to call Charles Hill.
            hit = Some(rarely);
        }
        if hit.is_some_and(|id| self.two_names_apart(part, id)) {
            hit = None;
            by_last.clear();
        }
        // A surname alone is rarely a woman known only as Mrs.
        let weight = |it: &Self, id: u32| {
            let member = it.member(id);
            let wife = title_gender(member.title) < 0 && member.first.is_none();
            it.total(id) * if wife { 3 } else { 10 }
        };
        let best = by_last.into_iter().rev().max_by_key(|&id| weight(self, id));
        if let Some(best) = best {
            let given = given_gender(self.words.class(name)) != 0;
            let often = |id: u32| self.called(id, name);
            if hit.is_none_or(|hit| often(best) > 2 * often(hit) && !given) {
                hit = Some(best);
            }
        }
        let id = hit.unwrap_or_else(|| self.newcomer(name));
        self.join(part, id);
    }

    /// Members whose given name is `name`, or who are called so for short.
    fn first_fits(&mut self, name: WordId) -> Vec<u32> {
        let all = self.cast.by_first.get(&name).cloned().unwrap_or_default();
        let exact: Vec<u32> = all
            .iter()
            .copied()
            .filter(|&id| self.member(id).first == Some(name))
            .collect();
        if !exact.is_empty() {
            return exact;
        }
        let untitled = |it: &Self, id: u32| title_gender(it.member(id).title) == 0;
        let short: Vec<u32> = all.into_iter().filter(|&id| untitled(self, id)).collect();
        if !short.is_empty() {
            return short;
        }
        let long = self.long(name);
        if long == name {
            return Vec::new();
        }
        let all = self.cast.by_first.get(&long).cloned().unwrap_or_default();
        all.into_iter().filter(|&id| untitled(self, id)).collect()
    }

    /// Whether the text uses both this given name and a title with the same surname often: Mr Hill and his son Tom.
    fn two_names_apart(&self, part: &Parts, id: u32) -> bool {
        const OFTEN: u32 = 10;
        let member = self.member(id);
        let narrated = |form: u32| self.mentions.forms[form as usize].narrated;
        let titled: u32 = member
            .forms
            .iter()
            .filter(|&&form| {
                let words = &self.mentions.forms[form as usize].words;
                words.len() > 1
                    && words[..words.len() - 1]
                        .iter()
                        .all(|&it| self.words.class(it).has(Class::ANY_TITLE))
                    && words.last() != part.names.first()
            })
            .map(|&form| narrated(form))
            .sum();
        narrated(part.form) >= OFTEN && titled >= OFTEN && title_gender(member.title) >= 0
    }

    /// Somebody who has but this name.
    fn newcomer(&mut self, name: WordId) -> u32 {
        let class = self.words.class(name);
        let mut gender = given_gender(class);
        if class.has(Class::TITLE_MAN | Class::PERSON_MAN | Class::ADDRESS_MAN) {
            gender = 1;
        } else if class.has(Class::TITLE_WOMAN | Class::PERSON_WOMAN | Class::ADDRESS_WOMAN) {
            gender = -1;
        }
        let id = self.add(Some(name), None);
        let member = &mut self.cast.members[id as usize];
        match gender {
            1 => member.male += 10,
            -1 => member.female += 10,
            _ => {}
        }
        id
    }
}
