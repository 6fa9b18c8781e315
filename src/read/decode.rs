//! Bytes → text: byte order marks, UTF-8, the zero bytes of UTF-16 and UTF-32, then a guess by chardetng.
//!
//! UTF-8 is taken over without a copy. What could not be decoded becomes U+FFFD and is counted.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};

use super::cyrillic;
use super::legacy::Legacy;

/// How much is looked at to recognise an encoding, in bytes.
const SAMPLE: usize = 1 << 20;
/// How much is looked at to recognise what is no text.
const HEAD: usize = 8192;

/// An encoding of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// One of the encodings of the web.
    Web(&'static encoding_rs::Encoding),
    /// UTF-32, most significant byte first or last.
    Utf32 {
        /// Most significant byte first.
        big: bool,
    },
    /// One that the web has given up.
    Legacy(Legacy),
}

/// Decoded text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text.
    pub text: String,
    /// What it was decoded from.
    pub encoding: Encoding,
    /// How many places could not be decoded; each is U+FFFD in the text.
    pub lost: usize,
    /// Whether the encoding was only guessed.
    pub guessed: bool,
}

impl Encoding {
    /// UTF-8.
    pub const UTF_8: Self = Self::Web(UTF_8);

    /// The encoding of that name, as the web, Python or iconv call it.
    pub fn named(name: &str) -> Option<Self> {
        let plain = name.trim().to_ascii_lowercase().replace('_', "-");
        match plain.as_str() {
            "utf-32" | "utf-32le" | "ucs-4" | "ucs-4le" => Some(Self::Utf32 { big: false }),
            "utf-32be" | "ucs-4be" => Some(Self::Utf32 { big: true }),
            "utf-8-sig" => Some(Self::UTF_8),
            "maccyrillic" | "mac-cyrillic" => Some(Self::Web(encoding_rs::X_MAC_CYRILLIC)),
            "cp932" => Some(Self::Web(encoding_rs::SHIFT_JIS)),
            "cp949" | "uhc" => Some(Self::Web(encoding_rs::EUC_KR)),
            "cp866" => Some(Self::Web(encoding_rs::IBM866)),
            _ => Legacy::named(&plain)
                .map(Self::Legacy)
                .or_else(|| encoding_rs::Encoding::for_label(plain.as_bytes()).map(Self::Web)),
        }
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Web(encoding) => encoding.name(),
            Self::Utf32 { big: false } => "UTF-32LE",
            Self::Utf32 { big: true } => "UTF-32BE",
            Self::Legacy(legacy) => legacy.name(),
        }
    }

    pub(super) fn decode(self, bytes: Vec<u8>) -> String {
        match self {
            Self::Web(encoding) if encoding == UTF_8 => String::from_utf8(bytes)
                .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()),
            Self::Web(encoding) => encoding.decode_without_bom_handling(&bytes).0.into_owned(),
            Self::Utf32 { big } => utf32(&bytes, big),
            Self::Legacy(legacy) => legacy.decode(&bytes),
        }
    }
}

/// Decodes `bytes`: from `told` where somebody said so, else by a byte order mark, else as `hint` says (a web page's
/// own word), else as it looks.
pub fn decode(mut bytes: Vec<u8>, told: Option<Encoding>, hint: Option<Encoding>) -> Decoded {
    let marked = byte_order_mark(&bytes);
    if let Some((encoding, length)) = marked
        && told.is_none_or(|told| told == encoding)
    {
        bytes.drain(..length);
    }
    let encoding = told
        .or(marked.map(|(encoding, _)| encoding))
        .or_else(|| wide(&bytes).or_else(|| escaped(&bytes)))
        .or(hint);
    let bytes = match encoding {
        Some(encoding) => return decoded(bytes, encoding),
        None => match String::from_utf8(bytes) {
            Ok(text) => {
                return Decoded {
                    text,
                    encoding: Encoding::UTF_8,
                    lost: 0,
                    guessed: false,
                };
            }
            Err(error) => error.into_bytes(),
        },
    };
    let encoding = guess(&bytes);
    Decoded {
        guessed: encoding != Encoding::UTF_8,
        ..decoded(bytes, encoding)
    }
}

