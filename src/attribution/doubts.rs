//! What makes an answer doubtful, however likely the ranker holds it: what it was taught by leaves these cases out, or
//! has them right by luck.
//!
//! The marked sets name nearly everybody who speaks, so that nothing there tells what becomes of “he said” where the man
//! has no name, of “they say” where nobody in particular does, or of the “I” of an essay.

use smallvec::SmallVec;

use super::address::called_out;
use super::analysis::{Analysis, Context};
use super::around::Guess;
use super::headed::{DOCUMENTS, reports};
use super::lexicon::Class;
use super::mentions::{Kind, Mention};
use super::ranker::PASSES;
use super::sieves::Answer;
use super::sign;
use super::tags::verb_like;
use super::tie::Tie;
use super::tokens::Token;
use super::utterances::CERTAIN;

/// The most that is shown as likely.
pub const LIKELY: f32 = CERTAIN - 0.001;

/// How far an answer is doubtful.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Not beyond its probability.
    None,
    /// Unless the speaker of the quotation before goes on.
    Apart,
    /// In any case: at best it is likely.
    Always,
    /// So that it is not shown.
    Denied,
}

impl Doubt {
    /// What is left of it where one knows whether the speaker of the quotation before goes on: none, always or denied.
    #[must_use]
    pub fn settle(self, goes_on: bool) -> Self {
        match self {
            Self::Apart if goes_on => Self::None,
            Self::Apart => Self::Always,
            Self::None | Self::Always | Self::Denied => self,
        }
    }
}

/// Whether a guess may be certain in a report. What the marked sets promise did not hold for a “he” and for what goes by no
/// tag of its own, where readers judged 1,447 certain answers in 205 reports, features and essays from outside the sets: of
/// a “he” above its bar 9 of 210 were wrong, below it 56 of 190.
pub fn firm(context: usize, report: bool, guess: &Guess) -> bool {
    let is = |it: Context| context == it as usize;
    let bar = match report {
        true if is(Context::Pronoun) || is(Context::Elsewhere) => 0.9,
        true if is(Context::Beat) => 0.95,
        _ => return true,
    };
    usize::from(guess.steady) + 1 >= PASSES && guess.probability >= bar
}

/// What is known of a text for doubting its answers.
pub struct Doubts<'a> {
    pub(super) analysis: &'a Analysis<'a>,
    /// Whether the “I” of the text may bear a name that is certain.
    told: bool,
}

impl<'a> Doubts<'a> {
    /// Of a text.
    pub fn new(analysis: &'a Analysis<'a>) -> Self {
        /// A story with fewer quotations calls its “I” too seldom to be believed.
        const LONG: usize = 120;
        let told = !analysis.is_report() && analysis.quotes.len() >= LONG;
        Self { analysis, told }
    }

    /// Whether a quotation is tagged by an “I” whom nobody calls by a name: it is theirs, whoever they are.
    pub fn is_own(&self, index: usize, who: u32) -> bool {
        let tag = self.analysis.tag(index).map(|it| it.1);
        self.analysis.member(who).nameless() && tag.is_some_and(|it| it.kind == Kind::I)
    }

    /// How doubtful it is that `who` says a quotation.
    pub fn of(&self, index: usize, who: u32) -> Doubt {
        let member = self.analysis.member(who);
        let quote = &self.analysis.quotes[index];
        let named = matches!(quote.context, Context::Name | Context::Description);
        let tag = self.analysis.tag(index).map(|it| it.1);
        // The “I” of a report is whoever writes it.
        let writer = self.analysis.is_report() && !member.narrator;
        if writer && tag.is_some_and(|it| it.kind == Kind::I) {
            return Doubt::Denied;
        }
        if tag.is_none() && self.is_put(index) {
            return Doubt::Denied;
        }
        let tags = self.analysis.tags(index).iter();
        let mut tagged = tags.map(|it| self.analysis.mention(it));
        let told = tagged.any(|it| it.kind.is_noun() && it.who == who);
        let unfit = |it| self.unfit(it, who) || self.passed_over(index, it, who);
        let doubtful = member.nameless()
            || !told && tag.is_some_and(unfit)
            || !named && (self.only_behind(index, who) || self.is_nobody(who))
            || tag.is_none() && (self.is_called(index, who) || self.by_the_way(index, who))
            || told && self.is_embedded(index)
            || self.is_topic(index)
            || self.is_loose(index)
            || self.is_word(index)
            || self.is_left(index, who)
            || self.suspect(index, who);
        if doubtful {
            return Doubt::Always;
        }
        self.by_turns(index, who)
    }

    /// What is doubtful where nothing but the place of a quotation tells whose it is: who speaks first; and in a report,
    /// which has no turns, everybody who is not the only one named in the paragraph.
    fn by_turns(&self, index: usize, who: u32) -> Doubt {
        let quote = &self.analysis.quotes[index];
        let report = self.analysis.is_report();
        match quote.context {
            Context::Bare if quote.turn == 0 => Doubt::Always,
            Context::Bare if report => Doubt::Apart,
            Context::Beat if report && !self.is_alone(index, who) => Doubt::Apart,
            _ => Doubt::None,
        }
    }

