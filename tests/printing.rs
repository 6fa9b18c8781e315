//! The subcommands that print and leave, and the text printed where there is no terminal: the real binary on small
//! works of our own.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod run;

use std::fs;
use std::io::{Read, Write};
use std::process::Stdio;

use dixit::read::{self, Input, Options};
use run::{Folder, told};

const BOATS: &str = "On mending boats\n\n1. Look first.\n\n“A dry boat tells you nothing,” said Anna Berg. \
    She put the lamp down. “Fill it, and watch.”\n\n2. Then mend.\n\n“Tar is cheap,” said Tom Hale. \
    “Drowning is not.”\n\nNobody argued with that.\n";

fn boats() -> Folder {
    Folder::new(&[("boats.txt", BOATS)])
}

#[test]
fn quotes_are_told_by_speaker_words_and_lesson() {
    let here = boats();
    let all = "“A dry boat tells you nothing” — Anna Berg, 1 Look first\n\
        “Fill it, and watch.” — Anna Berg (likely), 1 Look first\n\
        “Tar is cheap” — Tom Hale, 2 Then mend\n\
        “Drowning is not.” — Tom Hale (likely), 2 Then mend\n";
    let line = |words: &str| {
        all.lines()
            .find(|line| line.contains(words))
            .unwrap()
            .to_owned()
    };
    let sure = |printed: &str| printed.replace(" (likely)", "");
    for (arguments, words) in [
        (&["--by", "berg"][..], &["A dry", "Fill"][..]),
        (
            &["--by", "tom", "--by", "anna"],
            &["A dry", "Fill", "Tar", "Drowning"],
        ),
        (&["--grep", "boat"], &["A dry"]),
        (&["--grep", "-tar", "--lesson", "2"], &["Drowning"]),
        (&["--lesson", "look"], &["A dry", "Fill"]),
        (&["--grep", "argued"], &[]),
        (&["--by", "nobody"], &[]),
    ] {
        let arguments = [&["quotes", "boats.txt"], arguments].concat();
        let (status, printed, _) = here.dixit(&arguments);
        let expected: Vec<String> = words.iter().map(|words| sure(&line(words))).collect();
        let found: Vec<String> = printed.lines().map(sure).collect();
        assert_eq!(found, expected, "{arguments:?}");
        assert_eq!(status, i32::from(words.is_empty()), "{arguments:?}");
    }
}

#[test]
fn quotes_have_four_forms() {
    let here = boats();
    for (form, begins, holds) in [
        ("text", "“A dry boat", "— Tom Hale"),
        (
            "markdown",
            "# On mending boats\n\n## 1 Look first\n\n> “A dry",
            ">\n> — Tom Hale\n",
        ),
        (
            "json",
            "[\n{\"file\":\"boats.txt\"",
            "\"speaker\":\"Tom Hale\"",
        ),
        (
            "csv",
            "file,title,number,",
            ",Then mend,Tom Hale,certain,quotation,",
        ),
    ] {
        let (status, printed, _) = here.dixit(&["quotes", "boats.txt", "--format", form, "--why"]);
        assert!(printed.starts_with(begins), "{form}: {printed}");
        assert!(printed.contains(holds), "{form}: {printed}");
        assert!(printed.contains("“said”"), "{form} tells why: {printed}");
        assert_eq!(status, 0);
    }
}

#[test]
fn what_goes_out_as_markdown_comes_in_as_given() {
    let here = boats();
    let (_, markdown, _) = here.dixit(&["quotes", "boats.txt", "--format", "markdown"]);
    let path = here.path().join("again.md");
    fs::write(&path, markdown).unwrap();
    let again = read::open(&Input::Path(path), &Options::default()).unwrap();
    let given: Vec<&str> = again.given.iter().map(|it| it.speaker.as_str()).collect();
    assert_eq!(given, ["Anna Berg", "Anna Berg", "Tom Hale", "Tom Hale"]);
}

#[test]
fn speakers_and_lessons_are_listed() {
    let here = boats();
    let (status, printed, _) = here.dixit(&["speakers", "boats.txt"]);
    let names: Vec<&str> = printed
        .lines()
        .map(|line| line.get(..9).unwrap().trim())
        .collect();
    assert_eq!((names, status), (vec!["Anna Berg", "Tom Hale"], 0));
    assert!(
        printed.lines().all(|line| line.contains("2 quotes")),
        "{printed}"
    );
    let (status, printed, _) = here.dixit(&["lessons", "boats.txt"]);
    assert_eq!(
        printed,
        "Opening\n1 Look first  (2 quotes)\n2 Then mend  (2 quotes)\n"
    );
    assert_eq!(status, 0);
    let (_, printed, _) = here.dixit(&["lessons", "boats.txt", "--format", "json"]);
    let second: serde_json::Value = serde_json::from_str(printed.lines().nth(1).unwrap()).unwrap();
    assert_eq!(second["title"], "Look first");
}

