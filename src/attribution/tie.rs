//! A tag: a mention with the way it is tied to a quotation.

/// How a mention is tied to a quotation, from the surest to the least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tie {
    /// “…,” said Anna
    VerbName,
    /// “…,” Anna said
    NameVerb,
    /// Anna said: “…”
    SaysThat,
    /// “…,” according to Anna
    Source,
    /// “…,” Anna, the owner, said
    NameFarVerb,
    /// said Anna: “…”
    VerbBefore,
    /// “…,” said to the crowd Anna
    VerbFarName,
    /// Anna, in a low voice, said: “…”
    SaysFar,
    /// Anna opened the door: “…”
    Subject,
    /// … when Anna shouted “…”
    LastVerb,
}

/// How many ties there are.
pub const TIES: usize = 10;

impl Tie {
    /// Whether a reporting verb ties mention and quotation closely.
    pub fn is_close(self) -> bool {
        match self {
            Self::VerbName
            | Self::NameVerb
            | Self::SaysThat
            | Self::Source
            | Self::NameFarVerb
            | Self::VerbBefore => true,
            Self::VerbFarName | Self::SaysFar | Self::Subject | Self::LastVerb => false,
        }
    }

    /// Whether the reporting clause stands right behind what it reports.
    pub fn is_behind(self) -> bool {
        matches!(self, Self::VerbName | Self::NameVerb | Self::Source)
    }
}

/// A mention that is tied to a quotation.
#[derive(Clone, Copy, Debug)]
pub struct Tag {
    /// How.
    pub tie: Tie,
    /// The mention, by its index in [`super::mentions::Mentions::all`].
    pub mention: u32,
    /// The token of the reporting verb.
    pub cue: Option<u32>,
}

/// The tag of the mention with this index, by the reporting verb at the token `cue`.
pub fn tag(tie: Tie, mention: usize, cue: Option<usize>) -> Tag {
    Tag {
        tie,
        mention: mention as u32,
        cue: cue.map(|it| it as u32),
    }
}