    /// Whether the tag of a quotation stands in what somebody else is reported to have said, or is a document, which has an
    /// author: he said that Hill had called it “…”; the statement said.
    fn is_embedded(&self, index: usize) -> bool {
        let text = &self.analysis.text;
        let Some((tag, mention)) = self.analysis.tag(index) else {
            return false;
        };
        let noun = mention.to as usize - 1;
        if mention.kind == Kind::Description && DOCUMENTS.contains(&text.spelled(noun)) {
            return true;
        }
        let at = mention.from as usize;
        let sentence = text.tokens[at].sentence;
        let before = (0..at).rev().take_while(|&it| {
            text.tokens[it].sentence == sentence && !text.tokens[it].is(Token::SPEECH)
        });
        let says = |it: usize| {
            let that = [it + 1, at - 1].map(|it| text.spelled(it) == "that");
            (that.contains(&true) || it + 2 >= at)
                && tag.cue != Some(it as u32)
                && reports(text, it)
        };
        !tag.tie.is_behind() && before.into_iter().any(says)
    }

    /// Whether no verb of saying ties the mention that tags a quotation of a report, and it is no name, or the quotation no
    /// more than a few words: Hill wrote his classic “…”; a maid ignored the “…” sign.
    fn is_loose(&self, index: usize) -> bool {
        const FEW: u32 = 5;
        let span = &self.analysis.quotes[index].span;
        let tag = self.analysis.tag(index);
        let speaks = |cue: u32| self.analysis.text.class(cue as usize).has(Class::SPEECH);
        let loose = tag.is_some_and(|(tag, mention)| {
            let said = tag.cue.is_some_and(speaks) || tag.tie.is_behind();
            match mention.kind {
                Kind::Name => !said && span.to - span.from <= FEW,
                _ => !said || !tag.tie.is_close(),
            }
        });
        loose && self.analysis.is_report()
    }

    /// Whether a few words that begin a sentence are what it tells of: “Moonlight” was crowned.
    fn is_topic(&self, index: usize) -> bool {
        let (text, span) = (&self.analysis.text, &self.analysis.quotes[index].span);
        let (from, behind) = (span.from as usize, span.to as usize + 1);
        let ended = matches!(
            span.last_sign(text),
            Some(b'.' | b',' | b'!' | b'?' | b';' | sign::DASH | sign::DOTS)
        );
        let opens = text
            .tokens
            .get(from)
            .is_some_and(|it| it.is(Token::INITIAL) && it.is(Token::CAPITAL));
        let verb = behind < text.tokens.len()
            && text.tokens[behind].paragraph == span.paragraph
            && verb_like(text, behind)
            && !text.class(behind).has(Class::SPEECH);
        let tagged = self
            .analysis
            .tag(index)
            .is_some_and(|it| it.0.tie == Tie::VerbName);
        span.closed && !ended && opens && verb && !tagged
    }

    /// Whether a quotation calls `who` by name: those words are hardly their own.
    fn is_called(&self, index: usize, who: u32) -> bool {
        let span = &self.analysis.quotes[index].span;
        let mut inside = self.analysis.mentions.within((span.from, span.to));
        inside
            .any(|it| it.who == who && it.kind == Kind::Name && called_out(&self.analysis.text, it))
    }

    /// Whether the narration of a quotation's paragraph names `who` only as an owner, or behind the “he” or “she” of a
    /// sentence: a sailor came to Hill's side; he followed Hill out.
    fn by_the_way(&self, index: usize, who: u32) -> bool {
        let (mut sentence, mut passed) = (None, false);
        for it in self.narrated(index) {
            let here = self.analysis.text.tokens[it.from as usize].sentence;
            if it.kind.gender() != 0 {
                sentence = Some(here);
            } else if it.kind.is_noun() && it.who == who {
                if !it.possessive && sentence != Some(here) {
                    return false;
                }
                passed = true;
            }
        }
        passed
    }

    /// Whether the narration of a quotation's paragraph mentions `who` and nobody else.
    fn is_alone(&self, index: usize, who: u32) -> bool {
        let named = self.narrated(index).filter(|it| it.kind.is_noun());
        let mut named = named.peekable();
        named.peek().is_some() && named.all(|it| it.who == who)
    }

    /// The mentions in the narration of a quotation's paragraph.
    fn narrated(&self, index: usize) -> impl Iterator<Item = &Mention> {
        let text = &self.analysis.text;
        let paragraph = self.analysis.quotes[index].span.paragraph as usize;
        let paragraph = &text.paragraphs[paragraph];
        let own = (paragraph.from, paragraph.to);
        let own = self.analysis.mentions.within(own);
        own.filter(|it| !text.tokens[it.from as usize].is(Token::SPEECH))
    }

