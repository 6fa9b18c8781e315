//! What holds for stretches of a text: whom each turn names, who is addressed, who is present, who acts.
//!
//! Computed once, before any quotation is looked at by itself; everything is indexed by turn, paragraph or mention.

use super::address::{address_gender, called_out, is_spoken_to};
use super::analysis::Analysis;
use super::company::{self, Company};
use super::lexicon::Class;
use super::mentions::{Kind, Mention};
use super::narrated::Narration;
use super::tags::Tagger;
use super::tie::Tie;
use super::tokens::Token;

/// Members in a shared pool: a range.
type Range = (u32, u32);

/// What is known of one turn.
#[derive(Clone, Copy, Debug, Default)]
pub struct TurnFacts {
    /// Whom a tag names, if one does; the narrator for "I said".
    pub named: Option<u32>,
    /// Whom a tag describes.
    pub described: Option<u32>,
    /// What tags tell of the speaker's gender.
    pub gender: i32,
    /// Whether a tag says "I".
    pub first_person: bool,
    /// Members called out in the turn.
    pub addressed: Range,
    /// Members mentioned in it, but not called out.
    pub mentioned: Range,
    /// Members whom the narration of the turn says it is spoken to.
    pub spoken_to: Range,
    /// Gender of a "sir" or "madam" in it.
    pub address_gender: i32,
    /// The number of its scene.
    pub scene: u32,
}

/// What holds for stretches of a text.
pub struct Scenes {
    /// Facts of each turn.
    pub turns: Vec<TurnFacts>,
    pool: Vec<u32>,
    /// The first mention at or behind the start of each paragraph.
    pub mentions_from: Vec<u32>,
    /// Names that act as subjects outside quotations: token and member.
    pub subjects: Vec<(u32, u32)>,
    /// Names and descriptions outside quotations, in order.
    pub narrated: Narration,
    /// Members often mentioned around a stretch of [`BUCKET`] paragraphs, the most often first.
    pub frequent: Vec<Vec<(u32, u32)>>,
    /// How often the most mentioned member is mentioned.
    pub most: u32,
    /// Rank of each member by mentions.
    pub rank: Vec<u32>,
    /// The two members mentioned most.
    pub top: Vec<u32>,
    /// The narrator's member, if the text has one.
    pub narrator: Option<u32>,
    /// How often "I said" or the like occurs.
    pub i_said: u32,
    /// Who is named where a description stands.
    pub company: Company,
}

/// Paragraphs that share a list of frequent members.
pub const BUCKET: usize = 24;

impl Scenes {
    /// Looks over a whole text.
    pub fn new(analysis: &Analysis<'_>) -> Self {
        let mut scenes = Self {
            turns: vec![TurnFacts::default(); analysis.turns.len()],
            pool: Vec::new(),
            mentions_from: mentions_from(analysis),
            subjects: subjects(analysis),
            narrated: Narration::of(analysis),
            frequent: Vec::new(),
            most: 1,
            rank: vec![u32::MAX; analysis.cast.members.len()],
            top: Vec::new(),
            narrator: analysis.cast.narrator,
            i_said: i_said(analysis),
            company: Company::of(analysis),
        };
        scenes.rank(analysis);
        scenes.tags(analysis);
        scenes.addresses(analysis);
        scenes.company.answering = company::answering(analysis, &scenes);
        scenes.cut(analysis);
        scenes.frequent = scenes.frequencies(analysis);
        scenes
    }

    /// The members of a range.
    pub fn members(&self, (from, to): Range) -> &[u32] {
        self.pool
            .get(from as usize..to as usize)
            .unwrap_or_default()
    }

    /// The mentions of a paragraph, by index.
    pub fn mentions_in(&self, paragraph: usize) -> std::ops::Range<usize> {
        let at = |it: usize| self.mentions_from.get(it).copied().unwrap_or_default() as usize;
        at(paragraph)..at(paragraph + 1)
    }

