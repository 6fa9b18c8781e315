//! Chapters → one document: each is appended to what stands, and the entries of the outline find their headings.
//!
//! An entry whose words stand at its place makes them a heading; otherwise its words are put there. What was appended
//! never changes, so that the beginning of a book is the beginning of the whole.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::contents::Entry;
use crate::model::{Block, BlockKind, Document, Extent};
use crate::read::markup::{Anchor, Piece, Reference};
use crate::read::{outline, path};

/// How many blocks from its place on an entry looks for its words in.
const REACH: usize = 4;
/// How many blocks one title may fill ("CHAPTER I", "The mill").
const PARTS: usize = 3;
/// The longest block that may be part of a title, in bytes.
const HEADING: usize = 400;
/// The fewest letters by which part of a title is recognised.
const TELLING: usize = 4;

/// A book that is being put together.
#[derive(Default)]
pub struct Book {
    /// The text so far.
    pub document: Document,
    /// The files that are read; links to them stay inside.
    pub files: HashSet<String>,
    anchors: Vec<Anchor>,
    references: Vec<Reference>,
}

/// An entry of the outline, and the name of its place in the file if it has one.
pub type Leading<'a> = (&'a Entry, Option<String>);

/// What an entry comes to.
enum Found {
    /// Its words stand in these blocks.
    Words(Range<usize>),
    /// They are put before this block.
    Before(usize),
}

/// Where parts of a piece went: from this byte of the piece on, to this byte of the text on.
type Moves = Vec<(usize, usize)>;

impl Book {
    /// Appends the file at `path`, to which `entries` lead.
    pub fn append(&mut self, path: &str, mut piece: Piece, entries: &[Leading<'_>]) {
        let placed = placed(&piece, entries);
        let mut found = Vec::with_capacity(placed.len());
        let mut claimed = 0;
        for (entry, at) in placed {
            let place = find(&piece.document, entry, at, claimed);
            if let Found::Words(blocks) = &place {
                claimed = blocks.end;
                let blocks = piece.document.blocks.get_mut(blocks.clone());
                for block in blocks.into_iter().flatten() {
                    block.kind = BlockKind::Heading(entry.level);
                }
            }
            found.push((entry, place));
        }
        let (blocks, sections) = (self.document.blocks.len(), self.document.sections.len());
        let moves = self.write(&piece.document, &found);
        self.take_over(path, piece, &moves);
        if let Some(tail) = self.document.blocks.get_mut(blocks..) {
            tail.sort_by_key(|it| it.extent);
            if let Some(first) = tail.first_mut() {
                first.space = if blocks == 0 { 0 } else { 2 };
            }
        }
        if let Some(tail) = self.document.sections.get_mut(sections..) {
            tail.sort_by_key(|it| it.extent);
        }
    }

    /// The document, its references tied to their notes.
    pub fn finish(self) -> Document {
        Piece {
            document: self.document,
            anchors: self.anchors,
            references: self.references,
        }
        .tied()
    }

    /// Writes the text of a piece with the words of entries put in, and their sections.
    fn write(&mut self, piece: &Document, found: &[(&Entry, Found)]) -> Moves {
        self.separate();
        let mut moves = vec![(0, self.document.text.len())];
        let mut copied = 0;
        for (entry, found) in found {
            if let Found::Before(block) = found {
                let block = piece.blocks.get(*block);
                let at = block.map_or(piece.text.len(), |block| block.extent.start as usize);
                self.push(piece.text.get(copied..at));
                copied = at;
                self.put(entry);
                if at < piece.text.len() {
                    self.separate();
                }
                moves.push((at, self.document.text.len()));
            }
        }
        self.push(piece.text.get(copied..));
        for (entry, found) in found {
            if let Found::Words(blocks) = found {
                let blocks = piece.blocks.get(blocks.clone()).unwrap_or_default();
                let extents: Vec<Extent> =
                    blocks.iter().map(|it| moved(it.extent, &moves)).collect();
                self.section(&extents, entry.level);
            }
        }
        moves
    }

    fn push(&mut self, words: Option<&str>) {
        self.document.text.push_str(words.unwrap_or_default());
    }

    fn separate(&mut self) {
        let text = &mut self.document.text;
        if !text.is_empty() && !text.ends_with("\n\n") {
            text.push_str("\n\n");
        }
    }

    /// Puts the words of an entry at the end of the text.
    fn put(&mut self, entry: &Entry) {
        self.separate();
        let start = self.document.text.len();
        self.push(Some(&entry.label));
        let extent = Extent::new(start, self.document.text.len());
        self.document.blocks.push(Block {
            extent,
            kind: BlockKind::Heading(entry.level),
            space: 1,
            ..Block::default()
        });
        self.section(&[extent], entry.level);
    }

    /// Adds the section whose heading stands in these extents.
    fn section(&mut self, heading: &[Extent], level: u8) {
        let [first, rest @ ..] = heading else {
            return;
        };
        let mut section = outline::section(&self.document.text, *first, level);
        if section.title.is_empty()
            && let (Some(from), Some(to)) = (rest.first(), rest.last())
        {
            section.title = Extent {
                start: from.start,
                end: to.end,
            };
        }
        self.document.sections.push(section);
    }

    /// Takes over all that lies over the text of a piece.
    fn take_over(&mut self, path: &str, piece: Piece, moves: &Moves) {
        let tables = self.document.tables.len() as u32;
        let from = piece.document;
        let to = &mut self.document;
        to.blocks.extend(from.blocks.into_iter().map(|block| Block {
            extent: moved(block.extent, moves),
            kind: match block.kind {
                BlockKind::Row(table) => BlockKind::Row(table + tables),
                kind => kind,
            },
            ..block
        }));
        to.tables.extend(from.tables);
        to.inlines.extend(from.inlines.into_iter().map(|mut it| {
            it.extent = moved(it.extent, moves);
            it
        }));
        for mut link in from.links {
            link.extent = moved(link.extent, moves);
            if let Some(place) = path::place(path, &link.target)
                && self
                    .files
                    .contains(place.split('#').next().unwrap_or_default())
            {
                link.target = format!("#{place}");
            }
            to.links.push(link);
        }
        // A link may name the file alone, or a place that is not in it.
        self.anchors.push(Anchor {
            name: path.to_owned(),
            start: moved_byte(0, moves),
            end: self.document.text.len(),
        });
        let places = piece.anchors.into_iter().map(|anchor| Anchor {
            name: format!("{path}#{}", anchor.name),
            start: moved_byte(anchor.start, moves),
            end: moved_byte(anchor.end, moves),
        });
        self.anchors.extend(places);
        let references = piece.references.into_iter().filter_map(|it| {
            Some(Reference {
                extent: moved(it.extent, moves),
                target: path::place(path, &it.target)?,
            })
        });
        self.references.extend(references);
    }
}

fn moved_byte(byte: usize, moves: &Moves) -> usize {
    let at = moves.partition_point(|(from, _)| *from <= byte);
    let found = at.checked_sub(1).and_then(|at| moves.get(at));
    found.map_or(byte, |(from, to)| to + (byte - from))
}

fn moved(extent: Extent, moves: &Moves) -> Extent {
    let start = moved_byte(extent.start as usize, moves);
    Extent::new(start, start + extent.len())
}

/// The entries with the bytes of the piece they lead to, in that order; its beginning, where their place is not there.
fn placed<'a>(piece: &Piece, entries: &[Leading<'a>]) -> Vec<(&'a Entry, usize)> {
    let mut places: HashMap<&str, usize> = HashMap::new();
    if entries.iter().any(|(_, name)| name.is_some()) {
        for anchor in &piece.anchors {
            places.entry(&anchor.name).or_insert(anchor.start);
        }
    }
    let leads = |name: &Option<String>| {
        let place = name.as_ref().and_then(|name| places.get(name.as_str()));
        place.copied().unwrap_or(0)
    };
    let mut pairs: Vec<_> = entries
        .iter()
        .map(|(entry, name)| (*entry, leads(name)))
        .collect();
    pairs.sort_by_key(|(_, at)| *at);
    pairs
}

