//! Taking in what has come: keys from the terminal, letters from the workers and from the signals.
//!
//! Invariants: while nothing comes the program sleeps in one `poll`; keys come before letters; whatever waits for calm
//! is opened when it is due.

use std::io;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Context;
use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::run::{GONE, Leave, Letter, Reader};
use super::signals::{Signal, rehearse};
use crate::app::Event;

/// How long the rest of an escape sequence may take to arrive.
const SEQUENCE: Duration = Duration::from_millis(25);
/// How long keys are taken in before a frame is due again.
const INTAKE: Duration = Duration::from_millis(8);

/// What came of one wait.
enum Came {
    /// Keys, letters, or both.
    Something {
        keys: bool,
        letters: bool,
    },
    Silence,
    Hangup,
}

impl Reader {
    /// Waits, then lets everything happen that has come, for at most [`INTAKE`].
    pub(super) fn take_in(&mut self) -> anyhow::Result<Option<Leave>> {
        let now = Instant::now();
        let due = self.calm.take(now);
        if !due.is_empty() {
            return self.open_all(due);
        }
        let sequence = self.decoder.is_waiting().then_some(SEQUENCE);
        let mut patience = sequence.or_else(|| self.calm.due(now));
        let mut until = None;
        loop {
            let left = match self.wait(patience)? {
                // Keys first: whoever presses one does not wait for what a worker has found meanwhile.
                Came::Something { keys, letters } => {
                    let left = if keys { self.take_keys()? } else { None };
                    match left {
                        None if letters => self.open_letters()?,
                        left => left,
                    }
                }
                Came::Hangup => Some(Leave(GONE)),
                Came::Silence if patience == Some(Duration::ZERO) => return Ok(None),
                Came::Silence => {
                    let mut events = Vec::new();
                    self.decoder.settle(&mut events);
                    self.all_happen(events)?
                }
            };
            let until = *until.get_or_insert_with(|| Instant::now() + INTAKE);
            if left.is_some() || Instant::now() >= until {
                return Ok(left);
            }
            patience = Some(Duration::ZERO);
        }
    }

    fn wait(&self, patience: Option<Duration>) -> anyhow::Result<Came> {
        let patience = patience.map(|it| Timespec {
            tv_sec: it.as_secs() as i64,
            tv_nsec: it.subsec_nanos().into(),
        });
        let mut on = [
            PollFd::new(self.mailbox.bell(), PollFlags::IN),
            PollFd::new(self.tty.keys(), PollFlags::IN),
        ];
        loop {
            match poll(&mut on, patience.as_ref()) {
                Err(rustix::io::Errno::INTR) => {}
                Err(error) => return Err(error).context("cannot wait for keys"),
                Ok(_) => break,
            }
        }
        let [bell, terminal] = on.map(|it| it.revents());
        let [letters, keys] = [bell, terminal].map(|it| it.contains(PollFlags::IN));
        Ok(if keys || letters {
            Came::Something { keys, letters }
        } else if terminal.is_empty() {
            Came::Silence
        } else {
            Came::Hangup
        })
    }

    fn take_keys(&mut self) -> anyhow::Result<Option<Leave>> {
        let mut bytes = [0; 8192];
        let count = match self.tty.read(&mut bytes) {
            Ok(count) => count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => return Ok(None),
            // A terminal that is gone says so in one of these two ways.
            Err(_) => 0,
        };
        if count == 0 {
            return Ok(Some(Leave(GONE)));
        }
        rehearse("main");
        self.calm.pressed(Instant::now());
        let mut events = Vec::new();
        let read = bytes.get(..count).unwrap_or_default();
        self.decoder.feed(read, &mut events);
        let left = self.all_happen(events)?;
        self.look()?;
        Ok(left)
    }

    /// Tells that the file is not what was read any more, unless something else has just been told.
    fn look(&mut self) -> anyhow::Result<()> {
        if self.app.message().is_none()
            && let Some(told) = self.watch.look()
        {
            self.happen(Event::Failed(told.into()))?;
        }
        Ok(())
    }

    fn open_letters(&mut self) -> anyhow::Result<Option<Leave>> {
        let now = Instant::now();
        let (voices, others): (Vec<Letter>, Vec<Letter>) = self
            .mailbox
            .letters()
            .into_iter()
            .partition(|it| matches!(it, Letter::Of(_, Event::Voices(_))));
        for letter in voices {
            self.calm.keep(letter, now);
        }
        let due = self.calm.take(now);
        self.open_all(others.into_iter().chain(due).collect())
    }

    fn open_all(&mut self, letters: Vec<Letter>) -> anyhow::Result<Option<Leave>> {
        for letter in letters {
            let left = match letter {
                Letter::Event(event) => self.happen(event)?,
                Letter::Of(reading, event) if self.workers.counts(reading) => self.happen(event)?,
                Letter::Opened(opening, event) if self.workers.opens(opening) => {
                    let left = self.happen(event)?;
                    self.go_on(Arc::clone(self.app.document()), !self.app.reading());
                    left
                }
                Letter::Of(..) | Letter::Opened(..) => None,
                Letter::Signal(Signal::End(signal)) => Some(Leave((128 + signal) as u8)),
                Letter::Signal(Signal::Stop) => self.stop()?,
                Letter::Signal(Signal::Resized) => self.resized()?,
                Letter::Signal(Signal::Continued) => self.come_back()?,
            };
            if left.is_some() {
                return Ok(left);
            }
        }
        Ok(None)
    }
}
