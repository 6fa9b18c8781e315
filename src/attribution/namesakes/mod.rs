//! Which names mean the same person.
//!
//! Forms are joined from the surest to the least: full names first, then titles with a surname, then single names,
//! each to the one member it fits. Mrs Hill is never Mr Hill; Tom may be Thomas; M. Hill may be Mary Hill.

mod parents;
mod single;

use super::cast::{Cast, Few, Member};
use super::lexicon::Class;
use super::mentions::Mentions;
use super::parts::{Parts, given_gender, title_gender};
use super::things;
use super::words::{WordId, Words};

/// Joins the names of a text to members; the forms of `relatives` lend nobody their first name.
pub fn join(words: &mut Words, mentions: &Mentions, relatives: &[u32], cast: &mut Cast) {
    let mut parts = Vec::with_capacity(mentions.forms.len());
    let names = mentions.forms.iter().zip(0..);
    let names = names.filter(|(form, _)| !form.described);
    parts.extend(names.map(|(form, number)| Parts::of(words, number, form)));
    cast.members.reserve(parts.len());
    cast.by_last.reserve(parts.len());
    cast.by_first.reserve(parts.len());
    parts.sort_by_key(|it| {
        (
            std::cmp::Reverse(it.count),
            it.titles.len() + it.names.len(),
            it.form,
        )
    });
    let children = parents::children(words, mentions);
    let mut joiner = Joiner {
        words,
        mentions,
        cast,
        relatives,
        apart: Vec::new(),
        children,
    };
    let (titled, full): (Vec<&Parts>, Vec<&Parts>) = parts
        .iter()
        .filter(|it| it.names.len() > 1)
        .partition(|it| joiner.noble(it));
    let (kin, full): (Vec<&Parts>, Vec<&Parts>) = full
        .into_iter()
        .partition(|it| relatives.contains(&it.form));
    for part in full.into_iter().chain(kin) {
        joiner.full(part);
    }
    let one = parts
        .iter()
        .filter(|it| it.names.len() == 1 && !it.titles.is_empty());
    for part in titled.into_iter().chain(one) {
        joiner.titled(part);
    }
    for part in parts
        .iter()
        .filter(|it| it.names.len() == 1 && it.titles.is_empty())
    {
        joiner.single(part);
    }
}

struct Joiner<'a> {
    words: &'a mut Words,
    mentions: &'a Mentions,
    cast: &'a mut Cast,
    /// Forms of names that only speech has, of somebody's kin.
    relatives: &'a [u32],
    /// Members who are called by their title so often that a bare surname is somebody else's title.
    apart: Vec<u32>,
    /// Names told of beside a parent, with 1 for a father, -1 for a mother.
    children: Vec<(u32, i32)>,
}

