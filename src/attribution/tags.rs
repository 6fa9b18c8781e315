//! What stands beside a quotation and may say whose it is: "said Anna", "Anna, who had come late, said", "according
//! to Anna".
//!
//! Several tags may tie to one quotation, the surest first.

use super::analysis::Analysis;
use super::lexicon::Class;
use super::mentions::{Kind, Mention, Mentions};
use super::sign;
use super::spans::Span;
use super::starts::Starts;
use super::tie::{Tag, Tie, tag};
use super::tokens::{Text, Token};

/// Looks for tags around quotations.
pub struct Tagger<'a> {
    /// The text.
    pub text: &'a Text<'a>,
    /// Its mentions.
    pub mentions: &'a Mentions,
    /// The same by token.
    pub starts: &'a Starts,
}

impl<'a> Tagger<'a> {
    /// Looks in a text that is taken apart.
    pub fn of(analysis: &'a Analysis<'_>) -> Self {
        Self {
            text: &analysis.text,
            mentions: &analysis.mentions,
            starts: &analysis.starts,
        }
    }
}

impl Tagger<'_> {
    /// The tags of a quotation, given the tokens of narration before and after it in its paragraph; the surest first.
    pub fn tags(&self, span: &Span, before: (usize, usize), after: (usize, usize)) -> Vec<Tag> {
        let (mut tags, mut behind) = (Vec::new(), None);
        if self.text.words.lexicon().inversion {
            self.inside((span.from as usize, span.to as usize), &mut tags);
            self.after_inverted(after, &mut tags);
            behind = tags.last().copied();
            if tags.is_empty() && self.stands(before, after) {
                return tags;
            }
            if !self.tells_all(behind, before) {
                self.before_inverted(before, &mut tags);
            }
            if !tags.iter().any(|tag| tag.tie.is_close()) {
                let others = [self.agent(before, after), self.words_first(before, after)];
                tags.extend(others.into_iter().flatten());
            }
        } else if !self.is_asked(before) {
            self.before(before, &mut tags);
            let told = tags.iter().any(|it| it.tie == Tie::SaysThat);
            if !(told && (self.leads_on(after) || self.goes_apart(span, after))) {
                self.after(span, after, &mut tags);
            }
            self.authors(&mut tags);
        }
        tags.sort_by_key(|tag| tag.tie);
        self.source_first(behind, &mut tags);
        // Anna Lake: “…”, sagt die Sprecherin.
        let described = tags
            .first()
            .is_none_or(|it| self.mentions.all[it.mention as usize].kind != Kind::Name);
        if described && let Some(label) = self.labelled(before) {
            tags.insert(0, label);
        }
        tags
    }

    /// Puts the source right behind a quotation before what only leads up to it: Die Nachbarn klagten: “…”, so Anna Lake.
    /// A description is none beside a name: Lake klagte: “…”, so der Trainer.
    fn source_first(&self, behind: Option<Tag>, tags: &mut Vec<Tag>) {
        let named = |it: &Tag| self.mentions.all[it.mention as usize].kind == Kind::Name;
        let noun = |it: &Tag| self.mentions.all[it.mention as usize].kind.is_noun();
        let source = behind.filter(|it| it.tie == Tie::Source && noun(it));
        let first = tags.first().copied();
        if let Some((source, first)) = source.zip(first)
            && (named(&source) || !named(&first))
        {
            tags.retain(|it| it.mention != source.mention);
            tags.insert(0, source);
        }
    }

    /// The label before a quotation, where labels are read so.
    fn labelled(&self, before: (usize, usize)) -> Option<Tag> {
        let inverted = self.text.words.lexicon().inversion;
        inverted.then(|| self.label(before))?
    }

    /// The mention that starts at a token, if it can be somebody.
    pub(super) fn mention(&self, token: usize) -> Option<(usize, &Mention)> {
        let index = self.starts.get(token)?;
        let mention = &self.mentions.all[index];
        (mention.kind != Kind::It).then_some((index, mention))
    }

    /// Whether narration leads on to the next quotation: “…” and Anna said, “…”.
    fn leads_on(&self, (from, to): (usize, usize)) -> bool {
        let last = (from..to).rev().find(|&it| !opening(self.text.sign(it)));
        let next = self.text.tokens.get(to);
        let goes_on = next.is_some_and(|it| it.is(Token::SPEECH));
        goes_on && last.is_some_and(|it| matches!(self.text.sign(it), b',' | b':'))
    }

    /// “…,” said Anna; “…,” Anna said.
    fn after(&self, span: &Span, (from, to): (usize, usize), tags: &mut Vec<Tag>) {
        const CLAUSE: usize = 25;
        let text = self.text;
        let mut at = past_marks(text, from, to).unwrap_or(to);
        if text.sign(at) == b'[' {
            let note = text.sign(at + 1) == sign::NUMBER;
            at = (at..to)
                .find(|&it| text.sign(it) == b']')
                .map_or(to, |it| it + 1);
            // “….”[7] Anna called it …: another sentence.
            let ended = matches!(span.last_sign(text), Some(b'.' | b'!' | b'?'));
            if note && ended && at < to && text.tokens[at].is(Token::CAPITAL) {
                return;
            }
        }
        // “….” (Others say that it was not.)
        if at >= to || text.sign(at) == b'(' {
            return;
        }
        if let Some(late) = self.paraphrased(span, at, to) {
            tags.push(late);
            return;
        }
        let end = (at..to.min(at + CLAUSE))
            .find(|&it| clause_ends(text, it))
            .unwrap_or(to.min(at + CLAUSE));
        let class = text.class(at);
        // “….” According to Anna, …: another sentence.
        if class.has(Class::SOURCE)
            && !text.tokens[at].is(Token::CAPITAL)
            && let Some((index, _)) =
                (at + 1..end.min(at + 5)).find_map(|it| self.mention(self.noun(it, end)?))
        {
            tags.push(tag(Tie::Source, index, Some(at)));
            return;
        }
        let lower = text.tokens[at].is_word() && !text.tokens[at].is(Token::CAPITAL);
        let verb = class.has(Class::SAY) && lower && !text.ends(at, "ing");
        if verb && self.verb_first(at, end, tags) {
            return;
        }
        if let Some(put) = self.put_by(at, end) {
            tags.push(put);
        } else if !class.has(Class::BREAK) {
            let own = tags.len();
            self.name_first(at, end, tags);
            if tags.len() > own && self.tells_on(span, at, end, &tags[own]) {
                tags.truncate(own);
            }
        }
    }

    fn verb_first(&self, verb: usize, end: usize, tags: &mut Vec<Tag>) -> bool {
        let Some(first) = (verb + 1..end.min(verb + 7)).find(|&it| self.mention(it).is_some())
        else {
            return false;
        };
        let Some((index, _)) = self.mention(self.tail(first, end)) else {
            return false;
        };
        let to_somebody = (verb + 1..first).any(|it| self.text.class(it).has(Class::PREPOSITION));
        let near = first <= verb + 2 && !to_somebody;
        tags.push(tag(
            if near {
                Tie::VerbName
            } else {
                Tie::VerbFarName
            },
            index,
            Some(verb),
        ));
        true
    }

    fn name_first(&self, at: usize, end: usize, tags: &mut Vec<Tag>) {
        let text = self.text;
        let Some(first) = (at..end.min(at + 4)).find(|&it| {
            self.mention(self.tail_or(it, end))
                .is_some_and(|(_, mention)| !mention.possessive)
        }) else {
            return;
        };
        let Some((index, mention)) = self.mention(self.tail(first, end)) else {
            return;
        };
        let behind = mention.to as usize;
        if let Some(verb) = (behind..end.min(behind + 5)).find(|&it| text.class(it).has(Class::SAY))
        {
            if self.is_told(verb) {
                tags.extend(self.teller(verb, end));
                return;
            }
            // “A pleasant man,” Lake was called.
            if text.spelled(verb) == "called" && self.suffers(behind) {
                return;
            }
            if let Some(inner) = self.inner(verb, end) {
                tags.push(inner);
                return;
            }
            let close = (behind..verb).all(|it| self.light(it) || text.sign(it) == b',');
            tags.push(tag(
                if close {
                    Tie::NameVerb
                } else {
                    Tie::NameFarVerb
                },
                index,
                Some(verb),
            ));
            return;
        }
        // “…,” Anna, who owns the mill, said.
        if text.sign(behind) == b',' && behind < end {
            let resumed = (behind + 1..end.min(behind + 22)).find_map(|it| {
                let verb =
                    (it + 1..(it + 3).min(end)).find(|&verb| text.class(verb).has(Class::SAY))?;
                (text.sign(it) == b',').then_some(verb)
            });
            if let Some(verb) = resumed {
                tags.push(tag(Tie::NameFarVerb, index, Some(verb)));
            }
        }
    }

    /// Whether the word at `at` may stand between a subject and its verb.
    pub(super) fn light(&self, at: usize) -> bool {
        self.text.class(at).has(Class::ADVERB | Class::AUXILIARY) || self.text.ends(at, "ly")
    }

    /// Anna said: “…”; said Anna: “…”.
    fn before(&self, (from, to): (usize, usize), tags: &mut Vec<Tag>) {
        let text = self.text;
        let mut end = to;
        while end > from && opening(text.sign(end - 1)) {
            end -= 1;
        }
        if end == from || matches!(text.sign(end - 1), b'.' | b'!' | b'?') {
            return;
        }
        let mut start = end - 1;
        while start > from && !ends_sentence(text, start - 1) {
            start -= 1;
        }
        if !self.verb_before(start, end, tags) {
            let acts = |it: usize| !self.aimed_at(start, it) && !self.suffered(start, it);
            let subject = (start..end)
                .find(|&it| self.mention(it).is_some() && acts(it))
                .map(|it| self.tail(it, end));
            let subject = subject.and_then(|it| self.mention(it));
            let subject = subject.filter(|(_, it)| !it.possessive && !self.suffers(it.to as usize));
            if let Some((index, _)) = subject {
                tags.push(tag(Tie::Subject, index, None));
            }
        }
        let last = (start..end).rev().find(|&it| {
            self.mention(it).is_some_and(|(_, mention)| {
                let verb = (mention.to as usize..end).find(|&it| !self.light(it));
                let acts = verb.is_some_and(|verb| verb_like(text, verb));
                !mention.possessive && acts && !self.suffers(mention.to as usize)
            })
        });
        if let Some((index, _)) = last.and_then(|it| self.mention(it)) {
            tags.push(tag(Tie::LastVerb, index, None));
        }
    }

    fn verb_before(&self, start: usize, end: usize, tags: &mut Vec<Tag>) -> bool {
        let text = self.text;
        let owned = self.claimed(start, end).or_else(|| self.judged(start, end));
        if let Some(owned) = owned {
            tags.push(owned);
            return true;
        }
        for verb in (start..end)
            .rev()
            .filter(|&it| text.class(it).has(Class::SAY))
        {
            if self.content(start, verb) {
                continue;
            }
            if self.is_told(verb) {
                tags.extend(self.teller(verb, end));
                return true;
            }
            if let Some(found) = self.left_of(start, verb) {
                tags.push(found);
                return true;
            }
            if text.class(verb).has(Class::SPEECH) && !self.hears(start, verb) {
                let inverted = (verb + 1..end.min(verb + 4)).find_map(|it| self.mention(it));
                if let Some((index, _)) = inverted {
                    tags.push(tag(Tie::VerbBefore, index, Some(verb)));
                    return true;
                }
            }
        }
        false
    }

    /// The subject of a verb of saying on its left, in a sentence that begins at `start`.
    fn left_of(&self, start: usize, verb: usize) -> Option<Tag> {
        const NEAR: usize = 6;
        const FAR: usize = 16;
        let text = self.text;
        if let Some(index) = self.headed(start, verb) {
            let who = self.apposed_to(start, index).unwrap_or(index);
            return Some(tag(Tie::SaysThat, who, Some(verb)));
        }
        let chained = self.chained(start, verb);
        let far = if chained { FAR } else { NEAR };
        let mut stop = verb;
        let (index, behind) = (start.max(verb.saturating_sub(far))..verb)
            .rev()
            .find_map(|it| {
                let (index, mention) = self.mention(it)?;
                let behind = mention.to as usize;
                if self.belongs(start, index) {
                    stop = it - 1;
                    return None;
                }
                if chained && (self.aimed_at(start, it) || self.object(start, it)) {
                    return None;
                }
                (!mention.possessive && behind <= verb).then_some((index, behind))
            })?;
        if let Some(name) = self.apposed_to(start, index) {
            return Some(tag(Tie::SaysThat, name, Some(verb)));
        }
        let light = (behind..stop).all(|it| self.light(it) || stop < verb && text.sign(it) == b',');
        // Anna Lake, who told them, “…”.
        let relative = text.sign(behind) == b',' && text.spelled(behind + 1) == "who";
        let relative = relative && (behind + 2..verb).all(|it| self.light(it));
        let close = light || relative || self.set_off(index, verb);
        let tie = if close { Tie::SaysThat } else { Tie::SaysFar };
        Some(tag(tie, index, Some(verb)))
    }
}

