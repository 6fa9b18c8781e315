//! Pages and the documents they come to.

use super::*;
use crate::model::BlockKind::{Code, Heading, Image, Item, Paragraph, Row, Verse};
use crate::model::{BlockKind, Marker};
use crate::read::shown::blocks;

/// What every document promises.
fn check(document: &Document) {
    let mut end = 0;
    for block in &document.blocks {
        assert!(block.extent.start >= end, "blocks are sorted and disjoint");
        let between = document
            .text
            .get(end as usize..block.extent.start as usize)
            .unwrap();
        assert!(
            between.trim().is_empty(),
            "white space stands between blocks: {between:?}"
        );
        assert!(document.text.get(block.extent.range()).is_some());
        end = block.extent.end;
    }
    let sections = &document.sections;
    assert_eq!(sections.first().map(|it| it.extent.start), Some(0));
    assert_eq!(
        sections.last().map(|it| it.extent.end),
        Some(document.text.len() as u32)
    );
    assert!(
        sections
            .windows(2)
            .all(|pair| pair[0].extent.end == pair[1].extent.start)
    );
    for extent in document.inlines.iter().map(|it| it.extent) {
        assert!(
            document
                .text
                .get(extent.range())
                .is_some_and(|it| !it.is_empty())
        );
    }
}

/// Bodies of pages and the blocks they come to.
const BODIES: &[(&str, &[(BlockKind, &str)])] = &[
    (
        "<p>One <b>two</b>\n three</p>four",
        &[(Paragraph, "One two three"), (Paragraph, "four")],
    ),
    (
        "<h2>The <i>mill</i></h2><p>It ran.</p>",
        &[(Heading(2), "The mill"), (Paragraph, "It ran.")],
    ),
    (
        "<ul><li>a<ol start=4><li>b<li>c</ol><li><p>d</p><p>e</p></ul>",
        &[
            (Item(Marker::Bullet), "a"),
            (Item(Marker::Number(4)), "b"),
            (Item(Marker::Number(5)), "c"),
            (Item(Marker::Bullet), "d"),
            (Paragraph, "e"),
        ],
    ),
    ("<pre>  let x;\n    y</pre>", &[(Code, "  let x;\n    y")]),
    (
        "<p>O river,<br>carry the leaves<br>down to the sea</p>",
        &[(Verse, "O river,\ncarry the leaves\ndown to the sea")],
    ),
    (
        "<p class=verse><span class=line>O river,</span> <span class=line>carry the leaves.</span></p>",
        &[(Verse, "O river,\ncarry the leaves.")],
    ),
    (
        "<div class=poem><div class=stanza><div class='verse in'>O river,</div><div class=verse>carry</div></div>\
         <div class=stanza>the leaves<br>down.</div></div>",
        &[
            (Verse, "O river,"),
            (Verse, "carry"),
            (Verse, "the leaves\ndown."),
        ],
    ),
    (
        "<p>No <span class=line>verse</span> here.</p><pre class=verse><span class=line>a</span> b</pre>",
        &[(Paragraph, "No verse here."), (Code, "a b")],
    ),
    (
        "<h2>The mill<span class=mw-editsection>[<a href=/e>edit</a>]</span></h2><p>It ran.</p>",
        &[(Heading(2), "The mill"), (Paragraph, "It ran.")],
    ),
    (
        "<p>“Who?” she asked.<br>“I.”</p>",
        &[(Paragraph, "“Who?” she asked."), (Paragraph, "“I.”")],
    ),
    (
        "<table><tr><th>Mill<th>Wheels<tr><td>Upper<td>2<tr><td><td>3</table>",
        &[
            (Row(0), "Mill\tWheels"),
            (Row(0), "Upper\t2"),
            (Row(0), "\t3"),
        ],
    ),
    (
        "<table role=presentation><tr><td><p>a</p><td>b</table>",
        &[(Paragraph, "a"), (Paragraph, "b")],
    ),
    (
        "<figure><img alt='A mill by the river'><figcaption>The mill, 1890</figcaption></figure>",
        &[(Image, "The mill, 1890")],
    ),
    (
        "<p>See <img src=a.png alt='The mill by night'> here.</p>",
        &[(Paragraph, "See here."), (Image, "The mill by night")],
    ),
    (
        "<p>Go <img alt=👍> on</p><img src=x alt=icon>",
        &[(Paragraph, "Go 👍 on")],
    ),
    (
        "<p>She said <q>no, <q>never</q></q>.</p>",
        &[(Paragraph, "She said “no, ‘never’”.")],
    ),
    (
        "<p>10<sup>6</sup> m<sup>2</sup> of H<sub>2</sub>O</p>",
        &[(Paragraph, "10⁶ m² of H₂O")],
    ),
    (
        "<p hidden>a</p><p style='Display: none'>b</p><script>c</script><p>d&nbsp;&amp;</p>",
        &[(Paragraph, "d\u{a0}&")],
    ),
];

#[test]
fn elements_become_blocks() {
    for (body, expected) in BODIES {
        let document = page(&format!("<html><body>{body}</body></html>"), None).unwrap();
        check(&document);
        assert_eq!(blocks(&document), *expected, "{body}");
    }
}

#[test]
fn lines_of_a_stanza_stand_together() {
    let stanza = "<div class=stanza><p class=line>O river,</p><p class=line>carry</p></div>";
    let document = page(
        &format!("<p>He sang.</p>{stanza}{stanza}<p>It ran.</p>"),
        None,
    )
    .unwrap();
    let spaces: Vec<u8> = document.blocks.iter().map(|it| it.space).collect();
    assert_eq!(spaces, [0, 1, 0, 1, 0, 1]);
}

