//! The real binary without a terminal: what it prints, and with which status it ends.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

mod run;

use std::fs;

use run::{Folder, told};

const TALK: &str = "The Mill\n\n“The wheel turns,” said Anna Brook.\n\nNobody answered her.\n";

#[test]
fn a_search_knows_who_says_what_it_finds_far_into_a_long_text() {
    let filler = "The tide came and went.\n\n".repeat(70_000);
    let long = format!("{filler}{TALK}");
    let here = Folder::new(&[("long.txt", &long)]);
    let (status, out, err) = here.dixit(&["search", "wheel", "long.txt"]);
    let expected = "Opening · Anna Brook: “The wheel turns,” said Anna Brook.\n";
    assert_eq!((status, out.as_str(), err.as_str()), (0, expected, ""));
    let (status, out, _) = here.dixit(&["search", "wheels", "long.txt"]);
    assert_eq!((status, out.as_str()), (1, ""));
}

#[test]
fn wrong_arguments_are_told_with_status_2_and_without_orders_to_the_terminal() {
    let here = Folder::new(&[("talk.txt", TALK), ("empty/.hidden.txt", TALK)]);
    for arguments in [
        ["--frobnicate", "talk.txt"].as_slice(),
        &["--tour", "talk.txt"],
        &["--format", "parchment", "talk.txt"],
        &["--encoding", "morse", "talk.txt"],
        &["completions", "abacus"],
        &["keys", "--format", "\x1b[2Jpdf"],
        &["quotes"],
        &["nothing-here.txt"],
        &["\x1b]2;gotcha\x07.txt"],
        &["empty"],
    ] {
        let (status, out, err) = here.dixit(arguments);
        assert_eq!((status, out.as_str()), (2, ""), "{arguments:?}: {err}");
        assert!(
            !err.is_empty() && !err.contains(['\x1b', '\x07']),
            "{err:?}"
        );
    }
}

#[test]
fn a_file_may_be_called_like_a_subcommand() {
    let here = Folder::new(&[("quotes", TALK), ("keys", TALK)]);
    for arguments in [["--", "quotes"].as_slice(), &["./quotes"], &["./keys"]] {
        let (status, out, err) = here.dixit(arguments);
        assert_eq!(status, 0, "{err}");
        assert!(out.contains("The wheel turns"), "{out}");
    }
}

#[test]
fn help_and_version_are_no_errors() {
    let here = Folder::new(&[]);
    for arguments in [["--help"].as_slice(), &["--version"], &["quotes", "--help"]] {
        let (status, out, _) = here.dixit(arguments);
        assert_eq!(status, 0);
        assert!(out.contains("dixit") || out.contains("Usage"), "{out}");
    }
}

#[test]
fn what_the_program_knows_of_itself_can_be_printed() {
    let here = Folder::new(&[]);
    for (arguments, words) in [
        (["keys"].as_slice(), "Ctrl-c"),
        (&["keys", "--format", "markdown"], "| key | does |"),
        (&["formats"], ".txt"),
        (&["themes"], "terminal\n"),
        (&["man"], ".TH dixit"),
        (&["completions", "bash"], "_dixit()"),
        (&["completions", "zsh"], "#compdef dixit"),
        (&["completions", "fish"], "complete -c dixit"),
        (&["config"], "not there"),
        (&["config", "--path"], ".config/dixit/config.toml"),
        (&["config", "--default"], "\ncolumn = 72\n"),
    ] {
        let (status, out, err) = here.dixit(arguments);
        assert_eq!((status, err.as_str()), (0, ""), "{arguments:?}");
        assert!(out.contains(words), "{arguments:?}: {out}");
    }
}

/// What overrules the recognition of a file, and what is then shown of it, or not.
#[test]
fn format_and_encoding_overrule_what_was_recognised() {
    let here = Folder::new(&[
        ("notes.md", "# Mill\n\nThe *slow* wheel, caf\u{e9}.\n"),
        ("page.txt", "<!doctype html><p>The <b>slow</b> wheel.</p>\n"),
        ("bare", "The *slow* wheel.\n"),
    ]);
    let page = "<!doctype html><meta charset=utf-8><p>".as_bytes();
    fs::write(
        here.path().join("page.html"),
        [page, b"\xf0\xd2\xc9"].concat(),
    )
    .unwrap();
    fs::write(here.path().join("marked.txt"), b"\xff\xfea\0b\0").unwrap();
    fs::write(here.path().join("noise.bin"), b"GIF8 slow wheel\n").unwrap();
    for (arguments, shown, hidden) in [
        (["notes.md"].as_slice(), "The slow wheel, caf\u{e9}.", "*"),
        (&["--format", "text", "notes.md"], "# Mill", "slow wheel"),
        (&["--read-as", "text", "notes.md"], "# Mill", "slow wheel"),
        (&["page.txt"], "The slow wheel.", "<b>"),
        (
            &["--format", "text", "page.txt"],
            "<b>slow</b>",
            "slow wheel",
        ),
        (&["--format", "markdown", "bare"], "The slow wheel.", "*"),
        (&["--format", "text", "noise.bin"], "slow", "binary"),
        (
            &["--encoding", "windows-1252", "notes.md"],
            "caf\u{c3}\u{a9}.",
            "\u{e9}",
        ),
        (
            &["--encoding", "koi8-r", "page.html"],
            "\u{41f}\u{440}\u{438}",
            "\u{fffd}",
        ),
        (&["marked.txt"], "ab", "\u{ff}"),
        (
            &["--encoding", "windows-1252", "marked.txt"],
            "\u{ff}\u{fe}",
            "ab",
        ),
    ] {
        let (status, out, err) = here.dixit(arguments);
        assert_eq!((status, err.as_str()), (0, ""), "{arguments:?}");
        assert!(out.contains(shown), "{arguments:?}: {out}");
        assert!(!out.contains(hidden), "{arguments:?}: {out}");
    }
}

