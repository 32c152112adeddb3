//! Text files of `data/`, with errors in Chinese for the officer.

use anyhow::{Context, Result, anyhow};
use data_compiler::files::DataFiles;
use serde::Serialize;
use serde::de::DeserializeOwned;
use toml_edit::DocumentMut;

/// Reads a text file in UTF-8, UTF-16 or GBK.
pub(crate) fn read_text(files: &(impl DataFiles + ?Sized), path: &str) -> Result<String> {
    let bytes = files.read(path).map_err(|reason| anyhow!("打不开 {path}：{reason}"))?;
    text_encoding::decode(&bytes).ok_or_else(|| anyhow!("{path} 不是文本，或者存坏了：另存为 UTF-8 文本"))
}

/// Reads the rows of a CSV file with a header.
pub(crate) fn read_rows<T: DeserializeOwned>(
    files: &(impl DataFiles + ?Sized),
    path: &str,
) -> Result<Vec<T>> {
    let text = read_text(files, path)?;
    let rows = csv::Reader::from_reader(text.as_bytes()).deserialize().collect::<Result<_, _>>();
    rows.with_context(|| format!("{path} 读不出来"))
}

/// Returns a CSV file with a header.
pub(crate) fn write_rows<T: Serialize>(rows: impl Iterator<Item = T>) -> Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer.serialize(row)?;
    }
    writer.into_inner().map_err(|error| anyhow!("{error}"))
}

/// Reads a TOML file and preserves its comments and formatting.
pub(crate) fn read_document(files: &(impl DataFiles + ?Sized), path: &str) -> Result<DocumentMut> {
    read_text(files, path)?.parse().with_context(|| format!("{path} 写得不对"))
}
