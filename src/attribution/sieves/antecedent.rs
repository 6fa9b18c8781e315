//! A pronoun says it, in languages that tell gender of things, too: the person before it that fits best.
//!
//! Who was last said to say something, who opened a sentence and who is near are the better candidates; a body
//! ("die Polizei") is a last resort.

use super::fit::{distance, score, several_score};
use super::spoke::Heard;
use super::{Answer, beat, hearers};
use crate::attribution::analysis::Analysis;
use crate::attribution::lexicon::Class;
use crate::attribution::mentions::Mention;
use crate::attribution::tags::opening;
use crate::attribution::tokens::Token;

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
    let find = |heard: Heard| best(analysis, tag.mention as usize, tag.cue, heard);
    let (mut who, mut probability) = find(heard)?;
    // Nobody calls himself by name: — Odile, dit-elle.
    if beat::calls(analysis, quote, who) {
        let other = heard.other.is_none().then_some(who)?;
        (who, probability) = find(Heard {
            spoke: heard.spoke,
            other: Some(other),
        })?;
    }
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
    let verb = text.spelled(cue? as usize);
    let before = quote.checked_sub(1)?;
    let span = &analysis.quotes[before].span;
    // “Il répondit :” may stand in a paragraph of its own.
    let own = analysis.quotes[quote].span.paragraph;
    let announced = text.tokens[cue? as usize].paragraph != own;
    let near = own - span.paragraph <= 1 + u32::from(announced);
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
            let fit = self.fit(analysis, mention, away(mention) as i32);
            let again = fit > 0 && heard.spoke == Some(mention.who);
            (if again { fit + 3 } else { fit }, mention.who)
        };
        let near = || {
            analysis.mentions.all[..self.index]
                .iter()
                .enumerate()
                .rev()
                .take(BACK)
                .filter(|(_, it)| !tokens[it.from as usize].is(Token::SPEECH))
                .take_while(|(_, it)| away(it) <= FAR)
        };
        let same = |it: &(usize, &Mention)| it.1.kind.gender() == self.gender;
        let linked = near().find(same);
        let linked = linked.filter(|_| !self.several && self.gender != 0);
        let apart = self.excluded(analysis, linked.map(|it| it.0));
        let switched = hearers::switched(analysis, self.at, self.gender, &apart);
        if let Some(who) = switched.filter(|it| heard.other != Some(*it)) {
            return Some((who, 0.6));
        }
        let topic = self.topic(analysis);
        if let Some(topic) = topic.filter(|it| !apart.contains(it)) {
            return Some((topic, 0.96));
        }
        let mut scores: Vec<(i32, u32)> = near()
            .filter(|(_, it)| it.kind.is_noun() && !it.possessive)
            .map(|(_, it)| fits(it))
            .filter(|&(score, who)| score > 0 && !apart.contains(&who) && heard.other != Some(who))
            .collect();
        if let Some((index, mention)) = linked
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

    /// How well a mention so many sentences before it fits; nothing where it does not.
    fn fit(&self, analysis: &Analysis<'_>, mention: &Mention, away: i32) -> i32 {
        if self.several {
            several_score(analysis, mention, away)
        } else {
            score(analysis, mention, self.gender, away)
        }
    }

    /// Who is somebody else: whom its own words name, and whom a relative clause tells of that begins with it, or with the
    /// pronoun `linked` of its sentence.
    fn excluded(&self, analysis: &Analysis<'_>, linked: Option<usize>) -> Vec<u32> {
        let tokens = &analysis.text.tokens;
        let named = |it: usize| {
            let mention = &analysis.mentions.all[analysis.starts.get(it)?];
            mention.kind.is_noun().then_some(mention.who)
        };
        let linked = linked.map(|it| self.earlier(analysis, it));
        let same = |it: &Self| tokens[it.at].sentence == tokens[self.at].sentence;
        let linked = linked.filter(same).and_then(|it| it.related(analysis));
        (self.apart.0..self.apart.1)
            .filter_map(named)
            .chain(self.related(analysis))
            .chain(linked)
            .chain(hearers::of(analysis, self.at))
            .collect()
    }

    /// Of whom the sentence says at its start that it is about them: Quant à Paul, il …; en cuanto a Ana, ella …
    fn topic(&self, analysis: &Analysis<'_>) -> Option<u32> {
        const LONG: usize = 6;
        let text = &analysis.text;
        let sentence = text.tokens[self.at].sentence;
        let mut tokens = (0..self.at)
            .rev()
            .take_while(|&it| text.tokens[it].sentence == sentence);
        let about = tokens.find(|&it| {
            let two = (text.spelled(it), text.spelled(it + 1));
            matches!(two, ("quant", "à" | "au") | ("cuanto", "a" | "al"))
        })?;
        let mentions = &analysis.mentions.all[..self.index];
        let topic = mentions.iter().find(|it| it.from as usize > about)?;
        let near = topic.from as usize <= about + 2 && topic.kind.is_noun() && !topic.possessive;
        let to = topic.to as usize;
        let set_off = (to..self.at.min(to + LONG)).any(|it| text.sign(it) == b',');
        let fits = analysis.member(topic.who).gender() * self.gender >= 0;
        (near && set_off && fits).then_some(topic.who)
    }

    /// The pronoun `index` of the same gender.
    fn earlier(&self, analysis: &Analysis<'_>, index: usize) -> Self {
        Self {
            at: analysis.mentions.all[index].from as usize,
            index,
            gender: self.gender,
            several: false,
            apart: self.apart,
        }
    }

    /// Whom a relative clause tells of that begins right before: Lang, dont il ne cite pas le nom; Lang, den er nicht nennt.
    fn related(&self, analysis: &Analysis<'_>) -> Option<u32> {
        const RELATIVE: &[&str] = &[
            "den", "dem", "deren", "dessen", "dont", "qu'", "que", "quien",
        ];
        let text = &analysis.text;
        let relative = self.at.checked_sub(1)?;
        let comma = relative
            .checked_sub(1)
            .filter(|&it| text.sign(it) == b',')?;
        let before = analysis.mentions.all.get(self.index.checked_sub(1)?)?;
        let fits = RELATIVE.contains(&text.spelled(relative))
            && before.kind.is_noun()
            && before.to as usize == comma;
        fits.then_some(before.who)
    }

    /// Whom the pronoun `index` of the same gender before it stands for: who is “er” remains so.
    fn chained(&self, analysis: &Analysis<'_>, index: usize, steps: u32) -> Option<u32> {
        const LONGEST: u32 = 6;
        let before = self.earlier(analysis, index);
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
