//! A word or phrase as it is looked for: over line ends, curls, accents and hyphenation.
//!
//! The text is never copied or folded as a whole: a scan for the bytes that the first letter can be written with gives
//! the places worth comparing. Between two letters a soft hyphen, a line end, or a hyphen before a line end may stand
//! for nothing; any white space, line ends included, stands for a space.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

use memchr::{memchr, memchr2, memchr3};

use super::fold::{Folded, Letter, fold};
use crate::model::Extent;

/// What is compared, one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Atom {
    Letter(Letter),
    Space,
    Dash,
}

/// A word or phrase to look for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Needle {
    atoms: Vec<Atom>,
    scan: Scan,
}

impl Needle {
    /// The needle for `text`; `None` when nothing of it can be compared.
    pub(super) fn new(text: &str) -> Option<Self> {
        let mut atoms: Vec<Atom> = Vec::new();
        for c in text.trim().chars() {
            match (fold(c), atoms.last_mut()) {
                (Folded::Letter(letter), _) => atoms.push(Atom::Letter(letter)),
                (Folded::Letters(letters, capital), _) => {
                    atoms.extend(spelled(letters, capital).map(Atom::Letter));
                }
                (Folded::Accent(accent), Some(Atom::Letter(letter))) => {
                    *letter = letter.accented(accent);
                }
                (Folded::Space, Some(Atom::Letter(_) | Atom::Dash)) => atoms.push(Atom::Space),
                (Folded::Dash, None | Some(Atom::Letter(_) | Atom::Space)) => {
                    atoms.push(Atom::Dash);
                }
                (Folded::Space, None | Some(Atom::Space))
                | (Folded::Dash, Some(Atom::Dash))
                | (Folded::Accent(_), None | Some(Atom::Space | Atom::Dash))
                | (Folded::SoftHyphen | Folded::Nothing, _) => {}
            }
        }
        if atoms.last() == Some(&Atom::Space) {
            atoms.pop();
        }
        let scan = Scan::new(*atoms.first()?);
        Some(Self { atoms, scan })
    }

    /// How seldom it is likely to be found: longer is better, and so is a letter that few words start with.
    pub(super) fn rarity(&self) -> u32 {
        let first = match self.atoms.first() {
            Some(Atom::Letter(letter)) if "tasiowcbphfm".contains(letter.base) => 0,
            Some(Atom::Letter(_)) => 3,
            Some(Atom::Space | Atom::Dash) | None => 0,
        };
        self.atoms.len() as u32 + first
    }

    /// The matches in `text` that start in `within`, from left to right, none over another.
    pub(super) fn all(&self, text: &str, within: Range<usize>) -> Vec<Extent> {
        let mut found = Vec::new();
        let mut at = within.start;
        for start in self.candidates(text, within.start) {
            if start >= within.end {
                break;
            }
            if start < at {
                continue;
            }
            if let Some(end) = self.ends(text, start) {
                found.push(Extent::new(start, end));
                at = end;
            }
        }
        found
    }

    /// The places in `text` from byte `from` on where a match may start.
    pub(super) fn candidates<'t>(&'t self, text: &'t str, from: usize) -> Candidates<'t> {
        let second = match self.atoms.get(1) {
            Some(Atom::Letter(letter)) if letter.base.is_ascii_alphanumeric() => {
                Some(letter.base as u8)
            }
            Some(_) | None => None,
        };
        Candidates::new(text, &self.scan, second, from)
    }

    /// Where the match that starts at byte `start` of `text` ends, if there is one.
    pub(super) fn ends(&self, text: &str, start: usize) -> Option<usize> {
        let mut reader = Reader {
            text,
            at: start,
            spelled: None,
        };
        for (index, atom) in self.atoms.iter().enumerate() {
            match atom {
                Atom::Space => reader.space()?,
                Atom::Dash => reader.dash(index > 0)?,
                Atom::Letter(letter) => reader.letter(*letter, index > 0)?,
            }
        }
        Some(reader.at)
    }
}

fn spelled(letters: &'static str, capital: bool) -> impl Iterator<Item = Letter> {
    letters.chars().map(move |base| Letter {
        base,
        capital,
        accent: 0,
    })
}

