//! The header of a file by which a deployer replaces data of a build: a magic number and a version.

use alloc::vec::Vec;
use core::fmt;

/// The format of a file: its magic number, and the version that this build reads and writes.
#[derive(Clone, Copy, Debug)]
pub struct FileFormat {
    /// The first bytes of the file.
    pub magic: [u8; 4],
    /// The byte that follows them.
    pub version: u8,
}

/// The reason why this build cannot use a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileError {
    /// The file is of another kind.
    NotOurs,
    /// The file has another format version.
    OtherVersion,
    /// The file is incomplete or altered.
    Damaged,
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            FileError::NotOurs => "a file of another kind",
            FileError::OtherVersion => "a file of another format version",
            FileError::Damaged => "the file is damaged",
        })
    }
}

impl core::error::Error for FileError {}

impl FileFormat {
    /// Returns a file with this content.
    #[must_use]
    pub fn encode(self, content: &[u8]) -> Vec<u8> {
        [&self.magic[..], &[self.version], content].concat()
    }

    /// Returns the content of a file.
    ///
    /// ```
    /// use bundle_reader::{FileError, FileFormat};
    ///
    /// let format = FileFormat { magic: *b"QLGP", version: 2 };
    /// assert_eq!(format.decode(&format.encode(&[7])), Ok(&[7][..]));
    /// assert_eq!(format.decode(b"<!doctype html>"), Err(FileError::NotOurs));
    /// assert_eq!(format.decode(b"QLGP\x01"), Err(FileError::OtherVersion));
    /// ```
    ///
    /// # Errors
    /// [`FileError::NotOurs`] or [`FileError::OtherVersion`] if the header is another.
    pub fn decode(self, file: &[u8]) -> Result<&[u8], FileError> {
        let (version, content) =
            file.strip_prefix(&self.magic).and_then(<[u8]>::split_first).ok_or(FileError::NotOurs)?;
        if *version == self.version { Ok(content) } else { Err(FileError::OtherVersion) }
    }
}
