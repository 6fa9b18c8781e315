//! What is known of words before any text is read: reporting verbs, titles, given names, nouns for people …
//!
//! One TOML file a language under `assets/lexicon/`; adding a language is adding a file and a row in `LANGUAGES`.
//! A list is a string of words between white space; a word may stand in several lists.

use std::ops::BitOr;
use std::sync::LazyLock;

use super::filter::Filter;
use super::language;
use super::lists::{list, lists, short_names};
use super::table::{Spelling, Table};

/// What a word is: a set of the classes below.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Class(pub(super) u64);

macro_rules! classes {
    ($($name:ident = $list:literal),* $(,)?) => {
        classes!(@consts 0u32; $($name $list),*);
        /// The lists of a lexicon file and the class each stands for.
        const LISTS: &[(&str, Class)] = &[$(($list, Class::$name)),*];
    };
    (@consts $n:expr; $name:ident $list:literal $(, $rest:ident $more:literal)*) => {
        impl Class {
            #[doc = concat!("In the list `", $list, "`.")]
            pub const $name: Self = Self(1 << $n);
        }
        classes!(@consts $n + 1; $($rest $more),*);
    };
    (@consts $n:expr;) => {};
}

classes! {
    SPEECH = "speech",
    MANNER = "manner",
    SOURCE = "sources",
    SOURCE_AFTER = "sources_after",
    STATEMENT = "statements",
    ELISION = "elisions",
    ENCLITIC = "enclitics",
    COMPOUND = "compounds",
    ADVERB = "adverbs",
    AUXILIARY = "auxiliaries",
    HE = "he",
    SHE = "she",
    I = "i",
    WE = "we",
    THEY = "they",
    IT = "it",
    HIS = "his",
    HER = "her",
    MY = "my",
    YOU = "you",
    DETERMINER = "determiners",
    INDEFINITE = "indefinite",
    ARTICLE = "articles",
    INTRODUCING = "introducing",
    TITLE_MAN = "titles_man",
    TITLE_WOMAN = "titles_woman",
    TITLE = "titles",
    ROLE = "roles",
    MARRIED = "married",
    UNMARRIED = "unmarried",
    FORMAL = "formal",
    KNIGHTED = "knighted",
    ABBREVIATION = "abbreviations",
    SUFFIX = "suffixes",
    PARTICLE = "particles",
    MAN = "men",
    WOMAN = "women",
    PERSON = "persons",
    PERSON_WOMAN = "persons_woman",
    PERSON_MAN = "persons_man",
    PERSON_PART = "persons_part",
    KIN = "kin",
    ORGANISATION = "organisations",
    ADDRESS_MAN = "address_man",
    ADDRESS_WOMAN = "address_woman",
    BEFORE_ADDRESS = "before_address",
    STOP = "stop",
    MONTH = "months",
    PLACE = "places",
    PREPOSITION = "prepositions",
    BREAK = "breaks",
    NAMING = "naming",
    NOTICE = "notices",
    VERB = "verbs",
    DOCUMENT = "documents",
    STATES = "states",
    AGENT = "agents",
    CALLING = "calling",
    CITING = "citing",
    COMPLEMENT = "complements",
    COMMON = "common",
    ANSWER = "answers",
    TOWARDS = "towards",
}

impl Class {
    /// A verb that can report speech.
    pub const SAY: Self = Self(Self::SPEECH.0 | Self::MANNER.0);
    /// Found to be a name in the text at hand; in no list.
    pub const NAME: Self = Self(1 << 63);
    /// A subject pronoun.
    pub const PRONOUN: Self =
        Self(Self::HE.0 | Self::SHE.0 | Self::I.0 | Self::WE.0 | Self::THEY.0 | Self::IT.0);
    /// A pronoun of one who speaks, listens, or is told of as a person.
    pub const PERSONAL: Self = Self(
        Self::HE.0 | Self::SHE.0 | Self::HIS.0 | Self::HER.0 | Self::I.0 | Self::MY.0 | Self::YOU.0,
    );
    /// A title before a name.
    pub const ANY_TITLE: Self =
        Self(Self::TITLE_MAN.0 | Self::TITLE_WOMAN.0 | Self::TITLE.0 | Self::ROLE.0);

    /// What a compound inherits from its last part.
    pub(super) const INHERITED: Self = Self(
        Self::PERSON.0
            | Self::PERSON_MAN.0
            | Self::PERSON_WOMAN.0
            | Self::ROLE.0
            | Self::ORGANISATION.0
            | Self::DOCUMENT.0
            | Self::NAMING.0,
    );

