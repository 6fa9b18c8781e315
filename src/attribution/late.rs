//! What reports a German quotation further behind it, and who is heard of when “it says” something.
//!
//! ```text
//! Er sei „…“ mit der Wahl, sagte Lake / so Lake / wie Lake mitteilte     behind the rest of the sentence
//! „…“, heißt es in dem Schreiben; „…“, hieß es aus dem Rathaus           where it was said
//! ```

use super::lexicon::Class;
use super::tags::Tagger;
use super::tie::{Tag, Tie, tag};
use super::tokens::Token;

impl Tagger<'_> {
    /// The clause that reports what the sentence from `at` to `end` goes on with: … mit der Wahl, sagte Lake.
    pub(super) fn late(&self, at: usize, end: usize) -> Option<Tag> {
        let text = self.text;
        let clauses = (at + 1..end).filter(|&it| text.sign(it - 1) == b',');
        let mut tags = clauses.filter_map(|it| {
            // “…, so wurde dieser abgelehnt” names no source.
            let next = (it + 1).min(end - 1);
            let noun = text.tokens[next].is(Token::CAPITAL) || text.class(next).has(Class::ARTICLE);
            noun.then(|| self.source(it, end, true))
                .flatten()
                .or_else(|| self.hearsay(it, end))
                .or_else(|| self.said_late(it, end))
                .or_else(|| self.as_told(it, end))
        });
        tags.next()
    }

    /// The subject right behind a verb of saying that begins a clause.
    fn said_late(&self, verb: usize, end: usize) -> Option<Tag> {
        let class = self.text.class(verb);
        let says = self.is_small(verb, Class::SPEECH) && !class.has(Class::NAMING | Class::STATES);
        let (index, near) = self.subject(verb + 1, end).filter(|_| says)?;
        near.then(|| tag(Tie::VerbFarName, index, Some(verb)))
    }

    /// The subject of a clause that begins with “wie” and ends with a verb of saying: wie die Polizei mitteilte.
    fn as_told(&self, at: usize, end: usize) -> Option<Tag> {
        const LONG: usize = 12;
        let text = self.text;
        if text.spelled(at) != "wie" {
            return None;
        }
        // Wie Experte Karl Lake mitteilte.
        let noun = text.stands_out(at + 1) && self.mention(at + 1).is_none();
        let first = at + 1 + usize::from(noun);
        let (index, mention) = self.mention(first).filter(|_| !self.no_subject(first))?;
        let behind = mention.to as usize;
        let verb = (behind..end.min(behind + LONG))
            .take_while(|&it| text.sign(it) != b',')
            .find(|&it| self.is_small(it, Class::SPEECH))?;
        Some(tag(Tie::NameFarVerb, self.person(index, verb), Some(verb)))
    }

    /// Where it was said, of a clause that begins with “heißt es”: in dem Schreiben, aus dem Rathaus, von seiten des Vereins.
    pub(super) fn hearsay(&self, verb: usize, end: usize) -> Option<Tag> {
        const NEAR: usize = 6;
        const WHERE: &[&str] = &[
            "auf", "aus", "bei", "beim", "im", "in", "seitens", "vom", "von",
        ];
        let text = self.text;
        let says = self.is_small(verb, Class::STATES)
            && text.words.lexicon().nouns_capital
            && self.is_small(verb + 1, Class::IT);
        let clause = (verb + 2..end).take_while(|&it| says && text.sign(it) != b',');
        let place = clause
            .clone()
            .take(NEAR)
            .find(|&it| WHERE.contains(&text.spelled(it)))?;
        let (index, _) = clause
            .filter(|&it| it > place && it < place + NEAR)
            .find_map(|it| self.mention(it).filter(|(_, it)| it.kind.is_noun()))?;
        Some(tag(Tie::VerbFarName, index, Some(verb)))
    }

    /// Who let something be heard, of a clause that a quotation is the object of: „…“, das der Onkel hatte vernehmen lassen.
    pub(super) fn let_hear(&self, at: usize, end: usize) -> Option<Tag> {
        const LONG: usize = 10;
        let text = self.text;
        let relative = ["das", "den", "die", "was"].contains(&text.spelled(at))
            && at > 0
            && text.sign(at - 1) == b',';
        let (index, mention) = self
            .mention(at + 1)
            .filter(|_| relative && at + 1 < end && !self.no_subject(at + 1))?;
        let behind = mention.to as usize;
        let heard = (behind..end.min(behind + LONG).saturating_sub(1)).find(|&it| {
            ["hören", "vernehmen"].contains(&text.spelled(it))
                && ["lassen", "ließ", "lässt", "läßt"].contains(&text.spelled(it + 1))
        })?;
        Some(tag(Tie::NameVerb, self.person(index, heard), Some(heard)))
    }

    /// Whether the verb of `from..to` reports what somebody else said: Lake habe nicht gefragt; das Amt verkenne es.
    pub(super) fn is_reported(&self, from: usize, to: usize) -> bool {
        const VERBS: &[&str] = &[
            "bleibe", "brauche", "dürfe", "gebe", "gehe", "gelte", "habe", "komme", "könne",
            "lasse", "liege", "mache", "müsse", "nehme", "sei", "seien", "sehe", "solle", "stehe",
            "werde", "wisse", "wolle",
        ];
        let text = self.text;
        // Right behind a noun hardly any other word ends so.
        let behind_noun = |it: usize| {
            let known = text.class(it) != Class::default();
            let noun = it > from && text.tokens[it - 1].is(Token::CAPITAL);
            noun && !known && text.ends(it, "e") && !text.ends(it, "te")
        };
        (from..to).any(|it| {
            let token = &text.tokens[it];
            let small = token.is_word() && !token.is(Token::CAPITAL);
            small && (VERBS.contains(&text.spelled(it)) || behind_noun(it))
        })
    }
}
