//! What is known of words before any text is read: reporting verbs, titles, given names, nouns for people …
//!
//! One TOML file a language under `assets/lexicon/`; adding a language is adding a file and a row in `LANGUAGES`.
//! A list is a string of words between white space; a word may stand in several lists.

use std::collections::HashMap;
use std::ops::BitOr;
use std::sync::LazyLock;

/// What a word is: a set of the classes below.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Class(u64);

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
    VERB = "verbs",
    COMMON = "common",
}

impl Class {
    /// A verb that can report speech.
    pub const SAY: Self = Self(Self::SPEECH.0 | Self::MANNER.0);
    /// A subject pronoun.
    pub const PRONOUN: Self =
        Self(Self::HE.0 | Self::SHE.0 | Self::I.0 | Self::WE.0 | Self::THEY.0 | Self::IT.0);
    /// A title before a name.
    pub const ANY_TITLE: Self =
        Self(Self::TITLE_MAN.0 | Self::TITLE_WOMAN.0 | Self::TITLE.0 | Self::ROLE.0);

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
    /// Its BCP 47 tag.
    pub language: &'static str,
    /// Whether common nouns are written with a capital, so that a capital tells no name.
    pub nouns_capital: bool,
    words: HashMap<Box<str>, Class>,
    short: HashMap<Box<str>, Box<str>>,
}

/// Every language there is a lexicon for; the first is the one to fall back on.
static LANGUAGES: [LazyLock<Lexicon>; 1] = [LazyLock::new(|| {
    Lexicon::parse("en", include_str!("../../assets/lexicon/en.toml"))
})];

/// The lexicon of a language by its tag ("de-AT" finds "de"); English when there is none.
pub fn of(tag: &str) -> &'static Lexicon {
    let language = tag.split(['-', '_']).next().unwrap_or_default();
    LANGUAGES
        .iter()
        .find(|it| it.language.eq_ignore_ascii_case(language))
        .unwrap_or(&LANGUAGES[0])
}

/// The lexicon whose function words occur most often in the first part of `text`.
pub fn guess(text: &str) -> &'static Lexicon {
    const WORDS: usize = 2000;
    let mut counts = [0_u32; LANGUAGES.len()];
    for word in text
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
        .take(WORDS)
    {
        for (count, lexicon) in counts.iter_mut().zip(&LANGUAGES) {
            *count += u32::from(lexicon.class(word).has(Class::COMMON));
        }
    }
    let best = (0..counts.len()).rev().max_by_key(|&it| counts[it]);
    &LANGUAGES[best.unwrap_or_default()]
}

impl Lexicon {
    /// Reads a lexicon file. The files are part of the program and tested; what a file lacks is simply not known.
    fn parse(language: &'static str, source: &str) -> Self {
        let table: toml::Table = source.parse().unwrap_or_default();
        let mut words: HashMap<Box<str>, Class> = HashMap::new();
        for &(list, class) in LISTS {
            let list = table.get(list).and_then(toml::Value::as_str);
            for word in list.unwrap_or_default().split_whitespace() {
                let entry = words.entry(word.into()).or_default();
                *entry = *entry | class;
            }
        }
        let short = table.get("short").and_then(toml::Value::as_table);
        Self {
            language,
            nouns_capital: table.get("nouns_capital").and_then(toml::Value::as_bool) == Some(true),
            words,
            short: short
                .into_iter()
                .flatten()
                .filter_map(|(name, full)| Some((name.as_str().into(), full.as_str()?.into())))
                .collect(),
        }
    }

    /// What `word`, in lower case, is.
    pub fn class(&self, word: &str) -> Class {
        self.words.get(word).copied().unwrap_or_default()
    }

    /// The full name that a short one stands for: "tom" → "thomas".
    pub fn full(&self, name: &str) -> Option<&str> {
        self.short.get(name).map(Box::as_ref)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_parses_and_fills_every_list_it_has() {
        for lexicon in &LANGUAGES {
            assert!(lexicon.class("a").has(Class::default()) || lexicon.words.len() > 500);
            assert!(lexicon.words.len() > 500, "{}", lexicon.language);
        }
    }

    #[test]
    fn languages_are_told_apart_by_their_function_words() {
        assert_eq!(
            guess("The cat sat on the mat and it was warm.").language,
            "en"
        );
        assert_eq!(guess("").language, "en", "nothing to go by");
    }
}
