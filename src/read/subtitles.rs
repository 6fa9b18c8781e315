//! Subtitles and captions: `WebVTT` and `SubRip`.
//!
//! Cues run together to paragraphs; a voice tag (`<v Ann>`) or a name before a colon ("ANN:") begins a turn whose
//! speaker is given. Headings tell the time at even steps, so that a quotation can be cited by it.

use super::Source;
use super::build::Builder;
use super::error::ReadError;
use crate::model::{BlockKind, Document, Extent, Given, Style, one_line};

/// A silence that parts two paragraphs, in milliseconds.
const SILENCE: u64 = 4_000;
/// A paragraph longer than this ends with its sentence, in bytes.
const LONG: usize = 700;
/// The longest name before a colon, in characters.
const NAME: usize = 32;

/// Whether bytes begin as `WebVTT` or as the first cue of `SubRip` do.
pub fn sniff(head: &[u8]) -> bool {
    let head = String::from_utf8_lossy(head);
    let head = head.trim_start_matches('\u{feff}').trim_start();
    let mut lines = head.lines().map(str::trim);
    let first = lines.next().unwrap_or_default();
    let vtt = first == "WEBVTT" || first.starts_with("WEBVTT ") || first.starts_with("WEBVTT\t");
    vtt || (first.parse::<u32>().is_ok() && lines.next().is_some_and(|line| times(line).is_some()))
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
    let cues = cues(text);
    let length = cues.last().map_or(0, |cue| cue.start);
    let mut writer = Writer {
        step: step(length),
        ..Writer::default()
    };
    for cue in &cues {
        writer.cue(cue);
    }
    writer.finish()
}

/// How far apart headings are, in milliseconds; nothing short has any.
fn step(length: u64) -> Option<u64> {
    const MINUTE: u64 = 60_000;
    match length / MINUTE {
        0..=2 => None,
        3..=20 => Some(MINUTE),
        _ => Some(5 * MINUTE),
    }
}

/// What is shown at once.
struct Cue<'a> {
    start: u64,
    end: u64,
    lines: Vec<&'a str>,
}

fn cues(text: &str) -> Vec<Cue<'_>> {
    let mut all: Vec<Cue<'_>> = Vec::new();
    let mut open = false;
    for line in text.lines().map(str::trim) {
        if let Some((start, end)) = times(line) {
            all.push(Cue {
                start,
                end,
                lines: Vec::new(),
            });
            open = true;
        } else if line.is_empty() {
            open = false;
        } else if let (true, Some(cue)) = (open, all.last_mut()) {
            cue.lines.push(line);
        }
        // Whatever stands elsewhere is the head, a note, a style or a cue's name.
    }
    all
}

/// The two times of a cue's first line, in milliseconds.
fn times(line: &str) -> Option<(u64, u64)> {
    let (start, rest) = line.split_once("-->")?;
    let end = rest.split_whitespace().next()?;
    Some((time(start.trim())?, time(end)?))
}

/// "01:02:03.004", "02:03,004".
fn time(words: &str) -> Option<u64> {
    let (whole, thousandths) = words.split_once(['.', ',']).unwrap_or((words, "0"));
    let mut seconds: u64 = 0;
    for part in whole.split(':') {
        seconds = seconds.checked_mul(60)?.checked_add(part.parse().ok()?)?;
    }
    let thousandths: u64 = thousandths.parse().ok().filter(|it| *it < 1000)?;
    whole
        .contains(':')
        .then(|| seconds.checked_mul(1000)?.checked_add(thousandths))?
}

#[derive(Default)]
struct Writer {
    out: Builder,
    /// Who speaks in the open paragraph, and where their words begin.
    speaker: Option<String>,
    said_from: usize,
    /// When the last cue ended.
    ended: u64,
    step: Option<u64>,
    next_heading: u64,
    /// The last line; captions that roll up show it again.
    last: String,
    /// Voice tags have been seen: a cue without one is nobody's in particular.
    voiced: bool,
}

