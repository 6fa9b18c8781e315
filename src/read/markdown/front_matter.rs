//! Front matter: the lines between "---" or "+++" at the start of a file, as far as they tell what the work is.

use crate::model::Meta;

/// Reads the lines of front matter, YAML or TOML alike: `key: value`, `key = value`. What is nested is left out.
pub fn meta(lines: &str) -> Meta {
    let mut meta = Meta::default();
    for line in lines
        .lines()
        .filter(|line| !line.starts_with([' ', '\t', '-', '#', '[']))
    {
        let Some((key, value)) = line.split_once([':', '=']) else {
            continue;
        };
        let value = unquoted(value.trim());
        let field = match key.trim().to_ascii_lowercase().as_str() {
            "title" => &mut meta.title,
            "author" | "authors" | "byline" | "by" => &mut meta.byline,
            "date" | "published" => &mut meta.date,
            "lang" | "language" => &mut meta.language,
            "source" | "url" | "canonical_url" | "publisher" | "site" => &mut meta.source,
            _ => continue,
        };
        if !value.is_empty() {
            field.get_or_insert(value);
        }
    }
    meta
}

/// Whether `text` starts with front matter between lines of `fence`, whose first line has a key before `sign`. A rule
/// and a heading underlined with dashes look much the same.
pub fn begins(text: &str, fence: &str, sign: char) -> bool {
    let mut lines = text.lines();
    let fenced = lines.next().is_some_and(|line| line.trim_end() == fence);
    let first = lines.find(|line| !line.trim().is_empty() && !line.starts_with('#'));
    let key = first
        .and_then(|line| line.split_once(sign))
        .map(|(key, _)| key.trim());
    fenced
        && key.is_some_and(|key| {
            !key.is_empty()
                && key
                    .chars()
                    .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '"'))
        })
}

/// A value without its marks; a list of values with commas between them.
fn unquoted(value: &str) -> String {
    if let Some(list) = value.strip_prefix('[').and_then(|it| it.strip_suffix(']')) {
        let parts: Vec<String> = list.split(',').map(|part| unquoted(part.trim())).collect();
        return parts.join(", ");
    }
    let quoted = ['"', '\'']
        .iter()
        .find_map(|mark| value.strip_prefix(*mark)?.split(*mark).next());
    let bare = || value.split(" #").next().unwrap_or_default();
    quoted.unwrap_or_else(bare).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_kinds_of_front_matter() {
        let yaml = meta(
            "title: \"The mill: a story\"\nauthor: Ann Hill # the elder\ndate: 2021-05-03\ntags:\n  - title: no\nlang: en\n",
        );
        let toml = meta(
            "title = 'The mill: a story'\nauthors = [\"Ann Hill\", 'Jon Dale']\ndate = 2021-05-03\nlanguage = \"en\"\n[extra]\n",
        );
        assert_eq!(yaml.title.as_deref(), Some("The mill: a story"));
        assert_eq!(yaml.byline.as_deref(), Some("Ann Hill"));
        assert_eq!(toml.title, yaml.title);
        assert_eq!(toml.byline.as_deref(), Some("Ann Hill, Jon Dale"));
        assert_eq!(
            (yaml.date.as_deref(), yaml.language.as_deref()),
            (Some("2021-05-03"), Some("en"))
        );
    }
}
