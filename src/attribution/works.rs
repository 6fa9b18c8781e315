//! Titles of works in English, which marks set off as they do speech: on the show “Talk of the Week”; author of “Making the
//! Team”; “Meadow” director Hans Moll.

use smallvec::SmallVec;

use super::lexicon::Class;
use super::spans::Span;
use super::tokens::{Text, Token};

/// What is written, shown or sung.
const WORKS: &[&str] = &[
    "album",
    "article",
    "book",
    "column",
    "documentary",
    "episode",
    "essay",
    "film",
    "memoir",
    "movie",
    "musical",
    "novel",
    "painting",
    "play",
    "podcast",
    "poem",
    "program",
    "programme",
    "series",
    "show",
    "single",
    "song",
    "story",
    "track",
];

/// Where it is printed.
const PAPERS: &[&str] = &["magazine", "newspaper", "website"];

/// Who make it.
const MAKERS: &[&str] = &[
    "author", "creator", "director", "host", "producer", "star", "writer",
];

/// The most words of a title.
const LONG: usize = 12;

/// Whether a stretch is written like a title, and stands where works are told of.
pub fn is_title(text: &Text<'_>, span: &Span) -> bool {
    let (mark, behind) = ((span.from as usize).checked_sub(1), span.to as usize + 1);
    let kinds = || {
        let mut all = [WORKS, MAKERS, PAPERS].into_iter();
        all.any(|list| is_any(text, span, behind, list))
    };
    let told = |mark: usize| before(text, span, mark) || kinds();
    let short = (span.to - span.from) as usize <= 2 * LONG;
    text.words.lexicon().english()
        && short
        && span.closed
        && in_capitals(text, span)
        && mark.is_some_and(told)
}

/// Whether the words before the mark at `mark` tell of a work: author of, the song; on a program by its name alone.
fn before(text: &Text<'_>, span: &Span, mark: usize) -> bool {
    let several = span.to - span.from > 1;
    let comma = mark > 0 && text.sign(mark - 1) == b',';
    let Some(last) = mark.checked_sub(1 + usize::from(comma)) else {
        return false;
    };
    let entitled = is_any(text, span, last, &["entitled", "titled"]);
    if comma {
        return entitled;
    }
    let host = &text.tokens[last];
    let bears = host.is(Token::CAPITAL) && host.is(Token::POSSESSIVE);
    let place = last.checked_sub(usize::from(bears));
    let printed = place.is_some_and(|it| is_any(text, span, it, &["in", "on"]));
    let made = is_any(text, span, last, &["of"])
        && last
            .checked_sub(1)
            .is_some_and(|it| is_any(text, span, it, MAKERS));
    let called = is_any(text, span, last, &["called"]);
    is_any(text, span, last, WORKS) || made || entitled || several && (printed || called)
}

/// Whether the word at `at`, in the paragraph of the stretch, is one of the list.
fn is_any(text: &Text<'_>, span: &Span, at: usize, list: &[&str]) -> bool {
    text.tokens.get(at).is_some_and(|it| {
        it.is_word() && it.paragraph == span.paragraph && list.contains(&text.words.text(it.word))
    })
}

/// Whether all words of a stretch but small ones have capitals.
fn in_capitals(text: &Text<'_>, span: &Span) -> bool {
    const SMALL: u32 = 4;
    let inside = span.from as usize..span.to as usize;
    let words: SmallVec<[usize; LONG + 1]> = inside
        .filter(|&it| text.tokens[it].is_word())
        .take(LONG + 1)
        .collect();
    let capital = |it: &usize| text.tokens[*it].is(Token::CAPITAL);
    let small = |it: &usize| {
        text.class(*it).has(Class::STOP) && text.tokens[*it].extent().len() as u32 <= SMALL
    };
    let ends = [words.first(), words.last()]
        .into_iter()
        .flatten()
        .all(capital);
    let inner = words.iter().all(|it| capital(it) || small(it));
    (1..=LONG).contains(&words.len()) && ends && inner
}
