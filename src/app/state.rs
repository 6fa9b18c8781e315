//! Everything the reader's screen depends on, in one place.

use std::sync::Arc;

use super::geometry::{Area, Areas, Wanted};
use super::lists::List;
use super::outline::Outline;
use super::pace::Pace;
use super::people::People;
use super::places::Places;
use super::prompt::Prompt;
use super::searching::Search;
use super::shelf::Shelf;
use super::{Action, Context, Effect, Key, Keymap};
use crate::layout;
use crate::model::{Attribution, Document, Extent};

/// What the configuration and the command line decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The theme, by name.
    pub theme: String,
    /// The names of all themes there are.
    pub themes: Vec<String>,
    /// The widest the column of text may be, in columns.
    pub column: u16,
    /// Whether the index is shown where there is room.
    pub index: bool,
    /// Whether the mouse is taken.
    pub mouse: bool,
    /// Whether nothing outside may be asked for: no browser, editor, clipboard.
    pub secure: bool,
    /// What is read, in words: a file name.
    pub name: String,
}

/// Columns of text unless told otherwise.
pub const COLUMN: u16 = 72;

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: "terminal".into(),
            themes: vec!["terminal".into()],
            column: COLUMN,
            index: true,
            mouse: true,
            secure: false,
            name: String::new(),
        }
    }
}

/// A word to the reader on the status line, until the next key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The words.
    pub text: String,
    /// In which tone.
    pub tone: Tone,
}

/// How a message is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Something went well, or is worth knowing.
    Note,
    /// Something went wrong.
    Error,
}

/// Keys that have been typed and do not do anything yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Pending {
    pub count: Option<usize>,
    pub keys: Vec<Key>,
    pub letter: Option<Action>,
}

/// How much has arrived of what is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Arrived {
    /// The whole document, and not only its head.
    pub complete: bool,
    /// Voices of this document, and not only of the one before it.
    pub voices: bool,
    /// It is read again, as the reader asked.
    pub again: bool,
    /// A place that was asked for before it was there.
    pub wanted: Option<Place>,
}

/// A place that the head of a document may not reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    End,
    Lesson(usize),
    Byte(u32),
    /// As a link names it.
    Named(String),
}

/// Which part of the screen has the keys, when nothing lies over it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Focus {
    /// The text.
    #[default]
    Text,
    /// The lessons, or the results that stand in their place.
    Lessons,
    /// The speakers.
    Speakers,
}

/// The whole state of a reader.
pub struct App {
    pub(super) document: Arc<Document>,
    pub(super) voices: Arc<Attribution>,
    pub(super) arrived: Arrived,
    pub(super) pace: Pace,
    pub(super) people: People,
    pub(super) outline: Outline,
    /// The speakers beside the text, by their place in the order of [`People`].
    pub(super) speakers: super::Listing,
    pub(super) settings: Settings,
    pub(super) keymap: Keymap,
    pub(super) size: (u16, u16),
    /// The byte with which the first row of the screen starts.
    pub(super) top: u32,
    /// Where the last screen of this document begins in a window of that width and height, once that is known.
    pub(super) last_screen: Option<((u16, u16), u32)>,
    /// The place that was brought on the screen last; what is read while it is there.
    pub(super) spot: Option<u32>,
    /// The quotation that was chosen last, by its first byte; current as long as it is on the screen.
    pub(super) chosen: Option<u32>,
    /// The quotation whose cue and mention are shown, by its number.
    pub(super) why: Option<usize>,
    pub(super) focus: Focus,
    pub(super) over: bool,
    pub(super) zen: bool,
    pub(super) shelf: Shelf,
    pub(super) places: Places,
    pub(super) search: Option<Search>,
    pub(super) prompt: Option<Prompt>,
    pub(super) history: Vec<String>,
    /// Counts the searches, so that answers to older ones can be told.
    pub(super) generation: u64,
    pub(super) list: Option<List>,
    /// The mouse went down on the map and has not come up.
    pub(super) dragging: bool,
    pub(super) pending: Pending,
    pub(super) message: Option<Message>,
    pub(super) effects: Vec<Effect>,
}

impl App {
    /// A reader without a document yet.
    pub fn new(settings: Settings, keymap: Keymap) -> Self {
        Self {
            document: Arc::default(),
            voices: Arc::default(),
            arrived: Arrived::default(),
            pace: Pace::default(),
            people: People::default(),
            outline: Outline::default(),
            speakers: super::Listing::default(),
            settings,
            keymap,
            size: (80, 24),
            top: 0,
            last_screen: None,
            spot: None,
            chosen: None,
            why: None,
            focus: Focus::Text,
            over: false,
            zen: false,
            shelf: Shelf::default(),
            places: Places::default(),
            search: None,
            prompt: None,
            history: Vec::new(),
            generation: 0,
            list: None,
            dragging: false,
            pending: Pending::default(),
            message: None,
            effects: Vec::new(),
        }
    }

