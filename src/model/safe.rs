//! The one sanitiser: text that a terminal can be given.
//!
//! Whatever a document holds reaches a terminal, a window title, standard output or an error message only as [`Safe`].
//! Invariant: a `Safe` holds no control character (but line feeds and tabs where they were asked for), nothing that
//! reorders or hides text, no noncharacter, and at most [`MARKS`] zero-width marks on a character; sanitising it again
//! changes nothing. [`shown`] is the table of what becomes of each character.

use std::borrow::Cow;
use std::fmt;

use unicode_width::UnicodeWidthChar;

/// Zero-width marks kept on one character: combining marks, joiners and variation selectors together. What real
/// scripts need is far below it.
pub const MARKS: usize = 8;

/// What a mark stands on when the text gives it nothing to stand on.
const NO_BASE: char = '\u{25CC}';

/// Text without anything a terminal could take for an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Safe<'a>(Cow<'a, str>);

/// Makes `text` display-safe, borrowing it when it already is. Line feeds and tabs are kept when `lines` is set, shown
/// as pictures otherwise.
pub fn sanitise(text: &str, lines: bool) -> Safe<'_> {
    if is_printable(text.as_bytes(), lines) {
        return Safe(Cow::Borrowed(text));
    }
    let state = State {
        lines,
        base: None,
        marks: 0,
    };
    match state.first_unsafe(text) {
        Some((at, before)) => {
            let (clean, rest) = text.split_at(at);
            Safe(Cow::Owned(before.rewrite(clean, rest)))
        }
        None => Safe(Cow::Borrowed(text)),
    }
}

/// So many bytes are looked at together.
const STEP: usize = 16;

/// Whether a byte is printable ASCII (or, where they are kept, a line feed or a tab).
fn fits(byte: u8, lines: bool) -> bool {
    matches!(byte, b' '..=b'~') | (lines & matches!(byte, b'\n' | b'\t'))
}

/// The same of a whole step, without a branch inside, which the compiler makes one comparison.
fn all_fit(step: &[u8; STEP], lines: bool) -> bool {
    step.iter().fold(true, |all, &byte| all & fits(byte, lines))
}

/// Whether all bytes fit. The last step reaches back into the one before rather than to stop short.
fn is_printable(bytes: &[u8], lines: bool) -> bool {
    let Some(last) = bytes.last_chunk() else {
        let plain = |byte: u8| matches!(byte, b' '..=b'~');
        return bytes.iter().all(|&it| plain(it) || fits(it, lines));
    };
    let (steps, _) = bytes.as_chunks();
    steps.iter().all(|step| all_fit(step, lines)) && all_fit(last, lines)
}

/// How many of the first bytes fit.
fn printable(bytes: &[u8], lines: bool) -> usize {
    let (steps, _) = bytes.as_chunks();
    let whole = steps.iter().take_while(|step| all_fit(step, lines));
    let at = STEP * whole.count();
    let rest = bytes.get(at..).unwrap_or_default();
    at + rest.iter().take_while(|&&byte| fits(byte, lines)).count()
}

/// What becomes of a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    /// It is shown as it is.
    Plain,
    /// It is shown as it is, on the character before it.
    Mark,
    /// It is shown as it is, on a dotted circle, since nothing stands before it.
    Alone,
    /// Another character shows it.
    As(char),
    /// Its code shows it: ‹U+202E›.
    Code,
    /// It is left out: it has no look of its own and changes no meaning.
    Dropped,
}

