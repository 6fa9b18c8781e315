//! Whom a French or Spanish description means that stands beside a name: la ministra de Salud, Inés Gil, … la ministra;
//! la députée Anne Roux; Paul Roux, maire de Lanvec, … le maire.
//!
//! Only where one alone is called so.

use super::cast::Cast;
use super::complements;
use super::lexicon::Class;
use super::mentions::{Form, Kind, Mention, Mentions};
use super::starts::Starts;
use super::tokens::{Text, Token};
use super::words::WordId;

/// What names stand beside, and whose they are.
pub struct Bearers(Vec<Borne>);

struct Borne {
    head: WordId,
    /// The form of the description, if an article makes it one.
    form: Option<u32>,
    who: u32,
}

impl Bearers {
    /// Reads the descriptions beside the names of a text.
    pub fn of(text: &Text<'_>, mentions: &Mentions, cast: &Cast) -> Self {
        let lexicon = text.words.lexicon();
        if !lexicon.inversion || lexicon.nouns_capital {
            return Self(Vec::new());
        }
        let starts = Starts::new(text.tokens.len(), &mentions.all);
        let told = |it: &&Mention| !text.tokens[it.from as usize].is(Token::SPEECH);
        let names = mentions.all.iter().filter(|it| it.kind == Kind::Name);
        let borne = names.filter(told).flat_map(|name| {
            let who = cast.of_form[name.who as usize];
            let found = [
                before(text, mentions, &starts, name),
                behind(text, mentions, &starts, name),
            ];
            let found = found.into_iter().flatten();
            found.map(move |(head, form)| Borne { head, form, who })
        });
        Self(borne.collect())
    }

    /// The one whom a description means.
    pub fn holder(
        &self,
        text: &Text<'_>,
        mentions: &Mentions,
        cast: &Cast,
        form: usize,
    ) -> Option<u32> {
        let it = &mentions.forms[form];
        let head = *it.words.get(it.noun)?;
        let mut all = self.0.iter().filter(|it| it.head == head);
        let only = all.next()?.who;
        let own = |form: u32| self.0.iter().any(|it| it.form == Some(form));
        let named = own(form as u32) || it.words.len() == it.noun + 1;
        let alone = all.all(|it| it.who == only);
        let class = text.words.class(head);
        let gender =
            i32::from(class.has(Class::PERSON_MAN)) - i32::from(class.has(Class::PERSON_WOMAN));
        let clashes = gender * cast.members[only as usize].gender() < 0;
        // “Un maire” or “le maire de Guern” is another.
        let other = mentions.forms.iter().enumerate().any(|(index, other)| {
            other.described
                && other.words.get(other.noun) == Some(&head)
                && !own(index as u32)
                && (other.words.len() > other.noun + 1 || introduces(text, other))
        });
        (named && alone && !clashes && !other && !introduces(text, it)).then_some(only)
    }
}

/// Whether a description brings in somebody new, or is somebody's: un maire, son frère.
fn introduces(text: &Text<'_>, form: &Form) -> bool {
    let first = text.class(form.first.0 as usize);
    !first.has(Class::ARTICLE) || first.has(Class::INTRODUCING)
}

type Found = Option<(WordId, Option<u32>)>;

/// The description before a name: la députée (européenne) Anne Roux; la ministra de Salud, Inés Gil,.
fn before(text: &Text<'_>, mentions: &Mentions, starts: &Starts, name: &Mention) -> Found {
    const LONG: usize = 12;
    let at = name.from as usize;
    let comma = at > 0 && text.sign(at - 1) == b',';
    let end = at - usize::from(comma);
    let closed = matches!(text.sign(name.to as usize), b',' | b':' | b'.' | b'(');
    let mut from = (end.saturating_sub(LONG)..end).rev();
    let (index, mention) = from.find_map(|it| {
        let index = starts.get(it)?;
        let mention = &mentions.all[index];
        (mention.kind == Kind::Description).then_some((index, mention))
    })?;
    let whole = complements::end(text, mention.to as usize);
    // La concejala de Cultura, Carmen Gil.
    let field = comma
        && whole + 2 == end
        && text.class(whole).has(Class::COMPLEMENT)
        && text.tokens[whole + 1].is(Token::CAPITAL);
    let adjectives = field || (whole..end).all(|it| adjective(text, it));
    let fits =
        adjectives && (!comma || closed) && whole <= end && office(text, mention.to as usize - 1);
    let form = mentions.all[index].who;
    fits.then(|| (text.tokens[mention.to as usize - 1].word, Some(form)))
}

/// The office behind a name: Paul Roux, maire de Lanvec; Inés Gil, la directora.
fn behind(text: &Text<'_>, mentions: &Mentions, starts: &Starts, name: &Mention) -> Found {
    let at = name.to as usize + 1;
    let token = text.tokens.get(at).filter(|it| it.is_word())?;
    let same = token.sentence == text.tokens[name.from as usize].sentence;
    // “À Bruxelles, la présidente …” stands beside no place.
    let from = name.from as usize;
    let place = text.class(from).has(Class::PLACE)
        || from > 0
            && text
                .class(from - 1)
                .has(Class::PREPOSITION | Class::ARTICLE | Class::ORGANISATION | Class::NAMING);
    if text.sign(at - 1) != b',' || !same || place {
        return None;
    }
    if let Some(index) = starts.get(at) {
        let mention = &mentions.all[index];
        let noun = mention.to as usize - 1;
        let fits = mention.kind == Kind::Description && office(text, noun);
        return fits.then(|| (text.tokens[noun].word, Some(mention.who)));
    }
    let set_off =
        (at..text.tokens.len().min(at + 16)).any(|it| matches!(text.sign(it), b',' | b'.'));
    (office(text, at) && set_off && !token.is(Token::CAPITAL)).then_some((token.word, None))
}

/// Whether the word at `at` is an office or a trade, and no kin.
fn office(text: &Text<'_>, at: usize) -> bool {
    let class = text.class(at);
    class.has(Class::ROLE | Class::PERSON) && !class.has(Class::KIN | Class::PERSON_PART)
}

/// Whether the word at `at` may stand between a noun and the name behind it: la députée travailliste Anne Roux.
pub fn adjective(text: &Text<'_>, at: usize) -> bool {
    let other = Class::BREAK
        | Class::PREPOSITION
        | Class::SAY
        | Class::AUXILIARY
        | Class::ADVERB
        | Class::PRONOUN
        | Class::DETERMINER
        | Class::COMPLEMENT;
    text.tokens
        .get(at)
        .is_some_and(|it| it.is_word() && !it.is(Token::CAPITAL) && !text.class(at).has(other))
}
