//! An address outside, as it is shown and as it is opened: the very same characters, every one of them plain ASCII.
//!
//! Invariants: the scheme is one of [`SCHEMES`]; nothing is left of white space, control characters or anything that
//! a shell, a terminal or an eye could take for something else; letters of other scripts in the host are shown in the
//! form that the network uses (`xn--…`), so that no host can look like another.

use std::fmt::Write as _;

use super::punycode;

/// The schemes that are opened.
pub const SCHEMES: &[&str] = &["http", "https", "mailto"];
/// The longest address that is opened, in bytes.
const LONGEST: usize = 4096;

/// An address that may be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// The whole of it.
    pub whole: String,
    /// The host that is asked, or the mailbox that is written to.
    pub host: String,
    /// What an eye may miss, in words.
    pub warning: Option<&'static str>,
}

impl Address {
    /// The address that a link names. In words why it is not opened, when it is not.
    pub fn of(target: &str) -> Result<Self, &'static str> {
        let target = target.trim();
        // What has a host but no scheme is meant to keep that of its page, which nobody knows here.
        let owned = target.starts_with("//").then(|| format!("https:{target}"));
        let target = owned.as_deref().unwrap_or(target);
        if target.len() > LONGEST {
            return Err("it is too long to be opened");
        }
        let Some((scheme, rest)) = target.split_once(':').filter(|(it, _)| is_scheme(it)) else {
            return Err("it leads to a file beside its source, and is not opened");
        };
        let scheme = scheme.to_ascii_lowercase();
        if scheme == "mailto" {
            return mail(rest);
        }
        if !SCHEMES.contains(&scheme.as_str()) {
            return Err("only http, https and mailto are opened");
        }
        let Some(rest) = rest.strip_prefix("//") else {
            return Err("it names no host");
        };
        let end = rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len());
        let (authority, path) = rest.split_at(end);
        // Browsers take this for a slash; written otherwise, the host would be another.
        let path = path.replacen('\\', "/", usize::from(path.starts_with('\\')));
        let (user, host) = match authority.rsplit_once('@') {
            Some((user, host)) => (Some(user), host),
            None => (None, authority),
        };
        let foreign = !host.is_ascii();
        let host = network_host(host).ok_or("its host has characters that no host has")?;
        let user = user.map_or_else(String::new, |it| encoded(it) + "@");
        let warning = if !user.is_empty() {
            Some("What stands before the @ is a name, not the host.")
        } else if foreign || host.split('.').any(|it| it.starts_with("xn--")) {
            Some("The host has letters of other scripts; they may look like those of another.")
        } else {
            None
        };
        Ok(Self {
            whole: format!("{scheme}://{user}{host}{}", encoded(&path)),
            host,
            warning,
        })
    }
}

/// Whether an address says how it is to be reached: `https:`.
pub(super) fn has_scheme(target: &str) -> bool {
    target.split_once(':').is_some_and(|(it, _)| is_scheme(it))
}

fn is_scheme(words: &str) -> bool {
    words.starts_with(|c: char| c.is_ascii_alphabetic())
        && words
            .bytes()
            .all(|it| it.is_ascii_alphanumeric() || b"+-.".contains(&it))
}

fn mail(rest: &str) -> Result<Address, &'static str> {
    let (to, query) = rest.split_once('?').unwrap_or((rest, ""));
    // Some programs would send the reader's own files along.
    let asks = |it: &str| {
        let name = it.split('=').next().unwrap_or_default();
        !["subject", "body", "cc"].contains(&name.to_ascii_lowercase().as_str())
    };
    if !query.is_empty() && query.split('&').any(asks) {
        return Err("it asks for more than a letter with a subject and a text");
    }
    let host = encoded(to);
    if host.is_empty() {
        return Err("it names nobody to write to");
    }
    let query = if query.is_empty() {
        String::new()
    } else {
        format!("?{}", encoded(query))
    };
    Ok(Address {
        whole: format!("mailto:{host}{query}"),
        host,
        warning: None,
    })
}