/// What [`decode`] takes bytes to be when it is told nothing.
pub fn recognise(bytes: &[u8]) -> Encoding {
    if let Some((encoding, _)) = byte_order_mark(bytes) {
        return encoding;
    }
    match wide(bytes).or_else(|| escaped(bytes)) {
        Some(encoding) => encoding,
        None if std::str::from_utf8(bytes).is_ok() => Encoding::UTF_8,
        None => guess(bytes),
    }
}

fn decoded(bytes: Vec<u8>, encoding: Encoding) -> Decoded {
    let text = encoding.decode(bytes);
    let lost = memchr::memmem::find_iter(text.as_bytes(), "\u{fffd}").count();
    Decoded {
        text,
        encoding,
        lost,
        guessed: false,
    }
}

fn byte_order_mark(bytes: &[u8]) -> Option<(Encoding, usize)> {
    const MARKS: &[(&[u8], Encoding)] = &[
        (&[0xFF, 0xFE, 0, 0], Encoding::Utf32 { big: false }),
        (&[0, 0, 0xFE, 0xFF], Encoding::Utf32 { big: true }),
        (&[0xEF, 0xBB, 0xBF], Encoding::UTF_8),
        (&[0xFF, 0xFE], Encoding::Web(UTF_16LE)),
        (&[0xFE, 0xFF], Encoding::Web(UTF_16BE)),
    ];
    MARKS
        .iter()
        .find(|(mark, _)| bytes.starts_with(mark))
        .map(|(mark, encoding)| (*encoding, mark.len()))
}

/// UTF-16 and UTF-32 without a mark, by where their zero bytes stand: text has spaces and line ends at least.
fn wide(bytes: &[u8]) -> Option<Encoding> {
    let head = bytes.get(..HEAD.min(bytes.len()) & !3)?;
    memchr::memchr(0, head)?;
    let units = |at: usize| {
        head.iter()
            .skip(at)
            .step_by(4)
            .filter(|byte| **byte == 0)
            .count()
    };
    let zeros = [units(0), units(1), units(2), units(3)];
    let (quads, [a, b, c, d]) = (head.len() / 4, zeros);
    if quads == 0 {
        return None;
    }
    let most = |count: usize| count * 10 >= quads * 9;
    if a == quads && most(b) {
        return Some(Encoding::Utf32 { big: true });
    }
    if d == quads && most(c) {
        return Some(Encoding::Utf32 { big: false });
    }
    // Of two neighbouring bytes one is often zero and the other next to never.
    let (first, second) = (a + c, b + d);
    let often = |count: usize| count >= 3 && count * 5 >= quads;
    if often(second) && first * 10 <= second {
        return Some(Encoding::Web(UTF_16LE));
    }
    (often(first) && second * 10 <= first).then_some(Encoding::Web(UTF_16BE))
}

/// Seven-bit encodings, which are valid UTF-8 too, by the escape sequence that their first foreign character needs.
fn escaped(bytes: &[u8]) -> Option<Encoding> {
    let head = bytes.get(..SAMPLE.min(bytes.len()))?;
    let at = memchr::memchr(0x1B, head)?;
    match head.get(at + 1..)? {
        [b'$', b')', b'C', ..] => Some(Encoding::Legacy(Legacy::Iso2022Kr)),
        [b'$', b'B' | b'@', ..] | [b'(', b'J', ..] => Some(Encoding::Web(ISO_2022_JP)),
        _ => None,
    }
}

