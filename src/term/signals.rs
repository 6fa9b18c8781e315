//! Signals, and the panic hook: every way out that is not the loop's own.
//!
//! Invariants: a signal that ends the program gives the terminal back first, even while the loop is stuck; a panic on a
//! worker touches neither the screen nor standard error.

use std::cell::RefCell;
use std::io::{self, Write};
use std::panic;
use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering};
use std::thread;
use std::time::Duration;

use rustix::process::{Pid, Signal as Kill, kill_process};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

use super::mailbox::Sender;
use super::run::Letter;
use super::tty;
use crate::model::sanitise;

/// How long the loop may take to leave by itself after a signal.
const GRACE: Duration = Duration::from_millis(200);
/// How much longer another program may take that has the terminal, to save what it holds.
const GUEST: Duration = Duration::from_secs(2);

/// The process that has the terminal instead of us; 0 while nobody has.
pub type Away = Arc<AtomicI32>;

/// What a signal asks of the loop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// Leave, with this signal's number.
    End(i32),
    /// Stop until the shell goes on with it.
    Stop,
    /// The program goes on after it was stopped.
    Continued,
    /// The window has another size.
    Resized,
}

/// The signals that are caught from the moment this is made.
pub struct Caught(Signals);

impl Caught {
    /// Catches them; what arrives before [`Caught::watch`] waits for it.
    pub fn new() -> std::io::Result<Self> {
        let all = [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH];
        Signals::new(all).map(Self)
    }

    /// Hands them to the loop from a thread of its own. While `away` names another program, that has the terminal: its
    /// Ctrl-C is not ours, its stop is, and what ends us ends it first.
    pub fn watch(mut self, loop_: Sender<Letter>, away: Away) -> std::io::Result<()> {
        let watcher = thread::Builder::new().name("signals".into());
        watcher.stack_size(64 * 1024).spawn(move || {
            for signal in self.0.forever() {
                let guest = away.load(Ordering::Acquire) != 0;
                match signal {
                    SIGWINCH => post(&loop_, Signal::Resized),
                    SIGCONT => post(&loop_, Signal::Continued),
                    SIGTSTP if guest => drop(emulate_default_handler(SIGTSTP)),
                    SIGTSTP => post(&loop_, Signal::Stop),
                    SIGINT | SIGQUIT if guest => {}
                    end => {
                        post(&loop_, Signal::End(end));
                        thread::sleep(GRACE);
                        if let Some(guest) = Pid::from_raw(away.load(Ordering::Acquire)) {
                            let _ = kill_process(guest, Kill::HUP);
                            thread::sleep(GUEST);
                        }
                        tty::restore();
                        std::process::exit(128 + end);
                    }
                }
            }
        })?;
        Ok(())
    }
}

fn post(loop_: &Sender<Letter>, signal: Signal) {
    loop_.post(Letter::Signal(signal));
}

thread_local! {
    /// Where this worker panicked, for the message that tells of it.
    static PLACE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// From now on a panic on this thread gives the terminal back and says what happened; one on another thread, while the
/// reader is on the screen, only leaves its place for [`caught`].
pub fn install_panic_hook() {
    let main = thread::current().id();
    panic::set_hook(Box::new(move |info| {
        let place = info
            .location()
            .map(|it| format!("{}:{}", it.file(), it.line()));
        if thread::current().id() != main && tty::is_entered() {
            PLACE.with_borrow_mut(|it| *it = place);
            return;
        }
        tty::restore();
        let words = words(info.payload());
        let (place, words) = (place.unwrap_or_default(), sanitise(&words, false));
        // Standard error may be gone, and a panic in here would be the last.
        let _ = writeln!(
            io::stderr(),
            "dixit: a fault of its own, at {place}: {words}\nPlease report it with these lines; the document is as it was."
        );
    }));
}

/// Runs `work` on a worker; when it panics, what to tell of it.
pub fn caught(work: impl FnOnce()) -> Result<(), String> {
    panic::catch_unwind(panic::AssertUnwindSafe(work)).map_err(|payload| {
        let place = PLACE.take().unwrap_or_default();
        format!("a fault of the program, at {place}: {}", words(&*payload))
    })
}

fn words(payload: &(dyn std::any::Any + Send)) -> String {
    let text = payload.downcast_ref::<&str>().copied();
    let text = text.or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    text.unwrap_or("no words").to_owned()
}

/// In builds for development, panics where the environment asks for it (`DIXIT_FAULT=main`, `voices`, `search`,
/// `opening`, `shelf`), so that tests can see what a panic leaves behind.
pub fn rehearse(place: &str) {
    #[cfg(debug_assertions)]
    assert!(
        std::env::var("DIXIT_FAULT").as_deref() != Ok(place),
        "a fault for rehearsal"
    );
    let _ = place;
}
