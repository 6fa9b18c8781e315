//! The words that make headings, in the languages that books come in.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::class::Class;

/// The words that carry a number, what they make, and whether an ordinal may stand before them ("The Second Book").
const UNITS: &[(Class, bool, &str)] = &[
    (Class::Volume, true, "volume vol band tome tomo том"),
    (Class::Book, true, "book buch livre libro книга"),
    (
        Class::Part,
        true,
        "part phase teil partie parte часть act akt aufzug acte acto atto",
    ),
    (
        Class::Chapter,
        true,
        "chapter canto letter adventure kapitel brief chapitre lettre capítulo capitulo capitolo глава",
    ),
    (
        Class::Chapter,
        false,
        "chap stave lesson episode rule law tip step day week habit principle reason myth mistake question lecture \
         essay story tale fable sonnet appendix lektion vorlesung leçon lección lezione no nr",
    ),
    (
        Class::Scene,
        true,
        "scene szene auftritt scène escena scena",
    ),
    (Class::Scene, false, "section abschnitt"),
];

/// [`UNITS`] by their words.
static UNIT: LazyLock<HashMap<&str, (Class, bool)>> = LazyLock::new(|| {
    let rows = UNITS.iter();
    rows.flat_map(|(class, ordinal, words)| words.split(' ').map(|word| (word, (*class, *ordinal))))
        .collect()
});

/// Headings that need no number.
const NAMED: &str = "prologue, epilogue, preface, foreword, introduction, conclusion, afterword, appendix, contents, \
     acknowledgements, acknowledgments, author's note, author’s note, interlude, prolog, epilog, vorwort, \
     einleitung, nachwort, anhang, inhalt, schluss, préface, avant-propos, épilogue, postface, prólogo, \
     epílogo, prefacio, introducción, prologo, epilogo, prefazione, introduzione, пролог, эпилог";

/// [`NAMED`] one by one.
static NAMES: LazyLock<HashSet<&str>> = LazyLock::new(|| NAMED.split(", ").collect());

/// What a word makes with a number, and whether an ordinal may stand before it.
pub fn unit(word: &str) -> Option<(Class, bool)> {
    if !(2..=16).contains(&word.len()) || !word.starts_with(char::is_alphabetic) {
        return None;
    }
    UNIT.get(word.to_lowercase().as_str()).copied()
}

/// Whether `words` are a heading that needs no number.
pub fn is_named(words: &str) -> bool {
    NAMES.contains(words.to_lowercase().as_str())
}
