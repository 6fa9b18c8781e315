//! Subtitles and captions: `WebVTT` and `SubRip`.
//!
//! Cues run together to paragraphs; a voice tag (`<v Ann>`) or a name before a colon ("ANN:") begins a turn whose
//! speaker is given. Headings tell the time at even steps, so that a quotation can be cited by it. `cue` finds the cues,
//! `tags` and `label` take their lines apart, `writer` puts them together.

mod cue;
mod label;
mod tags;
mod writer;

use super::Source;
use super::error::ReadError;
use crate::model::Document;

/// Whether bytes begin as `WebVTT` or as the first cue of `SubRip` do.
pub fn sniff(head: &[u8]) -> bool {
    let head = String::from_utf8_lossy(head);
    let head = head.trim_start_matches('\u{feff}').trim_start();
    let mut lines = head.lines().map(str::trim);
    let first = lines.next().unwrap_or_default();
    let vtt = first == "WEBVTT" || first.starts_with("WEBVTT ") || first.starts_with("WEBVTT\t");
    vtt || (first.parse::<u32>().is_ok()
        && lines.next().is_some_and(|line| cue::times(line).is_some()))
}

/// Reads subtitles.
pub fn parse(source: Source) -> Result<Document, ReadError> {
    let name = source.name.clone();
    source.text(None, |text| {
        let document = read(&text);
        if document.blocks.is_empty() {
            let message = "there is no cue in it (a line such as 00:00:01.000 --> 00:00:04.000 and words below); --read-as text shows it as it is";
            return Err(ReadError::Unreadable { name, message: message.into() });
        }
        Ok(document)
    })
}

fn read(text: &str) -> Document {
    writer::written(&cue::cues(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::BlockKind;
    use crate::read::shown::blocks;

    fn words(text: &str) -> Vec<String> {
        let document = read(text);
        let blocks = document.blocks.iter();
        blocks
            .map(|it| document.slice(it.extent).to_owned())
            .collect()
    }

    fn said(text: &str) -> Vec<(String, String)> {
        let document = read(text);
        document
            .given
            .iter()
            .map(|it| (it.speaker.clone(), document.slice(it.extent).to_owned()))
            .collect()
    }

    #[test]
    fn voices_and_notes_of_captions() {
        let text = "WEBVTT - the ferry\n\nNOTE <v No>not this\n\nfirst\n00:01.000 --> 00:03.000 align:start\n<v Ann Hill>Hold the <i>rope</i>\n\n00:03.000 --> 00:05.000\n<v.loud Ann Hill>&amp; row.</v>\n\n00:05.500 --> 00:07.000\n<v Jon>Why?\n";
        assert!(sniff(text.as_bytes()));
        assert_eq!(
            blocks(&read(text)),
            [
                (BlockKind::Paragraph, "Ann Hill: Hold the rope & row."),
                (BlockKind::Paragraph, "Jon: Why?")
            ]
        );
        let row = |name: &str, words: &str| (name.to_owned(), words.to_owned());
        assert_eq!(
            said(text),
            [row("Ann Hill", "Hold the rope & row."), row("Jon", "Why?")]
        );
    }

    #[test]
    fn a_name_set_wide_is_found_where_it_stands() {
        for cue in ["<v Ann    Hill>Row!", "ANN \t HILL: Row!"] {
            let document = read(&format!("WEBVTT\n\n00:01.000 --> 00:02.000\n{cue}\n"));
            let given = document.given.first().unwrap();
            let mention = given.mention.unwrap();
            assert_eq!(document.slice(mention), given.speaker, "{cue}");
        }
    }

    #[test]
    fn labels_and_dashes_of_subtitles() {
        let text = "1\r\n00:00:01,000 --> 00:00:03,000\r\nANN: The river is high.\r\nIt rains.\r\n\r\n2\r\n00:00:03,500 --> 00:00:05,000\r\n- Who says so?\r\n- Everybody.\r\n\r\n3\r\n00:01:00,000 --> 00:01:05,000\r\n{\\an8}MR. HILL: It is this: 10:30.\r\n";
        assert!(sniff(text.as_bytes()));
        assert_eq!(
            words(text),
            [
                "ANN: The river is high. It rains.",
                "Who says so?",
                "Everybody.",
                "MR. HILL: It is this: 10:30."
            ]
        );
        let row = |name: &str, words: &str| (name.to_owned(), words.to_owned());
        assert_eq!(
            said(text),
            [
                row("ANN", "The river is high. It rains."),
                row("MR. HILL", "It is this: 10:30.")
            ]
        );
    }

    #[test]
    fn long_ones_have_headings_and_rolling_ones_no_echo() {
        let cue = |minute: usize, words: &str| {
            format!("{minute:02}:01.000 --> {minute:02}:03.000\n{words}\n\n")
        };
        let text: String = [
            "WEBVTT\n\n".to_owned(),
            cue(0, "one"),
            cue(0, "one\ntwo"),
            cue(3, "three"),
            cue(4, "four"),
        ]
        .concat();
        assert_eq!(
            words(&text),
            ["0:00:00", "one two", "0:03:00", "three", "0:04:00", "four"]
        );
        assert_eq!(read(&text).sections.len(), 3);
    }

    #[test]
    fn a_number_alone_is_no_subtitle() {
        assert!(!sniff(b"1\nnot a time"));
    }
}
