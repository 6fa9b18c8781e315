//! The door: a file or standard input → bytes, or a refusal at once.
//!
//! Nothing here waits for what may never come (a FIFO without a writer is refused) and nothing reads without a bound.

use std::fs::{self, File, FileType, Metadata};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::error::{ReadError, shown};
use super::stream::Stream;
use super::{Format, Head, Source, decode::Encoding, fetch};
use crate::model::{Document, sanitise};

/// What is read.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Input {
    /// A file.
    Path(PathBuf),
    /// Standard input, to its end.
    Stdin,
    /// A page on the web.
    Address(String),
}

impl Input {
    /// What is meant on the command line: an address, `-` for standard input, or a file.
    pub fn named(name: &Path) -> Self {
        match name.to_str() {
            Some("-") => Self::Stdin,
            Some(name) if fetch::is_address(name) => Self::Address(name.to_owned()),
            Some(_) | None => Self::Path(name.to_owned()),
        }
    }
}

/// What overrules recognition.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// Read it as this format.
    pub format: Option<&'static Format>,
    /// Decode it from this encoding.
    pub encoding: Option<Encoding>,
}

/// The largest file: extents count bytes in 32 bits, and a document may be longer than its file.
const LARGEST: u64 = 3 << 30;
/// The most that is read of a file that says it is empty: those of `/proc` do, and some of them never end.
const MADE_UP: u64 = 64 << 20;
/// The most that is read from a stream, whose length nobody knows.
pub(super) const LONGEST: u64 = 1 << 30;

/// Reads all of `input`.
pub fn open(input: &Input, options: &Options) -> Result<Document, ReadError> {
    let source = match (Stream::of(input), input) {
        (Some(stream), _) => stream?.source(options)?,
        (None, Input::Path(path)) => {
            Source::new(shown(path), read_path(path)?, path.extension(), options)
        }
        (None, Input::Address(address)) => {
            let name = sanitise(address, false).into_string();
            Source::fetched(name, fetch::fetch(address)?, options)
        }
        // It is always a stream.
        (None, Input::Stdin) => Source::new(String::new(), Vec::new(), None, options),
    };
    source.parse(options)
}

/// Reads the beginning of a file larger than `limit` bytes, where its format lets it: cut where a paragraph ends (plain
/// text, Markdown) or a chapter (EPUB), so that it can be shown before the rest is read. `None` when there is no such beginning; then [`open`] it.
pub fn open_head(
    input: &Input,
    options: &Options,
    limit: usize,
) -> Result<Option<Document>, ReadError> {
    let Input::Path(path) = input else {
        return Ok(None);
    };
    let name = shown(path);
    let meta = fs::metadata(path).map_err(|error| ReadError::io(&name, error))?;
    if !meta.is_file() || meta.len() <= limit as u64 {
        return Ok(None);
    }
    let mut bytes = Vec::with_capacity(limit);
    File::open(path)
        .and_then(|file| file.take(limit as u64).read_to_end(&mut bytes))
        .map_err(|error| ReadError::io(&name, error))?;
    let source = Source::new(name, bytes, path.extension(), options);
    match source.format.head {
        Head::Text => source.parse_head(options).transpose(),
        Head::Page(bytes) if meta.len() >= 2 * bytes => page_head(path, bytes, options),
        Head::No | Head::Page(_) => Ok(None),
        Head::Own(read) => {
            let file = File::open(path).map_err(|error| ReadError::io(&source.name, error))?;
            read(file, &source.name)
        }
    }
}

/// The article that stands in the beginning of a web page, if one does.
fn page_head(path: &Path, limit: u64, options: &Options) -> Result<Option<Document>, ReadError> {
    const PARAGRAPH: &[u8] = b"</p>";
    let name = shown(path);
    let mut bytes = Vec::with_capacity(limit as usize);
    File::open(path)
        .and_then(|file| file.take(limit).read_to_end(&mut bytes))
        .map_err(|error| ReadError::io(&name, error))?;
    let Some(end) = memchr::memmem::rfind(&bytes, PARAGRAPH) else {
        return Ok(None);
    };
    bytes.truncate(end + PARAGRAPH.len());
    // What is wrong with it, the whole page will tell.
    let head = Source::new(name, bytes, path.extension(), options).parse(options);
    Ok(head.ok().filter(|it| it.notices.is_empty()))
}

