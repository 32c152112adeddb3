//! Files that an officer opens: read in any of the usual encodings, with errors in Chinese.

use anyhow::{Context, Result, anyhow, bail};
use serde::Deserialize;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

/// Reads the bytes of a file of at most `limit` bytes.
pub fn read_bytes(path: &Path, limit: usize) -> Result<Vec<u8>> {
    let name = path.display();
    let size = match fs::metadata(path) {
        Ok(metadata) if metadata.is_dir() => bail!("{name} 是文件夹，要写文件的名字"),
        Ok(metadata) => metadata.len(),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            bail!("没有 {name} 这个文件：看看名字和文件夹对不对")
        }
        Err(error) => return Err(error).with_context(|| format!("打不开 {name}")),
    };
    if size > limit as u64 {
        bail!("{name} 太大（最多 {} MB）", limit >> 20);
    }
    fs::read(path).with_context(|| format!("打不开 {name}：如果别的程序开着它，先关掉"))
}

/// Reads a text file in UTF-8, UTF-16 or GBK.
pub fn read_text(path: &Path) -> Result<String> {
    let bytes = read_bytes(path, directory_import::limits::FILE_BYTES)?;
    text_encoding::decode(&bytes)
        .ok_or_else(|| anyhow!("{} 不是文本，或者存坏了：另存为“CSV UTF-8”或 UTF-8 文本", path.display()))
}

/// Reads the rows of a CSV file with a header.
pub fn read_rows<T: for<'de> Deserialize<'de>>(path: &Path) -> Result<Vec<T>> {
    let text = read_text(path)?;
    let rows = csv::Reader::from_reader(text.as_bytes()).deserialize().collect::<Result<_, _>>();
    rows.with_context(|| format!("{} 读不出来", path.display()))
}
