//! Themes: TOML files that say how each role looks.
//!
//! A look is written `bright bold`, `black on yellow`, `on #202020 underline`: a colour of the terminal's sixteen, of the
//! file's own `[palette]` or a value, what it stands on, and how it is set. A role that a theme does not name looks like
//! the text. Where colours are not wanted, what stood on a colour of its own is reversed instead.

mod colour;
mod role;

use std::ops::Range;

use ratatui::style::{Color, Modifier, Style};
use toml::de::DeTable;

use crate::app::{SLOTS, SourceError, parse, strings, table};
use role::ROLES;
pub use role::Role;

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

/// The themes that come with the program, the default first.
const BUILTIN: &[(&str, &str)] = &[
    (
        "terminal",
        include_str!("../../../assets/themes/terminal.toml"),
    ),
    ("dark", include_str!("../../../assets/themes/dark.toml")),
    ("light", include_str!("../../../assets/themes/light.toml")),
    (
        "contrast",
        include_str!("../../../assets/themes/contrast.toml"),
    ),
    (
        "colourblind",
        include_str!("../../../assets/themes/colourblind.toml"),
    ),
];

/// How each role looks.
#[derive(Clone, Debug)]
pub struct Theme {
    looks: [Style; ROLES.len()],
    speech: [Style; SLOTS],
}

impl Default for Theme {
    fn default() -> Self {
        Self {
            looks: [Style::new(); ROLES.len()],
            speech: [Style::new(); SLOTS],
        }
    }
}

impl Theme {
    /// The style of a role, to be put over what lies below it.
    pub fn style(&self, role: Role) -> Style {
        let found = match (role, role.index()) {
            (Role::Speech(slot), _) => self.speech.get(usize::from(slot)),
            (_, Some(at)) => self.looks.get(at),
            (_, None) => None,
        };
        found.copied().unwrap_or_default()
    }

    /// Reverses what has to stand out from the ground and does not: few colours make two grounds one.
    fn set_apart(&mut self) {
        let grounds = [Role::Background, Role::Panel].map(|it| self.style(it).bg);
        for role in [
            Role::Selected,
            Role::Hit,
            Role::HitNow,
            Role::Cue,
            Role::Mention,
        ] {
            let Some(look) = role.index().and_then(|at| self.looks.get_mut(at)) else {
                continue;
            };
            if look.bg.is_some() && grounds.contains(&look.bg) {
                *look = Style {
                    fg: None,
                    bg: None,
                    ..look.add_modifier(Modifier::REVERSED)
                };
            }
        }
    }

    /// Reads a theme file.
    pub fn read(source: &str, depth: Depth) -> Result<Self, SourceError> {
        let file = Source {
            text: source,
            depth,
        };
        let tables = parse(source)?;
        let mut theme = Self::default();
        let empty = DeTable::new();
        let mut palette = &empty;
        for (name, value) in &tables {
            match name.get_ref().as_ref() {
                "palette" => palette = table(source, value, "`palette`")?,
                "roles" | "speakers" => {}
                other => {
                    let message = format!(
                        "`{other}` is no part of a theme; there are [palette], [roles], [speakers]"
                    );
                    return Err(SourceError::at(source, &name.span(), message));
                }
            }
        }
        let palette = file.palette(palette)?;
        if let Some(value) = tables.get("roles") {
            file.roles(table(source, value, "`roles`")?, &palette, &mut theme)?;
        }
        if let Some(value) = tables.get("speakers") {
            file.speakers(table(source, value, "`speakers`")?, &palette, &mut theme)?;
        }
        theme.set_apart();
        Ok(theme)
    }
}

/// A colour of the file's own.
type Palette<'a> = Vec<(&'a str, Color)>;

struct Source<'a> {
    text: &'a str,
    depth: Depth,
}

