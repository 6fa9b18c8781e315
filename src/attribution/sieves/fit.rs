//! How well a mention fits a pronoun behind it: by gender, by number, by how near it is and where it stands.

use crate::attribution::analysis::Analysis;
use crate::attribution::lexicon::Class;
use crate::attribution::mentions::{Kind, Mention};
use crate::attribution::tokens::{Text, Token};

/// How well a mention fits a "sie" of several: a body, or people without an article of one.
pub fn several_score(analysis: &Analysis<'_>, mention: &Mention, away: i32) -> i32 {
    let member = analysis.member(mention.who);
    let first = mention.from as usize;
    let one = ["der", "das", "dem", "ein", "einen", "einem"];
    let article = analysis.text.spelled(first);
    let people = member.described && member.gender() == 0 && !one.contains(&article);
    if !people && !body(analysis, mention) {
        return 0;
    }
    let opens = analysis.text.tokens[first].is(Token::INITIAL);
    6 - 2 * away + 2 * i32::from(opens) + i32::from(member.cues > 0)
}

/// How well a mention that is so many sentences away fits a pronoun of one, a man or a woman by `gender`; of what cannot be
/// meant nothing.
pub fn score(analysis: &Analysis<'_>, mention: &Mention, gender: i32, away: i32) -> i32 {
    let member = analysis.member(mention.who);
    let theirs = match by_article(analysis, mention) {
        0 => member.gender(),
        told => told,
    };
    // Several people are no "sie" that one can name.
    let clashes = if gender == 0 {
        false
    } else {
        theirs == -gender
            || member.described && theirs != gender
            || gender < 0 && several(analysis, mention)
    };
    // “Le lieutenant Otto” is Otto.
    let titled = !analysis.text.words.lexicon().nouns_capital
        && member.described
        && analysis
            .starts
            .get(mention.to as usize)
            .is_some_and(|it| analysis.mentions.all[it].kind == Kind::Name);
    let several = member.described
        && (of_many(analysis, mention) || counted(analysis, mention) || nobody(analysis, mention));
    if clashes
        || several
        || titled
        || member.described
            && (of_several(analysis, mention)
                || thing(analysis, mention)
                || people(analysis, mention))
        || body(analysis, mention)
    {
        return 0;
    }
    let opens = analysis.text.tokens[mention.from as usize].is(Token::INITIAL);
    8 - distance(away)
        + 3 * i32::from(theirs == gender)
        + 2 * i32::from(opens)
        + i32::from(member.cues > 0)
        - 2 * i32::from(mention.kind == Kind::Description)
        - 2 * i32::from(aside(analysis, mention))
}

/// Whether a German description tells of everybody or nobody: jeder Arbeiter, kein Gast.
fn nobody(analysis: &Analysis<'_>, mention: &Mention) -> bool {
    let text = &analysis.text;
    let first = text.spelled(mention.from as usize);
    let every = ["jed", "kein", "manch", "niemand", "jemand", "jedermann"];
    text.words.lexicon().nouns_capital && every.iter().any(|it| first.starts_with(it))
}

/// Whether a German description is neither “er” nor “sie” by its article, and no word for a person: ein ernstes Gesicht.
fn thing(analysis: &Analysis<'_>, mention: &Mention) -> bool {
    let text = &analysis.text;
    let (first, noun) = (mention.from as usize, mention.to as usize - 1);
    let neuter = match text.spelled(first) {
        "das" => true,
        "ein" => (first + 1..noun).any(|it| text.ends(it, "es")),
        _ => false,
    };
    text.words.lexicon().nouns_capital && neuter && !text.class(noun).has(Class::PERSON)
}

/// Whether a German description tells of several by the form of its noun: die Gäste, ihre Freunde, die Lehrer.
fn people(analysis: &Analysis<'_>, mention: &Mention) -> bool {
    const ENDINGS: &[&str] = &["innen", "leute", "eltern", "geschwister"];
    let text = &analysis.text;
    let (first, noun) = (mention.from as usize, mention.to as usize - 1);
    let article = text.spelled(first);
    let several = ["alle", "die", "diese", "ihre", "meine", "seine", "unsere"];
    if !several.contains(&article) || !text.words.lexicon().nouns_capital {
        return false;
    }
    let word = text.spelled(noun);
    let one = |stem: &str| {
        let bare = stem.replace('ä', "a").replace('ö', "o").replace('ü', "u");
        [stem, &bare]
            .iter()
            .any(|it| text.words.lexicon().class(it).has(Class::PERSON))
    };
    let men = text.class(noun).has(Class::PERSON_MAN) && text.ends(noun, "er");
    ENDINGS.iter().any(|it| word.ends_with(it))
        || men
        || ["e", "en", "er", "n", "s"]
            .iter()
            .filter_map(|it| word.strip_suffix(it))
            .any(one)
}

