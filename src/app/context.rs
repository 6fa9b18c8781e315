//! The places where keys are pressed, and which of their tables are asked.

/// Where a key is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Context {
    /// In the text.
    Reader,
    /// In the index or the speakers beside the text.
    Index,
    /// In a list over the text.
    List,
    /// Where something is typed.
    Prompt,
    /// Anywhere.
    Everywhere,
}

impl Context {
    /// All of them.
    pub(super) const ALL: [Self; 5] = [
        Self::Reader,
        Self::Index,
        Self::List,
        Self::Prompt,
        Self::Everywhere,
    ];

    /// Its table in `keys.toml`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Reader => "reader",
            Self::Index => "index",
            Self::List => "list",
            Self::Prompt => "prompt",
            Self::Everywhere => "everywhere",
        }
    }

    /// Whether digits are counts here; where they are not, what no key does is typed.
    pub(super) fn counts(self) -> bool {
        match self {
            Self::Reader | Self::Index | Self::List => true,
            Self::Prompt | Self::Everywhere => false,
        }
    }

    /// The tables that are asked, in this order.
    pub(super) fn chain(self) -> &'static [Self] {
        match self {
            Self::Reader => &[Self::Reader, Self::Everywhere],
            Self::Index => &[Self::Index, Self::Reader, Self::Everywhere],
            Self::List => &[Self::List, Self::Everywhere],
            Self::Prompt => &[Self::Prompt, Self::Everywhere],
            Self::Everywhere => &[Self::Everywhere],
        }
    }
}
