//! From the command line's wishes to a reader that can start.

use super::{Start, depth};
use crate::app::{App, Config, ConfigError, Event, Settings, Work};
use crate::read::Options;
use crate::ui::Themes;

/// What the reader is to show, and how.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// What to read.
    pub work: Work,
    /// What overrules the recognition of its format and encoding.
    pub options: Options,
    /// The theme, when it is not the one that is configured.
    pub theme: Option<String>,
}

/// Reads what was asked for, or its head. What is wrong with the configuration is no error: the reader tells of it.
pub fn open(request: Request) -> anyhow::Result<Start> {
    let Request {
        work,
        options,
        theme,
    } = request;
    let head = work.open_head(&options)?;
    let complete = head.is_none();
    let document = head.map_or_else(|| work.open(&options), Ok)?;
    let (config, wrong) = Config::path().map_or_else(Default::default, |path| Config::load(&path));
    let mut themes = Themes::new(depth(|name| std::env::var(name).ok()));
    for (name, source) in Config::themes() {
        themes.add(name, source);
    }
    let mut events = told(&wrong);
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
        name: work.name(),
    };
    Ok(Start {
        app: App::new(settings, config.keymap),
        themes,
        work,
        options,
        document,
        complete,
        events,
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
