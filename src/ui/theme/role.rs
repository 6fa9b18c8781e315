//! The roles: what there is on the screen, by the names that theme files use. One row for each.

macro_rules! roles {
    ($($role:ident $name:literal $words:literal;)*) => {
        /// What something on the screen is; the theme says how it looks.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Role {
            $(#[doc = $words] $role,)*
            /// What the speaker with this colour says; counted from 0 to [`SLOTS`](crate::app::SLOTS).
            Speech(u8),
        }

        /// Every role that a theme file names, with its name there.
        pub(super) const ROLES: &[(Role, &str)] = &[$((Role::$role, $name),)*];
    };
}

roles! {
    Background "background" "The whole window; everything else is painted over it.";
    Text "text" "Running text.";
    Bright "bright" "Titles, and what is current.";
    Dim "dim" "What stands beside the text: counts, labels, hints.";
    Faint "faint" "Lines and the empty part of the map.";
    Heading "heading" "The heading of a lesson.";
    Aside "aside" "Byline, date, origin, footnotes: about the text.";
    Quoted "quoted" "A passage set apart as quoted.";
    Emphasis "emphasis" "Emphasised words.";
    Strong "strong" "Strong words.";
    Strike "strike" "Struck words.";
    Code "code" "Program text and keys within a line.";
    Label "label" "The label of a turn.";
    Link "link" "Words that lead somewhere.";
    Nobody "nobody" "A quotation of nobody known.";
    Now "now" "The gutter beside the current quotation.";
    Cue "cue" "The reporting verb, while the reader asks why.";
    Mention "mention" "The words that name the speaker, while the reader asks why.";
    Hit "hit" "What a search found.";
    HitNow "hit-now" "The match the reader is at.";
    Heard "heard" "A whole quotation that a search found by its speaker.";
    HeardNow "heard-now" "The same, where the reader is.";
    Match "match" "A match on the map.";
    MatchNow "match-now" "The match the reader is at, on the map.";
    Selected "selected" "The selected row of the list that has the keys.";
    Marked "marked" "The selected row of a list that does not have the keys.";
    Panel "panel" "What lies over the text.";
    Border "border" "The frame of what lies over the text.";
    Key "key" "A key, in hints and help.";
    Prompt "prompt" "What is typed.";
    Note "note" "A word on the status line.";
    Error "error" "What went wrong.";
    Here "here" "The part of the map that is on the screen.";
}

impl Role {
    /// Its place among [`ROLES`]; `None` for what has a list of its own.
    pub(super) fn index(self) -> Option<usize> {
        ROLES.iter().position(|(role, _)| *role == self)
    }
}
