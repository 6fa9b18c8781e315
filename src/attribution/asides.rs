//! What a book tells in brackets, in the middle of somebody's words: “Indeed! (in a tone of wonder) I had no idea.”
//!
//! Such an aside is narration: it says how something is said, to whom, or what the speaker does meanwhile. The words on
//! both sides are one utterance. Brackets in which the speaker goes on, “my aunt (whom you know)”, part nothing.

use super::lexicon::Class;
use super::sign;
use super::spans::Span;
use super::tokens::{Text, Token};

/// The asides in a stretch that have words of it on both sides, by their tokens with the brackets.
pub fn find(text: &Text<'_>, span: &Span) -> Vec<(u32, u32)> {
    let (mut found, mut behind) = (Vec::new(), span.from);
    for open in span.from..span.to {
        let close = match text.sign(open as usize) {
            b'(' => aside(text, open, span.to),
            b'[' => reference(text, open),
            _ => None,
        };
        let Some(close) = close else {
            continue;
        };
        if text.has_words((behind, open)) && text.has_words((close + 1, span.to)) {
            behind = close + 1;
            found.push((open, behind));
        }
    }
    found
}

/// Where the brackets close that open at a token, if an aside stands in them.
fn aside(text: &Text<'_>, open: u32, end: u32) -> Option<u32> {
    const LONG: u32 = 24;
    let mut near = open + 2..end.min(open + LONG);
    let close = near.find(|&at| text.sign(at as usize) == b')')?;
    tells(text, open as usize + 1, close as usize).then_some(close)
}

/// Where the brackets close that open at a token, if they refer to a note: [1]
fn reference(text: &Text<'_>, open: u32) -> Option<u32> {
    let note = text.sign(open as usize + 1) == sign::NUMBER && text.sign(open as usize + 2) == b']';
    note.then_some(open + 2)
}

/// Whether the words in brackets tell of the speaker: (turning to Anna,) (with a deep sigh) (in a low voice) (to Tom)
fn tells(text: &Text<'_>, from: usize, to: usize) -> bool {
    let spoken = Class::I | Class::MY | Class::WE | Class::YOU;
    let small = text.tokens[from].is_word() && !text.tokens[from].is(Token::CAPITAL);
    if !small || (from..to).any(|at| text.class(at).has(spoken)) {
        return false;
    }
    let noun = |list: &[&str]| (from + 1..to).any(|at| list.contains(&text.spelled(at)));
    match text.spelled(from) {
        "with" => noun(LOOKS),
        "in" => noun(VOICES),
        "to" => is_name(text, from + 1, to),
        _ => does(text, from, to),
    }
}

/// Whether a clause begins with what somebody does, or says how: turning, suddenly turning; rather hesitatingly.
fn does(text: &Text<'_>, from: usize, to: usize) -> bool {
    let how = |it: usize| text.ends(it, "ly") || text.class(it).has(Class::ADVERB);
    let Some(verb) = (from..to).find(|&it| !how(it)) else {
        return to - from > 1 && text.ends(to - 1, "ly");
    };
    text.ends(verb, "ing") && !IDLE.contains(&text.spelled(verb))
}

/// Whether nothing but a name stands there, and a comma or a full stop at most.
fn is_name(text: &Text<'_>, from: usize, to: usize) -> bool {
    let mut tokens = text.tokens[from..to].iter();
    let capital = |it: &Token| it.is_word() && it.is(Token::CAPITAL);
    from < to
        && capital(&text.tokens[from])
        && tokens.all(|it| capital(it) || matches!(it.sign, b',' | b'.'))
}

