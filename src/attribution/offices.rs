//! Who holds an office that a German text names without them: Innenminister Anna Lang … die Ministerin; Lang, Trainer
//! des Vereins, … der Trainer.
//!
//! Only where one alone holds it, and nobody else is called by the same word.

use super::cast::Cast;
use super::complements;
use super::lexicon::Class;
use super::mentions::{Form, Kind, Mention, Mentions};
use super::nouns;
use super::starts::Starts;
use super::tokens::{Text, Token};
use super::words::WordId;

/// What tells whose an office is, for those who write: unser Experte.
const OURS: [&str; 2] = ["unser", "unsere"];

/// Offices and the members of the cast who hold them.
pub struct Offices {
    /// By the word for the office.
    held: Vec<(WordId, u32)>,
    /// By the form of the whole description that a name is set off from: der Präsident von Gent, Karl Lang,.
    apposed: Vec<(u32, u32)>,
}

impl Offices {
    /// Reads the offices beside the names of a text.
    pub fn of(text: &Text<'_>, mentions: &Mentions, cast: &Cast) -> Self {
        let (mut held, mut apposed) = (Vec::new(), Vec::new());
        if text.words.lexicon().nouns_capital {
            let starts = Starts::new(text.tokens.len(), &mentions.all);
            for name in mentions.all.iter().filter(|it| it.kind == Kind::Name) {
                let who = cast.of_form[name.who as usize];
                let office = set_off(text, mentions, &starts, name);
                if let Some(office) = office {
                    let form = &mentions.forms[office.who as usize];
                    let whole = form.words.len() > form.noun + 1;
                    apposed.extend(whole.then_some((office.who, who)));
                }
                if let Some(at) = beside(text, name, office) {
                    let offices = [Some(at), joined(text, at)].into_iter().flatten();
                    held.extend(offices.map(|it| (text.tokens[it].word, who)));
                }
            }
        }
        Self { held, apposed }
    }

    /// The one name that a description with what belongs to it is given.
    pub fn apposed(&self, form: usize) -> Option<u32> {
        let mut names = self.apposed.iter().filter(|it| it.0 == form as u32);
        let only = names.next()?.1;
        names.all(|it| it.1 == only).then_some(only)
    }

    /// The one who holds the office that a description names, if it is nothing but an office.
    pub fn holder(
        &self,
        text: &Text<'_>,
        mentions: &Mentions,
        cast: &Cast,
        form: &Form,
    ) -> Option<u32> {
        let (lead, head) = match form.words[..] {
            [head] => (None, head),
            [lead, head] => (Some(lead), head),
            _ => return None,
        };
        // “Die” tells die Abgeordnete from der Abgeordnete.
        let lead = lead.map(|it| text.words.text(it));
        if lead.is_some_and(|it| it != "die" && !OURS.contains(&it)) {
            return None;
        }
        let article = text.spelled(form.first.0 as usize);
        let definite = ["der", "die", "den", "dem", "des"].contains(&article);
        if !(definite || OURS.contains(&article)) || !office(text.words.class(head)) {
            return None;
        }
        let word = text.words.text(head);
        // Nach den Worten des Ministers.
        let genitive = ["des", "eines"].contains(&article);
        let word = word.strip_suffix('s').filter(|_| genitive).unwrap_or(word);
        let same = |it: &WordId| {
            let office = text.words.text(*it);
            office.ends_with(word)
                || office
                    .strip_suffix('s')
                    .is_some_and(|it| it.ends_with(word))
        };
        let mut holders = self.held.iter().filter(|it| same(&it.0)).map(|it| it.1);
        let only = holders.next()?;
        let alone = holders.all(|it| it == only);
        let gender = i32::from(text.words.class(head).has(Class::PERSON_MAN))
            - i32::from(text.words.class(head).has(Class::PERSON_WOMAN));
        let clashes = gender * cast.members[only as usize].gender() < 0;
        (alone && !clashes && !another(text, mentions, form, head)).then_some(only)
    }
}

