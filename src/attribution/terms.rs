//! Words in marks that nobody says, by rules for languages without a trained judge: das sogenannte „Sonnenpaket“, le mot
//! « prolongation », titles and names; and what the judge of English leaves open.

use super::lexicon::Class;
use super::sign;
use super::spans::Span;
use super::tokens::{Text, Token};
use crate::model::QuoteKind;

/// Whether a stretch in marks is a term, a title or a name.
pub fn is_term(text: &Text<'_>, span: &Span) -> bool {
    const SHORT: usize = 3;
    const TITLE: usize = 7;
    let kind = match span.kind {
        QuoteKind::Quotation => span.closed,
        QuoteKind::Nested | QuoteKind::Turn | QuoteKind::Dash | QuoteKind::Block => false,
    };
    let (from, to) = (span.from as usize, span.to as usize);
    // A quotation that lost its opening mark has nothing before it to look at.
    if from == to || text.tokens[from].start == span.extent.start {
        return false;
    }
    let words = (from..to)
        .filter(|&it| text.tokens[it].is_word() || text.sign(it) == sign::NUMBER)
        .take(TITLE + 1)
        .count();
    if !kind || words > TITLE {
        return false;
    }
    if compound(text, to + 1) {
        return true;
    }
    if ends_as_speech(text, to) {
        return false;
    }
    if named(text, span) || told(text, span) || apposed(text, span) {
        return true;
    }
    let sentence = (from..to).any(|it| {
        text.class(it).has(Class::VERB | Class::YOU) && !text.tokens[it].is(Token::CAPITAL)
    });
    let said = said_behind(text, span);
    // “Nein“, sagte …, but: das Schild „Kein Wasser“ sagt nichts.
    let answer = said && (text.sign(to + 1) == b',' || opens(text, span));
    if title(text, span) && !sentence && !answer && !called(text, span) && !announced(text, span) {
        return true;
    }
    let short = words <= SHORT && !sentence && !said && !opens(text, span);
    short && !reported(text, span) && !reported_late(text, span)
}

/// Whether a clause at the end of the sentence tells who says a German stretch that opens with a small letter: der „neuen
/// alten Aufgabe“ gerecht werden, so Lake; „schwerfällig“ wirkte, wie Lake bemerkte.
fn reported_late(text: &Text<'_>, span: &Span) -> bool {
    const FAR: usize = 20;
    const CLAUSE: usize = 8;
    let behind = span.to as usize + 1;
    let small = |it: usize| text.tokens[it].is_word() && !text.tokens[it].is(Token::CAPITAL);
    let Some(first) = text.tokens.get(behind) else {
        return false;
    };
    let same = |it: &usize| {
        let token = &text.tokens[*it];
        token.sentence == first.sentence && token.paragraph == first.paragraph
    };
    let mut rest = (behind..text.tokens.len().min(behind + FAR)).take_while(same);
    let named = |it: usize| text.stands_out(it) || small(it) && text.class(it).has(Class::ARTICLE);
    let reports = |it: usize| {
        let next = it + 1;
        let ends = || {
            (next..text.tokens.len().min(next + CLAUSE))
                .any(|it| small(it) && text.class(it).has(Class::SPEECH))
        };
        text.sign(it - 1) == b','
            && small(it)
            && next < text.tokens.len()
            && named(next)
            && match text.spelled(it) {
                "so" => true,
                "wie" => ends(),
                _ => text.class(it).has(Class::SPEECH),
            }
    };
    let lower = text.words.lexicon().nouns_capital && small(span.from as usize);
    lower && rest.any(reports)
}

/// Whether the sign at `at`, right behind a stretch in marks, joins it to a German noun: in der „Rundblick“-Kolumne.
fn compound(text: &Text<'_>, at: usize) -> bool {
    let glued = |it: usize| {
        let token = text.tokens.get(it);
        token.filter(|token| !token.is(Token::SPACED))
    };
    let noun = glued(at + 1).is_some_and(|it| it.is_word() && it.is(Token::CAPITAL));
    glued(at).is_some() && text.sign(at) == b'-' && noun && text.words.lexicon().nouns_capital
}

