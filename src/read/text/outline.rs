//! Candidates → headings and sections: which of the lines that could be headings are, and at which level.
//!
//! A numbered heading belongs to a series that counts up from one (or down to it) with text between its members; a
//! list of contents and a numbered list have none between. Levels follow the classes that the document uses.

use std::collections::HashMap;

use super::heading::{Class, titled};
use super::paragraphs::Candidate;
use crate::model::{Block, BlockKind, Extent, Marker, Section};
use crate::read::outline::tiled;

/// The longest title that may stand under a chapter's number, in bytes.
const TITLE: usize = 160;
/// A block longer than this is no heading over another, in bytes.
const LINE: usize = 80;
/// What a list of contents is called.
const CONTENTS: &[&str] = &[
    "contents",
    "table of contents",
    "inhalt",
    "inhaltsverzeichnis",
];
/// A paragraph longer than this that ends a sentence is none of a list of contents, in bytes.
const PROSE: usize = 240;
/// Text that headings in capitals must have between them on average, in bytes.
const APART: u32 = 200;

/// Decides on `candidates`, marks the blocks that are headings and returns the sections, which tile the text.
pub fn outline(text: &str, blocks: &mut [Block], candidates: &[Candidate]) -> Vec<Section> {
    let mut kept = without_contents(blocks, &without_listed(text, blocks, candidates));
    kept = without_stray_numbers(text, blocks, kept);
    kept = without_stray_capitals(text, blocks, kept);
    let mut classes: Vec<Class> = kept.iter().map(|it| it.heading.class).collect();
    classes.sort_unstable();
    classes.dedup();
    let mut sections = Vec::with_capacity(kept.len() + 1);
    for (nth, candidate) in kept.iter().enumerate() {
        let level = classes
            .iter()
            .position(|class| *class == candidate.heading.class)
            .map_or(1, |at| at as u8 + 1);
        let followed = kept
            .get(nth + 1)
            .is_some_and(|next| !apart(candidate, next));
        sections.push(section(text, blocks, candidate, level, followed));
    }
    tiled(text, blocks, sections)
}

/// Marks a candidate's block, and the one below it that is its title unless that is a heading itself, and makes their
/// section, which as yet has no end.
fn section(
    text: &str,
    blocks: &mut [Block],
    candidate: &Candidate,
    level: u8,
    followed: bool,
) -> Section {
    let mut title = candidate.heading.title;
    if title.is_empty()
        && !followed
        && let Some(under) = title_under(text, blocks, candidate.block)
    {
        title = trimmed_title(text, under);
        if let Some(block) = blocks.get_mut(candidate.block + 1) {
            block.kind = BlockKind::Heading(level);
        }
    }
    let mut start = 0;
    if let Some(block) = blocks.get_mut(candidate.block) {
        block.kind = BlockKind::Heading(level);
        start = block.extent.start;
    }
    Section {
        extent: Extent { start, end: start },
        title,
        number: candidate.heading.number,
        level,
    }
}

/// Whether at least one block stands between two candidates.
fn apart(first: &Candidate, next: &Candidate) -> bool {
    next.block > first.block + 1
}

/// Drops the word "Contents" and the headings that the list under it names: those behind it up to where the first of
/// them comes again, with no prose between.
fn without_listed(text: &str, blocks: &[Block], candidates: &[Candidate]) -> Vec<Candidate> {
    let mut kept = candidates.to_vec();
    let names =
        |it: &Candidate| CONTENTS.contains(&it.heading.title.of(text).to_lowercase().as_str());
    let Some(head) = candidates.iter().position(names) else {
        return kept;
    };
    let behind = candidates.get(head + 1..).unwrap_or_default();
    let Some((first, rest)) = behind.split_first() else {
        return kept;
    };
    let is_prose = |block: &Block| {
        block.kind == BlockKind::Paragraph
            && block.extent.len() > PROSE
            && block.extent.of(text).ends_with(['.', '!', '?', '"', '”'])
    };
    let listed = blocks.get(first.block + 1..).unwrap_or_default();
    let prose = listed
        .iter()
        .position(is_prose)
        .map_or(blocks.len(), |at| first.block + 1 + at);
    let again = |it: &Candidate| {
        let (one, other) = (first.heading, it.heading);
        let same = one.title.of(text).to_lowercase() == other.title.of(text).to_lowercase();
        one.class == other.class && one.value == other.value && (one.value.is_some() || same)
    };
    let before = rest.partition_point(|it| it.block < prose);
    let found = rest.iter().take(before).rposition(again);
    if let Some(at) = found {
        kept.drain(head..head + 2 + at);
    }
    kept
}

