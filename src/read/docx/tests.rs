//! Documents made here and what they come to.

use std::io::Write;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;
use crate::model::{BlockKind, Marker, Style};
use crate::read::shown::{blocks, outline};

const RELATIONS: &str = "<Relationships>
    <Relationship Id='r1' Type='http://x/officeDocument' Target='word/document.xml'/>
    <Relationship Id='r2' Type='http://x/core-properties' Target='docProps/core.xml'/></Relationships>";
const PARTS: &str = "<Relationships><Relationship Id='r1' Type='http://x/styles' Target='styles.xml'/>
    <Relationship Id='r2' Type='http://x/footnotes' Target='/word/footnotes.xml'/>
    <Relationship Id='r9' Type='http://x/hyperlink' Target='https://example.org/mill' TargetMode='External'/></Relationships>";
const CORE: &str =
    "<p xmlns:dc='x'><dc:title>A &amp; B</dc:title><dc:creator>Ruth Hale</dc:creator>
    <dcterms:created>2019-05-04T10:00:00Z</dcterms:created></p>";
const STYLES: &str = "<w:styles><w:style w:styleId='Titel'><w:name w:val='Title'/></w:style>
    <w:style w:styleId='berschrift1'><w:name w:val='heading 1'/><w:numPr><w:numId w:val='2'/></w:numPr></w:style>
    <w:style w:styleId='Zitat'><w:name w:val='Quote'/></w:style>
    <w:style w:styleId='F'><w:name w:val='Strong'/></w:style></w:styles>";
const NUMBERING: &str = "<w:numbering><w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/></w:lvl>
    <w:lvl w:ilvl='1'><w:numFmt w:val='decimal'/><w:lvlText w:val='%2.'/></w:lvl></w:abstractNum>
    <w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl></w:abstractNum>
    <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num><w:num w:numId='2'><w:abstractNumId w:val='1'/></w:num></w:numbering>";

fn packed(files: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn open(files: &[(&str, &str)]) -> Result<Document, String> {
    Package::open(Archive::open(Cursor::new(packed(files))).unwrap()).read()
}

/// A document of that body.
fn read(body: &str) -> Document {
    let body = format!("<w:document><w:body>{body}</w:body></w:document>");
    let notes = "<w:footnotes><w:footnote w:id='0' w:type='separator'><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
        <w:footnote w:id='7'><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>Since 1801.</w:t></w:r></w:p>
        <w:p><w:r><w:t>Or 1802.</w:t></w:r></w:p></w:footnote></w:footnotes>";
    open(&[
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", RELATIONS),
        ("docProps/core.xml", CORE),
        ("word/_rels/document.xml.rels", PARTS),
        ("word/styles.xml", STYLES),
        ("word/numbering.xml", NUMBERING),
        ("word/footnotes.xml", notes),
        ("word/document.xml", &body),
    ])
    .unwrap()
}

/// A paragraph in a style.
fn styled(style: &str, words: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val='{style}'/></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>")
}

fn plain(words: &str) -> String {
    format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>")
}

#[test]
fn styles_make_titles_headings_and_quotes() {
    let document = read(
        &[
            styled("Titel", "The Mill"),
            styled("berschrift1", "The Weir"),
            plain("It ran."),
            styled("Zitat", "Let it."),
            styled("berschrift1", "The River"),
            "<w:p><w:pPr><w:outlineLvl w:val='1'/></w:pPr><w:r><w:t>Low</w:t></w:r></w:p>".into(),
            "<w:p/>".into(),
        ]
        .concat(),
    );
    assert_eq!(
        blocks(&document),
        [
            (BlockKind::Title, "The Mill"),
            (BlockKind::Heading(1), "1. The Weir"),
            (BlockKind::Paragraph, "It ran."),
            (BlockKind::Paragraph, "Let it."),
            (BlockKind::Heading(1), "2. The River"),
            (BlockKind::Heading(2), "Low"),
        ]
    );
    assert_eq!(document.blocks[3].quoted, 1);
    assert_eq!(
        outline(&document),
        ["0 |", "1 1|The Weir", "1 2|The River", "2 |Low"]
    );
    let meta = &document.meta;
    assert_eq!(
        (
            meta.title.as_deref(),
            meta.byline.as_deref(),
            meta.date.as_deref()
        ),
        (Some("The Mill"), Some("Ruth Hale"), Some("2019-05-04"))
    );
}

#[test]
fn lists_count_and_nest() {
    let item = |level: u8, words: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"
        )
    };
    let document = read(
        &[
            item(0, "a"),
            item(1, "b"),
            item(1, "c"),
            item(0, "d"),
            item(1, "e"),
            plain("f"),
        ]
        .concat(),
    );
    let shape: Vec<_> = document
        .blocks
        .iter()
        .map(|it| (it.kind, it.depth, it.space))
        .collect();
    let (bullet, number) = (BlockKind::Item(Marker::Bullet), |it| {
        BlockKind::Item(Marker::Number(it))
    });
    assert_eq!(
        shape,
        [
            (bullet, 1, 0),
            (number(1), 2, 0),
            (number(2), 2, 0),
            (bullet, 1, 0),
            (number(1), 2, 0),
            (BlockKind::Paragraph, 0, 1),
        ]
    );
}

