//! Our own TOML files (keys, themes): a place in the source for everything that is wrong with them.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What is wrong in a file, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {message}")]
pub struct SourceError {
    /// The line, from 1.
    pub line: usize,
    /// The column in code points, from 1.
    pub column: usize,
    /// What is wrong and what was expected.
    pub message: String,
}

impl SourceError {
    /// An error at the byte `span.start` of `source`.
    pub fn at(source: &str, span: &Range<usize>, message: impl Into<String>) -> Self {
        let (line, column) = line_column(source, span.start);
        Self {
            line,
            column,
            message: message.into(),
        }
    }
}

/// Line and column (in code points) of a byte, both from 1.
pub fn line_column(source: &str, byte: usize) -> (usize, usize) {
    let before = source.get(..byte).unwrap_or(source);
    let line = before.matches('\n').count() + 1;
    let column = before
        .rsplit('\n')
        .next()
        .unwrap_or_default()
        .chars()
        .count()
        + 1;
    (line, column)
}

/// The tables of a TOML file.
pub fn parse(source: &str) -> Result<DeTable<'_>, SourceError> {
    DeTable::parse(source)
        .map(Spanned::into_inner)
        .map_err(|error| SourceError::at(source, &error.span().unwrap_or(0..0), error.message()))
}

/// A value that has to be a table.
pub fn table<'a, 'i>(
    source: &str,
    value: &'a Spanned<DeValue<'i>>,
    what: &str,
) -> Result<&'a DeTable<'i>, SourceError> {
    value.get_ref().as_table().ok_or_else(|| {
        SourceError::at(
            source,
            &value.span(),
            format!(
                "{what} has to be a table, not {}",
                value.get_ref().type_str()
            ),
        )
    })
}

/// A value that has to be a string or a list of strings.
pub fn strings<'a>(
    source: &str,
    value: &'a Spanned<DeValue<'_>>,
) -> Result<Vec<(&'a str, Range<usize>)>, SourceError> {
    let wrong = |it: &Spanned<DeValue<'_>>| {
        let message = format!(
            "expected a string or a list of strings, not {}",
            it.get_ref().type_str()
        );
        SourceError::at(source, &it.span(), message)
    };
    if let Some(one) = value.get_ref().as_str() {
        return Ok(vec![(one, value.span())]);
    }
    let list = value.get_ref().as_array().ok_or_else(|| wrong(value))?;
    list.iter()
        .map(|it| {
            it.get_ref()
                .as_str()
                .map(|text| (text, it.span()))
                .ok_or_else(|| wrong(it))
        })
        .collect()
}