/// Of candidates that follow each other without text between, three and more of one class are a list of contents;
/// only the last ones may be headings, each of a lower class than the one before ("Part I", "Chapter I", "I").
fn without_contents(blocks: &[Block], candidates: &[Candidate]) -> Vec<Candidate> {
    let mut kept = Vec::with_capacity(candidates.len());
    for run in candidates.chunk_by(|first, next| !apart(first, next)) {
        let mut counts: HashMap<Class, usize> = HashMap::new();
        for candidate in run.iter().filter(|it| it.heading.class < Class::Roman) {
            *counts.entry(candidate.heading.class).or_default() += 1;
        }
        let contents = counts.values().any(|count| *count >= 3);
        let ends_the_text = run
            .last()
            .is_some_and(|last| last.block + 1 == blocks.len());
        let from = match (contents, ends_the_text) {
            (false, _) => 0,
            (true, true) => run.len(),
            (true, false) => behind_contents(run),
        };
        kept.extend(run.get(from..).unwrap_or_default().iter().copied());
    }
    kept
}

/// Where in a run that begins with a list of contents the headings begin: with the last of those whose classes descend
/// to the run's end. Lines in capitals between them are titles.
fn behind_contents(run: &[Candidate]) -> usize {
    let mut from = run.len();
    let mut below = None;
    for (at, candidate) in run.iter().enumerate().rev() {
        let class = candidate.heading.class;
        if class == Class::Capitals {
            continue;
        }
        if below.is_some_and(|below| class >= below) {
            break;
        }
        (from, below) = (at, Some(class));
    }
    from
}

/// Drops numbers that are part of no series, and numbered lists, which become list items.
fn without_stray_numbers(
    text: &str,
    blocks: &mut [Block],
    candidates: Vec<Candidate>,
) -> Vec<Candidate> {
    let mut keep = vec![true; candidates.len()];
    for class in [Class::Roman, Class::Digits] {
        let members: Vec<usize> = (0..candidates.len())
            .filter(|at| {
                candidates
                    .get(*at)
                    .is_some_and(|it| it.heading.class == class)
            })
            .collect();
        for series in series(&candidates, &members) {
            if !is_outline(text, blocks, &candidates, &series) {
                for at in series {
                    if let (Some(keep), Some(candidate)) = (keep.get_mut(at), candidates.get(at)) {
                        *keep = false;
                        make_item(text, blocks, candidate);
                    }
                }
            }
        }
    }
    candidates
        .into_iter()
        .zip(keep)
        .filter_map(|(candidate, keep)| keep.then_some(candidate))
        .collect()
}

/// Cuts the members of one class into runs that count up (a number may be missing) or down.
fn series(candidates: &[Candidate], members: &[usize]) -> Vec<Vec<usize>> {
    let value = |at: usize| {
        candidates
            .get(at)
            .and_then(|it| it.heading.value)
            .unwrap_or(0)
    };
    let mut all: Vec<Vec<usize>> = Vec::new();
    for &at in members {
        let fits = all.last().is_some_and(|run| match run.as_slice() {
            [] => false,
            [one] => (1..=2).contains(&value(at).abs_diff(value(*one))) && value(at) != 1,
            [.., before, last] => {
                let up = value(*last) > value(*before);
                if up {
                    (1..=2).contains(&value(at).saturating_sub(value(*last)))
                } else {
                    value(*last) == value(at) + 1
                }
            }
        });
        match all.last_mut() {
            Some(run) if fits => run.push(at),
            _ => all.push(vec![at]),
        }
    }
    all
}

/// Whether a series of numbers is an outline: it begins (or ends) with one, most of its members have text below, and
/// bare digits do not cut sentences as page numbers do. A number alone must open the text or stand under a heading.
fn is_outline(text: &str, blocks: &[Block], candidates: &[Candidate], series: &[usize]) -> bool {
    let at = |index: usize| candidates.get(index);
    let (Some(first), Some(last)) = (
        series.first().and_then(|it| at(*it)),
        series.last().and_then(|it| at(*it)),
    ) else {
        return false;
    };
    let from_one = first.heading.value <= Some(1) || last.heading.value <= Some(1);
    let with_text = (0..series.len())
        .filter(|nth| {
            let Some(here) = series.get(*nth).and_then(|it| at(*it)) else {
                return false;
            };
            let next = series
                .get(nth + 1)
                .and_then(|it| at(*it))
                .map_or(blocks.len(), |it| it.block);
            next > here.block + 1 + usize::from(here.heading.title.is_empty())
        })
        .count();
    let cut = series
        .iter()
        .filter(|index| at(**index).is_some_and(|it| cuts_a_sentence(text, blocks, it)))
        .count();
    let bare = first.heading.title.is_empty();
    let enough = match series.len() {
        1 => {
            let under = |index: &usize| under_a_heading(candidates, *index);
            from_one
                && (first.block <= 1
                    || bare && (first.block <= 2 || series.first().is_some_and(under)))
        }
        2 => from_one,
        count => from_one || count >= 4,
    };
    enough && with_text * 3 >= series.len() * 2 && cut * 10 <= series.len()
}

