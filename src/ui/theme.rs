//! Themes: TOML files that say how each role looks.

use ratatui::style::Style;

/// What something on the screen is; the theme says how it looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Running text.
    Text,
}

/// How many colours the terminal has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Depth {
    /// None are wanted (`NO_COLOR`).
    Plain,
    /// The sixteen of the terminal's own palette.
    Sixteen,
    /// 256.
    Indexed,
    /// All of them.
    #[default]
    True,
}

/// How each role looks.
#[derive(Clone, Debug, Default)]
pub struct Theme {}

impl Theme {
    /// The style of a role.
    pub fn style(&self, role: Role) -> Style {
        match role {
            Role::Text => Style::new(),
        }
    }
}

/// All themes there are; each is read from its file when it is first asked for.
#[derive(Clone, Debug, Default)]
pub struct Themes {
    depth: Depth,
    current: Theme,
}

impl Themes {
    /// The built-in themes, for a terminal of that many colours.
    pub fn new(depth: Depth) -> Self {
        Self {
            depth,
            current: Theme::default(),
        }
    }

    /// How many colours they are made for.
    pub fn depth(&self) -> Depth {
        self.depth
    }

    /// The names of all themes, the default first.
    pub fn names(&self) -> Vec<String> {
        vec!["terminal".into()]
    }

    /// The theme of this name; the default one when there is none.
    pub fn get(&mut self, _name: &str) -> &Theme {
        &self.current
    }
}
