//! What a book tells in brackets, in the middle of somebody's words: “Indeed! (in a tone of wonder) I had no idea.”
//!
//! Such an aside is narration: it says how something is said, to whom, or what the speaker does meanwhile. The words on
//! both sides are one utterance. Brackets in which the speaker goes on, “my aunt (whom you know)”, part nothing.

use super::lexicon::Class;
use super::spans::Span;
use super::tokens::{Text, Token};
use crate::model::{Extent, QuoteKind};

/// Parts the stretches between double marks where an aside interrupts them.
pub fn part(text: &Text<'_>, spans: &mut Vec<Span>) {
    let Some(first) = spans.iter().position(|it| cut(text, it).is_some()) else {
        return;
    };
    for mut rest in spans.split_off(first) {
        while let Some((before, behind)) = cut(text, &rest) {
            spans.push(before);
            rest = behind;
        }
        spans.push(rest);
    }
}

/// What stands before and behind the first aside that has words on both sides.
fn cut(text: &Text<'_>, span: &Span) -> Option<(Span, Span)> {
    if span.kind != QuoteKind::Quotation {
        return None;
    }
    let worded = |from: u32, to: u32| (from..to).any(|at| text.tokens[at as usize].is_word());
    let mut brackets = (span.from..span.to).filter(|&at| text.sign(at as usize) == b'(');
    brackets.find_map(|open| {
        let close = aside(text, open, span.to)?;
        let parts = worded(span.from, open) && worded(close + 1, span.to);
        parts.then(|| (ends(text, span, open), goes_on(text, span, close + 1)))
    })
}

/// The part of a stretch before a token.
fn ends(text: &Text<'_>, span: &Span, to: u32) -> Span {
    let end = text.tokens[to as usize - 1].end;
    let extent = Extent { end, ..span.extent };
    let closed = true;
    Span {
        extent,
        to,
        closed,
        ..*span
    }
}

/// The part of a stretch from a token on.
fn goes_on(text: &Text<'_>, span: &Span, from: u32) -> Span {
    let start = text.tokens[from as usize].start;
    let extent = Extent {
        start,
        ..span.extent
    };
    Span {
        extent,
        from,
        ..*span
    }
}

/// Whether a stretch goes on behind the aside that interrupts the one before it.
pub fn joins(text: &Text<'_>, before: &Span, here: &Span) -> bool {
    // Between marks stands at least one token.
    let (open, close) = (before.to as usize, (here.from as usize).wrapping_sub(1));
    let quotation = |it: &Span| it.kind == QuoteKind::Quotation;
    quotation(before)
        && quotation(here)
        && before.paragraph == here.paragraph
        && text.sign(open) == b'('
        && text.sign(close) == b')'
        && before.extent.end == text.tokens[open - 1].end
        && here.extent.start == text.tokens[close + 1].start
}

/// Where the brackets close that open at a token, if an aside stands in them.
fn aside(text: &Text<'_>, open: u32, end: u32) -> Option<u32> {
    const LONG: u32 = 24;
    let mut near = open + 2..end.min(open + LONG);
    let close = near.find(|&at| text.sign(at as usize) == b')')?;
    tells(text, open as usize + 1, close as usize).then_some(close)
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

/// Whether a clause begins with what somebody does: turning, suddenly turning.
fn does(text: &Text<'_>, from: usize, to: usize) -> bool {
    let verb = if text.ends(from, "ly") {
        from + 1
    } else {
        from
    };
    verb < to && text.ends(verb, "ing") && !IDLE.contains(&text.spelled(verb))
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
    use crate::attribution::tests::{speakers, stretches};

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
        ];
        for (text, parts) in table {
            assert_eq!(stretches(text), *parts, "{text}");
        }
    }

    #[test]
    fn brackets_in_which_the_speaker_goes_on_part_nothing() {
        for brackets in [
            "whom you know",
            "being late",
            "looking at us, as you know",
            "with my best umbrella",
            "to the sea",
            "Morning Star",
            "with a ladder",
            "in a boat",
        ] {
            let text = format!("“My aunt ({brackets}) went away again,” said Anna.");
            let whole = format!("“My aunt ({brackets}) went away again,”");
            assert_eq!(stretches(&text), [whole], "{text}");
        }
    }

    #[test]
    fn brackets_at_either_end_part_nothing() {
        for text in [
            "“(turning to Tom) Go away,” said Anna.",
            "“Go away (turning to Tom),” said Anna.",
            "“Go away (turning to",
        ] {
            assert_eq!(stretches(text).len(), 1, "{text}");
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
