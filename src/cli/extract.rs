//! `dixit extract`: a filter of JSON lines, `{"id","text"}` in, `{"id","quotes","nested","speakers"}` out, in order.
//! What a speaker quotes with a tag of its own is no part of `quotes`, which are said in the text, but of `nested`.
//!
//! Lines are read in small batches and worked on by every core, so that memory stays flat on an endless stream. A line
//! that is no such object goes to the errors with its number, and the rest goes on.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::sync::{Arc, Mutex, mpsc};
use std::thread;

use anyhow::Context as _;
use serde::{Deserialize, Serialize};

use crate::attribution::attribute;
use crate::export::{Points, Quoted, to_json_with_room};
use crate::model::{Attribution, QuoteKind};
use crate::read;

/// A line that comes in; the identifier goes out as it came.
#[derive(Deserialize)]
struct Question {
    #[serde(default)]
    id: serde_json::Value,
    text: String,
}

/// A line that goes out.
#[derive(Serialize)]
struct Reply<'a> {
    id: &'a serde_json::Value,
    quotes: Vec<Quoted<'a>>,
    nested: Vec<Quoted<'a>>,
    speakers: Vec<Voice<'a>>,
}

/// A speaker.
#[derive(Serialize)]
struct Voice<'a> {
    name: &'a str,
    aliases: &'a [String],
    quotes: u32,
}

/// Lines on their way to a worker, and the way back for the replies.
struct Work {
    lines: Vec<String>,
    back: mpsc::SyncSender<Replies>,
}

/// The reply to each line, or what is wrong with it.
type Replies = Vec<Result<String, String>>;

/// Lines that a worker has or will have: the number of each, and the way their replies come.
struct Dealt {
    numbers: Vec<u64>,
    replies: mpsc::Receiver<Replies>,
}

/// Runs the filter from standard input to standard output.
pub fn filter() -> anyhow::Result<bool> {
    let mut output = io::BufWriter::with_capacity(1 << 16, io::stdout().lock());
    match run(io::stdin(), &mut output, &mut io::stderr()) {
        // Whoever read the output has left: nothing more to say.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(true),
        outcome => outcome.context("cannot go on filtering"),
    }
}

