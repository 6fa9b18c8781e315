//! Encodings that the web has given up and that old files still come in: IBM855, Johab, EUC-TW, ISO-2022-KR.
//!
//! Each is turned into one that `encoding_rs` knows, by rule where there is one and by tables of runs elsewhere. What
//! does not decode is U+FFFD.

use std::sync::LazyLock;

use encoding_rs::{BIG5, EUC_KR};

/// One of the encodings of this file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Legacy {
    /// Cyrillic of DOS.
    Ibm855,
    /// Korean, syllables put together of letters.
    Johab,
    /// Chinese of Taiwan, as Unix had it.
    EucTw,
    /// Korean in seven bits.
    Iso2022Kr,
}

impl Legacy {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ibm855 => "IBM855",
            Self::Johab => "Johab",
            Self::EucTw => "EUC-TW",
            Self::Iso2022Kr => "ISO-2022-KR",
        }
    }

    /// The encoding of that name, in small letters.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "ibm855" | "cp855" | "855" => Some(Self::Ibm855),
            "johab" | "cp1361" | "ms1361" => Some(Self::Johab),
            "euc-tw" | "euctw" => Some(Self::EucTw),
            "iso-2022-kr" | "iso2022kr" => Some(Self::Iso2022Kr),
            _ => None,
        }
    }

    /// The text of `bytes`.
    pub fn decode(self, bytes: &[u8]) -> String {
        match self {
            Self::Ibm855 => decoded(bytes, ibm855),
            Self::Johab => decoded(bytes, johab),
            Self::EucTw => decoded(bytes, euc_tw),
            Self::Iso2022Kr => iso_2022_kr(bytes),
        }
    }
}

/// ASCII, and characters beyond it, of which `first` tells the first in bytes and how many bytes it takes.
fn decoded(bytes: &[u8], first: fn(&[u8]) -> Option<(char, usize)>) -> String {
    let mut out = String::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some(byte) = rest.first() {
        let (c, length) = if byte.is_ascii() {
            (char::from(*byte), 1)
        } else {
            first(rest).unwrap_or((char::REPLACEMENT_CHARACTER, 1))
        };
        out.push(c);
        rest = rest.get(length..).unwrap_or_default();
    }
    out
}

/// The one character that `encoding` has for a pair of bytes.
fn one(encoding: &'static encoding_rs::Encoding, pair: [u8; 2]) -> Option<char> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(&pair)?;
    let mut chars = text.chars();
    chars.next().filter(|_| chars.next().is_none())
}

/// The upper half of IBM855.
const IBM855: [char; 128] = [
    'ђ', 'Ђ', 'ѓ', 'Ѓ', 'ё', 'Ё', 'є', 'Є', 'ѕ', 'Ѕ', 'і', 'І', 'ї', 'Ї', 'ј', 'Ј', 'љ', 'Љ', 'њ',
    'Њ', 'ћ', 'Ћ', 'ќ', 'Ќ', 'ў', 'Ў', 'џ', 'Џ', 'ю', 'Ю', 'ъ', 'Ъ', 'а', 'А', 'б', 'Б', 'ц', 'Ц',
    'д', 'Д', 'е', 'Е', 'ф', 'Ф', 'г', 'Г', '«', '»', '░', '▒', '▓', '│', '┤', 'х', 'Х', 'и', 'И',
    '╣', '║', '╗', '╝', 'й', 'Й', '┐', '└', '┴', '┬', '├', '─', '┼', 'к', 'К', '╚', '╔', '╩', '╦',
    '╠', '═', '╬', '¤', 'л', 'Л', 'м', 'М', 'н', 'Н', 'о', 'О', 'п', '┘', '┌', '█', '▄', 'П', 'я',
    '▀', 'Я', 'р', 'Р', 'с', 'С', 'т', 'Т', 'у', 'У', 'ж', 'Ж', 'в', 'В', 'ь', 'Ь', '№', '\u{ad}',
    'ы', 'Ы', 'з', 'З', 'ш', 'Ш', 'э', 'Э', 'щ', 'Щ', 'ч', 'Ч', '§', '■', '\u{a0}',
];

fn ibm855(bytes: &[u8]) -> Option<(char, usize)> {
    let upper = bytes.first()? & 0x7F;
    Some((*IBM855.get(usize::from(upper))?, 1))
}

