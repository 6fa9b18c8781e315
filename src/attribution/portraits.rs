//! The features that tell of a member alone, whichever quotation is asked about: made once, copied into every row.

use super::analysis::Analysis;
use super::cast::Member;
use super::features::{self as f, Cell, Rows};
use super::lexicon::Class;
use super::numbers::{ln, ln1};
use super::scenes::Scenes;

/// What features tell of each member alone.
pub struct Portraits {
    strengths: Vec<f32>,
    /// Two rows for each member: counts, and what they are.
    rows: Rows,
}

impl Portraits {
    /// Looks at every member of the cast.
    pub fn new(analysis: &Analysis<'_>, scenes: &Scenes) -> Self {
        /// About so many cells tell of a member.
        const CELLS: usize = 10;
        let members = &analysis.cast.members;
        let mut rows = Rows {
            cells: Vec::with_capacity(CELLS * members.len()),
            ends: Vec::with_capacity(2 * members.len()),
        };
        for who in 0..members.len() as u32 {
            counts(analysis, scenes, who, &mut rows);
            rows.end();
            is(analysis, scenes, who, &mut rows);
            rows.end();
        }
        Self {
            strengths: members.iter().map(Member::gender_strength).collect(),
            rows,
        }
    }

    /// How strongly a member's gender is known; see [`Member::gender_strength`].
    pub fn strength(&self, who: u32) -> f32 {
        self.strengths[who as usize]
    }

    /// How often they are mentioned, and how.
    pub fn counts(&self, who: u32) -> &[Cell] {
        self.rows.row(2 * who as usize)
    }

    /// What they are.
    pub fn is(&self, who: u32) -> &[Cell] {
        self.rows.row(2 * who as usize + 1)
    }
}

fn counts(analysis: &Analysis<'_>, scenes: &Scenes, who: u32, into: &mut Rows) {
    let member = analysis.member(who);
    let narrated = member.narrated as f32;
    let quoted = member.quoted as f32;
    let share = (narrated + 1.0) / (scenes.most + 1) as f32;
    into.value(f::COUNTS, ln1(member.narrated) / 6.0);
    into.value(f::COUNTS + 1, ln(share) / 6.0);
    into.value(f::COUNTS + 2, ln1(member.cues) / 5.0);
    into.value(f::COUNTS + 3, member.cues as f32 / (narrated + 3.0));
    into.value(f::COUNTS + 4, quoted / (narrated + quoted + 1.0));
    into.value(f::COUNTS + 5, member.placed as f32 / (narrated + 2.0));
}

fn is(analysis: &Analysis<'_>, scenes: &Scenes, who: u32, into: &mut Rows) {
    let member = analysis.member(who);
    let narrator = scenes.narrator == Some(who);
    into.when(member.described, f::IS);
    into.when(narrator, f::IS + 1);
    into.when(!member.titles.is_empty() || member.cues > 0, f::IS + 2);
    into.when(member.gender() != 0, f::IS + 3);
    into.when(member.narrated <= 1, f::IS + 4);
    if narrator {
        into.value(f::IS + 5, ln1(scenes.i_said) / 4.0);
    }
    match scenes.rank[who as usize] {
        0 => into.on(f::IS + 6),
        1 | 2 => into.on(f::IS + 7),
        _ => {}
    }
    let words = &analysis.text.words;
    let form = |it: u32| &analysis.mentions.forms[it as usize].words;
    if let [only] = member.forms[..] {
        let place = form(only).len() == 1 && words.class(form(only)[0]).has(Class::PLACE);
        into.when(place, f::IS + 8);
    }
    let organisation = |&it: &u32| {
        form(it)
            .iter()
            .any(|&word| words.class(word).has(Class::ORGANISATION))
    };
    into.when(
        !member.described && member.forms.iter().any(organisation),
        f::IS + 9,
    );
}