/// The table. What a character becomes may still depend on what stands before it (see [`State::judge`]).
///
/// | characters | become |
/// |---|---|
/// | C0 controls, delete | their pictures (␛) |
/// | line and paragraph separator | ␤ |
/// | C1 controls; embedding, override and isolate controls; tag characters; annotation, musical, shorthand and hieroglyph format controls; fillers that look like nothing | their code |
/// | noncharacters | U+FFFD |
/// | byte order mark, word joiner, zero-width space, soft hyphen, direction marks, invisible operators and the like | nothing |
/// | joiners | kept after a character beyond ASCII, where scripts and emoji need them; else nothing |
/// | everything else of no width | a mark |
fn shown(c: char) -> Shown {
    match c {
        ' '..='~'
        | '\u{A0}'..='\u{AC}'
        | '\u{AE}'..='\u{2FF}'
        // Dashes, curly quotation marks and dots, which texts have most.
        | '\u{2010}'..='\u{2027}' => Shown::Plain,
        '\0'..='\u{1F}' => {
            Shown::As(char::from_u32(0x2400 + c as u32).unwrap_or(char::REPLACEMENT_CHARACTER))
        }
        '\u{7F}' => Shown::As('\u{2421}'),
        '\u{2028}' | '\u{2029}' => Shown::As('\u{2424}'),
        '\u{80}'..='\u{9F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2066}'..='\u{206F}'
        | '\u{115F}'
        | '\u{3164}'
        | '\u{FFA0}'
        | '\u{FFF0}'..='\u{FFFB}'
        | '\u{13430}'..='\u{1343F}'
        | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}'
        | '\u{E0000}'..='\u{E00FF}'
        | '\u{E01F0}'..='\u{E0FFF}' => Shown::Code,
        '\u{AD}'
        | '\u{34F}'
        | '\u{61C}'
        | '\u{17B4}'
        | '\u{17B5}'
        | '\u{180E}'
        | '\u{200B}'
        | '\u{200E}'
        | '\u{200F}'
        | '\u{2060}'..='\u{2065}'
        | '\u{FEFF}' => Shown::Dropped,
        '\u{FDD0}'..='\u{FDEF}' => Shown::As(char::REPLACEMENT_CHARACTER),
        _ if (c as u32) & 0xFFFE == 0xFFFE => Shown::As(char::REPLACEMENT_CHARACTER),
        _ if c.width().unwrap_or(0) == 0 => Shown::Mark,
        _ => Shown::Plain,
    }
}

/// What stands before the next character.
#[derive(Clone, Copy)]
struct State {
    lines: bool,
    base: Option<char>,
    marks: usize,
}

impl State {
    /// The first character of `text` that cannot stay as it is, with what stands before it.
    fn first_unsafe(mut self, text: &str) -> Option<(usize, Self)> {
        let mut at = 0;
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            let run = printable(rest.as_bytes(), self.lines);
            if let Some(&last) = rest.as_bytes().get(..run).and_then(<[u8]>::last) {
                self.base = (!last.is_ascii_control()).then_some(char::from(last));
                self.marks = 0;
                at += run;
                continue;
            }
            let before = self;
            let c = rest.chars().next()?;
            if !matches!(self.judge(c), Shown::Plain | Shown::Mark) {
                return Some((at, before));
            }
            at += c.len_utf8();
        }
        None
    }

    /// What becomes of `c` here.
    fn judge(&mut self, c: char) -> Shown {
        let shown = match c {
            '\n' | '\t' if self.lines => Shown::Plain,
            '\u{200C}' | '\u{200D}' if self.base.is_none_or(|base| base.is_ascii()) => {
                Shown::Dropped
            }
            _ => shown(c),
        };
        match shown {
            Shown::Plain => {
                self.base = (!c.is_control()).then_some(c);
                self.marks = 0;
            }
            Shown::As(_) | Shown::Code => self.base = None,
            Shown::Mark if self.base.is_none() => {
                (self.base, self.marks) = (Some(NO_BASE), 1);
                return Shown::Alone;
            }
            Shown::Mark if self.marks >= MARKS => return Shown::Dropped,
            Shown::Mark => self.marks += 1,
            Shown::Dropped | Shown::Alone => {}
        }
        shown
    }

    /// `clean` as it is and then `rest`, whose first character is not safe.
    fn rewrite(mut self, clean: &str, rest: &str) -> String {
        let mut out = String::with_capacity(clean.len() + rest.len() + 8);
        out.push_str(clean);
        for c in rest.chars() {
            match self.judge(c) {
                Shown::Plain | Shown::Mark => out.push(c),
                Shown::Alone => out.extend([NO_BASE, c]),
                Shown::As(picture) => out.push(picture),
                Shown::Code => out.extend(["‹U+", &format!("{:04X}", c as u32), "›"]),
                Shown::Dropped => {}
            }
        }
        out
    }
}

