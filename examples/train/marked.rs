//! Documents with marked quotations, and which answers are right: the rules of `score.py`.

use std::collections::HashMap;
use std::path::Path;

use dixit::attribution::learning::{Network, Prepared, Rows, Stretch, prepare, stretches};
use dixit::model::{Document, Extent};
use serde::Deserialize;

/// A document as its set has it.
#[derive(Deserialize)]
pub struct Line {
    pub id: String,
    pub text: String,
    pub quotes: Vec<Gold>,
    #[serde(default)]
    pub characters: Vec<Character>,
}

/// Somebody of a novel, as its set has them.
#[derive(Deserialize)]
pub struct Character {
    pub name: String,
    pub aliases: Vec<String>,
    /// M, F, or another letter where it is not known.
    pub gender: String,
}

/// A marked quotation; offsets count code points.
#[derive(Clone, Deserialize)]
pub struct Gold {
    pub start: usize,
    pub end: usize,
    pub speaker: Option<String>,
    #[serde(default)]
    pub aliases: Option<Vec<String>>,
    pub kind: Option<String>,
    /// The words of the tag, and where they stand.
    #[serde(default)]
    pub cue: Option<String>,
    #[serde(default)]
    pub speaker_span: Option<(usize, usize)>,
    /// In news the words that stand for the speaker, and whether they are a pronoun.
    #[serde(default)]
    pub source_text: Option<String>,
    #[serde(default)]
    pub pronoun: bool,
}

impl Gold {
    /// The words that describe the speaker, where the set has no name. No figure counts these as named; they are there
    /// to learn from.
    fn described(&self) -> Option<&str> {
        const VERBS: [&str; 6] = ["according", "asked", "from", "said", "says", "to"];
        let by = self.source_text.as_deref();
        let by = by.filter(|_| self.speaker.is_none() && !self.pronoun)?;
        let noun = words(by).iter().any(|it| !VERBS.contains(&it.as_str()));
        // A paper is given as the source of what somebody said to it.
        let small = |it: &str| it.starts_with(char::is_lowercase) && !it.contains(['\'', '’']);
        let last = by.split_whitespace().next_back();
        (noun && last.is_some_and(small)).then_some(by)
    }

    /// Whether anything tells who speaks.
    pub fn is_told(&self) -> bool {
        self.speaker.is_some() || self.described().is_some()
    }
}

/// A document with what is right.
pub struct Marked {
    pub set: usize,
    pub id: String,
    /// Of a retelling, which document it tells again.
    pub origin: Option<usize>,
    pub prepared: Prepared,
    pub text: String,
    /// For each stretch the marked quotation it is.
    pub gold: Vec<Option<Gold>>,
    /// For each candidate whether it is right; empty answers of stretches without a named speaker are all false.
    pub right: Vec<bool>,
    /// For each stretch whether a sieve named the right speaker.
    pub given_right: Vec<bool>,
    /// For each stretch whether it has a named speaker.
    pub named: Vec<bool>,
    /// Marked quotations whose speaker has a name, found or not, by kind.
    pub kinds: HashMap<String, usize>,
    /// How many of them have the right name somewhere in the cast.
    pub in_cast: usize,
    /// Speakers who are not, and how often they speak.
    pub strangers: HashMap<String, usize>,
}

/// A document before anything is decided: what may be speech, and what is.
pub struct Source {
    pub set: usize,
    pub id: String,
    pub document: Document,
    pub quotes: Vec<Gold>,
    /// Kinds of the stretches, their rows, whether anything marked lies in them, how many parts they are shown in, and
    /// how many of these are exactly what is marked.
    pub contexts: Vec<usize>,
    pub rows: Rows,
    pub speech: Vec<bool>,
    pub parts: Vec<usize>,
    pub exact: Vec<usize>,
}

/// The documents of a set as it has them.
pub fn lines(path: &Path) -> Vec<Line> {
    let text =
        std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let line = |line| serde_json::from_str(line).expect("a line of a set");
    text.lines().map(line).collect()
}

/// Reads a document of a set.
pub fn read(line: Line, set: usize) -> Source {
    source(line.id, dixit::read::plain(line.text), line.quotes, set)
}

