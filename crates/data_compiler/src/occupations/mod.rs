//! Compiles `data/occupations` into the three bundles of the directory.
//!
//! | module | checks and builds |
//! |---|---|
//! | `tables` | rows of a CSV file with their lines |
//! | `wording` | facets, editions, fillers |
//! | `entries` | the directory against the national classification and the notice |
//! | `descriptions` | the descriptions |
//! | `terms`, `description_likeness` | the descriptions against the official definitions |
//! | `labels` | the colloquial labels |
//! | `foreign_labels` | labels that name an occupation outside the directory |
//! | `national_labels` | the colloquial labels of occupations outside the directory |
//! | `phrases` | expansion phrases and definition terms |
//! | `thesaurus` | words of users and what they mean |
//! | `related` | entries related to an occupation outside the directory |
//! | `readings` | pinyin, with the reviewed readings |
//! | `typed` | common and traditional characters people type |
//! | `alphabet` | encoding of texts as short codes |
//! | `assemble` | the bundles |

mod alphabet;
mod assemble;
mod description_likeness;
mod descriptions;
mod entries;
mod foreign_labels;
mod labels;
mod national_labels;
mod phrases;
mod readings;
mod related;
mod tables;
mod terms;
mod thesaurus;
mod typed;
mod wording;

use crate::diagnostic::Diagnostic;
use crate::files::DataFiles;
use crate::source::SourceFile;
use std::collections::BTreeSet;

pub use terms::Terms;

/// The bundles of the directory and of the national classification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OccupationBundles {
    /// For `occupations::Directory::from_bytes`.
    pub directory: Vec<u8>,
    /// For `occupations::National::from_bytes`.
    pub national: Vec<u8>,
    /// For `occupations::Meaning::from_bytes`.
    pub meaning: Vec<u8>,
    /// The characters that a visitor of a kiosk may write.
    pub characters: BTreeSet<char>,
}

/// The files below the project's root that [`compile`] reads.
pub const FILES: [&str; 18] = [
    "data/occupations/directory.csv",
    "data/occupations/national.csv",
    "data/occupations/descriptions.csv",
    "data/occupations/definition-terms.csv",
    "data/occupations/description-exceptions.toml",
    "data/occupations/labels.toml",
    "data/occupations/national-labels.toml",
    "data/occupations/facets.toml",
    "data/occupations/fillers.toml",
    "data/occupations/polyphones.toml",
    "data/occupations/common-characters.txt",
    "data/occupations/traditional.csv",
    "data/occupations/compatibility.csv",
    "data/occupations/misreadings.toml",
    "data/occupations/thesaurus.toml",
    "data/occupations/related.toml",
    "data/sources/qilu-notice-2023.toml",
    "data/words.toml",
];

/// Reads, checks and compiles `data/occupations` below `root`.
///
/// # Errors
/// Every error found, in the order of the files.
pub fn compile(root: &(impl DataFiles + ?Sized)) -> Result<OccupationBundles, Vec<Diagnostic>> {
    let mut problems = Vec::new();
    let mut files = Vec::new();
    for path in FILES {
        match SourceFile::read(root, path) {
            Ok(file) => files.push(file),
            Err(problem) => problems.push(problem),
        }
    }
    let Ok(
        [
            directory,
            national,
            descriptions,
            definitions,
            exceptions,
            labels,
            national_labels,
            facets,
            fillers,
            polyphones,
            common,
            traditional,
            compatibility,
            misreadings,
            thesaurus,
            related,
            notice,
            words,
        ],
    ) = <[SourceFile; 18]>::try_from(files)
    else {
        return Err(problems);
    };
    let wording = wording::read(&facets, &fillers, &notice, &mut problems);
    let (entries, classification) = entries::read(&directory, &national, wording.as_ref(), &mut problems);
    let descriptions_file = descriptions;
    let descriptions = descriptions::read(&descriptions_file, &entries, &mut problems);
    let labels_file = labels;
    let labels = labels::read(&labels_file, &entries, &classification, &mut problems);
    let compared = description_likeness::Compared {
        entries: &entries,
        national: &classification,
        labels: &labels,
        descriptions: (&descriptions, &descriptions_file),
    };
    description_likeness::check(&definitions, &exceptions, &compared, &mut problems);
    let readings =
        readings::read((&polyphones, &misreadings), &entries, (&labels, &labels_file), &mut problems);
    let typed = typed::read(&common, &traditional, &compatibility, &mut problems);
    let known = classification.iter().map(|entry| entry.code).collect();
    let phrase_files = phrases::files(root).unwrap_or_else(|problem| {
        problems.push(problem);
        Vec::new()
    });
    let expansions = phrases::read(&phrase_files, &definitions, &known, &mut problems);
    let meanings = thesaurus::read(&thesaurus, &mut problems);
    let national_labels = national_labels::read(
        &national_labels,
        (&entries, &classification),
        (&labels, &meanings),
        &mut problems,
    );
    let words = crate::words::check(&words, &mut problems);
    let related = related::read(&related, &known, &mut problems);
    match (wording, readings) {
        (Some(wording), Some(readings)) if problems.is_empty() => {
            let parts = assemble::Parts {
                wording: &wording,
                entries: &entries,
                classification: &classification,
                descriptions: &descriptions,
                labels: &labels,
                national_labels: &national_labels,
                readings: &readings,
                typed: &typed,
                words: &words,
            };
            let (directory, national) = (parts.directory(), parts.national());
            let meaning = assemble::meaning(&directory, &national, &expansions, &meanings, &related);
            let characters = parts.written_characters(&expansions);
            Ok(OccupationBundles { directory, national, meaning, characters })
        }
        _ => Err(problems),
    }
}

/// Returns Rust source: the name of the built-in edition and the number of its entries.
///
/// # Errors
/// A missing or malformed `facets.toml`.
pub fn quoted_edition(root: &(impl DataFiles + ?Sized)) -> Result<String, Vec<Diagnostic>> {
    let (name, entries) = edition(root).map_err(|problem| vec![problem])?;
    Ok(format!(
        "pub const DIRECTORY_EDITION: &str = {name:?};\npub const DIRECTORY_ENTRIES: usize = {entries};\n"
    ))
}

/// Returns the name of the edition and the number of its entries.
///
/// # Errors
/// A missing or malformed `facets.toml`.
pub fn edition(root: &(impl DataFiles + ?Sized)) -> Result<(String, usize), Diagnostic> {
    SourceFile::read(root, "data/occupations/facets.toml").and_then(|file| wording::edition(&file))
}

/// Returns the texts of all expansion phrases, the words of the thesaurus and the labels of occupations outside the
/// directory below `root`; files with mistakes are left to [`compile`].
pub fn phrases(root: &(impl DataFiles + ?Sized)) -> BTreeSet<String> {
    let mut texts = phrases::texts(&phrases::files(root).unwrap_or_default());
    if let Ok(source) = SourceFile::read(root, "data/occupations/thesaurus.toml") {
        let words = thesaurus::read(&source, &mut Vec::new()).into_values().flatten();
        texts.extend(words.flat_map(|word| occupations::meaning::forms(&word)));
    }
    if let Ok(source) = SourceFile::read(root, "data/occupations/national-labels.toml") {
        texts.extend(national_labels::texts(&source));
    }
    texts
}
