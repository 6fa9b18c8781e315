//! The real binary in a pseudo-terminal: what it shows, what modes it leaves, how it ends.
//!
//! Nothing here sleeps and hopes: a test waits for a condition, and gives up only after [`PATIENCE`].

#![allow(dead_code, reason = "each test file uses its part")]

use std::io::{Read, Write};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};

/// Far beyond what any step takes, on however busy a machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// What the terminal has received.
#[derive(Default)]
struct Received {
    bytes: Vec<u8>,
    ended: bool,
}

/// A program running in a terminal of its own.
pub struct Pty {
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    received: Arc<(Mutex<Received>, Condvar)>,
    size: (u16, u16),
    home: Option<tempfile::TempDir>,
}

/// The program under test.
pub fn dixit() -> CommandBuilder {
    CommandBuilder::new(env!("CARGO_BIN_EXE_dixit"))
}

/// A file of that name and content that lives as long as the test.
pub fn file(name: &str, content: &str) -> (tempfile::TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join(name);
    std::fs::write(&path, content).unwrap();
    (dir, path)
}

/// A text of `count` numbered paragraphs, each with its own word.
pub fn paragraphs(count: usize) -> String {
    let mut text = String::from("The Counted Page\n\n");
    for number in 1..=count {
        let number = number.to_string();
        text.extend([
            "Paragraph number",
            &number,
            " walks to the mill and back again.\n\n",
        ]);
    }
    text
}

impl Pty {
    /// Starts `command` in a terminal of 80×24 with an empty home.
    pub fn start(command: CommandBuilder) -> Self {
        let home = tempfile::tempdir().unwrap();
        let mut pty = Self::at_home(command, home.path());
        pty.home = Some(home);
        pty
    }

    /// Starts `command` in a terminal of 80×24, its configuration in `home`.
    pub fn at_home(mut command: CommandBuilder, home: &Path) -> Self {
        let (columns, rows) = (80, 24);
        command.env("HOME", home);
        command.env("XDG_CONFIG_HOME", home);
        for name in ["XDG_DATA_HOME", "XDG_STATE_HOME", "NO_COLOR", "TMUX"] {
            command.env_remove(name);
        }
        command.env("TERM", "xterm-256color");
        command.env("COLORTERM", "truecolor");
        let pair = native_pty_system().openpty(size(columns, rows)).unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let received = Arc::new((Mutex::new(Received::default()), Condvar::new()));
        let mut reader = pair.master.try_clone_reader().unwrap();
        let into = Arc::clone(&received);
        thread::spawn(move || {
            let mut buffer = vec![0; 65536];
            loop {
                let count = reader.read(&mut buffer).unwrap_or(0);
                let mut received = into.0.lock().unwrap_or_else(PoisonError::into_inner);
                received.bytes.extend_from_slice(&buffer[..count]);
                received.ended = count == 0;
                into.1.notify_all();
                if count == 0 {
                    return;
                }
            }
        });
        Self {
            writer: pair.master.take_writer().unwrap(),
            master: pair.master,
            child,
            received,
            size: (columns, rows),
            home: None,
        }
    }

    /// The process id.
    pub fn id(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    /// Everything the terminal received.
    pub fn bytes(&self) -> Vec<u8> {
        self.received.0.lock().unwrap().bytes.clone()
    }

    /// The screen as a person sees it. A resized terminal is replayed at its last size, so compare only what was
    /// painted since.
    pub fn screen(&self) -> vt100::Parser {
        Self::replay(&self.bytes(), self.size)
    }

    fn replay(bytes: &[u8], (columns, rows): (u16, u16)) -> vt100::Parser {
        let [rows, columns] = [rows, columns].map(|it| NonZero::new(it).unwrap());
        let mut parser = vt100::Parser::new(rows, columns, 0);
        parser.process(bytes);
        parser
    }

    /// Waits until the screen's text satisfies `wanted`.
    pub fn wait(&self, what: &str, wanted: impl Fn(&str) -> bool) -> String {
        let screen = self.wait_for(what, |parser| wanted(&parser.screen().contents()));
        screen.screen().contents()
    }

    /// Waits until the screen satisfies `wanted`.
    pub fn wait_for(&self, what: &str, wanted: impl Fn(&vt100::Parser) -> bool) -> vt100::Parser {
        let until = Instant::now() + PATIENCE;
        let mut received = self.received.0.lock().unwrap();
        loop {
            let parser = Self::replay(&received.bytes, self.size);
            if wanted(&parser) {
                return parser;
            }
            let left = until.saturating_duration_since(Instant::now());
            assert!(
                !left.is_zero() && !received.ended,
                "waited for {what}; the screen shows\n{}",
                parser.screen().contents()
            );
            received = self.received.1.wait_timeout(received, left).unwrap().0;
        }
    }

    /// Waits until `text` is on the screen.
    pub fn shows(&self, text: &str) -> String {
        self.wait(text, |screen| screen.contains(text))
    }

    /// Types.
    pub fn send(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).unwrap();
        self.writer.flush().unwrap();
    }