impl Source<'_> {
    fn palette<'a>(&self, names: &'a DeTable<'_>) -> Result<Palette<'a>, SourceError> {
        let mut palette = Palette::new();
        for (name, value) in names {
            if name.get_ref() == "on" || modifier(name.get_ref()).is_some() {
                let message = format!(
                    "`{}` says how words are set; give the colour another name",
                    name.get_ref()
                );
                return Err(SourceError::at(self.text, &name.span(), message));
            }
            for (word, span) in strings(self.text, value)? {
                let colour = self.colour(word, &span, &palette)?;
                palette.push((name.get_ref(), colour));
            }
        }
        Ok(palette)
    }

    fn roles(
        &self,
        roles: &DeTable<'_>,
        palette: &Palette<'_>,
        theme: &mut Theme,
    ) -> Result<(), SourceError> {
        for (name, value) in roles {
            let at = ROLES
                .iter()
                .position(|(_, known)| *known == name.get_ref().as_ref())
                .ok_or_else(|| {
                    let known: Vec<&str> = ROLES.iter().map(|(_, name)| *name).collect();
                    let message = format!(
                        "there is no role `{}`; there are {}",
                        name.get_ref(),
                        known.join(", ")
                    );
                    SourceError::at(self.text, &name.span(), message)
                })?;
            for (look, span) in strings(self.text, value)? {
                let style = self.look(look, &span, palette)?;
                theme.looks[at] = style;
            }
        }
        Ok(())
    }

    fn speakers(
        &self,
        speakers: &DeTable<'_>,
        palette: &Palette<'_>,
        theme: &mut Theme,
    ) -> Result<(), SourceError> {
        for (name, value) in speakers {
            let looks = strings(self.text, value)?;
            if name.get_ref() != "colours" || looks.len() != SLOTS {
                let message = format!("[speakers] holds `colours`, a list of {SLOTS} looks");
                return Err(SourceError::at(self.text, &name.span(), message));
            }
            let ground = theme.style(Role::Background).bg;
            let mut free = colour::hues(ground);
            for (slot, (look, span)) in theme.speech.iter_mut().zip(looks) {
                let mut raw = self.raw(look, &span, palette)?;
                if self.depth == Depth::Sixteen {
                    raw.fg = raw.fg.map(|it| colour::take(it, &mut free, ground));
                }
                *slot = at_depth(raw, self.depth);
            }
        }
        Ok(())
    }

    /// A look on this terminal.
    fn look(
        &self,
        look: &str,
        span: &Range<usize>,
        palette: &Palette<'_>,
    ) -> Result<Style, SourceError> {
        self.raw(look, span, palette)
            .map(|it| at_depth(it, self.depth))
    }

    /// `[colour] [on colour] [bold] [dim] [italic] [underline] [reverse] [strike]`.
    fn raw(
        &self,
        look: &str,
        span: &Range<usize>,
        palette: &Palette<'_>,
    ) -> Result<Style, SourceError> {
        let mut style = Style::new();
        let mut on = false;
        for word in look.split_whitespace() {
            if word == "on" {
                on = true;
            } else if let Some(modifier) = modifier(word).filter(|_| !on) {
                style = style.add_modifier(modifier);
            } else if std::mem::take(&mut on) {
                style = style.bg(self.colour(word, span, palette)?);
            } else {
                style = style.fg(self.colour(word, span, palette)?);
            }
        }
        Ok(style)
    }

    fn colour(
        &self,
        word: &str,
        span: &Range<usize>,
        palette: &Palette<'_>,
    ) -> Result<Color, SourceError> {
        let own = palette
            .iter()
            .find(|(name, _)| *name == word)
            .map(|(_, colour)| *colour);
        own.or_else(|| colour::named(word)).ok_or_else(|| {
            let message = format!(
                "`{word}` is no colour: write #rrggbb, a name of [palette], one of the terminal's sixteen (red, \
                 light-red, grey, dark-grey …) or default; or bold, dim, italic, underline, reverse, strike"
            );
            SourceError::at(self.text, span, message)
        })
    }
}

fn modifier(word: &str) -> Option<Modifier> {
    Some(match word {
        "bold" => Modifier::BOLD,
        "dim" => Modifier::DIM,
        "italic" => Modifier::ITALIC,
        "underline" => Modifier::UNDERLINED,
        "reverse" => Modifier::REVERSED,
        "strike" => Modifier::CROSSED_OUT,
        _ => return None,
    })
}

fn at_depth(style: Style, depth: Depth) -> Style {
    if depth == Depth::Plain {
        let plain = Style::new().add_modifier(style.add_modifier);
        let set_apart = style.bg.is_some() && style.fg.is_some();
        return if set_apart {
            plain.add_modifier(Modifier::REVERSED)
        } else {
            plain
        };
    }
    Style {
        fg: style.fg.map(|it| colour::at(it, depth)),
        bg: style.bg.map(|it| colour::at(it, depth)),
        ..style
    }
}

/// All themes there are; each is read from its file when it is first asked for.
#[derive(Clone, Debug, Default)]
pub struct Themes {
    depth: Depth,
    own: Vec<(String, String)>,
    current: Option<(String, Theme)>,
}

impl Themes {
    /// The built-in themes, for a terminal of that many colours.
    pub fn new(depth: Depth) -> Self {
        Self {
            depth,
            ..Self::default()
        }
    }

    /// Adds a theme of the reader's own, by its name and the text of its file. It may replace a built-in one.
    pub fn add(&mut self, name: impl Into<String>, source: impl Into<String>) {
        self.own.push((name.into(), source.into()));
    }

    /// The names of all themes, the default first.
    pub fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = BUILTIN.iter().map(|(name, _)| (*name).to_owned()).collect();
        let own = self.own.iter().map(|(name, _)| name.clone());
        names.extend(own.filter(|own| !BUILTIN.iter().any(|(name, _)| name == own)));
        names
    }

    /// Reads a theme to see whether it is sound; `None` when there is none of this name.
    pub fn check(&self, name: &str) -> Option<Result<Theme, SourceError>> {
        let own = self.own.iter().find(|(own, _)| own == name);
        let source = own.map(|(_, source)| source.as_str()).or_else(|| {
            let known = BUILTIN.iter().find(|(known, _)| *known == name);
            known.map(|(_, source)| *source)
        });
        source.map(|source| Theme::read(source, self.depth))
    }

    /// The theme of this name; the default one when there is none or it cannot be read.
    pub fn get(&mut self, name: &str) -> &Theme {
        if self.current.as_ref().is_none_or(|(kept, _)| kept != name) {
            let sound = |name| self.check(name).and_then(Result::ok);
            let usual = || BUILTIN.first().and_then(|(usual, _)| sound(usual));
            let theme = sound(name).or_else(usual).unwrap_or_default();
            self.current = Some((name.to_owned(), theme));
        }
        &self.current.get_or_insert_default().1
    }
}

#[cfg(test)]
mod tests;
