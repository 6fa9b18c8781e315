//! `dixit extract`: a filter of JSON lines, `{"id","text"}` in, `{"id","quotes","speakers"}` out, in order.
//!
//! Lines are read in small batches and worked on by every core, so that memory stays flat on an endless stream. A line
//! that is no such object goes to the errors with its number, and the rest goes on.

use std::collections::VecDeque;
use std::io::{self, BufRead, Write};
use std::sync::{Mutex, mpsc};
use std::thread;

use anyhow::Context as _;
use serde::{Deserialize, Serialize};

use crate::attribution::attribute;
use crate::export::{Points, Quoted, to_json};
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
    speakers: Vec<Voice<'a>>,
}

/// A speaker.
#[derive(Serialize)]
struct Voice<'a> {
    name: &'a str,
    aliases: &'a [String],
    quotes: u32,
}

/// A line on its way to a worker, and the way back for the reply (or what is wrong).
struct Work {
    line: String,
    reply: mpsc::SyncSender<Result<String, String>>,
}

/// A line that a worker has or will have, by its number.
type Dealt = (u64, mpsc::Receiver<Result<String, String>>);

/// Runs the filter from standard input to standard output.
pub fn filter() -> anyhow::Result<bool> {
    let mut output = io::BufWriter::with_capacity(1 << 16, io::stdout().lock());
    match run(&mut io::stdin().lock(), &mut output, &mut io::stderr()) {
        // Whoever read the output has left: nothing more to say.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(true),
        outcome => outcome.context("cannot go on filtering"),
    }
}

/// Runs the filter until the input ends; tells whether every line could be used.
pub fn run(
    input: &mut dyn BufRead,
    output: &mut dyn Write,
    errors: &mut dyn Write,
) -> io::Result<bool> {
    const AHEAD: usize = 4;
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let (deal, line) = mpsc::sync_channel::<Work>(AHEAD * workers);
    let line = Mutex::new(line);
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| work(&line));
        }
        pump(input, output, errors, deal, AHEAD * workers)
    })
}

/// Takes lines, whoever is free the next, until there are no more.
fn work(lines: &Mutex<mpsc::Receiver<Work>>) {
    loop {
        // Nothing panics while the lock is held.
        let next = lines.lock().map(|lines| lines.recv());
        let Ok(Ok(Work { line, reply: back })) = next else {
            return;
        };
        if back.send(reply(&line)).is_err() {
            return;
        }
    }
}

/// Deals lines out, `ahead` at the most, and takes the replies back in the same order; tells whether all were good.
fn pump(
    input: &mut dyn BufRead,
    output: &mut dyn Write,
    errors: &mut dyn Write,
    deal: mpsc::SyncSender<Work>,
    ahead: usize,
) -> io::Result<bool> {
    let died = |_| io::Error::other("a worker died");
    let mut dealt: VecDeque<Dealt> = VecDeque::with_capacity(ahead);
    let (mut number, mut good, mut ended) = (0, true, false);
    loop {
        while !ended && dealt.len() < ahead {
            let mut line = Vec::new();
            ended = input.read_until(b'\n', &mut line)? == 0;
            number += u64::from(!ended);
            let line = String::from_utf8(line)
                .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
            if !line.trim().is_empty() {
                let (reply, back) = mpsc::sync_channel(1);
                deal.send(Work { line, reply })
                    .map_err(|_| io::Error::other("a worker died"))?;
                dealt.push_back((number, back));
            }
        }
        let Some((number, back)) = dealt.pop_front() else {
            break;
        };
        match back.recv().map_err(died)? {
            Ok(reply) => output.write_all(reply.as_bytes())?,
            Err(what) => {
                good = false;
                writeln!(errors, "dixit extract: line {number}: {what}")?;
            }
        }
    }
    // No more lines will come: the workers leave.
    drop(deal);
    output.flush()?;
    Ok(good)
}

/// The reply to one line, with its line end.
fn reply(line: &str) -> Result<String, String> {
    let question: Question = serde_json::from_str(line)
        .map_err(|error| format!("expected an object with \"id\" and \"text\": {error}"))?;
    let document = read::plain(question.text);
    let voices = attribute(&document);
    let mut points = Points::new(&document.text);
    let quotes = voices
        .quotes
        .iter()
        .map(|quote| Quoted::new(&document, &voices, quote, &mut points))
        .collect();
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
        speakers,
    };
    let mut line = to_json(&reply);
    line.push('\n');
    Ok(line)
}
