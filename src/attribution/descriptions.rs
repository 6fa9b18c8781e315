//! Whom a description means: somebody of its own, or the one of the cast who bears its title.

use super::bearers::Bearers;
use super::cast::{Cast, Few, Member};
use super::epithets;
use super::lexicon::Class;
use super::mentions::{Form, Mentions};
use super::offices::Offices;
use super::tokens::{Text, Token};
use super::words::WordId;

/// English titles that are another office with a word before them.
const QUALIFIED: &[&str] = &["general", "governor", "minister", "president", "secretary"];

/// Makes a member of every description.
pub fn describe(text: &Text<'_>, mentions: &Mentions, cast: &mut Cast) {
    let offices = Offices::of(text, mentions, cast);
    let bearers = Bearers::of(text, mentions, cast);
    for (form, it) in mentions
        .forms
        .iter()
        .enumerate()
        .filter(|(_, it)| it.described)
    {
        let Some(&head) = it.words.get(it.noun) else {
            continue;
        };
        let word = text.words.text(head);
        let class = text.words.class(head);
        let class = word
            .rsplit_once('-')
            .map_or(class, |(_, last)| class | text.words.lexicon().class(last));
        let before = || named_in_full(text, mentions, form);
        if let Some(who) = bearer(text, mentions, cast, it, head)
            .or_else(|| offices.holder(text, mentions, cast, it))
            .or_else(|| offices.apposed(form))
            .or_else(|| epithets::holder(text, mentions, cast, form))
            .or_else(|| bearers.holder(text, mentions, cast, form))
            .filter(|&who| keep_company(mentions, cast, form, who))
            .or_else(|| before().map(|it| cast.of_form[it]))
        {
            cast.of_form[form] = who;
            cast.members[who as usize].forms.push(form as u32);
            continue;
        }
        let told = (class.has(Class::PERSON_MAN), class.has(Class::PERSON_WOMAN));
        let (he, she) = if told == (false, false) {
            by_article(text, it.first.0 as usize)
        } else {
            told
        };
        cast.of_form[form] = cast.members.len() as u32;
        cast.members.push(Member {
            described: true,
            forms: Few::from_slice(&[form as u32]),
            male: if he { 20 } else { 0 },
            female: if she { 20 } else { 0 },
            ..Member::default()
        });
    }
}

/// Whether an article tells that its noun is “he”, “she”; a German one as the subject of its clause, as one.
fn by_article(text: &Text<'_>, at: usize) -> (bool, bool) {
    let verb = at
        .checked_sub(1)
        .filter(|&it| text.class(it).has(Class::SPEECH));
    let subject = verb.is_some() || text.tokens[at].is(Token::INITIAL);
    if !text.words.lexicon().nouns_capital {
        // “La sentinelle” is “elle”, whoever stands guard.
        return match text.spelled(at) {
            "le" | "un" | "el" | "del" | "al" if text.words.lexicon().inversion => (true, false),
            "la" | "une" | "una" if text.words.lexicon().inversion => (false, true),
            _ => (false, false),
        };
    }
    if !subject {
        return (false, false);
    }
    let one = verb.is_some_and(|it| !text.ends(it, "en"));
    match text.spelled(at) {
        "der" => (true, false),
        "die" => (false, one),
        "eine" => (false, true),
        _ => (false, false),
    }
}

/// The one description before that "der Sprecher" takes up: ein Sprecher des Ministeriums.
fn named_in_full(text: &Text<'_>, mentions: &Mentions, form: usize) -> Option<usize> {
    let it = &mentions.forms[form];
    let first = text.spelled(it.first.0 as usize);
    let whole = it.words.len() == it.noun + 1;
    if !text.words.lexicon().inversion
        || !whole
        || first.starts_with("ein")
        || first.starts_with("un")
    {
        return None;
    }
    let fuller = |other: &&usize| {
        let other = &mentions.forms[**other];
        other.described && other.words.len() > it.words.len() && other.words.starts_with(&it.words)
    };
    let all: Vec<usize> = (0..form).collect();
    let mut found = all.iter().filter(fuller);
    let only = *found.next()?;
    found.next().is_none().then_some(only)
}

/// Whether a description stands mostly where a member of the cast is named, too: in a book of many stories, the prince
/// of one is not Prince Rupert of another.
fn keep_company(mentions: &Mentions, cast: &Cast, form: usize, who: u32) -> bool {
    const NEAR: u32 = 5_000;
    let places = |of: &dyn Fn(u32) -> bool| -> Vec<u32> {
        let nouns = mentions.all.iter().filter(|it| it.kind.is_noun());
        nouns.filter(|it| of(it.who)).map(|it| it.from).collect()
    };
    let named = places(&|form| cast.of_form[form as usize] == who);
    let described = places(&|it| it as usize == form);
    let near = |&&place: &&u32| {
        let next = named.partition_point(|&it| it < place);
        let around = named[next.saturating_sub(1)..].iter().take(2);
        around.into_iter().any(|it| it.abs_diff(place) < NEAR)
    };
    described.iter().filter(near).count() * 2 >= described.len()
}

/// Whom "the doctor" means: the one member of the cast who is called Doctor.
fn bearer(
    text: &Text<'_>,
    mentions: &Mentions,
    cast: &Cast,
    form: &Form,
    head: WordId,
) -> Option<u32> {
    let owned = text
        .words
        .class(form.words[0])
        .has(Class::HIS | Class::HER | Class::MY);
    // A leader of theirs, an official who was there.
    let introduced = form.count == 1 && text.class(form.first.0 as usize).has(Class::INTRODUCING);
    // The prime minister is not Deputy First Minister Lake.
    let qualified = form.words.len() == 2
        && QUALIFIED.contains(&text.words.text(head))
        && !text.words.class(form.words[0]).has(Class::STOP);
    let another = text.words.lexicon().english() && (introduced || qualified);
    let title = text.words.class(head).has(Class::ANY_TITLE);
    if form.words.len() > 2 || owned || another || !title {
        return None;
    }
    let word = text.words.text(head);
    let bears = |it: &Member| {
        it.titles.iter().any(|&title| {
            title == head || text.words.lexicon().full(text.words.text(title)) == Some(word)
        })
    };
    let mut bearers = cast
        .members
        .iter()
        .enumerate()
        .filter(|(_, it)| !it.described && bears(it));
    let (only, member) = bearers.next()?;
    let alone = bearers.next().is_none();
    (alone && !resigned(text, mentions, member, head)).then_some(only as u32)
}

/// Whether an English text gives somebody a title only as one that they no longer bear: former President Hill.
fn resigned(text: &Text<'_>, mentions: &Mentions, member: &Member, title: WordId) -> bool {
    const ONCE: &[&str] = &["ex", "former", "late", "onetime"];
    let forms = member.forms.iter().map(|&it| &mentions.forms[it as usize]);
    let mut titled = forms
        .filter(|it| !it.described && it.words.first() == Some(&title))
        .peekable();
    let once = |it: &Form| {
        let before = (it.first.0 as usize).checked_sub(1);
        before.is_some_and(|at| ONCE.contains(&text.spelled(at)))
    };
    text.words.lexicon().english() && titled.peek().is_some() && titled.all(once)
}
