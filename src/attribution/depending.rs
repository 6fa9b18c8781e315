//! French and Spanish clauses that depend on another, and what of a sentence is the clause that tells who speaks.

use super::adverbials;
use super::heard;
use super::lexicon::Class;
use super::tags::Tagger;
use super::tails::GERUNDS;
use super::tie::Tag;

impl Tagger<'_> {
    /// Whether the word at `at` opens a clause that depends on the one before: dice mientras; lo que le dijo. “Plus que
    /// jamais” opens none.
    pub(super) fn depends(&self, at: usize) -> bool {
        const WORDS: &[&str] = &[
            "cuando", "lorsqu'", "lorsque", "mientras", "porque", "puisqu'", "puisque", "quand",
            "quoiqu'", "quoique",
        ];
        let text = self.text;
        let that = ["que", "qu'"].contains(&text.spelled(at))
            && (["ce", "lo", "parce", "pendant", "tandis"].contains(&text.spelled(at - 1)));
        !text.words.lexicon().nouns_capital && (that || WORDS.contains(&text.spelled(at)))
    }

    /// Whether what begins at `at` behind a quotation tells of something else: « … », tandis que Paul salue « … ».
    pub(super) fn opposes(&self, at: usize) -> bool {
        const WORDS: &[&str] = &["alors", "pendant", "tandis"];
        let text = self.text;
        let that = at + 1 < text.tokens.len() && ["que", "qu'"].contains(&text.spelled(at + 1));
        let french = WORDS.contains(&text.spelled(at)) && that;
        (french || text.spelled(at) == "mientras") && text.words.lexicon().romance()
    }

    /// Whether the phrase at `at` is the object of a Spanish gerund: decía sacando el vino.
    pub(super) fn behind_gerund(&self, at: usize) -> bool {
        let gerund = |it: &usize| GERUNDS.iter().any(|end| self.text.ends(*it, end));
        let before = at.checked_sub(1).filter(gerund);
        let spanish = self.text.words.lexicon().spanish();
        let other = Class::SPEECH | Class::PERSON | Class::BREAK | Class::STOP;
        spanish && before.is_some_and(|it| !self.text.class(it).has(other))
    }

    /// Where the clause begins that announces what follows `end`, in a sentence from `start` on: behind a colon, if a
    /// subject stands there; or behind a Spanish clause of time whose subject is another: Cuando Ana callaba, seguía el cura
    /// con estas palabras.
    pub(super) fn main_clause(&self, start: usize, end: usize) -> usize {
        let text = self.text;
        if !text.words.lexicon().romance() {
            return start;
        }
        let noun = |it: usize| {
            self.mention(it)
                .filter(|(_, it)| it.kind.is_noun() && !it.possessive)
        };
        let colon = (start + 1..end.saturating_sub(1))
            .rev()
            .find(|&it| matches!(text.sign(it), b':' | b';') && noun(it + 1).is_some());
        let start = colon.map_or(start, |it| it + 1);
        let first = (start..end).find(|&it| {
            let and = ["y", "e", "et", "mas", "pero", "mais"].contains(&text.spelled(it));
            text.tokens[it].is_word() && !and
        });
        let depends = first.is_some_and(|it| heard::subordinates(text, it));
        if !depends || !text.words.lexicon().spanish() {
            return start;
        }
        let mut commas = (start..end).rev().filter(|&it| text.sign(it) == b',');
        let main = commas.find(|&comma| {
            let verb = adverbials::pronouns(text, comma + 1, end);
            let past = ["ó", "aba", "ía"].iter().any(|it| text.ends(verb, it));
            let subject = noun(verb + 1).filter(|_| verb + 1 < end && past);
            subject.is_some_and(|(_, it)| {
                let from = it.from as usize;
                let behind = it.to as usize;
                !self.no_subject(from)
                    && !text.class(from).has(Class::INTRODUCING)
                    && !(behind..end).any(|it| self.is_small(it, Class::SAY))
            })
        });
        main.map_or(start, |it| it + 1)
    }

    /// Whether a tag names one of two who say something together: Ana y Luis declararon; ont dit Paul et Anne.
    pub(super) fn of_two(&self, tag: &Tag) -> bool {
        const MANY: &[&str] = &["aron", "ieron", "eron", "an", "en", "ían", "ent"];
        const AND: &[&str] = &["e", "et", "y"];
        let text = self.text;
        let mention = &self.mentions.all[tag.mention as usize];
        let Some(verb) = tag.cue.map(|it| it as usize) else {
            return false;
        };
        if !text.words.lexicon().romance() || !mention.kind.is_noun() {
            return false;
        }
        let have = verb
            .checked_sub(1)
            .is_some_and(|it| ["han", "ont"].contains(&text.spelled(it)));
        let many = have || MANY.iter().any(|it| text.ends(verb, it));
        let (from, to) = (mention.from as usize, mention.to as usize);
        let noun = |it: usize| self.mention(it).is_some_and(|(_, it)| it.kind.is_noun());
        let behind = AND.contains(&text.spelled(to)) && noun(to + 1);
        let before = from >= 2 && AND.contains(&text.spelled(from - 1)) && {
            let ends = |it: usize| {
                self.mention(it)
                    .is_some_and(|(_, it)| it.kind.is_noun() && it.to as usize == from - 1)
            };
            (from.saturating_sub(5)..from - 1).any(ends)
        };
        many && (behind || before)
    }
}
