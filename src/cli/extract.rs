//! `dixit extract`: a filter of JSON lines, `{"id","text"}` in, `{"id","quotes","speakers"}` out, in order.
//!
//! Lines are read in small batches and worked on by every core, so that memory stays flat on an endless stream. A line
//! that is no such object goes to the errors with its number, and the rest goes on.

use std::io::{self, BufRead, Write};
use std::sync::mpsc;
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

/// Lines on their way through a worker: number and text in, number and reply (or what is wrong) out.
type Line = (u64, String);
type Done = (u64, Result<String, String>);

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
    let workers = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let lanes: Vec<(mpsc::SyncSender<Line>, mpsc::Receiver<Done>)> = (0..workers)
            .map(|_| {
                let (to, lines) = mpsc::sync_channel::<Line>(4);
                let (done, from) = mpsc::sync_channel::<Done>(4);
                scope.spawn(move || {
                    for (number, line) in lines {
                        if done.send((number, reply(&line))).is_err() {
                            return;
                        }
                    }
                });
                (to, from)
            })
            .collect();
        pump(input, output, errors, &lanes)
    })
}

/// Deals lines out to the lanes in turn and takes the replies back in the same order; tells whether all were good.
fn pump(
    input: &mut dyn BufRead,
    output: &mut dyn Write,
    errors: &mut dyn Write,
    lanes: &[(mpsc::SyncSender<Line>, mpsc::Receiver<Done>)],
) -> io::Result<bool> {
    const AHEAD: u64 = 4;
    let ahead = AHEAD * lanes.len() as u64;
    let (mut dealt, mut taken, mut number, mut good) = (0, 0, 0, true);
    let mut ended = false;
    while !ended || taken < dealt {
        if !ended && dealt - taken < ahead {
            let mut line = Vec::new();
            ended = input.read_until(b'\n', &mut line)? == 0;
            number += u64::from(!ended);
            let line = String::from_utf8_lossy(&line);
            if !line.trim().is_empty() {
                let worker = &lanes[dealt as usize % lanes.len()].0;
                if worker.send((number, line.into_owned())).is_err() {
                    return Err(io::Error::other("a worker died"));
                }
                dealt += 1;
            }
            if !ended {
                continue;
            }
        }
        if taken == dealt {
            break;
        }
        let worker = &lanes[taken as usize % lanes.len()].1;
        let (number, reply) = worker
            .recv()
            .map_err(|_| io::Error::other("a worker died"))?;
        taken += 1;
        match reply {
            Ok(reply) => output.write_all(reply.as_bytes())?,
            Err(what) => {
                good = false;
                writeln!(errors, "dixit extract: line {number}: {what}")?;
            }
        }
    }
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
