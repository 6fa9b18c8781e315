//! From the command line's wishes to a reader that can start.

use std::path::{Path, PathBuf};

use anyhow::Context;

use super::{Load, Source, Start, depth};
use crate::app::{App, Config, ConfigError, Event, Settings};
use crate::model::Document;
use crate::read;
use crate::ui::Themes;

/// The works that come with the program.
const LESSONS: &str = include_str!("../../content/seven-lessons.toml");
const TOUR: &str = include_str!("../../content/tour.md");

/// What the reader is to show, and how.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// What to read: a file, `-`, or nothing for the lessons that come with the program.
    pub file: Option<PathBuf>,
    /// Read the tour instead.
    pub tour: bool,
    /// The theme, when it is not the one that is configured.
    pub theme: Option<String>,
}

/// Reads what was asked for, or its head.
pub fn open(request: &Request) -> anyhow::Result<Start> {
    let themes = Themes::new(depth(|name| std::env::var(name).ok()));
    let (config, wrong) = Config::path().map_or_else(Default::default, |path| Config::load(&path));
    let settings = Settings {
        theme: request.theme.clone().unwrap_or(config.theme),
        themes: themes.names(),
        column: config.column,
        index: config.index,
        mouse: config.mouse,
        name: name(request),
    };
    let (source, document) = match &request.file {
        _ if request.tour => (
            Source::Once("the tour is always the same"),
            read::plain(TOUR.into()),
        ),
        None => (
            Source::Once("these lessons are always the same"),
            read::plain(LESSONS.into()),
        ),
        Some(file) => {
            let again = file.clone();
            let load = move || -> Load {
                let file = again.clone();
                Box::new(move || whole(&file).map_err(|error| format!("{error:#}")))
            };
            (Source::File(file.clone(), Box::new(load)), whole(file)?)
        }
    };
    Ok(Start {
        app: App::new(settings, config.keymap),
        themes,
        source,
        document,
        rest: None,
        events: told(&wrong),
    })
}

fn whole(file: &Path) -> anyhow::Result<Document> {
    let text = std::fs::read_to_string(file).with_context(|| file.display().to_string())?;
    Ok(read::plain(text))
}

/// What is read, in words.
fn name(request: &Request) -> String {
    let file = request.file.as_deref();
    match file.map(|file| (file, file.file_name())) {
        None => "dixit".into(),
        Some((file, _)) if file == Path::new("-") => "standard input".into(),
        Some((file, name)) => name
            .unwrap_or(file.as_os_str())
            .to_string_lossy()
            .into_owned(),
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