/// A pair of bytes in Johab: a sign or ideograph of KS X 1001, or a syllable put together of its letters.
fn johab(bytes: &[u8]) -> Option<(char, usize)> {
    let [first, second, ..] = *bytes else {
        return None;
    };
    let c = if matches!(first, 0xD9..=0xDE | 0xE0..=0xF9) {
        wansung(first, second)
    } else {
        syllable(u16::from_be_bytes([first, second]))
    };
    Some((c?, 2))
}

/// A sign or ideograph of KS X 1001, two rows of which stand behind one first byte.
fn wansung(first: u8, second: u8) -> Option<char> {
    let row = if first < 0xE0 {
        2 * (u16::from(first) - 0xD9)
    } else {
        2 * u16::from(first) - 0x197
    };
    let column = u16::from(second).checked_sub(if second < 0x91 { 0x31 } else { 0x43 })?;
    let (row, column) = if column < 0x5E {
        (row, column)
    } else {
        (row + 1, column - 0x5E)
    };
    let byte = |number: u16| u8::try_from(number + 0xA1).ok();
    one(EUC_KR, [byte(row)?, byte(column)?])
}

/// Five bits each for the first, the middle and the last letter of a syllable; any letter can stand alone.
fn syllable(code: u16) -> Option<char> {
    const CONSONANTS: [char; 19] = [
        'ㄱ', 'ㄲ', 'ㄴ', 'ㄷ', 'ㄸ', 'ㄹ', 'ㅁ', 'ㅂ', 'ㅃ', 'ㅅ', 'ㅆ', 'ㅇ', 'ㅈ', 'ㅉ', 'ㅊ',
        'ㅋ', 'ㅌ', 'ㅍ', 'ㅎ',
    ];
    let (first, middle, last) = ((code >> 10) & 31, (code >> 5) & 31, code & 31);
    let consonant = counted(first, &[(2, 20)]);
    let vowel = counted(middle, &[(3, 7), (10, 15), (18, 23), (26, 29)]);
    let last = counted(last, &[(1, 17), (19, 29)])?;
    match (consonant, vowel, last) {
        (Some(consonant), Some(vowel), last) => {
            char::from_u32(0xAC00 + (consonant * 21 + vowel) * 28 + last)
        }
        (Some(consonant), None, 0) => CONSONANTS.get(consonant as usize).copied(),
        (None, Some(vowel), 0) => char::from_u32('ㅏ' as u32 + vowel),
        _ => None,
    }
}

/// The number that a five-bit code stands for: codes count up in runs with gaps between them.
fn counted(code: u16, runs: &[(u16, u16)]) -> Option<u32> {
    let mut before = 0;
    for (first, last) in runs {
        if (*first..=*last).contains(&code) {
            return Some(u32::from(before + code - first));
        }
        before += last - first + 1;
    }
    None
}

/// Runs of the first two planes of CNS 11643 that stand in the same order in Big5: the number of the first there, its
/// number in Big5, and how many there are.
const PLANES: [&str; 2] = [
    "0 0 21; 21 23 3; 24 22 1; 29 29 44; 73 74 1; 74 73 1; 75 75 22; 98 98 1; 100 100 27; 127 128 1; 128 \
     127 1; 129 129 19; 148 149 1; 149 148 1; 150 150 5; 155 21 1; 156 156 78; 282 234 29; 312 264 1; 314 \
     266 142; 470 5872 30; 571 5905 1; 578 5908 1; 583 5909 1; 3102 408 33; 3290 471 1412; 4702 1884 424; \
     5126 1883 1; 5127 2308 1876; 7003 4571 1; 7004 4184 387; 7391 4572 525; 7916 5286 1; 7917 5097 189; \
     8106 5287 84; 8190 5517 1; 8191 5371 54; 8245 5426 1; 8246 5425 1; 8247 5427 90; 8337 5518 354",
    "0 6280 10; 10 6291 33; 43 6372 1; 44 6324 48; 92 6373 46; 138 6586 1; 139 6419 167; 306 6587 1840; \
     2146 9074 1; 2147 8428 108; 2255 8537 537; 2792 8427 1; 2793 9075 100; 2893 8536 1; 2894 9175 399; \
     3293 9575 1637; 4930 11761 1; 4931 11212 146; 5077 11899 1; 5078 11358 287; 5365 12508 1; 5366 11645 \
     116; 5482 11762 137; 5619 11900 104; 5723 12425 1; 5724 12004 222; 5946 12227 198; 6144 12426 82; \
     6226 12509 86; 6312 12226 1; 6313 12595 8; 6321 12604 153; 6474 12758 56; 6530 13114 1; 6531 12814 \
     113; 6644 12603 1; 6645 12927 142; 6787 12757 1; 6788 13069 45; 6833 13115 71; 6904 13380 1; 6905 \
     13186 194; 7099 13381 490; 7589 13914 1; 7590 13871 43; 7633 13915 1; 7634 13917 11; 7645 13916 1; \
     7646 13928 4",
];

