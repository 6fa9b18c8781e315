//! Where a match may stand: a scan for the bytes of the needle's rarest letter.
//!
//! Most text is plain (ASCII letters, single spaces), and there the bytes before the letter tell at once whether the
//! needle can be there. Where anything else stands, every place that the match could begin at is worth comparing.

use std::collections::HashMap;
use std::sync::OnceLock;

use memchr::{Memchr, Memchr2, Memchr3, memchr_iter, memchr2_iter, memchr3_iter};

use super::fold::{Folded, Letter, fold};
use super::needle::Atom;

/// How far before its rarest letter a match may begin, in bytes.
const REACH: usize = 4 * 1024;
/// The letters of English from the most common to the rarest; other languages do not differ much.
const COMMON: &str = "etaonirshdlucmwfgypbvkxjqz";

/// What is scanned for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Scan {
    /// Groups of up to three bytes, each a pass over the text.
    groups: Vec<Vec<u8>>,
    /// What the needle has before its rarest letter.
    before: Vec<Atom>,
    rarest: Atom,
}

impl Scan {
    /// The scan for a needle of these atoms; `None` when it has none.
    pub(super) fn new(atoms: &[Atom]) -> Option<Self> {
        let anchor = rarest(atoms);
        let rarest = *atoms.get(anchor)?;
        let written = match rarest {
            Atom::Letter(letter) => spellings(letter),
            Atom::Dash => vec![
                '-', '\u{2010}', '\u{2212}', '\u{FE58}', '\u{FE63}', '\u{FF0D}',
            ],
            Atom::Space => Vec::new(),
        };
        Some(Self {
            groups: groups(&written),
            before: atoms.get(..anchor).unwrap_or_default().to_vec(),
            rarest,
        })
    }
}

/// The index of the atom to scan for: the rarest plain letter, or else the first atom.
fn rarest(atoms: &[Atom]) -> usize {
    let rank = |atom: &Atom| match atom {
        Atom::Letter(letter) if letter.base.is_ascii_digit() => Some(20),
        Atom::Letter(letter) => COMMON.find(letter.base),
        Atom::Space | Atom::Dash => None,
    };
    let ranked = atoms
        .iter()
        .enumerate()
        .filter_map(|(at, atom)| Some((rank(atom)?, at)));
    ranked
        .max_by_key(|&(rank, at)| (rank, std::cmp::Reverse(at)))
        .map_or(0, |(_, at)| at)
}

