//! What each rule goes by, in words for the reader: a row for every name that a quotation's `sieve` can have.

/// The name of each rule and what it goes by, the most precise first.
pub const RULES: &[(&str, &str)] = &[
    ("given", "the source names them"),
    ("label", "the label before it"),
    ("tag", "named beside it"),
    ("mine", "the verb is that of the one who tells it"),
    ("clause", "the clause it stands in"),
    ("said-before", "the one whom the lines before name"),
    ("subject", "the clause before it is about them"),
    ("joined", "it goes on from the quotation before"),
    ("antecedent", "whom the pronoun stands for"),
    ("goes-on", "their reported words go on"),
    ("alone", "the one heard last before it"),
    ("beat", "what is done beside it"),
    ("exchange", "they take turns"),
    ("nested", "named beside it, in somebody's words"),
    ("ranker-name", "the likeliest, by the name beside it"),
    (
        "ranker-description",
        "the likeliest, by the description beside it",
    ),
    (
        "ranker-pronoun",
        "the likeliest whom the pronoun stands for",
    ),
    ("ranker-narrator", "the one who tells it"),
    ("ranker-paragraph", "the likeliest, by the words around it"),
    ("ranker-beat", "the likeliest, by what is done beside it"),
    ("ranker-turns", "the likeliest, by whose turn it is"),
];

/// What the rule of this name goes by; its name, when it has no words.
pub fn in_words(sieve: &str) -> &str {
    let rule = RULES.iter().find(|(name, _)| *name == sieve);
    rule.map_or(sieve, |(_, words)| words)
}

#[cfg(test)]
mod tests {
    use super::super::sieves::{INVERTED, SIEVES};
    use super::*;

    #[test]
    fn every_sieve_has_words() {
        for sieve in SIEVES.iter().chain(INVERTED) {
            assert_ne!(in_words(sieve.name), sieve.name);
        }
        assert_eq!(in_words("new"), "new");
    }
}
