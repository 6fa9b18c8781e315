//! Tags where the verb may stand before its subject: German, French, Spanish.
//!
//! ```text
//! “…”, sagte gestern der Leiter der Studie, Anthony Lake   verb, what is light, subject
//! “…”, hatte Lake am Montag erklärt / a-t-il ajouté        auxiliary, subject, participle
//! “…”, so Lake; laut Lake; nach Angaben von Lake           a source without a verb
//! Lake, Leiter der Studie, sagte dem Blatt: “…”            subject, verb, and whom it is said to
//! Dem Blatt sagte Lake: “…”                                something else first, verb, subject
//! ```

use super::incise;
use super::lexicon::Class;
use super::mentions::{Kind, Mention};
use super::sign;
use super::speaking::closing;
use super::tags::{Tagger, clause_ends, opening, skipped};
use super::tie::{Tag, Tie, tag};
use super::tokens::Token;

/// How far a clause is looked through, in tokens.
const CLAUSE: usize = 60;

impl Tagger<'_> {
    /// Tags in the narration `from..to` behind a quotation.
    pub(super) fn after_inverted(&self, (from, to): (usize, usize), tags: &mut Vec<Tag>) {
        let text = self.text;
        if let Some(found) = self.in_parentheses(from, to) {
            tags.push(found);
            return;
        }
        let mut at = from;
        while at < to && (skipped(text.sign(at)) || text.sign(at) == b'(') {
            at += 1;
        }
        let end = (at..to.min(at + CLAUSE))
            .find(|&it| clause_ends(text, it))
            .unwrap_or(to.min(at + CLAUSE));
        if at >= end || self.explains(at) || self.opposes(at) {
            return;
        }
        let own = tags.len();
        self.beside_inverted(from, at, end, tags);
        let goes_on = text.words.lexicon().nouns_capital && !self.new_sentence(from, at);
        if tags.len() == own && goes_on {
            tags.extend(self.late(at, end));
        }
    }

    /// The name between parentheses right behind a quotation that is a sentence: „…“ (Trainer Kurt Vogel nach dem Spiel)
    fn in_parentheses(&self, from: usize, to: usize) -> Option<Tag> {
        const LEAD: usize = 3;
        let text = self.text;
        let open = (from..to.min(from + 2))
            .find(|&it| text.sign(it) == b'(')
            .filter(|&it| it == from || closing(text.sign(from)))?;
        let last = (0..open).rev().find(|&it| !closing(text.sign(it)))?;
        let sentence = matches!(text.sign(last), b'.' | b'!' | b'?' | sign::DOTS);
        let (index, mention) = (open + 1..to.min(open + 1 + LEAD))
            .find_map(|it| self.mention(it).filter(|(_, it)| it.kind == Kind::Name))?;
        let lead = (open + 1..mention.from as usize)
            .all(|it| text.class(it).has(Class::ROLE | Class::PERSON) && text.tokens[it].is_word());
        let behind = mention.to as usize;
        let set_off = matches!(text.sign(behind), b')' | b',') && behind < to
            || self.is_small(behind, Class::PREPOSITION);
        let named = mention.kind == Kind::Name && mention.to > mention.from + 1;
        (sentence && lead && set_off && named).then(|| tag(Tie::Source, index, None))
    }

    /// Tags in the clause `at..end` right behind a quotation that ends before `from`.
    fn beside_inverted(&self, from: usize, at: usize, end: usize, tags: &mut Vec<Tag>) {
        if self.entitled(at) {
            return;
        }
        if let Some(found) = self.source(at, end, true) {
            // “….” Laut Lake …: what follows is another sentence.
            if !self.new_sentence(from, at) {
                tags.push(found);
            }
            return;
        }
        if let Some(found) = self.hearsay(at, end).or_else(|| self.let_hear(at, end)) {
            tags.push(found);
            return;
        }
        if let Some(found) = self.with_words(at, end) {
            tags.push(found);
            return;
        }
        if let Some(found) = self.any_verb(from, at, end) {
            tags.push(found);
            return;
        }
        let Some(verb) = self.verb_behind(at, end) else {
            if !self.new_sentence(from, at) {
                self.subject_first(at, end, tags);
            }
            return;
        };
        let says = self.is_small(verb, Class::SAY)
            || self.capital_verb(verb, end)
            || incise::inverted(self.text, verb, end);
        let (start, cue) = if says {
            (verb + 1, Some(verb))
        } else {
            (verb + 1, None)
        };
        let Some((mention, near)) = self.subject(start, end) else {
            return;
        };
        let cue = cue
            .or_else(|| self.participle(self.mentions.all[mention].to as usize, end))
            .or_else(|| self.parted_participle(verb, self.mentions.all[mention].from as usize))
            .or_else(|| self.unknown_participle(from, verb));
        if let Some(cue) = cue {
            // “Wird der Minister in der Mitteilung zitiert”: his words, not the paper's.
            let passive = ["werden", "wird", "wurde", "wurden"].contains(&self.text.spelled(verb));
            let mention = if passive {
                mention
            } else {
                self.cited(cue, mention, end)
            };
            tags.push(tag(
                if near {
                    Tie::VerbName
                } else {
                    Tie::VerbFarName
                },
                mention,
                Some(cue),
            ));
        }
    }

    /// Tags in the narration `from..to` before a quotation.
    pub(super) fn before_inverted(&self, (from, to): (usize, usize), tags: &mut Vec<Tag>) {
        let text = self.text;
        let mut end = to;
        while end > from && (opening(text.sign(end - 1)) || text.sign(end - 1) == sign::DASH) {
            end -= 1;
        }
        let first = (from..end).find(|&it| text.tokens[it].is_word());
        let aside =
            first.is_some_and(|it| it > 0 && self.explains(it) && text.sign(it - 1) == sign::DASH);
        if end == from || matches!(text.sign(end - 1), b'!' | b'?') || aside {
            return;
        }
        if text.sign(end) == b'('
            && let Some(index) = self.ends_before(from, end)
        {
            tags.push(tag(Tie::Subject, index, None));
            return;
        }
        let stop = text.sign(end - 1) == b'.';
        let sentence = text.tokens[end - 1].sentence;
        let start = (from..end)
            .rev()
            .take_while(|&it| text.tokens[it].sentence == sentence && end - it < CLAUSE)
            .last();
        let start = self.main_clause(start.unwrap_or(end - 1), end);
        // “Según la vecina, los testigos dicen «…»”: all of it is hers.
        let opens = text.class(start).has(Class::SOURCE) && !text.words.lexicon().nouns_capital;
        if let Some(found) = self.source(start, end, false).filter(|_| opens) {
            tags.push(self.passed_on(found, end).unwrap_or(found));
            return;
        }
        if let Some(verb) = self.passive(start, end) {
            tags.extend(self.doer(start, verb));
            return;
        }
        let verbs = (start..end)
            .rev()
            .filter(|&it| self.is_small(it, Class::SAY) && !self.makes(it, end))
            .filter(|&it| !(self.is_participle_noun(it) || stop && self.ends_there(it)));
        // “« Oui », a dit Lang. « Non »”: what reports one quotation announces no other.
        let dash = (end..to).any(|it| text.sign(it) == sign::DASH);
        let reports = stop && (dash || !text.words.lexicon().nouns_capital);
        if reports && !text.tokens[start].is(Token::INITIAL) || self.drops_subject(start, end) {
            return;
        }
        for verb in self.says_that(start, end).into_iter().chain(verbs) {
            let states = self.is_small(verb, Class::STATES) && !stop;
            let written = states
                .then(|| self.document(from, start, verb, end))
                .flatten();
            if let Some(found) = written.or_else(|| self.around_verb(start, verb, end)) {
                // “Er fügte hinzu. „…“” is a slip of the pen, if the verb promises speech and nothing follows it.
                if !stop || end - verb <= 4 {
                    tags.push(self.loose(found, start, end));
                    return;
                }
            }
        }
        if !stop {
            tags.extend(self.without_verb(from, start, end));
        }
    }

    /// Whose words the clause `start..end` announces without a verb of saying; the narration begins at `from`.
    fn without_verb(&self, from: usize, start: usize, end: usize) -> Option<Tag> {
        let text = self.text;
        let source = || {
            (start..end)
                .rev()
                .find_map(|it| self.source(it, end, false))
        };
        let document = || {
            let states = |it: &usize| self.is_small(*it, Class::STATES);
            let verb = (start..end).rev().find(states)?;
            self.document(from, start, verb, end)
        };
        let subject = || {
            let (mention, _) = self.first_subject(start, end)?;
            let colon = text.sign(end - 1) == b':';
            let tie = if colon { Tie::Subject } else { Tie::LastVerb };
            // “Die Stadt verkenne „…“” is what somebody else says of it.
            let german = text.words.lexicon().nouns_capital;
            let reported = german && !colon && self.is_reported(start, end);
            (!reported).then(|| tag(tie, mention, None))
        };
        self.in_eyes_of(start, end)
            .or_else(source)
            .or_else(document)
            .or_else(subject)
    }

    /// The name that alone stands before the colon of a quotation: Anna Lake: “…”; Anna Lake (Verein): “…”
    pub(super) fn label(&self, (from, to): (usize, usize)) -> Option<Tag> {
        const LONG: usize = 8;
        let text = self.text;
        let colon = (from..to).rev().find(|&it| !opening(text.sign(it)))?;
        let sentence = text.tokens[colon].sentence;
        let same = |it: &usize| text.tokens[*it].sentence == sentence;
        let first = (from..colon).rev().take_while(same).find(|&it| {
            it == from || text.tokens[it].is(Token::INITIAL) || closing(text.sign(it - 1))
        })?;
        let (index, mention) = self
            .mention(first)
            .filter(|(_, it)| it.kind == Kind::Name)?;
        let mut behind = mention.to as usize;
        if text.sign(behind) == b'(' {
            behind = (behind..colon.min(behind + LONG)).find(|&it| text.sign(it) == b')')? + 1;
        }
        let alone = behind == colon && !mention.possessive;
        // Lakes Fazit: “…”
        let owned = behind + 1 == colon
            && mention.possessive
            && text.class(behind).has(Class::STATEMENT | Class::DOCUMENT);
        (text.sign(colon) == b':' && (alone || owned)).then(|| tag(Tie::Source, index, None))
    }

    /// The name that ends right before `end`: Anthony Lake („…“).
    fn ends_before(&self, from: usize, end: usize) -> Option<usize> {
        const LONG: usize = 5;
        let ends = |(_, it): &(usize, &Mention)| it.to as usize == end && it.kind == Kind::Name;
        let found =
            (from.max(end.saturating_sub(LONG))..end).find_map(|it| self.mention(it).filter(ends));
        found.map(|(index, _)| index)
    }

    /// The tag of a narration inside the marks: « Asseyez-vous, dit Maître Roussel, et … ».
    pub(super) fn inside(&self, (from, to): (usize, usize), tags: &mut Vec<Tag>) {
        let verb = (from..to).find(|&it| {
            !self.text.tokens[it].is(Token::SPEECH) && self.is_small(it, Class::SPEECH)
        });
        let Some(verb) = verb else { return };
        let end = (verb..to)
            .find(|&it| self.text.tokens[it].is(Token::SPEECH))
            .unwrap_or(to);
        if let Some((mention, _)) = self.subject(verb + 1, end) {
            tags.push(tag(Tie::VerbName, mention, Some(verb)));
        }
    }

    /// Whose words they are: whom `subject` cites, if the verb `cue` says so, else `subject` itself.
    fn cited(&self, cue: usize, subject: usize, end: usize) -> usize {
        if !self.is_small(cue, Class::CITING) {
            return subject;
        }
        let behind = self.mentions.all[subject].to as usize;
        let other = (behind..end).find_map(|it| self.mention(it));
        other.map_or(subject, |(index, _)| index)
    }

    /// Whether what begins at `at` is a sentence of its own: the quotation before ends with a stop and no comma follows.
    fn new_sentence(&self, from: usize, at: usize) -> bool {
        let text = self.text;
        let comma = (from..at).any(|it| matches!(text.sign(it), b',' | sign::DASH));
        text.tokens[at].is(Token::CAPITAL)
            && !comma
            && from > 0
            && matches!(text.sign(from - 1), b'.' | b'!' | b'?')
    }

    /// Whether the word at `at` is of a class and written small.
    pub(super) fn is_small(&self, at: usize, class: Class) -> bool {
        self.text.tokens.get(at).is_some_and(|token| {
            token.is_word() && !token.is(Token::CAPITAL) && self.text.class(at).has(class)
        })
    }

    /// “…”, Anna a ajouté.
    fn subject_first(&self, at: usize, end: usize, tags: &mut Vec<Tag>) {
        let text = self.text;
        let Some((index, mention)) = (at..end.min(at + 3)).find_map(|it| self.mention(it)) else {
            return;
        };
        // “…” einer Person: a genitive of what is quoted.
        let set_off = at > 0 && skipped(text.sign(at - 1)) && !closing(text.sign(at - 1))
            || at > 1 && matches!(text.sign(at - 2), b'.' | b'!' | b'?' | b',');
        if mention.possessive
            || self.no_subject(mention.from as usize)
            || mention.kind == Kind::Description && !set_off
        {
            return;
        }
        let index = self.person(index, end);
        let behind = self.mentions.all[index].to as usize;
        let says = if self.answers(at) {
            Class::SPEECH
        } else {
            Class::SAY
        };
        let verb = (behind..end.min(behind + 5)).find(|&it| self.is_small(it, says));
        // “Avec « licences », ce joueur explique que …” says what follows.
        let goes_on = |verb: usize| {
            let that = verb + 1 < end && ["que", "qu'"].contains(&text.spelled(verb + 1));
            that && !text.words.lexicon().nouns_capital
        };
        if let Some(verb) = verb.filter(|&it| !goes_on(it)) {
            let close =
                (behind..verb).all(|it| self.is_small(it, Class::ADVERB | Class::AUXILIARY));
            tags.push(tag(
                if close {
                    Tie::NameVerb
                } else {
                    Tie::NameFarVerb
                },
                index,
                Some(verb),
            ));
        }
    }

    /// The tag of a verb before a quotation, with its subject on either side.
    fn around_verb(&self, start: usize, verb: usize, end: usize) -> Option<Tag> {
        let text = self.text;
        if self.is_small(verb, Class::CITING)
            && let Some((index, _)) = (verb + 1..end).find_map(|it| self.mention(it))
        {
            return Some(tag(Tie::SaysThat, self.person(index, end), Some(verb)));
        }
        let left = self.left_subject(start, verb);
        let right = self
            .subject(verb + 1, end)
            .filter(|&(index, _)| self.mentions.all[index].to as usize <= end);
        let cue = Some(verb);
        let name = |index: usize| self.mentions.all[index].kind == Kind::Name;
        // Auf die Frage, ob Hill komme, sagte Lake: “…”
        let behind_clause = self.waits(verb) && text.sign(verb - 1) == b',';
        // “sie” behind a verb is its object when the clause begins with its subject.
        let pronoun = |left: usize, right: usize| match self.mentions.all[right].kind {
            Kind::He => true,
            Kind::She => self.mentions.all[left].from as usize > start + 1,
            Kind::Name | Kind::Description | Kind::I | Kind::We | Kind::They | Kind::It => false,
        };
        // Während Hill schwieg, warnte die Ministerin, man “…”
        let inverted = behind_clause && self.opens_clause(start);
        match (left, right) {
            (_, Some((right, true))) if inverted => Some(tag(Tie::VerbBefore, right, cue)),
            (Some((left, adjacent)), Some((right, true)))
                if (name(right) && (!name(left) || behind_clause) || pronoun(left, right))
                    && !adjacent =>
            {
                Some(tag(Tie::VerbBefore, right, cue))
            }
            (Some((left, true)), _) => Some(tag(Tie::SaysThat, left, cue)),
            (None, Some((right, near))) => {
                let near = near && text.class(verb).has(Class::SPEECH);
                Some(tag(
                    if near { Tie::VerbBefore } else { Tie::SaysFar },
                    right,
                    cue,
                ))
            }
            (Some((left, false)), _) => Some(tag(Tie::SaysFar, left, cue)),
            (None, None) => None,
        }
    }
}
