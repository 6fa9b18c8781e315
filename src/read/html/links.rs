//! Where the links of a page lead: those told from where the page stands are made whole, if it is known where that is.
//!
//! A page stands where it was fetched; a saved one where it says that it does. What leads to a place in the page itself
//! stays a place in it, as "#name".

use dom_query::Document as Tree;

use crate::model::Link;
use crate::read::joined::joined;

/// Where a page stands.
#[derive(Debug, Default)]
pub struct Standing {
    /// The address of the page itself.
    page: Option<String>,
    /// What its links are told from.
    base: Option<String>,
}

impl Standing {
    /// Where the page of `tree` stands, which was fetched from `address` if it was.
    pub fn of(tree: &Tree, address: Option<&str>) -> Self {
        let said = |selector: &str, attribute: &str| {
            let said = tree.select_single(selector).attr(attribute)?;
            Some(said.trim().to_owned())
        };
        let page = address
            .map(str::to_owned)
            .or_else(|| said("link[rel=canonical][href]", "href").filter(|it| is_web(it)))
            .or_else(|| {
                said("meta[property='og:url'][content]", "content").filter(|it| is_web(it))
            });
        let base = said("base[href]", "href").and_then(|base| match &page {
            Some(page) => joined(page, &base),
            None => Some(base),
        });
        let base = base.filter(|it| is_web(it)).or_else(|| page.clone());
        Self { page, base }
    }

    /// Makes links whole.
    pub fn resolve(&self, links: &mut [Link]) {
        for link in links {
            if let Some(whole) = self.whole(&link.target) {
                link.target = whole;
            }
        }
    }

    fn whole(&self, target: &str) -> Option<String> {
        let (path, place) = target
            .split_once('#')
            .map_or((target, None), |(path, place)| (path, Some(place)));
        let own = self.page.as_deref().and_then(|it| it.split('#').next());
        if let (Some(place), true) = (place, own == Some(path)) {
            return Some(format!("#{place}"));
        }
        let first = path.split(['/', '?']).next().unwrap_or_default();
        if path.is_empty() || first.contains(':') {
            return None;
        }
        let whole = joined(self.base.as_deref()?, path)?;
        Some(match place {
            Some(place) => format!("{whole}#{place}"),
            None => whole,
        })
    }
}

fn is_web(address: &str) -> bool {
    let lower = address.get(..8).unwrap_or_default().to_ascii_lowercase();
    lower.starts_with("http://") || lower.starts_with("https://")
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAVED: &str = "<link rel=canonical href='https://a.example/news/ferry.html'>";

    #[test]
    fn links_are_told_from_where_the_page_stands() {
        let based = format!("{SAVED}<base href='/old/'>");
        let other = "<base href='https://b.example/x/'>";
        let told = "<meta property='og:url' content='https://a.example/news/'>";
        let odd = "<link rel=canonical href='file:///etc/'><base href='javascript:x'>";
        let fetched = Some("https://c.example/d/e");
        for (head, address, target, whole) in [
            (
                SAVED,
                None,
                "../rope.html",
                Some("https://a.example/rope.html"),
            ),
            (
                SAVED,
                None,
                "rope.html#knot",
                Some("https://a.example/news/rope.html#knot"),
            ),
            (SAVED, None, "//b.example/x", Some("https://b.example/x")),
            (
                SAVED,
                None,
                "?page=2",
                Some("https://a.example/news/ferry.html?page=2"),
            ),
            (SAVED, None, "#knot", None),
            (
                SAVED,
                None,
                "https://a.example/news/ferry.html#knot",
                Some("#knot"),
            ),
            (SAVED, None, "mailto:ann@a.example", None),
            (SAVED, None, "javascript:alert(1)", None),
            (SAVED, None, "", None),
            (SAVED, fetched, "rope", Some("https://c.example/d/rope")),
            (&based, None, "rope", Some("https://a.example/old/rope")),
            (other, None, "rope", Some("https://b.example/x/rope")),
            (told, None, "rope", Some("https://a.example/news/rope")),
            (odd, None, "rope", None),
            ("", None, "../rope.html", None),
        ] {
            let page = format!("<html><head>{head}</head></html>");
            let standing = Standing::of(&Tree::from(page), address);
            assert_eq!(standing.whole(target).as_deref(), whole, "{head} {target}");
        }
    }
}
