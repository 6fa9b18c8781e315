//! What a word that is in no list is by how it is made: Regierungssprecher, Jean-Luc, des Leiters, viceministro, preguntole.

use super::enclitics;
use super::lexicon::{Class, Lexicon};

impl Lexicon {
    /// What a word that is in no list is by how it is made.
    pub(super) fn derived(&self, word: &str) -> Option<Class> {
        if !self.inversion {
            return None;
        }
        let double = self.double_name(word);
        if self.nouns_capital {
            let noun = || self.head(word).or_else(|| self.inflected(word));
            return double.or_else(noun);
        }
        let several = double.or_else(|| self.of_several(word));
        let several = several.or_else(|| self.deputy(word));
        several.or_else(|| self.joined(word))
    }

    /// What a French or Spanish office under or after another is: viceministro, exalcaldesa, sous-préfet.
    fn deputy(&self, word: &str) -> Option<Class> {
        const PREFIXES: [&str; 6] = ["ex-", "ex", "sous-", "sub", "vice-", "vice"];
        let mut stems = PREFIXES.iter().filter_map(|it| word.strip_prefix(it));
        let office = |class: &Class| class.has(Class::PERSON) && class.has(Class::ROLE);
        let class = stems.find_map(|stem| self.listed(stem).filter(office))?;
        Some(Class(class.0 & Class::INHERITED.0))
    }

    /// A Spanish verb with the pronoun written to it: preguntole.
    fn joined(&self, word: &str) -> Option<Class> {
        let verb = self.spanish().then(|| enclitics::verb(word)).flatten()?;
        Some(Class(self.listed(&verb)?.0 & Class::SAY.0))
    }

    /// Two given names joined: Karl-Theodor, Jean-Luc.
    fn double_name(&self, word: &str) -> Option<Class> {
        let (first, second) = word.split_once('-')?;
        let gender = |name| {
            let class = self.listed(name).unwrap_or_default();
            Class(class.0 & (Class::MAN.0 | Class::WOMAN.0))
        };
        let (first, second) = (gender(first), gender(second));
        (first != Class::default() && second != Class::default()).then_some(first)
    }

    /// What a compound is by its last part: "Regierungssprecher", "VW-Chef".
    fn head(&self, word: &str) -> Option<Class> {
        const SHORTEST: usize = 3;
        let heads = word
            .char_indices()
            .skip(2)
            .map_while(|(at, _)| word.get(at..));
        let mut heads = heads.take_while(|head| head.len() >= SHORTEST);
        let class = heads.find_map(|head| self.listed(head).filter(|it| it.has(Class::COMPOUND)));
        class.map(|class| Class(class.0 & Class::INHERITED.0))
    }

    /// What an inflected noun is: (des) Leiters, Bundesamtes, (von) Kennern; (die) Diebe.
    fn inflected(&self, word: &str) -> Option<Class> {
        self.of_one(word).or_else(|| self.of_men(word))
    }

    /// What several are by the word for one: officiers, pescadores; as several they are neither “he” nor “she”.
    fn of_several(&self, word: &str) -> Option<Class> {
        let mut stems = ["s", "es", "x"]
            .iter()
            .filter_map(|it| word.strip_suffix(it));
        stems.find_map(|stem| {
            let class = self.listed(stem).filter(|it| it.has(Class::PERSON))?;
            let told = Class::PERSON_MAN.0 | Class::PERSON_WOMAN.0 | Class::ROLE.0;
            Some(Class(class.0 & Class::INHERITED.0 & !told))
        })
    }

    /// What several men are by the word for one: Diebe, Freunden; as several they are no “er”.
    fn of_men(&self, word: &str) -> Option<Class> {
        let mut stems = ["en", "e"].iter().filter_map(|it| word.strip_suffix(it));
        stems.find_map(|stem| {
            let class = self.listed(stem).or_else(|| self.head(stem))?;
            let several = Class(class.0 & Class::INHERITED.0 & !Class::PERSON_MAN.0);
            class.has(Class::PERSON_MAN).then_some(several)
        })
    }

    /// What a noun of one is in another case, and in the dative of several.
    fn of_one(&self, word: &str) -> Option<Class> {
        let several = word.strip_suffix('n').filter(|it| it.ends_with("er"));
        let mut stems = ["es", "s"]
            .into_iter()
            .filter_map(|ending| word.strip_suffix(ending))
            .chain(several);
        stems.find_map(|stem| {
            let class = self.listed(stem).or_else(|| self.head(stem))?;
            let noun = class.has(Class::PERSON | Class::ORGANISATION | Class::DOCUMENT);
            noun.then_some(Class(class.0 & Class::INHERITED.0))
        })
    }
}
