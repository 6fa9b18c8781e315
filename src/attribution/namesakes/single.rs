//! Whom one name alone means: Anna, Ma.

use super::Joiner;
use crate::attribution::cast::Few;
use crate::attribution::lexicon::Class;
use crate::attribution::parts::{Parts, given_gender, lead, title_gender};
use crate::attribution::words::WordId;

impl Joiner<'_> {
    /// One name alone: Anna, Ma.
    pub(super) fn single(&mut self, part: &Parts) {
        const OFTEN: u32 = 5;
        let name = part.names[0];
        let mut by_first = self.first_fits(name);
        by_first.sort_by_key(|&id| (std::cmp::Reverse(self.called(id, name)), id));
        let mut by_last = self.with_last(name);
        by_last.retain(|&mut id| !self.is_lady(part, id));
        let mut hit = by_first.first().copied();
        if let [often, rarely, ..] = by_first[..]
            && part.count > 3 * self.called(often, name)
            && self.called(rarely, name) >= OFTEN
        {
            // Charles is the one of two whom the text does not have to call Charles Hill.
            hit = Some(rarely);
        }
        let apart = hit.filter(|&id| self.two_names_apart(part, id));
        if apart.is_some() {
            hit = None;
            by_last.clear();
        }
        // A surname alone is rarely a woman who is called Mrs or Miss.
        let weight = |it: &Self, id: u32| {
            let called = it.called(id, name);
            let titled = title_gender(it.member(id).title) < 0;
            if titled {
                called
            } else {
                10 * called + it.total(id)
            }
        };
        let best = by_last.into_iter().rev().max_by_key(|&id| weight(self, id));
        if let Some(best) = best {
            let given = given_gender(self.words.class(name)) != 0;
            let often = |id: u32| self.called(id, name);
            if hit.is_none_or(|hit| often(best) > 2 * often(hit) && !given) {
                hit = Some(best);
            }
        }
        let hit = hit.or_else(|| self.bearer(part, name));
        let id = hit.unwrap_or_else(|| self.newcomer(name));
        if hit.is_none() {
            self.claim(name, id, apart);
        }
        self.join(part, id);
    }

    /// Whether a member is a woman whom the text knows by title and surname only, where a bare surname is a man's: Mme
    /// Lang is not Lang. In English news she may be.
    fn is_lady(&self, part: &Parts, id: u32) -> bool {
        let member = self.member(id);
        let narrated = |form: u32| self.mentions.forms[form as usize].narrated > 0;
        let married = member.title.has(Class::FORMAL) && !member.title.has(Class::UNMARRIED);
        let given = given_gender(self.words.class(part.names[0])) != 0;
        self.words.lexicon().inversion
            && member.first.is_none()
            && married
            && title_gender(member.title) < 0
            && !given
            && narrated(part.form)
            && member.forms.iter().any(|&it| narrated(it))
    }

    /// The member who bears a title that stands alone, if hardly anybody else does: the Colonel is Colonel Hill. Of Sir
    /// and Madam that is so where the narrator says it; spoken to, anybody is.
    fn bearer(&self, part: &Parts, title: WordId) -> Option<u32> {
        const OFTEN: u32 = 5;
        const MUCH: u32 = 8;
        let class = self.words.class(title);
        let often = part.count >= OFTEN;
        let narrated = self.mentions.forms[part.form as usize].narrated > 0;
        let borne = class.has(Class::TITLE) || class.has(Class::ANY_TITLE) && narrated;
        if !borne || class.has(Class::KIN) {
            return None;
        }
        let members = 0..self.cast.members.len() as u32;
        let bearers = members.filter(|&it| self.member(it).titles.contains(&title));
        let mut bearers: Vec<(u32, u32)> = bearers.map(|it| (self.total(it), it)).collect();
        bearers.sort_unstable_by(|one, other| other.cmp(one));
        match bearers[..] {
            [(_, only)] if often || narrated && !class.has(Class::ROLE) => Some(only),
            [(most, bearer), (next, _), ..] if often && most >= MUCH * next => Some(bearer),
            _ => None,
        }
    }

    /// Gives a newcomer the full names that begin with their own: Tom Hill is Tom, not Mr Hill. Where another is called
    /// so for short, as Sir Thomas Hill may be, it must be the narrator who says it: those who speak call anybody by any
    /// name. Where the newcomer was told `apart` from one member, no other loses a name.
    fn claim(&mut self, name: WordId, newcomer: u32, apart: Option<u32>) {
        let long = self.long(name);
        let first = |name| self.cast.by_first.get(&name).cloned().unwrap_or_default();
        let mut others = first(name);
        if long != name {
            others.extend(first(long));
        }
        others.retain(|it| *it != newcomer && apart.is_none_or(|apart| *it == apart));
        for other in others {
            let forms = &self.mentions.forms;
            let (words, cast) = (&*self.words, &mut *self.cast);
            let full = |form: &&u32| {
                let form = &forms[**form as usize].words;
                form.len() > lead(words, form) + 1
            };
            let named = |form: &u32| forms[*form as usize].words.contains(&name);
            let alone = cast.members[other as usize]
                .forms
                .iter()
                .filter(full)
                .all(named);
            let called = |form: &u32| {
                let it = &forms[*form as usize];
                named(form) && (alone || 2 * it.narrated > it.count)
            };
            let member = &mut cast.members[other as usize];
            let (theirs, rest): (Few, Few) = member.forms.drain(..).partition(called);
            member.forms = rest;
            if member.first == Some(name) {
                member.first = None;
            }
            let last = member.last;
            for &form in &theirs {
                cast.of_form[form as usize] = newcomer;
            }
            let member = &mut cast.members[newcomer as usize];
            if !theirs.is_empty() && member.last.is_none() {
                member.last = last;
            }
            member.forms.extend(theirs);
        }
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
        // Tom is not Sir Thomas, but Lizzy is Miss Elizabeth.
        let untitled = |it: &Self, id: u32| {
            let title = it.member(id).title;
            title_gender(title) == 0 || title.has(Class::UNMARRIED)
        };
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
