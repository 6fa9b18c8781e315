//! Whose company a description keeps: "the old lady" stands where the one she is has been named, and hardly where she
//! never is.

use super::analysis::Analysis;
use super::lexicon::Class;
use super::mentions::Kind;
use super::scenes::Scenes;
use super::tokens::Token;

/// The members named around each description, and how often.
#[derive(Default)]
pub struct Company {
    /// A described member, a named one, and the share of the description's places that the name is near; sorted.
    pairs: Vec<(u32, u32, f32)>,
    /// A described member, a named one, and the share of the description's places that have the name in the same
    /// sentence, but not beside it: the two are hardly one.
    apart: Vec<(u32, u32, f32)>,
    /// A described member who speaks, a named one, and the share of the description's turns that speak to the name or
    /// stand beside one of his: the two are hardly one.
    pub(super) answering: Vec<(u32, u32, f32)>,
    /// Where each description stands with "a" before it: member and token, sorted.
    introduced: Vec<(u32, u32)>,
}

/// How many names on either side of a description are looked at.
const NEAR: usize = 12;
/// And how many paragraphs.
const PARAGRAPHS: u32 = 4;
/// A description that stands so often tells no more for standing more.
const ENOUGH: u32 = 60;

impl Company {
    /// Looks around every description outside quotations.
    pub fn of(analysis: &Analysis<'_>) -> Self {
        let mentions = &analysis.mentions.all;
        let tokens = &analysis.text.tokens;
        let mut places = vec![0_u32; analysis.cast.members.len()];
        let mut near: Vec<(u32, u32)> = Vec::new();
        let mut apart: Vec<(u32, u32)> = Vec::new();
        let mut introduced: Vec<(u32, u32)> = Vec::new();
        let mut met: Vec<u32> = Vec::new();
        for (index, it) in mentions.iter().enumerate() {
            let token = &tokens[it.from as usize];
            let told = it.kind == Kind::Description
                && analysis.member(it.who).described
                && !token.is(Token::SPEECH);
            if !told {
                continue;
            }
            let article = analysis.text.class(it.from as usize);
            if article.has(Class::INTRODUCING) {
                introduced.push((it.who, it.from));
            }
            if places[it.who as usize] >= ENOUGH {
                continue;
            }
            places[it.who as usize] += 1;
            met.clear();
            let around = index.saturating_sub(NEAR)..mentions.len().min(index + NEAR);
            for other in mentions[around].iter().filter(|it| it.kind == Kind::Name) {
                let there = &tokens[other.from as usize];
                if there.sentence == token.sentence
                    && !there.is(Token::SPEECH)
                    && (other.from > it.to + 1 || it.from > other.to + 1)
                {
                    apart.push((it.who, other.who));
                }
                if there.paragraph.abs_diff(token.paragraph) <= PARAGRAPHS
                    && there.sentence != token.sentence
                    && !there.is(Token::SPEECH)
                    && !met.contains(&other.who)
                {
                    met.push(other.who);
                    near.push((it.who, other.who));
                }
            }
        }
        introduced.sort_unstable();
        Self {
            pairs: shares(near, &places),
            apart: shares(apart, &places),
            introduced,
            answering: Vec::new(),
        }
    }

    /// In which share of a description's turns a member is spoken to, or speaks beside it.
    pub fn answers(&self, described: u32, named: u32) -> f32 {
        self.answering
            .binary_search_by_key(&(described, named), |it| (it.0, it.1))
            .map_or(0.0, |it| self.answering[it].2)
    }

    /// Where a description stood with "a" before it last, up to a token.
    pub fn introduced(&self, described: u32, token: u32) -> Option<u32> {
        let to = self
            .introduced
            .partition_point(|&it| it < (described, token));
        let last = self.introduced[..to].last().filter(|it| it.0 == described);
        last.map(|it| it.1)
    }

    /// In which share of a description's sentences a member is named, too, but not beside it.
    pub fn apart(&self, described: u32, named: u32) -> f32 {
        self.apart
            .binary_search_by_key(&(described, named), |it| (it.0, it.1))
            .map_or(0.0, |it| self.apart[it].2)
    }

    fn of_description(&self, described: u32) -> impl Iterator<Item = &(u32, u32, f32)> {
        let from = self.pairs.partition_point(|it| it.0 < described);
        self.pairs[from..]
            .iter()
            .take_while(move |it| it.0 == described)
    }

    /// How much of a description's company is a member, 0 to 1.
    pub fn share(&self, described: u32, named: u32) -> f32 {
        self.of_description(described)
            .find(|it| it.1 == named)
            .map_or(0.0, |it| it.2)
    }

    /// Who keeps a description company most.
    pub fn most(&self, described: u32) -> Option<u32> {
        self.of_description(described)
            .max_by(|a, b| a.2.total_cmp(&b.2).then(b.1.cmp(&a.1)))
            .map(|it| it.1)
    }
}

/// Who is spoken to where a description tells of the speaker, and who speaks in the turns beside it.
pub fn answering(analysis: &Analysis<'_>, scenes: &Scenes) -> Vec<(u32, u32, f32)> {
    let paragraph = |turn: usize| analysis.turns[turn].paragraph;
    let mut turns = vec![0; analysis.cast.members.len()];
    let mut pairs = Vec::new();
    for (index, facts) in scenes.turns.iter().enumerate() {
        let Some(described) = facts.described else {
            continue;
        };
        turns[described as usize] += 1;
        let mut others: Vec<u32> = scenes.members(facts.addressed).to_vec();
        others.extend(scenes.members(facts.spoken_to));
        let beside = [index.checked_sub(1), Some(index + 1)];
        let beside = beside.into_iter().flatten();
        others.extend(
            beside
                .filter(|&it| it < scenes.turns.len())
                .filter(|&it| paragraph(index).abs_diff(paragraph(it)) == 1)
                .filter_map(|it| scenes.turns[it].named),
        );
        others.sort_unstable();
        others.dedup();
        pairs.extend(others.into_iter().map(|it| (described, it)));
    }
    shares(pairs, &turns)
}

/// How often each pair is met, as a share of the description's places.
fn shares(mut pairs: Vec<(u32, u32)>, places: &[u32]) -> Vec<(u32, u32, f32)> {
    pairs.sort_unstable();
    let share = |same: &[(u32, u32)]| {
        let &(described, named) = same.first()?;
        let share = same.len() as f32 / (places[described as usize] as f32 + 1.0);
        Some((described, named, share))
    };
    pairs.chunk_by(|a, b| a == b).filter_map(share).collect()
}
