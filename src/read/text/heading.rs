//! What a line would be as a heading, judged by its words alone. Whether it is one, the outline decides.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use crate::model::Extent;
use crate::model::numerals::{Script, number, numeral as numeral_value};

/// The longest heading, in bytes.
const LONGEST: usize = 160;
/// The longest title after a bare number, and the longest heading in capitals, in characters.
const SHORT: usize = 90;

/// What sort of heading a line would be; a document's levels follow this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// "VOLUME I".
    Volume,
    /// "BOOK THE FIRST".
    Book,
    /// "Part Two: The River".
    Part,
    /// Underlined with "===".
    Underlined,
    /// "Chapter 3. The Mill", "Prologue".
    Chapter,
    /// Underlined with "---".
    Underdashed,
    /// "Scene II", "Section 4".
    Scene,
    /// "IV", "IV. The Mill".
    Roman,
    /// "4", "4. The Mill".
    Digits,
    /// "THE MILL".
    Capitals,
}

/// A line taken as a heading; its extents are of the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heading {
    /// What sort it is.
    pub class: Class,
    /// Its number's worth, if it has one.
    pub value: Option<u32>,
    /// Its number as written, with the word that goes with it.
    pub number: Extent,
    /// The words of its title, possibly none.
    pub title: Extent,
}

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
    rows.flat_map(|(class, ordinal, words)| {
        words
            .split_whitespace()
            .map(|word| (word, (*class, *ordinal)))
    })
    .collect()
});

/// Headings that need no number.
const NAMED: &[&str] = &[
    "prologue",
    "epilogue",
    "preface",
    "foreword",
    "introduction",
    "conclusion",
    "afterword",
    "appendix",
    "contents",
    "acknowledgements",
    "acknowledgments",
    "author's note",
    "author’s note",
    "interlude",
    "prolog",
    "epilog",
    "vorwort",
    "einleitung",
    "nachwort",
    "anhang",
    "inhalt",
    "schluss",
    "préface",
    "avant-propos",
    "épilogue",
    "postface",
    "prólogo",
    "epílogo",
    "prefacio",
    "introducción",
    "prologo",
    "epilogo",
    "prefazione",
    "introduzione",
    "пролог",
    "эпилог",
];

/// Takes `line`, trimmed, as a heading by its words; of several readings the most telling.
pub fn by_words(line: &str) -> Option<Heading> {
    if line.len() > LONGEST || line.is_empty() {
        return None;
    }
    let inner = unwrapped(line);
    let words = line.get(inner.clone())?;
    // Most lines begin like no heading; they leave here.
    let first = words.chars().next()?;
    if !(first.is_uppercase()
        || first.is_numeric()
        || first.is_alphabetic() && !first.is_lowercase()
        || first == '#'
        || first.is_lowercase() && words.len() <= 9)
    {
        return None;
    }
    let found = unit_first(words)
        .or_else(|| ordinal_first(words))
        .or_else(|| named(words))
        .or_else(|| ideographic(words))
        .or_else(|| numbered(words))
        .or_else(|| capitals(words))?;
    Some(found.shifted(inner.start))
}

impl Heading {
    /// The same heading `by` bytes further on.
    pub fn shifted(self, by: usize) -> Self {
        let shift = |it: Extent| Extent::new(it.start as usize + by, it.end as usize + by);
        Self {
            number: shift(self.number),
            title: shift(self.title),
            ..self
        }
    }
}

/// The bytes of `line` inside ornaments ("— I —", "[ 1 ]", "_SOWING_").
pub fn unwrapped(line: &str) -> Range<usize> {
    let ornament = |c: char| {
        matches!(c, '_' | '*' | '=' | '—' | '–' | '-' | '[' | ']' | '~' | '|') || c.is_whitespace()
    };
    let left = line.trim_start_matches(ornament);
    let start = line.len() - left.len();
    start..start + left.trim_end_matches(ornament).len()
}

/// "CHAPTER I. Title", "Book the First", "No. 3".
fn unit_first(line: &str) -> Option<Heading> {
    let (word, after) = word_at(line, 0)?;
    if !word.starts_with(|c: char| c.is_uppercase()) {
        return None;
    }
    let (class, _) = unit(word.trim_end_matches('.'))?;
    let (mut numeral, mut end) = word_at(line, after)?;
    if matches!(numeral, "the" | "The" | "THE" | "la" | "LA") {
        (numeral, end) = word_at(line, end)?;
    }
    // "Book the First--The Mill".
    if let Some((counted, title)) = numeral.split_once("--").or(numeral.split_once(['—', ':'])) {
        end -= (numeral.len() - counted.len()) * usize::from(!title.is_empty());
        numeral = if title.is_empty() { numeral } else { counted };
    }
    let bare = numeral
        .trim_start_matches('#')
        .trim_end_matches(['.', ':', ',', ')', '—', '–']);
    let value = number(bare)
        .map(|(value, _)| value)
        .or_else(|| letter(bare))?;
    let separated = numeral.ends_with(['.', ':', ',', ')', '—', '–']) || gap(line, end);
    let title = title_after(line, end, separated)?;
    let written = end
        - (numeral.len()
            - numeral
                .trim_end_matches(['.', ':', ',', ')', '—', '–'])
                .len());
    Some(Heading {
        class,
        value: Some(value),
        number: (0..written).into(),
        title: title.into(),
    })
}