fn under_a_heading(candidates: &[Candidate], index: usize) -> bool {
    let (Some(above), Some(here)) = (
        index.checked_sub(1).and_then(|it| candidates.get(it)),
        candidates.get(index),
    ) else {
        return false;
    };
    above.heading.class < here.heading.class && here.block <= above.block + 2
}

/// Whether the block before a bare number does not end as a sentence does.
fn cuts_a_sentence(text: &str, blocks: &[Block], candidate: &Candidate) -> bool {
    let before = candidate.block.checked_sub(1).and_then(|at| blocks.get(at));
    candidate.heading.title.is_empty()
        && before.is_some_and(|block| {
            block.kind == BlockKind::Paragraph
                && block.extent.len() > LINE
                && block
                    .extent
                    .of(text)
                    .ends_with(|c: char| c.is_lowercase() || c == ',')
        })
}

/// A numbered line that is no heading is an item of a list.
fn make_item(text: &str, blocks: &mut [Block], candidate: &Candidate) {
    let Some(block) = blocks.get_mut(candidate.block) else {
        return;
    };
    let heading = &candidate.heading;
    let stopped = text
        .get(heading.number.end as usize..)
        .is_some_and(|rest| rest.starts_with(['.', ')']));
    if let (Class::Digits, Some(value), true, false) = (
        heading.class,
        heading.value,
        stopped,
        heading.title.is_empty(),
    ) {
        block.kind = BlockKind::Item(Marker::Number(value));
        block.extent.start = heading.title.start;
        block.depth = 1;
    }
}

/// Lines in capitals are headings only where nothing better is, where several are far enough apart, and where they are
/// not the names of speakers, which return.
fn without_stray_capitals(
    text: &str,
    blocks: &[Block],
    candidates: Vec<Candidate>,
) -> Vec<Candidate> {
    let chapters = candidates
        .iter()
        .any(|it| it.heading.class <= Class::Digits && it.heading.value.is_some());
    let capitals: Vec<&Candidate> = candidates
        .iter()
        .filter(|it| it.heading.class == Class::Capitals)
        .collect();
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for candidate in &capitals {
        *seen.entry(candidate.heading.title.of(text)).or_default() += 1;
    }
    let repeated = capitals.len() - seen.len();
    let with_text = capitals
        .iter()
        .filter(|it| {
            blocks
                .get(it.block + 1)
                .is_some_and(|next| next.extent.len() > 60)
        })
        .count();
    let enough = capitals.len() >= 2 && text.len() as u32 / capitals.len().max(1) as u32 >= APART;
    let good = !chapters
        && enough
        && repeated * 5 <= capitals.len()
        && with_text * 3 >= capitals.len() * 2;
    candidates
        .into_iter()
        .filter(|it| it.heading.class != Class::Capitals || good)
        .collect()
}

/// The block under a chapter's number that is its title: short, in capitals, titled, or set apart by more space below
/// than above, with text after it.
fn title_under(text: &str, blocks: &[Block], heading: usize) -> Option<Extent> {
    let (under, after) = (blocks.get(heading + 1)?, blocks.get(heading + 2)?);
    let words = under.extent.of(text);
    let plain =
        matches!(under.kind, BlockKind::Paragraph | BlockKind::Verse) && words.len() <= TITLE;
    let begins = words
        .trim_start_matches(['_', ' ', '('])
        .starts_with(|c: char| c.is_uppercase());
    if !plain
        || !begins
        || words.contains(['"', '“', '”', '«', '»'])
        || after.kind != BlockKind::Paragraph && after.kind != BlockKind::Verse
    {
        return None;
    }
    let capitals = !words.contains(char::is_lowercase);
    let one_line = !words.contains('\n') && words.chars().count() <= 70;
    let open = !words.ends_with(['.', ',', ';', ':', '!', '?', '-', '—']);
    let apart = after.space > 1 && under.space <= after.space && words.ends_with('.');
    (capitals || (one_line && open && titled(words)) || apart).then_some(under.extent)
}

/// A title without ornaments and closing stop.
fn trimmed_title(text: &str, extent: Extent) -> Extent {
    let words = extent.of(text);
    let left = words.trim_start_matches(['_', '*', ' ']);
    let start = extent.start as usize + (words.len() - left.len());
    Extent::new(
        start,
        start + left.trim_end_matches(['_', '*', '.', ' ']).len(),
    )
}