#[test]
fn words_are_set_and_linked() {
    let document = read(
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space='preserve'>The </w:t></w:r>
        <w:r><w:rPr><w:rStyle w:val='F'/><w:i/></w:rPr><w:t>old</w:t></w:r><w:r><w:t> mill</w:t></w:r>
        <w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom>
        <w:ins><w:r><w:t>, said </w:t></w:r></w:ins><w:hyperlink r:id='r9'><w:r><w:t>Ruth</w:t></w:r></w:hyperlink>
        <w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:fldChar w:fldCharType='begin'/></w:r>
        <w:r><w:instrText> HYPERLINK \"http://a.example\" </w:instrText></w:r>
        <w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>.</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>",
    );
    assert_eq!(document.text, "The old mill, said Ruth.");
    let inlines: Vec<_> = document
        .inlines
        .iter()
        .map(|it| (it.style, document.slice(it.extent)))
        .collect();
    assert_eq!(
        inlines,
        [(Style::Strong, "The old"), (Style::Emphasis, "old")]
    );
    let links: Vec<_> = document
        .links
        .iter()
        .map(|it| (document.slice(it.extent), it.target.as_str()))
        .collect();
    assert_eq!(
        links,
        [
            ("Ruth", "https://example.org/mill"),
            (".", "http://a.example")
        ]
    );
}

#[test]
fn a_link_to_a_place_leads_to_its_heading() {
    let document = read(
        "<w:p><w:hyperlink w:anchor='_Toc1'><w:r><w:t>See below</w:t></w:r></w:hyperlink></w:p>
        <w:p><w:pPr><w:outlineLvl w:val='0'/></w:pPr><w:bookmarkStart w:id='0' w:name='_Toc1'/><w:r><w:t>The Weir</w:t></w:r></w:p>",
    );
    assert_eq!(document.links[0].target, "#The Weir");
}

#[test]
fn notes_stand_at_the_end_and_are_referred_to() {
    let document = read(
        "<w:p><w:r><w:t>It ran.</w:t></w:r><w:r><w:footnoteReference w:id='7'/></w:r><w:r><w:t> It held.</w:t></w:r>
        <w:r><w:commentReference w:id='1'/></w:r></w:p>",
    );
    assert_eq!(
        blocks(&document),
        [
            (BlockKind::Paragraph, "It ran.[1] It held."),
            (BlockKind::Note, "Since 1801."),
            (BlockKind::Note, "Or 1802."),
        ]
    );
    let [note] = document.notes.as_slice() else {
        panic!("{:?}", document.notes);
    };
    assert_eq!(
        (note.label.as_str(), document.slice(note.reference)),
        ("1", "[1]")
    );
    assert_eq!(document.slice(note.text), "Since 1801.\n\nOr 1802.");
    assert_eq!(document.notices, ["1 comment beside the text was left out"]);
}

