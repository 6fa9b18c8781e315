//! Noun phrases where the verb may stand before its subject: which can be one, and which of their words is the person.

use super::bearers;
use super::lexicon::Class;
use super::mentions::{Kind, Mention};
use super::offices;
use super::sign;
use super::tags::Tagger;
use super::tokens::{Text, Token};

impl Tagger<'_> {
    /// Whether the noun phrase at `at` cannot be a subject: behind a preposition, or in the dative.
    pub(super) fn no_subject(&self, at: usize) -> bool {
        let text = self.text;
        let before = at.checked_sub(1).filter(|&it| text.tokens[it].is_word());
        let behind = before.is_some_and(|it| {
            let class = text.class(it);
            let token = &text.tokens[it];
            class.has(Class::PREPOSITION)
                && !class.has(Class::SOURCE | Class::AUXILIARY)
                && (!token.is(Token::CAPITAL) || token.is(Token::INITIAL))
                && !self.conjunction(it)
                || self.contracted_article(it)
                || self.named_article(it)
        });
        // “Al carretero”, “aux soldats” is whom it is said to.
        let contracted = !text.words.lexicon().nouns_capital
            && (["al", "au", "aux", "d'", "del", "du"].contains(&text.spelled(at))
                || self.of_several(at));
        let oblique = text.words.lexicon().nouns_capital && (self.dative(at) || self.genitive(at));
        behind || oblique || contracted || self.is_measure(at) || self.behind_gerund(at)
    }

    /// Whether the article at `at` is part of a French or Spanish name behind a preposition: a El País; or the word there
    /// tells what something was called: antes Twitter.
    fn named_article(&self, at: usize) -> bool {
        let text = self.text;
        let token = &text.tokens[at];
        let article = token.is(Token::CAPITAL)
            && !token.is(Token::INITIAL)
            && text.class(at).has(Class::ARTICLE)
            && at > 0
            && self.is_small(at - 1, Class::PREPOSITION);
        // Con la revista Lynx, con el diario El Faro.
        let noun = at - usize::from(token.is(Token::CAPITAL) && at > 0);
        let body = self.is_small(noun, Class::ORGANISATION | Class::NAMING)
            && noun > 1
            && text.class(noun - 1).has(Class::ARTICLE)
            && self.is_small(noun - 2, Class::PREPOSITION);
        let former = text.words.text(token.word) == "antes"
            && text.tokens.get(at + 2).is_none_or(|it| !it.is_word());
        !text.words.lexicon().nouns_capital && (article || body || former)
    }

    /// Whether a French “des” belongs to the noun before it: la question des habitants, but des habitants répondent.
    fn of_several(&self, at: usize) -> bool {
        const LONG: usize = 3;
        let text = self.text;
        if text.spelled(at) != "des" {
            return false;
        }
        let sentence = text.tokens[at].sentence;
        let before = (at.saturating_sub(LONG)..at).rev().take_while(|&it| {
            let token = &text.tokens[it];
            let other = Class::SAY | Class::AUXILIARY | Class::PRONOUN;
            token.is_word() && token.sentence == sentence && !text.class(it).has(other)
        });
        let noun: Vec<usize> = before.collect();
        noun.iter()
            .skip(1)
            .any(|&it| text.class(it).has(Class::DETERMINER))
    }

    /// Whether “der” at `at` makes a genitive: der Journalisten; auf die Frage der Reporter antwortete …
    fn genitive(&self, at: usize) -> bool {
        let text = self.text;
        if text.spelled(at) != "der" {
            return false;
        }
        let Some((_, mention)) = self.mention(at) else {
            return false;
        };
        let head = mention.to as usize - 1;
        several(text, head) || bent(text, at, head) || self.of_fronted(at)
    }

    /// Whether a noun behind a preposition opens the clause right before `at`: before its verb no subject has room
    /// beside it.
    fn of_fronted(&self, at: usize) -> bool {
        const LONG: usize = 4;
        let text = self.text;
        if !at.checked_sub(1).is_some_and(|it| text.stands_out(it)) {
            return false;
        }
        let paragraph = text.tokens[at].paragraph;
        let opens = |it: usize| {
            text.class(it).has(Class::PREPOSITION)
                && (text.tokens[it].is(Token::INITIAL) || it > 0 && text.sign(it - 1) == b'"')
        };
        (at.saturating_sub(LONG)..at - 1)
            .rev()
            .take_while(|&it| {
                text.tokens[it].is_word()
                    && text.tokens[it].paragraph == paragraph
                    && !self.is_small(it, Class::SAY | Class::AUXILIARY)
            })
            .any(opens)
    }

    /// Whether a German noun phrase is no nominative by its article: dem Blatt, der Zeitung, (in) der SPD.
    fn dative(&self, at: usize) -> bool {
        let text = self.text;
        let word = |it: usize| text.spelled(it);
        if oblique(text, at) {
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
        let opens = |it: usize| self.text.tokens[it].is(Token::INITIAL);
        let preposition = |it: usize| {
            self.is_small(it, Class::PREPOSITION)
                || opens(it) && self.text.class(it).has(Class::PREPOSITION)
        };
        self.is_small(at, Class::ARTICLE) && before.is_some_and(preposition)
    }

    /// Of a noun phrase the mention that is the person: "der Chef des Verwaltungsrats Ulrich Müller", "der Leiter der
    /// Studie, Anthony Lake,".
    pub(super) fn person(&self, index: usize, end: usize) -> usize {
        let text = self.text;
        let capitals = text.words.lexicon().nouns_capital;
        let long = if capitals { 10 } else { 16 };
        let mention = &self.mentions.all[index];
        if mention.kind != Kind::Description {
            return self.of_club(mention.to as usize, end).unwrap_or(index);
        }
        let from = mention.to as usize;
        if let Some(voice) = self.voice(mention, end) {
            return voice;
        }
        // “La députée travailliste Anne Roux” is Anne Roux.
        let adjectives = |at: usize| !capitals && (from..at).all(|it| bearers::adjective(text, it));
        let mut comma = false;
        for at in from..end.min(from + long) {
            if self.told_to(at) {
                return index;
            }
            let aside = parenthesis(text, at)
                || !comma && at > from && self.is_small(at - 1, Class::PREPOSITION)
                || at > from && self.of_body(at);
            if let Some((next, name)) = self
                .mention(at)
                .filter(|(_, it)| it.kind == Kind::Name && !aside)
            {
                // “Der Ministerpräsident Sachsens, Anna Lake,” is Lake.
                let behind = name.to as usize;
                let owner = at == from
                    && small_owner(text, name)
                    && text.sign(behind) == b','
                    && self
                        .mention(behind + 1)
                        .is_some_and(|(_, it)| it.kind == Kind::Name);
                if owner {
                    continue;
                }
                let two = at == from
                    && offices::two(text, name)
                    && (self.alone(index) || self.asks(self.mentions.all[index].from as usize));
                let free = at == from
                    || comma
                    || self.modifies_nobody(at)
                    || adjectives(at)
                    || self.behind_field(from, name);
                if free && !two && (!comma || self.apposition_ends(name, end)) {
                    return next;
                }
                if comma {
                    return index;
                }
            }
            match text.sign(at) {
                b',' if !comma => comma = true,
                sign::WORD if parenthesis(text, at) => {}
                sign::WORD if comma && !text.class(at).has(Class::ANY_TITLE) => return index,
                sign::WORD if self.is_small(at, Class::SAY | Class::AUXILIARY) => return index,
                sign::WORD | sign::NUMBER | b'-' | b'/' | b'.' | b'(' | b')' => {}
                _ => return index,
            }
        }
        index
    }

    /// Whose French or Spanish voice a description is: la voix creuse du baron; la voz de Ana.
    fn voice(&self, mention: &Mention, end: usize) -> Option<usize> {
        const NEAR: usize = 3;
        let text = self.text;
        let at = mention.to as usize;
        // “Une voix de tonnerre” is nobody's.
        let new = text.class(mention.from as usize).has(Class::INTRODUCING);
        let voice = ["voix", "voz"].contains(&text.spelled(at - 1));
        if !text.words.lexicon().romance() || new || !voice {
            return None;
        }
        let of = (at..end.min(at + NEAR)).find(|&it| !bearers::adjective(text, it))?;
        let of = of + usize::from(["d'", "de"].contains(&text.spelled(of)));
        let belongs = of > at && text.class(of - 1).has(Class::COMPLEMENT)
            || ["del", "des", "du"].contains(&text.spelled(of));
        let (index, owner) = self.mention(of).filter(|_| belongs && of < end)?;
        (owner.kind.is_noun() && !owner.possessive).then_some(index)
    }

    /// Whether an article at `at` begins whom or what a German person tells it: sagte ein Nachbar dem Sender NDR.
    fn told_to(&self, at: usize) -> bool {
        let text = self.text;
        let dative = ["dem", "einem", "den", "seinem", "ihrem"];
        text.words.lexicon().nouns_capital
            && self.is_small(at, Class::DETERMINER)
            && dative.contains(&text.spelled(at))
            && at > 0
            && text.tokens[at - 1].is_word()
            && !text.class(at - 1).has(Class::PREPOSITION)
    }

    /// Whether the one word at `at` is the name of the German body before it: der Agentur AFP; but der Gewerkschaft
    /// Karl Berg.
    fn of_body(&self, at: usize) -> bool {
        let text = self.text;
        let body = Class::ORGANISATION | Class::DOCUMENT;
        let single = self
            .mention(at)
            .is_some_and(|(_, it)| it.to == it.from + 1 && it.kind == Kind::Name);
        let noun = at > 0 && text.tokens[at - 1].is(Token::CAPITAL);
        text.words.lexicon().nouns_capital
            && single
            && noun
            && text.class(at - 1).has(body)
            && !text.class(at - 1).has(Class::PERSON)
            && !text.tokens[at - 1].is(Token::UPPER)
            && !text.class(at).has(Class::MAN | Class::WOMAN)
    }

    /// Whether a verb that somebody is the object of stands before the phrase at `at`: fragte der Wirt Anna.
    fn asks(&self, at: usize) -> bool {
        const VERBS: &[&str] = &[
            "bat",
            "beruhigte",
            "bittet",
            "ermahnte",
            "fragt",
            "fragte",
            "tröstete",
            "unterbrach",
            "unterbricht",
            "warnte",
        ];
        let verb = at
            .checked_sub(1)
            .filter(|&it| self.is_small(it, Class::SAY));
        verb.is_some_and(|it| VERBS.contains(&self.text.spelled(it)))
    }

    /// The name behind a word for a person that stands behind another name: Hamburg Torwart Lake.
    fn of_club(&self, at: usize, end: usize) -> Option<usize> {
        let text = self.text;
        let role = at + 1 < end
            && text.words.lexicon().nouns_capital
            && text.tokens[at].is(Token::CAPITAL)
            && text.class(at).has(Class::ROLE);
        let name = self.mention(at + 1).filter(|(_, it)| it.kind == Kind::Name);
        name.filter(|_| role).map(|(index, _)| index)
    }

    /// Whether the text also has a description without a name behind it.
    fn alone(&self, index: usize) -> bool {
        let who = self.mentions.all[index].who;
        let mut others = self.mentions.all.iter().filter(|it| it.who == who);
        others.any(|it| {
            self.mention(it.to as usize)
                .is_none_or(|(_, it)| it.kind != Kind::Name)
        })
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
            || self.is_small(
                at,
                Class::SAY | Class::AUXILIARY | Class::ADVERB | Class::PREPOSITION,
            )
    }
}

