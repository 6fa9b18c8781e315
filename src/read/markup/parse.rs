//! Markup → tree of nodes, in time and memory that grow with the markup and no faster.

use dom_query::Document as Tree;
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{ParseOpts, parse_document};

use super::guard::{Dialect, guard};

/// Bytes that are parsed between two looks at the number of nodes.
const STEP: usize = 16 * 1024;
/// Nodes that any page may have.
const NODES: usize = 20_000;

/// A page as a tree, and what was left out of it.
pub struct Parsed {
    /// The nodes.
    pub tree: Tree,
    /// What the reader has to be told.
    pub notices: Vec<String>,
}

/// Parses `source`. Elements left open are taken up again in every later paragraph, so that a small page can ask for any
/// number of nodes; one that asks for more than half as many as it has bytes is cut there.
pub fn parse(source: &str, dialect: Dialect) -> Parsed {
    let guarded = guard(source, dialect);
    let mut notices = Vec::new();
    if guarded.too_deep > 0 {
        notices.push(format!(
            "{} elements are nested too deep; their text was kept",
            guarded.too_deep
        ));
    }
    let opts = ParseOpts {
        tree_builder: TreeBuilderOpts {
            scripting_enabled: false,
            ..TreeBuilderOpts::default()
        },
        ..ParseOpts::default()
    };
    let mut parser = parse_document(Tree::default(), opts);
    let mut rest: &str = &guarded.markup;
    let mut fed = 0;
    while !rest.is_empty() {
        let (step, more) = rest.split_at(boundary(rest));
        parser.process(StrTendril::from_slice(step));
        fed += step.len();
        rest = more;
        if parser.tokenizer.sink.sink.tree.len() > NODES + fed / 2 {
            notices.push(format!(
                "the page was cut {} KB before its end: it opens elements without end",
                rest.len().div_ceil(1024)
            ));
            break;
        }
    }
    Parsed {
        tree: parser.finish(),
        notices,
    }
}

/// Where the next step of `rest` ends: after [`STEP`] bytes, or up to three before that.
fn boundary(rest: &str) -> usize {
    let back = (0..4).find(|back| rest.is_char_boundary(STEP - back));
    back.map_or(rest.len(), |back| STEP - back)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_multiplies_its_elements_is_cut() {
        let open: String = (0..400).fold(String::new(), |page, n| format!("{page}<font size={n}>"));
        let page = format!("<p>{open}</p>{}", "<p>x</p>".repeat(10_000));
        let parsed = parse(&page, Dialect::Html);
        assert!(parsed.tree.tree.len() < 2_000_000);
        assert_eq!(parsed.notices.len(), 1, "{:?}", parsed.notices);
    }

    #[test]
    fn an_ordinary_page_is_whole() {
        let page = format!(
            "<html><body>{}</body></html>",
            "<p><b>é</b> x</p>".repeat(5_000)
        );
        let parsed = parse(&page, Dialect::Html);
        assert!(parsed.notices.is_empty(), "{:?}", parsed.notices);
        assert_eq!(parsed.tree.select("p").length(), 5_000);
    }
}