/// A document of a set with its marked quotations.
pub fn source(id: String, document: Document, mut quotes: Vec<Gold>, set: usize) -> Source {
    let (stretches, rows) = stretches(&document);
    quotes.sort_by_key(|it| it.start);
    let touches =
        |&(start, end): &(usize, usize)| quotes.iter().any(|it| it.start < end && start < it.end);
    let is =
        |&(start, end): &(usize, usize)| quotes.iter().any(|it| it.start == start && it.end == end);
    let wholes: Vec<Extent> = stretches.iter().map(|it| it.whole).collect();
    let parts: Vec<Extent> = stretches.iter().flat_map(|it| it.parts.clone()).collect();
    let (wholes, parts) = (
        in_points(&document.text, &wholes),
        in_points(&document.text, &parts),
    );
    let mut parts = parts.iter();
    let exact = |it: &Stretch| {
        parts
            .by_ref()
            .take(it.parts.len())
            .filter(|it| is(it))
            .count()
    };
    Source {
        set,
        id,
        speech: wholes.iter().map(touches).collect(),
        parts: stretches.iter().map(|it| it.parts.len()).collect(),
        exact: stretches.iter().map(exact).collect(),
        contexts: stretches.iter().map(|it| it.context).collect(),
        document,
        quotes,
        rows,
    }
}

/// Stretches in code points, without their marks.
fn in_points(text: &str, spans: &[Extent]) -> Vec<(usize, usize)> {
    let chars: Vec<char> = text.chars().collect();
    let starts: Vec<u32> = text.char_indices().map(|it| it.0 as u32).collect();
    let at = |byte: u32| starts.partition_point(|&it| it < byte);
    spans
        .iter()
        .map(|it| trim(&chars, at(it.start), at(it.end)))
        .collect()
}

/// Asks the questions of a document; `keep` drops what is no speech.
pub fn mark(source: &Source, keep: &Network) -> Marked {
    let prepared = prepare(&source.document, Some(keep));
    let quotes = &source.quotes;
    let gold = pair(&in_points(&source.document.text, &prepared.spans), quotes);
    let mut judge = Judge::new(&prepared, quotes);
    let named = |gold: &Option<Gold>| gold.as_ref().is_some_and(|it| it.speaker.is_some());
    let mut right = vec![false; prepared.cases.candidates.len()];
    let mut given_right = vec![false; gold.len()];
    for (index, gold) in gold.iter().enumerate() {
        let Some(gold) = gold.as_ref() else { continue };
        let case = &prepared.cases.all[index];
        let candidates = prepared.cases.candidates(case);
        for (right, candidate) in right[case.from as usize..].iter_mut().zip(candidates) {
            *right = judge.right(candidate.who, gold);
        }
        given_right[index] = prepared.given[index].is_some_and(|it| judge.right(it, gold));
    }
    let mut kinds = HashMap::new();
    let mut strangers: HashMap<String, usize> = HashMap::new();
    for quote in quotes {
        if let Some(speaker) = &quote.speaker {
            let kind = quote.kind.clone().unwrap_or_else(|| "-".into());
            *kinds.entry(kind).or_default() += 1;
            if !judge.knows(quote) {
                *strangers.entry(speaker.clone()).or_default() += 1;
            }
        }
    }
    Marked {
        set: source.set,
        id: source.id.clone(),
        origin: None,
        named: gold.iter().map(named).collect(),
        gold,
        given_right,
        right,
        in_cast: kinds.values().sum::<usize>() - strangers.values().sum::<usize>(),
        kinds,
        strangers,
        prepared,
        text: source.document.text.clone(),
    }
}

/// Says whether a member of the cast is the speaker that the marks name.
struct Judge<'a> {
    names: &'a [String],
    /// How many speakers have a word in their name.
    counts: HashMap<String, usize>,
    /// What was said before, by member and speaker.
    said: HashMap<(u32, String), bool>,
}

impl<'a> Judge<'a> {
    fn new(prepared: &'a Prepared, quotes: &[Gold]) -> Self {
        let mut speakers: Vec<&str> = quotes
            .iter()
            .filter_map(|it| it.speaker.as_deref())
            .collect();
        speakers.sort_unstable();
        speakers.dedup();
        let mut counts: HashMap<String, usize> = HashMap::new();
        for speaker in speakers {
            let mut words = core(&words(speaker));
            words.sort();
            words.dedup();
            for word in words {
                *counts.entry(word).or_default() += 1;
            }
        }
        Self {
            names: &prepared.names,
            counts,
            said: HashMap::new(),
        }
    }

    fn right(&mut self, who: u32, gold: &Gold) -> bool {
        let name = &self.names[who as usize];
        let Some(speaker) = gold.speaker.clone() else {
            return gold.described().is_some_and(|it| alike(name, it));
        };
        let same = || same(name, gold, &self.counts);
        *self.said.entry((who, speaker)).or_insert_with(same)
    }

    /// Whether anybody of the cast is the speaker.
    fn knows(&mut self, gold: &Gold) -> bool {
        (0..self.names.len() as u32).any(|who| self.right(who, gold))
    }
}

