//! Sources that need no verb of saying, in languages where the verb may stand before its subject.
//!
//! ```text
//! laut Lake; so Lake; Lake zufolge; nach Angaben von Lake
//! In dem Schreiben heißt es: “…”      a document speaks
//! Von Experten als “…” bezeichnet     whom the passive names
//! “…”, mit diesen Worten ging Lake    words that somebody does something with
//! ```

use super::lexicon::Class;
use super::mentions::Kind;
use super::tags::Tagger;
use super::tie::{Tag, Tie, tag};
use super::tokens::Token;

impl Tagger<'_> {
    /// A source at `at`: laut Lake, nach Angaben von Lake, so Lake (only behind), Lake zufolge.
    pub(super) fn source(&self, at: usize, end: usize, behind: bool) -> Option<Tag> {
        const NEAR: usize = 5;
        let text = self.text;
        let class = text.class(at);
        if class.has(Class::SOURCE_AFTER) {
            let found = (at.saturating_sub(NEAR)..at)
                .rev()
                .find_map(|it| self.mention(it))?;
            return Some(tag(Tie::Source, found.0, Some(at)));
        }
        // “Laut” is “loudly”, too, but not before somebody.
        let loud = text.spelled(at) == "laut" && self.mention(at + 1).is_some();
        let says = class.has(Class::SOURCE) && (behind || loud || !class.has(Class::ADVERB));
        if !says && !class.has(Class::STATEMENT) || self.is_small(at + 1, Class::SAY) {
            return None;
        }
        let first = (at + 1..end.min(at + NEAR)).find_map(|it| self.mention(it))?;
        let bare = (at + 1..first.1.from as usize).all(|it| {
            let token = &self.text.tokens[it];
            let of =
                ["von", "vom", "de", "d'", "du", "del"].contains(&self.text.words.text(token.word));
            token.is_word()
                && (says
                    || of
                    || token.is(Token::CAPITAL)
                    || self.text.class(it).has(Class::ARTICLE))
        });
        bare.then(|| tag(Tie::Source, self.person(first.0, end), Some(at)))
    }

    /// In whose eyes something is what the words from `end` on call it: Für Lake ist das “…”; pour Lake, “…”.
    pub(super) fn in_eyes_of(&self, start: usize, end: usize) -> Option<Tag> {
        const FAR: usize = 8;
        let text = self.text;
        let small = |it: usize| text.tokens[it].is_word() && !text.tokens[it].is(Token::CAPITAL);
        let at = (start..end)
            .rev()
            .enumerate()
            .filter(|&(far, it)| far < FAR || it == start)
            .map(|(_, it)| it)
            .find(|&it| ["für", "pour", "para"].contains(&text.spelled(it)))?;
        let (index, mention) = (at + 1..end).take(2).find_map(|it| self.mention(it))?;
        let behind = mention.to as usize;
        let linked = if text.words.lexicon().nouns_capital {
            // Was für Lake “…” ist, war für Hill “…”.
            let link = Class::DETERMINER
                | Class::ADVERB
                | Class::IT
                | Class::AUXILIARY
                | Class::PREPOSITION
                | Class::COMPLEMENT;
            let is = |it: usize| self.is_small(it, Class::AUXILIARY) || text.spelled(it) == "was";
            (start..end).any(is) && (behind..end).all(|it| !small(it) || text.class(it).has(link))
        } else {
            let opens = at == start || !text.tokens[at - 1].is_word();
            opens && text.sign(behind) == b',' && behind + 1 == end
        };
        // Für Lake, Leiter der Studie, war das der Anfang: “…”
        let announced = at == start
            && mention.kind == Kind::Name
            && text.sign(end - 1) == b':'
            && (behind..end).any(|it| self.is_small(it, Class::AUXILIARY));
        let linked = linked || announced && text.words.lexicon().nouns_capital;
        let someone = mention.kind.is_noun() && !mention.possessive && linked;
        someone.then(|| tag(Tie::SaysFar, self.person(index, end), None))
    }

    /// What the clause `start..end` quotes from, if its `verb` says what stands somewhere: in dem Schreiben heißt es;
    /// darin steht, of what the sentence before it names.
    pub(super) fn document(
        &self,
        from: usize,
        start: usize,
        verb: usize,
        end: usize,
    ) -> Option<Tag> {
        let text = self.text;
        let written = |it: usize| {
            let (index, mention) = self.mention(it)?;
            let noun = mention.to as usize - 1;
            let word = text.spelled(noun);
            let last = word.rsplit_once('-').map_or(word, |(_, last)| last);
            let class = text.class(noun) | text.words.lexicon().class(last);
            class.has(Class::DOCUMENT).then_some(index)
        };
        let here = (start..end).rev().find_map(written);
        // “Aus dem Rathaus hieß es” names a source of its own.
        let elsewhere = (start..verb).any(|it| {
            let class = text.class(it);
            class.has(Class::PREPOSITION) && !class.has(Class::ADVERB)
        });
        let before = || {
            let sentence = text.tokens[start].sentence;
            (from..if elsewhere { from } else { start })
                .rev()
                .take_while(|&it| text.tokens[it].sentence + 1 >= sentence)
                .find_map(written)
        };
        here.or_else(before)
            .map(|index| tag(Tie::SaysFar, index, Some(verb)))
    }

    /// Who does something with the words quoted before `at`: mit diesen Worten meldete er sich zurück.
    pub(super) fn with_words(&self, at: usize, end: usize) -> Option<Tag> {
        const NEAR: usize = 4;
        if !self.is_small(at, Class::PREPOSITION) {
            return None;
        }
        let words =
            (at + 1..end.min(at + NEAR)).find(|&it| self.text.class(it).has(Class::STATEMENT))?;
        let verb = words + 1;
        let small = verb < end
            && self.text.tokens[verb].is_word()
            && !self.text.tokens[verb].is(Token::CAPITAL);
        let (index, _) = self.subject(verb + 1, end).filter(|_| small)?;
        Some(tag(Tie::VerbFarName, index, Some(words)))
    }

    /// Mit den Worten “…” richtete er …: the subject behind, when the words before the quotation wait for one.
    pub(super) fn words_first(&self, before: (usize, usize), after: (usize, usize)) -> Option<Tag> {
        const NEAR: usize = 6;
        let text = self.text;
        let last = (before.0..before.1)
            .rev()
            .take(3)
            .find(|&it| text.tokens[it].is_word())
            .filter(|&it| text.class(it).has(Class::STATEMENT))?;
        let opens =
            (last.saturating_sub(3)..last).find(|&it| text.class(it).has(Class::PREPOSITION))?;
        let first = opens == before.0 || !text.tokens[opens - 1].is_word();
        let verb = (after.0..after.1.min(after.0 + NEAR)).find(|&it| text.tokens[it].is_word())?;
        let (index, _) = self
            .subject(verb + 1, after.1.min(verb + NEAR))
            .filter(|_| first && !text.tokens[verb].is(Token::CAPITAL))?;
        Some(tag(Tie::VerbFarName, index, Some(last)))
    }

    /// Whom a passive names: Die Werke werden von Kennern als “…” bezeichnet.
    pub(super) fn agent(&self, before: (usize, usize), after: (usize, usize)) -> Option<Tag> {
        const NEAR: usize = 3;
        let text = self.text;
        let verb = (after.0..after.1.min(after.0 + NEAR)).find(|&it| text.tokens[it].is_word())?;
        if !self.is_small(verb, Class::SAY) || before.0 == before.1 {
            return None;
        }
        let sentence = text.tokens[before.1 - 1].sentence;
        let here = (before.0..before.1)
            .rev()
            .take_while(|&it| text.tokens[it].sentence == sentence);
        let (index, _) = here
            .filter(|&it| self.is_small(it, Class::AGENT))
            .find_map(|it| self.mention(it + 1))?;
        Some(tag(Tie::SaysFar, index, Some(verb)))
    }
}
