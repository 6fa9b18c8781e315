//! Which word beside a quotation reports it where the verb may come first, known to the lexicon or not.

use super::incise;
use super::lexicon::Class;
use super::sign;
use super::speaking::closing;
use super::tags::Tagger;
use super::tie::{Tag, Tie, tag};
use super::tokens::Token;

impl Tagger<'_> {
    /// Whether the verb at `at` says something only right beside it: « … », fit-il, but il a fait le voyage; befand Lang, but Lang befand sich.
    pub(super) fn makes(&self, at: usize, end: usize) -> bool {
        const MAKES: &[&str] = &[
            "befand", "befanden", "fait", "faisait", "firent", "fit", "font", "hace", "hacía",
            "hizo",
        ];
        let text = self.text;
        MAKES.contains(&text.spelled(at)) && at + 1 < end && text.sign(at + 1) != b':'
    }

    /// Whether a name right behind the verb at `at` is who says it, and not whom: dit Anna, but salua Anna. In Spanish that
    /// is “a Ana”.
    pub(super) fn waits(&self, at: usize) -> bool {
        const VERBS: &[&str] = &[
            "ajouta",
            "cria",
            "demanda",
            "dit",
            "déclara",
            "murmura",
            "reprit",
            "répondit",
            "écria",
        ];
        let lexicon = self.text.words.lexicon();
        !lexicon.joins || VERBS.contains(&self.text.spelled(at))
    }

    /// Whether the French or Spanish participle at `at` is a noun by its article: l'accusé, el acusado.
    pub(super) fn is_participle_noun(&self, at: usize) -> bool {
        let article = at
            .checked_sub(1)
            .is_some_and(|it| self.text.class(it).has(Class::DETERMINER));
        article
            && self.text.class(at).has(Class::PERSON)
            && !self.text.words.lexicon().nouns_capital
    }

    /// Whether what begins at `at` tells what somebody does behind the question of another: „…?“ – Das Kind nickte.
    pub(super) fn answers(&self, at: usize) -> bool {
        const SIGNS: usize = 4;
        let text = self.text;
        let signs = (at.saturating_sub(SIGNS)..at)
            .rev()
            .take_while(|&it| !text.tokens[it].is_word());
        let (mut dash, mut asked) = (false, false);
        for it in signs {
            dash |= text.sign(it) == sign::DASH;
            asked |= text.sign(it) == b'?';
        }
        dash && asked && text.tokens[at].is(Token::CAPITAL)
    }

    /// Whether what begins at `at` is no report of what is said, but explains it: —que así se llamaba el cura—.
    pub(super) fn explains(&self, at: usize) -> bool {
        let that = ["que", "qu'"].contains(&self.text.spelled(at));
        that && !self.text.words.lexicon().nouns_capital
    }

    /// “…”, schmauchte Lake: right behind a German quotation any verb says it, if its subject stands beside it.
    pub(super) fn any_verb(&self, from: usize, at: usize, end: usize) -> Option<Tag> {
        let text = self.text;
        let set_off = (from..at).any(|it| text.sign(it) == b',')
            || from > 0 && matches!(text.sign(from - 1), b'!' | b'?');
        let token = &text.tokens[at];
        let known = text.class(at) != Class::default();
        let lexicon = text.words.lexicon();
        let ends: &[&str] = match (lexicon.nouns_capital, lexicon.joins) {
            (true, _) => &["te", "t"],
            (false, true) => &["a", "e", "it", "ait", "ut"],
            (false, false) => &["ó", "a", "aba", "ía"],
        };
        let verb = !token.is(Token::CAPITAL) && ends.iter().any(|it| text.ends(at, it));
        let itself = at + 1 < end && text.spelled(at + 1) == "sich";
        let subject = at + 1 + usize::from(itself);
        if !set_off || known || !verb || !token.is_word() {
            return None;
        }
        let (index, mention) = self.mention(subject).filter(|_| subject < end)?;
        let one = mention.kind.is_noun() || mention.kind.gender() != 0;
        (one && !mention.possessive && !self.no_subject(subject))
            .then(|| tag(Tie::VerbFarName, self.person(index, end), Some(at)))
    }

    /// Whether a German verb of saying is written like the start of a sentence: „…!“ Rief Lake.
    pub(super) fn capital_verb(&self, at: usize, end: usize) -> bool {
        let text = self.text;
        let subject = self.mention(at + 1).filter(|_| at + 1 < end);
        text.words.lexicon().nouns_capital
            && text.tokens[at].is(Token::INITIAL)
            && text.class(at).has(Class::SPEECH)
            && at > 0
            && closing(text.sign(at - 1))
            && subject.is_some_and(|(_, it)| !it.possessive && !self.no_subject(at + 1))
    }

    /// A French or Spanish participle behind the auxiliary `verb` that no list has, right behind a comma: « … », a maugréé
    /// Lang.
    pub(super) fn unknown_participle(&self, from: usize, verb: usize) -> Option<usize> {
        const ENDS: &[&str] = &["é", "i", "u", "is", "it", "ado", "ido", "cho"];
        let text = self.text;
        let at = verb + 1;
        let set_off = (from..verb).any(|it| text.sign(it) == b',');
        let fits = self.is_small(verb, Class::AUXILIARY)
            && text
                .tokens
                .get(at)
                .is_some_and(|it| it.is_word() && !it.is(Token::CAPITAL))
            && text.class(at) == Class::default()
            && ENDS.iter().any(|it| text.ends(at, it));
        (fits && set_off && !text.words.lexicon().nouns_capital).then_some(at)
    }

    /// The French or Spanish participle that something parts from its auxiliary `verb` before the subject at `at`: a pour
    /// sa part déclaré Lang.
    pub(super) fn parted_participle(&self, verb: usize, at: usize) -> Option<usize> {
        const LONG: usize = 8;
        let fits = self.is_small(verb, Class::AUXILIARY)
            && !self.text.words.lexicon().nouns_capital
            && at <= verb + LONG;
        let mut inside = (verb + 1..at).filter(|_| fits);
        inside.find(|&it| self.is_small(it, Class::SPEECH))
    }

    /// The verb of saying that ends a clause with an auxiliary: hatte Lake … erklärt; wollte Lake wissen; ist Lake sicher.
    pub(super) fn participle(&self, from: usize, end: usize) -> Option<usize> {
        const WORDS: &[&str] = &["wissen", "sicher", "überzeugt", "zuversichtlich", "gewiss"];
        let text = self.text;
        let knows = |it: usize| WORDS.contains(&text.spelled(it));
        (from..end).find(|&it| self.is_small(it, Class::SPEECH) || knows(it))
    }

    /// The verb of saying (or the auxiliary) with which the clause at `at` begins, behind what is light.
    pub(super) fn verb_behind(&self, at: usize, end: usize) -> Option<usize> {
        const LIGHT: usize = 4;
        let mut auxiliary = None;
        for it in at..end.min(at + LIGHT) {
            // “…”, según explicó la ministra.
            if it == at && self.is_small(it, Class::SOURCE) && self.is_small(it + 1, Class::SPEECH)
            {
                continue;
            }
            if self.is_small(it, Class::SAY)
                && (self.is_small(it, Class::SPEECH) || auxiliary.is_none())
                || it == at && self.capital_verb(it, end)
            {
                return Some(it);
            }
            if it == at && incise::inverted(self.text, it, end) {
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
}