/// The marked quotation of each stretch: the one that shares most with it, at least half of both together.
fn pair(spans: &[(usize, usize)], quotes: &[Gold]) -> Vec<Option<Gold>> {
    let mut found = vec![None; spans.len()];
    let mut first = 0;
    for quote in quotes {
        while spans.get(first).is_some_and(|it| it.1 <= quote.start) {
            first += 1;
        }
        let mut best: Option<(f64, usize)> = None;
        for (index, &(start, end)) in spans
            .iter()
            .enumerate()
            .skip(first)
            .take_while(|(_, it)| it.0 < quote.end)
        {
            let shared = end.min(quote.end).saturating_sub(start.max(quote.start)) as f64;
            let all = (end.max(quote.end) - start.min(quote.start)) as f64;
            if found[index].is_none()
                && shared > 0.0
                && shared / all >= 0.5
                && best.is_none_or(|it| shared / all > it.0)
            {
                best = Some((shared / all, index));
            }
        }
        if let Some((_, index)) = best {
            found[index] = Some(quote.clone());
        }
    }
    found
}

fn trim(text: &[char], mut start: usize, mut end: usize) -> (usize, usize) {
    let double = |c: char| "\"“”„‟«»‹›".contains(c);
    let space = |start: &mut usize, end: &mut usize| {
        while *start < *end && text[*start].is_whitespace() {
            *start += 1;
        }
        while *end > *start && text[*end - 1].is_whitespace() {
            *end -= 1;
        }
    };
    let pair = |at: usize, c: char| text.get(at) == Some(&c) && text.get(at + 1) == Some(&c);
    space(&mut start, &mut end);
    while start < end && (double(text[start]) || pair(start, '`') || pair(start, '\'')) {
        start += if double(text[start]) { 1 } else { 2 };
    }
    while end > start && (double(text[end - 1]) || end >= 2 && pair(end - 2, '\'')) {
        end -= if double(text[end - 1]) { 1 } else { 2 };
    }
    space(&mut start, &mut end);
    if end.saturating_sub(start) >= 2 && "‘'`".contains(text[start]) && "’'".contains(text[end - 1])
    {
        start += 1;
        end -= 1;
    } else if end > start && "‘`".contains(text[start]) {
        start += 1;
    }
    space(&mut start, &mut end);
    (start, end)
}

const TITLES: &str = " mr mrs miss ms dr sir lady lord the a an madame mme m mlle professor prof captain capt colonel col general gen aunt uncle rep sen senator president secretary gov governor reverend rev monsieur old little ";
const MEN: &str = " mr sir lord ";
const WOMEN: &str = " mrs miss ms lady madame mlle ";

fn words(name: &str) -> Vec<String> {
    name.to_lowercase()
        .replace('’', "'")
        .split(|c: char| !c.is_alphanumeric() && c != '_' && c != '\'')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

fn listed(list: &str, word: &str) -> bool {
    list.contains(&format!(" {word} "))
}

fn core(words: &[String]) -> Vec<String> {
    let core: Vec<String> = words
        .iter()
        .filter(|word| !listed(TITLES, word))
        .cloned()
        .collect();
    if core.is_empty() {
        words.to_vec()
    } else {
        core
    }
}

fn conflict(a: &[String], b: &[String]) -> bool {
    let has = |words: &[String], list: &str| words.iter().any(|word| listed(list, word));
    has(a, MEN) && has(b, WOMEN)
        || has(a, WOMEN) && has(b, MEN)
        || has(a, " mrs ") && has(b, " miss ")
        || has(a, " miss ") && has(b, " mrs ")
}

/// Whether a name or description can be meant by the words that stand for a speaker.
fn alike(given: &str, source: &str) -> bool {
    let (ours, theirs) = (words(given), words(source));
    let head = core(&words(source.split(',').next().unwrap_or_default()));
    let ours_core = core(&ours);
    let same = ours_core.last() == head.last() || core(&theirs).starts_with(&ours_core);
    same && !ours_core.is_empty() && !conflict(&ours, &theirs)
}

fn same(given: &str, gold: &Gold, counts: &HashMap<String, usize>) -> bool {
    let ours = words(given);
    let Some(speaker) = gold.speaker.as_deref().filter(|_| !ours.is_empty()) else {
        return false;
    };
    let aliases = gold.aliases.iter().flatten().map(String::as_str);
    for name in std::iter::once(speaker).chain(aliases) {
        let theirs = words(name);
        if !theirs.is_empty()
            && (ours == theirs || core(&ours) == core(&theirs) && !conflict(&ours, &theirs))
        {
            return true;
        }
    }
    let theirs = core(&words(speaker));
    let c = core(&ours);
    let alone = |word: &String| counts.get(word) == Some(&1);
    !theirs.is_empty()
        && !c.is_empty()
        && !conflict(&ours, &words(speaker))
        && (c.last() == theirs.last() && alone(&theirs[theirs.len() - 1])
            || c.len() == 1 && c[0] == theirs[0] && alone(&theirs[0]))
}
