//! What comes in bit by bit and may never end: standard input and FIFOs.
//!
//! Its beginning is shown while the rest is still to come. Invariants: nothing waits for more once something is there
//! to be shown; no more than asked for is kept; what has come is a document at any time, cut where a line ends.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io::{self, Read};
use std::os::fd::AsFd;
use std::os::unix::fs::FileTypeExt;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::door::{LONGEST, special};
use super::error::{ReadError, shown};
use super::{Head, Input, Options, Source};
use crate::model::Document;

/// How long nothing comes until what is there is shown.
pub const PAUSE: Duration = Duration::from_millis(100);
/// The most that is read for the screen; a stream without an end would fill the memory.
const MOST: usize = 256 << 20;
/// How much is read at once.
const PIECE: usize = 64 * 1024;

/// How far a stream has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Came {
    /// Nothing yet.
    Nothing,
    /// Something, and more may follow.
    Some,
    /// Everything, or as much as is read at all.
    All,
}

/// A stream, with what has come of it.
#[derive(Debug)]
pub struct Stream {
    name: String,
    extension: Option<OsString>,
    from: File,
    bytes: Vec<u8>,
    came: Came,
    most: usize,
    cut: bool,
}

impl Stream {
    /// The stream that `input` is, if it is one.
    pub fn of(input: &Input) -> Option<Result<Self, ReadError>> {
        let (name, opened) = match input {
            Input::Stdin => {
                let name = "standard input".to_owned();
                let from = io::stdin().as_fd().try_clone_to_owned();
                let from = from.map_err(|error| ReadError::io(&name, error));
                (name, from.map(|from| (File::from(from), Vec::new())))
            }
            Input::Path(path) => {
                let kind = fs::metadata(path).ok()?.file_type();
                let name = shown(path);
                if !kind.is_fifo() {
                    return None;
                }
                let opened = special::open(path, &name);
                (name, opened)
            }
            Input::Address(_) => return None,
        };
        let extension = match input {
            Input::Path(path) => path.extension().map(OsStr::to_owned),
            Input::Stdin | Input::Address(_) => None,
        };
        Some(opened.map(|(from, bytes)| Self {
            name,
            extension,
            from,
            came: Came::Nothing,
            bytes,
            most: MOST,
            cut: false,
        }))
    }

    /// How much has come, in bytes.
    pub fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Whether nothing has come.
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// Takes in what comes: until there are `enough` bytes, or nothing more comes for `pause`, or all is there. For the
    /// first byte that is new it waits as long as `patience` says, or for ever.
    pub fn more(
        &mut self,
        enough: usize,
        pause: Duration,
        patience: Option<Duration>,
    ) -> Result<Came, ReadError> {
        let mut wait = patience;
        while self.came != Came::All && self.bytes.len() < enough && self.ready(wait) {
            self.take()?;
            wait = Some(pause);
        }
        Ok(self.came)
    }

    /// Whether something can be read, or its end be seen, before `patience` is over.
    pub fn ready(&self, patience: Option<Duration>) -> bool {
        let patience = patience.map(|it| Timespec {
            tv_sec: it.as_secs() as i64,
            tv_nsec: it.subsec_nanos().into(),
        });
        let mut wait = [PollFd::new(&self.from, PollFlags::IN)];
        loop {
            match poll(&mut wait, patience.as_ref()) {
                Err(rustix::io::Errno::INTR) => {}
                Ok(0) => return false,
                // What is wrong is told by reading.
                Ok(_) | Err(_) => return true,
            }
        }
    }

    fn take(&mut self) -> Result<(), ReadError> {
        let room = self.most - self.bytes.len();
        let before = self.bytes.len();
        self.bytes.resize(before + PIECE.min(room), 0);
        let piece = self.bytes.get_mut(before..).unwrap_or_default();
        let got = match self.from.read(piece) {
            Ok(got) => Some(got),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => None,
            Err(error) => return Err(ReadError::io(&self.name, error)),
        };
        self.bytes.truncate(before + got.unwrap_or_default());
        self.cut = self.bytes.len() >= self.most;
        self.came = match got {
            Some(0) => Came::All,
            _ if self.cut => Came::All,
            Some(_) => Came::Some,
            None => self.came,
        };
        Ok(())
    }

