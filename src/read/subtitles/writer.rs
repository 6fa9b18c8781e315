//! Cues → paragraphs, each a turn of a speaker where that is given, under headings that tell the time.

use super::cue::Cue;
use super::label;
use super::tags::plain;
use crate::model::{BlockKind, Document, Extent, Given, Style};
use crate::read::build::Builder;

/// A silence that parts two paragraphs, in milliseconds.
const SILENCE: u64 = 4_000;
/// A paragraph longer than this ends with its sentence, in bytes.
const LONG: usize = 700;

/// Writes all cues down.
pub fn written(cues: &[Cue<'_>]) -> Document {
    let length = cues.last().map_or(0, |cue| cue.start);
    let mut writer = Writer {
        step: step(length),
        ..Writer::default()
    };
    for cue in cues {
        writer.cue(cue);
    }
    writer.end();
    writer.out.finish()
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
    /// Voice tags have been seen.
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
        self.voices(cue);
        self.heading(cue.start);
        let turns = label::are_turns(&cue.lines);
        for line in &cue.lines {
            self.line(line, turns);
        }
        self.ended = cue.end.max(self.ended);
    }

    /// A cue without a voice tag, where others have one, is nobody's in particular.
    fn voices(&mut self, cue: &Cue<'_>) {
        let voiced = cue.lines.iter().any(|line| line.contains("<v"));
        if self.voiced && !voiced && self.speaker.is_some() {
            self.end();
            self.speaker = None;
        }
        self.voiced |= voiced;
    }

    /// One line: words, perhaps with who says them.
    fn line(&mut self, line: &str, turns: bool) {
        let (voice, words) = plain(line);
        let words = words.trim();
        if words.is_empty() || words == self.last {
            return;
        }
        words.clone_into(&mut self.last);
        let turn = label::turn(words, turns);
        match voice.or(turn.name) {
            Some(name) if self.speaker.as_ref() != Some(&name) => self.begin(Some(name)),
            None if turn.dashed => self.begin(None),
            Some(_) | None => {}
        }
        if self.out.kind().is_none() {
            // After a silence the last speaker is as likely to go on as anybody: the label is said again.
            let speaker = self.speaker.take();
            self.begin(speaker);
        }
        self.out.words(" ");
        self.out.words(turn.words);
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
}
