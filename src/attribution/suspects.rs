//! Tags that are doubtful by their own words, whoever is meant by them; and words in marks that nobody is said to say.
//!
//! ```text
//! State and Revolution says      the end of a title, or of a name that is not known as one
//! Hill and Lake said             two of them
//! Lake said                      where another Lake was named in full last
//! a meeting chaired by Hill said who did something to the subject
//! the president said             where the one who is called so was named long before, if at all
//! ```

use super::doubts::Doubts;
use super::headed;
use super::lexicon::Class;
use super::mentions::{Kind, Mention};
use super::subjects::set_off;
use super::tags::Tagger;
use super::tokens::Token;

impl Doubts<'_> {
    /// Whether the mention that tags a quotation of a report is doubtful by its own words.
    pub fn suspect(&self, index: usize, who: u32) -> bool {
        let Some((tag, mention)) = self.analysis.tag(index) else {
            return false;
        };
        let at = tag.mention as usize;
        self.analysis.is_report()
            && (self.is_so_called(index)
                || match mention.kind {
                    Kind::Name => {
                        self.is_tail(at) || self.is_agent(tag.cue, at) || self.is_namesake(at, who)
                    }
                    Kind::Description => self.is_past(at, who),
                    Kind::He | Kind::She | Kind::I | Kind::We | Kind::They | Kind::It => false,
                })
    }

    /// Whether the words before the mark tell that it sets a term off: the so-called “bridge” loan.
    fn is_so_called(&self, index: usize) -> bool {
        let from = self.analysis.quotes[index].span.from as usize;
        let before = from.checked_sub(2);
        before.is_some_and(|it| self.analysis.text.spelled(it) == "so-called")
    }

    /// Whether the words before a quotation tell that somebody answers it.
    pub fn is_put(&self, index: usize) -> bool {
        let (from, to) = self.analysis.quotes[index].before;
        from < to && Tagger::of(self.analysis).is_asked((from as usize, to as usize))
    }

    /// Whether a word or two of a report have no tag of their own: the usual “ums” and “ahs”.
    pub fn is_word(&self, index: usize) -> bool {
        const FEW: u32 = 2;
        let span = &self.analysis.quotes[index].span;
        self.analysis.is_report()
            && span.to - span.from <= FEW
            && self.analysis.tag(index).is_none()
    }

    /// Whether somebody is named as a source: according to Hill.
    pub fn is_source(&self, mention: &Mention) -> bool {
        let text = &self.analysis.text;
        let to = (mention.from as usize).checked_sub(1).filter(|&it| it > 0);
        to.is_some_and(|it| text.spelled(it) == "to" && text.class(it - 1).has(Class::SOURCE))
    }

    /// Whether the words between a quotation of a report and the one before it tell what another than `who` says.
    pub fn is_left(&self, index: usize, who: u32) -> bool {
        let analysis = self.analysis;
        if !analysis.is_report() || analysis.tag(index).is_some() {
            return false;
        }
        let says = |it: &Mention| {
            let to = it.to as usize;
            let verb = set_off(&analysis.text, to).unwrap_or(to);
            headed::reports(&analysis.text, verb)
        };
        let between = analysis.mentions.within(analysis.quotes[index].before);
        let last = between.filter(|it| it.kind.is_noun() && says(it)).last();
        last.is_some_and(|it| it.who != who)
    }

    /// Whether a name before its verb is whoever did something to the subject: a meeting chaired by Hill called for more.
    fn is_agent(&self, cue: Option<u32>, at: usize) -> bool {
        const NEAR: usize = 4;
        let text = &self.analysis.text;
        let from = self.analysis.mentions.all[at].from as usize;
        let by = (from.saturating_sub(NEAR)..from)
            .rev()
            .take_while(|&it| text.tokens[it].is_word())
            .find(|&it| text.class(it).has(Class::BREAK));
        let by = by.filter(|&it| it > 0 && text.spelled(it) == "by" && text.ends(it - 1, "ed"));
        by.is_some() && cue.is_some_and(|it| it as usize > from)
    }

    /// Whether a capital and a small word stand before a name and are no name of their own: State and Revolution; or
    /// another name and “and”.
    fn is_tail(&self, at: usize) -> bool {
        let text = &self.analysis.text;
        let mention = &self.analysis.mentions.all[at];
        let Some(joint) = (mention.from as usize).checked_sub(1).filter(|&it| it > 0) else {
            return false;
        };
        let first = &text.tokens[joint - 1];
        let sentence = text.tokens[joint].sentence;
        let capital = first.is_word() && first.is(Token::CAPITAL) && first.sentence == sentence;
        capital && ["and", "of"].contains(&text.spelled(joint))
    }

    /// Whether another who bears the surname that tags a quotation, and nothing else, was named in full since `who` was.
    fn is_namesake(&self, at: usize, who: u32) -> bool {
        const PARAGRAPHS: u32 = 2;
        /// Who speaks more often is whom the text is about.
        const OFTEN: u32 = 8;
        let analysis = self.analysis;
        let (mention, member) = (&analysis.mentions.all[at], analysis.member(who));
        let single = mention.to == mention.from + 1;
        let Some(last) = member.last.filter(|_| single && member.cues < OFTEN) else {
            return false;
        };
        let mut full = self.near_before(at, PARAGRAPHS).filter(|it| {
            let named = it.kind == Kind::Name && it.to > it.from + 1;
            named && analysis.member(it.who).last == Some(last)
        });
        full.next().is_some_and(|it| it.who != who)
    }

    /// Whether an office stands for somebody who is not named near before it.
    fn is_past(&self, at: usize, who: u32) -> bool {
        const PARAGRAPHS: u32 = 6;
        let analysis = self.analysis;
        if analysis.member(who).described || analysis.mentions.all[at].who != who {
            return false;
        }
        let mut near = self.near_before(at, PARAGRAPHS);
        !near.any(|it| it.kind == Kind::Name && it.who == who)
    }

    /// The mentions before the one at `at` in its paragraph and so many before that, the last first.
    fn near_before(&self, at: usize, paragraphs: u32) -> impl Iterator<Item = &Mention> {
        let (text, all) = (&self.analysis.text, &self.analysis.mentions.all);
        let paragraph = |it: &Mention| text.tokens[it.from as usize].paragraph;
        let here = paragraph(&all[at]);
        let before = all[..at].iter().rev();
        before.take_while(move |it| paragraph(it) + paragraphs >= here)
    }
}
