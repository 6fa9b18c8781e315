//! Files beside the one that is open, as its links name them.
//!
//! Nothing is looked at here: whether there is such a file shows when the reader opens it.

use std::path::{Component, Path, PathBuf};

use super::address::has_scheme;
use crate::read::percent_decoded;

/// A file that a link names, and the place in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Neighbour {
    /// Where it lies, seen from where the program was started, as is what is open.
    pub path: PathBuf,
    /// The name of the place.
    pub place: Option<String>,
}

impl Neighbour {
    /// The file that `target` names, seen from the file `from`; none when it does not name one by the way to it.
    pub fn of(from: &Path, target: &str) -> Option<Self> {
        let (address, place) = target
            .split_once('#')
            .map_or((target, None), |(file, place)| {
                (file, Some(place.to_owned()))
            });
        let address = address.split_once('?').map_or(address, |it| it.0);
        let way = percent_decoded(address).unwrap_or_else(|| address.to_owned());
        if way.is_empty() || has_scheme(target) || way.contains(char::is_control) {
            return None;
        }
        let mut path = from.parent().unwrap_or(Path::new("")).to_owned();
        for step in Path::new(&way).components() {
            match step {
                Component::CurDir => {}
                Component::Normal(name) => path.push(name),
                Component::ParentDir => {
                    let inside =
                        matches!(path.components().next_back(), Some(Component::Normal(_)));
                    if !(inside && path.pop()) {
                        path.push("..");
                    }
                }
                Component::Prefix(_) | Component::RootDir => return None,
            }
        }
        Some(Self { path, place })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_by_the_way_to_it() {
        for (from, target, found) in [
            ("a.md", "b.md", Some(("b.md", None))),
            ("docs/a.md", "./b.md#c-d", Some(("docs/b.md", Some("c-d")))),
            ("docs/a.md", "../b%20c.md", Some(("b c.md", None))),
            ("a.md", "../b.md?x=1", Some(("../b.md", None))),
            ("../a.md", "../b.md", Some(("../../b.md", None))),
            ("/x/a.md", "d/../b.md", Some(("/x/b.md", None))),
            ("a.md", "/etc/b.md", None),
            ("a.md", "//host/b.md", None),
            ("a.md", "https:b.md", None),
            ("a.md", "#here", None),
            ("a.md", "?x", None),
            ("a.md", "b%00c.md", None),
            ("a.md", "b%1Bc.md", None),
        ] {
            let it = Neighbour::of(Path::new(from), target);
            let it = it
                .as_ref()
                .map(|it| (it.path.to_str().unwrap(), it.place.as_deref()));
            assert_eq!(it, found, "{from} {target}");
        }
    }
}
