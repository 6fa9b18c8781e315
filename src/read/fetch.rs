//! Addresses: one page, fetched over http or https and read like a file.
//!
//! Everything has a limit: time in all, redirects, the size of the answer before and after it is unpacked. An answer that
//! is no text is refused by its content type. `DIXIT_SECURE` forbids all of it.

use super::ReadError;
use super::decode::Encoding;
use crate::model::sanitise;

/// What an address gave.
#[derive(Debug)]
pub struct Fetched {
    /// What came.
    pub bytes: Vec<u8>,
    /// Where it came from in the end.
    pub address: String,
    /// The encoding that the server declares.
    pub encoding: Option<Encoding>,
    /// The file name extension that goes with the content type.
    pub extension: Option<&'static str>,
}

/// Content types that can be read, and the extension of each.
#[cfg(any(feature = "fetch", test))]
const TYPES: &[(&str, &str)] = &[
    ("text/html", "html"),
    ("application/xhtml+xml", "xhtml"),
    ("text/markdown", "md"),
    ("text/x-markdown", "md"),
    ("application/epub+zip", "epub"),
    (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "docx",
    ),
    ("application/pdf", "pdf"),
    ("text/vtt", "vtt"),
    ("application/x-subrip", "srt"),
    ("application/toml", "toml"),
    ("text/plain", ""),
    ("application/octet-stream", ""),
];

/// Whether a name on the command line is an address.
pub fn is_address(name: &str) -> bool {
    name.split_once("://").is_some_and(|(scheme, _)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
    })
}

fn failed(address: &str, message: &str) -> ReadError {
    ReadError::Unreadable {
        name: sanitise(address, false).into_string(),
        message: sanitise(message, false).into_string(),
    }
}

/// Fetches what is at `address`.
pub fn fetch(address: &str) -> Result<Fetched, ReadError> {
    let scheme = address.split("://").next().unwrap_or_default();
    if super::secure() {
        return Err(failed(address, "fetching is turned off by DIXIT_SECURE"));
    }
    if !["http", "https"]
        .iter()
        .any(|it| scheme.eq_ignore_ascii_case(it))
    {
        let message = format!("{scheme} addresses cannot be read, only http and https");
        return Err(failed(address, &message));
    }
    over_http(address)
}

#[cfg(not(feature = "fetch"))]
fn over_http(address: &str) -> Result<Fetched, ReadError> {
    let message = "this dixit was built without fetching; save the page and open the file";
    Err(failed(address, message))
}

#[cfg(feature = "fetch")]
fn over_http(address: &str) -> Result<Fetched, ReadError> {
    http::fetch(address, &http::USUAL).map_err(|message| failed(address, &message))
}

/// The encoding and the extension that a content type tells; an error where it is no text.
#[cfg(any(feature = "fetch", test))]
fn content(content_type: &str) -> Result<(Option<Encoding>, Option<&'static str>), String> {
    let mut parts = content_type.split(';').map(str::trim);
    let media = parts.next().unwrap_or_default().to_ascii_lowercase();
    let charset = parts.find_map(|part| {
        let (key, value) = part.split_once('=')?;
        let charset = key.trim().eq_ignore_ascii_case("charset");
        charset.then(|| value.trim().trim_matches('"'))
    });
    let encoding = charset.and_then(Encoding::named);
    let known = TYPES.iter().find(|(it, _)| *it == media);
    match known {
        Some((_, extension)) => Ok((encoding, Some(*extension).filter(|it| !it.is_empty()))),
        None if media.is_empty() || media.starts_with("text/") => Ok((encoding, None)),
        None => Err(format!("what is there is {media}, not something to read")),
    }
}

#[cfg(feature = "fetch")]
mod http;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_from_files() {
        for (name, is) in [
            ("https://example.org/a", true),
            ("HTTP://example.org", true),
            ("file:///etc/passwd", true),
            ("a/b://c", false),
            ("notes.txt", false),
            ("://", false),
        ] {
            assert_eq!(is_address(name), is, "{name}");
        }
    }

    #[test]
    fn only_http_and_https_are_followed() {
        for name in [
            "file:///etc/passwd",
            "ftp://example.org/a",
            "gopher://example.org",
        ] {
            let error = fetch(name).unwrap_err().to_string();
            assert!(error.contains("only http and https"), "{error}");
        }
    }

    #[test]
    fn content_types_tell_what_it_is() {
        let name = |it: Option<Encoding>| it.map(Encoding::name);
        for (says, is) in [
            (
                "text/html; charset=\"windows-1251\"",
                Ok((Some("windows-1251"), Some("html"))),
            ),
            ("Text/HTML", Ok((None, Some("html")))),
            ("text/x-diff", Ok((None, None))),
            ("", Ok((None, None))),
            ("image/png", Err(())),
        ] {
            let found = content(says).map(|(encoding, extension)| (name(encoding), extension));
            assert_eq!(found.map_err(|_| ()), is, "{says}");
        }
    }
}
