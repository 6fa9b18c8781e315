//! What was reported goes on in somebody's words: Lake sagte, es sei kein Unfall gewesen. “…”

use super::spoke::Heard;
use super::{Answer, antecedent, beat, in_line};
use crate::attribution::analysis::Analysis;
use crate::attribution::lexicon::Class;
use crate::attribution::mentions::Kind;
use crate::attribution::tags::Tagger;
use crate::attribution::tokens::Token;
use crate::attribution::utterances::CERTAIN;
use crate::model::QuoteKind;

/// Who says something in the sentence before the quotation, or the speaker of the quotation before that, or whom that
/// sentence is about.
pub fn decide(analysis: &Analysis<'_>, answers: &[Option<Answer>], quote: usize) -> Option<Answer> {
    let answers_back = quote > 0 && in_line::turns(analysis, quote - 1);
    if analysis.tag(quote).is_some() || answers_back || said_by_one(analysis, quote) {
        return None;
    }
    if in_line::parted(analysis, quote) {
        return None;
    }
    let quoted = &analysis.quotes[quote];
    let (from, to) = (quoted.before.0 as usize, quoted.before.1 as usize);
    let previous = quote
        .checked_sub(1)
        .filter(|&it| analysis.quotes[it].span.paragraph == quoted.span.paragraph)
        .and_then(|it| Some((answers[it]?, analysis.tag(it))));
    let reported = Sentence::before(analysis, from, to);
    if let Some((answer, Some((_, mention)))) = previous
        && mention.from as usize >= from
        && reported
            .as_ref()
            .is_none_or(|it| it.from <= mention.from as usize || !it.reports())
        && analysis.text.tokens[mention.from as usize].sentence + 1
            >= analysis.text.tokens[to - 1].sentence
    {
        let dialogue = in_line::in_paragraph(analysis, quote);
        // „Und dann?“, fragte Lake. „Nichts.“ „Gar nichts?“: there the answer may be another's.
        let asked = analysis.quotes[quote - 1].span.last_sign(&analysis.text) == Some(b'?');
        if dialogue && asked {
            return None;
        }
        let sure = answer.probability >= CERTAIN && !dialogue;
        return Some(later(answer, if sure { 0.96 } else { 0.8 }));
    }
    let spoke = previous.map(|(answer, _)| answer.who);
    if let Some(answer) = reported.as_ref().and_then(|it| it.says(spoke)) {
        return Some(answer);
    }
    let tokens = &analysis.text.tokens;
    if let Some((answer, _)) = previous
        && from < to
        && tokens[to - 1].sentence <= tokens[from].sentence + 1
    {
        return Some(later(answer, 0.5));
    }
    let alone = whole(analysis, quote) || said_by_nobody(analysis, quote);
    let opens = reported.as_ref().is_some_and(Sentence::opens_with_verb);
    let same = unnamed(analysis, answers, quote, reported.as_ref()).filter(|_| opens);
    if same.is_some() {
        return same;
    }
    if let Some(answer) = reported
        .as_ref()
        .and_then(|it| it.goes_back(previous.map(|it| it.0)))
    {
        return Some(answer);
    }
    let about = reported
        .as_ref()
        .filter(|_| alone)
        .and_then(Sentence::is_about);
    about.or_else(|| unnamed(analysis, answers, quote, reported.as_ref()))
}

/// The last speaker, in this paragraph or the one before, whom Spanish need not name again: Además, pidió calma. “…”
fn unnamed(
    analysis: &Analysis<'_>,
    answers: &[Option<Answer>],
    quote: usize,
    reported: Option<&Sentence<'_>>,
) -> Option<Answer> {
    let lexicon = analysis.text.words.lexicon();
    let before = quote.checked_sub(1)?;
    let place = |it: usize| analysis.quotes[it].span.paragraph;
    let away = place(quote) - place(before);
    let says = match reported {
        Some(sentence) => sentence.opens_with_verb(),
        None => said_by_nobody(analysis, quote),
    };
    let drops = lexicon.spanish();
    let quoted = &analysis.quotes[quote];
    if !drops || !says || quoted.span.kind != QuoteKind::Quotation {
        return None;
    }
    // Whom the sentences before are about, then who was quoted, then whom the paragraph before is about.
    let first = quoted.before.0;
    let own = reported.map_or(first, |it| it.from as u32);
    let here = beat::last_subject(analysis, first, own);
    if here.is_some() {
        return here;
    }
    if away <= 1 && answers[before].is_some() {
        return answers[before].map(|it| later(it, it.probability.min(0.6)));
    }
    let last = (quoted.span.paragraph as usize).checked_sub(1)?;
    let paragraph = &analysis.text.paragraphs[last];
    let follows = analysis.text.paragraphs[last + 1].follows && own == first && away > 0;
    let sentence = Sentence::before(analysis, paragraph.from as usize, paragraph.to as usize);
    follows.then(|| sentence?.says(None))?
}