/// The bytes that give these characters away.
fn groups(written: &[char]) -> Vec<Vec<u8>> {
    let mut ascii: Vec<u8> = Vec::new();
    let (mut leads, mut lasts): (Vec<u8>, Vec<u8>) = (Vec::new(), Vec::new());
    for c in written {
        match c.encode_utf8(&mut [0; 4]).as_bytes() {
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
    [ascii, others]
        .iter()
        .flat_map(|bytes| bytes.chunks(3).map(<[u8]>::to_vec))
        .collect()
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

/// The places of up to three bytes.
enum Places<'t> {
    One(Memchr<'t>),
    Two(Memchr2<'t>),
    Three(Memchr3<'t>),
}

impl<'t> Places<'t> {
    fn new(group: &[u8], bytes: &'t [u8]) -> Option<Self> {
        Some(match *group {
            [a] => Self::One(memchr_iter(a, bytes)),
            [a, b] => Self::Two(memchr2_iter(a, b, bytes)),
            [a, b, c] => Self::Three(memchr3_iter(a, b, c, bytes)),
            _ => return None,
        })
    }

    /// The next place, `usize::MAX` when there is none.
    fn next(&mut self) -> usize {
        match self {
            Self::One(places) => places.next(),
            Self::Two(places) => places.next(),
            Self::Three(places) => places.next(),
        }
        .unwrap_or(usize::MAX)
    }
}

/// Whether a needle can stand around a place.
enum Chance {
    /// It cannot.
    No,
    /// It would begin at this byte.
    At(usize),
    /// It could begin at more than one.
    Unclear,
}

/// Places where a match may start.
pub(super) struct Candidates<'t> {
    text: &'t str,
    scan: &'t Scan,
    from: usize,
    /// Each group's places, counted from `from`, and the next of them.
    heads: Vec<(usize, Places<'t>)>,
    /// Places still to be handed out, the first one last.
    waiting: Vec<usize>,
}

impl<'t> Candidates<'t> {
    pub(super) fn new(text: &'t str, scan: &'t Scan, from: usize) -> Self {
        let bytes = text.as_bytes().get(from..).unwrap_or_default();
        let heads = scan
            .groups
            .iter()
            .filter_map(|group| {
                let mut places = Places::new(group, bytes)?;
                Some((places.next(), places))
            })
            .collect();
        Self {
            text,
            scan,
            from,
            heads,
            waiting: Vec::new(),
        }
    }

    /// The next byte that gives the rarest letter away.
    fn next_place(&mut self) -> Option<usize> {
        let (head, places) = self.heads.iter_mut().min_by_key(|(head, _)| *head)?;
        let place = *head;
        if place == usize::MAX {
            return None;
        }
        *head = places.next();
        Some(self.from + place)
    }

    /// Compares the plain bytes before `place` with what the needle has before its rarest letter.
    fn chance(&self, place: usize) -> Chance {
        let bytes = self.text.as_bytes();
        if !bytes.get(place).is_some_and(u8::is_ascii) {
            return if self.is_rarest(place) {
                Chance::Unclear
            } else {
                Chance::No
            };
        }
        let mut at = place;
        for atom in self.scan.before.iter().rev() {
            let Some(before) = at.checked_sub(1).filter(|&before| before >= self.from) else {
                return Chance::No;
            };
            let byte = bytes.get(before).copied().unwrap_or_default();
            let earlier = before.checked_sub(1).and_then(|at| bytes.get(at));
            // One space between two signs is a space and nothing else.
            let space = byte == b' ' && earlier.is_none_or(u8::is_ascii_graphic);
            let sign = byte.is_ascii_graphic() && !matches!(byte, b'-' | b'`');
            match atom {
                Atom::Letter(letter) if sign => {
                    if letter.base != char::from(byte.to_ascii_lowercase()) {
                        return Chance::No;
                    }
                }
                Atom::Space if space => {}
                Atom::Letter(_) if space => return Chance::No,
                Atom::Space | Atom::Dash if sign => return Chance::No,
                Atom::Letter(_) | Atom::Space | Atom::Dash => return Chance::Unclear,
            }
            at = before;
        }
        Chance::At(at)
    }

    /// Whether the character around `place`, which is not ASCII, is written for the rarest letter.
    fn is_rarest(&self, place: usize) -> bool {
        let start = self.boundary(place);
        let c = self.text.get(start..).and_then(|rest| rest.chars().next());
        match (c.map(fold), self.scan.rarest) {
            (Some(Folded::Letter(letter)), Atom::Letter(rarest)) => letter.base == rarest.base,
            (Some(Folded::Letters(letters, _)), Atom::Letter(rarest)) => {
                letters.contains(rarest.base)
            }
            (Some(Folded::Dash), Atom::Dash) => true,
            (Some(_) | None, _) => false,
        }
    }

    fn boundary(&self, place: usize) -> usize {
        let mut at = place;
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }

    /// Every place from which the needle could reach `place`: as many letters back as it has before its rarest one.
    fn starts(&mut self, place: usize) {
        let mut at = self.boundary(place);
        let mut letters = self.scan.before.len();
        self.waiting.push(at);
        let lowest = self.from.max(place.saturating_sub(REACH));
        for c in self.text.get(..at).unwrap_or_default().chars().rev() {
            at -= c.len_utf8();
            if letters == 0 || at < lowest {
                break;
            }
            match fold(c) {
                Folded::Letter(_) | Folded::Letters(..) => {
                    letters -= 1;
                    self.waiting.push(at);
                }
                Folded::Dash => self.waiting.push(at),
                Folded::Space | Folded::SoftHyphen | Folded::Accent(_) | Folded::Nothing => {}
            }
        }
    }
}

impl Iterator for Candidates<'_> {
    type Item = usize;

    /// The next place; it may lie before one that was handed out already.
    fn next(&mut self) -> Option<usize> {
        loop {
            if let Some(start) = self.waiting.pop() {
                return Some(start);
            }
            let place = self.next_place()?;
            match self.chance(place) {
                Chance::No => {}
                Chance::At(start) => return Some(start),
                Chance::Unclear => self.starts(place),
            }
        }
    }
}
