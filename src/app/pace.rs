//! How long a text takes to read, from a sample of it.
//!
//! 238 words a minute is the mean of Brysbaert's review of 190 studies of silent reading in English (2019); for scripts
//! without spaces between words, 260 characters a minute (the same review, Chinese).

use unicode_width::UnicodeWidthChar;

const WORDS: f64 = 238.0;
const WIDE: f64 = 260.0;
/// Bytes of the text that are looked at.
const SAMPLE: usize = 32 * 1024;

/// How fast a text is read.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pace {
    minutes_per_byte: f64,
}

impl Pace {
    pub(super) fn of(text: &str) -> Self {
        let end = (0..=SAMPLE.min(text.len()))
            .rev()
            .find(|at| text.is_char_boundary(*at))
            .unwrap_or(0);
        let sample = text.get(..end).unwrap_or_default();
        if sample.is_empty() {
            return Self::default();
        }
        // One pass, with the short way for ASCII: this stands between a reader and the first frame.
        let (mut words, mut wide, mut in_word) = (0, 0, false);
        for c in sample.chars() {
            if c.is_ascii_alphanumeric() {
                words += usize::from(!in_word);
                in_word = true;
            } else if c.is_whitespace() {
                in_word = false;
            } else if !c.is_ascii() {
                wide += usize::from(UnicodeWidthChar::width(c) == Some(2));
                let begins = !in_word && c < '\u{1100}' && c.is_alphanumeric();
                words += usize::from(begins);
                in_word |= begins;
            }
        }
        let minutes = words as f64 / WORDS + wide as f64 / WIDE;
        Self {
            minutes_per_byte: minutes / sample.len() as f64,
        }
    }

    /// Minutes for so many bytes, rounded; at least one when there is anything to read.
    pub fn minutes(self, bytes: usize) -> usize {
        (self.minutes_per_byte * bytes as f64)
            .round()
            .max(f64::from(u8::from(bytes > 0))) as usize
    }

    /// The same in words: "4 min", "11 h 42 min".
    pub fn words(self, bytes: usize) -> String {
        match self.minutes(bytes) {
            minutes @ 0..90 => format!("{minutes} min"),
            minutes => format!("{} h {} min", minutes / 60, minutes % 60),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_come_from_words_or_from_wide_letters() {
        let english = "word ".repeat(2380);
        assert_eq!(Pace::of(&english).minutes(english.len()), 10);
        let chinese = "文".repeat(2600);
        assert_eq!(Pace::of(&chinese).minutes(chinese.len()), 10);
        assert_eq!(Pace::of("").minutes(0), 0);
        assert_eq!(Pace::of(&english).words(english.len()), "10 min");
        assert_eq!(Pace::of(&english).words(english.len() * 12), "2 h 0 min");
    }
}
