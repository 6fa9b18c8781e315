//! Numbers as headings write them: 12, XII, twelve, the twelfth, zwölf, 十二.

/// Number words from one to twenty and then the tens, language by language; each row is one value.
const WORDS: &[(u32, &str)] = &[
    (
        1,
        "one first eins erste erster erstes un une premier première uno primero primera primo prima",
    ),
    (
        2,
        "two second zwei zweite zweiter zweites deux deuxième seconde dos segundo segunda due secondo",
    ),
    (
        3,
        "three third drei dritte dritter drittes trois troisième tres tercero tercera tre terzo",
    ),
    (
        4,
        "four fourth vier vierte vierter viertes quatre quatrième cuatro cuarto cuarta quattro quarto",
    ),
    (
        5,
        "five fifth fünf fünfte fünfter fünftes cinq cinquième cinco quinto quinta cinque",
    ),
    (
        6,
        "six sixth sechs sechste sechster sechstes sixième seis sexto sexta sei sesto",
    ),
    (
        7,
        "seven seventh sieben siebte siebter siebtes siebentes sept septième siete séptimo séptima sette settimo",
    ),
    (
        8,
        "eight eighth acht achte achter achtes huit huitième ocho octavo octava otto ottavo",
    ),
    (
        9,
        "nine ninth neun neunte neunter neuntes neuf neuvième nueve noveno novena nove nono",
    ),
    (
        10,
        "ten tenth zehn zehnte zehnter zehntes dix dixième diez décimo décima dieci decimo",
    ),
    (
        11,
        "eleven eleventh elf elfte elfter elftes onze onzième once undici",
    ),
    (
        12,
        "twelve twelfth zwölf zwölfte zwölfter zwölftes douze douzième doce dodici",
    ),
    (
        13,
        "thirteen thirteenth dreizehn dreizehntes treize treizième trece tredici",
    ),
    (
        14,
        "fourteen fourteenth vierzehn vierzehntes quatorze quatorzième catorce quattordici",
    ),
    (
        15,
        "fifteen fifteenth fünfzehn fünfzehntes quinze quinzième quince quindici",
    ),
    (
        16,
        "sixteen sixteenth sechzehn sechzehntes seize seizième dieciséis sedici",
    ),
    (
        17,
        "seventeen seventeenth siebzehn siebzehntes diecisiete diciassette",
    ),
    (
        18,
        "eighteen eighteenth achtzehn achtzehntes dieciocho diciotto",
    ),
    (
        19,
        "nineteen nineteenth neunzehn neunzehntes diecinueve diciannove",
    ),
    (
        20,
        "twenty twentieth zwanzig zwanzigstes vingt vingtième veinte venti",
    ),
    (
        30,
        "thirty thirtieth dreißig dreißigstes trente treinta trenta",
    ),
    (
        40,
        "forty fortieth vierzig vierzigstes quarante cuarenta quaranta",
    ),
    (
        50,
        "fifty fiftieth fünfzig fünfzigstes cinquante cincuenta cinquanta",
    ),
    (60, "sixty sixtieth sechzig soixante sesenta sessanta"),
    (70, "seventy seventieth siebzig setenta settanta"),
    (80, "eighty eightieth achtzig ochenta ottanta"),
    (90, "ninety ninetieth neunzig noventa novanta"),
];

/// A number as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// In digits.
    Digits,
    /// In roman numerals.
    Roman,
    /// In words.
    Words,
}

/// Reads `word` as a number of at most three digits or as much in another script.
pub fn number(word: &str) -> Option<(u32, Script)> {
    numeral(word).or_else(|| words(word).map(|value| (value, Script::Words)))
}

/// Reads `word` as a number in digits or roman numerals.
pub fn numeral(word: &str) -> Option<(u32, Script)> {
    digits(word)
        .map(|value| (value, Script::Digits))
        .or_else(|| roman(word).map(|value| (value, Script::Roman)))
}

fn digits(word: &str) -> Option<u32> {
    (word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| word.parse().ok())?
}

/// Reads a roman numeral in its one proper spelling, all capitals or all small.
fn roman(word: &str) -> Option<u32> {
    const SIGNS: &[(u32, &str)] = &[
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if !word.starts_with(['c', 'C', 'l', 'L', 'x', 'X', 'v', 'V', 'i', 'I']) {
        return None;
    }
    let one_case = word.bytes().all(|byte| byte.is_ascii_uppercase())
        || word.bytes().all(|byte| byte.is_ascii_lowercase());
    if word.is_empty() || word.len() > 9 || !one_case {
        return None;
    }
    let small = word.to_ascii_lowercase();
    let (mut rest, mut value) = (small.as_str(), 0);
    for (worth, sign) in SIGNS {
        let most = if sign.len() == 1 && *worth != 50 && *worth != 5 {
            3
        } else {
            1
        };
        for _ in 0..most {
            let Some(shorter) = rest.strip_prefix(sign) else {
                break;
            };
            (rest, value) = (shorter, value + worth);
        }
    }
    // "XCX" and the like pass the loop but are nobody's spelling; the value's own spelling tells.
    (rest.is_empty() && spelled(value, SIGNS) == small).then_some(value)
}

fn spelled(mut value: u32, signs: &[(u32, &str)]) -> String {
    let mut out = String::new();
    for (worth, sign) in signs {
        while value >= *worth {
            out.push_str(sign);
            value -= worth;
        }
    }
    out
}

/// Reads "seven", "twenty-first".
fn words(word: &str) -> Option<u32> {
    let first = word.chars().next()?;
    if !first.is_alphabetic() || word.len() > 24 {
        return None;
    }
    let small = word.to_lowercase();
    let worth = |part: &str| {
        let row = WORDS
            .iter()
            .find(|(_, words)| words.split(' ').any(|word| word == part));
        row.map(|(value, _)| *value)
    };
    worth(&small).or_else(|| {
        let (tens, ones) = small.split_once('-')?;
        let (tens, ones) = (worth(tens)?, worth(ones)?);
        (tens >= 20 && ones < 10).then_some(tens + ones)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_every_script() {
        for (word, value) in [
            ("7", Some(7)),
            ("012", Some(12)),
            ("1984", None),
            ("IV", Some(4)),
            ("xlii", Some(42)),
            ("XXXVIII", Some(38)),
            ("LXXXIX", Some(89)),
            ("CXIX", Some(119)),
            ("IIII", None),
            ("XCX", None),
            ("VX", None),
            ("Xi", None),
            ("Twenty-First", Some(21)),
            ("FORTY", Some(40)),
            ("Erstes", Some(1)),
            ("Troisième", Some(3)),
            ("", None),
            ("mill", None),
        ] {
            assert_eq!(number(word).map(|(value, _)| value), value, "{word}");
        }
    }
}