/// "The Second Book", "Erstes Kapitel", "1. Akt".
fn ordinal_first(line: &str) -> Option<Heading> {
    let (mut ordinal, mut after) = word_at(line, 0)?;
    if matches!(ordinal, "The" | "THE" | "Das" | "DAS" | "Der" | "DER") {
        (ordinal, after) = word_at(line, after)?;
    }
    // The unit is looked at first: it is the rarer of the two.
    let (counted, end) = word_at(line, after)?;
    let bare = counted.trim_end_matches(['.', ':', ',']);
    let (class, true) = unit(bare)? else {
        return None;
    };
    let in_digits = ordinal
        .strip_suffix('.')
        .filter(|it| it.bytes().all(|byte| byte.is_ascii_digit()));
    let (value, script) = number(in_digits.unwrap_or(ordinal))?;
    if script == Script::Roman || (script == Script::Digits && in_digits.is_none()) {
        return None;
    }
    let title = title_after(line, end, bare.len() < counted.len() || gap(line, end))?;
    Some(Heading {
        class,
        value: Some(value),
        number: (0..end - (counted.len() - bare.len())).into(),
        title: title.into(),
    })
}

/// "Prologue", "Introduction: The Mill".
fn named(line: &str) -> Option<Heading> {
    let (head, rest) = line.split_once([':', '.', '—']).unwrap_or((line, ""));
    if head.len() >= 24 {
        return None;
    }
    let known = NAMED.contains(&head.trim_end().to_lowercase().as_str());
    (known && (rest.is_empty() || is_title(rest.trim()))).then(|| Heading {
        class: Class::Chapter,
        value: None,
        number: (0..0).into(),
        title: (0..line.trim_end_matches(['.', ':']).len()).into(),
    })
}

/// 第三章 …
fn ideographic(line: &str) -> Option<Heading> {
    let rest = line.strip_prefix('第')?;
    let (at, unit) = rest
        .char_indices()
        .take(8)
        .find(|(_, c)| "章回节節部卷编編話话幕场場".contains(*c))?;
    let counted = rest.get(..at)?.chars().all(|c| {
        c.is_ascii_digit() || "０１２３４５６７８９〇零一二三四五六七八九十百千两".contains(c)
    });
    let class = match unit {
        '部' | '卷' | '编' | '編' | '幕' => Class::Part,
        '节' | '節' | '场' | '場' => Class::Scene,
        _ => Class::Chapter,
    };
    let end = '第'.len_utf8() + at + unit.len_utf8();
    let title = end
        + (line.len()
            - end
            - line
                .get(end..)?
                .trim_start_matches([' ', '\u{3000}', ':', '：', '、', '.'])
                .len());
    (counted && at > 0 && line.chars().count() <= 40).then(|| Heading {
        class,
        value: None,
        number: (0..end).into(),
        title: (title..line.len()).into(),
    })
}

/// "IV", "4.", "4. Title", "4) Title", "I  Title", "01 Title".
fn numbered(line: &str) -> Option<Heading> {
    let (numeral, after) = word_at(line, 0)?;
    let bare = numeral
        .trim_start_matches('#')
        .trim_end_matches(['.', ')', ':', '—', '–']);
    let (value, script) = numeral_value(bare)?;
    let class = if script == Script::Roman {
        Class::Roman
    } else {
        Class::Digits
    };
    let hash = numeral.len() - numeral.trim_start_matches('#').len();
    let written = hash..hash + bare.len();
    if after >= line.len() {
        return Some(Heading {
            class,
            value: Some(value),
            number: written.into(),
            title: (line.len()..line.len()).into(),
        });
    }
    let separated = numeral.len() > hash + bare.len() || gap(line, after) || bare.starts_with('0');
    let title = title_after(line, after, separated)?;
    let words = line.get(title.clone())?;
    (separated && words.chars().count() <= SHORT && is_title(words)).then_some(Heading {
        class,
        value: Some(value),
        number: written.into(),
        title: title.into(),
    })
}

