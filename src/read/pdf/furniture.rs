//! What stands on a page beside its text: running heads and feet, page numbers.

use std::collections::HashMap;

use super::page::{Line, Pages};

/// How much of a page its margins with heads and feet are.
const MARGIN: f32 = 0.14;
/// How far apart lines of one row may stand, in points.
const ROW: f32 = 4.0;
/// So many pages have a running head …
const PAGES: usize = 3;
/// … among this many that follow one another, since left and right pages differ.
const AMONG: usize = 5;

/// Takes them out.
pub fn remove(pages: &mut Pages) {
    let edges = edges(pages);
    let running = running(pages, &edges);
    let mut at = 0;
    pages.lines.retain(|line| {
        let edge = edges.get(at).copied().unwrap_or(false);
        at += 1;
        !(edge && (is_number(&line.text) || running.contains_key(&masked(&line.text))))
    });
}

/// For every line whether it lies in the first or the last row of its page, and in the margin.
fn edges(pages: &Pages) -> Vec<bool> {
    let mut ends: HashMap<usize, (f32, f32)> = HashMap::new();
    for line in &pages.lines {
        let (top, bottom) = ends.entry(line.page).or_insert((f32::MAX, f32::MIN));
        *top = top.min(line.top);
        *bottom = bottom.max(line.top);
    }
    let in_margin = |line: &Line| {
        let height = pages.sizes.get(line.page).copied().unwrap_or(0.0);
        line.top < height * MARGIN || line.top + line.height > height * (1.0 - MARGIN)
    };
    let lines = pages.lines.iter();
    lines
        .map(|line| {
            let (top, bottom) = ends.get(&line.page).copied().unwrap_or_default();
            let edge = line.top - top < ROW || bottom - line.top < ROW;
            edge && in_margin(line)
        })
        .collect()
}

/// What many pages in a row have at their edges, digits masked.
fn running(pages: &Pages, edges: &[bool]) -> HashMap<String, Vec<usize>> {
    let mut found: HashMap<String, Vec<usize>> = HashMap::new();
    let edges = pages.lines.iter().zip(edges).filter(|(_, edge)| **edge);
    for (line, _) in edges {
        let on = found.entry(masked(&line.text)).or_default();
        if on.last() != Some(&line.page) {
            on.push(line.page);
        }
    }
    let few = pages.sizes.len() == 2;
    found.retain(|_, on| {
        let dense = on
            .windows(PAGES)
            .any(|some| match (some.first(), some.last()) {
                (Some(first), Some(last)) => last.saturating_sub(*first) < AMONG,
                _ => false,
            });
        dense || (few && on.len() == 2)
    });
    found
}

fn masked(line: &str) -> String {
    line.trim()
        .chars()
        .map(|c| if c.is_ascii_digit() { '#' } else { c })
        .collect()
}

/// Whether a line is a page's number: "12", "- 12 -", "xii", "12/40", "Page 3 of 9".
fn is_number(line: &str) -> bool {
    let line = line.trim().to_lowercase();
    let line = line.strip_prefix("page ").unwrap_or(&line);
    let bare = line.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '-' | '–' | '—' | '[' | ']' | '|')
    });
    let mut parts = bare.splitn(2, '/');
    let digits = |part: &str| {
        !part.is_empty() && part.len() <= 5 && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let of = bare
        .split_once(" of ")
        .is_some_and(|(one, all)| digits(one) && digits(all));
    let roman =
        !bare.is_empty() && bare.len() <= 6 && bare.bytes().all(|byte| b"ivxlc".contains(&byte));
    of || roman || parts.all(|part| digits(part.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers() {
        for (line, number) in [
            ("12", true),
            ("– 3 –", true),
            ("xiv", true),
            ("3 / 40", true),
            ("Page 3 of 9", true),
            ("civil war", false),
            ("1984 was", false),
            ("Page", false),
            ("", false),
        ] {
            assert_eq!(is_number(line), number, "{line}");
        }
    }

    #[test]
    fn heads_are_taken_out_and_text_that_looks_like_them_stays() {
        let line = |page, top, text: &str| Line {
            page,
            top,
            height: 10.0,
            right: 100.0,
            text: text.into(),
            ..Line::default()
        };
        let mut pages = Pages {
            sizes: vec![800.0; 6],
            ..Pages::default()
        };
        for page in 0..6 {
            // Left and right pages have heads of their own.
            pages.lines.push(line(
                page,
                30.0,
                if page % 2 == 0 {
                    "The Ferry"
                } else {
                    "Ruth Hale 7"
                },
            ));
            pages.lines.push(line(page, 33.0, &page.to_string()));
            pages.lines.push(line(page, 200.0, "The Ferry"));
        }
        // Only two pages begin so.
        pages.lines.push(line(0, 31.0, "Chapter 1"));
        pages.lines.push(line(4, 31.0, "Chapter 2"));
        remove(&mut pages);
        let left: Vec<&str> = pages.lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(
            left,
            [
                "The Ferry",
                "The Ferry",
                "The Ferry",
                "The Ferry",
                "The Ferry",
                "The Ferry",
                "Chapter 1",
                "Chapter 2"
            ]
        );
    }
}
