//! German clauses that leave no room for another speaker, and those whose subject does not speak.
//!
//! ```text
//! Lake kam spät. „…“, so der Wirt         the clause behind tells all; the sentence before stands by itself
//! „…“, so der Titel; „…“, steht dort      nobody in particular
//! Lake wurde gefragt: „…“                 who is asked says nothing yet
//! ```

use super::lexicon::Class;
use super::mentions::Kind;
use super::sign;
use super::tags::{Tagger, opening, past_marks};
use super::tie::{Tag, Tie, tag};
use super::tokens::Token;

/// Nouns behind “so” for what a thing is called, or reads like.
#[rustfmt::skip]
const CALLED: &[&str] = &[
    "aufschrift", "ausdruck", "begriff", "bezeichnung", "inschrift", "motto", "name", "refrain", "schlagwort", "slogan",
    "titel", "untertitel", "werbespruch", "wortlaut", "überschrift",
];

/// Verbs that make a passive.
const PASSIVE: &[&str] = &[
    "werde", "werden", "wird", "worden", "wurde", "wurden", "würde",
];

impl Tagger<'_> {
    /// Whether nobody says a German quotation that stands somewhere or reads so: „…“, heißt es in der Bibel; „…“, stand
    /// auf dem Schild; or whose source is no word for somebody.
    pub(super) fn stands(&self, before: (usize, usize), (from, to): (usize, usize)) -> bool {
        let reads =
            |at| self.is_small(at, Class::STATES) || self.entitled(at) || self.so_called(at);
        self.text.words.lexicon().nouns_capital
            && self.parted(before)
            && past_marks(self.text, from, to).is_some_and(reads)
    }

    /// Whether the narration before a quotation ends with a stop, if there is any.
    fn parted(&self, (from, to): (usize, usize)) -> bool {
        let last = (from..to).rev().find(|&it| !opening(self.text.sign(it)));
        last.is_none_or(|it| matches!(self.text.sign(it), b'.' | b'!' | b'?'))
    }

    /// Whether “so” and a word for what something is called stand at `at`: so der Titel; so lautet das Motto.
    pub(super) fn entitled(&self, at: usize) -> bool {
        const NEAR: usize = 4;
        let text = self.text;
        if text.spelled(at) != "so" || !text.words.lexicon().nouns_capital {
            return false;
        }
        let words = (at + 1..text.tokens.len().min(at + 1 + NEAR))
            .take_while(|&it| text.tokens[it].is_word());
        let noun = words
            .into_iter()
            .find(|&it| text.tokens[it].is(Token::CAPITAL));
        noun.is_some_and(|it| CALLED.contains(&text.spelled(it)))
    }

    /// Whether “so”, an article and a noun that is no word for somebody stand at `at`.
    fn so_called(&self, at: usize) -> bool {
        const NEAR: usize = 5;
        let text = self.text;
        let noun = text
            .tokens
            .get(at + 2)
            .is_some_and(|it| it.is(Token::CAPITAL));
        text.spelled(at) == "so"
            && self.is_small(at + 1, Class::ARTICLE)
            && noun
            && (at + 1..at + NEAR).all(|it| self.mention(it).is_none())
    }

    /// Whether the clause behind a quotation, which `behind` was read from, tells all, and the sentence before is another.
    pub(super) fn tells_all(&self, behind: Option<Tag>, before: (usize, usize)) -> bool {
        let full = behind.is_some_and(|it| it.tie.is_close());
        full && self.text.words.lexicon().nouns_capital && self.parted(before)
    }

    /// The tag of a sentence `start..end` that ends with a stop before the quotation: in German a loose one where its verb has
    /// an object, since it may tell of what is done: Lake wiederholte den Versuch.
    pub(super) fn loose(&self, found: Tag, start: usize, end: usize) -> Tag {
        let text = self.text;
        let stop = text.sign(end - 1) == b'.' && text.words.lexicon().nouns_capital;
        let own = stop && text.tokens[start].is(Token::CAPITAL);
        let behind = found.cue.map_or(end, |it| it as usize + 1)..end;
        let object = behind.into_iter().any(|it| text.stands_out(it));
        let led = matches!(found.tie, Tie::SaysThat | Tie::SaysFar);
        Tag {
            tie: if own && object && led {
                Tie::LastVerb
            } else {
                found.tie
            },
            ..found
        }
    }

    /// Whether the verb at `at` of a German sentence that ends with a stop announces nothing: kam; weil sie es wiederholen
    /// muss.
    pub(super) fn ends_there(&self, at: usize) -> bool {
        let german = self.text.words.lexicon().nouns_capital;
        german && (!self.is_small(at, Class::SPEECH) || self.is_small(at + 1, Class::AUXILIARY))
    }

    /// The German passive that ends the clause `start..end` with somebody who is told something: Lake wurde gefragt. Who is
    /// cited speaks.
    pub(super) fn passive(&self, start: usize, end: usize) -> Option<usize> {
        const JOINS: &[&str] = &[
            "aber", "als", "dass", "daß", "ob", "oder", "und", "weil", "wie",
        ];
        let text = self.text;
        if !text.words.lexicon().nouns_capital {
            return None;
        }
        let verb = (start..end)
            .rev()
            .find(|&it| self.is_small(it, Class::SAY))?;
        let auxiliary = |it: &usize| PASSIVE.contains(&text.spelled(*it));
        let joined = |it: usize| text.sign(it) == b',' || JOINS.contains(&text.spelled(it));
        let before = (start..verb)
            .rev()
            .take_while(|&it| !joined(it))
            .find(auxiliary);
        let behind = (verb + 1..end.min(verb + 3)).find(auxiliary);
        // “Die er erklärt hatte” is none.
        let active = ["hat", "hatte", "hatten", "habe", "haben"].contains(&text.spelled(verb + 1));
        let other = active || self.is_small(verb, Class::CITING);
        (self.is_participle(verb) && !other && before.or(behind).is_some()).then_some(verb)
    }

    /// Whether the word at `at` is a German participle: gefragt, begrüßt, angesprochen.
    fn is_participle(&self, at: usize) -> bool {
        const PREFIXES: &[&str] = &[
            "ab", "an", "auf", "aus", "ein", "nach", "vor", "zu", "zurecht", "zurück",
        ];
        let word = self.text.spelled(at);
        let strong = word.ends_with("en");
        let weak = word.ends_with('t');
        let bare = ["be", "emp", "ent", "er", "ver", "zer"]
            .iter()
            .any(|it| word.starts_with(it));
        let augmented = word.starts_with("ge")
            || PREFIXES
                .iter()
                .filter_map(|it| word.strip_prefix(it))
                .any(|it| it.starts_with("ge"));
        augmented && (strong || weak) || bare && weak
    }

    /// Who does what the passive `verb` tells: Lake wurde von Hill gefragt.
    pub(super) fn doer(&self, start: usize, verb: usize) -> Option<Tag> {
        let mut agents = (start..verb).filter(|&it| self.is_small(it, Class::AGENT));
        let (index, mention) = agents.find_map(|it| self.mention(it + 1))?;
        // “Vom Publikum” has its article in another word.
        let whole = mention.kind == Kind::Name
            || self
                .text
                .class(mention.from as usize)
                .has(Class::DETERMINER);
        (mention.kind.is_noun() && whole && !mention.possessive)
            .then(|| tag(Tie::SaysFar, self.person(index, verb), Some(verb)))
    }

    /// Whether the phrase at `at` stands in an aside of the clause `start..verb`: Lake – Hill schwieg – sagte.
    pub(super) fn is_aside(&self, at: usize, start: usize, verb: usize) -> bool {
        let text = self.text;
        let open = at > 0 && text.sign(at - 1) == b'(';
        let dash = |&it: &usize| text.sign(it) == sign::DASH;
        let dashes = (start..at).filter(dash).count();
        let set_off = dashes % 2 == 1 && (at..verb).any(|it| dash(&it));
        open || set_off && text.words.lexicon().nouns_capital
    }
}
