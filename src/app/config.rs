//! The configuration: `config.toml`, over defaults that stand in one table.
//!
//! Invariant: the reader starts whatever the file says. What is wrong with it is told with file, line and column, the
//! field in question keeps its default, and the others are taken.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;
use toml::Spanned;
use toml::de::DeValue;

use super::keymap::BUILTIN;
use super::{Keymap, SourceError, source};

/// The longest file that is read, in bytes.
const LONGEST: u64 = 1 << 20;

/// The most themes that are looked at.
const MOST_THEMES: usize = 100;

/// What can be configured.
#[derive(Clone, Debug)]
pub struct Config {
    /// The theme, by name.
    pub theme: String,
    /// The widest the column of text may be, in columns.
    pub column: u16,
    /// Whether the index is shown where there is room.
    pub index: bool,
    /// Whether the mouse is taken.
    pub mouse: bool,
    /// The keys.
    pub keymap: Keymap,
}

/// Something that is wrong with the configuration.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// It is there and cannot be read.
    #[error("{}: {error}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// Something in it is not as it should be.
    #[error("{}, {wrong}", path.display())]
    Wrong {
        /// The file.
        path: PathBuf,
        /// What, and where.
        wrong: SourceError,
    },
}

/// Takes a field's value from the file.
type Take = fn(&mut Config, &DeValue<'_>) -> Result<(), String>;

/// One row of the table of fields.
struct Field {
    name: &'static str,
    /// What it is for, as `dixit config --default` says it.
    help: &'static str,
    default: &'static str,
    take: Take,
}

/// Every field but the keys, which have a table of their own.
const FIELDS: &[Field] = &[
    Field {
        name: "theme",
        help: "How it looks; `dixit themes` lists the themes.",
        default: "\"terminal\"",
        take: |config, value| {
            config.theme = value.as_str().ok_or("a theme's name")?.into();
            Ok(())
        },
    },
    Field {
        name: "column",
        help: "The widest the column of text may be: 20 to 500 columns of the terminal.",
        default: "72",
        take: |config, value| {
            let number = value.as_integer().and_then(|it| it.as_str().parse().ok());
            let number = number.filter(|it| (20..=500).contains(it));
            config.column = number.ok_or("a number from 20 to 500")?;
            Ok(())
        },
    },
    Field {
        name: "index",
        help: "Whether the index of lessons is shown where there is room.",
        default: "true",
        take: |config, value| {
            config.index = value.as_bool().ok_or("true or false")?;
            Ok(())
        },
    },
    Field {
        name: "mouse",
        help: "Whether the mouse scrolls and selects; without it the terminal's own selecting works.",
        default: "true",
        take: |config, value| {
            config.mouse = value.as_bool().ok_or("true or false")?;
            Ok(())
        },
    },
];

impl Default for Config {
    fn default() -> Self {
        Self::with(Keymap::builtin())
    }
}

impl Config {
    /// The defaults with these keys, which take longer to make than all the rest.
    fn with(keymap: Keymap) -> Self {
        Self {
            theme: "terminal".into(),
            column: 72,
            index: true,
            mouse: true,
            keymap,
        }
    }

    /// Where the file is looked for; `None` when the system knows no home.
    pub fn path() -> Option<PathBuf> {
        let base = etcetera::choose_base_strategy().ok()?;
        Some(base.config_dir().join("dixit").join("config.toml"))
    }

    /// The themes of the reader's own, by name and text: the files `themes/*.toml` beside the configuration. One that
    /// cannot be read is left out.
    pub fn themes() -> Vec<(String, String)> {
        let directory = Self::path().map(|path| path.with_file_name("themes"));
        let files = directory.and_then(|it| std::fs::read_dir(it).ok());
        let mut themes: Vec<(String, String)> = files
            .into_iter()
            .flatten()
            .filter_map(|file| {
                let path = file.ok()?.path();
                let name = path.file_stem()?.to_str()?.to_owned();
                let is_theme = path.extension().is_some_and(|it| it == "toml");
                is_theme.then(|| Some((name, read(&path).ok()?)))?
            })
            .take(MOST_THEMES)
            .collect();
        themes.sort();
        themes
    }

    /// What the file at `path` says, and what is wrong with it. No file is as good as an empty one.
    pub fn load(path: &Path) -> (Self, Vec<ConfigError>) {
        let text = match read(path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            Err(error) => {
                let path = path.to_owned();
                return (
                    Self::default(),
                    vec![ConfigError::Unreadable { path, error }],
                );
            }
        };
        let (config, wrong) = Self::parse(&text);
        let told = wrong.into_iter().map(|wrong| ConfigError::Wrong {
            path: path.to_owned(),
            wrong,
        });
        (config, told.collect())
    }

    /// What `text` says, and what is wrong with it.
    pub fn parse(text: &str) -> (Self, Vec<SourceError>) {
        let mut wrong = Vec::new();
        let keymap = Keymap::overridden(text).unwrap_or_else(|error| {
            wrong.push(error);
            Keymap::builtin()
        });
        let mut config = Self::with(keymap);
        // A file that is no TOML has been reported by the keymap.
        for (name, value) in source::parse(text).unwrap_or_default() {
            if let Err(error) = config.take(text, &name, &value) {
                wrong.push(error);
            }
        }
        wrong.sort_by_key(|it| (it.line, it.column));
        (config, wrong)
    }

    fn take(
        &mut self,
        text: &str,
        name: &Spanned<std::borrow::Cow<'_, str>>,
        value: &Spanned<DeValue<'_>>,
    ) -> Result<(), SourceError> {
        if name.get_ref() == "keys" {
            return Ok(());
        }
        let field = FIELDS.iter().find(|it| it.name == name.get_ref());
        let field = field.ok_or_else(|| {
            let known: Vec<&str> = FIELDS.iter().map(|it| it.name).collect();
            let known = known.join(", ");
            let message = format!(
                "there is no field `{}`; there are {known}, keys",
                name.get_ref()
            );
            SourceError::at(text, &name.span(), message)
        })?;
        (field.take)(self, value.get_ref()).map_err(|expected| {
            let message = format!("`{}` has to be {expected}", field.name);
            SourceError::at(text, &value.span(), message)
        })
    }
}

fn read(path: &Path) -> io::Result<String> {
    let mut text = String::new();
    let file = std::fs::File::open(path)?;
    file.take(LONGEST).read_to_string(&mut text)?;
    Ok(text)
}

/// A configuration file with every field at its default; the keys are there to be uncommented, so that a file made
/// today does not hold back those of a later version.
pub fn default_file() -> String {
    let mut text = String::from("# dixit's configuration, every field at its default.\n");
    for Field {
        name,
        help,
        default,
        take: _,
    } in FIELDS
    {
        text.extend(["\n# ", help, "\n", name, " = ", default, "\n"]);
    }
    text.push('\n');
    for line in BUILTIN.lines() {
        let line = match line.strip_prefix('[') {
            Some(table) => format!("# [keys.{table}"),
            None if line.is_empty() || line.starts_with('#') => line.to_owned(),
            None => format!("# {line}"),
        };
        text.push_str(&line);
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The configuration without its keys, and those keys.
    fn told(config: &Config) -> (String, &[crate::app::Binding]) {
        let Config {
            theme,
            column,
            index,
            mouse,
            keymap,
        } = config;
        (
            format!("{theme} {column} {index} {mouse}"),
            keymap.bindings(),
        )
    }

    #[test]
    fn the_default_file_says_what_is_the_default() {
        let uncommented = default_file().replace("\n# [", "\n[");
        let uncommented: String = uncommented
            .lines()
            .map(|line| match line.strip_prefix("# ") {
                Some(field) if field.contains(" = ") && !field.contains(". ") => field,
                _ => line,
            })
            .fold(String::new(), |text, line| text + line + "\n");
        assert!(uncommented.contains("\n[keys.reader]\ndown = "));
        for text in [default_file(), uncommented] {
            let (config, wrong) = Config::parse(&text);
            assert!(wrong.is_empty(), "{wrong:?}\n{text}");
            assert_eq!(told(&config).0, told(&Config::default()).0);
            let mut bindings = config.keymap.bindings().to_vec();
            let mut expected = Keymap::builtin().bindings().to_vec();
            bindings.sort_by_key(|it| (it.context, it.keys.clone()));
            expected.sort_by_key(|it| (it.context, it.keys.clone()));
            assert_eq!(bindings, expected);
        }
        for field in FIELDS {
            assert!(default_file().contains(&format!("\n{} = ", field.name)));
        }
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place_and_the_rest_is_taken() {
        let good = "mouse = false\n";
        for (text, line, column, words) in [
            (
                "colunm = 80",
                2,
                1,
                "no field `colunm`; there are theme, column",
            ),
            (
                "column = 7",
                2,
                10,
                "`column` has to be a number from 20 to 500",
            ),
            ("column = \"x\"", 2, 10, "`column` has to be"),
            ("index = 1", 2, 9, "`index` has to be true or false"),
            ("theme = []", 2, 9, "`theme` has to be a theme's name"),
            ("[keys.reader]\nzen = \"j\"", 3, 7, "both `down` and `zen`"),
        ] {
            let (config, wrong) = Config::parse(&format!("{good}{text}"));
            let [error] = wrong.as_slice() else {
                panic!("{text}: {wrong:?}");
            };
            assert!(error.message.contains(words), "{text}: {error}");
            assert_eq!(
                (error.line, error.column),
                (line, column),
                "{text}: {error}"
            );
            assert!(!config.mouse, "{text}: the rest is taken");
            assert_eq!(config.column, 72);
        }
        let (config, wrong) = Config::parse("mouse = false\ncolumn =");
        assert_eq!((wrong.len(), config.mouse), (1, true), "no TOML: {wrong:?}");
        let (_, wrong) = Config::parse("column = 1\nindex = 2\n[keys.cellar]\n");
        assert_eq!(wrong.len(), 3, "all of it is told");
    }

    #[test]
    fn an_error_names_the_file_and_no_file_is_no_error() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("config.toml");
        assert!(Config::load(&file).1.is_empty());
        std::fs::write(&file, "column = 80\nspeed = 9\n").unwrap();
        let (config, wrong) = Config::load(&file);
        assert_eq!(config.column, 80);
        let told = wrong[0].to_string();
        assert!(told.ends_with("config.toml, line 2, column 1: there is no field `speed`; there are theme, column, index, mouse, keys"), "{told}");
        std::fs::write(&file, b"\xff").unwrap();
        assert_eq!(Config::load(&file).1.len(), 1);
        assert_eq!(Config::load(home.path()).1.len(), 1, "a directory");
    }
}
