//! The terminal as a device: where keys come from, where frames go, and the one way back to a usable shell.
//!
//! Invariants: what [`Tty::enter`] changes, [`restore`] undoes, whoever calls it (a return, an error, a panic, a
//! signal), exactly once, and never waiting longer than [`PATIENCE`] for a terminal that takes no output. Nothing else in
//! the program changes a mode of the terminal.

use std::fs::File;
use std::io::{self, IsTerminal, Read, Write};
use std::os::fd::AsFd;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::Context;
use ratatui::layout::Size;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::termios::{OptionalActions, Termios, tcgetattr, tcgetwinsize, tcsetattr, ttyname};

/// How long [`restore`] waits for a terminal that takes no output (stopped by Ctrl-S, or gone).
const PATIENCE: Duration = Duration::from_millis(300);

/// The largest window that is painted: a frame of it takes 50 MB, and a terminal may claim 65,535 columns and rows.
const LARGEST: Size = Size::new(1000, 500);

/// The largest window, in cells, whose frame is taken without waiting by a terminal that takes output at all.
const SMALL: u32 = 10_000;

/// Remembers the title of the window.
const KEEP_TITLE: &[u8] = b"\x1b[22;0t";
/// The other screen, emptied; pastes in brackets; no cursor.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[2J\x1b[?2004h\x1b[?25l";
/// Clicks, wheel and drags, as SGR reports.
const MOUSE_ON: &[u8] = b"\x1b[?1000h\x1b[?1002h\x1b[?1006h";
const MOUSE_OFF: &[u8] = b"\x1b[?1006l\x1b[?1002l\x1b[?1000l";
/// Ends a frame that was cut short, then undoes [`ENTER`] and gives the title back.
const LEAVE: &[u8] = b"\x1b[?2026l\x1b[0m\x1b[?25h\x1b[?2004l\x1b[?1049l\x1b[23;0t";

/// What [`restore`] needs while the terminal is ours.
static ENTERED: Mutex<Option<Before>> = Mutex::new(None);

/// The terminal as it was, with handles of its own, so that no lock of standard output is ever waited for.
struct Before {
    modes: Termios,
    tty: Tty,
    /// Whether the terminal has been told that it is ours.
    told: bool,
}

/// The terminal of this process.
#[derive(Debug)]
pub struct Tty {
    input: File,
    output: File,
}

impl Tty {
    /// The terminal on standard output; keys come from standard input, or, when that carries a document, from the
    /// terminal itself.
    pub fn open() -> anyhow::Result<Self> {
        let stdin = io::stdin();
        let stdout = io::stdout();
        let input = if stdin.is_terminal() {
            File::from(stdin.as_fd().try_clone_to_owned()?)
        } else {
            let by_name = ttyname(&stdout, Vec::new()).ok();
            let by_name = by_name.and_then(|name| name.into_string().ok().map(PathBuf::from));
            by_name
                .and_then(|name| File::open(name).ok())
                .map_or_else(|| File::open("/dev/tty"), Ok)
                .context("no terminal to take keys from, as standard input is not one")?
        };
        Ok(Self {
            input,
            output: File::from(stdout.as_fd().try_clone_to_owned()?),
        })
    }

    /// A terminal that only keeps what is written to it.
    #[cfg(test)]
    pub fn of_file(file: &File) -> io::Result<Self> {
        Ok(Self {
            input: file.try_clone()?,
            output: file.try_clone()?,
        })
    }

    /// A second handle on the same terminal.
    pub fn another(&self) -> io::Result<Self> {
        Ok(Self {
            input: self.input.try_clone()?,
            output: self.output.try_clone()?,
        })
    }

    /// Columns and rows, at most [`LARGEST`]; 80×24 when the terminal does not say.
    pub fn size(&self) -> Size {
        match tcgetwinsize(&self.output) {
            Ok(size) if size.ws_col > 0 && size.ws_row > 0 => Size::new(
                size.ws_col.min(LARGEST.width),
                size.ws_row.min(LARGEST.height),
            ),
            _ => Size::new(80, 24),
        }
    }

