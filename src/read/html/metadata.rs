//! What a page says of itself.

use dom_smoothie::{Article, Readability};

use crate::model::{BlockKind, Meta, one_line};

/// The longest of each thing said, in characters.
const LONGEST: usize = 300;

/// What the page of `article` says, and where it was.
pub fn of(article: &Article, address: Option<&str>) -> Meta {
    Meta {
        title: words(Some(&article.title)),
        byline: words(article.byline.as_deref()),
        source: words(article.site_name.as_deref()).or_else(|| host(address)),
        date: words(article.published_time.as_deref()),
        language: article.lang.as_deref().and_then(language),
    }
}

/// What a page says whose article was not looked for.
pub fn of_page(reader: &Readability, address: Option<&str>) -> Meta {
    let said = reader.get_article_metadata(reader.parse_json_ld());
    Meta {
        title: words(Some(&said.title)),
        byline: words(said.byline.as_deref()),
        source: words(said.site_name.as_deref()).or_else(|| host(address)),
        date: words(said.published_time.as_deref()),
        language: said.lang.as_deref().and_then(language),
    }
}

/// The lines that stand above the text.
pub fn head(meta: &Meta) -> Vec<(BlockKind, String)> {
    let day = meta.date.as_deref().map(day);
    let origin: Vec<&str> = meta.source.as_deref().into_iter().chain(day).collect();
    let origin = (!origin.is_empty()).then(|| origin.join(" · "));
    let lines = [
        (BlockKind::Title, meta.title.clone()),
        (BlockKind::Aside, meta.byline.clone()),
        (BlockKind::Aside, origin),
    ];
    lines
        .into_iter()
        .filter_map(|(kind, line)| line.map(|line| (kind, line)))
        .collect()
}

/// Letters and digits in lower case, to tell whether two titles are one.
pub fn folded(words: &str) -> String {
    words
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// The day of a date with a time ("2026-11-02T10:00:00Z").
fn day(date: &str) -> &str {
    match date.split_once('T') {
        Some((day, _))
            if day.len() == 10 && day.bytes().all(|b| b.is_ascii_digit() || b == b'-') =>
        {
            day
        }
        Some(_) | None => date,
    }
}

fn words(said: Option<&str>) -> Option<String> {
    let words: String = one_line(said?).chars().take(LONGEST).collect();
    (!words.is_empty()).then_some(words)
}

/// The site of an address.
fn host(address: Option<&str>) -> Option<String> {
    let (_, rest) = address?.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?;
    words(host.rsplit('@').next())
}

/// A language tag, if it looks like one.
fn language(tag: &str) -> Option<String> {
    let tag = tag.trim().replace('_', "-");
    let fits = (2..=35).contains(&tag.len())
        && tag
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    fits.then_some(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_left_out_of_the_line_above_the_text() {
        for (date, shown) in [
            ("2026-11-02T10:00:00Z", "2026-11-02"),
            ("Tuesday, 3 May", "Tuesday, 3 May"),
        ] {
            assert_eq!(day(date), shown);
        }
    }

    #[test]
    fn only_tags_are_languages() {
        assert_eq!(language("en_GB").as_deref(), Some("en-GB"));
        assert_eq!(language("<script>"), None);
    }
}
