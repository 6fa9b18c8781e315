//! The child: pdftotext, what goes in and what comes out.

use std::io::{self, Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// How long the program may take.
pub const PATIENCE: Duration = Duration::from_secs(20);
/// The most that is taken from it, in bytes; of a page it says some 50 kB.
const LARGEST: u64 = 96 << 20;
/// How much of its complaints is kept, in bytes.
const COMPLAINT: u64 = 4096;
/// The most memory that it may take, in bytes of address space.
#[cfg(target_os = "linux")]
const MEMORY: u64 = 1 << 30;

/// What the program says of a file.
#[derive(Debug, Default)]
pub struct Said {
    /// Every page, block, line and word with its place, as XHTML.
    pub out: String,
    /// It said more than is taken.
    pub cut: bool,
    /// What it complained of.
    pub complaint: String,
}

/// Has it read `bytes`.
pub fn run(bytes: Vec<u8>) -> io::Result<Said> {
    let mut child = Command::new("pdftotext")
        .args(["-enc", "UTF-8", "-bbox-layout", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    limit(&child);
    let result = converse(&mut child, bytes);
    // Killing what has ended already is no harm; waiting leaves no zombie.
    let _ = child.kill();
    child.wait()?;
    result
}

/// Limits its memory. It has nothing to work on yet: its input is empty until [`converse`].
#[cfg(target_os = "linux")]
fn limit(child: &Child) {
    use rustix::process::{Pid, Resource, Rlimit, prlimit};
    let limit = Rlimit {
        current: Some(MEMORY),
        maximum: Some(MEMORY),
    };
    let id = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
    if id.is_some() {
        // Where the system refuses, there is still the limit of time.
        let _ = prlimit(id, Resource::As, limit);
    }
}

#[cfg(not(target_os = "linux"))]
fn limit(_child: &Child) {}

/// Hands `bytes` over and takes what comes back, all at once and within [`PATIENCE`].
fn converse(child: &mut Child, bytes: Vec<u8>) -> io::Result<Said> {
    let (Some(mut input), Some(output), Some(complaints)) =
        (child.stdin.take(), child.stdout.take(), child.stderr.take())
    else {
        return Err(io::Error::other("it could not be spoken to"));
    };
    // No thread outlives the child: its death closes the pipes.
    thread::spawn(move || input.write_all(&bytes));
    let complaint = thread::spawn(move || taken(complaints, COMPLAINT));
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let mut said = Vec::new();
        let read = output.take(LARGEST + 1).read_to_end(&mut said);
        sender.send(read.map(|_| said))
    });
    let said = receiver
        .recv_timeout(PATIENCE)
        .unwrap_or_else(|_| Err(io::ErrorKind::TimedOut.into()))?;
    let cut = said.len() as u64 > LARGEST;
    if cut {
        // It waits for somebody to read the rest, and its complaints would not end.
        let _ = child.kill();
    }
    Ok(Said {
        out: String::from_utf8(said)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()),
        cut,
        complaint: complaint.join().unwrap_or_default(),
    })
}

/// The beginning of what comes; the rest is taken too, so that the program does not wait.
fn taken(mut stream: impl Read, limit: u64) -> String {
    let mut said = Vec::new();
    let _ = (&mut stream).take(limit).read_to_end(&mut said);
    let _ = io::copy(&mut stream, &mut io::sink());
    String::from_utf8_lossy(&said).into_owned()
}