/// "THE MILL": at least three capitals and no small letter, and nothing of a sentence.
fn capitals(line: &str) -> Option<Heading> {
    let (mut capitals, mut words) = (0, 1);
    for c in line.chars() {
        if c.is_lowercase() || matches!(c, '"' | '“' | '”' | '«' | '»' | ';' | '@') {
            return None;
        }
        capitals += usize::from(c.is_uppercase());
        words += usize::from(c == ' ');
    }
    let said = line.ends_with([',', ':', '-', '—'])
        || line.starts_with("END OF")
        || matches!(line.trim_end_matches('.'), "THE END" | "FINIS");
    (capitals >= 3 && words <= 14 && line.len() <= SHORT && !said).then(|| Heading {
        class: Class::Capitals,
        value: None,
        number: (0..0).into(),
        title: (0..line.trim_end_matches('.').len()).into(),
    })
}

/// The word of `line` that starts at or behind `from`, and where it ends.
fn word_at(line: &str, from: usize) -> Option<(&str, usize)> {
    let rest = line.get(from..)?;
    let word = rest.split_whitespace().next()?;
    let start = from + (rest.len() - rest.trim_start().len());
    Some((word, start + word.len()))
}

/// Whether two spaces, a dash or a separator follow byte `at`.
fn gap(line: &str, at: usize) -> bool {
    let rest = line.get(at..).unwrap_or_default();
    rest.starts_with("  ")
        || rest
            .trim_start()
            .starts_with(['—', '–', '-', ':', '.', '|'])
}

/// What a word makes with a number, and whether an ordinal may stand before it.
fn unit(word: &str) -> Option<(Class, bool)> {
    if !(2..=16).contains(&word.len()) || !word.starts_with(char::is_alphabetic) {
        return None;
    }
    UNIT.get(word.to_lowercase().as_str()).copied()
}

/// "A" in "Appendix A".
fn letter(word: &str) -> Option<u32> {
    match word.as_bytes() {
        [byte @ b'A'..=b'Z'] => Some(u32::from(byte - b'A') + 1),
        _ => None,
    }
}

/// The title behind byte `at`: empty at the line's end; none when what follows is the rest of a sentence.
fn title_after(line: &str, at: usize, separated: bool) -> Option<Range<usize>> {
    let rest = line.get(at..)?;
    let words = rest.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, '—' | '–' | '-' | ':' | '.' | '|')
    });
    let start = line.len() - words.len();
    if words.is_empty() {
        return Some(line.len()..line.len());
    }
    let capital = words.starts_with(|c: char| !c.is_lowercase());
    let fits = if separated {
        is_title(words)
    } else {
        !words.ends_with(['.', ',', ';']) && capital && titled(words)
    };
    let inner = unmarked(closed(words));
    fits.then(|| start + inner.start..start + inner.end)
}

/// The bytes of a title between the marks that set all of it in italics ("_The Mill_"), or all of them. The last mark
/// may already have been taken for an ornament of the line.
pub fn unmarked(title: &str) -> Range<usize> {
    let inner = title
        .strip_prefix('_')
        .map(|it| it.trim_end_matches(['_', '.']))
        .filter(|it| !it.contains('_'));
    inner.map_or(0..title.len(), |it| 1..1 + it.len())
}

/// Whether `words` could be a title: one sentence at most, and not the beginning of one.
fn is_title(words: &str) -> bool {
    let begins = words.starts_with(|c: char| {
        c.is_uppercase()
            || c.is_numeric()
            || c.is_alphabetic() && !c.is_lowercase()
            || "“\"‘'«„¿¡(_*".contains(c)
    });
    begins && !words.ends_with([',', ';', ':']) && sentences(words) <= 1
}

/// Whether most longer words are capitalised.
pub fn titled(words: &str) -> bool {
    let (mut long, mut capital) = (0, 0);
    for word in words.split_whitespace().filter(|word| word.len() > 3) {
        long += 1;
        capital += usize::from(
            word.trim_start_matches(|c: char| !c.is_alphanumeric())
                .starts_with(|c: char| !c.is_lowercase()),
        );
    }
    capital * 3 >= long * 2
}

/// How many sentences begin in `words`; a stop after a short word ("Mr.", "M.") ends none.
fn sentences(words: &str) -> usize {
    let mut count = 1;
    let mut ended = false;
    for word in words.split_whitespace() {
        if ended && word.starts_with(|c: char| c.is_uppercase()) {
            count += 1;
        }
        let bare = word.trim_end_matches(['”', '"', '’', ')']);
        ended = bare.ends_with(['!', '?']) || (bare.ends_with('.') && !is_short_form(bare));
    }
    count
}

/// Whether a stop belongs to the word: "Mr.", "M.", "U.S.".
fn is_short_form(word: &str) -> bool {
    const FORMS: &[&str] = &[
        "Mr.", "Mrs.", "Ms.", "Dr.", "St.", "Prof.", "Jr.", "Sr.", "No.", "vs.", "Mme.", "Mlle.",
        "Hr.", "Fr.", "Nr.",
    ];
    let letters = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    FORMS.contains(&letters) || letters.chars().count() == 2 || letters.matches('.').count() > 1
}