impl Joiner<'_> {
    fn add(&mut self, first: Option<WordId>, last: Option<WordId>) -> u32 {
        let id = self.cast.members.len() as u32;
        self.cast.members.push(Member {
            first,
            last,
            ..Member::default()
        });
        if let Some(last) = last {
            self.cast.by_last.entry(last).or_default().push(id);
        }
        if let Some(first) = first {
            let long = self.long(first);
            self.cast.by_first.entry(long).or_default().push(id);
            if long != first {
                self.cast.by_first.entry(first).or_default().push(id);
            }
        }
        id
    }

    /// The full name a short one stands for.
    fn long(&mut self, name: WordId) -> WordId {
        match self.words.lexicon().full(self.words.text(name)) {
            Some(full) => self.words.intern(full),
            None => name,
        }
    }

    fn join(&mut self, part: &Parts, id: u32) {
        self.cast.of_form[part.form as usize] = id;
        let member = &mut self.cast.members[id as usize];
        member.forms.push(part.form);
        member.title = member.title | part.title;
        for title in &part.titles {
            if !member.titles.contains(title) {
                member.titles.push(*title);
            }
        }
        match title_gender(part.title) {
            1 => member.male += 40,
            -1 => member.female += 40,
            _ => {}
        }
    }

    fn total(&self, id: u32) -> u32 {
        let forms = &self.cast.members[id as usize].forms;
        forms
            .iter()
            .map(|&form| self.mentions.forms[form as usize].count)
            .sum()
    }

    /// How often a name is among the words that a member is called by.
    fn called(&self, id: u32, name: WordId) -> u32 {
        let forms = &self.cast.members[id as usize].forms;
        let forms = forms.iter().map(|&it| &self.mentions.forms[it as usize]);
        forms
            .filter(|it| it.words.contains(&name))
            .map(|it| it.count)
            .sum()
    }

    fn with_last(&self, last: WordId) -> Few {
        self.cast.by_last.get(&last).cloned().unwrap_or_default()
    }

    fn member(&self, id: u32) -> &Member {
        &self.cast.members[id as usize]
    }

    /// How often somebody is called by a given name without a title, with the family name or alone.
    fn bare(&self, first: WordId, last: WordId) -> u32 {
        let forms = [&[first][..], &[first, last]].map(|it| self.mentions.form(false, it));
        let counts = forms.into_iter().flatten();
        counts
            .map(|form| self.mentions.forms[form as usize].count)
            .sum()
    }

    /// A name of several words: Jack Ma, Dr Anna Hill.
    fn full(&mut self, part: &Parts) {
        /// How much oftener a husband is called by his name than his wife is.
        const OFTENER: u32 = 3;
        let (first, last) = (part.names[0], part.names[part.names.len() - 1]);
        // The Lake Foundation is nobody of the name of Lake.
        if things::is_body(self.words, &part.names) {
            let id = self.add(None, None);
            self.join(part, id);
            return;
        }
        let given = given_gender(self.words.class(first));
        let gender = title_gender(part.title);
        // "Mrs Thomas Hill" and "van der Berg" have no given name.
        let husband = given > 0 || given == 0 && self.bare(first, last) > OFTENER * part.count;
        if self.words.class(first).has(Class::PARTICLE) || part.title.has(Class::MARRIED) && husband
        {
            let joined: Vec<&str> = part.names.iter().map(|&it| self.words.text(it)).collect();
            let joined = joined.join(" ");
            let last = self.words.intern(&joined);
            let found = self.with_last(last).into_iter().find(|&id| {
                let other = title_gender(self.member(id).title);
                other == gender || gender == 0
            });
            let id = found.unwrap_or_else(|| self.add(None, Some(last)));
            if found.is_none() && part.title.has(Class::MARRIED) {
                let family = part.names[part.names.len() - 1];
                self.cast.by_last.entry(family).or_default().push(id);
            }
            self.join(part, id);
            return;
        }
        let lends = !self.relatives.contains(&part.form);
        let surname = self.first_surname(part).filter(|_| lends);
        let found = self
            .with_last(last)
            .into_iter()
            .chain(surname.map(|it| self.with_last(it)).into_iter().flatten())
            .find(|&id| self.same_person(id, first, gender));
        let id = found.unwrap_or_else(|| self.add(Some(first), lends.then_some(last)));
        if let Some(surname) = surname {
            let known = self.cast.by_last.entry(surname).or_default();
            if !known.contains(&id) {
                known.push(id);
            }
        }
        self.join(part, id);
        let member = &mut self.cast.members[id as usize];
        match given {
            1 => member.male += 10,
            -1 => member.female += 10,
            _ => {}
        }
        if let Some(&title) = part.titles.last() {
            let titled = self.mentions.form(false, &[title, last]);
            let titled = titled.map_or(0, |form| self.mentions.forms[form as usize].count);
            // A family has more than one Mr, but Mrs Ruth Lake is Mrs Lake.
            let several = !part.title.has(Class::MARRIED);
            if several && part.count >= 5 && titled >= part.count {
                self.apart.push(id);
            }
        }
    }

    /// Whether a member with the same family name can be called `first`.
    fn same_person(&mut self, id: u32, first: WordId, gender: i32) -> bool {
        let Some(other) = self.member(id).first else {
            return false;
        };
        let theirs = title_gender(self.member(id).title);
        if gender != 0 && theirs != 0 && gender != theirs {
            return false;
        }
        let (a, b) = (self.words.text(first), self.words.text(other));
        let initial = a.chars().next() == b.chars().next()
            && (a.chars().count() == 1 || b.chars().count() == 1);
        initial || self.long(first) == self.long(other)
    }

    /// Whether a German title stands before a family name with a particle: Frau von Trotha.
    fn noble(&self, part: &Parts) -> bool {
        let first = self.words.class(part.names[0]);
        self.words.lexicon().nouns_capital && !part.titles.is_empty() && first.has(Class::PARTICLE)
    }

    /// The first of the two surnames of a Spanish name, by which people are called: Daniel **Quintero** Calle.
    fn first_surname(&self, part: &Parts) -> Option<WordId> {
        let spanish = self.words.lexicon().spanish();
        let [first, .., surname, _] = part.names[..] else {
            return None;
        };
        let given = Class::MAN | Class::WOMAN;
        let fits = self.words.class(first).has(given)
            && !self
                .words
                .class(surname)
                .has(given | Class::PARTICLE | Class::ANY_TITLE);
        (spanish && fits).then_some(surname)
    }

    /// A title and one name: Mr Hill, Aunt Anna; in German one with a particle, too.
    fn titled(&mut self, part: &Parts) {
        let name = part.names[part.names.len() - 1];
        let gender = title_gender(part.title);
        let mut fit = self.with_last(name);
        // Aunt Anna and Sir Henry go by the given name; Mr Henry only if he is Mr Henry Lake, and nobody is Mr Henry.
        if part.title.has(Class::TITLE_MAN | Class::TITLE_WOMAN) {
            let formal = Self::formal(part);
            let alone = fit.is_empty();
            let given = self.cast.by_first.get(&name).cloned().unwrap_or_default();
            fit.extend(given.into_iter().filter(|&id| {
                let other = self.member(id).last.is_some_and(|last| last != name);
                other && (!formal || alone && self.bears(part, id))
            }));
        }
        let (mut fit, others): (Vec<u32>, Vec<u32>) = fit.into_iter().partition(|&id| {
            self.title_fits(part, id, gender)
                && !self.parented(part, id, gender)
                && !self.by_given_name(part, id)
        });
        // Miss Lake may be Miss Clara Lake, whom her title sets apart, and is hardly Jane, who has none.
        if part.title.has(Class::UNMARRIED) && others.iter().any(|&id| self.bears(part, id)) {
            fit.retain(|&id| self.bears(part, id));
        }
        let id = self.best_titled(part, &fit, gender);
        let id = id.unwrap_or_else(|| self.add(None, Some(name)));
        self.join(part, id);
    }

    /// Whether the narration calls a man by his given name so often that Mr and the family name are another's, who is
    /// called by them: Mr White has a son, Herbert White, who is Herbert.
    fn by_given_name(&self, part: &Parts, id: u32) -> bool {
        const OFTEN: u32 = 2;
        let narrated = |form: u32| self.mentions.forms[form as usize].narrated >= OFTEN;
        let member = self.member(id);
        let alone = member.first.and_then(|it| self.mentions.form(false, &[it]));
        let formal = part.title.has(Class::FORMAL) && part.title.has(Class::TITLE_MAN);
        formal && member.titles.is_empty() && narrated(part.form) && alone.is_some_and(narrated)
    }

    /// Whether a member bears one of the titles of a name.
    fn bears(&self, part: &Parts, id: u32) -> bool {
        let theirs = &self.member(id).titles;
        part.titles.iter().any(|it| theirs.contains(it))
    }

    /// Whether a title goes with a family name only.
    fn formal(part: &Parts) -> bool {
        part.title.has(Class::FORMAL)
    }

    /// Whether a daughter is called by title and given name, as Miss Jemima is, so that Miss and the family name are
    /// another's.
    fn junior(&self, part: &Parts, member: &Member) -> bool {
        let (Some(first), Some(&title)) = (member.first, part.titles.last()) else {
            return false;
        };
        let called = |words: &[WordId]| self.mentions.form(false, words).is_some();
        part.title.has(Class::UNMARRIED)
            && member.last == part.names.last().copied()
            && called(&[title, first])
    }

    fn title_fits(&self, part: &Parts, id: u32, gender: i32) -> bool {
        let member = self.member(id);
        let (ours, theirs) = (part.title, member.title);
        let knighted = ours.has(Class::KNIGHTED) != theirs.has(Class::KNIGHTED)
            && (ours | theirs).has(Class::FORMAL);
        if knighted && !member.titles.is_empty()
            || self.apart.contains(&id)
            || self.junior(part, member)
        {
            return false;
        }
        let theirs = member.gender();
        if gender != 0 && theirs != 0 && gender != theirs {
            return false;
        }
        !(part.title.has(Class::MARRIED) && member.title.has(Class::UNMARRIED)
            || part.title.has(Class::UNMARRIED) && member.title.has(Class::MARRIED))
    }

    fn best_titled(&self, part: &Parts, fit: &[u32], gender: i32) -> Option<u32> {
        let (full, solo): (Vec<u32>, Vec<u32>) = fit
            .iter()
            .partition(|&&id| self.member(id).first.is_some() && self.member(id).last.is_some());
        let same = solo.iter().find(|&&id| {
            let title = self.member(id).title;
            let unsure = (part.title | title).has(Class::MARRIED | Class::UNMARRIED);
            self.bears(part, id) || gender != 0 && title_gender(title) == gender && !unsure
        });
        if let Some(&id) = same {
            return Some(id);
        }
        if part.title.has(Class::MARRIED) {
            let married: Vec<u32> = full
                .into_iter()
                .filter(|&id| self.member(id).title.has(Class::MARRIED))
                .collect();
            return (married.len() == 1).then(|| married[0]);
        }
        if let [only] = full[..] {
            let unsure = gender == 0
                && self.member(only).gender() == 0
                && self.with_last(part.names[part.names.len() - 1]).len() > 1;
            return (!unsure).then_some(only);
        }
        let bearers: Vec<u32> = full
            .iter()
            .copied()
            .filter(|&id| self.bears(part, id))
            .collect();
        if let [only] = bearers[..] {
            return Some(only);
        }
        if part.title.has(Class::UNMARRIED) || gender == 0 {
            return None;
        }
        let mut same: Vec<u32> = full
            .into_iter()
            .filter(|&id| self.member(id).gender() == gender)
            .collect();
        same.sort_by_key(|&id| (std::cmp::Reverse(self.total(id)), id));
        match same[..] {
            [only] => Some(only),
            [best, next, ..] if self.total(best) > 3 * self.total(next) => Some(best),
            _ => None,
        }
    }
}
