//! A draft as a zip file that can be saved and opened again.

use data_compiler::files::MemoryFiles;
use std::fmt;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The limits of a draft: a file beyond them is refused before it can fill the memory.
pub mod limits {
    /// The maximum size of a zip file in bytes.
    pub const PACKED_BYTES: usize = 20 << 20;
    /// The maximum size of its content in bytes, against zip bombs.
    pub const UNPACKED_BYTES: u64 = 64 << 20;
    /// The maximum number of files.
    pub const FILES: usize = 1_000;
}

/// The reason why a file cannot be opened as a draft, in Chinese.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DraftError {
    /// The file has more bytes than [`limits::PACKED_BYTES`].
    TooLarge,
    /// The content exceeds [`limits::UNPACKED_BYTES`] or [`limits::FILES`].
    TooMuchUnpacked,
    /// The file is not a readable zip file.
    Damaged,
    /// The zip file contains no data folder.
    NoData,
}

impl fmt::Display for DraftError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => {
                write!(f, "文件太大（最多 {} MB）：要选这里存下的草稿", limits::PACKED_BYTES >> 20)
            }
            Self::TooMuchUnpacked => {
                write!(
                    f,
                    "文件解开以后太大（最多 {} MB、{} 个文件）",
                    limits::UNPACKED_BYTES >> 20,
                    limits::FILES
                )
            }
            Self::Damaged => f.write_str("文件打不开，可能坏了，或者不是 zip 文件"),
            Self::NoData => f.write_str("里面没有 data 文件夹：要选这里存下的草稿"),
        }
    }
}

impl std::error::Error for DraftError {}

/// Saves files as a zip file.
///
/// # Panics
/// Never: writing to memory succeeds.
pub fn save(files: &MemoryFiles) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in &files.0 {
        writer.start_file(path.as_str(), SimpleFileOptions::default()).expect("memory can be written");
        writer.write_all(bytes).expect("memory can be written");
    }
    writer.finish().expect("memory can be written").into_inner()
}

/// Opens a draft: the files below `data/` of a zip file.
///
/// # Errors
/// [`DraftError`], in Chinese.
pub fn open(bytes: &[u8]) -> Result<MemoryFiles, DraftError> {
    if bytes.len() > limits::PACKED_BYTES {
        return Err(DraftError::TooLarge);
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| DraftError::Damaged)?;
    if archive.len() > limits::FILES {
        return Err(DraftError::TooMuchUnpacked);
    }
    let mut files = MemoryFiles::default();
    let mut room = limits::UNPACKED_BYTES;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(|_| DraftError::Damaged)?;
        let path = entry.name().map_err(|_| DraftError::Damaged)?.into_owned();
        let is_plain =
            path.starts_with("data/") && !path.ends_with('/') && !path.split('/').any(|step| step == "..");
        if !is_plain {
            continue;
        }
        let mut content = Vec::new();
        // The size that a zip file declares is not trusted.
        let read = entry.take(room + 1).read_to_end(&mut content).map_err(|_| DraftError::Damaged)? as u64;
        room = room.checked_sub(read).ok_or(DraftError::TooMuchUnpacked)?;
        files.0.insert(path, content);
    }
    if files.0.is_empty() { Err(DraftError::NoData) } else { Ok(files) }
}

#[cfg(test)]
mod tests {
    use super::{DraftError, limits, open, save};
    use data_compiler::files::MemoryFiles;

    fn files(files: &[(&str, Vec<u8>)]) -> MemoryFiles {
        MemoryFiles(files.iter().map(|(path, bytes)| ((*path).to_owned(), bytes.clone())).collect())
    }

    #[test]
    fn a_saved_draft_opens_with_the_same_files() {
        let draft = files(&[("data/a.toml", b"one".to_vec()), ("data/b/c.csv", Vec::new())]);
        assert_eq!(open(&save(&draft)), Ok(draft));
    }

    #[test]
    fn files_outside_the_data_folder_are_left_out() {
        let draft = files(&[("data/a", vec![1]), ("data/../b", vec![2]), ("c", vec![3])]);
        assert_eq!(open(&save(&draft)), Ok(files(&[("data/a", vec![1])])));
    }

    #[test]
    fn other_files_and_bombs_are_refused() {
        assert_eq!(open(b"<h1>"), Err(DraftError::Damaged));
        assert_eq!(open(&vec![0; limits::PACKED_BYTES + 1]), Err(DraftError::TooLarge));
        assert_eq!(open(&save(&files(&[("other", vec![1])]))), Err(DraftError::NoData));
        let bomb = files(&[("data/bomb", vec![0; limits::UNPACKED_BYTES as usize + 1])]);
        assert_eq!(open(&save(&bomb)), Err(DraftError::TooMuchUnpacked));
        let many = MemoryFiles((0..=limits::FILES).map(|n| (format!("data/{n}"), Vec::new())).collect());
        assert_eq!(open(&save(&many)), Err(DraftError::TooMuchUnpacked));
    }
}