/// Looks for the words of an entry from byte `at` on, in blocks that no entry before it has claimed.
fn find(document: &Document, entry: &Entry, at: usize, claimed: usize) -> Found {
    let first = document
        .blocks
        .partition_point(|block| block.extent.end as usize <= at);
    let first = first.max(claimed);
    let label = folded(&entry.label);
    for start in first..first + REACH {
        let mut words = String::new();
        for end in start..start + PARTS {
            let Some(block) = document.blocks.get(end).filter(|block| may_be_title(block)) else {
                break;
            };
            words.push_str(&folded(document.slice(block.extent)));
            if words == label {
                return Found::Words(start..end + 1);
            }
            if end == start && is_part(&words, &label, block) {
                return Found::Words(start..end + 1);
            }
            if words.is_empty() || !label.starts_with(&words) {
                break;
            }
        }
    }
    Found::Before(first)
}

fn may_be_title(block: &Block) -> bool {
    matches!(
        block.kind,
        BlockKind::Paragraph
            | BlockKind::Heading(_)
            | BlockKind::Verse
            | BlockKind::Image
            | BlockKind::Item(_)
    ) && block.extent.len() <= HEADING
}

/// Whether a heading says part of what the entry says, or the other way round.
fn is_part(words: &str, label: &str, block: &Block) -> bool {
    let (short, long) = if words.len() < label.len() {
        (words, label)
    } else {
        (label, words)
    };
    matches!(block.kind, BlockKind::Heading(_))
        && short.chars().count() >= TELLING
        && (long.ends_with(short) || label == short && long.starts_with(short))
}

/// Letters and digits in lower case.
fn folded(words: &str) -> String {
    let letters = words.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}
