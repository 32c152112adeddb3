//! Zip packages, unpacked within limits.

use crate::error::ListError;
use crate::limits;
use std::collections::HashMap;
use std::io::{self, Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// A zip package whose unpacked size has been checked.
pub(crate) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// The names of the files whose text was read, in this order.
    #[cfg(test)]
    pub(crate) texts: Vec<String>,
}

impl<'a> Package<'a> {
    /// Opens the package and unpacks each of its files once, counting the bytes: the sizes that a package
    /// declares may be wrong.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, ListError> {
        let damaged = |error: &dyn ToString| ListError::Damaged(error.to_string());
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
        if archive.len() > limits::PACKED_FILES {
            return Err(ListError::TooMuchUnpacked);
        }
        let mut left = limits::UNPACKED_BYTES;
        for index in 0..archive.len() {
            let file = archive.by_index(index).map_err(|error| damaged(&error))?;
            let read =
                io::copy(&mut file.take(left + 1), &mut io::sink()).map_err(|error| damaged(&error))?;
            left = left.checked_sub(read).ok_or(ListError::TooMuchUnpacked)?;
        }
        Ok(Self {
            archive,
            #[cfg(test)]
            texts: Vec::new(),
        })
    }

    /// Returns true if the package has a file of this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// Returns the text of a file; an absent file is empty.
    pub(crate) fn text(&mut self, name: &str) -> Result<String, ListError> {
        #[cfg(test)]
        self.texts.push(name.to_owned());
        let mut bytes = Vec::new();
        if let Ok(file) = self.archive.by_name(name) {
            let read = file.take(limits::UNPACKED_BYTES).read_to_end(&mut bytes);
            read.map_err(|error| ListError::Damaged(error.to_string()))?;
        }
        text_encoding::decode(&bytes).ok_or_else(|| ListError::Damaged(format!("{name} is no text")))
    }

    /// Packs the files again, some of them with other texts.
    pub(crate) fn with(&mut self, texts: &HashMap<&str, String>) -> Result<Vec<u8>, ListError> {
        self.packed(texts).map_err(|error| ListError::Damaged(error.to_string()))
    }

    fn packed(&mut self, texts: &HashMap<&str, String>) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for index in 0..self.archive.len() {
            let file = self.archive.by_index_raw(index)?;
            let name = file.name()?.into_owned();
            match texts.get(name.as_str()) {
                Some(text) => {
                    writer.start_file(name, SimpleFileOptions::default())?;
                    writer.write_all(text.as_bytes())?;
                }
                None => writer.raw_copy_file(file)?,
            }
        }
        Ok(writer.finish()?.into_inner())
    }
}