/// Who says something in the last sentence of the narration `from..to`; `spoke` was heard before it.
pub fn said_last(
    analysis: &Analysis<'_>,
    from: usize,
    to: usize,
    spoke: Option<u32>,
) -> Option<Answer> {
    Sentence::before(analysis, from, to)?.says(spoke)
}

/// An answer passed on to a quotation behind it.
fn later(answer: Answer, probability: f32) -> Answer {
    Answer {
        probability,
        ..answer
    }
}

/// Whether a quotation is a sentence or more.
pub fn whole(analysis: &Analysis<'_>, quote: usize) -> bool {
    const WORDS: u32 = 5;
    let span = &analysis.quotes[quote].span;
    let first = &analysis.text.tokens[span.from as usize];
    span.to - span.from > WORDS && first.is(Token::CAPITAL)
}

/// Whether a verb of saying without a subject follows: «…», admitió.
fn said_by_nobody(analysis: &Analysis<'_>, quote: usize) -> bool {
    let (from, to) = analysis.quotes[quote].after;
    let text = &analysis.text;
    let mut words = (from as usize..to as usize).filter(|&it| text.tokens[it].is_word());
    words
        .next()
        .is_some_and(|it| text.class(it).has(Class::SPEECH) && !text.tokens[it].is(Token::CAPITAL))
}

/// Whether nobody in particular says it: « … », dit-on.
fn said_by_one(analysis: &Analysis<'_>, quote: usize) -> bool {
    let (from, to) = analysis.quotes[quote].after;
    let text = &analysis.text;
    let words = (from as usize..to as usize).filter(|&it| text.tokens[it].is_word());
    let one = |it: usize| {
        text.words
            .text(text.tokens[it].word)
            .trim_start_matches("t-")
            == "on"
    };
    said_by_nobody(analysis, quote) && words.skip(1).take(2).any(one)
}

/// The last sentence before a quotation.
struct Sentence<'a> {
    analysis: &'a Analysis<'a>,
    from: usize,
    to: usize,
}

impl<'a> Sentence<'a> {
    fn before(analysis: &'a Analysis<'a>, from: usize, to: usize) -> Option<Self> {
        let tokens = &analysis.text.tokens;
        let last = (from..to).rev().find(|&it| tokens[it].is_word())?;
        let from = (from..to).find(|&it| tokens[it].sentence == tokens[last].sentence)?;
        Some(Self { analysis, from, to })
    }

    /// Whether a verb of saying stands in it.
    fn reports(&self) -> bool {
        let text = &self.analysis.text;
        (self.from..self.to)
            .any(|it| text.class(it).has(Class::SPEECH) && !text.tokens[it].is(Token::CAPITAL))
    }

    /// Whether a verb of saying stands near its start, and nobody before it.
    fn opens_with_verb(&self) -> bool {
        const LEAD: usize = 8;
        let text = &self.analysis.text;
        let verb = (self.from..self.to.min(self.from + LEAD)).find(|&it| {
            text.class(it).has(Class::SAY)
                && (!text.tokens[it].is(Token::CAPITAL) || it == self.from)
        });
        verb.is_some_and(|verb| (self.from..verb).all(|it| self.analysis.starts.get(it).is_none()))
    }

    /// Whether a mention names somebody behind the verb `cue`: advirtió el director; in German in a clause of its own,
    /// or behind what is no subject: …, sagt Lake; in Kiel sagt Lake.
    fn names(&self, cue: usize, index: usize) -> bool {
        let text = &self.analysis.text;
        let small = !text.words.lexicon().nouns_capital;
        let own = cue > self.from && text.sign(cue - 1) == b',';
        (small || own) && self.analysis.mentions.all[index].kind.is_noun()
    }

