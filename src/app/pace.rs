//! How long a text takes to read, from a sample of it.
//!
//! 238 words a minute is the mean of Brysbaert's review of 190 studies of silent reading in English (2019); for scripts
//! without spaces between words, 260 characters a minute (the same review, Chinese).

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
        let wide = sample
            .chars()
            .filter(|c| unicode_width::UnicodeWidthChar::width(*c) == Some(2))
            .count();
        let words = sample
            .split_whitespace()
            .filter(|word| word.chars().any(|c| c.is_alphanumeric() && c < '\u{1100}'))
            .count();
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