    /// Takes the terminal over: raw keys at once; the other screen, pastes in brackets, and the mouse if told, by what is
    /// returned, to be written by [`Tty::tell`] with the next frame. May be called again after [`restore`], and after
    /// the process was stopped without warning.
    pub fn enter(&self, mouse: bool) -> anyhow::Result<Vec<u8>> {
        let mut entered = ENTERED.lock().unwrap_or_else(PoisonError::into_inner);
        let mut bytes = Vec::new();
        let (modes, told) = if let Some(before) = entered.as_ref() {
            (before.modes.clone(), before.told)
        } else {
            bytes.extend_from_slice(KEEP_TITLE);
            let modes = tcgetattr(&self.input).context("cannot read the terminal's modes")?;
            (modes, false)
        };
        let mut raw = modes.clone();
        raw.make_raw();
        *entered = Some(Before {
            modes,
            tty: self.another()?,
            told,
        });
        tcsetattr(&self.input, OptionalActions::Now, &raw)
            .context("cannot switch the terminal to single keys")?;
        bytes.extend_from_slice(ENTER);
        if mouse {
            bytes.extend_from_slice(MOUSE_ON);
        }
        Ok(bytes)
    }

    /// Writes what begins with the bytes of [`Tty::enter`].
    pub fn tell(&self, bytes: &[u8]) -> io::Result<()> {
        let mut entered = ENTERED.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(before) = entered.as_mut() {
            before.told = true;
        }
        // Whoever restores meanwhile must not wait for a terminal that takes no output.
        drop(entered);
        self.write(bytes)
    }

    /// The modes as they are, to be put back by [`Tty::put_back`] once another program has used the terminal: it may end
    /// without doing so.
    pub fn modes(&self) -> io::Result<Termios> {
        Ok(tcgetattr(&self.input)?)
    }

    /// Sets the modes that [`Tty::modes`] gave.
    pub fn put_back(&self, modes: &Termios) -> io::Result<()> {
        Ok(tcsetattr(&self.input, OptionalActions::Now, modes)?)
    }

    /// Takes the mouse, or gives it back to the terminal's own selecting and copying.
    pub fn mouse(&self, on: bool) -> io::Result<()> {
        self.write(if on { MOUSE_ON } else { MOUSE_OFF })
    }

    /// Writes all of `bytes`, waiting as long as the terminal takes.
    pub fn write(&self, bytes: &[u8]) -> io::Result<()> {
        (&self.output).write_all(bytes)
    }

    /// Whether a frame can surely be written without waiting: output is taken, and the window is not so large that its
    /// cells could fill what the system keeps for a terminal.
    pub fn takes_a_frame(&self) -> bool {
        let size = self.size();
        let now = Timespec {
            tv_sec: 0,
            tv_nsec: 0,
        };
        let mut wait = [PollFd::new(&self.output, PollFlags::OUT)];
        size.area() <= SMALL && matches!(poll(&mut wait, Some(&now)), Ok(1))
    }

    /// Reads what has come in, waiting for the first byte. 0 means that the terminal is gone.
    pub fn read(&self, into: &mut [u8]) -> io::Result<usize> {
        (&self.input).read(into)
    }

    /// The descriptor to wait on for keys.
    pub fn keys(&self) -> &File {
        &self.input
    }

    /// The handle that keys come from, for another program.
    pub fn into_keys(self) -> File {
        self.input
    }

    /// Writes `bytes` as far as the terminal takes them before `deadline`.
    fn write_until(&self, mut bytes: &[u8], deadline: Instant) {
        while !bytes.is_empty() {
            let left = deadline.saturating_duration_since(Instant::now());
            let left = Timespec {
                tv_sec: 0,
                tv_nsec: left.subsec_nanos().into(),
            };
            let mut wait = [PollFd::new(&self.output, PollFlags::OUT)];
            match poll(&mut wait, Some(&left)) {
                Ok(1) if wait[0].revents() == PollFlags::OUT => {}
                Err(rustix::io::Errno::INTR) => continue,
                _ => return,
            }
            match (&self.output).write(bytes) {
                Ok(count) => bytes = bytes.get(count..).unwrap_or_default(),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(_) => return,
            }
        }
    }
}

/// Whether the terminal is ours now.
pub fn is_entered() -> bool {
    ENTERED
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .is_some()
}

/// Gives the terminal back as it was. Safe to call from anywhere and as often as one likes: the first call does it,
/// others wait for it and return.
pub fn restore() {
    let mut entered = ENTERED.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(Before { modes, tty, told }) = entered.take() {
        if told {
            let deadline = Instant::now() + PATIENCE;
            tty.write_until(&[MOUSE_OFF, LEAVE].concat(), deadline);
        }
        // Nothing can be done when this fails: the terminal is gone, and with it whoever could be told.
        let _ = tcsetattr(&tty.input, OptionalActions::Now, &modes);
    }
}
