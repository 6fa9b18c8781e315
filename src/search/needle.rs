//! A word or phrase as it is looked for: over line ends, curls, accents and hyphenation.
//!
//! The text is never copied or folded as a whole: a scan for the rarest letter gives the places worth comparing. Between two letters a soft hyphen, a line end, or a hyphen before a line end may stand
//! for nothing; any white space, line ends included, stands for a space.

use std::ops::Range;

use super::fold::{Folded, Letter, fold};
use super::scan::{Candidates, Scan};
use crate::model::Extent;

/// What is compared, one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Atom {
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
        let scan = Scan::new(&atoms)?;
        Some(Self { atoms, scan })
    }

    /// How seldom it is likely to be found: the longer, the more seldom.
    pub(super) fn rarity(&self) -> usize {
        self.atoms.len()
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

    /// The places in `text` from byte `from` on where a match may start, in order but for those that were passed.
    pub(super) fn candidates<'t>(&'t self, text: &'t str, from: usize) -> Candidates<'t> {
        Candidates::new(text, &self.scan, from)
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
