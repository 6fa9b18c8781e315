//! From members of the cast to the speakers a reader sees: one display name each, their other names, their numbers.
//!
//! A member is shown by the form the text uses most, so that a reader meets the name they know.

use std::collections::HashMap;

use super::analysis::Analysis;
use super::cast::Member;
use super::lexicon::Class;
use super::nominative::{Nominative, nth_word};
use super::parts::lead;
use super::table::ByNumber;
use super::tokens::{Text, Token};
use super::words::{WordId, Words};
use crate::model::{Speaker, SpeakerId, SpeakerKind};

/// The speakers of a document, part after part.
#[derive(Default)]
pub struct Speakers {
    /// Those known so far.
    pub all: Vec<Speaker>,
    by_name: HashMap<String, SpeakerId>,
}

impl Speakers {
    /// The speaker that a member of a part's cast is; `names` are those that were looked up before.
    pub fn of_member(&mut self, analysis: &Analysis<'_>, names: &mut Names, who: u32) -> SpeakerId {
        let member = analysis.member(who);
        let Known {
            name,
            aliases,
            speaker,
        } = names.of(analysis, who);
        if let Some(id) = *speaker {
            return id;
        }
        let known = std::iter::once(&*name)
            .chain(&*aliases)
            .find_map(|name| self.by_name.get(name))
            .copied();
        let id = known.unwrap_or_else(|| self.add(name, kind(analysis, member)));
        for alias in &*aliases {
            if !self.by_name.contains_key(alias) {
                self.by_name.insert(alias.clone(), id);
                self.all[id.0 as usize].aliases.push(alias.clone());
            }
        }
        // Who is known by another name alone may yet meet one of that name.
        *speaker = self.by_name.get(name).copied();
        id
    }

    /// The speaker with this name or alias; a new one when there is none.
    pub fn named(&mut self, name: &str) -> SpeakerId {
        let known = self.by_name.get(name).copied();
        known.unwrap_or_else(|| self.add(name, SpeakerKind::Named))
    }

    /// Counts a quotation of so many words.
    pub fn count(&mut self, id: SpeakerId, words: u32) {
        let speaker = &mut self.all[id.0 as usize];
        speaker.quotes += 1;
        speaker.words += words;
    }

    fn add(&mut self, name: &str, kind: SpeakerKind) -> SpeakerId {
        let id = SpeakerId(self.all.len() as u32);
        self.all.push(Speaker {
            name: name.to_owned(),
            aliases: Vec::new(),
            kind,
            quotes: 0,
            words: 0,
        });
        self.by_name.insert(name.to_owned(), id);
        id
    }
}

/// The names of a part's cast, as far as they were asked for.
#[derive(Default)]
pub struct Names {
    of: HashMap<u32, Known, ByNumber>,
}

/// What is known of a member once they were asked for.
struct Known {
    /// The name they are shown by.
    name: String,
    /// Their other names.
    aliases: Vec<String>,
    /// The speaker they are, for good.
    speaker: Option<SpeakerId>,
}

impl Names {
    fn of(&mut self, analysis: &Analysis<'_>, who: u32) -> &mut Known {
        self.of.entry(who).or_insert_with(|| {
            let (name, aliases) = names(analysis, analysis.member(who));
            Known {
                name,
                aliases,
                speaker: None,
            }
        })
    }
}

fn kind(analysis: &Analysis<'_>, member: &Member) -> SpeakerKind {
    let organisation = || {
        member.forms.iter().any(|&form| {
            let words = &analysis.mentions.forms[form as usize].words;
            words
                .iter()
                .any(|&word| analysis.text.words.class(word).has(Class::ORGANISATION))
        })
    };
    if member.narrator {
        SpeakerKind::Narrator
    } else if member.described {
        SpeakerKind::Described
    } else if organisation() {
        SpeakerKind::Organisation
    } else {
        SpeakerKind::Named
    }
}

/// The name a member is shown by, and the others.
pub fn names(analysis: &Analysis<'_>, member: &Member) -> (String, Vec<String>) {
    if member.narrator && member.forms.is_empty() {
        return (narrator(analysis).to_owned(), Vec::new());
    }
    let form = |it: u32| &analysis.mentions.forms[it as usize];
    let mut forms = member.forms.clone();
    if !member.described {
        forms.retain(|it| !form(*it).described);
    }
    forms.sort_by_key(|&it| {
        (
            std::cmp::Reverse(form(it).count),
            std::cmp::Reverse(form(it).words.len()),
            it,
        )
    });
    let mut name = forms
        .first()
        .map(|&it| written(analysis, it, shown_from(analysis, it)))
        .unwrap_or_default();
    if let Some(full) = full_name(analysis, member, &forms) {
        name = full;
    }
    let mut aliases: Vec<String> = Vec::new();
    for &it in &forms {
        let alias = written(analysis, it, shown_from(analysis, it));
        if alias != name && !aliases.contains(&alias) {
            aliases.push(alias);
        }
    }
    (name, aliases)
}