    /// Whether a member may be no person: nothing tells their sex, they bear no title, and no verb of speech ever stands
    /// beside their name.
    fn is_nobody(&self, who: u32) -> bool {
        let member = self.analysis.member(who);
        let named = !member.described && !member.narrator;
        named && member.gender() == 0 && member.titles.is_empty() && member.cues == 0
    }

    /// Whether the pronoun of a tag can hardly mean `who`.
    fn unfit(&self, mention: &Mention, who: u32) -> bool {
        let member = self.analysis.member(who);
        match mention.kind {
            Kind::Name | Kind::Description => false,
            Kind::It => member.gender() != 0,
            Kind::He | Kind::She => {
                member.gender() == -mention.kind.gender() || self.analysis.things.has(who)
            }
            Kind::I => !self.told || !member.narrator,
            // Of several one does not know which.
            Kind::We | Kind::They => true,
        }
    }

    /// Whether nothing but a pronoun, or whose turn it is, ties a quotation to one who is first mentioned behind its
    /// paragraph.
    fn only_behind(&self, index: usize, who: u32) -> bool {
        let quote = &self.analysis.quotes[index];
        let end = self.analysis.text.paragraphs[quote.span.paragraph as usize].to;
        let first = self.analysis.member(who).at.first();
        first.is_some_and(|&it| it >= end)
    }

    /// Whether a “he” or a “she” more likely stands for another than `who`: for the one who says something before it and may
    /// be a man or a woman; in a report for the last one of that sex who says anything.
    fn passed_over(&self, index: usize, pronoun: &Mention, who: u32) -> bool {
        const BACK: usize = 16;
        let (analysis, text) = (self.analysis, &self.analysis.text);
        let gender = pronoun.kind.gender();
        if gender == 0 {
            return false;
        }
        let quote = &analysis.quotes[index];
        let before = (quote.span.paragraph as usize).saturating_sub(1);
        let from = text.paragraphs[before].from;
        let here = pronoun.from.min(quote.span.from);
        let behind = analysis.mentions.first_at(here);
        let near = analysis.mentions.all[behind.saturating_sub(BACK)..behind].iter();
        let near = near.rev();
        let near = near.take_while(|it| it.from >= from);
        let says = |it: &Mention| {
            let verb = text.tokens.get(it.to as usize);
            verb.is_some_and(|it| text.words.class(it.word).has(Class::SAY)) || self.is_source(it)
        };
        let fits = |it: &Mention| {
            let theirs = analysis.member(it.who).gender();
            let same = theirs == 0 || analysis.is_report() && theirs == gender;
            same && !analysis.things.has(it.who)
        };
        // Who is named later is meant, but for the one of whom another says something in that sentence.
        let mut sentence = None;
        for it in near.filter(|it| it.kind == Kind::Name && !it.possessive) {
            let first = &text.tokens[it.from as usize];
            if first.is(Token::SPEECH) || sentence.is_some_and(|it| it != first.sentence) {
                continue;
            }
            if it.who == who {
                if says(it) || sentence.is_some() {
                    return false;
                }
                sentence = Some(first.sentence);
            } else if says(it) && fits(it) {
                return true;
            }
        }
        false
    }

    /// Takes the certainty from those who are given a quotation by another of its paragraph that is theirs but likely.
    pub fn beside(&self, answers: &mut [Option<Answer>]) {
        let analysis = self.analysis;
        for turn in &analysis.turns {
            let own = turn.from as usize..turn.to as usize;
            let tagged = own.clone().filter(|&it| analysis.tag(it).is_some());
            let tagged: SmallVec<[Answer; 4]> = tagged.filter_map(|it| answers[it]).collect();
            for index in own {
                let elsewhere = analysis.quotes[index].context == Context::Elsewhere;
                if let Some(answer) = answers[index].as_mut().filter(|_| elsewhere) {
                    let theirs = tagged.iter().filter(|it| it.who == answer.who);
                    let surest = theirs.map(|it| it.probability).max_by(f32::total_cmp);
                    if surest.is_some_and(|it| it < CERTAIN) {
                        answer.probability = answer.probability.min(LIKELY);
                    }
                }
            }
        }
    }

    /// Takes the certainty of pronouns from those who would be “he” here and “she” there.
    pub fn of_both(&self, answers: &mut [Option<Answer>]) {
        let analysis = self.analysis;
        let told = |index: usize| {
            let (_, mention) = analysis.tag(index)?;
            Some(mention.kind.gender()).filter(|&it| it != 0)
        };
        let mut sexes = vec![[false; 2]; analysis.cast.members.len()];
        for (index, answer) in answers.iter().enumerate() {
            if let (Some(answer), Some(gender)) = (answer, told(index)) {
                sexes[answer.who as usize][usize::from(gender > 0)] = true;
            }
        }
        for (index, answer) in answers.iter_mut().enumerate() {
            if let (Some(answer), Some(_)) = (answer, told(index))
                && sexes[answer.who as usize] == [true; 2]
                && analysis.member(answer.who).gender() == 0
            {
                answer.probability = answer.probability.min(LIKELY);
            }
        }
    }
}