/// Runs the filter until the input ends; tells whether every line could be used.
pub fn run(
    input: impl Read + Send,
    output: &mut dyn Write,
    errors: &mut dyn Write,
) -> io::Result<bool> {
    const AHEAD: usize = 4;
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let (deal, work) = mpsc::sync_channel::<Work>(AHEAD * workers);
    let (note, dealt) = mpsc::sync_channel::<Dealt>(AHEAD * workers);
    let work = Arc::new(Mutex::new(work));
    thread::scope(|scope| {
        for _ in 0..workers {
            let work = Arc::clone(&work);
            scope.spawn(move || answer(&work));
        }
        // With the last worker goes the way to them, so that nobody deals out lines that none will take.
        drop(work);
        let reader = scope.spawn(move || deal_out(&mut Lines::new(input), &deal, &note));
        let good = collect(&dealt, output, errors);
        // The reader must not wait for room that nobody makes any more.
        drop(dealt);
        match reader.join() {
            Ok(read) => read.and(good),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}

/// Takes lines, whoever is free the next, until there are no more.
fn answer(work: &Mutex<mpsc::Receiver<Work>>) {
    loop {
        // Nothing panics while the lock is held.
        let next = work.lock().map(|work| work.recv());
        let Ok(Ok(Work { lines, back })) = next else {
            return;
        };
        let replies = lines.iter().map(|line| reply(line)).collect();
        // Nobody waits for it if the output has ended: then no more work comes.
        let _ = back.send(replies);
    }
}

/// Reads lines and deals them out, a few batches ahead of what is written, until they end or nobody waits for replies.
fn deal_out(
    input: &mut Lines<impl Read>,
    deal: &mpsc::SyncSender<Work>,
    note: &mpsc::SyncSender<Dealt>,
) -> io::Result<()> {
    loop {
        let (numbers, lines) = input.batch()?;
        let (back, replies) = mpsc::sync_channel(1);
        if lines.is_empty()
            || note.send(Dealt { numbers, replies }).is_err()
            || deal.send(Work { lines, back }).is_err()
        {
            return Ok(());
        }
    }
}

/// Writes the replies in the order of their lines, each as soon as it is there; tells whether all were good.
fn collect(
    dealt: &mpsc::Receiver<Dealt>,
    output: &mut dyn Write,
    errors: &mut dyn Write,
) -> io::Result<bool> {
    let mut good = true;
    let mut next = dealt.recv().ok();
    while let Some(Dealt { numbers, replies }) = next {
        let replies = replies.recv();
        let replies = replies.map_err(|_| io::Error::other("a worker died"))?;
        for (number, reply) in numbers.into_iter().zip(replies) {
            match reply {
                Ok(reply) => output.write_all(reply.as_bytes())?,
                Err(what) => {
                    good = false;
                    writeln!(errors, "dixit extract: line {number}: {what}")?;
                }
            }
        }
        next = dealt.try_recv().ok();
        if next.is_none() {
            // Whoever waits for these replies before the next line must get them.
            output.flush()?;
            next = dealt.recv().ok();
        }
    }
    Ok(good)
}

/// The lines of the input that are not blank, in batches.
struct Lines<R> {
    input: BufReader<R>,
    number: u64,
}

impl<R: Read> Lines<R> {
    fn new(input: R) -> Self {
        const BUFFER: usize = 1 << 16;
        Self {
            input: BufReader::with_capacity(BUFFER, input),
            number: 0,
        }
    }

    /// The next lines and their numbers; none at the end. Waits for the first; takes others along that are there already,
    /// up to a length that is worth the way to a worker and short enough that all of them get some.
    fn batch(&mut self) -> io::Result<(Vec<u64>, Vec<String>)> {
        const ENOUGH: usize = 1 << 15;
        let (mut numbers, mut lines, mut length) = (Vec::new(), Vec::new(), 0);
        let whole = |buffer: &[u8]| memchr::memchr(b'\n', buffer).is_some();
        while lines.is_empty() || length < ENOUGH && whole(self.input.buffer()) {
            let mut line = Vec::new();
            if self.input.read_until(b'\n', &mut line)? == 0 {
                break;
            }
            self.number += 1;
            length += line.len();
            let line = String::from_utf8(line)
                .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
            if !line.trim().is_empty() {
                numbers.push(self.number);
                lines.push(line);
            }
        }
        Ok((numbers, lines))
    }
}

/// About so many bytes a reply takes.
fn room(voices: &Attribution) -> usize {
    const QUOTE: usize = 256;
    const SPEAKER: usize = 64;
    let words: usize = voices.quotes.iter().map(|it| it.extent.len()).sum();
    words + QUOTE * voices.quotes.len() + SPEAKER * voices.speakers.len()
}

/// The reply to one line, with its line end.
fn reply(line: &str) -> Result<String, String> {
    let question: Question = serde_json::from_str(line)
        .map_err(|error| format!("expected an object with \"id\" and \"text\": {error}"))?;
    let document = read::plain(question.text);
    let voices = attribute(&document);
    let mut points = Points::new(&document.text);
    let (mut quotes, mut nested) = (Vec::with_capacity(voices.quotes.len()), Vec::new());
    for quote in &voices.quotes {
        let record = Quoted::new(&document, &voices, quote, &mut points);
        match quote.kind {
            QuoteKind::Nested => nested.push(record),
            QuoteKind::Quotation | QuoteKind::Turn | QuoteKind::Dash | QuoteKind::Block => {
                quotes.push(record);
            }
        }
    }
    let speakers = voices
        .speakers
        .iter()
        .map(|it| Voice {
            name: &it.name,
            aliases: &it.aliases,
            quotes: it.quotes,
        })
        .collect();
    let reply = Reply {
        id: &question.id,
        quotes,
        nested,
        speakers,
    };
    let mut line = to_json_with_room(&reply, room(&voices));
    line.push('\n');
    Ok(line)
}