    /// The document of what has come, up to the end of a line; `None` while there is too little of it, or when its format
    /// has to be read whole.
    pub fn beginning(&self, options: &Options) -> Result<Option<Document>, ReadError> {
        let end = memchr::memrchr(b'\n', &self.bytes).map_or(0, |at| at + 1);
        let bytes = self.bytes.get(..end).unwrap_or_default().to_vec();
        let source = self.named(bytes, options);
        if !matches!(source.format.head, Head::Text) {
            return Ok(None);
        }
        match source.parse(options) {
            Ok(document) => Ok(Some(document)),
            Err(ReadError::Empty { .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The document of everything, once that is there; a notice says when there was more than is read.
    pub fn whole(&mut self, options: &Options) -> Result<Document, ReadError> {
        let bytes = self.rest()?;
        let mut document = self.named(bytes, options).parse(options)?;
        if self.cut {
            let (most, name) = (self.most >> 20, &self.name);
            let notice = format!("only the first {most} MB of {name} were read");
            document.notices.push(notice);
        }
        Ok(document)
    }

    /// Everything, for those who do not look at it meanwhile: what is longer than [`LONGEST`] is an error.
    pub(super) fn source(mut self, options: &Options) -> Result<Source, ReadError> {
        self.most = LONGEST as usize + 1;
        let bytes = self.rest()?;
        if self.cut {
            return Err(ReadError::TooLarge {
                name: self.name,
                limit: LONGEST >> 20,
            });
        }
        Ok(self.named(bytes, options))
    }

    fn rest(&mut self) -> Result<Vec<u8>, ReadError> {
        while self.more(usize::MAX, PAUSE, None)? != Came::All {}
        let mut bytes = std::mem::take(&mut self.bytes);
        bytes.shrink_to_fit();
        Ok(bytes)
    }

    fn named(&self, bytes: Vec<u8>, options: &Options) -> Source {
        Source::new(self.name.clone(), bytes, self.extension.as_deref(), options)
    }
}

#[cfg(test)]
mod tests {
    use std::io::{PipeWriter, Write};
    use std::os::fd::OwnedFd;

    use super::*;

    fn stream(bytes: &[u8]) -> (Stream, PipeWriter) {
        let (reader, mut writer) = io::pipe().unwrap();
        writer.write_all(bytes).unwrap();
        let stream = Stream {
            name: "a pipe".into(),
            extension: None,
            from: File::from(OwnedFd::from(reader)),
            bytes: Vec::new(),
            came: Came::Nothing,
            most: 1000,
            cut: false,
        };
        (stream, writer)
    }

    const NOW: Duration = Duration::from_millis(1);

    #[test]
    fn what_has_come_is_a_document_and_the_rest_follows() {
        let options = Options::default();
        let (mut stream, mut writer) = stream(b"One.\n\nTw");
        assert_eq!(stream.more(100, NOW, Some(NOW)).unwrap(), Came::Some);
        let beginning = stream.beginning(&options).unwrap().unwrap();
        assert_eq!(beginning.text, "One.\n\n");
        assert!(!stream.ready(Some(NOW)));
        writer.write_all(b"o.\n").unwrap();
        drop(writer);
        let whole = stream.whole(&options).unwrap();
        assert_eq!(
            (whole.text.as_str(), whole.notices.len()),
            ("One.\n\nTwo.\n", 0)
        );
    }

    #[test]
    fn nothing_is_waited_for_once_there_is_enough_and_never_without_patience() {
        let (mut stream, _writer) = stream(&b"word\n".repeat(100));
        assert_eq!(stream.more(10, NOW, None).unwrap(), Came::Some);
        let (mut silent, _writer) = self::stream(b"");
        assert_eq!(silent.more(10, NOW, Some(NOW)).unwrap(), Came::Nothing);
        assert!(silent.beginning(&Options::default()).unwrap().is_none());
    }

    #[test]
    fn an_endless_stream_ends_with_a_notice_and_a_binary_one_at_once() {
        let options = Options::default();
        let (mut stream, _writer) = stream(&b"y\n".repeat(1000));
        let whole = stream.whole(&options).unwrap();
        assert_eq!(whole.text.len(), 1000);
        assert!(
            whole.notices[0].contains("only the first"),
            "{:?}",
            whole.notices
        );
        let (mut binary, _writer) = self::stream(b"\x7fELF\x01\0\0\0\n\0\0");
        assert_eq!(binary.more(10, NOW, None).unwrap(), Came::Some);
        assert!(binary.beginning(&options).is_err());
        let (mut page, _writer) = self::stream(b"<!DOCTYPE html>\n<title>x</title>\n");
        assert_eq!(page.more(10, NOW, None).unwrap(), Came::Some);
        assert!(page.beginning(&options).unwrap().is_none(), "is read whole");
    }
}
