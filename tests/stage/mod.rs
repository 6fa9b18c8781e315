//! A reader on a stage: a document of our own, a script of keys, and the screen that follows, as text and as styles.
//!
//! Documents are written as marked text. Blocks are separated by empty lines; `# 2 | Title` begins a lesson (`##` one
//! inside it); `[[Anna|“Words”]]` is a quotation by Anna, `[[~Anna|…]]` one that is only likely, `[[?|…]]` one of nobody
//! known. Searches are answered at once, by the real search.

#![allow(dead_code, reason = "each test file uses its own part of the stage")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use dixit::app::{
    App, Effect, Event, Found, Glance, Keymap, Mouse, MouseKind, Settings, Shelved, Work, script,
    update,
};
use dixit::attribution::Batch;
use dixit::model::{
    Block, BlockKind, Certainty, Document, Extent, Meta, Quote, QuoteKind, Section, Speaker,
    SpeakerId, SpeakerKind,
};
use dixit::read::Input;
use dixit::search::Finder;
use dixit::ui::{self, Depth, Themes};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// The text most tests read.
pub const FERRY: &str = "\
! The ferry of Lind

Anna Berg has carried people over the river for thirty years. [[Anna Berg|“A river is a road that \
moves,”]] she says, and she says it to everybody.

# 1 | Start before you are ready

The first boat leaked. [[Anna Berg|“I bailed with one hand and steered with the other,”]] Berg \
recalls. Her brother watched from the bank.

[[Tom Berg|“We thought she would drown,”]] said Tom Berg. [[~Tom Berg|“Then we thought she would stop.”]]

# 2 | Listen to the water

Every morning she stands on the landing and says nothing. A stranger once asked her what she heard.

[[?|“Nothing that you could write down,”]] was the answer.

## 2a | High water

In spring the river comes up to the door. [[Anna Berg|“You do not argue with it. You carry the \
chairs upstairs,”]] Berg says.

# 3 | Hand it on

Her daughter holds the tiller now. [[Anna Berg|“She is better than I was,”]] says Berg, \
[[Anna Berg|“and she knows it.”]] The river says nothing.
";

/// Reads marked text.
pub fn marked(source: &str) -> (Document, Batch) {
    let mut made = Made::default();
    for (number, paragraph) in source.split("\n\n").map(str::trim).enumerate() {
        if number > 0 {
            made.document.text.push_str("\n\n");
        }
        made.paragraph(paragraph);
    }
    made.document.text.push('\n');
    made.finish()
}

#[derive(Default)]
struct Made {
    document: Document,
    quotes: Vec<Quote>,
    speakers: Vec<Speaker>,
}

impl Made {
    fn paragraph(&mut self, paragraph: &str) {
        let start = self.document.text.len();
        let mut kind = BlockKind::Paragraph;
        if let Some(title) = paragraph.strip_prefix("! ") {
            kind = BlockKind::Title;
            self.document.meta.title = Some(title.into());
            self.document.text.push_str(title);
        } else if let Some((level, number, title)) = heading(paragraph) {
            kind = BlockKind::Heading(level);
            self.document.text.push_str(number);
            let numbered = self.document.text.len();
            self.document.text.push_str(". ");
            let titled = self.document.text.len();
            self.document.text.push_str(title);
            let end = self.document.text.len();
            self.section(
                start,
                Extent::new(start, numbered),
                Extent::new(titled, end),
                level,
            );
        } else {
            self.words(paragraph);
        }
        let extent = Extent::new(start, self.document.text.len());
        self.document.blocks.push(Block {
            extent,
            kind,
            space: u8::from(start > 0),
            ..Block::default()
        });
    }

    fn section(&mut self, start: usize, number: Extent, title: Extent, level: u8) {
        self.document.sections.push(Section {
            extent: Extent::new(start, start),
            title,
            number,
            level,
        });
    }

    fn words(&mut self, mut rest: &str) {
        while let Some((before, after)) = rest.split_once("[[") {
            let (said, after) = after.split_once("]]").expect("a quotation ends");
            let (name, said) = said.split_once('|').expect("a quotation names its speaker");
            self.document.text.push_str(before);
            let start = self.document.text.len();
            self.document.text.push_str(said);
            self.quote(name, Extent::new(start, self.document.text.len()));
            rest = after;
        }
        self.document.text.push_str(rest);
    }

