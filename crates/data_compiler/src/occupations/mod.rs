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
//! | `national_code` | codes of occupations outside the directory |
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
mod national_code;
mod national_labels;
mod phrases;
mod readings;
mod related;
mod tables;
mod terms;
mod thesaurus;
mod typed;
mod wording;

use crate::diagnostic::{Diagnostic, recorded};
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

/// Declares the files below the project's root that [`compile`] reads.
macro_rules! files {
    ($($name:ident = $path:literal,)*) => {
        /// The files that [`compile`] reads, relative to the project's root.
        pub const FILES: [&str; 18] = [$($path),*];

        struct Files {
            $($name: SourceFile,)*
        }

        impl Files {
            /// Reads all files; each that cannot be read is a problem.
            fn read(root: &(impl DataFiles + ?Sized), problems: &mut Vec<Diagnostic>) -> Option<Self> {
                $(let $name = recorded(SourceFile::read(root, $path), problems);)*
                Some(Self { $($name: $name?,)* })
            }
        }
    };
}

files! {
    directory = "data/occupations/directory.csv",
    national = "data/occupations/national.csv",
    descriptions = "data/occupations/descriptions.csv",
    definitions = "data/occupations/definition-terms.csv",
    exceptions = "data/occupations/description-exceptions.toml",
    labels = "data/occupations/labels.toml",
    national_labels = "data/occupations/national-labels.toml",
    facets = "data/occupations/facets.toml",
    fillers = "data/occupations/fillers.toml",
    polyphones = "data/occupations/polyphones.toml",
    common = "data/occupations/common-characters.txt",
    traditional = "data/occupations/traditional.csv",
    compatibility = "data/occupations/compatibility.csv",
    misreadings = "data/occupations/misreadings.toml",
    thesaurus = "data/occupations/thesaurus.toml",
    related = "data/occupations/related.toml",
    notice = "data/sources/qilu-notice-2023.toml",
    words = "data/words.toml",
}

/// Reads, checks and compiles `data/occupations` below `root`.
///
/// # Errors
/// Every error found, in the order of the files.
pub fn compile(root: &(impl DataFiles + ?Sized)) -> Result<OccupationBundles, Vec<Diagnostic>> {
    let mut problems = Vec::new();
    match Files::read(root, &mut problems).and_then(|files| assemble_bundles(root, &files, &mut problems)) {
        Some(bundles) if problems.is_empty() => Ok(bundles),
        _ => Err(problems),
    }
}

/// Checks the files and builds the bundles; `None` after a problem.
fn assemble_bundles(
    root: &(impl DataFiles + ?Sized),
    files: &Files,
    problems: &mut Vec<Diagnostic>,
) -> Option<OccupationBundles> {
    let wording = wording::read(&files.facets, &files.fillers, &files.notice, problems);
    let (entries, classification) =
        entries::read(&files.directory, &files.national, wording.as_ref(), problems);
    let descriptions = descriptions::read(&files.descriptions, &entries, problems);
    let labels = labels::read(&files.labels, &entries, &classification, problems);
    let compared = description_likeness::Compared {
        entries: &entries,
        national: &classification,
        labels: &labels,
        descriptions: (&descriptions, &files.descriptions),
    };
    description_likeness::check(&files.definitions, &files.exceptions, &compared, problems);
    let readings =
        readings::read((&files.polyphones, &files.misreadings), &entries, (&labels, &files.labels), problems);
    let typed = typed::read(&files.common, &files.traditional, &files.compatibility, problems);
    let known = classification.iter().map(|entry| entry.code).collect();
    let phrase_files = recorded(phrases::files(root), problems).unwrap_or_default();
    let expansions = phrases::read(&phrase_files, &files.definitions, &known, problems);
    let meanings = thesaurus::read(&files.thesaurus, problems);
    let national_labels = national_labels::read(
        &files.national_labels,
        (&entries, &classification),
        (&labels, &meanings),
        problems,
    );
    let words = crate::words::check(&files.words, problems);
    let related = related::read(&files.related, &known, problems);
    let (wording, readings) = wording.zip(readings).filter(|_| problems.is_empty())?;
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
    Some(OccupationBundles { directory, national, meaning, characters })
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

/// Returns the texts of all expansion phrases, the words of the thesaurus and the labels of occupations
/// outside the directory below `root`; files with mistakes are left to [`compile`].
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
