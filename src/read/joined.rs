//! Addresses that are told from where they stand, made whole.

/// The address that `location`, found at the address `at`, names; a name without a scheme is on the same site.
pub fn joined(at: &str, location: &str) -> Option<String> {
    let location = location.trim().split('#').next().unwrap_or_default();
    let (scheme, rest) = at.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let path = rest.get(host.len()..).unwrap_or_default();
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let before = location.split(['/', '?']).next().unwrap_or_default();
    Some(match location {
        "" => return None,
        _ if location.starts_with("//") => format!("{scheme}:{location}"),
        _ if location.starts_with('/') => format!("{scheme}://{host}{location}"),
        _ if location.starts_with('?') => format!("{scheme}://{host}{path}{location}"),
        _ if location.contains("://") && before.ends_with(':') => location.to_owned(),
        // `javascript:…`, `data:…` and the like have no site; so written, they are refused by their scheme.
        _ if before.contains(':') => location.replacen(':', "://", 1),
        _ => format!(
            "{scheme}://{host}{}",
            plain(&format!("{folder}/{location}"))
        ),
    })
}

/// A path without `.` and `..`; what is asked behind it stays as it is.
fn plain(path: &str) -> String {
    let (path, query) = path.find('?').map_or((path, ""), |at| path.split_at(at));
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/').skip(1) {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    format!("/{}{query}", parts.join("/"))
}