    /// Whom a German sentence names as its source at its end: Man sei bereit, so Lake.
    fn source(&self) -> Option<Answer> {
        let text = &self.analysis.text;
        let so = |it: &usize| text.sign(it - 1) == b',' && text.spelled(*it) == "so";
        let german = text.words.lexicon().nouns_capital;
        let at = (self.from + 1..self.to).find(so).filter(|_| german)?;
        let tag = Tagger::of(self.analysis).source(at, self.to, true)?;
        let mention = &self.analysis.mentions.all[tag.mention as usize];
        // “…, so kam er zu Lake” names no source.
        let right_behind = (at + 1..mention.from as usize)
            .all(|it| text.tokens[it].is(Token::CAPITAL) || text.class(it).has(Class::ARTICLE));
        (right_behind && mention.kind.is_noun()).then_some(Answer {
            who: mention.who,
            mention: Some(tag.mention),
            cue: Some(at as u32),
            probability: 0.7,
            sieve: "",
        })
    }

    /// Who says something in it.
    fn says(&self, spoke: Option<u32>) -> Option<Answer> {
        // “Lake wurde gefragt” tells who hears it.
        let told = Tagger::of(self.analysis)
            .passive(self.from, self.to)
            .is_some();
        self.source()
            .or_else(|| self.says_by_verb(spoke).filter(|_| !told))
    }

    /// The same by a verb of saying.
    fn says_by_verb(&self, spoke: Option<u32>) -> Option<Answer> {
        const NEAR: usize = 3;
        let text = &self.analysis.text;
        let verb = |class: Class| {
            (self.from..self.to)
                .find(|&it| text.class(it).has(class) && !text.tokens[it].is(Token::CAPITAL))
        };
        let cue = verb(Class::SPEECH).or_else(|| verb(Class::SAY))? as u32;
        let tagger = Tagger::of(self.analysis);
        let german = text.words.lexicon().nouns_capital;
        let subject = |it: usize, strict: bool| {
            let index = self.analysis.starts.get(it)?;
            let object = tagger.no_subject(it) && (strict || !self.tells_whose(it));
            let thing = self.analysis.mentions.all[index].kind == Kind::It;
            // “Mostró su deseo de que empiece el torneo”: no subject so far behind its verb.
            let that = self.depends(cue as usize);
            let near = if that { 0 } else { NEAR };
            let far = !text.words.lexicon().nouns_capital && it > cue as usize + near;
            (!object && !far && !thing).then_some(index)
        };
        let word = |it: &usize| text.tokens[*it].is_word();
        let end = (self.from..self.to).rev().find(word)? + 1;
        let behind = (!self.depends(cue as usize))
            .then(|| tagger.subject(cue as usize + 1, end))
            .flatten()
            .filter(|&(index, near)| near && self.names(cue as usize, index))
            .map(|(index, _)| index);
        // “Nach Ansicht von Lake” names who says it, too.
        let first = |strict: bool| (self.from..self.to).find_map(|it| subject(it, strict));
        let before = || first(true).or_else(|| first(false).filter(|_| german));
        let index = tagger.person(behind.or_else(before)?, end);
        let mention = &self.analysis.mentions.all[index];
        let (who, probability) = if mention.kind.is_noun() {
            (mention.who, 0.7)
        } else {
            antecedent::best(
                self.analysis,
                index,
                Some(cue),
                Heard { spoke, other: None },
            )?
        };
        (!mention.possessive).then_some(Answer {
            who,
            mention: Some(index as u32),
            cue: Some(cue),
            probability: probability.min(0.7),
            sieve: "",
        })
    }

    /// Whether what stands before the German phrase at `at`, which is no subject, may tell whose words they are: nach
    /// Ansicht von Lang; für Lang; but not mit Lang, wegen der Einladung.
    fn tells_whose(&self, at: usize) -> bool {
        const NEAR: usize = 3;
        const OTHERS: &[&str] = &[
            "an", "auf", "gegen", "hinter", "mit", "neben", "ohne", "unter", "vor", "wegen", "zu",
            "zum", "zur", "über",
        ];
        let text = &self.analysis.text;
        let before = (self.from..at).rev().take(NEAR);
        let small = |it: &usize| text.tokens[*it].is_word() && !text.tokens[*it].is(Token::CAPITAL);
        !before
            .take_while(small)
            .any(|it| OTHERS.contains(&text.spelled(it)))
    }