    fn quote(&mut self, name: &str, extent: Extent) {
        let likely = name.starts_with('~');
        let name = name.trim_start_matches('~');
        let speaker = (name != "?").then(|| self.speaker(name));
        let certainty = match (speaker, likely) {
            (None, _) => Certainty::Unknown,
            (Some(_), true) => Certainty::Likely(0.75),
            (Some(_), false) => Certainty::Certain,
        };
        self.quotes.push(Quote {
            extent,
            kind: QuoteKind::Quotation,
            speaker,
            certainty,
            mention: None,
            cue: None,
            sieve: "tag-after",
            utterance: self.quotes.len() as u32,
        });
    }

    fn speaker(&mut self, name: &str) -> SpeakerId {
        let at = self
            .speakers
            .iter()
            .position(|it| it.name == name)
            .unwrap_or_else(|| {
                self.speakers.push(Speaker {
                    name: name.into(),
                    aliases: Vec::new(),
                    kind: SpeakerKind::Named,
                    quotes: 0,
                    words: 0,
                });
                self.speakers.len() - 1
            });
        self.speakers[at].quotes += 1;
        SpeakerId(at as u32)
    }

    fn finish(mut self) -> (Document, Batch) {
        let length = self.document.text.len();
        let sections = &mut self.document.sections;
        if sections.first().is_none_or(|it| it.extent.start > 0) {
            let nothing = Extent::default();
            sections.insert(
                0,
                Section {
                    extent: nothing,
                    title: nothing,
                    number: nothing,
                    level: 0,
                },
            );
        }
        let ends: Vec<u32> = sections
            .iter()
            .skip(1)
            .map(|it| it.extent.start)
            .chain([length as u32])
            .collect();
        for (section, end) in sections.iter_mut().zip(ends) {
            section.extent.end = end;
        }
        self.document.meta = Meta {
            ..self.document.meta
        };
        let batch = Batch {
            quotes: self.quotes,
            speakers: self.speakers,
            reached: length as u32,
        };
        (self.document, batch)
    }
}

fn heading(paragraph: &str) -> Option<(u8, &str, &str)> {
    let title = paragraph.trim_start_matches('#');
    let level = paragraph.len() - title.len();
    let (number, title) = title.split_once('|').filter(|_| level > 0)?;
    Some((level as u8, number.trim(), title.trim()))
}

/// A reader, its keys and its screen.
pub struct Stage {
    pub app: App,
    pub themes: Themes,
    /// What has been asked of the world outside and not been done by the stage.
    pub asked: Vec<Effect>,
    size: (u16, u16),
}

impl Stage {
    /// A reader of marked text in a window of that size.
    pub fn new(source: &str, columns: u16, rows: u16) -> Self {
        let (document, batch) = marked(source);
        let mut stage = Self::empty(columns, rows);
        stage.open(document, batch);
        stage
    }

    /// A reader that has nothing to read yet.
    pub fn empty(columns: u16, rows: u16) -> Self {
        let themes = Themes::new(Depth::True);
        let settings = Settings {
            themes: themes.names(),
            name: "ferry.txt".into(),
            ..Settings::default()
        };
        let app = App::new(settings, Keymap::builtin());
        let mut stage = Self {
            app,
            themes,
            asked: Vec::new(),
            size: (columns, rows),
        };
        stage.resize(columns, rows);
        stage
    }

