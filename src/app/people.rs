//! The speakers as the screen shows them: in which order, in which colour, by which initials.
//!
//! A speaker's colour comes from the name alone, so that it is the same in every document. Where two speakers of one
//! document would share a colour, the one who is quoted less takes the next free one; when all are taken, they share.
//! Names lead to the first [`OWN`] colours only: the rest may resemble them, and serve where those have run out.

use std::collections::HashSet;

use crate::model::{Attribution, Speaker, SpeakerId, SpeakerKind};

/// How many colours a theme has for speakers.
pub const SLOTS: usize = 8;
/// How many of them belong to names; the others are for clashes.
const OWN: usize = 6;

/// How the speakers of a document are shown.
#[derive(Clone, Debug, Default)]
pub struct People {
    order: Vec<SpeakerId>,
    ranks: Vec<u32>,
    slots: Vec<u8>,
    initials: Vec<String>,
}

impl People {
    /// Orders and colours the speakers of `voices`.
    pub(super) fn of(voices: &Attribution) -> Self {
        let mut order: Vec<SpeakerId> = (0..voices.speakers.len() as u32)
            .map(SpeakerId)
            .filter(|id| voices.speaker(*id).is_some_and(|it| it.quotes > 0))
            .collect();
        order.sort_by_key(|id| {
            let speaker = voices.speaker(*id);
            (
                std::cmp::Reverse(speaker.map(|it| it.quotes)),
                speaker.map(|it| &it.name),
            )
        });
        let mut people = Self {
            ranks: vec![u32::MAX; voices.speakers.len()],
            slots: vec![0; voices.speakers.len()],
            initials: vec![String::new(); voices.speakers.len()],
            order,
        };
        for (rank, id) in (0..).zip(&people.order) {
            if let Some(it) = people.ranks.get_mut(id.0 as usize) {
                *it = rank;
            }
        }
        people.colour(voices);
        people.name(voices);
        people
    }

    fn colour(&mut self, voices: &Attribution) {
        let mut taken = [false; SLOTS];
        for id in &self.order {
            let Some(speaker) = voices.speaker(*id) else {
                continue;
            };
            let own = slot(&speaker.name);
            let free = (0..OWN)
                .map(|step| (own + step) % OWN)
                .chain(OWN..SLOTS)
                .find(|at| !taken.get(*at).is_some_and(|it| *it));
            let chosen = free.unwrap_or(own);
            if let Some(taken) = taken.get_mut(chosen) {
                *taken = true;
            }
            if let Some(slot) = self.slots.get_mut(id.0 as usize) {
                *slot = chosen as u8;
            }
        }
    }

    fn name(&mut self, voices: &Attribution) {
        let mut taken = HashSet::new();
        for id in &self.order {
            let Some(speaker) = voices.speaker(*id) else {
                continue;
            };
            let all = initials(speaker);
            let chosen = all
                .iter()
                .find(|it| !taken.contains(*it))
                .or(all.first())
                .cloned()
                .unwrap_or_default();
            taken.insert(chosen.clone());
            if let Some(initials) = self.initials.get_mut(id.0 as usize) {
                *initials = chosen;
            }
        }
    }

    /// The speakers who are quoted, the most quoted first.
    pub fn order(&self) -> &[SpeakerId] {
        &self.order
    }

    /// The place of a speaker in the order.
    pub fn rank(&self, id: SpeakerId) -> u32 {
        self.ranks.get(id.0 as usize).copied().unwrap_or(u32::MAX)
    }

    /// The colour of a speaker, below [`SLOTS`].
    pub fn slot(&self, id: SpeakerId) -> u8 {
        self.slots.get(id.0 as usize).copied().unwrap_or_default()
    }

    /// One or two letters for a speaker, not more than two columns wide.
    pub fn initials(&self, id: SpeakerId) -> &str {
        self.initials.get(id.0 as usize).map_or("", String::as_str)
    }
}

