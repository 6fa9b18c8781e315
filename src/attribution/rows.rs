//! The features of each candidate that do not depend on who speaks elsewhere.

use super::analysis::Analysis;
use super::features::{self as f, Rows};
use super::frame::{Frame, Run};
use super::genre;
use super::lexicon::Class;
use super::mentions::Kind;
use super::numbers::ln1;
use super::portraits::Portraits;
use super::scenes::{BUCKET, Scenes};
use super::tags::TIES;
use super::tokens::Token;

/// Where a candidate of a quotation stands among the others.
#[derive(Clone, Copy)]
pub struct Place {
    /// The last mention before it, and the next one behind it: tokens.
    pub last: Option<u32>,
    next: Option<u32>,
    /// Mentions in the paragraphs around.
    around: u32,
    /// The place among those that fit, the one mentioned last first; and among the names of those.
    rank: usize,
    name_rank: usize,
}

/// Places the candidates of one quotation after the other; kept so that nothing is allocated anew.
pub struct Placer {
    /// The places of the last candidates.
    pub places: Vec<Place>,
    order: Vec<usize>,
    /// How many mentions of each member lay before the quotation it was placed for last: quotations come in order, so
    /// that the next ones are near.
    before: Vec<usize>,
}

impl Placer {
    /// For a cast of so many members.
    pub fn new(members: usize) -> Self {
        Self {
            places: Vec::new(),
            order: Vec::new(),
            before: vec![0; members],
        }
    }

    /// Finds the places of `candidates`.
    pub fn place(&mut self, frame: &Frame<'_>, candidates: &[u32]) {
        const AROUND: usize = 8;
        let paragraphs = &frame.analysis.text.paragraphs;
        let from = paragraphs[frame.paragraph.saturating_sub(AROUND)].from;
        let to = paragraphs[(frame.paragraph + AROUND).min(paragraphs.len() - 1)].to;
        self.places.clear();
        for &who in candidates {
            let at = &frame.analysis.member(who).at;
            let before = step(at, self.before[who as usize], frame.reference);
            self.before[who as usize] = before;
            self.places.push(Place {
                last: before.checked_sub(1).map(|it| at[it]),
                next: at.get(step(at, before, frame.span.1)).copied(),
                around: (step(at, before, to) - step(at, before, from)) as u32,
                rank: usize::MAX,
                name_rank: usize::MAX,
            });
        }
        self.rank(frame, candidates);
    }

    fn rank(&mut self, frame: &Frame<'_>, candidates: &[u32]) {
        let places = &mut self.places;
        self.order.clear();
        self.order.extend(
            (0..candidates.len())
                .filter(|&it| places[it].last.is_some() && !frame.contradicts(candidates[it])),
        );
        self.order
            .sort_by_key(|&it| std::cmp::Reverse(places[it].last));
        let mut names = 0;
        for (rank, &it) in self.order.iter().enumerate() {
            places[it].rank = rank;
            let member = frame.analysis.member(candidates[it]);
            if !member.described && !member.narrator {
                places[it].name_rank = names;
                names += 1;
            }
        }
    }
}

/// How many of the sorted tokens lie before `token`, counting on from `near`.
fn step(at: &[u32], near: usize, token: u32) -> usize {
    let mut near = near;
    while near < at.len() && at[near] < token {
        near += 1;
    }
    while near > 0 && at[near - 1] >= token {
        near -= 1;
    }
    near
}

/// Who tags of the scene around name: the one that fits, if but one does, and how often the most named is.
struct Present {
    fits: Option<u32>,
    only: bool,
    most: Option<u32>,
}

impl Present {
    fn new(frame: &Frame<'_>) -> Self {
        let mut fitting = frame.present.iter().filter(|it| !frame.contradicts(it.0));
        let fits = fitting.next().map(|it| it.0);
        Self {
            fits,
            only: frame.gender != 0 && fitting.next().is_none(),
            most: frame.present.iter().map(|it| it.1).max(),
        }
    }
}

