//! The one table of actions: name, words, group and what each does.
//!
//! Keys name actions (`assets/keys.toml`); help, palette, hints and the README's key table are made from these rows.
//! A new action is one row here; the row names the function that carries it out.

use super::App;
use super::{
    index, lists, looks, moving, places, program, prompt, quotations, searching, shelf, typing,
};

/// How an action was called.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Call {
    /// The count typed before the key.
    pub count: Option<usize>,
    /// The letter typed after the key, of an action that asks for one.
    pub letter: Option<char>,
}

impl Call {
    /// The count, or one.
    pub fn times(self) -> usize {
        self.count.unwrap_or(1)
    }
}

/// Where an action stands in help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Moving through the text.
    Moving,
    /// What somebody says.
    Quotations,
    /// Finding.
    Searching,
    /// Lists and panes.
    Lists,
    /// Jumps and marks.
    Places,
    /// How it looks.
    Looks,
    /// The program itself.
    Program,
    /// Typing into the prompt.
    Typing,
}

impl Group {
    /// Its title in help.
    pub fn title(self) -> &'static str {
        match self {
            Self::Moving => "Moving",
            Self::Quotations => "Quotations",
            Self::Searching => "Searching",
            Self::Lists => "Lists and panes",
            Self::Places => "Places",
            Self::Looks => "Looks",
            Self::Program => "The program",
            Self::Typing => "In the prompt",
        }
    }
}

/// One row of the table.
pub struct ActionRow {
    /// The action.
    pub action: Action,
    /// Its name in `keys.toml` and in the palette.
    pub name: &'static str,
    /// What it does, in words.
    pub help: &'static str,
    /// Where it stands in help.
    pub group: Group,
    /// Whether a letter has to follow its key.
    pub letter: bool,
    /// What it does, in code.
    pub(super) run: fn(&mut App, Call),
}

