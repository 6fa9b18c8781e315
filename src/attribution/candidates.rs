//! Who could have said it: the members of the cast that stand around a quotation, the nearest first.
//!
//! How much each sign of somebody tells was fitted to where the right speakers of the marked sets come to stand.

use smallvec::SmallVec;

use super::address::only_called;
use super::analysis::{Analysis, Context, Quoted};
use super::cast::Member;
use super::mentions::Kind;
use super::scenes::{BUCKET, Scenes};
use super::tokens::Token;

/// At most so many for one quotation.
pub const MOST: usize = 10;

/// The score of whom a tag names.
const TAGGED: i32 = 1000;

/// What each further sign that somebody is near adds.
const AGAIN: i32 = 7;

/// Gathers candidates; kept between quotations so that nothing is allocated anew.
pub struct Gatherer {
    /// Members who are hardly more than spoken to, by words that anybody is spoken to with: Sir, Mama.
    nobody: Vec<bool>,
    /// When a member was last seen, and where in `list`.
    seen: Vec<(u32, u32)>,
    round: u32,
    list: Vec<(u32, i32)>,
}

impl Gatherer {
    /// For the cast of a text.
    pub fn new(analysis: &Analysis<'_>) -> Self {
        let members = &analysis.cast.members;
        let spoken_to = |it: &Member| it.cues == 0 || 4 * it.narrated <= it.narrated + it.quoted;
        let named = |it: &Member| !it.described && !it.narrator;
        let (words, forms) = (&analysis.text.words, &analysis.mentions.forms);
        let nobody = |it: &Member| named(it) && spoken_to(it) && only_called(words, forms, it);
        Self {
            nobody: members.iter().map(nobody).collect(),
            seen: vec![(0, 0); members.len()],
            round: 0,
            list: Vec::new(),
        }
    }

    /// The candidates of a quotation, into `into`.
    pub fn gather(
        &mut self,
        analysis: &Analysis<'_>,
        scenes: &Scenes,
        quote: usize,
        into: &mut Vec<u32>,
    ) {
        self.round += 1;
        self.list.clear();
        let quoted = &analysis.quotes[quote];
        for tag in analysis.tags(quote) {
            let mention = analysis.mention(tag);
            if mention.kind.is_noun() {
                self.add(mention.who, TAGGED);
            }
        }
        self.mentioned(scenes, quoted);
        self.turns(analysis, scenes, quoted.turn as usize);
        self.last_names(scenes, quoted);
        if let Some(narrator) = scenes.narrator {
            self.add(narrator, 110);
        }
        let bucket = quoted.span.paragraph as usize / BUCKET;
        for &(who, count) in scenes.frequent.get(bucket).into_iter().flatten() {
            self.add(who, if count > 3 { 60 } else { 40 });
        }
        for &who in &scenes.top {
            self.add(who, 55);
        }
        // Anna does not say what Anna's brother says.
        let tag = analysis.tag(quote);
        let owner = tag.and_then(|(tag, _)| analysis.mentions.owner(tag.mention as usize));
        let owner = owner.map(|it| it.who);
        // No body and no place is “he” or “she”.
        let gender = tag.map_or(0, |(_, mention)| mention.kind.gender());
        let told_of = told_of(analysis, quote);
        self.list.retain(|it| {
            let nobody = self.nobody[it.0 as usize] && it.1 < TAGGED;
            let thing = gender != 0 && analysis.things.has(it.0);
            !nobody && !thing && Some(it.0) != owner && !told_of.contains(&it.0)
        });
        for entry in &mut self.list {
            // Who never speaks anywhere is likely a place or a thing.
            let member = &analysis.cast.members[entry.0 as usize];
            let speaks = member.cues > 0 || !member.titles.is_empty() || member.narrator;
            entry.1 += if speaks { 15 } else { 0 };
            let other = gender != 0 && member.gender() == -gender;
            entry.1 -= if other { 60 } else { 0 };
        }
        // The likeliest first, as one number: quicker to compare than two.
        let order = |&(who, score): &(u32, i32)| (i64::from(-score) << 32) | i64::from(who);
        let room = room(quoted.context);
        if room < self.list.len() {
            self.list.select_nth_unstable_by_key(room, order);
            self.list.truncate(room);
        }
        self.list.sort_unstable_by_key(order);
        into.clear();
        into.extend(self.list.iter().map(|&(who, _)| who));
    }

    /// Adds a member with a score, or raises the score it has: to this one, and a little for being there again.
    fn add(&mut self, who: u32, score: i32) {
        let (round, place) = self.seen[who as usize];
        if round == self.round {
            let entry = &mut self.list[place as usize];
            entry.1 = entry.1.max(score) + AGAIN;
        } else {
            self.seen[who as usize] = (self.round, self.list.len() as u32);
            self.list.push((who, score));
        }
    }

    /// Names and descriptions in the narration of the ten paragraphs before, its own and the two behind.
    fn mentioned(&mut self, scenes: &Scenes, quoted: &Quoted) {
        const BACK: usize = 60;
        const AHEAD: usize = 30;
        let paragraph = quoted.span.paragraph as usize;
        let around = (paragraph.saturating_sub(10), paragraph + 3);
        let here = (paragraph, quoted.span.from);
        let (around, here) = scenes.narrated.within(around, here);
        let near = here.saturating_sub(BACK)..around.len().min(here + AHEAD);
        // Somebody and everybody say only what their own tag gives them.
        for mention in around[near].iter().filter(|it| !it.anybody) {
            let distance = paragraph as i32 - mention.paragraph as i32;
            let score = if distance >= 0 {
                100 - 10 * distance
            } else {
                90 + 20 * distance
            };
            let described = if mention.name { 0 } else { 15 };
            let owner = if mention.possessive { 10 } else { 0 };
            self.add(mention.who, score - described - owner);
        }
    }