/// Guesses the encoding of bytes that are no valid UTF-8. Where valid sequences outweigh what is broken it is UTF-8
/// all the same.
fn guess(bytes: &[u8]) -> Encoding {
    let sample = sample(bytes);
    let (mut whole, mut broken) = (0, 0);
    for chunk in sample.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    if whole > broken * 2 {
        return Encoding::UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(sample, true);
    let guess = Encoding::Web(detector.guess(None, Utf8Detection::Deny));
    cyrillic::better(sample, guess).unwrap_or(guess)
}

/// The part of `bytes` that tells: from a little before the first byte that is not ASCII.
fn sample(bytes: &[u8]) -> &[u8] {
    let first = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    let from = first.saturating_sub(1024);
    bytes
        .get(from..bytes.len().min(from + SAMPLE))
        .unwrap_or_default()
}

fn utf32(bytes: &[u8], big: bool) -> String {
    let (units, rest) = bytes.as_chunks::<4>();
    let code = |unit: &[u8; 4]| {
        if big {
            u32::from_be_bytes(*unit)
        } else {
            u32::from_le_bytes(*unit)
        }
    };
    let mut text: String = units
        .iter()
        .map(|unit| char::from_u32(code(unit)).unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect();
    if !rest.is_empty() {
        text.push(char::REPLACEMENT_CHARACTER);
    }
    text
}

/// Whether bytes are no text in any encoding: zero bytes that are not those of UTF-16, or far more control characters
/// than text has.
pub fn is_binary(bytes: &[u8]) -> bool {
    const MAGIC: &[&[u8]] = &[
        b"\x7fELF",
        b"\x89PNG\r\n",
        b"\xff\xd8\xff",
        b"GIF8",
        b"\x1f\x8b",
        b"BZh",
        b"\xfd7zXZ",
        b"7z\xbc\xaf",
        b"PK\x03\x04",
        b"%PDF-",
        b"\xd0\xcf\x11\xe0",
    ];
    if MAGIC.iter().any(|magic| bytes.starts_with(magic)) {
        return true;
    }
    if byte_order_mark(bytes).is_some() || wide(bytes).is_some() {
        return false;
    }
    let head = bytes.get(..HEAD.min(bytes.len())).unwrap_or_default();
    let count = |is: fn(u8) -> bool| head.iter().filter(|byte| is(**byte)).count();
    let zeros = count(|byte| byte == 0);
    let controls = count(|byte| {
        byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C | 0x0E | 0x0F | 0x1B)
    });
    (zeros > 2 && zeros * 200 > head.len()) || (head.len() >= 512 && controls * 16 > head.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (String, &'static str, usize) {
        let it = decode(bytes.to_vec(), None, None);
        (it.text, it.encoding.name(), it.lost)
    }

    #[test]
    fn encodings_are_recognised() {
        let wide = |text: &str, big: bool| -> Vec<u8> {
            text.encode_utf16()
                .flat_map(|unit| {
                    if big {
                        unit.to_be_bytes()
                    } else {
                        unit.to_le_bytes()
                    }
                })
                .collect()
        };
        let text = "Der Fährmann kam, und es regnete.";
        let latin: Vec<u8> = text.chars().map(|c| c as u8).collect();
        let quad: Vec<u8> = text
            .chars()
            .flat_map(|c| (c as u32).to_be_bytes())
            .collect();
        for (bytes, name) in [
            (text.as_bytes().to_vec(), "UTF-8"),
            ([b"\xEF\xBB\xBF", text.as_bytes()].concat(), "UTF-8"),
            (latin, "windows-1252"),
            (wide(text, true), "UTF-16BE"),
            (wide(text, false), "UTF-16LE"),
            (wide(&format!("\u{feff}{text}"), false), "UTF-16LE"),
            (quad, "UTF-32BE"),
        ] {
            assert_eq!(read(&bytes), (text.to_owned(), name, 0));
        }
    }

    #[test]
    fn what_cannot_be_decoded_is_counted() {
        assert_eq!(read("été – né\u{0}".as_bytes()).2, 0);
        let broken = [b"caf\xff\xe9 ".as_slice(), "“ici” — là, été".as_bytes()].concat();
        let (text, name, lost) = read(&broken);
        assert_eq!(
            (text.as_str(), name, lost),
            ("caf\u{fffd}\u{fffd} “ici” — là, été", "UTF-8", 2)
        );
    }

    #[test]
    fn what_is_told_overrules_what_is_seen() {
        let koi8 = decode(
            b"\xf0\xd2\xc9\xd7\xc5\xd4".to_vec(),
            Encoding::named("koi8-r"),
            None,
        );
        assert_eq!(koi8.text, "Привет");
        assert!(Encoding::named("no-such").is_none());
    }

    #[test]
    fn binaries_are_told_from_text() {
        let all: Vec<u8> = (0..=255).cycle().take(4096).collect();
        assert!(is_binary(&all));
        assert!(is_binary(b"\x7fELF\x02\x01"));
        assert!(!is_binary(b"one\0 stray zero, \x07 and a bell"));
        assert!(!is_binary("日本語".as_bytes()));
    }
}
