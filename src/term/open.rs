//! From the command line's wishes to a reader that can start.

use std::path::{Path, PathBuf};

use anyhow::Context;

use super::{Load, Source, Start, depth};
use crate::app::{App, Keymap, Settings};
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
    let settings = Settings {
        theme: request.theme.clone().unwrap_or_else(|| "terminal".into()),
        themes: themes.names(),
        ..Settings::default()
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
        app: App::new(settings, Keymap::builtin()),
        themes,
        source,
        document,
        rest: None,
        events: Vec::new(),
    })
}

fn whole(file: &Path) -> anyhow::Result<Document> {
    let text = std::fs::read_to_string(file).with_context(|| file.display().to_string())?;
    Ok(read::plain(text))
}