    fn rank(&mut self, analysis: &Analysis<'_>) {
        let members = &analysis.cast.members;
        let mut order: Vec<u32> = (0..members.len() as u32)
            .filter(|&it| !members[it as usize].described && !members[it as usize].narrator)
            .collect();
        order.sort_by_key(|&it| {
            let member = &members[it as usize];
            (std::cmp::Reverse(member.narrated + 3 * member.cues), it)
        });
        for (rank, &it) in order.iter().enumerate() {
            self.rank[it as usize] = rank as u32;
        }
        self.most = members
            .iter()
            .map(|it| it.narrated)
            .max()
            .unwrap_or(1)
            .max(1);
        order.sort_by_key(|&it| (std::cmp::Reverse(members[it as usize].narrated), it));
        order.truncate(2);
        self.top = order;
    }

    fn tags(&mut self, analysis: &Analysis<'_>) {
        for (index, turn) in analysis.turns.iter().enumerate() {
            let facts = &mut self.turns[index];
            for quote in turn.from as usize..turn.to as usize {
                let Some((tag, mention)) = analysis.tag(quote) else {
                    continue;
                };
                if !(tag.tie.is_close() || tag.tie == Tie::LastVerb) {
                    continue;
                }
                match mention.kind {
                    Kind::Name => facts.named = Some(mention.who),
                    Kind::Description => {
                        facts.described = Some(mention.who);
                        if facts.gender == 0 {
                            facts.gender = analysis.member(mention.who).gender();
                        }
                    }
                    Kind::He | Kind::She => facts.gender = mention.kind.gender(),
                    Kind::I => facts.first_person = true,
                    Kind::We | Kind::They | Kind::It => {}
                }
            }
            if facts.named.is_none() && facts.first_person {
                facts.named = self.narrator;
            } else if let Some(who) = facts.named.filter(|_| facts.gender == 0) {
                facts.gender = analysis.member(who).gender();
            }
        }
    }

    fn addresses(&mut self, analysis: &Analysis<'_>) {
        let mut called = Vec::new();
        let mut mentioned = Vec::new();
        let mut to = Vec::new();
        for (index, turn) in analysis.turns.iter().enumerate() {
            called.clear();
            mentioned.clear();
            to.clear();
            for mention in &analysis.mentions.all[self.mentions_in(turn.paragraph as usize)] {
                let speech = analysis.text.tokens[mention.from as usize].is(Token::SPEECH);
                if mention.kind.is_noun()
                    && !speech
                    && is_spoken_to(&analysis.text, mention)
                    && !to.contains(&mention.who)
                {
                    to.push(mention.who);
                }
                if mention.kind != Kind::Name || !speech {
                    continue;
                }
                let list = if called_out(&analysis.text, mention) {
                    &mut called
                } else {
                    &mut mentioned
                };
                if !list.contains(&mention.who) && list.len() < 8 {
                    list.push(mention.who);
                }
            }
            let mut keep = |list: &[u32]| {
                let from = self.pool.len() as u32;
                self.pool.extend_from_slice(list);
                (from, self.pool.len() as u32)
            };
            let (addressed, mentioned) = (keep(&called), keep(&mentioned));
            let spoken_to = keep(&to);
            let facts = &mut self.turns[index];
            facts.addressed = addressed;
            facts.mentioned = mentioned;
            facts.spoken_to = spoken_to;
            facts.address_gender = (turn.from as usize..turn.to as usize)
                .map(|quote| address_gender(analysis, quote))
                .find(|&gender| gender != 0)
                .unwrap_or_default();
        }
    }

    /// Cuts the turns into scenes wherever several paragraphs of narration stand between them.
    fn cut(&mut self, analysis: &Analysis<'_>) {
        const GAP: u32 = 4;
        for index in 1..analysis.turns.len() {
            let place = |turn: usize| {
                let paragraph = analysis.turns[turn].paragraph;
                analysis.text.paragraphs[paragraph as usize].place
            };
            let gap = place(index) - place(index - 1);
            self.turns[index].scene = self.turns[index - 1].scene + u32::from(gap > GAP);
        }
    }

