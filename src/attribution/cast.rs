//! The cast: everybody a text mentions, each with all the forms of their name.

use std::collections::HashMap;

use smallvec::SmallVec;

use super::lexicon::Class;
use super::mentions::{Kind, Mentions};
use super::numbers::ln;
use super::sign;
use super::table::ByNumber;
use super::tokens::{Text, Token};
use super::words::{Phrase, WordId};
use super::{descriptions, namesakes, narrator, relatives};

/// A few numbers: of members, of forms.
pub type Few = SmallVec<[u32; 4]>;

/// Somebody a text mentions.
#[derive(Clone, Debug, Default)]
pub struct Member {
    /// Whether only a description stands for them.
    pub described: bool,
    /// Whether they are the "I" of the text.
    pub narrator: bool,
    /// The forms of their name; indices into [`Mentions::forms`].
    pub forms: Few,
    /// Given name.
    pub first: Option<WordId>,
    /// Family name.
    pub last: Option<WordId>,
    /// Titles they carry.
    pub titles: Phrase,
    /// What those titles are.
    pub title: Class,
    /// Evidence for a man, in halves.
    pub male: i32,
    /// Evidence for a woman, in halves.
    pub female: i32,
    /// Mentions outside quotations.
    pub narrated: u32,
    /// Mentions inside.
    pub quoted: u32,
    /// Mentions beside a reporting verb.
    pub cues: u32,
    /// Mentions behind a preposition, as places have them.
    pub placed: u32,
    /// The tokens of their mentions outside quotations.
    pub at: Few,
}

impl Member {
    /// 1 a man, -1 a woman, 0 not known.
    pub fn gender(&self) -> i32 {
        if self.male * 2 > self.female * 3 && self.male >= 2 {
            1
        } else if self.female * 2 > self.male * 3 && self.female >= 2 {
            -1
        } else {
            0
        }
    }

    /// Whether no word of the text names or describes them: an "I" that nobody calls.
    pub fn nameless(&self) -> bool {
        self.forms.is_empty()
    }

    /// How strongly it is known, -1 (a woman) to 1 (a man).
    pub fn gender_strength(&self) -> f32 {
        (ln((self.male + 1) as f32 / (self.female + 1) as f32) / 3.0).clamp(-1.0, 1.0)
    }
}

/// Everybody a text mentions.
#[derive(Default)]
pub struct Cast {
    /// The members; mentions name them by index.
    pub members: Vec<Member>,
    /// The member each form belongs to.
    pub of_form: Vec<u32>,
    /// The member who is the "I" of the text.
    pub narrator: Option<u32>,
    /// Members by family name.
    pub by_last: HashMap<WordId, Few, ByNumber>,
    /// Members by given name, and by what it is short for.
    pub by_first: HashMap<WordId, Few, ByNumber>,
}

/// Joins the forms of a text, which may be a report, to members.
pub fn build(text: &mut Text<'_>, mentions: &mut Mentions, report: bool) -> Cast {
    let mut cast = Cast {
        of_form: vec![u32::MAX; mentions.forms.len()],
        ..Cast::default()
    };
    let relatives = relatives::named(text, mentions);
    namesakes::join(&mut text.words, mentions, &relatives, &mut cast);
    descriptions::describe(text, mentions, &mut cast);
    for mention in &mut mentions.all {
        if mention.kind.is_noun() {
            mention.who = cast.of_form[mention.who as usize];
        }
    }
    count(text, mentions, &mut cast);
    narrator::add(text, mentions, report, &mut cast);
    cast
}

/// Counts where members are mentioned, and what the words around tell of them.
fn count(text: &Text<'_>, mentions: &Mentions, cast: &mut Cast) {
    for (index, mention) in mentions.all.iter().enumerate() {
        if !mention.kind.is_noun() {
            continue;
        }
        let member = &mut cast.members[mention.who as usize];
        let (from, to) = (mention.from as usize, mention.to as usize);
        if text.tokens[from].is(Token::SPEECH) {
            member.quoted += 1;
            continue;
        }
        member.narrated += 1;
        member.at.push(mention.from);
        let before = from
            .checked_sub(1)
            .map(|it| text.class(it))
            .unwrap_or_default();
        member.placed += u32::from(before.has(Class::PREPOSITION | Class::ARTICLE));
        let class = |at: usize| {
            if at < text.tokens.len() {
                text.class(at)
            } else {
                Class::default()
            }
        };
        // Said Anna, said the Colonel.
        let article = before.has(Class::ARTICLE) && from > 1;
        let said = class(to).has(Class::SAY)
            || class(to + 1).has(Class::SPEECH)
            || before.has(Class::SPEECH)
            || article && class(from - 2).has(Class::SPEECH);
        member.cues += u32::from(said);
        if mention.kind == Kind::Name && titled(text, mentions, index) {
            member.male += 8 * i32::from(before.has(Class::PERSON_MAN));
            member.female += 8 * i32::from(before.has(Class::PERSON_WOMAN));
        }
        // “Asked about Paris, he said” tells nothing of Paris.
        let opened = before.has(Class::PREPOSITION) && text.sign(to) == b',';
        if !(mention.possessive || opened && class(to + 1).has(Class::PRONOUN)) {
            match next_pronoun(text, mentions, index) {
                1 => member.male += 2,
                -1 => member.female += 2,
                _ => {}
            }
        }
    }
}

/// Whether a French or Spanish noun right before a name tells who that is: son frère Odilon.
fn titled(text: &Text<'_>, mentions: &Mentions, index: usize) -> bool {
    let lexicon = text.words.lexicon();
    let before = index.checked_sub(1).map(|it| &mentions.all[it]);
    lexicon.inversion
        && !lexicon.nouns_capital
        && before
            .is_some_and(|it| it.kind == Kind::Description && it.to == mentions.all[index].from)
}

/// The gender of the next pronoun behind a mention, before another name comes.
fn next_pronoun(text: &Text<'_>, mentions: &Mentions, index: usize) -> i32 {
    const AHEAD: usize = 14;
    let mention = &mentions.all[index];
    let stop = mentions.all[index + 1..]
        .iter()
        .find(|it| it.kind == Kind::Name && !text.tokens[it.from as usize].is(Token::SPEECH))
        .map_or(usize::MAX, |it| it.from as usize);
    let from = mention.to as usize;
    for at in from..text.tokens.len().min(from + AHEAD).min(stop) {
        if text.tokens[at].sign != sign::WORD || text.tokens[at].is(Token::SPEECH) {
            continue;
        }
        let class = text.class(at);
        if class.has(Class::HIS) {
            return 1;
        }
        if class.has(Class::HER) {
            return -1;
        }
    }
    0
}
