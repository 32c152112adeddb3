//! The files to put on the server: those of `dist/` that change when data are replaced, with their packed
//! forms, and the changed data for the maintainers.

mod archive;
mod error;
mod page;
mod site;
mod start_page_size;
mod worker;

pub use error::PublicationError;

use crate::check::check_changes;
use crate::draft;
use archive::archive;
use data_compiler::files::MemoryFiles;
use site::NewData;
use std::collections::BTreeMap;

/// Compiles the changes and returns a zip file. `deployed` holds the server's files that name data files.
///
/// # Errors
/// [`PublicationError`], in Chinese.
pub fn publish(
    files: &MemoryFiles,
    built_in: &MemoryFiles,
    deployed: &MemoryFiles,
    progress: impl FnMut(usize, usize),
) -> Result<Vec<u8>, PublicationError> {
    if !check_changes(files, built_in, progress).is_sound() {
        return Err(PublicationError::Unsound);
    }
    let changed: Vec<&String> = files
        .0
        .iter()
        .filter(|(path, bytes)| built_in.0.get(*path) != Some(bytes))
        .map(|(path, _)| path)
        .collect();
    if changed.is_empty() && files.0.len() == built_in.0.len() {
        return Err(PublicationError::NothingChanged);
    }
    let only_in_build = ["data/texts/", "data/glossary.toml", "data/diagnostics.toml"];
    let needs_build: Vec<String> = changed
        .iter()
        .filter(|path| only_in_build.iter().any(|start| path.starts_with(start)))
        .map(|path| (*path).clone())
        .collect();
    if !needs_build.is_empty() {
        return Err(PublicationError::NeedsBuild(needs_build));
    }
    let changed_data = changed.iter().map(|path| ((*path).clone(), files.0[*path].clone())).collect();
    let new = NewData::compile(files, built_in)?;
    let site = new.site(files, deployed)?;
    Ok(draft::save(&archive(site, changed_data)))
}

/// Compiles the changes and returns the changed files of the server, without their packed forms, to try them
/// out.
///
/// # Errors
/// [`PublicationError`], in Chinese.
pub fn trial(
    files: &MemoryFiles,
    built_in: &MemoryFiles,
    deployed: &MemoryFiles,
) -> Result<BTreeMap<String, Vec<u8>>, PublicationError> {
    NewData::compile(files, built_in)?.site(files, deployed)
}