/// The colour that a name has in every document: FNV-1a over its small letters.
fn slot(name: &str) -> usize {
    let hash = name
        .chars()
        .flat_map(char::to_lowercase)
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, c| {
            (hash ^ u64::from(c as u32)).wrapping_mul(0x0100_0000_01b3)
        });
    (hash ^ (hash >> 32)) as usize % OWN
}

/// Words that begin a description and say nothing of who it is.
const ARTICLES: &[&str] = &[
    "the", "a", "an", "his", "her", "their", "my", "our", "der", "die", "das", "le", "la", "un",
    "une",
];

/// What could stand for a speaker, the best first.
fn initials(speaker: &Speaker) -> Vec<String> {
    let named = speaker.kind != SpeakerKind::Described;
    let words: Vec<&str> = speaker
        .name
        .split_whitespace()
        .filter(|word| named || !ARTICLES.contains(word))
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .collect();
    let letter = |word: &&str, at: usize| word.chars().filter(|c| c.is_alphanumeric()).nth(at);
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return Vec::new();
    };
    let mut all = Vec::new();
    let pair = |a: Option<char>, b: Option<char>| fitting([a, b].into_iter().flatten().collect());
    if words.len() > 1 {
        all.push(pair(letter(first, 0), letter(last, 0)));
    }
    for at in 1..4 {
        all.push(pair(letter(first, 0), letter(first, at)));
    }
    for at in 1..4 {
        all.push(pair(letter(last, 0), letter(last, at)));
    }
    all
}

/// At most two columns of it: one letter of a script with wide letters.
fn fitting(letters: String) -> String {
    match letters.chars().next() {
        Some(first) if unicode_width::UnicodeWidthStr::width(letters.as_str()) > 2 => {
            first.to_string()
        }
        Some(_) | None => letters,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people(names: &[(&str, u32)]) -> People {
        let speakers = names.iter().map(|(name, quotes)| Speaker {
            name: (*name).into(),
            aliases: Vec::new(),
            kind: if name.starts_with("the ") {
                SpeakerKind::Described
            } else {
                SpeakerKind::Named
            },
            quotes: *quotes,
            words: 0,
        });
        People::of(&Attribution {
            speakers: speakers.collect(),
            ..Attribution::default()
        })
    }

    #[test]
    fn the_most_quoted_come_first_and_who_is_never_quoted_not_at_all() {
        let people = people(&[("Anna Berg", 2), ("Tom", 0), ("Ben", 7)]);
        assert_eq!(people.order(), [SpeakerId(2), SpeakerId(0)]);
    }

    #[test]
    fn initials_differ_within_a_document_and_fit_two_columns() {
        let names = [
            ("Jack Ma", 9),
            ("John Miller", 5),
            ("Anna", 4),
            ("the old ferryman", 3),
            ("李明", 2),
            ("Q", 1),
        ];
        let people = people(&names);
        let shown: Vec<&str> = (0..6).map(|id| people.initials(SpeakerId(id))).collect();
        assert_eq!(shown, ["JM", "Jo", "An", "of", "李", "Q"]);
    }

    #[test]
    fn a_colour_belongs_to_the_name_and_a_clash_moves_the_rarer_one() {
        let alone = people(&[("Anna Berg", 1)]).slot(SpeakerId(0));
        let twin = (0..1000)
            .map(|n| format!("Twin {n}"))
            .find(|name| slot(name) == usize::from(alone))
            .unwrap();
        let both = people(&[(&twin, 1), ("Anna Berg", 2)]);
        assert_eq!(
            both.slot(SpeakerId(1)),
            alone,
            "who is quoted more keeps it"
        );
        assert_eq!(
            usize::from(both.slot(SpeakerId(0))),
            (usize::from(alone) + 1) % OWN
        );
    }

    #[test]
    fn a_thousand_speakers_share_the_colours() {
        let names: Vec<String> = (0..1000).map(|n| format!("Speaker {n}")).collect();
        let people = people(
            &names
                .iter()
                .map(|name| (name.as_str(), 1))
                .collect::<Vec<_>>(),
        );
        assert!((0..1000).all(|id| usize::from(people.slot(SpeakerId(id))) < SLOTS));
    }
}
