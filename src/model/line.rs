//! Words on one line, as titles, names and labels are kept whatever line breaks their source has in them.

/// `words` with one space between them and none around.
pub fn one_line(words: &str) -> String {
    let mut line = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_of_any_kind_is_one_space() {
        for (words, line) in [
            ("  The\n\told\u{a0}mill ", "The old mill"),
            (" \n", ""),
            ("a", "a"),
        ] {
            assert_eq!(one_line(words), line);
        }
    }
}