    /// Whether the word at `at` stands in a German clause that another follows: als Lang allein war, kam Hill.
    fn depends_there(&self, at: usize) -> bool {
        let text = &self.analysis.text;
        let tagger = Tagger::of(self.analysis);
        let clause = (self.from..at)
            .rev()
            .take_while(|&it| !matches!(text.sign(it), b',' | b';' | b':'));
        text.words.lexicon().nouns_capital && clause.into_iter().any(|it| tagger.opens_clause(it))
    }

    /// Whether a French or Spanish clause that depends on the verb `cue` follows it: rechazó que Lang haya …
    fn depends(&self, cue: usize) -> bool {
        let text = &self.analysis.text;
        let next = text.tokens.get(cue + 1);
        let that = next.is_some_and(|it| ["que", "qu'"].contains(&text.words.text(it.word)));
        that && !text.words.lexicon().nouns_capital
    }

    /// Who says something in the sentences before it, if all from there on are German reported speech: Lake warnte. Es
    /// sei spät. Man müsse “…”
    fn goes_back(&self, previous: Option<Answer>) -> Option<Answer> {
        const FAR: usize = 4;
        let tagger = Tagger::of(self.analysis);
        let start = self.start();
        let mut end = self.from;
        let reported = |from: usize, to: usize| tagger.is_reported(from, to);
        if !self.analysis.text.words.lexicon().nouns_capital || !reported(self.from, self.to) {
            return None;
        }
        for _ in 0..FAR {
            let Some(sentence) = Self::before(self.analysis, start, end) else {
                return previous.map(|it| later(it, 0.6));
            };
            let says = sentence.says(previous.map(|it| it.who));
            if says.is_some() || !reported(sentence.from, sentence.to) {
                return says.map(|it| later(it, it.probability.min(0.6)));
            }
            end = sentence.from;
        }
        None
    }

    /// Where the narration begins that it stands in: behind a quotation or at the start of the paragraph.
    fn start(&self) -> usize {
        let tokens = &self.analysis.text.tokens;
        let paragraph = &self.analysis.text.paragraphs[tokens[self.from].paragraph as usize];
        let from = paragraph.from as usize;
        let spoken = (from..self.from)
            .rev()
            .find(|&it| tokens[it].is(Token::SPEECH));
        spoken.map_or(from, |it| it + 1)
    }

    /// Whether it is about a “he” or a “she”, whoever else it names.
    fn has_pronoun(&self) -> bool {
        let kinds = (self.from..self.to).filter_map(|it| self.analysis.starts.get(it));
        kinds
            .map(|it| self.analysis.mentions.all[it].kind)
            .any(|it| matches!(it, Kind::He | Kind::She | Kind::They))
    }

    /// The first that it names, not behind a preposition.
    fn is_about(&self) -> Option<Answer> {
        let text = &self.analysis.text;
        let free = |index: &usize| {
            let mention = &self.analysis.mentions.all[*index];
            let before = (mention.from as usize).checked_sub(1);
            mention.kind == Kind::Name
                && !mention.possessive
                && before
                    .is_none_or(|it| !text.class(it).has(Class::PREPOSITION | Class::DETERMINER))
        };
        let reported = || Tagger::of(self.analysis).is_reported(self.from, self.to);
        if text.words.lexicon().nouns_capital && (self.has_pronoun() || reported()) {
            return None;
        }
        let named = |strict: bool| {
            let main = |it: &usize| !strict || !self.depends_there(*it);
            let mut places = (self.from..self.to).filter(main);
            places.find_map(|it| self.analysis.starts.get(it).filter(free))
        };
        let index = named(true).or_else(|| named(false))?;
        Some(Answer {
            who: self.analysis.mentions.all[index].who,
            mention: Some(index as u32),
            cue: None,
            probability: 0.4,
            sieve: "",
        })
    }
}
