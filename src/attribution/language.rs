//! Which language a text is in, told by its function words.
//!
//! A text with hardly any of them is in none of the languages known; a short one is given the benefit of the doubt.
//! Only words of up to [`LONGEST`] letters in lower case are looked at, and no more of them than it takes for one
//! language to lead; three sentences are enough, and a long book costs no more than its first page.

use std::sync::LazyLock;

use super::lexicon::LANGUAGES;
use super::lists::list;
use super::table::{Spelling, Table};

/// The longest function word that is looked up, in bytes.
const LONGEST: usize = 6;
/// Function words after which the best language is taken, however close the next one is.
const ENOUGH: u32 = 200;
/// Words of a text that are looked at, at the most.
const WORDS: usize = 3000;
/// A language leads when it has so many function words more than twice the next one has.
const LEAD: u32 = 12;

/// Every function word with the languages that have it, a bit each.
static FUNCTION_WORDS: LazyLock<(Table, Vec<u8>)> = LazyLock::new(|| {
    let (mut words, mut languages) = (Table::with_room(1 << 10), Vec::new());
    for (index, language) in LANGUAGES.iter().enumerate() {
        for word in list(language.source, "common").split_whitespace() {
            let id = words.enter(Spelling::exact(word)) as usize;
            languages.resize(words.len(), 0);
            languages[id] |= 1_u8 << index;
        }
    }
    (words, languages)
});

/// A text of so many words is in no language known of whose function words it has not one in so many. A list of names at
/// its head has none, either: it is read on behind.
const TELLING: usize = 100;
const RARE: usize = 8;

/// The index in [`LANGUAGES`] of the language whose function words occur most often: the first one of a text too short
/// to tell, the last one if it seems to be none of the others.
pub fn guess(text: &str) -> usize {
    let mut seen = 0;
    let mut counts = [0_u32; LANGUAGES.len()];
    let mut total = 0;
    let (table, languages) = &*FUNCTION_WORDS;
    let words = text
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
        .take(WORDS);
    for word in words {
        seen += 1;
        let short = Some(word).filter(|it| it.len() <= LONGEST);
        let Some(id) = short.and_then(|it| table.find(Spelling::exact(it))) else {
            continue;
        };
        for (index, count) in counts.iter_mut().enumerate() {
            *count += u32::from(languages[id as usize] >> index & 1);
        }
        total += 1;
        if total % 8 == 0 && (total >= ENOUGH || leads(&counts)) && !is_rare(&counts, seen) {
            break;
        }
    }
    let best = best(&counts);
    if total == 0 && seen < TELLING {
        return by_marks(text).unwrap_or(best);
    }
    if is_rare(&counts, seen) {
        return LANGUAGES.len() - 1;
    }
    best
}

/// The language that the marks of a few words without a function word tell: « Oui, monsieur. » is French, „Nein, danke.“
/// and »Nein, danke.« are German, —¿Nadie? is Spanish. Others print speech so, too; then words with a capital must tell.
fn by_marks(text: &str) -> Option<usize> {
    let spaced = |mark: &str| {
        let behind = text.split_once(mark).map(|(_, behind)| behind);
        behind.is_some_and(|it| it.starts_with([' ', '\u{a0}', '\u{202f}']))
    };
    let first = text
        .find(['«', '»', '„', '“'])
        .and_then(|at| text.get(at..));
    let opens = |mark: char| first.is_some_and(|it| it.starts_with(mark));
    let tag = if text.contains(['¿', '¡']) {
        "es"
    } else if opens('«') && spaced("«") {
        "fr"
    } else if opens('„') || opens('»') {
        "de"
    } else {
        return None;
    };
    let index = LANGUAGES.iter().position(|it| it.tag == tag)?;
    let (table, languages) = &*FUNCTION_WORDS;
    let known = |word: &str| {
        let word = word.to_lowercase();
        let id = table.find(Spelling::exact(&word));
        id.is_some_and(|id| languages[id as usize] >> index & 1 == 1)
    };
    let mut all = text
        .split(|c: char| !c.is_alphabetic())
        .filter(|it| !it.is_empty() && it.len() <= LONGEST);
    (tag == "es" || all.any(known)).then_some(index)
}

fn best(counts: &[u32]) -> usize {
    (0..counts.len())
        .rev()
        .max_by_key(|&it| counts[it])
        .unwrap_or_default()
}

/// Whether none of the languages is that of the words `seen`.
fn is_rare(counts: &[u32], seen: usize) -> bool {
    seen >= TELLING && counts[best(counts)] as usize * RARE < seen
}

fn leads(counts: &[u32]) -> bool {
    let first = best(counts);
    let next = (0..counts.len())
        .filter(|&it| it != first)
        .map(|it| counts[it])
        .max();
    counts[first] >= 2 * next.unwrap_or_default() + LEAD
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_without_function_words_that_are_known_is_in_another_language() {
        let czech = "Prezident řekl, že zákon bude schválen do konce roku a že se v textu neobjeví žádné další \
                     změny. Podle ministra je situace obtížná, ale řešení se najde. ";
        let japanese = "「暑いですね」と彼女は言った。 ";
        for text in [czech.repeat(6), japanese.repeat(60)] {
            assert_eq!(LANGUAGES[guess(&text)].tag, "und", "{text}");
        }
        assert_ne!(LANGUAGES[guess(czech)].tag, "und");
    }

    #[test]
    fn a_list_of_names_at_the_head_tells_no_language() {
        let names =
            "Anna Berg (ABG), Tom Orlov (TOV), Clara Voss (CVS), Nils Lake (NLE), ".repeat(12);
        let english =
            "I think that the pier is safe, and we should open it in the spring. ".repeat(30);
        let german =
            "Ich denke, dass der Steg sicher ist, und wir sollten ihn im Mai öffnen. ".repeat(30);
        for (text, language) in [(english, "en"), (german, "de")] {
            let text = format!("{names}and the others who are on the list.\n\n{text}");
            assert_eq!(LANGUAGES[guess(&text)].tag, language, "{text}");
        }
    }

    #[test]
    fn languages_are_told_apart_by_their_function_words() {
        for (text, language) in [
            ("The cat sat on the mat and it was warm.", "en"),
            ("", "en"),
            ("東京は晴れです。", "en"),
            (
                "Die Katze lag auf der Matte. „Mir ist warm“, sagte sie.",
                "de",
            ),
            (
                "Der Stadtrat hat beschlossen, das Freibad zu erhalten.",
                "de",
            ),
            (
                "Le chat dormait sur le tapis. « Il fait chaud », dit-elle.",
                "fr",
            ),
            (
                "M. Lang demanda : « Vous partez ? » Il répondit : « Oui. »",
                "fr",
            ),
            ("Lang fragte: „Wäre Bonn bereit? Das Meer?“", "de"),
            ("Lang svarade: „Bra, tack.“", "en"),
            ("—¿Nadie viene? —preguntó Lang.", "es"),
            ("L'homme n'est pas venu, et c'est dommage.", "fr"),
            (
                "El gato dormía en la alfombra. —Hace calor —dijo ella.",
                "es",
            ),
            (
                "La alcaldesa anunció que el puente se abrirá en mayo.",
                "es",
            ),
            (
                "“I read Die Zeit and Le Monde,” she said, “and the news from El País.”",
                "en",
            ),
        ] {
            assert_eq!(LANGUAGES[guess(text)].tag, language, "{text}");
        }
    }
}
