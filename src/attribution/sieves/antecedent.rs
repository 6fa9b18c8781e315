//! A pronoun says it, in languages that tell gender of things, too: the person before it that fits best.
//!
//! Who was last said to say something, who opened a sentence and who is near are the better candidates; a body
//! ("die Polizei") is a last resort.

use super::Answer;
use super::spoke::Heard;
use crate::attribution::analysis::Analysis;
use crate::attribution::lexicon::Class;
use crate::attribution::mentions::{Kind, Mention};
use crate::attribution::tags::opening;
use crate::attribution::tokens::{Text, Token};

/// The best candidate before the pronoun of the quotation's tag.
pub fn decide(analysis: &Analysis<'_>, answers: &[Option<Answer>], quote: usize) -> Option<Answer> {
    let Some((tag, _)) = analysis.tag(quote) else {
        return owner(analysis, answers, quote);
    };
    let heard = match asked(analysis, answers, quote, tag.cue) {
        Some(other) => Heard {
            spoke: None,
            other: Some(other),
        },
        None => Heard::before(analysis, answers, quote),
    };
    let (who, probability) = best(analysis, tag.mention as usize, tag.cue, heard)?;
    Some(Answer {
        who,
        mention: Some(tag.mention),
        cue: tag.cue,
        probability,
        sieve: "",
    })
}

/// Who asked what the quotation answers, and so does not speak now: „Kommst du?“ „Nein“, antwortete sie.
fn asked(
    analysis: &Analysis<'_>,
    answers: &[Option<Answer>],
    quote: usize,
    cue: Option<u32>,
) -> Option<u32> {
    const STEMS: &[&str] = &[
        "antwort",
        "contest",
        "entgegn",
        "erwider",
        "replic",
        "respond",
        "réplique",
        "répond",
    ];
    let text = &analysis.text;
    let verb = text.words.text(text.tokens[cue? as usize].word);
    let before = quote.checked_sub(1)?;
    let span = &analysis.quotes[before].span;
    let near = analysis.quotes[quote].span.paragraph - span.paragraph <= 1;
    let asks = (span.from as usize..span.to as usize)
        .rev()
        .take(3)
        .find(|&it| !opening(text.sign(it)))
        .is_some_and(|it| text.sign(it) == b'?');
    let fits = near && asks && STEMS.iter().any(|it| verb.starts_with(it));
    answers[before].filter(|_| fits).map(|it| it.who)
}

/// Whose answer, judgement or motto a sentence without a verb announces: Sein Fazit: „…“.
fn owner(analysis: &Analysis<'_>, answers: &[Option<Answer>], quote: usize) -> Option<Answer> {
    const LONG: usize = 8;
    let text = &analysis.text;
    let (from, to) = analysis.quotes[quote].before;
    let colon = (from as usize..to as usize)
        .rev()
        .find(|&it| !opening(text.sign(it)))
        .filter(|&it| text.sign(it) == b':')?;
    let sentence = text.tokens[colon].sentence;
    let first = (from as usize..colon)
        .rev()
        .take_while(|&it| text.tokens[it].sentence == sentence)
        .last()
        .filter(|&it| colon - it <= LONG)?;
    let class = text.class(first);
    let verb = (first..colon).any(|it| {
        text.class(it).has(Class::SAY | Class::AUXILIARY) && !text.tokens[it].is(Token::CAPITAL)
    });
    let owned = text.tokens[first].is(Token::INITIAL) && class.has(Class::HIS | Class::HER);
    if !owned || verb || first + 1 == colon {
        return None;
    }
    // “Sa réponse”, “su respuesta” tell nothing of whose it is.
    let told = text.words.lexicon().nouns_capital;
    let pronoun = Pronoun {
        at: first,
        index: analysis
            .mentions
            .all
            .partition_point(|it| (it.from as usize) < first),
        gender: match class.has(Class::HIS) {
            true if told => 1,
            false if told => -1,
            true | false => 0,
        },
        several: false,
        // “Seine Meinung zu Lake” is not Lake's.
        apart: (first, colon),
    };
    let heard = Heard {
        spoke: Heard::before(analysis, answers, quote).spoke,
        other: None,
    };
    let (who, probability) = pronoun.best(analysis, heard, 0)?;
    Some(Answer {
        who,
        mention: None,
        cue: None,
        probability: probability.min(0.8),
        sieve: "",
    })
}