    pub fn open(&mut self, document: Document, batch: Batch) {
        self.happen(Event::Document {
            document: Arc::new(document),
            complete: true,
        });
        self.happen(Event::Voices(batch));
        self.asked.clear();
    }

    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.size = (columns, rows);
        self.happen(Event::Resize { columns, rows });
        self
    }

    /// Puts works on the shelf, the first one open.
    pub fn shelve(&mut self, works: &[(&str, &[&str])]) {
        let shelved = works.iter().map(|(name, lessons)| Shelved {
            work: Work::Given(Input::Path(name.into())),
            name: (*name).into(),
            glance: (!lessons.is_empty()).then(|| Glance {
                title: lessons.first().map(|it| (*it).into()),
                lessons: (1..)
                    .zip(lessons.iter().skip(1))
                    .map(|(at, it)| (at, (*it).into()))
                    .collect(),
                problem: None,
            }),
        });
        self.app.shelve(shelved.collect(), 0, Vec::new());
    }

    /// Another work has been read, as was asked.
    pub fn opened(&mut self, source: &str) -> &mut Self {
        let asked = self.asked.pop().and_then(|it| match it {
            Effect::Open(work) => Some(work),
            _ => None,
        });
        let work = asked.expect("a work was to be opened");
        let (document, batch) = marked(source);
        self.happen(Event::Opened {
            work,
            document: Arc::new(document),
            complete: true,
        });
        self.happen(Event::Voices(batch));
        self
    }

    /// Types a script of keys.
    pub fn keys(&mut self, keys: &str) -> &mut Self {
        for key in script(keys).expect("a sound script") {
            self.happen(Event::Key(key));
        }
        self
    }

    pub fn mouse(&mut self, kind: MouseKind, column: u16, row: u16) -> &mut Self {
        self.happen(Event::Mouse(Mouse { kind, column, row }));
        self
    }

    /// So many letters of the text from the top of the screen on, in one line.
    pub fn first(&self, letters: usize) -> String {
        let rest = self.app.document().text.get(self.app.top() as usize..);
        let first: String = rest.unwrap().trim_start().chars().take(letters).collect();
        first.replace('\n', " ")
    }

    /// Lets an event happen; a search is answered at once.
    pub fn happen(&mut self, event: Event) {
        for effect in update(&mut self.app, event) {
            match effect {
                Effect::Search {
                    generation, query, ..
                } => {
                    let (document, voices) =
                        (self.app.document().clone(), self.app.voices().clone());
                    let whole = Extent::new(0, document.text.len());
                    let matches = Finder::new(&query, &document, &voices).matches(whole);
                    let total = matches.len();
                    self.happen(Event::Found(Found {
                        generation,
                        matches,
                        total,
                        complete: true,
                    }));
                }
                other => self.asked.push(other),
            }
        }
    }

    fn buffer(&mut self) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, self.size.0, self.size.1));
        let theme = self.themes.get(self.app.theme()).clone();
        ui::render(&self.app, &theme, &mut buffer);
        buffer
    }

    /// The screen as text.
    pub fn text(&mut self) -> String {
        let buffer = self.buffer();
        rows(&buffer)
            .map(|row| row.trim_end().to_owned() + "\n")
            .collect()
    }

    /// One row of the screen as text.
    pub fn row(&mut self, row: usize) -> String {
        rows(&self.buffer())
            .nth(row)
            .unwrap_or_default()
            .trim_end()
            .to_owned()
    }

    /// The screen as text, with a letter for the style of each cell below it, and what the letters mean.
    pub fn styled(&mut self) -> String {
        let buffer = self.buffer();
        let mut letters: BTreeMap<String, char> = BTreeMap::new();
        let mut screen = String::new();
        for (y, row) in rows(&buffer).enumerate() {
            let styles: String = (0..self.size.0)
                .map(|x| letter(&mut letters, buffer[(x, y as u16)].style()))
                .collect();
            let styles = styles.trim_end_matches('.');
            writeln!(screen, "{}", row.trim_end()).unwrap();
            if !styles.is_empty() {
                writeln!(screen, "{styles}").unwrap();
            }
        }
        let mut legend: Vec<_> = letters.into_iter().collect();
        legend.sort_by_key(|(_, letter)| *letter);
        for (style, letter) in legend {
            writeln!(screen, "{letter} {style}").unwrap();
        }
        screen
    }
}

fn rows(buffer: &Buffer) -> impl Iterator<Item = String> + '_ {
    let area = *buffer.area();
    (0..area.height).map(move |y| {
        let mut row = String::new();
        let mut skip = 0;
        for x in 0..area.width {
            let symbol = buffer[(x, y)].symbol();
            if skip == 0 {
                row.push_str(symbol);
                skip = unicode_width::UnicodeWidthStr::width(symbol).max(1);
            }
            skip -= 1;
        }
        row
    })
}

fn letter(letters: &mut BTreeMap<String, char>, style: Style) -> char {
    let colour = |it: Option<ratatui::style::Color>, on: &str| match it {
        None | Some(ratatui::style::Color::Reset) => String::new(),
        Some(colour) => format!("{on}{colour}"),
    };
    let words = format!(
        "{} {} {:?}",
        colour(style.fg, ""),
        colour(style.bg, "on "),
        style.add_modifier
    );
    let words = words.replace("NONE", "");
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.is_empty() {
        return '.';
    }
    let next = char::from(b'a' + letters.len() as u8);
    *letters.entry(words).or_insert(next)
}
