//! What reaches the loop from other threads: an ordinary channel, and a pipe that wakes the loop from its wait for keys.
//!
//! Invariant: a letter that was posted wakes the loop, now or at its next wait; an idle program is never woken.

use std::io::{self, PipeReader, PipeWriter, Read, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver};

/// The loop's end.
pub struct Mailbox<T> {
    letters: Receiver<T>,
    bell: PipeReader,
    rung: Arc<AtomicBool>,
}

/// The other threads' end.
pub struct Sender<T> {
    letters: mpsc::Sender<T>,
    bell: Arc<PipeWriter>,
    rung: Arc<AtomicBool>,
}

/// Both ends of a new mailbox.
pub fn mailbox<T>() -> io::Result<(Sender<T>, Mailbox<T>)> {
    let (reader, writer) = io::pipe()?;
    let (sender, receiver) = mpsc::channel();
    let rung = Arc::new(AtomicBool::new(false));
    let sender = Sender {
        letters: sender,
        bell: Arc::new(writer),
        rung: Arc::clone(&rung),
    };
    let mailbox = Mailbox {
        letters: receiver,
        bell: reader,
        rung,
    };
    Ok((sender, mailbox))
}

impl<T> Clone for Sender<T> {
    fn clone(&self) -> Self {
        Self {
            letters: self.letters.clone(),
            bell: Arc::clone(&self.bell),
            rung: Arc::clone(&self.rung),
        }
    }
}

impl<T> Sender<T> {
    /// Posts a letter; `false` when nobody will read it.
    pub fn post(&self, letter: T) -> bool {
        let posted = self.letters.send(letter).is_ok();
        // One byte in the pipe is enough, however many letters wait.
        posted && (self.rung.swap(true, Ordering::AcqRel) || (&*self.bell).write(&[0]).is_ok())
    }
}

impl<T> Mailbox<T> {
    /// The descriptor to wait on.
    pub fn bell(&self) -> &PipeReader {
        &self.bell
    }

    /// Takes out what is there, without waiting.
    pub fn letters(&mut self) -> Vec<T> {
        // The flag falls before the letters are read, so that one which comes after that rings again.
        if self.rung.swap(false, Ordering::AcqRel) {
            let _ = self.bell.read(&mut [0]);
        }
        self.letters.try_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::thread;

    #[test]
    fn no_letter_is_lost_and_many_ring_once() {
        let (sender, mut mailbox) = mailbox().unwrap();
        for number in 0..1000 {
            assert!(sender.post(number));
        }
        assert_eq!(mailbox.letters().len(), 1000);
        assert!(mailbox.letters().is_empty(), "and does not wait");
        let other = sender.clone();
        thread::spawn(move || other.post(7)).join().unwrap();
        assert_eq!(mailbox.letters(), [7]);
        drop(mailbox);
        assert!(!sender.post(8), "nobody is there");
    }
}