/// What shows in a face, or is done beside words.
const LOOKS: &[&str] = &[
    "air",
    "blush",
    "bow",
    "curtsey",
    "curtsy",
    "elevation",
    "emphasis",
    "expression",
    "eyes",
    "face",
    "frown",
    "gesture",
    "glance",
    "grimace",
    "grin",
    "groan",
    "laugh",
    "laughter",
    "look",
    "nod",
    "shrug",
    "shudder",
    "sigh",
    "smile",
    "smirk",
    "sneer",
    "sob",
    "start",
    "tears",
    "tone",
    "voice",
    "wink",
];

/// How something is said.
const VOICES: &[&str] = &[
    "accent",
    "accents",
    "manner",
    "tone",
    "tones",
    "undertone",
    "voice",
    "whisper",
];

/// Words that end like what somebody does, and are not that.
const IDLE: &[&str] = &[
    "according",
    "allowing",
    "anything",
    "assuming",
    "barring",
    "being",
    "concerning",
    "considering",
    "counting",
    "during",
    "everything",
    "evening",
    "excepting",
    "excluding",
    "having",
    "including",
    "judging",
    "king",
    "meaning",
    "morning",
    "nothing",
    "notwithstanding",
    "owing",
    "regarding",
    "saving",
    "something",
    "spring",
    "supposing",
    "thing",
];

#[cfg(test)]
mod tests {
    use crate::attribution::tests::{heard, speakers};

    fn in_parts(text: &str) -> Vec<String> {
        heard(text).into_iter().map(|it| it.0).collect()
    }

    #[test]
    fn an_aside_in_brackets_is_narration() {
        let table: &[(&str, &[&str])] = &[
            (
                "“Indeed! (in a tone of wonder) I had no idea,” said Anna.",
                &["“Indeed!", "I had no idea,”"],
            ),
            (
                "“Wait there (turning to Mrs. Lake,) all of you (with a deep sigh) and be quiet,” said Anna.",
                &["“Wait there", "all of you", "and be quiet,”"],
            ),
            (
                "“Come (to Tom), we are late,” said Anna.",
                &["“Come", ", we are late,”"],
            ),
            (
                "“He stood there--(suddenly laughing)--like a tree,” said Anna.",
                &["“He stood there--", "--like a tree,”"],
            ),
            (
                "“Yes, (rather doubtfully) that is the key,” said Anna.",
                &["“Yes,", "that is the key,”"],
            ),
            (
                "“The mill was sold [12] to my uncle,” said Anna.",
                &["“The mill was sold", "to my uncle,”"],
            ),
        ];
        for (text, parts) in table {
            assert_eq!(in_parts(text), *parts, "{text}");
        }
    }

    #[test]
    fn brackets_in_which_the_speaker_goes_on_part_nothing() {
        for brackets in [
            "whom you know",
            "being late",
            "virtually",
            "looking at us, as you know",
            "with my best umbrella",
            "to the sea",
            "Morning Star",
            "with a ladder",
            "in a boat",
        ] {
            let text = format!("“My aunt ({brackets}) went away again,” said Anna.");
            let whole = format!("“My aunt ({brackets}) went away again,”");
            assert_eq!(in_parts(&text), [whole], "{text}");
        }
    }

    #[test]
    fn brackets_at_either_end_part_nothing() {
        for (text, stretches) in [
            ("“(turning to Tom) Go away,” said Anna.", 1),
            ("“Go away (turning to Tom),” said Anna.", 1),
            ("“Go away,” said Anna, “and (turning to", 2),
            ("“Go (turning to (smiling) Tom) away,” said Anna.", 2),
        ] {
            assert_eq!(in_parts(text).len(), stretches, "{text}");
        }
    }

    #[test]
    fn who_speaks_before_an_aside_speaks_behind_it() {
        let text = "Mrs. Lake and Tom came in.\n\n\
            “Sit down (turning to Tom), and be quiet, both of you,” said Mrs. Lake.\n\n\
            “Who has been here (looking round for a chair) since I went away?” said Tom.";
        assert_eq!(speakers(text), ["Mrs. Lake", "Mrs. Lake", "Tom", "Tom"]);
    }
}