/// Reads text as atoms are compared with it.
struct Reader<'t> {
    text: &'t str,
    at: usize,
    /// The rest of a character that stands for several letters, and whether it is a capital.
    spelled: Option<(&'static str, bool)>,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<(char, Folded)> {
        self.rest().chars().next().map(|c| (c, fold(c)))
    }

    /// Compares one letter; between two letters, what may stand for nothing is passed over.
    fn letter(&mut self, asked: Letter, inside: bool) -> Option<()> {
        let found = if let Some((letters, capital)) = self.spelled.take() {
            self.spell(letters, capital)?
        } else {
            if inside {
                self.pass(true);
            }
            let (c, folded) = self.peek()?;
            self.at += c.len_utf8();
            match folded {
                Folded::Letter(letter) => self.accents(letter),
                Folded::Letters(letters, capital) => self.spell(letters, capital)?,
                Folded::Space
                | Folded::Dash
                | Folded::SoftHyphen
                | Folded::Accent(_)
                | Folded::Nothing => return None,
            }
        };
        asked.finds(found).then_some(())
    }

    /// The first of several letters written as one; the others come next.
    fn spell(&mut self, letters: &'static str, capital: bool) -> Option<Letter> {
        let mut rest = letters.chars();
        let base = rest.next()?;
        self.spelled = Some((rest.as_str(), capital)).filter(|(rest, _)| !rest.is_empty());
        Some(Letter {
            base,
            capital,
            accent: 0,
        })
    }

    fn accents(&mut self, mut letter: Letter) -> Letter {
        while let Some((c, Folded::Accent(accent))) = self.peek() {
            letter = letter.accented(accent);
            self.at += c.len_utf8();
        }
        letter
    }

    /// White space, at least one character of it or a soft hyphen.
    fn space(&mut self) -> Option<()> {
        let mut found = None;
        while let Some((c, folded)) = self.peek() {
            match folded {
                Folded::Space | Folded::SoftHyphen => found = Some(()),
                Folded::Nothing => {}
                Folded::Letter(_) | Folded::Letters(..) | Folded::Dash | Folded::Accent(_) => break,
            }
            self.at += c.len_utf8();
        }
        found.filter(|()| self.spelled.is_none())
    }

    /// A dash, or several in a row.
    fn dash(&mut self, inside: bool) -> Option<()> {
        if inside {
            self.pass(false);
        }
        let mut found = None;
        while let Some((c, Folded::Dash)) = self.peek() {
            found = Some(());
            self.at += c.len_utf8();
        }
        found.filter(|()| self.spelled.is_none())
    }

    /// Passes over what may stand for nothing: what has no look, soft hyphens, line ends with the space around them,
    /// and (with `hyphens`) a hyphen before a line end.
    fn pass(&mut self, hyphens: bool) {
        while let Some((c, folded)) = self.peek() {
            let len = match folded {
                Folded::Nothing | Folded::SoftHyphen => c.len_utf8(),
                Folded::Space => match line_end(self.rest()) {
                    Some(len) => len,
                    None => return,
                },
                Folded::Dash if hyphens && matches!(c, '-' | '\u{2010}') => {
                    let behind = self.rest().get(c.len_utf8()..).unwrap_or_default();
                    match line_end(behind) {
                        Some(len) => c.len_utf8() + len,
                        None => return,
                    }
                }
                Folded::Letter(_) | Folded::Letters(..) | Folded::Dash | Folded::Accent(_) => {
                    return;
                }
            };
            self.at += len;
        }
    }
}

/// The length of the white space at the start of `text` if there is a line end in it.
fn line_end(text: &str) -> Option<usize> {
    let len = text.len() - text.trim_start().len();
    text.get(..len)
        .is_some_and(|white| white.contains(['\n', '\r', '\u{2028}']))
        .then_some(len)
}

/// The bytes that give away the first letter: for each of up to three groups of up to three bytes one pass over the
/// text.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Scan {
    groups: Vec<Vec<u8>>,
}