/// Whom the pronoun `index` stands for, the subject of the verb `cue`, and how likely it is they; `heard` is who spoke
/// before it.
pub fn best(
    analysis: &Analysis<'_>,
    index: usize,
    cue: Option<u32>,
    heard: Heard,
) -> Option<(u32, f32)> {
    let mention = &analysis.mentions.all[index];
    let gender = mention.kind.gender();
    let pronoun = Pronoun {
        at: mention.from as usize,
        index,
        gender,
        several: gender < 0 && cue.is_some_and(|cue| plural(analysis, cue as usize)),
        apart: (0, 0),
    };
    (gender != 0).then(|| pronoun.best(analysis, heard, 0))?
}

/// A word for somebody whom the text has told of.
struct Pronoun {
    /// Its token.
    at: usize,
    /// The first mention that does not stand before it.
    index: usize,
    /// 1 he, -1 she, 0 either.
    gender: i32,
    /// Whether it is a "sie" of several.
    several: bool,
    /// Whom these tokens name is somebody else.
    apart: (usize, usize),
}

impl Pronoun {
    /// The likeliest whom it stands for, after so many pronouns behind it.
    fn best(&self, analysis: &Analysis<'_>, heard: Heard, steps: u32) -> Option<(u32, f32)> {
        const BACK: usize = 40;
        // A paragraph's end counts as a sentence, too.
        const FAR: u32 = 8;
        const LEAD: i32 = 4;
        let tokens = &analysis.text.tokens;
        let sentence = tokens[self.at].sentence;
        let away = |mention: &Mention| {
            let from = mention.from as usize;
            if analysis.text.words.lexicon().nouns_capital {
                sentence - tokens[from].sentence
            } else {
                narrated(&tokens[from..=self.at])
            }
        };
        let fits = |mention: &Mention| {
            let away = away(mention) as i32;
            let fit = if self.several {
                several_score(analysis, mention, away)
            } else {
                score(analysis, mention, self.gender, away)
            };
            let again = fit > 0 && heard.spoke == Some(mention.who);
            (if again { fit + 3 } else { fit }, mention.who)
        };
        let named = |it: usize| {
            let mention = &analysis.mentions.all[analysis.starts.get(it)?];
            mention.kind.is_noun().then_some(mention.who)
        };
        let apart: Vec<u32> = (self.apart.0..self.apart.1).filter_map(named).collect();
        let near = || {
            analysis.mentions.all[..self.index]
                .iter()
                .enumerate()
                .rev()
                .take(BACK)
                .filter(|(_, it)| !tokens[it.from as usize].is(Token::SPEECH))
                .take_while(|(_, it)| away(it) <= FAR)
        };
        let mut scores: Vec<(i32, u32)> = near()
            .filter(|(_, it)| it.kind.is_noun() && !it.possessive)
            .map(|(_, it)| fits(it))
            .filter(|&(score, who)| score > 0 && !apart.contains(&who) && heard.other != Some(who))
            .collect();
        let same = |it: &&(usize, &Mention)| it.1.kind.gender() == self.gender;
        if let Some((index, mention)) = near().find(|it| same(&it)).filter(|_| !self.several)
            && self.gender != 0
            && let Some(chained) = self.chained(analysis, index, steps)
            && heard.other != Some(chained)
        {
            scores.insert(0, (12 - distance(away(mention) as i32), chained));
        }
        // Of equals the nearest.
        let &(score, who) = scores.iter().rev().max_by_key(|it| it.0)?;
        let others = scores.iter().filter(|it| it.1 != who).map(|it| it.0);
        let rival = others.max().unwrap_or_default();
        let probability = match score {
            11.. if score >= rival + LEAD => 0.96,
            11.. => 0.8,
            _ => 0.6,
        };
        Some((who, probability))
    }