/// Whether a stretch is written like a title or a name: in capitals, or with small words of another language.
fn title(text: &Text<'_>, span: &Span) -> bool {
    let inside = span.from as usize..span.to as usize;
    let words = inside.filter(|&it| text.tokens[it].is_word());
    let (capitals, small): (Vec<usize>, Vec<usize>) =
        words.partition(|&it| text.tokens[it].is(Token::CAPITAL));
    // « Les Amis du Quai », but „Unfug zu dritt“.
    let nouns = text.words.lexicon().nouns_capital;
    let foreign = small.iter().all(|&it| {
        let class = text.class(it);
        class == Class::default() || !nouns && class.has(Class::PARTICLE | Class::COMPLEMENT)
    });
    let least = if small.is_empty() { 1 } else { 2 };
    // “defensiver Natur” opens with an adjective, and is none.
    let opens = !nouns || text.tokens[span.from as usize].is(Token::CAPITAL);
    capitals.len() >= least && foreign && opens
}

/// Whether somebody is said to call something so: als „Unsinn“; sprach von „Panik“; nannte es einen „Bruch“.
fn called(text: &Text<'_>, span: &Span) -> bool {
    let Some(before) = (span.from as usize).checked_sub(2) else {
        return false;
    };
    let word = text.spelled(before);
    let one = span.to - span.from == 1;
    let indefinite = text.class(before).has(Class::ARTICLE)
        && ["ein", "un"].iter().any(|it| word.starts_with(it));
    text.class(before).has(Class::CALLING)
        || one && (indefinite || text.class(before).has(Class::AGENT)) && reported(text, span)
}

/// Whether a colon right behind a verb of saying announces it: Lake rief: „Feuer“.
fn announced(text: &Text<'_>, span: &Span) -> bool {
    let mark = span.from as usize - 1;
    mark > 0 && text.sign(mark - 1) == b':' && reported(text, span)
}

/// Whether a stretch in marks is the name of who says something: “…”, schrieb „Die Zeit“; „Die Zeit“ schreibt; laut
/// „Spiegel“; gestern im „Standard“ als “…” bezeichnet.
pub fn speaks(text: &Text<'_>, span: &Span) -> bool {
    const LONG: usize = 4;
    let (from, to) = (span.from as usize, span.to as usize);
    let quoted = match span.kind {
        QuoteKind::Quotation => span.closed && from > 0 && from < to,
        QuoteKind::Nested | QuoteKind::Turn | QuoteKind::Dash | QuoteKind::Block => false,
    };
    let capital = |it: usize| text.tokens[it].is(Token::CAPITAL);
    let title = quoted
        && to - from <= LONG
        && (from..to).all(|it| text.tokens[it].is_word())
        && capital(from)
        && capital(to - 1);
    if !title || text.tokens[from].start == span.extent.start {
        return false;
    }
    let small = |it: usize, class: Class| text.class(it).has(class) && !capital(it);
    let first = text.paragraphs[span.paragraph as usize].from as usize;
    let word = |it: usize| it >= first && text.tokens[it].is_word();
    let mut before = from.saturating_sub(2);
    if word(before) && text.class(before).has(Class::ARTICLE) {
        before = before.saturating_sub(1);
    }
    // „…“, schrieb „Die Zeit“: what is reported stands before the verb.
    let reported = word(before)
        && small(before, Class::SPEECH)
        && before > first
        && matches!(
            text.sign(before - 1),
            b',' | b'"' | sign::HIGH_66..=sign::RIGHT_ANGLE
        );
    let source = word(before) && small(before, Class::SOURCE) && !small(before, Class::ADVERB);
    let behind = to + 1 < text.tokens.len() && small(to + 1, Class::SPEECH);
    let whole =
        behind && (before < first || !text.tokens[before].is_word()) && before + 3 > from - 1;
    reported || source || whole && !said_by(text, to + 1)
}

