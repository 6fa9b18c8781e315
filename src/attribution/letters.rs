//! Letters that a text prints in marks: nobody says them, they are read.
//!
//! What tells them is the salutation that opens a run of stretches, the words that close it, and narration that speaks
//! of a letter just before.

use super::analysis::Analysis;
use super::tokens::{Text, Token};

/// What tells that a stretch belongs to a letter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Letter {
    /// A salutation that is all of its stretch opens the run: “My dear Niece,”.
    pub saluted: bool,
    /// Words of farewell begin the last of the run: “Yours, &c.”
    pub farewell: bool,
    /// Narration before the run speaks of writing.
    pub written: bool,
}

/// What tells that stretches belong to a letter, one by one.
pub fn find(analysis: &Analysis<'_>) -> Vec<Letter> {
    let mut letters = vec![Letter::default(); analysis.quotes.len()];
    let writing = analysis.text.words.marked(WRITING);
    let mut from = 0;
    for to in 1..=letters.len() {
        if to < letters.len() && analysis.adjoins(to) {
            continue;
        }
        let written = writes_before(analysis, from, &writing);
        run(analysis, from, written, &mut letters[from..to]);
        from = to;
    }
    letters
}

/// Notes what tells that the stretches of a run, from one on, belong to a letter. Talk may follow: what was told of writing
/// holds for stretches that are not closed, or behind a salutation.
fn run(analysis: &Analysis<'_>, from: usize, mut written: bool, letters: &mut [Letter]) {
    let text = &analysis.text;
    let stretch = |it: usize| {
        let span = &analysis.quotes[it].span;
        &text.tokens[span.from as usize..span.to as usize]
    };
    let mut saluted = false;
    for (place, letter) in letters.iter_mut().enumerate() {
        let index = from + place;
        let open = place > 0 && !analysis.quotes[index - 1].span.closed;
        written = written && (place == 0 || open || saluted);
        saluted = saluted || salutes(text, stretch(index));
        (letter.saluted, letter.written) = (saluted, written);
    }
    if let Some(last) = (0..letters.len()).rfind(|&it| takes_leave(text, stretch(from + it))) {
        letters[..=last]
            .iter_mut()
            .for_each(|it| it.farewell = true);
    }
}

/// Whether the narration before a stretch, in its paragraph or the one before, speaks of writing; `writing` tells of every
/// word whether it does.
fn writes_before(analysis: &Analysis<'_>, index: usize, writing: &[bool]) -> bool {
    const FAR: usize = 60;
    let quote = &analysis.quotes[index];
    let to = quote.span.from as usize;
    let paragraph = quote.span.paragraph as usize;
    let first = analysis.text.paragraphs[paragraph.saturating_sub(1)].from as usize;
    let mut before = analysis.text.tokens[first.max(to.saturating_sub(FAR))..to].iter();
    before.any(|it| writing[it.word.0 as usize] && !it.is(Token::SPEECH))
}

/// Whether a stretch is a salutation and nothing else.
fn salutes(text: &Text<'_>, tokens: &[Token]) -> bool {
    const SHORT: usize = 7;
    let dear = |it: &Token| text.words.text(it.word) == "dear";
    tokens.len() <= SHORT
        && tokens.iter().take(2).any(dear)
        && tokens
            .last()
            .is_some_and(|it| !matches!(it.sign, b'!' | b'?'))
}

/// Whether words of farewell begin a stretch.
fn takes_leave(text: &Text<'_>, tokens: &[Token]) -> bool {
    const SHORT: usize = 14;
    if tokens.len() > SHORT {
        return false;
    }
    let mut words = tokens
        .iter()
        .filter(|it| it.is_word())
        .map(|it| text.words.text(it.word));
    let first = words.next().unwrap_or_default();
    let second = words.next().unwrap_or_default();
    match first {
        "yours" | "your's" => true,
        "your" => LEAVES.contains(&second),
        "ever" => matches!(second, "yours" | "your"),
        _ => false,
    }
}

/// How who writes to somebody calls himself.
const LEAVES: &[&str] = &[
    "affectionate",
    "devoted",
    "dutiful",
    "faithful",
    "humble",
    "loving",
    "most",
    "obedient",
    "obliged",
    "sincere",
];

/// Words of what is written and read.
const WRITING: &[&str] = &[
    "epistle",
    "letter",
    "letters",
    "lines",
    "note",
    "page",
    "paper",
    "postscript",
    "read",
    "telegram",
    "write",
    "writing",
    "written",
    "wrote",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attribution::lexicon;
    use crate::attribution::tests::document;

    /// What tells that each stretch of a text belongs to a letter.
    fn letters(text: &str) -> Vec<Letter> {
        let document = document(text);
        let lexicon = lexicon::guess(text);
        find(&Analysis::new(
            &document,
            0,
            document.blocks.len(),
            lexicon,
            None,
        ))
    }

    #[test]
    fn a_letter_goes_from_its_salutation_to_its_farewell() {
        let told = letters(
            "“Who came?” said Anna.\n\nTom opened the letter.\n\n“My dear Tom,\n\n“We are all well here.\n\n\
             “Yours, &c.”\n\nHe laid it down. “She is well,” he said.",
        );
        let letter = Letter {
            saluted: true,
            farewell: true,
            written: true,
        };
        let (none, talk) = (Letter::default(), told[4]);
        assert_eq!(told, [none, letter, letter, letter, talk]);
        assert!(!talk.saluted && !talk.farewell, "{talk:?}");
    }

    #[test]
    fn who_is_spoken_to_as_dear_is_not_written_to() {
        let told = letters(
            "“My dear Tom, how are you all?” said Anna.\n\n“My dear!”\n\n“Your dog has come.”",
        );
        assert_eq!(told, [Letter::default(); 3]);
    }
}
