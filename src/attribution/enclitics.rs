//! Spanish verbs in the past with the pronoun written to them, as older books print it: preguntole Marta; Acercóse Marta;
//! decíale; díjole.

/// The verb by itself, in lower case: preguntó, decía, dijo.
pub fn verb(word: &str) -> Option<String> {
    const PRONOUNS: [&str; 5] = ["le", "les", "lo", "la", "se"];
    const ENDS: [&str; 4] = ["ó", "aba", "ía", "dijo"];
    let stems = PRONOUNS.iter().filter_map(|it| word.strip_suffix(it));
    let verbs = stems.map(|stem| match stem.strip_suffix('o') {
        _ if ["díjo", "dijo"].contains(&stem) => "dijo".to_owned(),
        Some(root) => format!("{root}ó"),
        None => stem.replace("ába", "aba"),
    });
    verbs
        .into_iter()
        .find(|verb| ENDS.iter().any(|it| verb.ends_with(it)))
}

/// Whether a word that opens a sentence is such a verb, whatever it means: Acercóse; no name ends so.
pub fn is_verb(word: &str) -> bool {
    const ENDS: [&str; 11] = [
        "óse", "óle", "óles", "óla", "ólo", "óme", "ábase", "íase", "ábale", "íale", "ándose",
    ];
    ENDS.iter().any(|it| word.ends_with(it))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_verb_is_found_under_its_pronoun() {
        for (word, expected) in [
            ("preguntole", Some("preguntó")),
            ("preguntóle", Some("preguntó")),
            ("decíale", Some("decía")),
            ("preguntábale", Some("preguntaba")),
            ("díjole", Some("dijo")),
            ("cuéntale", None),
            ("decirle", None),
        ] {
            assert_eq!(verb(word).as_deref(), expected, "{word}");
        }
        assert!(is_verb("acercóse") && !is_verb("josé") && !is_verb("nicole"));
    }
}
