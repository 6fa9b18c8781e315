//! What a title looks like, and where in a line it stands.

use std::ops::Range;

/// The title behind byte `at`: empty at the line's end; none when what follows is the rest of a sentence.
pub fn title_after(line: &str, at: usize, separated: bool) -> Option<Range<usize>> {
    let rest = line.get(at..)?;
    let words = rest.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, '—' | '–' | '-' | ':' | '.' | '|')
    });
    let start = line.len() - words.len();
    if words.is_empty() {
        return Some(line.len()..line.len());
    }
    let capital = words.starts_with(|c: char| !c.is_lowercase());
    let fits = if separated {
        is_title(words)
    } else {
        !words.ends_with(['.', ',', ';']) && capital && titled(words)
    };
    let inner = unmarked(closed(words));
    fits.then(|| start + inner.start..start + inner.end)
}

/// The bytes of a title between the marks that set all of it in italics ("_The Mill_"), or all of them. The last mark
/// may already have been taken for an ornament of the line.
pub fn unmarked(title: &str) -> Range<usize> {
    let inner = title
        .strip_prefix('_')
        .map(|it| it.trim_end_matches(['_', '.']))
        .filter(|it| !it.contains('_'));
    inner.map_or(0..title.len(), |it| 1..1 + it.len())
}

/// Whether titles begin with such a letter or number: a capital, or a letter of a script that has none.
pub fn begins(c: char) -> bool {
    c.is_numeric() || c.is_alphabetic() && !c.is_lowercase()
}

/// Whether `words` could be a title: one sentence at most, and not the beginning of one.
pub fn is_title(words: &str) -> bool {
    let begins = words.starts_with(|c| begins(c) || "“\"‘'«„¿¡(_*".contains(c));
    begins && !words.ends_with([',', ';', ':']) && sentences(words) <= 1
}

/// Whether most longer words are capitalised.
pub fn titled(words: &str) -> bool {
    let (mut long, mut capital) = (0, 0);
    for word in words.split_whitespace().filter(|word| word.len() > 3) {
        long += 1;
        capital += usize::from(
            word.trim_start_matches(|c: char| !c.is_alphanumeric())
                .starts_with(|c: char| !c.is_lowercase()),
        );
    }
    capital * 3 >= long * 2
}

/// How many sentences begin in `words`; a stop after a short word ("Mr.", "M.") ends none.
pub fn sentences(words: &str) -> usize {
    let mut count = 1;
    let mut ended = false;
    for word in words.split_whitespace() {
        if ended && word.starts_with(|c: char| c.is_uppercase()) {
            count += 1;
        }
        let bare = word.trim_end_matches(['”', '"', '’', ')']);
        ended = bare.ends_with(['!', '?']) || (bare.ends_with('.') && !is_short_form(bare));
    }
    count
}

/// Whether a stop belongs to the word: "Mr.", "M.", "U.S.".
fn is_short_form(word: &str) -> bool {
    const FORMS: &[&str] = &[
        "Mr.", "Mrs.", "Ms.", "Dr.", "St.", "Prof.", "Jr.", "Sr.", "No.", "vs.", "Mme.", "Mlle.",
        "Hr.", "Fr.", "Nr.",
    ];
    let letters = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    FORMS.contains(&letters) || letters.chars().count() == 2 || letters.matches('.').count() > 1
}

/// `words` without a closing stop; other marks stay, and so does the stop of an ellipsis.
fn closed(words: &str) -> &str {
    match words.strip_suffix('.') {
        Some(shorter) if !shorter.ends_with('.') => shorter,
        _ => words,
    }
}
