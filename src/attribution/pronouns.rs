//! What French and Spanish pronouns beside a verb tell of its subject: Lang, dont il ne cite pas le nom quand il dénonce;
//! rechazó que Lang haya …

use super::heard;
use super::lexicon::Class;
use super::mentions::Kind;
use super::tags::Tagger;

impl Tagger<'_> {
    /// The pronoun right before a verb, which is its subject whoever else is named: quand il ne le dénonce pas.
    pub(super) fn pronoun_before(&self, start: usize, verb: usize) -> Option<usize> {
        const LIGHT: usize = 4;
        const OBJECTS: &[&str] = &[
            "en", "l'", "la", "las", "le", "les", "leur", "lo", "los", "lui", "m'", "me", "n'",
            "ne", "no", "nous", "s'", "se", "t'", "te", "vous", "y",
        ];
        let text = self.text;
        let light = |it: &usize| {
            let object = OBJECTS.contains(&text.spelled(*it));
            object || self.is_small(*it, Class::ADVERB | Class::AUXILIARY)
        };
        let between = (start..verb).rev().take(LIGHT).take_while(light).count();
        let at = verb.checked_sub(between + 1).filter(|&it| it >= start)?;
        let (index, mention) = self.mention(at).filter(|_| heard::applies(text))?;
        matches!(mention.kind, Kind::He | Kind::She).then_some(index)
    }

    /// Whether the phrase at `at` is what somebody is compared with: plus sévère que sa mère; más alto que su padre.
    pub(super) fn is_measure(&self, at: usize) -> bool {
        const NEAR: usize = 4;
        const MORE: &[&str] = &["aussi", "menos", "moins", "más", "plus", "tan"];
        let text = self.text;
        let that = at
            .checked_sub(1)
            .filter(|&it| heard::applies(text) && ["que", "qu'"].contains(&text.spelled(it)));
        that.is_some_and(|that| {
            (that.saturating_sub(NEAR)..that)
                .rev()
                .take_while(|&it| text.tokens[it].is_word() && !self.is_small(it, Class::SAY))
                .any(|it| MORE.contains(&text.spelled(it)))
        })
    }

    /// Whether the verb of the Spanish clause `start..end` that what it says depends on leaves its subject out: También
    /// rechazó que Lang haya «…».
    pub(super) fn drops_subject(&self, start: usize, end: usize) -> bool {
        let text = self.text;
        let spanish = text.words.lexicon().spanish();
        let that = |it: usize| it + 1 < end && text.spelled(it + 1) == "que";
        let verb = (start..end).find(|&it| spanish && self.is_small(it, Class::SAY) && that(it));
        // “Dijo que no, y Marta añadió: «…»”
        let last = (start..end).rev().find(|&it| text.tokens[it].is_word());
        let says = last.is_some_and(|it| self.is_small(it, Class::SPEECH));
        !says && verb.is_some_and(|it| self.left_subject(start, it).is_none())
    }
}