    fn frequencies(&self, analysis: &Analysis<'_>) -> Vec<Vec<(u32, u32)>> {
        const KEPT: usize = 6;
        let buckets = analysis.text.paragraphs.len() / BUCKET + 1;
        let mut counts = vec![0_u32; analysis.cast.members.len()];
        let mut seen: Vec<u32> = Vec::new();
        (0..buckets)
            .map(|bucket| {
                let from = bucket.saturating_sub(1) * BUCKET;
                let to = ((bucket + 2) * BUCKET).min(analysis.text.paragraphs.len());
                let range =
                    self.mentions_from[from] as usize..self.mentions_from[to.max(from)] as usize;
                for mention in &analysis.mentions.all[range] {
                    if mention.kind == Kind::Name
                        && !analysis.text.tokens[mention.from as usize].is(Token::SPEECH)
                    {
                        let count = &mut counts[mention.who as usize];
                        if *count == 0 {
                            seen.push(mention.who);
                        }
                        *count += 1;
                    }
                }
                let mut list: Vec<(u32, u32)> =
                    seen.iter().map(|&it| (it, counts[it as usize])).collect();
                list.sort_by_key(|&(it, count)| (std::cmp::Reverse(count), it));
                list.truncate(KEPT);
                for it in seen.drain(..) {
                    counts[it as usize] = 0;
                }
                list
            })
            .collect()
    }
}

fn mentions_from(analysis: &Analysis<'_>) -> Vec<u32> {
    let mentions = &analysis.mentions.all;
    let mut at = 0;
    let mut from: Vec<u32> = analysis
        .text
        .paragraphs
        .iter()
        .map(|paragraph| {
            while mentions.get(at).is_some_and(|it| it.from < paragraph.from) {
                at += 1;
            }
            at as u32
        })
        .collect();
    from.push(mentions.len() as u32);
    from
}

/// Names outside quotations that begin a sentence, or follow a comma or conjunction and stand before a verb.
fn subjects(analysis: &Analysis<'_>) -> Vec<(u32, u32)> {
    let text = &analysis.text;
    let acts = |mention: &Mention| {
        let (from, to) = (mention.from as usize, mention.to as usize);
        let first = &text.tokens[from];
        if first.is(Token::INITIAL) {
            return true;
        }
        let Some(before) = from.checked_sub(1) else {
            return true;
        };
        let joined = text.sign(before) == b',' || text.class(before).has(Class::BREAK);
        let verb = text.class(to).has(Class::AUXILIARY | Class::SAY) || text.ends(to, "ed");
        joined && verb
    };
    analysis
        .mentions
        .all
        .iter()
        .filter(|it| {
            it.kind == Kind::Name
                && !it.possessive
                && !text.tokens[it.from as usize].is(Token::SPEECH)
        })
        .filter(|it| acts(it))
        .map(|it| (it.from, it.who))
        .collect()
}

fn i_said(analysis: &Analysis<'_>) -> u32 {
    let text = &analysis.text;
    let said = |at: usize| text.class(at).has(Class::SPEECH);
    let count = analysis
        .mentions
        .all
        .iter()
        .filter(|it| it.kind == Kind::I)
        .filter(|it| said(it.to as usize) || it.from > 0 && said(it.from as usize - 1))
        .count();
    count as u32
}

/// The first mention that can be a subject in the first sentence of a stretch of narration, or in its last one.
pub fn subject(analysis: &Analysis<'_>, (from, to): (u32, u32), last: bool) -> Option<usize> {
    const AHEAD: usize = 14;
    let text = &analysis.text;
    let (from, to) = (from as usize, to as usize);
    let word = |at: &usize| text.tokens[*at].is_word();
    let anchor = if last {
        (from..to).rev().take(AHEAD).find(word)?
    } else {
        (from..to).take(AHEAD).find(word)?
    };
    let sentence = text.tokens[anchor].sentence;
    let start = if last {
        let mut start = anchor;
        while start > from && text.tokens[start - 1].sentence == sentence {
            start -= 1;
        }
        start
    } else {
        anchor
    };
    (start..to.min(start + AHEAD))
        .take_while(|&at| text.tokens[at].sentence == sentence)
        .filter(|&at| !text.tokens[at].is(Token::SPEECH))
        .find_map(|at| {
            let index = analysis.starts.get(at)?;
            let index = if text.words.lexicon().inversion {
                index
            } else {
                let head = Tagger::of(analysis).tail(at, to);
                analysis.starts.get(head).unwrap_or(index)
            };
            let mention = &analysis.mentions.all[index];
            (mention.kind != Kind::It && !mention.possessive).then_some(index)
        })
}
