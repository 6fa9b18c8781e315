//! ZIP archives that are not to be trusted: what EPUB and DOCX are packed in.
//!
//! Nothing is unpacked that says it is too large, and nothing is believed to be as small as it says: bytes are counted
//! while they come. Names are looked up and never become paths of the file system.

use std::collections::HashMap;
use std::io::{Read, Seek};

use zip::ZipArchive;

/// The most that one archive may unpack to in all, in bytes.
const TOTAL: u64 = 64 << 20;

/// Why an entry cannot be had.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// There is none of that name.
    #[error("it is missing")]
    Missing,
    /// It is, or all in all it would be, too large.
    #[error("it unpacks to more than {} MB", .limit.div_ceil(1 << 20))]
    TooLarge {
        /// The limit in bytes.
        limit: u64,
    },
    /// The archive is damaged there, or encrypted.
    #[error("it cannot be unpacked ({0})")]
    Broken(String),
}

/// An open archive.
pub struct Archive<R> {
    zip: ZipArchive<R>,
    /// How much may still be unpacked, in bytes.
    left: u64,
    /// Names in lower case, made when the first one is not found as it is.
    lower: Option<HashMap<String, usize>>,
}

impl<R: Read + Seek> Archive<R> {
    /// Reads the list of entries.
    pub fn open(reader: R) -> Result<Self, Refusal> {
        let zip = ZipArchive::new(reader).map_err(|error| Refusal::Broken(error.to_string()))?;
        Ok(Self {
            zip,
            left: TOTAL,
            lower: None,
        })
    }

    /// Unpacks the entry called `name`, or but for upper and lower case called so, if it has at most `limit` bytes.
    pub fn read(&mut self, name: &str, limit: u64) -> Result<Vec<u8>, Refusal> {
        let index = self.find(name).ok_or(Refusal::Missing)?;
        let broken = |error: &dyn std::error::Error| Refusal::Broken(error.to_string());
        let limit = limit.min(self.left);
        let entry = self.zip.by_index(index).map_err(|error| broken(&error))?;
        let said = entry.size();
        if said > limit {
            return Err(Refusal::TooLarge { limit });
        }
        let mut bytes = Vec::with_capacity(said as usize);
        let unpacked = entry.take(limit + 1).read_to_end(&mut bytes);
        // What was unpacked before it broke was work all the same.
        self.left = self.left.saturating_sub(bytes.len() as u64);
        unpacked.map_err(|error| broken(&error))?;
        if bytes.len() as u64 > limit {
            return Err(Refusal::TooLarge { limit });
        }
        Ok(bytes)
    }

    /// Whether there is an entry called `name`.
    pub fn has(&mut self, name: &str) -> bool {
        self.find(name).is_some()
    }

    /// The first entry whose name ends in `end`.
    pub fn ending_in(&self, end: &str) -> Option<String> {
        let mut names = self.zip.file_names().flatten();
        names
            .find(|name| name.ends_with(end))
            .map(std::borrow::Cow::into_owned)
    }

    fn find(&mut self, name: &str) -> Option<usize> {
        if let Some(index) = self.zip.index_for_name(name) {
            return Some(index);
        }
        let zip = &self.zip;
        let lower = self.lower.get_or_insert_with(|| {
            let names = zip.file_names().enumerate();
            names
                .filter_map(|(index, name)| Some((name.ok()?.to_lowercase(), index)))
                .collect()
        });
        lower.get(&name.to_lowercase()).copied()
    }
}
