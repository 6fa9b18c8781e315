//! From the command line's wishes to a reader that can start.

use std::time::Duration;

use super::{Start, depth};
use crate::app::{Action, App, Config, ConfigError, Event, Settings, Work, Works};
use crate::model::Document;
use crate::read::{Came, Options, PAUSE, ReadError, Stream, secure};
use crate::ui::Themes;

/// How much of a stream is enough for its first screen, in bytes.
const ENOUGH: usize = 16 * 1024;
/// How long a stream may keep the first screen waiting.
const PATIENCE: Duration = Duration::from_millis(500);

/// What the reader is to show, and how.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// What can be read; the first that can is opened.
    pub works: Works,
    /// What overrules the recognition of its format and encoding.
    pub options: Options,
    /// The theme, when it is not the one that is configured.
    pub theme: Option<String>,
}

/// Reads what was asked for, or its head. What is wrong with the configuration is no error: the reader tells of it.
pub fn open(request: Request) -> anyhow::Result<Start> {
    let Request {
        works,
        options,
        theme,
    } = request;
    let mut first = first(&works, &options)?;
    let (config, wrong) = Config::path().map_or_else(Default::default, |path| Config::load(&path));
    let mut themes = Themes::new(depth(|name| std::env::var(name).ok()));
    for (name, source) in Config::themes() {
        themes.add(name, source);
    }
    let mut events = std::mem::take(&mut first.events);
    events.extend(told(&wrong));
    match &theme {
        Some(name) => sound(&themes, name).map_err(anyhow::Error::msg)?,
        None => events.extend(sound(&themes, &config.theme).map_err(Event::Failed).err()),
    }
    let settings = Settings {
        theme: theme.unwrap_or(config.theme),
        themes: themes.names(),
        column: config.column,
        index: config.index,
        mouse: config.mouse,
        secure: secure(),
        name: works
            .all
            .get(first.at)
            .map_or_else(String::new, |it| it.work.name()),
    };
    let mut app = App::new(settings, config.keymap);
    let choose = works.folder && works.all.len() > 1;
    app.shelve(works.all, first.at, works.notices);
    if choose {
        app.perform(Action::Works);
    }
    Ok(Start {
        app,
        themes,
        options,
        document: first.document,
        complete: first.complete,
        stream: first.stream,
        events,
    })
}

/// The work that is opened first.
struct First {
    at: usize,
    document: Document,
    complete: bool,
    /// What the rest comes from, when that is a stream.
    stream: Option<Stream>,
    /// What is told of those before it.
    events: Vec<Event>,
}

/// Opens the first work that can be opened.
fn first(works: &Works, options: &Options) -> anyhow::Result<First> {
    let mut problem = None;
    let mut events: Vec<Event> = works
        .notices
        .first()
        .cloned()
        .map(Event::Done)
        .into_iter()
        .collect();
    for (at, shelved) in works.all.iter().enumerate() {
        match head(&shelved.work, options) {
            Ok((document, complete, stream)) => {
                if stream.as_ref().is_some_and(Stream::is_empty) {
                    let waiting = format!("waiting for {}", shelved.work.name());
                    events.push(Event::Done(waiting));
                }
                return Ok(First {
                    at,
                    document,
                    complete,
                    stream,
                    events,
                });
            }
            Err(error) => {
                events.push(Event::Failed(error.to_string()));
                problem.get_or_insert(error);
            }
        }
    }
    match problem {
        Some(problem) => Err(problem.into()),
        None => anyhow::bail!(
            "there is nothing to read here; {}",
            works.notices.join("; ")
        ),
    }
}

/// A work or its beginning, whether that is all of it, and the stream that the rest comes from.
fn head(work: &Work, options: &Options) -> Result<(Document, bool, Option<Stream>), ReadError> {
    if let Some(stream) = work.stream() {
        let mut stream = stream?;
        return Ok(match stream.more(ENOUGH, PAUSE, Some(PATIENCE))? {
            Came::Nothing => (Document::default(), false, Some(stream)),
            Came::All => (stream.whole(options)?, true, None),
            Came::Some => (
                stream.beginning(options)?.unwrap_or_default(),
                false,
                Some(stream),
            ),
        });
    }
    Ok(match work.open_head(options)? {
        Some(head) => (head, false, None),
        None => (work.open(options)?, true, None),
    })
}

/// Whether there is a theme of this name, and nothing wrong with it.
fn sound(themes: &Themes, name: &str) -> Result<(), String> {
    match themes.check(name) {
        Some(Ok(_)) => Ok(()),
        Some(Err(wrong)) => Err(format!("the theme {name}, {wrong}")),
        None => Err(format!(
            "there is no theme {name}; there are {}",
            themes.names().join(", ")
        )),
    }
}

/// What is wrong with the configuration, for the status line: the first of it.
fn told(wrong: &[ConfigError]) -> Vec<Event> {
    let more = match wrong.len() {
        0 | 1 => String::new(),
        count => format!(" (and {} more: `dixit config` tells all)", count - 1),
    };
    let first = wrong.first().map(|error| format!("{error}{more}"));
    first.map(Event::Failed).into_iter().collect()
}
