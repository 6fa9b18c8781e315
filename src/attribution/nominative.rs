//! German descriptions as a reader sees them: in the nominative, though the text has „mit dem neuen Sprecher“.
//!
//! Only what article and noun tell without doubt is changed; “den Experten” may be one or several and stays.

use super::lexicon::Class;
use super::phrases::{oblique, several};
use super::tokens::{Text, Token};

/// The words of a description that change.
pub struct Nominative {
    /// Its article.
    pub article: &'static str,
    /// What adjectives end in, for “en”.
    ending: &'static str,
    /// The token of its noun.
    noun: usize,
    /// The noun, where it changes.
    changed: Option<String>,
}

#[derive(Clone, Copy, PartialEq)]
enum Gender {
    He,
    She,
    It,
}

impl Nominative {
    /// The nominative of the description whose article stands at `at` and whose noun at `noun`, unless it is one.
    pub fn of(text: &Text<'_>, at: usize, noun: usize) -> Option<Self> {
        let article = text.spelled(at);
        // “Der Journalisten” are several.
        if article == "der" && several(text, noun) && text.class(noun).has(Class::PERSON) {
            let one = text.class(noun).has(Class::ROLE);
            return (!one).then_some(Self {
                article: "die",
                ending: "en",
                noun,
                changed: None,
            });
        }
        let gender = gender(text, noun)?;
        // “Die” is the only nominative of a woman.
        if !(oblique(text, at) || article == "der" && gender == Gender::She) {
            return None;
        }
        let (article, ending) = match (article, gender) {
            ("der", Gender::She) => ("die", "e"),
            ("einer", Gender::She) => ("eine", "e"),
            ("dem" | "des", Gender::He) => ("der", "e"),
            ("den", Gender::He) if !text.ends(noun, "n") => ("der", "e"),
            ("dem" | "des", Gender::It) => ("das", "e"),
            ("einem" | "eines" | "einen", Gender::He) => ("ein", "er"),
            ("einem" | "eines", Gender::It) => ("ein", "es"),
            ("seiner", Gender::She) => ("seine", "e"),
            ("ihrer", Gender::She) => ("ihre", "e"),
            ("seinem" | "seines", Gender::He) => ("sein", "er"),
            ("ihrem" | "ihres", Gender::He) => ("ihr", "er"),
            ("seinem" | "seines", Gender::It) => ("sein", "es"),
            ("ihrem" | "ihres", Gender::It) => ("ihr", "es"),
            _ => return None,
        };
        Some(Self {
            article,
            ending,
            noun,
            changed: (gender != Gender::She)
                .then(|| singular(text, noun, ending))
                .flatten(),
        })
    }

    /// The word at `at` as it reads in the nominative; `written` is how it stands there.
    pub fn word<'a>(&'a self, at: usize, written: &'a str) -> (&'a str, &'a str) {
        let adjective = at < self.noun && written.starts_with(char::is_lowercase);
        match (written.strip_suffix("en"), &self.changed) {
            (Some(stem), _) if adjective => (stem, self.ending),
            (_, Some(noun)) if at == self.noun => (noun, ""),
            _ => (written, ""),
        }
    }
}

/// How nouns end that are “sie”, where they are bodies or papers.
#[rustfmt::skip]
const SHE: &[&str] = &[
    "ung", "schaft", "heit", "keit", "ei", "ion", "tät", "agentur", "bank", "kammer", "presse", "armee", "behörde",
    "gruppe", "truppe", "kirche", "wehr", "firma", "hochschule", "zeitschrift", "studie", "anfrage", "anzeige",
    "note", "depesche", "seite", "website", "homepage",
];
/// How nouns end that are “es”.
#[rustfmt::skip]
const IT: &[&str] = &[
    "ium", "iums", "amt", "amtes", "amts", "gericht", "gerichts", "gerichtes", "institut", "instituts", "büro",
    "büros", "komitee", "komitees", "parlament", "parlaments", "magazin", "magazins", "unternehmen", "unternehmens",
    "mädchen", "kind", "opfer", "mitglied", "schreiben", "papier", "gesetz", "dokument", "urteil", "protokoll",
    "gutachten", "telegramm", "plakat", "transparent", "flugblatt", "tagebuch",
];
/// How nouns end that are “er”, where they are bodies or papers.
#[rustfmt::skip]
const HE: &[&str] = &[
    "antrag", "artikel", "aushang", "beschluss", "bericht", "brief", "bund", "dienst", "eintrag", "entwurf", "klub", "kommentar",
    "konzern", "rundfunk", "sender", "senat", "tag", "tweet", "verband", "verein", "verlag", "vertrag", "zettel",
];

/// The gender of a noun by what it means and how it ends.
fn gender(text: &Text<'_>, noun: usize) -> Option<Gender> {
    let class = text.class(noun);
    let word = text.spelled(noun);
    let ends = |endings: &[&str]| endings.iter().any(|it| word.ends_with(it));
    if class.has(Class::PERSON_WOMAN)
        || class.has(Class::ORGANISATION | Class::DOCUMENT) && ends(SHE)
    {
        Some(Gender::She)
    } else if ends(IT) {
        Some(Gender::It)
    } else {
        // Des Verbands, des Vereines.
        let bare = word.strip_suffix("es").or_else(|| word.strip_suffix('s'));
        let he = |it: &str| HE.iter().any(|end| it.ends_with(end));
        let paper = class.has(Class::ORGANISATION | Class::DOCUMENT)
            || bare.is_some_and(|it| {
                text.words
                    .lexicon()
                    .class(it)
                    .has(Class::ORGANISATION | Class::DOCUMENT)
            });
        let thing = paper && (he(word) || bare.is_some_and(he));
        (class.has(Class::PERSON) || thing).then_some(Gender::He)
    }
}

/// The nominative of a noun of one man or thing, where it is another word: des Sprechers, dem Präsidenten; and dem
/// Abgeordneten, who is der Abgeordnete and ein Abgeordneter.
fn singular(text: &Text<'_>, noun: usize, ending: &str) -> Option<String> {
    let written = text.document.slice(text.tokens[noun].extent());
    let known = |stem: &str| {
        let stem = stem.to_lowercase();
        let class = text.words.lexicon().class(&stem);
        class.has(Class::PERSON | Class::ORGANISATION | Class::DOCUMENT)
    };
    if let Some(stem) = written.strip_suffix("en") {
        let adjective = format!("{stem}er");
        if known(&adjective) && known(&format!("{stem}e")) {
            return Some(format!("{stem}{ending}"));
        }
        let weak = [stem.to_owned(), format!("{stem}e")];
        return weak.into_iter().find(|it| known(it));
    }
    // Dem Bauern.
    if let Some(weak) = written.strip_suffix('n').filter(|it| known(it)) {
        return Some(weak.to_owned());
    }
    let genitive = ["es", "s"]
        .into_iter()
        .filter_map(|it| written.strip_suffix(it));
    genitive.filter(|it| known(it)).map(str::to_owned).next()
}

/// The token of the `count`-th word from `from` on.
pub fn nth_word(text: &Text<'_>, from: usize, count: usize) -> Option<usize> {
    let tokens = text.tokens.iter().enumerate().skip(from);
    let mut words = tokens.filter(|(_, it): &(usize, &Token)| it.is_word());
    words.nth(count).map(|(at, _)| at)
}
