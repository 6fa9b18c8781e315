//! The kinds of lists that lie over the text.

/// What a list shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListKind {
    /// Quotations; a row is a place in the attribution.
    Quotations,
    /// Speakers; a row is a place in the order of [`People`](super::People).
    Speakers,
    /// Keys; a row is a place in [`ACTIONS`](super::ACTIONS), a heading the first of its group.
    Help,
    /// Actions; a row is a place in [`ACTIONS`](super::ACTIONS).
    Palette,
    /// Themes; a row is a place in the settings.
    Themes,
    /// Links and notes on the screen; a row is a place in [`App::links`](super::App::links).
    Links,
    /// Notices of the document; a row is a place in it.
    Notices,
    /// Works that can be opened; a row is one of the [`Shelf`](super::Shelf).
    Works,
    /// A card: rows of text that are read and not chosen from.
    Card,
}

impl ListKind {
    /// Its title.
    pub fn title(self) -> &'static str {
        match self {
            Self::Quotations => "Quotations",
            Self::Speakers => "Speakers",
            Self::Help => "Help",
            Self::Palette => "Actions",
            Self::Themes => "Themes",
            Self::Links => "Links",
            Self::Notices => "Notices",
            Self::Works => "Works",
            Self::Card => "Card",
        }
    }

    /// What Enter does with the selected row, in a word.
    pub fn enter(self) -> &'static str {
        match self {
            Self::Quotations => "go there",
            Self::Speakers => "find all",
            Self::Help | Self::Palette => "do it",
            Self::Themes => "keep",
            Self::Links => "follow",
            Self::Notices => "close",
            Self::Works | Self::Card => "open",
        }
    }

    /// Whether its rows come from the attribution.
    pub fn is_of_voices(self) -> bool {
        match self {
            Self::Quotations | Self::Speakers => true,
            Self::Help
            | Self::Palette
            | Self::Themes
            | Self::Links
            | Self::Notices
            | Self::Works
            | Self::Card => false,
        }
    }

    /// Whether it is typed into from the start.
    pub(super) fn typed(self) -> bool {
        match self {
            Self::Help | Self::Palette => true,
            Self::Quotations
            | Self::Speakers
            | Self::Themes
            | Self::Links
            | Self::Notices
            | Self::Works
            | Self::Card => false,
        }
    }
}