#[test]
fn notes_are_tied_to_their_references() {
    let document = page(
        "<p>The mill<sup><a href='#fn1'>1</a></sup> ran.</p><p>It stopped.<a href='#b' class=noteref>*</a></p>\
         <ol><li id=fn1><p>Built in 1801. <a href='#r'>↩</a></p></ol><p><a id=b></a>In 1914.</p>",
        None,
    )
    .unwrap();
    let notes: Vec<_> = document
        .notes
        .iter()
        .map(|it| {
            (
                it.label.as_str(),
                document.slice(it.reference),
                document.slice(it.text),
            )
        })
        .collect();
    assert_eq!(
        notes,
        [("1", "¹", "Built in 1801."), ("*", "*", "In 1914.")]
    );
    let kinds: Vec<_> = document.blocks.iter().map(|it| it.kind).collect();
    assert_eq!(kinds.get(2..), Some([BlockKind::Note; 2].as_slice()));
}

#[test]
fn a_name_below_a_block_quote_is_its_speaker() {
    for body in [
        "<blockquote><p>Stay.</p><p>Or go.</p><p>— Anna Weber, miller</p></blockquote>",
        "<blockquote>Stay.<br>Or go.<br>— Anna Weber</blockquote>",
        "<blockquote><p>Stay.</p><p>Or go.</p></blockquote><p>– Anna Weber</p>",
        "<figure><blockquote>Stay.<br>Or go.</blockquote><figcaption>— Anna Weber</figcaption></figure>",
    ] {
        let document = page(body, None).unwrap();
        let [given] = document.given.as_slice() else {
            panic!("{body}: {document:?}");
        };
        assert_eq!(given.speaker, "Anna Weber");
        let words = document
            .slice(given.extent)
            .replace('\n', " ")
            .replace("  ", " ");
        assert_eq!(words, "Stay. Or go.", "{body}");
        assert_eq!(
            given.mention.map(|it| document.slice(it)),
            Some("Anna Weber")
        );
    }
}

#[test]
fn the_article_is_told_from_the_page() {
    let sentence = "The river had carried the mill's wheel for two hundred years, and nobody, she said, had asked it why. ";
    let body = format!("<h2>Water</h2><p>{}</p>", sentence.repeat(4)).repeat(3);
    let text = format!(
        "<html lang=en-GB><head><title>The last miller of the valley | The Valley Post</title>\
         <meta property='og:site_name' content='The Valley Post'><meta name=author content='Ruth Hale'></head>\
         <body><nav><a href=/>Home</a> <a href=/a>Weather</a></nav><article><h1>The last miller of the valley</h1>{body}</article>\
         <div class=sidebar><ul><li><a href=/b>Read more of this</a></ul></div></body></html>"
    );
    let document = article(&text, None).unwrap();
    check(&document);
    assert_eq!(
        document.meta.title.as_deref(),
        Some("The last miller of the valley")
    );
    assert_eq!(document.meta.byline.as_deref(), Some("Ruth Hale"));
    assert_eq!(document.meta.language.as_deref(), Some("en-GB"));
    assert!(
        document
            .text
            .starts_with("The last miller of the valley\nRuth Hale\nThe Valley Post\n\n")
    );
    assert!(!document.text.contains("Weather") && !document.text.contains("Read more"));
    assert_eq!(
        document.sections.len(),
        4,
        "what stands above, and three headings"
    );
}

#[test]
fn an_odd_address_of_a_film_costs_no_article() {
    let words =
        "The ferry crossed at dawn, and nobody who stood on the bank, cold as it was, went home. "
            .repeat(9);
    for film in [
        "<iframe src='https:研垝w.youtube.com/embed/1'></iframe>",
        "<object data='x'>研垝w.youtube.com/embed/1</object>",
    ] {
        let text = format!("<article><p>{words}</p><p>{film}</p><p>{words}</p></article>");
        let document = article(&text, None).unwrap();
        assert!(document.text.starts_with("The ferry crossed"), "{film}");
    }
}

#[test]
fn links_of_a_saved_page_lead_where_it_stood() {
    let words =
        "The ferry crossed at dawn, and nobody who stood on the bank, cold as it was, went home. "
            .repeat(9);
    let text = format!(
        "<html><head><link rel=canonical href='https://a.example/news/ferry'></head><body><article><p id=dawn>{words}</p><p>{words}<a href='../rope'>The rope</a>, <a href='https://a.example/news/ferry#dawn'>dawn</a>.</p></article></body></html>"
    );
    for read in [article, page] {
        let document = read(&text, None).unwrap();
        let targets: Vec<&str> = document.links.iter().map(|it| it.target.as_str()).collect();
        assert_eq!(targets, ["https://a.example/rope", "#dawn"]);
    }
}

#[test]
fn a_page_without_an_article_is_shown_whole() {
    let text = "<title>Menu</title><ul><li><a href=a>Soup</a><li><a href=b>Bread</a></ul>";
    let document = apart(text, None, article)
        .or_else(|| instead(text, None))
        .unwrap();
    assert!(document.text.contains("Soup") && document.text.contains("Bread"));
}

#[test]
fn pages_are_recognised() {
    for (head, is) in [
        ("<!DOCTYPE HTML>", true),
        ("\u{feff}<!-- saved from url -->\n<html>", true),
        ("<?xml version='1.0'?><html xmlns='x'>", true),
        ("<?xml version='1.0'?><rss>", false),
        ("Use <html> tags", false),
    ] {
        assert_eq!(sniff(head.as_bytes()), is, "{head}");
    }
}
