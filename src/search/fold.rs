//! Folding: what a character of text or query counts as.
//!
//! Letters lose case and accents but remember them, so that a capital asked for is a capital found; curls are straight,
//! dashes one, white space one; what has no look of its own is nothing. Decomposition is Unicode's canonical one,
//! except where the parts are another letter to its readers (й, が, 가).

use unicode_normalization::char::decompose_canonical;

/// What a character counts as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Folded {
    /// A letter, digit or sign.
    Letter(Letter),
    /// Several letters written as one: ß, œ, ﬁ, an ellipsis. Whether they are capitals.
    Letters(&'static str, bool),
    /// White space.
    Space,
    /// A hyphen or dash of any length.
    Dash,
    /// A soft hyphen: a space or nothing.
    SoftHyphen,
    /// An accent on the letter before it.
    Accent(u64),
    /// Nothing.
    Nothing,
}

/// A letter without case and accents, and with what it lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Letter {
    /// Lower case, bare.
    pub base: char,
    /// Whether it was a capital.
    pub capital: bool,
    /// Its accents; 0 when it has none.
    pub accent: u64,
}

impl Letter {
    fn bare(base: char) -> Self {
        Self {
            base,
            capital: false,
            accent: 0,
        }
    }

    /// Whether this letter of a query finds `found` in the text: any case unless a capital is asked for, any accent
    /// unless one is asked for, and then that one or none.
    pub(super) fn finds(self, found: Self) -> bool {
        self.base == found.base
            && (found.capital || !self.capital)
            && (self.accent == 0 || found.accent == 0 || self.accent == found.accent)
    }

    /// With one more accent.
    pub(super) fn accented(self, accent: u64) -> Self {
        Self {
            accent: self.accent << 11 | accent,
            ..self
        }
    }
}

/// What `c` counts as.
pub(super) fn fold(c: char) -> Folded {
    match c {
        'a'..='z' | '0'..='9' => Folded::Letter(Letter::bare(c)),
        'A'..='Z' => Folded::Letter(Letter {
            base: c.to_ascii_lowercase(),
            capital: true,
            accent: 0,
        }),
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}' => {
            Folded::Dash
        }
        '‘' | '’' | '‚' | '‛' | '′' | '`' | '´' | 'ʼ' | '‹' | '›' => {
            Folded::Letter(Letter::bare('\''))
        }
        '“' | '”' | '„' | '‟' | '″' | '«' | '»' => Folded::Letter(Letter::bare('"')),
        '\u{AD}' => Folded::SoftHyphen,
        '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{61C}' => {
            Folded::Nothing
        }
        _ if c.is_ascii_graphic() => Folded::Letter(Letter::bare(c)),
        _ if c.is_whitespace() => Folded::Space,
        _ => accent(c).map_or_else(|| beyond_ascii(c), Folded::Accent),
    }
}

/// Accents and points that readers leave out when they type: combining diacritics, Hebrew points, Arabic vowels.
fn accent(c: char) -> Option<u64> {
    matches!(c,
        '\u{300}'..='\u{36F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}'
        | '\u{FE20}'..='\u{FE2F}' | '\u{591}'..='\u{5BD}' | '\u{5BF}' | '\u{5C1}'..='\u{5C2}' | '\u{5C4}'..='\u{5C5}'
        | '\u{5C7}' | '\u{64B}'..='\u{65F}' | '\u{670}')
    .then_some(u64::from(c) & 0x7FF)
}

fn beyond_ascii(c: char) -> Folded {
    if let Some((letters, capital)) = written_as_one(c) {
        return Folded::Letters(letters, capital);
    }
    let mut letter = Letter::bare(c);
    if decomposes(c) {
        let mut parts = 0;
        decompose_canonical(c, |part| {
            letter = match accent(part) {
                Some(accent) if parts > 0 => letter.accented(accent),
                Some(_) | None => Letter::bare(part),
            };
            parts += 1;
        });
    }
    let base = match letter.base {
        'ø' => 'o',
        'Ø' => 'O',
        'đ' => 'd',
        'Đ' => 'D',
        'ł' => 'l',
        'Ł' => 'L',
        'ı' => 'i',
        'ς' => 'σ',
        base => base,
    };
    letter.base = base.to_lowercase().next().unwrap_or(base);
    letter.capital = base.is_uppercase();
    Folded::Letter(letter)
}

fn written_as_one(c: char) -> Option<(&'static str, bool)> {
    Some(match c {
        'ß' => ("ss", false),
        'ẞ' => ("ss", true),
        'æ' | 'ǽ' => ("ae", false),
        'Æ' | 'Ǽ' => ("ae", true),
        'œ' => ("oe", false),
        'Œ' => ("oe", true),
        'ﬀ' => ("ff", false),
        'ﬁ' => ("fi", false),
        'ﬂ' => ("fl", false),
        'ﬃ' => ("ffi", false),
        'ﬄ' => ("ffl", false),
        'ﬅ' | 'ﬆ' => ("st", false),
        '…' => ("...", false),
        _ => return None,
    })
}

/// Whether the accent of `c` is an accent to those who read it, and not part of another letter or a syllable.
fn decomposes(c: char) -> bool {
    matches!(c, '\u{C0}'..='\u{24F}' | '\u{370}'..='\u{4FF}' | '\u{1E00}'..='\u{1FFF}' | '\u{212A}' | '\u{212B}')
        && !matches!(c, 'й' | 'Й')
}

/// `text` as it is compared where spelling counts and looks do not, as in names: bare lower-case letters, dashes as
/// hyphens, one space for any white space.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match fold(c) {
            Folded::Letter(letter) => out.push(letter.base),
            Folded::Letters(letters, _) => out.push_str(letters),
            Folded::Dash => out.push('-'),
            Folded::Space if !out.is_empty() && !out.ends_with(' ') => out.push(' '),
            Folded::Space | Folded::SoftHyphen | Folded::Accent(_) | Folded::Nothing => {}
        }
    }
    out.truncate(out.trim_end().len());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_go_and_letters_stay() {
        for (text, bare) in [
            ("Café", "cafe"),
            ("Cafe\u{301}", "cafe"),
            ("ΆΣΣΟΣ", "ασσοσ"),
            ("Ёлка й", "елка й"),
            ("Straße, Œuvre, ﬁn…", "strasse, oeuvre, fin..."),
            ("Łódź Ørsted", "lodz orsted"),
            ("don’t “go” «là»", "don't \"go\" \"la\""),
            ("a — b\u{A0}\n c", "a - b c"),
            ("so\u{AD}ft\u{200B}ly", "softly"),
            ("がガ 한", "がガ 한"),
        ] {
            assert_eq!(plain(text), bare, "{text:?}");
        }
    }

    #[test]
    fn capitals_and_accents_count_where_they_are_asked_for() {
        let letter = |c| match fold(c) {
            Folded::Letter(letter) => letter,
            other => panic!("{c}: {other:?}"),
        };
        for (asked, found, finds) in [
            ('m', 'M', true),
            ('M', 'm', false),
            ('M', 'M', true),
            ('e', 'é', true),
            ('é', 'e', true),
            ('é', 'é', true),
            ('é', 'è', false),
            ('É', 'é', false),
            ('k', '\u{212A}', true),
        ] {
            assert_eq!(
                letter(asked).finds(letter(found)),
                finds,
                "{asked} in {found}"
            );
        }
    }
}