macro_rules! actions {
    (@letter) => { false };
    (@letter letter) => { true };
    ($($group:ident { $($action:ident $name:literal $help:literal => $run:path $(, $letter:ident)?;)* })*) => {
        /// Something the reader can be told to do.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Action {
            $($(#[doc = $help] $action,)*)*
        }

        /// Every action, group by group.
        pub const ACTIONS: &[ActionRow] = &[$($(ActionRow {
            action: Action::$action,
            name: $name,
            help: $help,
            group: Group::$group,
            letter: actions!(@letter $($letter)?),
            run: $run,
        },)*)*];
    };
}

actions! {
    Moving {
        Down "down" "a row down" => moving::down;
        Up "up" "a row up" => moving::up;
        PageDown "page-down" "a screen down" => moving::page_down;
        PageUp "page-up" "a screen up" => moving::page_up;
        HalfDown "half-down" "half a screen down" => moving::half_down;
        HalfUp "half-up" "half a screen up" => moving::half_up;
        Start "start" "to the start" => moving::start;
        End "end" "to the end" => moving::end;
        NextParagraph "next-paragraph" "next paragraph" => moving::next_paragraph;
        PreviousParagraph "previous-paragraph" "previous paragraph" => moving::previous_paragraph;
        NextLesson "next-lesson" "next lesson" => moving::next_lesson;
        PreviousLesson "previous-lesson" "previous lesson" => moving::previous_lesson;
    }
    Quotations {
        NextQuotation "next-quotation" "next quotation" => quotations::next;
        PreviousQuotation "previous-quotation" "previous quotation" => quotations::previous;
        NextBySpeaker "next-by-speaker" "next quotation by the same speaker" => quotations::next_by_speaker;
        PreviousBySpeaker "previous-by-speaker" "previous quotation by the same speaker" => quotations::previous_by_speaker;
        Why "why" "why this speaker? shows the words that decided" => quotations::why;
        Copy "copy" "copy the quotation with its citation" => quotations::copy;
        CopyPlain "copy-plain" "copy the words of the quotation alone" => quotations::copy_plain;
    }
    Searching {
        Search "search" "search: words, \"phrases\", @speaker, #lesson, /regex/" => prompt::open;
        SearchSpeaker "search-speaker" "search with a speaker picked from a list" => prompt::open_speaker;
        NextMatch "next-match" "next match" => searching::next;
        PreviousMatch "previous-match" "previous match" => searching::previous;
    }
    Lists {
        Quotations "quotations" "the list of quotations (of what is searched)" => lists::quotations;
        Speakers "speakers" "the list of speakers" => lists::speakers;
        Notices "notices" "what the document's reader has to be told" => lists::notices;
        Works "works" "open another document" => shelf::open;
        Filter "filter" "narrow the list by typing" => lists::filter;
        NextPane "next-pane" "the next pane" => index::next_pane;
        PreviousPane "previous-pane" "the previous pane" => index::previous_pane;
        Open "open" "open what is selected, follow a link" => lists::open_chosen;
        Index "index" "show, hide the index" => index::toggle;
        Fold "fold" "fold the lesson in the index, the work on the shelf" => index::fold;
        Unfold "unfold" "unfold the lesson in the index, the work on the shelf" => index::unfold;
        FoldAll "fold-all" "fold all lessons in the index" => index::fold_all;
        UnfoldAll "unfold-all" "unfold all lessons in the index" => index::unfold_all;
    }
    Places {
        SetMark "set-mark" "set a mark: a letter follows" => places::set_mark, letter;
        GoToMark "go-to-mark" "go to a mark: a letter follows" => places::go_to_mark, letter;
        Back "back" "back in the jump list" => places::back;
        Forward "forward" "forward in the jump list" => places::forward;
    }
    Looks {
        Theme "theme" "choose a theme, with live preview" => lists::themes;
        Zen "zen" "the text alone" => looks::zen;
        Wider "wider" "a wider column" => looks::wider;
        Narrower "narrower" "a narrower column" => looks::narrower;
        DefaultWidth "default-width" "the default column" => looks::default_width;
        Mouse "mouse" "take or release the mouse" => looks::mouse;
        Redraw "redraw" "paint everything afresh" => looks::redraw;
    }
    Program {
        Help "help" "help: every key, searchable" => lists::help;
        Palette "palette" "every action by name" => lists::palette;
        Reload "reload" "read the file again, keeping the place" => program::reload;
        Edit "edit" "open in $EDITOR at this line" => program::edit;
        Suspend "suspend" "stop until the shell continues it" => program::suspend;
        Cancel "cancel" "back out of one thing; never quits" => program::cancel;
        Quit "quit" "close an overlay, or quit" => program::quit;
        QuitNow "quit-now" "quit at once" => program::quit_now;
    }
    Typing {
        Erase "erase" "erase the character before" => typing::erase;
        EraseForward "erase-forward" "erase the character behind" => typing::erase_forward;
        EraseWord "erase-word" "erase the word before" => typing::erase_word;
        EraseLine "erase-line" "erase everything before" => typing::erase_line;
        CursorLeft "cursor-left" "a character left" => typing::left;
        CursorRight "cursor-right" "a character right" => typing::right;
        CursorStart "cursor-start" "to the start of the line" => typing::line_start;
        CursorEnd "cursor-end" "to the end of the line" => typing::line_end;
        Complete "complete" "take the speaker offered" => typing::complete;
    }
}

impl Action {
    /// Its row in the table.
    pub fn row(self) -> &'static ActionRow {
        // The enum and the table are made from the same rows, in the same order (a test holds it).
        &ACTIONS[self as usize]
    }

    /// The action of this name.
    pub fn named(name: &str) -> Option<Self> {
        ACTIONS
            .iter()
            .find(|row| row.name == name)
            .map(|row| row.action)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_finds_its_own_row_and_has_a_name_of_its_own() {
        for (at, row) in ACTIONS.iter().enumerate() {
            assert_eq!(row.action.row().name, row.name, "row {at}");
            assert_eq!(Action::named(row.name), Some(row.action), "{}", row.name);
            assert!(!row.help.is_empty(), "{}", row.name);
        }
    }
}