/// Adds one row for each candidate of a quotation, whose places are found.
pub fn rows(
    frame: &Frame<'_>,
    portraits: &Portraits,
    candidates: &[u32],
    places: &[Place],
    into: &mut Rows,
) {
    let present = Present::new(frame);
    for (place, &who) in places.iter().zip(candidates) {
        let mut row = Row {
            frame,
            analysis: frame.analysis,
            scenes: frame.scenes,
            who,
            strength: portraits.strength(who),
            narrator: frame.scenes.narrator == Some(who),
            into,
        };
        row.into.on(f::ALWAYS);
        row.into
            .on(f::CONTEXT + frame.analysis.quotes[frame.quote].context as u16);
        row.tags();
        row.pronoun(place);
        row.subjects();
        row.inside();
        row.distances(place);
        row.addresses();
        row.into.cells.extend_from_slice(portraits.counts(who));
        row.into.value(f::COUNTS + 6, ln1(place.around) / 3.0);
        row.into.when(place.around == 0, f::COUNTS + 7);
        row.into.cells.extend_from_slice(portraits.is(who));
        row.tagged_turns();
        row.scene(&present);
        row.neighbours();
        row.quotation();
        row.talk();
        row.parity();
        row.company();
        row.into.end();
    }
}

/// How far a number of paragraphs is, in eight steps.
fn paragraphs_step(paragraphs: usize) -> u16 {
    match paragraphs {
        0..=3 => paragraphs as u16,
        4..=6 => 4,
        7..=12 => 5,
        13..=30 => 6,
        _ => 7,
    }
}

struct Row<'a> {
    frame: &'a Frame<'a>,
    analysis: &'a Analysis<'a>,
    scenes: &'a Scenes,
    who: u32,
    strength: f32,
    narrator: bool,
    into: &'a mut Rows,
}

