//! The files of the lexicons, as far as they are read: as TOML whose lists stand between triple quotes.

/// The words of a list in a lexicon file.
pub fn list<'a>(source: &'a str, name: &str) -> &'a str {
    let list = lists(source).find(|it| it.0 == name);
    list.map_or("", |it| it.1.trim())
}

/// Every list in a lexicon file, by its name. Nothing else there stands between triple quotes, so that no more of TOML
/// need be read: the program starts with this.
pub fn lists(source: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut parts = source.split("\"\"\"");
    std::iter::from_fn(move || {
        let (before, list) = (parts.next()?, parts.next()?);
        let name = before.lines().next_back()?.strip_suffix(" = ")?;
        Some((name, list))
    })
}

/// The short names in a lexicon file, each with the one it stands for: they come last, a line each.
pub fn short_names(source: &str) -> impl Iterator<Item = (&str, &str)> {
    let names = source.split_once("\n[short]\n").map(|(_, names)| names);
    let lines = names.unwrap_or_default().lines();
    let names = lines.filter_map(|line| line.split_once(" = "));
    // TOML wants quotes around letters beyond ASCII before the sign, too.
    names.map(|(short, long)| (short.trim_matches('"'), long.trim_matches('"')))
}

#[cfg(test)]
mod tests {
    use super::super::lexicon::LANGUAGES;
    use super::*;

    #[test]
    fn a_file_is_read_as_the_toml_it_is() {
        for language in &LANGUAGES {
            let table: toml::Table = language.source.parse().expect("a lexicon file is TOML");
            let lists: Vec<_> = lists(language.source).collect();
            let listed = table
                .iter()
                .filter(|it| it.0 != "language" && it.1.is_str());
            assert_eq!(lists.len(), listed.count(), "{}", language.tag);
            for (name, list) in lists {
                assert_eq!(table[name].as_str(), list.strip_prefix('\n'), "{name}");
            }
            let names = table.get("short").and_then(toml::Value::as_table);
            let names = names.map_or(0, toml::Table::len);
            assert_eq!(short_names(language.source).count(), names);
            for (name, long) in short_names(language.source) {
                assert_eq!(table["short"][name].as_str(), Some(long));
            }
        }
    }
}