    /// The document that is read.
    pub fn document(&self) -> &Arc<Document> {
        &self.document
    }

    /// Whether the document, or the rest of it, is still being read.
    pub fn reading(&self) -> bool {
        !self.arrived.complete
    }

    /// Whether voices are still being found.
    pub fn listening(&self) -> bool {
        (self.voices.reached as usize) < self.document.text.len()
    }

    /// Who said what in it, as far as that is known.
    pub fn voices(&self) -> &Arc<Attribution> {
        &self.voices
    }

    /// How the speakers are shown.
    pub fn people(&self) -> &People {
        &self.people
    }

    /// How the lessons are shown.
    pub fn outline(&self) -> &Outline {
        &self.outline
    }

    /// The speakers beside the text; a row is a place in [`People::order`].
    pub fn speakers(&self) -> &super::Listing {
        &self.speakers
    }

    /// How fast the text is read.
    pub fn pace(&self) -> Pace {
        self.pace
    }

    /// The name of the theme to draw with, the previewed one while one is chosen.
    pub fn theme(&self) -> &str {
        &self.settings.theme
    }

    /// What is decided by configuration and command line, as it stands now.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The keys.
    pub fn keymap(&self) -> &Keymap {
        &self.keymap
    }

    /// The word on the status line.
    pub fn message(&self) -> Option<&Message> {
        self.message.as_ref()
    }

    /// What is searched, with what was found so far.
    pub fn search(&self) -> Option<&Search> {
        self.search.as_ref()
    }

    /// The search prompt, while it is open.
    pub fn prompt(&self) -> Option<&Prompt> {
        self.prompt.as_ref()
    }

    /// The list that lies over the text.
    pub fn list(&self) -> Option<&List> {
        self.list.as_ref()
    }

    /// The byte with which the screen starts.
    pub fn top(&self) -> u32 {
        self.top
    }

    /// Which part of the screen has the keys.
    pub fn focus(&self) -> Focus {
        self.focus
    }

    /// Where keys are pressed now.
    pub fn context(&self) -> Context {
        match (&self.prompt, &self.list, self.focus) {
            (Some(_), _, _) => Context::Prompt,
            (None, Some(list), _) if list.typing => Context::Prompt,
            (None, Some(_), _) => Context::List,
            (None, None, Focus::Text) => Context::Reader,
            (None, None, Focus::Lessons | Focus::Speakers) => Context::Index,
        }
    }

    /// The count and the keys typed so far, as they are shown.
    pub fn typed(&self) -> String {
        let count = self.pending.count.map(|count| count.to_string());
        let keys = self.pending.keys.iter().map(ToString::to_string);
        let letter = self.pending.letter.map(|action| match self.size.0 {
            ..60 => action.row().help.replace(": a letter follows", " …"),
            60.. => action.row().help.to_owned(),
        });
        count.into_iter().chain(keys).chain(letter).collect()
    }

    /// Where everything stands.
    pub fn areas(&self) -> Areas {
        Areas::of(Wanted {
            columns: self.size.0,
            rows: self.size.1,
            column: self.settings.column,
            index: self.settings.index,
            over: self.over,
            zen: self.zen,
        })
    }

    /// The rows of text on the screen.
    pub fn rows(&self) -> Vec<layout::Row> {
        let Area { width, height, .. } = self.areas().text;
        layout::screen(&self.document, self.top, width, usize::from(height))
    }

    /// The stretch of text that is on the screen.
    pub fn visible(&self) -> Extent {
        self.visible_of(&self.rows())
    }

    /// As [`App::visible`], when the rows are at hand.
    pub fn visible_of(&self, rows: &[layout::Row]) -> Extent {
        let end = rows
            .iter()
            .map(|row| row.extent.end)
            .max()
            .unwrap_or(self.top);
        Extent {
            start: self.top.min(end),
            end,
        }
    }

    /// The lesson that is read, by its number.
    pub fn lesson(&self) -> usize {
        self.document.section_at(self.reading_at())
    }

    /// The byte that is read: what was brought on the screen last while it is there, or else the first row.
    pub(super) fn reading_at(&self) -> u32 {
        let Area { width, height, .. } = self.areas().text;
        // Only what may be on the screen is worth laying the screen out for.
        let most = u32::from(width) * u32::from(height) * 4;
        let near = |it: &u32| (self.top..self.top.saturating_add(most)).contains(it);
        let spot = self.spot.filter(near);
        spot.filter(|it| self.visible().contains(*it))
            .unwrap_or(self.top)
    }

    pub(super) fn say(&mut self, text: impl Into<String>) {
        self.message = Some(Message {
            text: text.into(),
            tone: Tone::Note,
        });
    }

    pub(super) fn fail(&mut self, text: impl Into<String>) {
        self.message = Some(Message {
            text: text.into(),
            tone: Tone::Error,
        });
    }

    pub(super) fn ask(&mut self, effect: Effect) {
        self.effects.push(effect);
    }
}