/// What somebody calls themselves who has no name, in the language of the text.
fn narrator(analysis: &Analysis<'_>) -> &'static str {
    let words = [("ich", "Ich"), ("je", "Je"), ("yo", "Yo")];
    let lexicon = analysis.text.words.lexicon();
    let own = words
        .into_iter()
        .find(|(it, _)| lexicon.class(it).has(Class::I));
    own.map_or("I", |(_, shown)| shown)
}

/// First and last name, where the form used most would not tell who is meant.
fn full_name(analysis: &Analysis<'_>, member: &Member, forms: &[u32]) -> Option<String> {
    const SHORT_TEXT: usize = 60_000;
    const FAMILIAR: u32 = 8;
    let (first, last) = (member.first?, member.last?);
    let form = |it: u32| &analysis.mentions.forms[it as usize];
    let titles = |it: u32| lead(&analysis.text.words, &form(it).words);
    let full = forms.iter().copied().find(|&it| {
        form(it).words.len() > titles(it) + 1 && form(it).words.get(titles(it)) == Some(&first)
    })?;
    let common = called(analysis, *forms.first()?);
    let total: u32 = forms.iter().map(|&it| form(it).count).sum();
    let by_last = common.len() == 1 && common[0] == last;
    let by_first = common.len() == 1 && common[0] == first;
    let short = analysis.text.document.text.len() < SHORT_TEXT;
    let familiar = form(full).count >= FAMILIAR && form(full).count * 100 >= total * 8;
    (by_last && short || by_first && familiar).then(|| written(analysis, full, titles(full)))
}

/// The words by which a form calls somebody: in German “Frau Lake” does no more than “Lake”.
fn called<'a>(analysis: &'a Analysis<'_>, form: u32) -> &'a [WordId] {
    let words = &analysis.mentions.forms[form as usize].words;
    let titles = if analysis.text.words.lexicon().nouns_capital {
        lead(&analysis.text.words, words)
    } else {
        0
    };
    words.get(titles..).unwrap_or_default()
}

/// How many words of a form are left out: what a title is a title of, and roles that are no part of the name.
fn shown_from(analysis: &Analysis<'_>, form: u32) -> usize {
    let it = &analysis.mentions.forms[form as usize];
    if it.described {
        return 0;
    }
    let words = &analysis.text.words;
    if let [first, second, _, ..] = it.words[..]
        && words.lexicon().joins
        && words.class(first).has(Class::FORMAL)
        && words.class(second).has(Class::ARTICLE)
        && !words.class(second).has(Class::PREPOSITION)
    {
        // M. le baron de Larix.
        return 0;
    }
    let lead = lead(words, &it.words);
    // Frau Lake, Tante Anna; but Anna Lake, whatever else she is.
    let particles = it.words.iter().skip(lead).rev().skip(1);
    let bare = || {
        it.words.len() > lead
            && particles
                .into_iter()
                .all(|&it| words.class(it).has(Class::PARTICLE | Class::ARTICLE))
    };
    let alone = words.lexicon().nouns_capital && bare();
    let titles = Class::TITLE_MAN | Class::TITLE_WOMAN | Class::TITLE;
    let full = words.lexicon().english() && it.words.len() > lead + 1;
    let title = |&&word: &&WordId| {
        let class = words.class(word);
        let shed = full && class.has(Class::TITLE) && !is_kept(words, word);
        let shown = class.has(Class::ANY_TITLE) && !class.has(Class::ROLE);
        (shown || alone && class.has(titles)) && !shed
    };
    let titles = it.words[..lead].iter().rev().take_while(title).count();
    // Prime Minister, Vice President.
    let before = it.words[..lead - titles].iter().rev();
    let parts = before.take_while(|&&word| {
        let class = words.class(word);
        titles > 0 && class.has(Class::ROLE) && !class.has(Class::PERSON | Class::ORGANISATION)
    });
    lead - titles - parts.count()
}

/// Whether an English title stays with a full name: Dr Anna Lake; but Secretary Anna Lake is Anna Lake.
fn is_kept(words: &Words, title: WordId) -> bool {
    const KEPT: &[&str] = &["doctor", "dr", "pope", "prof", "professor", "saint", "st"];
    KEPT.contains(&words.text(title))
}

/// The nominative of a German description that the text has in another case.
fn nominative(analysis: &Analysis<'_>, form: u32) -> Option<Nominative> {
    let it = &analysis.mentions.forms[form as usize];
    let text = &analysis.text;
    let (from, to) = (it.first.0 as usize, it.first.1 as usize);
    let german = it.described && text.words.lexicon().nouns_capital;
    if !german || !text.class(from).has(Class::ARTICLE) {
        return None;
    }
    let noun = nth_word(text, from, it.noun + 1).filter(|&noun| noun < to)?;
    Nominative::of(text, from, noun)
}

/// An article before the name that a description is shown by.
fn with_article(analysis: &Analysis<'_>, article: &str, name: &str) -> String {
    if !analysis.text.words.lexicon().inversion {
        return format!("the {name}");
    }
    // “Du maire”, “al alcalde” hold a preposition.
    let article = match article {
        "du" | "au" if analysis.text.words.lexicon().joins => "le",
        "aux" => "les",
        "al" | "del" if !analysis.text.words.lexicon().joins => "el",
        other => other,
    };
    let space = if article.ends_with(['\'', '’']) {
        ""
    } else {
        " "
    };
    format!("{article}{space}{name}")
}

/// Whether a word in capitals is one that is not always written so, as CBS is: a longer one, a given name (JOE), MR.
fn is_shouted(text: &Text<'_>, token: &Token) -> bool {
    const LETTERS: usize = 3;
    let names = Class::MAN | Class::WOMAN | Class::TITLE_MAN | Class::TITLE_WOMAN;
    let long = text.document.slice(token.extent()).chars().count() > LETTERS;
    long || text.words.class(token.word).has(names)
}

/// A form as the text writes it first, without its first `skip` words, possessive ending and line ends.
fn written(analysis: &Analysis<'_>, form: u32, skip: usize) -> String {
    let it = &analysis.mentions.forms[form as usize];
    let text = &analysis.text;
    let (from, to) = (it.first.0 as usize, it.first.1 as usize);
    let mut name = String::new();
    let mut words = 0;
    let last = it
        .words
        .iter()
        .rposition(|&word| !text.words.class(word).has(Class::SUFFIX));
    let nominative = nominative(analysis, form);
    for (at, token) in (from..).zip(&text.tokens[from..to]) {
        words += usize::from(token.is_word());
        if !it.described && last.is_some_and(|last| words > last + 1 && last > 0) {
            break;
        }
        let article =
            it.described && words == 1 && text.words.class(token.word).has(Class::ARTICLE);
        if words <= skip || article {
            continue;
        }
        if token.is(Token::SPACED) && !name.is_empty() {
            name.push(' ');
        }
        let written = text.document.slice(token.extent());
        let written = if written == "Herrn" {
            "Herr"
        } else if token.is(Token::POSSESSIVE) && at + 1 == to {
            written
                .trim_end_matches(['s', 'S'])
                .trim_end_matches(['\'', '’'])
        } else {
            written
        };
        // FIFA, the CDRM: German has bodies called so, and does not shout a surname alone.
        let body = text.words.lexicon().nouns_capital && it.words.len() == 1;
        if token.is(Token::UPPER) && !body && is_shouted(text, token) {
            let mut chars = written.chars();
            name.extend(chars.next());
            name.push_str(&chars.as_str().to_lowercase());
        } else if it.described
            && (text.class(at).has(Class::INDEFINITE)
                || words == 1
                    && text.words.lexicon().inversion
                    && text.class(at).has(Class::DETERMINER))
        {
            name.push_str(&written.to_lowercase());
        } else if let Some(nominative) = &nominative {
            let (stem, ending) = nominative.word(at, written);
            name.push_str(stem);
            name.push_str(ending);
        } else {
            name.push_str(written);
        }
    }
    if it.described && text.class(from).has(Class::ARTICLE) {
        let article = text.document.slice(text.tokens[from].extent());
        let article = nominative.map_or(article.to_lowercase(), |it| it.article.to_owned());
        return with_article(analysis, &article, &name);
    }
    trimmed(analysis, &name)
}

/// A name without the signs around it; the stop of a German initial stays: Josef K.
fn trimmed(analysis: &Analysis<'_>, name: &str) -> String {
    let bare = name.trim_matches(['.', ' ', ',']);
    let letter = bare
        .rsplit(' ')
        .next()
        .is_some_and(|it| it.chars().count() == 1);
    let german = analysis.text.words.lexicon().nouns_capital;
    let stop = german && letter && name.trim_end().ends_with('.');
    format!("{bare}{}", if stop { "." } else { "" })
}