/// What a file looks like from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// In a format that can be read.
    Known,
    /// In none.
    Unknown,
    /// There is nothing in it.
    Empty,
}

/// Whether a file looks as if it could be read: by its name, or else by its first bytes. What has no ending at all may
/// be plain text.
pub fn looks_like(path: &Path) -> Result<Likeness, ReadError> {
    let fail = |error| ReadError::io(&shown(path), error);
    if fs::metadata(path).map_err(fail)?.len() == 0 {
        return Ok(Likeness::Empty);
    }
    if super::names_a_format(path.extension()) {
        return Ok(Likeness::Known);
    }
    let mut head = Vec::with_capacity(super::SNIFFED);
    File::open(path)
        .and_then(|file| file.take(super::SNIFFED as u64).read_to_end(&mut head))
        .map_err(fail)?;
    let sniffed = super::FORMATS.iter().any(|it| (it.sniff)(&head));
    let plain = path.extension().is_none() && !super::decode::is_binary(&head);
    Ok(if sniffed || plain {
        Likeness::Known
    } else {
        Likeness::Unknown
    })
}

fn read_path(path: &Path) -> Result<Vec<u8>, ReadError> {
    let name = shown(path);
    let fail = |error| ReadError::io(&name, error);
    let meta = fs::metadata(path).map_err(fail)?;
    if meta.is_dir() {
        return Err(ReadError::Directory { name });
    }
    if meta.is_file() {
        let file = special::unwaiting(path).map_err(fail)?;
        return read_file(file, &meta, &name);
    }
    Err(special::refuse(meta.file_type(), &name))
}

/// Reads a regular file: as long as it says, or, where the system makes it up (`/proc`), as long as it is.
fn read_file(file: File, meta: &Metadata, name: &str) -> Result<Vec<u8>, ReadError> {
    let limit = if meta.len() == 0 { MADE_UP } else { LARGEST };
    let too_large = || ReadError::TooLarge {
        name: name.to_owned(),
        limit: limit >> 20,
    };
    if meta.len() > limit {
        return Err(too_large());
    }
    let mut bytes = Vec::new();
    let fail = |error| ReadError::io(name, error);
    bytes
        .try_reserve_exact(meta.len() as usize)
        .map_err(|error| fail(io::Error::new(io::ErrorKind::OutOfMemory, error)))?;
    match file.take(limit + 1).read_to_end(&mut bytes) {
        // A log of the system says that there is no more of it now.
        Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
        read => {
            read.map_err(fail)?;
        }
    }
    if bytes.len() as u64 > limit {
        Err(too_large())
    } else {
        Ok(bytes)
    }
}

pub(super) mod special {
    //! What is neither a file nor a folder.

    use std::fs::OpenOptions;
    use std::os::unix::fs::{FileTypeExt, OpenOptionsExt};

    use rustix::fs::{OFlags, fcntl_setfl};

    use super::{File, FileType, Path, Read, ReadError, io};

    /// Opens it so that no reading of it waits for what may never come.
    pub fn unwaiting(path: &Path) -> io::Result<File> {
        OpenOptions::new()
            .read(true)
            .custom_flags(OFlags::NONBLOCK.bits() as i32)
            .open(path)
    }

    /// Opens a FIFO that somebody writes to (`<(command)` is one), with what could be read at once.
    pub fn open(path: &Path, name: &str) -> Result<(File, Vec<u8>), ReadError> {
        let fail = |error| ReadError::io(name, error);
        // Opened so, a FIFO without a writer is at its end at once, where it would otherwise keep us waiting.
        let mut fifo = unwaiting(path).map_err(fail)?;
        let mut first = [0; 4096];
        let got = match fifo.read(&mut first) {
            Ok(0) => {
                return Err(ReadError::NoWriter {
                    name: name.to_owned(),
                });
            }
            Ok(got) => got,
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => 0,
            Err(error) => return Err(fail(error)),
        };
        fcntl_setfl(&fifo, OFlags::empty()).map_err(|error| fail(error.into()))?;
        Ok((fifo, first.get(..got).unwrap_or_default().to_vec()))
    }