/// Whether a German description tells of several by a number: beide Herren, zwei andere Männer, die beiden.
fn counted(analysis: &Analysis<'_>, mention: &Mention) -> bool {
    const NUMBERS: &[&str] = &[
        "alle", "beide", "beiden", "drei", "einige", "etliche", "fünf", "mehrere", "mehreren",
        "sechs", "viele", "vielen", "vier", "zwei",
    ];
    let text = &analysis.text;
    let mut words = mention.from as usize..mention.to as usize;
    text.words.lexicon().nouns_capital && words.any(|it| NUMBERS.contains(&text.spelled(it)))
}

/// Whether a French or Spanish description tells of several by its first word: mes parents, los vecinos.
pub fn of_many(analysis: &Analysis<'_>, mention: &Mention) -> bool {
    const MANY: &[&str] = &[
        "ces", "des", "deux", "dos", "estas", "estos", "las", "les", "leurs", "los", "mes", "mis",
        "nos", "nuestras", "nuestros", "ses", "sus", "tes", "trois", "tres", "tus", "unas", "unos",
        "vos",
    ];
    let text = &analysis.text;
    let first = text.spelled(mention.from as usize);
    !text.words.lexicon().nouns_capital && MANY.contains(&first)
}

/// What so many sentences between take from a candidate; a dialogue's are short, and who talks is not forgotten soon.
pub fn distance(away: i32) -> i32 {
    const NEAR: i32 = 2;
    away + away.min(NEAR)
}

/// Whether a mention stands behind a preposition, as the second of two, too: mit Lang und Voss.
fn aside(analysis: &Analysis<'_>, mention: &Mention) -> bool {
    const LONG: usize = 8;
    let text = &analysis.text;
    let at = mention.from as usize;
    let preposition = |it: usize| text.class(it).has(Class::PREPOSITION);
    let joined = |it: usize| {
        let token = &text.tokens[it];
        let and = ["und", "et", "y"].contains(&text.words.text(token.word));
        let determined = text.class(it).has(Class::DETERMINER);
        token.is_word() && (token.is(Token::CAPITAL) || and || determined)
    };
    (0..at)
        .rev()
        .take(LONG)
        .take_while(|&it| joined(it) || preposition(it))
        .any(preposition)
}

/// Whether the article “den” tells of several women: den Schwestern.
fn several(analysis: &Analysis<'_>, mention: &Mention) -> bool {
    let text = &analysis.text;
    let first = text.spelled(mention.from as usize);
    text.words.lexicon().nouns_capital && mention.kind == Kind::Description && first == "den"
}

/// Whether "der" behind a noun makes a genitive of several: die Zurückhaltung der Arbeitnehmer.
fn of_several(analysis: &Analysis<'_>, mention: &Mention) -> bool {
    let text = &analysis.text;
    let at = mention.from as usize;
    let noun = at.checked_sub(1).is_some_and(|it| {
        let token = &text.tokens[it];
        token.is_word() && token.is(Token::CAPITAL)
    });
    let feminine = text.class(mention.to as usize - 1).has(Class::PERSON_WOMAN);
    text.words.lexicon().nouns_capital && noun && text.spelled(at) == "der" && !feminine
}

/// The gender that the article before a noun for one person tells: dem Präsidenten.
fn by_article(analysis: &Analysis<'_>, mention: &Mention) -> i32 {
    let text = &analysis.text;
    let (first, noun) = (mention.from as usize, mention.to as usize - 1);
    let article = text.spelled(first);
    let class = text.class(noun);
    let word = text.spelled(noun);
    let last = word.rsplit_once('-').map_or(word, |(_, last)| last);
    let person = class.has(Class::PERSON) || text.words.lexicon().class(last).has(Class::PERSON);
    let thing = class.has(Class::PERSON_WOMAN) || word.ends_with("chen") || word.ends_with("kind");
    let man = ["dem", "einem", "einen"].contains(&article);
    i32::from(person && !thing && man && text.words.lexicon().nouns_capital)
}

/// Whether a mention is an organisation by its words, or by one that is a short form: SV Ellerbrok.
fn body(analysis: &Analysis<'_>, mention: &Mention) -> bool {
    let text = &analysis.text;
    let tokens = mention.from as usize..mention.to as usize;
    let mut words = tokens.filter(|&it| text.tokens[it].is_word());
    let whole = words.all(|it| {
        text.tokens[it].is(Token::UPPER)
            || text
                .class(it)
                .has(Class::ORGANISATION | Class::DOCUMENT | Class::ARTICLE)
    });
    // “Ellerbrok” alone may be the club, too, where the text has it.
    let named = |form: u32| {
        let (from, to) = analysis.mentions.forms[form as usize].first;
        (from as usize..to as usize).any(|it| short_form(text, it))
    };
    let forms = &analysis.member(mention.who).forms;
    whole || mention.kind == Kind::Name && forms.iter().any(|&it| named(it))
}

/// Whether a word is made of the first letters of others: SV, FC.
fn short_form(text: &Text<'_>, at: usize) -> bool {
    const LONG: usize = 4;
    let written = text.document.slice(text.tokens[at].extent());
    let capitals = written.chars().filter(|it| it.is_uppercase()).count();
    let letters = written.chars().count();
    capitals >= 2 && letters <= LONG && written.chars().all(char::is_alphabetic)
}