#[test]
fn a_lesson_without_a_title_is_listed_by_its_number() {
    let said = "“It leaks,” said Anna Berg.";
    let text = format!("The weir\n\n\nCHAPTER I\n\n{said}\n\n\nCHAPTER II\n\nIt held.\n");
    let (_, printed, _) = Folder::new(&[("weir.txt", &text)]).dixit(&["lessons", "weir.txt"]);
    assert_eq!(printed, "Opening\nCHAPTER I  (1 quote)\nCHAPTER II\n");
}

#[test]
fn search_shows_matches_with_lesson_and_speaker() {
    let here = Folder::new(&[
        ("boats.txt", BOATS),
        ("more.txt", "A boat of\nno importance."),
    ]);
    let (status, printed, _) = here.dixit(&["search", "boat", "boats.txt"]);
    let lines: Vec<&str> = printed.lines().collect();
    assert_eq!(lines[0], "Opening: On mending boats");
    assert!(
        lines[1].starts_with("1 Look first · Anna Berg: “A dry boat tells"),
        "{printed}"
    );
    assert_eq!(status, 0);
    let (_, printed, _) = here.dixit(&["search", "\"of no\"", "boats.txt", "more.txt"]);
    assert_eq!(printed, "more.txt · Opening: A boat of no importance.\n");
    for (query, status) in [
        ("-boat @berg", 0),
        ("absent", 1),
        ("/a(/", 2),
        ("", 2),
        ("-boat", 2),
    ] {
        assert_eq!(
            here.dixit(&["search", query, "boats.txt"]).0,
            status,
            "{query:?}"
        );
    }
    let (_, _, wrong) = here.dixit(&["search", "boat /a(/", "boats.txt"]);
    assert!(wrong.contains("unclosed group (at character 8)"), "{wrong}");
}

#[test]
fn the_text_has_its_speakers_in_the_margin() {
    let here = boats();
    let (status, printed, _) = here.dixit(&["boats.txt"]);
    let lines: Vec<&str> = printed.lines().collect();
    assert_eq!(lines[0].trim(), "On mending boats");
    assert!(
        lines.contains(
            &"         Anna Berg ▎ “A dry boat tells you nothing,” said Anna Berg. She put the lamp down."
        ),
        "{printed}"
    );
    assert_eq!(status, 0);
    let narrow = here
        .command(&["boats.txt"])
        .env("COLUMNS", "50")
        .output()
        .unwrap();
    let (_, narrow, _) = told(&narrow);
    assert!(
        narrow.lines().all(|line| line.chars().count() <= 50),
        "{narrow}"
    );
}

#[test]
fn one_bad_file_does_not_hide_the_others() {
    let here = boats();
    let (status, printed, errors) =
        here.dixit(&["lessons", "none.txt", "boats.txt", "neither.txt"]);
    assert!(printed.contains("1 Look first"), "{printed}");
    assert!(
        errors.contains("none.txt") && errors.contains("neither.txt"),
        "{errors}"
    );
    assert_eq!(status, 2);
}

#[test]
fn nothing_unsafe_is_printed() {
    let nasty =
        "\u{1b}[2J“Look\u{202e}” said \u{9b}31mAnna Berg.\n\n# 1. \u{7}Bell\n\nx\u{1b}]0;t\u{7}y";
    let here = Folder::new(&[("n.txt", nasty), ("n.md", nasty)]);
    for arguments in [
        &["n.txt"][..],
        &["n.md"],
        &["quotes", "n.txt", "n.md"],
        &["quotes", "n.txt", "--format", "json"],
        &["quotes", "n.txt", "--format", "csv"],
        &["quotes", "n.txt", "--format", "markdown"],
        &["speakers", "n.txt"],
        &["lessons", "n.txt", "n.md"],
        &["search", "/./", "n.txt"],
        &["search", "x", "\u{1b}[31mnone.txt"],
    ] {
        let (_, out, err) = here.dixit(arguments);
        for text in [out, err] {
            let bad: Vec<char> = text
                .chars()
                .filter(|&c| {
                    (c.is_control() && !"\r\n\t".contains(c))
                        || ('\u{202a}'..='\u{202e}').contains(&c)
                })
                .collect();
            assert!(bad.is_empty(), "{arguments:?}: {bad:?} in {text:?}");
        }
    }
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let here = Folder::new(&[(
        "long.txt",
        &"“Row,” said Tom Hale. The boat went on.\n\n".repeat(20_000),
    )]);
    for arguments in [
        &["long.txt"][..],
        &["quotes", "long.txt"],
        &["search", "boat", "long.txt"],
    ] {
        let mut child = here
            .command(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut first = [0; 100];
        let mut out = child.stdout.take().unwrap();
        out.read_exact(&mut first).unwrap();
        drop(out);
        let (status, _, err) = told(&child.wait_with_output().unwrap());
        assert_eq!((status, err.as_str()), (0, ""), "{arguments:?}");
    }
}

#[test]
fn standard_input_is_a_work_too() {
    let here = boats();
    let mut child = here
        .command(&["quotes", "-", "--by", "tom"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(BOATS.as_bytes())
        .unwrap();
    let (_, printed, _) = told(&child.wait_with_output().unwrap());
    assert_eq!(printed.lines().count(), 2);
}