/// Whether the subject of the verb of saying at `verb` stands right behind it: »Ja« rief Anna; »Guten Abend« sagte die
/// Wirtin; but „Die Zeit“ nennt Lake.
fn said_by(text: &Text<'_>, verb: usize) -> bool {
    let at = verb + 1;
    let next = |it: usize| {
        let token = text.tokens.get(it)?;
        (token.is_word() && token.paragraph == text.tokens[verb].paragraph).then_some(token)
    };
    let Some(first) = next(at) else {
        return false;
    };
    let cites = text.class(verb).has(Class::NAMING | Class::CITING);
    let class = text.class(at);
    let known = class.has(Class::MAN | Class::WOMAN | Class::TITLE_MAN | Class::TITLE_WOMAN);
    let alone = class == Class::default() && next(at + 1).is_none();
    let named = first.is(Token::CAPITAL) && (known || alone);
    let pronoun = class.has(Class::HE | Class::SHE | Class::I) && !class.has(Class::DETERMINER);
    let article = text.words.text(first.word);
    let nominative = !["den", "dem", "des", "einen", "einem"].contains(&article);
    let noun = class.has(Class::ARTICLE)
        && nominative
        && next(at + 1).is_some()
        && text.class(at + 1).has(Class::PERSON);
    text.words.lexicon().inversion && !cites && (named || pronoun || noun)
}

/// Whether a few words in small letters are called so: the “salt question”, as the family called it; known as the “brain
/// type”.
pub fn so_called(text: &Text<'_>, span: &Span) -> bool {
    const FEW: u32 = 3;
    let words = span.to - span.from;
    let lower = !text.tokens[span.from as usize].is(Token::CAPITAL);
    lower && (words <= FEW && as_called(text, span) || words <= FEW + 1 && introduced(text, span))
}

/// Whether a naming clause stands behind a stretch: “…”, as the family called it.
fn as_called(text: &Text<'_>, span: &Span) -> bool {
    const NEAR: usize = 6;
    let behind = span.to as usize + 1;
    text.sign(behind) == b','
        && text.sign(behind + 1) == sign::WORD
        && text.spelled(behind + 1) == "as"
        && (behind + 2..text.tokens.len().min(behind + 2 + NEAR))
            .take_while(|&it| text.tokens[it].is_word())
            .any(|it| text.class(it).has(Class::NAMING))
}

/// Whether English words before a stretch introduce it as a name: known as the “…”; referred to as a “…”; an approach
/// called “…”.
fn introduced(text: &Text<'_>, span: &Span) -> bool {
    let mark = (span.from as usize).saturating_sub(1);
    let mark = mark - usize::from(mark > 0 && text.class(mark - 1).has(Class::ARTICLE));
    let known = mark > 2
        && text.spelled(mark - 1) == "as"
        && (text.spelled(mark - 2) == "known"
            || text.spelled(mark - 2) == "to" && text.spelled(mark - 3) == "referred");
    // Behind a thing or an auxiliary, not behind whoever calls somebody something.
    let called = mark > 1 && text.spelled(mark - 1) == "called" && {
        let noun = &text.tokens[mark - 2];
        let class = text.class(mark - 2);
        noun.is_word() && !noun.is(Token::CAPITAL) && !class.has(Class::PRONOUN | Class::PERSON)
    };
    text.words.lexicon().english() && (known || called)
}

fn ends_as_speech(text: &Text<'_>, to: usize) -> bool {
    to > 0
        && matches!(
            text.sign(to - 1),
            b'.' | b'!' | b'?' | b',' | sign::DOTS | sign::DASH
        )
}