/// The advice of an error holds for the command that gives it: where `--format` is the form of what is printed, another
/// word is that of the file.
#[test]
fn the_advice_for_a_binary_file_can_be_followed_in_every_command() {
    let here = Folder::new(&[("noise.bin", "GIF8\n\n“The wheel turns,” said Anna Brook.\n")]);
    for command in [
        &[][..],
        &["quotes"],
        &["speakers"],
        &["lessons"],
        &["search", "wheel"],
    ] {
        let asked = [command, &["noise.bin"]].concat();
        let (status, _, err) = here.dixit(&asked);
        assert_eq!(status, 2, "{command:?}");
        let advice: Vec<&str> = err.trim_end().rsplit(' ').take(2).collect();
        let [value, option] = advice[..] else {
            panic!("{err}")
        };
        let (status, _, err) = here.dixit(&[&asked[..], &[option, value]].concat());
        assert!(status < 2, "{command:?}: {err}");
    }
}

#[test]
fn the_formats_are_printed_as_a_table() {
    let here = Folder::new(&[]);
    let (status, out, _) = here.dixit(&["formats"]);
    assert_eq!(status, 0);
    for (name, extension) in [
        ("text", ".txt"),
        ("markdown", ".md"),
        ("lesson", ".toml"),
        ("html", ".xhtml"),
        ("epub", ".epub"),
        ("docx", ".docx"),
        ("subtitles", ".vtt"),
        ("pdf", ".pdf"),
        ("page", ""),
    ] {
        let row = out.lines().find(|row| row.starts_with(&format!("{name} ")));
        assert!(
            row.is_some_and(|row| row.contains(extension)),
            "{name}: {out}"
        );
    }
}

#[test]
fn the_default_configuration_is_sound_and_a_broken_one_is_told_with_its_place() {
    let here = Folder::new(&[]);
    let (_, default, _) = here.dixit(&["config", "--default"]);
    let here = Folder::new(&[(".config/dixit/config.toml", &default)]);
    let (status, out, err) = here.dixit(&["config"]);
    assert_eq!((status, err.as_str()), (0, ""));
    assert!(out.ends_with("config.toml: sound\n"), "{out}");
    let broken = "colour = \"red\"\n\n[keys.reader]\nzen = \"j\"\n";
    let here = Folder::new(&[(".config/dixit/config.toml", broken)]);
    let (status, _, err) = here.dixit(&["config"]);
    assert_eq!(status, 1);
    let lines: Vec<&str> = err.lines().collect();
    assert_eq!(lines.len(), 2, "{err}");
    assert!(lines[0].contains("config.toml, line 1, column 1: there is no field `colour`"));
    assert!(lines[1].contains("config.toml, line 4, column 7:") && lines[1].contains("`zen`"));
}

#[test]
fn themes_of_ones_own_are_listed_and_what_is_wrong_with_them_is_told() {
    let here = Folder::new(&[(".config/dixit/themes/mine.toml", "speech = 3\n")]);
    let (status, out, err) = here.dixit(&["themes"]);
    assert!(out.lines().any(|line| line == "mine"), "{out}");
    assert_eq!(status, 1);
    assert!(err.contains("the theme mine, line 1, column "), "{err}");
}

#[test]
fn without_a_terminal_it_prints() {
    let here = Folder::new(&[("talk.txt", TALK)]);
    let (status, out, err) = here.dixit(&["talk.txt"]);
    assert_eq!((status, err.as_str()), (0, ""));
    assert!(
        out.contains("“The wheel turns,”") && out.contains("Anna Brook"),
        "{out}"
    );
    let piped = fs::File::open(here.path().join("talk.txt")).unwrap();
    let output = here.command(&["-"]).stdin(piped).output().unwrap();
    assert_eq!(told(&output).1, out);
}

#[test]
fn a_folder_is_all_that_can_be_read_in_it() {
    let here = Folder::new(&[
        ("shelf/2.txt", TALK),
        ("shelf/10.md", "# The Weir\n\n“It holds,” said Tom Reed.\n"),
        ("shelf/.hidden.txt", TALK),
        ("shelf/picture.png", "no picture"),
    ]);
    let (status, out, err) = here.dixit(&["quotes", "shelf", "--format", "json"]);
    assert_eq!(status, 0, "{err}");
    let lines: Vec<&str> = out.lines().filter(|it| it.len() > 1).collect();
    assert_eq!(lines.len(), 2, "{out}");
    assert!(
        lines[0].contains("Anna Brook") && lines[0].contains("\"shelf/2.txt\""),
        "{out}"
    );
    assert!(
        lines[1].contains("Tom Reed") && lines[1].contains("\"shelf/10.md\""),
        "{out}"
    );
    assert_eq!(
        err,
        "dixit: shelf: left out: 1 in no format that dixit reads, 1 hidden\n"
    );
    let (status, out, _) = here.dixit(&["shelf"]);
    assert_eq!(status, 0);
    let at = |words: &str| {
        out.find(words)
            .unwrap_or_else(|| panic!("{words} in {out}"))
    };
    assert!(at("2.txt") < at("The wheel turns") && at("The wheel turns") < at("10.md"));
}

#[test]
fn of_several_files_those_that_can_be_read_are_printed_and_the_rest_is_told() {
    let here = Folder::new(&[("talk.txt", TALK)]);
    let (status, out, err) = here.dixit(&["talk.txt", "more.txt"]);
    assert!(out.contains("The wheel turns"), "{out}");
    assert_eq!(
        (status, err.as_str()),
        (
            2,
            "dixit: more.txt: there is no such file; check the path\n"
        )
    );
}
