//! Tells apart the many encodings of Cyrillic, two of which no guesser of the web's encodings knows.
//!
//! Text that is right has small letters inside its words and the letters that Russian and its neighbours use most; the
//! same bytes in a wrong encoding have capitals and signs there.

use super::decode::Encoding;
use super::legacy::Legacy;

/// What is looked at, in bytes.
const SAMPLE: usize = 64 * 1024;
/// How much better another encoding must be. Those of Windows and of the Macintosh differ in capitals and one letter.
const BETTER: f64 = 0.03;
/// The guesses that may be wrong about Cyrillic.
const DOUBTFUL: &[&str] = &[
    "windows-1251",
    "windows-1252",
    "windows-1250",
    "KOI8-R",
    "KOI8-U",
    "IBM866",
    "ISO-8859-5",
    "ISO-8859-2",
];

/// A better guess than `guess`, when `bytes` are Cyrillic in one of the encodings that it cannot be.
pub fn better(bytes: &[u8], guess: Encoding) -> Option<Encoding> {
    let sample = bytes.get(..SAMPLE.min(bytes.len()))?;
    if !DOUBTFUL.contains(&guess.name()) || !in_runs(sample) {
        return None;
    }
    let score = |encoding: Encoding| (plausible(&encoding.decode(sample.to_vec())), encoding);
    let others = [
        Encoding::Web(encoding_rs::X_MAC_CYRILLIC),
        Encoding::Legacy(Legacy::Ibm855),
    ];
    let (least, _) = score(guess);
    let best = others
        .into_iter()
        .map(score)
        .max_by(|one, other| one.0.total_cmp(&other.0))?;
    (best.0 > 0.6 && best.0 > least + BETTER).then_some(best.1)
}

/// Whether bytes beyond ASCII stand next to each other, as in words of a script that is not Latin.
fn in_runs(bytes: &[u8]) -> bool {
    let high = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    let pairs = bytes
        .windows(2)
        .filter(|pair| pair.iter().all(|byte| !byte.is_ascii()))
        .count();
    high >= 20 && pairs * 3 >= high * 2
}

/// How much of what is beyond ASCII reads as Cyrillic does, from 0 to 1.
fn plausible(text: &str) -> f64 {
    let (mut foreign, mut good, mut before) = (0.0, 0.0, ' ');
    for c in text.chars() {
        if !c.is_ascii() {
            foreign += 1.0;
            good += match c {
                'о' | 'е' | 'а' | 'и' | 'н' | 'т' | 'с' | 'р' | 'в' | 'л' => 1.0,
                'к' | 'м' | 'д' | 'п' | 'у' | 'я' | 'ы' | 'ь' | 'г' | 'з' | 'б' | 'ч' | 'й' => {
                    0.8
                }
                // A capital inside a word is hardly ever one.
                'А'..='Я' if before.is_lowercase() => -1.0,
                'А'..='я' | 'ё' | '«' | '»' | '—' | '–' | '№' | '…' | '“' | '”' | '„' => {
                    0.5
                }
                _ => -0.5,
            };
        }
        before = c;
    }
    if foreign == 0.0 { 0.0 } else { good / foreign }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cyrillic_is_told_apart() {
        let text = "Паром ходил через реку каждый день того мокрого лета, и никто на борту не поднимал глаз. Верёвка лежала в воде.";
        let mac: Vec<u8> = encoding_rs::X_MAC_CYRILLIC.encode(text).0.into_owned();
        let windows: Vec<u8> = encoding_rs::WINDOWS_1251.encode(text).0.into_owned();
        let guess = Encoding::Web(encoding_rs::WINDOWS_1251);
        assert_eq!(
            better(&mac, guess).map(Encoding::name),
            Some("x-mac-cyrillic")
        );
        assert_eq!(better(&windows, guess), None);
        let french: Vec<u8> = encoding_rs::WINDOWS_1252
            .encode("Été, né, là, où, çà, garçon, élève, forêt, île, naïf, août, fenêtre")
            .0
            .into_owned();
        assert_eq!(
            better(&french, Encoding::Web(encoding_rs::WINDOWS_1252)),
            None
        );
    }
}