impl Writer {
    fn cue(&mut self, cue: &Cue<'_>) {
        let silent = cue.start.saturating_sub(self.ended) > SILENCE;
        let words = self.out.open_words();
        let full = words.len() > LONG && words.ends_with(['.', '!', '?', '…', '"', '”']);
        if silent || full {
            self.end();
        }
        let voiced = cue.lines.iter().any(|line| line.contains("<v"));
        if self.voiced && !voiced && self.speaker.is_some() {
            self.end();
            self.speaker = None;
        }
        self.voiced |= voiced;
        self.heading(cue.start);
        let turns = cue
            .lines
            .iter()
            .filter(|line| line.starts_with(['-', '–', '—']))
            .count()
            > 1;
        for line in &cue.lines {
            self.line(line, turns);
        }
        self.ended = cue.end.max(self.ended);
    }

    /// One line: words, perhaps with who says them. Two lines with dashes in one cue are two speakers.
    fn line(&mut self, line: &str, turns: bool) {
        let (voice, words) = plain(line);
        let words = words.trim();
        if words.is_empty() || words == self.last {
            return;
        }
        words.clone_into(&mut self.last);
        let words = words.trim_start_matches(">>").trim_start();
        let dashed = words.strip_prefix(['-', '–', '—']).filter(|_| turns);
        let (label, words) = labelled(dashed.unwrap_or(words).trim_start());
        match voice.or(label.map(one_line)) {
            Some(name) if self.speaker.as_ref() != Some(&name) => self.begin(Some(name)),
            None if dashed.is_some() => self.begin(None),
            Some(_) | None => {}
        }
        if self.out.kind().is_none() {
            // After a silence the last speaker is as likely to go on as anybody: the label is said again.
            let speaker = self.speaker.take();
            self.begin(speaker);
        }
        self.out.words(" ");
        self.out.words(words);
    }

    /// Opens a paragraph, with the speaker's label if there is one.
    fn begin(&mut self, speaker: Option<String>) {
        self.end();
        self.out.start(BlockKind::Paragraph);
        if let Some(name) = &speaker {
            let from = self.out.at();
            self.out.words(name);
            self.out.words(":");
            self.out.style(from, Style::Label);
        }
        self.said_from = self.out.at();
        self.speaker = speaker;
    }

    /// Closes the open paragraph. The speaker stays known.
    fn end(&mut self) {
        let said = self.out.since(self.said_from);
        let open = self.out.kind() == Some(BlockKind::Paragraph);
        let Some(block) = self.out.end().filter(|_| open) else {
            return;
        };
        if let Some(speaker) = self.speaker.clone().filter(|_| !said.is_empty()) {
            let mention = Extent {
                start: block.start,
                end: block.start + speaker.len() as u32,
            };
            self.out.document().given.push(Given {
                extent: said,
                speaker,
                mention: Some(mention),
            });
        }
    }

    /// The time, where a step has passed.
    fn heading(&mut self, now: u64) {
        let Some(step) = self.step.filter(|_| now >= self.next_heading) else {
            return;
        };
        self.end();
        let at = now / step * step;
        self.next_heading = at + step;
        let seconds = at / 1000;
        self.out.start(BlockKind::Heading(1));
        self.out.words(&format!(
            "{}:{:02}:{:02}",
            seconds / 3600,
            seconds / 60 % 60,
            seconds % 60
        ));
        self.out.end();
    }

    fn finish(mut self) -> Document {
        self.end();
        self.out.finish()
    }
}