/// Whether a German article or possessive at `at` is no nominative, whatever stands behind it: dem, unseren, einer.
pub fn oblique(text: &Text<'_>, at: usize) -> bool {
    let word = text.spelled(at);
    if ["des", "eines", "seines"].contains(&word) {
        return true;
    }
    // “einer der Zeugen” and “keiner” alone are nominatives.
    let one = ["einer", "keiner", "meiner", "deiner", "seiner", "ihrer"].contains(&word);
    let next = at + 1;
    let alone = !text.tokens.get(next).is_some_and(Token::is_word)
        || text
            .class(next)
            .has(Class::ARTICLE | Class::PREPOSITION | Class::SAY | Class::AUXILIARY);
    text.class(at).has(Class::DETERMINER)
        && !["deren", "dessen"].contains(&word)
        && (word.ends_with("em") || word.ends_with("en") || one && !alone)
}

/// Whether the noun at `at` is a German word for several, or no nominative: Journalisten, Fans, Vorsitzenden.
pub fn several(text: &Text<'_>, at: usize) -> bool {
    let word = text.spelled(at);
    let class = text.words.lexicon().class(word);
    let one = Class::PERSON_MAN | Class::PERSON_WOMAN | Class::ROLE;
    class.has(Class::PERSON)
        && (word.ends_with("en") || !class.has(one) && word.ends_with(['n', 's']) && word != "fan")
}

/// Whether the adjective before the noun `head` of the phrase at `at` tells that “der” is no nominative: der jungen
/// Reporter.
fn bent(text: &Text<'_>, at: usize, head: usize) -> bool {
    let adjective = head - 1;
    let other = Class::ADVERB | Class::STOP | Class::SAY | Class::PREPOSITION;
    adjective > at
        && text.tokens[adjective].is_word()
        && !text.tokens[adjective].is(Token::CAPITAL)
        && text.ends(adjective, "en")
        && !text.class(adjective).has(other)
}

/// Whether a German name of one word may be a genitive: Sachsens.
fn small_owner(text: &Text<'_>, name: &Mention) -> bool {
    let at = name.from as usize;
    name.to == name.from + 1 && text.words.lexicon().nouns_capital && text.ends(at, "s")
}

/// Whether the word at `at` stands alone between parentheses: (AU).
fn parenthesis(text: &Text<'_>, at: usize) -> bool {
    at > 0 && text.sign(at - 1) == b'(' && text.sign(at + 1) == b')'
}