/// A host with its port, in the form the network uses; none when it is none.
fn network_host(host: &str) -> Option<String> {
    if host.starts_with('[') {
        let sound = |it: char| it.is_ascii_hexdigit() || "[]:.".contains(it);
        return host.chars().all(sound).then(|| host.to_ascii_lowercase());
    }
    let (name, port) = host.rsplit_once(':').unwrap_or((host, ""));
    let labels = name.split('.').map(|label| {
        let label = label.to_lowercase();
        if label.is_ascii() {
            let sound = |it: u8| it.is_ascii_alphanumeric() || it == b'-' || it == b'_';
            return label.bytes().all(sound).then_some(label);
        }
        let letters = |it: char| it.is_alphanumeric() || it == '-';
        label
            .chars()
            .all(letters)
            .then(|| punycode::encode(&label).map(|it| format!("xn--{it}")))
            .flatten()
    });
    let name = labels.collect::<Option<Vec<_>>>()?.join(".");
    let sound = !name.is_empty() && port.len() <= 5 && port.bytes().all(|it| it.is_ascii_digit());
    sound.then(|| {
        if port.is_empty() {
            name
        } else {
            format!("{name}:{port}")
        }
    })
}

/// With everything that is not plain in an address as `%XX`.
fn encoded(part: &str) -> String {
    let mut out = String::with_capacity(part.len());
    for byte in part.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing into a string cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_shown_is_what_is_opened() {
        for (target, whole, host) in [
            (
                "https://example.org/a?b=c#d",
                "https://example.org/a?b=c#d",
                "example.org",
            ),
            (
                " HTTP://Example.ORG:8080 ",
                "http://example.org:8080",
                "example.org:8080",
            ),
            ("//example.org/x", "https://example.org/x", "example.org"),
            (
                "https://example.org/a b\u{202e}c",
                "https://example.org/a%20b%E2%80%AEc",
                "example.org",
            ),
            (
                "https://example.org/\u{1b}]0;x\u{7}",
                "https://example.org/%1B]0;x%07",
                "example.org",
            ),
            (
                "https://bücher.example/",
                "https://xn--bcher-kva.example/",
                "xn--bcher-kva.example",
            ),
            (
                "https://аррӏе.com",
                "https://xn--80ak6aa92e.com",
                "xn--80ak6aa92e.com",
            ),
            (
                "https://example.org\\@evil.net",
                "https://example.org/@evil.net",
                "example.org",
            ),
            (
                "https://bank.example@evil.net/",
                "https://bank.example@evil.net/",
                "evil.net",
            ),
            ("https://[::1]:80/", "https://[::1]:80/", "[::1]:80"),
            (
                "mailto:anna@example.org?subject=a b",
                "mailto:anna@example.org?subject=a%20b",
                "anna@example.org",
            ),
        ] {
            let address = Address::of(target).unwrap();
            assert_eq!(
                (address.whole.as_str(), address.host.as_str()),
                (whole, host)
            );
        }
        let warns = |target: &str| Address::of(target).unwrap().warning.is_some();
        assert!(warns("https://bank.example@evil.net/") && warns("https://аррӏе.com"));
        assert!(warns("https://xn--80ak6aa92e.com") && !warns("https://example.org/@anna"));
    }

    #[test]
    fn what_is_not_opened_says_why() {
        for (target, why) in [
            ("javascript:alert(1)", "only http"),
            ("file:///etc/passwd", "only http"),
            ("data:text/html,x", "only http"),
            ("chapter2.html", "a file beside"),
            ("../a:b", "a file beside"),
            ("-o/tmp/x", "a file beside"),
            ("https:example.org", "no host"),
            ("https:///path", "no host has"),
            ("https://exa mple.org/", "no host has"),
            ("https://example.org%2f@x y/", "no host has"),
            ("https://a\u{202e}b.org/", "no host has"),
            ("https://example.org:80x/", "no host has"),
            ("mailto:a@b.org?attach=/etc/passwd", "asks for more"),
            ("mailto:", "nobody"),
        ] {
            let told = Address::of(target).unwrap_err();
            assert!(told.contains(why), "{target}: {told}");
        }
        assert!(Address::of(&format!("https://a.org/{}", "x".repeat(5000))).is_err());
    }

    proptest! {
        #[test]
        fn an_address_is_plain_and_begins_with_its_scheme(target in "(https?|mailto|ftp):(//)?([a-c.@/\\\\?#:]|\\PC){0,40}") {
            if let Ok(address) = Address::of(&target) {
                prop_assert!(address.whole.bytes().all(|it| it.is_ascii_graphic()));
                let scheme = address.whole.split(':').next().unwrap_or_default();
                prop_assert!(SCHEMES.contains(&scheme));
                let again = Address::of(&address.whole).map(|it| (it.whole, it.host));
                prop_assert_eq!(again, Ok((address.whole, address.host)));
            }
        }
    }
}