    /// Leaves the reader, which gives the terminal back; all that was written to it.
    pub fn quit(mut self) -> Vec<u8> {
        self.send("q");
        assert_eq!(self.ends().exit_code(), 0);
        assert_eq!(self.left_on(), [""; 0]);
        self.bytes()
    }

    /// Gives the window another size.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.size = (columns, rows);
        self.master.resize(size(columns, rows)).unwrap();
    }

    /// Sends a signal to the program.
    pub fn signal(&self, signal: Signal) {
        kill(signal, self.id());
    }

    /// Whether the terminal is closed at the program's end.
    pub fn has_ended(&self) -> bool {
        self.received.0.lock().unwrap().ended
    }

    /// Waits until the program has ended by itself.
    pub fn ends(&mut self) -> ExitStatus {
        let end = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                // What it wrote last may still be on its way.
                until("the last bytes", || self.has_ended());
                return status;
            }
            if Instant::now() > end {
                let shown = self.screen().screen().contents();
                self.child.kill().unwrap();
                panic!("it goes on and on; the screen shows\n{shown}");
            }
            thread::sleep(Duration::from_millis(2));
        }
    }

    /// What the terminal is left with, once the program has ended: one word for every mode that still stands.
    pub fn left_on(&self) -> Vec<&'static str> {
        let parser = self.screen();
        let screen = parser.screen();
        let modes = [
            (screen.alternate_screen(), "the other screen"),
            (screen.hide_cursor(), "no cursor"),
            (screen.bracketed_paste(), "pastes in brackets"),
            (
                screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None,
                "the mouse",
            ),
            (screen.application_cursor(), "application cursor keys"),
            (!self.is_cooked(), "raw keys"),
        ];
        modes
            .into_iter()
            .filter_map(|(on, name)| on.then_some(name))
            .collect()
    }

    /// Whether the terminal gives whole lines and echoes them.
    pub fn is_cooked(&self) -> bool {
        let modes = self.master.get_termios().unwrap();
        let flags = format!("{:?}", modes.local_flags);
        flags.contains("ICANON") && flags.contains("ECHO") && flags.contains("ISIG")
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols: columns,
        pixel_width: 0,
        pixel_height: 0,
    }
}

/// Sends a signal.
pub fn kill(signal: Signal, process: u32) {
    let process = i32::try_from(process).ok().and_then(Pid::from_raw).unwrap();
    kill_process(process, signal).unwrap();
}

/// The state of a process as the system tells it: `S` sleeping, `R` running, `T` stopped, `Z` ended; `None` when it is
/// gone.
pub fn state(process: u32) -> Option<char> {
    if cfg!(target_os = "linux") {
        let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
        return stat.rsplit(") ").next()?.chars().next();
    }
    let output = Command::new("ps")
        .args(["-o", "state=", "-p", &process.to_string()])
        .output()
        .unwrap();
    String::from_utf8_lossy(&output.stdout)
        .trim()
        .chars()
        .next()
}

/// The first thing in `bytes` that dixit does not mean to say to a terminal.
pub fn forbidden(bytes: &[u8]) -> Option<String> {
    const SEQUENCES: &[&str] = &[
        "2J", "22;0t", "23;0t", "?1049h", "?1049l", "?2004h", "?2004l", "?25h", "?25l", "?1000h",
        "?1000l", "?1002h", "?1002l", "?1006h", "?1006l", "?2026h", "?2026l",
    ];
    let Ok(text) = std::str::from_utf8(bytes) else {
        return Some("bytes that are no text".into());
    };
    let is_plain = |text: &str| !text.chars().any(|c| c.is_control() && !"\r\n".contains(c));
    let mut parts = text.split('\x1b');
    let first = parts.next().filter(|it| !is_plain(it));
    let wrong = first.or_else(|| {
        parts.find(|part| {
            let allowed = if let Some(sequence) = part.strip_prefix('[') {
                let end = sequence.find(|c: char| c.is_ascii_alphabetic());
                let (sequence, words) = sequence.split_at(end.map_or(0, |end| end + 1));
                let parameters = sequence.trim_end_matches(['H', 'm']);
                let painted = parameters.len() < sequence.len()
                    && !parameters.contains(|c: char| !c.is_ascii_digit() && c != ';');
                (painted || SEQUENCES.contains(&sequence)) && is_plain(words)
            } else {
                let link = part.strip_prefix("]8;");
                let words = part.strip_prefix("]2;").or(part.strip_prefix('\\'));
                words.is_some_and(is_plain)
                    || link.is_some_and(|it| it.bytes().all(|it| it.is_ascii_graphic()))
            };
            !allowed
        })
    });
    wrong.map(|part| part.chars().take(80).collect())
}

/// Waits for a condition outside the terminal.
pub fn until(what: &str, wanted: impl Fn() -> bool) {
    let end = Instant::now() + PATIENCE;
    while !wanted() {
        assert!(Instant::now() < end, "waited for {what}");
        thread::sleep(Duration::from_millis(5));
    }
}

/// A command that runs `script` in a POSIX shell.
pub fn shell(script: &str, directory: &Path) -> CommandBuilder {
    let mut command = CommandBuilder::new("/bin/sh");
    command.args(["-c", script]);
    command.cwd(directory);
    command
}
