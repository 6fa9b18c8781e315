//! Paths inside an archive. They name entries and nothing else: no path leads out of the archive.

use crate::read::markup::percent_decoded;

/// The path that `href`, found in the file `at`, leads to, without its fragment.
pub fn joined(at: &str, href: &str) -> String {
    let href = href.split(['#', '?']).next().unwrap_or_default();
    let href = percent_decoded(href).unwrap_or_else(|| href.to_owned());
    if href.is_empty() {
        return at.to_owned();
    }
    let folder = at.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = Vec::new();
    let from = if href.starts_with('/') { "" } else { folder };
    for part in from.split('/').chain(href.split('/')) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// The place that `href`, found in the file `at`, leads to: a path, and the name behind it where it has one. None for
/// what lies outside the book.
pub fn place(at: &str, href: &str) -> Option<String> {
    let scheme = href.split(['/', '#', '?']).next().unwrap_or_default();
    if scheme.contains(':') {
        return None;
    }
    let path = joined(at, href);
    Some(match href.split_once('#') {
        Some((_, name)) if !name.is_empty() => format!("{path}#{name}"),
        Some(_) | None => path,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_path_leads_out() {
        for (at, href, path) in [
            ("OEBPS/c.opf", "text/c1.xhtml#top", "OEBPS/text/c1.xhtml"),
            (
                "OEBPS/text/c1.xhtml",
                "../img/a%20b.png",
                "OEBPS/img/a b.png",
            ),
            ("c.opf", "c1.xhtml", "c1.xhtml"),
            ("OEBPS/c.opf", "../../../../etc/passwd", "etc/passwd"),
            ("OEBPS/c.opf", "/etc/passwd", "etc/passwd"),
            (
                "OEBPS/c.opf",
                "file:///etc/passwd",
                "OEBPS/file:/etc/passwd",
            ),
            ("OEBPS/c1.xhtml", "#note", "OEBPS/c1.xhtml"),
        ] {
            assert_eq!(joined(at, href), path, "{href}");
        }
        assert_eq!(
            place("a/c.xhtml", "d.xhtml#x").as_deref(),
            Some("a/d.xhtml#x")
        );
        assert_eq!(place("a/c.xhtml", "https://example.org/#x"), None);
    }
}