#[test]
fn tables_of_data_are_rows_and_others_flow() {
    let cell = |words: &str| format!("<w:tc>{}{}</w:tc>", plain(words), plain("!"));
    let row = |one: &str, other: &str| format!("<w:tr>{}{}</w:tr>", cell(one), cell(other));
    let wide = format!(
        "<w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>{}</w:tc>{}</w:tr>",
        plain("both"),
        cell("c")
    );
    let data = format!(
        "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>{}{}</w:tr>{}{wide}</w:tbl>",
        cell("Year"),
        cell("Miller"),
        row("1801", "Hale"),
    );
    let layout = format!("<w:tbl>{}</w:tbl>", row("Left", &"long ".repeat(80)));
    let document = read(&[plain("Above"), data, layout, plain("Below")].concat());
    let found = blocks(&document);
    assert_eq!(
        found[..5],
        [
            (BlockKind::Paragraph, "Above"),
            (BlockKind::Row(0), "Year !\tMiller !"),
            (BlockKind::Row(0), "1801 !\tHale !"),
            (BlockKind::Row(0), "both\t\tc !"),
            (BlockKind::Paragraph, "Left"),
        ]
    );
    assert_eq!(found.len(), 9);
    assert!(document.tables[0].headed);
}

#[test]
fn boxes_and_pictures_follow_their_paragraph_once() {
    let boxed = format!(
        "<w:txbxContent>{}{}</w:txbxContent>",
        plain("In"),
        plain("the box")
    );
    let document = read(&format!(
        "<w:p><w:r><w:t>Before </w:t><mc:AlternateContent><mc:Choice><w:drawing><wp:docPr name='Box 1'/>{boxed}</w:drawing>
        </mc:Choice><mc:Fallback>{boxed}</mc:Fallback></mc:AlternateContent></w:r><w:r><w:drawing><wp:docPr name='Picture 2'
        descr='A mill in spring'/><pic:pic/></w:drawing></w:r><w:r><w:t>after.</w:t></w:r></w:p>"
    ));
    assert_eq!(
        blocks(&document),
        [
            (BlockKind::Paragraph, "Before after."),
            (BlockKind::Paragraph, "In"),
            (BlockKind::Paragraph, "the box"),
            (BlockKind::Image, "A mill in spring"),
        ]
    );
}

#[test]
fn lines_that_are_broken_stay_so() {
    let document = read(
        "<w:p><w:r><w:t>Down</w:t><w:br/><w:t>the river</w:t><w:br w:type='page'/></w:r></w:p>",
    );
    assert_eq!(blocks(&document), [(BlockKind::Verse, "Down\nthe river")]);
}

#[test]
fn what_is_no_document_is_refused() {
    for (files, says) in [
        (
            &[("[Content_Types].xml", "")][..],
            "this is no Word document: there is no text",
        ),
        (
            &[("word/document.xml", "<workbook/>")][..],
            "this is no Word document (a workbook",
        ),
    ] {
        let error = open(files).unwrap_err();
        assert!(error.contains(says), "{error}");
    }
}

#[test]
fn depth_and_broken_markup_do_no_harm() {
    for unit in [
        "<w:tbl>",
        "<w:tbl><w:tr><w:tc>",
        "<w:p><w:r>",
        "<w:txbxContent>",
        "<w:hyperlink w:anchor='a'>",
        "</w:p>",
        "</w:tbl>",
        "<w:pPr>",
    ] {
        let document = read(&format!(
            "{}{}{}",
            plain("One."),
            unit.repeat(20_000),
            plain("Two.")
        ));
        assert!(document.text.starts_with("One."), "{unit}");
    }
    let field = "<w:r><w:fldChar w:fldCharType='begin'/></w:r>".repeat(1000);
    assert_eq!(
        read(&format!("<w:p>{field}<w:r><w:t>One.</w:t></w:r></w:p>")).text,
        "One."
    );
}