    /// Whom the pronoun `index` of the same gender before it stands for: who is “er” remains so.
    fn chained(&self, analysis: &Analysis<'_>, index: usize, steps: u32) -> Option<u32> {
        const LONGEST: u32 = 6;
        let before = Self {
            at: analysis.mentions.all[index].from as usize,
            index,
            gender: self.gender,
            several: false,
            apart: self.apart,
        };
        let found =
            (steps < LONGEST).then(|| before.best(analysis, Heard::default(), steps + 1))?;
        found.map(|(who, _)| who)
    }
}

/// How many sentences of narration begin in a stretch of tokens behind its first: what is said tells of nobody.
fn narrated(tokens: &[Token]) -> u32 {
    let told = tokens.iter().filter(|it| !it.is(Token::SPEECH));
    let sentences = told.map(|it| it.sentence);
    let mut last = tokens.first().map_or(0, |it| it.sentence);
    let mut count = 0;
    for sentence in sentences {
        count += u32::from(sentence != last);
        last = sentence;
    }
    count
}

/// Whether a verb tells of several: sie bezeichneten.
fn plural(analysis: &Analysis<'_>, cue: usize) -> bool {
    analysis.text.words.lexicon().nouns_capital && analysis.text.ends(cue, "en")
}

/// How well a mention fits a "sie" of several: a body, or people without an article of one.
fn several_score(analysis: &Analysis<'_>, mention: &Mention, away: i32) -> i32 {
    let member = analysis.member(mention.who);
    let first = mention.from as usize;
    let one = ["der", "das", "dem", "ein", "einen", "einem"];
    let article = analysis.text.words.text(analysis.text.tokens[first].word);
    let people = member.described && member.gender() == 0 && !one.contains(&article);
    if !people && !body(analysis, mention) {
        return 0;
    }
    let opens = analysis.text.tokens[first].is(Token::INITIAL);
    6 - 2 * away + 2 * i32::from(opens) + i32::from(member.cues > 0)
}

fn score(analysis: &Analysis<'_>, mention: &Mention, gender: i32, away: i32) -> i32 {
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
    let several = member.described && (of_many(analysis, mention) || nobody(analysis, mention));
    if clashes
        || several
        || titled
        || member.described && of_several(analysis, mention)
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
    let first = text.words.text(text.tokens[mention.from as usize].word);
    let every = ["jed", "kein", "manch", "niemand", "jemand", "jedermann"];
    text.words.lexicon().nouns_capital && every.iter().any(|it| first.starts_with(it))
}

/// Whether a French or Spanish description tells of several by its first word: mes parents, los vecinos.
pub fn of_many(analysis: &Analysis<'_>, mention: &Mention) -> bool {
    const MANY: &[&str] = &[
        "ces", "des", "deux", "dos", "estas", "estos", "las", "les", "leurs", "los", "mes", "mis",
        "nos", "nuestras", "nuestros", "ses", "sus", "tes", "trois", "tres", "tus", "unas", "unos",
        "vos",
    ];
    let text = &analysis.text;
    let first = text.words.text(text.tokens[mention.from as usize].word);
    !text.words.lexicon().nouns_capital && MANY.contains(&first)
}

/// What so many sentences between take from a candidate; a dialogue's are short, and who talks is not forgotten soon.
fn distance(away: i32) -> i32 {
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
    let first = text.words.text(text.tokens[mention.from as usize].word);
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
    text.words.lexicon().nouns_capital
        && noun
        && text.words.text(text.tokens[at].word) == "der"
        && !feminine
}

/// The gender that the article before a noun for one person tells: dem Präsidenten.
fn by_article(analysis: &Analysis<'_>, mention: &Mention) -> i32 {
    let text = &analysis.text;
    let (first, noun) = (mention.from as usize, mention.to as usize - 1);
    let article = text.words.text(text.tokens[first].word);
    let class = text.class(noun);
    let word = text.words.text(text.tokens[noun].word);
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