impl<'a> Safe<'a> {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The text, owned only when it had to be changed.
    pub fn into_cow(self) -> Cow<'a, str> {
        self.0
    }

    /// Whether the text was safe already.
    pub fn is_unchanged(&self) -> bool {
        matches!(self.0, Cow::Borrowed(_))
    }

    /// The text, owned.
    pub fn into_string(self) -> String {
        self.0.into_owned()
    }
}

impl fmt::Display for Safe<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_becomes_of_characters() {
        for (text, safe) in [
            ("plain, “curly” and é", "plain, “curly” and é"),
            ("red \u{1b}[31m", "red ␛[31m"),
            ("nul\0 bel\u{7} del\u{7f}", "nul␀ bel␇ del␡"),
            ("c1 \u{9b}31m \u{85}", "c1 ‹U+009B›31m ‹U+0085›"),
            ("a\u{2028}b", "a␤b"),
            ("\u{202e}txet\u{202c}", "‹U+202E›txet‹U+202C›"),
            ("x\u{e0041}", "x‹U+E0041›"),
            ("a\u{200b}b\u{feff}c\u{ad}d\u{200e}e", "abcde"),
            ("a\u{200d}b", "ab"),
            ("\u{1f469}\u{200d}\u{1f680}", "\u{1f469}\u{200d}\u{1f680}"),
            ("می\u{200c}خواهم", "می\u{200c}خواهم"),
            ("\u{301}a", "\u{25cc}\u{301}a"),
            ("\u{1b}\u{301}", "␛\u{25cc}\u{301}"),
            ("e\u{301}", "e\u{301}"),
            ("\u{fdd0}\u{ffff}", "\u{fffd}\u{fffd}"),
            ("❤\u{fe0f}", "❤\u{fe0f}"),
        ] {
            assert_eq!(sanitise(text, false).as_str(), safe, "{text:?}");
        }
    }

    #[test]
    fn lines_are_kept_only_when_asked_for() {
        assert_eq!(sanitise("a\tb\nc\r", true).as_str(), "a\tb\nc␍");
        assert_eq!(sanitise("a\tb\nc\r", false).as_str(), "a␉b␊c␍");
        assert_eq!(
            sanitise("a\n\u{301}", true).as_str(),
            "a\n\u{25cc}\u{301}",
            "a mark never climbs over a line"
        );
    }

    #[test]
    fn a_pile_of_marks_is_cut() {
        for mark in ["\u{301}", "\u{fe0f}", "\u{e0100}", "\u{200d}"] {
            let pile = format!("日{}b", mark.repeat(1000));
            let safe = sanitise(&pile, false).into_string();
            assert_eq!(safe, format!("日{}b", mark.repeat(MARKS)), "{mark:?}");
        }
    }

    #[test]
    fn safe_text_is_borrowed() {
        assert!(matches!(
            sanitise("“été” 日本 e\u{301}", false).into_cow(),
            Cow::Borrowed(_)
        ));
    }

    proptest! {
        #[test]
        fn only_allowed_characters_come_out(text in any::<String>(), lines in any::<bool>()) {
            let safe = sanitise(&text, lines).into_string();
            let mut marks = 0;
            for c in safe.chars() {
                let kept = lines && matches!(c, '\n' | '\t');
                prop_assert!(kept || matches!(shown(c), Shown::Plain | Shown::Mark), "{c:?} in {safe:?}");
                marks = if c.width() == Some(0) { marks + 1 } else { 0 };
                prop_assert!(marks <= MARKS, "{safe:?}");
            }
            prop_assert_eq!(sanitise(&safe, lines).into_string(), safe.clone());
        }

        #[test]
        fn nasty_characters_too(chars in proptest::collection::vec(
            proptest::sample::select(vec!['a', '日', '\u{301}', '\u{200d}', '\u{202e}', '\u{fe0f}', '\u{1b}', '\n', '\u{9b}', '\u{feff}', '\u{e0041}']), 0..40)) {
            let text: String = chars.into_iter().collect();
            let safe = sanitise(&text, false).into_string();
            prop_assert!(safe.chars().all(|c| matches!(shown(c), Shown::Plain | Shown::Mark)));
            prop_assert_eq!(sanitise(&safe, false).into_string(), safe.clone());
        }
    }
}