    /// Refuses everything else.
    pub fn refuse(kind: FileType, name: &str) -> ReadError {
        let kind = if kind.is_socket() {
            "a socket"
        } else if kind.is_block_device() || kind.is_char_device() {
            "a device"
        } else {
            "something special"
        };
        ReadError::Special {
            name: name.to_owned(),
            kind,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn refused(path: &Path) -> String {
        open(&Input::Path(path.into()), &Options::default())
            .unwrap_err()
            .to_string()
    }

    #[test]
    fn what_cannot_be_read_is_refused_at_once() {
        let dir = tempfile::tempdir().unwrap();
        let at = |name: &str| dir.path().join(name);
        fs::write(at("empty.txt"), "").unwrap();
        fs::write(at("mark.txt"), "\u{feff}").unwrap();
        fs::write(at("blank.txt"), " \n\n").unwrap();
        fs::write(at("binary"), b"\x7fELF\x01\x02\0\0\0").unwrap();
        for (path, says) in [
            (at("none.txt"), "there is no such file"),
            (at("empty.txt/none"), "there is no such file"),
            (dir.path().into(), "is a folder"),
            (at("empty.txt"), "is empty"),
            (at("mark.txt"), "is empty"),
            (at("blank.txt"), "is empty"),
            (at("binary"), "is binary"),
            ("/dev/null".into(), "is a device"),
            (at("no\u{1b}[2J"), "no␛[2J: there is no such file"),
        ] {
            let message = refused(&path);
            assert!(message.contains(says), "{message}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_fifo_is_read_only_when_somebody_writes() {
        use rustix::fs::{CWD, FileType, Mode, mknodat};
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("fifo");
        mknodat(CWD, &path, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
        assert!(refused(&path).contains("nobody writes"));
        // Opened for both, so that the writer is there before the reader is.
        let mut writer = fs::OpenOptions::new()
            .read(true)
            .write(true)
            .open(&path)
            .unwrap();
        writer.write_all(b"One.\n\nTwo.").unwrap();
        let reader = std::thread::spawn(move || open(&Input::Path(path), &Options::default()));
        // The writer stays until the reader has taken what there is.
        while rustix::io::ioctl_fionread(&writer).unwrap() > 0 {
            std::thread::yield_now();
        }
        drop(writer);
        assert_eq!(reader.join().unwrap().unwrap().text, "One.\n\nTwo.");
    }

    #[test]
    fn a_long_page_is_shown_from_its_first_paragraphs_and_a_page_without_an_article_whole() {
        let dir = tempfile::tempdir().unwrap();
        let at = |name: &str| dir.path().join(name);
        let words = "The ferry crossed the river twice, and nobody, not even the pilot, spoke. ";
        let paragraph = format!("<p>{}</p>\n", words.repeat(6));
        let article = paragraph.repeat(300_000 / paragraph.len());
        let page = format!("<title>The ferry</title><body><article>{article}</article>");
        fs::write(at("long.html"), &page).unwrap();
        fs::write(at("short.html"), page.get(..100_000).unwrap()).unwrap();
        fs::write(at("none.html"), "<div><a href=a>b</a></div>".repeat(20_000)).unwrap();
        let options = Options::default();
        let head = |name: &str| open_head(&Input::Path(at(name)), &options, 16_000).unwrap();
        let (whole, begun) = (
            open(&Input::Path(at("long.html")), &options).unwrap(),
            head("long.html").expect("a head"),
        );
        assert!(whole.text.starts_with(&begun.text) && begun.text.len() > 100_000);
        assert_eq!(whole.meta, begun.meta);
        assert_eq!(head("short.html"), None);
        assert_eq!(head("none.html"), None);
    }

    #[test]
    fn the_head_of_a_text_is_the_beginning_of_the_whole() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("long.txt");
        let text = "The ferryman “slept”.\n\n".repeat(100);
        fs::write(&path, &text).unwrap();
        let input = Input::Path(path);
        for limit in 100..130 {
            let head = open_head(&input, &Options::default(), limit)
                .unwrap()
                .unwrap();
            assert!(
                text.starts_with(&head.text) && head.text.len() > 60,
                "{limit}"
            );
            assert!(
                head.text.ends_with("”."),
                "a paragraph is never cut: {:?}",
                head.text
            );
        }
        assert_eq!(
            open_head(&input, &Options::default(), text.len()).unwrap(),
            None
        );
    }
}