/// [`PLANES`] as numbers.
static RUNS: LazyLock<[Vec<[u16; 3]>; 2]> = LazyLock::new(|| {
    let number = |word: &str| word.parse().unwrap_or(0);
    PLANES.map(|runs| {
        let runs = runs
            .split(';')
            .map(|run| run.split_whitespace().map(number));
        runs.map(|mut run| [(); 3].map(|()| run.next().unwrap_or(0)))
            .collect()
    })
});

fn euc_tw(bytes: &[u8]) -> Option<(char, usize)> {
    match *bytes {
        // Four bytes are one character, also where its plane is not known here.
        [
            0x8E,
            plane @ 0xA1..=0xFF,
            first @ 0xA1..=0xFF,
            second @ 0xA1..=0xFF,
            ..,
        ] => {
            let c = cns(plane - 0xA1, first, second);
            Some((c.unwrap_or(char::REPLACEMENT_CHARACTER), 4))
        }
        [first, second, ..] => Some((cns(0, first, second)?, 2)),
        _ => None,
    }
}

/// The character of CNS 11643 in that row and column, by its number in Big5.
fn cns(plane: u8, first: u8, second: u8) -> Option<char> {
    let number = u16::from(first.checked_sub(0xA1)?) * 94 + u16::from(second.checked_sub(0xA1)?);
    let runs = RUNS.get(usize::from(plane))?;
    let [from, to, _] = runs
        .iter()
        .find(|[from, _, count]| (*from..from + count).contains(&number))?;
    let there = to + number - from;
    let (lead, trail) = (there / 157 + 0xA1, there % 157);
    let trail = trail + if trail < 63 { 0x40 } else { 0xA1 - 63 };
    one(BIG5, [u8::try_from(lead).ok()?, u8::try_from(trail).ok()?])
}

/// Shift-out begins Korean, shift-in and the line's end end it.
fn iso_2022_kr(bytes: &[u8]) -> String {
    const DESIGNATION: &[u8] = b"\x1b$)C";
    let mut eight_bits = Vec::with_capacity(bytes.len());
    let mut shifted = false;
    let mut rest = bytes;
    while let Some((byte, behind)) = rest.split_first() {
        if let Some(behind) = rest.strip_prefix(DESIGNATION) {
            rest = behind;
            continue;
        }
        match byte {
            0x0E => shifted = true,
            0x0F => shifted = false,
            b'\n' | b'\r' => {
                shifted = false;
                eight_bits.push(*byte);
            }
            0x21..=0x7E if shifted => eight_bits.push(byte | 0x80),
            _ => eight_bits.push(*byte),
        }
        rest = behind;
    }
    EUC_KR
        .decode_without_bom_handling(&eight_bits)
        .0
        .into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_encodings() {
        for (encoding, bytes, text) in [
            (
                Legacy::Ibm855,
                b"\xdd\xe1\xb7\xeb\xa8\xe5".as_slice(),
                "Привет",
            ),
            (Legacy::Johab, b"\xd0\x65\x8b\x69 \xe0\x31!", "한글 伽!"),
            (
                Legacy::EucTw,
                b"\xc4\xa1\xc4\xa2ok\x8e\xa2\xa1\xa1",
                "一乙ok乂",
            ),
            // The signs in circles, and a place that the second plane has not filled.
            (Legacy::EucTw, b"\xa6\xa1\xa6\xab", "①⑴"),
            (
                Legacy::EucTw,
                b"\x8e\xa2\xf3\xa2.\x8e\xa3\xa1\xa1",
                "\u{fffd}.\u{fffd}",
            ),
            (Legacy::Iso2022Kr, b"\x1b$)C\x0eGQ1[\x0f a", "한글 a"),
        ] {
            assert_eq!(encoding.decode(bytes), text, "{encoding:?}");
        }
    }
}