/// A line without its tags, and the name of its voice tag.
fn plain(line: &str) -> (Option<String>, String) {
    let (mut voice, mut out, mut rest) = (None, String::with_capacity(line.len()), line);
    while let Some(at) = rest.find(['<', '{', '&']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let close = match from.as_bytes().first() {
            Some(b'<') => Some('>'),
            Some(b'{') if from.starts_with("{\\") => Some('}'),
            _ => None,
        };
        let end = close.and_then(|close| from.find(close));
        if let Some(end) = end {
            let tag = from.get(1..end).unwrap_or_default();
            if let Some((kind, name)) = tag.split_once(char::is_whitespace)
                && (kind == "v" || kind.starts_with("v."))
            {
                voice = Some(one_line(name)).filter(|name| !name.is_empty());
            }
            rest = from.get(end + 1..).unwrap_or_default();
        } else if let Some((decoded, behind)) = entity(from) {
            out.push_str(decoded);
            rest = behind;
        } else {
            let (one, behind) = from.split_at(1);
            out.push_str(one);
            rest = behind;
        }
    }
    out.push_str(rest);
    (voice, out)
}

/// The few entities that `WebVTT` has.
fn entity(text: &str) -> Option<(&'static str, &str)> {
    const ENTITIES: &[(&str, &str)] = &[
        ("&amp;", "&"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&nbsp;", "\u{a0}"),
        ("&lrm;", ""),
        ("&rlm;", ""),
        ("&quot;", "\""),
    ];
    ENTITIES
        .iter()
        .find_map(|(name, decoded)| Some((*decoded, text.strip_prefix(name)?)))
}

/// The name before a colon, if that is what stands there: all in capitals, or a name of few words each capitalised.
fn labelled(words: &str) -> (Option<&str>, &str) {
    let Some((name, rest)) = words.split_once(':') else {
        return (None, words);
    };
    let name = name.trim_matches(['[', ']', '(', ')', ' ']);
    let short =
        !name.is_empty() && name.chars().count() <= NAME && name.split_whitespace().count() <= 4;
    let capital = name
        .split_whitespace()
        .all(|word| word.starts_with(|c: char| c.is_uppercase() || c.is_numeric() || c == '#'));
    let letters = name.chars().any(char::is_alphabetic);
    let spaced = rest.is_empty() || rest.starts_with(char::is_whitespace);
    if short && capital && letters && spaced && !name.contains(['.', '!', '?', ',', '"', '“'])
        || is_titled(name) && short && spaced
    {
        (Some(name), rest.trim_start())
    } else {
        (None, words)
    }
}

/// "Mr. Hill", "DR. HILL": a stop that is no sentence's.
fn is_titled(name: &str) -> bool {
    let Some((title, rest)) = name.split_once(". ") else {
        return false;
    };
    matches!(
        title.to_lowercase().as_str(),
        "mr" | "mrs" | "ms" | "dr" | "prof" | "sen" | "rep"
    ) && !rest.contains('.')
        && rest.starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<(BlockKind, String)> {
        let document = read(text);
        document
            .blocks
            .iter()
            .map(|it| (it.kind, document.slice(it.extent).to_owned()))
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
        let paragraph = |words: &str| (BlockKind::Paragraph, words.to_owned());
        assert_eq!(
            shown(text),
            [
                paragraph("Ann Hill: Hold the rope & row."),
                paragraph("Jon: Why?")
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
        let words: Vec<_> = shown(text).into_iter().map(|(_, words)| words).collect();
        assert_eq!(
            words,
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
        let words: Vec<_> = shown(&text).into_iter().map(|(_, words)| words).collect();
        assert_eq!(
            words,
            ["0:00:00", "one two", "0:03:00", "three", "0:04:00", "four"]
        );
        assert_eq!(read(&text).sections.len(), 3);
    }

    #[test]
    fn odd_times() {
        for (words, found) in [
            ("1:2", Some(62_000)),
            ("00:00:01.5", Some(1_005)),
            ("x", None),
            ("5", None),
            ("99999999999999999999:00", None),
        ] {
            assert_eq!(time(words), found, "{words}");
        }
        assert!(!sniff(b"1\nnot a time"));
    }
}
