//! Characters that stand for what only markup says: raised and lowered numbers, the marks of `<q>`.

use super::element::Shift;

/// The most digits that are raised or lowered as one number.
const DIGITS: usize = 4;

/// Whether words leave the line: short numbers do.
pub fn can_shift(words: &str) -> bool {
    let words = words.trim();
    words.len() <= DIGITS && words.bytes().all(|byte| byte.is_ascii_digit())
}

/// `words` with their digits above or below the line.
pub fn shifted(words: &str, shift: Shift) -> String {
    const UP: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    const DOWN: [char; 10] = ['₀', '₁', '₂', '₃', '₄', '₅', '₆', '₇', '₈', '₉'];
    let digits = match shift {
        Shift::Up => UP,
        Shift::Down => DOWN,
    };
    let moved = |c: char| {
        let digit = c.to_digit(10)?;
        digits.get(digit as usize).copied()
    };
    words.chars().map(|c| moved(c).unwrap_or(c)).collect()
}

/// Whether a quotation brings its own marks.
pub fn is_marked(words: &str) -> bool {
    words
        .trim_start()
        .starts_with(['"', '“', '‘', '\'', '«', '„', '‚', '「'])
}

/// The marks of `<q>` in a language, for one inside another too.
pub fn quotation_marks(language: Option<&str>, inner: bool) -> (&'static str, &'static str) {
    let primary = language
        .unwrap_or_default()
        .split('-')
        .next()
        .unwrap_or_default();
    match (primary, inner) {
        ("de" | "cs" | "sk" | "sl", false) => ("„", "“"),
        ("de" | "cs" | "sk" | "sl", true) => ("‚", "‘"),
        ("fr", false) => ("«\u{a0}", "\u{a0}»"),
        ("es" | "it" | "pt" | "ru" | "el", false) => ("«", "»"),
        ("ja" | "zh", false) => ("「", "」"),
        ("ja" | "zh", true) => ("『", "』"),
        (_, false) => ("“", "”"),
        (_, true) => ("‘", "’"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_leave_the_line() {
        assert_eq!(shifted("x16", Shift::Up), "x¹⁶");
        assert_eq!(shifted("2", Shift::Down), "₂");
        assert!(can_shift(" 12 ") && !can_shift("th") && !can_shift("12345"));
    }
}
