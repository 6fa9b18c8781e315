//! Whose words they are where one English clause stands in another.
//!
//! ```text
//! Hill said that Lake will continue to give “…”      what was said goes on: Hill
//! Hill was told by Lake of “…”                       the teller: Lake
//! Hill spoke of Lake's claim that it was “…”         the owner of the claim: Lake
//! Hill was hailed by Lake as “…”                     who calls him so: Lake
//! “…,” as Lake put it                                Lake
//! “…” to give up their plans, Lake said              the rest of the sentence in other words, then its tag
//! “…” Hill says Lake asked                           the inner of two
//! Lake, a merchant in the market, told               the name that a description explains
//! ```

use super::headed::DOCUMENTS;
use super::lexicon::Class;
use super::mentions::Kind;
use super::spans::Span;
use super::subjects;
use super::tags::{Tagger, clause_ends, past_marks, verb_like};
use super::tie::{Tag, Tie, tag};
use super::tokens::Token;

impl Tagger<'_> {
    /// Whether a verb of saying only goes on with what somebody is reported to have said in the sentence from `start`
    /// on: Hill said that Lake will continue to give.
    pub(super) fn content(&self, start: usize, verb: usize) -> bool {
        let text = self.text;
        let other = Class::DETERMINER | Class::PRONOUN | Class::HIS | Class::HER | Class::SAY;
        let next = text.tokens.get(verb + 2);
        let infinitive = self.text.spelled(verb + 1) == "to"
            && next.is_some_and(|it| it.is_word() && !it.is(Token::CAPITAL))
            && !text.class(verb + 2).has(other);
        let said =
            |it: usize| self.is_small(it, Class::SPEECH) && self.text.spelled(it + 1) == "that";
        infinitive && (start..verb).any(said)
    }

    /// Whether a verb tells what its subject hears: Hill was told.
    pub(super) fn is_told(&self, verb: usize) -> bool {
        const VERBS: &[&str] = &[
            "advised", "asked", "assured", "informed", "reminded", "told", "warned",
        ];
        const BE: &[&str] = &["am", "are", "be", "been", "being", "is", "was", "were"];
        let before = (0..verb)
            .rev()
            .find(|&it| !self.is_small(it, Class::ADVERB) && !self.text.ends(it, "ly"));
        VERBS.contains(&self.text.spelled(verb))
            && before.is_some_and(|it| BE.contains(&self.text.spelled(it)))
    }

    /// Whether the verb behind a subject that ends at `end` tells what others do to it: Hill was rejected.
    pub(super) fn suffers(&self, end: usize) -> bool {
        const BE: &[&str] = &["are", "been", "is", "was", "were"];
        const NEAR: usize = 5;
        let mut near = end..self.text.tokens.len().min(end + NEAR);
        let verb = near.find(|&it| !self.light(it));
        let be = |verb: usize| (end..verb).any(|it| BE.contains(&self.text.spelled(it)));
        verb.is_some_and(|it| be(it) && self.text.ends(it, "ed"))
    }

    /// By whom somebody is told: Hill was told by Lake.
    pub(super) fn teller(&self, verb: usize, end: usize) -> Option<Tag> {
        const NEAR: usize = 4;
        let by = (verb + 1..end.min(verb + NEAR)).find(|&it| self.text.spelled(it) == "by")?;
        let (index, mention) = self.mention(self.tail_or(by + 1, end))?;
        (!mention.possessive).then(|| tag(Tie::VerbBefore, index, Some(verb)))
    }

    /// Who calls something so, where that is the subject: Lake was described by a doctor as “…”.
    pub(super) fn judged(&self, start: usize, end: usize) -> Option<Tag> {
        const NEAR: usize = 2;
        let like =
            (start.max(end.saturating_sub(NEAR))..end).find(|&it| self.text.spelled(it) == "as")?;
        let by = (start + 1..like)
            .rev()
            .find(|&it| self.text.spelled(it) == "by" && self.text.ends(it - 1, "ed"))?;
        let (index, mention) = (by + 1..like).find_map(|it| self.mention(self.tail_or(it, end)))?;
        let whole = mention.to as usize <= like && !mention.possessive;
        whole.then(|| tag(Tie::VerbBefore, index, Some(by - 1)))
    }

    /// Whether a verb tells by whom its subject is judged: was hailed by.
    pub(super) fn is_judged(&self, verb: usize) -> bool {
        self.text.spelled(verb + 1) == "by"
    }

    /// Whose claim it is that the words before a quotation report: Lake's accusation that the group was “…”.
    pub(super) fn claimed(&self, start: usize, end: usize) -> Option<Tag> {
        const NOUNS: &[&str] = &[
            "accusation",
            "allegation",
            "assertion",
            "attempt",
            "attempts",
            "claim",
            "claims",
            "comment",
            "complaint",
            "contention",
            "criticism",
            "demand",
            "description",
            "insistence",
            "plea",
            "promise",
            "remark",
            "statement",
            "suggestion",
            "threat",
            "view",
            "vow",
            "warning",
        ];
        const LEADS: &[&str] = &["about", "as", "of", "that", "to"];
        let text = self.text;
        if matches!(text.sign(end - 1), b':' | b',') {
            return None;
        }
        let noun = (start + 1..end).rev().find(|&it| {
            NOUNS.contains(&self.text.spelled(it)) && LEADS.contains(&self.text.spelled(it + 1))
        })?;
        let says =
            |it: usize| self.is_small(it, Class::SPEECH) && self.text.spelled(it - 1) != "to";
        // Hill rejected Lake's claim that it was so as “…”.
        let judged = noun + 2 < end && self.text.spelled(end - 1) == "as";
        if judged || (noun + 1..end).any(says) {
            return None;
        }
        let (owner, from) = (start.max(noun.saturating_sub(5))..noun)
            .rev()
            .find_map(|it| {
                let (index, mention) = self.mention(it)?;
                // Between them an adjective at most.
                let near = mention.possessive && noun <= mention.to as usize + 1;
                near.then_some((index, it))
            })?;
        // “Hill said that Lake's claim that it rains is “false””: Hill's.
        let reported = |it: usize| self.is_small(it, Class::SPEECH);
        if self.text.spelled(from.saturating_sub(1)) == "that" || (start..from).any(reported) {
            return None;
        }
        Some(tag(Tie::Source, owner, Some(noun)))
    }

    /// The tag behind the rest of a sentence whose beginning alone is quoted: “…” to give up their plans, Lake said.
    pub(super) fn paraphrased(&self, span: &Span, at: usize, to: usize) -> Option<Tag> {
        const LONG: usize = 30;
        const ASIDE: usize = 14;
        let text = self.text;
        let token = &text.tokens[at];
        let closed = matches!(span.last_sign(text), Some(b',' | b'.' | b'!' | b'?'))
            || at > 0 && text.sign(at - 1) == b',';
        let goes_on = token.is_word()
            && !token.is(Token::CAPITAL)
            && !text
                .class(at)
                .has(Class::SAY | Class::SOURCE | Class::PRONOUN)
            && self.mention(at).is_none();
        if closed || !goes_on {
            return None;
        }
        let end = (at..to.min(at + LONG))
            .find(|&it| clause_ends(text, it))
            .unwrap_or(to.min(at + LONG));
        let comma = (at..end)
            .take_while(|&it| !self.is_small(it, Class::SPEECH) || self.bare_verb(it))
            .find(|&it| text.sign(it) == b',' && self.mention(it + 1).is_some())?;
        let (index, mention) = self.mention(self.tail(comma + 1, end))?;
        let behind = mention.to as usize;
        if mention.possessive {
            return None;
        }
        let verb = (behind..end).find(|&it| !self.light(it))?;
        if self.is_small(verb, Class::SPEECH) {
            return (!self.is_told(verb)).then(|| tag(Tie::NameVerb, index, Some(verb)));
        }
        // “…” set by the town, Lake, its mayor, told reporters.
        let resumed = (verb + 1..end.min(verb + ASIDE)).find(|&it| text.sign(it) == b',')? + 1;
        let says = text.sign(verb) == b',' && self.is_small(resumed, Class::SPEECH);
        says.then(|| tag(Tie::NameFarVerb, index, Some(resumed)))
    }

    /// Whether a clause behind a quotation that has ended begins a sentence of its own, which tells more than who said
    /// it: “….” Anna answered that it was.
    pub(super) fn tells_on(&self, span: &Span, at: usize, end: usize, tag: &Tag) -> bool {
        let text = self.text;
        let Some(verb) = tag.cue.map(|it| it as usize) else {
            return false;
        };
        let new = text.tokens[at].is(Token::CAPITAL);
        let more = || (verb + 1..end).any(|it| text.tokens[it].is_word() && !self.light(it));
        match span.last_sign(text) {
            Some(b'.') => new && more(),
            Some(b'?' | b'!') => {
                let that = |it: usize| text.spelled(it) == "that";
                new && verb + 1 < end && that(verb + 1)
            }
            _ => false,
        }
    }

    /// Who is quoted by the way: “…,” as Hill put it; “…,” as she puts it.
    pub(super) fn put_by(&self, at: usize, end: usize) -> Option<Tag> {
        if self.text.spelled(at) != "as" {
            return None;
        }
        let (index, mention) = self.mention(at + 1)?;
        let verb = mention.to as usize;
        let puts = matches!(
            self.text.spelled(verb),
            "put" | "puts" | "phrased" | "phrases"
        );
        let put = puts && self.text.spelled(verb + 1) == "it" && verb + 1 < end;
        put.then(|| tag(Tie::NameVerb, index, Some(verb)))
    }

    /// Whether a verb stands behind “to” or an auxiliary: to respond, would respond.
    fn bare_verb(&self, at: usize) -> bool {
        at > 0 && (self.text.spelled(at - 1) == "to" || self.is_small(at - 1, Class::AUXILIARY))
    }

    /// The subject of the inner of two verbs of saying: Hill says the captain asked.
    pub(super) fn inner(&self, verb: usize, end: usize) -> Option<Tag> {
        let (index, mention) = self.mention(verb + 1)?;
        let says = mention.to as usize;
        let last = says + 1 >= end || !self.text.tokens.get(says + 1).is_some_and(Token::is_word);
        (!mention.possessive && self.is_small(says, Class::SPEECH) && last)
            .then(|| tag(Tie::NameVerb, index, Some(says)))
    }

    /// Whether “and” joins a verb of saying to one before it: came to the gate and said.
    pub(super) fn chained(&self, start: usize, verb: usize) -> bool {
        let before = (start..verb).rev().find(|&it| !self.light(it));
        before.is_some_and(|it| {
            self.text.spelled(it) == "and" && it > start && self.text.tokens[it - 1].is_word()
        })
    }

    /// Whether the mention at `at` is where somebody goes or looks: went to Martha.
    pub(super) fn aimed_at(&self, start: usize, at: usize) -> bool {
        let text = self.text;
        at > start + 1
            && self.is_small(at - 1, Class::TOWARDS)
            && text.tokens[at - 2].is_word()
            && !text.class(at - 2).has(Class::SOURCE)
    }

    /// Whether the mention at `at` stands right behind a verb that is no verb of saying: kissed Anna.
    pub(super) fn object(&self, start: usize, at: usize) -> bool {
        let verb = |it: usize| {
            verb_like(self.text, it) && !self.text.class(it).has(Class::AUXILIARY | Class::SPEECH)
        };
        at > start + 1 && verb(at - 1)
    }

    /// Whether the mention at `at` is the object of the verb before it, whose subject has no name: the plan angered Lake.
    pub(super) fn suffered(&self, start: usize, at: usize) -> bool {
        let text = self.text;
        let other = Class::BREAK | Class::DETERMINER | Class::HIS | Class::HER | Class::PREPOSITION;
        // The newly elected Lake; Lake, of the disgraced Acme.
        let verb = |it: usize| {
            text.tokens[it - 1].is_word()
                && !text.class(it - 1).has(other)
                && !text.ends(it - 1, "ly")
                && !text.class(it).has(Class::AUXILIARY)
        };
        let token = at.checked_sub(1).map(|it| &text.tokens[it]);
        at > start + 1
            && token.is_some_and(|it| it.is_word() && !it.is(Token::CAPITAL))
            && text.ends(at - 1, "ed")
            && verb(at - 1)
    }

    /// Whether who stands behind a verb of saying is told: the rule reminded Lake.
    pub(super) fn hears(&self, start: usize, verb: usize) -> bool {
        const VERBS: &[&str] = &[
            "asked", "asks", "assured", "assures", "reminded", "reminds", "tells", "told", "urged",
            "urges", "warned", "warns",
        ];
        verb > start && VERBS.contains(&self.text.spelled(verb))
    }

    /// Whether the words before a quotation tell that somebody answers it: To the question, “…?”, Anna replied.
    pub(super) fn is_asked(&self, (from, to): (usize, usize)) -> bool {
        const ANSWERS: &[&str] = &["answered", "answering", "answers", "to"];
        let text = self.text;
        let sign = |it: &usize| !text.tokens[*it].is_word();
        let Some(noun) = (from..to).rev().find(|it| !sign(it)) else {
            return false;
        };
        noun > from + 1
            && noun + 4 > to
            && text.spelled(noun) == "question"
            && ANSWERS.contains(&text.spelled(noun - 2))
    }

    /// The name that opens the clause and that the description right behind it explains: Lake, a merchant in the market.
    pub(super) fn apposed_to(&self, start: usize, description: usize) -> Option<usize> {
        let all = &self.mentions.all;
        let (mention, index) = (&all[description], description.checked_sub(1)?);
        let name = &all[index];
        let (from, comma) = (name.from as usize, name.to as usize);
        let article = self.text.class(mention.from as usize).has(Class::ARTICLE);
        let opens = from > start && self.text.sign(from - 1) == b','
            || (start..from).all(|it| self.before_name(it));
        let beside = mention.kind == Kind::Description
            && article
            && name.kind == Kind::Name
            && !name.possessive
            && self.text.sign(comma) == b','
            && comma + 1 == mention.from as usize;
        (beside && opens).then_some(index)
    }

    /// Whether the word at `at` may stand before the name in a subject: former mayor Anna Lake.
    fn before_name(&self, at: usize) -> bool {
        let other = Class::SAY | Class::AUXILIARY | Class::PRONOUN | Class::BREAK;
        self.text.tokens[at].is_word()
            && !self.text.class(at).has(other)
            && !verb_like(self.text, at)
    }

    /// Whether a description and what belongs to it end at the comma before a name: the president of Acme, Anna Lake,
    fn leads_to(&self, name: usize, comma: usize) -> bool {
        const BACK: usize = 4;
        let before = self.mentions.all[name.saturating_sub(BACK)..name].iter();
        let described = before.filter(|it| it.kind == Kind::Description);
        let far = (comma.saturating_sub(subjects::FAR) as u32)..(comma as u32);
        let mut near = described.filter(|it| far.contains(&it.to));
        near.any(|it| subjects::complements(self.text, it.to as usize) == Some(comma))
    }

    /// Puts who writes a document for the document: Lake's statement said.
    pub(super) fn authors(&self, tags: &mut [Tag]) {
        for tag in tags {
            let mention = &self.mentions.all[tag.mention as usize];
            let noun = self.text.spelled(mention.to as usize - 1);
            let owned = self.mentions.owner(tag.mention as usize).is_some();
            if owned && DOCUMENTS.contains(&noun) {
                tag.mention -= 1;
            }
        }
    }

    /// The description whose complements part it from the verb of saying at `verb`: a resident of Dover said.
    pub(super) fn headed(&self, start: usize, verb: usize) -> Option<usize> {
        let from = start.max(verb.saturating_sub(subjects::FAR));
        (from..verb).find_map(|it| {
            let (index, mention) = self.mention(it)?;
            let (from, to) = (mention.from as usize, mention.to as usize);
            let described = mention.kind == Kind::Description && !mention.possessive && to < verb;
            (described && subjects::verb(self.text, from, to) == Some(verb)).then_some(index)
        })
    }

    /// Whether what stands behind a quotation tells something else than who says it, which the words before it told: Anna
    /// asked, “…?” Tom smiled; Anna wrote that “…” is true, the paper reported.
    pub(super) fn goes_apart(&self, span: &Span, (from, to): (usize, usize)) -> bool {
        let text = self.text;
        let Some(at) = past_marks(text, from, to) else {
            return false;
        };
        let ended = matches!(span.last_sign(text), Some(b'.' | b'!' | b'?'));
        ended && text.tokens[at].is(Token::CAPITAL) || self.paraphrased(span, at, to).is_some()
    }

    /// Whether commas set a name off between a description and the verb: another guest, Anna Lake, said.
    pub(super) fn set_off(&self, name: usize, verb: usize) -> bool {
        let all = &self.mentions.all;
        let (mention, Some(before)) = (&all[name], name.checked_sub(1).map(|it| &all[it])) else {
            return false;
        };
        let (from, to) = (mention.from as usize, mention.to as usize);
        let comma = from.saturating_sub(1);
        let beside = before.kind == Kind::Description && before.to as usize == comma;
        mention.kind == Kind::Name
            && self.text.sign(comma) == b','
            && self.text.sign(to) == b','
            && (beside || self.leads_to(name, comma))
            && (to + 1..verb).all(|it| self.light(it))
    }
}