    /// Members called out or mentioned in turns around, and those their tags name.
    fn turns(&mut self, analysis: &Analysis<'_>, scenes: &Scenes, turn: usize) {
        let paragraph = |it: usize| analysis.turns[it].paragraph as i32;
        for other in turn.saturating_sub(12)..scenes.turns.len().min(turn + 7) {
            let facts = &scenes.turns[other];
            let away = (paragraph(other) - paragraph(turn)).abs();
            if away <= 3 {
                for &who in scenes.members(facts.addressed) {
                    self.add(who, 80 - 10 * away);
                }
                for &who in scenes.members(facts.mentioned) {
                    self.add(who, 20 - 10 * away);
                }
            }
            let apart = (other as i32 - turn as i32).abs();
            if let Some(who) = facts.named {
                self.add(who, 70 - apart);
            }
            if let Some(who) = facts.described {
                self.add(who, 60 - 5 * apart);
            }
        }
    }

    /// The last different names before the quotation.
    fn last_names(&mut self, scenes: &Scenes, quoted: &Quoted) {
        const BACK: usize = 120;
        const NAMES: usize = 6;
        let here = (quoted.span.paragraph as usize, quoted.span.from);
        let before = scenes.narrated.before(here, BACK).iter().rev();
        let mut names: SmallVec<[u32; NAMES]> = SmallVec::new();
        for mention in before.filter(|it| it.name) {
            if names.contains(&mention.who) {
                continue;
            }
            names.push(mention.who);
            self.add(mention.who, 70 - 7 * names.len() as i32);
            if names.len() == NAMES {
                return;
            }
        }
    }
}

/// At most so many in a context: where a tag names somebody, few others can be meant. Of the right speakers of the marked
/// sets one in 200 stands further behind.
fn room(context: Context) -> usize {
    match context {
        Context::Name | Context::Narrator => 6,
        Context::Pronoun | Context::Elsewhere => 7,
        Context::Bare => 8,
        Context::Description | Context::Beat => MOST,
    }
}

/// Whom the sentence of a pronoun that tags a quotation, or the one before it in that sentence, names behind the pronoun:
/// they are others. He said that Hill would come, with “…” and “…”.
fn told_of(analysis: &Analysis<'_>, quote: usize) -> SmallVec<[u32; 4]> {
    let tokens = &analysis.text.tokens;
    let place = |it: u32| (tokens[it as usize].sentence, tokens[it as usize].paragraph);
    let pronoun = |it: usize| {
        let mention = analysis.tag(it)?.1;
        (mention.kind.gender() != 0).then_some(mention)
    };
    let here = &analysis.quotes[quote];
    let joined = || {
        let before = quote.checked_sub(1)?;
        let (from, to) = here.before;
        let goes_on =
            analysis.tag(quote).is_none() && from < to && analysis.quotes[before].turn == here.turn;
        pronoun(before).filter(|it| goes_on && place(it.from) == place(from))
    };
    let Some(pronoun) = pronoun(quote).or_else(joined) else {
        return SmallVec::new();
    };
    let here = place(pronoun.from);
    let behind = analysis.mentions.all[analysis.mentions.first_at(pronoun.to)..].iter();
    let same = behind.take_while(|it| place(it.from) == here);
    let named =
        same.filter(|it| it.kind == Kind::Name && !tokens[it.from as usize].is(Token::SPEECH));
    named.map(|it| it.who).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attribution::lexicon::{self, Class};
    use crate::attribution::tests::document;

    /// The candidates of the first quotation of a text, by the words they are called with.
    fn candidates(text: &str) -> Vec<String> {
        let document = document(text);
        let lexicon = lexicon::guess(text);
        let analysis = Analysis::new(&document, 0, document.blocks.len(), lexicon, None);
        let mut who = Vec::new();
        let scenes = Scenes::new(&analysis);
        Gatherer::new(&analysis).gather(&analysis, &scenes, 0, &mut who);
        let first = |&it: &u32| {
            let at = analysis.member(it).at[0] as usize;
            let titled = analysis.text.class(at).has(Class::ANY_TITLE);
            let name = at + if titled { 2 } else { 0 };
            analysis.text.spelled(name).to_owned()
        };
        who.iter().map(first).collect()
    }

    const WAITED: &str = "Mrs. Moor waited.\n\nMr. Lake, Mr. Hill, Mr. Reed and Mr. Ford came.\n\n\
        Mr. Ward, Mr. Penn, Mr. Hart and Mr. Berg came, too.\n\n";

    #[test]
    fn who_is_of_the_other_gender_stands_behind_all_others() {
        let who = candidates(&format!("{WAITED}“Sit down here with us,” she said."));
        assert_eq!(who.first().map(String::as_str), Some("moor"), "{who:?}");
    }

    #[test]
    fn where_somebody_is_named_fewer_others_are_thought_of() {
        let said = |tag: &str| candidates(&format!("{WAITED}“Sit down here with us,” {tag}."));
        let (named, pronoun) = (said("said Mr. Reed"), said("he said"));
        assert_eq!(named.first().map(String::as_str), Some("reed"), "{named:?}");
        assert_eq!(
            (named.len(), pronoun.len()),
            (6, 7),
            "{named:?} {pronoun:?}"
        );
    }
}