/// Whether a paper stands in the dative to which something is said: sagte sie der „Neuen Woche“.
fn told(text: &Text<'_>, span: &Span) -> bool {
    let (from, to) = (span.from as usize, span.to as usize);
    let first = text.paragraphs[span.paragraph as usize].from as usize;
    let Some(article) = from.checked_sub(2).filter(|&it| it > first) else {
        return false;
    };
    let capital = |it: usize| text.tokens[it].is(Token::CAPITAL);
    let dative = ["der", "dem"].contains(&text.spelled(article));
    let class = text.class(article - 1);
    let subject = class.has(Class::PRONOUN) || class.has(Class::SPEECH) && !capital(article - 1);
    let spoken = subject || {
        let name = capital(article - 1) && !text.tokens[article - 1].is(Token::INITIAL);
        name && article > first + 1 && text.class(article - 2).has(Class::SPEECH)
    };
    // In der „Neuen Woche“ schreibt Lake.
    let printed =
        class.has(Class::PREPOSITION) && text.class(to + 1).has(Class::SPEECH) && !capital(to + 1);
    dative && (spoken || printed) && capital(from) && capital(to - 1)
}

/// Whether a word that names or entitles stands right before, with one more between at the most.
fn named(text: &Text<'_>, span: &Span) -> bool {
    const BACK: usize = 2;
    let mark = span.from as usize - 1;
    let first = text.paragraphs[span.paragraph as usize].from as usize;
    (first..mark)
        .rev()
        .take(BACK)
        .take_while(|&it| text.tokens[it].is_word())
        .any(|it| text.class(it).has(Class::NAMING))
}

/// Whether what is entitled so stands right behind in French or Spanish: « Les Herbes », un album de Paul.
fn apposed(text: &Text<'_>, span: &Span) -> bool {
    let comma = span.to as usize + 1;
    text.words.lexicon().romance()
        && text.sign(comma) == b','
        && text.class(comma + 1).has(Class::INTRODUCING)
        && text.class(comma + 2).has(Class::NAMING)
}

/// Whether the stretch opens its paragraph or stands behind a colon or a stop.
fn opens(text: &Text<'_>, span: &Span) -> bool {
    let paragraph = &text.paragraphs[span.paragraph as usize];
    let mark = span.from as usize - 1;
    mark <= paragraph.from as usize || matches!(text.sign(mark - 1), b':' | b'.' | b'!' | b'?')
}

/// Whether a verb of saying stands right behind it.
fn said_behind(text: &Text<'_>, span: &Span) -> bool {
    const NEAR: usize = 4;
    let paragraph = &text.paragraphs[span.paragraph as usize];
    let behind = span.to as usize + 1;
    let end = (paragraph.to as usize).min(behind + NEAR);
    (behind..end)
        .take_while(|&it| !matches!(text.sign(it), b'.' | b';' | b':'))
        .any(|it| {
            text.class(it).has(Class::SPEECH | Class::SOURCE) && !text.tokens[it].is(Token::CAPITAL)
        })
}

/// Whether a verb of saying or a source stands before it in its sentence: sprach von „Panikverkäufen“; Lake zufolge
/// „teuer“; nach Ansicht von Lake.
fn reported(text: &Text<'_>, span: &Span) -> bool {
    const BACK: usize = 30;
    let mark = span.from as usize - 1;
    let first = text.paragraphs[span.paragraph as usize].from as usize;
    let sentence = text.tokens[mark].sentence;
    let article = mark > first && text.class(mark - 1).has(Class::DETERMINER);
    let several = span.to - span.from > 1 && !article;
    (first..mark)
        .rev()
        .take(BACK)
        .take_while(|&it| text.tokens[it].sentence == sentence)
        .any(|it| {
            let class = text.class(it);
            // “Laut” is “loudly”, too, but not before a noun; and it reports no single word.
            let adjective = !article && !text.tokens[span.from as usize].is(Token::CAPITAL);
            let loud = (several || adjective)
                && text.spelled(it) == "laut"
                && (text.tokens[it + 1].is(Token::CAPITAL)
                    || text.class(it + 1).has(Class::ARTICLE));
            let source = class.has(Class::SOURCE | Class::SOURCE_AFTER)
                && (loud || !class.has(Class::ADVERB));
            let view = class.has(Class::STATEMENT)
                && it > first
                && text.class(it - 1).has(Class::PREPOSITION);
            let opens = text.tokens[it].is(Token::INITIAL);
            let small = !text.tokens[it].is(Token::CAPITAL);
            class.has(Class::SAY) && small || source && (small || opens) || view
        })
}