/// The first of the tokens `from..to` behind a quotation that is no sign between it and the clause that reports it.
pub(super) fn past_marks(text: &Text<'_>, from: usize, to: usize) -> Option<usize> {
    (from..to).find(|&it| !skipped(text.sign(it)))
}

/// Signs between a quotation and the clause that reports it.
pub(super) fn skipped(it: u8) -> bool {
    matches!(
        it,
        b',' | b'"' | b'\'' | b'-' | b'_' | b')' | sign::DASH | sign::HIGH_66..=sign::RIGHT_ANGLE
    )
}

pub(super) fn opening(it: u8) -> bool {
    matches!(
        it,
        b'"' | b'\'' | b'_' | b'(' | sign::HIGH_66..=sign::RIGHT_ANGLE
    )
}

pub(super) fn clause_ends(text: &Text<'_>, at: usize) -> bool {
    matches!(text.sign(at), b'!' | b'?' | b';') || text.sign(at) == b'.' && ends_sentence(text, at)
}

/// Whether the sign at `at` ends a sentence (and is not the stop of an abbreviation).
pub fn ends_sentence(text: &Text<'_>, at: usize) -> bool {
    match text.sign(at) {
        b'!' | b'?' => true,
        b'.' => text
            .tokens
            .get(at + 1)
            .is_none_or(|next| next.sentence != text.tokens[at].sentence),
        _ => false,
    }
}

/// Whether a word looks like a verb in the third person or the past.
pub fn verb_like(text: &Text<'_>, at: usize) -> bool {
    let class = text.class(at);
    !text.tokens[at].is(Token::CAPITAL)
        && text.tokens[at].is_word()
        && (class.has(Class::AUXILIARY | Class::SAY)
            || text.ends(at, "ed")
            || text.ends(at, "s")
                && !class.has(Class::BREAK | Class::HIS | Class::ARTICLE | Class::PREPOSITION))
}