    /// Whether it is in any class of `other`.
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl BitOr for Class {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The words of one language.
pub struct Lexicon {
    /// Whether common nouns are written with a capital, so that a capital tells no name, and joined to compounds.
    pub nouns_capital: bool,
    /// Whether the verb comes before its subject when something else opens the sentence: „…“, sagte gestern Anna.
    pub inversion: bool,
    /// Whether small words are cut from the next (l'homme) or from their verb (dit-elle).
    pub joins: bool,
    words: Table,
    filter: Filter,
    classes: Vec<Class>,
    /// Short names, and what each is short for.
    short: Table,
    full: Vec<Box<str>>,
}

/// A language there is a lexicon for.
pub struct Language {
    /// Its BCP 47 tag.
    pub tag: &'static str,
    /// Its lexicon file.
    pub source: &'static str,
    lexicon: LazyLock<Lexicon>,
}

macro_rules! languages {
    ($($tag:literal),* $(,)?) => {
        [$(Language {
            tag: $tag,
            source: include_str!(concat!("../../assets/lexicon/", $tag, ".toml")),
            lexicon: LazyLock::new(|| {
                Lexicon::parse(include_str!(concat!("../../assets/lexicon/", $tag, ".toml")))
            }),
        }),*]
    };
}

/// Every language there is a lexicon for; the first is that of a text which does not tell, the last stands for all others.
pub static LANGUAGES: [Language; 5] = languages!["en", "de", "fr", "es", "und"];

/// The lexicon of a language by its tag ("de-AT" finds "de"), where there is one.
pub fn of(tag: &str) -> Option<&'static Lexicon> {
    let language = tag.split(['-', '_']).next().unwrap_or_default();
    let mut languages = LANGUAGES.iter();
    let found = languages.find(|it| it.tag.eq_ignore_ascii_case(language))?;
    Some(&found.lexicon)
}

/// The lexicon of the language that `text` seems to be in.
pub fn guess(text: &str) -> &'static Lexicon {
    &LANGUAGES[language::guess(text)].lexicon
}

impl Lexicon {
    /// Whether it is the English one: of all languages here English alone keeps the verb behind its subject.
    pub fn english(&self) -> bool {
        !self.inversion
    }

    /// Whether it is of French or Spanish, or of no language: the verb may come first, and a capital tells a name.
    pub fn romance(&self) -> bool {
        self.inversion && !self.nouns_capital
    }

    /// Whether it is the Spanish one, or that of no language, which knows no words.
    pub fn spanish(&self) -> bool {
        self.romance() && !self.joins
    }

    /// Reads a lexicon file. The files are part of the program and tested; what a file lacks is simply not known.
    fn parse(source: &str) -> Self {
        let (mut words, mut classes) = (Table::with_room(1 << 13), Vec::new());
        for (name, list) in lists(source) {
            let Some(&(_, class)) = LISTS.iter().find(|it| it.0 == name) else {
                continue;
            };
            for word in list.split_whitespace() {
                let id = words.enter(Spelling::exact(word)) as usize;
                classes.resize(words.len(), Class::default());
                classes[id] = classes[id] | class;
            }
        }
        let flag = |name| source.contains(&format!("\n{name} = true\n"));
        let (mut short, mut full) = (Table::with_room(0), Vec::new());
        for (name, long) in short_names(source) {
            short.enter(Spelling::exact(name));
            full.push(long.into());
        }
        Self {
            nouns_capital: flag("nouns_capital"),
            inversion: flag("inversion"),
            joins: !list(source, "elisions").is_empty(),
            filter: Filter::of(&words),
            words,
            classes,
            short,
            full,
        }
    }

    /// What `word`, in lower case, is.
    pub fn class(&self, word: &str) -> Class {
        self.class_of(Spelling::exact(word), word)
    }

    /// What a word is, given how it is looked up and how it reads in lower case.
    pub fn class_of(&self, spelling: Spelling<'_>, word: &str) -> Class {
        let known = self.filter.may_have(spelling);
        let known = known.then(|| self.words.find(spelling)).flatten();
        let known = known.map(|id| self.classes[id as usize]);
        known.or_else(|| self.derived(word)).unwrap_or_default()
    }

    /// What the lists say of a word, in lower case.
    pub(super) fn listed(&self, word: &str) -> Option<Class> {
        let id = self.words.find(Spelling::exact(word))?;
        Some(self.classes[id as usize])
    }

    /// The full name that a short one stands for: "tom" → "thomas".
    pub fn full(&self, name: &str) -> Option<&str> {
        let id = self.short.find(Spelling::exact(name))?;
        Some(&self.full[id as usize])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_parses_and_has_every_list_a_language_needs() {
        let [known @ .., undetermined] = &LANGUAGES;
        assert_eq!(undetermined.tag, "und");
        for language in known {
            let table: toml::Table = language.source.parse().expect("a lexicon file is TOML");
            assert_eq!(table["language"].as_str(), Some(language.tag));
            assert!(language.lexicon.words.len() > 2000, "{}", language.tag);
            for name in "common speech men women persons stop determiners".split(' ') {
                assert!(
                    !list(language.source, name).is_empty(),
                    "{}: {name}",
                    language.tag
                );
            }
            for name in table
                .keys()
                .filter(|name| table[*name].is_str() && *name != "language")
            {
                assert!(
                    LISTS.iter().any(|(list, _)| list == name),
                    "{}: {name} is no list",
                    language.tag
                );
            }
        }
    }

    #[test]
    fn a_compound_is_what_its_last_part_is() {
        let lexicon = of("de-AT").expect("German");
        for (word, class) in [
            ("regierungssprecherin", Class::PERSON_WOMAN),
            ("vw-chef", Class::PERSON_MAN),
            ("umweltministerium", Class::ORGANISATION),
        ] {
            assert!(lexicon.class(word).has(class), "{word}");
        }
        assert!(
            !lexicon.class("hollmann").has(Class::PERSON),
            "a family name"
        );
    }
}
