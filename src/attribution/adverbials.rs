//! What may stand between a French or Spanish verb of saying and its subject: dit tout bas Anna; a déclaré hier Anna; dijo en
//! voz baja Ana; respondió a su vez Ana.

use super::tokens::{Text, Token};

/// How, when and in what order something is said, the longer ones first.
#[rustfmt::skip]
const PHRASES: &[&str] = &[
    "à haute voix", "à mi voix", "à son tour", "à voix basse", "à voix haute", "a su vez", "de su lado",
    "en voz alta", "en voz baja", "de son côté", "por su parte", "pour sa part", "al cabo", "al fin", "à mi-voix",
    "à nouveau", "ce matin", "ce soir", "d' abord", "de nouveau", "de nuevo", "de pronto", "en riant",
    "en souriant", "esta mañana", "esta noche", "esta tarde", "por fin", "por último", "tout bas", "tout haut",
    "alors", "anoche", "aujourd'hui", "aussitôt", "ayer", "déjà", "domingo", "encore", "enfin", "enseguida",
    "ensuite", "entonces", "hier", "hoy", "ici", "jeudi", "là-dessus", "lundi", "luego", "mardi", "mercredi",
    "samedi", "soudain", "vendredi", "vivement",
];

/// Times of a day behind its name: mardi soir, jeudi dernier.
const TIMES: &[&str] = &["dernier", "matin", "midi", "soir"];

/// One past the phrases of this kind that begin at `at`; `at` itself where none does.
pub fn end(text: &Text<'_>, at: usize, to: usize) -> usize {
    let mut end = at;
    if !text.words.lexicon().romance() {
        return at;
    }
    while let Some(next) = PHRASES.iter().find_map(|it| phrase(text, end, to, it)) {
        end = next;
        if end < to && TIMES.contains(&text.spelled(end)) {
            end += 1;
        }
    }
    end
}

/// One past the words of a phrase, if they begin at `at`.
fn phrase(text: &Text<'_>, at: usize, to: usize, words: &str) -> Option<usize> {
    let mut end = at;
    for word in words.split(' ') {
        let fits = end < to && text.spelled(end) == word && !text.tokens[end].is(Token::CAPITAL);
        if !fits {
            return None;
        }
        end += 1;
    }
    Some(end)
}

/// One past the pronouns before a verb that tell to whom something is said: me dijo; lui dit-elle; s'écria.
pub fn pronouns(text: &Text<'_>, at: usize, to: usize) -> usize {
    const PRONOUNS: &[&str] = &[
        "la", "le", "les", "leur", "lo", "lui", "m'", "me", "nos", "nous", "os", "s'", "se", "t'",
        "te", "vous",
    ];
    let pronoun = |it: &usize| PRONOUNS.contains(&text.spelled(*it));
    (at..to.min(at + 2))
        .take_while(pronoun)
        .last()
        .map_or(at, |it| it + 1)
}
