//! Tags where the verb may stand before its subject: German, French, Spanish.
//!
//! ```text
//! “…”, sagte gestern der Leiter der Studie, Anthony Lake   verb, what is light, subject
//! “…”, hatte Lake am Montag erklärt / a-t-il ajouté        auxiliary, subject, participle
//! “…”, so Lake; laut Lake; nach Angaben von Lake           a source without a verb
//! Lake, Leiter der Studie, sagte dem Blatt: “…”            subject, verb, and whom it is said to
//! Dem Blatt sagte Lake: “…”                                something else first, verb, subject
//! ```

use super::lexicon::Class;
use super::mentions::{Kind, Mention};
use super::tags::{Tag, Tagger, Tie, clause_ends, opening, skipped, tag};
use super::tokens::{Text, Token, sign};

/// How far a clause is looked through, in tokens.
const CLAUSE: usize = 40;

impl Tagger<'_> {
    /// Tags in the narration `from..to` behind a quotation.
    pub(super) fn after_inverted(&self, (from, to): (usize, usize), tags: &mut Vec<Tag>) {
        let text = self.text;
        let mut at = from;
        while at < to && (skipped(text.sign(at)) || text.sign(at) == b'(') {
            at += 1;
        }
        let end = (at..to.min(at + CLAUSE))
            .find(|&it| clause_ends(text, it))
            .unwrap_or(to.min(at + CLAUSE));
        if at >= end {
            return;
        }
        if let Some(found) = self.source(at, end, true) {
            tags.push(found);
            return;
        }
        let Some(verb) = self.verb_behind(at, end) else {
            if !self.new_sentence(from, at) {
                self.subject_first(at, end, tags);
            }
            return;
        };
        let (start, cue) = if self.is_small(verb, Class::SAY) {
            (verb + 1, Some(verb))
        } else {
            (verb + 1, None)
        };
        let Some((mention, near)) = self.subject(start, end) else {
            return;
        };
        let cue = cue.or_else(|| self.participle(self.mentions.all[mention].to as usize, end));
        if let Some(cue) = cue {
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
        while end > from && opening(text.sign(end - 1)) {
            end -= 1;
        }
        if end == from || matches!(text.sign(end - 1), b'!' | b'?') {
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
        let start = start.unwrap_or(end - 1);
        let verbs = (start..end)
            .rev()
            .filter(|&it| self.is_small(it, Class::SAY));
        for verb in verbs {
            if let Some(found) = self.around_verb(start, verb, end) {
                // “Er fügte hinzu. „…“” is a slip of the pen, if the verb promises speech and nothing follows it.
                if !stop || end - verb <= 4 {
                    tags.push(found);
                    return;
                }
            }
        }
        if stop {
            return;
        }
        if let Some(found) = (start..end)
            .rev()
            .find_map(|it| self.source(it, end, false))
        {
            tags.push(found);
            return;
        }
        let colon = text.sign(end - 1) == b':';
        if let Some((mention, _)) = (start..end).find_map(|it| self.free_subject(it, end)) {
            tags.push(tag(
                if colon { Tie::Subject } else { Tie::LastVerb },
                mention,
                None,
            ));
        }
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

    /// Whether what begins at `at` is a sentence of its own: the quotation before ends with a stop and no comma follows.
    fn new_sentence(&self, from: usize, at: usize) -> bool {
        let text = self.text;
        let comma = (from..at).any(|it| matches!(text.sign(it), b',' | sign::DASH));
        text.tokens[at].is(Token::CAPITAL)
            && !comma
            && from > 0
            && matches!(text.sign(from - 1), b'.' | b'!' | b'?')
    }

    /// The verb of saying (or the auxiliary) with which the clause at `at` begins, behind what is light.
    fn verb_behind(&self, at: usize, end: usize) -> Option<usize> {
        const LIGHT: usize = 4;
        let mut auxiliary = None;
        for it in at..end.min(at + LIGHT) {
            if self.is_small(it, Class::SAY)
                && (self.is_small(it, Class::SPEECH) || auxiliary.is_none())
            {
                return Some(it);
            }
            if self.is_small(it, Class::AUXILIARY) && auxiliary.is_none() {
                auxiliary = Some(it);
            } else if !self.is_small(it, Class::ADVERB) {
                break;
            }
        }
        auxiliary
    }

    /// The verb of saying that ends a clause with an auxiliary: hatte Lake … erklärt.
    fn participle(&self, from: usize, end: usize) -> Option<usize> {
        (from..end).find(|&it| self.is_small(it, Class::SPEECH))
    }

    /// Whether the word at `at` is of a class and written small.
    fn is_small(&self, at: usize, class: Class) -> bool {
        self.text.tokens.get(at).is_some_and(|token| {
            token.is_word() && !token.is(Token::CAPITAL) && self.text.class(at).has(class)
        })
    }

    /// The subject behind a verb, and whether nothing but light words parts them.
    fn subject(&self, from: usize, end: usize) -> Option<(usize, bool)> {
        const AWAY: usize = 14;
        let text = self.text;
        let mut near = true;
        let mut at = from;
        while at < end.min(from + AWAY) {
            if let Some((index, mention)) = self.mention(at) {
                let next = mention.to as usize;
                if !mention.possessive && !self.no_subject(at) {
                    return Some((self.person(index, end), near));
                }
                at = next;
                near = false;
                continue;
            }
            let light = self.is_small(at, Class::ADVERB | Class::AUXILIARY | Class::SAY)
                || skipped(text.sign(at));
            near &= light;
            at += 1;
        }
        None
    }

    /// Whether the noun phrase at `at` cannot be a subject: behind a preposition, or in the dative.
    fn no_subject(&self, at: usize) -> bool {
        let text = self.text;
        let before = at.checked_sub(1).filter(|&it| text.tokens[it].is_word());
        let behind = before.is_some_and(|it| {
            let class = text.class(it);
            class.has(Class::PREPOSITION)
                && !class.has(Class::SOURCE | Class::AUXILIARY)
                && !text.tokens[it].is(Token::CAPITAL)
                || self.contracted_article(it)
        });
        let dative = text.words.lexicon().nouns_capital && self.dative(at);
        behind || dative
    }

    /// Whether a German noun phrase is no nominative by its article: dem Blatt, der Zeitung, (in) der SPD.
    fn dative(&self, at: usize) -> bool {
        let text = self.text;
        let word = |it: usize| text.words.text(text.tokens[it].word);
        if ["dem", "den", "des", "einem", "eines"].contains(&word(at)) {
            return true;
        }
        let before = at.checked_sub(1).is_some_and(|it| {
            self.is_small(it, Class::ARTICLE) && ["der", "des", "dem"].contains(&word(it))
        });
        if before {
            return true;
        }
        let Some((_, mention)) = self
            .mention(at)
            .filter(|_| ["der", "einer"].contains(&word(at)))
        else {
            return false;
        };
        let head = mention.to as usize - 1;
        let feminine = [
            "in", "ung", "schaft", "heit", "keit", "ei", "ion", "tät", "ur", "e", "bank",
        ];
        text.class(head).has(Class::PERSON_WOMAN)
            || text.class(head).has(Class::ORGANISATION)
                && feminine.iter().any(|it| text.ends(head, it))
    }

    /// Whether a bare article or possessive stands at `at` behind a preposition: in der (Berliner) …
    fn contracted_article(&self, at: usize) -> bool {
        let before = at.checked_sub(1);
        self.is_small(at, Class::ARTICLE)
            && before.is_some_and(|it| self.is_small(it, Class::PREPOSITION))
    }

    /// “…”, Anna a ajouté.
    fn subject_first(&self, at: usize, end: usize, tags: &mut Vec<Tag>) {
        let Some((index, mention)) = (at..end.min(at + 3)).find_map(|it| self.mention(it)) else {
            return;
        };
        if mention.possessive || self.no_subject(mention.from as usize) {
            return;
        }
        let index = self.person(index, end);
        let behind = self.mentions.all[index].to as usize;
        let verb = (behind..end.min(behind + 5)).find(|&it| self.is_small(it, Class::SAY));
        if let Some(verb) = verb {
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
        let left = self.left_subject(start, verb);
        let right = self
            .subject(verb + 1, end)
            .filter(|&(index, _)| self.mentions.all[index].to as usize <= end);
        let cue = Some(verb);
        let name = |index: usize| self.mentions.all[index].kind == Kind::Name;
        match (left, right) {
            (Some((left, adjacent)), Some((right, true)))
                if name(right) && !name(left) && !adjacent =>
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

    /// The subject before a verb: the first noun phrase of the clause that can be one, and whether it is the last, too.
    fn left_subject(&self, start: usize, verb: usize) -> Option<(usize, bool)> {
        let mut found: Option<usize> = None;
        let mut at = start;
        while at < verb {
            let Some((index, mention)) = self.mention(at) else {
                at += 1;
                continue;
            };
            let next = mention.to as usize;
            if !mention.possessive && !self.no_subject(at) && next <= verb {
                let person = self.person(index, verb);
                // The clause nearest to the verb has its subject: “Als Lang kam, sagte …”.
                if found.is_none() || !self.same_clause(self.mentions.all[found?].to as usize, at) {
                    found = Some(person);
                }
                at = (self.mentions.all[person].to as usize).max(next);
            } else {
                at = next;
            }
        }
        let index = found?;
        Some((index, self.whole_clause(index, start, verb)))
    }

    /// Whether between the subject `index` and its verb stands only what belongs to one of them: Ein Sprecher des
    /// Ministeriums sagte; Lake, Leiter der Studie, sagte.
    fn whole_clause(&self, index: usize, start: usize, verb: usize) -> bool {
        const LONG: usize = 12;
        let text = self.text;
        let mention = &self.mentions.all[index];
        let (from, behind) = (mention.from as usize, mention.to as usize);
        if (behind..verb).all(|it| self.is_small(it, Class::ADVERB | Class::AUXILIARY)) {
            return true;
        }
        let commas = (behind..verb).filter(|&it| text.sign(it) == b',').count();
        let opens = (start..from).all(|it| {
            let class = text.class(it);
            !text.tokens[it].is_word()
                || self.is_small(it, Class::BREAK)
                || class.has(Class::ROLE | Class::ARTICLE | Class::ADVERB)
        });
        let verbs = (behind..verb).any(|it| {
            self.is_small(it, Class::SAY | Class::VERB)
                || self.is_small(it, Class::BREAK) && !self.is_small(it, Class::PREPOSITION)
        });
        opens && !verbs && matches!(commas, 0 | 2) && verb - behind <= LONG
    }

    /// Whether no word that begins another clause stands between two places.
    fn same_clause(&self, from: usize, to: usize) -> bool {
        let text = self.text;
        !(from..to).any(|it| {
            text.sign(it) == b';'
                || self.is_small(it, Class::BREAK)
                    && !self.is_small(it, Class::PREPOSITION | Class::AUXILIARY)
        })
    }

    /// A noun phrase at `at` that may be the subject of its clause.
    fn free_subject(&self, at: usize, end: usize) -> Option<(usize, bool)> {
        let (index, mention) = self.mention(at)?;
        (!mention.possessive && !self.no_subject(at)).then(|| (self.person(index, end), false))
    }

    /// A source at `at`: laut Lake, nach Angaben von Lake, so Lake (only behind), Lake zufolge.
    fn source(&self, at: usize, end: usize, behind: bool) -> Option<Tag> {
        const NEAR: usize = 5;
        let text = self.text;
        let class = text.class(at);
        if class.has(Class::SOURCE_AFTER) {
            let found = (at.saturating_sub(NEAR)..at)
                .rev()
                .find_map(|it| self.mention(it))?;
            return Some(tag(Tie::Source, found.0, Some(at)));
        }
        let says = class.has(Class::SOURCE) && (behind || !class.has(Class::ADVERB));
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

    /// Of a noun phrase the mention that is the person: "der Chef des Verwaltungsrats Ulrich Müller", "der Leiter der
    /// Studie, Anthony Lake,".
    fn person(&self, index: usize, end: usize) -> usize {
        const LONG: usize = 10;
        let text = self.text;
        let mention = &self.mentions.all[index];
        if mention.kind != Kind::Description {
            return index;
        }
        let from = mention.to as usize;
        let mut comma = false;
        for at in from..end.min(from + LONG) {
            if let Some((next, name)) = self
                .mention(at)
                .filter(|(_, it)| it.kind == Kind::Name && !parenthesis(text, at))
            {
                let free = at == from || comma || self.modifies_nobody(at);
                return if free && (!comma || self.apposition_ends(name, end)) {
                    next
                } else {
                    index
                };
            }
            match text.sign(at) {
                b',' if !comma => comma = true,
                sign::WORD if parenthesis(text, at) => {}
                sign::WORD if comma && !text.class(at).has(Class::ANY_TITLE) => return index,
                sign::WORD if self.is_small(at, Class::SAY | Class::AUXILIARY) => return index,
                sign::WORD | b'-' | b'.' | b'(' | b')' => {}
                _ => return index,
            }
        }
        index
    }

    /// Whether the name at `at` stands beside a noun, not behind a preposition or an article.
    fn modifies_nobody(&self, at: usize) -> bool {
        let text = self.text;
        text.words.lexicon().nouns_capital && at > 0 && text.tokens[at - 1].is(Token::CAPITAL)
    }

    /// Whether a name in apposition is set off again, or the clause goes on with its verb.
    fn apposition_ends(&self, name: &Mention, end: usize) -> bool {
        let at = name.to as usize;
        at >= end
            || matches!(self.text.sign(at), b',' | b':' | b'(')
            || self.is_small(at, Class::SAY | Class::AUXILIARY)
    }
}

/// Whether the word at `at` stands alone between parentheses: (AU).
fn parenthesis(text: &Text<'_>, at: usize) -> bool {
    at > 0 && text.sign(at - 1) == b'(' && text.sign(at + 1) == b')'
}
