//! The order of names as a person counts them: 2 before 10, whatever the case.

/// A part of a name: a number, or what is none.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    /// Its length without leading zeros, and its digits: so numbers of any length compare.
    Number(usize, String),
    Words(String),
}

/// A name to sort by; the name itself decides between equals.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Natural(Vec<Part>, String);

impl Natural {
    /// The key of a name.
    pub fn of(name: &str) -> Self {
        let mut parts = Vec::new();
        let mut rest = name;
        while let Some(first) = rest.chars().next() {
            let digits = first.is_ascii_digit();
            let end = rest
                .find(|c: char| c.is_ascii_digit() != digits)
                .unwrap_or(rest.len());
            let (part, behind) = rest.split_at(end);
            parts.push(if digits {
                let number = part.trim_start_matches('0');
                Part::Number(number.len(), number.to_owned())
            } else {
                Part::Words(part.to_lowercase())
            });
            rest = behind;
        }
        Self(parts, name.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_counted_and_not_spelled() {
        let mut names = ["b2", "a10", "A9", "a9b", "10", "2", "007", "b", "a 1"];
        names.sort_by_cached_key(|it| Natural::of(it));
        assert_eq!(
            names,
            ["2", "007", "10", "A9", "a9b", "a10", "a 1", "b", "b2"]
        );
    }
}
