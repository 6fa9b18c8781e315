//! Which of the names in a noun phrase is the person: the last, of "Hill campaign spokeswoman Anna Berg".

use super::lexicon::Class;
use super::mentions::Kind;
use super::sign;
use super::tags::Tagger;

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
            let Some((_, mention)) = self.mention(at) else {
                return at;
            };
            if !mention.kind.is_noun() {
                return at;
            }
            let mut from = mention.to as usize;
            if mention.possessive && matches!(text.sign(from), b'\'' | sign::HIGH_9) {
                from += 2;
            }
            let mut next = None;
            for it in from..end.min(from + 5) {
                if self
                    .mention(it)
                    .is_some_and(|(_, mention)| mention.kind == Kind::Name)
                {
                    next = Some(it);
                    break;
                }
                let token = &text.tokens[it];
                let class = text.class(it);
                let stops = !token.is_word() && token.sign != b'-'
                    || class.has(Class::BREAK | Class::SAY | Class::AUXILIARY)
                    || text.ends(it, "ed")
                    || text.ends(it, "ly");
                if stops {
                    break;
                }
            }
            match next {
                Some(next) => at = next,
                None => return at,
            }
        }
        at
    }
}
