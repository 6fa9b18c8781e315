//! Which of the names in a noun phrase is the person: the last, of "Hill campaign spokeswoman Anna Berg".

use super::lexicon::Class;
use super::mentions::{Kind, Mention};
use super::sign;
use super::tags::Tagger;
use super::tokens::Token;

impl Tagger<'_> {
    /// The token at `it` when a mention starts there, or of the last name of its noun phrase.
    pub(super) fn noun(&self, it: usize, end: usize) -> Option<usize> {
        self.mention(it).map(|_| self.tail(it, end))
    }

    pub(super) fn tail_or(&self, it: usize, end: usize) -> usize {
        if self.mention(it).is_some() {
            self.tail(it, end)
        } else {
            it
        }
    }

    /// Of "Hill campaign spokeswoman Anna Berg" the mention that is the person: the last name of the noun phrase.
    pub(super) fn tail(&self, at: usize, end: usize) -> usize {
        const STEPS: usize = 3;
        let text = self.text;
        let mut at = at;
        for _ in 0..STEPS {
            let Some((index, mention)) = self.mention(at) else {
                return at;
            };
            if !mention.kind.is_noun() {
                return at;
            }
            let mut from = mention.to as usize;
            if mention.possessive && matches!(text.sign(from), b'\'' | sign::HIGH_9) {
                from += 2;
            }
            let owned = |it: &usize| {
                mention.possessive
                    && self
                        .mention(*it)
                        .is_some_and(|(_, next)| next.kind == Kind::Description)
            };
            let next = Some(from)
                .filter(owned)
                .or_else(|| self.next_name(mention, from, end))
                .or_else(|| self.apposed(index, from, end));
            match next {
                Some(next) => at = next,
                None => return at,
            }
        }
        at
    }

    /// The name that goes on with the noun phrase of a mention, whose words go on at `from`.
    fn next_name(&self, mention: &Mention, from: usize, end: usize) -> Option<usize> {
        const WORDS: usize = 5;
        let text = self.text;
        // “Ohio Gov. and party chairman Ed Lake” holds two offices.
        let office = mention.kind == Kind::Name
            && text.tokens[mention.from as usize..mention.to as usize]
                .iter()
                .rfind(|it| it.is_word())
                .is_some_and(|it| text.words.class(it.word).has(Class::ANY_TITLE));
        for it in from..end.min(from + WORDS) {
            if self.is_name(it) {
                return Some(it);
            }
            let token = &text.tokens[it];
            let class = text.class(it);
            let and = it == from && office && text.words.text(token.word) == "and";
            // Town Hall chief of staff Anna Berg.
            let held = it > from
                && (text.class(it - 1).has(Class::ROLE | Class::PERSON)
                    || text.spelled(it - 1) == "head");
            let of = held && text.words.text(token.word) == "of";
            let stops = !token.is_word() && token.sign != b'-'
                || class.has(Class::BREAK | Class::SAY | Class::AUXILIARY)
                || text.ends(it, "ed")
                || text.ends(it, "ly") && text.spelled(it) != "ally";
            if stops && !and && !of {
                return None;
            }
        }
        None
    }

    /// The name behind a comma that says who somebody's somebody is: Lake's guest, the painter Anna Berg; Lake's guest,
    /// Anna Berg.
    fn apposed(&self, description: usize, from: usize, end: usize) -> Option<usize> {
        const WORDS: usize = 4;
        let text = self.text;
        if text.sign(from) != b',' || self.mentions.owner(description).is_none() {
            return None;
        }
        let behind = from + 1..end.min(from + 1 + WORDS);
        let plain = |it: &usize| {
            text.tokens[*it].is_word()
                && !text.class(*it).has(
                    Class::BREAK
                        | Class::SAY
                        | Class::AUXILIARY
                        | Class::PRONOUN
                        | Class::HIS
                        | Class::HER,
                )
        };
        let name = behind.clone().find(|&it| self.is_name(it))?;
        let (_, found) = self.mention(name)?;
        // “…,” said Lake's guest, Anna nodding.
        let closed = !text
            .tokens
            .get(found.to as usize)
            .is_some_and(Token::is_word);
        (closed && behind.take_while(|&it| it < name).all(|it| plain(&it))).then_some(name)
    }

    /// Whether a mention only says where the name before it comes from, in the tokens from `start` on: Brandt, of Leeds,
    /// said.
    pub(super) fn belongs(&self, start: usize, mention: usize) -> bool {
        let (text, mentions) = (self.text, &self.mentions.all);
        let at = mentions[mention].from as usize;
        let Some((of, before)) = at.checked_sub(1).zip(mention.checked_sub(1)) else {
            return false;
        };
        let before = &mentions[before];
        let end = before.to as usize;
        let beside = end == of || end + 1 == of && text.sign(end) == b',';
        let named = before.kind == Kind::Name
            || before.kind == Kind::Description
                && ["at", "from", "in", "of", "with"].contains(&text.spelled(of));
        named && before.from as usize >= start && beside && text.class(of).has(Class::PREPOSITION)
    }

    fn is_name(&self, at: usize) -> bool {
        self.mention(at)
            .is_some_and(|(_, mention)| mention.kind == Kind::Name)
    }
}
