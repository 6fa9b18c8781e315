//! Everything the reader's screen depends on, in one place.

use std::sync::Arc;

use super::geometry::{Area, Areas, Wanted};
use super::{Action, Effect, Key, Keymap};
use crate::layout;
use crate::model::{Attribution, Document};

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
    /// What is read, in words: a file name.
    pub name: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: "terminal".into(),
            themes: vec!["terminal".into()],
            column: 72,
            index: true,
            mouse: true,
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Arrived {
    /// The whole document, and not only its head.
    pub complete: bool,
    /// Voices of this document, and not only of the one before it.
    pub voices: bool,
}

/// The whole state of a reader.
pub struct App {
    pub(super) document: Arc<Document>,
    pub(super) voices: Arc<Attribution>,
    pub(super) arrived: Arrived,
    pub(super) settings: Settings,
    pub(super) keymap: Keymap,
    pub(super) size: (u16, u16),
    /// The byte with which the first row of the screen starts.
    pub(super) top: u32,
    pub(super) zen: bool,
    pub(super) over: bool,
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
            settings,
            keymap,
            size: (80, 24),
            top: 0,
            zen: false,
            over: false,
            pending: Pending::default(),
            message: None,
            effects: Vec::new(),
        }
    }

    /// The document that is read.
    pub fn document(&self) -> &Arc<Document> {
        &self.document
    }

    /// Who said what in it, as far as that is known.
    pub fn voices(&self) -> &Arc<Attribution> {
        &self.voices
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

    /// The byte with which the screen starts.
    pub fn top(&self) -> u32 {
        self.top
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