/// Whether somebody else is called by the word for an office: ein Minister, der andere Minister, der Minister von Gent.
fn another(text: &Text<'_>, mentions: &Mentions, form: &Form, head: WordId) -> bool {
    let indefinite = |it: &Form| {
        let first = &text.tokens[it.first.0 as usize];
        let ours = OURS.contains(&text.words.text(first.word));
        !text.words.class(first.word).has(Class::ARTICLE) && !ours
            || text.words.class(first.word).has(Class::INTRODUCING)
    };
    let others = mentions
        .forms
        .iter()
        .filter(|it| it.described && it.words.get(it.noun) == Some(&head))
        // Adelsexperte Lang has no article.
        .filter(|it| text.tokens[it.first.0 as usize].word != head);
    others
        .into_iter()
        .any(|it| it.words != form.words || indefinite(it))
}

/// The office that stands beside a name: Innenminister Lang; Lang, der Trainer; or in what it is `set_off` from: der Leiter
/// der Studie, Lang,.
fn beside(text: &Text<'_>, name: &Mention, set_off: Option<&Mention>) -> Option<usize> {
    let noun = |at: usize| {
        let token = text.tokens.get(at)?;
        let fits = token.is(Token::CAPITAL) && office(text.class(at));
        (fits && token.paragraph == text.tokens[name.from as usize].paragraph).then_some(at)
    };
    let before = (name.from as usize).checked_sub(1);
    if let Some(found) = before.and_then(noun) {
        // “Forderte der Kommissar Lang heraus” may tell of two.
        return (!loose(text, name)).then_some(found);
    }
    let behind = name.to as usize;
    if text.sign(behind) == b',' {
        let article = text.class(behind + 1).has(Class::ARTICLE);
        if let Some(found) = noun(behind + 1 + usize::from(article)) {
            return Some(found);
        }
    }
    noun(set_off?.to as usize - 1)
}

/// The office that “und” joins to the one at `at`: Ökonom und Berater Lang.
fn joined(text: &Text<'_>, at: usize) -> Option<usize> {
    let and = at.checked_sub(1)?;
    let first = and.checked_sub(1)?;
    let fits = text.spelled(and) == "und"
        && text.tokens[first].is(Token::CAPITAL)
        && office(text.class(first));
    fits.then_some(first)
}

/// Whether a given name alone behind article and noun may be somebody else: der Kommissar Emil.
pub fn two(text: &Text<'_>, name: &Mention) -> bool {
    loose(text, name) && nouns::given(text, name.from as usize)
}

/// Whether a single name stands behind article and noun.
fn loose(text: &Text<'_>, name: &Mention) -> bool {
    let at = name.from as usize;
    let article = at > 1 && text.class(at - 2).has(Class::ARTICLE);
    article && name.to == name.from + 1
}

/// The description before the comma that sets a name off: der Leiter der Studie, Lang,.
fn set_off<'a>(
    text: &Text<'_>,
    mentions: &'a Mentions,
    starts: &Starts,
    name: &Mention,
) -> Option<&'a Mention> {
    const LONG: usize = 10;
    let comma = (name.from as usize)
        .checked_sub(1)
        .filter(|&it| text.sign(it) == b',')?;
    let closed = matches!(text.sign(name.to as usize), b',' | b':' | b'.');
    let mut from = (comma.saturating_sub(LONG)..comma).rev();
    let found = from.find_map(|at| {
        let mention = &mentions.all[starts.get(at)?];
        let whole = complements::end(text, mention.to as usize) == comma;
        (mention.kind == Kind::Description && whole).then_some(mention)
    });
    found.filter(|_| closed)
}

/// Whether a word is one for an office, and no mere way to address somebody.
fn office(class: Class) -> bool {
    let other = Class::TITLE_MAN | Class::TITLE_WOMAN | Class::KIN;
    class.has(Class::ROLE) && !class.has(other)
}