impl Scan {
    fn new(first: Atom) -> Self {
        let written = match first {
            Atom::Letter(letter) => spellings(letter),
            Atom::Dash => vec![
                '-', '\u{2010}', '\u{2212}', '\u{FE58}', '\u{FE63}', '\u{FF0D}',
            ],
            Atom::Space => Vec::new(),
        };
        let mut ascii: Vec<u8> = Vec::new();
        let (mut leads, mut lasts): (Vec<u8>, Vec<u8>) = (Vec::new(), Vec::new());
        for c in written {
            let mut buffer = [0; 4];
            match c.encode_utf8(&mut buffer).as_bytes() {
                [byte] => ascii.push(*byte),
                [lead, .., last] => {
                    leads.push(*lead);
                    lasts.push(*last);
                }
                [] => {}
            }
        }
        for bytes in [&mut leads, &mut lasts] {
            bytes.sort_unstable();
            bytes.dedup();
        }
        // The lead byte of an accented Latin letter is rare in any text, that of a letter of another script is every
        // second byte of its texts, where the last byte is as good as the letter.
        let others = if ascii.is_empty() && lasts.len() <= 9 {
            lasts
        } else {
            leads
        };
        let groups = [ascii, others]
            .iter()
            .flat_map(|bytes| bytes.chunks(3).map(<[u8]>::to_vec))
            .collect();
        Self { groups }
    }
}

/// Every character whose first letter is found by `asked`.
fn spellings(asked: Letter) -> Vec<char> {
    static ALL: OnceLock<HashMap<char, Vec<char>>> = OnceLock::new();
    let all = ALL.get_or_init(|| {
        let mut all: HashMap<char, Vec<char>> = HashMap::new();
        for c in ('!'..='\u{24FF}').chain('\u{FB00}'..='\u{FB06}') {
            let base = match fold(c) {
                Folded::Letter(letter) => letter.base,
                Folded::Letters(letters, _) => match letters.chars().next() {
                    Some(base) => base,
                    None => continue,
                },
                Folded::Space
                | Folded::Dash
                | Folded::SoftHyphen
                | Folded::Accent(_)
                | Folded::Nothing => continue,
            };
            all.entry(base).or_default().push(c);
        }
        all
    });
    let mut found = all.get(&asked.base).cloned().unwrap_or_default();
    // Scripts beyond the table have no accents that fold, but they may have case.
    if found.is_empty() {
        found.push(asked.base);
        found.extend(asked.base.to_uppercase());
    }
    if asked.capital {
        found.retain(|c| !c.is_ascii_lowercase());
    }
    found
}

/// Places where a match may start, in order.
pub(super) struct Candidates<'t> {
    text: &'t str,
    scan: &'t Scan,
    /// The next place of each group, `usize::MAX` where there is none.
    heads: Vec<usize>,
    /// What the second letter is when both are ASCII.
    second: Option<u8>,
    /// The last place handed out, so that two bytes of one character are one place.
    last: Option<usize>,
}

impl<'t> Candidates<'t> {
    fn new(text: &'t str, scan: &'t Scan, second: Option<u8>, from: usize) -> Self {
        let heads = scan
            .groups
            .iter()
            .map(|group| next_of(group, text.as_bytes(), from))
            .collect();
        Self {
            text,
            scan,
            heads,
            second,
            last: None,
        }
    }

    /// Whether two ASCII letters in a row rule out a match at `at`.
    fn ruled_out(&self, at: usize) -> bool {
        let (Some(second), Some(&next)) = (self.second, self.text.as_bytes().get(at + 1)) else {
            return false;
        };
        next.is_ascii_alphanumeric() && next.to_ascii_lowercase() != second
    }
}

impl Iterator for Candidates<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        let bytes = self.text.as_bytes();
        loop {
            let (group, &at) = self.heads.iter().enumerate().min_by_key(|&(_, &at)| at)?;
            let byte = *bytes.get(at)?;
            let next = next_of(self.scan.groups.get(group)?, bytes, at + 1);
            if let Some(head) = self.heads.get_mut(group) {
                *head = next;
            }
            if byte.is_ascii() {
                if !self.ruled_out(at) {
                    return Some(at);
                }
                continue;
            }
            let mut start = at;
            while !self.text.is_char_boundary(start) {
                start -= 1;
            }
            if self.last != Some(start) {
                self.last = Some(start);
                return Some(start);
            }
        }
    }
}

fn next_of(group: &[u8], bytes: &[u8], from: usize) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    let found = match *group {
        [a] => memchr(a, rest),
        [a, b] => memchr2(a, b, rest),
        [a, b, c] => memchr3(a, b, c, rest),
        _ => None,
    };
    found.map_or(usize::MAX, |at| from + at)
}