/// `words` without a closing stop; other marks stay, and so does the stop of an ellipsis.
fn closed(words: &str) -> &str {
    match words.strip_suffix('.') {
        Some(shorter) if !shorter.ends_with('.') => shorter,
        _ => words,
    }
}

#[cfg(test)]
mod tests {
    use super::Class::*;
    use super::*;

    fn read(line: &str) -> Option<(Class, Option<u32>, &str, &str)> {
        by_words(line).map(|it| (it.class, it.value, it.number.of(line), it.title.of(line)))
    }

    type Row = (&'static str, Class, Option<u32>, &'static str, &'static str);

    const HEADINGS: &[Row] = &[
        ("CHAPTER I", Chapter, Some(1), "CHAPTER I", ""),
        ("Chapter 12", Chapter, Some(12), "Chapter 12", ""),
        (
            "CHAPTER II. Mrs. Orchard Is Late",
            Chapter,
            Some(2),
            "CHAPTER II",
            "Mrs. Orchard Is Late",
        ),
        (
            "CHAPTER III IN WHICH NOBODY COMES",
            Chapter,
            Some(3),
            "CHAPTER III",
            "IN WHICH NOBODY COMES",
        ),
        ("CHAP. IV.", Chapter, Some(4), "CHAP. IV", ""),
        ("Chapter the Last: Home", Chapter, None, "", ""),
        ("BOOK THE SECOND", Book, Some(2), "BOOK THE SECOND", ""),
        (
            "BOOK THE THIRD. _Mending_.",
            Book,
            Some(3),
            "BOOK THE THIRD",
            "Mending",
        ),
        (
            "Book the First--The Mill",
            Book,
            Some(1),
            "Book the First",
            "The Mill",
        ),
        (
            "CHAPTER IV.--The Weir.",
            Chapter,
            Some(4),
            "CHAPTER IV",
            "The Weir",
        ),
        (
            "CHAPTER V—THE ROPE",
            Chapter,
            Some(5),
            "CHAPTER V",
            "THE ROPE",
        ),
        ("VOLUME I", Volume, Some(1), "VOLUME I", ""),
        (
            "Part Two — The River",
            Part,
            Some(2),
            "Part Two",
            "The River",
        ),
        ("Erstes Kapitel", Chapter, Some(1), "Erstes Kapitel", ""),
        ("3. Akt", Part, Some(3), "3. Akt", ""),
        (
            "Lesson 4: Keep the door open.",
            Chapter,
            Some(4),
            "Lesson 4",
            "Keep the door open",
        ),
        (
            "Rule #3: Ask twice",
            Chapter,
            Some(3),
            "Rule #3",
            "Ask twice",
        ),
        ("Appendix B", Chapter, Some(2), "Appendix B", ""),
        ("PROLOGUE", Chapter, None, "", "PROLOGUE"),
        (
            "Introduction: The Mill",
            Chapter,
            None,
            "",
            "Introduction: The Mill",
        ),
        (
            "第十二章 川のほとり",
            Chapter,
            None,
            "第十二章",
            "川のほとり",
        ),
        ("IV", Roman, Some(4), "IV", ""),
        ("— II —", Roman, Some(2), "II", ""),
        ("[ 7 ]", Digits, Some(7), "7", ""),
        ("I. THE MILL DOOR", Roman, Some(1), "I", "THE MILL DOOR"),
        ("I  The Old Mill", Roman, Some(1), "I", "The Old Mill"),
        ("03 The Ferry", Digits, Some(3), "03", "The Ferry"),
        ("5. Be patient.", Digits, Some(5), "5", "Be patient"),
        ("6) Don’t ask why!", Digits, Some(6), "6", "Don’t ask why!"),
        (
            "THE FERRY AT NIGHT",
            Capitals,
            None,
            "",
            "THE FERRY AT NIGHT",
        ),
        ("_SOWING_", Capitals, None, "", "SOWING"),
    ];

    #[test]
    fn headings_by_their_words() {
        for (line, class, value, number, title) in HEADINGS {
            let any = !title.is_empty() || !number.is_empty();
            assert_eq!(
                read(line),
                any.then_some((*class, *value, *number, *title)),
                "{line}"
            );
        }
    }

    #[test]
    fn what_is_no_heading() {
        for line in [
            "Chapter 3 of the report says nothing.",
            "Part of the roof was gone.",
            "Book two seats for tonight.",
            "1. She came in. He left.",
            "2. bread",
            "1984 was a cold year",
            "He said nothing.",
            "\"STOP!\"",
            "THE END",
            "END OF THE FIRST BOOK",
            "I am here.",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }
}
