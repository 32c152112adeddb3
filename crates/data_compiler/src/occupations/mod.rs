//! Compiles `data/occupations` into the two bundles of the directory.
//!
//! | module | checks and builds |
//! |---|---|
//! | `tables` | rows of a CSV file with their lines |
//! | `wording` | facets, editions, fillers |
//! | `entries` | the directory against the national classification and the notice |
//! | `descriptions` | our sentences |
//! | `labels` | the words of the street |
//! | `readings` | pinyin, with the reviewed readings |
//! | `typed` | common and traditional characters people type |
//! | `alphabet` | texts as short codes |
//! | `assemble` | the bundles |

mod alphabet;
mod assemble;
mod descriptions;
mod entries;
mod labels;
mod readings;
mod tables;
mod typed;
mod wording;

use crate::diagnostic::Diagnostic;
use crate::source::SourceFile;
use std::path::Path;

/// The directory and the national classification as bytes for the widget.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OccupationBundles {
    /// For `occupations::Directory::from_bytes`.
    pub directory: Vec<u8>,
    /// For `occupations::National::from_bytes`.
    pub national: Vec<u8>,
}

/// The files below the project's root that [`compile`] reads.
pub const FILES: [&str; 10] = [
    "data/occupations/directory.csv",
    "data/occupations/national.csv",
    "data/occupations/descriptions.csv",
    "data/occupations/labels.toml",
    "data/occupations/facets.toml",
    "data/occupations/fillers.toml",
    "data/occupations/polyphones.toml",
    "data/occupations/common-characters.txt",
    "data/occupations/traditional.csv",
    "data/sources/qilu-notice-2023.toml",
];

/// Reads, checks and compiles `data/occupations` below `root`.
///
/// # Errors
/// Every mistake found, in the order of the files.
pub fn compile(root: &Path) -> Result<OccupationBundles, Vec<Diagnostic>> {
    let mut problems = Vec::new();
    let mut files = Vec::new();
    for path in FILES {
        match SourceFile::read(root, path) {
            Ok(file) => files.push(file),
            Err(problem) => problems.push(problem),
        }
    }
    let Ok(
        [directory, national, descriptions, labels, facets, fillers, polyphones, common, traditional, notice],
    ) = <[SourceFile; 10]>::try_from(files)
    else {
        return Err(problems);
    };
    let wording = wording::read(&facets, &fillers, &notice, &mut problems);
    let (entries, classification) = entries::read(&directory, &national, wording.as_ref(), &mut problems);
    let descriptions = descriptions::read(&descriptions, &entries, &mut problems);
    let labels_file = labels;
    let labels = labels::read(&labels_file, &entries, &mut problems);
    let readings = readings::read(&polyphones, &entries, (&labels, &labels_file), &mut problems);
    let typed = typed::read(&common, &traditional, &mut problems);
    match (wording, readings) {
        (Some(wording), Some(readings)) if problems.is_empty() => {
            let parts = assemble::Parts {
                wording: &wording,
                entries: &entries,
                classification: &classification,
                descriptions: &descriptions,
                labels: &labels,
                readings: &readings,
                typed: &typed,
            };
            Ok(OccupationBundles { directory: parts.directory(), national: parts.national() })
        }
        _ => Err(problems),
    }
}