impl Row<'_> {
    fn tags(&mut self) {
        let analysis = self.analysis;
        let mut seen = [false; 2 * TIES];
        for tag in analysis.tags(self.frame.quote) {
            let mention = analysis.mention(tag);
            let tie = tag.tie as u16;
            match mention.kind {
                Kind::Name | Kind::Description => {
                    let own = mention.who == self.who;
                    let place = tie as usize + if own { 0 } else { TIES };
                    if !std::mem::replace(&mut seen[place], true) {
                        self.into
                            .on(if own { f::OWN_TAG } else { f::OTHER_TAG } + tie);
                    }
                    if mention.kind == Kind::Description && !own && !seen[2 * TIES - 1] {
                        let gender = analysis.member(mention.who).gender();
                        self.into.value(f::DESCRIBED, gender as f32 * self.strength);
                        self.into
                            .when(!analysis.member(self.who).described, f::DESCRIBED + 1);
                    }
                }
                Kind::I => self.into.on(f::I_TAG + u16::from(!self.narrator)),
                Kind::They | Kind::We => self.into.on(f::GROUP_TAG),
                Kind::He | Kind::She | Kind::It => {}
            }
        }
        self.told(self.frame.next_tag, f::NEXT_TAG);
        self.told(self.frame.previous_tag, f::PREVIOUS_TAG);
    }

    /// The candidate, another, gender, the narrator, not the narrator.
    fn told(&mut self, mention: Option<usize>, feature: u16) {
        let Some(index) = mention else { return };
        let mention = self.frame.mention(index);
        match mention.kind {
            Kind::Name | Kind::Description => {
                self.into.on(feature + u16::from(mention.who != self.who));
            }
            Kind::He | Kind::She => self
                .into
                .value(feature + 2, mention.kind.gender() as f32 * self.strength),
            Kind::I => self.into.on(feature + 3 + u16::from(!self.narrator)),
            Kind::We | Kind::They | Kind::It => {}
        }
    }

    fn pronoun(&mut self, place: &Place) {
        let frame = self.frame;
        let gender = self.analysis.member(self.who).gender();
        if frame.pronoun != 0 {
            self.into
                .value(f::PRONOUN, frame.pronoun as f32 * self.strength);
            self.into.when(gender == frame.pronoun, f::PRONOUN + 1);
            self.into.when(gender == -frame.pronoun, f::PRONOUN + 2);
            if let Some(last) = place.last {
                let tokens = &self.analysis.text.tokens;
                let same =
                    tokens[last as usize].sentence == tokens[frame.reference as usize].sentence;
                self.into.when(same, f::PRONOUN + 3);
                self.into.when(last > frame.span.1, f::PRONOUN + 4);
            }
            let inside = frame.inside.iter().any(|&it| {
                frame.mention(it).kind == Kind::Name && frame.mention(it).who == self.who
            });
            self.into
                .when(inside && gender != -frame.pronoun, f::PRONOUN + 5);
            self.into.when(self.narrator, f::PRONOUN + 6);
        } else if frame.gender != 0 {
            self.into
                .value(f::BEAT, frame.gender as f32 * self.strength);
            self.into.when(gender == -frame.gender, f::BEAT + 1);
        }
        self.into.on(f::RANK + place.rank.min(5) as u16);
        if let Some(last) = place.last.filter(|_| frame.gender != 0) {
            self.role(last);
        }
        if place.name_rank != usize::MAX {
            self.into.on(f::NAME_RANK + place.name_rank.min(3) as u16);
        }
        if let Some(rank) = frame.subject_order.iter().position(|&it| it == self.who) {
            self.into.on(f::SUBJECT_RANK + rank as u16);
        }
    }

    /// What part the last mention, at the token `last`, has in its sentence, and how many sentences ago that was.
    fn role(&mut self, last: u32) {
        let text = &self.analysis.text;
        let at = last as usize;
        let subjects = &self.scenes.subjects;
        let mention = self.analysis.starts.get(at);
        let possessive = mention.is_some_and(|it| self.frame.mention(it).possessive);
        let behind = at > 0
            && text.tokens[at - 1].is_word()
            && text.class(at - 1).has(Class::PREPOSITION | Class::TOWARDS);
        let role = if subjects.binary_search_by_key(&last, |it| it.0).is_ok() {
            0
        } else if possessive {
            2
        } else if behind {
            1
        } else {
            3
        };
        self.into.on(f::ROLE + role);
        let sentence = |token: u32| text.tokens[token as usize].sentence;
        let since = sentence(self.frame.reference).saturating_sub(sentence(last));
        let step = match since {
            0..=2 => since,
            3..=5 => 3,
            6..=10 => 4,
            _ => 5,
        };
        self.into.on(f::SENTENCES + step as u16);
    }

    fn subjects(&mut self) {
        let features = [
            f::AFTER,
            f::BEFORE,
            f::OPENING,
            f::PARAGRAPH_BEFORE,
            f::PARAGRAPH_AFTER,
        ];
        for (subject, feature) in self.frame.subjects.into_iter().zip(features) {
            self.told(subject, feature);
        }
        if self.frame.colon {
            self.into.on(f::COLON);
            let subject = self.frame.subjects[3].map(|it| self.frame.mention(it));
            let own = subject.is_some_and(|it| it.kind.is_noun() && it.who == self.who);
            self.into.when(own, f::COLON + 1);
        }
    }

    fn inside(&mut self) {
        let frame = self.frame;
        let (from, to) = frame.span;
        let away = |it: usize| {
            let at = frame.mention(it).from;
            at.abs_diff(from).min(at.abs_diff(to))
        };
        let own: Vec<usize> = frame
            .inside
            .iter()
            .copied()
            .filter(|&it| frame.mention(it).who == self.who)
            .collect();
        let Some(best) = own.iter().map(|&it| away(it)).min() else {
            self.into.when(frame.names_inside > 0, f::INSIDE + 8);
            return;
        };
        let tokens = &self.analysis.text.tokens;
        let sentence = |at: u32| tokens.get(at as usize).map(|it| it.sentence);
        let quoted = &self.analysis.quotes[frame.quote];
        let after = (quoted.after.0 < quoted.after.1)
            .then(|| sentence(quoted.after.0))
            .flatten();
        let before = (quoted.before.0 < quoted.before.1)
            .then(|| sentence(quoted.before.1 - 1))
            .flatten();
        let in_sentence =
            |it: usize, of: Option<u32>| of.is_some() && sentence(frame.mention(it).from) == of;
        self.into.on(f::INSIDE);
        self.into.when(frame.names_inside == 1, f::INSIDE + 1);
        self.into.value(f::INSIDE + 2, -ln1(best) / 3.0);
        self.into
            .when(own.iter().any(|&it| in_sentence(it, after)), f::INSIDE + 3);
        let preceding = |it: usize| in_sentence(it, before) && frame.mention(it).from < from;
        self.into
            .when(own.iter().any(|&it| preceding(it)), f::INSIDE + 4);
        self.into.when(
            own.iter().all(|&it| frame.mention(it).possessive),
            f::INSIDE + 5,
        );
        self.into
            .when(frame.inside.first() == own.first(), f::INSIDE + 6);
        let nearest = frame.inside.iter().map(|&it| away(it)).min();
        self.into.when(nearest == Some(best), f::INSIDE + 7);
    }

    fn distances(&mut self, place: &Place) {
        let tokens = &self.analysis.text.tokens;
        let paragraph = |at: u32| tokens[at as usize].paragraph as usize;
        let since = place
            .last
            .map_or(99, |at| self.frame.paragraph.saturating_sub(paragraph(at)));
        self.into.on(f::SINCE + paragraphs_step(since));
        if let Some(last) = place.last {
            self.into.value(
                f::RECENT,
                -ln1(self.frame.span.0.saturating_sub(last)) / 5.0,
            );
        }
        let until = place
            .next
            .map_or(99, |at| paragraph(at).saturating_sub(self.frame.paragraph));
        self.into.on(f::UNTIL + paragraphs_step(until));
        let local = self.scenes.frequent.get(self.frame.paragraph / BUCKET);
        let place = local.and_then(|it| it.iter().position(|it| it.0 == self.who));
        self.into
            .on(f::LOCAL + place.map_or(5, |it| it.min(4) as u16));
    }

    fn addresses(&mut self) {
        let near = self.frame.neighbours;
        let turns = [
            Some(self.frame.turn),
            near.before,
            near.after,
            near.before2,
            near.after2,
        ];
        for (place, turn) in turns.into_iter().enumerate() {
            let Some(turn) = turn else { continue };
            let facts = &self.scenes.turns[turn];
            let place = place as u16;
            self.into.when(
                self.scenes.members(facts.addressed).contains(&self.who),
                f::CALLED + place,
            );
            if place < 3 {
                self.into.when(
                    self.scenes.members(facts.spoken_to).contains(&self.who),
                    f::SPOKEN_TO + place,
                );
                self.into.when(
                    self.scenes.members(facts.mentioned).contains(&self.who),
                    f::SPOKEN_OF + place,
                );
                self.into
                    .value(f::SIR + place, facts.address_gender as f32 * self.strength);
            }
        }
    }

    fn tagged_turns(&mut self) {
        const FAR: usize = 8;
        let turns = &self.scenes.named_turns[self.who as usize];
        let turn = self.frame.turn;
        let here = turns.partition_point(|&it| (it as usize) < turn);
        let behind = turns.partition_point(|&it| it as usize <= turn);
        let paragraph = |it: usize| self.analysis.turns[it].paragraph as usize;
        let mut add = |other: usize, feature: u16| {
            let apart = turn.abs_diff(other);
            if apart <= FAR {
                let step = if apart < 5 { apart - 1 } else { 4 + apart % 2 };
                let dense = paragraph(turn).abs_diff(paragraph(other)) == apart;
                self.into
                    .on(feature + step as u16 + if dense { 6 } else { 0 });
            }
        };
        if let Some(&last) = here.checked_sub(1).and_then(|it| turns.get(it)) {
            add(last as usize, f::TURNS_SINCE);
        }
        if let Some(&next) = turns.get(behind) {
            add(next as usize, f::TURNS_UNTIL);
        }
        let from = turns.partition_point(|&it| (it as usize) + FAR < turn);
        let to = turns.partition_point(|&it| it as usize <= turn + FAR);
        self.into
            .value(f::TAGGED_AROUND, ln1((to - from) as u32) / 2.0);
    }

    fn scene(&mut self, among: &Present) {
        let frame = self.frame;
        let present = &frame.present;
        if present.is_empty() {
            return;
        }
        let size = present.len().min(3) as u16 - 1;
        if let Some(&(_, count)) = present.iter().find(|it| it.0 == self.who) {
            self.into.on(f::SCENE + size);
            self.into.when(among.most == Some(count), f::SCENE + 3);
            let only = among.only && among.fits == Some(self.who);
            self.into.when(only, f::SCENE + 4);
        } else {
            self.into.on(f::SCENE + 5 + size);
            self.into
                .when(frame.gender != 0 && among.fits.is_some(), f::SCENE + 8);
        }
    }

    fn neighbours(&mut self) {
        let near = self.frame.neighbours;
        for (place, turn) in [near.before, near.after, near.before2, near.after2]
            .into_iter()
            .enumerate()
        {
            let Some(turn) = turn else { continue };
            let facts = &self.scenes.turns[turn];
            let place = place as u16;
            self.into
                .value(f::NEIGHBOUR + place, facts.gender as f32 * self.strength);
            if facts.first_person {
                self.into
                    .on(f::NEIGHBOUR_I + 2 * place + u16::from(!self.narrator));
            }
        }
    }

    /// Questions and answers, for the one who was named last and for others.
    fn talk(&mut self) {
        let frame = self.frame;
        let before = frame.neighbours.before;
        let last = before.and_then(|it| self.scenes.turns[it].named) == Some(self.who);
        let facts = [frame.meeting.asked, frame.asks, frame.meeting.answers];
        for (place, holds) in facts.into_iter().enumerate() {
            self.into
                .when(holds, f::TALK + 2 * place as u16 + u16::from(last));
        }
    }

    /// What turns an even and an odd number away tell.
    fn parity(&mut self) {
        let run = &self.frame.run;
        for side in 0..2 {
            let feature = f::PARITY + 3 * side as u16;
            self.into
                .value(feature, Run::of(&run.named[side], self.who));
            self.into
                .value(feature + 1, Run::of(&run.called[side], self.who));
            self.into
                .value(feature + 2, run.gender[side] * self.strength);
        }
    }

    /// How much the description that tells of the speaker keeps company with the candidate.
    fn company(&mut self) {
        let Some(described) = self.frame.described else {
            return;
        };
        let share = self.scenes.company.share(described, self.who);
        if share > 0.0 {
            self.into.value(f::COMPANY, share);
            let most = self.scenes.company.most(described) == Some(self.who);
            self.into.when(most, f::COMPANY + 1);
        } else {
            self.into.on(f::COMPANY + 2);
        }
        self.portrayed(described);
    }

    /// What the description that tells of the speaker is like, for the member it makes and for others.
    fn portrayed(&mut self, described: u32) {
        const SIDE: u16 = 9;
        let Some(portrayal) = &self.frame.portrayal else {
            return;
        };
        let own = described == self.who;
        let feature = f::PORTRAYED + if own { 0 } else { SIDE };
        for (step, holds) in (0..).zip(portrayal.holds) {
            self.into.when(holds, feature + step);
        }
        self.into.value(feature + 8, portrayal.often);
        if !own {
            let company = &self.scenes.company;
            let both = f::PORTRAYED + 2 * SIDE;
            self.into.value(both, company.apart(described, self.who));
            self.into
                .value(both + 1, company.answers(described, self.who));
        }
    }

    fn quotation(&mut self) {
        const LONG: u32 = 30;
        let frame = self.frame;
        let tokens = &self.analysis.text.tokens;
        let kind = if self.narrator {
            0
        } else if self.analysis.member(self.who).described {
            1
        } else {
            2
        };
        let first = frame.span.0 as usize;
        let lower = tokens
            .get(first)
            .is_some_and(|it| it.is_word() && !it.is(Token::CAPITAL));
        let facts = [
            frame.span.1 - frame.span.0 > LONG,
            frame.personal,
            lower,
            frame.unclosed,
        ];
        for (place, holds) in facts.into_iter().enumerate() {
            self.into
                .when(holds, f::QUOTATION + 3 * place as u16 + kind);
        }
        let context = self.analysis.quotes[frame.quote].context as u16;
        self.into
            .value(f::NEWS + context, genre::degree(self.analysis.reports));
    }
}
