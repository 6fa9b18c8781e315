//! Tables of keys in TOML → what is bound to what, with its place in the file.

use std::ops::Range;

use toml::de::DeTable;

use super::source::{self, SourceError};
use super::{Action, Context, Key};

/// One sequence of keys and what it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    /// Where.
    pub context: Context,
    /// The keys, one after the other.
    pub keys: Vec<Key>,
    /// What they do.
    pub action: Action,
}

/// The keys of an action in one place, as a file has them.
pub(super) struct Written {
    pub context: Context,
    pub action: Action,
    /// One sequence of keys; none where the file takes the keys away.
    pub keys: Option<Vec<Key>>,
    /// Where it stands in the file.
    pub span: Range<usize>,
}

/// What the tables `[reader]`, `[index]` … in `tables` bind.
pub(super) fn read(source: &str, tables: &DeTable<'_>) -> Result<Vec<Written>, SourceError> {
    let mut all = Vec::new();
    for (name, value) in tables {
        let context = context(source, name.get_ref(), &name.span())?;
        for (name, keys) in source::table(source, value, name.get_ref())? {
            let action = action(source, name.get_ref(), &name.span())?;
            let written = |keys, span| Written {
                context,
                action,
                keys,
                span,
            };
            let list = source::strings(source, keys)?;
            if list.is_empty() {
                all.push(written(None, keys.span()));
            }
            for (keys, span) in list {
                let keys = sequence(source, keys, &span)?;
                all.push(written(Some(keys), span));
            }
        }
    }
    Ok(all)
}

fn context(source: &str, name: &str, span: &Range<usize>) -> Result<Context, SourceError> {
    let named = Context::ALL.into_iter().find(|it| it.name() == name);
    named.ok_or_else(|| {
        let known = Context::ALL.map(|it| format!("[{}]", it.name())).join(", ");
        let message = format!("`{name}` is no place for keys; there are {known}");
        SourceError::at(source, span, message)
    })
}

fn action(source: &str, name: &str, span: &Range<usize>) -> Result<Action, SourceError> {
    Action::named(name).ok_or_else(|| {
        let message = format!("there is no action `{name}`; `dixit keys` lists them");
        SourceError::at(source, span, message)
    })
}

fn sequence(source: &str, keys: &str, span: &Range<usize>) -> Result<Vec<Key>, SourceError> {
    let keys: Result<Vec<Key>, _> = keys.split_whitespace().map(str::parse).collect();
    match keys {
        Ok(keys) if keys.is_empty() => Err(SourceError::at(
            source,
            span,
            "no key; write [] to take the keys away",
        )),
        Ok(keys) => Ok(keys),
        Err(wrong) => Err(SourceError::at(source, span, wrong.to_string())),
    }
}
